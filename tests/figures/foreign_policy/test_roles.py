"""Chapter 07: the data and the artists of every exhibit, on the real tables and on small frames made by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits, measures, tables
from helpers.exhibits import fill, style
from helpers.figures.foreign_policy import agreement as foreign_policy_agreement
from helpers.figures.foreign_policy import neighbours as foreign_policy_neighbours
from helpers.figures.foreign_policy import roles as foreign_policy
from helpers.figures.foreign_policy import votes as foreign_policy_votes
from helpers.tables import computed

IDS = (
    "tbl-roles",
    "tbl-climate",
    "fig-un-ideal-points",
    "fig-un-movers",
    "fig-un-issues",
    "fig-un-partners",
    "fig-un-neighbours",
)
COLUMNS = [
    "indicator",
    "entity",
    "counterpart",
    "period",
    "value",
    "low",
    "high",
    "n",
    "status",
    "source",
    "note",
]


def indicators_of(
    rows: list[tuple[str, str, str, str, float, float | None, float | None, int]], source: str = "made"
) -> pd.DataFrame:
    """Rows of the table of indicators from indicator, entity, counterpart, period, value, band and n."""
    return pd.DataFrame([(*row, "published", source, "") for row in rows], columns=COLUMNS).astype(
        {"low": float, "high": float}
    )


def changed(frame: pd.DataFrame, value: float, **where: str) -> pd.DataFrame:
    """A copy of the frame in which the value of one row is another."""
    copy = frame.copy()
    chosen = pd.Series(True, index=copy.index)
    for column, wanted in where.items():
        chosen &= copy[column] == wanted
    assert chosen.sum() == 1
    copy.loc[chosen, "value"] = value
    return copy


@pytest.fixture
def indicators() -> pd.DataFrame:
    return tables.load("indicators")


@pytest.mark.parametrize("identifier", IDS)
def test_texts_of_every_exhibit_are_filled_and_short(identifier):
    entry = exhibits.registry()[identifier]
    made = exhibits.make(identifier, computed.get)
    for name in ("title", "caption", "alt", "reading"):
        text = made.card[name]
        assert "{" not in text and "nan" not in text.split() and len(text.split()) <= 60, (identifier, name)
        assert text == fill(getattr(entry, name), entry.maker(*map(computed.get, entry.tables)).facts)
    assert made.card["sources"] and set(made.card["sources"]) <= set(tables.load("sources")["source"])
    assert not [name for name, value in made.card["facts"].items() if value is None]


@pytest.mark.parametrize("identifier", [identifier for identifier in IDS if identifier.startswith("fig-")])
def test_no_text_of_a_figure_is_cut_off(identifier):
    figure = exhibits.make(identifier, tables.load).figure
    figure.draw_without_rendering()
    width, height = figure.bbox.width, figure.bbox.height
    texts = [text for axes in figure.axes for text in [*axes.texts, axes.title, axes._left_title]]
    for text in texts:
        box = text.get_window_extent()
        assert not text.get_text() or (
            box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height
        ), text.get_text()


# roles


def role_frames() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    ledger = pd.DataFrame(
        [
            ("a-901", "peace;law", "text", "the EU keeps peace and law", "supported"),
            ("a-902", "", "none", "the EU mediates", "not found"),
            ("a-903", "2022-05", "date", "a meeting", "supported"),
        ],
        columns=["claim", "value", "datatype", "statement", "record"],
    )
    roles = pd.DataFrame(
        {
            "role": ["law", "mediator"],
            "label": ["Law", "Mediator"],
            "place": [2, 1],
            "concerns": ["the world", "Kazakhstan"],
            "reason": ["x", "y"],
        }
    )
    coded = pd.DataFrame(
        [
            ("law", "a-901", "role", "{count}: {value}", "x"),
            ("mediator", "a-902", "role", "mediates", "x"),
            ("mediator", "a-903", "nearest", "met in {date}", "x"),
        ],
        columns=["role", "claim", "part", "wording", "reason"],
    )
    return ledger, roles, coded


def test_roles_follow_the_order_and_join_the_claims():
    made = foreign_policy.roles_stated(*role_frames())
    assert [line[0] for line in made.body] == ["Mediator", "Law"]
    assert made.body[1][1] == {"text": "2: peace and law", "claim": "a-901"}
    assert (
        made.body[0][4] == {"text": "met in May 2022", "claim": "a-903"}
        and made.body[1][4] == foreign_policy.NONE
    )
    assert [line[2] for line in made.body] == ["not found", "supported"]
    assert (made.facts["roles"], made.facts["kazakhstan"], made.facts["nearest"], made.facts["without"]) == (
        2,
        1,
        1,
        1,
    )


def test_roles_follow_a_changed_verdict_and_value():
    ledger, roles, coded = role_frames()
    ledger.loc[0, ["record", "value"]] = ["detail differs", "peace;law;trade"]
    made = foreign_policy.roles_stated(ledger, roles, coded)
    assert made.body[1][1]["text"] == "3: peace, law and trade"  # type: ignore[index]
    assert (made.facts["supported"], made.facts["differing"]) == (0, 1)


def test_real_roles_are_those_of_article_a_and_verdicts_add_up():
    card = exhibits.make("tbl-roles", computed.get).card
    facts = card["facts"]
    claims = tables.load("claims").set_index("claim")
    linked = [cell["claim"] for line in card["body"] for cell in line if "claim" in cell]
    assert set(claims.loc[linked, "article"]) == {"A"} and len(linked) == facts["roles"] + facts["nearest"]
    own = [line[1]["claim"] for line in card["body"]]
    assert own == sorted(own) and set(claims.loc[own, "section"]) == {"a-for"}
    assert (
        facts["supported"] + facts["differing"] + facts["not_found"] + facts["not_checkable"]
        == facts["roles"]
    )
    assert facts["kazakhstan"] == 0


# climate


def climate_frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    values = {
        "a-385": ("", "none"),
        "a-386": ("2060", "date"),
        "a-387": ("2023-02-02", "date"),
        "a-389": ("", "none"),
    }
    ledger = pd.DataFrame(
        [(claim, *parts, "supported") for claim, parts in values.items()],
        columns=["claim", "value", "datatype", "record"],
    )
    rows = []
    for year, kaz, eu in (
        (1991, 200, 400),
        (2000, 100, 390),
        (2010, 150, 380),
        (2020, 180, 300),
        (2023, 150, 200),
    ):
        rows += [
            ("co2-emissions", "KAZ", "", str(year), kaz * 1e6, None, None, 0),
            ("co2-emissions", "EU27", "", str(year), eu * 1e6, None, None, 0),
        ]
        rows += [
            ("population", "KAZ", "", str(year), 10e6, None, None, 0),
            ("population", "EUU", "", str(year), 40e6, None, None, 0),
        ]
    for year, kaz, eu in ((2000, 15.0, 16.0), (2023, 12.0, 45.0)):
        rows += [
            ("electricity-renewable-share", code, "", str(year), value, None, None, 0)
            for code, value in (("KAZ", kaz), ("EU27", eu))
        ]
    return ledger, indicators_of(rows)


def test_climate_divides_and_compares():
    made = foreign_policy.climate(*climate_frames())
    lines = {line[0]: line[1:] for line in made.body}
    assert lines["Aim: carbon neutrality"][0] == {"text": "2060", "claim": "a-386"}
    assert lines["Strategy approved"][0]["text"] == "2 February 2023"
    assert lines["Help with sustainable consumption and production"][:2] == [
        foreign_policy.NONE,
        {"text": "SWITCH-Asia", "claim": "a-389"},
    ]
    assert lines["CO2, million tonnes, 2010"][:2] == ["150", "380"]
    assert lines["CO2, tonnes a head, 2023"][:2] == ["15.0", "5.0"]
    assert made.facts["kaz_change"] == pytest.approx(-25) and made.facts["eu_change"] == pytest.approx(-50)
    assert (made.facts["kaz_since"], made.facts["low_year"], made.facts["goal"]) == (
        pytest.approx(50),
        2000,
        2060,
    )


def test_climate_follows_a_changed_value():
    ledger, rows = climate_frames()
    made = foreign_policy.climate(
        ledger, changed(rows, 300e6, indicator="co2-emissions", entity="KAZ", period="2023")
    )
    assert made.facts["kaz_way"] == "up" and made.facts["kaz_abs"] == pytest.approx(50)
    assert ["CO2, tonnes a head, 2023", "30.0"] in [line[:2] for line in made.body]


def test_real_climate_heads(indicators):
    facts = exhibits.make("tbl-climate", computed.get).card["facts"]
    at = indicators[(indicators["entity"] == "KAZ") & (indicators["period"] == "2023")].set_index(
        "indicator"
    )["value"]
    assert facts["kaz_head"] == pytest.approx(at["co2-emissions"] / at["population"], rel=1e-4)


# positions


def position_rows() -> pd.DataFrame:
    """Kazakhstan falls by 0.1 a year from 1, the EU mean stays at 2 and rises by 0.5 in the last three years; neighbours stand still."""
    rows = []
    for votes, name in foreign_policy_votes.VOTES.items():
        for year in range(1992, 2024 + (votes == "final")):
            kaz = 1 - 0.1 * (year - 1993)
            states = {
                "KAZ": kaz,
                "EU27": 2.5 if year > 2020 else 2.0,
                "RUS": 0.0,
                "CHN": -1.0,
                "USA": 3.0,
                "KGZ": 0.5,
                "TJK": 0.5,
                "TKM": 0.5,
            }
            states |= {"UZB": 0.5} if year > 1993 else {}
            for code, value in states.items():
                band = (None, None) if code == "EU27" else (value - 0.2, value + 0.2)
                rows.append((name, code, "", str(year), value, *band, 27 if code == "EU27" else 0))
    return indicators_of(rows)


def line_of(axes, label):
    return next(line for line in axes.lines if line.get_label() == label)


def test_apart_keeps_order_and_gap():
    places = foreign_policy_votes.apart([1.0, 1.05, 3.0, 0.0], 0.4)
    assert places[2] == 3.0 and places[3] < places[0] < places[1]
    assert places[1] - places[0] == pytest.approx(0.4, abs=1e-6)
    assert foreign_policy_votes.apart([2.0, 1.0], 0.5) == [2.0, 1.0]


def test_ideal_points_draw_values_and_bands():
    made = foreign_policy_votes.ideal_points(position_rows())
    top, bottom = made.figure.axes
    assert (
        line_of(top, "KAZ").get_ydata()[1] == pytest.approx(1.0)
        and line_of(top, "EU27").get_ydata()[-1] == 2.5
    )
    assert to_hex(line_of(top, "EU27").get_color()).lower() == style.ACTOR["EU"].lower()
    labels = {band.get_label() for band in top.collections}
    assert labels == {"band KAZ", "band RUS", "band CHN", "band USA"}
    shape = (
        next(band for band in top.collections if band.get_label() == "band RUS").get_paths()[0].vertices[:, 1]
    )
    assert (shape.min(), shape.max()) == (pytest.approx(-0.2), pytest.approx(0.2))
    assert top.get_xlim()[0] == 1991 and line_of(bottom, "KAZ").get_xdata()[-1] == 2024
    facts = made.facts
    assert (facts["dist_first"], facts["dist_last"], facts["peak"]) == (
        pytest.approx(1.0),
        pytest.approx(4.5),
        2023,
    )
    assert facts["below_zero"] == 2003 and (facts["last"], facts["final_last"], facts["end"]) == (
        2023,
        2024,
        2024,
    )
    assert len(made.rows) == len(foreign_policy_votes.COLOURS) * (32 + 33)


def test_ideal_points_follow_a_changed_value():
    rows = changed(position_rows(), -9.0, indicator="un-ideal-point-all", entity="KAZ", period="2000")
    made = foreign_policy_votes.ideal_points(rows)
    assert made.facts["peak"] == 2000 and made.facts["dist_peak"] == pytest.approx(11)
    assert line_of(made.figure.axes[0], "KAZ").get_ydata()[8] == -9.0
    assert made.facts["final_peak"] != 2000


def test_ideal_points_of_the_real_table(indicators):
    made = foreign_policy_votes.ideal_points(indicators)
    own = indicators[
        (indicators["indicator"] == "un-ideal-point-all") & (indicators["period"] == "2023")
    ].set_index("entity")["value"]
    assert made.facts["dist_last"] == pytest.approx(abs(own["KAZ"] - own["EU27"]))
    assert made.facts["band_last_high"] < made.facts["band_first_low"]
    assert not [
        band for axes in made.figure.axes for band in axes.collections if "EU27" in str(band.get_label())
    ]


def test_movers_divide_a_change_that_is_known():
    found = foreign_policy_votes.moved(foreign_policy_votes.points(position_rows(), "all"), 1993, 2023, 3)
    assert (found.mine, found.theirs) == (pytest.approx(2.8), pytest.approx(0.5))
    assert foreign_policy_votes.periods() == [(1993, 2002), (2000, 2009), (2007, 2016), (2014, 2023)]


def test_movers_draw_three_columns_a_period():
    made = foreign_policy_votes.movers(position_rows())
    top = made.figure.axes[0]
    heights = [round(bar.get_height(), 6) for bar in top.patches]
    rows = made.rows[made.rows["votes"] == "all"]
    faces = [to_hex(bar.get_facecolor()).lower() for bar in top.patches]
    assert faces == [
        colour.lower()
        for colour in (style.ACTOR["Kazakhstan"], style.ACTOR["EU"], "#ffffff")
        for _ in range(4)
    ]
    assert heights == [round(value, 6) for part in ("mine", "theirs", "change") for value in rows[part]]
    assert (rows["mine"] + rows["theirs"]).tolist() == pytest.approx(rows["change"].tolist())
    assert rows["mine"].tolist() == pytest.approx([0.7] * 4) and rows["theirs"].tolist() == pytest.approx(
        [0, 0, 0, 0.5]
    )
    assert made.facts["widening"] == 1 and (made.facts["holds"], made.facts["runs"]) == (6, 6)
    assert "+2.80" in top.get_title(loc="left")


def test_movers_follow_the_other_side():
    rows = position_rows()
    still = rows["entity"] == "KAZ"
    rows.loc[still, "value"] = 1.0
    made = foreign_policy_votes.movers(rows)
    assert (
        made.facts["mine"] == pytest.approx(0)
        and made.facts["theirs"] == pytest.approx(0.5)
        and made.facts["holds"] == 0
    )


def test_movers_of_the_real_table(indicators):
    made = foreign_policy_votes.movers(indicators)
    values = foreign_policy_votes.points(indicators, "final")
    expected = measures.who_moved(
        (values.loc[1993:1995, "KAZ"].mean(), values.loc[2021:2023, "KAZ"].mean()),
        (values.loc[1993:1995, "EU27"].mean(), values.loc[2021:2023, "EU27"].mean()),
    )
    assert made.facts["final_mine"] == pytest.approx(expected.mine) and made.facts[
        "final_theirs"
    ] == pytest.approx(expected.theirs)
    for votes, group in made.rows.groupby("votes"):
        whole = made.facts["change" if votes == "all" else "final_change"]
        assert group["change"].sum() == pytest.approx(whole)


# neighbours


def test_neighbours_are_subtracted_and_counted():
    rows = foreign_policy_neighbours.beside_neighbours(position_rows(), "all")
    assert (
        rows.loc[1993, "difference"] == pytest.approx(1.0 - 1.5)
        and rows.loc[1993, "present"] == 3
        and rows.loc[1994, "present"] == 4
    )
    assert rows["half_band"].tolist() == pytest.approx([0.2] * len(rows))
    made = foreign_policy_neighbours.neighbours(position_rows())
    hollow = [
        line
        for line in made.figure.axes[0].lines
        if line.get_markerfacecolor() == "white" and line.get_marker() == "o"
    ]
    assert [list(line.get_xdata()) for line in hollow] == [[1992, 1993]]
    assert made.facts["closer"] == 6 and (made.facts["run_first"], made.facts["run_last"]) == (1999, 2023)
    assert made.facts["fewer"] == 2


def test_neighbours_follow_a_changed_value():
    rows = changed(position_rows(), 2.0, indicator="un-ideal-point-all", entity="KAZ", period="2010")
    made = foreign_policy_neighbours.neighbours(rows)
    dots = {
        x: y
        for line in made.figure.axes[0].lines
        if line.get_marker() == "o"
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    }
    assert dots[2010] == pytest.approx(-1.5) and made.facts["closer"] == 7


def test_longest_run():
    run = foreign_policy_neighbours.longest_run
    assert run(pd.Series([True, False, True, True, False], index=range(2000, 2005))) == (2002, 2003)
    assert run(pd.Series([False, False], index=[1, 2])) == (0, 0)


def test_neighbours_of_the_real_table(indicators):
    made = foreign_policy_neighbours.neighbours(indicators)
    values = foreign_policy_votes.points(indicators, "final")
    others = (values[list(foreign_policy_votes.NEIGHBOURS)].sub(values["EU27"], axis=0)).abs().mean(axis=1)
    difference = ((values["KAZ"] - values["EU27"]).abs() - others).dropna()
    assert made.facts["final_closer"] == int((difference < 0).sum()) and made.facts["final_years"] == len(
        difference
    )


# agreement


def issue_rows() -> pd.DataFrame:
    rows = []
    for at, issue in enumerate(foreign_policy_agreement.ISSUES):
        for period, drop in (("1992/1999", 0.0), ("2013/2019", 0.1 * (at + 1))):
            for code, base in (("EU27", 0.9), ("DEU", 0.85), ("FRA", 0.8), ("RUS", 0.7), ("CHN", 0.6)):
                rows.append(
                    (
                        f"un-agreement-{issue}",
                        "KAZ",
                        code,
                        period,
                        base - (drop if code == "EU27" else 0),
                        None,
                        None,
                        40 + at,
                    )
                )
    return indicators_of(rows)


def test_issues_draw_each_period_at_its_length():
    made = foreign_policy_agreement.issues(issue_rows())
    first = made.figure.axes[0]
    eu = [line for line in first.lines if line.get_label() == "EU mean"]
    assert [(line.get_xdata()[0], line.get_xdata()[1]) for line in eu] == [(1991.6, 1999.4), (2012.6, 2019.4)]
    assert [list(line.get_ydata()) for line in eu] == [pytest.approx([0.9, 0.9]), pytest.approx([0.8, 0.8])]
    assert {to_hex(line.get_color()).lower() for line in first.lines if line.get_label() == "Russia"} == {
        style.ACTOR["Russia"].lower()
    }
    assert {text.get_text() for text in first.texts} >= {"40"} and "0.90 to 0.80" in first.get_title(
        loc="left"
    )
    assert (
        made.facts["fall_one"] == "palestine"
        and made.facts["fall_two"] == "development"
        and made.facts["fall_least"] == "Human rights"
    )


def test_issues_leave_the_years_after_the_last_roll_call_empty():
    made = foreign_policy_agreement.issues(issue_rows())
    for axes in made.figure.axes:
        assert max(line.get_xdata()[-1] for line in axes.lines) < made.facts["last"] + 0.5
        (gap,) = [patch for patch in axes.patches if patch.get_hatch()]
        assert gap.get_x() == made.facts["last"] + 0.5


def test_issues_follow_a_changed_value():
    rows = changed(
        issue_rows(), 0.2, indicator="un-agreement-nuclear", counterpart="EU27", period="2013/2019"
    )
    made = foreign_policy_agreement.issues(rows)
    assert made.facts["fall_one"] == "nuclear" and made.facts["nuclear_fall"] == pytest.approx(0.7)
    assert 0.2 in [line.get_ydata()[0] for line in made.figure.axes[1].lines]


def test_issues_of_the_real_table(indicators):
    made = foreign_policy_agreement.issues(indicators)
    assert {made.facts["fall_one"], made.facts["fall_two"]} == {"human rights", "nuclear"}
    assert len(made.rows) == len(foreign_policy_agreement.ISSUES) * len(foreign_policy_agreement.PARTNERS) * 4
    values = indicators[indicators["indicator"].str.match(r"un-agreement-(?!all)")]["value"]
    assert (
        values[indicators["counterpart"].isin(foreign_policy_agreement.PARTNERS)].min()
        > foreign_policy_agreement.FLOOR
    )


def year_rows() -> pd.DataFrame:
    rows = []
    for year in range(1992, 2020):
        for code, value in (
            ("EU27", 0.9 if year < 2000 else 0.6),
            ("RUS", 0.7),
            ("CHN", 0.8),
            ("USA", 0.3),
            ("KGZ", 1.0),
            ("UZB", 0.8),
        ):
            if (code, year) != ("UZB", 1992):
                rows.append(("un-agreement-all", "KAZ", code, str(year), value, None, None, 60))
    return indicators_of(rows)


def test_partners_draw_lines_and_means():
    made = foreign_policy_agreement.partners(year_rows())
    axes = made.figure.axes[0]
    assert list(line_of(axes, "neighbours").get_ydata())[:2] == [1.0, pytest.approx(0.9)]
    assert list(line_of(axes, "EU mean").get_ydata()) == [0.9] * 8 + [0.6] * 20
    assert (made.facts["eu_early"], made.facts["eu_late"]) == (pytest.approx(0.9), pytest.approx(0.6))
    assert (made.facts["eu_above"], made.facts["eu_above_late"], made.facts["eu_above_year"]) == (8, 0, 1999)
    assert made.facts["early"] == "1992-1999" and "0.90 to 0.60" in axes.get_title(loc="left")


def test_partners_follow_a_changed_value():
    made = foreign_policy_agreement.partners(changed(year_rows(), 0.95, counterpart="EU27", period="2016"))
    assert (made.facts["eu_above"], made.facts["eu_above_year"]) == (9, 2016)
    assert line_of(made.figure.axes[0], "EU mean").get_ydata()[24] == 0.95


def test_partners_of_the_real_table(indicators):
    made = foreign_policy_agreement.partners(indicators)
    own = indicators[(indicators["indicator"] == "un-agreement-all") & (indicators["counterpart"] == "CHN")]
    late = own[own["period"].astype(int).between(2013, 2019)]["value"].mean()
    assert made.facts["chn_late"] == pytest.approx(late) and made.facts["last"] == 2019
