"""Predicates of findings: true exactly where the facts bear out the words of a kind's sentence."""

from __future__ import annotations

from collections.abc import Callable

from helpers.measures.intervals import COVERAGE
from helpers.theses.differences import OPEN, SOME, UNCHANGED, outcome, over_ways
from helpers.theses.findings.facts import Facts

Predicate = Callable[[Facts, float], bool]
#: Share that is *most*, and the part of a change that is *mainly not* somebody's (rule for returning texts).
MOST, MAINLY = 0.5, 1 / 3


def said(facts: Facts, delta: float) -> str:
    """The outcome of a measured difference; where lines of composition differ, what they share."""
    return over_ways((facts.ends, *facts.lines.values()), delta)


def moved(wanted: str, sign: int) -> Predicate:
    """It moved as wanted, in one direction."""
    return lambda facts, delta: said(facts, delta) == wanted and facts.estimate * sign > 0


def beyond(sign: int) -> Predicate:
    """A complete count moved by more than matters, under every definition."""
    return lambda facts, delta: all(
        min(sign * low, sign * high) > delta
        for low, high in ((facts.estimate, facts.estimate), *facts.lines.values())
    )


def _ends(facts: Facts, side: str) -> list[tuple[float, float]]:
    """The interval of a side's part on every line."""
    return [(low, high) for name, (_, low, high) in facts.parts.items() if name.startswith(side)]


def _away(facts: Facts, side: str, delta: float) -> bool:
    """A side moved away on every line, and not on all of them by enough to matter."""
    ends = _ends(facts, side)
    return over_ways(ends, delta) == SOME and max(high for _, high in ends) < 0


def theirs_only(facts: Facts, delta: float) -> bool:
    """Own votes as good as unchanged, those of the other side moved away, on every line; how far is open."""
    own = _ends(facts, "mine")
    return all(outcome(low, high, delta) == UNCHANGED for low, high in own) and _away(facts, "theirs", delta)


def own_moved(facts: Facts, delta: float) -> bool:
    """Own votes moved away, those of the other side did not show a move, on every line; how far is open."""
    return _away(facts, "mine", delta) and all(
        outcome(low, high, delta) in (UNCHANGED, OPEN) for low, high in _ends(facts, "theirs")
    )


def small_part(facts: Facts, delta: float) -> bool:
    """The whole fell, and one's own part in it is at most a third, with its interval too small to matter."""
    _, low, high = facts.parts["own"]
    return (
        facts.estimate < -delta
        and facts.parts["own"][0] / facts.estimate <= MAINLY
        and outcome(low, high, delta) == UNCHANGED
    )


def fell_between(facts: Facts, delta: float) -> bool:
    """It fell beyond what matters from the highest of all values, after such a rise in an earlier series and
    before one in a later.
    """
    counts = facts.counts
    rises = (counts["earlier_after"] - counts["earlier_before"], counts["later_after"] - facts.after)
    return beyond(-1)(facts, delta) and min(rises) > delta and facts.before >= counts["highest"]


def rose_alike(facts: Facts, delta: float) -> bool:
    """It rose beyond what matters, and the neighbours' rose by as much, within what matters."""
    return beyond(1)(facts, delta) and abs(facts.estimate - facts.counts["near"]) < delta


def larger_part(facts: Facts, delta: float) -> bool:
    """Both sides widened the distance, and one by more on every line; how much more is open."""
    return moved(SOME, 1)(facts, delta) and min(facts.before, facts.after) > 0


def neither_leads(facts: Facts, _: float) -> bool:
    """On no line does the interval of the difference of the two parts leave out nought."""
    return all(low <= 0 <= high for low, high in (facts.ends, *facts.lines.values()))


def fell_further(facts: Facts, delta: float) -> bool:
    """The others' fell on every line, and one's own by more; how much more is open."""
    others = [high for name, (_, _, high) in facts.parts.items() if name.startswith("others")]
    return moved(SOME, -1)(facts, delta) and max(others) < 0


def most_part(facts: Facts, _: float) -> bool:
    """One part is beyond half of the whole change, its interval too, on every line."""
    return facts.ends[0] > 100 * MOST and all(low > 100 * MOST for low, _ in facts.lines.values())


def by_the_whole(facts: Facts, delta: float) -> bool:
    """As a share of one whole it moved by less than what matters, with a member that left kept in as well. As
    a share of the other the two ways disagree or leave it open, if the count that makes this whole may be
    wrong; and without that member it rose all the same.
    """
    counts = facts.counts
    ways = [(counts[f"least_{kept}other"], counts[f"most_{kept}other"]) for kept in ("", "kept_")]
    level = all(abs(counts[f"change_{kept}one"]) < delta for kept in ("", "kept_"))
    return level and over_ways(ways, delta) == OPEN and ways[1][0] < 0 < ways[0][0]


def beyond_the_asking(facts: Facts, delta: float) -> bool:
    """It fell from its peak beyond what matters, and what was asked for by less than matters and less than
    half as much.
    """
    counts = facts.counts
    return (
        beyond(-1)(facts, delta)
        and counts["begun_year"] == counts["peak_year"]
        and 0 < counts["other_fall"] < min(delta, -facts.estimate / 2)
    )


def one_member(facts: Facts, delta: float) -> bool:
    """The whole grew beyond what matters. Without one member it fell, and as a part of what is not this
    member's it rose, each by less than matters.
    """
    return facts.estimate > delta and -delta < facts.counts["without"] < 0 < facts.counts["rest"] < delta


def by_the_source(facts: Facts, delta: float) -> bool:
    """Beyond what matters by one source, with its interval, and less than what matters by the other."""
    return (
        facts.ends[0] > delta
        and abs(facts.counts["other_after"] - facts.counts["other_before"]) < facts.counts["delta_other"]
    )


def means(facts: Facts, _: float) -> bool:
    """Most statements on means have a record that speaks to them, and less than a third of those on minds, of
    all and of those that a record could settle.
    """
    counts = facts.counts
    return all(
        counts["means_borne"] / counts[f"means{of}"] > MOST
        and counts["minds_borne"] / counts[f"minds{of}"] < MAINLY
        for of in ("", "_open_to")
    )


def independently(facts: Facts, _: float) -> bool:
    """Sources of whatever origin support most of them, and those of another origin more than the articles'
    own and more than are contradicted.
    """
    counts = facts.counts
    supported = counts["independent"] + counts["same"]
    return supported / counts["all"] > MOST and counts["independent"] > max(
        counts["same"], counts["contradicted"]
    )


def rarely(facts: Facts, delta: float) -> bool:
    """Neither it nor any of the others more often than matters; and most of the others are or were members of
    the Union, as the sentence says.
    """
    members = facts.counts["members"] / facts.counts["states"]
    return max(facts.estimate, facts.counts["most"]) <= delta and members > MOST


def ways_disagree(facts: Facts, _: float) -> bool:
    """Counted in some ways it was late more than chance gives, and in others no order shows: by days, which
    the sentence tells, the one way says so and the other does not.
    """
    counts = facts.counts
    late = counts["count"] > counts["expected"] and counts["p"] < 1 - COVERAGE
    return late and counts["place_p"] >= 1 - COVERAGE and counts["late_ways"] > counts["place_ways"]


def first_where_closed(facts: Facts, _: float) -> bool:
    """Alone with some of them, which were partly shut to others, and before others with more, in most of them
    together; and in those that all could join no further than the other state.
    """
    counts = facts.counts
    told = counts["count"] / counts["all"] > MOST and 0 < counts["shut"] <= counts["alone"]
    return told and counts["ahead"] > 0 and counts["open_count"] == counts["open_other"] > 0
