"""Chapter 05, third part: students abroad, Bolashak by destination, the steps of the visa waiver."""

from __future__ import annotations

import pandas as pd

from helpers import measures
from helpers.claims.values import Value
from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, style, turn
from helpers.figures.culture.offer import stated
from helpers.measures.yearly import yearly
from helpers.tables import dates

#: Destinations drawn one by one; the first four are members of the EU held constant, the last is not.
DESTINATIONS = ("CZE", "DEU", "POL", "FRA", "GBR")
#: Their lines, of which four have one colour and cross.
LOOKS = {"CZE": "-o", "DEU": "--s", "POL": ":D", "FRA": "-.^", "GBR": "-o"}
#: Out of line with both neighbours in the source, and a year for which hosts had not finished reporting.
WEAK_YEARS = (2008, 2020)
BOLASHAK = {"USA": "US", "USA-CAN": "US", "RUS": "Russia"}
BOLASHAK |= dict.fromkeys(("DEU", "FRA", "POL"), "member state")
_MEMBERS = style.ACTOR["member state"]
#: Face, edge and text of a bar by where the countries lie.
REGIONS = {
    "EU member then": ("EU members then", _MEMBERS, _MEMBERS, style.INSIDE),
    "other European": ("other European", "white", _MEMBERS, style.INK),
    "elsewhere": ("elsewhere", style.MUTED, style.MUTED, "white"),
}


def _series(indicators: pd.DataFrame, indicator: str, counterpart: str) -> pd.Series:
    """Values by year; years that the source lacks stay gaps."""
    return yearly(indicators, indicator, counterpart=counterpart).reindex(range(2000, 2021))


@exhibit("fig-students-abroad", tables=("indicators", "entities"))
def students_abroad(indicators: pd.DataFrame, entities: pd.DataFrame) -> Drawn:
    """Totals and single destinations."""
    names = entities.set_index("entity")["label"]
    total = _series(indicators, "students-abroad-total", "")
    russia = _series(indicators, "students-abroad", "RUS")
    members = _series(indicators, "students-abroad-oecd-eu", "EU22OECD").dropna()
    begin, middle, end = members.index
    national = indicators[indicators["indicator"] == "students-abroad-share-reported"].iloc[0]
    counts = indicators[indicators["indicator"] == "students-abroad-reported"].sort_values("period")
    reported, china = (counts[counts["counterpart"] == code].iloc[-1] for code in ("WLD", "CHN"))

    figure, (top, centre) = style.canvas(5.0, rows=2, narrow=(6.4, 2, 1), height_ratios=[1.0, 1.0])
    _line(top, total / 1000, style.INK, "all hosts that report")
    _line(top, russia / 1000, style.ACTOR["Russia"], "Russia")
    top.plot(members.index, members / 1000, "o", color=style.ACTOR["EU"], markersize=6)
    top.text(end + 0.6, members[end] / 1000 + current().pick(4, 9), "22 EU members\nof the OECD", va="center")
    top.set_ylim(0, 100)
    top.set_ylabel("thousand students")
    top.set_title(
        f"All students abroad: {measures.share(russia[end], total[end]):.0f}% of them in Russia in {end}"
    )
    single = {code: _series(indicators, "students-abroad", code) for code in DESTINATIONS}
    for code, series in single.items():
        colour = style.GREY if code == "GBR" else style.ACTOR["member state"]
        _line(centre, series, colour, str(names[code]), weak=(), look=LOOKS[code])
    centre.set_ylim(0, 2400)
    centre.set_ylabel("students")
    centre.set_title(
        f"Single destinations: Czechia {single['CZE'][end]:,.0f}, United Kingdom {single['GBR'][end]:,.0f} in {end}"
    )
    for axes in (top, centre):
        style.years(axes, 1999, 2026, 5)
        axes.set_xticks(range(2000, 2021, 5))
        axes.grid(axis="y")

    facts: dict[str, Fact] = {
        "begin": int(begin), "middle": int(middle), "end": int(end),
        "eu_growth": abs(measures.growth(members[begin], members[end])),
        "eu_way": turn(members[end] - members[begin], "grew"), "total_way": turn(total[end] - total[begin], "grew"),
        "total_end": total[end], "total_growth": abs(measures.growth(total[begin], total[end])),
        "share_begin": measures.share(members[begin], total[begin]),
        "share_middle": measures.share(members[middle], total[middle]),
        "share_end": measures.share(members[end], total[end]),
        "russia_end": measures.share(russia[end], total[end]),
        "czech_end": single["CZE"][end], "uk_end": single["GBR"][end], "national_share": float(national["value"]),
    }  # fmt: skip
    wanted = indicators["indicator"].isin(
        ["students-abroad-total", "students-abroad-share-reported"]
    ) | indicators.index.isin([reported.name, china.name])
    several = indicators["indicator"].isin(["students-abroad", "students-abroad-oecd-eu"])
    wanted |= several & indicators["counterpart"].isin([*DESTINATIONS, "RUS", "EU22OECD"])
    kept = indicators.loc[
        wanted, ["indicator", "counterpart", "period", "value", "status", "source", "note"]
    ].reset_index(drop=True)
    return Drawn(figure, kept, facts, sorted(set(kept["source"])))


