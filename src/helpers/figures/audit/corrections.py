"""Exhibits of chapter 10: the list of corrections, and where sources differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.claims.precedence import CONTEXT, FOR
from helpers.claims.verdicts import CORRECTED, DIVIDED, STANDING
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link, ordered, tally
from helpers.figures.audit.evidence import Record, joined, remark, sentence, source_cell, to_page, word

#: What the list calls a check that fails, and an error of an earlier edition of this book.
INCOHERENT, UNDELIVERED, OWN = "incoherent", "not delivered", "our own error"
#: What heads the two groups of the list: the articles beside the record, and this book's own first edition.
ARTICLE, OURS = "an article", "our first edition"
#: Verdicts in the order of the list: the record's, then those of failed checks, then ours.
VERDICTS = ("contradicted", "detail differs", INCOHERENT, UNDELIVERED, OWN)


def corrected(ledger: pd.DataFrame, outcomes: pd.DataFrame, check_claims: pd.DataFrame) -> pd.DataFrame:
    """Claims that the record corrects, then failed checks at the first claim they count for."""
    names = {"record": "verdict", "statement": "stated"}
    differing = ledger.loc[ledger["record"].isin(CORRECTED), ["claim", *names]].rename(columns=names)
    rows = differing.assign(source_of="record", check="", said="").to_dict("records")
    targets = check_claims[check_claims["target"].astype(bool)].groupby("check")["claim"].agg(list)
    for row in outcomes[~outcomes["holds"].astype(bool)].to_dict("records"):
        claims = ledger[ledger["claim"].isin(targets[row["check"]])]
        standing = " and ".join(claims.loc[claims["record"].isin(STANDING), "claim"])
        said = row["reason"] + (f"; the record supports {standing}" if standing else "")
        verdict = UNDELIVERED if row["rule"] == "delivered" else INCOHERENT
        first = {"claim": claims["claim"].iloc[0], "stated": claims["statement"].iloc[0]}
        rows.append(first | {"source_of": "check", "check": row["check"], "verdict": verdict, "said": said})
    return pd.DataFrame(rows)


def by_kind(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by verdict and kind of difference, never by article, and `whose` they are: ours last."""
    rows = rows.assign(whose=rows["verdict"].eq(OWN).map({True: OURS, False: ARTICLE}))
    return ordered(rows, "verdict", "kind", "stated", verdict=VERDICTS)


def _mistaken(own_errors: pd.DataFrame) -> pd.DataFrame:
    """Errors of an earlier edition of this book, as rows of the list."""
    said = [f"Our version {row.edition}: {row.said}" for row in own_errors.itertuples()]
    rows = own_errors[["claim"]].assign(
        source_of="edition", check="", verdict=OWN, kind=own_errors["difference"]
    )
    return rows.assign(stated=said, said=own_errors["right"], source=own_errors["source"])


def _told(record: Record, row: Mapping[str, Any]) -> tuple[str, str]:
    """In which kinds of detail the record differs, and all that it says; of a failed check its own words."""
    if row["source_of"] != "record":
        return "", row["said"]
    against = record.against(row["claim"])
    said = [remark(one) for one in against]
    # Context decides nothing, and may still be what the author would point at.
    for name, bears in (("For it", FOR), ("Beside it", CONTEXT)):
        said += [f"{name}: {remark(one)}" for one in record.rows(row["claim"], bears)]
    return "; ".join(sorted({one["difference"] for one in against})), " ".join(said)


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
    record, pages = joined(evidence, sources), sources.set_index("source", drop=False)
    rows = corrected(ledger, outcomes, check_claims)
    rows[["kind", "said"]] = [_told(record, row) for row in rows.to_dict("records")]
    rows = by_kind(pd.concat([_mistaken(own_errors), rows], ignore_index=True))
    body: list[list[str | Cell]] = []
    used = ["article-a", "article-b", *own_errors["source"]]
    for row in rows.to_dict("records"):
        claim = row["claim"]
        if row["source_of"] == "edition":
            source = source_cell([pages.loc[row["source"]]])
        elif row["source_of"] == "check":
            source = link(f"check {row['check']}", claim=claim)
        else:
            source = source_cell(record.against(claim))
            used += [one["source"] for one in record.rows(claim)]
        verdict = f"{row['verdict']}: {row['kind']}" if row["kind"] else row["verdict"]
        body.append([link(claim, claim=claim), row["stated"], verdict, sentence(row["said"]), source])
    facts = tally(rows["verdict"], {"undelivered": UNDELIVERED} | {word(name): name for name in CORRECTED})
    facts |= tally(rows["source_of"], {"checks": "check", "own": "edition"})
    header = ["Claim", "What is stated", "Verdict", "What the record or the check says", "Source"]
    return Tabled(header, body, rows.drop(columns="source"), facts, used, widths=[2, 6, 3, 10, 4])


@exhibit("tbl-sources-differ", tables=("ledger", "testimony", "sources"))
def sources_differ(ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Tabled:
    """One row a claim on which sources stand on both sides, by verdict and statement, with every source of either."""
    record = joined(evidence, sources)
    rows, body, used = [], list[list[str | Cell]](), ["article-a", "article-b"]
    settled = ledger[ledger["record"].isin([*DIVIDED, *CORRECTED, *STANDING])]
    for row in settled.sort_values(["record", "statement"]).to_dict("records"):
        claim, verdict = row["claim"], row["record"]
        support, other = sides = (record.rows(claim, FOR), record.against(claim))
        if support and other:
            body.append([link(claim, claim=claim), row["statement"], verdict, *map(_cited, sides)])
            pages = [{one["source"] for one in side} for side in sides]
            one_page = bool(set.intersection(*pages))
            rows.append((claim, verdict, support[0]["source"], other[0]["source"], one_page))
            used += set.union(*pages)
    frame = pd.DataFrame(rows, columns=["claim", "record", "agrees", "differs", "one_page"])
    facts: dict[str, Fact] = {"n": len(frame), "one_page": int(frame["one_page"].sum())}
    facts |= tally(frame["record"], {word(name): name for name in DIVIDED})
    facts["corrected"] = int(frame["record"].isin(CORRECTED).sum())
    header = ["Claim", "What is stated", "Verdict", "What speaks for it", "What speaks against it"]
    return Tabled(header, body, frame, facts, used, widths=[2, 5, 3, 6, 6])


def _cited(found: list[dict[str, Any]]) -> Cell:
    said = " ".join(f"{one['publisher']} ({one['grade']}): {one['finding']}" for one in found)
    return to_page(said, found[0])
