"""Chapter 12, first part: the score card of the theses, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import NOTHING, Cell, Drawn, Tabled, exhibit, link, style
from helpers.exhibits.facts import Fact
from helpers.exhibits.layout import current
from helpers.theses.scale import DECIDED, OF_PARTS, OF_THESES, Judgement

#: Kinds of parts, in the order of the figure: what was done, how somebody then acted, and what only a cause or an opinion could tell.
KINDS = ("record", "outcome", "cause or opinion")


def kind_of(part: Mapping[str, Any]) -> str:
    """Which column a part stands in: a part about a cause or an opinion goes beyond record and outcome."""
    return KINDS[2] if part["causal"] or part["needs"] == "opinion" else str(part["needs"])


def key_of(text: str) -> str:
    """A label as the name of a fact."""
    return text.replace(" ", "_").replace("-", "_")


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def counts(judgements: pd.DataFrame, parts: pd.DataFrame) -> dict[str, Fact]:
    """How many theses and parts have each judgement, and the judgement of each thesis."""
    facts: dict[str, Fact] = {
        "n": len(judgements),
    }
    facts |= {
        key_of(one.label): int((judgements["judgement"] == one.name).sum()) for one in OF_THESES.values()
    }
    kinds = parts.apply(kind_of, axis=1)
    for kind in KINDS:
        mine = parts.loc[kinds == kind, "judgement"]
        facts[f"{key_of(kind)}_parts"] = len(mine)
        facts |= {
            f"{key_of(kind)}_{key_of(one.label)}": int((mine == one.name).sum()) for one in OF_PARTS.values()
        }
        facts[f"{key_of(kind)}_decided"] = int(mine.isin(DECIDED).sum())
    for row in judgements.to_dict("records"):
        tag = row["thesis"].replace("-", "")
        facts |= {
            f"{tag}_{name}": row[name]
            for name in ("judgement", "amount", "agreement", "pro", "contra", "witnesses", "holding")
        }
    return facts


def place(row: Mapping[str, Any], text: str) -> Cell:
    """A cell that leads to what a row of evidence points to: its exhibit, else its claim."""
    return link(text, exhibit=row["exhibit"]) if row["exhibit"] else link(text, claim=row["claim"])


def _side(items: pd.DataFrame, side: str) -> Cell:
    mine = items[items["counts"] & (items["bears"] == side)]
    if mine.empty:
        return {"text": "0"}
    first = mine.iloc[0].to_dict()
    return place(first, f"{len(mine)}: {first['label']}" + ("" if len(mine) == 1 else " …"))


def _undecided(parts: pd.DataFrame) -> str:
    """What the undecided parts of a thesis would need, in words."""
    found = []
    for row in parts[~parts["judgement"].isin(DECIDED)].to_dict("records"):
        word = "cause" if row["causal"] and row["needs"] != "opinion" else row["needs"]
        found.append(f"{word}{' (open)' if row['judgement'] == 'open' else ''}")
    return ", ".join(dict.fromkeys(found)) or NOTHING


@exhibit("tbl-scorecard", tables=("thesis_judgements", "thesis_parts", "thesis_items", "claim_theses"))
def scorecard(
    judgements: pd.DataFrame, parts: pd.DataFrame, items: pd.DataFrame, claim_theses: pd.DataFrame
) -> Tabled:
    """One row a thesis."""
    stated = claim_theses[claim_theses["role"] == "states"].groupby("thesis")["claim"].min()
    body: list[list[str | Cell]] = []
    kept = []
    for row in judgements.to_dict("records"):
        mine = items[items["thesis"] == row["thesis"]]
        undecided = _undecided(parts[parts["thesis"] == row["thesis"]])
        held = f"{row['holding']} of {row['runs']}"
        body.append(
            [
                link(f"{row['thesis']} {row['short']}", claim=str(stated.get(row["thesis"], ""))),
                sentence(row["judgement"]),
                NOTHING if row["amount"] == "none" else row["amount"],
                NOTHING if row["agreement"] == "none" else row["agreement"],
                _side(mine, "for"),
                _side(mine, "against"),
                undecided,
                held,
            ]
        )
        kept.append(row | {"undecided": undecided})
    columns = [
        "thesis",
        "short",
        "judgement",
        "amount",
        "agreement",
        "pro",
        "contra",
        "noted",
        "witnesses",
        "undecided",
        "holding",
        "runs",
    ]
    facts = counts(judgements, parts) | {
        "runs": int(judgements["runs"].max()),
        "steady": int((judgements["holding"] == judgements["runs"]).sum()),
    }
    header = ["Thesis", "Judgement", "Amount", "Agreement", "For", "Against", "Undecided", "Holds in"]
    return Tabled(
        header,
        body,
        pd.DataFrame(kept)[columns],
        facts,
        ["article-a", "article-b"],
        "llllllll",
        [6, 4, 3, 4, 5, 5, 4, 3],
    )


# Positions in the figure, in units of its own axes: the width is 100, a row is one high.
NAME, COLUMNS, AMOUNT, AGREEMENT, STEP = (
    0.0,
    {"record": 47.0, "outcome": 57.5, "cause or opinion": 69.0},
    83.0,
    95.0,
    3.3,
)
#: The same in the narrow form, where the marks stand below the name of a thesis, and how far below.
NARROW_COLUMNS = {"record": 10.0, "outcome": 29.0, "cause or opinion": 48.0}
NARROW_AMOUNT, NARROW_AGREEMENT, NARROW_STEP, BELOW = 69.0, 89.0, 4.6, 0.95


def _draw(axes: Axes, x: float, y: float, mark: Judgement) -> None:
    # Strokes have no area that could have the verdict's colour.
    stroke = mark.marker in ("_", "x")
    axes.plot(
        [x], [y], marker=mark.marker, fillstyle=mark.filling, markerfacecolor=mark.colour or style.MUTED,
        markerfacecoloralt="white", markeredgecolor=style.MUTED if stroke or not mark.colour else style.INK,
        ms=8.5 if mark.marker != "_" else 8, mew={"_": 2.2, "x": 1.3}.get(mark.marker, 0.8 if mark.colour else 1.3), ls="none", label=mark.label,
        clip_on=False,
    )  # fmt: skip


@exhibit("fig-scorecard", tables=("thesis_judgements", "thesis_parts"))
def scorecard_figure(judgements: pd.DataFrame, parts: pd.DataFrame) -> Drawn:
    """Theses grouped by judgement with their parts as marks."""
    facts = counts(judgements, parts)
    groups = [(name, judgements[judgements["judgement"] == name]) for name in OF_THESES]
    groups = [(name, rows) for name, rows in groups if len(rows)]
    narrow = current().narrow
    columns, amount, agreement, step, below = (
        (NARROW_COLUMNS, NARROW_AMOUNT, NARROW_AGREEMENT, NARROW_STEP, BELOW)
        if narrow
        else (COLUMNS, AMOUNT, AGREEMENT, STEP, 0.0)
    )
    height = len(judgements) * (1 + below) + 1.25 * len(groups) + (6.8 if narrow else 3.7)
    figure, (axes,) = style.canvas(height * 0.232, narrow=(height * 0.2 + 0.5, 1, 1))
    axes.set(xlim=(0, 100), ylim=(height - 2.3, -2.0))
    axes.axis("off")
    axes.set_title(
        f"On record: {facts['record_borne_out']} of {facts['record_parts']} parts borne out. "
        f"Causes and opinions: {facts['cause_or_opinion_borne_out']} of {facts['cause_or_opinion_parts']}"
    )
    heads = {
        **dict(zip(columns.values(), ("on\nrecord", "in\nconduct", "cause or\nopinion"), strict=True)),
        amount: "amount",
        agreement: "agreement",
    }
    for x, text in heads.items():
        axes.text(x, -0.55, text, ha="center", va="bottom", fontsize=8.6, color=style.MUTED, linespacing=1.05)
    y, kept = 0.0, []
    for name, rows in groups:
        y += 0.55
        axes.text(NAME, y, f"{sentence(name)} ({len(rows)})", va="center", fontsize=9.2, fontweight="bold")
        axes.axhline(y + 0.52, color=style.GRID, lw=0.8)
        for row in rows.to_dict("records"):
            y += 1
            axes.text(NAME, y, f"{row['thesis']}  {row['short']}", va="center", fontsize=9)
            y += below
            mine = parts[parts["thesis"] == row["thesis"]].to_dict("records")
            for kind, x in columns.items():
                here = [part for part in mine if kind_of(part) == kind]
                for number, part in enumerate(here):
                    at = x + step * (number - (len(here) - 1) / 2)
                    _draw(axes, at, y, OF_PARTS[part["judgement"]])
                    kept.append(
                        {
                            "thesis": row["thesis"],
                            "part": part["part"],
                            "column": kind,
                            "judgement": part["judgement"],
                            "thesis_judgement": name,
                        }
                    )
            for x, level in ((amount, row["amount"]), (agreement, row["agreement"])):
                text, weight = (
                    (NOTHING, "normal")
                    if level == "none"
                    else (level, "bold" if level == "high" else "normal")
                )
                axes.text(
                    x,
                    y,
                    text,
                    ha="center",
                    va="center",
                    fontsize=8.8,
                    fontweight=weight,
                    color=style.INK if level == "high" else style.MUTED,
                )
        y += 0.7
    y += 0.75
    for place, (x, one) in enumerate(
        zip((1.5, 19.0, 31.0, 50.0, 61.0, 80.0), OF_PARTS.values(), strict=True)
    ):
        if narrow:
            x = 2.0 + 50.0 * (place % 2)
            y += 1.1 if place in (2, 4) else 0.0
        _draw(axes, x, y, one)
        axes.text(x + (4.0 if narrow else 2.2), y, one.label, va="center", fontsize=8.6, color=style.INK)
    return Drawn(figure, pd.DataFrame(kept), facts, ["article-a", "article-b"])
