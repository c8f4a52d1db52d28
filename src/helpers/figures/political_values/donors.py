"""Chapter 06, third part: what was paid to Kazakhstan, beside agreements and strategies."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, ordered, style, turn
from helpers.tables import dates

AID, SOURCE = "aid-net-bilateral", "wdi-kaz-2026"
EU = "EUI"
KINDS = {"treaty": "Treaties", "strategy": "Strategies", "office": "Office"}
#: Years of the axis that a character of a label takes at 8 points.
CHARACTER = 0.46


def payments(indicators: pd.DataFrame) -> pd.DataFrame:
    """Net bilateral aid of the EU institutions to Kazakhstan by year, USD million at current prices."""
    chosen = indicators[(indicators["indicator"] == AID) & (indicators["entity"] == "KAZ")]
    chosen = chosen[chosen["counterpart"] == EU].dropna(subset="value")
    return chosen.assign(year=chosen["period"].astype(int))[["year", "value"]].sort_values(
        "year", ignore_index=True
    )


def graduation(indicators: pd.DataFrame) -> int:
    """Year in which bilateral aid of the EU ended: the last of the programme total, as its source says."""
    total = indicators.loc[indicators["indicator"] == "aid-eu-bilateral-total", "period"]
    return dates.last_year(str(total.iloc[0]))


def dated_words(claims: pd.DataFrame, aid_words: pd.DataFrame) -> pd.DataFrame:
    """Treaties, strategies and offices with the year that the claim states, and where that is known the part of the year."""
    rows = aid_words.merge(claims[["claim", "value"]], on="claim")
    rows["year"] = [dates.year(text) for text in rows["value"]]
    return ordered(rows, "kind", "year", "word", kind=KINDS)


def placed(words: pd.DataFrame, last: float, character: float = CHARACTER) -> list[tuple[int, str]]:
    """Line and side of every label: to the right of its mark unless it would leave the axis; the first free line of its
    kind, of which the words stand together.
    """
    taken: list[list[tuple[float, float]]] = []
    chosen: list[tuple[int, str]] = []
    for _, own in words.groupby("kind", sort=False):
        line_of_kind = len(taken)
        for label, year in zip(own["label"], own["year"].astype(float), strict=True):
            width, line = character * len(label) + 1.0, line_of_kind
            side = "right" if year + width <= last else "left"
            begin, end = (year - 0.4, year + width) if side == "right" else (year - width, year + 0.4)
            while line < len(taken) and any(
                begin < other_end and other < end for other, other_end in taken[line]
            ):
                line += 1
            if line == len(taken):
                taken.append([])
            taken[line].append((begin, end))
            chosen.append((line, side))
    return chosen


def _words(axes: Axes, words: pd.DataFrame, last: float) -> None:
    found = placed(words, last, CHARACTER * (1.7 if current().narrow else 1))
    for row, (line, side) in zip(words.itertuples(), found, strict=True):
        marker, of = ("D", "joint") if row.kind == "treaty" else ("o", "EU")
        axes.plot([row.year], [line], marker, color=style.ACTOR[of], ms=5)
        aside = current().pick(0.5, 1.1)
        shift, align = (aside, "left") if side == "right" else (-aside, "right")
        look: style.Look = {"va": "center", "fontsize": 8, "bbox": style.plate(0.8)}
        axes.text(float(row.year) + shift, line, str(row.label), ha=align, **look)  # type: ignore[arg-type]
    lines = pd.Series([line for line, _ in found]).groupby(list(words["kind"]))
    at = (lines.min() + lines.max()) / 2
    kinds = [kind for kind in KINDS if kind in at]
    axes.set_yticks([at[kind] for kind in kinds], [KINDS[kind] for kind in kinds])
    axes.set_ylim(max(line for line, _ in found) + 0.6, -0.6)
    axes.tick_params(length=0)
    drawing.bare(axes, "left", "bottom")


@exhibit("fig-money-words", tables=("claims", "aid_words", "indicators"))
def money_words(claims: pd.DataFrame, aid_words: pd.DataFrame, indicators: pd.DataFrame) -> Drawn:
    """Bars of payments below a strip of dated words."""
    paid, words = payments(indicators), dated_words(claims, aid_words)
    first, last = int(paid["year"].min()), int(paid["year"].max())
    heights = [current().pick(1.15, 2), 2]
    figure, (strip, axes) = style.canvas(4.4, 2, 1, narrow=(6.0, 2, 1), sharex=True, height_ratios=heights)
    _words(strip, words, last + 0.8)
    axes.bar(paid["year"], paid["value"], width=0.72, color=style.ACTOR["EU"])
    facts = _money_facts(paid, words) | {"graduation": graduation(indicators)}
    for year in words["year"]:
        for one in (strip, axes):
            one.axvline(year, color=style.GRID, lw=0.7, zorder=0)
    axes.set(ylim=(0, 23), ylabel="USD million a year")
    style.years(axes, first - 0.8, last + 0.8)
    strip.tick_params(axis="x", length=0, labelbottom=False)
    way = turn(float(facts["late"]) - float(facts["early"]))
    said = (
        f"{facts['late_words']} of {facts['words']} dates lie in {facts['late_first']} or later; aid of the EU "
        f"institutions to Kazakhstan alone {way} from {facts['early']:.1f} to {facts['late']:.1f} million dollars a year"
    )
    strip.set_title(current().wrap(said, 66, 38))
    payment = paid.assign(kind="payment", label="EU institutions", key=SOURCE)
    rows = pd.concat([payment, words.assign(value=float("nan"), key=words["claim"])], ignore_index=True)
    rows = rows[["kind", "year", "label", "value", "key"]]
    return Drawn(figure, rows, facts, ["article-a", SOURCE, "ec-europeaid-kaz"])


def _money_facts(paid: pd.DataFrame, words: pd.DataFrame) -> dict[str, Fact]:
    values = paid.set_index("year")["value"]
    # At current prices a year says little beside one of another decade; two levels so far apart say enough.
    early, late, mid = values.loc[:2017], values.loc[2018:], values.loc[2006:2017]
    return {
        "first": int(values.index.min()), "last": int(values.index.max()),
        "early": early.mean(), "early_last": int(early.index.max()),
        "late": late.mean(), "late_first": int(late.index.min()), "late_last": int(late.index.max()),
        "late_low": late.min(), "late_high": late.max(), "mid_low": mid.min(), "mid_high": mid.max(),
        "words": len(words), "late_words": int((words["year"] >= late.index.min()).sum()),
    }  # fmt: skip
