"""Chapter 04, second part: agreements, what two of them say of culture, and visits of leaders."""

from __future__ import annotations

import pandas as pd
from matplotlib.lines import Line2D

from helpers.exhibits import Cell, Drawn, Tabled, exhibit, link, style
from helpers.figures.engagement.motives import wording
from helpers.measures import years_between
from helpers.tables import dates

VOICES = {("A", "text"): "A, text", ("B", "text"): "B, text", ("B", "note"): "B, list"}
NOT_REPORTED = "not reported"
#: Marker and words of each kind of visit.
KINDS = {"official": ("o", "official"), "working": ("s", "working"), "not stated": ("D", "kind not stated")}
DIRECTIONS = {
    "to Brussels": ("Kazakhstan", "Presidents of Kazakhstan to Brussels"),
    "to Kazakhstan": ("EU", "EU leaders to Kazakhstan"),
}


def _days(text: str) -> tuple[float, float]:
    first, last = dates.span(text)
    if first is None or last is None:
        raise ValueError(f"{text!r} is open: an agreement needs a date")
    return dates.decimal(first), dates.decimal(last)


def stated_dates(
    claims: pd.DataFrame, agreements: pd.DataFrame, agreement_claims: pd.DataFrame, evidence: pd.DataFrame
) -> pd.DataFrame:
    """Every signature, stated or on record, beside the stated entry into force, and the years between them.

    One row a signature; `shortest` and `longest` are missing where no entry into force is stated. The record gives a row for
    each day that evidence on a signature names as a date, with the evidence as its key.
    """
    told = agreement_claims.merge(agreements, on="agreement").merge(
        claims[["claim", "article", "locus", "value"]], on="claim"
    )
    told["voice"] = [
        VOICES[article, locus] for article, locus in zip(told["article"], told["locus"], strict=True)
    ]
    force = told[told["step"] == "in force"].drop_duplicates("agreement").set_index("agreement")
    signed = told[told["step"] == "signed"]
    record = evidence[evidence["datatype"] == "date"].merge(
        signed[["claim", "agreement", "short", "place"]], on="claim"
    )
    record = record.sort_values(["place", "value", "evidence"]).drop_duplicates(["agreement", "value"])
    record = record.assign(claim=record["evidence"], article="record", voice="record")
    rows = pd.concat([signed, record]).sort_values(["place", "article", "claim"]).reset_index(drop=True)
    rows["in_force"] = rows["agreement"].map(force["value"]).fillna("")
    rows["in_force_claim"] = rows["agreement"].map(force["claim"]).fillna("")
    spans = [_interval(signed, entry) for signed, entry in zip(rows["value"], rows["in_force"], strict=True)]
    rows["shortest"], rows["longest"] = [low for low, _ in spans], [high for _, high in spans]
    return rows.rename(columns={"claim": "key"})[
        ["agreement", "short", "voice", "key", "value", "in_force", "in_force_claim", "shortest", "longest"]
    ]


def _interval(signed: str, entry: str) -> tuple[float, float]:
    if not entry:
        return float("nan"), float("nan")
    start, end = dates.span(signed), dates.span(entry)
    assert start.first and start.last and end.first and end.last
    between = years_between((start.first, start.last), (end.first, end.last))
    return between.low, between.high


def _length(shortest: float, longest: float) -> str:
    low, high = f"{shortest:.1f}", f"{longest:.1f}"
    return f"{low} years" if low == high else f"{low} to {high} years"


