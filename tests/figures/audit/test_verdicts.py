"""Verdicts by dimension and by kind, on a small ledger made by hand and on the real one."""

from __future__ import annotations

import itertools

import pandas as pd
from matplotlib.colors import to_hex

from figures.audit.frames import EVIDENCE, LEDGER, SOURCES
from helpers.claims.verdicts import REGISTER, STANDING
from helpers.claims.verdicts import tested as asked
from helpers.exhibits import style
from helpers.figures.audit import verdicts
from helpers.tables import computed

#: Three distinct facts, of which the record supports two.
FACTS = pd.DataFrame({"fact": ["a-001", "a-003", "b-002"], "standing": [True, False, True]})


def test_grid_of_the_small_ledger() -> None:
    made = verdicts.verdicts_record(LEDGER, EVIDENCE, SOURCES)
    axes = made.figure.axes[0]
    shown = [
        "supported",
        "supported, same origin",
        "detail differs",
        "contradicted",
        "not settled",
        "outside the record",
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
    whole = made.rows.groupby("record")["claims"].sum()
    assert whole.sum() - whole["outside the record"] == 5, "every claim that was sought is drawn"
    facts = made.facts
    assert (facts["n"], facts["settled"], facts["standing"]) == (6, 4, 2)
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
    made = verdicts.verdicts_record(ledger, computed.get("testimony"), computed.get("sources"))
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
    counts = {"supported": 2, "contradicted": 1}
    widths = [counts.get(name, 0) for name in verdicts.GROUPS]
    assert [bar.get_width() for bar in first] == widths
    assert [bar.get_x() for bar in first] == [sum(widths[:place]) for place in range(len(widths))]
    assert [text.get_text() for text in side.texts[: len(widths)]] == [str(width) for width in widths]
    assert (made.facts["sought"], made.facts["date_settled"], made.facts["count_settled"]) == (5, 3, 0)
    heads = [to_hex(line.get_markerfacecolor()) for line in side.lines]
    assert heads == [style.RECORD[name].lower() for name in verdicts.GROUPS]
    changed = verdicts.verdicts_kind(LEDGER.assign(record=["not settled", *LEDGER["record"][1:]]))
    assert changed.facts["date_not_settled"] == 1
    assert changed.facts["date_supported"] == 1


def test_kinds_hold_every_claim_sought(ledger: pd.DataFrame) -> None:
    made = verdicts.verdicts_kind(ledger)
    sought = ledger["record"] != "outside the record"
    assert (
        sum(bar.get_width() for bar in made.figure.axes[0].patches)
        == int(sought.sum())
        == made.facts["sought"]
    )


def test_axes_count_every_claim_once_each(ledger: pd.DataFrame) -> None:
    made = verdicts.verdict_axes(ledger, computed.get("distinct_facts"))
    assert set(made.rows.groupby("axis")["claims"].sum()) == {len(ledger)}
    small = verdicts.verdict_axes(LEDGER, FACTS)
    assert [(row[1], row[3]) for row in small.body[:6]] == [
        ("supported", "1"),
        ("supported, same origin", "1"),
        ("supported in part", "0"),
        ("detail differs", "1"),
        ("contradicted", "1"),
        ("sources differ", "0"),
    ]
    facts = small.facts
    assert (facts["incoherent"], facts["tested"], facts["misnumbered"], facts["cited"]) == (3, 4, 2, 4)
    assert (facts["incoherent_supported"], facts["misnumbered_supported"]) == (1, 1)
    assert (facts["distinct"], facts["distinct_standing"]) == (3, 2)


def test_the_table_gives_every_verdict_of_the_register_with_its_meaning() -> None:
    shown = [(row[1], row[2]) for row in verdicts.verdict_axes(LEDGER, FACTS).body]
    assert shown == [(one.name, one.meaning) for one in REGISTER]


def test_a_column_by_kind_holds_every_verdict_that_was_tested() -> None:
    """Each once, and nothing that says that nobody looked."""
    held = [name for names in verdicts.GROUPS.values() for name in names]
    assert sorted(held) == sorted(asked("record"))
    assert verdicts.GROUPS["supported"] == STANDING
