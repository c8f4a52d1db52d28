"""Chapter 12, first part: the score card of the theses, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Cell, Drawn, Fact, Facts, Layout, Tabled, exhibit, link, ordered, style, tally
from helpers.figures.audit.evidence import sentence, stating, word
from helpers.theses import scale
from helpers.theses.findings.words import listed
from helpers.theses.labels import STAYS, STEADY, share
from helpers.theses.redrawing import DRAWS
from helpers.theses.scale import (
    BORNE_OUT,
    DECIDED,
    IN_PART,
    MIXED,
    NOT_BORNE_OUT,
    OF_PARTS,
    OF_THESES,
    REGISTER,
    Judgement,
)

#: Columns of the figure, from what was done to why: a cause, a ranking or an opinion goes beyond the others.
DONE, CONDUCT, BEYOND = KINDS = ("done", "conduct", "cause, rank or opinion")
HEADS = ("planned\nor done", "conduct\nover time", "cause, ranking\nor opinion")

#: The theses that the chapter argues.
ARGUED = ("t-02", "t-03", "t-04", "t-08", "t-15", "t-19", "t-23", "t-24")
#: Parts of which the chapter says more than the label of their thesis does.
TOLD = (("t-04", 1),)
#: So many percent of the draws above the least share of a steady part is only just above it.
JUST = 1
#: What a part needs, where readers know it by another word.
WORDS = {"outcome": "conduct"}


def kind_of(part: Mapping[str, Any]) -> str:
    """Which column a part stands in: one that only a comparison can decide is none about what was done."""
    if part["causal"] or part["ranks"] or part["needs"] == "opinion":
        return BEYOND
    return CONDUCT if part["needs"] == "outcome" else DONE


def counts(judgements: pd.DataFrame, parts: pd.DataFrame, labels: pd.DataFrame) -> dict[str, Fact]:
    """How many theses have each judgement, and of each kind of parts how many are decided or borne out."""
    facts: dict[str, Fact] = {"n": len(judgements), "parts": len(parts)}
    facts |= tally(judgements["judgement"], {word(name): name for name in OF_THESES})
    kinds = parts.apply(kind_of, axis=1)
    for kind in KINDS:
        mine, key = parts.loc[kinds == kind, "judgement"], word(kind)
        facts |= {f"{key}_parts": len(mine), f"{key}_decided": int(mine.isin(DECIDED).sum())}
        facts |= tally(mine, {f"{key}_borne_out": BORNE_OUT})
    done = parts[(kinds == DONE) & (parts["judgement"] == BORNE_OUT)]
    one_row = int((done["pro"] + done["contra"] == 1).sum())
    conduct = parts[(kinds == CONDUCT) & parts["judgement"].isin(DECIDED)]
    told = ["thesis", "part", "name", "unsteady", "stays"]
    done, conduct = (mine[told[:2]].merge(labels[told], on=told[:2]) for mine in (done, conduct))
    return facts | {
        "done_one_row": one_row, "done_steady": int((done["unsteady"] == "").sum()),
        "done_just": int(((done["unsteady"] == "") & (done["stays"] < 100 * STAYS + JUST)).sum()),
        "conduct_steady": int((conduct["unsteady"] == "").sum()), "conduct_said": listed(list(conduct["name"])),
    }  # fmt: skip


def argued(frame: pd.DataFrame, labels: pd.DataFrame) -> dict[str, Fact]:
    """Judgement and label of each thesis that the chapter argues, and what is said of single parts."""
    facts: dict[str, Fact] = {}
    for row in frame[frame["thesis"].isin(ARGUED)].to_dict("records"):
        key = row["thesis"].replace("-", "")
        facts |= {f"{key}_judgement": row["judgement"], f"{key}_label": row["label"]}
    said = labels.set_index(["thesis", "part"])["said"]
    told = [place for place in TOLD if place in said.index]
    return facts | {f"{thesis.replace('-', '')}_{part}_said": said[thesis, part] for thesis, part in told}


@exhibit("tbl-scorecard", tables=(
    "thesis_judgements", "thesis_parts", "part_labels", "thesis_labels", "works_count", "claim_theses",
))  # fmt: skip
def scorecard(
    judgements: pd.DataFrame,
    parts: pd.DataFrame,
    part_labels: pd.DataFrame,
    thesis_labels: pd.DataFrame,
    works: pd.DataFrame,
    claim_theses: pd.DataFrame,
) -> Tabled:
    """One row a thesis with the label that names its parts, by judgement."""
    stated = stating(claim_theses)
    by_works = works.set_index("thesis")[["for", "qualifies", "against"]].add_prefix("works_")
    rows = judgements.merge(thesis_labels[["thesis", "label", "unsteady", "stays", "drawn"]], on="thesis")
    rows = ordered(rows.join(by_works, on="thesis"), "judgement", "thesis", judgement=OF_THESES)
    body: list[list[str | Cell]] = []
    for row in rows.to_dict("records"):
        name = link(f"{row['thesis']}: {row['statement']}", claim=stated.get(row["thesis"], ""))
        works_say = " : ".join(str(row[column]) for column in by_works)
        # Where no draw decides any part a share of the draws would say nothing.
        stays = share(row["stays"]) if row["drawn"] else "\N{EN DASH}"
        body.append([name, sentence(row["label"]), f"{row['pro']} : {row['contra']}", works_say, stays])
    columns = ["thesis", "short", "judgement", "pro", "contra", "noted", "witnesses", "label", "unsteady"]
    frame = rows[[*columns, *by_works, "stays"]]
    decided = part_labels[part_labels["judgement"].isin(DECIDED)]
    drawn, counting = rows.loc[rows["drawn"], "stays"], rows.loc[rows["pro"] + rows["contra"] > 0, "stays"]
    failed = listed(list(parts.loc[parts["judgement"] == NOT_BORNE_OUT, "thesis"]))
    # Other coders would not change these; whether another version of the rule does is asked apart.
    steady = rows[rows.index.isin(counting.index[counting >= STEADY])].sort_values("thesis")
    kept = steady[steady["unsteady"] == 0]
    facts = counts(judgements, parts, part_labels) | argued(frame, part_labels) | {
        "draws": DRAWS, "decided": len(decided), "unsteady": int((decided["unsteady"] != "").sum()),
        "least": float(drawn.min()), "most": float(drawn.max()),
        "steady": len(steady), "steady_from": STEADY,
        "steady_too": len(kept), "steady_too_theses": listed(list(kept["thesis"])),
        # Between three answers or more, the published one among them.
        "vague": int((decided["unsteady"].str.count(";") > 0).sum()),
        "failed_said": f"Not borne out is a part of {failed}." if failed else "No part is judged not borne out.",
    }  # fmt: skip
    works_head = "Works for : qualifying : against"
    header = ["Thesis", "Judgement, part by part", "Facts for : against", works_head, "Stays"]
    return Tabled(header, body, frame, facts, ["article-a", "article-b"], "lllll", [10, 9, 3, 4, 2])


# Positions in the figure, in units of its own axes: the width is 100, a row is one high.
NAME, STEP = 0.0, 5.0
COLUMNS = {DONE: 56.0, CONDUCT: 73.0, BEYOND: 91.0}
#: Groups of theses of which some parts may be undecided: the others stand below the name, so far down and in.
HALVED = (scale.DONE, scale.NOT_DONE, IN_PART, scale.IN_PART_NOT, MIXED)
NAMED, INDENT = 0.84, 5.2
TITLE = (
    "Of the theses' parts {done_borne_out} of {done_parts} on what was planned or done are borne out, "
    "{conduct_borne_out} of {conduct_parts} on conduct and {cause_rank_or_opinion_borne_out} of "
    "{cause_rank_or_opinion_parts} on causes, rankings and opinions"
)
UNSTEADY = "unsteady between answers"
#: The same in the narrow form, where the marks stand below the name of a thesis, and how far below.
NARROW_COLUMNS, NARROW_STEP, BELOW = {DONE: 16.0, CONDUCT: 48.0, BEYOND: 83.0}, 8.0, 0.85


def _draw(axes: Axes, x: float, y: float, mark: Judgement) -> None:
    # Strokes have no area that could have the verdict's colour.
    stroke = mark.marker in ("_", "x")
    axes.plot(
        [x], [y], marker=mark.marker, fillstyle=mark.filling, markerfacecolor=mark.colour or style.MUTED,
        markerfacecoloralt="white", markeredgecolor=style.MUTED if stroke or not mark.colour else style.INK,
        ms=8.5 if mark.marker != "_" else 8, mew={"_": 2.2, "x": 1.3}.get(mark.marker, 0.8 if mark.colour else 1.3), ls="none", label=mark.label,
        clip_on=False,
    )  # fmt: skip


def _unsteady(axes: Axes, x: float, y: float) -> None:
    """The sign after a mark of which another reader or another rule often gives another."""
    axes.text(x, y, "~", va="center", fontsize=9, fontweight="bold", color=style.INK)


def rows_of(judgements: pd.DataFrame, parts: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """A part a row, by the judgement of its thesis, then thesis and column."""
    found = parts[["thesis", "part", "judgement"]].assign(column=parts.apply(kind_of, axis=1))
    told = labels[["thesis", "part", "name"]].assign(unsteady=labels["unsteady"] != "")
    found = found.merge(told, on=["thesis", "part"], validate="one_to_one")
    whole = judgements[["thesis", "short"]].assign(thesis_judgement=judgements["judgement"])
    found = found.merge(whole, on="thesis", validate="many_to_one")
    lists = {"thesis_judgement": OF_THESES, "column": KINDS}
    columns = ["thesis", "short", "part", "name", "column", "judgement", "unsteady", "thesis_judgement"]
    return ordered(found, "thesis_judgement", "thesis", "column", "part", **lists)[columns]


def halved(rows: pd.DataFrame) -> pd.Series:
    """Which rows are of a thesis of which some parts are decided and others not."""
    undecided = (~rows["judgement"].isin(DECIDED)).groupby(rows["thesis"]).transform("any")
    return undecided & rows["thesis_judgement"].isin(HALVED)


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Theses grouped by judgement with their parts as marks in three columns."""
    columns, step, below = layout.pick((COLUMNS, STEP, 0.0), (NARROW_COLUMNS, NARROW_STEP, BELOW))
    whole, marks = rows["thesis_judgement"], [one for one in REGISTER if one.name in set(rows["judgement"])]
    height = rows["thesis"].nunique() * (1 + below) + 1.25 * whole.nunique() + layout.pick(4.4, 7.6)
    height += NAMED * rows.loc[halved(rows), "thesis"].nunique()
    # Room for the heads of the columns, which stand below a title of more lines in the narrow form.
    top = layout.pick(2.0, 2.8)
    figure, (axes,) = style.canvas(height * 0.147, narrow=(height * 0.178 + 0.5, 1, 1))
    axes.set(xlim=(0, 100), ylim=(height - 1.0 - top, -top))
    axes.axis("off")
    axes.set_title(layout.wrap(TITLE.format_map(facts), 74, 40))
    centred: style.Look = {"ha": "center", "va": "bottom", "fontsize": 8.6, "linespacing": 1.05}
    for head, x in zip(HEADS, columns.values(), strict=True):
        axes.text(x, -0.55, head, color=style.MUTED, **centred)
    y = 0.0
    for name, mine in rows.groupby(whole, sort=False):
        y += 0.55
        # A thesis borne out whole reads strongest, so that its head says where that does not hold steadily.
        unsteady = name == BORNE_OUT and mine.groupby("thesis")["unsteady"].any().all()
        head = f"{sentence(OF_THESES[name].label)} ({mine['thesis'].nunique()}{', not steadily' * bool(unsteady)})"
        axes.text(NAME, y, head, va="center", fontsize=9.2, fontweight="bold")
        axes.axhline(y + 0.47, color=style.GRID, lw=0.8)
        for (thesis, short), of_thesis in mine.groupby(["thesis", "short"], sort=False):
            y += 1
            axes.text(NAME, y, f"{thesis}  {short}", va="center", fontsize=9)
            at = y
            if halved(of_thesis).any():
                y += NAMED
                of = ", ".join(of_thesis.loc[of_thesis["judgement"].isin(DECIDED), "name"])
                muted: style.Look = {"va": "center", "fontsize": layout.pick(7.8, 8.2), "color": style.MUTED}
                axes.text(INDENT, y - layout.pick(-0.08, -0.06), f"judged: {of}", **muted)
            y += below
            for kind, x in columns.items():
                here = of_thesis[of_thesis["column"] == kind].to_dict("records")
                for number, part in enumerate(here):
                    place = x + step * (number - (len(here) - 1) / 2)
                    _draw(axes, place, y if below else at, OF_PARTS[part["judgement"]])
                    if part["unsteady"]:
                        _unsteady(axes, place + layout.pick(1.1, 2.0), y if below else at)
        y += 0.7
    y += 0.75
    across, aside = layout.pick((3, 2.2), (2, 4.0))
    words: style.Look = {"va": "center", "fontsize": 8.6, "color": style.INK}
    for place, one in enumerate(marks):
        x = 2.0 + (100 / across) * (place % across)
        y += 1.1 if place and not place % across else 0.0
        _draw(axes, x, y, one)
        axes.text(x + aside, y, one.label, **words)
    if rows["unsteady"].any():
        _unsteady(axes, 1.4, y + 1.1)
        axes.text(2.0 + aside, y + 1.1, UNSTEADY, **words)
    return figure


@exhibit("fig-scorecard", tables=("thesis_judgements", "thesis_parts", "part_labels"))
def scorecard_figure(judgements: pd.DataFrame, parts: pd.DataFrame, labels: pd.DataFrame) -> Drawn:
    """Theses grouped by judgement with their parts as marks."""
    rows, facts = rows_of(judgements, parts, labels), counts(judgements, parts, labels)
    return Drawn(draw, rows, facts, ["article-a", "article-b"])
