"""The table of rules, on small tables made by hand."""

from dataclasses import replace

from figures.methods.frames import LEDGER
from helpers import claims
from helpers.claims.precedence import Evidence, Part, Stated, record
from helpers.claims.textual import citation, coherence
from helpers.claims.verdicts import COHERENCE, RECORD, REGISTER, by_rank
from helpers.figures.methods import rules

YES, NO, OFF = Evidence("supports", "a"), Evidence("contradicts", "b"), Evidence("differs", "c")
PARTS = Stated(parts=(Part(1, "One.", True), Part(2, "Two.", True)))
READINGS = Stated(readings=("One.", "Another."))


def test_rules_cover_every_verdict_once() -> None:
    made = rules.verdict_rules(LEDGER)
    shown = [(row[0], row[1], row[2]) for row in made.body]
    assert sorted(shown) == sorted((one.axis, one.name, one.rule) for one in REGISTER)
    for axis in claims.AXES:
        assert made.rows.loc[made.rows["axis"] == axis, "claims"].sum() == len(LEDGER)


#: A case for each rule on the record that the rules before it do not catch and those after it would.
FIRST = {
    "outside the record": (Stated("article itself", READINGS.parts, READINGS.readings), [YES, NO]),
    "ambiguous": (READINGS, [replace(YES, reading=1), replace(NO, reading=2)]),
    "supported in part": (PARTS, [replace(YES, parts=frozenset({1}))]),
    "sources differ": (Stated(), [YES, NO, OFF]),
    "contradicted": (Stated(), [NO, OFF, replace(YES, moment="later")]),
    "detail differs": (Stated(), [OFF, replace(NO, moment="later")]),
    "supported": (Stated(), [YES, replace(YES, independent=False)]),
    "supported, same origin": (Stated(), [replace(YES, independent=False)]),
    "superseded": (Stated(), [YES, replace(NO, moment="later")]),
    "not settled": (Stated(searched=1), []),
}


def test_the_table_names_the_verdicts_that_the_precedence_gives() -> None:
    assert set(FIRST) == set(RECORD)
    for name, (stated, rows) in FIRST.items():
        assert record(stated, rows).verdict.name == name


def test_the_other_axes_do_what_the_table_says() -> None:
    assert by_rank("coherence")[0] == coherence([("c", True, ""), ("d", False, "")]).verdict
    assert by_rank("coherence")[0] is COHERENCE["incoherent"]
    shifted = {"reference": "b-r02", "fitting": "b-r01", "basis": "entry 1 matches"}
    lost = {"reference": "b-r02", "fitting": "", "basis": "no entry matches"}
    assert citation([], "text").verdict.name == "none given"
    assert citation([], "note").verdict.name == "not tested"
    assert citation([shifted, lost], "text").verdict.name == "does not fit"
    assert citation([shifted], "text").verdict.name == "misnumbered"


def test_verdict_counts_follow_the_tables() -> None:
    made = rules.verdict_rules(LEDGER)
    assert made.body[4][:4] == [
        "record",
        "contradicted",
        RECORD["contradicted"].rule,
        "1",
    ]
    assert made.body[4][4] == {"text": "a-002", "claim": "a-002"}
    facts = made.facts
    assert (facts["supported"], facts["same"], facts["contradicted"]) == (1, 1, 1)
    moved = LEDGER.replace({"record": {"contradicted": "supported"}})
    assert rules.verdict_rules(moved).facts["contradicted"] == 0
    moved = LEDGER.replace({"record": {"contradicted": "supported, same origin"}})
    assert rules.verdict_rules(moved).facts["same"] == 2
