"""Exhibits of chapter 10: the list of corrections, and where sources differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.claims.precedence import CONTEXT, FOR
from helpers.claims.verdicts import CORRECTED, DIVIDED, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, tally
from helpers.figures.audit.evidence import Record, joined, remark, source_cell, to_page, word


def corrected(ledger: pd.DataFrame, outcomes: pd.DataFrame, check_claims: pd.DataFrame) -> pd.DataFrame:
    """Claims that the record corrects, then failed checks at the first claim they count for."""
    place = {claim: number for number, claim in enumerate(ledger["claim"])}
    statement = dict(zip(ledger["claim"], ledger["statement"], strict=True))
    rows: list[dict[str, Any]] = [
        {"claim": row["claim"], "source_of": "record", "check": "", "verdict": row["record"]}
        | {"stated": row["statement"], "said": ""}
        for row in ledger[ledger["record"].isin(CORRECTED)].to_dict("records")
    ]
    targets = check_claims[check_claims["target"].astype(bool)].groupby("check")["claim"].agg(list)
    verdicts = dict(zip(ledger["claim"], ledger["record"], strict=True))
    for row in outcomes[~outcomes["holds"].astype(bool)].to_dict("records"):
        claims = sorted(set(targets[row["check"]]), key=place.__getitem__)
        standing = [claim for claim in claims if verdicts[claim] in STANDING]
        said = row["reason"] + (f"; the record supports {' and '.join(standing)}" if standing else "")
        verdict = "not delivered" if row["rule"] == "delivered" else "incoherent"
        told = {"verdict": verdict, "stated": statement[claims[0]], "said": said}
        rows.append({"claim": claims[0], "source_of": "check", "check": row["check"]} | told)
    return pd.DataFrame(rows)


#: What an error of an earlier edition of this book is called in the list.
OWN = "our own error"
#: What heads the two groups of the list: the articles beside the record, and this book's own first edition.
ARTICLES, OURS = "an article", "our first edition"


def by_kind(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in two groups, with the column `whose`: differences of the articles, and our own errors.

    In the first what is contradicted stands first, then details by kind of difference, then failed checks,
    never by article. In the second our errors stand by kind.
    """
    checks, own = rows["source_of"] == "check", rows["verdict"] == OWN
    group = checks.map({False: 1, True: 2}).where(rows["verdict"] != "contradicted", 0).mask(own, 3)
    keys = rows.assign(group=group, named=rows["verdict"].where(checks, ""))
    ordered = keys.sort_values(["group", "named", "kind", "stated"], kind="stable")
    ordered = ordered.assign(whose=ordered["verdict"].eq(OWN).map({True: OURS, False: ARTICLES}))
    return ordered.drop(columns=["group", "named"]).reset_index(drop=True)


def _mistaken(own_errors: pd.DataFrame) -> pd.DataFrame:
    """Errors of an earlier edition of this book, as rows of the list."""
    said = [f"Our version {row.edition}: {row.said}" for row in own_errors.itertuples()]
    columns = {"kind": own_errors["difference"], "stated": said, "said": own_errors["right"]}
    fixed = {"source_of": "edition", "check": "", "verdict": OWN}
    return pd.DataFrame({"claim": own_errors["claim"], **fixed, **columns})


#: Kinds of detail of which the chapter says how many there are.
TOLD = ("wider or narrower", "another body", "name or title")


def _told(record: Record, row: Mapping[str, Any]) -> tuple[str, str]:
    """In which kinds of detail the record differs, and all that it says; of a failed check its own words."""
    if row["source_of"] != "record":
        return "", row["said"]
    against = record.against(row["claim"])
    said = [remark(one) for one in against]
    # Context decides nothing, and may still be what the author would point at.
    for name, bears in (("For it", FOR), ("Beside it", CONTEXT)):
        said += [f"{name}: {remark(one)}" for one in record.rows(row["claim"], bears)]
    return "; ".join(sorted({one["difference"] for one in against})), " ".join(said) or row["said"]


