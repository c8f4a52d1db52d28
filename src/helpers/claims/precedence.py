"""Which verdict a claim has on the record, computed from coded evidence by written precedence.

Tried in this order; the first that fits decides:

0. A claim about the article itself, or a thesis, value or choice of method, lies *outside the record*.
1. Two fair readings whose verdicts differ are *ambiguous*.
2. Of several parts each is judged for itself. A core part contradicted: *contradicted*. Sources against each
   other on a part: *sources differ*. Any other part off: *detail differs*. All parts supported: as the
   weakest of them. Some supported: *supported in part*.
3. Sources for and against, equally strong: *sources differ*.
4. One side stronger than the other: it decides, and the weaker is shown.
5. Against, in the point of the sentence: *contradicted*.
6. Against, beside the point: *detail differs*.
7. For: *supported*, or *supported, same origin* where all sources go back to the article's own, or
   *superseded* where the record has changed since.
8. Nothing that can carry a verdict: *not settled*.

Only evidence on the same thing, year and scope, as it stood at the article's cut-off date, counts, and only
where its sources together can carry a verdict (`helpers.claims.grades`). Whether a difference lies in the
point of the sentence is coded; in doubt it does not, and the answer of a blind reader who puts it beside the
point is a doubt (`helpers.claims.testimony`). What follows is laid down for each kind of difference in
`registers/differences.csv`, so that equal cases have equal verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from helpers.claims.grades import strength
from helpers.claims.verdicts import RECORD, STANDING, Verdict

#: How evidence can bear on a claim, from for to against; `context` decides nothing.
FOR, BESIDE, AGAINST, CONTEXT = "supports", "differs", "contradicts", "context"
#: What settles a claim that no record does.
OUTSIDE = {
    "article itself": "the article itself shows whether it is so",
    "thesis, value or method": "it is a thesis, a value or a choice of method, which no record settles",
}
EXPLAINED = "An official record that explains the difference."
OF_THE_TIME = "A source of the time, of the same grade or a higher one, that states the same as the article."


@dataclass(frozen=True)
class Evidence:
    """One row of evidence, as far as a verdict needs it.

    Attributes
    ----------
    bears : str
        supports, differs (beside the point), contradicts (in the point), or context.
    origin, grade : str
        Of its source.
    moment : str
        at publication, or later.
    independent : bool
        Whether its origin is another than the article's own source.
    parts : frozenset of int
        Parts of the claim that it speaks of; empty for the whole.
    reading : int
        Reading that it speaks of; nought where it bears on every reading.
    margin : str
        Stated and found value in words, where both can be compared.
    """

    bears: str
    origin: str
    grade: str = "official record"
    moment: str = "at publication"
    independent: bool = True
    parts: frozenset[int] = frozenset()
    reading: int = 0
    margin: str = ""


@dataclass(frozen=True)
class Part:
    """One of several things that a claim says."""

    number: int
    states: str
    core: bool


@dataclass(frozen=True)
class Stated:
    """What of a claim the precedence needs: what could settle it, its parts and readings, searches, and
    documents that would settle it.
    """

    matter: str = "record"
    parts: tuple[Part, ...] = ()
    readings: tuple[str, ...] = ()
    searched: int = 0
    settling: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Ruling:
    """The verdict that a claim has on one axis, with its reason in one sentence, and what would change it."""

    verdict: Verdict
    reason: str
    change: str = ""

    @property
    def sentence(self) -> str:
        """The reason with a capital first letter and one full stop; nothing where there is none."""
        return self.reason[:1].upper() + self.reason[1:].rstrip(".") + "." if self.reason else ""


def record(stated: Stated, evidence: Iterable[Evidence]) -> Ruling:
    """The verdict on the record.

    Parameters
    ----------
    stated : Stated
        The claim.
    evidence : iterable of Evidence
        All evidence on it, in any order.
    """
    if stated.matter != "record":
        return Ruling(RECORD["outside the record"], OUTSIDE[stated.matter])
    every = list(evidence)
    if not stated.readings:
        return _of_parts(stated, every)
    found = [
        _of_parts(stated, [one for one in every if one.reading in (0, number)])
        for number in range(1, len(stated.readings) + 1)
    ]
    if len({one.verdict.name for one in found}) == 1:
        return found[0]
    said = "; ".join(
        f"read as \N{LEFT SINGLE QUOTATION MARK}{reading.rstrip('.')}\N{RIGHT SINGLE QUOTATION MARK} "
        f"it is {one.verdict.name}"
        for reading, one in zip(stated.readings, found, strict=True)
    )
    return Ruling(RECORD["ambiguous"], said, "The author's word on which reading is meant.")


def _of_parts(stated: Stated, evidence: Sequence[Evidence]) -> Ruling:
    if not stated.parts:
        return _one(stated, evidence)
    found = [
        (part, _one(stated, [one for one in evidence if not one.parts or part.number in one.parts]))
        for part in stated.parts
    ]
    if all(one == found[0][1] for _, one in found):
        return found[0][1]
    names = [one.verdict.name for _, one in found]
    said = "; ".join(f"{part.states.rstrip('.')}: {one.verdict.name}" for part, one in found)
    off = [one for _, one in found if one.verdict.group in ("corrects", "divided")]
    change = off[0].change if off else next((one.change for _, one in found if one.change), "")
    if any(part.core and one.verdict.name == "contradicted" for part, one in found):
        return Ruling(RECORD["contradicted"], said, change)
    if "sources differ" in names:
        return Ruling(RECORD["sources differ"], said, change)
    if off:
        return Ruling(RECORD["detail differs"], said, change)
    standing = [name for name in STANDING if name in names]
    if len(standing) and set(names) <= set(STANDING):
        return Ruling(RECORD[standing[-1]], said, change)
    if standing:
        return Ruling(RECORD["supported in part"], said, _settling(stated, "A record of the other parts."))
    return replace(found[0][1], reason=said)


def _one(stated: Stated, evidence: Sequence[Evidence]) -> Ruling:
    """Steps 3 to 8, for a claim of one part, or for one part."""
    now = [one for one in evidence if one.moment == "at publication"]
    pro = [one for one in now if one.bears == FOR]
    contra = [one for one in now if one.bears in (BESIDE, AGAINST)]
    held, refused = _strength(pro), _strength(contra)
    if held and held == refused:
        return Ruling(RECORD["sources differ"], _divided(pro, contra), EXPLAINED)
    if refused > held:
        shown = f"; {_sources(pro, 'supports', 'support')} it and cannot outweigh that" if pro else ""
        point = [one for one in contra if one.bears == AGAINST]
        if _strength(point) == refused:
            return Ruling(
                RECORD["contradicted"],
                _because(_sources(point, "contradicts", "contradict") + " it", point) + shown,
                OF_THE_TIME,
            )
        return Ruling(
            RECORD["detail differs"],
            _because(_sources(contra, "differs", "differ") + " in a detail", contra) + shown,
            OF_THE_TIME,
        )
    if held:
        return _supported(pro, [one for one in evidence if one.moment != "at publication"], contra)
    return _unsettled(stated, [*pro, *contra], len(evidence) - len(pro) - len(contra))


def _supported(pro: list[Evidence], later: list[Evidence], contra: list[Evidence]) -> Ruling:
    if _strength([one for one in later if one.bears in (BESIDE, AGAINST)]):
        return Ruling(
            RECORD["superseded"],
            "it agreed with the record when the article appeared, and the record has changed since",
            "Nothing: the article was right when it appeared.",
        )
    shown = f"; {_sources(contra, 'differs', 'differ')} and cannot outweigh that" if contra else ""
    independent = [one for one in pro if one.independent]
    if not _strength(independent):
        return Ruling(
            RECORD["supported, same origin"],
            _because("the record agrees, but goes back to the source that the article itself relays", pro)
            + shown,
            "A source of another origin.",
        )
    return Ruling(
        RECORD["supported"],
        _because(_sources(independent, "supports", "support") + " it", independent or pro) + shown,
        "An independent source of the same grade, or a higher one, that contradicts it.",
    )


def _unsettled(stated: Stated, weak: list[Evidence], context: int) -> Ruling:
    said = []
    if weak:
        said.append(
            f"what speaks of it ({_count(len({one.origin for one in weak}), 'origin', 'origins')}) is of a "
            "grade that cannot carry a verdict alone"
        )
    if context:
        rows = _count(context, "source read speaks", "sources read speak")
        said.append(f"{rows} of something beside it, of another year, measure or scope, or of a later day")
    if stated.searched:
        said.append(f"{_count(stated.searched, 'search', 'searches')} found no record that settles it")
    return Ruling(
        RECORD["not settled"],
        "; ".join(said) or "no record of it was read",
        _settling(stated, "A public record that states it."),
    )


def _settling(stated: Stated, otherwise: str) -> str:
    return f"It would be settled by {'; '.join(stated.settling)}." if stated.settling else otherwise


def _strength(rows: Iterable[Evidence]) -> int:
    return strength((one.grade, one.origin) for one in rows)


def _divided(pro: list[Evidence], contra: list[Evidence]) -> str:
    if {one.origin for one in pro} == {one.origin for one in contra}:
        return "pages of one origin contradict each other"
    said = f"{_sources(pro, 'supports', 'support')} it and {_sources(contra, 'states', 'state')} otherwise"
    return _because(said, contra)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _sources(rows: Iterable[Evidence], one: str, many: str) -> str:
    """How many origins say so; independent are those that are not the origin of the article's own source."""
    every = list(rows)
    origins = {row.origin for row in every}
    own = len(origins - {row.origin for row in every if row.independent})
    if len(origins) == 1:
        return f"one source {one}"
    if own:
        whose = "one of them" if own == 1 else f"{own} of them"
        return f"{len(origins)} sources of separate origin, {whose} the article's own, {many}"
    return f"{len(origins)} independent sources {many}"


def _because(text: str, deciding: Iterable[Evidence]) -> str:
    margin = next((one.margin for one in deciding if one.margin), "")
    return f"{text}: {margin}" if margin else text
