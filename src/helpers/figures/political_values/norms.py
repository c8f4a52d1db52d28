"""Chapter 06: when Kazakhstan took up norms, its neighbours beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style
from helpers.measures.norms.order import (
    BATCH,
    COMMISSION,
    EUROPEAN,
    UNREAD,
    by_lot,
    for_all,
)
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates

#: Marks of the states, the others of the region alike; Kazakhstan is drawn last, on top.
OTHERS = (*NEIGHBOURS, "CHN", "RUS", HOME)
MARKS = {HOME: ("o", style.ACTOR["Kazakhstan"], 6.5), "RUS": ("s", style.ACTOR["Russia"], 3.8)}
MARKS |= {"CHN": ("D", style.ACTOR["China"], 3.8)} | dict.fromkeys(NEIGHBOURS, ("o", style.GREY, 3.4))
NAMED = {HOME: "Kazakhstan", "KGZ": "rest of Central Asia", "RUS": "Russia", "CHN": "China"}
FIVE = len(NEIGHBOURS) + 1
FIRST, LAST = 1989, 2024
#: How far a field reaches beyond the middle of its first row and its last.
EDGE = 0.42
#: Names so short that one line beside the figure holds them on a telephone too.
SHORT = {
    "Convention on information and participation": "Information",
    "Aarhus Convention on information and participation": "Information (Aarhus)",
    "Convention on air pollution across borders": "Air pollution",
    "Espoo Convention on environmental impact": "Impact study (Espoo)",
    "Convention on watercourses across borders": "Watercourses",
    "Convention on industrial accidents": "Industrial accidents",
    "Convention on mutual assistance in tax matters": "Tax assistance",
    "Convention on laundering and confiscation": "Money laundering",
    "Convention on recognition of qualifications": "Qualifications",
    "Convention on discrimination against women": "Rights of women",
    "Convention against racial discrimination": "Racial equality",
    "Covenant on economic, social and cultural rights": "Social covenant",
    "Covenant on civil and political rights": "Civil covenant",
    "First protocol to the civil covenant: complaints": "Complaints on rights",
    "Second protocol to the civil covenant: death penalty": "Death penalty ended",
    "Convention on the rights of the child": "Rights of the child",
    "Protocol on children in armed conflict": "Children in war",
    "Protocol on the sale of children": "Sale of children",
    "Protocol on complaints by women": "Complaints of women",
    "Protocol on visits to places of detention": "Detention visits",
    "Convention on enforced disappearance": "Disappearance",
    "Convention on persons with disabilities": "Disabilities",
    "Convention against organised crime": "Organised crime",
    "Protocol on trafficking in persons": "Trafficking",
    "Convention against corruption": "Corruption",
    "Convention against torture": "Torture",
    "Chemical Weapons Convention": "Chemical weapons",
    "Nuclear test ban treaty": "Nuclear test ban",
    "Treaty on the prohibition of nuclear weapons": "Nuclear weapons ban",
    "Framework convention on climate change": "Climate convention",
    "Declaration on international investment": "Investment (OECD)",
    "Agreement on the legal status of the CSTO": "Security pact (CSTO)",
    "European Higher Education Area": "Bologna area",
    "European Cultural Convention": "Culture (Europe)",
    "Group of States against Corruption": "Anti-corruption group",
    "World Trade Organization": "WTO membership",
}


def rows_of(adoptions: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Norms that Kazakhstan took up, by its date, with the moment at which each state did, and whether all of
    its neighbours in Central Asia were read.
    """
    unread = set(pairs[pairs["neighbour"].isin(NEIGHBOURS) & (pairs["order"] == UNREAD)]["norm"])
    home = adoptions[adoptions["entity"] == HOME]
    known = home[home["year"].notna()].sort_values(["date", "norm"])
    order = {norm: place for place, norm in enumerate(known["norm"])}
    found = adoptions[
        adoptions["entity"].isin(OTHERS) & adoptions["norm"].isin(order) & adoptions["year"].notna()
    ]
    found = found.assign(place=found["norm"].map(order), moment=found["date"].map(dates.middle))
    found["neighbours"] = found["norm"].isin(unread).map({False: "all read", True: "not all read"})
    columns = ["place", "norm", "label", "house", "entity", "date", "moment", "step", "neighbours", "source"]
    return found.sort_values(["place", "entity"], ignore_index=True)[columns]


