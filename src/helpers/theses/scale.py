"""The register of judgements on theses and their parts, with their words and marks: the one place that lists
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.claims.verdicts import RECORD


@dataclass(frozen=True)
class Judgement:
    """What a part of a thesis can be judged to be, and mostly a thesis too.

    Attributes
    ----------
    name : str
        The judgement in words, as tables have it.
    label : str
        The same as briefly as a legend has it.
    decided : bool
        Whether evidence decides it.
    of_thesis, of_part : bool
        Whether a whole thesis, and whether a part of one, can be judged so.
    marker, filling : str
        Shape and filling of its mark in matplotlib's words; they say it without the colour.
    colour : str
        Colour of its mark, that of a verdict of the same sense; empty where the mark is muted.
    """

    name: str
    label: str
    decided: bool
    of_thesis: bool
    marker: str
    filling: str
    colour: str = ""
    of_part: bool = True


BORNE_OUT, DONE, IN_PART = "borne out", "a part borne out, the rest undecided", "in part"
MIXED, IN_PART_NOT = "mixed", "not borne out in part"
NOT_DONE, NOT_BORNE_OUT, OPEN = "a part not borne out, the rest undecided", "not borne out", "open"
NOT_EXAMINED = "not examined"

REGISTER = (
    Judgement(BORNE_OUT, BORNE_OUT, True, True, "o", "full", RECORD["supported"].fill),
    # Of a thesis: all that is decided is borne out, and some part is not decided.
    Judgement(DONE, DONE, True, True, "o", "top", RECORD["supported"].fill, of_part=False),
    # Nothing decided is against it; details differ, or some fields are undecided.
    Judgement(IN_PART, IN_PART, True, True, "o", "bottom", RECORD["supported"].fill),
    # Something speaks for it and something against.
    Judgement(MIXED, MIXED, True, True, "o", "left", RECORD["detail differs"].fill),
    # The opposite of in part: nothing decided is for it.
    Judgement(IN_PART_NOT, IN_PART_NOT, True, True, "X", "bottom", RECORD["contradicted"].fill),
    Judgement(NOT_DONE, NOT_DONE, True, True, "X", "top", RECORD["contradicted"].fill, of_part=False),
    Judgement(NOT_BORNE_OUT, NOT_BORNE_OUT, True, True, "X", "full", RECORD["contradicted"].fill),
    # Examined, and what was read does not decide it.
    Judgement(OPEN, OPEN, False, True, "o", "none"),
    # Records, data or studies exist, or can be made from what is public; this book did not go through them.
    Judgement(NOT_EXAMINED, NOT_EXAMINED, False, True, "_", "full", RECORD["not settled"].fill),
    # No public data of any kind known to us could decide it.
    Judgement("not decidable", "not decidable", False, True, "x", "full", RECORD["not settled"].fill),
)  # fmt: skip

#: The label of a part that was put to its evidence.
EXAMINED = "examined"

#: What a part can be judged to be, by name.
OF_PARTS: Mapping[str, Judgement] = MappingProxyType({one.name: one for one in REGISTER if one.of_part})
#: What a thesis can be judged to be, by name.
OF_THESES: Mapping[str, Judgement] = MappingProxyType({one.name: one for one in REGISTER if one.of_thesis})
#: Names of the judgements that evidence decides.
DECIDED = tuple(one.name for one in REGISTER if one.decided)
#: Names of the others, from the one that comes nearest to a decision.
UNDECIDED = tuple(one.name for one in REGISTER if not one.decided)
