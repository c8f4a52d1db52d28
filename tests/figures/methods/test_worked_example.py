"""The claim that is walked from its sentence to its verdict: every step is a row of the data."""

from __future__ import annotations

from helpers.figures.methods import worked_example as module
from helpers.tables import computed

NAMES = ("ledger", "testimony", "sources", "differences", "sections")


def test_the_steps_are_what_the_data_has() -> None:
    tables = [computed.get(name) for name in NAMES]
    made = module.worked_example(*tables)
    claim = tables[0].set_index("claim").loc[module.CLAIM]
    said = dict(zip(made.rows["step"], made.rows["said"], strict=True))
    assert said["The statement, in our words"] == claim["statement"]
    assert said["Verdict"].startswith("contradicted")
    assert made.facts["verdict"] == claim["record"] == "contradicted", (
        "the chapter walks a contradicted claim"
    )
    decides = tables[1][(tables[1]["claim"] == module.CLAIM) & (tables[1]["bears"] == "contradicts")]
    assert made.facts["n"] == len(decides) == 2
    for number, finding in enumerate(decides["finding"], 1):
        assert said[f"Source {number}"].endswith(finding)
    assert {"scholarly", "press"} == set(decides["grade"]), "the chapter speaks of a historian and an agency"


def test_another_verdict_shows() -> None:
    ledger, *others = (computed.get(name) for name in NAMES)
    changed = ledger.assign(record=ledger["record"].mask(ledger["claim"] == module.CLAIM, "detail differs"))
    made = module.worked_example(changed, *others)
    assert made.facts["verdict"] == "detail differs"
    assert dict(zip(made.rows["step"], made.rows["said"], strict=True))["Verdict"].startswith(
        "detail differs"
    )
