"""The set-up as a reader runs it, with a played uv and the real pip: no test asks an index for anything."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import setup_env

from helpers import paths

#: Plays uv: says what it was told and how it was surrounded, fails or waits where a file asks for it, else "installs".
PLAYED_UV = """
import importlib.util, json, os, pathlib, re, sys, sysconfig, tempfile, time, zipfile
here = pathlib.Path(sys.prefix).parent
said = here / "uv-said.jsonl"
kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "PYTHON", "SSL_"))}
with said.open("a", encoding="utf-8") as file:
    file.write(json.dumps({"arguments": sys.argv[1:], "environment": kept}) + chr(10))
if (here / "uv-fails").exists():
    sys.exit((here / "uv-fails").read_text(encoding="utf-8"))
while (here / "uv-waits").exists():
    time.sleep(0.05)
site = pathlib.Path(sysconfig.get_path("purelib"))
if "-e" in sys.argv:
    spec = importlib.util.spec_from_file_location("backend", here / "tools" / "backend.py")
    backend = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(backend)
    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(pathlib.Path(folder) / backend.build_editable(folder)).extractall(site)
else:
    for name, version in re.findall(r"(?m)^([\\w.-]+)==(\\S+)", pathlib.Path(sys.argv[sys.argv.index("-r") + 1]).read_text()):
        (site / f"{name}-{version}.dist-info").mkdir(exist_ok=True)
