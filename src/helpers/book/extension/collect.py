"""What the pages show and say, collected in the environment while they are read, and checked when all are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from helpers import tables
from helpers.book import keys
from helpers.book.prose import checks, pages, remembered
from helpers.book.prose import links as source
from helpers.book.prose import meanings as prose
from helpers.book.prose.meanings import Meanings
from helpers.exhibits import Card, compared, registry, unread

log = logging.getLogger(__name__)
#: Pages that list what other pages show.
LISTS = ("ledger", "chapters/appendix/exhibits", "chapters/appendix/theses", "chapters/appendix/glossary")


def _store(env: BuildEnvironment, name: str) -> dict[str, Any]:
    if not hasattr(env, name):
        setattr(env, name, {})
    return getattr(env, name)


def cards(env: BuildEnvironment) -> dict[str, dict[str, Card]]:
    """Cards by page and id."""
    return _store(env, "book_cards")


def card(env: BuildEnvironment, identifier: str) -> tuple[str, Card] | None:
    """The page and card of an exhibit, where a page shows it."""
    return next(
        ((page, found[identifier]) for page, found in sorted(cards(env).items()) if identifier in found), None
    )


def links(env: BuildEnvironment) -> dict[str, Counter[str]]:
    """By page, the addresses of links that stand for something, and how often the parser met each."""
    return _store(env, "book_links")


def terms(env: BuildEnvironment) -> dict[str, set[str]]:
    """Terms of the glossary that prose links to, by page."""
    return _store(env, "book_terms")


def uses(env: BuildEnvironment) -> dict[str, dict[str, list[str]]]:
    """By page, the claims that it links to, with the anchors of the sections and tables that do."""
    return _store(env, "book_uses")


def add_card(env: BuildEnvironment, found: Card) -> None:
    """Remember the card of an exhibit that the page being read shows."""
    cards(env).setdefault(env.docname, {})[found["id"]] = found


def meanings(env: BuildEnvironment) -> Meanings:
    """What links of the book stand for, facts as the executed cells gave them; read once a build."""
    # Kept beside the environment, not in it: a later build reads its own.
    app = env.app
    if not hasattr(app, "book_meanings"):

        def facts(exhibit: str) -> Any:
            found = card(env, exhibit)
            return found[1]["facts"] if found else None

        root = Path(app.srcdir)
        app.book_pages = pages.every(root)  # type: ignore[attr-defined]
        app.book_meanings = prose.of_book(  # type: ignore[attr-defined]
            app.book_pages,  # type: ignore[attr-defined]
            facts,
            root,
            lambda: remembered.findings(root, prose.findings),
        )
    return app.book_meanings  # type: ignore[attr-defined]


def _note_terms(app: Sphinx, doctree: nodes.document) -> None:
    used = {
        node["reftarget"].lower()
        for node in doctree.findall(addnodes.pending_xref)
        if node["reftype"] == "term"
    }
    terms(app.env)[app.env.docname] = used


def _note_uses(app: Sphinx, doctree: nodes.document) -> None:
    found: dict[str, list[str]] = {}
    for node in doctree.findall(addnodes.pending_xref):
        if node["reftype"] == "ref" and keys.CLAIM.fullmatch(node["reftarget"]):
            anchors = found.setdefault(node["reftarget"], [])
            if (anchor := _anchor(node)) not in anchors:
                anchors.append(anchor)
    uses(app.env)[app.env.docname] = found


def _anchor(node: nodes.Node) -> str:
    """The table with an id, or else the section, that a node stands in."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.table | nodes.section) and node["ids"]:
            return str(node["ids"][0])
    return ""


def _kept(env: BuildEnvironment) -> tuple[dict[str, Any], ...]:
    return cards(env), links(env), terms(env), uses(env)


def _numbers(env: BuildEnvironment) -> tuple[Any, ...]:
    return (
        env.toc_fignumbers,
        env.toc_secnumbers,
        {name: title.astext() for name, title in env.titles.items()},
    )


