"""Chapter 01: what others found, thesis by thesis."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, tally

#: Sides of the picture: what speaks against stands left of the line, what speaks for right of it.
SIDES = {"against": -1, "for": 1}
#: Squares that fit side by side in their largest size.
ROOM = 36
#: Panel and colour of the squares by what a work says.
BEARINGS = {
    "against": (0, style.INK), "for": (0, style.INK), "qualifies": (1, style.GREY), "open": (2, "white"),
}  # fmt: skip
#: Theses of which chapters say how many works speak: the elite, norms, and different publics.
TOLD = ("t-08", "t-15", "t-21")
#: Theses of which fewer works speak stand in the rows and not in the picture.
LEAST = 7


def rows_of(by_thesis: pd.DataFrame) -> pd.DataFrame:
    """A work and thesis a row, with its place in the row of the thesis."""
    columns = ["thesis", "short", "bearing", "work", "label", "says", "read", "place", "address", "read_on"]
    found = by_thesis[columns].rename(columns={"place": "read_where"})
    return found.assign(at=found.groupby(["thesis", "bearing"]).cumcount() + 1)


def drawn_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of theses of which at least `LEAST` works speak, the most judged first."""
    works = rows.groupby("thesis")["work"].transform("size")
    judged = (rows["bearing"] != "open").groupby(rows["thesis"]).transform("sum")
    order = rows.assign(works=works, judged=judged)[works >= LEAST]
    return order.sort_values(["judged", "works", "thesis"], ascending=[False, False, True])


def facts_of(rows: pd.DataFrame, count: pd.DataFrame) -> dict[str, Fact]:
    """How many works say something of how many theses, and what for how many was read."""
    works = rows.drop_duplicates("work")
    most = count[count["works"] == count["works"].max()]
    against = count.loc[count["against"].idxmax()]
    limited = count.loc[count["qualifies"].idxmax()]
    drawn = drawn_of(rows)
    return {
        "works": len(works),
        "whole": int((works["read"] == "whole").sum()), "abstracts": int(works["read"].str.startswith("abstract").sum()),
        "openings": int((works["read"] == "opening").sum()), "titles": int(works["read"].isin(["title", "contents"]).sum()),
        **tally(rows["bearing"], ("for", "against", "qualifies")), "said": int((rows["bearing"] != "open").sum()),
        "most": " and ".join(f'"{short}"' for short in most["short"]), "most_works": int(count["works"].max()),
        "against_most": str(against["short"]), "against_works": int(against["against"]),
        "limited_most": str(limited["short"]), "limited_works": int(limited["qualifies"]),
        "drawn": drawn["thesis"].nunique(), "drawn_said": int((drawn["bearing"] != "open").sum()), "least": LEAST,
        "drawn_limits": int((drawn["bearing"] == "qualifies").sum()), "drawn_open": int((drawn["bearing"] == "open").sum()),
    } | told(count)  # fmt: skip


def told(count: pd.DataFrame) -> dict[str, Fact]:
    """Of how many works chapters speak: on a thesis in all, how many support it or speak against it, and of how
    many a result was read.
    """
    by = count.set_index("thesis")
    elite, norms, publics = (by.loc[thesis] for thesis in TOLD)
    return {
        "elite_works": int(elite["works"]), "elite_read": int(elite["works"] - elite["open"]),
        "norms_works": int(norms["works"]), "norms_read": int(norms["works"] - norms["open"]),
        "norms_doubted": int(norms["against"] + norms["qualifies"]),
        "publics_read": int(publics["works"] - publics["open"]), "publics_for": int(publics["for"]),
        "publics_against": int(publics["against"]),
    }  # fmt: skip


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Squares by thesis: against and for on two sides of a line, then what qualifies, then what was not read; on
    a telephone bars with numbers.
    """
    rows = drawn_of(rows)
    theses = list(dict.fromkeys(zip(rows["thesis"], rows["short"], strict=True)))
    y = {thesis: place for place, (thesis, _) in enumerate(theses)}
    most = rows.groupby("bearing")["at"].max()
    left = {name: int(most[name]) for name in BEARINGS}
    widths = [left["against"] + left["for"] + 1.6, left["qualifies"] + 1, left["open"] + 1]
    if layout.narrow:
        # The number at the end of a bar needs room.
        widths = [width + room for width, room in zip(widths, (9, 4, 4), strict=True)]
    height = 0.2 * len(theses) + 1.4
    figure, panels = style.canvas(height, 1, 3, sharey=True, width_ratios=widths, narrow=(height + 1, 1, 3))
    # Squares that stand side by side stay apart, however many works the longest rows have.
    size = 6.2 * min(1.0, ROOM / sum(widths))
    for bearing, (panel, face) in BEARINGS.items():
        axes, mine = panels[panel], rows[rows["bearing"] == bearing]
        side = SIDES.get(bearing, 1)
        edge = style.MUTED if bearing == "open" else face
        if layout.narrow:
            for thesis, number in mine.groupby("thesis").size().items():
                axes.barh(y[thesis], side * number, height=0.42, fc=face, ec=edge, lw=0.9)
                end: style.Look = {"ha": "left" if side > 0 else "right", "va": "center"}
                axes.text(side * (number + 0.5), y[thesis], str(number), fontsize=layout.small, **end)
            continue
        axes.plot(side * mine["at"], mine["thesis"].map(y), "s", ms=size, mfc=face, mec=edge, mew=0.9)
    panels[0].axvline(0, color=style.MUTED, linewidth=0.8)
    begin, more = layout.pick((0.2, 0.8), (-0.3, 4.5))
    begins = (-left["against"] - more, begin, begin)
    for axes, first, last in zip(panels, begins, ("for", "qualifies", "open"), strict=True):
        axes.set_xlim(first, left[last] + more)
    panels[0].set_yticks(list(y.values()), [short for _, short in theses])
    panels[0].set_ylim(len(theses) - 0.4, -0.7)
    # Each side of the line has its name on its own side.
    for side, name, edge in ((-1, "against", "right"), (1, "for", "left")):
        panels[0].text(layout.pick(0.4, 0.9) * side, -1.1, name, ha=edge, va="bottom", fontsize=layout.text)
    titles = layout.pick(("", "in part, or with limits", "result not read"), ("", "in part", "not\nread"))
    for axes, title in zip(panels, titles, strict=True):
        axes.set_title(title, loc="center", fontsize=layout.text, fontweight="normal")
        axes.set_xticks([])
        axes.tick_params(axis="y", length=0)
        drawing.bare(axes, "left", "bottom")
        axes.grid(axis="y")
    said = (
        f"As we read them, other works accept a thesis only with limits in {facts['drawn_limits']} of "
        f"{facts['drawn_said']} readings"
    )
    drawing.headline(figure, layout.wrap(said, 76, 42))
    return figure


@exhibit("fig-works", tables=("works_by_thesis", "works_count"))
def works(works_by_thesis: pd.DataFrame, works_count: pd.DataFrame) -> Drawn:
    """Works by thesis and by what they say of it."""
    rows = rows_of(works_by_thesis)
    # The works are read at their own addresses, which stand in the rows; what they speak of are the two articles.
    return Drawn(draw, rows, facts_of(rows, works_count), ("article-a", "article-b"))
