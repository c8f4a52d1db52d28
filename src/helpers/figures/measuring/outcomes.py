"""Chapter 11, second part: the profile of outcomes, and whether their changes are large enough to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures import Detectable, detectable_by_steps, detectable_by_trend, share

HOME, EU = "KAZ", "EU27"
NEIGHBOURS = {"KGZ": "Kyrgyzstan", "TJK": "Tajikistan", "TKM": "Turkmenistan", "UZB": "Uzbekistan"}
#: All of today's members are in the data from this year on; every distance begins here, or where its series begins.
START = 1993
PERIODS = ((1993, 1999), (2000, 2006), (2007, 2013), (2014, 2020), (2021, 2024))
UN, LIBERAL = "un-ideal-point-all", "vdem-libdem"
#: Distances that are tested, in the order of the figure.
OUTCOMES = {
    UN: "UN votes, all",
    "un-ideal-point-final": "UN votes, final",
    LIBERAL: "Liberal democracy",
    "vdem-polyarchy": "Electoral democracy",
    "vdem-rule": "Rule of law, V-Dem",
    "wgi-rule-of-law": "Rule of law, World Bank",
    "hdi": "Human development",
}
WAYS = {"trend": ("Straight line, Kazakhstan", detectable_by_trend), "steps": ("Steps", detectable_by_steps)}
EXPORTS, WORLD_EXPORTS, REPORTED = "export-share-penppml", "merchandise-exports", "exports-reported"
STUDENTS, ALL_STUDENTS = "students-abroad-oecd-eu", "students-abroad-total"


def values(
    indicators: pd.DataFrame, indicator: str, entity: str, counterpart: str = "", field: str = "value"
) -> pd.Series:
    """A yearly series, or an end of its band."""
    chosen = indicators[
        (indicators["indicator"] == indicator)
        & (indicators["entity"] == entity)
        & (indicators["counterpart"] == counterpart)
        & indicators["period"].str.fullmatch(r"\d{4}")
    ]
    return pd.Series(chosen[field].to_numpy(dtype=float), index=chosen["period"].astype(int)).sort_index()


def distances(indicators: pd.DataFrame, indicator: str, entity: str) -> pd.Series:
    """Distance of a state to the EU mean by year, in the unit of the series, from 1993 on."""
    return (
        (values(indicators, indicator, entity) - values(indicators, indicator, EU)).abs().dropna().loc[START:]
    )


def own_band(indicators: pd.DataFrame, indicator: str) -> tuple[pd.Series, pd.Series]:
    """The distance at the ends of Kazakhstan's own band, the EU mean taken as known; no band of the distance itself."""
    mean = values(indicators, indicator, EU)
    low, high = (values(indicators, indicator, HOME, field=field) for field in ("low", "high"))
    ends = pd.concat([(low - mean).abs(), (high - mean).abs()], axis=1).dropna().sort_index().loc[START:]
    return ends.min(axis=1), ends.max(axis=1)


