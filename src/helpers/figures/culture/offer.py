"""Chapter 05, first part: the EU's cultural doctrine, the 2014 survey, France and Germany, institutes found."""

from __future__ import annotations

from datetime import date

import pandas as pd

from helpers.claims.values import Value
from helpers.exhibits import NOTHING, Cell, Drawn, Tabled, exhibit, link, style
from helpers.exhibits.layout import current
from helpers.tables import dates

NOT_STATED = "not stated"
QUALIFIED = {
    "more than": "more than ", "over": "over ", "slightly more than": "slightly more than ", "less than": "less than ",
    "about": "about ", "nearly": "nearly ", "at least": "at least ", "up to": "up to ",
}  # fmt: skip


def stated(claims: pd.DataFrame, claim: str) -> Value:
    """The value that a claim states.

    Raises
    ------
    KeyError
        Where there is no such claim.
    """
    row = claims[claims["claim"] == claim]
    if row.empty:
        raise KeyError(claim)
    one = row.iloc[0]
    return Value(one["datatype"], one["value"], one["unit"], one["qualifier"])


def middle(text: str) -> float:
    """The middle of what a date can mean, as a decimal year: where a dot for it stands."""
    first, last = dates.span(text)
    if first is None or last is None:
        raise ValueError(f"{text!r} has an open end")
    return (dates.decimal(first) + dates.decimal(date.fromordinal(last.toordinal() + 1))) / 2


def agree(one: str, other: str) -> bool:
    """Whether two dates can mean the same day."""
    here, there = dates.span(one), dates.span(other)
    return here.first <= there.last and there.first <= here.last  # type: ignore[operator]


@exhibit("fig-cultural-doctrine", tables=("claims", "claim_instruments", "doctrine_documents"))
def cultural_doctrine(
    claims: pd.DataFrame, claim_instruments: pd.DataFrame, doctrine_documents: pd.DataFrame
) -> Drawn:
    """Dates of each document in the texts and in the reference list."""
    dated = claims[claims["datatype"] == "date"][["claim", "article", "locus", "value"]]
    rows = claim_instruments.merge(dated, on="claim").merge(doctrine_documents, on="instrument")
    rows = rows.sort_values(
        ["place", "locus", "article", "claim"], ascending=[True, False, True, True]
    ).reset_index(drop=True)
    rows["at"] = rows["value"].map(middle)
    narrow = current().narrow
    figure, (axes,) = style.canvas(3.9, narrow=(1.25 * rows["place"].nunique() + 1.2, 1, 1))
    main, differing, listed = [], 0, 0
    for place, group in rows.groupby("place", sort=True):
        texts = group[(group["locus"] == "text") & (group["article"] == "B")]
        best = min(texts["value"], key=lambda text: dates.span(text).days)
        main.append(best)
        axes.axhline(place, color=style.GRID, linewidth=0.7, zorder=0)
        x, up = (1970, 0.26) if narrow else (1976, 0.13)
        axes.text(x, place - up, group["gist"].iloc[0], fontsize=8, color=style.MUTED, va="bottom")
        if narrow:
            name = doctrine_documents.set_index("place").at[place, "label"]
            axes.text(x, place - 0.4, name, va="bottom", weight="bold")
        axes.plot(texts["at"], [place] * len(texts), "o", color=style.ARTICLE["B"], markersize=7, zorder=3)
        axes.text(
            middle(best),
            place - (0.09 if narrow else 0.2),
            dates.readable(best),
            ha="center",
            va="bottom",
            fontsize=8.2,
            weight="bold",
        )
        other = group[group["article"] == "A"]
        axes.plot(
            other["at"], [place + 0.22] * len(other), "o", color=style.ARTICLE["A"], markersize=6, zorder=3
        )
        notes = group[(group["locus"] == "note") & (group["article"] == "B")]
        listed += len(notes) > 0
        away = [not agree(text, best) for text in notes["value"]]
        differing += any(away)
        for note, apart in zip(notes.itertuples(), away, strict=True):
            axes.plot(
                [note.at],
                [place],
                "D",
                markerfacecolor="white",
                markeredgecolor=style.ARTICLE["B"],
                markersize=7,
                zorder=4 if apart else 2,
            )
            if apart:
                label = f"in the list:\n{dates.readable(str(note.value))}"
                axes.text(
                    note.at,
                    place + (0.07 if narrow else 0.17),
                    label,
                    ha="center",
                    va="top",
                    fontsize=8,
                    linespacing=1.05,
                )
    years = [dates.year(text) for text in main]
    facts: dict[str, float | int | str] = {
        "documents": len(main),
        "first": years[0],
        "second": years[1],
        "last": years[-1],
        "gap": years[1] - years[0],
        "span": years[-1] - years[1],
        "differing": differing,
        "listed": listed,
    }
    axes.set_yticks(
        [] if narrow else doctrine_documents["place"],
        [] if narrow else [style.wrap(label, 22) for label in doctrine_documents["label"]],
    )
    axes.set_ylim(len(main) + 0.85, 0.4)
    style.years(axes, 1970, 2026, 10)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    handles = [
        axes.plot([], [], "o", color=style.ARTICLE["B"], markersize=7, label="article B, text")[0],
        axes.plot(
            [],
            [],
            "D",
            markerfacecolor="white",
            markeredgecolor=style.ARTICLE["B"],
            markersize=7,
            label="article B, list",
        )[0],
        axes.plot([], [], "o", color=style.ARTICLE["A"], markersize=6, label="article A, text")[0],
    ]
    axes.legend(
        handles=handles,
        loc="lower left",
        ncols=1 if narrow else 3,
        handletextpad=0.1,
        columnspacing=0.9,
        borderaxespad=0,
    )
    figure.suptitle(
        f"{facts['gap']} years between the first two documents, {facts['span']} between the second and the last",
        x=0.005, ha="left", fontsize=9.4, weight="bold",
    )  # fmt: skip
    return Drawn(
        figure, rows[["instrument", "claim", "article", "locus", "value"]], facts, ["article-a", "article-b"]
    )


