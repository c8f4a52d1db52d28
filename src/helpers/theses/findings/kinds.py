"""The closed list of what a finding can say: for each kind one predicate and one sentence.

A predicate is true exactly where the facts bear out the words of its sentence, so that turning the series
round, or exchanging the parties, makes it false; `turns` says which of the two must.
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
        Template over `subject`, `object`, `start`, `end`, `before`, `after`, `size`, `sizes`, `interval`, and
        counts and parts of the facts.
    turns : tuple of str
        What must make it false: the series reversed, the parties exchanged, or what it counts taken away.
    needs_delta : bool
        Whether it needs a smallest difference.
    """

    type: str
    predicate: Predicate
    sentence: str
    turns: tuple[str, ...]
    needs_delta: bool = True


def _of_all(predicate: Predicate, word: str) -> Kind:
    """A count that is the whole, or nothing of it."""
    return Kind(
        COUNTED, predicate, f"{{subject}} in {word} of {{all:n}} {{object}}", (EXCHANGED,), needs_delta=False
    )


KINDS: Mapping[str, Kind] = {
    "fell": Kind(
        MEASURED,
        predicates.moved(ENOUGH, -1),
        "{subject} fell from {before} in {start} to {after} in {end} ({sizes_of})",
        (REVERSED,),
    ),
    "rose": Kind(
        MEASURED,
        predicates.moved(ENOUGH, 1),
        "{subject} rose from {before} in {start} to {after} in {end} ({sizes_of})",
        (REVERSED,),
    ),
    "fell, size open": Kind(
        MEASURED,
        predicates.moved(SOME, -1),
        "{subject} fell from {before} in {start} to {after} in {end}, by how much is open ({sizes_of})",
        (REVERSED,),
    ),
    "rose, size open": Kind(
        MEASURED,
        predicates.moved(SOME, 1),
        "{subject} rose from {before} in {start} to {after} in {end}, by how much is open ({sizes_of})",
        (REVERSED,),
    ),
    "as good as unchanged": Kind(
        MEASURED,
        lambda facts, delta: said(facts, delta) == UNCHANGED,
        "{subject} was as good as the same in {end} as in {start} ({interval})",
        (EXCHANGED,),
    ),
    "open": Kind(
        MEASURED,
        lambda facts, delta: said(facts, delta) == OPEN,
        "whether {subject} moved between {start} and {end} stays open ({interval})",
        (EXCHANGED,),
    ),
    "above": Kind(
        MEASURED,
        predicates.moved(ENOUGH, 1),
        "in {end} {subject} than {object}: {before} against {after} ({sizes_of})",
        (EXCHANGED,),
    ),
    "above, size open": Kind(
        MEASURED,
        predicates.moved(SOME, 1),
        "in {end} {subject} than {object}, by how much is open ({interval})",
        (EXCHANGED,),
    ),
    "all fell": Kind(
        COUNTED,
        lambda facts, delta: facts.counts["all"] > 1 and facts.counts["least"] < -delta,
        "from {start} to {end} {subject} {object}, by {least_size} to {most_size}",
        (REVERSED,),
    ),
    "only the other side moved": Kind(
        MEASURED,
        predicates.theirs_only,
        "on the {titles:.0f} texts that came back under one title, {subject} were as good as the "
        "same in {end} as in {start}, and those of {object} moved away ({theirs})",
        (REVERSED, EXCHANGED),
    ),
    "own side moved": Kind(
        MEASURED,
        predicates.own_moved,
        "on the {titles:.0f} texts that came back under one title, {subject} moved away from "
        "{object} between {start} and {end} ({mine}), and no move of {object} shows",
        (REVERSED, EXCHANGED),
    ),
    "mainly not its own": Kind(
        MEASURED,
        predicates.small_part,
        "{subject} fell from {before} in {start} to {after} in {end}, and {object} made "
        "{own_share:.0f} % of it ({own})",
        (REVERSED, EXCHANGED),
    ),
    "larger part, size open": Kind(
        MEASURED,
        predicates.larger_part,
        "{subject} was larger than {object} from {start} to {end} ({mine_size} against {theirs_size}), by "
        "how much is open ({interval} of the difference)",
        (REVERSED, EXCHANGED),
    ),
    "neither side's": Kind(
        MEASURED,
        predicates.neither_leads,
        "whether {subject} or {object} was larger from {start} to {end} stays open ({mine_size} and "
        "{theirs_size}, {interval} of the difference)",
        (EXCHANGED,),
    ),
    "mostly": Kind(
        MEASURED,
        predicates.most_part,
        "{object} made {share:.0f} % of {subject} from {start} to {end} ({shares})",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "fell, counted": Kind(
        COUNTED,
        predicates.beyond(-1),
        "{subject} fell from {before} in {start} to {after} in {end}",
        (REVERSED,),
    ),
    "rose, counted": Kind(
        COUNTED,
        predicates.beyond(1),
        "{subject} rose from {before} in {start} to {after} in {end}",
        (REVERSED,),
    ),
    "fell, risen before": Kind(
        COUNTED,
        predicates.fell_after,
        "{subject} fell from {before} in {start} to {after} in {end}, after a rise to {earlier_after} from "
        "{earlier_start:.0f} to {earlier_end:.0f} by another source",
        (REVERSED,),
    ),
    "rose, as the neighbours": Kind(
        COUNTED,
        predicates.rose_alike,
        "{subject} rose from {before} in {start} to {after} in {end}, and that of {object} in like "
        "proportion, from {near_before} to {near_after}",
        (REVERSED,),
    ),
    "level, counted": Kind(
        COUNTED,
        lambda facts, delta: (
            abs(facts.estimate) < delta and all(max(map(abs, ends)) < delta for ends in facts.lines.values())
        ),
        "{subject} was much the same in {end} as in {start}: {after} after {before}",
        (EXCHANGED,),
    ),
    "hangs on the whole": Kind(
        COUNTED,
        predicates.by_the_whole,
        "{subject} stood still as a share of {one} ({one_before} to {one_after}) and rose as a "
        "share of {other} ({other_before} to {other_after}) from {start} to {end}",
        (REVERSED,),
    ),
    "one member's": Kind(
        COUNTED,
        predicates.one_member,
        "{subject} rose from {before} in {start} to {after} in {end}, and without {object} it did "
        "not: {without_before} and {without_after}",
        (REVERSED, EXCHANGED),
    ),
    "rarely": Kind(
        COUNTED,
        predicates.rarely,
        "{subject} in {changed:.0f} of {repeats:,.0f} cases ({share:.1f} %), the median of {states:.0f} "
        "states compared in {median:.1f} % ({object}): like most it nearly always gives its old answer, "
        "and does so more often than three quarters of them",
        (REVERSED, EXCHANGED),
    ),
    "hangs on the source": Kind(
        MEASURED,
        predicates.by_the_source,
        "{subject} rose by {one} from {one_before} in {start} to {one_after} in {end} ({interval}),"
        " and by {other}, without a band to say whether it moved, it stood at {other_before} and "
        "{other_after}",
        (REVERSED, EXCHANGED),
    ),
    "means, not minds": Kind(
        COUNTED,
        predicates.means,
        "of {means:.0f} statements on what was given and done a record bears on {means_borne:.0f}, "
        "and of {minds:.0f} on what people think and want on {minds_borne:n}",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "each": _of_all(lambda facts, _: 0 < facts.counts["all"] == facts.counts["count"], "each"),
    "none": _of_all(lambda facts, _: facts.counts["count"] == 0 < facts.counts["all"], "none"),
    "most": Kind(
        COUNTED,
        lambda facts, _: facts.counts["count"] / facts.counts["all"] > MOST,
        "{subject} in {count:n} of {all:n} {object}",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "over a third": Kind(
        COUNTED,
        lambda facts, _: facts.counts["count"] / facts.counts["all"] > MAINLY,
        "{count:n} of {all:n} {subject}",
        (EMPTIED,),
        needs_delta=False,
    ),
    "stands in": Kind(
        DOCUMENTARY,
        lambda facts, _: facts.counts["count"] > 0,
        "{subject}",
        (EMPTIED,),
        needs_delta=False,
    ),
    "none found": Kind(
        ABSENCE,
        lambda facts, _: facts.counts["found"] == 0 and facts.counts["searches"] > 0,
        "{subject} was found in {searches:n} searches for it",
        (EMPTIED,),
        needs_delta=False,
    ),
    "one found": Kind(
        ABSENCE,
        lambda facts, _: facts.counts["found"] == 1 and facts.counts["searches"] > 0,
        "only one {subject} was found, in {searches:n} searches for more",
        (EMPTIED,),
        needs_delta=False,
    ),
}
