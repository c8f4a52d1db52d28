"""The tables of rules and the figure of tolerance, on small tables made by hand and on the real ones."""

from dataclasses import replace

import pytest
from matplotlib.colors import to_hex

from figures.methods.frames import EVIDENCE, LEDGER, SOURCES
from helpers import claims, tables
from helpers.claims import Value
from helpers.claims.precedence import Evidence, Part, Stated, record
from helpers.claims.textual import citation, coherence
from helpers.claims.verdicts import COHERENCE, RECORD, REGISTER, by_rank
from helpers.exhibits import style
from helpers.figures.methods import rules
from helpers.tables import computed

YES, NO, OFF = Evidence("supports", "a"), Evidence("contradicts", "b"), Evidence("differs", "c")
PARTS = Stated(parts=(Part(1, "One.", True), Part(2, "Two.", True)))
READINGS = Stated(readings=("One.", "Another."))


# Verdicts
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
    assert (facts["supported"], facts["contradicted"]) == (2, 1)
    moved = LEDGER.replace({"record": {"contradicted": "supported"}})
    assert rules.verdict_rules(moved).facts["contradicted"] == 0


# Tolerance
@pytest.mark.parametrize(
    ("stated", "value", "distance"),
    [
        (Value("number", "50", "projects"), Value("number", "40", "projects"), -20),
        (Value("date", "1994"), Value("date", "1994-05-03"), 0),
        (Value("date", "1994"), Value("date", "1995"), 1),
        (Value("date", "2006-06-08"), Value("date", "2016-06-08"), 10),
        (Value("period", "1994/2013"), Value("period", "1995/2013"), 1),
        (Value("period", "1994/2013"), Value("period", "1994-05/2013"), 0),
        (Value("period", "1994/2013"), Value("period", "1994/2010"), -3),
    ],
)
def test_distance_of_found_from_stated(stated: Value, value: Value, distance: float) -> None:
    assert rules.apart(stated, value) == pytest.approx(distance, abs=0.01)


def test_tolerance_draws_each_difference_once() -> None:
    made = rules.tolerance(LEDGER, EVIDENCE, SOURCES)
    upper, lower = made.figure.axes
    assert [
        [round(float(x), 2) for x in line.get_xdata()] for line in upper.lines if line.get_marker() == "o"
    ] == [[6.0]]
    assert [to_hex(line.get_markerfacecolor()) for line in lower.lines if line.get_marker() == "X"] == [
        to_hex(style.RECORD["contradicted"])
    ]
    assert "EUR 100 million \N{RIGHTWARDS ARROW} EUR 106 million" in [text.get_text() for text in upper.texts]
    facts = made.facts
    assert len(made.rows) == 3, "two sources that give one value are one pair"
    assert (facts["numbers"], facts["numbers_off"], facts["dates"], facts["dates_refuted"]) == (1, 1, 2, 1)


def test_tolerance_follows_a_changed_value() -> None:
    changed = EVIDENCE.copy()
    changed.loc[[0, 1], "value"] = "104"
    made = rules.tolerance(LEDGER, changed, SOURCES)
    assert made.facts["largest"] == pytest.approx(4)


def test_real_differences_stand_where_the_relation_says() -> None:
    rows = rules.compared(tables.load("claims"), computed.get("testimony"))
    whole = rows[~rows["claim"].isin(set(tables.load("claim_parts")["claim"]))]
    dated = whole[whole["measure"] == "date"]
    assert (dated.loc[dated["bears"] == "supports", "apart"].abs() <= 1.01).all()
    assert (dated.loc[dated["bears"] != "supports", "apart"] != 0).all()
