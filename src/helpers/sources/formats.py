"""How a publisher's file is described: which columns or codes hold which series of ours, and in what unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class SourceError(Exception):
    """A publisher's file cannot be used; the message says in one sentence what to do."""


@dataclass(frozen=True)
class Series:
    """One of our indicators and how the publisher names it.

    Attributes
    ----------
    indicator : str
        Our key.
    codes : tuple of str
        Columns or codes that hold the value; the first one found counts, so that newer and older names can
        stand together.
    low, high : tuple of str
        Columns or codes of the publisher's own band.
    error : tuple of str
        Codes of the standard error, where our band is the value -/+ 1.645 standard errors.
    minus : tuple of str
        Codes of what we subtract from the value.
    entity : str
        Our entity, where the file's state is not it: the only state compared, or the origin where `hosts` is
        set.
    hosts : bool
        Whether the state in the file is our counterpart.
    counterpart : str
        Our counterpart, where the code stands for one.
    scale : float
        What the publisher's value is multiplied by to give our unit.
    tolerance : float
        Half a unit of the last digit that our rows keep.
    decimals : int or None
        Decimals that our rows keep; `None` for nine significant digits, which is single precision.
    needs : str
        What must be there besides the file.
    """

    indicator: str
    codes: tuple[str, ...]
    tolerance: float
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    entity: str = ""
    hosts: bool = False
    counterpart: str = ""
    scale: float = 1.0
    decimals: int | None = None
    needs: str = ""

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every code that this series may take from a file."""
        return (*self.codes, *self.low, *self.high, *self.error, *self.minus)


@dataclass(frozen=True)
class Source:
    """A publisher's file.

    Attributes
    ----------
    name : str
        What the reader types.
    layout : str
        Which reader reads it.
    keys : tuple of str
        Our source keys whose rows are compared.
    expects : str
        The file as the publisher names it, with its columns.
    release : str
        The release that our rows should come from.
    entity, period : str
        Columns of the state and the year.
    complete : bool
        Whether the publisher's file always holds every series; otherwise one is enough.
    mean : str
        Our entity that is the unweighted mean of the EU's members.
    aliases : mapping
        The publisher's code of a state where it is not ours.
    witness : bool
        Whether it is another publisher's count of the same thing: compared, but never written into our rows.
    grows : bool
        Whether `update` may add later years; not where our rows are a selection that the file does not make.
    hints : mapping
        What a column of another release means, in a sentence.
    columns : mapping
        In a long table, the publisher's names of our columns code, entity, period and value, the preferred
        one first.
    where : mapping
        In a long table, the values by which its rows are chosen; a column that is `optional` may be missing.
    table : str
        Our table; one other than `indicators` has a column for each indicator, and `host` and `year`.
    yearly : bool
        Whether each file holds one year, so that only our rows of that year are compared.
    """

    name: str
    publisher: str
    title: str
    layout: str
    keys: tuple[str, ...]
    expects: str
    release: str
    series: tuple[Series, ...]
    entity: str = ""
    period: str = ""
    complete: bool = False
    mean: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    witness: bool = False
    grows: bool = True
    hints: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    table: str = "indicators"
    yearly: bool = False

    @property
    def indicators(self) -> tuple[str, ...]:
        """Our indicators, once each."""
        return tuple(dict.fromkeys(one.indicator for one in self.series))

    @property
    def hosts(self) -> frozenset[str]:
        """The states that another publisher reports on, to which the comparison keeps; none where
        all count.
        """
        return frozenset(self.aliases.values()) if self.witness else frozenset()

    @property
    def wanted(self) -> frozenset[str]:
        """Every code to take from the file."""
        return frozenset(code for one in self.series for code in one.wanted)

    def of(self, indicator: str, counterpart: str = "") -> Series:
        """The series of an indicator, by its counterpart where each has a code of its own."""
        found = [one for one in self.series if one.indicator == indicator]
        return next((one for one in found if one.counterpart == counterpart), found[0])


#: Half a unit of the sixth significant digit, which our means of the EU's members keep.
MEAN_TOLERANCE = 5e-6
#: What a 90 per cent band of a normal estimate is wide, in standard errors to each side.
BAND = 1.645
