"""Chapter 08: who likes whom, by age, education and language, in the one survey whose answers could be counted."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, fill, ordered, style, tally

POWERS = {"Russia": "Russia", "China": "China", "US": "United States"}
LIKED = "favourable"
#: Dimensions that are drawn, from top to bottom; age within a language has groups too small for a picture.
DIMENSIONS = {
    "all": "", "age": "Age", "education": "Education", "home language": "Language at home",
    "interview language": "Language of interview",
}  # fmt: skip
#: What a group is called where the word of the table would not be plain in a picture.
PLAIN = {"all": "Everybody", "higher": "higher education", "below higher": "no higher education"}
#: What a headline calls a dimension: who answered in Kazakh chose to, so that it says no more than *language*.
NAMED = {"home language": "language", "interview language": "language"}
#: Free rows between two dimensions, and how far the dots of a row stand apart, in rows.
GAP, ASIDE = 0.75, 0.2
TITLE = "Groups differ most by {us_by} on the US and by {china_by} on China; in every group {russia_min:.0f}% or more liked Russia"
#: Marks of the three powers, in their order.
MARKERS = ("s", "D", "o")


def rows_of(by_group: pd.DataFrame) -> pd.DataFrame:
    """Shares that like each power, a row a group and power, from top to bottom."""
    found = by_group[(by_group["answer"] == LIKED) & by_group["dimension"].isin(DIMENSIONS)]
    found = ordered(found, "dimension", "place", "about", dimension=DIMENSIONS, about=POWERS)
    columns = ["about", "dimension", "group", "n", "points", "share", "low", "high"]
    return found[[*columns, "house", "field", "source"]]


def facts_of(rows: pd.DataFrame, spread: pd.DataFrame, differences: pd.DataFrame) -> dict[str, Fact]:
    """Shares by power and group, and the dimension whose groups lie furthest apart for each power."""
    smallest = float(differences.set_index("measure")["delta"]["opinion-within"])
    by_group = rows.set_index(["about", "dimension", "group"]).sort_index()
    share, interviews = by_group["share"], by_group["n"]["Russia", "interview language"]
    us = share["US"]
    asked = rows[rows["dimension"] == "all"].set_index("about")
    # Two shares of the same people that add up to more than all of them overlap by the rest at least.
    # Both lie above the low ends of their intervals at 90% at least as surely as that.
    overlaps = [
        max(0.0, float(asked.loc[[one, other], end].sum()) - 100)
        for one, other, end in (
            ("Russia", "China", "share"), ("Russia", "China", "low"), ("Russia", "US", "share"), ("US", "China", "share"),
        )
    ]  # fmt: skip
    facts: dict[str, Fact] = {
        "year": int(str(asked["field"].iloc[0])[:4]), "n": int(asked["n"].iloc[0]), "smallest": smallest,
        "n_kazakh": interviews["Kazakh"], "two_powers": overlaps[0], "two_powers_low": overlaps[1],
        "russia_us_both": overlaps[2], "us_china_both": overlaps[3],
        # What two likings without any tie would give.
        "two_powers_untied": float(asked.loc[["Russia", "China"], "share"].prod()) / 100,
        "russian_interviews": 100 * interviews["Russian"] / interviews.sum(),
        "us_kazakh": us["home language", "Kazakh"], "us_russian": us["home language", "Russian"],
        "schooled": us["education", "higher"], "unschooled": us["education", "below higher"],
    }  # fmt: skip
    apart = spread[spread["answer"].eq(LIKED) & spread["dimension"].isin(DIMENSIONS)]
    apart = apart[apart["about"].isin(POWERS)]
    for about in POWERS:
        key, mine = about.lower(), share[about]
        here = apart[apart["about"] == about].sort_values("difference", ascending=False)
        widest = here.iloc[0]
        facts |= {
            f"{key}_all": asked.at[about, "share"], f"{key}_min": mine.min(), f"{key}_max": mine.max(),
            f"{key}_by": NAMED.get(widest["dimension"], widest["dimension"]), f"{key}_between": widest["difference"],
            f"{key}_between_low": widest["low"], f"{key}_between_high": widest["high"],
            f"{key}_high": widest["highest"], f"{key}_low": widest["lowest"],
            f"{key}_high_share": mine[widest["dimension"], widest["highest"]],
            f"{key}_low_share": mine[widest["dimension"], widest["lowest"]],
        }  # fmt: skip
        for row in here.to_dict("records"):
            name = row["dimension"].replace(" ", "_")
            tag = f"{key}_{name.removesuffix('_language')}"
            ends = {f"{tag}_{end}": row[end] for end in ("low", "high")}
            facts |= {f"{key}_{name}": row["difference"]} | ends
    return facts | {
        "contrasts": len(apart), "sure": int(apart["apart"].sum()),
        "beyond": int((apart["apart"] & (apart["difference"] >= smallest)).sum()),
        "whole_beyond": int((apart["low"] >= smallest).sum()),
    }  # fmt: skip


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
                    bold: style.Look = {"color": colour, "weight": "bold", "ha": "center", "va": "bottom"}
                    axes.text(answer["share"], y - up, name, **bold)
            ticks.append(y)
            labels.append(f"{PLAIN.get(str(group), group)} ({int(answers['n'].iloc[0]):,})")
            y += 1
    axes.set_yticks(ticks, labels)
    unit = layout.pick("% with a favourable opinion", "% favourable")
    axes.set(xlim=(0, 100), ylim=(y - 0.3, layout.pick(-1.3, -1.9)), xlabel=f"{unit}; lines: 90% interval")
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.set_title(layout.wrap(fill(TITLE, facts), 56, 34))
    return figure


def told(actor_cells: pd.DataFrame) -> dict[str, Fact]:
    """How many questions on the four actors article B answers, and how many of these are on the EU and on Russia."""
    answered = actor_cells.loc[actor_cells["claim"] != "", "actor"]
    facts: dict[str, Fact] = {"questions": len(actor_cells), "answered": len(answered)}
    return facts | tally(answered, {"answered_eu": "EU", "answered_russia": "Russia"})


@exhibit(
    "fig-who-likes-whom", tables=("opinion_by_group", "opinion_spread", "smallest_differences", "actor_cells")
)
def who_likes_whom(
    by_group: pd.DataFrame, spread: pd.DataFrame, differences: pd.DataFrame, actor_cells: pd.DataFrame
) -> Drawn:
    """Liking of three powers by group, with intervals."""
    rows = rows_of(by_group)
    return Drawn(draw, rows, facts_of(rows, spread, differences) | told(actor_cells))
