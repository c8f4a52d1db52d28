"""What the book's search finds: one document for each section, exhibit, claim, term, work and table, as one
script that a page loads when a reader first types.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from helpers.claims import Entry
from helpers.exhibits import Card
from helpers.publishing import citing, provenance

SCRIPT = "search-documents.js"
#: What a row holds for programs: a key of a table, or an address.
KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+|https?://\S+")


@dataclass(frozen=True)
class Document:
    """One place that a search may lead to.

    Attributes
    ----------
    kind : str
        section, exhibit, claim, thesis, term, work or table.
    url : str
        Address from the site's root.
    title, where, text : str
        What a hit is called, where it stands, and what is searched besides.
    names : str
        Ids and numbers by which it is found alone, with blanks between.
    cite : str
        The reference that a hit copies; only an exhibit has one.
    """

    kind: str
    url: str
    title: str
    where: str = ""
    text: str = ""
    names: str = ""
    cite: str = ""


def claim(entry: Entry) -> Document:
    """A claim: its statement first, then verdicts, evidence, sources, and what was sought in vain."""
    said = [ruling.verdict.name for ruling in entry.shown] + [entry.subject, entry.dimension, entry.kind]
    said += [part for one in entry.witnesses for part in (one.finding, one.source, one.note)]
    said += [part for one in entry.checks for part in (one.question, one.reason)]
    said += entry.searches
    return Document(
        "claim",
        f"{citing.LEDGER_PAGE}#{entry.claim}",
        entry.statement,
        f"Claim {entry.claim}: {entry.record.verdict.name}. {entry.place}",
        _joined([entry.value, *said]),
        entry.claim,
    )


def exhibit(card: Card, number: str, address: str, where: str, base_url: str = "") -> Document:
    """A figure or a table: caption, note on reading, alternative text, cells or rows, and the sources of
    its passport.
    """
    kind = "Fig." if card["kind"] == "figure" else "Table"
    cells = [cell["text"] for line in card.get("body", []) for cell in line]
    if not cells:
        values = [value for row in card["rows"] for value in row if isinstance(value, str)]
        cells = [value for value in values if len(value) > 3 and not KEY.fullmatch(value)]
    sources = [
        f"{row['publisher']}: {row['title']}" if row["address"] else row["citation"]
        for row in provenance.sources(card)
    ]
    said = [card["caption"], card["reading"], card["alt"], *card.get("header", []), *cells, *sources]
    title = f"{kind} {number}. {card['title']}"
    item = citing.exhibit(card["id"], card["title"], address.partition("#")[0], base_url, number)
    return Document(
        "exhibit", address, title, where, _joined(said), f"{card['id']} {number}", citing.text(item)
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def script(documents: Iterable[Document]) -> str:
    """The documents as a script, a line each; a page from disk may load a script and no other file."""
    lines = (
        json.dumps(
            {name: value for name, value in asdict(one).items() if value or name != "cite"},
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        )
        for one in documents
    )
    return "globalThis.BOOK_DOCUMENTS = [\n" + ",\n".join(lines) + "\n];\n"
