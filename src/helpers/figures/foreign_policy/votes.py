"""Chapter 07, second part: positions of states in the UN General Assembly, and whose side moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Layout, exhibit, style, turn
from helpers.exhibits.facts import Fact
from helpers.measures import Movers, distance, who_moved

VOTES = {"all": "un-ideal-point-all", "final": "un-ideal-point-final"}
WORDS = {"all": "All votes", "final": "Final votes"}
NAMES = {"KAZ": "Kazakhstan", "EU27": "EU mean", "RUS": "Russia", "CHN": "China", "USA": "US"}
COLOURS = {
    code: style.ACTOR[actor]
    for code, actor in (
        ("KAZ", "Kazakhstan"),
        ("EU27", "EU"),
        ("RUS", "Russia"),
        ("CHN", "China"),
        ("USA", "US"),
    )
}
NEIGHBOURS = ("KGZ", "TJK", "TKM", "UZB")
#: All of today's members are in the data from this year on.
FULL_MEMBERSHIP = 1993
#: Both sets of votes reach this year.
COMMON_END = 2023
#: Years averaged at each end of a period in the figure, and the widths tried beside it, fixed before looking.
WINDOW = 3
WIDTHS = (1, 3, 5)
STEP = 7
#: Columns of the division, as named and filled in the figure.
PARTS = {
    "kazakhstan": ("part of Kazakhstan", style.ACTOR["Kazakhstan"]),
    "eu_mean": ("part of the EU mean", style.ACTOR["EU"]),
    "change": ("both together", "white"),
}


def signed(value: float) -> str:
    """A number with two decimals and its sign, a true minus among them."""
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def points(indicators: pd.DataFrame, votes: str, field: str = "value") -> pd.DataFrame:
    """Ideal points, or an end of their bands, by year (rows) and state (columns)."""
    chosen = indicators[indicators["indicator"] == VOTES[votes]]
    return (
        chosen.assign(year=chosen["period"].astype(int))
        .pivot(index="year", columns="entity", values=field)
        .sort_index()
    )


def apart(values: Sequence[float], gap: float) -> list[float]:
    """Places for labels: as near to their values as a gap between neighbours allows, in the order given."""
    order = sorted(range(len(values)), key=lambda at: (values[at], at))
    placed = [float(values[at]) for at in order]
    for _ in range(200):
        for low, high in pairwise(range(len(placed))):
            lack = gap - (placed[high] - placed[low])
            if lack > 1e-9:
                placed[low] -= lack / 2
                placed[high] += lack / 2
    found = [0.0] * len(placed)
    for place, at in zip(placed, order, strict=True):
        found[at] = place
    return found


def end_labels(axes: Axes, lines: dict[str, tuple[float, str]], x: float, gap: float) -> None:
    """A name with a stroke in its colour at the end of each line, spread so that no two meet; lines are name to last value and colour."""
    places = apart([value for value, _ in lines.values()], gap)
    for (name, (_, colour)), place in zip(lines.items(), places, strict=True):
        axes.plot([x, x + 0.7], [place, place], color=colour, lw=2, label=f"_{name}")
        axes.text(x + 1.0, place, name, va="center", fontsize=8.2)


def between(rows: pd.DataFrame, votes: str) -> pd.Series:
    """Distance of Kazakhstan to the EU mean by year, since all of today's members are in the data."""
    values = points(rows, votes)
    found = pd.Series(distance(values["KAZ"], values["EU27"]), index=values.index)
    return found.loc[FULL_MEMBERSHIP:].dropna()


def point_rows(indicators: pd.DataFrame) -> pd.DataFrame:
    """Ideal points of five with their bands, for all and for final votes, one a state and year."""
    chosen = indicators[indicators["indicator"].isin(VOTES.values()) & indicators["entity"].isin(COLOURS)]
    return chosen[["indicator", "entity", "period", "value", "low", "high", "n", "status", "note", "source"]]


