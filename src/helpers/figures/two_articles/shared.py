"""Exhibits of chapter 09: the facts that both articles speak of, and what the record says on them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.lines import Line2D

from helpers.claims.verdicts import OPEN, STANDING
from helpers.exhibits import Cell, Drawn, Tabled, exhibit, link, style
from helpers.exhibits.facts import Fact
from helpers.exhibits.layout import current
from helpers.figures.audit.evidence import joined, sentence

DIMENSIONS = (
    "theory",
    "methods",
    "engagement",
    "culture",
    "political values",
    "foreign policy",
    "actors",
    "general",
)
#: Row for pairs whose two claims are coded under different dimensions.
MIXED = "two dimensions"
#: Agreement is not support, so neither outcome has a colour of the verdicts.
INKS = {"agree": style.GREY, "differ": style.MUTED}
MARKS = {"values": "s", "judgement": "o"}
#: Marks of a line on a telephone, and how far its lines stand apart.
LINE, APART = 15, 0.27


def paired(pairs: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Pairs with the dimension of both claims, or `two dimensions`, in the order in which a row of dots holds them.

    Agreeing pairs come first, those compared by value before those compared by reading; `place` counts from 1 in each row.
    """
    dimension = claims.set_index("claim")["dimension"]
    first, second = pairs["claim_a"].map(dimension), pairs["claim_b"].map(dimension)
    rows = pairs[["pair", "fact", "claim_a", "claim_b", "basis", "outcome"]].assign(
        dimension=first.where(first == second, MIXED)
    )
    order = {name: place for place, name in enumerate((*DIMENSIONS, MIXED))}
    rows = rows.assign(
        row=rows["dimension"].map(order), late=rows["outcome"] == "differ", read=rows["basis"] == "judgement"
    )
    rows = rows.sort_values(["row", "late", "read", "pair"], kind="stable").reset_index(drop=True)
    rows["place"] = rows.groupby("row").cumcount() + 1
    return rows.drop(columns=["row", "late", "read"])


def _look(outcome: str) -> dict[str, Any]:
    """Edge and face of a mark."""
    face = style.GROUND if outcome == "agree" else INKS[outcome]
    return {"color": INKS[outcome], "mfc": face, "mew": 1.1}


@exhibit("fig-concordance", tables=("concordance_outcomes", "claims"))
def concordance(pairs: pd.DataFrame, claims: pd.DataFrame) -> Drawn:
    """Marks by dimension: one a fact, hollow where the articles agree, filled where they differ."""
    rows = paired(pairs, claims)
    shown = [name for name in (*DIMENSIONS, MIXED) if name in set(rows["dimension"])]
    facts: dict[str, Fact] = {"n": len(rows)}
    facts |= {name: int((pairs["witness"] == name).sum()) for name in ("apart", "shared")}
    figure, (ax,) = style.canvas(0.31 * len(shown) + 1.05, narrow=(0.5 * len(shown) + 1.4, 1, 1))
    for y, name in enumerate(shown):
        mine = rows[rows["dimension"] == name]
        long = LINE if current().narrow else len(rows)
        top = y - APART * ((len(mine) - 1) // long) / 2
        for one in mine.itertuples():
            down, x = divmod(int(one.place) - 1, long)
            ax.plot([x + 1], [top + APART * down], MARKS[str(one.basis)], ms=4.8, **_look(str(one.outcome)))
        counts = mine["outcome"].value_counts()
        agree, differ = int(counts.get("agree", 0)), int(counts.get("differ", 0))
        ax.text(min(len(mine), long) + 1, y, f"{agree} agree, {differ} differ", va="center", fontsize=8.2)
    for outcome in INKS:
        facts[outcome] = int((rows["outcome"] == outcome).sum())
        facts[f"{outcome}_values"] = int(((rows["outcome"] == outcome) & (rows["basis"] == "values")).sum())
        for name in (*DIMENSIONS, MIXED):
            facts[f"{name.replace(' ', '_')}_{outcome}"] = int(
                ((rows["outcome"] == outcome) & (rows["dimension"] == name)).sum()
            )
    for name in (*DIMENSIONS, MIXED):
        facts[name.replace(" ", "_")] = int((rows["dimension"] == name).sum())
    ax.set_yticks(range(len(shown)), [sentence(name) for name in shown])
    ax.invert_yaxis()
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_xlim(0, max(int(rows["place"].max()) * 1.33, 12) if long > LINE else LINE * 1.9)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title(f"{facts['n']} facts stated by both: {facts['agree']} agree, {facts['differ']} differ")
    handles = [
        Line2D([], [], ls="", marker=mark, ms=4.8, label=f"{outcome}, {how}", **_look(outcome))
        for outcome in INKS
        for mark, how in ((MARKS["values"], "by value"), (MARKS["judgement"], "by reading"))
    ]
    figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=4,
        columnspacing=1.4,
        handletextpad=0.3,
        handlelength=1.2,
    )
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def with_verdicts(pairs: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Pairs with the record verdict on either claim."""
    record = ledger.set_index("claim")["record"]
    return pairs.assign(record_a=pairs["claim_a"].map(record), record_b=pairs["claim_b"].map(record))


def _stands(verdicts: pd.Series) -> pd.Series:
    return verdicts.isin(STANDING)


@exhibit("tbl-differences", tables=("concordance_outcomes", "ledger", "testimony", "sources"))
def differences(
    pairs: pd.DataFrame, ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame
) -> Tabled:
    """One row a fact on which the articles differ."""
    record = joined(evidence, sources)
    rows = with_verdicts(pairs[pairs["outcome"] == "differ"], ledger).reset_index(drop=True)
    claims = ledger.set_index("claim")
    body: list[list[str | Cell]] = []
    used: list[str] = ["article-a", "article-b"]
    for row in rows.to_dict("records"):
        by_value = row["basis"] == "values" and row["value_a"] and row["value_b"]
        stated = [
            row[f"value_{side}"] if by_value else claims.at[row[f"claim_{side}"], "statement"]
            for side in "ab"
        ]
        body.append(
            [
                row["fact"],
                link(stated[0], claim=row["claim_a"]),
                link(stated[1], claim=row["claim_b"]),
                record.said(row["claim_a"], row["record_a"]),
                record.said(row["claim_b"], row["record_b"]),
            ]
        )
        used += [
            one["source"]
            for side in "ab"
            for one in record.decisive(row[f"claim_{side}"], row[f"record_{side}"])[:1]
        ]
    a, b = _stands(rows["record_a"]), _stands(rows["record_b"])
    open_both = rows["record_a"].isin(OPEN) & rows["record_b"].isin(OPEN)
    facts: dict[str, Fact] = {
        "n": len(rows),
        "one_side": int((a ^ b).sum()),
        "both": int((a & b).sum()),
        "neither": int((~a & ~b).sum()),
        "open": int(open_both.sum()),
    }
    shown = rows[
        ["pair", "fact", "claim_a", "claim_b", "basis", "value_a", "value_b", "record_a", "record_b"]
    ]
    header = ["Fact", "Article A states", "Article B states", "Record on A's claim", "Record on B's claim"]
    return Tabled(header, body, shown, facts, used, widths=[3, 4, 4, 4, 4])
