"""Chapter 07: votes on Ukraine, text by text and state by state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, ordered, style, tally
from helpers.figures.foreign_policy import grid
from helpers.measures.states import HOME, NEIGHBOURS
from helpers.measures.votes.followed import REPEATED
from helpers.tables import dates

#: States in the order of the columns, the Union first.
STATES = (grid.UNION, HOME, *NEIGHBOURS, "RUS", "BLR", "CHN", "TUR", "USA")
#: Headings of the blocks, in their order: the question that came each year, the emergency session, and all else.
YEARLY, SESSION, OTHER = "yearly", "emergency-session", "other"
BLOCKS = {YEARLY: "Human rights in Crimea, yearly", SESSION: "Emergency session", OTHER: "Other texts"}
#: Texts on another matter of the same land, put to the vote in the same years.
MILITARY = "crimea-military"
#: States by the words of titles on their human rights, and the first year of which the chapter tells them.
SUBJECTS = {"iran": "Iran", "democratic people s republic of korea": "North Korea", "syrian": "Syria"}
SUBJECTS |= {name.lower(): name for name in ("Belarus", "Myanmar", "Turkmenistan", "Uzbekistan")}
SINCE = "2004"
#: Lines that the heading of a block takes.
GAP = 1.6


def rows_of(ukraine_votes: pd.DataFrame) -> pd.DataFrame:
    """An answer a row: the yearly question, the emergency session, then the other texts, each by date; the Union's
    answer is that of more than half of its members that voted.
    """
    blocks = ukraine_votes["series"].map({REPEATED: YEARLY, SESSION: SESSION}).fillna(OTHER)
    votes = ordered(ukraine_votes.assign(block=blocks), "block", "date", "symbol", block=BLOCKS)
    votes["text"] = range(len(votes))
    votes[grid.UNION] = votes["eu"]
    kept = ["text", "block", "date", "symbol", "label", "eu_apart", "source"]
    long = votes.melt([*kept, "eu"], list(STATES), "state", "answer")
    alike = (long["answer"] == long["eu"]) & (long["eu"] != "")
    # The Union's own answer is neither like it nor unlike.
    long["as_eu"] = alike.astype(object).where(long["state"] != grid.UNION, None)
    return ordered(long, "text", "state", state=STATES)[[*kept[:5], "state", "answer", "as_eu", *kept[5:]]]


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How Kazakhstan answered, how often as the Union, in the emergency session, and what became of the yearly
    question.
    """
    own = rows[rows["state"] == HOME]
    yearly, session = own[own["block"] == YEARLY], own[own["block"] == SESSION]
    no = yearly[yearly["answer"] == "no"]["date"].str[:4]
    after = yearly.loc[yearly["date"].str[:4] > (no.max() if len(no) else ""), "answer"]
    alike = rows[rows["as_eu"].eq(True)].groupby("state").size()
    same = own[own["as_eu"].eq(True)]
    china = rows[(rows["state"] == "CHN") & rows["text"].isin(same["text"])]
    return {
        "texts": len(own), "first": own["date"].min()[:4], "last": own["date"].max()[:4],
        "eu_yes": int(((rows["state"] == grid.UNION) & (rows["answer"] == "yes")).sum()),
        "yearly_no": len(no), "no_last": no.max() if len(no) else "none",
        "session": len(session), "session_abstain": int((session["answer"] == "abstain").sum()),
        "as_eu": len(same), "as_eu_year": same["date"].max()[:4] if len(same) else "none",
        "china_same": "answered" if len(china) and china["as_eu"].eq(True).all() else "did not answer",
        "near_as_eu": int(sum(alike.get(state, 0) for state in NEIGHBOURS)), "tur_as_eu": int(alike.get("TUR", 0)),
        "after_no": int((after == "no").sum()), "after_abstain": int((after == "abstain").sum()),
    } | tally(own["answer"], ("yes", "no", "abstain"))  # fmt: skip


