"""Where a reader finds what a page shows: numbers and titles of pages, sections and exhibits, and where a
claim is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes as n
from sphinx.environment import BuildEnvironment

from helpers.book.extension import collect
from helpers.book.prose import numbering
from helpers.publishing.ledger import Use

#: The page of all claims.
LEDGER_DOCUMENT = "ledger"
#: What the first page is called where its title, the book's, would mislead.
FRONT = "front page"


def _written(number: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in number)


def page(env: BuildEnvironment, docname: str) -> str:
    """A page's title with its number."""
    number = _written(env.toc_secnumbers.get(docname, {}).get("", ()))
    return (f"{number}. " if number else "") + env.titles[docname].astext()


def short(env: BuildEnvironment, docname: str) -> str:
    """A page in few words: its title before a colon, with its number."""
    return FRONT if docname == env.config.root_doc else page(env, docname).partition(":")[0]


def section(env: BuildEnvironment, docname: str, anchor: str) -> str:
    """The number of a section; empty where it has none."""
    return _written(env.toc_secnumbers.get(docname, {}).get(f"#{anchor}", ()))


def exhibit(env: BuildEnvironment, docname: str, identifier: str) -> str:
    """The number of an exhibit; empty where it has none."""
    kinds = env.toc_fignumbers.get(docname, {}).values()
    return next((_written(kind[identifier]) for kind in kinds if identifier in kind), "")


def order(env: BuildEnvironment) -> list[str]:
    """Every page in the order in which one reads."""
    listed = [name for found in env.toctree_includes.values() for name in found]
    every = [env.config.root_doc, *listed, *sorted(env.found_docs)]
    return [name for name in dict.fromkeys(every) if name in env.found_docs]


def _headings(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Titles of a page's sections by anchor, from the contents that Sphinx keeps."""
    found = {}
    for link in env.tocs[docname].findall(n.reference):
        found[link.get("anchorname", "").removeprefix("#")] = link.astext()
    return found


def named(env: BuildEnvironment, address: str) -> tuple[str, str]:
    """What leads to an address, from the site's root: a number or a title, and the title."""
    name, _, anchor = address.partition("#")
    docname = name.removesuffix(".html")
    if docname not in env.found_docs:
        return address, ""
    heading = _headings(env, docname).get(anchor, "")
    if number := section(env, docname, anchor):
        return f"§ {number}", heading
    return short(env, docname), heading or env.titles[docname].astext()


def uses(env: BuildEnvironment) -> dict[str, list[Use]]:
    """Where the book uses each claim, in reading order."""
    found: dict[str, list[Use]] = {}
    for docname in order(env):
        # Lists of claims use none of them.
        if docname == LEDGER_DOCUMENT or "/appendix/" in docname:
            continue
        headings = _headings(env, docname)
        for claim, anchors in collect.uses(env).get(docname, {}).items():
            found.setdefault(claim, []).extend(_used(env, docname, anchors, headings))
    return found


def _used(env: BuildEnvironment, docname: str, anchors: list[str], headings: dict[str, str]) -> Iterator[Use]:
    for anchor in anchors:
        if number := exhibit(env, docname, anchor):
            yield Use(
                f"{docname}.html#{anchor}", numbering.label(anchor, number), env.titles[docname].astext()
            )
        elif number := section(env, docname, anchor):
            yield Use(f"{docname}.html#{anchor}", f"§ {number}", headings.get(anchor, ""))
        elif docname == env.config.root_doc:
            yield Use(f"{docname}.html#{anchor}", FRONT, headings.get(anchor, ""))
        else:
            # What stands before the first section of a chapter.
            number = _written(env.toc_secnumbers.get(docname, {}).get("", ()))
            yield Use(f"{docname}.html", f"chapter {number}".strip(), env.titles[docname].astext())
