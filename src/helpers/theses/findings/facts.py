"""What a finding is decided by: a difference with its interval, or counts, and what computes them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from helpers.tables.computed import Table

#: Parameters of a statistic, as the row of the finding gives them.
Given = Mapping[str, str]
#: Ends of an interval at 90%.
Ends = tuple[float, float]
NAN = math.nan


@dataclass(frozen=True)
class Facts:
    """What was computed for a finding.

    Attributes
    ----------
    before, after : float
        Both sides of a difference: two moments, or two parties; missing where there is none.
    estimate : float
        The difference, or the count or share that is stated.
    ends : (float, float)
        Its interval at 90%; missing for complete counts.
    lines : mapping of str to (float, float)
        The same interval under other compositions of the Union, or other choices that the finding must
        outlive.
    parts : mapping of str to (float, float, float)
        Further estimates with their intervals, by name.
    counts : mapping of str to float
        Counts and shares by name, for templates and predicates.
    lead : tuple of (float, float)
        By how much the change goes beyond the mean of the neighbours', an interval for each way to take their
        errors; empty where they were not compared.
    """

    before: float = NAN
    after: float = NAN
    estimate: float = NAN
    ends: Ends = (NAN, NAN)
    lines: Mapping[str, Ends] = field(default_factory=dict)
    parts: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    counts: Mapping[str, float] = field(default_factory=dict)
    lead: tuple[Ends, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether there is an interval."""
        return not any(math.isnan(end) for end in self.ends)

    @property
    def outermost(self) -> dict[str, float]:
        """In how many other ways a difference was taken, and how far their intervals reach."""
        ends = list(self.lines.values())
        low, high = (
            (min(one[0] for one in ends), max(one[1] for one in ends)) if ends else (math.nan, math.nan)
        )
        return {"ways": len(ends), "ways_low": low, "ways_high": high}


class NothingFoundError(ValueError):
    """A statistic finds no rows for what it is given; the message says which."""


Function = Callable[[Table, Given], Facts]


@dataclass(frozen=True)
class Statistic:
    """A function that computes facts, the tables that it reads, and whether its facts depend on the agenda:
    whether they compare votes on other texts, so that what is put to the vote moves them as well as an answer
    does.
    """

    function: Function
    reads: tuple[str, ...]
    agenda: bool = False


STATISTICS: dict[str, Statistic] = {}


def statistic(name: str, *reads: str, agenda: bool = False) -> Callable[[Function], Function]:
    """Register a function under the name by which rows of `findings` ask for it."""

    def register(function: Function) -> Function:
        STATISTICS[name] = Statistic(function, reads, agenda)
        return function

    return register


def given(text: str) -> dict[str, str]:
    """Parameters from a cell: `partner=EU; first=2004/2006`."""
    pairs = (one.partition("=") for one in text.split(";") if one.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}