@exhibit(
    "tbl-corrections",
    tables=("ledger", "testimony", "sources", "check_outcomes", "check_claims", "own_errors"),
)
def corrections(
    ledger: pd.DataFrame,
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    outcomes: pd.DataFrame,
    check_claims: pd.DataFrame,
    own_errors: pd.DataFrame,
) -> Tabled:
    """One row a correction, ours below those of the articles: claim, what is stated, verdict and kind, all evidence, source."""
    record = joined(evidence, sources)
    rows = corrected(ledger, outcomes, check_claims)
    told = [_told(record, row) for row in rows.to_dict("records")]
    rows[["kind", "said"]] = told
    rows = by_kind(pd.concat([_mistaken(own_errors), rows], ignore_index=True))
    by_claim = {name: own_errors[own_errors["claim"] == name] for name in own_errors["claim"]}
    known = sources.set_index("source")
    body: list[list[str | Cell]] = []
    used = ["article-a", "article-b"]
    for row in rows.to_dict("records"):
        if row["source_of"] == "edition":
            name = by_claim[row["claim"]]["source"].iloc[0]
            source = source_cell([{"source": name, **known.loc[name, ["publisher", "address"]]}])
            used.append(name)
        elif row["source_of"] == "check":
            source = link(f"check {row['check']}", claim=row["claim"])
        else:
            found = record.against(row["claim"])
            source = source_cell(found)
            used += [one["source"] for one in [*found, *record.rows(row["claim"], FOR, CONTEXT)]]
        verdict = f"{row['verdict']}: {row['kind']}" if row["kind"] else row["verdict"]
        says = row["said"][:1].upper() + row["said"][1:]
        body.append([link(row["claim"], claim=row["claim"]), row["stated"], verdict, says, source])
    counted = {word(name): name for name in CORRECTED}
    facts: dict[str, Fact] = tally(rows["verdict"], counted | {"undelivered": "not delivered"})
    facts |= tally(rows["source_of"], {"checks": "check", "own": "edition"})
    details = rows.loc[rows["verdict"] == "detail differs", "kind"]
    facts |= tally(details, {f"details_{word(kind)}": kind for kind in TOLD})
    header = ["Claim", "What is stated", "Verdict", "What the record or the check says", "Source"]
    return Tabled(header, body, rows, facts, used, widths=[2, 6, 3, 10, 4])


@exhibit("tbl-sources-differ", tables=("ledger", "testimony", "sources"))
def sources_differ(ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Tabled:
    """One row a claim on which sources stand on both sides, by verdict and statement, with every source of either."""
    record = joined(evidence, sources)
    rows, body, used = [], list[list[str | Cell]](), ["article-a", "article-b"]
    settled = ledger[ledger["record"].isin([*DIVIDED, *CORRECTED, *STANDING])]
    for row in settled.sort_values(["record", "statement"]).to_dict("records"):
        support = record.rows(row["claim"], FOR)
        other = record.against(row["claim"])
        if not support or not other:
            continue
        sides = [_cited(support), _cited(other)]
        body.append([link(row["claim"], claim=row["claim"]), row["statement"], row["record"], *sides])
        pages = [{one["source"] for one in side} for side in (support, other)]
        rows.append(
            {"claim": row["claim"], "record": row["record"], "agrees": support[0]["source"]}
            | {"differs": other[0]["source"], "one_page": bool(pages[0] & pages[1])}
        )
        used += pages[0] | pages[1]
    frame = pd.DataFrame(rows, columns=["claim", "record", "agrees", "differs", "one_page"])
    facts: dict[str, Fact] = {"n": len(frame), "one_page": int(frame["one_page"].sum())}
    facts |= tally(frame["record"], {word(name): name for name in DIVIDED})
    facts["corrected"] = int(frame["record"].isin(CORRECTED).sum())
    header = ["Claim", "What is stated", "Verdict", "What speaks for it", "What speaks against it"]
    return Tabled(header, body, frame, facts, used, widths=[2, 5, 3, 6, 6])


def _cited(found: list[dict[str, Any]]) -> Cell:
    said = " ".join(f"{one['publisher']} ({one['grade']}): {one['finding']}" for one in found)
    return to_page(said, found[0])