@exhibit("fig-agreements", tables=("claims", "agreements", "agreement_claims", "evidence"))
def agreements_timeline(
    claims: pd.DataFrame, agreements: pd.DataFrame, agreement_claims: pd.DataFrame, evidence: pd.DataFrame
) -> Drawn:
    """Signatures, stated and on record, and stated entries into force on one time axis."""
    rows = stated_dates(claims, agreements, agreement_claims, evidence)
    figure, (axes,) = style.canvas(1.1 + 0.36 * len(rows))
    height, ticks, previous = 0.0, [], None
    for row in rows.itertuples():
        if previous is not None:
            height += 1.0 if row.agreement == previous else 1.7
        first_line = row.agreement != previous
        previous = row.agreement
        ticks.append((height, str(row.voice)))
        colour = style.ARTICLE.get(str(row.voice)[0], style.MUTED)
        start, end = _days(str(row.value))
        if first_line:
            axes.text(1991.2, height - 0.72, str(row.short), fontsize=8.6, fontweight="bold", va="center")
        if row.in_force:
            entry = _days(str(row.in_force))[0]
            axes.plot(
                [start, entry],
                [height, height],
                color=colour,
                lw=1.1,
                zorder=2,
                ls="-" if str(row.voice).startswith("A") else (0, (4, 2)),
            )
            axes.plot([entry], [height], "D", color=style.ARTICLE["A"], ms=5, zorder=4)
            axes.text(
                entry + 0.45,
                height,
                _length(float(row.shortest), float(row.longest)),
                va="center",
                fontsize=8.2,
            )  # type: ignore[arg-type]
        else:
            axes.text(
                end + 0.6,
                height,
                f"{dates.readable(str(row.value))}; entry into force not stated",
                va="center",
                fontsize=8.2,
            )
        if end - start > 0.5:
            axes.plot([start, end], [height, height], color=colour, lw=6, solid_capstyle="butt", zorder=3)
        else:
            face = "white" if str(row.voice).endswith("list") else colour
            axes.plot([start], [height], "o", color=colour, markerfacecolor=face, ms=6, zorder=3)
    axes.set_yticks([place for place, _ in ticks], [voice for _, voice in ticks])
    axes.set_ylim(height + 0.8, -1.3)
    style.years(axes, 1991, 2026.6, 5)
    axes.tick_params(axis="y", length=0)
    stated = rows[rows["voice"] != "record"]
    axes.set_title(
        f"Stated dates: {stated['shortest'].min():.1f} to {stated['longest'].max():.1f} years from signature to entry into force"
    )
    axes.grid(axis="x")
    ends = stated.groupby("agreement").agg(
        low=("shortest", "min"), high=("longest", "max"), starts=("value", "nunique")
    )
    facts: dict[str, float | int | str] = {
        "agreements": len(ends),
        "open": int(ends["low"].isna().sum()),
        "known": int(ends["low"].notna().sum()),
    }
    for name in ("pca", "epca"):
        facts[f"{name}_low"], facts[f"{name}_high"] = (
            float(ends.loc[name, "low"]),
            float(ends.loc[name, "high"]),
        )  # type: ignore[arg-type]
        facts[f"{name}_record"] = float(
            rows.loc[(rows["agreement"] == name) & (rows["voice"] == "record"), "longest"].max()
        )
    stated[(stated["agreement"] == "pca") & (stated["shortest"] == stated["longest"])]

    used = evidence[(evidence["datatype"] == "date") & evidence["claim"].isin(stated["key"])]["source"]
    return Drawn(figure, rows, facts, ["article-a", "article-b", *used])


@exhibit("tbl-culture-clauses", tables=("claims", "agreements", "clauses", "clause_claims"))
def culture_clauses(
    claims: pd.DataFrame, agreements: pd.DataFrame, clauses: pd.DataFrame, clause_claims: pd.DataFrame
) -> Tabled:
    """Features of the culture clauses of two agreements side by side."""
    told = (
        clause_claims.merge(claims[["claim", "value", "statement"]], on="claim")
        .merge(clauses, on="clause")
        .merge(agreements, on="agreement")
    )
    told = told.sort_values(["place_x", "place_y"]).reset_index(drop=True)
    pair = agreements[agreements["agreement"].isin(told["agreement"])].sort_values("place")
    cells = {
        (row.clause, row.agreement): link(wording(str(row.wording), str(row.value)), claim=str(row.claim))
        for row in told.itertuples()
    }
    body: list[list[str | Cell]] = [
        [
            str(clause.label),
            *(cells.get((clause.clause, agreement), NOT_REPORTED) for agreement in pair["agreement"]),
        ]
        for clause in clauses.sort_values("place").itertuples()
    ]
    stated = told[told["presence"] == "stated"].groupby("agreement")["clause"].nunique()
    facts = {
        "features": len(clauses),
        "pca": int(stated.get("pca", 0)),
        "epca": int(stated.get("epca", 0)),
        "denied": int((told["presence"] == "denied").sum()),
    }
    shown = told[["clause", "agreement", "presence", "claim", "statement", "reason"]]
    return Tabled(["Feature", *pair["short"]], body, shown, facts, ["article-b"], "lll", [30, 32, 38])


