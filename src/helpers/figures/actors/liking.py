"""Chapter 08: who likes whom, by age, education and language, in the one survey whose answers could be counted."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, ordered, style

POWERS = {"Russia": "Russia", "China": "China", "US": "United States"}
LIKED = "favourable"
#: Dimensions that are drawn, from top to bottom; age within a language has groups too small for a picture.
DIMENSIONS = {
    "all": "",
    "age": "Age",
    "education": "Education",
    "home language": "Language at home",
    "interview language": "Language of interview",
}
SMALLEST = "opinion-within"
#: What a group is called where the word of the table would not be plain in a picture.
PLAIN = {"all": "Everybody", "higher": "higher education", "below higher": "no higher education"}
#: Free rows between two dimensions, and how far the dots of a row stand apart, in rows.
GAP, ASIDE = 0.75, 0.2
#: Marks of the three powers, in their order.
MARKERS = ("s", "D", "o")


def rows_of(by_group: pd.DataFrame) -> pd.DataFrame:
    """Shares that like each power, a row a group and power, from top to bottom."""
    found = by_group[(by_group["answer"] == LIKED) & by_group["dimension"].isin(DIMENSIONS)]
    found = found.assign(power=found["about"].map(list(POWERS).index))
    found = ordered(found, "dimension", "place", "power", dimension=DIMENSIONS)
    columns = ["about", "dimension", "group", "n", "points", "share", "low", "high", "house", "field"]
    return found[[*columns, "source"]]


def facts_of(rows: pd.DataFrame, spread: pd.DataFrame, differences: pd.DataFrame) -> dict[str, Fact]:
    """Shares by power and group, and the dimension whose groups lie furthest apart for each power."""
    smallest = float(differences.set_index("measure")["delta"][SMALLEST])
    share = rows.set_index(["about", "group"])["share"]
    asked = rows[rows["dimension"] == "all"]
    facts: dict[str, Fact] = {
        "year": int(str(asked["field"].iloc[0])[:4]), "n": int(asked["n"].iloc[0]), "smallest": smallest,
        "n_kazakh": int(rows.loc[(rows["dimension"] == "interview language"), "n"].min()),
    }  # fmt: skip
    interviews = rows[(rows["dimension"] == "interview language") & (rows["about"] == next(iter(POWERS)))]
    facts["russian_interviews"] = 100 * float(
        interviews.loc[interviews["group"] == "Russian", "n"].sum() / interviews["n"].sum()
    )
    apart = spread[(spread["answer"] == LIKED) & spread["dimension"].isin(DIMENSIONS)]
    for about in POWERS:
        key, mine = about.lower(), rows[rows["about"] == about]
        here = apart[apart["about"] == about].sort_values("difference", ascending=False)
        widest = here.iloc[0]
        facts |= {
            f"{key}_all": share[about, "all"], f"{key}_min": mine["share"].min(), f"{key}_max": mine["share"].max(),
            f"{key}_by": widest["dimension"], f"{key}_between": widest["difference"],
            f"{key}_between_low": widest["low"], f"{key}_between_high": widest["high"],
            f"{key}_high": widest["highest"], f"{key}_low": widest["lowest"],
            f"{key}_high_share": share_of(mine, widest["dimension"], widest["highest"]),
            f"{key}_low_share": share_of(mine, widest["dimension"], widest["lowest"]),
        }  # fmt: skip
        for row in here[here["dimension"] != "all"].to_dict("records"):
            name = row["dimension"].replace(" ", "_")
            tag = name.removesuffix("_language")
            facts |= {
                f"{key}_{name}": row["difference"],
                f"{key}_{tag}_low": row["low"],
                f"{key}_{tag}_high": row["high"],
            }
    compared = apart[apart["about"].isin(POWERS)]
    facts |= {
        "contrasts": len(compared),
        "sure": int(compared["apart"].sum()),
        "beyond": int((compared["apart"] & (compared["difference"] >= smallest)).sum()),
        "whole_beyond": int((compared["low"] >= smallest).sum()),
    }
    # Two shares of the same people that add up to more than all of them overlap by the rest at least.
    facts["two_powers"] = max(0.0, float(facts["russia_all"]) + float(facts["china_all"]) - 100)
    # Both shares lie above the low ends of their intervals at 90% at least as surely as that.
    low = asked.set_index("about")["low"]
    facts["two_powers_low"] = max(0.0, float(low["Russia"]) + float(low["China"]) - 100)
    for name, group in (("us_kazakh", "Kazakh"), ("us_russian", "Russian")):
        facts[name] = share_of(rows[rows["about"] == "US"], "home language", group)
    facts["schooled"] = share_of(rows[rows["about"] == "US"], "education", "higher")
    facts["unschooled"] = share_of(rows[rows["about"] == "US"], "education", "below higher")
    return facts


def share_of(rows: pd.DataFrame, dimension: str, group: str) -> float:
    """The share of one group of a dimension."""
    return float(rows.loc[(rows["dimension"] == dimension) & (rows["group"] == group), "share"].iloc[0])


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A dot with its interval for every group and power, dimensions apart."""
    figure, (axes,) = style.canvas(5.0, narrow=(6.2, 1, 1))
    y, ticks, labels = 0.0, [], []
    for dimension, title in DIMENSIONS.items():
        groups = rows[rows["dimension"] == dimension]
        if title:
            y += GAP
            axes.text(0.8, y - 0.62, title, fontsize=layout.text, weight="bold", va="center")
        for group, answers in groups.groupby("group", sort=False):
            for place, answer in enumerate(answers.to_dict("records")):
                at, colour = y + (place - 1) * ASIDE, style.ACTOR[answer["about"]]
                axes.plot([answer["low"], answer["high"]], [at, at], color=colour, linewidth=1.4)
                axes.plot([answer["share"]], [at], MARKERS[place], color=colour, markersize=4.4)
                if dimension == "all":
                    # On a phone the names of two powers would meet, so that the last one stands higher.
                    up = layout.pick(0.5, 1.2 if answer["about"] == "Russia" else 0.5)
                    name = layout.pick(POWERS[answer["about"]], answer["about"])
                    axes.text(
                        answer["share"], y - up, name, color=colour, weight="bold", ha="center", va="bottom"
                    )
            ticks.append(y)
            labels.append(f"{PLAIN.get(str(group), group)} ({int(answers['n'].iloc[0]):,})")
            y += 1
    axes.set_yticks(ticks, labels)
    axes.set_ylim(y - 0.3, layout.pick(-1.3, -1.9))
    axes.set_xlim(0, 100)
    axes.set_xlabel(
        layout.pick("% with a favourable opinion; lines: 90% interval", "% favourable; lines: 90% interval")
    )
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    said = (
        f"Groups differ most by {facts['us_by']} on the US and by {facts['china_by']} on China; "
        f"in every group {facts['russia_min']:.0f}% or more liked Russia"
    )
    axes.set_title(layout.wrap(said, 56, 34))
    return figure


@exhibit("fig-who-likes-whom", tables=("opinion_by_group", "opinion_spread", "smallest_differences"))
def who_likes_whom(by_group: pd.DataFrame, spread: pd.DataFrame, smallest_differences: pd.DataFrame) -> Drawn:
    """Liking of three powers by group, with intervals."""
    rows = rows_of(by_group)
    return Drawn(draw, rows, facts_of(rows, spread, smallest_differences))
