"""The closed list of what a finding can say: for each kind one predicate and one sentence.

A predicate is true exactly where the facts bear out the words of its sentence, so that turning the series
round, or exchanging the parties, makes it false; `turns` says which of the two must. The sentence says one
thing, to be understood at one reading; interval, further numbers and the caveat stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.theses.differences import ENOUGH, OPEN, SOME, UNCHANGED
from helpers.theses.findings import predicates
from helpers.theses.findings.predicates import MAINLY, MOST, Predicate, said

MEASURED, COUNTED, DOCUMENTARY, ABSENCE = "measured", "counted", "documentary", "absence"
TYPES = (MEASURED, COUNTED, DOCUMENTARY, ABSENCE)
REVERSED, EXCHANGED, EMPTIED = "reversed", "exchanged", "emptied"


@dataclass(frozen=True)
class Kind:
    """What a sentence says of its facts.

    Attributes
    ----------
    type : str
        Type of the findings of this kind.
    predicate : callable
        Whether the facts bear the sentence out, beside the smallest difference that matters (missing where
        the kind needs none).
    sentence : str
        The headline: a template over `subject`, `object`, `start`, `end`, `before`, `after`, and counts and
        parts of the facts.
    detail : str
        The numbers behind it, as a sentence that follows: a template over the same names, and over `size`,
        `ends`, `interval`; empty where the headline has them all.
    turns : tuple of str
        What must make it false: the series reversed, the parties exchanged, or what it counts taken away.
    needs_delta : bool
        Whether it needs a smallest difference.
    """

    type: str
    predicate: Predicate
    sentence: str
    detail: str
    turns: tuple[str, ...]
    needs_delta: bool = True


def _of_all(predicate: Predicate, word: str) -> Kind:
    """A count that is the whole, or nothing of it."""
    return Kind(
        COUNTED,
        predicate,
        f"{{subject}} in {word} of {{all:n}} {{object}}",
        "",
        (EXCHANGED,),
        needs_delta=False,
    )


#: A change between two values, both of which the headline has, and one by a size that is open.
_FELL, _ROSE = "the fall is {size} ({ends})", "the rise is {size} ({ends})"
_FROM_TO = "the values are {before} and {after}, the difference {size} ({ends})"
_BETWEEN = "the values are {before} and {after}, the change lies {interval}"
_MORE = "the difference is {size} ({ends})"

KINDS: Mapping[str, Kind] = {
    "fell": Kind(
        MEASURED,
        predicates.moved(ENOUGH, -1),
        "{subject} fell from {before} in {start} to {after} in {end}",
        _FELL,
        (REVERSED,),
    ),
    "rose": Kind(
        MEASURED,
        predicates.moved(ENOUGH, 1),
        "{subject} rose from {before} in {start} to {after} in {end}",
        _ROSE,
        (REVERSED,),
    ),
    "fell, size open": Kind(
        MEASURED,
        predicates.moved(SOME, -1),
        "{subject} fell from {start} to {end}, by how much is open",
        _FROM_TO,
        (REVERSED,),
    ),
    "rose, size open": Kind(
        MEASURED,
        predicates.moved(SOME, 1),
        "{subject} rose from {start} to {end}, by how much is open",
        _FROM_TO,
        (REVERSED,),
    ),
    "as good as unchanged": Kind(
        MEASURED,
        lambda facts, delta: said(facts, delta) == UNCHANGED,
        "{subject} was as good as the same in {end} as in {start}",
        _BETWEEN,
        (EXCHANGED,),
    ),
    "open": Kind(
        MEASURED,
        lambda facts, delta: said(facts, delta) == OPEN,
        "whether {subject} moved between {start} and {end} stays open",
        _BETWEEN,
        (EXCHANGED,),
    ),
    "above": Kind(
        MEASURED,
        predicates.moved(ENOUGH, 1),
        "in {end} {subject} than {object}: {before} against {after}",
        _MORE,
        (EXCHANGED,),
    ),
    "above, size open": Kind(
        MEASURED,
        predicates.moved(SOME, 1),
        "in {end} {subject} than {object}, by how much is open",
        _MORE,
        (EXCHANGED,),
    ),
    "all fell": Kind(
        COUNTED,
        lambda facts, delta: facts.counts["all"] > 1 and facts.counts["least"] < -delta,
        "from {start} to {end} {subject} {object}",
        "the falls are from {least_size} to {most_size}",
        (REVERSED,),
    ),
    "only the other side moved": Kind(
        MEASURED,
        predicates.theirs_only,
        "on texts that came back, {subject} were as good as the same in {end} as in {start}, while {object} "
        "moved away",
        "their move took {theirs} from the agreement on {titles:.0f} texts",
        (REVERSED, EXCHANGED),
    ),
    "own side moved": Kind(
        MEASURED,
        predicates.own_moved,
        "on the few texts that lasted from {start} to {end}, {subject} moved away from {object}, and no move "
        "of {object} shows",
        "its move took {mine} from the agreement on {titles:.0f} texts",
        (REVERSED, EXCHANGED),
    ),
    "mainly not its own": Kind(
        MEASURED,
        predicates.small_part,
        "little of the fall in {subject} from {start} to {end} came from {object}",
        "it fell from {before} to {after}, and these made {own_share:.0f}% of it, {own}",
        (REVERSED, EXCHANGED),
    ),
    "larger part, size open": Kind(
        MEASURED,
        predicates.larger_part,
        "{subject} from {start} to {end} was larger than {object}, by how much is open",
        "the parts are {mine_size} and {theirs_size}, the difference lies {interval}",
        (REVERSED, EXCHANGED),
    ),
    "neither side's": Kind(
        MEASURED,
        predicates.neither_leads,
        "whether {subject} did more to {object} from {start} to {end} stays open",
        "the parts are {mine_size} and {theirs_size}, the difference lies {interval}",
        (EXCHANGED,),
    ),
    "mostly": Kind(
        MEASURED,
        predicates.most_part,
        "{object} made {share:.0f}% of {subject} from {start} to {end}",
        "{shares}",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "fell, counted": Kind(
        COUNTED,
        predicates.beyond(-1),
        "{subject} fell from {before} in {start} to {after} in {end}",
        "",
        (REVERSED,),
    ),
    "rose, counted": Kind(
        COUNTED,
        predicates.beyond(1),
        "{subject} rose from {before} in {start} to {after} in {end}",
        "",
        (REVERSED,),
    ),
    "fell, risen before": Kind(
        COUNTED,
        predicates.fell_after,
        "{subject} fell from {before} in {start} to {after} in {end}, after a rise",
        "by another source it had risen from {earlier_before} in {earlier_start:.0f} to {earlier_after} in "
        "{earlier_end:.0f}",
        (REVERSED,),
    ),
    "rose, as the neighbours": Kind(
        COUNTED,
        predicates.rose_alike,
        "{subject} rose from {before} in {start} to {after} in {end}, and that of {object} in like "
        "proportion",
        "theirs went from {near_before} to {near_after}",
        (REVERSED,),
    ),
    "level, counted": Kind(
        COUNTED,
        lambda facts, delta: (
            abs(facts.estimate) < delta and all(max(map(abs, ends)) < delta for ends in facts.lines.values())
        ),
        "{subject} was much the same in {end} as in {start}: {after} after {before}",
        "",
        (EXCHANGED,),
    ),
    "hangs on the whole": Kind(
        COUNTED,
        predicates.by_the_whole,
        "from {start} to {end} {subject} hardly moved as a share of {one}, and rose as a share of {other}",
        "{one_before} and {one_after} of {one}, {other_before} and {other_after} of {other}",
        (REVERSED,),
    ),
    "one member's": Kind(
        COUNTED,
        predicates.one_member,
        "{subject} rose from {start} to {end}, and without {object} it did not",
        "with it the share went from {before} to {after}, without it from {without_before} to "
        "{without_after}",
        (REVERSED, EXCHANGED),
    ),
    "rarely": Kind(
        COUNTED,
        predicates.rarely,
        "since {start} {subject} has nearly always given its old answer when a text came back, as most "
        "states do",
        "it changed its answer in {changed:.0f} of {repeats:,.0f} cases, {share:.1f}%, less often than three "
        "quarters of the {states:.0f} states compared (median {median:.1f}%)",
        (REVERSED, EXCHANGED),
    ),
    "hangs on the source": Kind(
        MEASURED,
        predicates.by_the_source,
        "from {start} to {end} {subject} rose by {one}, and by {other} whether it moved is not known",
        "the first went from {one_before} to {one_after}, by {size} ({ends}); the second stood at "
        "{other_before} and {other_after}, and has no band",
        (REVERSED, EXCHANGED),
    ),
    "means, not minds": Kind(
        COUNTED,
        predicates.means,
        "a record bears on {means_borne:.0f} of {means:.0f} statements on what was given and done, and on "
        "{minds_borne:n} of {minds:.0f} on what people think and want",
        "",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "each": _of_all(lambda facts, _: 0 < facts.counts["all"] == facts.counts["count"], "each"),
    "none": _of_all(lambda facts, _: facts.counts["count"] == 0 < facts.counts["all"], "none"),
    "most": Kind(
        COUNTED,
        lambda facts, _: facts.counts["count"] / facts.counts["all"] > MOST,
        "{subject} in {count:n} of {all:n} {object}",
        "",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "over a third": Kind(
        COUNTED,
        lambda facts, _: facts.counts["count"] / facts.counts["all"] > MAINLY,
        "{count:n} of {all:n} {subject}",
        "",
        (EMPTIED,),
        needs_delta=False,
    ),
    "stands in": Kind(
        DOCUMENTARY,
        lambda facts, _: facts.counts["count"] > 0,
        "{subject}",
        "",
        (EMPTIED,),
        needs_delta=False,
    ),
    "none found": Kind(
        ABSENCE,
        lambda facts, _: facts.counts["found"] == 0 and facts.counts["searches"] > 0,
        "{subject} was found",
        "{searches:n} searches looked for it",
        (EMPTIED,),
        needs_delta=False,
    ),
    "one found": Kind(
        ABSENCE,
        lambda facts, _: facts.counts["found"] == 1 and facts.counts["searches"] > 0,
        "only one {subject} was found",
        "{searches:n} searches looked for more",
        (EMPTIED,),
        needs_delta=False,
    ),
}
