"""For the page on theses: every thesis with its parts as judged, and one worked through by the rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from helpers import tables
from helpers.book.extension.listing import definitions, item, of_claims
from helpers.book.extension.nodes import fold, paper_only
from helpers.book.extension.render import reference
from helpers.tables import computed
from helpers.theses import judging
from helpers.theses.findings import words
from helpers.theses.findings.words import listed
from helpers.theses.judging import needed
from helpers.theses.labels import share
from helpers.theses.rule import AGAINST, AIM, ANNOUNCED, DECIDES, FOR, ON_RECORD, RULE, Item, weigh
from helpers.theses.scale import (
    BORNE_OUT,
    DECIDED,
    EXAMINED,
    IN_PART,
    IN_PART_NOT,
    NOT_BORNE_OUT,
    NOT_EXAMINED,
)

#: What a part needs, as readers know it.
NEEDS: Mapping[str, str] = {
    "aim": "what somebody set out to do, or did",
    "record": "a record of what was done",
    "decision": "decisions of the state",
    "outcome": "conduct over time",
    "opinion": "what people think",
    "comparison": "a comparison",
}

#: What a claim does for a thesis: it states it, or speaks in its support.
ROLES = ("states", "supports")

#: Why a row bears as it does, where readers know it by other words.
WHY: Mapping[str, str] = {"as coded": "", "noted; settles nothing": "coded as settling nothing"}


def _sum(rows: pd.DataFrame) -> str:
    half = int(rows["half"].sum())
    counts = {"whole": len(rows) - half, "half": half}
    return " and ".join(f"{number} {name}" for name, number in counts.items() if number) or "none"


def _counted(mine: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    counts = mine[mine["counts"]]
    return counts[counts["bears"] == FOR], counts[counts["bears"] == AGAINST]


def added(mine: pd.DataFrame, judgement: str) -> str:
    """What the counted facts of a part add up to, and the judgement that follows."""
    pro, contra = _counted(mine)
    share = f"{_sum(pro)} for it, {_sum(contra)} against it"
    reached = {
        BORNE_OUT: "without the halves for it, at least three quarters speak for it",
        NOT_BORNE_OUT: "without the halves against it, at least three quarters speak against it",
    }
    why = reached.get(judgement, "neither side reaches three quarters")
    if judgement in (IN_PART, IN_PART_NOT):
        why += f", and no fact counts {'against' if judgement == IN_PART else 'for'} it"
    return f"Added up: {share}. {why.capitalize()}. Judgement: {judgement}."


def weighed(row: Mapping[str, Any], needs: str, known: set[str]) -> str:
    """How one fact counts: its side and weight, or why it does not; `known` are its side's sources so far."""
    if row["bears"] not in (FOR, AGAINST):
        return f"counts for neither side ({WHY.get(row['why'], row['why'])})"
    if row["kind"] == ANNOUNCED and needs not in (AIM, "comparison"):
        return f"{row['bears']} it, but what is announced is not yet done, so it does not count"
    if row["kind"] not in DECIDES[needs]:
        return f"{row['bears']} it, but of a kind that cannot decide this part"
    new = set(filter(None, row["witnesses"].split(";"))) - known
    if not new:
        return f"{row['bears']} it, but its source has spoken on this side already, so it does not count"
    much = "a half" if row["half"] else "one"
    sources = f"{words.number(len(new))} new {'source' if len(new) == 1 else 'sources'}"
    why = WHY.get(row["why"], row["why"]).removeprefix("half: ")
    return f"{row['bears']} it, counts {much} ({'; '.join(filter(None, (why, sources)))})"


def worked(part: dict[str, Any], mine: pd.DataFrame) -> list[list[n.Node]]:
    """The rows of one part in their order, each with what it counts, and their sum."""
    needs = needed(part).needs
    said: list[list[n.Node]] = [[n.Text(f"Needs: {NEEDS[needs]}.")]]
    known: dict[str, set[str]] = {FOR: set(), AGAINST: set()}
    for row in mine.to_dict("records"):
        line: list[n.Node] = [n.Text(f"{row['what'].rstrip('.')}")]
        if row["claim"]:
            line += [n.Text(" ("), reference("ref", row["claim"], row["claim"]), n.Text(")")]
        line.append(n.Text(f": {weighed(row, needs, known.get(row['bears'], set()))}."))
        if row["bears"] in known and row["kind"] in DECIDES[needs]:
            known[row["bears"]] |= set(filter(None, row["witnesses"].split(";")))
        said.append(line)
    if part["judgement"] == NOT_EXAMINED:
        return [*said, [n.Text(f"{part['reason']} Judgement: {NOT_EXAMINED}.")]]
    return [*said, [n.Text(added(mine, str(part["judgement"])))]]


class RuleExample(SphinxDirective):
    """``{rule-example} t-13``: one thesis worked through, row by row, with its judgement."""

    required_arguments = 1

    def run(self) -> list[n.Node]:
        thesis = self.arguments[0]
        parts, rows = computed.get("thesis_parts"), computed.get("thesis_items")
        whole = computed.get("thesis_judgements").set_index("thesis").at[thesis, "judgement"]
        label = computed.get("thesis_labels").set_index("thesis").at[thesis, "label"]
        items = []
        for part in parts[parts["thesis"] == thesis].to_dict("records"):
            if part["judgement"] not in (*DECIDED, NOT_EXAMINED) or part["fields"]:
                raise ValueError(f"{thesis}: an example has decided or unexamined parts of one field")
            mine = rows[(rows["thesis"] == thesis) & (rows["part"] == part["part"])]
            items.append(item("", f"Part {part['part']}: {part['states']}", worked(part, mine)))
        found = [f"part {part} {said}" for part, said in zip(*_said(parts, thesis), strict=True)]
        last = (
            f"Together, with {' and '.join(found)}, the thesis is judged {whole}. Its label reads: {label}."
        )
        return [definitions(items), n.paragraph("", last)]


