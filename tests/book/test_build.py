"""The build: a stamp that spares work, a folder begun afresh, one build at a time, and no build from faulty data."""

from __future__ import annotations

import errno
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from conftest import run_book
from helpers import paths
from helpers.book import build, keys
from helpers.book.build import BuildError
from helpers.tables import DataError, Fault


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of which only the name is there, in the place of our own."""
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    for name in ("data", "chapters"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "units.csv").write_text("unit\npercent\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Every time that a book was made, with its address and whether with a PDF; making is only pretended."""
    done: list[tuple[str, bool]] = []

    def pretend(root: Path, finished: Path, base_url: str, pdf: bool) -> None:
        finished.mkdir(parents=True, exist_ok=True)
        done.append((base_url, pdf))

    monkeypatch.setattr(build, "_make", pretend)
    return done


def test_a_finished_book_is_not_made_again(root: Path, made: list[tuple[str, bool]]) -> None:
    assert build.build() == build.build() == root / "_build" / "html"
    assert made == [("", True)]


def touch_data(root: Path) -> None:
    (root / "data" / "units.csv").write_text("unit\nshare\n", encoding="utf-8")


def touch_prose(root: Path) -> None:
    (root / "chapters" / "index.md").write_text("# New\n", encoding="utf-8")


def remove_book(root: Path) -> None:
    (root / "_build" / "html").rmdir()


def spoil_stamp(root: Path) -> None:
    (root / "_build" / "built.json").write_text("{not json", encoding="utf-8")


def remove_stamp(root: Path) -> None:
    (root / "_build" / "built.json").unlink()


@pytest.mark.parametrize("change", [touch_data, touch_prose, remove_book, spoil_stamp, remove_stamp])
def test_a_change_makes_the_book_again(
    change: Callable[[Path], None], root: Path, made: list[tuple[str, bool]]
) -> None:
    build.build()
    change(root)
    build.build()
    assert len(made) == 2


def test_other_options_make_another_book(root: Path, made: list[tuple[str, bool]]) -> None:
    build.build()
    build.build(base_url="https://example.org")
    build.build(base_url="https://example.org", pdf=False)
    assert made == [("", True), ("https://example.org", True), ("https://example.org", False)]


def test_the_stamp_says_what_the_book_was_made_from(root: Path, made: list[tuple[str, bool]]) -> None:
    build.build(pdf=False)
    stamp = json.loads((root / "_build" / "built.json").read_text(encoding="utf-8"))
    assert stamp == {"inputs": keys.key(keys.BUILT, root), "base_url": "", "pdf": False}


