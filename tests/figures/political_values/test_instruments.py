"""Chapter 06: data and artists of every exhibit, on the real tables and on small frames made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import exhibits, tables
from helpers.exhibits import style
from helpers.figures.political_values import democracy, donors, money
from helpers.figures.political_values import governance as measures
from helpers.figures.political_values import instruments as steps
from helpers.tables import computed, dates

IDS = (
    "tbl-political-instruments",
    "fig-aid-periods",
    "fig-money-words",
    "fig-aid-donors",
    "fig-liberal-democracy",
    "fig-democracy-movers",
    "fig-two-measures",
)


@pytest.fixture
def indicators() -> pd.DataFrame:
    return tables.load("indicators")


@pytest.fixture
def claims() -> pd.DataFrame:
    return tables.load("claims")


def changed(
    frame: pd.DataFrame, where: Callable[[pd.DataFrame], pd.Series], column: str, value: object
) -> pd.DataFrame:
    """A copy of the frame with one value replaced in the rows that the condition picks."""
    copy = frame.copy()
    chosen = where(copy)
    assert chosen.any(), "the test must change something"
    copy.loc[chosen, column] = value
    return copy


@pytest.mark.parametrize("identifier", IDS)
def test_texts_are_filled_and_short(identifier: str) -> None:
    card = exhibits.make(identifier, computed.get).card
    for text in (card["caption"], card["reading"], *([card["alt"]] if identifier.startswith("fig") else [])):
        assert 10 < len(text.split()) <= 60
        assert "{" not in text


# --- instruments and steps -------------------------------------------------------------------------------------------


def small_ledger() -> pd.DataFrame:
    rows = [
        ("a-001", "A", "a-pol", "text", "2003", "", "supported", "fits"),
        ("a-002", "A", "a-pol", "text", "1991/2006", "", "sources differ", "fits"),
        ("a-003", "A", "a-tacis", "text", "1500", "EUR million", "supported", "fits"),
        ("a-004", "A", "a-tacis", "text", "", "", "detail differs", "none given"),
        ("a-005", "A", "a-eng", "text", "", "", "supported", "fits"),
        ("a-006", "A", "a-pol", "note", "", "", "supported", "fits"),
    ]
    named = [
        (claim, "A", "a-eng", "text", "", "", "supported", "fits")
        for claim in sorted(set(steps.NAMED.values()))
    ]
    return pd.DataFrame(
        rows + named, columns=["claim", "article", "section", "locus", "value", "unit", "record", "citation"]
    )


SMALL_STEPS = pd.DataFrame(
    [("late", "Late", "EU", 1), ("early", "Early", "Kazakhstan", 2), ("never", "Never", "EU", 3)]
)
SMALL_STEPS.columns = pd.Index(["step", "label", "sender", "place"])
SMALL_STEP_CLAIMS = pd.DataFrame(
    [
        ("late", "a-001", "date", "", "r"),
        ("early", "a-002", "date", "", "r"),
        ("early", "a-003", "money", "{value} in all", "r"),
        ("early", "a-004", "content", "words", "r"),
        ("never", "a-004", "content", "other words", "r"),
    ],
    columns=["step", "claim", "role", "wording", "reason"],
)
SMALL_CITED = pd.DataFrame(
    [("a-001", "a-n01"), ("a-003", "a-n02"), ("a-005", "a-n01")], columns=["claim", "reference"]
)
SMALL_REFERENCES = pd.DataFrame([("a-n01", "interview"), ("a-n02", "report")], columns=["reference", "kind"])


def test_steps_stand_by_date_and_join_their_values() -> None:
    made = steps.political_instruments(
        small_ledger(), SMALL_STEPS, SMALL_STEP_CLAIMS, SMALL_CITED, SMALL_REFERENCES
    )
    text = [[cell if isinstance(cell, str) else cell["text"] for cell in line] for line in made.body]
    assert text == [
        [
            "Early",
            "Kazakhstan",
            f"1991{chr(0x2013)}2006",
            "1.5 billion euro in all",
            "words",
            "date: sources differ; content: detail differs",
        ],
        ["Late", "EU", "2003", "–", "–", "supported"],
        ["Never", "EU", "–", "–", "other words", "detail differs"],
    ]
    assert made.body[0][2] == {"text": text[0][2], "claim": "a-002"}
    expected = {
        "steps": 3,
        "dated": 2,
        "money": 1,
        "dates_supported": 1,
        "kazakh": 1,
        "claims": 4,
        "interview": 1,
        "unreferenced": 2,
    }
    assert {name: made.facts[name] for name in expected} == expected


def test_a_changed_verdict_or_sum_changes_the_table() -> None:
    other = changed(small_ledger(), lambda f: f["claim"] == "a-002", "record", "supported")
    other = changed(other, lambda f: f["claim"] == "a-003", "value", "12.5")
    made = steps.political_instruments(other, SMALL_STEPS, SMALL_STEP_CLAIMS, SMALL_CITED, SMALL_REFERENCES)
    assert made.facts["dates_supported"] == 2
    assert made.body[0][3] == {"text": "12.5 million euro in all", "claim": "a-003"}


def test_real_steps_name_every_verdict_of_the_ledger() -> None:
    card = exhibits.make("tbl-political-instruments", computed.get).card
    ledger = computed.get("ledger").set_index("claim")
    for name, claim in steps.NAMED.items():
        assert card["facts"][name] == ledger.at[claim, "citation" if name.endswith("citation") else "record"]
    own = ledger[ledger["section"].isin(["a-pol", "a-tacis", "a-cadap"])]
    assert card["facts"]["claims"] == len(own)
    assert len(card["body"]) == len(tables.load("political_steps"))
    assert all(cell.get("claim") or cell["text"] == "–" for line in card["body"] for cell in line[2:5])


# --- stated and public amounts ---------------------------------------------------------------------------------------


def test_amounts_are_joined_and_spread_over_their_years(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    amounts = tables.load("aid_amounts")
    rows = money.aid_amounts_joined(claims, tables.load("evidence"), indicators, amounts).set_index("amount")
    assert len(rows) == len(amounts)
    known = claims.set_index("claim")["value"].astype(str)
    assert rows.at["ca-budget-1991", "per_year"] == pytest.approx(float(known["a-355"]) / 12)
    assert rows.at["ca-doubled", "per_year"] == float(known["a-324"])
    assert rows.at["ca-doubled", "period"] == known["a-322"]
    assert pd.isna(rows.at["ca-doubled", "total"])
    assert rows.at["envelope-2014", "sign"] == "≥"
    assert list(dict.fromkeys(rows["group"])) == list(money.GROUPS)


def test_bars_span_the_periods_and_dots_stand_at_the_yearly_amount(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    made = money.aid_periods(claims, tables.load("evidence"), indicators, tables.load("aid_amounts"))
    left, right = made.figure.axes
    bars = {round(bar.get_y() + bar.get_height() / 2): bar for bar in left.patches if bar.get_height() == 0.5}
    dots = {line.get_ydata()[0]: line for line in right.lines}
    places, _, _ = money.lines(made.rows)
    for (_, row), place in zip(made.rows.iterrows(), places, strict=True):
        bar, dot = bars[place], dots[place]
        assert bar.get_x() + bar.get_width() == pytest.approx(dates.last_year(row["period"]) + 1)
        if pd.notna(row["years"]):
            assert bar.get_width() == pytest.approx(row["years"])
        assert dot.get_xdata()[0] == pytest.approx(row["per_year"])
        assert (dot.get_markerfacecolor() == "white") == pd.notna(row["total"])
        assert (
            to_hex(bar.get_facecolor())
            == (style.ARTICLE["A"] if row["origin"] == "stated" else style.MUTED).lower()
        )


def test_a_changed_amount_moves_dot_and_fact(claims: pd.DataFrame, indicators: pd.DataFrame) -> None:
    other = changed(claims, lambda f: f["claim"] == "a-355", "value", "1200")
    made = money.aid_periods(other, tables.load("evidence"), indicators, tables.load("aid_amounts"))
    assert made.facts["budget_year"] == pytest.approx(100)
    assert made.facts["ratio"] == pytest.approx(4)
    assert 100 in [line.get_xdata()[0] for line in made.figure.axes[1].lines]
    assert "~1,200 allotted" in [text.get_text() for text in made.figure.axes[0].texts]


def test_an_amount_without_its_indicator_row_stops_the_build(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    missing = indicators[indicators["source"] != "eucam-wp8"]
    with pytest.raises(ValueError, match="envelope-2007-paper: 0 rows"):
        money.aid_amounts_joined(claims, tables.load("evidence"), missing, tables.load("aid_amounts"))


# --- payments --------------------------------------------------------------------------------------------------------


def test_payments_are_the_bars_and_words_stand_in_their_years(
    claims: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    words = tables.load("aid_words")
    made = donors.money_words(claims, words, indicators)
    strip, axes = made.figure.axes
    aid = indicators[
        (indicators["indicator"] == "aid-net-bilateral") & (indicators["counterpart"] == "EUI")
    ].set_index("period")["value"]
    assert {
        str(round(bar.get_x() + bar.get_width() / 2)): bar.get_height() for bar in axes.patches
    } == aid.to_dict()
    marks = sorted(float(line.get_xdata()[0]) for line in strip.lines if line.get_marker() in ("D", "o"))
    stated = claims.set_index("claim")["value"]
    assert marks == sorted(float(dates.year(stated[claim])) for claim in words["claim"])
    assert made.facts["peak"] == aid.max()
    assert made.facts["late_words"] == sum(mark >= 2018 for mark in marks)
    assert made.facts["graduation"] == 2014


def test_a_changed_payment_or_date_moves_the_picture(claims: pd.DataFrame, indicators: pd.DataFrame) -> None:
    def where(f: pd.DataFrame) -> pd.Series:
        return (f["indicator"] == "aid-net-bilateral") & (f["counterpart"] == "EUI") & (f["period"] == "2022")

    other = changed(indicators, where, "value", 21.0)
    later = changed(claims, lambda f: f["claim"] == "a-125", "value", "2018")
    made = donors.money_words(later, tables.load("aid_words"), other)
    assert (made.facts["peak_year"], made.facts["peak"], made.facts["late_words"]) == (2022, 21.0, 5)
    assert 21.0 in [bar.get_height() for bar in made.figure.axes[1].patches]


def test_labels_of_one_kind_do_not_meet() -> None:
    words = pd.DataFrame(
        {"kind": ["treaty"] * 3, "label": ["first words", "second", "third"], "year": [2000, 2001, 2022]}
    )
    assert donors.placed(words, 2023) == [(0, "right"), (1, "right"), (0, "left")]


def test_donor_bars_are_means_of_the_periods(indicators: pd.DataFrame) -> None:
    made = donors.aid_donors(indicators)
    aid = indicators[indicators["indicator"] == "aid-net-bilateral"]
    for axes, (first, last) in zip(made.figure.axes, donors.PERIODS, strict=True):
        for bar, donor in zip(axes.patches, donors.DONORS, strict=True):
            mine = aid[
                (aid["counterpart"] == donor) & aid["period"].astype(str).between(str(first), str(last))
            ]["value"]
            assert bar.get_width() == pytest.approx(mine.mean())
            assert made.facts[f"{donor.lower()}_{first}"] == pytest.approx(mine.mean())
    spread = made.figure.axes[0].lines[0]
    assert list(spread.get_xdata()) == [1.07, 16.34]


def test_a_donor_that_paid_more_leads(indicators: pd.DataFrame) -> None:
    where = lambda f: (f["indicator"] == "aid-net-bilateral") & (f["counterpart"] == "EUI")  # noqa: E731
    made = donors.aid_donors(changed(indicators, where, "value", 500.0))
    assert (made.facts["eu_first"], made.facts["us_first"], made.facts["jp_first"]) == (5, 0, 0)


# --- democracy -------------------------------------------------------------------------------------------------------


def small_indicators(kaz: tuple[float, ...], eu: tuple[float, ...]) -> pd.DataFrame:
    rows = []
    for indicator in (democracy.LIBERAL, democracy.ELECTORAL):
        for year, mine, theirs in zip((1993, 2003, 2013, 2023), kaz, eu, strict=True):
            rows.append((indicator, "KAZ", str(year), mine, mine - 0.01, mine + 0.01, None))
            rows.append((indicator, "EU27", str(year), theirs, None, None, 27))
    return pd.DataFrame(rows, columns=["indicator", "entity", "period", "value", "low", "high", "n"])


def test_parts_of_the_two_sides_make_up_the_change() -> None:
    made = democracy.democracy_movers(small_indicators((0.3, 0.2, 0.2, 0.2), (0.7, 0.7, 0.8, 0.7)))
    rows = made.rows[made.rows["indicator"] == democracy.LIBERAL].reset_index(drop=True)
    assert list(rows["change"]) == pytest.approx([0.1, 0.1, -0.1, 0.1])
    assert list(rows["kazakhstan"]) == pytest.approx([0.1, 0, 0, 0.1])
    assert list(rows["eu_mean"]) == pytest.approx([0, 0.1, -0.1, 0])
    assert list(rows["bands"]) == ["apart", "overlap", "overlap", "apart"]
    assert made.facts["eu_share"] == pytest.approx(100)
    widths = [bar.get_width() for bar in made.figure.axes[0].patches]
    assert widths == pytest.approx([0.1, 0, 0, 0.1, 0, -0.1, 0.1, 0])


def test_bars_that_point_one_way_are_stacked_and_others_start_at_zero() -> None:
    made = democracy.democracy_movers(small_indicators((0.3, 0.2, 0.25, 0.2), (0.7, 0.8, 0.9, 0.9)))
    bars = made.figure.axes[0].patches
    assert bars[1].get_x() == pytest.approx(0.1)
    assert bars[3].get_x() == 0
    diamonds = [line.get_xdata()[0] for line in made.figure.axes[0].lines if line.get_marker() == "D"]
    assert diamonds == pytest.approx([0.2, 0.05, 0.05, 0.3])


def test_real_movers_add_up(indicators: pd.DataFrame) -> None:
    rows = democracy.movers(indicators)
    assert list(rows["kazakhstan"] + rows["eu_mean"]) == pytest.approx(list(rows["change"]))
    assert list(rows["gap_last"] - rows["gap_first"]) == pytest.approx(list(rows["change"]))
    members = indicators[
        (indicators["indicator"] == democracy.LIBERAL)
        & (indicators["entity"] == "EU27")
        & (indicators["period"] >= "1993")
    ]
    assert set(members["n"]) == {27}, "the first step begins when all members have a value"


def test_levels_and_bands_are_drawn_as_the_source_gives_them(
    indicators: pd.DataFrame, claims: pd.DataFrame
) -> None:
    made = democracy.liberal_democracy(indicators, claims)
    whole, near = made.figure.axes
    real = indicators[indicators["indicator"] == democracy.LIBERAL]
    for axes, names in ((whole, ["DEU", "FRA", "EU27", "KAZ"]), (near, [*democracy.NEIGHBOURS, "KAZ"])):
        drawn = {line.get_label(): line for line in axes.lines if line.get_label() in democracy.NAMES}
        assert list(drawn) == names
        for name, line in drawn.items():
            assert list(line.get_ydata()) == list(real[real["entity"] == name].sort_values("period")["value"])
    assert len(whole.collections) == 3, "the EU mean has no band"
    assert len(near.collections) == 1
    band = near.collections[0].get_paths()[0].vertices[:, 1]
    kaz = real[real["entity"] == "KAZ"]
    assert (band.min(), band.max()) == pytest.approx((kaz["low"].min(), kaz["high"].max()))


def test_a_band_that_no_longer_meets_changes_the_words(
    indicators: pd.DataFrame, claims: pd.DataFrame
) -> None:
    assert democracy.liberal_democracy(indicators, claims).facts["since_reform"] == "overlap"
    where = lambda f: (f["indicator"] == democracy.LIBERAL) & (f["entity"] == "KAZ") & (f["period"] == "2024")  # noqa: E731
    raised = changed(indicators, where, "low", 0.145)
    raised = changed(changed(raised, where, "high", 0.155), where, "value", 0.15)
    made = democracy.liberal_democracy(raised, claims)
    assert (made.facts["since_reform"], made.facts["kaz_last"], made.facts["since_low"]) == ("apart", 0.15, 5)
    assert 0.15 in made.figure.axes[1].lines[-2].get_ydata()


def test_labels_keep_apart() -> None:
    assert democracy.apart({"a": 0.1, "b": 0.11, "c": 0.5}, 0.05) == pytest.approx(
        {"a": 0.1, "b": 0.15, "c": 0.5}
    )


# --- two measures ----------------------------------------------------------------------------------------------------


def test_both_measures_are_drawn_and_missing_years_stay_open(indicators: pd.DataFrame) -> None:
    made = measures.two_measures(indicators)
    for axes, name in zip(
        made.figure.axes,
        ("vdem-rule", "vdem-corr", "wgi-rule-of-law", "wgi-control-of-corruption"),
        strict=True,
    ):
        real = indicators[(indicators["indicator"] == name) & (indicators["entity"] == "KAZ")].set_index(
            "period"
        )["value"]
        line = axes.lines[0]
        drawn = {str(int(year)): value for year, value in line.get_xydata() if value == value}
        assert drawn == pytest.approx(
            {year: value for year, value in real.items() if "1996" <= str(year) <= "2023"}
        )
        assert len(line.get_xdata()) == 28, "years without a value are gaps, not joined"
    low, high = made.figure.axes[1].get_ylim()
    assert low > high, "less corruption stands above"
    assert len(made.figure.axes[2].collections) == 1
    assert not made.figure.axes[0].collections


def test_share_of_the_rise_follows_the_values(indicators: pd.DataFrame) -> None:
    where = lambda f: (f["indicator"] == "vdem-rule") & (f["entity"] == "KAZ") & (f["period"] == "2021")  # noqa: E731
    made = measures.two_measures(changed(indicators, where, "value", 0.257))
    assert made.facts["vdem_law"] == pytest.approx(100)
    assert 0.257 in made.figure.axes[0].lines[0].get_ydata()
    real = measures.two_measures(indicators).facts
    assert float(real["vdem_law"]) < 50 < float(real["wgi_law"])


def test_corruption_is_turned_before_directions_are_compared(indicators: pd.DataFrame) -> None:
    rows = measures.measured(indicators)
    turned = rows[rows["indicator"] == "vdem-corr"]
    assert list(turned["better"]) == pytest.approx(list(1 - turned["value"]))
    kept = rows[rows["indicator"] != "vdem-corr"]
    assert list(kept["better"]) == list(kept["value"])