def _line(
    axes: style.Axes,
    series: pd.Series,
    colour: str,
    label: str,
    weak: tuple[int, ...] = WEAK_YEARS,
    look: str = "-o",
) -> None:
    """A line with dots that breaks at gaps and leaves weak years out as hollow dots; labelled at its end."""
    firm = series.mask(series.index.isin(weak))
    axes.plot(series.index, firm, look, color=colour, markersize=3.6, linewidth=1.5)
    doubtful = series[series.index.isin(weak)].dropna()
    axes.plot(doubtful.index, doubtful, "o", markerfacecolor="white", markeredgecolor=colour, markersize=5)
    last = firm.dropna().index[-1]
    axes.text(last + current().pick(0.6, 1.1), firm[last], label, va="center")


@exhibit("fig-bolashak", tables=("indicators", "entities"))
def bolashak(indicators: pd.DataFrame, entities: pd.DataFrame) -> Drawn:
    """Two counts side by side."""
    names = entities.set_index("entity")["label"]
    by = indicators.sort_values(["value", "counterpart"], ascending=[False, True])
    first = by[by["indicator"] == "bolashak-holders-share"]
    counts = by[by["indicator"] == "bolashak-holders"]
    total = float(counts.loc[counts["counterpart"] == "WLD", "value"].iloc[0])
    second = counts[counts["counterpart"] != "WLD"]
    rest = total - second["value"].sum()
    left = pd.DataFrame(
        {"destination": first["counterpart"], "holders": float("nan"), "share": first["value"]}
    )
    right = pd.DataFrame({"destination": [*second["counterpart"], ""], "holders": [*second["value"], rest]})
    right["share"] = [measures.share(value, total) for value in right["holders"]]
    parts = [(first["period"], left), (second["period"], right)]
    rows = pd.concat([part.assign(period=period.iloc[0]) for period, part in parts], ignore_index=True)
    rows = rows[["period", "destination", "holders", "share"]]
    figure, panels = style.canvas(3.1, columns=2)
    for axes, (period, group) in zip(panels, rows.groupby("period", sort=False), strict=True):
        for y, row in enumerate(group.itertuples()):
            colour = style.ACTOR[BOLASHAK.get(row.destination, "other")] if row.destination else style.GRID
            mixed = row.destination == "EUROPE-CONT"
            edge = style.ACTOR["member state"] if mixed else colour
            axes.barh(
                y, row.share, height=0.66, facecolor="white" if mixed else colour, edgecolor=edge, linewidth=1
            )
            number = "" if pd.isna(row.holders) else f" ({row.holders:,.0f})"
            axes.text(row.share + 1, y, f"{row.share:.1f}%{number}", va="center", fontsize=8.2)
        labels = [
            style.wrap(str(names[code]).replace(" as the source draws it", "").capitalize(), 17)
            if code
            else "all others"
            for code in group["destination"]
        ]
        drawing.rows(axes, [_proper(label) for label in labels], 0.4, 0.6)
        axes.set_xlim(0, 82)
        axes.set_xticks([0, 20, 40, 60])
        axes.set_xlabel("% of holders abroad")
        axes.set_title(dates.readable(period) if "/" not in period else period)
    shares = {
        (period, code): share
        for period, code, share in rows[["period", "destination", "share"]].itertuples(index=False)
    }
    one, two = rows["period"].iloc[0], rows["period"].iloc[-1]
    eu = second[second["counterpart"].map(BOLASHAK.get) == "member state"]["value"].sum()
    facts: dict[str, Fact] = {
        "total": int(total), "eu": int(eu), "eu_share": measures.share(eu, total),
        "uk_first": shares[one, "GBR"], "america_first": shares[one, "USA-CAN"], "anglo_first": shares[one, "GBR"] + shares[one, "USA-CAN"],
        "us_second": shares[two, "USA"], "uk_second": shares[two, "GBR"], "anglo_second": shares[two, "USA"] + shares[two, "GBR"],
    }  # fmt: skip
    said = f"State scholars (Bolashak) alone: {facts['anglo_second']:.0f}% in the US and the UK in {two}"
    drawing.headline(figure, said)
    return Drawn(figure, rows, facts, sorted({*first["source"], *counts["source"]}))


