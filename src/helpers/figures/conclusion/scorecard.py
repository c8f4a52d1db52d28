"""Chapter 12, first part: the score card of the theses, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import NOTHING, Cell, Drawn, Layout, Tabled, exhibit, link, style
from helpers.exhibits.facts import Fact
from helpers.theses.scale import BORNE_OUT, DECIDED, NOT_BORNE_OUT, OF_PARTS, OF_THESES, REGISTER, Judgement
from helpers.theses.scale import DONE as REST_OPEN

#: Columns of the figure, from what was done to why: a part about a cause or an opinion goes beyond the others.
DONE, CONDUCT, BEYOND = KINDS = ("done", "conduct", "cause or opinion")
HEADS = {DONE: "what was\ndone", CONDUCT: "conduct\nover time", BEYOND: "why, or what\npeople think"}

#: The theses that the chapter argues.
ARGUED = ("t-02", "t-04", "t-08", "t-15", "t-23")
#: What a part needs, where readers know it by another word.
WORDS = {"outcome": "conduct"}


def kind_of(part: Mapping[str, Any]) -> str:
    """Which column a part stands in."""
    if part["causal"] or part["needs"] == "opinion":
        return BEYOND
    return CONDUCT if part["needs"] == "outcome" else DONE


def key_of(text: str) -> str:
    """A label as the name of a fact."""
    return text.replace(",", "").replace(" ", "_").replace("-", "_")


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def counts(judgements: pd.DataFrame, parts: pd.DataFrame) -> dict[str, Fact]:
    """How many theses have each judgement, and of each kind of parts how many are borne out or decided."""
    facts: dict[str, Fact] = {"n": len(judgements)}
    facts |= {key_of(name): int((judgements["judgement"] == name).sum()) for name in OF_THESES}
    kinds = parts.apply(kind_of, axis=1)
    for kind in KINDS:
        mine = parts.loc[kinds == kind, "judgement"]
        facts[f"{key_of(kind)}_parts"] = len(mine)
        facts[f"{key_of(kind)}_borne_out"] = int((mine == BORNE_OUT).sum())
        facts[f"{key_of(kind)}_decided"] = int(mine.isin(DECIDED).sum())
    return facts


def _undecided(parts: pd.DataFrame) -> str:
    """What the undecided parts of a thesis say, in a word each."""
    found = [
        "cause" if row["causal"] else "rank" if row["ranks"] else WORDS.get(row["needs"], row["needs"])
        for row in parts[~parts["judgement"].isin(DECIDED)].to_dict("records")
    ]
    return ", ".join(dict.fromkeys(found)) or NOTHING


def argued(frame: pd.DataFrame, stays: pd.DataFrame) -> dict[str, Fact]:
    """Judgement of each thesis that the chapter argues, in how many percent of the draws it stays, and which other
    comes most often.
    """
    facts: dict[str, Fact] = {}
    for thesis in ARGUED:
        mine = frame[frame["thesis"] == thesis]
        if len(mine):
            key, other = thesis.replace("-", ""), stays.loc[thesis]
            facts |= {
                f"{key}_judgement": str(mine["judgement"].iloc[0]),
                f"{key}_stays": float(mine["stays"].iloc[0]),
            }
            facts |= {
                f"{key}_other": str(other["other"]),
                f"{key}_other_share": 100 * float(other["others"]) / float(other["draws"]),
            }
    return facts


@exhibit(
    "tbl-scorecard",
    tables=("thesis_judgements", "thesis_parts", "thesis_redraws", "works_count", "claim_theses"),
)
def scorecard(
    judgements: pd.DataFrame,
    parts: pd.DataFrame,
    redraws: pd.DataFrame,
    works: pd.DataFrame,
    claim_theses: pd.DataFrame,
) -> Tabled:
    """One row a thesis, by judgement."""
    stated = claim_theses[claim_theses["role"] == "states"].groupby("thesis")["claim"].min()
    stays, others = redraws.set_index("thesis"), works.set_index("thesis")
    body: list[list[str | Cell]] = []
    kept = []
    order = judgements["judgement"].map(list(OF_THESES).index)
    for row in judgements.assign(order=order).sort_values(["order", "thesis"]).to_dict("records"):
        key = row["thesis"]
        undecided = _undecided(parts[parts["thesis"] == key])
        by_works = {name: int(others.at[key, name]) for name in ("for", "qualifies", "against")}
        percent = 100 * float(stays.at[key, "stays"]) / float(stays.at[key, "draws"])
        body.append(
            [
                link(f"{key}: {row['statement']}", claim=str(stated.get(key, ""))),
                sentence(row["judgement"]),
                f"{row['pro']} : {row['contra']}",
                undecided,
                " : ".join(map(str, by_works.values())),
                f"{percent:.0f}%",
            ]
        )
        kept.append(
            {name: row[name] for name in ("thesis", "short", "judgement", "pro", "contra", "noted")}
            | {"witnesses": row["witnesses"], "undecided": undecided}
            | {f"works_{name}": number for name, number in by_works.items()}
            | {"stays": percent}
        )
    frame = pd.DataFrame(kept)
    facts = counts(judgements, parts) | {
        "draws": int(redraws["draws"].max()),
        "least": float(frame["stays"].min()),
        "most": float(frame["stays"].max()),
        "steady": int((frame["stays"].round() >= STEADY).sum()),
        "steady_from": STEADY,
    }
    failed = parts.loc[parts["judgement"] == NOT_BORNE_OUT, "thesis"]
    facts |= {"failed": len(failed), "failed_theses": " and ".join(failed)}
    facts |= argued(frame, stays)
    header = [
        "Thesis",
        "Judgement",
        "Rows for : against",
        "Undecided",
        "Works for : qualifying : against",
        "Stays",
    ]
    return Tabled(header, body, frame, facts, ["article-a", "article-b"], "llllll", [11, 4, 3, 4, 4, 2])


#: Share of the redraws, in percent, from which a judgement is called steady.
STEADY = 90
# Positions in the figure, in units of its own axes: the width is 100, a row is one high.
NAME, STEP = 0.0, 4.0
COLUMNS = {DONE: 56.0, CONDUCT: 73.0, BEYOND: 91.0}
#: The same in the narrow form, where the marks stand below the name of a thesis, and how far below.
NARROW_COLUMNS, NARROW_STEP, BELOW = {DONE: 14.0, CONDUCT: 46.0, BEYOND: 82.0}, 5.5, 0.85


def _draw(axes: Axes, x: float, y: float, mark: Judgement) -> None:
    # Strokes have no area that could have the verdict's colour.
    stroke = mark.marker in ("_", "x")
    axes.plot(
        [x], [y], marker=mark.marker, fillstyle=mark.filling, markerfacecolor=mark.colour or style.MUTED,
        markerfacecoloralt="white", markeredgecolor=style.MUTED if stroke or not mark.colour else style.INK,
        ms=8.5 if mark.marker != "_" else 8, mew={"_": 2.2, "x": 1.3}.get(mark.marker, 0.8 if mark.colour else 1.3), ls="none", label=mark.label,
        clip_on=False,
    )  # fmt: skip


def rows_of(judgements: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """A part a row, by the judgement of its thesis, then thesis and column."""
    found = parts[["thesis", "part", "judgement"]].assign(column=parts.apply(kind_of, axis=1))
    whole = judgements[["thesis", "short", "judgement"]].rename(columns={"judgement": "thesis_judgement"})
    found = found.merge(whole, on="thesis", validate="many_to_one")
    order = found["thesis_judgement"].map(list(OF_THESES).index)
    place = found["column"].map(KINDS.index)
    found = found.assign(order=order, place=place).sort_values(["order", "thesis", "place", "part"])
    return found[["thesis", "short", "part", "column", "judgement", "thesis_judgement"]].reset_index(
        drop=True
    )


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """Theses grouped by judgement with their parts as marks in three columns."""
    columns, step, below = layout.pick((COLUMNS, STEP, 0.0), (NARROW_COLUMNS, NARROW_STEP, BELOW))
    groups = {name: mine for name in OF_THESES if len(mine := rows[rows["thesis_judgement"] == name])}
    marks = [one for one in REGISTER if one.name in set(rows["judgement"])]
    height = rows["thesis"].nunique() * (1 + below) + 1.25 * len(groups) + layout.pick(4.4, 6.8)
    figure, (axes,) = style.canvas(height * 0.232, narrow=(height * 0.178 + 0.5, 1, 1))
    axes.set(xlim=(0, 100), ylim=(height - 3.0, -2.0))
    axes.axis("off")
    beyond = sum(int(facts[f"{key_of(kind)}_decided"]) for kind in (CONDUCT, BEYOND))  # type: ignore[arg-type]
    title = (
        f"What was done: {facts['done_borne_out']} of {facts['done_parts']} parts borne out; "
        f"on conduct, causes and opinions {beyond or 'none'} could be decided"
    )
    axes.set_title(layout.wrap(title, 74, 40))
    for kind, x in columns.items():
        axes.text(
            x, -0.55, HEADS[kind], ha="center", va="bottom", fontsize=8.6, color=style.MUTED, linespacing=1.05
        )
    y = 0.0
    for name, mine in groups.items():
        y += 0.55
        label = OF_THESES[name].label
        if name == REST_OPEN and not layout.narrow:
            label = "what was done is borne out, the rest is open"
        head = f"{sentence(label)} ({mine['thesis'].nunique()})"
        axes.text(NAME, y, head, va="center", fontsize=9.2, fontweight="bold")
        axes.axhline(y + 0.52, color=style.GRID, lw=0.8)
        for (thesis, short), of_thesis in mine.groupby(["thesis", "short"], sort=False):
            y += 1
            axes.text(NAME, y, f"{thesis}  {short}", va="center", fontsize=9)
            y += below
            for kind, x in columns.items():
                here = list(of_thesis.loc[of_thesis["column"] == kind, "judgement"])
                for number, judgement in enumerate(here):
                    _draw(axes, x + step * (number - (len(here) - 1) / 2), y, OF_PARTS[judgement])
        y += 0.7
    y += 0.75
    for place, one in enumerate(marks):
        across = layout.pick(3, 2)
        x = 2.0 + (100 / across) * (place % across)
        y += 1.1 if place and not place % across else 0.0
        _draw(axes, x, y, one)
        axes.text(x + layout.pick(2.2, 4.0), y, one.label, va="center", fontsize=8.6, color=style.INK)
    return figure


@exhibit("fig-scorecard", tables=("thesis_judgements", "thesis_parts"))
def scorecard_figure(judgements: pd.DataFrame, parts: pd.DataFrame) -> Drawn:
    """Theses grouped by judgement with their parts as marks."""
    return Drawn(draw, rows_of(judgements, parts), counts(judgements, parts), ["article-a", "article-b"])
