"""Chapter 04, third part: the EU's share in Kazakhstan's trade."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.layout import current
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
    for flow, name in REPORTED.items():
        for row in european[european["indicator"] == name].itertuples():
            kind = "amount over total" if row.status == "published" else "amount uncertain"
            percent = share(float(row.value), float(totals.loc[row.period, flow]))  # type: ignore[arg-type]
            found.append(
                {
                    "flow": flow,
                    "year": int(str(row.period)),
                    "share": percent,
                    "kind": kind,
                    "status": row.status,
                    "source": row.source,
                }
            )
    for name, (flow, kind) in GIVEN.items():
        found += [
            {
                "flow": flow,
                "year": int(str(row.period)),
                "share": row.value,
                "kind": kind,
                "status": row.status,
                "source": row.source,
            }
            for row in european[european["indicator"] == name].itertuples()
        ]
    return pd.DataFrame(found).sort_values(["flow", "year", "kind", "share"]).reset_index(drop=True)


def stated_shares(claims: pd.DataFrame) -> dict[str, float]:
    """The stated shares by flow, percent."""
    values = claims.set_index("claim")["value"]
    return {flow: float(values[claim]) for flow, claim in STATED.items()}


def _dots(axes: Axes, rows: pd.DataFrame) -> None:
    for row in rows.itertuples():
        marker, _ = MARKS[str(row.kind)]
        face = "white" if row.kind in HOLLOW else style.MUTED
        size, width = (9.0, 2.2) if marker == "_" else (6.0, 1.2)
        axes.plot(
            [float(row.year) + ASIDE.get(str(row.kind), 0)],
            [row.share],
            marker,
            color=style.MUTED,
            markerfacecolor=face,
            ms=size,
            mew=width,
            ls="",
            zorder=3,
        )


def _labels(axes: Axes, rows: pd.DataFrame) -> None:
    """Values from the stated year on; one on the line of the stated share goes below it."""
    for row in rows[
        (rows["year"] >= STATED_YEAR) & rows["kind"].isin(["amount over total", "amount uncertain"])
    ].itertuples():
        shift = {
            STATED_YEAR: (0, 6 if row.share == rows.loc[rows["year"] == STATED_YEAR, "share"].max() else -13)
        }
        place = shift.get(int(row.year), (7, -9))  # type: ignore[arg-type]
        axes.annotate(
            f"{row.share:.1f}",
            (row.year, row.share),
            place,
            textcoords="offset points",
            ha="center" if place[0] == 0 else "left",
            fontsize=8,
        )  # type: ignore[arg-type]


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
            axes.plot(
                [STATED_YEAR + ASIDE["article A"]],
                [stated[flow]],
                "D",
                color=style.ARTICLE["A"],
                ms=7,
                zorder=5,
            )
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
        figure.legend(handles=shapes, loc="outside upper left", ncols=1, handletextpad=0.2)
    else:
        panels[1].legend(
            handles=shapes,
            loc="upper right",
            ncols=2,
            handletextpad=0.2,
            columnspacing=1.0,
            frameon=True,
            framealpha=1,
            edgecolor="white",
        )
    facts = _facts(claims, indicators, rows)
    shown = pd.concat(
        [
            pd.DataFrame(
                [
                    {
                        "flow": f,
                        "year": STATED_YEAR,
                        "share": v,
                        "kind": "article A",
                        "status": "",
                        "source": "article-a",
                    }
                    for f, v in stated.items()
                ]
            ),
            rows,
        ]
    )
    return Drawn(
        figure,
        shown.reset_index(drop=True),
        facts | {"first": first, "last": last},
        ["article-a", "wdi-kaz-2026", *rows["source"]],
    )


def _facts(
    claims: pd.DataFrame, indicators: pd.DataFrame, rows: pd.DataFrame
) -> dict[str, float | int | str]:
    stated = stated_shares(claims)
    computed = rows[rows["kind"].isin(["amount over total", "amount uncertain"])]
    turnover = computed[computed["flow"] == "turnover"]
    same_year = turnover[turnover["year"] == STATED_YEAR]["share"]
    gaps = (turnover["share"] - stated["turnover"]).abs()
    facts: dict[str, float | int | str] = {
        "year": STATED_YEAR,
        "exports": stated["exports"],
        "turnover": stated["turnover"],
        "turnover_last": float(turnover["share"].iloc[-1]),
        "turnover_year": int(turnover["year"].iloc[-1]),
        "best": int(turnover.loc[gaps.idxmin(), "year"]),
        "low": float(same_year.min()),
        "high": float(same_year.max()),
    }
    for row in computed[computed["kind"] == "amount over total"].itertuples():
        facts[f"{row.flow}_{row.year}"] = float(row.share)  # type: ignore[arg-type]
    return facts