def of_the_noes(ukraine_votes: pd.DataFrame, rights_votes: pd.DataFrame) -> dict[str, Fact]:
    """What else Kazakhstan answered where it said no on rights in Crimea: in the same years on another matter of
    that land, and on the human rights of other states, as Russia did or otherwise.
    """
    year = ukraine_votes["date"].str[:4]
    no = set(year[(ukraine_votes["series"] == REPEATED) & (ukraine_votes[HOME] == "no")])
    abstained = set(year[(ukraine_votes["series"] == MILITARY) & (ukraine_votes[HOME] == "abstain")])
    both = sorted(no & abstained)
    of = rights_votes[rights_votes["date"] >= SINCE]
    names = of["subject"].map(lambda said: next((SUBJECTS[word] for word in SUBJECTS if word in said), said))
    apart = (of[HOME] == "yes") & (of["RUS"] == "no")
    abstain = of[HOME] == "abstain"
    return {
        "both": len(both), "both_first": both[0] if both else "none", "both_last": both[-1] if both else "none",
        "rights_since": SINCE,
        "rights_no": counted(names[of[HOME] == "no"]), "rights_yes": counted(names[apart]),
        "rights_no_apart": in_words(sorted(set(names[(of[HOME] == "no") & (of["RUS"] != "no")]))),
        "rights_abstain": counted(names[abstain]),
        "rights_abstain_last": of.loc[abstain, "date"].max()[:4] if abstain.any() else "none",
    }  # fmt: skip


def counted(names: pd.Series) -> str:
    """Names as a sentence has them, each with how often it comes, the most frequent first."""
    often = sorted(names.value_counts().items(), key=lambda pair: (-pair[1], str(pair[0])))
    return in_words([f"{name} ({times})" for name, times in often])


def in_words(names: Sequence[str]) -> str:
    """Names as a sentence has them."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if names[1:] else "".join(names) or "none"


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A grid of marks, a text a line; a tinted cell answers as the EU does."""
    texts = rows.drop_duplicates("text").set_index("text")
    labels = pd.Series({row.Index: _label(row, layout) for row in texts.itertuples()})
    tall = 1 + 0.6 * labels.str.count("\n")
    # A heading stands above each block but the first, whose own stands above them all.
    gaps = GAP * texts["block"].ne(texts["block"].shift(fill_value=texts["block"].iloc[0]))
    edges = np.column_stack([gaps, tall]).cumsum()
    place, down = edges[::2] + tall / 2, edges[-1]
    figure, (axes,) = style.canvas(layout.pick(7.1, 0.185 * down + 2.4))
    tint = style.ACTOR["EU"]
    for row in rows.itertuples():
        x, y, high = STATES.index(str(row.state)), place[row.text], tall[row.text]
        if row.as_eu or (row.state == grid.UNION and row.answer):
            axes.add_patch(Rectangle((x - 0.5, y - high / 2), 1, high, facecolor=tint, alpha=0.22, lw=0))
        grid.mark(axes, x, y, str(row.answer))
    home = STATES.index(HOME)
    frame: style.Look = {"fill": False, "edgecolor": style.ACTOR["Kazakhstan"], "lw": 1.6}
    for block, own in texts.groupby("block", sort=False).groups.items():
        top, bottom = (place[text] + side * tall[text] / 2 for text, side in ((own[0], -1), (own[-1], 1)))
        # On a telephone a heading can have two lines.
        above, side = layout.pick((0.5, "center"), (0.2, "bottom"))
        axes.text(-0.7, top - above, BLOCKS[str(block)], ha="right", va=side, fontweight="bold")
        axes.add_patch(Rectangle((home - 0.5, top), 1, bottom - top, **frame))
    axes.set_yticks(list(place), list(labels))
    axes.set_xticks(range(len(STATES)), [grid.NAMES[state] for state in STATES], rotation=90)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_xlim(-0.6, len(STATES) - 0.4)
    axes.set_ylim(down + 0.2, -1.2)
    drawing.bare(axes, *axes.spines)
    answers = grid.key([answer for answer in grid.MARKS if (rows["answer"] == answer).any()])
    handles = [*answers, Patch(facecolor=tint, alpha=0.22, label="as the EU")]
    said = f"Kazakhstan abstains on {facts['abstain']} of {facts['texts']} texts on Ukraine and votes no on {facts['no']}"
    drawing.key(
        figure, handles, layout.pick(6, 2), layout.wrap(said, 66, 40), handletextpad=0.3, columnspacing=1.2
    )
    return figure


def _label(row: Any, layout: Layout) -> str:
    """What stands before a line: the day alone where the heading names the text."""
    if row.block == YEARLY:
        return dates.readable(row.date)
    day = dates.readable(layout.pick(row.date, row.date[:7]))
    return layout.pick(f"{row.label}, {day}", style.wrap(f"{row.label}, {day}", 24))


@exhibit("fig-un-ukraine", tables=("ukraine_votes", "rights_votes"))
def ukraine(ukraine_votes: pd.DataFrame, rights_votes: pd.DataFrame) -> Drawn:
    """Votes on Ukraine one by one."""
    rows = rows_of(ukraine_votes)
    return Drawn(draw, rows, facts_of(rows) | of_the_noes(ukraine_votes, rights_votes))
