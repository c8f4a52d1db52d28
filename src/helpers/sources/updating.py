"""The new vintage of our rows from a publisher's file: planned first, with what would change in the book,
then written atomically.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from helpers import paths, tables
from helpers.publishing import rows
from helpers.publishing.rows import Lines
from helpers.sources.assembling import Figures, Place
from helpers.sources.checking import Checked, check
from helpers.sources.comparing import Report
from helpers.sources.consequences import consequences
from helpers.sources.formats import Source, SourceError
from helpers.sources.reporting import counted

#: Significant digits of a mean, and of a number whose decimals are not fixed: what the tables hold.
MEAN_DIGITS, DIGITS = 6, 9


@dataclass(frozen=True)
class Plan:
    """What an update would write, and what it would change in the book."""

    text: str
    contents: Mapping[str, str]


def written(source: Source, place: Place, value: float) -> str:
    """A number in the digits that our rows of this series keep."""
    if math.isnan(value):
        return ""
    decimals = source.of(place.indicator, place.counterpart).decimals
    if source.mean and place.entity == source.mean:
        text = f"{value:.{MEAN_DIGITS}g}"
    elif decimals is None:
        text = f"{value:.{DIGITS}g}"
    else:
        text = f"{value:.{decimals}f}"
    if "e" in text:
        text = f"{float(text):.12f}"  # the tables hold plain digits
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _renewed(
    source: Source, line: list[str], at: Mapping[str, int], place: Place, figures: Figures
) -> list[str]:
    """A line with the publisher's numbers; a band or a count is written only where the line has one."""
    line = list(line)
    line[at["period"]] = place.period
    line[at["value"]] = written(source, place, figures.value)
    for name, value in (("low", figures.low), ("high", figures.high)):
        if line[at[name]] and not math.isnan(value):
            line[at[name]] = written(source, place, value)
    if line[at["n"]] and figures.n is not None:
        line[at["n"]] = str(figures.n)
    return line


def renewed(report: Report, theirs: Mapping[Place, Figures], lines: Lines) -> Lines:
    """The table with the differing rows replaced and, where the source grows, later years added below their
    series.
    """
    header, source = lines[0], report.source
    at = {name: place for place, name in enumerate(header)}
    changed = {(row.place, row.source) for row in report.changed}
    later: dict[Place, list[Place]] = {}
    for place in report.new if source.grows else ():
        later.setdefault(place._replace(period=""), []).append(place)
    ends: dict[Place, int] = {}
    out = [header]
    for line in lines[1:]:
        place = Place(*(line[at[name]] for name in Place._fields))
        if line[at["source"]] in source.keys:
            if (place, line[at["source"]]) in changed:
                line = _renewed(source, line, at, place, theirs[place])
            series = place._replace(period="")
            if series in later and (series not in ends or place.period > out[ends[series]][at["period"]]):
                ends[series] = len(out)
        out.append(line)
    for series, end in sorted(ends.items(), key=lambda item: -item[1]):
        out[end + 1 : end + 1] = [
            _renewed(source, out[end], at, place, theirs[place]) for place in later[series]
        ]
    return out


def renewed_wide(report: Report, theirs: Mapping[Place, Figures], lines: Lines) -> Lines:
    """A table of one line for each year and host, with the file's numbers in it; a host that is new gets a
    line.
    """
    source, header = report.source, lines[0]
    at = {name: place for place, name in enumerate(header)}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for place, figures in theirs.items():
        cells = found.setdefault((place.period, place.counterpart), {})
        cells[place.indicator] = written(source, place, figures.value)
    held = {(line[at["year"]], line[at["host"]]) for line in lines[1:]}
    added = [
        [{"year": year, "host": host, "source": source.keys[0]}.get(name, "") for name in header]
        for year, host in found.keys() - held
    ]
    out = []
    for line in [*map(list, lines[1:]), *added]:
        for name, text in found.get((line[at["year"]], line[at["host"]]), {}).items():
            line[at[name]] = text
        out.append(line)
    return [header, *sorted(out, key=lambda line: (line[at["year"]], line[at["host"]]))]


