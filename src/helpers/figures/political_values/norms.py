"""Chapter 06: when Kazakhstan took up norms of the world and of Europe, its neighbours beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.measures.norms.order import BATCH, group
from helpers.measures.norms.standing import NORM, beside_chance, place_beside_chance, surely_late
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.tables import dates

#: Marks of the states, the others of the region alike; Kazakhstan is drawn last, on top.
OTHERS = (*NEIGHBOURS, "CHN", "RUS", HOME)
MARKS = {HOME: ("o", style.ACTOR["Kazakhstan"], 6.5), "RUS": ("s", style.ACTOR["Russia"], 3.8)}
MARKS |= {"CHN": ("D", style.ACTOR["China"], 3.8)} | dict.fromkeys(NEIGHBOURS, ("o", style.GREY, 3.4))
NAMED = {HOME: "Kazakhstan", "KGZ": "rest of Central Asia", "RUS": "Russia", "CHN": "China"}
FIVE = len(NEIGHBOURS) + 1
#: Whether all neighbours in Central Asia were read for a norm, in words that sort the wholly read first.
READ = {True: "all read", False: "not all read"}
FIRST, LAST = 1989, 2024
#: Whose norms they are, in the order of the blocks, each with its heading.
BLOCKS = {
    "world": "Norms of the world", "commission": "Of the UN Economic Commission for Europe",
    "europe": "Of European bodies",
}  # fmt: skip
#: Rows that a heading takes, with the room above it.
HEADING = 1.5
#: How far a field reaches beyond the middle of its first row and its last.
EDGE = 0.42
#: What stands for a step of a state that was read and had taken none, and how far apart such marks are, in years.
NONE, ASIDE = "not taken up", 0.9
#: States that the Union rewards for norms that they ratify (GSP+), the year in which such rewards began (Regulation (EC)
#: 980/2005), and the end of the state whose dates Russia's are till then.
REWARDED, REWARDS_BEGIN, SOVIET_END = ("KGZ", "UZB"), 2005, "1991-12-26"
#: Names so short that one line beside the figure holds them on a telephone too.
SHORT = {
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
    "Convention on landmines": "Landmines",
    "Convention on migrant workers": "Migrant workers",
    "Rome Statute of the International Criminal Court": "Criminal court",
    "Protocol on complaints of persons with disabilities": "Disability complaints",
    "Chemical Weapons Convention": "Chemical weapons",
    "Nuclear test ban treaty": "Nuclear test ban",
    "Framework convention on climate change": "Climate convention",
    "European Higher Education Area": "Bologna area",
    "European Cultural Convention": "Culture (Europe)",
    "Group of States against Corruption": "Anti-corruption group",
    "Convention on transfer of sentenced persons": "Sentenced persons",
    "Partner for democracy": "Partner of parliament",
    "Treaty on the prohibition of nuclear weapons": "Nuclear weapons ban",
    "World Trade Organization": "WTO membership",
}


def rows_of(norms: pd.DataFrame, adoptions: pd.DataFrame) -> pd.DataFrame:
    """Norms that one of the five states of Central Asia took up: by block, then by whether all of them were read, then
    by date of Kazakhstan; for each the moment at which a state took it up, or that one of the five had not.
    """
    home = adoptions[adoptions["entity"] == HOME].set_index("norm")["date"]
    taken_up = set(adoptions[adoptions["entity"].isin((HOME, *NEIGHBOURS))]["norm"])
    read = norms.set_index("norm")["states"].str.split()
    whole = read.map(lambda states: set(NEIGHBOURS) <= set(states))
    shown = norms[norms["norm"].isin(taken_up) & norms["house"].map(group).ne("")]
    order = shown.assign(
        block=shown["house"].map(group),
        neighbours=shown["norm"].map(whole).map(READ),
        at=shown["norm"].map(home),
    )
    order = ordered(order, "block", "neighbours", "at", "norm", block=BLOCKS)
    order["place"] = order.index
    found = adoptions[adoptions["entity"].isin(OTHERS) & adoptions["norm"].isin(order["norm"])]
    taken = set(zip(found["norm"], found["entity"], strict=True))
    none = [
        {"norm": row.norm, "entity": state, "date": "", "step": NONE, "source": row.source}
        for row in order.itertuples()
        for state in (HOME, *NEIGHBOURS)
        if state in read[row.norm] and (row.norm, state) not in taken
    ]
    columns = ["norm", "entity", "date", "step", "source"]
    marks = pd.concat([found[columns], pd.DataFrame(none, columns=columns)], ignore_index=True)
    marks["moment"] = [dates.middle(date) if date else float("nan") for date in marks["date"]]
    told = ["place", "norm", "label", "house", "block", "neighbours", "read_to"]
    rows = marks.merge(order[told], on="norm").sort_values(["place", "entity"], ignore_index=True)
    return rows[[*told[:5], "entity", "date", "moment", "step", *told[5:], "source"]]


def facts_of(
    rows: pd.DataFrame,
    norms: pd.DataFrame,
    adoptions: pd.DataFrame,
    standing: pd.DataFrame,
    batches: pd.DataFrame,
    pairs: pd.DataFrame,
    steps: pd.DataFrame,
) -> dict[str, Fact]:
    """How many norms came in batches, and where Kazakhstan stands among the five states of the region, by block."""
    home = rows[(rows["entity"] == HOME) & (rows["step"] != NONE)]
    partly = rows[rows["neighbours"] == READ[False]]
    mine = standing[standing["entity"] == HOME]
    largest = batches.loc[batches["norms"].idxmax()]
    ahead = pairs[pairs["order"] == "after"]
    earlier = [dates.year(day) for day in ahead[ahead["neighbour"].isin(REWARDED)]["theirs"]]
    russia = pairs[pairs["neighbour"] == "RUS"]["order"].value_counts()
    soviet = ahead[ahead["neighbour"] == "RUS"]["theirs"] < SOVIET_END
    known = set(norms[norms["house"].map(group) == "europe"]["norm"])
    own = steps[(steps["entity"] == HOME) & steps["norm"].isin(known)]
    taken = set(adoptions[adoptions["entity"] == HOME]["norm"]) & known
    invited = own[(own["step"] == "invited") & ~own["norm"].isin(taken)]
    invitations = [dates.year(day) for day in invited["date"]]
    world = standing[standing["group"] == "world"]
    return {
        "norms": rows["norm"].nunique(), "apart": partly["norm"].nunique(), "compared": standing["norm"].nunique(),
        **{f"{name}_shown": int(found) for name, found in rows.groupby("block")["norm"].nunique().items()},
        "own": int(mine["date"].ne("").sum()),
        "batched": int(batches["norms"].sum()), "days": len(batches),
        "largest": int(largest["norms"]), "largest_day": dates.readable(str(largest["date"])),
        "rewarded": len(earlier), "rewarded_early": sum(year < REWARDS_BEGIN for year in earlier),
        "rewards_begin": REWARDS_BEGIN, "soviet": int(soviet.sum()),
        "after_russia": int(russia.get("after", 0)), "before_russia": int(russia.get("before", 0)),
        "europe_closed": int((mine["first"] & mine["closed"]).sum()), "europe_known": len(known), "europe_taken": len(taken),
        **of_the_open(standing[standing["group"] == "europe"]),
        "europe_invited": invited["norm"].nunique(),
        "invited_from": min(invitations, default=0), "invited_to": max(invitations, default=0),
        "first": int(home["moment"].min()), "last": int(home["moment"].max()),
        **among_five("unece", standing[standing["group"] == "commission"]),
        **among_five("world", world), **by_chance(world),
        **among_five("europe", standing[standing["group"] == "europe"]),
    }  # fmt: skip


def among_five(name: str, standing: pd.DataFrame) -> dict[str, Fact]:
    """How many norms, with how many of them Kazakhstan was late, or ahead of the five: alone with them, or before
    others who followed.
    """
    mine = standing[standing["entity"] == HOME]
    followed = standing.loc[standing["entity"].ne(HOME) & standing["date"].ne(""), "norm"]
    ahead, late = (int(mine[what].sum()) for what in ("first", "late"))
    alone = int((mine["first"] & ~mine["norm"].isin(followed)).sum())
    found = {"": standing["norm"].nunique(), "_own": int(mine["date"].ne("").sum())}
    found |= {"_ahead": ahead, "_alone": alone, "_led": ahead - alone, "_late": late}
    return {f"{name}{end}": number for end, number in found.items()}


def of_the_open(standing: pd.DataFrame) -> dict[str, Fact]:
    """How many norms of European bodies were open to all five, and with how many of them Kazakhstan and Kyrgyzstan
    were ahead.
    """
    joined = standing[~standing["closed"].astype(bool)]
    leading = joined[joined["first"].astype(bool)]["entity"].value_counts()
    ahead = {"europe_open_ahead": HOME, "europe_open_rival": REWARDED[0]}
    return {"europe_open": joined["norm"].nunique()} | {
        name: int(leading.get(state, 0)) for name, state in ahead.items()
    }


def by_chance(world: pd.DataFrame) -> dict[str, Fact]:
    """What chance gives by norms, and whether the two ways of counting by days find Kazakhstan late."""
    first, late = (int(beside_chance(world, what, NORM)["expected"]) for what in ("first", "late"))
    found = surely_late(beside_chance(world, "late") | place_beside_chance(world))
    return {
        "world_ahead_chance": first, "world_late_chance": late,
        "world_tests": turn(sum(found) - 1, "Both tests find", "No test finds", "One test finds"),
        "world_other": turn(sum(found) % 2, ", another not", level=""),
        "world_place": turn(found[1], "late", level="not surely late"),
    }  # fmt: skip


def together(home: pd.DataFrame) -> Iterator[tuple[str, int, int]]:
    """The days on which several norms were taken up, each with its first row and its last."""
    for day, places in home.groupby("date")["place"]:
        if len(str(day)) == len("2001-01-11") and len(places) >= BATCH:
            yield str(day), int(places.min()), int(places.max())


def heights(rows: pd.DataFrame) -> dict[int, float]:
    """How far down each row stands: a heading goes before each block."""
    blocks = rows.drop_duplicates("place").set_index("place")["block"]
    before = {name: headings for headings, name in enumerate(blocks.unique(), start=1)}
    return {place: place + HEADING * before[name] for place, name in blocks.items()}


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A row a norm, in blocks; a dot for each state that took it up, a cross for each of Central Asia that had not,
    a field behind those of one day.
    """
    down = heights(rows)
    rows = rows.assign(y=rows["place"].map(down))
    tall = max(down.values()) + 1
    figure, (axes,) = style.canvas(0.121 * tall + 1.1, narrow=(0.175 * tall + 1.9, 1, 1))
    took = rows[rows["step"] != NONE]
    home = took[took["entity"] == HOME]
    for day, first, last in together(home):
        top, bottom = down[first], down[last]
        axes.axhspan(top - EDGE, bottom + EDGE, color=style.PALE, zorder=0)
        if not layout.narrow:
            at: style.Look = {"ha": "right", "va": "center", "fontsize": layout.text, "color": style.MUTED}
            axes.text(LAST - 0.1, (top + bottom) / 2, dates.readable(day), **at)
    for y, moments in took.groupby("y")["moment"]:
        here = moments.clip(lower=FIRST)
        axes.plot([here.min(), here.max()], [y, y], color=style.GRID, linewidth=0.8, zorder=1)
    for state in OTHERS:
        marker, colour, size = MARKS[state]
        mine = took[took["entity"] == state]
        axes.plot(
            mine["moment"].clip(lower=FIRST), mine["y"], marker, color=colour, markersize=size,
            label=NAMED.get(state), zorder=4 if state == HOME else 3,
        )  # fmt: skip
    partly = home[home["neighbours"] == READ[False]]
    axes.plot(partly["moment"], partly["y"], "o", ms=3, color="white", mew=0, zorder=5)
    _crosses(axes, rows[rows["step"] == NONE], layout)
    labels = rows.drop_duplicates("place")
    axes.set_yticks(list(labels["y"]), [SHORT.get(text, text) for text in labels["label"]])
    axes.set_ylim(tall - 0.4, 0.2)
    axes.tick_params(axis="y", length=0)
    look: style.Look = {"ha": "left", "va": "center", "weight": "bold", "fontsize": layout.text}
    for name, first in labels.groupby("block")["y"].min().items():
        heading = BLOCKS[str(name)].removeprefix(layout.pick("", "Of the "))
        axes.text(FIRST - layout.pick(0.4, 29.0), first - 0.9, heading, **look)
    style.years(axes, FIRST - 0.6, LAST, layout.pick(5, 10))
    axes.set_xlim(FIRST - 0.6, LAST + ASIDE * (FIVE + 1) * layout.pick(1, 1.6))
    axes.axvline(LAST + 0.2, color=style.GRID, lw=0.8)
    axes.grid(axis="x")
    _key(figure, layout)
    title = (
        f"{facts['world_tests']} Kazakhstan late with norms of the world ({facts['world_late']} of "
        f"{facts['world_own']}){facts['world_other']}; of {facts['europe_open']} European norms open to all it was "
        f"ahead with {facts['europe_open_ahead']}, Kyrgyzstan with {facts['europe_open_rival']}"
    )
    axes.set_title(layout.wrap(title, 66, 40), x=layout.pick(0.0, -0.7))
    return figure