def facts_of(
    rows: pd.DataFrame, places: pd.DataFrame, batches: pd.DataFrame, pairs: pd.DataFrame
) -> dict[str, Fact]:
    """How many norms came in batches, and where Kazakhstan stands among the five states of the region."""
    home = rows[rows["entity"] == HOME]
    largest = batches.loc[batches["norms"].idxmax()]
    placed = places.dropna(subset=["place"])
    told = for_all(placed)
    theirs = placed[placed["house"].isin(EUROPEAN)]
    russia = pairs[pairs["neighbour"] == "RUS"]["order"].value_counts()
    return {
        "norms": len(home), "dated": int((home["date"].str.len() == len("2001-01-11")).sum()),
        "batched": int(batches["norms"].sum()), "days": len(batches),
        "largest": int(largest["norms"]), "largest_day": dates.readable(str(largest["date"])), "told": len(told),
        "first_of_five": int((told["place"] == 1).sum()), "last_of_five": int((told["place"] == FIVE).sum()),
        "after_russia": int(russia.get("after", 0)), "before_russia": int(russia.get("before", 0)),
        "european": int(home["house"].isin(EUROPEAN).sum()),
        "european_told": len(theirs), "european_alone": int((theirs["without"] == FIVE - 1).sum()),
        "first": int(home["moment"].min()), "last": int(home["moment"].max()),
        **filed(placed),
    }  # fmt: skip


def filed(places: pd.DataFrame) -> dict[str, Fact]:
    """The place of Kazakhstan in norms of the Economic Commission for Europe, which are filed with the United
    Nations and could be filed with European bodies.
    """
    commission = by_lot(places[places["house"] == COMMISSION])
    return {
        "unece": int(commission["all"]), "unece_first": int(commission["first"]),
        "unece_late": int(commission["count"]),
    }  # fmt: skip


def together(home: pd.DataFrame) -> Iterator[tuple[str, int, int]]:
    """The days on which several norms were taken up, each with its first row and its last."""
    for day, places in home.groupby("date")["place"]:
        if len(str(day)) == len("2001-01-11") and len(places) >= BATCH:
            yield str(day), int(places.min()), int(places.max())


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A row a norm, a dot for each state that took it up, a field behind those of one day."""
    home = rows[rows["entity"] == HOME]
    figure, (axes,) = style.canvas(0.15 * len(home) + 1.1, narrow=(0.175 * len(home) + 1.5, 1, 1))
    for day, top, bottom in together(home):
        axes.axhspan(top - EDGE, bottom + EDGE, color=style.PALE, zorder=0)
        if not layout.narrow:
            at: style.Look = {"ha": "right", "va": "center", "fontsize": layout.small, "color": style.MUTED}
            axes.text(LAST - 0.1, (top + bottom) / 2, dates.readable(day), **at)
    home = home.set_index("place")
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
    partly = home[home["neighbours"] == "not all read"]
    axes.plot(partly["moment"], partly.index, "o", ms=3, color="white", mew=0, zorder=5)
    axes.set_yticks(list(home.index), [SHORT.get(text, text) for text in home["label"]])
    axes.set_ylim(len(home) - 0.4, -0.8)
    axes.tick_params(axis="y", length=0)
    style.years(axes, FIRST - 0.6, LAST, layout.pick(5, 10))
    axes.grid(axis="x")
    handles, names = axes.get_legend_handles_labels()
    order = [names.index(NAMED[state]) for state in (HOME, "KGZ", "RUS", "CHN")]
    field = Patch(facecolor=style.PALE, edgecolor=style.MUTED, linewidth=0.5)
    ring = Line2D([], [], marker="o", color=MARKS[HOME][1], ls="none", ms=5, mfc="white", mew=1.8)
    figure.legend(
        [*(handles[place] for place in order), ring, field],
        [*(names[place] for place in order), "not all neighbours read", "taken up on one day"],
        loc="outside upper left", ncols=layout.pick(3, 2), columnspacing=1.2, handletextpad=0.6, handlelength=1.2,
    )  # fmt: skip
    first, last, told = (facts[name] for name in ("first_of_five", "last_of_five", "told"))
    title = f"Kazakhstan was first of five in {first} of {told} norms of the UN, and last in {last}"
    axes.set_title(layout.wrap(title, 60, 40))
    return figure


@exhibit("fig-norms", tables=("norm_adoptions", "norm_places", "norm_batches", "norm_order"))
def norms(
    norm_adoptions: pd.DataFrame,
    norm_places: pd.DataFrame,
    norm_batches: pd.DataFrame,
    norm_order: pd.DataFrame,
) -> Drawn:
    """Norms by the date at which Kazakhstan took them up, and when its neighbours did."""
    rows = rows_of(norm_adoptions, norm_order)
    return Drawn(draw, rows, facts_of(rows, norm_places, norm_batches, norm_order))
