"""Chapter 05, third part: Bolashak by destination, and the steps of the visa waiver."""

from __future__ import annotations

import pandas as pd

from helpers import measures
from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, style
from helpers.figures.culture.offer import stated
from helpers.tables import dates

BOLASHAK = {"USA": "US", "USA-CAN": "US", "RUS": "Russia"}
BOLASHAK |= dict.fromkeys(("DEU", "FRA", "POL"), "member state")
_MEMBERS = style.ACTOR["member state"]
#: Face, edge and text of a bar by where the countries lie.
REGIONS = {
    "EU member then": ("EU members then", _MEMBERS, _MEMBERS, style.INSIDE),
    "other European": ("other European", "white", _MEMBERS, style.INK),
    "elsewhere": ("elsewhere", style.MUTED, style.MUTED, "white"),
}


@exhibit("fig-bolashak", tables=("indicators", "entities"))
def bolashak(indicators: pd.DataFrame, entities: pd.DataFrame) -> Drawn:
    """Two counts side by side."""
    labels = entities.set_index("entity")["label"].str.replace(" as the source draws it", "")
    names = (labels.str[:1].str.upper() + labels.str[1:]).to_dict() | {"": "all others"}
    by = indicators.sort_values(["value", "counterpart"], ascending=[False, True])
    first = by[by["indicator"] == "bolashak-holders-share"]
    counts = by[by["indicator"] == "bolashak-holders"]
    total = float(counts.loc[counts["counterpart"] == "WLD", "value"].iloc[0])
    second = counts[counts["counterpart"] != "WLD"]
    rest = total - second["value"].sum()
    one, two = (of["period"].iloc[0] for of in (first, second))
    left = pd.DataFrame({"period": one, "destination": first["counterpart"], "share": first["value"]})
    right = pd.DataFrame({"destination": [*second["counterpart"], ""], "holders": [*second["value"], rest]})
    right["share"] = [measures.share(value, total) for value in right["holders"]]
    rows = pd.concat([left, right.assign(period=two)], ignore_index=True)
    rows = rows[["period", "destination", "holders", "share"]]
    figure, panels = style.canvas(3.1, columns=2)
    for axes, (period, group) in zip(panels, rows.groupby("period", sort=False), strict=True):
        for y, row in enumerate(group.itertuples()):
            colour = style.ACTOR[BOLASHAK.get(row.destination, "other")] if row.destination else style.GRID
            face, edge = ("white", _MEMBERS) if row.destination == "EUROPE-CONT" else (colour, colour)
            axes.barh(y, row.share, height=0.66, facecolor=face, edgecolor=edge, linewidth=1)
            number = "" if pd.isna(row.holders) else f" ({row.holders:,.0f})"
            axes.text(row.share + 1, y, f"{row.share:.1f}%{number}", va="center", fontsize=8.2)
        drawing.rows(axes, [style.wrap(names[code], 17) for code in group["destination"]], 0.4, 0.6)
        axes.set(xlim=(0, 82), xticks=[0, 20, 40, 60], xlabel="% of holders abroad")
        axes.set_title(dates.readable(period) if "/" not in period else period)
    shares = rows.set_index(["period", "destination"])["share"]
    eu = second[second["counterpart"].map(BOLASHAK.get) == "member state"]["value"].sum()
    facts: dict[str, Fact] = {
        "total": int(total), "eu": int(eu), "eu_share": measures.share(eu, total),
        "uk_first": shares[one, "GBR"], "america_first": shares[one, "USA-CAN"], "anglo_first": shares[one, "GBR"] + shares[one, "USA-CAN"],
        "us_second": shares[two, "USA"], "uk_second": shares[two, "GBR"], "anglo_second": shares[two, "USA"] + shares[two, "GBR"],
    }  # fmt: skip
    said = f"Holders of the state scholarship Bolashak: {facts['anglo_second']:.0f}% in the US and the UK in {two}"
    drawing.headline(figure, said)
    return Drawn(figure, rows, facts, sorted({*first["source"], *counts["source"]}))


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
                look: style.Look = {"fc": face, "ec": edge, "label": label if y == len(rows) - 1 else "_"}
                axes.barh(y, row[region], left=left, height=0.5, linewidth=1, **look)
                letters: style.Look = {"ha": "center", "va": "center", "color": ink, "weight": "bold"}
                axes.text(left + row[region] / 2, y, str(row[region]), **letters)
            left += row[region]
        value = stated(claims, row["claim"])
        said = row["stated"].format(value=value.readable.removesuffix(" days"), count=len(value.members))
        x, first, second = (0.0, -0.49, -0.28) if narrow else (left + 0.8, 0.0, 0.05)
        covers = f"{row['countries']} countries, {row['days']} days"
        axes.text(x, y + first, covers, va="bottom", fontsize=8.2)
        letters = {"fontsize": 8.2, "color": style.ARTICLE["A"], "weight": "bold"}
        axes.text(x, y + second, f"article A {said}", va="bottom" if narrow else "top", **letters)
    days = [f"from\n{dates.readable(day)}" for day in rows["begins"]]
    drawing.rows(axes, days, 0.6, 0.85 if narrow else 0.6)
    label = "countries whose citizens need no visa"
    axes.set(xlim=(0, 50 if narrow else 64), xticks=[0, 10, 20, 30, 40], xlabel=label)
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
        for key, column in (("n", "countries"), ("eu", "EU member then"), ("stay", "days")):
            facts[f"{key}_{name}"] = row[column]
    known = set(sources["source"])
    kept = rows[["step", "begins", "days", "countries", *REGIONS, "claim", "source", "day_source"]]
    read = [key for key in (*rows["source"], *rows["day_source"]) if key in known]
    return Drawn(figure, kept, facts, ["article-a", *read])
