"""A reader's rule: what each thesis is judged under other thresholds, and without single witnesses.

Nobody need agree with the thresholds of the rule, or trust every series. Each version changes one thing of
the published rule and leaves all others; what follows is computed when the book is built.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pandas as pd

from helpers.claims.judging import grouped, records
from helpers.tables.computed import Table, computed
from helpers.theses.judging import READS, items_of, needed, of
from helpers.theses.rule import RULE, Item, Rule, judged, thesis_judgement

PUBLISHED, HALVES = "as published", "half a row is half in the whole"
#: The published rule with one threshold set otherwise.
THRESHOLDS: Mapping[str, Rule] = {
    PUBLISHED: RULE,
    "two thirds are enough": dataclasses.replace(RULE, borne_out=2 / 3),
    "four fifths are needed": dataclasses.replace(RULE, borne_out=4 / 5),
    "one source is enough": dataclasses.replace(RULE, witnesses=1),
    "three sources are needed": dataclasses.replace(RULE, witnesses=3),
    "only full support carries": dataclasses.replace(RULE, details=False),
    HALVES: dataclasses.replace(RULE, whole=False),
    "one field is enough": dataclasses.replace(RULE, fields=0.0),
}
#: Witnesses left out, by how the origin or series of their rows begins.
LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "without votes in the UN": ("un-roll-calls", "voeten"),
    "without V-Dem": ("v-dem", "vdem-"),
    "without the World Bank": ("world-bank", "wgi-"),
    "without the EU's own pages": ("eu-", "eeas", "european-commission", "european-parliament"),
}
VERSIONS = (*THRESHOLDS, *LEFT_OUT)


def without(items: list[Item], begins: tuple[str, ...]) -> list[Item]:
    """The rows as if some witnesses had not spoken; a row that has no other counts for nothing."""
    found = []
    for item in items:
        left = frozenset(name for name in item.origins if not name.startswith(begins))
        found.append(item if left == item.origins else dataclasses.replace(item, origins=left))
    return found


@computed("reader_judgements", "theses", *READS)
def judgements(table: Table) -> pd.DataFrame:
    """Every thesis under every version of the rule.

    Returns
    -------
    DataFrame
        One row a thesis and version, in their orders: `thesis`, `short`, `version`, `judgement`, `changed`
        (whether it is another than the published one).
    """
    tests = grouped(table("thesis_tests"), "thesis")
    found = items_of(table)

    def whole(thesis: str, chosen: Rule, turn: Callable[[list[Item]], list[Item]]) -> str:
        return thesis_judgement(
            [judged(turn(of(found, test)), needed(test), chosen)[0] for test in tests[thesis]]
        )

    rows = []
    for thesis in records(table("theses")):
        key = thesis["thesis"]
        by = {version: whole(key, chosen, lambda items: items) for version, chosen in THRESHOLDS.items()}
        by |= {
            version: whole(key, RULE, lambda items, begins=begins: without(items, begins))  # type: ignore[misc]
            for version, begins in LEFT_OUT.items()
        }
        rows += [
            {"thesis": key, "short": thesis["short"], "version": version, "judgement": by[version]}
            | {"changed": by[version] != by[PUBLISHED]}
            for version in VERSIONS
        ]
    return pd.DataFrame(rows)
