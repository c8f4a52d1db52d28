"""Chapter 07: how alike Kazakhstan and others vote in the UN General Assembly, issue by issue."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.measures.states import AS_IT_WAS
from helpers.measures.votes.followed import SOURCE

#: Issues in the order of the panels: those that the design puts first, then by the size of the issue.
ISSUES = {"human-rights": "Human rights"}
ISSUES |= {
    name: name.capitalize() for name in ("nuclear", "disarmament", "colonialism", "development", "palestine")
}
#: Partners by the words of their facts, names and colours.
PARTNERS = {
    AS_IT_WAS: ("", "EU members", style.ACTOR["EU"]),
    "DEU": ("germany_", "Germany", style.ACTOR["member state"]),
    "FRA": ("france_", "France", style.ACTOR["member state"]),
    "RUS": ("russia_", "Russia", style.ACTOR["Russia"]),
    "CHN": ("china_", "China", style.ACTOR["China"]),
}
LOOKS: dict[str, style.Look] = {
    AS_IT_WAS: {"lw": 2.6, "zorder": 4},
    "DEU": {"lw": 1.0},
    "FRA": {"lw": 1.0, "ls": (0, (3.0, 1.5))},
    "RUS": {"lw": 1.5, "marker": "s", "ms": 3.5},
    "CHN": {"lw": 1.5, "marker": "D", "ms": 3.5},
}


def by_issue(vote_agreement_issues: pd.DataFrame) -> pd.DataFrame:
    """Agreement of Kazakhstan with each partner by issue and period, with interval and number of votes."""
    table = vote_agreement_issues
    rows = table[table["issue"].isin(ISSUES) & table["partner"].isin(PARTNERS)]
    rows = ordered(rows.assign(source=SOURCE), "issue", "first", "partner", issue=ISSUES, partner=PARTNERS)
    return rows[["issue", "first", "last", "partner", "value", "low", "high", "n", "source"]]


def shared(rows: pd.DataFrame) -> int:
    """The last session to which every issue is shown."""
    return int(rows.groupby("issue")["last"].max().min())


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """First and last agreement by issue and partner; and over the sessions that all issues have, where that with
    EU members changed most and least.
    """
    longer = rows.groupby("issue")["last"].max() > shared(rows)
    facts: dict[str, Fact] = {"first": int(rows["first"].min()), "last": int(rows["last"].max())}
    facts |= {"shared": shared(rows), "longer": int(longer.sum()), "issues": len(longer)}
    by = rows.set_index(["issue", "partner"]).sort_index()
    for issue in ISSUES:
        for code, (word, _, _) in PARTNERS.items():
            own = by.loc[[(issue, code)]].sort_values("first")["value"]
            name = f"{issue.replace('-', '_')}_{word}"
            facts |= {
                f"{name}first": float(own.iloc[0]), f"{name}last": float(own.iloc[-1]),
                f"{name}way": turn(own.iloc[-1] - own.iloc[0], "rises", "falls", "stays"),
            }  # fmt: skip
    union = rows[(rows["partner"] == AS_IT_WAS) & (rows["last"] <= shared(rows))]
    ends = union.groupby("issue")["value"].agg(["first", "last"])
    change = ends["last"] - ends["first"]
    order = sorted(ISSUES, key=lambda issue: (-abs(change[issue]), issue))
    for word, issue in zip(("one", "two"), order, strict=False):
        facts |= {f"fall_{word}": ISSUES[issue].lower(), f"{word}_way": turn(change[issue])}
        facts |= {f"{word}_{end}": float(ends.at[issue, end]) for end in ("first", "last")}
    way = facts["one_way"] if facts["one_way"] == facts["two_way"] else "changed"
    return facts | {"most": f"{way} most on {facts['fall_one']} and {facts['fall_two']} votes"}


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A small chart for each issue: a point in the middle of each period, the interval of that of EU members as a
    bar; hatched where the issue's code cannot be trusted.
    """
    figure, panels = style.canvas(5.4, 2, 3, narrow=(7.6, 3, 2), sharex=True, sharey=True)
    last = int(facts["last"])
    for axes, (issue, name) in zip(panels, ISSUES.items(), strict=True):
        own = rows[rows["issue"] == issue]
        end = int(own["last"].max())
        if end < last:
            axes.axvspan(end + 0.5, last + 0.5, fc=style.PALE, ec=style.GRID, hatch="///", lw=0, zorder=0)
        for code, (_, label, colour) in PARTNERS.items():
            line = own[own["partner"] == code]
            middle = (line["first"] + line["last"]) / 2
            look: style.Look = {"marker": "o", "ms": 2.5, "color": colour, **LOOKS[code]}
            axes.plot(middle, line["value"], label=label, **look)
            if code == AS_IT_WAS:
                axes.vlines(middle, line["low"], line["high"], color=colour, lw=5, alpha=0.3)
        key = issue.replace("-", "_")
        ends = f"{facts[f'{key}_first']:.2f} to {facts[f'{key}_last']:.2f} by {end}"
        axes.set_title(f"{name}:\n{ends}", fontsize=layout.pick(8.6, layout.text))
        axes.grid(axis="y")
    for axes in panels[:: layout.pick(3, 2)]:
        axes.set_ylabel("agreement, 0 to 1")
    panels[0].set(xlim=(int(facts["first"]) - 0.5, last + 0.5), ylim=(0, 1.03), xticks=[2000, 2010, 2020])
    known = PARTNERS.items()
    shapes = [Line2D([], [], color=colour, label=name, **LOOKS[of]) for of, (_, name, colour) in known]
    said = layout.wrap(f"Kazakhstan's agreement with EU members {facts['most']}", 66, 40)
    drawing.key(figure, shapes, layout.pick(5, 3), said, handlelength=1.8)
    return figure


@exhibit("fig-un-issues", tables=("vote_agreement_issues",))
def issues(vote_agreement_issues: pd.DataFrame) -> Drawn:
    """Agreement by issue, one small chart each."""
    rows = by_issue(vote_agreement_issues)
    return Drawn(draw, rows, facts_of(rows))
