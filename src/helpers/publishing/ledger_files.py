"""The ledger as data: JSON with its schema, CSV with its metadata, and the claims for search engines."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection, Iterable
from typing import Any

from helpers.claims import AXES, Check, Entry, Witness
from helpers.publishing import citing, rights
from helpers.publishing.markup import structured
from helpers.tables import edition

#: The fields of an entry that are words of its own.
PLAIN = ("claim", "article", "place", "dimension", "kind", "subject", "statement", "value", "link")
COLUMNS = {
    "claim": "Permanent id",
    "article": "Article that makes the statement",
    "place": "Section and paragraph in which it stands",
    "dimension": "Dimension of soft power, or part of the argument",
    "kind": "What kind of statement it is",
    "subject": "What it is about",
    "statement": "What the article states, in the words of this book",
    "value": "The stated value, with its qualifier",
    "link": "Link of the result chain that it describes",
    **{
        name: said
        for axis in AXES
        for name, said in (
            (axis, f"Our verdict on the axis {axis}"),
            (f"{axis}_reason", f"Why it has this verdict on the axis {axis}"),
        )
    },
    "evidence": "Every source read on it: how it relates to the claim, its name and its address",
}
DESCRIPTION = (
    "Each statement of two articles in our words, with its place, the evidence read on it, and our verdict, "
    "which is a judgement of the statement and not of a person."
)
SCHEMA = "ledger.schema.json"
#: The vocabulary of metadata for CSV on the Web.
CSVW = "http://www.w3.org/ns/csvw"
JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def flat(entry: Entry) -> dict[str, str]:
    """One line of the CSV."""
    plain = {name: getattr(entry, name) for name in PLAIN}
    for axis, ruling in entry.rulings.items():
        plain |= {axis: ruling.verdict.name, f"{axis}_reason": ruling.reason}
    witnesses = (f"{one.relation}: {one.source} {one.address}".strip() for one in entry.witnesses)
    return plain | {"evidence": "; ".join(witnesses)}


def whole(entry: Entry, base_url: str) -> dict[str, Any]:
    """One claim of the JSON: what is a list stays one."""
    address = citing.permalink(base_url, citing.LEDGER_PAGE, entry.claim)
    return (
        {name: getattr(entry, name) for name in PLAIN}
        | {
            axis: {"verdict": ruling.verdict.name, "reason": ruling.reason}
            for axis, ruling in entry.rulings.items()
        }
        | {
            "evidence": [dataclasses.asdict(one) for one in entry.witnesses],
            "checks": [dataclasses.asdict(one) for one in entry.checks],
            "searches": list(entry.searches),
            "theses": [
                {"thesis": thesis, "short": short, "role": role} for thesis, short, role in entry.theses
            ],
        }
        | ({"address": address} if address else {})
    )


def content(entries: Iterable[Entry], base_url: str) -> dict[str, Any]:
    """The whole JSON: what it is, its version and licence, and every claim."""
    book = edition.book()
    return {
        "$schema": SCHEMA,
        "title": f"{book.title}: the ledger",
        "description": DESCRIPTION,
        "version": book.version,
        "date": book.date,
        "publisher": book.publisher,
        "licence": edition.LICENCE_ADDRESS,
        "rights": rights.BESIDE,
        "claims": [whole(entry, base_url) for entry in entries],
    }


def _type(annotation: Any) -> dict[str, Any]:
    """The JSON Schema of what a field of a dataclass may hold."""
    if dataclasses.is_dataclass(annotation):
        return _object(annotation)
    if isinstance(annotation, types.UnionType):
        return {"anyOf": [_type(one) for one in typing.get_args(annotation)]}
    if annotation is type(None):
        return {"type": "null"}
    if typing.get_origin(annotation) is tuple:
        return {"type": "array", "items": _type(typing.get_args(annotation)[0])}
    return {"type": JSON_TYPES[annotation]}


def _object(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    fields = {field.name: _type(hints[field.name]) for field in dataclasses.fields(kind)}
    return _closed(fields)


def _closed(fields: dict[str, Any], optional: Collection[str] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of the JSON, made from what an entry is."""
    text = {"type": "string"}
    claim = (
        {name: text | {"description": COLUMNS[name]} for name in PLAIN}
        | {
            axis: _closed(
                {
                    "verdict": {"enum": list(verdicts), "description": COLUMNS[axis]},
                    "reason": text | {"description": COLUMNS[f"{axis}_reason"]},
                }
            )
            for axis, verdicts in AXES.items()
        }
        | {
            "evidence": {"type": "array", "items": _object(Witness)},
            "checks": {"type": "array", "items": _object(Check)},
            "searches": {"type": "array", "items": text},
            "theses": {"type": "array", "items": _closed({"thesis": text, "short": text, "role": text})},
            "address": text | {"format": "uri", "description": "Permalink, where the book has an address"},
        }
    )
    told = dict.fromkeys(
        ("$schema", "title", "description", "version", "date", "publisher", "licence", "rights"), text
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _closed(
        told | {"claims": {"type": "array", "items": _closed(claim, optional=("address",))}}
    )


def csv_metadata() -> dict[str, Any]:
    """What the CSV's columns are, as CSV on the Web (W3C) metadata."""
    book = edition.book()
    return {
        "@context": CSVW,
        "url": "ledger.csv",
        "dc:title": f"{book.title}: the ledger",
        "dc:description": DESCRIPTION,
        "dc:creator": book.author,
        "dc:publisher": book.publisher,
        "dc:issued": book.date,
        "schema:version": book.version,
        "dc:license": edition.LICENCE_ADDRESS,
        "dc:rights": rights.BESIDE,
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": "string", "dc:description": said}
                for name, said in COLUMNS.items()
            ],
            "primaryKey": "claim",
        },
    }


