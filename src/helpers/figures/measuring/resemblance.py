"""Chapter 11, second part: does Kazakhstan come to resemble EU states? Levels then and now, measure by measure.

A field with two measures counts once: it came nearer where each measure says so that could, as the score card of
chapter 12 has it. One without a margin of error cannot, and leaves the field to its other source alone; nor can one
whose gap was smaller at first than what matters.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, turn
from helpers.measures.states import HOME
from helpers.theses.findings.words import listed
from helpers.theses.resembling import EU, FIRST, LAST, LINES, MORE, NEAR, NEARER, UNBANDED, Line, card

#: Rows of a panel from above: name and colour.
SIDES = {
    EU: ("EU mean", style.ACTOR["EU"]),
    HOME: ("Kazakhstan", style.ACTOR["Kazakhstan"]),
    NEAR: ("neighbours", style.GREY),
}


def facts_of(rows: pd.DataFrame) -> dict[str, Fact]:
    """How many fields came nearer, what each measure says, and ends of some."""
    by = rows[rows["side"] == HOME].set_index("measure")
    says, field = by["says"], by["field"]
    able = (by["gap_first"] > by["delta"]) & (says != UNBANDED)
    # Of a field some measure could show it, and all that could do; without a margin of error one source is left.
    nearer = (says.str.startswith(NEARER) | ~able).groupby(field).all() & able.groupby(field).any()
    one_source = nearer & (says == UNBANDED).groupby(field).any()
    told = ("gap_first", "gap_last", "change", "near_change", "says")
    facts: dict[str, Fact] = {f"{key}_{name}": by.at[key, name] for key in by.index for name in told}
    facts |= {f"{key}_beside": beside_of(row) for key, row in by.assign(measure=by.index).iterrows()}
    shared = by["says"].str.startswith(NEARER) & by["near_says"].str.startswith(NEARER)
    facts |= {
        "first": f"{FIRST[0]}-{FIRST[1]}", "last": f"{LAST[0]}-{LAST[1]}", "fields": len(nearer),
        "nearer_fields": int((nearer & ~one_source).sum()), "one_source_fields": int(one_source.sum()),
        "nearer_said": listed(sorted(nearer.index[nearer & ~one_source])), "measures": len(by), "shared": int(shared.sum()),
        "able": int(able.sum()),
        "narrowed": int(by["says"].str.startswith(NEARER).sum()), "counted": NEARER, "alone": int(by["beside"].str.startswith(MORE).sum()),
    }  # fmt: skip
    levels = rows[rows["field"] == "law"].pivot(index="measure", columns="side", values="last")
    facts |= {"law_below": int((levels[HOME] < levels[EU]).sum())}
    # By how much more Kazakhstan came nearer, so that both signs turn and the ends change places.
    wgi = by.loc["law_wgi"]
    facts |= {
        "law_wgi_more": -float(wgi["apart"]), "law_wgi_more_low": -float(wgi["apart_high"]), "law_wgi_more_high": -float(wgi["apart_low"]),
        "law_vdem_near_word": turn(-float(by.loc["law_vdem", "apart"]), "less", "more", "as much"),
        "law_wgi_tied_low": -float(wgi["tied_high"]), "law_wgi_singly": int(wgi["singly"]), "law_wgi_states": int(wgi["states"]),
    }  # fmt: skip
    both = rows[rows["measure"] == "income"].set_index("side")
    share = 100 * both.loc[HOME, ["first", "last"]] / both.loc[EU, ["first", "last"]]
    return facts | {f"income_share_{end}": float(value) for end, value in share.items()}


def beside_of(row: pd.Series) -> str:
    """How the neighbours' gap fared beside Kazakhstan's. Where a ratio is compared, a gap in units may have moved
    otherwise, and so the words say it.
    """
    ratio = any(line.ratio for line in LINES if line.key == row["measure"])
    return f"in proportion {row['beside']}" if ratio and row["beside"] else str(row["beside"])


def _panel(axes: Axes, mine: pd.DataFrame, line: Line, layout: Layout) -> None:
    for y, (side, (_, colour)) in enumerate(SIDES.items()):
        row = mine[mine["side"] == side].iloc[0]
        ends = [row["first"], row["last"]]
        axes.plot(ends, [y, y], color=colour, lw=1.8, label=f"way {side}")
        axes.plot(ends[:1], [y], "o", color=colour, mfc=style.GROUND, ms=6, label=f"first {side}")
        axes.plot(ends[1:], [y], "o", color=colour, ms=6, label=f"last {side}")
    if line.ratio:
        axes.set_xscale("log")
        axes.set_xticks([3000, 10000, 30000], ["3,000", "10,000", "30,000"])
        axes.minorticks_off()
    else:
        axes.locator_params(axis="x", nbins=5)
    low, high = mine[["first", "last"]].min(axis=None), mine[["first", "last"]].max(axis=None)
    room = 0.08 * (high - low)
    axes.set_xlim(*((low / 1.25, high * 1.25) if line.ratio else (low - room, high + room)))
    drawing.rows(axes, [name for name, _ in SIDES.values()], 0.4, 0.6)
    drawing.bare(axes)
    axes.grid(axis="x")
    own = mine[mine["side"] == HOME].iloc[0]
    verdict = ", ".join(filter(None, (own["says"], beside_of(own))))
    axes.set_title(f"{line.label}\n" + layout.wrap(f"gap {verdict}", 36, 32), fontsize=layout.text)


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A panel a measure: a stroke from then (hollow) to now (filled) for the EU, Kazakhstan and its neighbours."""
    figure, panels = style.canvas(5.6, 3, 2, narrow=(9.4, 6, 1))
    for axes, line in zip(panels, LINES, strict=True):
        _panel(axes, rows[rows["measure"] == line.key], line, layout)
    ends = zip(("first", "last"), (True, False), strict=True)
    marks = [style.mark(f"mean of {facts[end]}", "o", hollow=hollow, ms=6) for end, hollow in ends]
    headline = (
        f"Kazakhstan came nearer to the EU on {facts['narrowed']} of {facts['able']} measures that could show it; "
        f"on {facts['shared']} of these its neighbours did so too"
    )
    drawing.key(figure, marks, 2, layout.wrap(headline, 66, 44))
    return figure


@exhibit("fig-resemblance", tables=("indicators", "smallest_differences", "band_coverage"))
def resemblance(indicators: pd.DataFrame, smallest: pd.DataFrame, band_coverage: pd.DataFrame) -> Drawn:
    """Levels of the EU, of Kazakhstan and of its neighbours then and now, measure by measure."""
    rows = card(indicators, smallest, band_coverage)
    return Drawn(draw, rows, facts_of(rows), sorted({"article-a", *rows["source"]}))