def _lists(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that list what others show, to be written again where that has changed."""
    used = {name: sorted(found) for name, found in sorted(terms(env).items())}
    state = repr((uses(env), used, _numbers(env), sorted(cards(env))))
    changed = state != getattr(env, "book_listed", "")
    env.book_listed = state  # type: ignore[attr-defined]
    return [name for name in LISTS if name in env.found_docs] if changed else []


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for kept in _kept(env):
        kept.pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    for mine, theirs in zip(_kept(env), _kept(other), strict=True):
        mine.update({name: theirs[name] for name in docnames if name in theirs})


def unlike(found: Counter[str], page: pages.Page) -> Iterator[str]:
    """Links that the parser met on a page and its source does not show as links, and the other way round."""
    there = Counter(link.address for passage in page.passages for link in source.find(passage.text))
    for address in sorted((found - there) + (there - found)):
        yield (
            f"the link to {address} is read as a link {found[address]} times and written as one "
            f"{there[address]} times; "
            "write it as [words](address), outside of code, comments and definitions."
        )


def misnumbered(env: BuildEnvironment, own: Meanings) -> Iterator[str]:
    """Exhibits to which Sphinx gives another number than the order of the cells does."""
    known = {
        name: ".".join(str(part) for part in number)
        for kinds in env.toc_fignumbers.values()
        for kind in ("figure", "table")
        for name, number in kinds.get(kind, {}).items()
    }
    for name, number in own.exhibits.items():
        if known.get(name) != number:
            yield (
                f"exhibit {name}: the order of the cells makes it {number}, and Sphinx "
                f"{known.get(name, 'none')}; "
                'show each exhibit in a cell of its own, as show("fig-…") or table("tbl-…").'
            )


def unread_facts(env: BuildEnvironment) -> Iterator[tuple[str, list[str]]]:
    """Every exhibit with facts that neither its texts nor any page reads."""
    stated: dict[str, set[str]] = {}
    for found in links(env).values():
        for address in found:
            scheme, _, named = address.partition(":")
            exhibit, _, fact = named.partition(".")
            if scheme == "fact":
                stated.setdefault(exhibit, set()).add(fact)
    leaning = tables.load("thesis_evidence")
    for exhibit, expression in zip(leaning["exhibit"], leaning["rests_on"], strict=True):
        stated.setdefault(exhibit, set()).update(compared(expression))
    for shown in cards(env).values():
        for name, found_card in shown.items():
            if name in registry():
                said = registry()[name].texts.facts()
                if lost := unread(found_card["facts"], said, stated.get(name, ())):
                    yield name, lost


def _check(app: Sphinx, env: BuildEnvironment) -> None:
    own = meanings(env)
    for page in app.book_pages:  # type: ignore[attr-defined]
        faults = [
            fault
            for fault in checks.of_page(page, own, Path(app.srcdir))
            if not (fault.stale and app.config.book_draft)
        ]
        for fault in faults:
            log.warning("%s", fault, type="book", subtype="prose")
        name = env.path2doc(str(page.path))
        if name in links(env) and all(fault.stale for fault in faults):
            for said in unlike(links(env)[name], page):
                log.warning(
                    "%s: %s",
                    page.passages[0].page if page.passages else name,
                    said,
                    type="book",
                    subtype="prose",
                )
    for said in misnumbered(env, own):
        log.warning("%s", said, type="book", subtype="numbering")
    shown = {name for found in cards(env).values() for name in found}
    for name in sorted(set(registry()) - shown):
        log.warning(
            "exhibit %s: %s registers it, and no page shows it",
            name,
            registry()[name].maker.__module__,
            type="book",
            subtype="exhibit",
        )
    for name, lost in sorted(unread_facts(env)):
        log.warning(
            "exhibit %s: no text and no page reads its facts %s; state them or compute them no more",
            name,
            ", ".join(lost),
            type="book",
            subtype="exhibit",
        )

    linked = {term for found in terms(env).values() for term in found}
    known = {name for kind, name in env.get_domain("std").objects if kind == "term"}  # type: ignore[attr-defined]
    for name in sorted(term for term in known if term.lower() not in linked):
        log.warning("glossary: no page links to the term %r", name, type="book", subtype="glossary")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("doctree-read", _note_terms)
    app.connect("doctree-read", _note_uses)
    app.connect("env-updated", _lists)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-check-consistency", _check)
