"""The timeline of chapter 01: thirty years on one page."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, ordered, style, tally, turn
from helpers.tables import dates

LANES = ("engagement", "culture", "political values", "foreign policy")
#: The lane that the headline sets against two others.
CULTURE, OTHERS = "culture", ("political values", "foreign policy")
SENDERS = ("EU", "member state", "joint", "Kazakhstan", "NATO", "none")
NAMES = dict(zip(SENDERS, ("EU", "Member states", "Joint", "Kazakhstan", "NATO", "No sender"), strict=True))
#: The colour of each sender.
COLOURS = {name: style.ACTOR["other" if name == "none" else name] for name in SENDERS}
#: Mark of a moment by its kind.
MARKERS = {"agreement": "D", "institution": "s", "programme": ">"}
MARKERS |= dict.fromkeys(("document", "decision", "event"), "o")
#: The marks in the key.
WORDS = {"D": "agreement", "s": "institution", ">": "programme begins", "o": "document, decision, event"}
FIRST, LAST = 1990.4, 2024.6
#: Years of the whole figure's width, size of a label, and how far it stands from its mark, in years, wide and narrow;
#: the air between two items of a line.
YEARS, SIZE, GAP, AIR = (35.7, 36.5), (8.0, 9.0), (0.5, 0.8), 0.75
#: A span that ends later than the axis stops short of the edge by these years and has an arrow there.
TIP = 0.45


class Ends(NamedTuple):
    """First, middle and last decimal year that a stated date or period can mean."""

    first: float
    middle: float
    last: float


def ends(value: str) -> Ends:
    """The decimal years of an EDTF date or period."""
    first, last = dates.span(value)
    if first is None or last is None:
        raise ValueError(f"{value!r} is open and cannot be placed")
    low, high = dates.decimal(first), dates.decimal(last) + 1 / 365
    return Ends(low, (low + high) / 2, high)


def placed(timeline: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The rows with their decimal years, precision, sender and articles joined in, in the order of lane and time.

    A period runs from its first to its last day. A single date stands at the middle of what it can mean; `low` and `high`
    keep what it can mean where only the year is stated.
    """
    known = claims.set_index("claim")
    found = []
    for row in timeline.itertuples(index=False):
        value = known.at[row.start, "value"]
        final = known.at[row.end, "value"] if row.end else ""
        # The base may be a period: what counts is its first year, and the sum is known to the year only.
        first = str(dates.year(value) + int(known.at[row.start_after, "value"])) if row.start_after else value
        begin = ends(first)
        start = begin.first if "/" in first else begin.middle
        end = float("nan") if not final else ends(final).last if "/" in final else ends(final).middle
        named = [claim for claim in (row.start, row.start_after, row.end, row.also) if claim]
        year_only = begin.last - begin.first > 0.5 and not row.end
        found.append(
            {
                "item": row.item, "lane": row.lane, "kind": row.kind, "label": row.label,
                "sender": known.at[row.start_after or row.start, "sender"],
                "articles": "".join(sorted({known.at[claim, "article"] for claim in named})), "stated": value,
                "start": start, "end": end, "low": begin.first if year_only else start,
                "high": begin.last if year_only else start, "claims": " ".join(dict.fromkeys(named)),
            }
        )  # fmt: skip
    return ordered(pd.DataFrame(found), "lane", "start", "item", lane=LANES)


def text_of(row: pd.Series) -> str:
    """The label with the articles that state the date."""
    return f"{row['label']} [{row['articles']}]"


def extent(row: pd.Series) -> tuple[float, float, str]:
    """Where mark and label begin and end, and on which side of the mark the label stands: above where neither
    side has room.
    """
    stop = row["start"] if pd.isna(row["end"]) else min(row["end"], LAST)
    left, right = min(row["low"], row["start"]), max(row["high"], stop)
    used = current()
    width = used.across(text_of(row), used.pick(*SIZE)) * used.pick(*YEARS) + used.pick(*GAP)
    if right + width <= LAST - used.pick(0, 1):
        return left, right + width, "right"
    if left - width >= FIRST or not used.narrow:
        return left - width, right, "left"
    return FIRST, LAST, "above"


def packed(rows: pd.DataFrame) -> list[int]:
    """The line of each row within its lane: the first on which it meets nothing placed before; below a line of
    its label where that stands above.
    """
    lines: dict[str, list[list[tuple[float, float]]]] = {}
    chosen = []
    for _, row in rows.iterrows():
        left, right, side = extent(row)
        lane = lines.setdefault(row["lane"], [])
        clear = (all(right + AIR <= a or left - AIR >= b for a, b in line) for line in (*lane, []))
        first = list(clear).index(True)
        free = first + (side == "above")
        lane += [[] for _ in range(free + 1 - len(lane))]
        for used in {first, free}:
            lane[used].append((left, right))
        chosen.append(free)
    return chosen


def heights(rows: pd.DataFrame) -> tuple[list[float], dict[str, float], float]:
    """Height of each row, height of each lane's heading, and height of the whole, counted in lines downwards."""
    heads, top = {}, 0.0
    for lane in LANES:
        heads[lane] = top
        top += 1.25 + max(rows.loc[rows["lane"] == lane, "line"] + 1, default=0)
    return [heads[lane] + 1 + line for lane, line in zip(rows["lane"], rows["line"], strict=True)], heads, top


