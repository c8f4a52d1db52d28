"""Chapter 06, fourth part: liberal democracy in Kazakhstan, its neighbours and the EU."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, Fact, current, exhibit, ordered, style, turn
from helpers.figures.foreign_policy import grid
from helpers.measures.bands import Difference, Estimate, apart, at_ninety, error
from helpers.measures.states import NEIGHBOURS
from helpers.measures.yearly import by_series
from helpers.tables import dates

SOURCE = "vdem-v15"
LIBERAL = "vdem-libdem"
NAMES = grid.NAMES | {"DEU": "Germany", "FRA": "France", "EU27": "EU mean"}
#: Claim that dates the address on reform.
REFORM = "a-358"
#: What is established where the interval of a change holds zero.
NO_CHANGE = "no change"
COLOURS = {"KAZ": style.ACTOR["Kazakhstan"], "EU27": style.ACTOR["EU"]}
COLOURS |= dict.fromkeys(("DEU", "FRA"), style.ACTOR["member state"])


def series(
    indicators: pd.DataFrame, coverage: pd.DataFrame, indicator: str, entities: tuple[str, ...]
) -> pd.DataFrame:
    """Value and band of an indicator by entity and year, in the order of the entities.

    `low` and `high` are brought from the coverage that `coverage` gives for the series to 90%; `error` is
    the standard error behind them.
    """
    chosen = indicators[(indicators["indicator"] == indicator) & indicators["entity"].isin(entities)]
    rows = chosen[["indicator", "entity", "value", "low", "high", "n", "status", "note", "source"]]
    rows = rows.assign(year=chosen["period"].astype(int), error=math.nan)
    reach = by_series(coverage, "coverage")[indicator]
    banded = rows["low"].notna()
    bands = rows.loc[banded, ["value", "low", "high"]].itertuples(index=False, name=None)
    brought = [(*at_ninety(value, low, high, reach), error(low, high, reach)) for value, low, high in bands]
    rows.loc[banded, ["low", "high", "error"]] = np.array(brought).reshape(-1, 3)
    return ordered(rows, "entity", "year", entity=entities)


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
        look: style.Look = {"color": colour, "fontsize": 8.2, "va": "center", "bbox": style.plate(0.6)}
        axes.text(float(last.at[entity, "year"]) + 0.5, height, text, **look)  # type: ignore[arg-type]


def changed(rows: pd.DataFrame, entity: str, one: int, other: int, among: int = 1) -> Difference:
    """Change of an entity's own value between two years, chosen among so many pairs, with its interval at 90%."""
    mine = rows[rows["entity"] == entity].set_index("year")
    before, after = mine.loc[one], mine.loc[other]
    return apart(
        float(before["value"]),
        float(after["value"]),
        float(before["error"]),
        float(after["error"]),
        among=among,
    )


