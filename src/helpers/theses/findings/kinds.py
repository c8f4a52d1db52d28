"""The closed list of what a finding can say: for each kind one predicate and one sentence.

A predicate is true exactly where the facts bear out the words of its sentence, so that turning the series
round, or exchanging the parties, makes it false; `turns` says which of the two must. The sentence says one
thing, to be understood at one reading; interval, further numbers and the caveat stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from helpers.theses.findings.counted import KINDS_COUNTED
from helpers.theses.findings.kind import (
    ABSENCE,
    COUNTED,
    DOCUMENTARY,
    EMPTIED,
    EXCHANGED,
    MEASURED,
    REVERSED,
    TYPES,
    Kind,
)
from helpers.theses.findings.measured import KINDS_MEASURED

__all__ = [
    "ABSENCE",
    "COUNTED",
    "DOCUMENTARY",
    "EMPTIED",
    "EXCHANGED",
    "KINDS",
    "MEASURED",
    "REVERSED",
    "TYPES",
    "Kind",
]

KINDS: Mapping[str, Kind] = {
    **KINDS_MEASURED,
    **KINDS_COUNTED,
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
        "it is about {level:.0f}%, at some time between {level_from:.0f} and {level_to:.0f}",
        (EMPTIED,),
        needs_delta=False,
    ),
}
