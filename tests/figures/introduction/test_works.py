"""What others found: a square for each work and thesis."""

from __future__ import annotations

from frames import changed, real
from helpers.figures.introduction import works

TABLES = ("works_by_thesis", "works_count")


def test_a_square_for_each_work_on_each_thesis() -> None:
    made = works.works(*real(*TABLES))
    squares = sum(
        len(line.get_xdata()) for axes in made.figure.axes for line in axes.lines if line.get_marker() == "s"
    )
    assert squares == len(works.drawn_of(made.rows)) < len(made.rows)
    # On a telephone no square could be seen: bars, each with its number.
    assert made.narrow is not None
    bars = [bar.get_width() for axes in made.narrow.axes for bar in axes.patches]
    numbers = [
        int(text.get_text()) for axes in made.narrow.axes for text in axes.texts if text.get_text().isdigit()
    ]
    assert sum(map(abs, bars)) == sum(numbers) == squares
    left = [
        x for line in made.figure.axes[0].lines if line.get_marker() == "s" for x in line.get_xdata() if x < 0
    ]
    drawn = works.drawn_of(made.rows)
    assert len(left) == (drawn["bearing"] == "against").sum()
    assert (drawn.groupby("thesis").size() >= works.LEAST).all()


def test_each_side_has_its_own_name() -> None:
    made = works.works(*real(*TABLES))
    for figure in (made.figure, made.narrow):
        sides = {text.get_text(): text.get_position()[0] for text in figure.axes[0].texts}
        assert sides["against"] < 0 < sides["for"]


def test_a_work_that_turns_changes_sides() -> None:
    by_thesis, count = real(*TABLES)
    facts = works.works(by_thesis, count).facts
    where = {"thesis": "t-15", "work": "bossuyt-2010"}
    turned = works.works(changed(by_thesis, "against", "bearing", **where), count).facts
    assert turned["against"] == int(facts["against"]) + 1 and turned["for"] == int(facts["for"]) - 1


def test_works_of_which_chapters_speak_are_counted_by_thesis_and_bearing() -> None:
    _, count = real(*TABLES)
    counted = {"for": [1, 2, 3], "against": [4, 5, 6], "qualifies": [7, 8, 9], "open": [10, 11, 12]}
    few = count[count["thesis"].isin(works.TOLD)].sort_values("thesis").assign(**counted)
    assert works.told(few.assign(works=[22, 26, 30])) == {
        "elite_works": 22, "elite_read": 12,
        "norms_works": 26, "norms_read": 15, "norms_doubted": 13,
        "publics_read": 18, "publics_for": 3, "publics_against": 6,
    }  # fmt: skip
    short = count.set_index("thesis")["short"]
    assert [short[thesis] for thesis in works.TOLD] == [
        "programmes form a friendly elite",
        "norms shape conduct",
        "four powers, four audiences",
    ]


def test_a_work_whose_finding_was_not_read_is_no_finding() -> None:
    by_thesis, count = real(*TABLES)
    facts = works.works(by_thesis, count).facts
    tied = count[count["works"] == count["works"].max()]["short"]
    assert all(f'"{short}"' in str(facts["most"]) for short in tied)
    unread = by_thesis.assign(bearing="open")
    assert works.works(unread, count).facts["said"] == 0


def test_the_most_judged_thesis_stands_first() -> None:
    drawn = works.drawn_of(works.works(*real(*TABLES)).rows)
    judged = drawn[drawn["bearing"] != "open"].groupby("thesis").size()
    shown = judged.reindex(drawn["thesis"].unique(), fill_value=0).tolist()
    assert shown == sorted(shown, reverse=True)
    facts = works.works(*real(*TABLES)).facts
    assert judged.sum() == facts["drawn_said"]
    assert facts["drawn_open"] == len(drawn) - judged.sum()
