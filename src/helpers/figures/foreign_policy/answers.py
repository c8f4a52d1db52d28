"""Chapter 07: how many of the resolutions voted on at both ends each state answers otherwise today."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style
from helpers.figures.foreign_policy.returning import BEGINNINGS, END, beginning
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.measures.votes.answers import SINCE
from helpers.measures.votes.followed import SOURCE

#: Rows of the figure by name: the states in them, and the colour; a row of several shows a dot for each.
POWERS = {"RUS": "Russia", "CHN": "China", "USA": "US"}
NEAR = {"BLR": "Belarus", "TUR": "T\N{LATIN SMALL LETTER U WITH DIAERESIS}rkiye", "UKR": "Ukraine"}
#: How far states with one share stand above each other, and the room above the row that has most, in rows.
ABOVE, ROOM = 0.3, 1.2
#: Columns of the share of all returns, by what they are in `answer_changes`.
RATES = {"rate": "share", "rate_low": "low", "rate_high": "high"}
OWN, OTHERS, MEMBERS = "Kazakhstan", "4 neighbours", "EU members, past and present"


def group(state: str) -> str:
    """The row of the figure in which a state stands."""
    if state == HOME:
        return OWN
    if state in NEIGHBOURS:
        return OTHERS
    return {**POWERS, **NEAR}.get(state, MEMBERS)


def rows_of(answers_then_now: pd.DataFrame, answer_changes: pd.DataFrame) -> pd.DataFrame:
    """One row a state: texts of both windows, changed answers and their share; and beside it, from all returns, the
    pairs of answers, the changed ones and their share.

    Columns: `row` (of the figure), `state`, `texts`, `changed`, `toward`, `share`, `low`, `high`, `returns`,
    `returns_changed`, `rate`, `rate_low`, `rate_high` (percent), `source`.
    """
    here = (answers_then_now["first"] == BEGINNINGS[""]) & (answers_then_now["last"] == END)
    ends = answers_then_now[here].set_index("state")
    again = answer_changes[answer_changes["period"] == SINCE].set_index("state").reindex(ends.index)
    found = pd.DataFrame(
        {
            "row": [group(state) for state in ends.index],
            **{name: ends[name].to_numpy() for name in ("texts", "changed", "toward")},
            **{name: 100 * ends[name].to_numpy(dtype=float) for name in ("share", "low", "high")},
            "returns": again["repeats"].to_numpy(),
            "returns_changed": again["changed"].to_numpy(),
            **{name: 100 * again[of].to_numpy(dtype=float) for name, of in RATES.items()},
        },
        index=ends.index,
    )
    found = found.reset_index(names="state").assign(source=SOURCE)
    names = (OWN, OTHERS, *POWERS.values(), *NEAR.values(), MEMBERS)
    return ordered(found, "row", "share", "state", row=names)


def facts_of(rows: pd.DataFrame, answers_then_now: pd.DataFrame) -> dict[str, Fact]:
    """Changed answers of Kazakhstan at both ends and at each return, beside the middle state and its neighbours."""
    by = rows.set_index("state")
    own, others = by.loc[HOME], by.drop(HOME)
    here = (answers_then_now["first"] == BEGINNINGS[""]) & (answers_then_now["last"] == END)
    off = answers_then_now[here].set_index("state").loc[HOME]
    facts: dict[str, Fact] = {"from": beginning(BEGINNINGS[""]), "to": beginning(END), "others": len(others)}
    facts |= {name: int(own[name]) for name in ("texts", "changed", "toward")}
    facts |= {name: float(own[name]) for name in ("share", "low", "high", "rate", "rate_low", "rate_high")}
    facts |= {
        "away": int(own["changed"] - own["toward"]),
        "median": float(others["share"].median()),
        "rate_median": float(others["rate"].median()),
        "rest": int((others["row"] != MEMBERS).sum()),
        "rest_median": float(others.loc[others["row"] != MEMBERS, "share"].median()),
        "off_low": 100 * float(off["off_low"]),
        "off_high": 100 * float(off["off_high"]),
        "members": int((others["row"] == MEMBERS).sum()),
    }
    near = others[others["row"] == OTHERS]
    facts |= {"near_least": float(near["share"].min()), "near_most": float(near["share"].max())}
    facts |= {
        f"{state.lower()}_{name}": int(by.at[state, name])
        for state in ("RUS", "CHN")
        for name in ("changed", "texts")
    }
    return facts


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A dot for each state in the row of its group; Kazakhstan's with its interval, the middle state as a line."""
    names = list(dict.fromkeys(rows["row"]))
    figure, (axes,) = style.canvas(3.7, narrow=(4.6, 1, 1))
    places = {name: y + (ROOM if name == MEMBERS else 0.0) for y, name in enumerate(names)}
    for name, y in places.items():
        mine = rows[rows["row"] == name]
        colour = style.ACTOR["EU"] if name == MEMBERS else style.ACTOR.get(name, style.GREY)
        look: style.Look = {"ms": 7, "alpha": 1.0} if name == OWN else {"ms": 5, "alpha": 0.65}
        # States with the same share stand above each other.
        rank = mine.groupby("share").cumcount().to_numpy()
        axes.plot(mine["share"], y - ABOVE * rank, "o", color=colour, ls="none", label=name, **look)
        if name == OWN:
            axes.hlines([y], mine["low"], mine["high"], color=colour, lw=1.8, label="interval")
    axes.axvline(float(facts["median"]), color=style.MUTED, lw=1.0, ls=(0, (4, 2)), label="middle state")
    # The last row holds most states, one above the other.
    axes.set_yticks(list(places.values()), [layout.wrap(name, 12, 12) for name in names])
    axes.set_ylim(max(places.values()) + 0.6, -0.6)
    axes.set_xlim(-0.8, None)
    axes.tick_params(axis="y", length=0)
    drawing.bare(axes)
    axes.grid(axis="x")
    what = f"% of the resolutions answered otherwise in {facts['to']} than in {facts['from']}"
    axes.set_xlabel(layout.wrap(what, 80, 34))
    title = f"Kazakhstan answers {facts['changed']} of {facts['texts']} resolutions otherwise than in {facts['from']}"
    axes.set_title(layout.wrap(title, 72, 34), x=layout.pick(-0.13, -0.34))
    return figure


@exhibit("fig-un-answers", tables=("answers_then_now", "answer_changes"))
def answers(answers_then_now: pd.DataFrame, answer_changes: pd.DataFrame) -> Drawn:
    """How many resolutions of both periods every state answers otherwise in the second."""
    rows = rows_of(answers_then_now, answer_changes)
    return Drawn(draw, rows, facts_of(rows, answers_then_now))
