"""Kinds of findings that are measured: a change or a difference with its interval."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.theses.differences import ENOUGH, OPEN, SOME, UNCHANGED
from helpers.theses.findings import predicates
from helpers.theses.findings.kind import EXCHANGED, MEASURED, REVERSED, Kind
from helpers.theses.findings.predicates import said

#: A change between two values, both of which the headline has, and one by a size that is open.
_FELL, _ROSE = "the fall is {size} ({ends})", "the rise is {size} ({ends})"
_FROM_TO = "the values are {before} and {after}, the difference {size} ({ends})"
_BETWEEN = "the values are {before} and {after}, the change lies {interval}"
_MORE = "the difference is {size} ({ends})"

KINDS_MEASURED: Mapping[str, Kind] = {
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
        "{subject} fell from {start} to {end}, perhaps by too little to matter",
        _FROM_TO,
        (REVERSED,),
    ),
    "rose, size open": Kind(
        MEASURED,
        predicates.moved(SOME, 1),
        "{subject} rose from {start} to {end}, perhaps by too little to matter",
        _FROM_TO,
        (REVERSED,),
    ),
    "as good as unchanged": Kind(
        MEASURED,
        lambda facts, delta: said(facts, delta) == UNCHANGED,
        "{subject} was as good as unchanged from {start} to {end}",
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
        "in {end} {subject} than {object}, perhaps by too little to matter",
        _MORE,
        (EXCHANGED,),
    ),
    "only the other side moved, size open": Kind(
        MEASURED,
        predicates.theirs_only,
        "on returning resolutions, {subject} were as good as unchanged from {start} to {end}, while {object} "
        "moved away, perhaps by too little to matter",
        "their move took {theirs} from the agreement on {titles:.0f} resolutions",
        (REVERSED, EXCHANGED),
    ),
    "own side moved, size open": Kind(
        MEASURED,
        predicates.own_moved,
        "on the few resolutions that lasted from {start} to {end}, {subject} moved away from {object}, "
        "perhaps by too little to matter, and no move of {object} shows",
        "its move took {mine} from the agreement on {titles:.0f} resolutions",
        (REVERSED, EXCHANGED),
    ),
    "mainly not its own": Kind(
        MEASURED,
        predicates.small_part,
        "little of the fall in {subject} from {start} to {end} came from {object}",
        "it fell from {before} to {after}, and these votes account for {own_share:.0f}% of the fall, {own}",
        (REVERSED, EXCHANGED),
    ),
    "larger part, size open": Kind(
        MEASURED,
        predicates.larger_part,
        "{subject} from {start} to {end} was larger than {object}, perhaps by too little to matter",
        "the parts are {mine_size} and {theirs_size}, the difference lies {interval}",
        (REVERSED, EXCHANGED),
    ),
    "fell for others too": Kind(
        MEASURED,
        predicates.fell_further,
        "{subject} fell from {start} to {end} for {object} too, and further for {one}, perhaps by too "
        "little to matter",
        "it fell by {others} for them and by {state_size} for {one}, the difference is {size} ({ends})",
        (REVERSED, EXCHANGED),
    ),
    "neither side's": Kind(
        MEASURED,
        predicates.neither_leads,
        "whether {subject} did more to {object} from {start} to {end} stays open",
        "Kazakhstan's part is {mine_size} and the Union's {theirs_size}; their difference lies {interval}",
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
    "hangs on the source": Kind(
        MEASURED,
        predicates.by_the_source,
        "from {start} to {end} {subject} rose according to {one}, and whether {other} moved is not known",
        "according to {one} it rose by {size} ({ends}). {other} stood at {other_before} and {other_after}, "
        "and no interval of it was in the file read",
        (REVERSED, EXCHANGED),
        one_source=True,
    ),
}
