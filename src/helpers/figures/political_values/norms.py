"""Chapter 06: when Kazakhstan took up norms, its neighbours beside it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Layout, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates

#: Marks of the states, the others of the region alike; Kazakhstan is drawn last, on top.
OTHERS = (*NEIGHBOURS, "CHN", "RUS", HOME)
MARKS = {HOME: ("o", style.ACTOR["Kazakhstan"], 6.5), "RUS": ("s", style.ACTOR["Russia"], 3.8)}
MARKS |= {"CHN": ("D", style.ACTOR["China"], 3.8)} | dict.fromkeys(NEIGHBOURS, ("o", style.GREY, 3.4))
NAMED = {HOME: "Kazakhstan", "KGZ": "other states of Central Asia", "RUS": "Russia", "CHN": "China"}
#: Houses whose states are European, or most of them; the United Nations' own commission for Europe stands apart.
EUROPEAN = ("Council of Europe", "Council of Europe and OECD", "EHEA")
FIVE = len(NEIGHBOURS) + 1
FIRST, LAST = 1989, 2024
SHORT = {
    "Convention on information and participation": "Information and participation",
    "Aarhus Convention on information and participation": "Information (Aarhus)",
    "Convention on air pollution across borders": "Air pollution across borders",
    "Espoo Convention on environmental impact": "Environmental impact (Espoo)",
    "Convention on watercourses across borders": "Watercourses across borders",
    "Convention on industrial accidents": "Industrial accidents",
    "Convention on mutual assistance in tax matters": "Mutual assistance in tax",
    "Convention on laundering and confiscation": "Laundering and confiscation",
    "Convention on recognition of qualifications": "Recognition of qualifications",
    "Convention on discrimination against women": "Discrimination against women",
    "Convention against racial discrimination": "Racial discrimination",
    "Covenant on economic, social and cultural rights": "Economic and social covenant",
    "Covenant on civil and political rights": "Civil and political covenant",
    "First protocol to the civil covenant: complaints": "Its protocol on complaints",
    "Second protocol to the civil covenant: death penalty": "Its protocol on the death penalty",
    "Convention on the rights of the child": "Rights of the child",
    "Protocol on children in armed conflict": "Children in armed conflict",
    "Protocol on the sale of children": "Sale of children",
    "Protocol on complaints by women": "Complaints by women",
    "Protocol on visits to places of detention": "Visits to places of detention",
    "Convention on enforced disappearance": "Enforced disappearance",
    "Convention on persons with disabilities": "Persons with disabilities",
    "Convention against organised crime": "Organised crime",
    "Protocol on trafficking in persons": "Trafficking in persons",
    "Convention against corruption": "Corruption",
    "Convention against torture": "Torture",
    "Treaty on the prohibition of nuclear weapons": "Prohibition of nuclear weapons",
    "Framework convention on climate change": "Climate change, framework",
    "Declaration on international investment": "International investment (OECD)",
    "Agreement on the legal status of the CSTO": "Legal status of the CSTO",
    "Group of States against Corruption": "Group of States against Corruption",
}


def rows_of(adoptions: pd.DataFrame) -> pd.DataFrame:
    """Norms that Kazakhstan took up, by its date, with the moment at which each state did."""
    home = adoptions[adoptions["entity"] == HOME]
    known = home[home["year"].notna()].sort_values(["date", "norm"])
    order = {norm: place for place, norm in enumerate(known["norm"])}
    found = adoptions[
        adoptions["entity"].isin(OTHERS) & adoptions["norm"].isin(order) & adoptions["year"].notna()
    ]
    found = found.assign(place=found["norm"].map(order), moment=found["date"].map(dates.middle))
    columns = ["place", "norm", "label", "house", "entity", "date", "moment", "step", "source"]
    return found.sort_values(["place", "entity"], ignore_index=True)[columns]


def facts_of(
    rows: pd.DataFrame, places: pd.DataFrame, batches: pd.DataFrame, pairs: pd.DataFrame
) -> dict[str, Fact]:
    """How many norms came in batches, and where Kazakhstan stands among the five states of the region."""
    home = rows[rows["entity"] == HOME]
    largest = batches.loc[batches["norms"].idxmax()]
    told = places.dropna(subset=["place"])
    both = pairs[pairs["order"].isin(["before", "after", "same day"])]
    china, russia = (both[both["neighbour"] == code]["order"].value_counts() for code in ("CHN", "RUS"))
    alone = pairs[(pairs["order"] == "alone") & (pairs["neighbour"] == "RUS")]
    return {
        "norms": len(home), "batched": int(batches["norms"].sum()), "days": len(batches),
        "batched_share": float(batches["share"].sum()),
        "largest": int(largest["norms"]), "largest_day": dates.readable(str(largest["date"])),
        "largest_house": str(largest["houses"]), "told": len(told),
        "first_of_five": int((told["place"] == 1).sum()), "last_of_five": int((told["place"] == FIVE).sum()),
        "later_half": int((told["place"] > (FIVE + 1) / 2).sum()),
        "after_russia": int(russia.get("after", 0)), "before_russia": int(russia.get("before", 0)),
        "without_russia": len(alone),
        "after_china": int(china.get("after", 0)), "before_china": int(china.get("before", 0)),
        "european": int(home["house"].isin(EUROPEAN).sum()), "un": int((home["house"] == "UN").sum()),
        "first": int(home["moment"].min()), "last": int(home["moment"].max()),
    }  # fmt: skip


def short(label: str) -> str:
    """A label that fits beside the figure."""
    return SHORT.get(label, label)


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """A row a norm, a dot for each state that took it up."""
    home = rows[rows["entity"] == HOME].set_index("place")
    figure, (axes,) = style.canvas(0.165 * len(home) + 0.9, narrow=(0.19 * len(home) + 1.3, 1, 1))
    for place in home.index:
        here = rows[rows["place"] == place]["moment"].clip(lower=FIRST)
        axes.plot([here.min(), here.max()], [place, place], color=style.GRID, linewidth=0.8, zorder=1)
    for state in OTHERS:
        marker, colour, size = MARKS[state]
        mine = rows[rows["entity"] == state]
        axes.plot(
            mine["moment"].clip(lower=FIRST), mine["place"], marker, color=colour, markersize=size,
            label=NAMED.get(state), zorder=4 if state == HOME else 3,
        )  # fmt: skip
    labels = [short(text) for text in home["label"]]
    axes.set_yticks(list(home.index), [layout.wrap(text, 60, 60) for text in labels])
    axes.set_ylim(len(home) - 0.4, -0.8)
    axes.tick_params(axis="y", length=0)
    style.years(axes, FIRST - 0.6, LAST, layout.pick(5, 10))
    axes.grid(axis="x")
    handles, names = axes.get_legend_handles_labels()
    order = [names.index(NAMED[state]) for state in (HOME, "KGZ", "RUS", "CHN")]
    figure.legend(
        [handles[place] for place in order], [names[place] for place in order],
        loc="outside upper left", ncols=layout.pick(4, 2), columnspacing=1.2, handletextpad=0.1,
    )  # fmt: skip
    return figure


@exhibit("fig-norms", tables=("norm_adoptions", "norm_places", "norm_batches", "norm_order"))
def norms(
    norm_adoptions: pd.DataFrame,
    norm_places: pd.DataFrame,
    norm_batches: pd.DataFrame,
    norm_order: pd.DataFrame,
) -> Drawn:
    """Norms by the date at which Kazakhstan took them up, and when its neighbours did."""
    rows = rows_of(norm_adoptions)
    return Drawn(draw, rows, facts_of(rows, norm_places, norm_batches, norm_order))
