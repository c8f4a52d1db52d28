"""Coding again, blind: a drawn sample of judged rows, the sheet that a reader sees, and their agreement."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from helpers.claims.entries import place_of
from helpers.claims.grades import GRADES
from helpers.claims.judging import Row, grouped, records
from helpers.claims.testimony import BESIDE_CODE, POINT_CODE
from helpers.measures.agreement import alpha_interval
from helpers.measures.intervals import COVERAGE, wilson
from helpers.tables.computed import Table, computed

#: What is coded again: how evidence relates to its claim, and how a row bears on a thesis.
RELATIONS, THESES = "relation", "thesis"
#: The sample whose differences were used to mend rows, the one drawn after that, and all rows on theses as
#: they stood once they were mended.
MENDING, FRESH, WHOLE = "mending", "fresh", "whole"
#: The reader whose coding is in the tables.
PUBLISHED = "published"
POINT, BESIDE = POINT_CODE, BESIDE_CODE


def coded(row: Row) -> str:
    """The relation of a row of evidence, *differs* with whether it touches the point of the sentence."""
    if row["relation"] != "differs":
        return str(row["relation"])
    return POINT if row["touches_point"] == "yes" else BESIDE


def by_reader(codings: pd.DataFrame, what: str, sample: str) -> pd.DataFrame:
    """Codes of one kind and one sample, a row for each item and a column for each reader."""
    mine = codings[(codings["what"] == what) & (codings["sample"] == sample)]
    return mine.pivot(index="item", columns="reader", values="coded")


def drawn(frame: pd.DataFrame, stratum: pd.Series, size: int, seed: int, least: int = 5) -> pd.DataFrame:
    """A sample without replacement, from every stratum as many as its share, a few (or all) at least.

    Parameters
    ----------
    frame : DataFrame
        Rows to draw from.
    stratum : Series
        Stratum of each row, with the frame's index.
    size : int
        Rows wanted at least.
    seed : int
        Seed of the draw; the same seed and rows give the same sample.
    least : int
        Rows of a stratum at least.

    Returns
    -------
    DataFrame
        The drawn rows in an order drawn too, so that nothing can be read from it.
    """
    rng = np.random.default_rng(seed)
    kept: list[Any] = []
    for _, rows in stratum.groupby(stratum, sort=True):
        wanted = min(len(rows), max(least, int(np.ceil(size * len(rows) / len(stratum)))))
        kept += list(rng.choice(rows.index.to_numpy(), wanted, replace=False))
    return frame.loc[rng.permutation(np.array(kept))]


def relations(
    table: Table, size: int = 120, seed: int = 1, used: frozenset[str] = frozenset(), least: int = 5
) -> pd.DataFrame:
    """The sheet of evidence to be coded again: what a reader needs, without the relation.

    Strata are the published relations, so that rare ones are in it; the reader does not see them.

    Parameters
    ----------
    table : callable
        Gives a table by name.
    size, seed, least : int
        As in `drawn`.
    used : frozenset of str
        Rows that were used to write the rules, and are left out.

    Returns
    -------
    DataFrame
        `item`, `claim`, `place`, `statement`, `value`, `parts`, `readings`, `cut_off`, `finding`, `found`,
        `source`, `published`, `grade`, `address`, and the empty columns to be filled in.
    """
    evidence = table("evidence")
    evidence = evidence[~evidence["evidence"].isin(used)]
    stratum = pd.Series([coded(row) for row in records(evidence)], index=evidence.index)
    claims = {row["claim"]: row for row in records(table("claims"))}
    sources = {row["source"]: row for row in records(table("sources"))}
    parts, readings = (grouped(table(name), "claim") for name in ("claim_parts", "claim_readings"))
    headings = dict(zip(table("sections")["section"], table("sections")["heading"], strict=True))
    cut_off = dict(zip(table("articles")["article"], table("articles")["cut_off"], strict=True))
    rows = []
    for row in records(drawn(evidence, stratum, size, seed, least)):
        claim, source = claims[row["claim"]], sources[row["source"]]
        rows.append(
            {
                "item": row["evidence"],
                "claim": row["claim"],
                "place": place_of(claim, headings),
                "statement": claim["statement"],
                "value": " ".join(filter(None, (claim["qualifier"], claim["value"], claim["unit"]))),
                "parts": _listed(parts.get(row["claim"], []), "part"),
                "readings": _listed(readings.get(row["claim"], []), "reading"),
                "cut_off": cut_off[claim["article"]],
                "finding": row["finding"],
                "found": " ".join(filter(None, (row["value"], row["unit"]))),
                "source": f"{source['publisher']}: {source['title']}",
                "published": source["published"],
                "grade": source["grade"],
                "address": source["address"],
                "coded": "",
                "remark": "",
            }
        )
    return pd.DataFrame(rows)


def theses(table: Table, size: int = 60, seed: int = 1) -> pd.DataFrame:
    """The sheet of thesis rows to be coded again: part, its need and what the row shows, not its bearing."""
    rows = table("thesis_items")
    tests = {(row["thesis"], int(row["part"])): row for row in records(table("thesis_tests"))}
    sheet = []
    for row in records(drawn(rows, rows["bearing"], size, seed)):
        test = tests[row["thesis"], int(row["part"])]
        sheet.append(
            {
                "item": row["item"],
                "thesis": row["thesis"],
                "part": test["states"],
                "needs": "cause" if test["causal"] else test["needs"],
                "kind": row["kind"],
                "shows": row["what"],
                "claim": row["claim"],
                "exhibit": row["exhibit"],
                "coded": "",
                "remark": "",
            }
        )
    return pd.DataFrame(sheet)


def given(table: Table) -> frozenset[str]:
    """Rows of evidence whose relation no reading decides: on a claim that no record settles, or anonymous."""
    claims, sources = table("claims"), table("sources")
    settled = set(claims.loc[claims["matter"] != "record", "claim"])
    silent = set(sources.loc[~sources["grade"].map(lambda grade: bool(GRADES[grade].origins)), "source"])
    rows = table("evidence")
    return frozenset(rows.loc[rows["claim"].isin(settled) | rows["source"].isin(silent), "evidence"])


def published(table: Table, items: list[str], sample: str = MENDING) -> pd.DataFrame:
    """The published coding of drawn items, as rows of `recoding`."""
    known = {row["evidence"]: (RELATIONS, coded(row)) for row in records(table("evidence"))}
    known |= {row["item"]: (THESES, row["bearing"]) for row in records(table("thesis_evidence"))}
    return pd.DataFrame(
        [
            {
                "sample": sample,
                "item": item,
                "reader": PUBLISHED,
                "what": known[item][0],
                "coded": known[item][1],
            }
            for item in items
        ]
    )


def compared(codings: pd.DataFrame) -> pd.DataFrame:
    """Agreement of every two readers in each sample, over all items of a kind and by category of the first.

    Parameters
    ----------
    codings : DataFrame
        Rows of `recoding`: sample, item, reader, what, coded.

    Returns
    -------
    DataFrame
        `sample`, `what`, `first`, `second` (readers), `category` (empty for all), `items`, `same`, `share`,
        `low`, `high` (percent, interval of Wilson at 90%), and `alpha`, `alpha_low`, `alpha_high`
        (Krippendorff, for all; missing where one category alone was used).
    """
    rows: list[dict[str, Any]] = []
    for (sample, what), mine in codings.groupby(["sample", "what"], sort=False):
        wide = mine.pivot(index="item", columns="reader", values="coded")
        readers = [name for name in dict.fromkeys(mine["reader"]) if name in wide]
        for first, second in itertools.combinations(readers, 2):
            both = wide[[first, second]].dropna()
            if both.empty:
                continue
            head = {"sample": sample, "what": what, "first": first, "second": second}
            rows.append(
                head
                | {"category": ""}
                | dict(_agreement(both[first], both[second]))
                | dict(_alpha(both[first], both[second]))
            )
            rows += [
                head | {"category": category} | _agreement(group[first], group[second])
                for category, group in both.groupby(first)
            ]
    columns = ["sample", "what", "first", "second", "category", "items", "same", "share", "low", "high"]
    return pd.DataFrame(rows, columns=[*columns, "alpha", "alpha_low", "alpha_high"])


def _agreement(one: pd.Series, other: pd.Series) -> dict[str, Any]:
    same = int((one == other).sum())
    share, low, high = wilson(same, len(one), COVERAGE)
    return {"items": len(one), "same": same, "share": share, "low": low, "high": high}


def _alpha(one: pd.Series, other: pd.Series) -> Mapping[str, float]:
    if len({*one, *other}) < 2:
        return {}
    value, low, high = alpha_interval(list(one), list(other))
    return {"alpha": value, "alpha_low": low, "alpha_high": high}


def _listed(rows: list[Row], number: str) -> str:
    return "; ".join(f"{row[number]}: {row['states']}" for row in rows)


@computed("recoding_agreement", "recoding")
def agreement(table: Table) -> pd.DataFrame:
    """Agreement of the readers of each sample before anything was reconciled: the columns of `compared`."""
    return compared(table("recoding"))
