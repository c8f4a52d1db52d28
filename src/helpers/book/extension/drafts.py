"""A draft: the pages with every stale place marked, for a reader who edits a row; no PDF, no downloads, no
finished book.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from helpers.book.extension import collect
from helpers.book.prose.links import Link
from helpers.book.prose.meanings import Meanings, NotStated, UnknownTarget


class stale(n.Inline, n.TextElement):
    """Stands behind a link in a draft; attributes `scheme`, `target` and `words`. Empty where nothing is
    stale.
    """


def note(scheme: str, target: str, words: str) -> stale:
    """The mark behind a link, to be filled or taken out when all facts are known."""
    return stale(scheme=scheme, target=target, words=words)


def said(node: stale, meanings: Meanings) -> str:
    """What is computed for the link before the mark, where its words differ; empty where they agree."""
    link = Link(node["scheme"], node["target"], node["words"], 0, 0)
    try:
        written = meanings.written(link)
    except (UnknownTarget, NotStated) as error:
        return str(error)
    return "" if written == link.words else f"computed: {written}"


def _mark(app: Sphinx, doctree: n.document, docname: str) -> None:
    for node in list(doctree.findall(stale)):
        if words := said(node, collect.meanings(app.env)):
            node += n.Text(f" [stale; {words}]")
        else:
            node.parent.remove(node)


def _visit_stale(self: HTML5Translator, node: stale) -> None:
    self.body.append(self.starttag(node, "mark", "", CLASS="stale"))


def _depart_stale(self: HTML5Translator, node: stale) -> None:
    self.body.append("</mark>")


def _head(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: n.document | None
) -> None:
    if doctree is not None:
        count = len(list(doctree.findall(stale)))
        places = {
            0: "No place on this page is stale",
            1: "One place on this page is stale and marked as such",
        }.get(count, f"{count} places on this page are stale and marked as such")
        context["body"] = (
            f'<p class="draft-head" role="note"><strong>Draft.</strong> {places}; the PDF and the downloads '
            f"are made by <code>book build</code>.</p>{context['body']}"
        )


def _thumbnails(app: Sphinx, error: Exception | None) -> None:
    """Pictures where the list of exhibits looks for them."""
    if error is None:
        folder = Path(app.outdir) / "exhibits"
        folder.mkdir(exist_ok=True)
        for picture in (Path(app.outdir) / "_images").glob("fig-*.svg"):
            shutil.copyfile(picture, folder / picture.name)


def _begin(app: Sphinx) -> None:
    if app.config.book_draft:
        app.connect("doctree-resolved", _mark, priority=400)
        app.connect("html-page-context", _head)
        app.connect("build-finished", _thumbnails)


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx, in a draft only."""
    app.add_config_value("book_draft", False, "env", bool)
    app.add_node(stale, html=(_visit_stale, _depart_stale))
    app.connect("builder-inited", _begin)
