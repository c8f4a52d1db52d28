"""Document nodes of our own, and how HTML shows them. The PDF builder knows them too."""

from __future__ import annotations

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from helpers.book.extension import collect
from helpers.exhibits import LAYOUTS
from helpers.publishing import marks, passports, shown


class passport(n.General, n.Element):
    """Where an exhibit comes from and how to cite and download it; attribute `card`."""


class exhibit_picture(n.image):
    """The picture of an exhibit; attribute `forms`, its SVG by the name of the layout, besides those of an
    image.
    """


class badge(n.Inline, n.TextElement):
    """A verdict beside a claim; attribute `verdict`, an entry of the register."""


class claim_entry(n.General, n.Element):
    """One claim of the ledger; attribute `entry`."""


class gallery(n.General, n.Element):
    """Cards of the exhibits of a page, attribute `page`; the PDF has none."""


class fold(n.General, n.Element):
    """What is folded on the page and open in print; attributes `summary` and, for who does not see, `of`."""


class web_only(n.General, n.Element):
    """What stands on the page alone: long lists that print would only make heavy."""


class paper_only(n.General, n.Element):
    """What stands in the PDF alone, where the page has a longer list."""


class claim_filter(n.General, n.Element):
    """The filter above the ledger; the PDF has none."""


def _visit_picture(self: HTML5Translator, node: exhibit_picture) -> None:
    forms = node["forms"]
    for layout in LAYOUTS:
        if layout.name in forms:
            alone = len(forms) == 1
            self.body.append(shown.picture(forms[layout.name], node["alt"], layout, alone=alone) + "\n")
    raise n.SkipNode


def _visit_passport(self: HTML5Translator, node: passport) -> None:
    page = self.builder.get_target_uri(self.builder.current_docname)
    number = collect.meanings(self.builder.env).exhibits.get(node["card"]["id"], "")
    self.body.append(passports.passport(node["card"], page, self.config.html_baseurl or "", number))
    raise n.SkipNode


def _visit_badge(self: HTML5Translator, node: badge) -> None:
    self.body.append(marks.badge(node["verdict"], node.astext()))
    raise n.SkipNode


def _visit_fold(self: HTML5Translator, node: fold) -> None:
    said, of = self.encode(node["summary"]), self.encode(node["of"])
    self.body.append(
        f'<details class="fold"><summary>{said}<span class="visually-hidden"> of {of}</span></summary>'
    )


def _depart_fold(self: HTML5Translator, node: fold) -> None:
    self.body.append("</details>")


def _pass(self: HTML5Translator, node: n.Element) -> None:
    """What is below the node is shown as it is."""


def _skip(self: HTML5Translator, node: n.Element) -> None:
    raise n.SkipNode


def _visit_entry(self: HTML5Translator, node: n.entry) -> None:
    place = len(self.body)
    HTML5Translator.visit_entry(self, node)
    if "sort" in node:
        # After `<td` or `<th`: docutils writes no data attributes.
        tag = self.body[place]
        self.body[place] = f'{tag[:3]} data-sort="{self.attval(node["sort"])}"{tag[3:]}'


def _visit_citation(self: HTML5Translator, node: n.citation) -> None:
    # As docutils does, but its role `doc-biblioentry` is deprecated, and a list without items is none to a
    # screen reader.
    if not isinstance(node.previous_sibling(), n.citation):
        self.body.append('<div role="list" class="citation-list">\n')
    self.body.append(self.starttag(node, "div", CLASS="citation", role="listitem"))


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    # The PDF builder's translator has methods of its own for these nodes.
    app.add_node(exhibit_picture, html=(_visit_picture, None))
    app.add_node(passport, html=(_visit_passport, None))
    app.add_node(badge, html=(_visit_badge, None))
    app.add_node(web_only, html=(_pass, _pass))
    app.add_node(paper_only, html=(_skip, None))
    app.add_node(fold, html=(_visit_fold, _depart_fold))
    app.add_node(n.entry, override=True, html=(_visit_entry, HTML5Translator.depart_entry))
    app.add_node(n.citation, override=True, html=(_visit_citation, None))
