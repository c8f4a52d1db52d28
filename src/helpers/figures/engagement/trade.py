"""Chapter 04, third part: the EU's share in Kazakhstan's trade."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, style
from helpers.measures import share

#: Claims of the stated shares, and the year that the text gives them.
STATED = {"exports": "a-155", "turnover": "a-156"}
STATED_YEAR = 2021
FLOWS = {"exports": "Exports", "imports": "Imports", "turnover": "Both"}
REPORTED = {"exports": "exports-reported", "imports": "imports-reported", "turnover": "turnover-reported"}
#: Shares as a source gives them, by flow and kind of dot.
GIVEN = {
    "turnover-share-reported": ("turnover", "share as reported"),
    "export-share-penppml": ("exports", "share from customs data"),
    "import-share-penppml": ("imports", "share from customs data"),
    "export-share-wits": ("exports", "lower bound"),
    "import-share-wits": ("imports", "lower bound"),
}
MARKS = {
    "article A": ("D", "stated by article A"),
    "amount over total": ("o", "reported amount over WDI total"),
    "amount uncertain": ("o", "the same, derived or approximate"),
    "share from customs data": ("s", "customs data, members of today"),
    "lower bound": ("^", "customs data, lower bound"),
    "share as reported": ("_", "share as reported, rounded"),
}
HOLLOW = ("amount uncertain",)
#: Dots of shares that are computed here.
COMPUTED = ("amount over total", "amount uncertain")
#: Marks of one year are set apart by kind, in years.
ASIDE = {"article A": -0.4, "share as reported": 0.4}
YEAR = r"\d{4}"


def whole_trade(indicators: pd.DataFrame) -> pd.DataFrame:
    """Kazakhstan's exports, imports and turnover by year, USD billion (World Development Indicators)."""
    chosen = indicators[
        (indicators["entity"] == "KAZ")
        & indicators["indicator"].isin(["merchandise-exports", "merchandise-imports"])
    ]
    totals = chosen.pivot_table(index="period", columns="indicator", values="value").div(1000)
    totals = totals.rename(columns={"merchandise-exports": "exports", "merchandise-imports": "imports"})
    return totals.assign(turnover=totals["exports"] + totals["imports"])


def eu_shares(indicators: pd.DataFrame) -> pd.DataFrame:
    """Every share of the EU in Kazakhstan's trade that the public values allow, percent; whole years only."""
    european = indicators[
        (indicators["entity"] == "KAZ")
        & indicators["counterpart"].isin(["EU", "EU27"])
        & indicators["period"].str.fullmatch(YEAR)
    ]
    totals = whole_trade(indicators)
    found: list[dict[str, object]] = []
    kinds = {name: (flow, "") for flow, name in REPORTED.items()} | GIVEN
    for row in european[european["indicator"].isin(kinds)].itertuples():
        flow, kind = kinds[str(row.indicator)]
        value = float(row.value)  # type: ignore[arg-type]
        if not kind:
            kind = "amount over total" if row.status == "published" else "amount uncertain"
            value = share(value, float(totals.loc[row.period, flow]))  # type: ignore[arg-type,index]
        found.append(
            {"flow": flow, "year": int(str(row.period)), "share": value, "kind": kind}
            | {"status": row.status, "source": row.source}
        )
    return pd.DataFrame(found).sort_values(["flow", "year", "kind", "share"], ignore_index=True)


def stated_shares(claims: pd.DataFrame) -> dict[str, float]:
    """The stated shares by flow, percent."""
    values = claims.set_index("claim")["value"]
    return {flow: float(values[claim]) for flow, claim in STATED.items()}


