"""Chapter 06, fourth part: liberal democracy in Kazakhstan, its neighbours and the EU, and which side moved."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures import who_moved
from helpers.measures.bands import Difference, apart, at_ninety, error
from helpers.tables import dates

SOURCE = "vdem-v15"
LIBERAL, ELECTORAL = "vdem-libdem", "vdem-polyarchy"
NAMES = {
    "KAZ": "Kazakhstan",
    "DEU": "Germany",
    "FRA": "France",
    "EU27": "EU mean",
    "KGZ": "Kyrgyzstan",
    "TJK": "Tajikistan",
}
NAMES |= {"TKM": "Turkmenistan", "UZB": "Uzbekistan"}
NEIGHBOURS = ("KGZ", "TJK", "TKM", "UZB")
#: Claim that dates the address on reform.
REFORM = "a-358"
#: Ten-year steps from the first year in which all of today's 27 members have a value.
STEPS = ((1993, 2003), (2003, 2013), (2013, 2023))
COLOURS = {
    "KAZ": style.ACTOR["Kazakhstan"],
    "EU27": style.ACTOR["EU"],
    "DEU": style.ACTOR["member state"],
    "FRA": style.ACTOR["member state"],
}


def series(
    indicators: pd.DataFrame, coverage: pd.DataFrame, indicator: str, entities: tuple[str, ...]
) -> pd.DataFrame:
    """Value and band of an indicator by entity and year, in the order of the entities.

    `low` and `high` are brought from the coverage that `coverage` gives for the series to 90 %; `error` is
    the standard error behind them.
    """
    chosen = indicators[(indicators["indicator"] == indicator) & indicators["entity"].isin(entities)]
    rows = chosen[["indicator", "entity", "value", "low", "high", "n", "status", "note", "source"]].assign(
        year=chosen["period"].astype(int)
    )
    reach = float(
        coverage.loc[[indicator in named.split(";") for named in coverage["series"]], "coverage"].iloc[0]
    )
    rows["error"] = math.nan
    for at, row in rows[rows["low"].notna()].iterrows():
        rows.loc[at, "error"] = error(row["low"], row["high"], reach)  # type: ignore[call-overload]
        rows.loc[at, ["low", "high"]] = at_ninety(row["value"], row["low"], row["high"], reach)  # type: ignore[call-overload]
    rows["order"] = rows["entity"].map({name: place for place, name in enumerate(entities)})
    return rows.sort_values(["order", "year"]).drop(columns="order").reset_index(drop=True)


def spread(places: dict[str, float], least: float) -> dict[str, float]:
    """Heights of labels, pushed up where two stand closer than `least`; the lowest keeps its place."""
    found: dict[str, float] = {}
    below = float("-inf")
    for name, place in sorted(places.items(), key=lambda item: item[1]):
        below = max(place, below + least)
        found[name] = below
    return found


def _line(axes: Axes, mine: pd.DataFrame, entity: str, width: float, style_of_line: str = "-") -> None:
    colour = COLOURS.get(entity, style.GREY)
    axes.plot(mine["year"], mine["value"], style_of_line, color=colour, lw=width, label=entity)
    if width > 1 and mine["low"].notna().all():
        axes.fill_between(mine["year"], mine["low"], mine["high"], color=colour, alpha=0.22, lw=0)


def _end_labels(axes: Axes, rows: pd.DataFrame, least: float, entities: tuple[str, ...]) -> None:
    last = rows[rows["entity"].isin(entities)].groupby("entity")[["year", "value"]].last()
    heights = spread({str(name): float(value) for name, value in last["value"].items()}, least)
    for entity, height in heights.items():
        colour = style.INK if entity in ("DEU", "FRA") else COLOURS.get(entity, style.MUTED)
        text = f"{NAMES[entity]} {last.at[entity, 'value']:.2f}"
        axes.text(float(last.at[entity, "year"]) + 0.5, height, text, color=colour, fontsize=8.2, va="center")  # type: ignore[arg-type]


def changed(rows: pd.DataFrame, entity: str, one: int, other: int) -> Difference:
    """Change of an entity's own value between two years with its interval at 90 %."""
    mine = rows[rows["entity"] == entity].set_index("year")
    before, after = mine.loc[one], mine.loc[other]
    return apart(float(before["value"]), float(after["value"]), float(before["error"]), float(after["error"]))


def clear(change: Difference) -> bool:
    """Whether the interval of a change leaves out none at all."""
    return not change.low <= 0 <= change.high


