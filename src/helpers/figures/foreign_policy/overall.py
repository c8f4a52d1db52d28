"""Chapter 07: how alike Kazakhstan and others answer over all contested votes, session by session."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, turn
from helpers.measures.states import AS_IT_WAS, NEIGHBOURS, OF_1993, TODAY
from helpers.measures.votes.baseline import OTHERS, OUTSIDE
from helpers.measures.votes.followed import SOURCE
from helpers.theses.findings.words import years

#: Partners with a line of their own, by their names and colours.
PARTNERS = {AS_IT_WAS: ("EU members", style.ACTOR["EU"])}
PARTNERS |= {
    code: (name, style.ACTOR[name]) for code, name in (("RUS", "Russia"), ("CHN", "China"), ("USA", "US"))
}
#: Other ways to take the Union, as thin lines beside the first.
OTHER_UNIONS = (TODAY, OF_1993)
#: Partners whose intervals are drawn: those that the chapter compares.
BANDS = (AS_IT_WAS, "RUS")
NEAR = "neighbours"
#: The line of the average of all other states, which is no partner of Kazakhstan: their agreement with the Union.
REST = "EU members with all others"
#: Windows compared in words: the years in which the Union grew by ten, and the last.
START, END = "2004/2006", "2021/2023"
#: The first window after independence, and the latest beginning of the chapter.
EARLY, RECENT = "1993/1995", "2014/2016"
NUMBERS = ["value", "low", "high", "least", "most", "n"]


def rows_of(vote_agreement: pd.DataFrame, vote_baseline_sessions: pd.DataFrame) -> pd.DataFrame:
    """Agreement by session with the Union in three ways, three powers and each neighbour, and that of the Union
    with the average of all other states.
    """
    shown = [*PARTNERS, *OTHER_UNIONS, *NEIGHBOURS, REST]
    rows = vote_agreement[vote_agreement["partner"].isin(shown)]
    rows = pd.concat([rows, vote_baseline_sessions.assign(partner=REST)])
    rows = rows.assign(source=SOURCE).rename(columns={"session": "year"})
    rows = ordered(rows, "partner", "year", partner=shown)[["year", "partner", *NUMBERS, "source"]]
    return rows.astype({"year": int, **dict.fromkeys(NUMBERS[:-1], float), "n": int})


def of_shift(vote_shifts: pd.DataFrame, partner: str, first: str) -> dict[str, Fact]:
    """The last value and the change with its interval, from a window to the last."""
    row = vote_shifts.set_index(["first", "last", "partner"]).loc[(first, END, partner)]
    after, change, low, high = (float(row[name]) for name in ("after", "change", "low", "high"))
    least, most = sorted((abs(low), abs(high)))
    return {"after": after, "by": abs(change), "least": least, "most": most, "way": turn(change)}


def of_both(vote_shifts: pd.DataFrame) -> dict[str, Fact]:
    """Since when agreement surely fell more with the Union than with Russia, since when it cannot be said which fall is
    the larger, and by how much more it fell since the first window, with the interval from the same drawings.
    """
    rows = vote_shifts[(vote_shifts["partner"] == "RUS") & (vote_shifts["last"] == END)].set_index("first")
    since: dict[str, list[str]] = {"more_since": [], "more_open": []}
    for window in (EARLY, START, RECENT):
        low, high = (float(rows.at[window, f"beyond_{end}"]) for end in ("low", "high"))
        if low > 0 or low <= 0 <= high:
            since["more_since" if low > 0 else "more_open"].append(window[:4])
    more = {f"more_early{end}": float(rows.at[EARLY, f"beyond{end}"]) for end in ("", "_low", "_high")}
    return {**more, **{name: " and ".join(years) or "none" for name, years in since.items()}}


def of_the_nearer(vote_leads: pd.DataFrame) -> dict[str, Fact]:
    """In which windows Kazakhstan surely agreed more with Russia, or with the Union, and in which it cannot be said; and
    by how much more with the Union in the first.
    """
    leads = vote_leads[vote_leads["partner"] == "RUS"].set_index("window")
    found: dict[str, list[str]] = {"russia_nearer": [], "union_nearer": [], "nearer_open": []}
    for window in (EARLY, START, RECENT, END):
        low, high = (float(leads.at[window, end]) for end in ("low", "high"))
        key = "russia_nearer" if low > 0 else "union_nearer" if high < 0 else "nearer_open"
        found[key].append(years(window))
    early = {"union_early": -float(leads.at[EARLY, "lead"])}
    return {**early, **{key: " and ".join(windows) or "none" for key, windows in found.items()}}


def of_others(vote_baseline: pd.DataFrame) -> dict[str, Fact]:
    """The change of the others."""
    main = vote_baseline[(vote_baseline["union"] == AS_IT_WAS) & (vote_baseline["baseline"] == OUTSIDE)]
    others = float(main[main["last"] == END].set_index(["first", "state"]).at[(START, OTHERS), "change"])
    return {"others_by": abs(others), "others_way": turn(others)}


def of_parts(vote_change_parts: pd.DataFrame) -> dict[str, Fact]:
    """How much of the change, in percent, lies in resolutions of one of both periods only, and how much in what EU members
    changed on returning ones: what comes from the changed weight of the two kinds is shared between them.
    """
    whole = vote_change_parts.set_index(["first", "last", "partner"]).loc[(START, END, AS_IT_WAS)]
    half = whole["weights"] / 2
    pieces = {
        "one_period": whole["other_texts"] + half,
        "theirs_part": whole["same_texts"] + half - whole["own"],
    }
    return {name: 100 * float(piece) / float(whole["change"]) for name, piece in pieces.items()}


def of_the_nearest(rows: pd.DataFrame, last: pd.Series) -> dict[str, Fact]:
    """The power with which Kazakhstan agrees most in the last window, and its agreement with its neighbours there."""
    ended = rows["year"].between(*(int(year) for year in END.split("/")))
    near = rows.loc[ended & rows["partner"].isin(NEIGHBOURS), "value"].mean()
    return {"nearest": PARTNERS[str(last.idxmax())][0], "near_after": float(near)}


def facts_of(rows: pd.DataFrame, vote_shifts: pd.DataFrame, vote_baseline: pd.DataFrame) -> dict[str, Fact]:
    """The change from the first window to the last by partner."""
    facts: dict[str, Fact] = {
        "first": int(rows["year"].min()), "last": int(rows["year"].max()),
        "early": EARLY.replace("/", "-"), "start": START.replace("/", "-"), "end": END.replace("/", "-"),
    }  # fmt: skip
    for partner in PARTNERS:
        name = partner.lower()
        facts |= {f"{name}_{key}": fact for key, fact in of_shift(vote_shifts, partner, START).items()}
        if partner in BANDS:
            facts[f"{name}_early_by"] = of_shift(vote_shifts, partner, EARLY)["by"]
    facts |= of_the_nearest(
        rows, pd.Series({name: float(facts[f"{name.lower()}_after"]) for name in PARTNERS})
    )
    # A title that says the same word twice reads as a slip.
    alike = facts["rus_way"] == facts["eu_way"]
    facts["rus_also"] = "too" if alike else f"it {facts['rus_way']}"
    facts["eu1993_by"] = of_shift(vote_shifts, OF_1993, START)["by"]
    return facts | of_both(vote_shifts) | of_others(vote_baseline)


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A line for each partner, named at its end; the mean of the neighbours, and today's and the first members, thin."""
    figure, (axes,) = style.canvas(4.1, narrow=(4.4, 1, 1))
    by = {str(name): own.set_index("year") for name, own in rows.groupby("partner", sort=False)}
    near = rows[rows["partner"].isin(NEIGHBOURS)].groupby("year")["value"].mean()
    axes.plot(near.index, near, color=style.GREY, lw=1.3, ls=(0, (4, 1.5)), label=NEAR)
    for name in BANDS:
        drawing.band(axes, by[name], PARTNERS[name][1], 0.16, f"band {name}")
    for name in OTHER_UNIONS:
        axes.plot(by[name].index, by[name]["value"], color=style.ACTOR["EU"], lw=0.8, label=name)
    for name, (_, colour) in PARTNERS.items():
        width = 2.3 if name in BANDS else 1.5
        axes.plot(by[name].index, by[name]["value"], color=colour, lw=width, label=name)
    rest: style.Look = {"color": style.MUTED, "lw": 1.4, "ls": (0, (1, 1.2)), "zorder": 4, "label": REST}
    axes.plot(by[REST].index, by[REST]["value"], **rest)
    last = int(facts["last"])
    ends = {layout.pick("4 neighbours (mean)", "4 neighbours"): (float(near.iloc[-1]), style.GREY)}
    ends |= {label: (float(by[name]["value"].iloc[-1]), colour) for name, (label, colour) in PARTNERS.items()}
    ends[layout.pick("EU and all others", "EU and others")] = (float(by[REST]["value"].iloc[-1]), style.MUTED)
    drawing.end_labels(axes, ends, last + 0.5, layout.pick(0.055, 0.075))
    axes.set(ylim=(0, 1.02), ylabel="agreement, 0 to 1")
    axes.grid(axis="y")
    style.years(axes, int(facts["first"]) - 1, last + layout.pick(11, 19), 5)
    axes.set_xticks(range(layout.pick(1995, 2000), last + 1, layout.pick(5, 10)))
    words = {"fell": "less", "rose": "more"}
    union, russia = (words.get(str(facts[f"{name}_way"]), "as") for name in ("eu", "rus"))
    title = (
        f"Since {facts['start']} Kazakhstan came to vote {union} like EU members, and {russia} like Russia"
    )
    title += " too" if union == russia else ""
    axes.set_title(layout.wrap(title, 76, 34))
    return figure


@exhibit(
    "fig-un-agreement",
    tables=(
        "vote_agreement",
        "vote_shifts",
        "vote_leads",
        "vote_change_parts",
        "vote_baseline",
        "vote_baseline_sessions",
    ),
)
def agreement(
    vote_agreement: pd.DataFrame,
    vote_shifts: pd.DataFrame,
    vote_leads: pd.DataFrame,
    vote_change_parts: pd.DataFrame,
    vote_baseline: pd.DataFrame,
    vote_baseline_sessions: pd.DataFrame,
) -> Drawn:
    """Agreement of Kazakhstan's UN votes with others, session by session."""
    rows = rows_of(vote_agreement, vote_baseline_sessions)
    facts = (
        facts_of(rows, vote_shifts, vote_baseline) | of_the_nearer(vote_leads) | of_parts(vote_change_parts)
    )
    return Drawn(draw, rows, facts)
