"""Chapter 07: returning resolutions, and whose answers changed: since three beginnings, and over all votes."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, turn
from helpers.measures.states import AS_IT_WAS, UNIONS
from helpers.measures.votes.followed import SOURCE
from helpers.measures.votes.returning import LAST, MATTERS

END = "2021/2023"
#: Beginnings by the word that their facts carry, oldest first; the chapter holds to the second.
BEGINNINGS = {"long_": "1993/1995", "": "2004/2006", "recent_": "2014/2016"}
#: Ends of an interval by the ends that they are where the sign is turned: away from the other side is positive here.
ENDS = {"": "", "_low": "_high", "_high": "_low"}
#: The two sides: name of the part, colour, marker and place within a row.
MINE, THEIRS = "Kazakhstan's own answers", "answers of EU members"
SIDES = {
    MINE: ("mine", style.ACTOR["Kazakhstan"], "o", -0.14),
    THEIRS: ("theirs", style.ACTOR["EU"], "s", 0.14),
}
#: Pieces of the change over all votes, in the order in which they stand.
OTHER = "resolutions of one period only"
PIECES = {MINE: style.ACTOR["Kazakhstan"], THEIRS: style.ACTOR["EU"], OTHER: style.GRID}
#: What tells a piece apart in gray.
HATCHES = {MINE: "////"}
SPANS, WHOLE = "spans", "all votes"
#: What the intervals of a side's part let one say of it: the four outcomes of chapter 3, the first two with a way.
AWAY, CLOSER, STAYED, OPEN = "moved away", "came closer", "as good as unchanged", "cannot be said"
ENOUGH, UNCERTAIN = "enough to matter", "by an uncertain amount"
NAMES = {MINE: "Kazakhstan", THEIRS: "EU members"}


def beginning(window: str) -> str:
    """A window in few signs: 1993-95."""
    first, last = window.split("/")
    return f"{first}-{last[2:]}"


def of_a_move(low: pd.Series, high: pd.Series, delta: float) -> str:
    """What the intervals of a move away let one say, where they agree on every way to count it. As in
    `theses.differences.outcome`, what is surely too small to matter is called so even where it is not nought.
    How far it moved is `how_far`.
    """
    if (low > -delta).all() and (high < delta).all():
        return STAYED
    if (low > 0).all():
        return AWAY
    return CLOSER if (high < 0).all() else OPEN


def how_far(low: pd.Series, high: pd.Series, delta: float) -> str:
    """Whether a side that moved did so by enough to matter on every way to count it."""
    return ENOUGH if (low > delta).all() or (high < -delta).all() else UNCERTAIN


def says(lines: pd.DataFrame, key: str) -> str:
    """What one can say of a side's part in a change: it is sure where all intervals agree, however the Union is taken
    and whichever vote of a window stands. In the lines a part is negative where its side moved away.
    """
    return of_a_move(-lines[f"{key}_high"], -lines[f"{key}_low"], MATTERS)


def rows_of(returning_texts: pd.DataFrame, vote_change_parts: pd.DataFrame) -> pd.DataFrame:
    """Each side's part in the change of agreement with EU members on the same texts since each beginning, with its
    interval and what can be said; and the change over all votes in three pieces. As in the other exhibits on who
    moved, a value is positive where it took the two apart.

    Columns: `block` (`spans` or `all votes`), `first`, `last`, `titles`, `part`, `value`, `low`, `high`, `said`,
    `source`.
    """
    rows: list[dict[str, object]] = []
    union = returning_texts[returning_texts["partner"].isin(UNIONS) & (returning_texts["last"] == END)]
    for first in BEGINNINGS.values():
        mine = union[union["first"] == first]
        own = mine[(mine["partner"] == AS_IT_WAS) & (mine["vote"] == LAST)].iloc[0]
        common = {"block": SPANS, "first": first, "last": END, "titles": int(own["titles"])}
        for part, (key, *_) in SIDES.items():
            ends = {end.strip("_") or "value": -own[f"{key}{of}"] for end, of in ENDS.items()}
            rows.append(common | {"part": part, **ends, "said": says(mine, key)})
    whole = vote_change_parts.set_index(["first", "last", "partner"]).loc[(BEGINNINGS[""], END, AS_IT_WAS)]
    # What comes from the changed weight of the two kinds of text is shared between them.
    others = whole["same_texts"] + whole["weights"] / 2 - whole["own"]
    pieces = (whole["own"], others, whole["other_texts"] + whole["weights"] / 2)
    place = {"block": WHOLE, "first": BEGINNINGS[""], "last": END}
    parts = zip(PIECES, pieces, strict=True)
    rows += [place | {"part": part, "value": -float(value)} for part, value in parts]
    return pd.DataFrame(rows).assign(source=SOURCE)


def facts_of(
    rows: pd.DataFrame, returning_texts: pd.DataFrame, vote_change_parts: pd.DataFrame
) -> dict[str, Fact]:
    """Parts, their ends and what can be said since each beginning, and the pieces of the change over all votes."""
    found = returning_texts[returning_texts["vote"] == LAST].set_index(["first", "last", "partner"])
    facts: dict[str, Fact] = {"to": beginning(END)}
    for tag, first in BEGINNINGS.items():
        row = found.loc[(first, END, AS_IT_WAS)]
        facts[f"{tag}from"] = beginning(first)
        for name, key in (("own", "mine"), ("theirs", "theirs"), ("lead", "lead")):
            facts |= {f"{tag}{name}{end}": -float(row[f"{key}{of}"]) for end, of in ENDS.items()}
        said = rows[(rows["first"] == first) & (rows["block"] == SPANS)].set_index("part")["said"]
        facts |= {f"{tag}own_said": str(said[MINE]), f"{tag}theirs_said": str(said[THEIRS])}
    union = returning_texts[returning_texts["partner"].isin(UNIONS) & (returning_texts["last"] == END)]
    spans = {first: union[union["first"] == first] for first in BEGINNINGS.values()}
    sure = [
        first[:4]
        for first, mine in spans.items()
        if (mine["lead_low"] > 0).all() or (mine["lead_high"] < 0).all()
    ]
    facts["more_since"] = f"only since {' and '.join(sure)}" if sure else "of none"
    whole = vote_change_parts.set_index(["first", "last", "partner"]).loc[(BEGINNINGS[""], END, AS_IT_WAS)]
    change = float(whole["change"])
    pieces = rows[rows["block"] == WHOLE].set_index("part")["value"]
    facts |= {"all_by": abs(change), "all_way": turn(change), "all_same_votes": 100 * float(whole["weight"])}
    shares = zip(("own", "theirs", "other"), PIECES, strict=True)
    return facts | {f"all_{name}_share": -100 * float(pieces[part]) / change for name, part in shares}


def _spans(axes: Axes, rows: pd.DataFrame, layout: Layout) -> None:
    firsts = list(dict.fromkeys(rows["first"]))
    for part, (_, colour, marker, shift) in SIDES.items():
        own = rows[rows["part"] == part]
        y = [firsts.index(first) + shift for first in own["first"]]
        axes.hlines(y, own["low"], own["high"], color=colour, lw=1.6, label=f"interval {part}")
        axes.plot(own["value"], y, marker, color=colour, ms=5.5, ls="none", label=part)
    first_rows = rows.drop_duplicates("first")
    labels = [f"since\n{beginning(row.first)}\n({row.titles:.0f})" for row in first_rows.itertuples()]
    for row in rows.itertuples():
        _, colour, _, shift = SIDES[str(row.part)]
        at = firsts.index(row.first) + layout.pick(shift * 1.25, shift * 1.5)
        look: style.Look = {"va": "center", "color": colour, "weight": "bold", "fontsize": layout.text}
        axes.text(1.02, at, str(row.said), transform=axes.get_yaxis_transform(), **look)
    axes.axvline(0, color=style.MUTED, lw=0.8)
    drawing.rows(axes, labels, 0.5, layout.pick(0.5, 0.7))
    drawing.bare(axes)
    axes.grid(axis="x")
    axes.set_xticks(layout.pick([0, 0.05, 0.1, 0.15], [0, 0.15]))
    axes.set_xlabel(layout.wrap("points of agreement, 90% interval; right: moved away", 60, 30))


def _whole(axes: Axes, rows: pd.DataFrame, layout: Layout) -> None:
    """One bar in three pieces, each with its share; all have one sign on the book's tables, and stack from nought."""
    at, whole = 0.0, float(rows["value"].sum())
    below: style.Look = {"ha": "center", "va": "top", "fontsize": layout.text}
    for part, value in rows.set_index("part")["value"].items():
        look: style.Look = {"color": PIECES[str(part)], "ec": style.GROUND, "hatch": HATCHES.get(str(part))}
        axes.barh([0], [value], left=at, height=0.5, label=part, **look)
        axes.text(at + value / 2, 0.42, f"{100 * value / whole:.0f}%", **below)
        at += value
    axes.set(ylim=(0.9, -0.4), xticks=[], yticks=[])
    axes.axvline(0, color=style.MUTED, lw=0.8)
    drawing.bare(axes, "left", "bottom")


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Two dots with intervals since each beginning, with what can be said beside them; the change over all votes as
    one bar in three pieces.
    """
    figure, (spans, whole) = style.canvas(4.5, 2, 1, narrow=(6.2, 2, 1), height_ratios=[3.2, 1])
    _spans(spans, rows[rows["block"] == SPANS], layout)
    _whole(whole, rows[rows["block"] == WHOLE], layout)
    left = layout.pick(-0.1, -0.24)
    movers: dict[str, list[str]] = {}
    for tag in BEGINNINGS:
        movers.setdefault(_movers(facts, tag), []).append(str(facts[f"{tag}from"])[:4])
    moved = ", ".join(f"since {' and '.join(years)} {who}" for who, years in movers.items())
    sure = f"which moved more can be said {facts['more_since']}"
    spans.set_title(layout.wrap(f"Moved away: {moved}; {sure}", 60, 34), x=left)
    change = f"agreement {facts['all_way']} by {facts['all_by']:.2f}"
    share = f"{facts['all_other_share']:.0f}% of this lies in resolutions of one period only"
    whole.set_title(layout.wrap(f"All votes since {facts['from']}: {change}; {share}", 64, 36), x=left)
    line: style.Look = {"ms": 5.5, "ls": "-", "lw": 1.6}
    shapes = [style.mark(part, marker, colour, **line) for part, (_, colour, marker, _) in SIDES.items()]
    shapes.append(Line2D([], [], color=style.GRID, lw=6, label=OTHER))
    drawing.key(figure, shapes, layout.pick(2, 1))
    return figure


def _movers(facts: Facts, tag: str) -> str:
    """Who moved away since a beginning, as far as one can say."""
    names = ((MINE, "own"), (THEIRS, "theirs"))
    moved = [NAMES[part] for part, name in names if facts[f"{tag}{name}_said"] == AWAY]
    return " and ".join(moved) or "no side surely"


@exhibit("fig-un-returning", tables=("returning_texts", "vote_change_parts"))
def returning(returning_texts: pd.DataFrame, vote_change_parts: pd.DataFrame) -> Drawn:
    """Whose answers changed on returning resolutions, and what these changes make of that over all votes."""
    rows = rows_of(returning_texts, vote_change_parts)
    return Drawn(draw, rows, facts_of(rows, returning_texts, vote_change_parts))
