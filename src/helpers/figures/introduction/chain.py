"""Chapter 01 and the front page: the result chain link by link, with what is known of each and how well."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.claims.verdicts import OPEN as UNSETTLED
from helpers.claims.verdicts import RECORD
from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style
from helpers.measures import share
from helpers.theses.differences import ENOUGH, OPEN, OUTCOMES, UNCHANGED

LINKS = {link: link.capitalize() for link in ("resource", "activity", "reach", "attitude", "conduct")}
SAID = {
    "resource": "what Europe has", "activity": "what it does", "reach": "who takes part",
    "attitude": "what people think", "conduct": "what is done there",
}  # fmt: skip
#: How well something is known, and how it is marked: how much of a circle is filled, words of the key.
KNOWN = {
    "settled": ("full", "the number is sure, not what it means"),
    "part": ("left", "size uncertain, or two answers"),
    "open": ("none", "left open, or resting on one document or search"),
}
#: A record bears on these; a thesis outside the record has none that could.
SETTLED = set(RECORD) - set(UNSETTLED)


def level(kind: str, outcome: str, says: str = "") -> str:
    """How well a finding is known, by its type, its outcome and what it says: what hangs on something, or was closed
    to those who are compared, has two answers.
    """
    if says.startswith("hangs on") or says.endswith("others were shut out"):
        return "part"
    if kind != "measured":
        # What is counted is sure, unless ways of counting disagree: two answers, or none.
        counted = {"hangs": "part", "open,": "open"}.get(outcome.split(" ")[0], "settled")
        return counted if kind == "counted" else "open"
    if outcome in OUTCOMES:
        return {ENOUGH: "settled", UNCHANGED: "settled", OPEN: "open"}.get(outcome, "part")
    return "settled"


def rows_of(ledger: pd.DataFrame, coded: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """A row a link with its statements, then a row a finding; statements count once a distinct fact."""
    chain = ledger[ledger["link"].isin(LINKS)]
    found = coded.merge(findings, on="finding", validate="1:1").sort_values(["link", "place"])
    rows = []
    for link in LINKS:
        record = chain.loc[chain["link"] == link, "record"]
        counts = {"statements": len(record), "on_record": int(record.isin(SETTLED).sum())}
        counts["decidable"] = int((record != "outside the record").sum())
        rows.append({"link": link, "what": "statements"} | counts)
        mine = found[found["link"] == link]
        known = list(map(level, mine["type"], mine["outcome"], mine["kind"]))
        mine = mine.assign(what="finding", known=known)
        rows += mine[["link", "what", "finding", "label", "known", "sentence"]].to_dict("records")
    return pd.DataFrame(rows)


def facts_of(rows: pd.DataFrame, all_findings: int) -> dict[str, Fact]:
    """Statements and findings by link."""
    counts = rows[rows["what"] == "statements"].set_index("link")
    findings = rows[rows["what"] == "finding"]
    means, total = counts.loc[["resource", "activity"], "statements"].sum(), counts["statements"].sum()
    attitude = counts.loc["attitude"]
    return {
        "means": int(means), "means_share": share(int(means), int(total)), "attitude": int(attitude["statements"]),
        "attitude_borne": int(attitude["on_record"]), "attitude_open": int(attitude["decidable"]),
        "statements": int(total), "decidable": int(counts["decidable"].sum()), "findings": len(findings), "all_findings": all_findings,
        "later": int(findings["link"].isin(["reach", "attitude", "conduct"]).sum()),
    }  # fmt: skip


def _mark(axes: Axes, x: float, y: float, known: str) -> None:
    look: style.Look = {"color": style.INK, "markerfacecoloralt": "white", "clip_on": False}
    axes.plot([x], [y], "o", markersize=5.2, fillstyle=KNOWN[known][0], **look)


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Bars of statements at the left, and at the right what this book found, a sentence a line, link below link."""
    findings = {link: rows[(rows["what"] == "finding") & (rows["link"] == link)] for link in LINKS}
    counts = rows[rows["what"] == "statements"].set_index("link")
    tall = {link: layout.pick(max(len(own), 2) + 0.7, len(own) + 2.9) for link, own in findings.items()}
    top = layout.pick(1.0, 2.4)
    used = [known for known in KNOWN if known in set(rows["known"])]
    deep = sum(tall.values()) + top + len(used) + 0.6
    figure, (axes,) = style.canvas(0.2 * deep, narrow=(0.2 * deep, 1, 1))
    wide = layout.width
    axes.set(xlim=(0, wide), ylim=(deep - 0.4, -0.6))
    axes.set_axis_off()
    said = (
        f"{facts['means']} of {facts['statements']} statements are on what Europe has and does, "
        f"{facts['attitude']} on what people think"
    )
    axes.set_title(layout.wrap(said, 76, 42))
    left, edge, room = layout.pick((1.12, 2.75, 1.05), (1.42, 0.0, 1.35))
    longest = float(counts["statements"].max())
    heads = {
        "What the articles state": (0.0, 0.0),
        layout.pick("What this book found", "and what this book found"): layout.pick((edge, 0.0), (0.0, 1.0)),
    }
    for words, (x, y) in heads.items():
        axes.text(x, y, words, va="center", fontweight="bold", fontsize=layout.title)
    muted: style.Look = {"va": "center", "fontsize": layout.small, "color": style.MUTED}
    for link, own in findings.items():
        count, borne = (int(counts.loc[link, name]) for name in ("statements", "on_record"))
        y = top + 0.1
        axes.text(0, y, LINKS[link], va="center", fontweight="bold", fontsize=layout.text)
        axes.text(0, y + 0.95, SAID[link], **muted)
        for number, colour in ((count, style.GRID), (borne, style.INK)):
            axes.barh(y, room * number / longest, left=left, height=0.62, color=colour, linewidth=0)
        axes.text(left + room * count / longest + 0.06, y, str(count), va="center", fontsize=layout.text)
        axes.text(left, y + 0.95, f"{borne} with a record", **muted)
        for place, row in enumerate(own.itertuples()):
            down = y + place + layout.pick(0, 2.1)
            _mark(axes, edge + 0.08, down, str(row.known))
            axes.text(edge + 0.22, down, str(row.label), va="center", fontsize=layout.text)
        top += tall[link]
        axes.plot([0, wide], [top - 0.6, top - 0.6], color=style.GRID, lw=0.7)
    # The key, in the marks of the picture itself.
    for place, known in enumerate(used):
        _mark(axes, 0.08, top + 0.2 + place, known)
        axes.text(0.22, top + 0.2 + place, KNOWN[known][1], **muted | {"fontsize": layout.text})
    return figure


@exhibit("fig-chain", tables=("ledger", "chain_findings", "findings"))
def chain(ledger: pd.DataFrame, chain_findings: pd.DataFrame, findings: pd.DataFrame) -> Drawn:
    """The result chain with statements of the articles and findings of the book, link by link."""
    rows = rows_of(ledger, chain_findings, findings)
    return Drawn(draw, rows, facts_of(rows, len(findings)), ["article-a", "article-b"])
