"""The command `book`: what each subcommand runs, what it prints, and how it ends."""

from __future__ import annotations

import types
from pathlib import Path

import pytest

from helpers import cli, paths, tables
from helpers.book import build, execution, verification
from helpers.book.build import BuildError
from helpers.book.prose import checks, links, meanings, pages, refresh
from helpers.publishing import doorway, releases
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


def test_a_draft_is_another_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "build", lambda **_: pytest.fail("the finished book was made"))
    monkeypatch.setattr(build, "draft", lambda: paths.BUILD / "draft")
    assert cli.main(["build", "--draft"]) == 0
    assert capsys.readouterr().out == "The draft is _build/draft/index.html\n"


@pytest.fixture
def refreshed(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What `book refresh` would execute and write, in a book of three chapters and a front page; `left` is for a person."""
    done: dict[str, list[str]] = {"executed": [], "written": [], "left": []}
    files = [Path(f"/chapters/{name}") for name in ("index.md", "01-a.ipynb", "02-b.ipynb", "12-c.ipynb")]

    def write(chosen: list[Path], known: object) -> refresh.Report:
        assert known == "what links of all pages stand for"
        done["written"] += [path.stem for path in chosen]
        faults = [checks.Fault(links.Place(name, 1), "a sentence for a person") for name in done["left"]]
        return refresh.Report(faults=faults)

    monkeypatch.setattr(paths, "notebooks", lambda: files[1:])
    monkeypatch.setattr(
        execution, "refresh", lambda path: bool(done["executed"].append(path.stem)) or path.stem == "02-b"
    )
    monkeypatch.setattr(pages, "every", lambda: [types.SimpleNamespace(path=path) for path in files])
    monkeypatch.setattr(pages, "read", lambda path: path)
    monkeypatch.setattr(
        meanings, "of_book", lambda every: "what links of all pages stand for" if len(every) == 4 else ""
    )
    monkeypatch.setattr(refresh, "of_pages", write)
    monkeypatch.setattr(doorway, "write", lambda: False)
    return done


@pytest.mark.parametrize(
    ("chosen", "executed", "written"),
    [
        ([], ["01-a", "02-b", "12-c"], ["index", "01-a", "02-b", "12-c", "README"]),
        (["02"], ["02-b"], ["02-b"]),
        (["01", "c"], ["01-a", "12-c"], ["01-a", "12-c"]),
        (["index"], [], ["index"]),
        (["README"], [], ["README"]),
        (["--prose"], [], ["index", "01-a", "02-b", "12-c", "README"]),
        (["--prose", "12"], [], ["12-c"]),
    ],
)
def test_refresh_takes_the_pages_named(
    chosen: list[str],
    executed: list[str],
    written: list[str],
    refreshed: dict[str, list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["refresh", *chosen]) == 0
    assert refreshed == {"executed": executed, "written": written, "left": []}
    said = capsys.readouterr().out.splitlines()
    outputs = (
        []
        if "--prose" in chosen
        else [f"Outputs stored anew: {'02-b.ipynb' if '02-b' in executed else 'none'}"]
    )
    assert said == [*outputs, "The prose agrees with what it stands for; nothing was written."]


def test_refresh_fails_where_something_is_left_to_a_person(
    refreshed: dict[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    refreshed["left"].append("chapters/01-a.ipynb")
    assert cli.main(["refresh", "--prose"]) == 1
    assert capsys.readouterr().out == "chapters/01-a.ipynb, line 1: a sentence for a person.\n"


def test_refresh_of_a_page_that_is_none_is_refused(
    refreshed: dict[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["refresh", "99"]) == 1
    assert capsys.readouterr().err == "No page has a name with 99 in it.\n"
    assert not any(refreshed.values())


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
