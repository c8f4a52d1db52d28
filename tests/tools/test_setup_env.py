"""An environment is whole or is made anew, and what stands in the way is told; played within this process."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import installers
import pytest
import setup_env

from helpers import paths


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


@pytest.mark.parametrize("form", ["file", "link"])
def test_what_is_no_folder_is_told_and_left(
    form: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(made)
    made.touch() if form == "file" else made.symlink_to(made.parent / "nowhere")
    assert setup_env.main(["build"], made) == 1
    assert capsys.readouterr().err == (
        f"The environment was not made: {made} is a file, or a link that leads nowhere: rename or remove it, then try again.\n"
    )
    assert os.path.lexists(made)


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


def test_a_python_without_its_parts_is_told_what_to_install(
    tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "venv" else find(name))
    assert setup_env.main(["build"], made) == 1
    assert "install python3-venv" in capsys.readouterr().err
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name))
    monkeypatch.setattr(installers.sysconfig, "get_config_var", lambda name: None)
    told = installers.install(Path(sys.executable), [], first="", folder=tmp_path)
    assert "install python3-venv" in told


@pytest.mark.parametrize("name", [f"a{os.pathsep}b", "two\nlines", "a\tb"])
def test_a_path_in_which_no_environment_can_lie_is_told_before_anything_is_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup_env, "ROOT", tmp_path / name)
    assert setup_env.main(["build"], tmp_path / ".venv") == 1
    assert capsys.readouterr().err == (
        f"The environment was not made: no environment can lie in {str(tmp_path / name)!r}, since its path has "
        f"{name.strip('abtwolines')!r}: rename the folder, then try again.\n"
    )
    assert not list(tmp_path.iterdir())


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
