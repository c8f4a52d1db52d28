"""A finding is listed with what it is, where it is shown, and what else could explain it."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils.statemachine import StringList

from helpers import paths
from helpers.book.extension import listing

NAN = float("nan")
FOUND = pd.DataFrame(
    [
        {
            "finding": "late", "type": "counted", "kind": "most", "outcome": "most", "sentence": "It was late.",
            "beside": "In all.", "rival": "Ministries are slow.", "chapter": "12", "exhibit": "fig-b", "measure": "",
            "low": NAN, "high": NAN, "delta": NAN, "value_unit": "", "ways": 0, "ways_low": NAN, "ways_high": NAN,
        },
        {
            "finding": "early", "type": "measured", "kind": "fell", "outcome": "moved, enough to matter",
            "sentence": "It fell.", "beside": "By half.", "rival": "Oil.", "chapter": "04", "exhibit": "fig-a",
            "measure": "votes", "low": -0.6, "high": -0.4, "delta": 0.05, "value_unit": "points of agreement",
            "ways": 2, "ways_low": -0.7, "ways_high": -0.3,
        },
    ]
)  # fmt: skip
TESTED = (
    "Measured. Test: the whole interval shows a fall of more than what matters. Smallest difference that "
    "matters: 0.05 points of agreement. Interval at 90%: \N{MINUS SIGN}0.60 to \N{MINUS SIGN}0.40; taken in two other ways: "
    "\N{MINUS SIGN}0.70 to \N{MINUS SIGN}0.30. Outcome: moved, enough to matter. Name: early."
)
SMALLEST = pd.DataFrame({"measure": ["votes"], "unit": ["points of agreement"]})


def listed(monkeypatch: pytest.MonkeyPatch, *chapters: str) -> list[list[str]]:
    monkeypatch.setattr(
        listing.computed, "get", lambda name: {"findings": FOUND, "smallest_differences": SMALLEST}[name]
    )
    monkeypatch.setattr(listing.numbering, "numbers", lambda _: {"fig-a": "4.1", "fig-b": "12.3"})
    settings = SimpleNamespace(env=SimpleNamespace(srcdir="x"))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=settings))
    machine: Any = SimpleNamespace(reporter=None)
    (found,) = listing.FindingList("name", [*chapters], {}, StringList(), 1, 0, "", state, machine).run()
    return [[line.astext() for line in (item[0], *item[1])] for item in found]


def test_each_has_its_test_its_exhibit_and_another_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(monkeypatch, "04", "12") == [
        [
            "It fell.",
            "Enough to matter. Another explanation: Oil.",
            "Told beside Fig. 4.1.",
            f"By half.\n\n{TESTED}",
        ],
        [
            "It was late.",
            "Another explanation: Ministries are slow.",
            "Told beside Fig. 12.3.",
            "In all.\n\nCounted. Test: it is so in more than half of them. Name: late.",
        ],
    ]


def test_a_list_has_the_findings_of_its_chapters_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [said[0] for said in listed(monkeypatch, "12")] == ["It was late."]


def test_findings_stand_in_the_order_in_which_a_chapter_shows_them() -> None:
    numbers = {"fig-a": "4.10", "fig-b": "4.2", "tbl-a": "4.1"}
    found = sorted(["", "tbl-a", "fig-a", "fig-b"], key=lambda name: listing._place(name, numbers))
    assert found == ["fig-b", "fig-a", "tbl-a", ""]


def test_the_page_lists_every_finding_once() -> None:
    page = (paths.CHAPTERS / "appendix" / "theses.md").read_text(encoding="utf-8")
    asked = [chapter for line in re.findall(r"{finding-list}(.*)", page) for chapter in line.split()]
    assert sorted(asked) == sorted(set(listing.computed.get("findings")["chapter"]))


def test_chance_is_counted_over_the_tests_with_an_interval() -> None:
    table = pd.DataFrame({"low": [0.1] * 18 + [NAN] * 22, "type": ["measured"] * 19 + ["counted"] * 21})
    table = table.assign(
        outcome=[listing.ENOUGH] * 2 + [listing.SOME] * 16 + [listing.ENOUGH] * 22,
        sentence="It fell.",
        kind="fell",
    )
    said = listing._chance(table)
    where = "; the list above says so."
    assert said.endswith(f"In two of them what moved or differs is enough to matter{where}")
    marks = [listing._mark(row) for row in table.to_dict("records")]
    assert marks == ["Enough to matter. "] * 2 + [""] * 38
    table.loc[0, ["kind", "given"]] = ["hangs on the source", "one=the first; other=the second"]
    half = "Enough to matter according to the first alone, so that it counts a half. "
    assert listing._mark(table.iloc[0].to_dict()) == half
    apart = "In one of them what moved or differs is enough to matter, and in one more according to one of two sources"
    assert listing._chance(table).endswith(f"{apart}{where}")
    assert (
        "Of these 40 findings 19 are measured: 18 test an interval" in said and ", one asks how large" in said
    )
    assert "about two of so many" in said


def test_the_test_of_every_kind_has_words() -> None:
    assert set(listing.ASKS) == set(listing.KINDS)


def test_the_example_reads_a_change_that_is_enough_and_no_other() -> None:
    row = FOUND.iloc[1].to_dict()
    said = listing.example(row)
    assert said.startswith("Its interval runs from \N{MINUS SIGN}0.60 to \N{MINUS SIGN}0.40.")
    assert (
        "0.40, is larger than the smallest difference that matters, 0.05, and so it is in the two other ways"
        in said
    )
    with pytest.raises(ValueError, match="no example"):
        listing.example(row | {"outcome": "open"})


def test_checks_that_fail_stand_open_and_those_that_hold_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"check": f"c-00{i}", "question": "Is it so?", "holds": holds, "reason": "as read", "claims": "a-001"}
        for i, holds in enumerate((True, False, True))
    ]
    monkeypatch.setattr(listing.computed, "get", lambda _: pd.DataFrame(rows))
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=None)))
    machine: Any = SimpleNamespace(reporter=None)
    failing, apart = listing.CheckList("name", [], {}, StringList(), 1, 0, "", state, machine).run()
    # Paper has those that fail.
    assert isinstance(apart, listing.web_only)
    (held,) = apart
    assert [entry[0]["ids"] for entry in failing] == [["c-001"]]
    assert isinstance(held, listing.fold) and held["summary"] == "2 checks that hold"
    assert [entry[0]["ids"] for entry in held[0]] == [["c-000"], ["c-002"]]
