"""What others found: works on the theses, and what may be cited of each."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from helpers.tables.checking import sense
from helpers.tables.computed import Table, computed
from helpers.tables.faults import Fault

#: How much has to be read of a work before it can be cited for a finding; of the rest only what it is about
#: is known.
READ = ("whole", "abstract", "abstract in part", "opening")
#: How a work can bear on a thesis, in the order in which it is shown; the last needs no finding.
BEARINGS = ("for", "qualifies", "against", "open")
OPEN = BEARINGS[-1]
#: Where a page that was read names the authors.
NAMED = "read"
READS = ("works", "work_theses", "theses")
COLUMNS = ["thesis", "short", "work", "label", "bearing", "says", "finding", "read", "place", "words"]
COLUMNS += ["named", "address", "read_on"]


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in zip(frame.index, frame[[*columns]].to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


@sense
def read_findings(table: Table) -> list[Fault]:
    """Enough was read of a work that is cited for a finding, and it bears on a thesis only by a finding."""
    works = table("works")
    faults = [
        Fault(
            "works",
            number,
            "finding",
            row["finding"],
            f"no finding, as only the {row['read']} of the work was read: read it, or say what it is about",
        )
        for number, row in _rows(works, "finding", "read")
        if row["finding"] and row["read"] not in READ
    ]
    found = dict(works[["work", "finding"]].itertuples(index=False))
    return faults + [
        Fault(
            "work_theses",
            number,
            "bearing",
            row["bearing"],
            f"{OPEN}, as no finding of {row['work']} was read",
        )
        for number, row in _rows(table("work_theses"), "work", "bearing")
        if row["bearing"] != OPEN and not found[row["work"]]
    ]


@sense
def bearing_works(table: Table) -> list[Fault]:
    """Each work bears on a thesis."""
    bearing = set(table("work_theses")["work"])
    return [
        Fault("works", number, "work", row["work"], "a work of work_theses")
        for number, row in _rows(table("works"), "work")
        if row["work"] not in bearing
    ]


def label(authors: str, named: str, title: str, year: object) -> str:
    """Name of a work for readers: first author and others, or title where no author was read; then the year.

    Parameters
    ----------
    authors : str
        Authors as printed, parted by semicolons.
    named : str
        Whether the authors were read.
    title : str
        Title, which stands for authors that were not read.
    year : int or missing
        Year.
    """
    names = [name.strip() for name in authors.split(";")]
    more = f" and {names[1]}" if len(names) == 2 else " and others" if len(names) > 2 else ""
    short = names[0] + more if named == NAMED else title
    return short if pd.isna(year) else f"{short} ({int(year)})"  # type: ignore[call-overload]


@computed("works_by_thesis", *READS)
def by_thesis(table: Table) -> pd.DataFrame:
    """Every work under every thesis on which it bears: what it finds, and how much of it was read.

    Returns
    -------
    DataFrame
        `thesis`, `short` (of the thesis), `work`, `label`, `bearing`, `says` (what bears), `finding` (empty
        where it was not read), `read`, `place` (page or section), `words` (whose they were), `named` (whether
        the authors were read), `address`, `read_on`; by thesis, then for, qualifies, against and open.
    """
    works = table("works")
    cells = works[["authors", "named", "title", "year"]]
    labels = [label(*row) for row in cells.itertuples(index=False)]
    found = table("work_theses").merge(works.assign(label=labels), on="work", validate="many_to_one")
    found = found.merge(table("theses")[["thesis", "short"]], on="thesis", validate="many_to_one")
    order = found["bearing"].map(BEARINGS.index)
    found = found.assign(order=order).sort_values(["thesis", "order", "work"], ignore_index=True)
    return found[COLUMNS]


@computed("works_count", *READS)
def count(table: Table) -> pd.DataFrame:
    """How many works bear on each thesis in each way, theses without any among them.

    Numbers of works are no weight: several speak of one finding, or of one body of data.

    Returns
    -------
    DataFrame
        `thesis`, `short`, then a column of whole numbers for each of `BEARINGS`, and `works`, their sum.
    """
    theses = table("theses")[["thesis", "short"]].reset_index(drop=True)
    of = table("work_theses")
    counts = pd.crosstab(of["thesis"], of["bearing"]).reindex(
        index=theses["thesis"], columns=[*BEARINGS], fill_value=0
    )
    counts = counts.rename_axis(columns=None).assign(works=counts.sum(axis=1))
    return theses.merge(counts.reset_index(), on="thesis", validate="one_to_one")