@exhibit("fig-liberal-democracy", tables=("indicators", "claims", "band_coverage"))
def liberal_democracy(indicators: pd.DataFrame, claims: pd.DataFrame, band_coverage: pd.DataFrame) -> Drawn:
    """Levels on the full scale, and Kazakhstan with its neighbours enlarged."""
    rows = series(indicators, band_coverage, LIBERAL, ("KAZ", "EU27", "DEU", "FRA", *NEIGHBOURS))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    figure, (whole, near) = style.canvas(5.9, 2, 1, sharex=True, height_ratios=[1, 1.1])
    for entity in ("DEU", "FRA", "EU27", "KAZ"):
        dashed = {"EU27": "--", "FRA": ":"}.get(entity, "-")
        _line(whole, rows[rows["entity"] == entity], entity, 1.8, dashed)
    for entity in (*NEIGHBOURS, "KAZ"):
        _line(near, rows[rows["entity"] == entity], entity, 1.8 if entity == "KAZ" else 0.9)
    _end_labels(whole, rows, 0.075, ("DEU", "FRA", "EU27", "KAZ"))
    _end_labels(near, rows, 0.06, ("KAZ", *NEIGHBOURS))
    reform = dates.span(str(claims.set_index("claim").at[REFORM, "value"])).first
    if reform is None:
        raise ValueError(f"{REFORM} gives no day")
    for axes in (whole, near):
        axes.axvline(dates.decimal(reform), color=style.MUTED, lw=0.8, ls=(0, (1, 2)))
        axes.set_ylabel("index")
        axes.grid(axis="y")
    near.text(
        dates.decimal(reform) - 0.3,
        0.375,
        f"reform address {reform.year}",
        fontsize=8,
        ha="right",
        va="center",
        color=style.MUTED,
    )
    whole.set_ylim(0, 1)
    near.set_ylim(0, 0.4)
    style.years(near, first - 0.5, last + 8)
    near.set_xticks(list(range(1995, last + 1, 5)))
    facts = _facts(rows, reform.year)
    whole.set_title(
        f"Full scale: Kazakhstan {facts['kaz_last']:.2f}, EU mean {facts['eu_last']:.2f} in {last}"
    )
    rose, years = facts["later_rises"], facts["later_years"]
    since = f"a rise stands in {rose} of {years} years" if rose else "no rise is established"
    near.set_title(
        f"Enlarged: Kazakhstan fell to {facts['kaz_low']:.2f} by {facts['kaz_low_year']}; since then {since}"
    )
    return Drawn(figure, rows.drop(columns="error"), facts, [SOURCE, "article-a"])


def _facts(rows: pd.DataFrame, reform: int) -> dict[str, Fact]:
    by = {str(entity): mine.set_index("year") for entity, mine in rows.groupby("entity")}
    kaz, last = by["KAZ"]["value"], int(rows["year"].max())
    peak, floor = int(kaz.idxmax()), int(kaz.idxmin())
    upper = pd.concat([by[name]["value"] for name in ("DEU", "FRA", "EU27")])
    later = [year for year in kaz.index if year > floor]
    fall, since = changed(rows, "KAZ", peak, floor), changed(rows, "KAZ", reform - 1, last)
    facts: dict[str, Fact] = {
        "first": int(rows["year"].min()),
        "last": last,
        "kaz_first": float(kaz.iloc[0]),
        "kaz_last": float(kaz.loc[last]),
        "kaz_high": float(kaz.max()),
        "kaz_high_year": peak,
        "kaz_low": float(kaz.min()),
        "kaz_low_year": floor,
        "eu_last": float(by["EU27"]["value"].loc[last]),
        "top_low": upper.min(),
        "top_high": upper.max(),
        "kgz_peak": float(by["KGZ"]["value"].max()),
        "kgz_last": float(by["KGZ"]["value"].loc[last]),
        "reform_before": reform - 1,
        "reform_after": last,
        "fall_small": -fall.high,
        "fall_large": -fall.low,
        "reform_from": since.low,
        "reform_to": since.high,
        "reform_change": "a change" if clear(since) else "no change",
        "later_rises": sum(changed(rows, "KAZ", floor, year).low > 0 for year in later),
        "later_years": len(later),
        "below_kaz": sum(float(by[name]["value"].loc[last]) < float(kaz.loc[last]) for name in NEIGHBOURS),
    }
    return facts


def movers(indicators: pd.DataFrame, band_coverage: pd.DataFrame) -> pd.DataFrame:
    """Change of the gap between the EU mean and Kazakhstan by step and over all steps, divided between the two sides.

    Parts are those of `measures.who_moved`, in points of the index; a positive part widened the gap.
    `own_low` and `own_high` are the ends, at 90 %, of the change of Kazakhstan's own value.
    """
    found = []
    for indicator in (LIBERAL, ELECTORAL):
        rows = series(indicators, band_coverage, indicator, ("KAZ", "EU27"))
        values = rows.pivot(index="year", columns="entity", values="value")
        for first, last in (*STEPS, (STEPS[0][0], STEPS[-1][1])):
            kaz, eu = (
                (float(values.at[first, name]), float(values.at[last, name])) for name in ("KAZ", "EU27")
            )  # type: ignore[arg-type]
            moved = who_moved(kaz, eu)
            own = changed(rows, "KAZ", first, last)
            found.append(
                {
                    "indicator": indicator,
                    "first": first,
                    "last": last,
                    "gap_first": abs(kaz[0] - eu[0]),
                    "gap_last": abs(kaz[1] - eu[1]),
                    "change": moved.change,
                    "kazakhstan": moved.mine,
                    "eu_mean": moved.theirs,
                    "own_low": own.low,
                    "own_high": own.high,
                }
            )
    return pd.DataFrame(found)


