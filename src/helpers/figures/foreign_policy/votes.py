"""Chapter 07, second part: positions of states in the UN General Assembly, and whose side moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, exhibit, style, turn
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
    "mine": ("part of Kazakhstan", style.ACTOR["Kazakhstan"]),
    "theirs": ("part of the EU mean", style.ACTOR["EU"]),
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


@exhibit("fig-un-ideal-points", tables=("indicators",))
def ideal_points(indicators: pd.DataFrame) -> Drawn:
    """Ideal points of five, with bands where the source has them, for all and for final votes."""
    figure, panels = style.canvas(6.4, 2, 1, sharex=True, sharey=True)
    facts: dict[str, float | int | str] = {"full": FULL_MEMBERSHIP}
    for axes, votes in zip(panels, VOTES, strict=True):
        values, lows, highs = (points(indicators, votes, field) for field in ("value", "low", "high"))
        for code, colour in COLOURS.items():
            main = code in ("KAZ", "EU27")
            band = pd.DataFrame({"low": lows[code], "high": highs[code]}).dropna()
            if len(band):
                axes.fill_between(
                    band.index,
                    band["low"],
                    band["high"],
                    color=colour,
                    alpha=0.28 if code == "KAZ" else 0.13,
                    lw=0,
                    label=f"band {code}",
                )
            axes.plot(
                values.index,
                values[code],
                color=colour,
                lw=2.2 if main else 1.2,
                label=code,
                zorder=4 if main else 3,
            )
        last = int(values["KAZ"].last_valid_index())
        ends = {
            NAMES[code] + (" (no band)" if code == "EU27" else ""): (float(values.loc[last, code]), colour)
            for code, colour in COLOURS.items()
        }
        end_labels(axes, ends, last + 0.5, 0.34)
        apart_by = (
            pd.Series(distance(values["KAZ"], values["EU27"]), index=values.index)
            .loc[FULL_MEMBERSHIP:]
            .dropna()
        )
        axes.set_title(
            f"{WORDS[votes]}: distance to the EU mean {apart_by.iloc[0]:.2f} in {apart_by.index[0]}, {apart_by.iloc[-1]:.2f} in {last}"
        )
        axes.set_ylabel("ideal point")
        axes.grid(axis="y")
        tag = "" if votes == "all" else "final_"
        peak = int(apart_by.idxmax())
        facts |= {
            f"{tag}last": last, f"{tag}peak": peak, f"{tag}dist_first": apart_by.iloc[0], f"{tag}dist_last": apart_by.iloc[-1],
            f"{tag}dist_peak": apart_by[peak], f"{tag}dist_before_peak": apart_by.get(peak - 1, float("nan")),
            f"{tag}kaz_first": values.loc[FULL_MEMBERSHIP, "KAZ"], f"{tag}kaz_last": values.loc[last, "KAZ"],
            f"{tag}eu_low": values.loc[FULL_MEMBERSHIP:, "EU27"].min(), f"{tag}eu_high": values.loc[FULL_MEMBERSHIP:, "EU27"].max(),
            f"{tag}below_zero": int(values["KAZ"][values["KAZ"] > 0].index.max()) + 1,
            f"{tag}dist_after_peak": apart_by.get(peak + 1, float("nan")),
        }  # fmt: skip
        kaz = facts[f"{tag}kaz_last"] - facts[f"{tag}kaz_first"]  # type: ignore[operator]
        facts[f"{tag}kaz_way"] = turn(kaz, "rises", "falls", "stays")
        facts |= {f"{tag}{code.lower()}_last": values.loc[last, code] for code in ("USA", "RUS", "CHN")}
    panels[0].set_ylim(-2.3, 3.5)
    end = int(facts["final_last"])
    style.years(panels[-1], FULL_MEMBERSHIP - 2, end + 8.5, 5)
    panels[-1].set_xticks(range(1995, end + 1, 5))
    facts |= {"first": FULL_MEMBERSHIP, "end": end}
    chosen = indicators[indicators["indicator"].isin(VOTES.values()) & indicators["entity"].isin(COLOURS)]
    kept = chosen[["indicator", "entity", "period", "value", "low", "high", "n", "status", "note", "source"]]
    return Drawn(figure, kept, facts)


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


@exhibit("fig-un-movers", tables=("indicators",))
def movers(indicators: pd.DataFrame) -> Drawn:
    """Parts of both sides by period, for all and for final votes."""
    found = []
    for votes in VOTES:
        values = points(indicators, votes)
        for first, last in periods():
            found.append(
                {"votes": votes, "first": first, "last": last, **moved(values, first, last, WINDOW)._asdict()}
            )
    rows = pd.DataFrame(found)
    figure, panels = style.canvas(4.9, 2, 1, sharex=True, sharey=True)
    facts: dict[str, float | int | str] = {}
    for axes, votes in zip(panels, VOTES, strict=True):
        own = rows[rows["votes"] == votes].reset_index(drop=True)
        for shift, (part, (_, face)) in zip((-0.26, 0.0, 0.26), PARTS.items(), strict=True):
            axes.bar(
                own.index + shift,
                own[part],
                width=0.24,
                facecolor=face,
                edgecolor=style.INK if part == "change" else face,
                linewidth=1,
            )
            for at, value in own[part].items():
                up = value >= 0
                axes.text(
                    at + shift,
                    value + (0.012 if up else -0.012),
                    signed(value),
                    ha="center",
                    va="bottom" if up else "top",
                    fontsize=8,
                )  # type: ignore[operator]
        axes.axhline(0, color=style.MUTED, lw=0.8)
        names = [f"{first + 1} to {last - 1}" for first, last in zip(own["first"], own["last"], strict=True)]
        axes.set_xticks(range(len(own)), names)
        axes.tick_params(axis="x", length=0)
        axes.set_ylabel("change of distance")
        whole = moved(points(indicators, votes), FULL_MEMBERSHIP, COMMON_END, WINDOW)
        axes.set_title(
            f"{WORDS[votes]}, {FULL_MEMBERSHIP}-{COMMON_END}: Kazakhstan's part {signed(whole.mine)}, the EU's {signed(whole.theirs)}"
        )
        tag = "" if votes == "all" else "final_"
        facts |= {
            f"{tag}change": whole.change, f"{tag}mine": whole.mine, f"{tag}theirs": whole.theirs, f"{tag}theirs_off": -whole.theirs,
            f"{tag}last_mine": own["mine"].iloc[-1], f"{tag}last_theirs": own["theirs"].iloc[-1],
            f"{tag}widening": int((own["theirs"] > 0).sum()),
            f"{tag}way": turn(whole.change, "grew", "shrank"), f"{tag}size": abs(whole.change),
            f"{tag}mine_way": turn(whole.mine, "added", "took off"), f"{tag}mine_size": abs(whole.mine),
            f"{tag}theirs_way": turn(whole.theirs, "added", "took off"), f"{tag}theirs_size": abs(whole.theirs),
        }  # fmt: skip
    runs = [
        moved(points(indicators, votes), FULL_MEMBERSHIP, COMMON_END, width)
        for votes in VOTES
        for width in WIDTHS
    ]
    facts |= {
        "runs": len(runs), "holds": sum(abs(run.mine) > abs(run.theirs) and run.mine > 0 for run in runs),
        "mine_low": min(run.mine for run in runs), "mine_high": max(run.mine for run in runs),
        "first": FULL_MEMBERSHIP, "last": COMMON_END, "window": WINDOW, "periods": len(periods()), "bars": len(rows),
        "largest": int((rows["mine"].abs() > rows["theirs"].abs()).sum()),
    }  # fmt: skip
    panels[0].set_ylim(min(-0.34, rows["theirs"].min() - 0.08), max(0.56, rows["change"].max() + 0.08))
    shapes = [
        Patch(facecolor=face, edgecolor=style.INK if part == "change" else face, label=name)
        for part, (name, face) in PARTS.items()
    ]
    figure.legend(handles=shapes, loc="outside upper left", ncols=3, handlelength=1.0, handleheight=0.9)
    used = indicators[indicators["indicator"].isin(VOTES.values())]
    shown = rows.rename(columns={"mine": "kazakhstan", "theirs": "eu_mean"})
    return Drawn(figure, shown, facts, sorted(set(used["source"])))