def graph(entries: Collection[Entry], base_url: str = "") -> str:
    """The page and its claims in the words of schema.org.

    The page is a data set with version, licence and downloads. Each claim says in which article it stands, by
    the article's letter and without a person; our verdict is a review of ours of that statement, in the word
    that the register has for it and without a rating.
    """
    book = edition.book()
    page = f"{base_url.rstrip('/')}/{citing.LEDGER_PAGE}" if base_url else ""
    up = f"{base_url.rstrip('/')}/" if base_url else ""
    ours = {"@type": "Organization", "name": book.author}
    # An article is known by its letter; its author and title stand in the bibliography.
    articles = sorted({one.article for one in entries})
    dataset = {
        "@type": "Dataset",
        "@id": page or "#",
        "name": f"{book.title}: the ledger",
        "description": DESCRIPTION,
        "creator": ours,
        "version": book.version,
        "datePublished": book.date,
        "inLanguage": "en",
        "license": edition.LICENCE_ADDRESS,
        "copyrightNotice": rights.BESIDE,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{up}downloads/ledger.{end}",
                "encodingFormat": kind,
            }
            for end, kind in (("csv", "text/csv"), ("json", "application/json"))
        ],
    } | ({"url": page} if page else {})
    claims = [
        {
            "@type": "Claim",
            "@id": f"{page}#{one.claim}",
            "identifier": one.claim,
            "text": one.statement,
            "about": {"@type": "Thing", "name": one.subject},
            "appearance": {
                "@type": "CreativeWork",
                "name": one.place,
                "isPartOf": {"@type": "ScholarlyArticle", "@id": f"{page}#article-{one.article.lower()}"},
            },
            "review": {
                "@type": "Review",
                "author": {"@id": f"{page}#judged-by"},
                "reviewAspect": "agreement with the public record that was read",
                "reviewBody": one.record.verdict.name,
            },
        }
        for one in entries
    ]
    things: list[dict[str, Any]] = [
        dataset,
        ours | {"@id": f"{page}#judged-by"},
        *(
            {
                "@type": "ScholarlyArticle",
                "@id": f"{page}#article-{letter.lower()}",
                "identifier": f"article {letter}",
                "name": f"Article {letter}",
            }
            for letter in articles
        ),
        *claims,
    ]
    return structured({"@context": "https://schema.org", "@graph": things})
