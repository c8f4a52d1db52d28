"""Chapter 03, third part: how verdicts come about, and how far found values lie from stated ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.claims import Value
from helpers.claims.precedence import CONTEXT
from helpers.claims.values import QUALIFIERS, comparable, overlap
from helpers.claims.verdicts import AGREEING, AXES, CORRECTED, OPEN, RECORD, by_rank
from helpers.exhibits import NOTHING, Cell, Drawn, Fact, Tabled, drawing, exhibit, link, ordered, style
from helpers.exhibits.layout import current

#: Shapes of the verdicts on the record in their order, so that they are told apart in gray too; what is outside it has none.
SHAPES = dict(zip(RECORD, "ohpDXs^<d", strict=False))
#: What a value is of, where the subject of the claim alone does not say it.
NAMES = {
    "a-212": "EUNIC, members", "a-214": "EUNIC, countries", "a-225": "TEMPUS begins", "a-227": "TEMPUS pays",
    "a-228": "TEMPUS, projects", "b-110": "TEMPUS begins",
    "a-117": "New capital", "a-155": "Exports to the EU", "a-156": "Trade with the EU", "a-188": "Book by Schuman",
    "b-241": "EU strategy, ref. 23", "b-244": "EU conclusions, ref. 25",
    "b-249": "French agreement, ref. 31", "b-197": "French agreement",
}  # fmt: skip
#: What *about* allows either way, in percent of the stated number.
LIMIT = round(100 * QUALIFIERS["about"].above)
YEAR = 365.2425


@exhibit("tbl-verdict-rules", tables=("ledger",))
def verdict_rules(ledger: pd.DataFrame) -> Tabled:
    """Every verdict of the three axes with its rule, the number of claims, and the first claim that has it."""
    body: list[list[str | Cell]] = []
    rows = []
    for one in (verdict for axis in AXES for verdict in by_rank(axis)):
        claims = ledger.loc[ledger[one.axis] == one.name, "claim"]
        first = str(claims.min()) if len(claims) else ""
        example = link(first, claim=first) if first else NOTHING
        body.append([one.axis, one.name, one.rule, str(len(claims)), example])
        rows.append({"axis": one.axis, "verdict": one.name, "claims": len(claims), "example": first})
    record = ledger["record"].value_counts()
    facts: dict[str, Fact] = {"claims": len(ledger), "supported": int(ledger["record"].isin(AGREEING).sum())}
    names = {name.split()[0]: name for name in CORRECTED}
    names |= {f"record_{name.replace(' ', '_')}": name for name in OPEN}
    facts |= {key: int(record.get(name, 0)) for key, name in names.items()}
    header = ["Axis", "Verdict", "Given when", "Claims", "Example"]
    frame = pd.DataFrame(rows)
    return Tabled(header, body, frame, facts, ["article-a", "article-b"], "lllrl", [2, 3, 8, 1, 1])


def apart(stated: Value, found: Value) -> float:
    """How far a found value lies from a stated one: percent of the stated number, or years from day to day.

    Later and larger is positive. A date is measured by its first day, and is not apart where both can mean one day; a
    period by the end that lies further off.
    """
    if stated.datatype == "number":
        return 100 * (found.number - stated.number) / stated.number
    here, there = stated.span, found.span
    if stated.datatype == "date":
        return 0.0 if overlap(here, there) else _years(here.first, there.first)
    ends = ((here.first, there.first), (here.last, there.last))
    same = all((one and one.year) == (other and other.year) for one, other in ends)
    return 0.0 if same else max((_years(*end) for end in ends), key=abs)


def _years(one: date | None, other: date | None) -> float:
    return (other - one).days / YEAR if one and other else 0.0


def compared(claims: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Evidence whose value a rule compares with the claim's, with the distance between the two."""
    known = claims.set_index("claim")
    rows = []
    for row in evidence[evidence["bears"] != CONTEXT].itertuples():
        claim = known.loc[row.claim]
        stated = Value(claim["datatype"], claim["value"], claim["unit"], claim["qualifier"])
        found = Value(row.datatype, row.value, row.unit)
        if comparable(stated, found):
            told = f"{'' if stated.qualifier == 'exactly' else stated.qualifier} {stated.readable}".strip()
            place = (row.claim, claim["subject"], stated.datatype, told, found.readable)
            rows.append((*place, row.bears, apart(stated, found), row.source))
    columns = ["claim", "subject", "measure", "stated", "found", "bears", "apart", "source"]
    return ordered(pd.DataFrame(rows, columns=columns), "claim", "apart")