def _crosses(axes: Axes, none: pd.DataFrame, layout: Layout) -> None:
    """A cross for each state that had not taken a norm up, side by side where the years end."""
    for place, here in none.groupby("place"):
        states = sorted(here["entity"], key=lambda state: state != HOME)
        for at, state in enumerate(states):
            _, colour, _ = MARKS[state]
            x = LAST + ASIDE * (at + 1.2) * layout.pick(1, 1.6)
            axes.plot([x], [here["y"].iloc[0]], "x", color=colour, ms=4, mew=1.1, label=f"_{place} {state}")


def _key(figure: Figure, layout: Layout) -> None:
    shapes: list[Artist] = [
        *(style.mark(name, *MARKS[state][:2], ms=MARKS[state][2]) for state, name in NAMED.items()),
        style.mark("not all neighbours read", "o", MARKS[HOME][1], hollow=True, ms=5, mew=1.8),
        style.mark("not taken up", "x", style.GREY, ms=4, mew=1.1),
        Patch(fc=style.PALE, ec=style.MUTED, lw=0.5, label="taken up on one day"),
    ]
    look: style.Look = {"columnspacing": 1.2, "handletextpad": 0.6, "handlelength": 1.2}
    drawing.key(figure, shapes, layout.pick(4, 2), **look)


@exhibit(
    "fig-norms",
    tables=("norms", "norm_adoptions", "norm_standing", "norm_batches", "norm_order", "norm_steps"),
)
def norms(
    norms: pd.DataFrame,
    norm_adoptions: pd.DataFrame,
    norm_standing: pd.DataFrame,
    norm_batches: pd.DataFrame,
    norm_order: pd.DataFrame,
    norm_steps: pd.DataFrame,
) -> Drawn:
    """Norms in blocks by whose they are and by the date at which Kazakhstan took them up, its neighbours beside it."""
    rows = rows_of(norms, norm_adoptions)
    others = norm_standing, norm_batches, norm_order, norm_steps
    return Drawn(draw, rows, facts_of(rows, norms, norm_adoptions, *others))
