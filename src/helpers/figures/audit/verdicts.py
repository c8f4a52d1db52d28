"""Exhibits of chapter 10: the verdicts by dimension and by kind of claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.claims import RECORD
from helpers.claims.verdicts import CORRECTED, OPEN, STANDING
from helpers.exhibits import Drawn, Layout, exhibit, style
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


#: A part of a bar holds its number where it is at least this share of the longest bar.
ROOM, ROOM_NARROW = 0.028, 0.078


@exhibit("fig-verdicts-record", tables=("ledger", "testimony", "sources", "distinct_facts"))
def verdicts_record(
    ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame, distinct: pd.DataFrame
) -> Drawn:
    """A stacked bar for each dimension, a part for each verdict, the sums of the verdicts in the legend."""
    shown = [verdict for verdict in RECORD if (ledger["record"] == verdict).any()]
    rows = _counted(ledger, "dimension", list(DIMENSIONS), shown)
    facts = verdict_facts(ledger) | _origin_facts(ledger, evidence, sources)
    facts["same"] = facts["supported_same_origin"]
    facts["corrected"] = int(ledger["record"].isin(CORRECTED).sum())
    most = ledger["dimension"].isin(["culture", "engagement"])
    facts["corrected_most"] = int((most & ledger["record"].isin(CORRECTED)).sum())
    facts |= {"distinct": len(distinct), "distinct_standing": int(distinct["standing"].sum())}
    for row in rows.to_dict("records"):
        facts[f"{word(row['dimension'])}_{word(row['record'])}"] = int(row["claims"])
    return Drawn(_stacked, rows, facts, ["article-a", "article-b"])


def _stacked(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    figure, (ax,) = style.canvas(3.3, narrow=(5.4, 1, 1))
    shown = list(dict.fromkeys(rows["record"]))
    longest = int(rows.groupby("dimension")["claims"].sum().max())
    least = longest * layout.pick(ROOM, ROOM_NARROW)
    for y, dimension in enumerate(DIMENSIONS):
        left = 0
        for row in rows[rows["dimension"] == dimension].to_dict("records"):
            count = int(row["claims"])
            look: dict[str, Any] = {"color": style.RECORD[row["record"]], "edgecolor": style.INK}
            ax.barh(y, count, left=left, height=0.7, linewidth=0.5 if count else 0, **look)
            if count >= least:
                ax.text(left + count / 2, y, str(count), ha="center", va="center", fontsize=layout.text)
            left += count
    ax.set_yticks(range(len(DIMENSIONS)), [sentence(name) for name in DIMENSIONS])
    ax.set_ylim(len(DIMENSIONS) - 0.4, -0.6)
    ax.set_xlim(0, longest * 1.02)
    ax.set_xlabel("statements of both articles")
    ax.tick_params(axis="y", length=0)
    ax.set_title(
        layout.wrap(
            f"A record speaks to {facts['settled']} statements and contradicts {facts['contradicted']} of them",
            90,
            40,
        )
    )
    handles = [
        Patch(
            facecolor=style.RECORD[verdict],
            edgecolor=style.INK,
            lw=0.5,
            label=f"{verdict}: {facts[word(verdict)]}",
        )
        for verdict in shown
    ]
    figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=layout.pick(4, 2),
        columnspacing=1.2,
        handlelength=1.1,
        handletextpad=0.5,
    )
    return figure


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
    return f"{' and '.join(parts)} to which a record speaks are supported"
