"""The index: where each section first names a person, an institution, a place or an instrument, cites a work,
or links to a term of the glossary.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from helpers import tables
from helpers.book.extension import collect, places
from helpers.book.prose import works

#: Authors of a work that the index lists; where there are more, the first stands for them, as in the text.
AUTHORS = 3


@functools.cache
def names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Labels of the instruments, and what finds each in prose.

    A label with one capital only, its first, counts within a sentence alone: at its beginning *Trade* is any
    trade.
    """
    found = []
    for label in tables.load("instruments")["label"]:
        proper = any(letter.isupper() for letter in label[1:])
        found.append(
            (
                str(label),
                re.compile((r"(?<!\w)" if proper else r"(?<=[\w,;] )") + re.escape(label) + r"(?!\w)"),
            )
        )
    return tuple(found)


@functools.cache
def listed() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds persons, institutions and places, and the entry of each form; of two forms that begin
    alike the longer one counts, so that *Central Asia Barometer* is not taken for the region.
    """
    frame = tables.load("index_names")
    entries = {str(form): str(entry) for form, entry in zip(frame["form"], frame["entry"], strict=True)}
    forms = "|".join(re.escape(form) for form in sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)"), entries


@functools.cache
def authors(file: Path) -> dict[str, list[str]]:
    """Authors of every work of the bibliography by its key, surname first."""
    found = {}
    for key, entry in works.read(file).items():
        persons = entry.persons.get("author", [])
        some = persons if len(persons) <= AUTHORS else persons[:1]
        found[key] = [_surname_first(person) for person in some if str(person) != "others"]
    return found


def _surname_first(person: Any) -> str:
    last = " ".join(str(part) for part in (*person.rich_prelast_names, *person.rich_last_names))
    first = " ".join(str(part) for part in (*person.rich_first_names, *person.rich_middle_names))
    return f"{last}, {first}" if first else last


def mentioned(paragraph: n.paragraph, by: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """What a paragraph gives to the index, each entry once, with the letter of its text behind the word that
    first says it; `by` has the authors of each work.
    """
    # Letter for letter as in the paragraph, though its lines end elsewhere.
    text = re.sub(r"\s", " ", paragraph.astext())
    pattern, entries = listed()
    said = ((label, sign.search(text)) for label, sign in names())
    found = [(label, first.start()) for label, first in said if first]
    found += [(entries[match[0]], match.start()) for match in pattern.finditer(text)]
    for start, node in _within(paragraph):
        if isinstance(node, addnodes.pending_xref):
            if node["reftype"] == "term":
                found.append((node["reftarget"], start))
            elif node.get("refdomain") == "cite":
                keys = (key.strip() for key in node["reftarget"].split(","))
                found += [(name, start) for key in keys for name in by.get(key, [])]
    for name in dict.fromkeys(name for name, _ in found):
        first = min(start for one, start in found if one == name)
        # A mark before a word that begins a page would stand at the end of the page before.
        yield name, first + len(text[first:].split(" ", 1)[0])


def _within(paragraph: n.paragraph) -> Iterator[tuple[int, n.Node]]:
    """Every node of a paragraph with the letter of its text where it begins."""
    start = 0
    for node in paragraph.findall():
        yield start, node
        if isinstance(node, n.Text):
            start += len(node.astext())


def mark(paragraph: n.paragraph, letter: int, node: addnodes.index) -> None:
    """Put a node before a letter of a paragraph, so that print has the page of the word; before all of a
    link or another piece where it falls within one.
    """
    at = 0
    for place, child in enumerate(paragraph.children):
        said = child.astext()
        if letter == at or letter < at + len(said):
            cut = letter - at
            if cut and isinstance(child, n.Text):
                paragraph[place : place + 1] = [n.Text(said[:cut]), node, n.Text(said[cut:])]
            else:
                paragraph.insert(place, node)
            return
        at += len(said)
    paragraph.append(node)


class IndexMentions(SphinxTransform):
    """Puts an index node at the first mention in each section; it leads to the section's heading."""

    # Before Sphinx's domains collect what the page holds (850).
    default_priority = 800

    def apply(self, **_: Any) -> None:
        by = authors(Path(self.env.srcdir) / "references.bib")
        for section in self.document.findall(n.section):
            seen: set[str] = set()
            for paragraph in [child for child in section.children if isinstance(child, n.paragraph)]:
                new = [(name, letter) for name, letter in mentioned(paragraph, by) if name not in seen]
                seen.update(name for name, _ in new)
                for letter in dict.fromkeys(letter for _, letter in new):
                    entries = [
                        ("single", name, section["ids"][0], "", None) for name, at in new if at == letter
                    ]
                    mark(paragraph, letter, addnodes.index(entries=entries))


def _label(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    if pagename == "genindex":
        context["book_place"] = lambda link: places.named(app.env, link)
        context["in_order"] = lambda links: sorted(links, key=lambda one: _turn(app, one[1]))


def _turn(app: Sphinx, address: str) -> tuple[int, tuple[int, ...]]:
    """Where a reader of the whole book meets a section; Sphinx has them in the order of their addresses."""
    name, _, anchor = address.partition("#")
    docname, listed = name.removesuffix(".html"), places.order(app.env)
    number = app.env.toc_secnumbers.get(docname, {}).get(f"#{anchor}", ())
    return listed.index(docname) if docname in listed else len(listed), number


def _use_terms(app: Sphinx, doctree: n.document, docname: str) -> None:
    """Under each term of the glossary, the pages that link to it; more of them use the word."""
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(n.definition_list_item):
            names = {term.astext().lower() for term in item.findall(n.term)}
            pages = [
                name
                for name in places.order(app.env)
                if name != docname and names & collect.terms(app.env).get(name, set())
            ]
            links: list[n.Node] = []
            for name in pages:
                label = places.short(app.env, name)
                way = app.builder.get_relative_uri(docname, name)
                shown = n.reference("", "", n.Text(label), refuri=way, internal=True)
                links += [n.Text(", ")] * bool(links) + [shown]
            if links:
                for part in item.findall(n.definition):
                    part += n.paragraph("", "", n.Text("Linked from: "), *links, classes=["used-in"])
                    break


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_transform(IndexMentions)
    app.connect("html-page-context", _label)
    app.connect("doctree-resolved", _use_terms)
