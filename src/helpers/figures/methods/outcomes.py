"""Chapter 03: the smallest difference that matters for each measure, and every measured finding beside it."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Cell, Drawn, Fact, Facts, Layout, Tabled, drawing, exhibit, ordered, style
from helpers.theses.differences import ENOUGH, OPEN, OUTCOMES, SOME, UNCHANGED

#: The four outcomes in words that need no chapter.
WORDS = {
    ENOUGH: "Moved or differs, enough to matter",
    SOME: "Moved, by an uncertain amount",
    UNCHANGED: "As good as unchanged",
    OPEN: "Cannot be said",
}
#: Names within the key of a finding that begin with a capital.
PROPER = {"us": "US"} | {name.lower(): name for name in ("China", "Kazakhstan", "Palestine", "Russia")}
#: Findings whose key says less than the stroke, which is of one source alone.
SAID = {"law-by-source": "Law by the World Bank"}
#: Kinds that speak of one side's move, while the stroke is the change that both sides made together.
ONE_SIDE = ("only the other side moved", "own side moved")
#: What falls outside an interval at 90% by chance.
MISSED = 0.1


def measured(findings: pd.DataFrame) -> pd.DataFrame:
    """Measured findings with an interval, in units of their smallest difference, turned so that the estimate is positive."""
    held = findings[(findings["type"] == "measured") & findings["outcome"].isin(OUTCOMES)]
    held = held[held["low"].notna() & held["high"].notna()]
    rows = []
    for row in held.to_dict("records"):
        sign = -1 if row["estimate"] < 0 else 1
        low, high = sorted(sign * row[end] / row["delta"] for end in ("low", "high"))
        rows.append(
            {"finding": row["finding"], "outcome": row["outcome"], "measure": row["measure"]}
            | {
                "estimate": abs(row["estimate"]) / row["delta"],
                "low": low,
                "high": high,
                "chapter": row["chapter"],
            }
        )
    frame = pd.DataFrame(rows).sort_values("low", ascending=False, kind="stable")
    return ordered(frame, "outcome", outcome=OUTCOMES)


def facts_of(findings: pd.DataFrame, rows: pd.DataFrame) -> dict[str, Fact]:
    """How many findings are measured, how many of these would miss by chance, how many strokes lie beyond what matters,
    how many are of both sides where the finding is of one, and how many findings have each outcome.
    """
    number = int((findings["type"] == "measured").sum())
    facts: dict[str, Fact] = {"findings": len(findings), "measured": number, "drawn": len(rows)}
    facts["missed"] = round(MISSED * number)
    clear = rows["low"] > 1
    facts |= {"clear": int(clear.sum()), "clear_uncertain": int((clear & (rows["outcome"] == SOME)).sum())}
    facts["one_side"] = int(findings["kind"].isin(ONE_SIDE).sum())
    for name, key in ((ENOUGH, "enough"), (SOME, "some"), (UNCHANGED, "unchanged"), (OPEN, "open")):
        facts[key] = int((rows["outcome"] == name).sum())
    return facts


def name_of(finding: str) -> str:
    """The key of a finding in words."""
    if finding in SAID:
        return SAID[finding]
    said = " ".join(PROPER.get(word, word) for word in finding.split("-"))
    return said[:1].upper() + said[1:]


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A stroke a finding from end to end of its interval, in four blocks; grey lies within the smallest difference."""
    figure, (axes,) = style.canvas(4.3, narrow=(7.6, 1, 1))
    axes.axvspan(-1, 1, color=style.PALE, zorder=0)
    axes.axvline(0, color=style.MUTED, lw=0.7)
    reach, y = float(rows["high"].max()) + 0.3, 0.0
    for name in OUTCOMES:
        mine = rows[rows["outcome"] == name]
        bold: style.Look = {"va": "center", "fontweight": "bold", "fontsize": layout.text}
        axes.text(-2.0, y, f"{WORDS[name]}: {len(mine)}", zorder=2.5, bbox=style.plate(0.3), **bold)
        for row in mine.itertuples():
            y += layout.pick(0.6, 1.25)
            axes.plot([row.low, row.high], [y, y], color=style.INK, lw=1.6)
            # On a telephone the name stands above its stroke, else beside it.
            right = row.high + 0.1 if row.high < reach - 3 else row.low - 0.1
            x, up = layout.pick((right, 0.0), (-2.0, 0.6))
            axes.text(
                x, y - up, name_of(row.finding), va="center", fontsize=layout.small, bbox=style.plate(0.3),
                ha="right" if x < row.low and not layout.narrow else "left", zorder=2.5,
            )  # fmt: skip
            axes.plot([row.estimate], [y], "o", color=style.INK, ms=3.5)
        y += 1.3
    axes.set_ylim(y - 0.6, -0.8)
    axes.set_xlim(-2.1, reach)
    axes.set_yticks([])
    drawing.bare(axes)
    axes.set_xlabel(layout.wrap("size of the change or difference; 1 is the smallest that matters", 90, 38))
    said = f"{facts['enough']} of {facts['drawn']} measured findings pass the difference that matters in every way of counting"
    axes.set_title(layout.wrap(said, 66, 38))
    return figure


@exhibit("fig-outcomes", tables=("findings",))
def outcomes(findings: pd.DataFrame) -> Drawn:
    """Every measured finding with an interval beside the smallest difference, by its outcome."""
    rows = measured(findings)
    return Drawn(draw, rows, facts_of(findings, rows), ["article-a", "article-b"])


@exhibit("tbl-smallest-differences", tables=("smallest_differences", "findings"))
def smallest_differences(differences: pd.DataFrame, findings: pd.DataFrame) -> Tabled:
    """A row a measure: its smallest difference with unit and reason, and how many measured findings use it."""
    used = findings.loc[findings["type"] == "measured", "measure"].value_counts()
    rows = differences[["measure", "label", "delta", "unit", "reason"]].assign(
        findings=[int(used.get(name, 0)) for name in differences["measure"]]
    )
    rows = rows.sort_values("findings", ascending=False, kind="stable", ignore_index=True)
    body: list[list[str | Cell]] = [
        [row["label"], f"{row['delta']:g} {row['unit']}", row["reason"], str(row["findings"])]
        for row in rows.to_dict("records")
    ]
    facts: dict[str, Fact] = {"n": len(rows), "used": int((rows["findings"] > 0).sum())}
    for row in rows.to_dict("records"):
        facts[str(row["measure"]).replace("-", "_")] = float(row["delta"])
    header = ["Measure", "Smallest difference", "Reason", "Findings"]
    return Tabled(header, body, rows, facts, ["article-a", "article-b"], "lllr", [4, 3, 10, 1])