def point_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """Ends and peak of the distance, ends of the positions, and the ways they went, by set of votes."""
    found: dict[str, Fact] = {"full": FULL_MEMBERSHIP}
    for votes in VOTES:
        values, away = points(rows, votes), between(rows, votes)
        last, peak = int(values["KAZ"].last_valid_index()), int(away.idxmax())
        tag = "" if votes == "all" else "final_"
        found |= {
            f"{tag}last": last, f"{tag}peak": peak, f"{tag}dist_first": away.iloc[0], f"{tag}dist_last": away.iloc[-1],
            f"{tag}dist_peak": away[peak], f"{tag}dist_before_peak": away.get(peak - 1, float("nan")),
            f"{tag}kaz_first": values.loc[FULL_MEMBERSHIP, "KAZ"], f"{tag}kaz_last": values.loc[last, "KAZ"],
            f"{tag}eu_low": values.loc[FULL_MEMBERSHIP:, "EU27"].min(), f"{tag}eu_high": values.loc[FULL_MEMBERSHIP:, "EU27"].max(),
            f"{tag}below_zero": int(values["KAZ"][values["KAZ"] > 0].index.max()) + 1,
            f"{tag}dist_after_peak": away.get(peak + 1, float("nan")),
        }  # fmt: skip
        kaz = values.loc[last, "KAZ"] - values.loc[FULL_MEMBERSHIP, "KAZ"]
        found[f"{tag}kaz_way"] = turn(kaz, "rises", "falls", "stays")
        found |= {f"{tag}{code.lower()}_last": values.loc[last, code] for code in ("USA", "RUS", "CHN")}
    return found | {"first": FULL_MEMBERSHIP, "end": found["final_last"]}


