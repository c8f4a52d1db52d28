"""The command `book`: what each subcommand runs, what it prints, and how it ends."""

from __future__ import annotations

import types
from pathlib import Path

import pytest

from helpers import cli, paths, tables
from helpers.book import build, execution, verification
from helpers.book.build import BuildError
from helpers.publishing import releases
from helpers.tables import DataError, Fault

FAULT = Fault("claims", 3, "value", "many", "a number in plain digits")
LINE = "table claims, row 3, column value: found 'many', expected a number in plain digits."


@pytest.fixture
def no_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "everything", list)
    monkeypatch.setattr(tables, "package", lambda: types.SimpleNamespace(tables={"claims": 1, "units": 2}))


@pytest.mark.parametrize(
    "arguments", [[], ["bake"], ["build", "--pdf"], ["diff", "old"], ["source"], ["source", "check", "name"]]
)
def test_a_command_that_does_not_exist_ends_with_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert "usage: book" in capsys.readouterr().err


def test_every_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for command in ("build", "check", "refresh", "verify", "diff", "source"):
        assert f"  {command} " in said


@pytest.mark.usefixtures("no_faults")
def test_check_counts_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert capsys.readouterr() == ("2 tables, no fault.\n", "")


@pytest.mark.usefixtures("no_faults")
def test_check_prints_each_fault_of_the_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        tables, "everything", lambda: [FAULT, Fault("units", None, None, None, "at least one row")]
    )
    assert cli.main(["check"]) == 1
    assert capsys.readouterr() == (f"{LINE}\ntable units: expected at least one row.\n", "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["build"], {"base_url": "", "pdf": True}),
        (["build", "--no-pdf"], {"base_url": "", "pdf": False}),
        (
            ["build", "--base-url", "https://example.org/book"],
            {"base_url": "https://example.org/book", "pdf": True},
        ),
    ],
)
def test_build_hands_over_its_options(
    arguments: list[str],
    expected: dict[str, object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given: dict[str, object] = {}

    def pretend(**options: object) -> Path:
        given.update(options)
        return paths.BUILD / "html"

    monkeypatch.setattr(build, "build", pretend)
    assert cli.main(arguments) == 0
    assert given == expected
    assert capsys.readouterr().out == "The book is _build/html/index.html\n"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [([], ["01-a", "02-b", "12-c"]), (["02"], ["02-b"]), (["01", "c"], ["01-a", "12-c"]), (["99"], [])],
)
def test_refresh_takes_the_chapters_named(
    chosen: list[str],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        paths, "notebooks", lambda: [Path(f"/chapters/{name}.ipynb") for name in ("01-a", "02-b", "12-c")]
    )
    monkeypatch.setattr(execution, "refresh", lambda path: done.append(path.stem) or path.stem == "02-b")
    assert cli.main(["refresh", *chosen]) == 0
    assert done == expected
    assert capsys.readouterr().out == f"Changed: {'02-b.ipynb' if '02-b' in expected else 'nothing'}\n"


@pytest.mark.parametrize(("differing", "code"), [([], 0), (["fig-un: lines differ"], 1)])
def test_verify_fails_where_a_fingerprint_differs(
    differing: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verification, "verify", lambda: ({"sentence": "All is said."}, differing))
    assert cli.main(["verify"]) == code
    assert capsys.readouterr().out.splitlines() == [*differing, "All is said."]


def test_diff_compares_two_folders(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(releases, "changes", lambda old, new: f"{old} and {new}")
    assert cli.main(["diff", "a", "b"]) == 0
    assert capsys.readouterr().out == "a and b\n"


def test_diff_of_a_folder_that_is_no_book_ends_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["diff", str(tmp_path), str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Name the folder of a built book" in said.err


@pytest.mark.parametrize(
    "error", [BuildError("a page fails"), DataError([FAULT]), execution.ChapterError("04.ipynb, cell 2: x")]
)
def test_an_expected_fault_is_one_message_on_standard_error(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**options: object) -> Path:
        raise error

    monkeypatch.setattr(build, "build", fail)
    assert cli.main(["build"]) == 1
    assert capsys.readouterr() == ("", f"{error}\n")


def test_an_unexpected_fault_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build", lambda **options: {}["a mistake of ours"])
    with pytest.raises(KeyError, match="a mistake of ours"):
        cli.main(["build"])


def test_an_interrupted_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**options: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "build", interrupted)
    assert cli.main(["build"]) == 130
    assert "nothing half-built" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "agreed"), [("y", True), (" YES ", True), ("", False), ("n", False), ("yesterday", False)]
)
def test_only_a_clear_yes_is_a_yes(answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert cli._agreed("?") is agreed


def test_no_answer_is_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert cli._agreed("?") is False