def _mark(axes: Axes, row: pd.Series) -> None:
    colour, y, start = COLOURS[row["sender"]], row["y"], row["start"]
    if pd.isna(row["end"]):
        if row["high"] > row["low"]:
            reach = [row["low"], row["high"]]
            axes.plot(reach, [y, y], label="year only", color=colour, lw=1.1, solid_capstyle="butt")
        axes.plot([start], [y], MARKERS[row["kind"]], color=colour, ms=5, label=row["item"])
    elif row["kind"] == "agreement":
        axes.plot([start, row["end"]], [y, y], color=colour, lw=1.1, label="signed to in force")
        axes.plot([start, row["end"]], [y, y], "D", color=colour, ms=5, label=row["item"])
    else:
        stop = min(row["end"], LAST - TIP)
        axes.barh(y, stop - start, left=start, height=0.52, color=colour, label=row["item"])
        if stop < row["end"]:
            axes.plot([stop], [y], ">", color=colour, ms=7.5, label="runs past the edge")
    side, size, gap = extent(row)[2], current().pick(*SIZE), current().pick(*GAP)
    if side == "above":
        axes.text(FIRST, y - 0.95, text_of(row), fontsize=size, va="center", bbox=style.plate(0.6))
        return
    stop = start if pd.isna(row["end"]) else row["end"]
    edge = max(row["high"], stop) + gap if side == "right" else min(row["low"], start) - gap
    where = "left" if side == "right" else "right"
    axes.text(edge, y, text_of(row), fontsize=size, va="center", ha=where, bbox=style.plate(0.6))


def _facts(rows: pd.DataFrame) -> dict[str, Fact]:
    facts = {"n": len(rows)} | tally(rows["articles"], {"both": "AB", "only_a": "A", "only_b": "B"})
    for key, names in (("sender", SENDERS), ("lane", LANES)):
        facts |= tally(rows[key], {f"{key}_{name.replace(' ', '_').lower()}": name for name in names})
    culture, other = rows["lane"] == CULTURE, rows["lane"].isin(OTHERS)
    by_b = int((rows["articles"].str.contains("B") & culture).sum())
    return facts | {
        "b_culture": by_b,
        "b_most": turn(2 * by_b - int(culture.sum()), "most of the", "less than half of the", "half of the"),
        "other": int(other.sum()), "other_only_a": int((rows["articles"].eq("A") & other).sum()),
    }  # fmt: skip


@exhibit("fig-timeline", tables=("timeline", "claims"))
def timeline(timeline: pd.DataFrame, claims: pd.DataFrame) -> Drawn:
    """Swim lanes by dimension: spans as bars, moments as marks, coloured by sender."""
    rows = placed(timeline, claims)
    rows["line"] = packed(rows)
    rows["y"], heads, total = heights(rows)
    figure, (axes,) = style.canvas(0.165 * total + 1.3, narrow=(0.165 * total + 2.4, 1, 1))
    for lane, y in heads.items():
        axes.axhspan(y - 0.5, y + 0.42, color=style.PALE, zorder=0, lw=0)
        axes.text(FIRST + 0.15, y, lane.capitalize(), fontsize=8.6, fontweight="bold", va="center")
    for year in range(1995, 2025, 5):
        axes.axvline(year, color=style.GRID, lw=0.7, zorder=0)
    for _, row in rows.iterrows():
        _mark(axes, row)
    style.years(axes, FIRST, LAST)
    axes.set(ylim=(total - 0.55, -0.6), yticks=[])
    drawing.bare(axes)
    facts = _facts(rows)
    said = (
        f"Article B dates {facts['b_most']} items on culture ({facts['b_culture']} of {facts['lane_culture']}); article "
        f"A alone dates {facts['other_only_a']} of {facts['other']} on political values and foreign policy"
    )
    axes.set_title(current().wrap(said, 74, 40), pad=current().pick(38, 8))
    _legend(figure, axes)
    return Drawn(figure, rows.drop(columns=["line", "y"]), facts, ["article-a", "article-b"])


def _legend(figure: Figure, axes: Axes) -> None:
    """Colours on one line, shapes on the next."""
    colours = [style.mark(NAMES[name], "s", COLOURS[name], ms=7) for name in SENDERS]
    shapes = [style.mark("span", "", style.MUTED, ls="-", lw=6, solid_capstyle="butt")]
    shapes += [style.mark(words, marker, style.MUTED, ms=5) for marker, words in WORDS.items()]
    if current().narrow:
        drawing.key(figure, [*colours, *shapes], 2, handletextpad=0.5)
        return
    common: style.Look = {
        "loc": "lower left", "borderaxespad": 0, "handletextpad": 0.5, "columnspacing": 1.1, "handlelength": 1.2,
        "borderpad": 0,
    }  # fmt: skip
    axes.add_artist(axes.legend(handles=colours, ncols=len(colours), bbox_to_anchor=(0, 1.042), **common))
    axes.legend(handles=shapes, ncols=len(shapes), bbox_to_anchor=(0, 1.01), **common)