def _shares(indicators: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Shares in percent: the EU in exports from one source, from press amounts over totals, and its hosts in students abroad."""
    flows = values(indicators, EXPORTS, HOME, EU)
    press, whole = values(indicators, REPORTED, HOME, "EU"), values(indicators, WORLD_EXPORTS, HOME, "WLD")
    reported = pd.Series(
        {year: share(1000 * amount, whole[year]) for year, amount in press.items()}, dtype=float
    )
    hosts, everyone = values(indicators, STUDENTS, HOME, "EU22OECD"), values(indicators, ALL_STUDENTS, HOME)
    students = pd.Series({year: share(count, everyone[year]) for year, count in hosts.items()}, dtype=float)
    return flows, reported, students


def _dotted(axes: Axes, parts: Sequence[tuple[pd.Series, str, str]]) -> None:
    for series, marker, name in parts:
        axes.plot(
            series.index,
            series.to_numpy(),
            marker,
            color=style.ACTOR["EU"],
            ms=6,
            markerfacecolor="white" if marker == "s" else None,
            label=name,
        )
        for year, value in series.items():
            axes.annotate(
                f"{value:.0f}" if value > 10 else f"{value:.1f}",
                (year, value),
                (0, 6),
                textcoords="offset points",
                ha="center",
                fontsize=8.2,
            )


def _stepped(axes: Axes, indicators: pd.DataFrame, indicator: str) -> dict[str, list[float]]:
    """Yearly distance with Kazakhstan's own band, and the mean of each period for Kazakhstan and for its neighbours."""
    own = distances(indicators, indicator, HOME)
    low, high = own_band(indicators, indicator)
    axes.fill_between(
        low.index,
        low.to_numpy(),
        high.to_numpy(),
        color=style.ACTOR["Kazakhstan"],
        alpha=0.2,
        lw=0,
        label="band",
    )
    axes.plot(own.index, own.to_numpy(), color=style.ACTOR["Kazakhstan"], lw=0.9, label="years")
    near = (
        pd.concat([distances(indicators, indicator, entity) for entity in NEIGHBOURS], axis=1)
        .sort_index()
        .mean(axis=1)
    )
    means: dict[str, list[float]] = {"own": [], "near": []}
    for first, last in PERIODS:
        for name, series, colour, width in (
            ("near", near, style.GREY, 2.0),
            ("own", own, style.ACTOR["Kazakhstan"], 3.0),
        ):
            chosen = series.loc[first:last]
            means[name].append(float(chosen.mean()))
            axes.plot(
                [first - 0.4, chosen.index.max() + 0.4],
                [chosen.mean()] * 2,
                color=colour,
                lw=width,
                solid_capstyle="butt",
                label=name,
            )
    return means


@exhibit("fig-outcome-profile", tables=("indicators",))
def outcome_profile(indicators: pd.DataFrame) -> Drawn:
    """Two panels of dots and two of distances by period."""
    figure, (exports, students, democracy, votes) = style.canvas(5.6, 2, 2, sharex=True)
    flows, reported, hosts = _shares(indicators)
    _dotted(exports, [(flows, "o", "flows"), (reported, "s", "reported")])
    _dotted(students, [(hosts, "o", "students")])
    exports.set_ylim(0, 62)
    students.set_ylim(0, 10)
    exports.set_title("EU share of exports, %")
    students.set_title("EU share of students abroad, %")
    found = {"democracy": _stepped(democracy, indicators, LIBERAL), "un": _stepped(votes, indicators, UN)}
    democracy.set_title("Distance in liberal democracy")
    votes.set_title("Distance in UN votes (all)")
    democracy.set_ylim(0, 1)
    votes.set_ylim(0, 2.7)
    democracy.text(1993, 0.50, "Kazakhstan", color=style.ACTOR["Kazakhstan"], fontsize=8.2, va="top")
    democracy.text(1993, 0.71, "mean of neighbours", color=style.MUTED, fontsize=8.2, va="bottom")
    for axes, series in ((exports, flows), (students, hosts)):
        axes.text(
            (START + series.index.min() - 1) / 2,
            axes.get_ylim()[1] / 2,
            "no value",
            color=style.MUTED,
            fontsize=8.2,
            ha="center",
        )
    for axes in (exports, students, democracy, votes):
        axes.grid(axis="y")
    style.years(votes, START - 0.8, PERIODS[-1][1] + 0.8, 10)
    facts: dict[str, Fact] = {
        "export_first": float(flows.iloc[0]),
        "export_peak": float(flows.max()),
        "export_flow_years": len(flows),
        "export_reported": float(reported.iloc[-1]),
        "export_reported_first": float(reported.iloc[0]),
        "student_low": float(hosts.min()),
        "student_high": float(hosts.max()),
        "student_years": len(hosts),
    }
    rows = [("exports, flows", HOME, str(year), value) for year, value in flows.items()]
    rows += [("exports, reported", HOME, str(year), value) for year, value in reported.items()]
    rows += [("students", HOME, str(year), value) for year, value in hosts.items()]
    for name, means in found.items():
        facts |= {
            f"{name}_first": means["own"][0],
            f"{name}_last": means["own"][-1],
            f"{name}_peak": max(means["own"]),
        }
        facts |= {f"{name}_near_first": means["near"][0], f"{name}_near_last": means["near"][-1]}
        facts[f"{name}_peak_period"] = "{}-{}".format(*PERIODS[int(np.argmax(means["own"]))])
        for side, who in (("own", HOME), ("near", "neighbours")):
            rows += [
                (name, who, f"{first}/{last}", mean)
                for (first, last), mean in zip(PERIODS, means[side], strict=True)
            ]
    used = indicators[
        indicators["indicator"].isin([EXPORTS, WORLD_EXPORTS, REPORTED, STUDENTS, ALL_STUDENTS, UN, LIBERAL])
    ]
    return Drawn(
        figure,
        pd.DataFrame(rows, columns=["outcome", "entity", "period", "value"]),
        facts,
        sorted(set(used["source"])),
    )


class Change(NamedTuple):
    """Change of a distance to the EU mean with the least change detectable, and their ratio."""

    outcome: str
    entity: str
    way: str
    first: int
    last: int
    points: int
    change: float
    least: float
    ratio: float


def changes(indicators: pd.DataFrame) -> pd.DataFrame:
    """Every outcome, state and way of counting, in the order of the figure."""
    found = []
    for outcome in OUTCOMES:
        for entity in (HOME, *NEIGHBOURS):
            series = distances(indicators, outcome, entity)
            for way, (_, method) in WAYS.items():
                made: Detectable = method(series.index.to_numpy(), series.to_numpy())
                ratio = made.change / made.least if made.least else float("inf")
                found.append(
                    Change(
                        outcome,
                        entity,
                        way,
                        int(series.index[0]),
                        int(series.index[-1]),
                        made.points,
                        made.change,
                        made.least,
                        ratio,
                    )
                )
    return pd.DataFrame(found)


@exhibit("fig-detectable-change", tables=("indicators",))
def detectable_change(indicators: pd.DataFrame) -> Drawn:
    """Two panels of ratios, by trend and by yearly steps."""
    rows = changes(indicators)
    order = list(OUTCOMES)
    # Both panels have one scale, and each is as wide as its dots need.
    limits = [max(2.3, float(rows[rows["way"] == way]["ratio"].abs().max()) + 0.6) for way in WAYS]
    figure, panels = style.canvas(4.7, 1, 2, sharey=True, width_ratios=limits)
    for axes, limit, (way, (words, _)) in zip(panels, limits, WAYS.items(), strict=True):
        axes.axvspan(-1, 1, color=style.PALE, lw=0, label="too small")
        axes.axvline(0, color=style.MUTED, lw=0.8)
        for outcome in order:
            mine = rows[(rows["outcome"] == outcome) & (rows["way"] == way)].set_index("entity")
            y = order.index(outcome)
            near = mine.loc[list(NEIGHBOURS), "ratio"]
            axes.plot(
                near.to_numpy(),
                [y + 0.16] * len(near),
                "o",
                color=style.GREY,
                ms=4.2,
                label=f"near {outcome}",
            )
            axes.plot(
                [mine.at[HOME, "ratio"]],
                [y - 0.12],
                "D",
                color=style.ACTOR["Kazakhstan"],
                ms=6.5,
                label=f"own {outcome}",
            )
        axes.set_title(
            f"{words}: {int((rows[(rows['way'] == way) & (rows['entity'] == HOME)]['ratio'].abs() > 1).sum())} of {len(order)}"
        )
        axes.set_xlim(-limit, limit)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        axes.grid(axis="x")
    own = rows[rows["entity"] == HOME].set_index(["outcome", "way"])
    labels = [
        f"{OUTCOMES[name]}\n{own.at[(name, 'steps'), 'first']}-{own.at[(name, 'steps'), 'last']}"
        for name in order
    ]
    panels[0].set_yticks(range(len(order)), labels)
    panels[0].set_ylim(len(order) - 0.4, -0.75)
    panels[0].set_xlabel(
        "closer  \N{LEFTWARDS ARROW}  times the least detectable change  \N{RIGHTWARDS ARROW}  farther"
    )
    at = rows[(rows["outcome"] == UN) & (rows["way"] == "trend")].set_index("entity")["ratio"]
    panels[0].text(at[HOME], -0.38, "Kazakhstan", ha="center", fontsize=8.2, color=style.ACTOR["Kazakhstan"])
    panels[0].text(
        at[list(NEIGHBOURS)].min(),
        0.42,
        "neighbours",
        ha="center",
        va="center",
        fontsize=8.2,
        color=style.MUTED,
    )
    facts = _facts(rows)
    used = indicators[indicators["indicator"].isin(order)]
    return Drawn(figure, rows, facts, sorted(set(used["source"])))


def _facts(rows: pd.DataFrame) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "outcomes": len(OUTCOMES),
    }
    keys = {
        UN: "un",
        "un-ideal-point-final": "final",
        LIBERAL: "liberal",
        "vdem-polyarchy": "electoral",
        "vdem-rule": "law",
    }
    keys |= {"wgi-rule-of-law": "wgi", "hdi": "hdi"}
    for row in rows[rows["entity"] == HOME].itertuples():
        facts |= {
            f"{keys[row.outcome]}_{row.way}": row.change,
            f"{keys[row.outcome]}_{row.way}_least": row.least,
        }
        facts |= {
            f"{keys[row.outcome]}_{row.way}_ratio": row.ratio,
        }
    for way in WAYS:
        seen = rows[(rows["way"] == way) & (rows["ratio"].abs() > 1)]
        mine = seen[seen["entity"] == HOME]
        facts[f"seen_{way}"] = len(mine)
        facts[f"near_seen_{way}"] = len(seen) - len(mine)

        facts[f"inside_{way}"] = int((rows[rows["way"] == way]["ratio"].abs() <= 1).sum())
    facts |= {"near": len(NEIGHBOURS) * len(OUTCOMES), "dots": len(rows) // len(WAYS)}
    return facts
