"""Lists of findings and checks, each with what it rests on; the page alone has the checks that hold."""

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
from helpers.book.extension.nodes import fold, web_only
from helpers.book.extension.render import reference
from helpers.book.prose import numbering
from helpers.measures.intervals import COVERAGE
from helpers.publishing import ledger
from helpers.publishing.searching import Document
from helpers.tables import computed
from helpers.theses.differences import ENOUGH, OPEN, OUTCOMES, SOME
from helpers.theses.findings import words
from helpers.theses.findings.asking import ASKS
from helpers.theses.findings.facts import given
from helpers.theses.findings.kinds import KINDS, MEASURED

#: Outcomes that readers know by other words.
OUTCOME_WORDS: Mapping[str, str] = {SOME: "moved, perhaps by too little to matter", OPEN: "cannot be said"}

#: What unfolds under a finding; its chapter has the numbers in the text.
FOLDED = "Its numbers, its caveat and its test"


def of_claims(names: Sequence[str]) -> list[n.Node]:
    """Links to claims, with commas between them."""
    found: list[n.Node] = []
    for name in names:
        found += [n.Text(", ")] * bool(found) + [reference("ref", name, name)]
    return found


def item(name: str, title: str, said: Iterable[list[n.Node]]) -> n.definition_list_item:
    """An entry with its name, by which it can be linked, and a paragraph for each line."""
    term = n.term("", "", n.strong("", name), n.Text(f" {title}"), ids=[name]) if name else n.term("", title)
    return n.definition_list_item("", term, n.definition("", *(n.paragraph("", "", *line) for line in said)))


def definitions(items: Iterable[n.definition_list_item]) -> n.definition_list:
    """A list of such entries."""
    return n.definition_list("", *items, classes=["listed"])


def _tested(row: Mapping[str, Any]) -> str:
    """The test of a finding in words, its smallest difference that matters, its interval and its outcome."""
    said = [f"Test: {ASKS[row['kind']]}"]
    unit = row["value_unit"]
    if not math.isnan(row["delta"]):
        said.append(f"Smallest difference that matters: {row['delta']:g} {row['delta_unit']}")
    if not math.isnan(row["low"]):
        low, high = (words.signed(row[end], unit) for end in ("low", "high"))
        # Where a side is told apart, the interval of its part stands beside the headline.
        of = " of both sides' change together" if "side moved" in row["kind"] else ""
        said.append(f"Interval{of} at {COVERAGE:.0%}: {low} to {high}")
        if row["ways"]:
            low, high = (words.signed(row[end], unit) for end in ("ways_low", "ways_high"))
            said[-1] += f"; taken in {words.number(row['ways'])} other ways: {low} to {high}"
    if row["outcome"] in OUTCOMES:
        said.append(f"Outcome: {OUTCOME_WORDS.get(row['outcome'], row['outcome'])}")
    return ". ".join(said) + "."


def example(row: Mapping[str, Any]) -> str:
    """How the test of a measured fall or rise is read, on one that passes it.

    Raises
    ------
    ValueError
        Where the finding has not moved enough to matter, so that the words would not hold.
    """
    if row["outcome"] != ENOUGH or row["kind"] not in ("fell", "rose"):
        raise ValueError(f"{row['finding']} is no example of a change that is enough to matter")
    unit = row["value_unit"]
    low, high = (words.signed(row[end], unit) for end in ("low", "high"))
    near = min(abs(row["low"]), abs(row["high"]))
    return (
        f"Its interval runs from {low} to {high}. Even the end that is nearer to zero, {near:.2f}, is larger "
        f"than the smallest difference that matters, {row['delta']:g}, and so it is in the "
        f"{words.number(row['ways'])} other ways to take it. The outcome is therefore: moved, enough to "
        "matter. If some of the interval were smaller than that, the value moved, perhaps by too little to "
        "matter. If all of it were, the value would be as good as unchanged. If it contained zero and also a "
        "change that matters, one could not say whether anything moved."
    )


def _chance(table: pd.DataFrame) -> str:
    """How many tests were made, what chance alone would give, and how many show enough to matter."""
    measured = int(table["low"].notna().sum())
    others = int((table["type"] == MEASURED).sum()) - measured
    more = f", {words.number(others)} asks how large one side's share of a change is" * (others == 1)
    by_chance = words.number(round(measured * (1 - COVERAGE)))
    one_source = int(_decided(table)["kind"].map(_one_source).sum())
    enough = words.number(len(_decided(table)) - one_source)
    apart = f", and in {words.number(one_source)} more according to one of two sources" * bool(one_source)
    return (
        f"Of these {len(table)} findings {measured + others} are measured: {measured} test an interval at "
        f"{COVERAGE:.0%}{more}. If "
        f"nothing were different anywhere, about {by_chance} of so many intervals would leave out zero by "
        "chance. They share series and are not independent, and more was looked at than became a headline. "
        f"In {enough} of them what moved or differs is enough to matter{apart}; the list above says so."
    )


