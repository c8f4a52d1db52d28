"""Exhibits of chapter 10: the verdicts by dimension, by kind of claim and by axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from helpers.claims import AXES, CITATION, COHERENCE, RECORD
from helpers.claims.verdicts import CORRECTED, OPEN, STANDING, tested
from helpers.exhibits import Cell, Drawn, Tabled, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.exhibits.layout import current
from helpers.figures.audit.evidence import joined, sentence, word
from helpers.figures.two_articles.shared import DIMENSIONS

#: Columns of the figure by kind, and the verdicts in each: those by which a claim stands go together, under the first of them.
GROUPS = {
    name: STANDING if name in STANDING else (name,)
    for name, verdict in RECORD.items()
    if verdict.tested and name not in STANDING[1:]
}


def verdict_facts(ledger: pd.DataFrame) -> dict[str, Fact]:
    """How many claims have each verdict on the record, and the sums that the texts name."""
    counts = ledger["record"].value_counts()
    facts: dict[str, Fact] = {word(verdict): int(counts.get(verdict, 0)) for verdict in RECORD}
    settled = ledger[~ledger["record"].isin(OPEN)]
    standing = int(ledger["record"].isin(STANDING).sum())
    return facts | {
        "n": len(ledger),
        "settled": len(settled),
        "standing": standing,
    }


@exhibit("fig-verdicts-record", tables=("ledger", "testimony", "sources"))
def verdicts_record(ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Drawn:
    """A grid of bars: one column a verdict, one row a dimension, one scale."""
    shown = [verdict for verdict in RECORD if (ledger["record"] == verdict).any()]
    rows = _counted(ledger, "dimension", list(DIMENSIONS), shown)
    facts = verdict_facts(ledger) | _origin_facts(ledger, evidence, sources)
    facts["same"] = facts["supported_same_origin"]
    facts["corrected"] = int(ledger["record"].isin(CORRECTED).sum())
    most = ledger["dimension"].isin(["culture", "engagement"])
    facts["corrected_most"] = int((most & ledger["record"].isin(CORRECTED)).sum())
    for row in rows.to_dict("records"):
        facts[f"{word(row['dimension'])}_{word(row['record'])}"] = int(row["claims"])
    across = -(-len(shown) // 2)
    figure, panels = style.canvas(3.5, narrow=(1.25 * across + 0.6, across, 2), sharex=True, sharey=True)
    draw = _stacked if current().narrow else _abreast
    draw(panels, rows, facts, shown)
    panels[0].set_yticks(range(len(DIMENSIONS)), [sentence(name) for name in DIMENSIONS])
    said = f"{facts['standing']} of the {facts['settled']} claims that the record settles are supported"
    if current().narrow:
        figure.suptitle(said, x=0.01, ha="left", fontsize=current().title, fontweight="bold")
    else:
        panels[0].set_title(said)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _stacked(panels: list[Axes], rows: pd.DataFrame, facts: Mapping[str, Fact], shown: list[str]) -> None:
    """A panel for each verdict, two side by side."""
    for ax in panels[len(shown) :]:
        ax.set_visible(False)
    for ax, verdict in zip(panels, shown, strict=False):
        _bars(ax, rows, verdict, 0.0)
        ax.set_ylim(len(DIMENSIONS) - 0.5, -0.6)
        ax.set_title(
            f"{verdict.replace(', ', ',' + chr(10))}: {facts[word(verdict)]}", fontsize=current().text
        )
        ax.set_xlim(0, 1.3 * float(rows["claims"].max()))
        _bare(ax)


def _bars(ax: Axes, rows: pd.DataFrame, verdict: str, left: float) -> None:
    """A bar for each dimension from a place on, its number behind it."""
    look: dict[str, Any] = {"color": style.RECORD[verdict], "edgecolor": style.INK, "linewidth": 0.5}
    for y, count in enumerate(rows.loc[rows["record"] == verdict, "claims"]):
        ax.barh(y, count, left=left, height=0.66, **look)
        colour = style.INK if count else style.GREY
        ax.text(left + count + 3, y, str(count), va="center", fontsize=8.2, color=colour)
    ax.plot([left, left], [-0.5, len(DIMENSIONS) - 0.5], color=style.MUTED, lw=0.6)


def _bare(ax: Axes) -> None:
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)


def _abreast(panels: list[Axes], rows: pd.DataFrame, facts: Mapping[str, Fact], shown: list[str]) -> None:
    """A column for each verdict in one panel."""
    (ax,) = panels
    left = 0.0
    for verdict in shown:
        heading = "\n".join(verdict.split())
        mine = rows[rows["record"] == verdict]
        _bars(ax, rows, verdict, left)
        ax.text(left + 2, -1.35, heading, va="bottom", fontsize=8.2, linespacing=1.1)
        ax.text(left + 2, -0.7, str(facts[word(verdict)]), va="bottom", fontsize=8.6, fontweight="bold")
        # A column is as wide as its longest bar and number, or as its heading.
        left += max(
            float(mine["claims"].max()) + 34, 11.2 * max(len(line) for line in heading.split("\n")) + 8
        )
    ax.set_ylim(len(DIMENSIONS) - 0.5, -3.3)
    ax.set_xlim(0, left)
    _bare(ax)


def _counted(ledger: pd.DataFrame, column: str, values: list[str], verdicts: list[str]) -> pd.DataFrame:
    counts = ledger.groupby([column, "record"]).size()
    return pd.DataFrame(
        [
            {column: value, "record": verdict, "claims": int(counts.get((value, verdict), 0))}
            for value in values
            for verdict in verdicts
        ]
    )


def _origin_facts(ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> dict[str, Fact]:
    record = joined(evidence, sources)
    supported = [record.origins(claim) for claim in ledger.loc[ledger["record"] == "supported", "claim"]]
    against = [
        len({row["origin"] for row in record.against(claim)})
        for claim in ledger.loc[ledger["record"] == "contradicted", "claim"]
    ]
    return {
        "several": sum(number > 1 for number in supported),
        "single": sum(number == 1 for number in supported),
        "contradicted_single": sum(number == 1 for number in against),
        "contradicted_note": int(((ledger["record"] == "contradicted") & (ledger["locus"] == "note")).sum()),
    }


def by_kind(ledger: pd.DataFrame) -> pd.DataFrame:
    """Claims for which a record was sought, by kind and group of verdicts; kinds with most claims first."""
    rows = []
    for kind, mine in ledger.groupby("kind"):
        counts = {name: int(mine["record"].isin(verdicts).sum()) for name, verdicts in GROUPS.items()}
        rows.append({"kind": str(kind)} | counts | {"sought": sum(counts.values())})
    frame = pd.DataFrame(rows)
    return (
        frame[frame["sought"] > 0]
        .sort_values(["sought", "kind"], ascending=[False, True], kind="stable")
        .reset_index(drop=True)
    )


@exhibit("fig-verdicts-kind", tables=("ledger",))
def verdicts_kind(ledger: pd.DataFrame) -> Drawn:
    """Stacked bars by kind of claim, with the counts in columns beside them."""
    rows = by_kind(ledger)
    facts: dict[str, Fact] = {
        "sought": int(rows["sought"].sum()),
    }
    figure, (ax, side) = style.canvas(0.25 * len(rows) + 1.15, 1, 2, sharey=True, width_ratios=[3, 1.5])
    for y, row in enumerate(rows.to_dict("records")):
        left = 0
        for name in GROUPS:
            ax.barh(
                y,
                row[name],
                left=left,
                height=0.7,
                color=style.RECORD[name],
                edgecolor=style.INK,
                linewidth=0.5 if row[name] else 0,
            )
            left += row[name]
            facts[f"{word(row['kind'])}_{word(name)}"] = row[name]
        facts[f"{word(row['kind'])}_sought"] = row["sought"]
        facts[f"{word(row['kind'])}_settled"] = row["sought"] - sum(
            row[name] for name in GROUPS if name in OPEN
        )
        for column, name in enumerate(GROUPS):
            side.text(
                column,
                y,
                str(row[name]),
                ha="center",
                va="center",
                fontsize=8.2,
                color=style.INK if row[name] else style.GREY,
            )
    for column, name in enumerate(GROUPS):
        side.plot([column], [-0.95], "s", ms=7, mfc=style.RECORD[name], mec=style.INK, mew=0.5)
    ax.set_yticks(range(len(rows)), [sentence(kind) for kind in rows["kind"]])
    ax.set_ylim(len(rows) - 0.4, -1.5)
    ax.set_xlim(0, float(rows["sought"].max()) * 1.03)
    ax.set_xlabel("claims for which a record was sought")
    ax.tick_params(axis="y", length=0)
    side.set_xlim(-0.6, len(GROUPS) - 0.4)
    side.set_xticks([])
    for spine in side.spines.values():
        spine.set_visible(False)
    # Below the bars the counts need the names again.
    side.tick_params(axis="y", length=0, labelleft=current().narrow)
    ax.set_title(_kind_title(facts))
    handles = [
        Patch(facecolor=style.RECORD[name], edgecolor=style.INK, lw=0.5, label=name) for name in GROUPS
    ]
    figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=-(-len(GROUPS) // 2),
        columnspacing=1.2,
        handlelength=1.1,
        handletextpad=0.5,
    )
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _kind_title(facts: dict[str, Fact]) -> str:
    parts = [
        f"{facts.get(f'{kind}_supported', 0)} of {facts.get(f'{kind}_settled', 0)} {name}"
        for kind, name in (("date", "dates"), ("amount", "amounts"))
    ]
    return f"{' and '.join(parts)} that the record settles are supported"


@exhibit("tbl-verdict-axes", tables=("ledger", "distinct_facts"))
def verdict_axes(ledger: pd.DataFrame, distinct: pd.DataFrame) -> Tabled:
    """One row a verdict of each axis: its meaning and how many claims have it."""
    frame = pd.DataFrame(
        [
            {"axis": axis, "verdict": verdict, "claims": int((ledger[axis] == verdict).sum())}
            for axis, verdicts in AXES.items()
            for verdict in verdicts
        ]
    )
    body: list[list[str | Cell]] = []
    for row in frame.to_dict("records"):
        first = row["verdict"] == next(iter(AXES[row["axis"]]))
        body.append(
            [
                sentence(row["axis"]) if first else "",
                row["verdict"],
                AXES[row["axis"]][row["verdict"]].meaning,
                str(row["claims"]),
            ]
        )
    facts = verdict_facts(ledger)
    facts |= {"distinct": len(distinct), "distinct_standing": int(distinct["standing"].sum())}
    for verdict in COHERENCE:
        facts[f"coherence_{word(verdict)}"] = int((ledger["coherence"] == verdict).sum())
    for verdict in CITATION:
        facts[f"citation_{word(verdict)}"] = int((ledger["citation"] == verdict).sum())
    facts |= {"incoherent": facts["coherence_incoherent"], "misnumbered": facts["citation_misnumbered"]}
    facts["tested"] = int(ledger["coherence"].isin(tested("coherence")).sum())
    facts["cited"] = int(ledger["citation"].isin(tested("citation")).sum())
    facts["incoherent_supported"] = int(
        ((ledger["coherence"] == "incoherent") & ledger["record"].isin(STANDING)).sum()
    )
    facts["misnumbered_supported"] = int(
        ((ledger["citation"] == "misnumbered") & ledger["record"].isin(STANDING)).sum()
    )
    return Tabled(
        ["Axis", "Verdict", "What it means", "Claims"],
        body,
        frame,
        facts,
        ["article-a", "article-b"],
        "lllr",
        [2, 4, 9, 1],
    )
