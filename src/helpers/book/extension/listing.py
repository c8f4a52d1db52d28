"""Lists of findings, theses and checks, each with what it rests on; the page alone has the checks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import tables
from helpers.book.extension.nodes import web_only
from helpers.book.extension.render import reference
from helpers.book.prose import numbering
from helpers.measures.intervals import COVERAGE
from helpers.publishing import ledger
from helpers.publishing.searching import Document
from helpers.tables import computed
from helpers.theses.differences import OUTCOMES
from helpers.theses.findings import words
from helpers.theses.findings.asking import ASKS
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


def _tested(row: Mapping[str, Any]) -> str:
    """The test of a finding in words, its interval, what is enough, and its outcome."""
    said = [f"Asked: whether {ASKS[row['kind']]}"]
    unit = row["value_unit"]
    if not math.isnan(row["low"]):
        low, high = (words.signed(row[end], unit) for end in ("low", "high"))
        # Where a side is told apart, the interval of its part stands beside the headline.
        of = " of both sides' change together" if "side moved" in row["kind"] else ""
        said.append(f"the interval{of} at {COVERAGE:.0%} runs from {low} to {high}")
        if row["ways"]:
            low, high = (words.signed(row[end], unit) for end in ("ways_low", "ways_high"))
            said.append(f"in {row['ways']} other ways to take it, from {low} to {high}")
    if not math.isnan(row["delta"]):
        said.append(f"enough is {row['delta']:g} {row['delta_unit']}")
    if row["outcome"] in OUTCOMES:
        said.append(f"outcome: {row['outcome']}")
    return "; ".join(said) + "."


def _chance(table: pd.DataFrame) -> str:
    """How many tests were made, and what chance alone would give."""
    measured = int(table["low"].notna().sum())
    by_chance = words.number(round(measured * (1 - COVERAGE)))
    return (
        f"Of these {len(table)} findings {measured} are tests with an interval at {COVERAGE:.0%}. Were "
        f"nothing different anywhere, about {by_chance} of so many intervals would leave out zero by chance. "
        "They share series and are not independent, and more was looked at than became a headline. Enough is "
        "the smallest difference that matters; a change is called enough only where it is so in every way to "
        "take it."
    )


class FindingList(SphinxDirective):
    """``{finding-list}``: every finding with its test, its exhibit and what else could explain it."""

    def run(self) -> list[n.Node]:
        numbers = numbering.numbers(Path(self.env.srcdir))
        items = []
        table = computed.get("findings").sort_values("chapter", kind="stable")
        units = computed.get("smallest_differences").set_index("measure")["unit"]
        for row in table.to_dict("records"):
            name = row["exhibit"]
            shown = numbering.label(name, numbers[name]) if name in numbers else name
            said = [
                [n.Text(f"{row['sentence']} {row['beside']}")],
                [
                    n.Text(f"{KINDS[row['kind']].type.capitalize()}; "),
                    reference("ref", name, shown) if name else n.Text("no exhibit shows it by itself"),
                    n.Text(f". {_tested(row | {'delta_unit': units.get(row['measure'], '')})}"),
                ],
                [n.Text(f"Another explanation, not tested here: {row['rival']}")],
            ]
            items.append(_item(row["finding"], f"chapter {int(row['chapter'])}", said))
        return [n.paragraph("", _chance(table)), _listed(items)]


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
