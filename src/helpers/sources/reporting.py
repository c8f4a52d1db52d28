"""The report of a comparison as text: counts first, then what differs, then a sentence to cite."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from helpers.sources.assembling import Place
from helpers.sources.comparing import Report
from helpers.sources.formats import Source
from helpers.sources.publishers import SOURCES
from helpers.tables import edition

#: So many differing values are listed unless all are asked for.
SHOWN = 40


def number(value: float) -> str:
    """A number as a table shows it."""
    return "none" if math.isnan(value) else f"{value:.9g}" if abs(value) < 1e9 else f"{value:.0f}"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _named(place: Place) -> str:
    return f"{place.indicator}, {place.entity}" + (f" and {place.counterpart}" if place.counterpart else "")


def _grouped(places: Iterable[Place]) -> list[str]:
    """One line for each indicator: the states, and the first and last period."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.indicator, []).append(place)
    lines = []
    for indicator, those in found.items():
        states = sorted({place.counterpart or place.entity for place in those})
        periods = sorted({place.period for place in those})
        span = periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"
        lines.append(f"  {indicator}: {counted(len(those), 'value')} ({', '.join(states)}; {span})")
    return lines


def _table(lines: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def _differing(report: Report, every: bool) -> list[str]:
    shown = report.differing if every else report.differing[:SHOWN]
    lines: list[tuple[str, ...]] = [
        ("indicator and entity", "period", "number", "ours", "theirs", "difference")
    ]
    lines += [
        (
            _named(one.row.place),
            one.row.place.period,
            one.what,
            number(one.ours),
            number(one.theirs),
            "" if math.isnan(one.by) else f"{one.by:+.4g}",
        )
        for one in shown
    ]
    rest = len(report.differing) - len(shown)
    return _table(lines) + ([f"  and {counted(rest, 'more number')}; --all lists them"] if rest else [])


def sentence(report: Report, file: str, digest: str) -> str:
    """What a reader may cite: counts, the file by its hash, and how close is the same."""
    source, book = report.source, edition.book()
    kind = "an independent count by" if source.witness else "the publisher's own file of"
    return (
        f"Of {counted(len(report.rows), 'value')} in version {book.version} of “{book.title}”, "
        f"{len(report.confirmed):,} agree with "
        f"{kind} {source.publisher}, {source.title} ({file}, SHA-256 {digest[:16]}), to the digits that "
        f"the book keeps; "
        f"{len(report.changed):,} differ and {len(report.only_ours):,} are not in the file."
    )


def text(report: Report, file: str, digest: str, *, every: bool = False) -> str:
    """The whole report."""
    source = report.source
    lines = [
        f"{len(report.confirmed):,} of {counted(len(report.rows), 'value')} confirmed: {source.title}, {file}"
    ]
    total, good = (
        Counter(row.place.indicator for row in report.rows),
        Counter(row.place.indicator for row in report.confirmed),
    )
    lines += [f"  {name}: {good[name]:,} of {total[name]:,}" for name in source.indicators if total[name]]
    if source.witness:
        lines.append(
            "This is another publisher's count of the same students: definitions and dates may differ "
            "without an error on either side."
        )
    if report.unbanded:
        lines.append(f"Bands were not compared, as the file has none: {', '.join(report.unbanded)}.")
    if report.missing_members:
        lines.append(
            f"Means of EU members were not recomputed, as the file lacks {', '.join(report.missing_members)}."
        )
    if report.differing:
        lines += [
            "",
            f"{counted(len(report.changed), 'value')} {'differs' if len(report.changed) == 1 else 'differ'}:",
            *_differing(report, every),
        ]
    if report.only_ours:
        lines += ["", "Not in the file:", *_grouped(row.place for row in report.only_ours)]
    if report.unknown:
        lines += ["", "Indicators that the file does not hold:"]
        lines += [
            f"  {name}: {counted(count, 'value')}" + (f"; needs {why}" if why else "")
            for name, (count, why) in report.unknown.items()
            if count
        ]
    if report.new:
        lines += ["", "New years:", *_grouped(report.new)]
    return "\n".join([*lines, "", "To cite: " + sentence(report, file, digest)])


def _entry(source: Source) -> str:
    note = "\n  compared only: another publisher's count" if source.witness else ""
    return (
        f"{source.name}: {source.publisher}, {source.title}\n  file: {source.expects}\n  release: "
        f"{source.release}\n"
        f"  indicators: {', '.join(source.indicators)}{note}"
    )


def listing() -> str:
    """Every source by name: its file, its release and our indicators."""
    return "\n".join(_entry(one) for one in SOURCES.values())