def _proper(label: str) -> str:
    for word in ("Kingdom", "States", "Canada", "Europe", "Pacific"):
        label = label.replace(word.lower(), word)
    return label


@exhibit("fig-visa-steps", tables=("claims", "visa_steps", "visa_countries", "sources"))
def visa_steps(
    claims: pd.DataFrame, visa_steps: pd.DataFrame, visa_countries: pd.DataFrame, sources: pd.DataFrame
) -> Drawn:
    """Countries covered at each step, by region, beside what article A states."""
    steps = visa_steps.sort_values("begins").reset_index(drop=True)
    counted = visa_countries.groupby(["step", "region"]).size().unstack(fill_value=0)
    counted = counted.reindex(columns=list(REGIONS), fill_value=0)
    rows = steps.merge(counted, left_on="step", right_index=True)
    rows["countries"] = rows[list(REGIONS)].sum(axis=1)
    narrow = current().narrow
    figure, (axes,) = style.canvas(2.9, narrow=(5.0, 1, 1))
    for y, row in enumerate(rows.to_dict("records")):
        left = 0
        for region, (label, face, edge, ink) in REGIONS.items():
            if row[region]:
                shown = label if y == len(rows) - 1 else "_"
                look: style.Look = {"facecolor": face, "edgecolor": edge, "linewidth": 1, "label": shown}
                axes.barh(y, row[region], left=left, height=0.5, **look)
                letters: style.Look = {"ha": "center", "va": "center", "color": ink, "weight": "bold"}
                axes.text(left + row[region] / 2, y, str(row[region]), **letters)
            left += row[region]
        value = stated(claims, row["claim"])
        said = row["stated"].format(value=_bare(value), count=len(value.members))
        x, first, second = (0.0, -0.49, -0.28) if narrow else (left + 0.8, 0.0, 0.05)
        covers = f"{row['countries']} countries, {row['days']} days"
        axes.text(x, y + first, covers, va="bottom", fontsize=8.2)
        letters = {"fontsize": 8.2, "color": style.ARTICLE["A"], "weight": "bold"}
        axes.text(x, y + second, f"article A {said}", va="bottom" if narrow else "top", **letters)
    days = [f"from\n{dates.readable(day)}" for day in rows["begins"]]
    drawing.rows(axes, days, 0.6, 0.85 if narrow else 0.6)
    axes.set_xlim(0, 50 if narrow else 64)
    axes.set_xticks([0, 10, 20, 30, 40])
    axes.set_xlabel("countries whose citizens need no visa")
    if narrow:
        figure.legend(*axes.get_legend_handles_labels(), loc="outside upper left", ncols=3, handlelength=1.0)
    else:
        axes.legend(loc="upper right", handlelength=1.0, handleheight=0.9)
    axes.set_title("Three statements of article A fall on three different steps")
    listed = set(stated(claims, "a-292").members)
    covered = {step: set(group["country"]) for step, group in visa_countries.groupby("step")}
    fit = {step: len(listed & countries) - len(listed ^ countries) for step, countries in covered.items()}
    match = max(steps["step"], key=lambda step: (fit[step], step))
    at = rows.set_index("step")
    fitting = rows.loc[rows["days"] == int(float(stated(claims, "a-295").text)), "begins"].min()
    facts: dict[str, Fact] = {
        "steps": len(rows), "listed": len(listed), "shared": len(listed & covered[match]), "list_year": dates.year(at.loc[match, "begins"]),
        "year": dates.year(stated(claims, "a-291").text), "days": int(float(stated(claims, "a-295").text)), "days_year": dates.year(fitting),
    }  # fmt: skip
    for name, row in zip(("first", "second", "third"), rows.to_dict("records"), strict=True):
        facts |= {
            f"n_{name}": row["countries"],
            f"eu_{name}": row["EU member then"],
            f"stay_{name}": row["days"],
        }
    known = set(sources["source"])
    kept = rows[["step", "begins", "days", "countries", *REGIONS, "claim", "source", "day_source"]]
    read = [key for key in (*rows["source"], *rows["day_source"]) if key in known]
    return Drawn(figure, kept, facts, ["article-a", *read])


def _bare(value: Value) -> str:
    return value.readable.removesuffix(" days")
