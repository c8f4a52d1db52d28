"""Pairs of claims that agree or differ, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.two_articles.frames import CLAIMS, PAIRS
from helpers.exhibits import NARROW, style
from helpers.figures.two_articles import shared as two

EVIDENCE = pd.DataFrame(
    [
        ("e-1", "a-003", "contradicts", False, "at publication", "A relay counts twelve.", "", "s-relay"),
        (
            "e-2",
            "a-003",
            "contradicts",
            True,
            "at publication",
            "The register counts twelve.",
            "",
            "s-register",
        ),
        ("e-3", "b-003", "supports", True, "at publication", "The register has twelve.", "", "s-register"),
        ("e-4", "b-003", "contradicts", True, "later", "Later there were more.", "", "s-relay"),
    ],
    columns=["evidence", "claim", "bears", "independent", "moment", "finding", "note", "source"],
).assign(grade="official record", origin="register")


SOURCES = pd.DataFrame(
    [("s-register", "Registry", "https://example.org/r"), ("s-relay", "Relay", "")],
    columns=["source", "publisher", "address"],
)


def test_pairs_stand_in_the_row_of_their_shared_dimension() -> None:
    rows = two.paired(PAIRS, CLAIMS).set_index("pair")
    assert list(rows["dimension"].loc[["p-001", "p-002", "p-003"]]) == ["culture", two.MIXED, "engagement"]
    assert set(rows["place"]) == {1}


def test_agreeing_pairs_come_first_and_values_before_readings() -> None:
    pairs = pd.concat(
        [PAIRS.iloc[[2]].assign(claim_a="a-001", claim_b="b-001", pair="p-000"), PAIRS.iloc[[0]]],
        ignore_index=True,
    )
    read = PAIRS.iloc[[0]].assign(pair="p-009", basis="judgement")
    rows = two.paired(pd.concat([read, pairs], ignore_index=True), CLAIMS)
    assert list(rows["pair"]) == ["p-001", "p-009", "p-000"]
    assert list(rows["place"]) == [1, 2, 3]


def test_marks_of_the_small_table() -> None:
    made = two.concordance(PAIRS, CLAIMS)
    axes = made.figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        "Engagement",
        "Culture",
        "Different in A and B",
    ]
    drawn = [
        (line.get_xdata()[0], line.get_ydata()[0], line.get_marker(), line.get_color()) for line in axes.lines
    ]
    assert drawn == [
        (1, 0, "s", two.INKS["differ"]),
        (1, 1, "s", two.INKS["agree"]),
        (1, 2, "o", two.INKS["differ"]),
    ]
    assert [text.get_text() for text in axes.texts] == [
        "0 agree, 1 differ",
        "1 agree, 0 differ",
        "0 agree, 1 differ",
    ]
    assert [made.facts[name] for name in ("n", "agree", "differ", "two_dimensions")] == [3, 1, 2, 1]


def test_a_changed_outcome_changes_mark_and_fact() -> None:
    changed = PAIRS.assign(outcome=["differ", "differ", "differ"])
    made = two.concordance(changed, CLAIMS)
    assert {line.get_color() for line in made.figure.axes[0].lines} == {two.INKS["differ"]}
    assert made.facts["agree"] == 0
    assert "0 agree, 3 differ" in made.figure.axes[0].get_title(loc="left")


def test_marks_hold_every_pair(real: dict[str, pd.DataFrame]) -> None:
    made = two.concordance(real["concordance_outcomes"], real["claims"])
    pairs = real["concordance_outcomes"]
    assert len(made.figure.axes[0].lines) == len(pairs) == made.facts["n"]
    assert sum(line.get_color() == two.INKS["differ"] for line in made.figure.axes[0].lines) == int(
        (pairs["outcome"] == "differ").sum()
    )
    assert made.figure.axes[0].get_xlim()[1] > made.rows["place"].max() + 1
    assert not set(two.INKS.values()) & {
        style.RECORD["supported"],
        style.RECORD["contradicted"],
        *style.ARTICLE.values(),
    }


def test_differences_give_both_statements_and_both_verdicts() -> None:
    made = two.differences(PAIRS, CLAIMS, EVIDENCE, SOURCES)
    aim, number = made.body
    assert [cell if isinstance(cell, str) else (cell["text"], cell["claim"]) for cell in aim] == [
        "aim",
        ("A says energy.", "a-002"),
        ("B says values.", "b-002"),
        "Outside the record.",
        "Outside the record.",
    ]
    assert [cell if isinstance(cell, str) else (cell["text"], cell["claim"]) for cell in number] == [
        "number",
        ("10", "a-003"),
        ("12", "b-003"),
        "Contradicted. The register counts twelve.",
        "Supported. The register has twelve.",
    ]
    facts = made.facts
    assert [facts[name] for name in ("n", "one_side", "both", "neither", "open")] == [2, 1, 0, 1, 1]
    assert list(made.sources) == ["article-a", "article-b", "s-register", "s-register"]


def test_a_changed_verdict_moves_the_pair() -> None:
    changed = CLAIMS.assign(
        record=["supported", "supported", "supported", "x", "x", "not settled", "supported"]
    )
    facts = two.differences(PAIRS, changed, EVIDENCE, SOURCES).facts
    assert (facts["one_side"], facts["both"], facts["neither"]) == (1, 1, 0)


def test_sides_of_the_differences_add_up(real: dict[str, pd.DataFrame]) -> None:
    made = two.differences(
        *(real[name] for name in ("concordance_outcomes", "ledger", "testimony", "sources"))
    )
    facts = made.facts
    assert facts["one_side"] + facts["both"] + facts["neither"] == facts["n"] == len(made.body)
    assert set(made.sources) <= set(real["sources"]["source"])


def test_every_differing_pair_stands_in_the_table(real: dict[str, pd.DataFrame]) -> None:
    pairs = real["concordance_outcomes"]
    differ = two.differences(
        *(real[name] for name in ("concordance_outcomes", "ledger", "testimony", "sources"))
    )
    assert sorted(differ.rows["pair"]) == sorted(pairs.loc[pairs["outcome"] == "differ", "pair"])


def test_marks_of_facts_that_agree_are_hollow_and_a_telephone_breaks_long_rows(
    real: dict[str, pd.DataFrame],
) -> None:
    with NARROW.use():
        narrow = two.concordance(real["concordance_outcomes"], real["claims"]).figure.axes[0]
    assert max(line.get_xdata()[0] for line in narrow.lines) == two.LINE
    hollow = [line for line in narrow.lines if line.get_markerfacecolor() == style.GROUND]
    assert {line.get_color() for line in hollow} == {two.INKS["agree"]}
    assert len({tuple(line.get_xydata()[0]) for line in narrow.lines}) == len(narrow.lines)
