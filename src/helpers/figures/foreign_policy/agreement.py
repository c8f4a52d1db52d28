"""Chapter 07, third part: how alike Kazakhstan and others vote in the UN General Assembly, by issue and by year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Layout, exhibit, style, turn
from helpers.exhibits.facts import Fact
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


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """First and last agreement by issue and partner, in the columns first and last."""
    return rows.groupby(["issue", "counterpart"], sort=False)["value"].agg(["first", "last"])


def issue_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """The span of the periods; first and last agreement by issue and partner; where the EU fell most and
    least.
    """
    found: dict[str, Fact] = {
        "first": int(rows["first"].min()),
        "last": int(rows["last"].max()),
        "periods": rows["period"].nunique(),
    }
    by = ends(rows)
    words = {"EU27": "", "RUS": "russia_", "CHN": "china_", "FRA": "france_", "DEU": "germany_"}
    for issue in ISSUES:
        for code, word in words.items():
            first, last = by.loc[(issue, code)]
            name = f"{issue.replace('-', '_')}_{word}"
            way = turn(last - first, "rises", "falls", "stays")
            found |= {f"{name}first": float(first), f"{name}last": float(last), f"{name}way": way}
    eu = by.xs("EU27", level="counterpart")
    change = eu["last"] - eu["first"]
    order = sorted(ISSUES, key=lambda issue: (-abs(change[issue]), issue))
    for word, issue in zip(("one", "two"), order, strict=False):
        found |= {
            f"fall_{word}": ISSUES[issue].lower(),
            f"{word}_first": float(eu.at[issue, "first"]),
            f"{word}_last": float(eu.at[issue, "last"]),
            f"{word}_way": turn(change[issue]),
        }
    return found | {"fall_least": ISSUES[order[-1]]}


def draw_issues(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A small chart for each issue; a stroke is a period, as long as it lasted."""
    figure, panels = style.canvas(5.8, 2, 3, narrow=(7.6, 3, 2), sharex=True, sharey=True)
    for axes, (issue, name) in zip(panels, ISSUES.items(), strict=True):
        own = rows[rows["issue"] == issue]
        _gap(axes, int(rows["last"].max()))
        for row in own.itertuples():
            label, colour = PARTNERS[str(row.counterpart)]
            look = {"color": colour, **LOOKS.get(str(row.counterpart), PLAIN)}
            span = [row.first - 0.4, row.last + 0.4]  # type: ignore[operator]
            axes.plot(span, [row.value] * 2, solid_capstyle="butt", label=label, **look)
        for row in own[own["counterpart"] == "EU27"].itertuples():
            middle = (row.first + row.last) / 2  # type: ignore[operator]
            axes.text(middle, FLOOR + 0.03, f"{row.n}", ha="center", fontsize=8, color=style.MUTED)
        key = issue.replace("-", "_")
        axes.set_title(
            f"{name}:\nEU mean {facts[f'{key}_first']:.2f} to {facts[f'{key}_last']:.2f}",
            fontsize=layout.pick(8.6, layout.text),
        )
        axes.grid(axis="y")
    for axes in panels[:: layout.pick(3, 2)]:
        axes.set_ylabel("agreement, 0 to 1")
        axes.text(1991.6, FLOOR + 0.085, "votes, n =", fontsize=8, color=style.MUTED)
    panels[0].set(xlim=(1991, REACH + 0.5), ylim=(FLOOR, 1.03), xticks=[2000, 2010, 2020])
    shapes = [
        Line2D([], [], color=colour, label=name, **LOOKS.get(code, PLAIN))
        for code, (name, colour) in PARTNERS.items()
    ]
    figure.legend(handles=shapes, loc="outside upper left", ncols=layout.pick(5, 3), handlelength=1.8)
    return figure


@exhibit("fig-un-issues", tables=("indicators",))
def issues(indicators: pd.DataFrame) -> Drawn:
    """Agreement by issue, one small chart each, periods drawn at their length."""
    rows = by_issue(indicators)
    return Drawn(draw_issues, rows, issue_facts(rows))


def by_year(indicators: pd.DataFrame) -> pd.DataFrame:
    """Agreement on all contested votes by session year; the neighbours as the mean of those that voted."""
    chosen = indicators[(indicators["indicator"] == ALL) & (indicators["entity"] == "KAZ")]
    table = (
        chosen.assign(year=chosen["period"].astype(int))
        .pivot(index="year", columns="counterpart", values="value")
        .sort_index()
    )
    around = table[[code for code in NEIGHBOURS if code in table]]
    found = table[list(OTHERS)].assign(neighbours=around.mean(axis=1), present=around.notna().sum(axis=1))
    return found.reset_index(names="year").rename_axis(columns=None)


def partner_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """The years; means of the first and the last years by partner; the years in which the EU stood above
    Russia.
    """
    by = rows.set_index("year")
    found: dict[str, Fact] = {"first": int(by.index.min()), "last": int(by.index.max()), "years": len(by)}
    for word, (start, stop) in {"early": EARLY, "late": LATE}.items():
        mean = by.loc[start:stop].mean()
        found[word] = f"{start}-{stop}"
        found |= {
            f"{code[:3].lower() if code != 'EU27' else 'eu'}_{word}": float(mean[code]) for code in OTHERS
        }
        found[f"near_{word}"] = float(mean["neighbours"])
    for code in ("eu", "rus", "chn"):
        found[f"{code}_way"] = turn(float(found[f"{code}_late"]) - float(found[f"{code}_early"]))
    above = by.index[by["EU27"] > by["RUS"]]
    return found | {"eu_above": len(above), "eu_above_year": int(above.max()) if len(above) else "none"}


def draw_partners(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A line for each partner, named at its end."""
    figure, (axes,) = style.canvas(3.9)
    first, last = int(rows["year"].min()), int(rows["year"].max())
    _gap(axes, last)
    axes.text((last + REACH + 1) / 2, 0.06, "no data\nhere", ha="center", fontsize=8, color=style.MUTED)
    axes.plot(
        rows["year"], rows["neighbours"], color=style.GREY, lw=1.2, ls=(0, (4, 1.5)), label="neighbours"
    )
    for code, (name, colour) in OTHERS.items():
        axes.plot(rows["year"], rows[code], color=colour, lw=2.4 if code == "EU27" else 1.6, label=name)
    end = rows.iloc[-1]
    lines = {
        layout.pick("4 neighbours (mean)", "4 neighbours,\nmean"): (float(end["neighbours"]), style.MUTED)
    }
    lines |= {name: (float(end[code]), colour) for code, (name, colour) in OTHERS.items()}
    end_labels(axes, lines, REACH + 1, layout.pick(0.055, 0.085))
    axes.set_ylim(0, 1.02)
    axes.set_ylabel("agreement, 0 to 1")
    axes.grid(axis="y")
    style.years(axes, first - 1, REACH + layout.pick(11, 18), 5)
    axes.set_xticks(range(layout.pick(1995, 2000), REACH, layout.pick(5, 10)))
    axes.set_title(
        layout.wrap(
            f"All contested votes: agreement with EU members from {facts['eu_early']:.2f} to "
            f"{facts['eu_late']:.2f}",
            90,
            44,
        )
    )
    return figure


@exhibit("fig-un-partners", tables=("indicators",))
def partners(indicators: pd.DataFrame) -> Drawn:
    """Agreement by year with four partners and the neighbours."""
    rows = by_year(indicators)
    used = indicators[indicators["indicator"] == ALL]
    return Drawn(draw_partners, rows, partner_facts(rows), sorted(set(used["source"])))
