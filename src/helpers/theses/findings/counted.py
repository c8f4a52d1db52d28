"""Kinds of findings that are complete counts."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.theses.findings import predicates
from helpers.theses.findings.kind import COUNTED, EMPTIED, EXCHANGED, REVERSED, Kind
from helpers.theses.findings.predicates import MAINLY, MOST, Predicate


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


KINDS_COUNTED: Mapping[str, Kind] = {
    "all fell": Kind(
        COUNTED,
        lambda facts, delta: facts.counts["all"] > 1 and facts.counts["least"] < -delta,
        "from {start} to {end} {subject} {object}",
        "the falls lie between {least_size} and {most_size}",
        (REVERSED,),
    ),
    "fell, counted": Kind(
        COUNTED,
        predicates.beyond(-1),
        "{subject} fell from {before} in {start} to {after} in {end}",
        "",
        (REVERSED,),
    ),
    "fell beyond the asking": Kind(
        COUNTED,
        predicates.beyond_the_asking,
        "{subject} fell from {before} in {start}, their peak, to {after} in {end}",
        "that is {estimate:.0f}% less, where {delta:.0f}% are taken to matter. Applications for each "
        "thousand fell by {other_fall:.0f}%, too little to matter",
        (REVERSED,),
    ),
    "rose, counted": Kind(
        COUNTED,
        predicates.beyond(1),
        "{subject} rose from {before} in {start} to {after} in {end}",
        "",
        (REVERSED,),
    ),
    "down and up again": Kind(
        COUNTED,
        predicates.fell_between,
        "{subject} was {before} in {start}, the highest value read, and {after} in {end}, and an amount in "
        "the press gives {later_after} for {later_year:.0f}",
        "according to another source it had risen from {earlier_before} in {earlier_start:.0f} to "
        "{earlier_after} in {earlier_end:.0f}",
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
        "from {start} to {end} {subject} hardly moved, and whether its share {other} rose cannot be said",
        "it went from {one_before} to {one_after}, and {other} from {other_before} to {other_after}. The "
        "second share depends on Russia's number: if that is {error:.0f}% too low in one year and too high "
        "in the other, the rise may be only {least_other_size}. With the United Kingdom, then a member, the "
        "shares went from {kept_one_before} to {kept_one_after} and from {kept_other_before} to "
        "{kept_other_after}, and the same error may leave no rise",
        (REVERSED,),
    ),
    "one member's": Kind(
        COUNTED,
        predicates.one_member,
        "{subject} rose from {start} to {end}, and without {object} it changed by at most {under:n} "
        "points, down or up",
        "it went from {before} to {after}. The share of the other members fell from {without_before} to "
        "{without_after} of all investment, and rose from {rest_before} to {rest_after} of what is not "
        "registered in {object}. Both changes are smaller than what matters, {delta:.0f} points",
        (REVERSED, EXCHANGED),
    ),
    "rarely": Kind(
        COUNTED,
        predicates.rarely,
        "since {start} {subject}, like every state compared, has nearly always voted as before when the same "
        "resolution was voted on again",
        "it changed its vote in {changed:.0f} of {repeats:,.0f} such cases, or {share:.1f}% (90% interval "
        "{share_low:.1f} to {share_high:.1f}). Half of the other states compared, most of them past or "
        "present EU members, changed {median:.1f}% or more",
        (REVERSED,),
    ),
    "means, not minds": Kind(
        COUNTED,
        predicates.means,
        "a record was found for {means_borne:.0f} of the {means_open_to:.0f} statements on what was "
        "given and done that a record could settle, and for {minds_borne:n} of {minds_open_to:n} on what "
        "people think",
        "on who took part one was found for {reach_borne:n} of {reach_open_to:n}, and on what Kazakhstan did "
        "for {conduct_borne:.0f} of {conduct_open_to:.0f}. Theses and values, which no record settles, "
        "are left out",
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
    "by an independent source": Kind(
        COUNTED,
        predicates.independently,
        "an independent source supports {subject} in {independent:n} of the {all:n} {object}",
        "the article's own source supports {same:n} more, and {contradicted:n} are contradicted",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "first, where others were shut out": Kind(
        COUNTED,
        predicates.first_where_closed,
        "of {all:n} {object} {subject} took up {alone:n} that none of the other four states of Central Asia "
        "had, and {ahead:n} before any of them",
        "{shut:n} of the {alone:n} were closed to them, so that chance cannot be computed fairly. Of the "
        "{open_all:n} that all five could join, as far as was read, {subject} was first or alone with "
        "{open_count:n} and Kyrgyzstan with {open_other:n}, so that neither leads",
        (EXCHANGED,),
        needs_delta=False,
    ),
    "open, ways disagree": Kind(
        COUNTED,
        predicates.ways_disagree,
        "whether {subject} came late to norms of the world cannot be said, since ways of counting disagree",
        "the first test asks how often it was late. On {count:n} "
        "of the {own:n} days on which it took norms up it was late with most of them, where chance gives "
        "{expected:n}; that comes by lot about once in {draws:n} times, and so means late. The second asks "
        "how many of the other four came before it: {place:.1f} on average, where chance gives two. That "
        "comes by lot once in {place_draws:n} times, too often to show an order. They disagree because the "
        "first sees only the last two places, the second also how early it was with other norms",
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
}
