"""An environment is whole or is made anew; what stands in the way is told by its cause. No test asks an index for anything."""

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


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a whole environment of a small book, whose packages are installed in play, within this process."""
    root = tmp_path / "book"
    (root / "locks").mkdir(parents=True)
    shutil.copytree(paths.ROOT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(paths.ROOT / "pyproject.toml", root / "pyproject.toml")
    for name in ("build", "test"):
        (root / "locks" / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
    monkeypatch.setattr(setup_env, "ROOT", root)
    monkeypatch.setattr(setup_env, "LOCKS", root / "locks")

    def install(venv: Path, locks: list[str], *, own: bool) -> None:
        site = venv / "lib" / "python3" / "site-packages"
        for name in locks:
            (site / f"{name}-1.dist-info").mkdir(parents=True)

    monkeypatch.setattr(setup_env, "_install", install)
    setup_env.prepare(root / ".venv", ["build"])
    (root / ".venv" / "of-the-first").touch()
    return root / ".venv"


def anew(venv: Path, *locks: str) -> bool:
    """Whether a set-up made the environment anew; it is whole afterwards."""
    setup_env.prepare(venv, locks or ["build"])
    assert setup_env.wanted(locks or ["build"]).items() <= setup_env.state(venv).items()
    return not (venv / "of-the-first").exists()


def test_a_whole_environment_is_left_alone(made: Path) -> None:
    before = sorted((path, path.lstat().st_mtime_ns) for path in made.rglob("*"))
    assert not anew(made)
    assert sorted((path, path.lstat().st_mtime_ns) for path in made.rglob("*")) == before


def _of_another_python(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", sys.version + " of another day")


def _of_another_chip(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup_env.platform, "machine", lambda: "another")


def _moved(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy keeps its times, its record and its links; only its place is another."""
    record = json.loads((venv / "ready.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(setup_env, "ROOT", venv.parent.parent / "elsewhere")
    shutil.copytree(venv.parent, setup_env.ROOT, symlinks=True)
    assert setup_env.wanted(["build"]) != record["made_from"]
    monkeypatch.undo()
    record["made_from"] = setup_env.wanted(["build"]) | {"": "of another place"}
    (venv / "ready.json").write_text(json.dumps(record), encoding="utf-8")


def _older_lock(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (setup_env.LOCKS / "build.txt").write_text("build==2\n", encoding="utf-8")


def _another_project(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = setup_env.ROOT / "pyproject.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("helpers.cli:main", "helpers.cli:other"), encoding="utf-8"
    )


def _another_backend(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (setup_env.ROOT / "tools" / "backend.py").write_text("", encoding="utf-8")


def _empty_record(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (venv / "ready.json").write_bytes(b"")


def _record_of_the_first_edition(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (venv / "ready.json").rename(venv / "ready-requirements")


def _record_of_another_form(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (venv / "ready.json").write_text("[1]", encoding="utf-8")


def _no_interpreter(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup_env.python_of(venv).unlink()


def _interpreter_that_leads_nowhere(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup_env.python_of(venv).unlink()
    setup_env.python_of(venv).symlink_to(venv / "gone")


def _package_gone(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (venv / "lib" / "python3" / "site-packages" / "build-1.dist-info").rmdir()


def _package_replaced(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = venv / "lib" / "python3" / "site-packages"
    (site / "build-1.dist-info").rename(site / "build-2.dist-info")


def _libraries_gone(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(venv / "lib")


BROKEN = [
    *(_of_another_python, _of_another_chip, _older_lock, _another_project, _another_backend),
    *(_empty_record, _record_of_the_first_edition, _record_of_another_form),
    *(_no_interpreter, _interpreter_that_leads_nowhere, _package_gone, _package_replaced, _libraries_gone),
]


@pytest.mark.parametrize("wound", BROKEN, ids=lambda wound: wound.__name__.strip("_"))
def test_what_is_not_whole_is_made_anew(wound: object, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt" and "nowhere" in wound.__name__:  # type: ignore[attr-defined]
        pytest.skip("links need a right of their own on Windows")
    wound(made, monkeypatch)  # type: ignore[operator]
    assert anew(made)


def test_an_environment_without_pip_or_record_is_made_anew(made: Path) -> None:
    """What a Ctrl-C in the first second leaves: an interpreter and nothing else."""
    shutil.rmtree(made)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", made], check=True)
    (made / "of-the-first").touch()
    assert anew(made)


def test_a_copied_or_moved_environment_is_made_anew(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = made.parent.parent / "elsewhere"
    shutil.copytree(made.parent, elsewhere, symlinks=True)
    monkeypatch.setattr(setup_env, "ROOT", elsewhere)
    monkeypatch.setattr(setup_env, "LOCKS", elsewhere / "locks")
    assert anew(elsewhere / ".venv")


def test_a_set_up_that_fails_leaves_nothing_that_is_taken_for_whole(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither when the environment is made, nor when tools are added to a whole one."""
    real = setup_env._install

    def stopped(venv: Path, locks: list[str], *, own: bool) -> None:
        real(venv, locks, own=own)
        raise KeyboardInterrupt

    monkeypatch.setattr(setup_env, "_install", stopped)
    with pytest.raises(KeyboardInterrupt):
        setup_env.prepare(made, ["build", "test"])
    assert setup_env.state(made) == {}
    monkeypatch.setattr(setup_env, "_install", real)
    assert anew(made)


def test_a_lock_that_changed_since_its_tools_were_added_makes_the_environment_anew(made: Path) -> None:
    assert not anew(made, "build", "test")
    (setup_env.LOCKS / "test.txt").write_text("test==2\n", encoding="utf-8")
    assert not anew(made, "build")
    assert anew(made, "build", "test")


def test_what_a_reader_installed_besides_is_left(made: Path) -> None:
    (made / "lib" / "python3" / "site-packages" / "seaborn-1.dist-info").mkdir()
    assert not anew(made)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_linked_environment_keeps_its_place(made: Path, tmp_path: Path) -> None:
    shutil.move(made, tmp_path / "on-another-disk")
    made.symlink_to(tmp_path / "on-another-disk")
    (made / "ready.json").unlink()
    assert anew(made)
    assert made.is_symlink()


def test_an_unknown_purpose_is_named_with_those_that_there_are(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup_env.main(["build", "tset"], made) == 1
    assert capsys.readouterr().err == (
        "The environment was not made: there is no lock for 'tset'; there are build, test.\n"
    )


def test_a_python_that_is_too_old_is_told_how_to_name_another(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    monkeypatch.setattr(sys, "version", "3.9.6 (default)")
    assert setup_env.main(["build"], made) == 1
    assert "needs Python 3.11 or newer, and this is 3.9.6" in (said := capsys.readouterr().err)
    assert said.count("\n") == 1


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_its_parts_is_told_what_to_install(
    module: str, tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = setup_env.importlib.util.find_spec
    monkeypatch.setattr(
        setup_env.importlib.util, "find_spec", lambda name: None if name == module else find(name)
    )
    monkeypatch.setattr(setup_env.sysconfig, "get_config_var", lambda name: None)
    with pytest.raises(setup_env.SetupError, match="install python3-venv"):
        setup_env.check_machine()
        setup_env._pip(made, tmp_path)


def test_a_path_that_windows_cannot_hold_is_told_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(setup_env.os, "name", "nt")
    monkeypatch.setattr(setup_env, "ROOT", "C:\\" + "x" * 100)
    with pytest.raises(setup_env.SetupError, match="LongPathsEnabled, or a folder of at most 7"):
        setup_env.check_machine()
    monkeypatch.setattr(setup_env, "ROOT", "C:\\x")
    setup_env.check_machine()


def test_the_longest_path_is_as_long_as_the_check_takes_it_to_be() -> None:
    venv = paths.ROOT / ".venv"
    if Path(sys.prefix).resolve() != venv:
        pytest.skip("the tests run in another environment")
    site = next(venv.glob("lib/python*/site-packages"))
    length = max(len(str(path.relative_to(site))) for path in site.rglob("*"))
    # Windows has a shorter way to the packages, and none of the bytecode's names is longer than that of its module by more.
    assert length + len("\\.venv\\Lib\\site-packages\\") <= setup_env.LONGEST


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
