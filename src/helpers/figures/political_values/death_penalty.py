"""Chapter 06: the death penalty, the votes on a moratorium beside the steps of law."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.figures.foreign_policy import grid
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.measures.votes.followed import ABSENT
from helpers.tables import dates

STATES = (grid.UNION, HOME, *NEIGHBOURS, "RUS", "TUR", "BLR", "CHN", "USA")
VOTE, STEP = "vote", "step"
#: Keys of the steps with which a state is bound by the protocol that abolishes the penalty.
BOUND = ("dp-tkm-party", "dp-uzb-party", "dp-kgz-party", "dp-kaz-deposited")
#: How the steps are drawn, by their kind.
KINDS: dict[str, style.Look] = {
    "law": {"marker": "s", "color": style.ACTOR["Kazakhstan"], "label": "law"},
    "bound": {"marker": "D", "color": style.ACTOR["Kazakhstan"], "label": "step to the protocol"},
    "practice": {"marker": "X", "color": style.ACTOR["Kazakhstan"], "label": "practice"},
    "statement": {"marker": "o", "color": style.ACTOR["EU"], "label": "EU statement"},
}
FIRST, LAST = 1999.0, 2026.0
#: The ground of a state that is bound by the protocol.
TINT: style.Look = {"color": style.ACTOR["Kazakhstan"], "alpha": 0.25, "solid_capstyle": "butt"}


def rows_of(moratorium_votes: pd.DataFrame, death_penalty_steps: pd.DataFrame) -> pd.DataFrame:
    """Each answer of each state shown, and each step."""
    votes = moratorium_votes.rename(columns={"eu": grid.UNION})
    votes = votes.melt(["date", "symbol", "source"], list(STATES), "entity", "what")
    votes = votes.assign(row=VOTE, kind="answer", step="")
    columns = ["row", "entity", "date", "kind", "what", "step", "symbol", "source"]
    both = pd.concat([votes[columns], death_penalty_steps.assign(row=STEP, symbol="")[columns]])
    return ordered(both, "row", "entity", "date", "step", row=(VOTE, STEP), entity=STATES)


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How often each state answered yes, and when each was bound."""
    votes = rows[rows["row"] == VOTE]
    yes = votes[votes["what"] == "yes"].groupby("entity").size()
    count = votes["date"].nunique()
    every = sorted(state for state in STATES if yes.get(state, 0) == count)
    steps = rows[rows["row"] == STEP].set_index("step")["date"]
    known = [key for key in BOUND if key in steps.index]
    bound = {key[3:6]: int(steps[key][:4]) for key in known}
    before = [state for state, year in bound.items() if state != "kaz" and year < bound["kaz"]]
    first = int(votes["date"].min()[:4])
    answered = {"kaz": HOME, "rus": "RUS", "eu": grid.UNION, "chn": "CHN", "usa": "USA"}
    dated = {"suspended": "dp-kaz-moratorium", "signed": "dp-kaz-signed", "statement": "dp-eu-statement-2021"}
    dated |= {"tabled": "dp-eu-resolution", "undertaken": "dp-rus-undertaking"}
    dated |= {"sponsored": "dp-rus-sponsor-2014", "sponsored_again": "dp-kgz-sponsor-2022"}
    answers = votes.pivot(index="date", columns="entity", values="what")
    apart = sum(not answers[state].equals(answers[HOME]) for state in (*NEIGHBOURS, "RUS"))
    return {
        "set_apart": turn(apart, "set Kazakhstan apart", level="do not set Kazakhstan apart"),
        "neighbours": len(NEIGHBOURS), "neighbours_yes": sum(state in every for state in NEIGHBOURS),
        "votes": count, "first": first, "last": int(votes["date"].max()[:4]),
        "every": len(every) - (grid.UNION in every), "region": sum(state in every for state in STATES[1:6]),
        "shown": len(STATES) - 1, "bound": bound["kaz"], "before": len(before),
        "bound_first": min(bound.values()), "years_before": bound["kaz"] - first,
        **{f"{key}_yes": int(yes.get(state, 0)) for key, state in answered.items()},
        **{name: int(steps[step][:4]) for name, step in dated.items()},
    }  # fmt: skip


