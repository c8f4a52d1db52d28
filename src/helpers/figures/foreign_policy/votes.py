"""Chapter 07: positions of states in the UN General Assembly, by a model of all votes."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, turn
from helpers.measures.bands import Difference, Estimate, apart, error, from_mean
from helpers.measures.intervals import COVERAGE
from helpers.measures.states import AS_IT_WAS, HOME, NEIGHBOURS

SERIES, SOURCE = "un-ideal-point-all", "unga-ideal-points-2025"
NAMES = {"KAZ": "Kazakhstan", "EU27": "EU mean", "RUS": "Russia", "CHN": "China", "USA": "US"}
COLOURS = {code: style.ACTOR[{"EU27": "EU"}.get(code, name)] for code, name in NAMES.items()}
#: All of today's members are in the data from this year on.
FULL_MEMBERSHIP = 1993
#: Years averaged at each end of a period.
WINDOW = 3


def rows_of(indicators: pd.DataFrame, union_means: pd.DataFrame) -> pd.DataFrame:
    """Ideal points of five and of the neighbours with their bands, and of the members of each year, one a state and
    year.
    """
    shown = indicators["entity"].isin([*COLOURS, *NEIGHBOURS])
    chosen = indicators[(indicators["indicator"] == SERIES) & shown]
    was = union_means[union_means["series"] == SERIES]
    was = was.assign(
        indicator=SERIES, entity=AS_IT_WAS, period=was["year"].astype(str), n=was["members"], status="derived",
        note="mean of the members of the year", source=SOURCE,
    )  # fmt: skip
    columns = ["indicator", "entity", "period", "value", "low", "high", "n", "status", "note", "source"]
    return pd.concat([chosen, was.reindex(columns=columns)], ignore_index=True)[columns]


def points(rows: pd.DataFrame, field: str = "value") -> pd.DataFrame:
    """Ideal points, or an end of their bands, by year (rows) and state (columns)."""
    return rows.astype({"period": int}).pivot(index="period", columns="entity", values=field)


def near(values: pd.DataFrame) -> pd.Series:
    """The mean of Kazakhstan's neighbours, of those that have a value."""
    return values[[code for code in NEIGHBOURS if code in values]].mean(axis=1)


def estimates(rows: pd.DataFrame) -> pd.DataFrame:
    """Each ideal point with the standard error behind its band, by year and state; bands of the source cover 90%."""
    banded = rows.dropna(subset=["low", "high"])
    found = [
        Estimate(value, error(low, high, 100 * COVERAGE))
        for value, low, high in banded[["value", "low", "high"]].itertuples(index=False, name=None)
    ]
    return (
        banded.assign(found=found)
        .astype({"period": int})
        .pivot(index="period", columns="entity", values="found")
    )