def _said(parts: pd.DataFrame, thesis: str) -> tuple[list[int], list[str]]:
    mine = parts[parts["thesis"] == thesis]
    return list(mine["part"]), list(mine["judgement"])


class ThesisList(SphinxDirective):
    """``{thesis-list}``: every thesis with its statement, its parts as judged, and the claims that state it;
    those that support it are many and folded away.
    """

    def run(self) -> list[n.Node]:
        roles, parts = tables.load("claim_theses"), computed.get("thesis_parts")
        statements = tables.load("claims").set_index("claim")["statement"]
        labels = computed.get("thesis_labels").set_index("thesis")
        told = computed.get("part_labels")[["thesis", "part", "said", "stays"]]
        parts = parts.merge(told, on=["thesis", "part"], validate="one_to_one")
        found = judging.items_of(computed.get)
        items = []
        for row in tables.load("theses").to_dict("records"):
            key = row["thesis"]
            said: list[list[n.Node]] = [
                [n.Text(row["statement"])],
                [n.Text(f"{_whose(roles[roles['thesis'] == key])}; {row['dimension']}.")],
            ]
            said += [
                _part(part, found.get((key, part["part"]), ()))
                for part in parts[parts["thesis"] == key].to_dict("records")
            ]
            said.append([n.Text(_stays(labels.loc[key]))])
            own = roles[roles["thesis"] == key]
            stating, supporting = (list(own.loc[own["role"] == role, "claim"]) for role in ROLES)
            for claim in stating:
                said.append([reference("ref", claim, claim), n.Text(f" states it: {statements[claim]}")])
            entry = item(key, row["short"], said)
            if supporting:
                many = f"{words.number(len(supporting))} {'claim' if len(supporting) == 1 else 'claims'}"
                named = n.paragraph(
                    "", "", paper_only("", n.Text("In its support: ")), *of_claims(supporting)
                )
                entry[1] += fold("", named, summary=words.capital(f"{many} in its support"), of=key)
            items.append(entry)
        return [definitions(items)]


def _stays(label: Mapping[str, Any]) -> str:
    """How often all parts stay so; where no draw decides any, a share would read as certainty."""
    if not label["drawn"]:
        return "No draw decides a part of it."
    return f"All parts together stay so in {share(label['stays'])} of the draws."


def _whose(roles: pd.DataFrame) -> str:
    """The articles of a thesis as a line begins: those that state it, and then one that only supports it."""
    articles = roles["claim"].str[0].str.upper()
    stating, every = sorted(set(articles[roles["role"] == ROLES[0]])), sorted(set(articles))
    only = [one for one in every if one not in stating]
    supported = f" (article {listed(only)} supports it)" if only else ""
    return f"{'Articles' if stating[1:] else 'Article'} {listed(stating)}{supported}"


def _counted_for(part: dict[str, Any], items: Iterable[Item]) -> str:
    """The facts that count for a part and against it, with fields also in how many; and where they decide
    nothing, why: too few fields or sources, or a part that is taken for granted and undecided.
    """
    need = needed(part)
    all_of = weigh(items, need.needs)
    pro, contra = len(all_of.pro), len(all_of.contra)
    if not pro + contra:
        return "no fact counts"
    facts = f"{pro} {'fact' if pro == 1 else 'facts'} for, {contra} against"
    open_still = part["judgement"] not in DECIDED
    if len(all_of.origins) < RULE.witnesses and open_still and need.needs not in ON_RECORD:
        return f"{facts}, from too few sources"
    if need.fields:
        fields = len({item.field for item in (*all_of.pro, *all_of.contra)})
        facts += f", in {words.number(fields)} of {words.number(len(need.fields))} fields"
        return facts + ", too few" * open_still
    return facts + f", but part {listed([str(one) for one in need.presupposes])} is undecided" * open_still


def _part(part: dict[str, Any], items: Iterable[Item]) -> list[n.Node]:
    """What is said of a part, under its name: the facts that count; and, where it was put to evidence, in how
    many draws it is judged so. Where none decides it a share would read as certainty.
    """
    counted = _counted_for(part, items)
    if part["label"] == EXAMINED:
        fixed = part["judgement"] not in DECIDED and part["stays"] == 100
        counted += "; no draw decides it" if fixed else f"; stays in {share(part['stays'])}"
    counted = f" ({counted})"
    need = needed(part)
    says = f" It says: {part['states']} Needs: {NEEDS[need.needs]}."
    if need.presupposes:
        those = "parts" if len(need.presupposes) > 1 else "part"
        says += f" Presupposes {those} {listed([str(one) for one in need.presupposes])}."
    judged = n.strong("", f"{part['name']}: {part['said']}")
    return [n.Text(f"Part {part['part']}, "), judged, n.Text(f"{counted}.{says}")]


def agrees(rule: Any = RULE) -> bool:
    """Whether the page, which writes its thresholds in words, says what the rule does."""
    written = (3 / 4, 2, 1 / 2, True, True)
    return (rule.borne_out, rule.witnesses, rule.fields, rule.details, rule.whole) == written


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_directive("rule-example", RuleExample)
    app.add_directive("thesis-list", ThesisList)


__all__: Sequence[str] = (
    "NEEDS",
    "RuleExample",
    "ThesisList",
    "added",
    "agrees",
    "setup",
    "weighed",
    "worked",
)