def _stack(parts: tuple[float, float]) -> tuple[float, float]:
    """Where the second of two bars begins: at the end of the first where both point one way, else at zero."""
    return (0.0, parts[0] if parts[0] * parts[1] > 0 else 0.0)


@exhibit("fig-democracy-movers", tables=("indicators", "band_coverage"))
def democracy_movers(indicators: pd.DataFrame, band_coverage: pd.DataFrame) -> Drawn:
    """Diverging bars: how much of the change of the gap is due to each side."""
    rows = movers(indicators, band_coverage)
    figure, panels = style.canvas(3.6, 1, 2, sharex=True, sharey=True)
    names = {LIBERAL: "Liberal democracy", ELECTORAL: "Electoral democracy"}
    sides = (("kazakhstan", style.ACTOR["Kazakhstan"]), ("eu_mean", style.ACTOR["EU"]))
    for axes, (indicator, name) in zip(panels, names.items(), strict=True):
        mine = rows[rows["indicator"] == indicator].reset_index(drop=True)
        for place, row in mine.iterrows():
            y = float(place) + (0.35 if place == len(STEPS) else 0)  # type: ignore[arg-type]
            starts = _stack((row["kazakhstan"], row["eu_mean"]))
            for (side, colour), start in zip(sides, starts, strict=True):
                axes.barh(y, row[side], left=start, height=0.52, color=colour, label=side)
            axes.plot(
                [row["change"]], [y], "D", color=style.INK, markerfacecolor="white", ms=6, mew=1.3, zorder=4
            )
            edge = max(0.0, row["kazakhstan"], row["eu_mean"], row["change"]) + 0.008
            axes.text(
                edge, y, f"{row['change']:+.3f}".replace("-", "\N{MINUS SIGN}"), va="center", fontsize=8.2
            )
        axes.axvline(0, color=style.MUTED, lw=0.8)
        axes.axhline(len(STEPS) - 0.33, color=style.GRID, lw=0.8)
        axes.set_title(name, fontsize=8.8, fontweight="normal")
        axes.set_xlabel("points of the index; right: the gap grew")
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.grid(axis="x")
    labels = [f"{first}-{last}" for first, last in STEPS] + [f"{STEPS[0][0]}-{STEPS[-1][1]}"]
    panels[0].set_yticks([*range(len(STEPS)), len(STEPS) + 0.35], labels)
    panels[0].set_ylim(len(STEPS) + 0.9, -0.6)
    panels[0].set_xlim(-0.115, 0.125)
    panels[0].set_xticks([-0.1, -0.05, 0, 0.05, 0.1])
    panels[0].legend(
        handles=[Patch(color=colour) for _, colour in sides],
        labels=["Kazakhstan", "EU mean"],
        loc="upper left",
        handlelength=1,
        handletextpad=0.4,
        borderaxespad=0,
    )
    facts = _mover_facts(rows)
    figure.suptitle(
        f"{facts['last_start']}-{facts['end']}: the gap in liberal democracy {'narrowed' if float(facts['narrowed']) > 0 else 'widened'}, "
        f"{facts['eu_share']:.0f}% of it by the EU mean",
        x=0.008,
        ha="left",
        fontsize=9.4,
        fontweight="bold",
    )
    return Drawn(figure, rows, facts, [SOURCE])


def _mover_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "start": STEPS[0][0],
        "first_end": STEPS[0][1],
        "last_start": STEPS[-1][0],
        "end": STEPS[-1][1],
    }
    for indicator, tail in ((LIBERAL, ""), (ELECTORAL, "_electoral")):
        mine = rows[rows["indicator"] == indicator].reset_index(drop=True)
        for place, row in mine.iterrows():
            number = int(place) + 1  # type: ignore[call-overload]
            facts[f"kaz_{number}{tail}"], facts[f"eu_{number}{tail}"] = (
                float(row["kazakhstan"]),
                float(row["eu_mean"]),
            )
            facts[f"change_{number}{tail}"] = float(row["change"])
        own = mine.iloc[len(STEPS) - 1]
        facts[f"own_from{tail}"], facts[f"own_to{tail}"] = float(own["own_low"]), float(own["own_high"])
        last = mine.iloc[len(STEPS) - 1]
        facts[f"kaz_rise{tail}"] = -float(last["kazakhstan"])
        facts[f"eu_share{tail}"] = 100 * float(last["eu_mean"]) / float(last["change"])
        facts[f"widened{tail}"], facts[f"narrowed{tail}"] = (
            float(mine.loc[0, "change"]),
            -float(last["change"]),
        )  # type: ignore[arg-type]
        facts[f"gap_first{tail}"], facts[f"gap_last{tail}"] = (
            float(mine.loc[0, "gap_first"]),
            float(last["gap_last"]),
        )  # type: ignore[arg-type]
    return facts
