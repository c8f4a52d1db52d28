"""The exhibit of chapter 10 on the verdicts, by dimension."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.claims import RECORD
from helpers.claims.verdicts import CORRECTED, OPEN, STANDING
from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, tally
from helpers.figures.audit.evidence import joined, sentence, word

DIMENSIONS = (
    "theory", "methods", "engagement", "culture", "political values", "foreign policy", "actors", "general",
)  # fmt: skip


def verdict_facts(ledger: pd.DataFrame) -> dict[str, Fact]:
    """How many claims have each verdict on the record, and the sums that the texts name."""
    settled, standing = ~ledger["record"].isin(OPEN), ledger["record"].isin(STANDING)
    facts = tally(ledger["record"], {word(verdict): verdict for verdict in RECORD})
    return facts | {"n": len(ledger), "settled": int(settled.sum()), "standing": int(standing.sum())}


#: A part of a bar holds its number where it is at least this share of the longest bar.
ROOM, ROOM_NARROW = 0.05, 0.11
MARKED, MARK = "contradicted", "\N{BLACK DOWN-POINTING TRIANGLE}"


def look(verdict: str) -> style.Look:
    """How the part of a verdict looks."""
    one = RECORD[verdict]
    hatch: style.Look = {"hatch": one.bar_hatch} if one.bar_hatch else {}
    return {"facecolor": style.RECORD[one.bar_fill or verdict], "edgecolor": style.INK, **hatch}


@exhibit("fig-verdicts-record", tables=("ledger", "testimony", "sources", "distinct_facts"))
def verdicts_record(
    ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame, distinct: pd.DataFrame
) -> Drawn:
    """Claims by dimension and verdict."""
    shown = [verdict for verdict in RECORD if (ledger["record"] == verdict).any()]
    counts = pd.crosstab(ledger["dimension"], ledger["record"])
    rows = counts.reindex(DIMENSIONS, columns=shown, fill_value=0).stack().reset_index(name="claims")
    record, facts = joined(evidence, sources), verdict_facts(ledger)
    origins = [record.origins(claim) for claim in ledger.loc[ledger["record"] == "supported", "claim"]]
    corrected = ledger["record"].isin(CORRECTED)
    most = ledger["dimension"].isin(["culture", "engagement"])
    decided = distinct[["standing", "partly", "corrected"]].any(axis="columns")
    facts |= {
        "several": sum(number > 1 for number in origins), "single": origins.count(1),
        "same": facts["supported_same_origin"], "corrected": int(corrected.sum()),
        "corrected_most": int((most & corrected).sum()), "distinct": len(distinct),
        "distinct_standing": int(distinct["standing"].sum()), "distinct_decided": int(decided.sum()),
    }  # fmt: skip
    for kind in ("count", "amount"):
        facts |= {f"{kind}_{name}": of for name, of in verdict_facts(ledger[ledger["kind"] == kind]).items()}
    return Drawn(_bars, rows, facts, ["article-a", "article-b"])


def _bars(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A bar a dimension; the few that are contradicted have a mark above and their number behind it."""
    parts = rows.assign(record=rows["record"].map(lambda verdict: RECORD[verdict].bar or verdict))
    counts = parts.pivot_table(index="dimension", columns="record", values="claims", aggfunc="sum")
    counts = counts.loc[list(DIMENSIONS), list(dict.fromkeys(parts["record"]))]
    height = 0.235 * len(counts) + 1.4
    figure, (ax,) = style.canvas(height, narrow=(height + 2.1, 1, 1))
    longest = int(counts.sum(axis=1).max())
    least = longest * layout.pick(ROOM, ROOM_NARROW)
    for y, (_, row) in enumerate(counts.iterrows()):
        left = 0
        for verdict, count in row.items():
            ax.barh(y, count, left=left, height=0.66, linewidth=0.5 if count else 0, **look(str(verdict)))
            # Over a hatch a number needs a plate, which would look like a part of the bar.
            if count >= least and "hatch" not in look(str(verdict)):
                ax.text(left + count / 2, y, str(count), ha="center", va="center", fontsize=layout.text)
            if count and verdict == MARKED:
                ax.plot([left + count / 2], [y - 0.45], "v", ms=4, color=style.INK, label=MARKED)
                said = layout.pick(f"{count} contradicted", f"{MARK} {count}")
                place = row.sum() + 0.015 * longest
                ax.text(place, y, said, va="center", fontsize=layout.text, weight="bold")
            left += count
    drawing.rows(ax, [sentence(str(name)) for name in counts.index], 0.4, 0.7)
    ax.set_xlim(0, longest * 1.2)
    ax.set_xlabel("statements of both articles")
    title = f"A record speaks to {facts['settled']} of {facts['n']} statements and contradicts {facts['contradicted']}"
    ax.set_title(layout.wrap(title, 78, 34))
    sums = {name: f"{counts[name].sum()}" + (f" ({MARK})" if name == MARKED else "") for name in counts}
    handles = [
        Patch(**look(name), lw=0.5, label=f"{RECORD[name].bar_name or name}: {said}") for name, said in sums.items()
    ]  # fmt: skip
    drawing.key(figure, handles, layout.pick(2, 1), columnspacing=1.0, handlelength=1.1, handletextpad=0.4)
    return figure
