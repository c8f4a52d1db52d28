"""Exhibits of chapter 09: the facts that both articles speak of, and what the record says on them."""

from __future__ import annotations

import pandas as pd
from matplotlib.lines import Line2D

from helpers.claims.verdicts import OPEN, STANDING
from helpers.exhibits import Cell, Drawn, Fact, Tabled, current, drawing, exhibit, link, ordered, style
from helpers.figures.audit.evidence import joined, sentence, word

DIMENSIONS = (
    "theory", "methods", "engagement", "culture", "political values", "foreign policy", "actors", "general",
)  # fmt: skip
#: Row for pairs whose two claims are coded under different dimensions.
MIXED = "two dimensions"
#: What that row is called in the picture.
MIXED_SHOWN = "different in A and B"
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
    rows = rows.assign(late=rows["outcome"] == "differ", read=rows["basis"] == "judgement")
    rows = ordered(rows, "dimension", "late", "read", "pair", dimension=(*DIMENSIONS, MIXED))
    rows["place"] = rows.groupby("dimension").cumcount() + 1
    return rows.drop(columns=["late", "read"])


def _look(outcome: str) -> style.Look:
    """Edge and face of a mark."""
    # A filled mark without an edge leaves a gap to the next, as a hollow one does.
    hollow = outcome == "agree"
    return {
        "color": INKS[outcome],
        "mfc": style.GROUND if hollow else INKS[outcome],
        "mew": 1.1 if hollow else 0,
    }


@exhibit("fig-concordance", tables=("concordance_outcomes", "claims"))
def concordance(pairs: pd.DataFrame, claims: pd.DataFrame) -> Drawn:
    """Marks by dimension: one a fact, hollow where the articles agree, filled where they differ."""
    rows = paired(pairs, claims)
    shown = [name for name in (*DIMENSIONS, MIXED) if name in set(rows["dimension"])]
    facts: dict[str, Fact] = {"n": len(rows)}
    facts |= {name: int((pairs["witness"] == name).sum()) for name in ("apart", "shared")}
    # A claim may stand in several pairs, so that there are fewer claims than pairs.
    facts |= {f"claims_{side}": int(rows[f"claim_{side}"].nunique()) for side in "ab"}
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
        here = rows[rows["outcome"] == outcome]
        facts |= {outcome: len(here), f"{outcome}_values": int((here["basis"] == "values").sum())}
        facts |= {
            f"{word(name)}_{outcome}": int((here["dimension"] == name).sum()) for name in (*DIMENSIONS, MIXED)
        }
    facts |= {word(name): int((rows["dimension"] == name).sum()) for name in (*DIMENSIONS, MIXED)}
    drawing.rows(ax, [sentence(MIXED_SHOWN if name == MIXED else name) for name in shown])
    ax.set_xlim(0, max(int(rows["place"].max()) * 1.33, 12) if long > LINE else LINE * 1.9)
    ax.set_xticks([])
    drawing.bare(ax, "bottom")
    ax.set_title(f"{facts['n']} facts stated by both: {facts['agree']} agree, {facts['differ']} differ")
    handles = [
        Line2D([], [], ls="", marker=mark, ms=4.8, label=f"{outcome}, {how}", **_look(outcome))
        for outcome in INKS
        for mark, how in ((MARKS["values"], "by value"), (MARKS["judgement"], "by reading"))
    ]
    drawing.key(figure, handles, 4, columnspacing=1.4, handletextpad=0.3, handlelength=1.2)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def with_verdicts(pairs: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """Pairs with the record verdict on either claim."""
    record = ledger.set_index("claim")["record"]
    return pairs.assign(record_a=pairs["claim_a"].map(record), record_b=pairs["claim_b"].map(record))


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
        line: list[str | Cell] = [row["fact"]]
        for side in "ab":
            claim = row[f"claim_{side}"]
            line.append(
                link(row[f"value_{side}"] if by_value else claims.at[claim, "statement"], claim=claim)
            )
        body.append([*line, *(record.said(row[f"claim_{side}"], row[f"record_{side}"]) for side in "ab")])
        for side in "ab":
            decisive = record.decisive(row[f"claim_{side}"], row[f"record_{side}"])
            used += [one["source"] for one in decisive[:1]]
    a, b = rows["record_a"].isin(STANDING), rows["record_b"].isin(STANDING)
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