def _votes(axes: Axes, rows: pd.DataFrame) -> None:
    for row in rows[rows["row"] == VOTE].itertuples():
        grid.mark(axes, dates.middle(str(row.date)), STATES.index(str(row.entity)), str(row.what))
    for row in rows[rows["step"].isin(BOUND)].itertuples():
        y, since = STATES.index(str(row.entity)), dates.middle(str(row.date))
        axes.plot([since, LAST], [y, y], lw=9, label=f"bound {row.entity}", zorder=0, **TINT)
    drawing.rows(axes, [grid.NAMES[state] for state in STATES], 0.5, 0.6)


def _steps(axes: Axes, rows: pd.DataFrame, layout: Layout) -> None:
    own = rows[(rows["row"] == STEP) & rows["entity"].isin((HOME, grid.UNION))].sort_values(["date", "step"])
    y = 0.0
    for row in own.itertuples():
        x, look = dates.middle(str(row.date)), KINDS[str(row.kind)]
        left = x > (FIRST + LAST) / 2
        text = layout.wrap(f"{str(row.date)[:4]}: {row.what}", 54, 32 if left else 24)
        # Each step takes as much room as its lines.
        y += 0.5 * (text.count("\n") + 1)
        axes.plot([x], [y], ls="none", ms=5, **look)
        side, away = ("right", -1) if left else ("left", 1)
        place: style.Look = {"ha": side, "va": "center", "linespacing": layout.pick(0.95, 1.05)}
        axes.text(x + away * layout.pick(0.4, 0.8), y, text, **place)
        y += 0.5 * (text.count("\n") + 1) + 0.35
    axes.set_yticks([])
    axes.set_ylim(y + 0.2, -0.2)


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Above the votes, a state a line, tinted from the day on which it was bound; below the steps of law."""
    heights = layout.pick((1, 1.3), (1, 1.8))
    figure, (above, below) = style.canvas(6.9, 2, 1, narrow=(10.6, 2, 1), sharex=True, height_ratios=heights)
    _votes(above, rows)
    _steps(below, rows, layout)
    said = (
        f"UN votes on the death penalty {facts['set_apart']}: it says yes to a halt {facts['kaz_yes']} of "
        f"{facts['votes']} times, Russia {facts['rus_yes']}, and {facts['neighbours_yes']} of {facts['neighbours']} "
        "neighbours each time"
    )
    above.set_title(layout.wrap(said, 84, 38), x=layout.pick(-0.14, -0.34))
    below.set_title("Steps of Kazakhstan, and what the EU said", x=layout.pick(-0.14, -0.34))
    below.set(xlim=(FIRST, LAST), xticks=range(2000, 2030, 5))
    for axes in (above, below):
        axes.tick_params(axis="y", length=0)
        drawing.bare(axes)
    answers = [answer for answer in ("yes", "abstain", "no", ABSENT) if answer in set(rows["what"])]
    tint = Line2D([], [], lw=6, label="bound by protocol", **TINT)
    kinds = [Line2D([], [], ls="none", ms=5, **KINDS[kind]) for kind in KINDS if kind in set(rows["kind"])]
    drawing.key(figure, [*grid.key(answers), tint, *kinds], layout.pick(3, 2), handletextpad=0.6)
    return figure


@exhibit("fig-death-penalty", tables=("moratorium_votes", "death_penalty_steps"))
def death_penalty(moratorium_votes: pd.DataFrame, death_penalty_steps: pd.DataFrame) -> Drawn:
    """Votes on a moratorium by state, beside the steps of law."""
    rows = rows_of(moratorium_votes, death_penalty_steps)
    return Drawn(draw, rows, facts_of(rows))
