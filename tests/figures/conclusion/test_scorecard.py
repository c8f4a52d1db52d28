"""The score card as a table and as a figure, on small tables made by hand and on the real ones."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from artists import words
from figures.conclusion.frames import ITEMS, JUDGED, PARTS, STATES
from helpers import exhibits
from helpers.exhibits import style
from helpers.figures.conclusion import scorecard
from helpers.tables import computed


def test_score_card_cells() -> None:
    made = scorecard.scorecard(JUDGED, PARTS, ITEMS, STATES)
    first, second = made.body
    assert first == [
        {"text": "t-01 one", "claim": "a-004"}, "Partly", "high", "medium", {"text": "2: law …", "exhibit": "fig-law"},
        {"text": "1: votes", "claim": "a-001"}, "opinion", "50 of 54",
    ]  # fmt: skip
    assert second == [
        {"text": "t-02 two"},
        "Not examined",
        "–",
        "–",
        {"text": "0"},
        {"text": "0"},
        "record (open), cause",
        "54 of 54",
    ]
    assert {
        name: made.facts[name]
        for name in (
            "n",
            "partly",
            "not_examined",
            "borne_out",
            "steady",
            "runs",
        )
    } == {"n": 2, "partly": 1, "not_examined": 1, "borne_out": 0, "steady": 1, "runs": 54}
    assert made.rows[["holding", "runs"]].to_numpy().tolist() == [[50, 54], [54, 54]], "one is steady"
    assert made.facts["t01_pro"] == 3
    assert made.facts["t02_judgement"] == "not examined"


def test_score_card_follows_its_input() -> None:
    changed = JUDGED.assign(judgement=["borne out", "not borne out"])
    made = scorecard.scorecard(changed, PARTS, ITEMS.assign(counts=False), STATES)
    assert [line[1] for line in made.body] == ["Borne out", "Not borne out"]
    assert made.body[0][4] == {"text": "0"}
    assert (made.facts["borne_out"], made.facts["not_borne_out"]) == (1, 1)


def test_parts_stand_in_their_columns() -> None:
    assert [scorecard.kind_of(row) for row in PARTS.to_dict("records")] == [
        "record",
        "outcome",
        "cause or opinion",
        "record",
        "cause or opinion",
    ]
    facts = scorecard.counts(JUDGED, PARTS)
    assert (
        facts["record_parts"],
        facts["record_borne_out"],
        facts["record_open"],
        facts["record_decided"],
    ) == (2, 1, 1, 1)
    assert (facts["outcome_parts"], facts["outcome_partly"]) == (1, 1)
    assert (facts["cause_or_opinion_parts"], facts["cause_or_opinion_not_examined"]) == (2, 2)


def marks(axes: Axes, thesis_count: int) -> list[tuple[float, str, Any]]:
    """Marks of the theses, without the legend: column, label and shape."""
    return [
        (float(line.get_xdata()[0]), str(line.get_label()), line.get_marker())
        for line in axes.lines
        if not str(line.get_label()).startswith("_")
    ][:thesis_count]


def test_score_card_figure() -> None:
    made = scorecard.scorecard_figure(JUDGED, PARTS)
    axes = made.figure.axes[0]
    at = scorecard.COLUMNS
    assert marks(axes, 5) == [
        (at["record"], "borne out", "o"),
        (at["outcome"], "partly", "o"),
        (at["cause or opinion"], "not examined", "_"),
        (at["record"], "open", "o"),
        (at["cause or opinion"], "not examined", "_"),
    ]
    found = words(axes)
    assert {
        "Partly (1)",
        "Not examined (1)",
        "t-01  one",
        "t-02  two",
        "high",
        "medium",
    } <= set(found)
    assert found["t-01  one"].get_position()[1] < found["Not examined (1)"].get_position()[1]
    assert axes.get_title(loc="left") == "On record: 1 of 2 parts borne out. Causes and opinions: 0 of 2"
    assert list(made.rows["column"]) == [
        "record",
        "outcome",
        "cause or opinion",
        "record",
        "cause or opinion",
    ]


def test_two_parts_in_one_column_stand_side_by_side() -> None:
    parts = PARTS.assign(needs="record", causal=False)
    axes = scorecard.scorecard_figure(JUDGED, parts).figure.axes[0]
    middle = scorecard.COLUMNS["record"]
    assert [x - middle for x, _, _ in marks(axes, 3)] == pytest.approx([-scorecard.STEP, 0, scorecard.STEP])


def test_score_card_figure_follows_its_input() -> None:
    parts = PARTS.assign(judgement=["not borne out", "partly", "open", "open", "open"])
    axes = scorecard.scorecard_figure(JUDGED, parts).figure.axes[0]
    assert marks(axes, 1)[0][1:] == ("not borne out", "X")
    lines = [line for line in axes.lines if line.get_label() == "not borne out"]
    assert to_hex(lines[0].get_markerfacecolor()) == to_hex(style.RECORD["contradicted"])
    # A pale mark alone would be too faint: it has an edge of ink.
    assert to_hex(lines[0].get_markeredgecolor()) == to_hex(style.INK)


def test_real_figure_shows_every_part_and_no_text_leaves_it() -> None:
    made = exhibits.make("fig-scorecard", computed.get)
    assert made.figure is not None
    assert len(made.card["rows"]) == len(computed.get("thesis_parts"))
    made.figure.canvas.draw()
    frame = made.figure.bbox
    for text in made.figure.axes[0].texts:
        box = text.get_window_extent()
        assert box.x0 >= frame.x0 - 1
        assert box.x1 <= frame.x1 + 1
