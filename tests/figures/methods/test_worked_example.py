"""The claim that is walked from its sentence to its verdict: every step is a row of the data."""

from __future__ import annotations

from helpers.claims.grades import strength
from helpers.figures.methods import worked_example as module
from helpers.tables import computed

NAMES = ("ledger", "testimony", "sources", "claim_parts", "sections")


def test_the_steps_are_what_the_data_has() -> None:
    tables = [computed.get(name) for name in NAMES]
    made = module.worked_example(*tables)
    claim = tables[0].set_index("claim").loc[module.CLAIM]
    said = dict(zip(made.rows["step"], made.rows["said"], strict=True))
    assert said["The statement, in our words"] == claim["statement"]
    assert said["Verdict"] == made.facts["verdict"] == claim["record"] == "supported in part"
    assert said["Its parts"] == "from 2009; to 2011"
    assert said["What each part comes to"] == "from 2009: not settled; to 2011: supported"
    rows = tables[1][tables[1]["claim"] == module.CLAIM]
    assert made.facts["n"] == len(rows) == 2
    for number, finding in enumerate(rows["finding"], 1):
        assert said[f"Source {number}"].endswith(finding)


def test_the_chapter_tells_grades_and_origin_of_its_two_sources_as_they_are() -> None:
    evidence = computed.get("testimony")
    rows = evidence[evidence["claim"] == module.CLAIM]
    assert list(rows["grade"]) == ["press", "official record"] and rows["origin"].nunique() == 1
    alone = [strength([pair]) for pair in zip(rows["grade"], rows["origin"], strict=True)]
    assert alone[0] == 0 < alone[1], "the page of the press carries nothing alone, the ministry's does"


def test_another_verdict_shows() -> None:
    ledger, *others = (computed.get(name) for name in NAMES)
    changed = ledger.assign(record=ledger["record"].mask(ledger["claim"] == module.CLAIM, "detail differs"))
    made = module.worked_example(changed, *others)
    assert made.facts["verdict"] == "detail differs"
    assert dict(zip(made.rows["step"], made.rows["said"], strict=True))["Verdict"] == "detail differs"