@exhibit("fig-liberal-democracy", tables=("indicators", "claims", "band_coverage"))
def liberal_democracy(indicators: pd.DataFrame, claims: pd.DataFrame, band_coverage: pd.DataFrame) -> Drawn:
    """Levels on the full scale, and Kazakhstan with its neighbours enlarged."""
    rows = series(indicators, band_coverage, LIBERAL, ("KAZ", "EU27", "DEU", "FRA", *NEIGHBOURS))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    used = current()
    figure, (whole, near) = style.canvas(5.9, 2, 1, sharex=True, height_ratios=[1, 1.1])
    for entity in ("DEU", "FRA", "EU27", "KAZ"):
        dashed = {"EU27": "--", "FRA": ":"}.get(entity, "-")
        _line(whole, rows[rows["entity"] == entity], entity, 1.8, dashed)
    for entity in (*NEIGHBOURS, "KAZ"):
        _line(near, rows[rows["entity"] == entity], entity, 1.8 if entity == "KAZ" else 0.9)
    _end_labels(whole, rows, used.pick(0.075, 0.11), ("DEU", "FRA", "EU27", "KAZ"))
    _end_labels(near, rows, used.pick(0.034, 0.06), ("KAZ", *NEIGHBOURS))
    reform = dates.span(str(claims.set_index("claim").at[REFORM, "value"])).first
    if reform is None:
        raise ValueError(f"{REFORM} gives no day")
    for axes, top in ((whole, 1), (near, 0.4)):
        axes.axvline(dates.decimal(reform), color=style.MUTED, lw=0.8, ls=(0, (1, 2)))
        axes.set(ylabel="index, 0 to 1", ylim=(0, top))
        axes.grid(axis="y")
    look: style.Look = {"fontsize": 8, "ha": "right", "va": "center", "color": style.MUTED}
    near.text(dates.decimal(reform) - 0.3, 0.375, f"reform address {reform.year}", **look)
    style.years(near, first - 0.5, last + 8)
    near.set_xticks(list(range(1995, last + 1, 5)))
    facts = _facts(rows, reform.year)
    said = (
        f"In liberal democracy Kazakhstan stands {facts['kaz_beside_eu']} the EU mean: {facts['kaz_last']:.2f} and "
        f"{facts['eu_last']:.2f} in {last}"
    )
    rose, years = facts["later_rises"], facts["later_years"]
    neither = "nor a rise" if facts["change"] == NO_CHANGE else "no rise established"
    since = f"a rise in {rose} of {years} years" if rose else neither
    ends = f"from {facts['kaz_from_year']} to {facts['kaz_to_year']}"
    whole.set_title(used.wrap(said, 66, 40))
    said = f"Enlarged: for Kazakhstan {facts['change']} established {ends}, {since} since"
    near.set_title(used.wrap(said, 66, 40))
    return Drawn(figure, rows.drop(columns="error"), facts, [SOURCE, "article-a"])


def _established(found: Difference) -> str:
    return NO_CHANGE if found.low <= 0 <= found.high else "a change"


def _facts(rows: pd.DataFrame, reform: int) -> dict[str, Fact]:
    by = {str(entity): mine.set_index("year") for entity, mine in rows.groupby("entity")}
    kaz, last = by["KAZ"]["value"], int(rows["year"].max())
    peak, floor = int(kaz.idxmax()), int(kaz.idxmin())
    begin, end = sorted((peak, floor))
    upper = pd.concat([by[name]["value"] for name in ("DEU", "FRA", "EU27")])
    later = [year for year in kaz.index if year > floor]
    # The extremes were chosen among all pairs of years.
    pairs = math.comb(len(kaz), 2)
    whole, since = changed(rows, "KAZ", begin, end, pairs), changed(rows, "KAZ", reform - 1, last)
    # Neighbours from whose value that of Kazakhstan stands apart beyond the errors of both.
    own, *others = (Estimate(*by[name].loc[last, ["value", "error"]]) for name in ("KAZ", *NEIGHBOURS))
    below = sum(apart(each.value, own.value, each.error, own.error).low > 0 for each in others)
    at_last = {name: float(mine["value"].loc[last]) for name, mine in by.items()}
    return {
        "first": int(rows["year"].min()), "last": last,
        "kaz_first": float(kaz.iloc[0]), "kaz_last": at_last["KAZ"], "kaz_high": float(kaz.max()), "kaz_low": float(kaz.min()),
        "kaz_from": float(kaz[begin]), "kaz_from_year": begin, "kaz_to": float(kaz[end]), "kaz_to_year": end,
        "change": _established(whole), "change_low": whole.low, "change_high": whole.high,
        "eu_last": at_last["EU27"], "kaz_beside_eu": turn(at_last["KAZ"] - at_last["EU27"], "above", "below", "level with"),
        "top_low": upper.min(), "top_high": upper.max(),
        "kgz_peak": float(by["KGZ"]["value"].max()), "kgz_last": at_last["KGZ"],
        "others_last": max(at_last[name] for name in NEIGHBOURS if name != "KGZ"),
        "reform_before": reform - 1, "reform_after": last, "reform_from": since.low, "reform_to": since.high,
        "reform_change": _established(since),
        "later_rises": sum(changed(rows, "KAZ", floor, year, pairs).low > 0 for year in later), "later_years": len(later), "lowest": floor,
        "below_kaz": below,
    }  # fmt: skip
