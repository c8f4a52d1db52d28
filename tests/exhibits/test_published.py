"""Published names are permanent: an exhibit or a claim may change, and its name never disappears or is used again."""

from __future__ import annotations

import csv
import types
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from conftest import run_book
from helpers import exhibits, tables
from helpers.exhibits import Drawn
from helpers.exhibits.registry import exhibit
from helpers.exhibits.texts import Texts

CLAIMS = pd.DataFrame(
    {"claim": ["a-001", "b-001"], "kind": ["date", "amount"], "subject": ["Independence", "Aid"]}
)
LIST = pd.DataFrame(
    {
        "name": ["a-001", "b-001", "fig-votes"],
        "kind": ["date", "amount", "figure"],
        "subject": ["Independence", "Aid", "Votes to {last}"],
    },
    index=[2, 3, 4],
)


@pytest.fixture
def votes(registry_module: types.ModuleType, drawn: Callable[..., Drawn]) -> None:
    """A registry that holds one figure."""
    said = Texts("Votes to {last}", "A caption.", "A line.")
    exhibit("fig-votes", tables=["claims"], texts=said)(lambda: drawn())


def told(listed: pd.DataFrame, claims: pd.DataFrame = CLAIMS) -> list[str]:
    return [str(fault) for fault in exhibits.faults({"claims": claims, "published": listed}.__getitem__)]


@pytest.mark.usefixtures("votes")
def test_names_that_stand_for_what_they_stood_for_are_no_fault() -> None:
    assert told(LIST) == []


@pytest.mark.usefixtures("votes")
@pytest.mark.parametrize(
    ("name", "column", "before", "now"),
    [
        ("fig-votes", "subject", "Trade to {last}", "Votes to {last}"),
        ("a-001", "subject", "Nuclear weapons", "Independence"),
        ("b-001", "kind", "share", "amount"),
    ],
)
def test_a_name_used_again_for_something_else_is_named(name: str, column: str, before: str, now: str) -> None:
    listed = LIST.copy()
    listed.loc[listed["name"] == name, column] = before
    row = listed.index[listed["name"] == name][0]
    (line,) = told(listed)
    assert line.startswith(
        f"table published, row {row}, column {column}: found {before!r}, expected {now!r}, which {name} has now:"
    )


@pytest.mark.usefixtures("votes")
def test_a_name_that_has_disappeared_is_named() -> None:
    (line,) = told(LIST, CLAIMS[:1])
    assert line.startswith(
        "table published, row 3, column name: found 'b-001', expected an exhibit or a claim of this name"
    )


def test_every_name_of_the_book_is_on_the_list() -> None:
    missing = set(exhibits.named(tables.load)) - set(tables.load("published")["name"])
    assert missing == set(), "add them to data/published.csv, each with its kind and subject"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def reuse_a_claim(root: Path) -> str:
    rows = list(csv.DictReader((root / "data" / "ledger/claims.csv").open(encoding="utf-8")))
    first = rows[0]
    rewrite(root / "data" / "ledger/claims.csv", f",{first['subject']},", ",A new subject,")
    return f"found {first['subject']!r}, expected 'A new subject', which {first['claim']} has now"


def texts_of(root: Path) -> Path:
    return root / "src" / "helpers" / "figures" / "engagement" / "texts.yml"


def reuse_an_exhibit(root: Path) -> str:
    rewrite(texts_of(root), "title: >-\n    ", "title: >-\n    Not what it was, ")
    return "Not what it was, "


def empty_an_alternative_text(root: Path) -> str:
    rewrite(texts_of(root), "  alt: >-\n    ", "  alt: ''\n  own: >-\n    ")
    return "alt must not be empty."


@pytest.mark.parametrize("damage", [reuse_a_claim, reuse_an_exhibit, empty_an_alternative_text])
def test_the_build_stops_with_one_clear_line(damage: Callable[[Path], str], checkout: Path) -> None:
    expected = damage(checkout)
    code, out, err = run_book(checkout, "build")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert expected in err
