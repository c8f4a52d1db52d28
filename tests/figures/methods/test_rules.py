"""The tables of rules and the figure of tolerance, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from figures.methods.frames import CLAIMS, EVIDENCE, LEDGER, SOURCES
from helpers import claims, tables
from helpers.claims import Value
from helpers.claims.precedence import Evidence, citation, coherence, record
from helpers.claims.verdicts import COHERENCE, RECORD, REGISTER, by_rank
from helpers.exhibits import style
from helpers.figures.methods import rules

CHECKS = pd.DataFrame(
    [("c-001", "same", True, 1, 1), ("c-002", "delivered", False, 1, 3)],
    columns=["check", "rule", "holds", "holding", "runs"],
)


# Verdicts
def test_rules_cover_every_verdict_once() -> None:
    made = rules.verdict_rules(LEDGER, EVIDENCE, CHECKS)
    shown = [(row[0], row[1], row[2]) for row in made.body]
    assert sorted(shown) == sorted((one.axis, one.name, one.rule) for one in REGISTER)
    for axis in claims.AXES:
        assert made.rows.loc[made.rows["axis"] == axis, "claims"].sum() == len(LEDGER)


def found(relation: str, independent: bool = True, moment: str = "at publication") -> Evidence:
    return Evidence(relation, moment, relation, independent)


@pytest.mark.parametrize(
    ("verdict", "findings", "searched", "kind"),
    [
        ("sources differ", [found("supports"), found("differs in detail"), found("refutes")], 1, "thesis"),
        (
            "contradicted",
            [found("differs in detail"), found("refutes"), found("supports", moment="later")],
            1,
            "thesis",
        ),
        (
            "detail differs",
            [found("supports"), found("differs in detail"), found("refutes", moment="later")],
            1,
            "thesis",
        ),
        ("superseded", [found("supports"), found("refutes", moment="later")], 1, "thesis"),
        ("supported", [found("supports", False), found("supports")], 1, "thesis"),
        ("supported, same origin", [found("supports", False)], 1, "thesis"),
        ("not found", [], 1, "thesis"),
        ("not checkable", [], 0, "thesis"),
        ("not sought", [], 0, "date"),
    ],
)
def test_the_order_of_the_table_is_the_order_of_the_rules(
    verdict: str, findings: list[Evidence], searched: int, kind: str
) -> None:
    assert record(kind, findings, searched).verdict.name == verdict


def test_the_other_axes_do_what_the_table_says() -> None:
    assert by_rank("coherence")[0] == coherence([("c", True, ""), ("d", False, "")]).verdict
    assert by_rank("coherence")[0] is COHERENCE["incoherent"]
    shifted = {"reference": "b-r02", "fitting": "b-r01", "basis": "entry 1 matches"}
    lost = {"reference": "b-r02", "fitting": "", "basis": "no entry matches"}
    assert citation([], "text").verdict.name == "none given"
    assert citation([], "note").verdict.name == "not tested"
    assert citation([shifted, lost], "text").verdict.name == "does not fit"
    assert citation([shifted], "text").verdict.name == "misnumbered"


def test_verdict_counts_and_precedence_follow_the_tables() -> None:
    made = rules.verdict_rules(LEDGER, EVIDENCE, CHECKS)
    assert made.body[1][:4] == [
        "record",
        "contradicted",
        RECORD["contradicted"].rule,
        "1",
    ]
    assert made.body[1][4] == {"text": "a-002", "claim": "a-002"}
    facts = made.facts
    assert (facts["supported"], facts["unsettled"], facts["tested"]) == (2, 3, 2)
    assert (facts["mixed"], facts["detail_over_support"]) == (1, 1)
    assert (facts["checks_failed"], facts["undelivered"], facts["varied"], facts["overturned"]) == (
        1,
        1,
        1,
        1,
    )
    moved = LEDGER.replace({"record": {"contradicted": "supported"}})
    assert rules.verdict_rules(moved, EVIDENCE, CHECKS).facts["contradicted"] == 0


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
    assert rules.apart(stated, value).value == pytest.approx(distance, abs=0.01)


def test_tolerance_draws_each_difference_once() -> None:
    made = rules.tolerance(CLAIMS, EVIDENCE, SOURCES)
    upper, lower = made.figure.axes
    assert [
        [round(float(x), 2) for x in line.get_xdata()] for line in upper.lines if line.get_marker() == "o"
    ] == [[6.0]]
    assert [to_hex(line.get_markerfacecolor()) for line in lower.lines if line.get_marker() == "o"] == [
        to_hex(style.RECORD["contradicted"])
    ]
    assert "EUR 100 million \N{RIGHTWARDS ARROW} EUR 106 million" in [text.get_text() for text in upper.texts]
    facts = made.facts
    assert len(made.rows) == 3, "two sources that give one value are one pair"
    assert (facts["computed"], facts["judged"]) == (4, 2)
    assert (
        facts["numbers"],
        facts["numbers_detail"],
        facts["over_five"],
        facts["dates"],
        facts["dates_refuted"],
        facts["dates_near"],
    ) == (
        1,
        1,
        1,
        2,
        1,
        0,
    )


def test_tolerance_follows_a_changed_value() -> None:
    changed = EVIDENCE.copy()
    changed.loc[[0, 1], "value"] = "104"
    made = rules.tolerance(CLAIMS, changed, SOURCES)
    assert made.facts["over_five"] == 0
    assert made.facts["largest"] == pytest.approx(4)


def test_real_differences_stand_where_the_relation_says() -> None:
    rows = rules.compared(tables.load("claims"), tables.load("evidence"))
    numbers = rows[rows["measure"] == "number"]
    assert (
        numbers.loc[numbers["relation"] == "differs in detail", "apart"].abs() <= rules.LIMIT + 1e-9
    ).all()
    assert (rows.loc[(rows["measure"] == "date") & (rows["relation"] == "supports"), "apart"] == 0).all()
    assert (rows.loc[(rows["measure"] == "date") & (rows["relation"] != "supports"), "apart"] != 0).all()
