"""Lists of findings, theses and checks, each with what it rests on; the page alone has the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import tables
from helpers.book.extension.nodes import web_only
from helpers.book.extension.render import reference
from helpers.book.prose import numbering
from helpers.publishing import ledger
from helpers.publishing.searching import Document
from helpers.tables import computed
from helpers.theses.differences import OUTCOMES
from helpers.theses.findings.kinds import KINDS


def _claims(names: Sequence[str]) -> list[n.Node]:
    found: list[n.Node] = []
    for name in names:
        found += [n.Text(", ")] * bool(found) + [reference("ref", name, name)]
    return found


def _item(name: str, title: str, said: Iterable[list[n.Node]]) -> n.definition_list_item:
    term = n.term("", "", n.strong("", name), n.Text(f" {title}"), ids=[name])
    return n.definition_list_item("", term, n.definition("", *(n.paragraph("", "", *line) for line in said)))


def _listed(items: Iterable[n.definition_list_item]) -> n.definition_list:
    return n.definition_list("", *items, classes=["listed"])


class FindingList(SphinxDirective):
    """``{finding-list}``: every finding with its outcome, its exhibit and what else could explain it."""

    def run(self) -> list[n.Node]:
        numbers = numbering.numbers(Path(self.env.srcdir))
        items = []
        for row in computed.get("findings").sort_values("chapter", kind="stable").to_dict("records"):
            name = row["exhibit"]
            shown = numbering.label(name, numbers[name]) if name in numbers else name
            outcome = f", {row['outcome']}" if row["outcome"] in OUTCOMES else ""
            said = [
                [n.Text(row["sentence"])],
                [
                    n.Text(f"{KINDS[row['kind']].type.capitalize()}{outcome}; "),
                    reference("ref", name, shown),
                    n.Text("."),
                ],
                [n.Text(f"Another explanation, not tested here: {row['rival']}")],
            ]
            items.append(_item(row["finding"], f"chapter {int(row['chapter'])}", said))
        return [_listed(items)]


class ThesisList(SphinxDirective):
    """``{thesis-list}``: every thesis with its statement and the claims that state or support it."""

    def run(self) -> list[n.Node]:
        roles = tables.load("claim_theses")
        items = []
        for row in tables.load("theses").to_dict("records"):
            said: list[list[n.Node]] = [
                [n.Text(row["statement"])],
                [n.Text(f"Article {row['articles']}; {row['dimension']}.")],
            ]
            own = roles[roles["thesis"] == row["thesis"]]
            for role, found in own.groupby("role", sort=True):
                said.append([n.Text(f"{str(role).capitalize()}: "), *_claims(list(found["claim"]))])
            items.append(_item(row["thesis"], row["short"], said))
        return [_listed(items)]


class CheckList(SphinxDirective):
    """``{check-list}``: every check with its outcome and the claims that it compares."""

    def run(self) -> list[n.Node]:
        items = []
        for row in computed.get("check_outcomes").to_dict("records"):
            said: list[list[n.Node]] = [
                [n.Text(f"{'Holds' if row['holds'] else 'Does not hold'}: {row['reason']}.")]
            ]
            said.append([n.Text("Claims: "), *_claims(row["claims"].split(";"))])
            items.append(_item(row["check"], row["question"], said))
        return [web_only("", _listed(items))]


def documents() -> Iterator[Document]:
    """What the search finds of theses and checks."""
    for row in tables.load("theses").to_dict("records"):
        yield _document(row["thesis"], row["short"], "Thesis", row["statement"])
    for row in computed.get("check_outcomes").to_dict("records"):
        yield _document(row["check"], row["question"], "Check", row["reason"])


def _document(name: str, title: str, kind: str, text: str) -> Document:
    return Document("thesis", f"{ledger.LISTED}#{name}", title, f"{kind} {name}", text, name)


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_directive("finding-list", FindingList)
    app.add_directive("thesis-list", ThesisList)
    app.add_directive("check-list", CheckList)