"""


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the one wheel that pip itself installs: the played uv."""
    folder = tmp_path_factory.mktemp("index")
    with zipfile.ZipFile(folder / "uv-9-py3-none-any.whl", "w") as wheel:
        wheel.writestr("uv/__init__.py", "")
        wheel.writestr("uv/__main__.py", PLAYED_UV)
        wheel.writestr("uv-9.dist-info/METADATA", "Metadata-Version: 2.1\nName: uv\nVersion: 9\n")
        wheel.writestr(
            "uv-9.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("uv-9.dist-info/RECORD", "")
    return folder


def small_book(root: Path, index: Path) -> Path:
    """A book of two locks, with the real programs of the set-up."""
    (root / "locks").mkdir(parents=True)
    shutil.copytree(paths.ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "src" / "helpers").mkdir(parents=True)
    shutil.copyfile(paths.ROOT / "src" / "helpers" / "__init__.py", root / "src" / "helpers" / "__init__.py")
    for name in ("pyproject.toml", "CITATION.cff"):
        shutil.copyfile(paths.ROOT / name, root / name)
    digest = hashlib.sha256((index / "uv-9-py3-none-any.whl").read_bytes()).hexdigest()
    lock = f"uv==9 \\\n    --hash=sha256:{digest}\n"
    (root / "locks" / "build.txt").write_text(
        f"numpy==1 \\\n    --hash=sha256:{'0' * 64}\n{lock}", encoding="utf-8"
    )
    (root / "locks" / "test.txt").write_text(
        f"pytest==1 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8"
    )
    return root


@pytest.fixture
def book(tmp_path: Path, index: Path) -> Path:
    return small_book(tmp_path / "book", index)


def surroundings(index: Path, **others: str) -> dict[str, str]:
    """Only what a command needs, the one wheel, and what a test adds; none of this machine's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    return kept | {"HOME": str(index), "PIP_FIND_LINKS": str(index), "PIP_NO_INDEX": "1"} | others


def set_up(root: Path, environment: dict[str, str], *purposes: str) -> subprocess.CompletedProcess[str]:
    command = [sys._base_executable, "-I", str(root / "tools" / "setup_env.py"), *purposes]  # type: ignore[attr-defined]
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )


def said(root: Path) -> list[dict[str, object]]:
    """What uv was told, call by call."""
    text = (root / "uv-said.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_first_run_makes_the_environment_and_a_second_does_nothing(book: Path, index: Path) -> None:
    done = set_up(book, surroundings(index))
    assert (done.returncode, done.stdout, done.stderr) == (0, "Setting up .venv for build ...\n", "")
    calls = [one["arguments"] for one in said(book)]
    assert len(calls) == 2
    assert {"--require-hashes", "--only-binary"} <= set(calls[0])
    assert {"--no-deps", "--no-build-isolation", "-e"} <= set(calls[1])
    record = (book / ".venv" / "ready.json").read_bytes()
    done = set_up(book, surroundings(index))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (book / ".venv" / "ready.json").read_bytes() == record
    assert len(said(book)) == 2
    # The tools of the tests are added to what building has.
    mark = book / ".venv" / "still-the-same"
    mark.touch()
    done = set_up(book, surroundings(index), "test")
    assert (done.returncode, done.stdout) == (0, "Setting up .venv for test ...\n")
    assert mark.exists()
    assert len(said(book)) == 3
    # Building asks for less than there is, so there is nothing to do.
    assert set_up(book, surroundings(index)).stdout == ""


def test_no_switch_of_the_reader_reaches_the_installers(book: Path, index: Path, tmp_path: Path) -> None:
    (tmp_path / "hostile").mkdir()
    (tmp_path / "hostile" / "zipfile.py").write_text(
        "raise RuntimeError('a module of the reader')", encoding="utf-8"
    )
    switches = {
        "PIP_USER": "1",
        "PIP_TARGET": str(tmp_path / "elsewhere"),
        "PIP_PREFIX": str(tmp_path / "elsewhere"),
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_NO_BINARY": ":all:",
        "PIP_CONSTRAINT": "missing.txt",
        "UV_TARGET": str(tmp_path / "elsewhere"),
        "UV_CONSTRAINT": "missing.txt",
        "UV_PYTHON": "3.9",
        "PYTHONPATH": str(tmp_path / "hostile"),
        "PYTHONWARNINGS": "error",
        "PYTHONHOME": str(tmp_path / "elsewhere"),
        "PYTHONSTARTUP": str(tmp_path / "hostile" / "zipfile.py"),
    }
    done = set_up(book, surroundings(index, **switches))
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "elsewhere").exists()
    for call in said(book):
        around = call["environment"]
        assert isinstance(around, dict)
        assert around.keys() & switches.keys() == set()
        assert around["PIP_FIND_LINKS"] == around["UV_FIND_LINKS"] == str(index)


def test_the_files_of_pip_and_uv_are_read_for_the_index_alone(
    book: Path, index: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    (home / ".config" / "pip").mkdir(parents=True)
    (home / ".config" / "uv").mkdir()
    (home / ".config" / "pip" / "pip.conf").write_text(
        f"[install]\nuser = true\ntarget = {tmp_path / 'elsewhere'}\nrequire-virtualenv = true\n"
        f"[global]\nproxy = http://proxy.invalid:1\nno-binary = :all:\nno-index = true\nfind-links = {index}\n",
        encoding="utf-8",
    )
    (home / ".config" / "uv" / "uv.toml").write_text(
        'resolution = "lowest"\nno-binary = true\n[[index]]\nname = "own"\nurl = "https://index.invalid/simple"\n'
        '[pip]\ntarget = "x"\nprerelease = "allow"\n',
        encoding="utf-8",
    )
    around = surroundings(index, HOME=str(home))
    del around["PIP_FIND_LINKS"], around["PIP_NO_INDEX"]
    done = set_up(book, around)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "elsewhere").exists()
    environment = said(book)[0]["environment"]
    assert isinstance(environment, dict)
    assert environment["UV_INDEX"] == "own=https://index.invalid/simple"
    assert environment["PIP_PROXY"] == "http://proxy.invalid:1"
    assert environment["UV_NO_CONFIG"] == "1"
    assert environment["PIP_CONFIG_FILE"] == os.devnull


def test_ctrl_c_is_one_sentence_and_the_next_run_makes_the_environment(book: Path, index: Path) -> None:
    (book / "uv-waits").touch()
    command = [sys._base_executable, "-I", str(book / "tools" / "setup_env.py")]  # type: ignore[attr-defined]
    started = subprocess.Popen(
        command,
        env=surroundings(index),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell that starts what it runs in the background bids it to ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    for _ in range(1200):
        if (book / "uv-said.jsonl").exists():
            break
        time.sleep(0.05)
    os.killpg(started.pid, signal.SIGINT)
    _, err = started.communicate(timeout=60)
    assert started.returncode == 130
    assert err == "Stopped; the environment is not whole, and the next command makes it anew.\n"
    (book / "uv-waits").unlink()
    assert set_up(book, surroundings(index)).returncode == 0
    assert (book / ".venv" / "ready.json").exists()


def test_two_set_ups_at_once_make_one_environment(book: Path, index: Path) -> None:
    command = [sys._base_executable, "-I", str(book / "tools" / "setup_env.py")]  # type: ignore[attr-defined]
    started = [
        subprocess.Popen(command, env=surroundings(index), stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    assert len(said(book)) == 2


def test_a_failure_is_told_by_its_cause_in_one_sentence(book: Path, index: Path) -> None:
    (book / "uv-fails").write_text(
        "error: failed to copy: No space left on device (os error 28)", encoding="utf-8"
    )
    done = set_up(book, surroundings(index))
    assert done.returncode == 1
    assert done.stderr == (
        "The environment was not made: the disk is full (error: failed to copy: No space left on device (os error 28)).\n"
    )
    # Where uv fails for the index, pip is asked; it finds no numpy in the folder either.
    (book / "uv-fails").write_text("error: Failed to fetch: `https://x.invalid/numpy`", encoding="utf-8")
    done = set_up(book, surroundings(index))
    assert done.returncode == 1
    assert done.stderr.startswith(
        "The environment was not made: a pinned package is not to be had as a wheel for this system"
    )
    assert "numpy" in done.stderr
    assert not (book / ".venv" / "ready.json").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(book: Path, index: Path) -> None:
    book.chmod(0o555)
    done = set_up(book, surroundings(index))
    book.chmod(0o755)
    assert (done.returncode, done.stderr) == (
        1,
        f"The environment was not made: {book / '.venv'}: Permission denied.\n",
    )


@pytest.mark.parametrize(
    ("folder", "locale"), [("Жаңа папка (1)", "C"), ("ö b & 'c' $HOME", "en_US.ISO-8859-1")]
)
def test_any_folder_will_do_under_any_locale(folder: str, locale: str, tmp_path: Path, index: Path) -> None:
    root = small_book(tmp_path / folder / "book", index)
    around = surroundings(index, LC_ALL=locale, PYTHONCOERCECLOCALE="0")
    done = set_up(root, around)
    assert (done.returncode, done.stderr) == (0, "")
    program = (
        "import helpers, importlib.metadata as m; print(m.entry_points(group='console_scripts', name='book'))"
    )
    # Also under another locale than that of the set-up.
    for other in (locale, "C", "C.UTF-8"):
        done = subprocess.run(
            [setup_env.python_of(root / ".venv"), "-c", program],
            env=around | {"LC_ALL": other},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert "helpers.cli:main" in done.stdout
