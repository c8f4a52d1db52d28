"""Links of the prose that stand for something, turned into what the pages show of them.

The words are what the source has. Whether they agree with what they stand for is checked when all pages are
read, on the source itself, where the place of each link is known (`collect`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docutils import nodes as n
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.transforms import SphinxTransform

from helpers.book.extension import collect, drafts, ledger
from helpers.book.extension.nodes import badge
from helpers.book.prose import works
from helpers.book.prose.links import BESIDE, SCHEMES, SIGN
from helpers.book.prose.meanings import Meanings

_EXHIBIT = re.compile(r"#((?:fig|tbl)-.*)")


class UnreadLink(SphinxError):
    """A page prints the brackets of a link."""

    category = "Links"


def address(node: n.Element) -> tuple[str, str] | None:
    """Scheme and target of a link that stands for something; `None` for every other link."""
    if isinstance(node, addnodes.pending_xref) and node.get("reftype") == "myst":
        scheme, found, target = str(node["reftarget"]).partition(":")
        return (scheme, target) if found and scheme in SCHEMES else None
    if isinstance(node, n.reference) and node.get("id_link"):
        exhibit = _EXHIBIT.fullmatch(node.get("refuri", ""))
        return ("exhibit", exhibit[1]) if exhibit else None
    return None


class Shown:
    """What a page shows of each kind of link. An unknown target gives plain words: the check names it with
    its place.
    """

    def __init__(self, env: BuildEnvironment, document: n.document, meanings: Meanings) -> None:
        self.env, self.document, self.meanings = env, document, meanings

    def of(self, scheme: str, target: str, node: n.Element) -> list[n.Node]:
        """The nodes of a link; `node` is what the Markdown parser made of it."""
        inner = node[0] if isinstance(node, addnodes.pending_xref) else node
        words = list(inner.children) or [n.Text(target)]
        return getattr(self, scheme)(target, words)

    @staticmethod
    def fact(target: str, words: list[n.Node]) -> list[n.Node]:
        return [n.inline("", "", *words, classes=["checked-number"])]

    @staticmethod
    def finding(target: str, words: list[n.Node]) -> list[n.Node]:
        kind = "beside" if target.endswith(BESIDE) else "finding"
        return [n.inline("", "", *words, classes=[kind])]

    def claim(self, target: str, words: list[n.Node]) -> list[n.Node]:
        entry = ledger.entries().get(target)
        if entry is None:
            return words
        link: list[n.Node] = [_reference("ref", target, words, "std-ref")]
        if (verdict := entry.record.verdict).in_prose:
            said = verdict.mark or verdict.name
            link += [n.Text("\N{NO-BREAK SPACE}"), badge(said, "", n.Text(said), verdict=verdict)]
        return link

    def exhibit(self, target: str, words: list[n.Node]) -> list[n.Node]:
        return [_reference("ref", target, words, "std-ref")] if target in self.meanings.exhibits else words

    def term(self, target: str, words: list[n.Node]) -> list[n.Node]:
        name = self.meanings.terms.get(target)
        return [_reference("term", name, words, "std-term", "xref")] if name else words

    def cite(self, target: str, words: list[n.Node]) -> list[n.Node]:
        if target not in self.meanings.works:
            return words
        kind = works.role("".join(word.astext() for word in words))
        role = self.env.get_domain("cite").role(kind)
        assert role is not None
        line = self.document.line or 0
        made, _ = role(f"cite:{kind}", target, target, line, _Inliner(self.document))  # type: ignore[arg-type]
        read = works.extent(self.meanings.works[target])
        sign = n.abbreviation("", works.IN_PART, explanation=f"Read: {read}", classes=["read-in-part"])
        return [*made, sign] if read else list(made)

    def download(self, target: str, words: list[n.Node]) -> list[n.Node]:
        file = self.meanings.files.get(target)
        if file is None:
            return words
        up = "../" * self.env.docname.count("/")
        return [n.reference("", "", *words, refuri=up + file, internal=False, classes=["download"])]


class _Inliner:
    """As much of a parser's inliner as a role asks for."""

    def __init__(self, document: n.document) -> None:
        self.document = document
        self.reporter = SimpleNamespace(get_source_and_line=lambda line: (document["source"], line))


def _reference(kind: str, target: str, words: list[n.Node], *classes: str) -> addnodes.pending_xref:
    """A reference that Sphinx resolves, and warns of where its target does not exist."""
    order = ["xref", "std", classes[0]] if "xref" in classes else ["std", classes[0]]
    return addnodes.pending_xref(
        "",
        n.inline("", "", *words, classes=order),
        refdomain="std",
        reftype=kind,
        reftarget=target,
        refexplicit=True,
        refwarn=True,
    )


class TurnLinks(SphinxTransform):
    """Turns every link that stands for something into what the page shows, before links of other kinds are
    looked at.
    """

    default_priority = 5

    def apply(self, **_: Any) -> None:
        shown = Shown(self.env, self.document, collect.meanings(self.env))
        seen: Counter[str] = Counter()
        found = [(node, kind) for node in self.document.findall(n.Element) if (kind := address(node))]
        for node, (scheme, target) in found:
            seen[f"#{target}" if scheme == "exhibit" else f"{scheme}:{target}"] += 1
            new = shown.of(scheme, target, node)
            if self.config.book_draft:
                new.append(drafts.note(scheme, target, node.astext()))
            node.parent.replace(node, new)
        collect.links(self.env)[self.env.docname] = seen


def printed(folder: Path, pattern: str) -> Iterator[str]:
    """Files below a folder that print the brackets and the address of a link, and what they print."""
    for path in sorted(folder.rglob(pattern)):
        text = path.read_text(encoding="utf-8")
        if found := SIGN.search(text):
            around = " ".join(text[max(0, found.start() - 60) : found.end() + 30].split())
            yield f"{path.relative_to(folder).as_posix()} prints the brackets of a link: {around!r}"


def _refuse_printed(app: Sphinx, error: Exception | None) -> None:
    """Stop where a page, an alternative text or the PDF shows a link as it is typed, wherever the words came
    from.
    """
    if error is not None or app.builder.format != "html":
        return
    said = list(printed(Path(app.outdir), "*.html"))
    if folder := getattr(app.config, "book_pdf_folder", ""):
        said += list(printed(Path(folder) / "pages", "*.typ"))
    if said:
        raise UnreadLink(
            "\n".join(
                f"{one}; where no line of the prose is named for it, it comes from a text of an exhibit or "
                "from data, which hold no links: write words only there."
                for one in said
            )
        )


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_transform(TurnLinks)
    # Before the PDF is compiled (100).
    app.connect("build-finished", _refuse_printed, priority=50)
