"""The exhibits of chapter 12: texts, cells and artists, on the real tables and on small ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.text import Text

from helpers import exhibits
from helpers.exhibits import style
from helpers.figures.conclusion import evidence, scorecard, witnesses
from helpers.tables import computed

IDS = ["tbl-scorecard", "fig-scorecard", "tbl-what-would-test", "tbl-thesis-evidence", "fig-thesis-outcomes"]
PARTS = pd.DataFrame(
    [
        ("t-01", 1, "record", False, "borne out"),
        ("t-01", 2, "outcome", False, "partly"),
        ("t-01", 3, "opinion", False, "not testable with public data"),
        ("t-02", 1, "record", False, "open"),
        ("t-02", 2, "outcome", True, "not testable with public data"),
    ],
    columns=["thesis", "part", "needs", "causal", "judgement"],
).assign(states="It is so.", reason="No data.", test="Data.")
JUDGED = pd.DataFrame(
    [
        ("t-01", "one", "partly", "high", "medium", 3, 1, 2, 7, 50, 54),
        ("t-02", "two", "not testable with public data", "none", "none", 0, 0, 2, 0, 54, 54),
    ],
    columns=[
        "thesis",
        "short",
        "judgement",
        "amount",
        "agreement",
        "pro",
        "contra",
        "noted",
        "witnesses",
        "holding",
        "runs",
    ],
)
FOR = {"bearing": "for", "bears": "for", "counts": True}
AGAINST = {"bearing": "against", "bears": "against", "counts": True}
ITEM = {
    "kind": "outcome",
    "exhibit": "",
    "claim": "",
    "conclusion": "",
    "source": "s-1",
    "runs": 0,
    "holding": 0,
    "why": "as coded",
    "witnesses": "o",
}
ITEMS = pd.DataFrame(
    [
        ITEM | {"item": "te-001", "thesis": "t-01", "part": 2, "label": "law", "exhibit": "fig-law"} | FOR,
        ITEM | {"item": "te-002", "thesis": "t-01", "part": 2, "label": "more", "claim": "a-002"} | FOR,
        ITEM | {"item": "te-003", "thesis": "t-01", "part": 2, "label": "votes"} | AGAINST
        | {"claim": "a-001", "conclusion": "c", "runs": 4, "holding": 3},
        ITEM | {"item": "te-004", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "open", "counts": False, "label": "gone", "claim": "a-003"},
        ITEM | {"item": "te-005", "thesis": "t-02", "part": 1, "bearing": "for", "bears": "for", "counts": False, "label": "again", "claim": "a-003"},
        ITEM | {"item": "te-006", "thesis": "t-03", "part": 1, "label": "votes"} | AGAINST
        | {"claim": "a-003"},
    ]
).assign(what="It shows.")  # fmt: skip
STATES = pd.DataFrame(
    [("a-009", "t-01", "states"), ("a-004", "t-01", "states"), ("a-001", "t-02", "supports")],
    columns=["claim", "thesis", "role"],
)


def texts(axes: Axes) -> dict[str, Text]:
    return {text.get_text(): text for text in axes.texts}


@pytest.mark.parametrize("identifier", IDS)
def test_texts_are_filled_and_short(identifier: str) -> None:
    card = exhibits.make(identifier, computed.get).card
    for name in ("caption", "reading") + (("alt",) if identifier.startswith("fig") else ()):
        assert 10 < len(card[name].split()) <= 60, name
        assert "{" not in card[name]
    assert set(card["sources"]) <= set(computed.get("sources")["source"])


def test_score_card_cells() -> None:
    made = scorecard.scorecard(JUDGED, PARTS, ITEMS, STATES)
    first, second = made.body
    assert first == [
        {"text": "t-01 one", "claim": "a-004"}, "Partly", "high", "medium", {"text": "2: law …", "exhibit": "fig-law"},
        {"text": "1: votes", "claim": "a-001"}, "opinion", "50 of 54",
    ]  # fmt: skip
    assert second == [
        {"text": "t-02 two"},
        "Not testable with public data",
        "–",
        "–",
        {"text": "0"},
        {"text": "0"},
        "record (open), cause",
        "54 of 54",
    ]
    assert {name: made.facts[name] for name in ("n", "partly", "not_testable", "borne_out", "items", "counted", "steady", "unsteady", "runs")} == {
        "n": 2, "partly": 1, "not_testable": 1, "borne_out": 0, "items": 6, "counted": 4, "steady": 1, "unsteady": 1, "runs": 54,
    }  # fmt: skip
    assert made.facts["t01_pro"] == 3
    assert made.facts["t02_judgement"] == "not testable with public data"


def test_score_card_follows_its_input() -> None:
    changed = JUDGED.assign(judgement=["borne out", "not borne out"])
    made = scorecard.scorecard(changed, PARTS, ITEMS.assign(counts=False), STATES)
    assert [line[1] for line in made.body] == ["Borne out", "Not borne out"]
    assert made.body[0][4] == {"text": "0"}
    assert (made.facts["borne_out"], made.facts["not_borne_out"], made.facts["counted"]) == (1, 1, 0)


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
    assert (facts["cause_or_opinion_parts"], facts["cause_or_opinion_not_testable"]) == (2, 2)


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
        (at["cause or opinion"], "not testable", "_"),
        (at["record"], "open", "o"),
        (at["cause or opinion"], "not testable", "_"),
    ]
    found = texts(axes)
    assert {
        "Partly (1)",
        "Not testable with public data (1)",
        "t-01  one",
        "t-02  two",
        "high",
        "medium",
    } <= set(found)
    assert found["t-01  one"].get_position()[1] < found["Not testable with public data (1)"].get_position()[1]
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
    assert to_hex(lines[0].get_color()) == to_hex(style.RECORD["contradicted"])


def test_every_judgement_has_a_mark_of_its_own() -> None:
    shapes = {(mark.marker, mark.filling) for mark in scorecard.MARKS.values()}
    assert len(shapes) == len(scorecard.MARKS)


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


def test_what_would_test() -> None:
    made = evidence.what_would_test(PARTS, JUDGED, STATES)
    assert [line[2] for line in made.body] == ["not testable", "open", "not testable"]
    assert made.body[0] == [
        {"text": "t-01 one", "claim": "a-004"},
        "It is so.",
        "not testable",
        "No data.",
        "Data.",
    ]
    assert made.facts == {
        "n": 3,
        "parts": 5,
        "theses": 2,
        "open": 1,
        "not_testable": 2,
        "causal": 1,
        "opinion": 1,
        "cause_or_opinion": 2,
    }
    every = PARTS.assign(judgement="borne out")
    assert evidence.what_would_test(every, JUDGED, STATES).rows.empty


def test_thesis_evidence() -> None:
    made = evidence.thesis_evidence(ITEMS, pd.DataFrame({"source": ["s-1"]}))
    assert [line[1] for line in made.body] == ["for", "for", "against", "open", "for, not counted", "against"]
    assert made.body[0] == [
        "t-01, 2",
        "for",
        "It shows.",
        "outcome; as coded",
        {"text": "fig-law", "exhibit": "fig-law"},
    ]
    assert made.body[2][4] == {"text": "a-001", "claim": "a-001"}
    assert made.facts == {
        "n": 6,
        "counted": 4,
        "pro": 2,
        "contra": 2,
        "open": 1,
        "withdrawn": 1,
        "witnesses": 1,
    }
    assert made.sources == ["s-1"]


def boxes(axes: Axes) -> dict[str, tuple[float, float, str]]:
    """Boxes by thesis and side: left end, row and colour."""
    found = {}
    for bars in axes.containers:
        patch = bars[0]
        found[str(bars.get_label())] = (
            patch.get_x(),
            round(patch.get_y() + patch.get_height() / 2, 6),
            to_hex(patch.get_facecolor()),
        )
    return found


def test_outcomes_stand_on_their_side() -> None:
    made = witnesses.thesis_outcomes(ITEMS)
    axes = made.figure.axes[0]
    assert [text.get_text() for text in axes.get_yticklabels()] == ["law", "more", "votes"]
    found = boxes(axes)
    assert set(found) == {"t-01 for", "t-01 against", "t-03 against"}
    assert found["t-01 against"][0] > found["t-03 against"][0]
    assert found["t-01 for"][2] == to_hex(witnesses.COLOUR["for"])
    assert found["t-01 against"][1:] == (2, to_hex(witnesses.COLOUR["against"]))
    assert "3 of 4" in texts(axes)
    assert made.facts == {
        "series": 3, "theses": 2, "pro": 2, "contra": 2, "two": 0, "un_against": 0, "democracy_against": 0, "law_for": 0, "origins": 1,
    }  # fmt: skip


def test_outcomes_follow_their_input() -> None:
    turned = ITEMS.assign(
        bears=ITEMS["bears"].replace({"for": "against", "against": "for"}),
        label=ITEMS["label"].replace("votes", "UN distance"),
    )
    made = witnesses.thesis_outcomes(turned)
    assert set(boxes(made.figure.axes[0])) == {"t-01 against", "t-01 for", "t-03 for"}
    assert (made.facts["pro"], made.facts["contra"], made.facts["two"]) == (2, 2, 0)
    assert witnesses.measured(ITEMS.assign(kind="record")).empty
    assert len(witnesses.measured(ITEMS.assign(source=""))) == 0


def test_real_outcomes_match_the_evidence() -> None:
    made = exhibits.make("fig-thesis-outcomes", computed.get)
    assert made.figure is not None
    rows = witnesses.measured(computed.get("thesis_items"))
    assert set(boxes(made.figure.axes[0])) == {f"{row.thesis} {row.bears}" for row in rows.itertuples()}
    assert made.card["facts"]["pro"] + made.card["facts"]["contra"] == len(rows)
