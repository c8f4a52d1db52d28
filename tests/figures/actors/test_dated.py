"""Opinion over time: a mark for each value, none joined, and what one question found twice."""

from __future__ import annotations

from frames import changed, real
from helpers.figures.actors import dated

TABLES = ("opinion_dated", "opinion_on_europe")


def marks(made: object) -> list[tuple[float, float]]:
    figure = made.figure  # type: ignore[attr-defined]
    known = {marker for marker, _ in dated.KINDS.values()}
    return sorted(
        (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
        for axes in figure.axes
        for line in axes.lines
        if line.get_marker() in known and len(line.get_xdata())
    )


def test_every_value_has_one_mark_and_no_two_values_are_joined() -> None:
    made = dated.opinion_dated(*real(*TABLES))
    assert marks(made) == sorted(zip(made.rows["middle"], made.rows["value"], strict=True))
    joined = [
        line for axes in made.figure.axes for line in axes.lines
        if len(line.get_xdata()) > 1 and len(set(line.get_xdata())) > 1 and len(set(line.get_ydata())) > 1
    ]  # fmt: skip
    assert joined == []


def test_shares_of_those_who_disapprove_and_of_parts_are_left_out() -> None:
    known, _ = real(*TABLES)
    rows = dated.rows_of(known)
    assert not rows["question"].str.startswith(("disapproves", "does not")).any()
    averse = known["question"].str.startswith("disapproves")
    assert averse.any() and not set(known.loc[averse, "item"]) & set(rows.get("item", []))


def test_a_changed_value_moves_mark_and_fact() -> None:
    known, europe = real(*TABLES)
    made = dated.opinion_dated(changed(known, 61.0, item="pt-018"), europe)
    assert made.facts["russia_2022"] == 61.0 and made.facts["russia_move"] == 61.0 - made.facts["russia_2021"]
    assert 61.0 in [value for _, value in marks(made)]


def test_another_value_on_the_eu_is_counted() -> None:
    known, europe = real(*TABLES)
    facts = dated.opinion_dated(known, europe).facts
    more = dated.opinion_dated(changed(known, "EU", "about", item="op-02"), europe).facts
    assert (facts["eu_values"], more["eu_values"]) == (1, 2)
    assert more["n_us"] == int(facts["n_us"]) - 1