@exhibit("fig-tolerance", tables=("ledger", "testimony", "sources"))
def tolerance(ledger: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Drawn:
    """Dots of found values by their distance from the stated ones, numbers above and dates below.

    A mark is the verdict of the statement, since one source alone may not carry any.
    """
    every = compared(ledger, evidence)
    rows = every.drop_duplicates(["claim", "found"]).reset_index(drop=True)
    rows = rows.merge(ledger[["claim", "article", "record"]], on="claim").drop(columns="bears")
    number = rows["measure"] == "number"
    parts = [rows[number & (rows["apart"].abs() > 1e-9)], rows[~number & (rows["apart"] != 0)]]
    facts = _tolerance_facts(rows)
    lines = [max(len(part), 1) + 1.5 for part in parts]
    figure, axes = style.canvas(5.9, 2, 1, narrow=(0.56 * sum(lines) + 1.2, 2, 1), height_ratios=lines)
    axes[0].axvspan(-LIMIT, LIMIT, color=style.PALE, zorder=0)
    for ax, part in zip(axes, parts, strict=True):
        _apart(ax, part)
    numbers = f"{facts['numbers_off']} of {facts['numbers']} numbers comparable by rule differ"
    far = f"{facts['numbers_far'] or 'none'} by more than a tenth"
    days = f"{facts['dates_off']} of {facts['dates']} dates and periods comparable by rule differ"
    for ax, title, wide, unit in (
        (axes[0], f"{numbers}, {far}", 50, "percent"),
        (axes[1], days, 54, "years"),
    ):
        ax.set_title(current().wrap(title, wide, 44))
        ax.set_xlabel(f"found minus stated, in {unit}")
    drawn = set(pd.concat(parts)["record"])
    handles = [Line2D([], [], ls="", label=name, **_look(name)) for name in SHAPES if name in drawn]
    drawing.key(figure, handles, current().pick(3, 2), columnspacing=1.4, handletextpad=0.4)
    read = sorted(set(every["source"]) & set(sources["source"]))
    return Drawn(figure, rows.drop(columns="source"), facts, ["article-a", "article-b", *read])


def _look(verdict: str) -> style.Look:
    """The mark of a verdict: a shape, and its colour with an edge of ink."""
    return {"marker": SHAPES[verdict], "ms": 6.0, "mfc": style.RECORD[verdict], "mec": style.INK, "mew": 0.7}


def _named(row: Any) -> str:
    """What a value is of, and in which article it stands."""
    return f"{NAMES.get(row.claim, row.subject)} ({row.article})"


def _apart(ax: Axes, rows: pd.DataFrame) -> None:
    if not current().narrow:
        ax.axvline(0, color=style.MUTED, lw=0.7)
    reach = max(float(rows["apart"].abs().max()), 1.0) if len(rows) else 1.0
    for y, row in enumerate(rows.itertuples()):
        ax.plot([0, row.apart], [y, y], color=style.GRID, lw=1.4, zorder=1)
        ax.plot([row.apart], [y], ls="", zorder=4, **_look(str(row.record)))
        words = f"{row.stated} \N{RIGHTWARDS ARROW} {row.found}"
        if current().narrow:
            # Words, below them the mark, then a line that ends the row.
            ax.plot([0, 0], [y - 0.2, y + 0.2], color=style.MUTED, lw=0.7)
            ax.axhline(y + 0.24, color=style.GRID, lw=0.7)
            said = style.wrap(f"{_named(row)}: {words}", 42)
            ax.text(-reach * 1.08, y - 0.22, said, va="bottom", zorder=2.5)
        else:
            ax.text(reach * 1.2, y, words, va="center", fontsize=8)
    if current().narrow:
        ax.set(yticks=[], ylim=(len(rows) - 0.7, -0.85), xlim=(-reach * 1.1, reach * 1.1))
        drawing.bare(ax)
        return
    ax.text(reach * 1.2, -1, "stated \N{RIGHTWARDS ARROW} found", va="center", fontsize=8, color=style.MUTED)
    drawing.rows(ax, [_named(row) for row in rows.itertuples()], 0.4, 1.5)
    ax.set_xlim(-reach * 1.1, reach * 1.1)


def _tolerance_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    number = rows["measure"] == "number"
    off = number & (rows["apart"].abs() > 1e-9)
    moved = ~number & (rows["apart"] != 0)
    far = int((number & (rows["apart"].abs() > LIMIT)).sum())
    refuted = int((moved & (rows["record"] == "contradicted")).sum())
    facts: dict[str, Fact] = {"limit": LIMIT, "numbers_far": far, "dates_refuted": refuted}
    for name, of, apart_by, most in (("numbers", number, off, "largest"), ("dates", ~number, moved, "years")):
        parts = {"": of, "_off": apart_by, "_same": of & ~apart_by}
        facts |= {f"{name}{part}": int(chosen.sum()) for part, chosen in parts.items()}
        facts[most] = float(rows.loc[apart_by, "apart"].abs().max()) if apart_by.any() else 0.0
    return facts
