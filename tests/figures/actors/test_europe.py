"""What is known of opinion on the EU, and what was not read."""

from __future__ import annotations

from artists import text_of
from frames import changed, real
from helpers.figures.actors import europe

TABLES = ("opinion_on_europe", "opinion_dated")


def test_levels_and_directions_are_told_apart() -> None:
    known, dated = real(*TABLES)
    made = europe.opinion_eu(known, dated)
    assert (made.facts["levels"], made.facts["moves"], made.facts["move"]) == (1, 1, "fell")
    rose = known.assign(question=known["question"].replace({"fell": "rose"}))
    assert europe.opinion_eu(rose, dated).facts["move"] == "rose"
    assert europe.opinion_eu(known[known["question"] != "fell"], dated).facts["moves"] == 0


def test_what_speaks_of_the_eu_alone_stands_first() -> None:
    known, dated = real(*TABLES)
    assert europe.opinion_eu(known, dated).rows.loc[0, ["known", "about"]].tolist() == ["value", "EU"]


def test_the_level_is_that_of_the_row() -> None:
    known, dated = real(*TABLES)
    other = changed(known, "61", "says", known="value", about="EU")
    made = europe.opinion_eu(other, dated)
    assert made.facts["level"] == 61.0
    assert "61%" in [text_of(line[-1]) for line in made.body]


def test_what_was_not_read_is_counted_with_what_is_repeated() -> None:
    (known,) = real("opinion_on_europe")
    made = europe.opinion_unread(known)
    unread = known[known["known"] == "not read"]
    assert made.facts["rows"] == len(unread) == len(made.body)
    # A work that counts the answers of another survey again is a line of its own and no survey.
    assert made.facts["n"] == len(unread) - unread["again"].sum() < len(unread)
    again = known.assign(again=False)
    assert europe.opinion_unread(again).facts["n"] == len(unread)
    told = sum(text_of(line[3]) == "yes" for line in made.body)
    assert 0 < made.facts["repeated"] < told == europe.opinion_unread(again).facts["repeated"]
    none = known.assign(repeated=known["repeated"].where(known["known"] != "not read", False))
    assert europe.opinion_unread(none).facts["repeated"] == 0


def test_values_on_four_powers_are_counted_and_one_question_is_told_twice() -> None:
    (dated,) = real("opinion_dated")
    facts = europe.on_powers(dated)
    assert europe.on_powers(changed(dated, 61.0, item="pt-018")) == facts | {
        "russia_2022": 61.0,
        "russia_less": -6.0,
    }
    more = europe.on_powers(changed(dated, "Germany", "about", item="op-02"))
    assert more == facts | {"n_eu": int(facts["n_eu"]) + 1}
    moved = europe.on_powers(changed(dated, "Russia", "about", item="op-02"))
    assert moved == facts | {"n_russia": int(facts["n_russia"]) + 1}


def test_shares_of_those_who_disapprove_of_parts_and_upper_ends_are_left_out() -> None:
    (dated,) = real("opinion_dated")
    left_out = (
        dated["question"].str.startswith(europe.AVERSE)
        | dated["group"].ne("")
        | dated["bound"].eq("upper")
        | ~dated["kind"].isin(europe.KINDS)
    )
    assert left_out.any() and europe.on_powers(dated[~left_out]) == europe.on_powers(dated)


def test_no_source_gives_a_series() -> None:
    found, sources = real("opinion", "sources")
    closed = set(sources.loc[~sources["series_allowed"], "source"])
    assert found[found["source"].isin(closed)].groupby("source").size().max() <= 8
