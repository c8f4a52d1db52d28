"""What the book knows of one exhibit or one claim, as text: its words, rows and facts,
and the way they came.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import nbformat
import pandas as pd

from helpers import claims, exhibits, paths, tables
from helpers.publishing import provenance
from helpers.tables import computed

WIDTH = 100
#: So many rows of an exhibit are shown.
ROWS = 20


class ShowError(Exception):
    """Nothing in the book has this name."""


def show(name: str, *, trace: bool = False) -> str:
    """The text on an exhibit (`fig-…`, `tbl-…`) or a claim (`a-048`).

    Parameters
    ----------
    name : str
        Its permanent name.
    trace : bool
        Whether to tell the way from files to page as well.

    Raises
    ------
    ShowError
        Where nothing has this name.
    """
    if name in exhibits.registry():
        return "\n".join(_exhibit(name, trace))
    entries = {entry.claim: entry for entry in claims.entries(computed.get)}
    if name in entries:
        return "\n".join(_claim(entries[name], trace))
    near = [known for known in (*exhibits.registry(), *entries) if name.lower() in known]
    hint = (
        f" Near it: {', '.join(near[:5])}." if near else " An exhibit is fig-… or tbl-…, a claim a-… or b-…."
    )
    raise ShowError(f"Nothing in the book is called {name!r}.{hint}")


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", WIDTH, subsequent_indent="  ") if text else f"{label}: none"


def _exhibit(name: str, trace: bool) -> Iterator[str]:
    made = exhibits.make(name, computed.get)
    card = made.card
    yield from (_wrapped(part.capitalize(), card[part]) for part in ("title", "caption", "alt", "reading"))  # type: ignore[literal-required]
    if made.figure is not None:
        for layout in exhibits.LAYOUTS:
            target = paths.BUILD / "show" / f"{name}{layout.pick('', '-narrow')}.svg"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made.svg(layout))
            yield f"Picture, {layout.name}: {target.relative_to(paths.ROOT).as_posix()}"
    frame = pd.DataFrame(card["rows"], columns=card["columns"])
    more = f", the first {ROWS}" if len(frame) > ROWS else ""
    yield f"\nRows ({len(frame)}{more}):"
    yield frame.head(ROWS).to_string(index=False, max_colwidth=40, na_rep="")
    yield f"\nFacts ({len(card['facts'])}):"
    yield from (f"  {fact} = {value!r}" for fact, value in card["facts"].items())
    yield "\nFingerprint: " + " ".join(f"{part}:{value}" for part, value in card["fingerprint"].items())
    yield f"Shown in: {', '.join(_pages(name)) or 'no chapter'}"
    if trace:
        yield from _trace(card["tables"], name)


def _trace(names: list[str], name: str) -> Iterator[str]:
    file, function, line = provenance.maker(name)
    yield "\nThe way of its numbers:"
    made = computed.makers()
    for table in names:
        if table in made:
            maker = made[table].make
            yield (
                f"  {table}: computed by {maker.__module__}.{maker.__name__} from "
                f"{', '.join(made[table].reads)}"
            )
    yield from (
        f"  {table}: read from data/{tables.package()[table].file}" for table in computed.behind(names)
    )
    yield f"  drawn by {function}, {file}, line {line}"


def _pages(name: str) -> list[str]:
    """Chapters whose cells or prose name it."""
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return [
        path.name
        for path in paths.notebooks()
        if any(whole.search(cell.source) for cell in nbformat.read(path, as_version=4).cells)
    ]


def _claim(entry: claims.Entry, trace: bool) -> Iterator[str]:
    yield _wrapped(f"{entry.claim} ({entry.place})", entry.statement)
    yield f"Kind: {entry.kind}; on: {entry.subject}; link: {entry.link}"
    if entry.value:
        yield f"States: {entry.value}"
    for axis in ("record", "coherence", "citation"):
        verdict = getattr(entry, axis)
        yield _wrapped(
            axis.capitalize(), ". ".join(part for part in (verdict.verdict.name, verdict.reason) if part)
        )
    for witness in entry.witnesses:
        said = f"{witness.finding} ({witness.source}, read {witness.read_on})"
        yield _wrapped(f"  {witness.relation}", said)
    for search in entry.searches:
        yield _wrapped("  sought in vain", search)
    for check in entry.checks:
        yield _wrapped(
            f"  {check.check}",
            f"{check.question} {'holds' if check.holds else 'does not hold'}: {check.reason}",
        )
    for key, short, role in entry.theses:
        yield f"  thesis {key} ({short}): {role}"
    yield f"Named in: {', '.join(_pages(entry.claim)) or 'no chapter'}"
    if trace:
        yield "\nThe way of its verdicts:"
        yield "  ledger: computed by helpers.claims.judging.ledger from " + ", ".join(
            f"data/{tables.package()[table].file}" for table in computed.behind(["ledger"])
        )
        for table in computed.behind(["ledger"]):
            lines = _lines_of(table, entry.claim)
            if lines:
                yield f"  {tables.package()[table].file}: row {', '.join(map(str, lines))}"


def _lines_of(table: str, claim: str) -> list[int]:
    frame = tables.load(table)
    if "claim" not in frame:
        return []
    return [int(number) for number in frame.index[frame["claim"] == claim]]
