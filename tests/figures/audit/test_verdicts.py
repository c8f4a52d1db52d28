"""Verdicts by dimension, on a small ledger made by hand and on the real one."""

from __future__ import annotations

import pandas as pd
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from figures.audit.frames import EVIDENCE, LEDGER, SOURCES
from helpers.exhibits import Drawn, style
from helpers.figures.audit import verdicts
from helpers.tables import computed

#: Three distinct facts, of which the record supports two.
FACTS = pd.DataFrame({"fact": ["a-001", "a-003", "b-002"], "standing": [True, False, True]}).assign(
    partly=False, corrected=[True, False, False]
)


def bars_of(made: Drawn, dimension: str) -> list[Rectangle]:
    """The parts of a dimension's bar, from the left."""
    place = verdicts.DIMENSIONS.index(dimension)
    axes = made.figure.axes[0]
    return [bar for bar in axes.patches if round(bar.get_y() + bar.get_height() / 2) == place]


def test_bars_of_the_small_ledger() -> None:
    made = verdicts.verdicts_record(LEDGER, EVIDENCE, SOURCES, FACTS)
    shown = [
        "supported",
        "supported, same origin",
        "detail differs",
        "contradicted",
        "not settled",
        "outside the record",
    ]
    assert list(dict.fromkeys(made.rows["record"])) == shown
    bars = bars_of(made, "culture")
    widths = [1, 1, 0, 1, 1, 0]
    assert [bar.get_width() for bar in bars] == widths
    green, *others = [to_hex(bar.get_facecolor()) for bar in bars]
    assert others[0] == green == style.RECORD["supported"], "one green, hatched where the origin is the same"
    assert [bool(bar.get_hatch()) for bar in bars] == [verdict == shown[1] for verdict in shown]
    assert others[1:] == [style.RECORD[verdict].lower() for verdict in shown[2:]]
    assert [bar.get_x() for bar in bars] == [sum(widths[:place]) for place in range(len(widths))]
    legend = [text.get_text() for text in made.figure.legends[0].get_texts()]
    assert legend[0] == "supported by an independent source: 1"
    assert legend[-1] == f"outside the record: {made.facts['outside_the_record']}"
    facts = made.facts
    assert (facts["n"], facts["settled"], facts["standing"]) == (6, 4, 2)
    assert (facts["distinct"], facts["distinct_standing"], facts["distinct_decided"]) == (3, 2, 2)
    assert (facts["several"], facts["single"]) == (1, 0)
    assert (facts["amount_settled"], facts["amount_contradicted"], facts["count_settled"]) == (1, 0, 0)
    unsettled = verdicts.verdicts_record(LEDGER.assign(record="not settled"), EVIDENCE, SOURCES, FACTS).facts
    assert (facts["amount_not_settled"], unsettled["amount_not_settled"]) == (0, 1)
    assert (facts["corrected"], facts["corrected_most"]) == (2, 2)
    claims = made.rows.set_index(["dimension", "record"])["claims"]
    assert claims["culture", "contradicted"] == 1


def test_a_changed_verdict_changes_bar_and_fact() -> None:
    changed = LEDGER.assign(record=["contradicted", *LEDGER["record"][1:]])
    made = verdicts.verdicts_record(changed, EVIDENCE, SOURCES, FACTS)
    bars = bars_of(made, "culture")
    red = next(bar for bar in bars if to_hex(bar.get_facecolor()) == style.RECORD["contradicted"].lower())
    assert red.get_width() == 2
    assert made.facts["contradicted"] == 2
    assert made.figure.axes[0].get_title(loc="left").endswith("contradicts 2")


def test_bars_hold_every_claim_and_their_numbers_what_they_show(ledger: pd.DataFrame) -> None:
    tables = (computed.get(name) for name in ("testimony", "sources", "distinct_facts"))
    made = verdicts.verdicts_record(ledger, *tables)
    axes = made.figure.axes[0]
    assert sum(bar.get_width() for bar in axes.patches) == len(ledger) == made.facts["n"]
    widths = {
        (bar.get_x() + bar.get_width() / 2, round(bar.get_y() + 0.35)): bar.get_width()
        for bar in axes.patches
    }
    behind = [text for text in axes.texts if text.get_text().endswith(" contradicted")]
    for text in axes.texts:
        x, y = text.get_position()
        assert text in behind or int(text.get_text()) == widths[x, y]
    assert sum(int(text.get_text().split()[0]) for text in behind) == made.facts["contradicted"]
    marks = [tuple(line.get_xydata()[0]) for line in axes.lines]
    red = style.RECORD["contradicted"].lower()
    parts = [bar for bar in axes.patches if bar.get_width() and to_hex(bar.get_facecolor()) == red]
    assert [x for x, _ in marks] == [bar.get_x() + bar.get_width() / 2 for bar in parts]
    assert made.facts["several"] + made.facts["single"] <= made.facts["supported"]


def test_rare_verdicts_are_drawn_as_one_part_that_counts_them_all(ledger: pd.DataFrame) -> None:
    tables = (computed.get(name) for name in ("testimony", "sources", "distinct_facts"))
    made = verdicts.verdicts_record(ledger, *tables)
    rare = ledger["record"].isin(["detail differs", "sources differ", "ambiguous"]).sum()
    legend = [text.get_text() for text in made.figure.legends[0].get_texts()]
    assert f"a detail, the sources or two readings differ: {rare}" in legend
    assert len(legend) == made.rows["record"].nunique() - 2