def dated_visits(claims: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """One row a visit: a claim with a list of years gives one for each."""
    told = visits.merge(claims[["claim", "article", "value"]], on="claim")
    told = told.assign(date=told["value"].str.split(";")).explode("date")
    told["year"] = [dates.year(text) for text in told["date"]]
    return told.sort_values(["year", "claim"]).reset_index(drop=True)[
        ["date", "year", "direction", "visitor", "kind", "claim", "reason"]
    ]


@exhibit("fig-visits", tables=("claims", "visits"))
def visits_timeline(claims: pd.DataFrame, visits: pd.DataFrame) -> Drawn:
    """Stated visits by traveller, year and kind."""
    rows = dated_visits(claims, visits)
    travellers = {
        name: list(dict.fromkeys(rows.loc[rows["direction"] == name, "visitor"])) for name in DIRECTIONS
    }
    heights = [len(travellers[name]) + 0.6 for name in DIRECTIONS]
    figure, panels = style.canvas(3.5, 2, 1, sharex=True, height_ratios=heights)
    for axes, (direction, (actor, words)) in zip(panels, DIRECTIONS.items(), strict=True):
        chosen = rows[rows["direction"] == direction]
        seen: dict[tuple[str, int], int] = {}
        for row in chosen.itertuples():
            key = (str(row.visitor), int(row.year))  # type: ignore[arg-type]
            shift = 0.8 * seen.get(key, 0)
            seen[key] = seen.get(key, 0) + 1
            place = travellers[direction].index(key[0])
            marker, _ = KINDS[str(row.kind)]
            axes.plot([key[1] + shift], [place], marker, color=style.ACTOR[actor], ms=7, ls="")
            if shift == 0:
                axes.annotate(
                    str(key[1]), (key[1], place), (0, 7), textcoords="offset points", ha="center", fontsize=8
                )
        axes.set_yticks(range(len(travellers[direction])), travellers[direction])
        axes.set_ylim(len(travellers[direction]) - 0.5, -0.75)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x")
        axes.set_title(f"{words}: {len(chosen)} dated visits")
    style.years(panels[-1], 1991, 2023.5, 5)
    shapes = [
        Line2D([], [], marker=marker, color=style.MUTED, ls="", label=words)
        for marker, words in KINDS.values()
    ]
    panels[0].legend(
        handles=shapes,
        loc="lower left",
        ncols=3,
        bbox_to_anchor=(0, -0.04),
        handletextpad=0.2,
        columnspacing=1.2,
    )
    kinds = rows[rows["direction"] == "to Brussels"]["kind"].value_counts()
    sorted(set(rows.loc[rows["direction"] == "to Brussels", "year"]))
    facts = {
        "total": len(rows),
        "out": int((rows["direction"] == "to Brussels").sum()),
        "back": int((rows["direction"] == "to Kazakhstan").sum()),
        "official": int(kinds.get("official", 0)),
        "working": int(kinds.get("working", 0)),
        "unknown_out": int(kinds.get("not stated", 0)),
        "first": int(rows["year"].min()),
        "last": int(rows["year"].max()),
    }
    return Drawn(figure, rows, facts, ["article-a"])
