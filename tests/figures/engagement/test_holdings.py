"""The EU's share in investment, with the Netherlands apart."""

from __future__ import annotations

import pytest

from figures.engagement.frames import claims_of
from frames import changed, real
from helpers.figures.engagement import holdings

TABLES = ("netherlands_apart", "smallest_differences", "claims")


def test_bars_are_the_two_parts_of_the_share() -> None:
    made = holdings.investment_netherlands(*real(*TABLES))
    widths = [patch.get_width() for patch in made.figure.axes[0].patches]
    parts = [value for row in made.rows.itertuples() for value in (row.others, row.netherlands)]
    assert widths == pytest.approx(parts)
    begins = [patch.get_x() for patch in made.figure.axes[0].patches]
    assert begins == pytest.approx([at for row in made.rows.itertuples() for at in (0, row.others)])
    assert list(made.rows["others"] + made.rows["netherlands"]) == pytest.approx(list(made.rows["union"]))


def test_a_rise_of_the_others_is_said() -> None:
    apart, differences, claims = real(*TABLES)
    facts = holdings.investment_netherlands(apart, differences, claims).facts
    assert (facts["union_word"], facts["others_word"], facts["others_weight"]) == ("rose", "fell", "within")
    # Of what is not Dutch, the others have their part of what is left.
    assert facts["apart_last"] == pytest.approx(
        100 * facts["others_last"] / (100 - facts["netherlands_last"])
    )
    assert facts["apart_first"] < facts["apart_last"]
    more = changed(apart, 30.0, "others", period="2021", indicator="fdi-stock-wiiw")
    found = holdings.investment_netherlands(more, differences, claims).facts
    assert (found["others_word"], found["others_weight"]) == ("rose", "beyond")


def test_stated_amounts_are_held_against_the_stated_stock() -> None:
    names = (holdings.STOCK, *holdings.FIVE)
    claims = claims_of(*((name, value, "") for name, value in zip(names, ["60", *"12345"], strict=True)))
    assert holdings.stated_part(claims) == pytest.approx(25)
    subjects = real("claims")[0].set_index("claim").loc[list(names), "subject"]
    assert set(subjects) == {"Investment", "Investing countries"} and subjects.iloc[0] == "Investment"


def test_the_title_says_the_share_by_every_way_of_counting() -> None:
    made = holdings.investment_netherlands(*real(*TABLES))
    first, last = made.rows.iloc[0], made.rows.iloc[-1]
    rests = [100 * row["others"] / (100 - row["netherlands"]) for row in (first, last)]
    said = " ".join(made.figure.axes[0].get_title(loc="left").split())
    assert said == (
        f"EU share, {first['year']} and {last['year']}: {first['union']:.1f} to {last['union']:.1f}%; without the "
        f"Netherlands {first['others']:.1f} to {last['others']:.1f}%, or {rests[0]:.1f} to {rests[1]:.1f}% of what is not "
        "Dutch"
    )
