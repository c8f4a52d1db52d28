"""The quick checks: which tests belong to a file that changed, and what is left to the whole run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import run_checks

from helpers import paths


@pytest.mark.parametrize(
    ("file", "tests"),
    [
        ("src/helpers/book/adding.py", ["tests/book/test_adding.py"]),
        ("src/helpers/cli.py", ["tests/test_cli.py"]),
        ("src/helpers/measures/votes/repeats.py", ["tests/measures/votes/test_repeats.py"]),
        ("src/helpers/figures/culture/visas.py", ["tests/figures/culture/test_visas.py"]),
        ("tests/book/test_adding.py", ["tests/book/test_adding.py"]),
        ("tests/figures/culture/test_gone.py", []),
        ("tests/browser/test_pages.py", []),
        ("tools/wheels.py", ["tests/tools/test_wheels.py"]),
        ("chapters/05-culture.ipynb", ["tests/test_notebooks.py"]),
        ("data/series/indicators.csv", ["tests/tables/test_use.py"]),
        ("Makefile", ["tests/tools/test_commands.py"]),
        ("README.md", []),
    ],
)
def test_tests_stand_where_the_module_stands(file: str, tests: list[str]) -> None:
    assert run_checks.tests_of([file]) == tests


def test_what_tests_share_brings_those_that_import_it(tmp_path: Path) -> None:
    for name, text in (
        ("frames.py", ""),
        ("test_a.py", "from frames import one\n"),
        ("test_b.py", "frames = 1\n"),
    ):
        (tmp_path / "tests" / "culture").mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / "culture" / name).write_text(text, encoding="utf-8")
    assert run_checks.tests_of(["tests/culture/frames.py"], tmp_path) == ["tests/culture/test_a.py"]


def test_tests_that_build_the_book_are_left_to_the_whole_run(tmp_path: Path) -> None:
    assert run_checks.slow(paths.ROOT / "tests" / "book" / "test_finished_pdf.py")
    assert not run_checks.slow(paths.ROOT / "tests" / "book" / "test_adding.py")
    test = tmp_path / "test_one.py"
    test.write_text('@pytest.mark.usefixtures("built")\ndef test_one():\n    pass\n', encoding="utf-8")
    assert run_checks.slow(test)


def test_a_figure_brings_the_exhibits_of_its_chapter() -> None:
    found = run_checks.exhibits_of(
        ["src/helpers/figures/actors/texts.yml", "src/helpers/figures/__init__.py"]
    )
    assert "fig-who-likes-whom" in found and "fig-un-issues" not in found


def git(root: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=n", "-c", "user.email=e", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True)


def test_what_changed_is_told_by_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_checks, "ROOT", tmp_path)
    assert run_checks.changed() is None
    git(tmp_path, "init")
    (tmp_path / "old.py").write_text("1")
    git(tmp_path, "add", "."), git(tmp_path, "commit", "-m", "one")
    assert run_checks.changed() == []
    git(tmp_path, "checkout", "-b", "work")
    (tmp_path / "committed.py").write_text("1")
    git(tmp_path, "add", "."), git(tmp_path, "commit", "-m", "two")
    (tmp_path / "old.py").write_text("2")
    (tmp_path / "Новый.py").write_text("1")
    assert run_checks.changed() == ["committed.py", "old.py", "Новый.py"]


def test_without_git_the_tests_are_left_out_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_checks, "git", lambda *arguments: None)
    assert [name for name, _ in run_checks.steps()] == ["style", "format", "types", "imports", "data"]
    assert capsys.readouterr().out == "Git cannot say what changed here: no tests are run.\n"


def test_the_steps_name_their_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["src/helpers/figures/actors/liking.py", "tests/book/test_finished_pdf.py"]
    monkeypatch.setattr(run_checks, "changed", lambda: files)
    steps = dict(run_checks.steps())
    assert steps["tests of what changed"][-1] == "tests/figures/actors/test_liking.py"
    assert "fig-who-likes-whom" in str(steps["exhibits that may have changed"][-1])
    assert "tests/book/test_finished_pdf.py" in capsys.readouterr().out
