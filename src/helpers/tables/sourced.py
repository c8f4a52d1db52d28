"""Rules on sources: where each is found, when it was read, and what its licence lets the book carry."""

from __future__ import annotations

from helpers.tables import dates
from helpers.tables.faults import Fault
from helpers.tables.reading import Tables
from helpers.tables.rules import numbered

#: Sources without an address of their own.
ARTICLES = ("article-a", "article-b")
#: Tables of dated facts that say on which day each was read.
READ = ("death_penalty_steps", "single_votes", "union_steps")


def addressed_sources(tables: Tables) -> list[Fault]:
    """Every source but the two articles has an address, so that a reader can follow it."""
    return [
        Fault("sources", number, "address", "", "an address, as only the two articles may have none")
        for number, row in numbered(tables["sources"])
        if not row["address"] and row["source"] not in ARTICLES
    ]


def licensed_series(tables: Tables) -> list[Fault]:
    """Whole series are carried only from a source whose terms were read in full."""
    return [
        Fault("sources", number, "licence_status", row["licence_status"], "read, as its series are allowed")
        for number, row in numbered(tables["sources"])
        if row["series_allowed"] and row["licence_status"] != "read"
    ]


def graded_sources(tables: Tables) -> list[Fault]:
    """What is data by its kind carries as data, and nothing else does."""
    return [
        Fault("sources", number, "grade", row["grade"], f"the grade of a source of kind {row['kind']}")
        for number, row in numbered(tables["sources"])
        if (row["kind"] == "data") != (row["grade"] == "data")
    ]


def read_when_published(tables: Tables) -> list[Fault]:
    """A source was out on the last day on which it can have been read."""
    faults = []
    for number, row in numbered(tables["sources"]):
        out = dates.span(row["published"]).first if row["published"] else None
        read = dates.span(row["read_on"]).last
        if out is not None and read is not None and out > read:
            expected = f"a date not after the reading, {row['read_on']}"
            faults.append(Fault("sources", number, "published", row["published"], expected))
    return faults


def read_when_past(tables: Tables) -> list[Fault]:
    """Nothing is read before the day on which it was."""
    return [
        Fault(name, number, "read_on", row["read_on"], f"a day not before that of the fact, {row['date']}")
        for name in READ
        for number, row in numbered(tables[name])
        if (first := dates.span(row["date"]).first) is not None and first.isoformat() > row["read_on"]
    ]


RULES = (addressed_sources, licensed_series, graded_sources, read_when_published, read_when_past)
