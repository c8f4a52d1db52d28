"""Chapter 07, third part: how alike Kazakhstan and others vote in the UN General Assembly, by issue and by year."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, exhibit, style, turn
from helpers.figures.foreign_policy.votes import NEIGHBOURS, end_labels
from helpers.tables import dates

#: Issues in the order of the panels: those that the design puts first, then by the size of the issue.
ISSUES = {
    "human-rights": "Human rights",
    "nuclear": "Nuclear",
    "disarmament": "Disarmament",
    "colonialism": "Colonialism",
    "development": "Development",
    "palestine": "Palestine",
}
PARTNERS = {
    "EU27": ("EU mean", style.ACTOR["EU"]),
    "DEU": ("Germany", style.ACTOR["member state"]),
    "FRA": ("France", style.ACTOR["member state"]),
    "RUS": ("Russia", style.ACTOR["Russia"]),
    "CHN": ("China", style.ACTOR["China"]),
}
OTHERS = {key: PARTNERS[key] for key in ("EU27", "RUS", "CHN")} | {"USA": ("US", style.ACTOR["US"])}
ALL = "un-agreement-all"
#: How a partner's stroke differs from the plain one.
LOOKS: dict[str, dict[str, Any]] = {"EU27": {"lw": 3.6}, "FRA": {"lw": 1.7, "ls": (0, (2.0, 0.8))}}
PLAIN: dict[str, Any] = {"lw": 1.7}
#: Lower end of the axis: no value of the table lies below.
FLOOR = 0.15
#: The position series run to this year; roll calls in the tables do not.
REACH = 2024
#: First and last years compared in words, as in the periods of the issue table.
EARLY, LATE = (1992, 1999), (2013, 2019)


def _gap(axes: Axes, last: int) -> None:
    """The years that other series have and this one lacks, as a pale field."""
    axes.axvspan(
        last + 0.5, REACH + 0.5, facecolor=style.PALE, edgecolor=style.GRID, hatch="///", lw=0, zorder=0
    )


def by_issue(indicators: pd.DataFrame) -> pd.DataFrame:
    """Agreement of Kazakhstan with each partner by issue and period, with the number of votes."""
    names = {f"un-agreement-{issue}": issue for issue in ISSUES}
    rows = indicators[
        indicators["indicator"].isin(names)
        & (indicators["entity"] == "KAZ")
        & indicators["counterpart"].isin(PARTNERS)
    ]
    rows = rows.assign(
        issue=rows["indicator"].map(names),
        first=rows["period"].map(dates.year),
        last=rows["period"].map(dates.last_year),
        place=rows["indicator"].map({name: at for at, name in enumerate(names)}),
        rank=rows["counterpart"].map({code: at for at, code in enumerate(PARTNERS)}),
    )
    return rows.sort_values(["place", "first", "rank"]).reset_index(drop=True)[
        ["issue", "period", "first", "last", "counterpart", "value", "n", "status", "note", "source"]
    ]


@exhibit("fig-un-issues", tables=("indicators",))
def issues(indicators: pd.DataFrame) -> Drawn:
    """Agreement by issue, one small chart each, periods drawn at their length."""
    rows = by_issue(indicators)
    last = int(rows["last"].max())
    figure, panels = style.canvas(5.8, 2, 3, sharex=True, sharey=True)
    facts: dict[str, float | int | str] = {
        "first": int(rows["first"].min()),
        "last": last,
        "periods": rows["period"].nunique(),
    }
    falls: dict[str, tuple[float, float]] = {}
    for axes, (issue, name) in zip(panels, ISSUES.items(), strict=True):
        own = rows[rows["issue"] == issue]
        _gap(axes, last)
        for row in own.itertuples():
            label, colour = PARTNERS[str(row.counterpart)]
            look = {"color": colour, **LOOKS.get(str(row.counterpart), PLAIN)}
            axes.plot(
                [row.first - 0.4, row.last + 0.4], [row.value] * 2, solid_capstyle="butt", label=label, **look
            )  # type: ignore[operator]
        eu = own[own["counterpart"] == "EU27"]
        for row in eu.itertuples():
            middle = (row.first + row.last) / 2  # type: ignore[operator]
            axes.text(middle, FLOOR + 0.03, f"{row.n}", ha="center", fontsize=8, color=style.MUTED)
        falls[issue] = (float(eu["value"].iloc[0]), float(eu["value"].iloc[-1]))
        axes.set_title(f"{name}:\nEU mean {falls[issue][0]:.2f} to {falls[issue][1]:.2f}", fontsize=8.6)
        axes.grid(axis="y")
        key = issue.replace("-", "_")
        facts |= {
            f"{key}_first": falls[issue][0],
            f"{key}_last": falls[issue][1],
            f"{key}_way": turn(falls[issue][1] - falls[issue][0], "rises", "falls", "stays"),
        }
        for code, word in (("RUS", "russia"), ("CHN", "china"), ("FRA", "france"), ("DEU", "germany")):
            other = own[own["counterpart"] == code]["value"]
            facts |= {
                f"{key}_{word}_first": float(other.iloc[0]),
                f"{key}_{word}_last": float(other.iloc[-1]),
                f"{key}_{word}_way": turn(other.iloc[-1] - other.iloc[0], "rises", "falls", "stays"),
            }
    panels[0].set_ylim(FLOOR, 1.03)
    for axes in (panels[0], panels[3]):
        axes.set_ylabel("agreement, 0 to 1")
        axes.text(1991.6, FLOOR + 0.085, "votes, n =", fontsize=8, color=style.MUTED)
    for axes in panels:
        axes.set_xlim(1991, REACH + 0.5)
        axes.set_xticks([2000, 2010, 2020])
    shapes = [
        Line2D([], [], color=colour, label=name, **LOOKS.get(code, PLAIN))
        for code, (name, colour) in PARTNERS.items()
    ]  # type: ignore[arg-type]
    figure.legend(handles=shapes, loc="outside upper left", ncols=5, handlelength=1.8)
    order = sorted(falls, key=lambda issue: (-abs(falls[issue][1] - falls[issue][0]), issue))
    for word, issue in (("one", order[0]), ("two", order[1])):
        facts |= {
            f"fall_{word}": ISSUES[issue].lower(),
            f"{word}_first": falls[issue][0],
            f"{word}_last": falls[issue][1],
            f"{word}_way": turn(falls[issue][1] - falls[issue][0]),
        }
    facts["fall_least"] = ISSUES[order[-1]]
    return Drawn(figure, rows, facts)


def by_year(indicators: pd.DataFrame) -> pd.DataFrame:
    """Agreement on all contested votes by session year; the neighbours as the mean of those that voted."""
    chosen = indicators[(indicators["indicator"] == ALL) & (indicators["entity"] == "KAZ")]
    table = (
        chosen.assign(year=chosen["period"].astype(int))
        .pivot(index="year", columns="counterpart", values="value")
        .sort_index()
    )
    around = table[[code for code in NEIGHBOURS if code in table]]
    return table[list(OTHERS)].assign(neighbours=around.mean(axis=1), present=around.notna().sum(axis=1))


@exhibit("fig-un-partners", tables=("indicators",))
def partners(indicators: pd.DataFrame) -> Drawn:
    """Agreement by year with four partners and the neighbours."""
    rows = by_year(indicators)
    first, last = int(rows.index.min()), int(rows.index.max())
    figure, (axes,) = style.canvas(3.9)
    _gap(axes, last)
    axes.text((last + REACH + 1) / 2, 0.06, "no data\nhere", ha="center", fontsize=8, color=style.MUTED)
    axes.plot(rows.index, rows["neighbours"], color=style.GREY, lw=1.2, ls=(0, (4, 1.5)), label="neighbours")
    for code, (name, colour) in OTHERS.items():
        axes.plot(rows.index, rows[code], color=colour, lw=2.4 if code == "EU27" else 1.6, label=name)
    ends = {"4 neighbours (mean)": (float(rows["neighbours"].iloc[-1]), style.MUTED)}
    ends |= {name: (float(rows[code].iloc[-1]), colour) for code, (name, colour) in OTHERS.items()}
    end_labels(axes, ends, REACH + 1, 0.055)
    axes.set_ylim(0, 1.02)
    axes.set_ylabel("agreement, 0 to 1")
    axes.grid(axis="y")
    style.years(axes, first - 1, REACH + 11, 5)
    axes.set_xticks(range(1995, REACH, 5))
    facts: dict[str, float | int | str] = {"first": first, "last": last, "years": len(rows)}
    spans = {"early": EARLY, "late": LATE}
    for word, (start, stop) in spans.items():
        mean = rows.loc[start:stop].mean()
        facts[word] = f"{start}-{stop}"
        facts |= {
            f"{code[:3].lower() if code != 'EU27' else 'eu'}_{word}": float(mean[code]) for code in OTHERS
        }
        facts[f"near_{word}"] = float(mean["neighbours"])
    for code in ("eu", "rus", "chn"):
        facts[f"{code}_way"] = turn(float(facts[f"{code}_late"]) - float(facts[f"{code}_early"]))
    above = rows.index[rows["EU27"] > rows["RUS"]]
    facts |= {
        "eu_above": len(above),
        "eu_above_year": int(above.max()) if len(above) else "none",
    }  # fmt: skip
    axes.set_title(
        f"All contested votes: agreement with EU members from {facts['eu_early']:.2f} to {facts['eu_late']:.2f}"
    )
    used = indicators[indicators["indicator"] == ALL]
    return Drawn(figure, rows.reset_index(names="year"), facts, sorted(set(used["source"])))