def test_a_build_that_fails_leaves_no_stamp(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise BuildError("a page fails")

    monkeypatch.setattr(build, "_make", fail)
    with pytest.raises(BuildError, match="a page fails"):
        build.build()
    assert {path.name for path in (root / "_build").iterdir()} <= {"lock"}


def test_a_failed_build_does_not_pass_for_the_old_one(
    root: Path, made: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old book and its stamp stay, and the stamp does not match the new input."""
    build.build()
    touch_data(root)
    with monkeypatch.context() as patched:
        patched.setattr(build, "_make", lambda *_: (_ for _ in ()).throw(BuildError("a page fails")))
        with pytest.raises(BuildError):
            build.build()
    assert (root / "_build" / "html").is_dir()
    build.build()
    assert len(made) == 2


def test_the_work_of_an_unfinished_build_is_thrown_away(root: Path) -> None:
    (root / "_build").mkdir()
    work = build._workshop(root, build._basis(root))
    (work / "half a page").write_text("", encoding="utf-8")
    assert build._workshop(root, build._basis(root)) == work
    assert {path.name for path in work.iterdir()} == {"basis", "unfinished"}


def test_the_work_of_a_finished_build_is_kept_for_the_next(root: Path) -> None:
    (root / "_build").mkdir()
    work = build._workshop(root, build._basis(root))
    (work / "a page").write_text("", encoding="utf-8")
    (work / "unfinished").unlink()
    build._workshop(root, build._basis(root))
    assert {path.name for path in work.iterdir()} == {"a page", "basis", "unfinished"}


def add_a_page(root: Path) -> None:
    (root / "chapters" / "13-more.ipynb").write_text("{}", encoding="utf-8")


def take_an_exhibit_away(root: Path) -> None:
    (root / "chapters" / "01-first.ipynb").write_text("{}", encoding="utf-8")


def take_a_claim_away(root: Path) -> None:
    (root / "data" / "ledger" / "claims.csv").write_text("claim\na-001\n", encoding="utf-8")


def touch_shared_code(root: Path) -> None:
    (root / "src" / "helpers" / "shared.py").write_text("NEW = 1\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (touch_data, True),
        (add_a_page, False),
        (take_an_exhibit_away, False),
        (take_a_claim_away, False),
        (touch_shared_code, False),
    ],
)
def test_pages_are_thrown_away_where_what_all_share_changed_or_where_something_is_gone(
    change: Callable[[Path], None], kept: bool, root: Path
) -> None:
    (root / "data" / "ledger").mkdir()
    (root / "data" / "ledger" / "claims.csv").write_text("claim\na-001\na-002\n", encoding="utf-8")
    (root / "src" / "helpers").mkdir(parents=True)
    (root / "chapters" / "01-first.ipynb").write_text('show("fig-one")', encoding="utf-8")
    (root / "_build").mkdir()
    work = build._workshop(root, build._basis(root))
    (work / "a page").write_text("", encoding="utf-8")
    (work / "unfinished").unlink()
    change(root)
    build._workshop(root, build._basis(root))
    assert (work / "a page").exists() is kept


def test_two_builds_do_not_run_at_once(
    root: Path, made: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second waits, and in the end says who holds the lock."""

    class Impatient(FileLock):
        def __init__(self, path: Path, timeout: float) -> None:
            super().__init__(path, timeout=0.05)

    monkeypatch.setattr(build, "FileLock", Impatient)
    (root / "_build").mkdir()
    with FileLock(root / "_build" / "lock"), pytest.raises(BuildError, match="_build/lock"):
        build.build()
    assert made == []
    build.build()
    assert len(made) == 1


def test_a_folder_that_cannot_be_written_is_named(root: Path, made: list[tuple[str, bool]]) -> None:
    (root / "_build").write_text("a file where the folder belongs", encoding="utf-8")
    with pytest.raises(BuildError, match=r"cannot be written: .*_build"):
        build.build()


def test_warnings_are_told_once_and_without_colours() -> None:
    said = io.StringIO("\x1b[31mone: lost\x1b[39;49;00m\n\n\x1b[31mone: lost\x1b[39;49;00m\ntwo: lost\n")
    assert build._warnings(said) == "one: lost\ntwo: lost\n"


def test_a_base_address_becomes_the_canonical_one(checkout: Path) -> None:
    assert (
        build.configuration(checkout, "https://example.org/book")["html_baseurl"]
        == "https://example.org/book"
    )
    assert not build.configuration(checkout).get("html_baseurl")


def test_faulty_data_stop_the_build_before_anything_is_written(checkout: Path) -> None:
    path = checkout / "data" / "registers/units.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    unit = lines[1].split(",")[0]
    code, out, err = run_book(checkout, "build")
    assert (code, out) == (1, "")
    assert (
        err
        == f"table units, row {len(lines) + 1}, column unit: found {unit!r}, expected a key used once; row 2 has it too.\n"
    )
    assert {path.name for path in (checkout / "_build").iterdir()} <= {"lock", ".home"}


def test_a_missing_file_is_not_blamed_on_the_build_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_make", lambda root, *_: (root / "_config.yml").read_text(encoding="utf-8"))
    with pytest.raises(Exception, match=r"_config\.yml") as caught:
        build.build()
    assert "The build folder cannot be written" not in str(caught.value)


def failed_by(cause: Exception) -> RuntimeError:
    """A library's own error about another one."""
    error = RuntimeError("the cell did not run")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TimeoutError("a wait had no end"), "The build stopped: a wait had no end."),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "The build folder cannot be written: No space left on device (",
        ),
        (
            sqlite3.OperationalError("database or disk is full"),
            "The build folder cannot be written: database or disk is full (",
        ),
        (
            failed_by(OSError(errno.ENOSPC, "No space left on device")),
            "The build folder cannot be written: No space left on device (",
        ),
        (
            failed_by(sqlite3.OperationalError("attempt to write a readonly database")),
            "The build folder cannot be written: attempt to write a readonly database (",
        ),
    ],
)
def test_an_error_that_names_no_file_is_told_as_what_it_is(
    error: Exception, told: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(build, "_make", fail)
    with pytest.raises(BuildError) as caught:
        build.build()
    assert str(caught.value).startswith(told)


def test_a_fault_of_the_build_itself_is_not_blamed_on_the_build_folder(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no such table: nbcache")

    monkeypatch.setattr(build, "_make", fail)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        build.build()


def test_a_draft_leaves_the_finished_book_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, in one move, without PDF; nothing of the work is left."""
    finished = root / "_build" / "html"
    finished.mkdir(parents=True)
    asked: list[tuple[bool, bool]] = []

    def pages(root: Path, work: Path, base_url: str, pdf: bool, draft: bool = False) -> None:
        asked.append((pdf, draft))
        (work / "html").mkdir(parents=True)
        (work / "html" / "index.html").write_text("a draft", encoding="utf-8")

    monkeypatch.setattr(build, "_sphinx", pages)
    monkeypatch.setattr("helpers.tables.everything", lambda folder: [])
    monkeypatch.setattr("helpers.book.outdating.prune", lambda root: None)
    monkeypatch.setattr("helpers.book.execution.warm", lambda notebooks, cache: None)
    for _ in range(2):
        assert build.draft() == root / "_build" / "draft"
    assert asked == [(False, True)] * 2
    assert (root / "_build" / "draft" / "index.html").read_text(encoding="utf-8") == "a draft"
    assert not list(finished.iterdir())
    assert {path.name for path in (root / "_build").iterdir()} <= {"draft", "html", "lock"}


def test_a_draft_needs_sound_data(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "helpers.tables.everything", lambda folder: [Fault("claims", 3, "value", "x", "a number")]
    )
    monkeypatch.setattr(build, "_sphinx", lambda *_, **__: pytest.fail("pages were written"))
    with pytest.raises(DataError, match="table claims, row 3"):
        build.draft()
