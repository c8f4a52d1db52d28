"""The reader's own settings stay outside: in the commands, in kernels, under nbval, and in every picture."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import matplotlib
import pytest

import hostile
from conftest import copy_tree, run_book
from helpers import paths, surroundings
from helpers.exhibits import style

#: A chapter with figures that takes little time.
CHAPTER = "02-theory.ipynb"


@pytest.fixture
def one_chapter(tmp_path: Path) -> Path:
    """A copy of the book with one chapter, its tests' settings included."""
    root = copy_tree(tmp_path / "book")
    for path in (root / "chapters").glob("[0-9][0-9]-*.ipynb"):
        if path.name != CHAPTER:
            path.unlink()
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copyfile(paths.ROOT / name, root / name)
    return root


def test_kernels_reproduce_every_fingerprint_among_hostile_settings(
    one_chapter: Path, tmp_path: Path
) -> None:
    code, out, err = run_book(one_chapter, "verify", **hostile.settings(tmp_path / "home", one_chapter))
    assert code == 0, out + err
    assert "hello from the reader" not in out + err
    assert " exhibits gave the published fingerprint." in out
    assert not (tmp_path / "home" / ".ipython" / "profile_default" / "history.sqlite").exists()


@pytest.mark.parametrize("home", ["hostile", "absent"])
def test_nbval_finds_the_stored_outputs_whatever_stands_in_the_home(
    home: str, one_chapter: Path, tmp_path: Path
) -> None:
    settings = hostile.settings(tmp_path / "home", one_chapter)
    # What Python itself reads at its start was read before anything of the book runs; the test command leaves it out.
    settings = {name: value for name, value in settings.items() if not name.startswith("PYTHON")}
    if home == "absent":
        settings |= {
            "HOME": "/proc/nohome",
            "MPLCONFIGDIR": "/proc/nohome/x",
            "XDG_CONFIG_HOME": "/proc/nohome/d",
        }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "--nbval", "--nbval-current-env"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [*command, f"chapters/{CHAPTER}"],
        cwd=one_chapter,
        env=kept | {"PYTHONPATH": str(one_chapter / "src")} | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_a_module_of_the_reader_is_not_imported(one_chapter: Path, tmp_path: Path) -> None:
    settings = hostile.settings(tmp_path / "home", one_chapter)
    # That data are checked and a book is built among such settings is seen where two builds are compared.
    code, out, err = run_book(one_chapter, "package", **settings)
    assert (code, err) == (0, "")
    assert "data/datapackage.json is what data/schema gives." in out
    # The installed command, which has no path to the copy, starts again in the same way.
    command = Path(sys.executable).parent / ("book.exe" if os.name == "nt" else "book")
    done = subprocess.run(
        [command, "source", "list"],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_only_what_changes_no_result_is_let_in() -> None:
    given = dict.fromkeys(("PATH", "HOME", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE", "NO_COLOR"), "x")
    left = dict.fromkeys(
        ("PYTHONSTARTUP", "PYTHONHOME", "IPYTHONDIR", "MATPLOTLIBRC", "MPLBACKEND", "LANGUAGE"), "x"
    )
    left |= dict.fromkeys(
        ("JUPYTER_PATH", "LC_NUMERIC", "LANG", "GIT_DIR", "SPHINXOPTS", "DOCUTILSCONFIG"), "x"
    )
    found = surroundings.environment(given | left, Path("/home-of-the-book"))
    assert given.items() <= found.items()
    assert "x" not in [found.get(name) for name in left]
    assert {name for name, value in found.items() if value.startswith("/home-of-the-book")} == {
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "MPLCONFIGDIR",
    }


def test_entering_twice_is_entering_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("PYTHONPATH", "/of/the/reader"),
        ("TZ", "Pacific/Kiritimati"),
        ("MPLBACKEND", "TkAgg"),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "path", ["/of/the/reader", *sys.path])
    surroundings.enter()
    once = dict(os.environ), list(sys.path)
    assert "/of/the/reader" not in sys.path
    assert os.environ["PYTHONPATH"] == str(paths.ROOT / "src")
    assert "MPLBACKEND" not in os.environ
    assert not hasattr(time, "tzset") or time.tzname[0] == "UTC"
    surroundings.enter()
    assert (dict(os.environ), list(sys.path)) == once


def test_a_command_starts_again_only_where_python_read_a_setting_of_the_reader() -> None:
    source = str(paths.ROOT / "src")
    assert surroundings.at_start({"PATH": "x", "PYTHONPATH": source, "PYTHONUTF8": "1"}) == []
    assert surroundings.at_start({"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"}) == []
    for name in ("PYTHONPATH", "PYTHONWARNINGS", "PYTHONOPTIMIZE", "PYTHONHASHSEED", "PYTHONINSPECT"):
        assert surroundings.at_start({name: "1"}) == [name]
    assert surroundings.at_start(surroundings.environment({"PYTHONPATH": "x"}, Path("y"))) == []


def test_a_folder_that_cannot_be_written_is_replaced_and_then_removed(tmp_path: Path) -> None:
    assert surroundings.home(tmp_path / "_build") == tmp_path / "_build" / ".home"
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    program = "import pathlib, sys; from helpers import surroundings; print(surroundings.home(pathlib.Path(sys.argv[1])))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "file")], capture_output=True, text=True, check=True
    )
    other = Path(done.stdout.strip())
    assert not other.is_relative_to(tmp_path)
    assert not other.exists()


def test_the_style_starts_from_the_defaults_of_the_library() -> None:
    with matplotlib.rc_context({"axes.facecolor": "red", "lines.linestyle": ":", "savefig.bbox": "tight"}):
        style.canvas(1)
        found = dict(matplotlib.rcParams)
    expected = {
        **matplotlib.rcParamsDefault,
        **style.SETTINGS,
        "font.family": [style.SETTINGS["font.family"]],
    }
    differing = {name for name in expected if found[name] != expected[name]}
    assert differing <= {"backend", "interactive", "toolbar", "figure.max_open_warning", "savefig.directory"}