def beside_the_neighbours(known: pd.DataFrame) -> dict[int, Difference]:
    """Kazakhstan's ideal point less the mean of its neighbours', by year.

    Where all stand on one side of the Union this is also how much closer Kazakhstan is to it, and the mean of
    the Union, which has no error, drops out.
    """
    return {
        int(str(year)): from_mean(
            row[HOME], row[[code for code in NEIGHBOURS if code in row]].dropna().tolist()
        )
        for year, row in known[known[HOME].notna()].iterrows()
    }


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """Ends of the positions, and how much of Kazakhstan's growing distance from the Union that of its neighbours is, in
    the mean, and how often Kazakhstan was the closer one.
    """
    values = points(rows).loc[FULL_MEMBERSHIP:]
    own, union = values["KAZ"].dropna(), values["EU27"]
    last = int(own.index[-1])
    away = values.sub(union, axis=0).abs()
    both = pd.DataFrame({"own": away["KAZ"], "others": near(away)}).dropna()
    first_years, last_years = both.iloc[:WINDOW], both.iloc[-WINDOW:]
    grew = last_years.mean() - first_years.mean()
    spans = (f"{part.index[0]}\N{EN DASH}{part.index[-1] % 100:02d}" for part in (first_years, last_years))
    lowest = int(own.idxmin())
    known = estimates(rows).loc[FULL_MEMBERSHIP:]
    ends = [known.at[year, HOME] for year in (lowest, last)]
    back = apart(*(end.value for end in ends), *(end.error for end in ends))
    surely = {year for year, found in beside_the_neighbours(known).items() if found.low > 0 or found.high < 0}
    nearer = both["own"] < both["others"]
    return {
        "lowest": lowest, "low": own[lowest], "back": back.value, "back_low": back.low, "back_high": back.high, "first": FULL_MEMBERSHIP, "last": last, "kaz_first": own.iloc[0], "kaz_last": own.iloc[-1],
        "kaz_way": turn(own.iloc[-1] - own.iloc[0], "rises", "falls", "stays"),
        "kaz_from_eu": turn(away["KAZ"].dropna().iloc[-1] - away["KAZ"].dropna().iloc[0], "farther from", "nearer to", "no farther from"),
        "eu_low": union.min(), "eu_high": union.max(),
        **{f"{code.lower()}_last": values.at[last, code] for code in ("USA", "RUS", "CHN")},
        "near_share": 100 * grew["others"] / grew["own"], **dict(zip(("near_from", "near_to"), spans, strict=True)),
        "closer": int(nearer.sum()), "closer_surely": int((nearer & nearer.index.isin(surely)).sum()), "years": len(both), "four": len(NEIGHBOURS),
    }  # fmt: skip


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A line a state with its band, and one for the neighbours."""
    figure, (axes,) = style.canvas(3.6, narrow=(4.2, 1, 1))
    values, lows, highs = (points(rows, field) for field in ("value", "low", "high"))
    for code, colour in COLOURS.items():
        band = pd.DataFrame({"low": lows[code], "high": highs[code]}).dropna()
        if len(band):
            drawing.band(axes, band, colour, 0.28 if code == "KAZ" else 0.13, f"band {code}")
        width, above = (2.2, 4) if code in ("KAZ", "EU27") else (1.2, 3)
        axes.plot(values.index, values[code], color=colour, label=code, lw=width, zorder=above)
    was = values[AS_IT_WAS].dropna()
    axes.plot(was.index, was, color=COLOURS["EU27"], label=AS_IT_WAS, lw=1.2, ls=(0, (2.5, 1.5)), zorder=4)
    others, last = near(values), int(facts["last"])
    axes.plot(others.index, others, color=style.GREY, label="neighbours", lw=1.0, zorder=2)
    names = NAMES | {"EU27": NAMES["EU27"] + layout.pick(" (no band)", "\n(no band)")}
    ends = {names[code]: (float(values.at[last, code]), colour) for code, colour in COLOURS.items()}
    ends[f"{facts['four']} neighbours"] = (float(others[last]), style.GREY)
    drawing.end_labels(axes, ends, last + 0.5, layout.pick(0.34, 0.44))
    title = (
        f"By all UN votes Kazakhstan stands {facts['kaz_from_eu']} the EU in {last} than in {facts['first']}: its ideal "
        f"point {facts['kaz_way']} from {facts['kaz_first']:.2f} to {facts['kaz_last']:.2f}"
    )
    if facts["lowest"] != last:
        title += f", after {facts['low']:.2f} in {facts['lowest']}"
    axes.set_title(layout.wrap(title.replace("-", "\N{MINUS SIGN}"), 72, 44))
    axes.set(ylim=(-2.3, 3.5), ylabel="ideal point: higher is closer to the US")
    axes.grid(axis="y")
    style.years(axes, FULL_MEMBERSHIP - 2, last + layout.pick(8.5, 18.0), 5)
    axes.set_xticks(range(layout.pick(1995, 2000), last + 1, layout.pick(5, 10)))
    return figure


@exhibit("fig-un-ideal-points", tables=("indicators", "union_means"))
def ideal_points(indicators: pd.DataFrame, union_means: pd.DataFrame) -> Drawn:
    """Ideal points of five, with bands where the source has them, and of the neighbours in the mean."""
    rows = rows_of(indicators, union_means)
    return Drawn(draw, rows, facts_of(rows))
