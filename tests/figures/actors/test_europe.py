"""What is known of opinion on the EU, and what was not read."""

from __future__ import annotations

from artists import text_of
from frames import changed, real
from helpers.figures.actors import europe


def test_levels_and_directions_are_told_apart() -> None:
    (known,) = real("opinion_on_europe")
    made = europe.opinion_eu(known)
    assert (made.facts["levels"], made.facts["moves"], made.facts["move"]) == (1, 1, "fell")
    rose = known.assign(question=known["question"].replace({"fell": "rose"}))
    assert europe.opinion_eu(rose).facts["move"] == "rose"
    assert europe.opinion_eu(known[known["question"] != "fell"]).facts["moves"] == 0


def test_what_speaks_of_the_eu_alone_stands_first() -> None:
    (known,) = real("opinion_on_europe")
    assert europe.opinion_eu(known).rows.loc[0, ["known", "about"]].tolist() == ["value", "EU"]


def test_the_level_is_that_of_the_row() -> None:
    (known,) = real("opinion_on_europe")
    other = changed(known, "61", "says", known="value", about="EU")
    made = europe.opinion_eu(other)
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
