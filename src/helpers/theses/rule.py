"""Judgements on the central theses, computed from evidence by a written rule; none is typed.

A thesis has one or more *parts*, and every part says which kind of evidence it needs: what somebody set out
to do (*aim*), what was done or laid down (*record*), what a state decided by acts of its own (*decision*),
how its conduct or condition then came to lie (*outcome*), or what people think (*opinion*). The rule has five
steps.

1. **What a row of evidence says.** Its bearing, for or against, is coded with its words. A row that leans on
   a claim counts in full where the record supports the claim, and half where a detail differs or only a part
   is supported; one that leans on a contradicted or unsettled claim becomes *open*, since a support that
   falls away is no evidence against. A row that leans on a finding says what the finding says, and counts
   where the finding decides: an interval beyond the smallest difference that matters, or a complete count;
   half, where one of two sources of one thing decides it and the other decides nothing. A row that leans on a
   source by itself counts where that source could carry a verdict alone, as an official record, a scholarly
   work or data can, and press, a relay or an anonymous page cannot. Three things make a row context,
   whichever way it points: a series that depends on what is put to the vote, and, under a part that says
   that somebody stands apart, what is shared by those with whom it is compared, and a measured change of
   which it cannot be said that it goes beyond theirs. An open row counts for nothing.
2. **What can decide.** A part that needs outcomes is decided by outcomes alone, one that needs decisions by
   decisions, one that needs opinions by opinions; only a part about the record is decided by records,
   activities, decisions and outcomes. So a decision shows that a state decided, and not that its conduct was
   drawn anywhere. What is announced is not done: a goal, a plan or a programme set out decides a part about
   an aim, beside all that decides one about the record, and no other. A part that says that one thing brought
   about another, or that puts one before all others, is decided by comparisons alone.
3. **What counts.** A row counts where it brings a witness (the series behind a finding, or the origin of a
   source) that no earlier row of the same bearing brought; one series is one witness for all theses. The two
   articles are no witnesses to their own theses. Rows of a part that stays undecided count for nothing.
4. **The part.** It is *borne out* where whole rows for it are at least the share `borne_out` of these and
   all rows against it, *not borne out* where the same holds of the other side; else it is *mixed* where
   rows of both sides count, and *in part*, or *not borne out in part*, where those of one side alone do. So
   a half bears nothing out, and never lowers what whole rows of its side bear out: a row more for a part
   makes no decided judgement less favourable. A general claim, over several fields, is judged field by
   field in the same way, each field once and all of them in the denominator, and is open where fewer than
   `fields` of them are decided. A part is *open* where nothing counts, or where one on decisions, outcomes
   or opinions has fewer than `witnesses` witnesses in all, so that one series is no verdict; and a part
   that presupposes another stays open while that one is undecided. A part that was argued to be *not
   examined* here, or *not decidable* by public data of any kind, is called so.
5. **The thesis.** It is *borne out*, or *not borne out*, where all its parts are; only *a part* of it is,
   *the rest undecided*, where all decided parts are and others stay undecided. Of other theses with a
   decided part, one is *in part* where each of these is borne out or in part, *not borne out in part* where
   each is the opposite, else *mixed*. Where none is decided it is *open* if a part is, else *not examined*
   if a part is, else *not decidable*. This word groups theses; what is said of one names its parts
   (`labels`).

With every bearing turned round, each judgement and its opposite change places. In effect the sides differ:
what speaks for a thesis mostly leans on claims, and counts half where a detail of the claim differs, while
what speaks against it mostly leans on records and counts in full. No thesis about a cause can fail as a
whole, as no comparison was found that could decide its cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from helpers.claims.verdicts import PARTLY, STANDING
from helpers.theses.scale import (
    BORNE_OUT,
    DECIDED,
    DONE,
    EXAMINED,
    IN_PART,
    IN_PART_NOT,
    MIXED,
    NOT_BORNE_OUT,
    NOT_DONE,
    OPEN,
    UNDECIDED,
)

#: Kinds of evidence that decide a part, by what the part needs.
AIM, ANNOUNCED = "aim", "announcement"
_DONE = frozenset({"record", "activity", "decision", "outcome"})
DECIDES = {
    AIM: _DONE | {ANNOUNCED},
    "record": _DONE,
    "decision": frozenset({"decision"}),
    "outcome": frozenset({"outcome"}),
    "opinion": frozenset({"opinion"}),
    "comparison": frozenset({"comparison"}),
}
#: What one witness can decide: it is laid down for everybody to read.
ON_RECORD = (AIM, "record")
FOR, AGAINST = "for", "against"
#: Verdicts on the record with which a claim carries what leans on it.
CARRIES = frozenset(STANDING)
#: Verdicts with which a claim carries it by half: a part stands, or a particular is off.
MILD = frozenset({*PARTLY, "detail differs"})
#: Why a row counts half that leans on a finding of two sources.
ONE_SOURCE = "half: one of two sources decides the finding"


@dataclass(frozen=True)
class Rule:
    """The choices in the rule.

    Attributes
    ----------
    borne_out : float
        Share of counted rows for a part from which it is borne out; of rows against it, from which it is not.
    witnesses : int
        Witnesses without which a part on decisions, outcomes or opinions stays open.
    fields : float
        Share of its fields without which a general claim stays open.
    details : bool
        Whether a claim that differs from the record in a detail, or of which a part is supported, or a
        finding that one of two sources decides, still carries half of what leans on it.
    whole : bool
        Whether only whole rows of a side bear a part out, or halves too, each as half a row among all that
        count.
    """

    borne_out: float = 3 / 4
    witnesses: int = 2
    fields: float = 1 / 2
    details: bool = True
    whole: bool = True


RULE = Rule()


@dataclass(frozen=True)
class Item:
    """A row of evidence, as far as the rule needs it: as coded, with what it leans on.

    `alone` is false where it leans on a source that could not carry a verdict by itself; `one_source` is true
    where it leans on a finding that one of two sources decides, while the other decides nothing;
    `like_others` where its part sets somebody apart, and no finding says that it goes beyond that of others.
    """

    key: str
    typed: str
    kind: str
    origins: frozenset[str] = field(default_factory=frozenset)
    verdict: str = ""
    finding: str = ""
    decides: bool = False
    agenda: bool = False
    shared: bool = False
    field: str = ""
    alone: bool = True
    one_source: bool = False
    like_others: bool = False

    @property
    def half(self) -> bool:
        """Whether it counts half a row for its side."""
        return self.verdict in MILD or self.one_source


@dataclass(frozen=True)
class Need:
    """What a part needs: kind of evidence, fields of a general claim, its label, and parts presupposed."""

    needs: str
    fields: tuple[str, ...] = ()
    label: str = EXAMINED
    presupposes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """What counts for and against a part: the rows of each side, and the witnesses behind them."""

    pro: tuple[Item, ...] = ()
    contra: tuple[Item, ...] = ()
    origins: frozenset[str] = frozenset()


def bearing(item: Item, rule: Rule = RULE) -> tuple[str, str]:
    """How a row bears on its part (for, against or open) after what it leans on, and why."""
    if item.agenda:
        return OPEN, "context: depends on what is put to the vote"
    if item.shared:
        return OPEN, "context: those compared did the same"
    if item.like_others:
        return OPEN, "context: whether by more than those compared cannot be said"
    if item.typed == OPEN:
        return OPEN, "noted; settles nothing"
    if not item.alone:
        return OPEN, "its source carries nothing alone"
    if item.verdict == "contradicted":
        return OPEN, "the claim is contradicted and falls away"
    if item.verdict and item.verdict not in CARRIES and not (rule.details and item.verdict in MILD):
        return OPEN, f"the claim is {item.verdict}" if item.verdict.startswith("not") else item.verdict
    if item.finding and not item.decides:
        return OPEN, f"the finding is {item.finding}"
    if item.one_source:
        return (item.typed, ONE_SOURCE) if rule.details else (OPEN, ONE_SOURCE.removeprefix("half: "))
    if item.verdict == "detail differs":
        return item.typed, "half: a detail of the claim differs"
    if item.verdict in MILD:
        return item.typed, f"half: the claim is {item.verdict}"
    if item.verdict:
        return item.typed, f"the claim is {item.verdict}"
    return item.typed, f"the finding is {item.finding}" if item.finding else "as coded"


def weigh(items: Iterable[Item], needs: str, rule: Rule = RULE) -> Weighed:
    """The rows that count for and against a part: of a kind that decides it, each with a witness new to its
    side.
    """
    seen: dict[str, set[str]] = {FOR: set(), AGAINST: set()}
    kept: dict[str, list[Item]] = {FOR: [], AGAINST: []}
    for item in items:
        side = bearing(item, rule)[0]
        if side in seen and item.kind in DECIDES[needs] and item.origins - seen[side]:
            seen[side] |= item.origins
            kept[side].append(item)
    return Weighed(tuple(kept[FOR]), tuple(kept[AGAINST]), frozenset(seen[FOR] | seen[AGAINST]))


def _shares(pro: float, contra: float, weighed: Weighed, rule: Rule) -> str:
    """The judgement from the share of each side; where neither is enough, it is mixed if rows of both count,
    however many fields they decide.
    """
    if contra >= rule.borne_out:
        return NOT_BORNE_OUT
    if pro >= rule.borne_out:
        return BORNE_OUT
    return MIXED if weighed.pro and weighed.contra else IN_PART if weighed.pro else IN_PART_NOT


def _share(own: Sequence[Item], other: Sequence[Item], rule: Rule) -> float:
    """Share of a side: its whole rows among these and all of the other side; or, where halves are enough, all
    its rows, a half as half a row on either side.
    """
    if not rule.whole:
        mine, theirs = (sum(0.5 if item.half else 1.0 for item in side) for side in (own, other))
        return mine / (mine + theirs)
    firm = sum(not item.half for item in own)
    return firm / (firm + len(other)) if firm else 0.0


def _rows(weighed: Weighed, rule: Rule) -> str:
    pro, contra = weighed.pro, weighed.contra
    return _shares(_share(pro, contra, rule), _share(contra, pro, rule), weighed, rule)


def _by_field(weighed: Weighed, fields: Sequence[str], rule: Rule) -> str:
    found = []
    for name in fields:
        pro, contra = (
            tuple(item for item in side if item.field == name) for side in (weighed.pro, weighed.contra)
        )
        mine = Weighed(pro, contra)
        if mine.pro or mine.contra:
            found.append(_rows(mine, rule))
    if len(found) < rule.fields * len(fields):
        return OPEN
    best, worst = (found.count(name) / len(fields) for name in (BORNE_OUT, NOT_BORNE_OUT))
    return _shares(best, worst, weighed, rule)


def part_judgement(weighed: Weighed, test: Need, rule: Rule = RULE) -> str:
    """The judgement on one part."""
    if test.label != EXAMINED:
        return test.label
    if not weighed.pro and not weighed.contra:
        return OPEN
    if test.needs not in ON_RECORD and len(weighed.origins) < rule.witnesses:
        return OPEN
    return _by_field(weighed, test.fields, rule) if test.fields else _rows(weighed, rule)


def judged(items: Iterable[Item], test: Need, rule: Rule = RULE) -> tuple[str, Weighed]:
    """The judgement on a part and what counts for it; nothing counts where nothing is decided."""
    weighed = weigh(items, test.needs, rule)
    found = part_judgement(weighed, test, rule)
    return found, weighed if found in DECIDED else Weighed()


def standing(found: Sequence[str], tests: Sequence[Need]) -> list[str]:
    """The judgements on all parts of a thesis, in their order, as they stand together: one that is decided
    opens while a part that it presupposes is undecided.
    """
    stand = list(found)
    for place, test in enumerate(tests):
        if stand[place] in DECIDED and any(stand[part - 1] not in DECIDED for part in test.presupposes):
            stand[place] = OPEN
    return stand


def thesis_judgement(parts: Sequence[str]) -> str:
    """The judgement on a thesis from those on its parts."""
    decided = {part for part in parts if part in DECIDED}
    if not decided:
        return next(name for name in UNDECIDED if name in parts)
    if decided <= {BORNE_OUT, IN_PART} and IN_PART in decided:
        return IN_PART
    if decided <= {NOT_BORNE_OUT, IN_PART_NOT} and IN_PART_NOT in decided:
        return IN_PART_NOT
    if len(decided) > 1 or MIXED in decided:
        return MIXED
    (found,) = decided
    if all(part in DECIDED for part in parts):
        return found
    return DONE if found == BORNE_OUT else NOT_DONE
