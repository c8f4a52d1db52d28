"""``{echo} fig-…``: the picture of a chapter shown once more on another page, with a link to where it stands.

The figure itself, with its number and passport, stays in its chapter.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import SphinxDirective

from helpers.book.extension import collect


class EchoError(SphinxError):
    """A page shows a picture that no chapter has."""

    category = "Exhibit"


class echo(n.General, n.Element):
    """Stands for the picture until all pages are read; attribute `exhibit`."""


class Echo(SphinxDirective):
    """``{echo} fig-…``, with nothing else."""

    required_arguments = 1
    has_content: ClassVar[bool] = False

    def run(self) -> list[n.Node]:
        return [echo(exhibit=self.arguments[0])]


def _shown(app: Sphinx, doctree: n.document, docname: str) -> None:
    for node in list(doctree.findall(echo)):
        node.replace_self(_copied(app, docname, node["exhibit"]))


def _copied(app: Sphinx, docname: str, name: str) -> n.figure:
    found = collect.card(app.env, name)
    if found is None:
        raise EchoError(f"{docname}: no chapter shows an exhibit {name}; name one that a chapter shows.")
    page, card = found
    figures = app.env.get_doctree(page).findall(n.figure)
    original = next((one for one in figures if name in (*one["names"], *one["ids"])), None)
    if original is None:
        raise EchoError(f"{docname}: {name} is no figure; an echo shows a picture.")
    copied = original.deepcopy()
    # An id of its own, so that it takes no number.
    copied["ids"], copied["names"] = [f"echo-{name}"], []
    copied["classes"].append("echo")
    for one in list(copied.findall(n.caption)) + list(copied.findall(n.legend)):
        one.parent.remove(one)
    known = app.env.toc_fignumbers.get(page, {}).get("figure", {})
    number = ".".join(str(part) for part in known.get(name, ()))
    address = app.builder.get_relative_uri(docname, page) + f"#{name}"
    link = n.reference("", f"Fig. {number}", internal=True, refuri=address)
    copied += n.caption("", "", n.Text(card["caption"] + " "), link, n.Text("."))
    return copied


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_node(echo)
    app.add_directive("echo", Echo)
    # Before the PDF keeps the page.
    app.connect("doctree-resolved", _shown, priority=400)