def _decided(table: pd.DataFrame) -> pd.DataFrame:
    """The findings with an interval whose change or difference is enough to matter."""
    return table[table["low"].notna() & (table["outcome"] == ENOUGH)]


def _one_source(kind: str) -> bool:
    """Whether one of two sources decides findings of a kind, so that a thesis has half of them."""
    return KINDS[kind].one_source


def _mark(row: Mapping[str, Any]) -> str:
    """What is said first of a finding with an interval that is enough to matter; of one on two sources,
    according to which it is so, as the other says nothing.
    """
    if math.isnan(row["low"]) or row["outcome"] != ENOUGH:
        return ""
    if not _one_source(row["kind"]):
        return "Enough to matter. "
    return f"Enough to matter according to {given(row['given'])['one']} alone, so that it counts a half. "


class FindingExample(SphinxDirective):
    """``{finding-example} agreement-fell``: how one test is read."""

    required_arguments = 1

    def run(self) -> list[n.Node]:
        row = computed.get("findings").set_index("finding", drop=False).loc[self.arguments[0]]
        return [n.paragraph("", f"{row['sentence']} {example(row)}")]


class FindingChance(SphinxDirective):
    """``{finding-chance}``: how many tests were made, and what chance alone would give."""

    def run(self) -> list[n.Node]:
        table = computed.get("findings")
        return [n.paragraph("", _chance(table))]


class FindingList(SphinxDirective):
    """``{finding-list} 04 05``: the findings of some chapters, each with all that belongs to it and its test
    folded away.
    """

    required_arguments = 1
    optional_arguments = 20

    def run(self) -> list[n.Node]:
        numbers = numbering.numbers(Path(self.env.srcdir))
        table = computed.get("findings").sort_values("chapter", kind="stable")
        units = computed.get("smallest_differences").set_index("measure")["unit"]
        found = table[table["chapter"].isin(self.arguments)].to_dict("records")
        rows = sorted(found, key=lambda row: (row["chapter"], _place(row["exhibit"], numbers)))
        if unknown := set(self.arguments) - set(table["chapter"]):
            raise self.error(f"no finding is argued in chapter {', '.join(sorted(unknown))}")
        return [definitions(_finding(row, numbers, units) for row in rows)]


def _place(exhibit: str, numbers: Mapping[str, str]) -> tuple[bool, float]:
    """Where a chapter shows an exhibit; what a figure shows comes before what stands in a table."""
    number = float(numbers[exhibit].split(".")[-1]) if exhibit in numbers else math.inf
    return exhibit not in numbers or exhibit.startswith("tbl-"), number


def _finding(
    row: dict[str, Any], numbers: Mapping[str, str], units: Mapping[str, str]
) -> n.definition_list_item:
    """A finding as it is looked up: the sentence, another explanation, its place, and the rest folded."""
    name, exhibit = row["finding"], row["exhibit"]
    shown = numbering.label(exhibit, numbers[exhibit]) if exhibit in numbers else exhibit
    kind = KINDS[row["kind"]].type.capitalize()
    test = f"{kind}. {_tested(row | {'delta_unit': units.get(row['measure'], '')})}"
    told = [n.paragraph("", one) for one in (row["beside"], f"{test} Name: {name}.")]
    term = n.term("", "", n.strong("", row["sentence"]), ids=[name])
    where: list[n.Node] = [n.Text("Told beside "), reference("ref", exhibit, shown), n.Text(".")]
    said = n.definition(
        "",
        n.paragraph("", f"{_mark(row)}Another explanation: {row['rival']}"),
        n.paragraph("", "", *(where if exhibit else [n.Text("No exhibit shows it by itself.")])),
        fold("", *told, summary=FOLDED, of=name),
    )
    return n.definition_list_item("", term, said)


class CheckList(SphinxDirective):
    """``{check-list}``: every check with its outcome and the claims that it compares; those that hold are
    many and folded away, and print leaves them out.
    """

    def run(self) -> list[n.Node]:
        items: dict[bool, list[n.definition_list_item]] = {False: [], True: []}
        for row in computed.get("check_outcomes").to_dict("records"):
            said: list[list[n.Node]] = [
                [n.Text(f"{'Holds' if row['holds'] else 'Does not hold'}: {row['reason']}.")]
            ]
            said.append([n.Text("Claims: "), *of_claims(row["claims"].split(";"))])
            items[bool(row["holds"])].append(item(row["check"], row["question"], said))
        held = fold(
            "", definitions(items[True]), summary=f"{len(items[True])} checks that hold", of="both articles"
        )
        return [definitions(items[False]), web_only("", held)]


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
    app.add_directive("finding-chance", FindingChance)
    app.add_directive("finding-list", FindingList)
    app.add_directive("finding-example", FindingExample)
    app.add_directive("check-list", CheckList)
