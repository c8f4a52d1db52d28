"""Exhibits of chapter 09: what only one of the two articles speaks of."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import Patch

from helpers.exhibits import Cell, Drawn, Fact, Tabled, drawing, exhibit, style
from helpers.figures.audit.evidence import sentence, word
from helpers.figures.two_articles.shared import DIMENSIONS

#: Fields of instruments, in the order of the chapters.
FIELDS = ("engagement", "culture", "political values", "foreign policy")


def alone(pairs: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of each article by dimension: all, and those that stand in no pair."""
    partnered = set(pairs["claim_a"]) | set(pairs["claim_b"])
    single = ~claims["claim"].isin(partnered)
    rows = []
    for article in style.ARTICLE:
        mine = claims["article"] == article
        for dimension in DIMENSIONS:
            here = mine & (claims["dimension"] == dimension)
            counts = {"claims": int(here.sum()), "alone": int((here & single).sum())}
            rows.append({"article": article, "dimension": dimension} | counts)
    return pd.DataFrame(rows)


@exhibit("fig-only-in-one", tables=("concordance_outcomes", "claims"))
def only_in_one(pairs: pd.DataFrame, claims: pd.DataFrame) -> Drawn:
    """Bars of claims by dimension, one panel an article, the part without a counterpart solid."""
    rows = alone(pairs, claims)
    facts: dict[str, Fact] = {}
    figure, axes = style.canvas(3.5, 1, 2, sharex=True, sharey=True)
    for ax, article in zip(axes, style.ARTICLE, strict=True):
        key = article.lower()
        mine = rows[rows["article"] == article]
        for y, row in enumerate(mine.itertuples()):
            ax.barh(y, row.alone, height=0.66, color=style.ARTICLE[article])
            paired: style.Look = {"left": row.alone, "color": style.ARTICLE[article], "alpha": 0.3}
            ax.barh(y, row.claims - row.alone, height=0.66, **paired)
            ax.text(row.claims + 2, y, f"{row.alone} of {row.claims}", va="center", fontsize=8.2)
            facts[f"{key}_{word(str(row.dimension))}"] = int(row.claims)
            facts[f"{key}_{word(str(row.dimension))}_alone"] = int(row.alone)
        total, single = int(mine["claims"].sum()), int(mine["alone"].sum())
        facts |= {f"{key}_n": total, f"{key}_alone": single}
        ax.set_title(f"Article {article}: {single} of {total} claims\nhave no counterpart")
        ax.set_xlabel("claims")
        ax.tick_params(axis="y", length=0)
    drawing.rows(axes[0], [sentence(name) for name in DIMENSIONS])
    axes[0].set_xlim(0, float(rows["claims"].max()) * 1.36)
    handles = [
        Patch(color=style.MUTED, label="no counterpart in the other article"),
        Patch(color=style.MUTED, alpha=0.3, label="stands in a pair"),
    ]
    drawing.key(figure, handles, 2, columnspacing=1.4, handlelength=1.2)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def spoken_of(
    claims: pd.DataFrame, claim_instruments: pd.DataFrame, instruments: pd.DataFrame
) -> pd.DataFrame:
    """Instruments by field, with the number of claims of either article that speak of them and by which they are named."""
    article = claims.set_index("claim")["article"]
    spoken = claim_instruments.assign(article=claim_instruments["claim"].map(article))
    counts = spoken.groupby(["instrument", "article"]).size().unstack(fill_value=0)
    rows = instruments[["instrument", "label", "sender", "dimension"]].copy()
    for name in style.ARTICLE:
        rows[f"claims_{name.lower()}"] = rows["instrument"].map(counts[name]).fillna(0).astype(int)
    named = {(True, True): "both", (True, False): "A", (False, True): "B", (False, False): ""}
    rows["named_by"] = [named[pair] for pair in zip(rows["claims_a"] > 0, rows["claims_b"] > 0, strict=True)]
    return rows[rows["named_by"] != ""].reset_index(drop=True)


@exhibit("tbl-instruments-shared", tables=("claims", "claim_instruments", "instruments"))
def instruments_shared(
    claims: pd.DataFrame, claim_instruments: pd.DataFrame, instruments: pd.DataFrame
) -> Tabled:
    """One row a field; instruments named by A alone, by both, by B alone."""
    rows = spoken_of(claims, claim_instruments, instruments)
    body: list[list[str | Cell]] = []
    for field in FIELDS:
        mine = rows[rows["dimension"] == field]
        cells = [_listed(mine[mine["named_by"] == named]) for named in ("A", "both", "B")]
        body.append([sentence(field), *cells])
    facts: dict[str, Fact] = {"n": len(rows)}
    for key, named in {"both": "both", "only_a": "A", "only_b": "B"}.items():
        facts[key] = int((rows["named_by"] == named).sum())
    header = ["Field", "Article A alone", "Both articles", "Article B alone"]
    return Tabled(header, body, rows, facts, ["article-a", "article-b"], widths=[2, 5, 5, 5])


def _listed(rows: pd.DataFrame) -> str:
    named = []
    for row in rows.itertuples():
        counts = [str(count) for count in (row.claims_a, row.claims_b) if count]
        named.append(f"{row.label} ({', '.join(counts)})")
    return "; ".join(named) or "none"