@exhibit("tbl-survey-2014", tables=("claims", "survey_points", "claim_references", "references", "searches"))
def survey(
    claims: pd.DataFrame,
    survey_points: pd.DataFrame,
    claim_references: pd.DataFrame,
    references: pd.DataFrame,
    searches: pd.DataFrame,
) -> Tabled:
    """One survey, point by point."""
    rows = (
        survey_points.sort_values("place")
        .merge(claims[["claim", "value"]], on="claim", how="left")
        .fillna({"value": ""})
    )
    cited = claim_references.set_index("claim")
    entries = references.set_index("reference")
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        if not row["stated"]:
            body.append([row["label"], NOT_STATED, row["needed"]])
            continue
        extra = {"printed": "", "fitting": "", "address": ""}
        if "{printed}" in row["stated"]:
            printed, fitting = cited.loc[row["claim"], ["reference", "fitting"]]
            extra = {
                "printed": str(entries.loc[printed, "number"]),
                "fitting": str(entries.loc[fitting, "number"]),
                "address": str(entries.loc[fitting, "address"]),
            }
        text = row["stated"].format(value=stated(claims, row["claim"]).readable, **extra)
        body.append([row["label"], link(text, claim=row["claim"]), row["needed"]])
    by_point = rows.set_index("point")
    answered = int((rows["stated"] != "").sum())
    sought = all(
        by_point.loc[point, "claim"] in set(searches["claim"])
        for point in ("institute", "question", "low", "high")
    )
    facts: dict[str, float | int | str] = {
        "points": len(rows),
        "stated": answered,
        "low": float(by_point.loc["low", "value"]),
        "high": float(by_point.loc["high", "value"]),
        "values": len(stated(claims, by_point.loc["values", "claim"]).members),
        "found": "not found" if sought else "not made for every claim",
    }
    kept = rows[["point", "claim", "value", "needed"]]
    return Tabled(
        ["Point", "What article B states", "What a reader would need"],
        body,
        kept,
        facts,
        ["article-b"],
        "lll",
        [3, 5, 6],
    )


