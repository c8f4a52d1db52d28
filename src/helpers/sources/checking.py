"""A publisher's file read and compared with our rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpers import paths, tables
from helpers.sources import assembling, comparing, files, readers, reporting
from helpers.sources.assembling import Vintage
from helpers.sources.comparing import Report
from helpers.sources.publishers import source


@dataclass(frozen=True)
class Checked:
    """A comparison, with the publisher's rows and the file that they came from."""

    report: Report
    theirs: Vintage
    file: str
    digest: str

    def text(self, *, every: bool = False) -> str:
        """The report as a reader sees it."""
        return reporting.text(self.report, self.file, self.digest, every=every)


def check(name: str, path: Path, folder: Path = paths.DATA) -> Checked:
    """Compare our rows with a publisher's file; nothing is written.

    Raises
    ------
    SourceError
        Where the name is unknown or the file cannot be used.
    """
    chosen = source(name)
    files.first_bytes(path)
    rows = comparing.ours(chosen, tables.load(chosen.table, folder))
    members = list(tables.load("eu_members", folder)["member"])
    entities = {place for row in rows for place in (row.place.entity, row.place.counterpart) if place}
    entities |= set(members) if chosen.mean else set()
    entities |= set(chosen.aliases.values()) if chosen.yearly else set()
    observations = readers.read(chosen, path, frozenset(entities))
    theirs = assembling.assemble(chosen, observations, members)
    return Checked(comparing.compare(chosen, rows, theirs, path.name), theirs, path.name, files.digest(path))
