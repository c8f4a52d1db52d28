"""A reader's rule: what each part of a thesis is judged under other thresholds, and without single witnesses.

Nobody need agree with the thresholds of the rule, or trust every series. Each version changes one thing of
the published rule and leaves all others; what follows is computed when the book is built.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pandas as pd

from helpers.claims.judging import grouped
from helpers.claims.recoding import THESES, WHOLE, by_reader
from helpers.claims.testimony import BLIND
from helpers.tables.computed import Table, computed
from helpers.theses.judging import READS, items_of, together
from helpers.theses.rule import RULE, Item, Rule

PUBLISHED, HALVES = "as published", "halves are enough"
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
#: The version without the series that chapter 7 is about.
VOTES = "without votes in the UN"
#: Witnesses left out, by how the origin or series of their rows begins.
LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    VOTES: ("un-roll-calls", "voeten"),
    "without V-Dem": ("v-dem", "vdem-"),
    "without the World Bank": ("world-bank", "wgi-"),
    "without the EU's own pages": ("eu-", "eeas", "european-commission", "european-parliament"),
}
#: The version with the direction of every row that both blind readers gave it, where they agree.
BLIND_READ = "directions as both blind readers gave them"
VERSIONS = (*THRESHOLDS, *LEFT_OUT, BLIND_READ)


def without(items: list[Item], begins: tuple[str, ...]) -> list[Item]:
    """The rows as if some witnesses had not spoken; a row that has no other counts for nothing."""
    found = []
    for item in items:
        left = frozenset(name for name in item.origins if not name.startswith(begins))
        found.append(item if left == item.origins else dataclasses.replace(item, origins=left))
    return found


def read_blind(items: list[Item], given: Mapping[str, str]) -> list[Item]:
    """The rows with the directions that both blind readers gave them; `given` has these by item."""
    return [dataclasses.replace(item, typed=given.get(item.key, item.typed)) for item in items]


def agreed(recoding: pd.DataFrame) -> Mapping[str, str]:
    """What both blind readers of all rows say of each on which they agree, by item."""
    wide = by_reader(recoding, THESES, WHOLE)
    if wide.empty:
        return {}
    same = wide[wide[BLIND[0]] == wide[BLIND[1]]]
    return {str(item): str(said) for item, said in same[BLIND[0]].items()}


def _under(version: str, items: list[Item], given: Mapping[str, str]) -> list[Item]:
    """The rows of a part as a version has them."""
    if version in LEFT_OUT:
        return without(items, LEFT_OUT[version])
    return read_blind(items, given) if version == BLIND_READ else items


@computed("reader_judgements", "recoding", *READS)
def judgements(table: Table) -> pd.DataFrame:
    """Every part of a thesis under every version of the rule.

    Returns
    -------
    DataFrame
        One row a version and part, in their orders: `version`, `thesis`, `part`, `name`, `judgement`,
        `published` (the judgement as published), `changed` (whether the two differ).
    """
    found, given = items_of(table), agreed(table("recoding"))
    theses = list(grouped(table("thesis_tests"), "thesis").values())
    own = [name for tests in theses for name, _ in together(found, tests)]
    rows = []
    for version in VERSIONS:
        mine = {place: _under(version, items, given) for place, items in found.items()}
        rule = THRESHOLDS.get(version, RULE)
        said = [name for tests in theses for name, _ in together(mine, tests, rule)]
        of_all = (test for tests in theses for test in tests)
        rows += [
            {"version": version, **{name: test[name] for name in ("thesis", "part", "name")}}
            | {"judgement": now, "published": then, "changed": now != then}
            for test, now, then in zip(of_all, said, own, strict=True)
        ]
    return pd.DataFrame(rows)
