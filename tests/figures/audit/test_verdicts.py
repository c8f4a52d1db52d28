"""The figures and counts of chapter 10, and what corrections do to theses."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits
from helpers.claims.verdicts import REGISTER, STANDING, tested
from helpers.exhibits import style
from helpers.figures.audit import theses, verdicts
from helpers.figures.audit.evidence import joined
from helpers.tables import computed

IDS = ["fig-verdicts-record", "fig-verdicts-kind", "tbl-verdict-axes", "tbl-thesis-effects"]
COLUMNS = ["claim", "dimension", "kind", "locus", "record", "coherence", "citation"]
LEDGER = pd.DataFrame(
    [
        ("a-001", "culture", "date", "text", "supported", "coherent", "fits"),
        ("a-002", "culture", "date", "note", "contradicted", "incoherent", "not tested"),
        ("a-003", "engagement", "amount", "text", "detail differs", "not tested", "fits"),
        ("a-004", "methods", "method", "text", "not checkable", "incoherent", "none given"),
        ("b-001", "culture", "count", "text", "not found", "not tested", "misnumbered"),
        ("b-002", "culture", "date", "text", "supported, same origin", "incoherent", "misnumbered"),
    ],
    columns=COLUMNS,
)
EVIDENCE = pd.DataFrame(
    [
        ("e-1", "a-001", "supports", True, "at publication", "x", "", "s-1"),
        ("e-2", "a-001", "supports", True, "at publication", "x", "", "s-2"),
        ("e-3", "a-001", "supports", True, "at publication", "x", "", "s-3"),
        ("e-4", "a-002", "refutes", True, "at publication", "x", "", "s-1"),
        ("e-5", "a-002", "refutes", True, "at publication", "x", "", "s-2"),
    ],
    columns=["evidence", "claim", "relation", "independent", "moment", "finding", "note", "source"],
)
SOURCES = pd.DataFrame(
    [("s-1", "P", "", "one"), ("s-2", "Q", "", "one"), ("s-3", "R", "", "two")],
    columns=["source", "publisher", "address", "origin"],
)
THESES = pd.DataFrame(
    [("t-01", "first", "A"), ("t-02", "second", "B")], columns=["thesis", "short", "articles"]
)


@pytest.fixture(scope="module")
def ledger() -> pd.DataFrame:
    return computed.get("ledger")


@pytest.mark.parametrize("identifier", IDS)
def test_texts_are_filled_and_short(identifier: str) -> None:
    card = exhibits.make(identifier, computed.get).card
    for text in ("caption", "reading", *(["alt"] if identifier.startswith("fig") else [])):
        assert 10 < len(card[text].split()) <= 60
        assert "{" not in card[text]


def test_grid_of_the_small_ledger() -> None:
    made = verdicts.verdicts_record(LEDGER, EVIDENCE, SOURCES)
    axes = made.figure.axes[0]
    shown = [
        "supported",
        "supported, same origin",
        "detail differs",
        "contradicted",
        "not found",
        "not checkable",
    ]
    assert list(dict.fromkeys(made.rows["record"])) == shown
    culture = verdicts.DIMENSIONS.index("culture")
    bars = [bar for bar in axes.patches if round(bar.get_y() + bar.get_height() / 2) == culture]
    assert [bar.get_width() for bar in bars] == [1, 1, 0, 1, 1, 0]
    assert [to_hex(bar.get_facecolor()) for bar in bars] == [
        style.RECORD[verdict].lower() for verdict in shown
    ]
    lefts = [bar.get_x() for bar in bars]
    assert lefts == sorted(lefts)
    facts = made.facts
    assert (facts["n"], facts["settled"], facts["standing"], facts["sought"], facts["standing_share"]) == (
        6,
        4,
        2,
        5,
        50,
    )
    assert (facts["several"], facts["single"], facts["contradicted_single"], facts["contradicted_note"]) == (
        1,
        0,
        1,
        1,
    )
    assert (facts["corrected"], facts["corrected_most"], facts["culture_contradicted"]) == (2, 2, 1)


def test_a_changed_verdict_changes_bar_and_fact() -> None:
    changed = LEDGER.assign(record=["contradicted", *LEDGER["record"][1:]])
    made = verdicts.verdicts_record(changed, EVIDENCE, SOURCES)
    culture = verdicts.DIMENSIONS.index("culture")
    bars = [
        bar for bar in made.figure.axes[0].patches if round(bar.get_y() + bar.get_height() / 2) == culture
    ]
    red = next(bar for bar in bars if to_hex(bar.get_facecolor()) == style.RECORD["contradicted"].lower())
    assert red.get_width() == 2
    assert made.facts["contradicted"] == 2
    assert made.figure.axes[0].get_title(loc="left").startswith("1 of the 4")


def test_bars_are_on_one_scale_and_hold_every_claim(ledger: pd.DataFrame) -> None:
    made = verdicts.verdicts_record(ledger, computed.get("evidence"), computed.get("sources"))
    axes = made.figure.axes[0]
    assert sum(bar.get_width() for bar in axes.patches) == len(ledger) == made.facts["n"]
    by_column: dict[float, float] = {}
    for bar in axes.patches:
        by_column[bar.get_x()] = max(by_column.get(bar.get_x(), 0), bar.get_width())
    starts = sorted(by_column)
    assert all(one + by_column[one] < other for one, other in itertools.pairwise(starts)), (
        "no column reaches into the next"
    )
    assert starts[-1] + by_column[starts[-1]] < axes.get_xlim()[1]
    assert made.facts["several"] + made.facts["single"] <= made.facts["supported"]


def test_kinds_stack_to_the_claims_sought() -> None:
    made = verdicts.verdicts_kind(LEDGER)
    assert list(made.rows["kind"]) == ["date", "amount", "count"], "kinds without a claim sought are left out"
    axes, side = made.figure.axes
    first = [bar for bar in axes.patches if round(bar.get_y() + bar.get_height() / 2) == 0]
    assert [bar.get_width() for bar in first] == [2, 0, 1, 0, 0]
    assert [bar.get_x() for bar in first] == [0, 2, 2, 3, 3]
    assert [text.get_text() for text in side.texts[:5]] == ["2", "0", "1", "0", "0"]
    assert (made.facts["sought"], made.facts["date_settled"], made.facts["count_settled"]) == (5, 3, 0)
    heads = [to_hex(line.get_color()) for line in side.lines]
    assert heads == [style.RECORD[name].lower() for name in verdicts.GROUPS]
    changed = verdicts.verdicts_kind(LEDGER.assign(record=["not found", *LEDGER["record"][1:]]))
    assert changed.facts["date_not_found"] == 1
    assert changed.facts["date_supported"] == 1


def test_kinds_hold_every_claim_sought(ledger: pd.DataFrame) -> None:
    made = verdicts.verdicts_kind(ledger)
    sought = ~ledger["record"].isin(["not sought", "not checkable"])
    assert (
        sum(bar.get_width() for bar in made.figure.axes[0].patches)
        == int(sought.sum())
        == made.facts["sought"]
    )


def test_axes_count_every_claim_once_each(ledger: pd.DataFrame) -> None:
    made = verdicts.verdict_axes(ledger)
    assert set(made.rows.groupby("axis")["claims"].sum()) == {len(ledger)}
    small = verdicts.verdict_axes(LEDGER)
    assert [(row[1], row[3]) for row in small.body[:5]] == [
        ("supported", "1"),
        ("supported, same origin", "1"),
        ("detail differs", "1"),
        ("contradicted", "1"),
        ("sources differ", "0"),
    ]
    facts = small.facts
    assert (facts["incoherent"], facts["tested"], facts["misnumbered"], facts["cited"]) == (3, 4, 2, 4)
    assert (facts["incoherent_supported"], facts["misnumbered_supported"]) == (1, 1)


def test_the_table_gives_every_verdict_of_the_register_with_its_meaning() -> None:
    shown = [(row[1], row[2]) for row in verdicts.verdict_axes(LEDGER).body]
    assert shown == [(one.name, one.meaning) for one in REGISTER]


def test_a_column_by_kind_holds_every_verdict_that_was_tested() -> None:
    """Each once, and nothing that says that nobody looked."""
    held = [name for names in verdicts.GROUPS.values() for name in names]
    assert sorted(held) == sorted(tested("record"))
    assert verdicts.GROUPS["supported"] == STANDING


@pytest.mark.parametrize(
    ("stands", "details", "failed", "expected"),
    [
        (3, 0, 0, "no correction"),
        (3, 2, 0, "details only"),
        (3, 2, 1, "touched"),
        (0, 1, 0, "corrected claims only"),
        (0, 0, 1, "corrected claims only"),
        (0, 0, 0, "no record"),
    ],
)
def test_the_rule_of_effects(stands: int, details: int, failed: int, expected: str) -> None:
    assert theses.effect(stands, details, failed) == expected
    assert expected in theses.EFFECTS


def edges(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["claim", "thesis", "role"])


def test_effects_of_the_small_table() -> None:
    ties = edges(
        ("a-001", "t-01", "states"),
        ("a-002", "t-01", "supports"),
        ("a-004", "t-02", "states"),
        ("b-001", "t-02", "supports"),
    )
    rows = theses.effects(THESES, ties, LEDGER).set_index("thesis")
    assert rows.loc["t-01", ["claims", "supported", "contradicted", "incoherent", "effect"]].tolist() == [
        2,
        1,
        1,
        0,
        "touched",
    ]
    assert rows.loc["t-02", ["claims", "incoherent", "not_found", "stated_failed", "effect"]].tolist() == [
        2,
        1,
        1,
        1,
        "corrected claims only",
    ]


def test_an_incoherent_claim_that_the_record_supports_stands() -> None:
    rows = theses.effects(THESES.iloc[:1], edges(("b-002", "t-01", "supports")), LEDGER)
    assert rows.loc[0, ["supported", "incoherent", "effect"]].tolist() == [1, 0, "no correction"]


def test_a_corrected_claim_touches_its_thesis() -> None:
    ties = edges(("a-001", "t-01", "states"), ("a-003", "t-01", "supports"), ("a-001", "t-02", "states"))
    made = theses.thesis_effects(THESES, ties, LEDGER)
    assert [row[-1] for row in made.body] == ["Details only", "No correction"]
    changed = LEDGER.assign(record=["contradicted", *LEDGER["record"][1:]])
    other = theses.thesis_effects(THESES, ties, changed)
    assert [row[-1] for row in other.body] == ["Corrected claims only", "Corrected claims only"]
    assert (made.facts["stated_failed"], other.facts["stated_failed"], other.facts["unsupported"]) == (
        0,
        2,
        2,
    )
    assert (
        made.facts["details_only"],
        made.facts["no_correction"],
        other.facts["corrected_claims_only"],
    ) == (1, 1, 2)


def test_columns_of_a_thesis_divide_its_claims(ledger: pd.DataFrame) -> None:
    made = theses.thesis_effects(computed.get("theses"), computed.get("claim_theses"), ledger)
    for row in made.body:
        total, *parts = (int(str(cell)) for cell in row[1:-1])
        assert total == sum(parts)
    assert (
        sum(int(made.facts[theses.word(name)]) for name in theses.EFFECTS)
        == made.facts["n"]
        == len(made.body)
    )


def test_sources_of_one_origin_count_once() -> None:
    assert joined(EVIDENCE, SOURCES).origins("a-001") == 2
    assert joined(EVIDENCE[EVIDENCE["source"] != "s-3"], SOURCES).origins("a-001") == 1
    made = verdicts.verdicts_record(LEDGER, EVIDENCE[EVIDENCE["source"] != "s-3"], SOURCES)
    assert (made.facts["several"], made.facts["single"]) == (0, 1)


def test_later_evidence_decides_nothing() -> None:
    later = EVIDENCE.assign(moment=["later", *EVIDENCE["moment"][1:]])
    assert [row["evidence"] for row in joined(later, SOURCES).decisive("a-001", "supported")] == [
        "e-2",
        "e-3",
    ]
    assert joined(EVIDENCE, SOURCES).decisive("a-001", "not found") == []
