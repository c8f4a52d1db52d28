"""Marks tell verdicts apart, to the eye and to a screen reader; cards and key say what the register says."""

from __future__ import annotations

import dataclasses
import json

from bs4 import BeautifulSoup

from helpers.claims import RECORD, Entry, Ruling, verdicts
from helpers.claims.entries import Witness
from helpers.publishing import marks

ACTIVE = '<b>"R&D"</b></script>'
WITNESSES = tuple(
    Witness(bears, "It says so.", f"Source of what {bears}", "", "1 May 2024", True, False, "", bears=bears)
    for bears in ("context", *dict.fromkeys(one.decided_by for one in RECORD.values() if one.decided_by))
)
ENTRY = Entry(
    claim="a-001", article="A", place="Article A", dimension="general", kind="date", subject="x",
    statement=f"It says {ACTIVE}.", value="", link="none", record=Ruling(RECORD["supported"], "yes"),
    coherence=Ruling(verdicts.COHERENCE["not tested"], ""), citation=Ruling(verdicts.CITATION["none given"], ""),
    witnesses=WITNESSES,
)  # fmt: skip


def test_no_two_verdicts_in_prose_look_alike() -> None:
    shown = [one for one in RECORD.values() if one.in_prose]
    said = [one.mark or one.name for one in shown]
    assert len(set(said)) == len(shown) > 3


def test_a_mark_is_told_to_who_does_not_see_it() -> None:
    for one in RECORD.values():
        badge = BeautifulSoup(marks.badge(one, one.mark), "html.parser").span
        assert badge is not None
        assert one.css_class in badge["class"]
        assert str(badge["title"]).startswith(f"{one.name}: ")
        heard = "".join(
            str(part.get_text())
            for part in badge.contents
            if not (hasattr(part, "attrs") and part.get("aria-hidden"))
        )
        assert one.name in heard


def test_the_key_has_every_verdict_once() -> None:
    key = BeautifulSoup(marks.key(), "html.parser")
    shown = [one for one in RECORD.values() if one.in_prose]
    assert [term.get_text().split()[-1] for term in key.select("dt")] == [
        one.name.split()[-1] for one in shown
    ]
    assert [said.get_text() for said in key.select("dd")] == [one.meaning for one in shown]
    bare = [one.name for one in RECORD.values() if not one.in_prose]
    assert [one.get_text() for one in key.select("p em")] == bare


def test_a_card_names_the_source_that_decides() -> None:
    for verdict in RECORD.values():
        card = marks.card(dataclasses.replace(ENTRY, record=Ruling(verdict, "")))
        assert (card["verdict"], card["mark"], card["statement"]) == (
            verdict.name,
            verdict.mark,
            ENTRY.statement,
        )
        # Where sources are divided the one for the claim is named first.
        bears = verdict.decided_by or ("supports" if verdict.group == "divided" else "context")
        assert card["source"] == f"Source of what {bears}"
    assert "source" not in marks.card(dataclasses.replace(ENTRY, witnesses=()))


def test_previews_are_data_whatever_a_statement_holds() -> None:
    made = marks.previews([ENTRY], {"term-x": ACTIVE})
    assert made.count("</script>") == 1
    script = BeautifulSoup(made, "html.parser").script
    assert script is not None
    content = json.loads(str(script.string))
    assert content["claims"]["a-001"]["statement"] == ENTRY.statement
    assert content["terms"] == {"term-x": ACTIVE}
    assert marks.previews([], {}) == ""