def draw_points(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A line a state with its band, all votes above and final votes below."""
    figure, panels = style.canvas(6.4, 2, 1, sharex=True, sharey=True)
    for axes, votes in zip(panels, VOTES, strict=True):
        values, lows, highs = (points(rows, votes, field) for field in ("value", "low", "high"))
        for code, colour in COLOURS.items():
            main = code in ("KAZ", "EU27")
            band = pd.DataFrame({"low": lows[code], "high": highs[code]}).dropna()
            if len(band):
                alpha = 0.28 if code == "KAZ" else 0.13
                axes.fill_between(
                    band.index,
                    band["low"],
                    band["high"],
                    color=colour,
                    alpha=alpha,
                    lw=0,
                    label=f"band {code}",
                )
            width, above = (2.2, 4) if main else (1.2, 3)
            axes.plot(values.index, values[code], color=colour, label=code, lw=width, zorder=above)
        last, away = int(values["KAZ"].last_valid_index()), between(rows, votes)
        note = layout.pick(" (no band)", "\n(no band)")
        ends = {
            NAMES[code] + (note if code == "EU27" else ""): (float(values.loc[last, code]), colour)
            for code, colour in COLOURS.items()
        }
        end_labels(axes, ends, last + 0.5, layout.pick(0.34, 0.44))
        title = (
            f"{WORDS[votes]}: distance to the EU mean {away.iloc[0]:.2f} in {away.index[0]}, "
            f"{away.iloc[-1]:.2f} in {last}"
        )
        axes.set_title(layout.wrap(title, 110, 44))
        axes.set_ylabel("ideal point")
        axes.grid(axis="y")
    panels[0].set_ylim(-2.3, 3.5)
    end = int(facts["end"])
    style.years(panels[-1], FULL_MEMBERSHIP - 2, end + layout.pick(8.5, 18.0), 5)
    panels[-1].set_xticks(range(layout.pick(1995, 2000), end + 1, layout.pick(5, 10)))
    return figure


@exhibit("fig-un-ideal-points", tables=("indicators",))
def ideal_points(indicators: pd.DataFrame) -> Drawn:
    """Ideal points of five, with bands where the source has them, for all and for final votes."""
    rows = point_rows(indicators)
    return Drawn(draw_points, rows, point_facts(rows))


def moved(values: pd.DataFrame, first: int, last: int, width: int) -> Movers:
    """Who moved between the means of `width` years that begin with `first` and end with `last`."""
    start, stop = values.loc[first : first + width - 1], values.loc[last - width + 1 : last]
    return who_moved(
        (float(start["KAZ"].mean()), float(stop["KAZ"].mean())),
        (float(start["EU27"].mean()), float(stop["EU27"].mean())),
    )


def periods() -> list[tuple[int, int]]:
    """First and last year of each period; its ends are means of three years, so that periods share them."""
    starts = range(FULL_MEMBERSHIP, COMMON_END - WINDOW + 2 - STEP, STEP)
    return [(start, start + STEP + WINDOW - 1) for start in starts]


def mover_rows(indicators: pd.DataFrame) -> pd.DataFrame:
    """The change of the distance and the part of each side, one a period and set of votes."""
    rows = pd.DataFrame(
        {"votes": votes, "first": first, "last": last, **moved(values, first, last, WINDOW)._asdict()}
        for votes, values in ((name, points(indicators, name)) for name in VOTES)
        for first, last in periods()
    )
    return rows.rename(columns={"mine": "kazakhstan", "theirs": "eu_mean"})


def mover_facts(rows: pd.DataFrame, indicators: pd.DataFrame) -> dict[str, Fact]:
    """Parts of both sides over the whole time and in the last period, and over every width of the means."""
    found: dict[str, Fact] = {}
    for votes in VOTES:
        own = rows[rows["votes"] == votes]
        whole = moved(points(indicators, votes), FULL_MEMBERSHIP, COMMON_END, WINDOW)
        tag = "" if votes == "all" else "final_"
        found |= {
            f"{tag}change": whole.change, f"{tag}mine": whole.mine, f"{tag}theirs": whole.theirs, f"{tag}theirs_off": -whole.theirs,
            f"{tag}last_mine": own["kazakhstan"].iloc[-1], f"{tag}last_theirs": own["eu_mean"].iloc[-1],
            f"{tag}widening": int((own["eu_mean"] > 0).sum()),
            f"{tag}way": turn(whole.change, "grew", "shrank"), f"{tag}size": abs(whole.change),
            f"{tag}mine_way": turn(whole.mine, "added", "took off"), f"{tag}mine_size": abs(whole.mine),
            f"{tag}theirs_way": turn(whole.theirs, "added", "took off"), f"{tag}theirs_size": abs(whole.theirs),
        }  # fmt: skip
    runs = [
        moved(points(indicators, votes), FULL_MEMBERSHIP, COMMON_END, width)
        for votes in VOTES
        for width in WIDTHS
    ]
    return found | {
        "runs": len(runs), "holds": sum(abs(run.mine) > abs(run.theirs) and run.mine > 0 for run in runs),
        "mine_low": min(run.mine for run in runs), "mine_high": max(run.mine for run in runs),
        "first": FULL_MEMBERSHIP, "last": COMMON_END, "window": WINDOW, "periods": len(periods()), "bars": len(rows),
        "largest": int((rows["kazakhstan"].abs() > rows["eu_mean"].abs()).sum()),
    }  # fmt: skip


def draw_movers(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """Three bars a period: the part of each side, and both together."""
    figure, panels = style.canvas(4.9, 2, 1, narrow=(6.4, 2, 1), sharex=True, sharey=True)
    for axes, votes in zip(panels, VOTES, strict=True):
        own = rows[rows["votes"] == votes].reset_index(drop=True)
        for shift, (part, (_, face)) in zip((-0.26, 0.0, 0.26), PARTS.items(), strict=True):
            edge = style.INK if part == "change" else face
            axes.bar(own.index + shift, own[part], width=0.24, facecolor=face, edgecolor=edge, linewidth=1)
            for at, value in own[part].items():
                up = value >= 0
                axes.text(
                    at + shift,  # type: ignore[operator]
                    value + (0.012 if up else -0.012),
                    signed(value),
                    ha="center",
                    va="bottom" if up else "top",
                    fontsize=8,
                    # Three numbers side by side leave no room on a telephone.
                    rotation=layout.pick(0, 90),
                )
        axes.axhline(0, color=style.MUTED, lw=0.8)
        names = [
            layout.pick(f"{first + 1} to {last - 1}", f"{first + 1}\nto {last - 1}")
            for first, last in zip(own["first"], own["last"], strict=True)
        ]
        axes.set_xticks(range(len(own)), names)
        axes.tick_params(axis="x", length=0)
        axes.set_ylabel("change of distance")
        tag = "" if votes == "all" else "final_"
        title = (
            f"{WORDS[votes]}, {FULL_MEMBERSHIP}-{COMMON_END}: Kazakhstan's part "
            f"{signed(float(facts[f'{tag}mine']))}, the EU's {signed(float(facts[f'{tag}theirs']))}"
        )
        axes.set_title(layout.wrap(title, 110, 44))
    room = layout.pick(0.08, 0.22)
    panels[0].set_ylim(
        min(layout.pick(-0.34, -0.5), rows["eu_mean"].min() - room),
        max(layout.pick(0.56, 0.7), rows["change"].max() + room),
    )
    shapes = [
        Patch(facecolor=face, edgecolor=style.INK if part == "change" else face, label=name)
        for part, (name, face) in PARTS.items()
    ]
    columns = layout.pick(3, 2)
    figure.legend(handles=shapes, loc="outside upper left", ncols=columns, handlelength=1.0, handleheight=0.9)
    return figure


@exhibit("fig-un-movers", tables=("indicators",))
def movers(indicators: pd.DataFrame) -> Drawn:
    """Parts of both sides by period, for all and for final votes."""
    rows = mover_rows(indicators)
    used = indicators[indicators["indicator"].isin(VOTES.values())]
    return Drawn(draw_movers, rows, mover_facts(rows, indicators), sorted(set(used["source"])))