def _dots(axes: Axes, rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        marker, _ = MARKS[str(row.kind)]
        face = "white" if row.kind in HOLLOW else style.MUTED
        size, width = (9.0, 2.2) if marker == "_" else (6.0, 1.2)
        look: style.Look = {"markerfacecolor": face, "ms": size, "mew": width, "ls": "", "zorder": 3}
        axes.plot(
            [float(row.year) + ASIDE.get(str(row.kind), 0)], [row.share], marker, color=style.MUTED, **look
        )


def _labels(axes: Axes, rows: pd.DataFrame) -> None:
    """Values from the stated year on; one on the line of the stated share goes below it."""
    highest = rows.loc[rows["year"] == STATED_YEAR, "share"].max()
    for row in rows[(rows["year"] >= STATED_YEAR) & rows["kind"].isin(COMPUTED)].itertuples():
        place = (7, -9) if row.year != STATED_YEAR else (0, 6 if row.share == highest else -13)
        axes.annotate(
            f"{row.share:.1f}", (row.year, row.share), place, textcoords="offset points",  # type: ignore[arg-type]
            ha="center" if place[0] == 0 else "left", fontsize=8,
        )  # fmt: skip


@exhibit("fig-trade-shares", tables=("claims", "indicators"))
def trade_shares(claims: pd.DataFrame, indicators: pd.DataFrame) -> Drawn:
    """Dots of the EU's share in exports, imports and turnover."""
    rows, stated = eu_shares(indicators), stated_shares(claims)
    figure, panels = style.canvas(6.3, 3, 1, narrow=(7.4, 3, 1), sharex=True, sharey=True)
    first, last = int(rows["year"].min()), int(rows["year"].max())
    for axes, (flow, words) in zip(panels, FLOWS.items(), strict=True):
        chosen = rows[rows["flow"] == flow]
        _dots(axes, chosen)
        _labels(axes, chosen)
        said = "A states no share"
        if flow in stated:
            said = f"A states {stated[flow]:g}% for {STATED_YEAR}"
            axes.axhline(stated[flow], color=style.ARTICLE["A"], lw=0.8, ls=(0, (1, 2)), zorder=1)
            place = STATED_YEAR + ASIDE["article A"]
            axes.plot([place], [stated[flow]], "D", color=style.ARTICLE["A"], ms=7, zorder=5)
        after = chosen[(chosen["year"] == STATED_YEAR + 1) & (chosen["kind"] == "amount over total")]["share"]
        public = f"; public amounts give {after.iloc[0]:.1f}% for {STATED_YEAR + 1}" if len(after) else ""
        axes.set_title(f"{words}: {said}{public}")
        axes.set_ylabel("%")
        axes.grid(axis="y")
    panels[0].set_ylim(0, 58)
    panels[0].set_yticks(range(0, 51, 10))
    style.years(panels[-1], first - 1, last + 1.6, 4)
    shapes = [
        style.mark(
            text, marker, style.ARTICLE["A"] if kind == "article A" else style.MUTED, hollow=kind in HOLLOW,
            mew=2.2 if marker == "_" else 1.2,
        )
        for kind, (marker, text) in MARKS.items()
    ]  # fmt: skip
    if current().narrow:
        drawing.key(figure, shapes, 1, handletextpad=0.2)
    else:
        look: style.Look = {"handletextpad": 0.2, "columnspacing": 1.0, "frameon": True, "framealpha": 1}
        panels[1].legend(handles=shapes, loc="upper right", ncols=2, edgecolor="white", **look)
    own = pd.DataFrame({"flow": list(stated), "year": STATED_YEAR, "share": list(stated.values())})
    shown = pd.concat([own.assign(kind="article A", status="", source="article-a"), rows], ignore_index=True)
    facts = _facts(claims, rows) | {"first": first, "last": last}
    return Drawn(figure, shown, facts, ["article-a", "wdi-kaz-2026", *rows["source"]])


def _facts(claims: pd.DataFrame, rows: pd.DataFrame) -> dict[str, Fact]:
    stated = stated_shares(claims)
    computed = rows[rows["kind"].isin(COMPUTED)]
    turnover = computed[computed["flow"] == "turnover"]
    same_year = turnover[turnover["year"] == STATED_YEAR]["share"]
    gaps = (turnover["share"] - stated["turnover"]).abs()
    facts: dict[str, Fact] = {
        "year": STATED_YEAR, "exports": stated["exports"], "turnover": stated["turnover"],
        "turnover_last": float(turnover["share"].iloc[-1]), "turnover_year": int(turnover["year"].iloc[-1]),
        "best": int(turnover.loc[gaps.idxmin(), "year"]), "low": float(same_year.min()), "high": float(same_year.max()),
    }  # fmt: skip
    for row in computed[computed["kind"] == "amount over total"].itertuples():
        facts[f"{row.flow}_{row.year}"] = float(row.share)  # type: ignore[arg-type]
    return facts
