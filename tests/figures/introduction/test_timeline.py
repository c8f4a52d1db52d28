"""The timeline: dates, artists and labels, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits, tables
from helpers.exhibits import style
from helpers.figures.introduction import timeline as lanes
from helpers.tables import dates

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "2000", "EU"),
        ("a-002", "A", "2001/2003", "EU"),
        ("a-003", "A", "2010-07-01", "joint"),
        ("a-004", "A", "13", "Kazakhstan"),
        ("b-001", "B", "2000", "none"),
    ],
    columns=["claim", "article", "value", "sender"],
)


ROWS = pd.DataFrame(
    [
        ("moment", "culture", "event", "A moment", "a-001", "", "", "b-001"),
        ("span", "culture", "programme", "A span", "a-002", "", "a-002", ""),
        ("treaty", "engagement", "agreement", "A treaty", "a-001", "", "a-003", ""),
        ("later", "engagement", "programme", "Later", "a-001", "a-004", "", ""),
        ("day", "foreign policy", "event", "A day", "a-003", "", "", ""),
    ],
    columns=["item", "lane", "kind", "label", "start", "start_after", "end", "also"],
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return tables.load("timeline")


@pytest.fixture(scope="module")
def made(table: pd.DataFrame, claims: pd.DataFrame) -> exhibits.Drawn:
    return lanes.timeline(table, claims)


def test_dates_are_joined_and_placed() -> None:
    rows = lanes.placed(ROWS, CLAIMS).set_index("item")
    assert rows.at["moment", "start"] == pytest.approx(2000.5, abs=0.01)
    assert (rows.at["moment", "low"], rows.at["moment", "high"]) == (
        pytest.approx(2000),
        pytest.approx(2001, abs=0.01),
    )
    assert rows.at["moment", "articles"] == "AB"
    assert (rows.at["span", "start"], rows.at["span", "end"]) == (2001, pytest.approx(2004, abs=0.01))
    assert rows.at["treaty", "end"] == pytest.approx(2010.5, abs=0.01)
    assert rows.at["later", "start"] == pytest.approx(2013.5, abs=0.01)
    assert rows.at["later", "sender"] == "Kazakhstan"
    assert rows.at["day", "low"] == rows.at["day", "high"] == rows.at["day", "start"]
    assert list(lanes.placed(ROWS, CLAIMS)["lane"].drop_duplicates()) == [
        "engagement",
        "culture",
        "foreign policy",
    ]


def test_artists_follow_the_rows() -> None:
    made = lanes.timeline(ROWS, CLAIMS)
    axes = made.figure.axes[0]
    bars = {bar.get_label(): bar for container in axes.containers for bar in container}
    assert [container.get_label() for container in axes.containers] == ["span"]
    assert made.rows["end"].notna().sum() == 2, "the treaty and the span have an end"
    bar = next(iter(bars.values()))
    assert (bar.get_x(), bar.get_width()) == (2001, pytest.approx(3, abs=0.01))
    marks = {line.get_label(): line for line in axes.lines}
    assert marks["moment"].get_marker() == "o"
    assert marks["later"].get_marker() == ">"
    assert marks["treaty"].get_marker() == "D"
    assert list(marks["treaty"].get_xdata()) == pytest.approx([2000.5, 2010.5], abs=0.01)
    assert marks["later"].get_color() == style.ACTOR["Kazakhstan"]
    assert (made.facts["both"], made.facts["only_a"], made.facts["only_b"]) == (1, 4, 0)
    assert "A moment [AB]" in [text.get_text() for text in axes.texts]


def test_a_changed_claim_moves_the_mark() -> None:
    changed = CLAIMS.copy()
    changed.loc[0, ["value", "sender"]] = ["2005", "NATO"]
    made = lanes.timeline(ROWS, changed)
    mark = next(line for line in made.figure.axes[0].lines if line.get_label() == "moment")
    assert list(mark.get_xdata()) == pytest.approx([2005.5], abs=0.01)
    assert mark.get_color() == style.ACTOR["NATO"]
    assert made.facts["sender_nato"] == 2


def test_a_span_past_the_edge_has_an_arrow() -> None:
    changed = CLAIMS.copy()
    changed.loc[1, "value"] = "2021/2030"
    axes = lanes.timeline(ROWS, changed).figure.axes[0]
    assert "runs past the edge" in [line.get_label() for line in axes.lines]
    assert axes.containers[0][0].get_x() + axes.containers[0][0].get_width() < lanes.LAST


def test_an_open_date_cannot_be_placed() -> None:
    with pytest.raises(ValueError, match="open"):
        lanes.ends("2000/..")


def test_every_item_is_drawn_once(made: exhibits.Drawn, table: pd.DataFrame) -> None:
    axes = made.figure.axes[0]
    drawn = [line.get_label() for line in axes.lines] + [
        container.get_label() for container in axes.containers
    ]
    assert sorted(set(drawn) & set(table["item"])) == sorted(table["item"])
    labels = [text.get_text() for text in axes.texts]
    assert len(labels) == len(table) + len(lanes.LANES)
    assert len(made.rows) == len(table) and made.rows["item"].is_unique
    assert made.facts["both"] + made.facts["only_a"] + made.facts["only_b"] == len(table)
    assert sum(made.facts[f"lane_{lane.replace(' ', '_')}"] for lane in lanes.LANES) == len(table)
    senders = sum(value for name, value in made.facts.items() if name.startswith("sender_"))
    assert senders == len(table), "a sender has no colour of its own"


def test_labels_do_not_meet_nor_leave_the_picture(made: exhibits.Drawn) -> None:
    axes = made.figure.axes[0]
    made.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts]
    for n, one in enumerate(boxes):
        assert one.x0 >= 0
        assert one.x1 <= made.figure.bbox.x1
        for other in boxes[n + 1 :]:
            assert not one.overlaps(other)


def test_a_label_of_the_narrow_form_stands_beside_its_mark_and_above_where_neither_side_has_room() -> None:
    with exhibits.NARROW.use():
        axes = lanes.timeline(
            ROWS.assign(label=["A moment", "A span", "A treaty", "Later" * 8, "A day"]), CLAIMS
        ).figure.axes[0]
    labels = {text.get_text(): text.get_position() for text in axes.texts}
    marks = {line.get_label(): line.get_xydata()[0] for line in axes.lines}
    assert labels["A moment [AB]"] == (pytest.approx(2001.8, abs=0.01), marks["moment"][1])
    assert labels["Later" * 8 + " [A]"] == (lanes.FIRST, marks["later"][1] - 0.95)


def test_colour_is_the_sender_of_the_claim(made: exhibits.Drawn) -> None:
    axes = made.figure.axes[0]
    senders = made.rows.set_index("item")["sender"]
    for container in axes.containers:
        assert to_hex(container[0].get_facecolor()) == style.ACTOR[senders[container.get_label()]].lower()


def test_what_the_table_names_fits_together(table: pd.DataFrame, claims: pd.DataFrame) -> None:
    known = claims.set_index("claim")
    for row in table.itertuples():
        start = known.loc[row.start]
        assert start["datatype"] in ("date", "period"), row.item
        if row.end:
            assert known.at[row.end, "datatype"] in ("date", "period"), row.item
        if row.also:
            also = known.loc[row.also]
            assert also["article"] != start["article"], row.item
            # Where the item begins some years after another, both articles state the distance.
            expected = (
                known.at[row.start_after, "value"] if row.start_after else str(dates.year(start["value"]))
            )
            assert (also["value"] if row.start_after else str(dates.year(also["value"]))) == expected, (
                row.item
            )


def test_the_headline_says_which_article_dates_which_lanes(
    made: exhibits.Drawn, table: pd.DataFrame, claims: pd.DataFrame
) -> None:
    by, lane = made.rows["articles"], made.rows["lane"]
    culture, others = by[lane == "culture"], by[lane.isin(["political values", "foreign policy"])]
    with exhibits.NARROW.use():
        narrow = lanes.timeline(table, claims).figure
    for figure in (made.figure, narrow):
        assert " ".join(figure.axes[0].get_title(loc="left").split()) == (
            f"Article B dates most of the items on culture ({culture.str.contains('B').sum()} of {len(culture)}); "
            f"article A alone dates {others.eq('A').sum()} of {len(others)} on political values and foreign policy"
        )
    less = lanes.timeline(table[table["lane"] != "culture"], claims.assign(article="A")).facts
    assert less["b_culture"] == 0 and less["other_only_a"] == less["other"] == len(others)
    few = lanes.timeline(table, claims.assign(article="A")).facts
    assert few["b_most"] == "less than half of the"