def verified(report: Report, indicators: pd.DataFrame) -> tuple[str, ...]:
    """Our source keys of which every value, band included, is the publisher's once the differing rows are
    written.
    """
    if report.source.witness or report.source.yearly:
        return ()
    only = {row.source for row in report.only_ours}
    compared = {key: sum(row.source == key for row in report.rows) for key in report.source.keys}
    unbanded = {
        row.source
        for row in report.rows
        if row.place.indicator in report.unbanded and not math.isnan(row.figures.low)
    }
    return tuple(
        key
        for key, count in compared.items()
        if count and count == int((indicators["source"] == key).sum()) and key not in only | unbanded
    )


def _marked(
    lines: Lines, keys: tuple[str, ...], changed: Mapping[str, int], checked: Checked, day: str
) -> Lines:
    """The table of sources with what was verified or taken over, from which file and on which day."""
    at = {name: place for place, name in enumerate(lines[0])}
    file = f"the publisher's own file {checked.file}, SHA-256 {checked.digest[:16]}"
    out = [lines[0]]
    for line in lines[1:]:
        line, key = list(line), line[at["source"]]
        said = []
        if changed.get(key):
            said.append(f"{counted(changed[key], 'value')} from {file}")
        if key in keys and checked.digest[:16] not in line[at["read_in"]]:
            said.append("every value compared with " + ("it" if said else file))
        if said:
            line[at["read_in"]] = "; ".join([line[at["read_in"]], *said])
            line[at["read_on"]] = day
        if key in keys:
            line[at["verified_at_publisher"]] = "true"
        out.append(line)
    return out


def plan(name: str, path: Path, folder: Path = paths.DATA, day: str = "") -> Plan:
    """What an update would change; nothing is written.

    `day` is the day on which the file was read, today where none is given.

    Raises
    ------
    SourceError
        Where the file cannot be used, or the source is another publisher's count.
    """
    checked = check(name, path, folder)
    report, source = checked.report, checked.report.source
    if source.witness:
        raise SourceError(
            f"source {name}: this is another publisher's count, so our rows are not taken from it; use check."
        )
    without = {one.row.place for one in report.differing if one.what != "n" and math.isnan(one.theirs)}
    if without:
        one = min(without)
        raise SourceError(
            f"{checked.file}: {one.indicator} of {one.entity} in {one.period} has no band, and ours has; "
            f"use the complete file."
        )
    ours, marked = (rows.file_of(name, folder) for name in (source.table, "sources"))
    lines_before, marks = rows.read(folder / ours), rows.read(folder / marked)
    renew = renewed if source.table == "indicators" else renewed_wide
    lines_after = renew(report, checked.theirs.rows, lines_before)
    before, key = {tuple(line) for line in lines_before}, lines_before[0].index("source")
    changed = Counter(line[key] for line in lines_after if tuple(line) not in before)
    keys = verified(report, tables.load("indicators", folder))
    new_marks = _marked(marks, keys, changed, checked, day or date.today().isoformat())
    contents = {
        file: rows.written(new)
        for file, old, new in ((ours, lines_before, lines_after), (marked, marks, new_marks))
        if old != new
    }
    if not contents:
        return Plan(checked.text() + "\n\nNothing to write.", {})
    added = len(lines_after) - len(lines_before)
    lines = [
        checked.text(),
        "",
        f"To write: {counted(sum(changed.values()) - added, 'row')} changed, {counted(added, 'row')} added.",
    ]
    if keys:
        lines.append(
            f"Every value of {', '.join(keys)} is then the publisher's: verified_at_publisher becomes true."
        )
    if changed:
        lines.append(
            "Afterwards check version, date and citation of the source in data/ledger/sources.csv, and the "
            "numbers in the chapters (book check, book build)."
        )
    found = consequences(folder, contents)
    return Plan(
        "\n".join([*lines, "", "Exhibits and verdicts that change:", *(found or ["- none"])]), contents
    )


def write(planned: Plan, folder: Path = paths.DATA) -> None:
    """Put the planned tables in place.

    The rows go first and the mark of their verification last, so that a stop in between claims too little and
    never too much.
    """
    rows.put(planned.contents, folder)
