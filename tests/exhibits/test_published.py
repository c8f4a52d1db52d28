"""Published names are permanent: an exhibit or a claim may change, and its name never disappears or is used again."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from conftest import run_book
from helpers import exhibits
from helpers.exhibits import Drawn
from helpers.exhibits.published import heir
from helpers.exhibits.registry import exhibit
from helpers.exhibits.texts import Texts

CLAIMS = pd.DataFrame(
    {"claim": ["a-001", "b-001"], "kind": ["date", "amount"], "subject": ["Independence", "Aid"]}
)
LIST = pd.DataFrame(
    {
        "name": ["a-001", "b-001", "fig-votes"],
        "kind": ["date", "amount", "figure"],
        "subject": ["Independence", "Aid", "Votes"],
        "status": ["published"] * 3,
        "successor": [""] * 3,
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
        ("fig-votes", "kind", "table", "figure"),
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
def test_an_exhibit_may_have_another_title() -> None:
    listed = LIST.copy()
    listed.loc[4, "subject"] = "Votes in the General Assembly"
    assert told(listed) == []


@pytest.mark.usefixtures("votes")
def test_a_name_that_has_disappeared_is_named_with_the_cure() -> None:
    (line,) = told(LIST, CLAIMS[:1])
    assert line == (
        "table published, row 3, column name: found 'b-001', expected an exhibit or a claim of this name; "
        "run `book publish --withdraw b-001`, or `book publish --successor b-001 NEW` where another stands in its place."
    )


@pytest.mark.usefixtures("votes")
def test_a_withdrawn_name_may_be_gone_and_may_not_come_back() -> None:
    listed = LIST.assign(status=["published", "withdrawn", "published"], successor=["", "a-001", ""])
    assert told(listed, CLAIMS[:1]) == []
    (line,) = told(listed)
    assert line.startswith("table published, row 3, column status: found 'withdrawn', expected published")


@pytest.mark.usefixtures("votes")
def test_a_successor_is_for_a_withdrawn_name_and_leads_on() -> None:
    (line,) = told(LIST.assign(successor=["b-001", "", ""]))
    assert line.startswith("table published, row 2, column successor: found 'b-001', expected none")
    circle = LIST.assign(status=["withdrawn", "withdrawn", "published"], successor=["b-001", "a-001", ""])
    assert [line.split(":")[0] for line in told(circle, CLAIMS[:0])] == [
        "table published, row 2, column successor",
        "table published, row 3, column successor",
    ]


@pytest.mark.usefixtures("votes")
def test_a_claim_and_an_exhibit_without_a_permanent_name_are_named() -> None:
    claim, figure = told(LIST[1:2])
    assert claim.startswith(
        "table claims, row 0, column claim: found 'a-001', expected a claim with a permanent"
    )
    assert claim.endswith("run `book publish`.")
    assert figure.startswith(
        "table published, column name: found 'fig-votes', expected every exhibit on the list"
    )
    assert '`book publish --subject fig-votes "what it shows"`' in figure


@pytest.mark.parametrize(
    ("name", "last"), [("a", "c"), ("b", "c"), ("c", "c"), ("x", ""), ("y", ""), ("z", "")]
)
def test_successors_are_followed_to_the_last(name: str, last: str) -> None:
    assert heir(name, {"a": "b", "b": "c", "c": "", "x": "y", "y": "x", "z": "x"}) == last


def test_the_build_stops_with_one_clear_line(checkout: Path) -> None:
    """Also where a module fails while it is imported, before anything of the book runs."""
    texts = checkout / "src" / "helpers" / "figures" / "engagement" / "texts.yml"
    before = texts.read_text(encoding="utf-8")
    emptied = re.sub(r"(?m)^  alt: >-\n(?:    .*\n)+", "  alt: ''\n", before, count=1)
    assert emptied != before
    texts.write_text(emptied, encoding="utf-8")
    code, out, err = run_book(checkout, "build")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "alt must not be empty." in err
