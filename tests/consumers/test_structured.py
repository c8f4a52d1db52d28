"""What the pages say in JSON-LD, held against the vocabulary of schema.org: types, their properties, and what these may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bs4 import BeautifulSoup
from schema_org import registry

#: Types of values that a JSON string can stand for.
TEXTS = {"Text", "URL", "Date", "DateTime", "CssSelectorType", "PronounceableText", "XPathType"}
REQUIRED = {
    "Book": {"name"},
    "Chapter": {"name", "author", "isPartOf", "license"},
    "Claim": {"@id", "identifier", "text", "about", "appearance", "review"},
    "CreativeWork": {"name"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Dataset": {"name", "description", "license", "copyrightNotice"},
    "ImageObject": {"identifier", "name", "caption", "contentUrl", "license", "creator", "creditText"},
    "Organization": {"name"},
    "Place": {"name"},
    "Review": {"author", "reviewAspect", "reviewBody"},
    "ScholarlyArticle": {"@id"},
    "SoftwareSourceCode": {"name", "description", "version", "author", "license", "programmingLanguage"},
    "Thing": {"name"},
}


def faults(
    node: Any, place: str, ranges: tuple[str, ...] = (), named: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[str]:
    """What the vocabulary does not know or allow, in a value that may have one of these types; any type without them.

    `named` has the things of the page by their ids, for which an id alone may stand.
    """
    if isinstance(node, list):
        for one in node:
            yield from faults(one, place, ranges, named)
        return
    if isinstance(node, dict) and set(node) == {"@id"}:
        if node["@id"] not in named:
            yield f"{place}: nothing on the page is {node['@id']}"
            return
        node = named[node["@id"]]
    if not isinstance(node, dict):
        if ranges and not (isinstance(node, str) and TEXTS & set(ranges)):
            yield f"{place}: {node!r} is none of {', '.join(ranges)}"
        return
    kind = node.get("@type")
    if kind not in registry.MODEL_BY_SCHEMA:
        yield f"{place}: no type {kind}"
        return
    if ranges and not {kind, *registry.ancestry(kind)} & set(ranges):
        yield f"{place}: {kind} is none of {', '.join(ranges)}"
    known = {one.schema_name: one for one in registry.get_model(kind).SCHEMA_PROPERTIES}
    for name in sorted(REQUIRED.get(kind, {"a type that this test knows"}) - set(node)):
        yield f"{place}: {kind} without {name}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{place}: {kind} has no property {name}"
        elif known[name].superseded_by:
            yield f"{place}: {name} gave way to {known[name].superseded_by}"
        else:
            yield from faults(value, f"{place} > {kind}.{name}", known[name].ranges, named)


def nodes(path: Path) -> Iterator[dict[str, Any]]:
    """The things that a page describes."""
    for script in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(
        'script[type="application/ld+json"]'
    ):
        content = json.loads(script.string)
        assert content.pop("@context") == "https://schema.org"
        yield from content.get("@graph", [content])


def test_every_page_speaks_schema_org(book: Path) -> None:
    found = {
        path.relative_to(book).as_posix(): list(nodes(path))
        for path in sorted(book.rglob("*.html"))
        if "_static" not in path.parts
    }
    assert [
        fault
        for page, things in found.items()
        for thing in things
        for fault in faults(thing, page, named={one["@id"]: one for one in things if "@id" in one})
    ] == []
    assert {"Book", "Chapter", "Claim", "Dataset"} <= {
        thing["@type"] for things in found.values() for thing in things
    }
    claims = [thing for things in found.values() for thing in things if thing["@type"] == "Claim"]
    assert all("isPartOf" in claim["appearance"] for claim in claims)
    # Parts are in the package and the ledger that they are parts of.
    whole = [thing for things in found.values() for thing in things if thing["@type"] == "Dataset"]
    assert len(whole) == 2
    assert all({"creator", "version", "datePublished", "distribution"} <= set(thing) for thing in whole)


def test_the_software_speaks_codemeta() -> None:
    """Its words are those of schema.org, but for one that CodeMeta adds."""
    said = json.loads((Path(__file__).resolve().parents[2] / "codemeta.json").read_text(encoding="utf-8"))
    assert said.pop("@context") == "https://w3id.org/codemeta/3.0"
    assert said.pop("developmentStatus") == "active"
    assert list(faults(said, "codemeta.json")) == []


def test_what_the_vocabulary_does_not_know_is_a_fault() -> None:
    """A check that finds nothing anywhere would pass on any page."""
    good = {
        "@type": "Claim",
        "@id": "#a-001",
        "identifier": "a-001",
        "text": "It is so.",
        "about": {"@type": "Thing", "name": "It"},
        "appearance": {
            "@type": "CreativeWork",
            "name": "Article A",
            "isPartOf": {"@type": "ScholarlyArticle", "@id": "#article-a"},
        },
        "review": {"@type": "Review", "author": {"@id": "#us"}, "reviewAspect": "it", "reviewBody": "so"},
    }
    named = {"#us": {"@type": "Organization", "@id": "#us", "name": "Us"}}
    assert list(faults(good, "here", named=named)) == []
    assert list(faults(good, "here")) == ["here > Claim.review > Review.author: nothing on the page is #us"]
    for change, told in (
        ({"@type": "Verdict"}, "no type Verdict"),
        ({"verdict": "supported"}, "Claim has no property verdict"),
        ({"contentUrl": "x.svg"}, "Claim has no property contentUrl"),
        ({"about": "It"}, "'It' is none of Thing"),
        ({"license": {"@type": "Organization", "name": "X"}}, "Organization is none of CreativeWork, URL"),
        ({"text": 5}, "5 is none of Text"),
    ):
        assert [fault.rpartition(": ")[2] for fault in faults(good | change, "here", named=named)] == [told]
    assert [fault.rpartition(": ")[2] for fault in faults({"@type": "Book"}, "here")] == ["Book without name"]
