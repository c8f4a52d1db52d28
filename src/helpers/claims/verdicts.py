"""The register of verdicts: the one place that lists them, with all that anything else needs to know of each.

Figures, badges, style sheet, PDF, downloads and the tables on method read it. A further verdict is a further
entry here and a rule in `helpers.claims.precedence` that gives it. Within an axis entries stand in the order
in which readers see them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Tone:
    """What a verdict's colour says; the word always stands beside it.

    Attributes
    ----------
    name : str
        The tone in a word.
    paper : str
        Colour of its letters on a white page, on screen and in print: a contrast of 4.5 to 1 at least. Empty
        where they are as muted as other small print.
    dark : str
        The same on a dark page.
    """

    name: str
    paper: str = ""
    dark: str = ""


GOOD = Tone("good", "#00664d", "#5ed0b0")
MIXED = Tone("mixed", "#755100", "#f0c35a")
BAD = Tone("bad", "#a33f00", "#ff9d66")
OTHER = Tone("other", "#7d3261", "#e7a4cb")
QUIET = Tone("quiet")
TONES = (GOOD, MIXED, BAD, OTHER, QUIET)


@dataclass(frozen=True)
class Verdict:
    """A verdict that a claim can have on one axis.

    Attributes
    ----------
    axis : str
        record, coherence or citation.
    name : str
        The verdict in words, as tables, badges and the computed ledger have it.
    meaning : str
        What it means, in one sentence.
    rule : str
        When a claim gets it, in one sentence.
    rank : int
        Place among the axis's rules: the first that fits decides.
    tone : Tone
        Colour of its badge.
    fill, fill_dark : str
        Colour of its areas in figures, on a light page and on a dark one: pale, so that no verdict looks like
        a power, and with an edge of ink.
    group : str
        What the record does to the claim: `agrees`, `agreed` (when the article appeared), agrees `in part`,
        `corrects`, is `divided`, is `silent`, or does not speak of such a claim (`outside`); empty on the
        other axes.
    decided_by : str
        How the evidence that decides it bears on the claim; empty where both sides or none do.
    mark : str
        What stands for it in running prose, where `in_prose`.
    in_prose : bool
        Whether a link in running prose shows it; the others would only make it restless.
    flagged : bool
        Whether the ledger shows it beside the verdict on the record.
    bar, bar_name : str
        In bars of all verdicts, the one with which it is drawn as one part, where both are rare, and what the
        part is called; empty where it is drawn alone and by its name.
    bar_fill, bar_hatch : str
        There, the verdict whose colour it takes, and the hatch over it, where its own colour is too near a
        neighbour's.
    """

    axis: str
    name: str
    meaning: str
    rule: str
    rank: int
    tone: Tone = QUIET
    fill: str = ""
    fill_dark: str = ""
    group: str = ""
    decided_by: str = ""
    mark: str = ""
    in_prose: bool = False
    flagged: bool = False
    bar: str = ""
    bar_name: str = ""
    bar_fill: str = ""
    bar_hatch: str = ""

    @property
    def css_class(self) -> str:
        """The class of its badge in HTML."""
        return "verdict-" + self.name.replace(",", "").replace(" ", "-")


REGISTER = (
    Verdict(
        "record",
        "supported",
        "A source of independent origin agrees.",
        "Sources that can carry a verdict support it, and those of another origin than the article's own "
        "source suffice for it.",
        rank=7,
        tone=GOOD,
        fill="#8fcbb3",
        fill_dark="#2f6f5b",
        group="agrees",
        decided_by="supports",
        mark="\N{CHECK MARK}",
        in_prose=True,
        bar_name="supported by an independent source",
    ),
    Verdict(
        "record",
        "supported, same origin",
        "The record agrees, but goes back to the source that the article relays.",
        "Sources that can carry a verdict support it, but not without the source that the article relays.",
        rank=8,
        tone=GOOD,
        fill="#cfe9df",
        fill_dark="#234a40",
        group="agrees",
        decided_by="supports",
        mark="(\N{CHECK MARK})",
        in_prose=True,
        bar_name="by the article's own source",
        bar_fill="supported",
        bar_hatch="////",
    ),
    Verdict(
        "record",
        "supported in part",
        "A source agrees with a part of it, and nothing settles the rest.",
        "It says several things; some are supported, none is off, and the others are not settled.",
        rank=3,
        tone=GOOD,
        fill="#b3dcc9",
        fill_dark="#295b4c",
        group="in part",
        decided_by="supports",
        mark="\N{VULGAR FRACTION ONE HALF}",
        in_prose=True,
        bar_fill="supported, same origin",
    ),
    Verdict(
        "record",
        "detail differs",
        "A particular is off, and the point of the sentence is not touched.",
        "Sources against it outweigh those for it, and differ beside the point of the sentence or in a kind "
        "of difference that never touches it; or a side part is off.",
        rank=6,
        tone=MIXED,
        fill="#f3d88a",
        fill_dark="#7d6420",
        group="corrects",
        decided_by="differs",
        mark="\N{ALMOST EQUAL TO}",
        in_prose=True,
        bar_name="a detail, the sources or two readings differ",
    ),
    Verdict(
        "record",
        "contradicted",
        "The record contradicts the point of the sentence.",
        "Sources against it outweigh those for it, and differ in the point of the sentence; no blind reader "
        "put the difference beside it.",
        rank=5,
        tone=BAD,
        fill="#f2a99b",
        fill_dark="#8a3f33",
        group="corrects",
        decided_by="contradicts",
        mark="\N{MULTIPLICATION SIGN}",
        in_prose=True,
    ),
    Verdict(
        "record",
        "sources differ",
        "Sources of equal weight contradict each other.",
        "Sources for it and against it can carry a verdict and are of equal grade.",
        rank=4,
        tone=OTHER,
        fill="#dcb9d9",
        fill_dark="#6b4468",
        group="divided",
        mark="\N{LEFT RIGHT ARROW}",
        in_prose=True,
        bar="detail differs",
    ),
    Verdict(
        "record",
        "ambiguous",
        "The sentence has two fair readings, whose verdicts differ.",
        "Each fair reading is judged for itself, and the verdicts differ.",
        rank=2,
        tone=OTHER,
        fill="#ecd9c3",
        fill_dark="#5c4c3b",
        group="divided",
        mark="or",
        in_prose=True,
        bar="detail differs",
    ),
    Verdict(
        "record",
        "superseded",
        "Right when published, revised since.",
        "Sources of the time support it, and a later one that can carry a verdict no longer does.",
        rank=9,
        tone=MIXED,
        fill="#c3d4ec",
        fill_dark="#3e5576",
        group="agreed",
        decided_by="supports",
        mark="\N{CHECK MARK}\N{RIGHTWARDS ARROW}",
        in_prose=True,
    ),
    Verdict(
        "record",
        "not settled",
        "Nothing that was read settles it; no sign against the statement.",
        "None of these: what was read speaks of something beside it, or cannot carry a verdict, or nothing "
        "was found.",
        rank=10,
        fill="#c9c9c9",
        fill_dark="#4b5157",
        group="silent",
    ),
    Verdict(
        "record",
        "outside the record",
        "It states what the article itself contains, or a thesis, a value or a choice of method.",
        "It states what the article itself contains, or a thesis, a value or a choice of method.",
        rank=1,
        fill="#f0f0f0",
        fill_dark="#2a2f35",
        group="outside",
    ),
    Verdict(
        "coherence",
        "coherent",
        "Every check within the article that counts for it holds.",
        "Every check that counts for it holds.",
        rank=2,
        tone=GOOD,
    ),
    Verdict(
        "coherence",
        "incoherent",
        "A check within the article fails.",
        "At least one check that counts for it fails.",
        rank=1,
        tone=BAD,
        flagged=True,
    ),
    Verdict(
        "coherence",
        "not tested",
        "The text allows no test of it.",
        "The text allows no check of it.",
        rank=3,
    ),
    Verdict(
        "citation",
        "fits",
        "The entry given is on the subject.",
        "A called entry is on its subject.",
        rank=4,
        tone=GOOD,
    ),
    Verdict(
        "citation",
        "misnumbered",
        "Another entry of the same list fits.",
        "A called entry is on something else, and another entry of the same list fits.",
        rank=3,
        tone=MIXED,
        flagged=True,
    ),
    Verdict(
        "citation",
        "does not fit",
        "No entry of the list fits.",
        "A called entry is on something else, and no entry of the list fits.",
        rank=2,
        tone=BAD,
        flagged=True,
    ),
    Verdict(
        "citation",
        "none given",
        "The article gives no reference for it.",
        "It stands in the text, and no note or reference is called at it.",
        rank=1,
    ),
    Verdict(
        "citation",
        "not tested",
        "It stands in a note or list, or the entry does not tell.",
        "It stands in the note itself, or the entries called do not show whether they state it.",
        rank=5,
    ),
)

#: Verdicts by axis and name.
AXES: Mapping[str, Mapping[str, Verdict]] = MappingProxyType(
    {
        axis: MappingProxyType({one.name: one for one in REGISTER if one.axis == axis})
        for axis in dict.fromkeys(one.axis for one in REGISTER)
    }
)
RECORD, COHERENCE, CITATION = (AXES[axis] for axis in ("record", "coherence", "citation"))


def by_rank(axis: str) -> list[Verdict]:
    """The verdicts of an axis in the order in which their rules are tried."""
    return sorted(AXES[axis].values(), key=lambda one: one.rank)


def in_groups(*groups: str) -> tuple[str, ...]:
    """Names of the verdicts on the record that belong to the groups, in order."""
    return tuple(one.name for one in RECORD.values() if one.group in groups)


#: Verdicts by which a claim stands: the record agrees, or did when the article appeared.
STANDING = in_groups("agrees", "agreed")
#: Verdicts by which the record agrees to this day.
AGREEING = in_groups("agrees")
#: Verdicts that make a claim a correction.
CORRECTED = in_groups("corrects")
#: Verdicts by which a part of a claim stands, and nothing is said of the rest.
PARTLY = in_groups("in part")
#: Verdicts by which sources or readings stand against each other.
DIVIDED = in_groups("divided")
#: Verdicts that leave a claim open: nothing read settles it, or no record could.
OPEN = in_groups("silent", "outside")
#: Verdicts on claims that no record could settle.
OUTSIDE = in_groups("outside")
