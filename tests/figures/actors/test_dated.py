"""Published values of opinion: how many there are on each power, and what one question found twice."""

from __future__ import annotations

from frames import changed, real
from helpers.figures.actors import dated

TABLES = ("opinion_dated",)


def bars(made: object) -> dict[str, float]:
    figure = made.figure  # type: ignore[attr-defined]
    return {str(bars.get_label()): bars[0].get_width() for bars in figure.axes[0].containers}


def test_a_bar_is_as_long_as_the_values_on_its_power_are_many() -> None:
    made = dated.opinion_dated(*real(*TABLES))
    single = made.rows[made.rows["bound"] != "upper"]
    assert bars(made) == single["panel"].value_counts().to_dict()
    assert sum(bars(made).values()) == made.facts["values"] == len(single)


def test_shares_of_those_who_disapprove_and_of_parts_are_left_out() -> None:
    (known,) = real(*TABLES)
    rows = dated.rows_of(known)
    assert not rows["question"].str.startswith(("disapproves", "does not")).any()
    averse = known["question"].str.startswith("disapproves")
    assert averse.any() and not set(known.loc[averse, "item"]) & set(rows.get("item", []))


def test_a_changed_value_moves_the_fact() -> None:
    (known,) = real(*TABLES)
    made = dated.opinion_dated(changed(known, 61.0, item="pt-018"))
    assert made.facts["russia_2022"] == 61.0 > made.facts["russia_2021"]


def test_another_value_on_the_eu_is_counted() -> None:
    (known,) = real(*TABLES)
    facts = dated.opinion_dated(known).facts
    more = dated.opinion_dated(changed(known, "EU", "about", item="op-02")).facts
    assert (facts["eu_values"], more["eu_values"]) == (1, 2)
    assert more["n_us"] == int(facts["n_us"]) - 1
    widths = bars(dated.opinion_dated(changed(known, "EU", "about", item="op-02")))
    assert widths["EU"] == more["n_eu"] == int(facts["n_eu"]) + 1


def test_no_source_gives_a_series() -> None:
    found, sources = real("opinion", "sources")
    closed = set(sources.loc[~sources["series_allowed"], "source"])
    assert found[found["source"].isin(closed)].groupby("source").size().max() <= 8