@exhibit("tbl-france-germany", tables=("claims", "culture_criteria", "culture_criterion_claims"))
def france_germany(
    claims: pd.DataFrame, culture_criteria: pd.DataFrame, culture_criterion_claims: pd.DataFrame
) -> Tabled:
    """A criterion a row, a state a pair of columns."""
    rows = culture_criterion_claims.merge(culture_criteria, on="criterion").merge(
        claims[["claim", "sender"]], on="claim"
    )
    rows = rows.sort_values(["place", "country"]).reset_index(drop=True)
    body: list[list[str | Cell]] = []
    for criterion in culture_criteria.sort_values("place").itertuples():
        line: list[str | Cell] = [str(criterion.label)]
        for country in ("FRA", "DEU"):
            found = rows[(rows["criterion"] == criterion.criterion) & (rows["country"] == country)]
            if found.empty:
                line += [NOTHING, ""]
                continue
            one = found.iloc[0]
            value = stated(claims, one["claim"])
            shown = QUALIFIED.get(value.qualifier, "") + value.readable
            line += [link(one["phrase"].format(value=shown), claim=one["claim"]), one["sender"]]
        body.append(line)
    by_country = {
        country: set(rows.loc[rows["country"] == country, "criterion"]) for country in ("FRA", "DEU")
    }
    senders = rows["sender"].value_counts()
    facts: dict[str, float | int | str] = {
        "criteria": len(culture_criteria),
        "france": len(by_country["FRA"]),
        "germany": len(by_country["DEU"]),
        "both": len(by_country["FRA"] & by_country["DEU"]),
        "joint": int(senders.get("joint", 0)),
        "foundation": int(senders.get("foundation", 0)),
    }
    header = ["Criterion", "France", "Sender", "Germany", "Sender"]
    kept = rows[["criterion", "country", "claim", "phrase", "sender"]]
    return Tabled(header, body, kept, facts, ["article-b"], "lllll", [4, 5, 2, 5, 2])


@exhibit("tbl-institutes", tables=("institutes", "institute_claims", "claims", "sources"))
def institutes_found(
    institutes: pd.DataFrame, institute_claims: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame
) -> Tabled:
    """What the search found, with the claims that name the same institute."""
    european = institutes[institutes["actor"].isin(["EU", "EU member state"])]
    rows = european.merge(institute_claims[["item", "claim"]], on="item", how="left").fillna({"claim": ""})
    rows = rows.merge(sources[["source", "publisher", "address"]], on="source", how="left")
    rows = rows.sort_values(["actor", "sender", "item"]).reset_index(drop=True)
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        name = row["institution"] + (f" ({row['count']})" if row["count"] > 1 else "")
        begun = dates.readable(row["start"]) if row["start"] else NOTHING
        named: str | Cell = link(row["claim"], claim=row["claim"]) if row["claim"] else NOTHING
        body.append(
            [
                row["sender"],
                name,
                row["city"] or NOTHING,
                begun,
                named,
                link(row["publisher"], href=row["address"]),
            ]
        )
    alliance = rows[rows["institution"] == "Alliance Française"]
    cities = stated(claims, alliance["claim"].max()).members
    seen = set(alliance["city"])
    facts: dict[str, float | int | str] = {
        "rows": len(rows),
        "named": int((rows["claim"] != "").sum()),
        "stated": len(cities),
        "found": sum(city in seen for city in cities),
        "missing": " and ".join(city for city in cities if city not in seen),
        "latest": dates.readable(alliance["start"].max()),
    }
    header = ["Sender", "Institution", "City", "Since", "Named in", "Source"]
    kept = rows[
        ["item", "sender", "institution", "kind", "city", "start", "count", "claim", "source", "note"]
    ]
    keys = sorted({*rows["source"], "article-a", "article-b"})
    return Tabled(header, body, kept, facts, keys, "llllll", [3, 5, 2, 3, 2, 5])
