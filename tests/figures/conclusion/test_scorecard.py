"""The score card as a table and as a figure, on small tables made by hand and on the real ones."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from artists import words
from figures.conclusion.frames import JUDGED, LABELS, PART_LABELS, PARTS, STATES, WORKS
from helpers import exhibits
from helpers.exhibits import style
from helpers.figures.conclusion import scorecard
from helpers.tables import computed
from helpers.theses import scale
from helpers.theses.redrawing import DRAWS


def test_score_card_cells() -> None:
    made = scorecard.scorecard(JUDGED, PARTS, PART_LABELS, LABELS, WORKS, STATES)
    first = "Nearness: mixed. Liking: not examined"
    assert made.body == [
        [{"text": "t-01: It was so.", "claim": "a-004"}, first, "3 : 1", "1 : 5 : 6", "90%"],
        [{"text": "t-02: It is so."}, "Rank: open", "0 : 0", "0 : 0 : 0", "\N{EN DASH}"],
    ]
    assert (made.facts["decided"], made.facts["unsteady"]) == (2, 1)
    names = (
        "n",
        "mixed",
        "open",
        "borne_out",
        "steady",
        "steady_too",
        "steady_too_theses",
        "vague",
        "draws",
        "least",
        "most",
        "failed_said",
    )
    assert {name: made.facts[name] for name in names} == {
        "n": 2, "mixed": 1, "open": 1, "borne_out": 0, "steady": 1, "steady_too": 0, "steady_too_theses": "", "vague": 0, "draws": DRAWS, "least": 90.5, "most": 90.5,
        "failed_said": "No part is judged not borne out.",
    }  # fmt: skip


def test_what_the_chapter_argues_and_what_fails_is_named() -> None:
    failing = PARTS.assign(judgement=["not borne out", *PARTS["judgement"].iloc[1:]])
    told = pd.concat([PART_LABELS, PART_LABELS.assign(thesis="t-04").iloc[:1]])
    facts = scorecard.scorecard(JUDGED, failing, told, LABELS, WORKS, STATES).facts
    assert facts["failed_said"] == f"Not borne out is a part of {failing['thesis'].iloc[0]}."
    assert (facts["t02_judgement"], facts["t02_label"]) == ("open", "Rank: open")
    assert facts["t04_1_said"] == "unsteady between borne out and open"
    assert "t01_judgement" not in facts


def test_theses_borne_out_whole_are_counted() -> None:
    whole = JUDGED.assign(judgement="borne out")
    assert scorecard.scorecard(whole, PARTS, PART_LABELS, LABELS, WORKS, STATES).facts["borne_out"] == 2
    assert scorecard.scorecard(JUDGED, PARTS, PART_LABELS, LABELS, WORKS, STATES).facts["borne_out"] == 0


def test_score_card_follows_its_input() -> None:
    changed = JUDGED.assign(judgement=["open", scale.DONE])
    counted = changed.assign(pro=[1, 1])
    made = scorecard.scorecard(changed, PARTS, PART_LABELS, LABELS.assign(stays=[1.0, 89.4]), WORKS, STATES)
    # By judgement, not by the number of the thesis.
    assert [line[1] for line in made.body] == ["Rank: open", "Nearness: mixed. Liking: not examined"]
    half = scorecard.word(scale.DONE)
    assert (made.facts[half], made.facts["open"], made.facts["steady"]) == (1, 1, 0)
    # Compared before it is rounded, and where some row counts.
    for frame, share, steady in (
        (counted, 90.0, 1),
        (counted, 89.9, 0),
        (changed.assign(pro=[1, 0], contra=0), 90.0, 0),
    ):
        labels = LABELS.assign(stays=[1.0, share])
        printed = scorecard.scorecard(frame, PARTS, PART_LABELS, labels, WORKS, STATES)
        assert printed.facts["steady"] == steady


def test_a_thesis_that_draws_leave_is_asked_whether_another_rule_turns_it() -> None:
    counted, steady = JUDGED.assign(pro=[1, 1]), LABELS.assign(stays=[95.0, 90.0])
    facts = scorecard.scorecard(counted, PARTS, PART_LABELS, steady, WORKS, STATES).facts
    assert (facts["steady"], facts["steady_too"], facts["steady_too_theses"]) == (2, 1, "t-02")


def test_a_part_unsteady_between_three_answers_is_counted_where_it_is_decided() -> None:
    for unsteady, vague in (("open", 0), ("open;mixed", 1)):
        many = PART_LABELS.assign(unsteady=[unsteady, "", "", "open;mixed", ""])
        assert scorecard.scorecard(JUDGED, PARTS, many, LABELS, WORKS, STATES).facts["vague"] == vague


def test_a_share_of_the_draws_stands_where_some_draw_decides_a_part() -> None:
    labels = LABELS.assign(stays=[90.5, 97.4], drawn=[False, True])
    made = scorecard.scorecard(JUDGED, PARTS, PART_LABELS, labels, WORKS, STATES)
    assert [line[-1] for line in made.body] == ["\N{EN DASH}", "97%"]
    assert (made.facts["least"], made.facts["most"]) == (97.4, 97.4)


def test_parts_stand_in_their_columns() -> None:
    done, conduct, beyond = scorecard.KINDS
    assert [scorecard.kind_of(row) for row in PARTS.to_dict("records")] == [
        done,
        conduct,
        beyond,
        beyond,
        beyond,
    ]
    facts = scorecard.counts(JUDGED, PARTS, PART_LABELS)
    assert (facts["done_steady"], facts["done_one_row"]) == (0, 1)
    more = scorecard.counts(JUDGED, PARTS.assign(contra=1), PART_LABELS)
    assert more["done_one_row"] == 0
    steady = scorecard.counts(JUDGED, PARTS, PART_LABELS.assign(unsteady=""))
    assert steady["done_steady"] == 1
    for stays, just in ((75.0, 1), (75.9, 1), (76.0, 0)):
        close = scorecard.counts(JUDGED, PARTS, PART_LABELS.assign(unsteady="", stays=stays))
        assert close["done_just"] == just
    assert scorecard.counts(JUDGED, PARTS, PART_LABELS.assign(stays=75.0))["done_just"] == 0
    assert (facts["done_parts"], facts["done_borne_out"], facts["done_decided"]) == (1, 1, 1)
    assert (facts["conduct_parts"], facts["conduct_borne_out"], facts["conduct_decided"]) == (1, 0, 1)
    assert (facts["conduct_said"], facts["conduct_steady"]) == ("nearness", 1)
    assert scorecard.counts(JUDGED, PARTS, PART_LABELS.assign(unsteady="open"))["conduct_steady"] == 0
    assert (facts["cause_rank_or_opinion_parts"], facts["cause_rank_or_opinion_decided"]) == (3, 0)


def marks(axes: Axes, number: int) -> list[tuple[float, str, Any]]:
    """Marks of the theses, without the legend: column, label and shape."""
    return [
        (float(line.get_xdata()[0]), str(line.get_label()), line.get_marker())
        for line in axes.lines
        if not str(line.get_label()).startswith("_")
    ][:number]


def test_score_card_figure() -> None:
    made = scorecard.scorecard_figure(JUDGED, PARTS, PART_LABELS)
    axes = made.figure.axes[0]
    at = scorecard.COLUMNS
    assert marks(axes, 5) == [
        (at["done"], "borne out", "o"),
        (at["conduct"], "mixed", "o"),
        (at["cause, rank or opinion"], "not examined", "_"),
        (at["cause, rank or opinion"] - scorecard.STEP / 2, "open", "o"),
        (at["cause, rank or opinion"] + scorecard.STEP / 2, "not examined", "_"),
    ]
    found = words(axes)
    assert {"Mixed (1)", "Open (1)", "t-01  one", "t-02  two"} <= set(found)
    assert found["t-01  one"].get_position()[1] < found["Open (1)"].get_position()[1]
    # The key has the marks that are drawn and no other.
    assert "not decidable" not in found and "not examined" in found
    title = axes.get_title(loc="left").replace("\n", " ")
    assert title == (
        "Of the theses' parts 1 of 1 on what was planned or done are borne out, 0 of 1 on conduct "
        "and 0 of 3 on causes, rankings and opinions"
    )
    # The sign stands after the one unsteady mark and in the key, which explains it.
    assert [text.get_text() for text in axes.texts].count("~") == 2 and scorecard.UNSTEADY in found
    steady = scorecard.scorecard_figure(JUDGED, PARTS, PART_LABELS.assign(unsteady="")).figure.axes[0]
    assert not {"~", scorecard.UNSTEADY} & set(words(steady))
    assert list(made.rows["column"]) == ["done", "conduct", *["cause, rank or opinion"] * 3]


def test_a_thesis_of_which_a_part_alone_is_decided_says_which() -> None:
    judged = JUDGED.assign(judgement=[scale.DONE, "open"])
    parts = PARTS.assign(judgement=["borne out", "open", "not examined", "open", "not examined"])
    found = words(scorecard.scorecard_figure(judged, parts, PART_LABELS).figure.axes[0])
    assert "judged: trade" in found and "judged: rank" not in found
    assert "judged: trade" in words(scorecard.scorecard_figure(JUDGED, parts, PART_LABELS).figure.axes[0])
    # Where every part is decided, or none, there is nothing to set apart.
    for all_parts in ("mixed", "open"):
        alike = JUDGED.assign(judgement=all_parts), PARTS.assign(judgement=all_parts)
        whole = words(scorecard.scorecard_figure(*alike, PART_LABELS).figure.axes[0])
        assert not any(text.startswith("judged") for text in whole)


def test_the_head_of_what_is_borne_out_whole_says_where_it_is_not_so_steadily() -> None:
    whole = JUDGED.assign(judgement="borne out"), PARTS.assign(judgement="borne out")
    for unsteady, head in (("open", "Borne out (2, not steadily)"), ("", "Borne out (2)")):
        labels = PART_LABELS.assign(unsteady=unsteady)
        assert head in words(scorecard.scorecard_figure(*whole, labels).figure.axes[0])
    # Of two theses one is steady.
    labels = PART_LABELS.assign(unsteady=["open", "", "", "", ""])
    assert "Borne out (2)" in words(scorecard.scorecard_figure(*whole, labels).figure.axes[0])


def test_two_parts_in_one_column_stand_side_by_side() -> None:
    parts = PARTS.assign(needs="record", causal=False, ranks=False)
    axes = scorecard.scorecard_figure(JUDGED, parts, PART_LABELS).figure.axes[0]
    middle = scorecard.COLUMNS["done"]
    assert [x - middle for x, _, _ in marks(axes, 3)] == pytest.approx([-scorecard.STEP, 0, scorecard.STEP])


def test_score_card_figure_follows_its_input() -> None:
    parts = PARTS.assign(judgement=["not borne out", "mixed", "open", "open", "open"])
    axes = scorecard.scorecard_figure(JUDGED, parts, PART_LABELS).figure.axes[0]
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
