"""Chapter 05, second part: programmes in time."""

from __future__ import annotations

import pandas as pd

from helpers.claims.values import Value
from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, style, tally
from helpers.figures.culture.offer import QUALIFIED, stated
from helpers.tables import dates

#: Last year that article A covers: an open bar ends there with an arrow.
HORIZON = 2022
SENDER = {"member state": "member states", "Kazakhstan": "Kazakh decision"}


def _years(start: Value, after: Value | None, end: Value | None) -> tuple[int, int | None]:
    first = dates.year(start.text) + (int(after.number) if after else 0)
    return first, dates.last_year(end.text) if end else None


def _detail(value: Value, phrase: str) -> str:
    number = f"{float(value.text):,.0f}" if float(value.text).is_integer() else value.text
    return QUALIFIED.get(value.qualifier, "") + phrase.format(value=number)


def _scope(text: str) -> str:
    first, last = text.split("/")
    return first if first == last else dates.readable(text)


@exhibit("fig-programmes", tables=("claims", "instruments", "programmes", "programme_details"))
def programme_spans(
    claims: pd.DataFrame, instruments: pd.DataFrame, programmes: pd.DataFrame, programme_details: pd.DataFrame
) -> Drawn:
    """Spans of the programmes, with what is stated of money and people under each."""
    rows = programmes.merge(instruments[["instrument", "label", "sender"]], on="instrument")
    rows = rows.sort_values(["place", "role"], ascending=[True, False]).reset_index(drop=True)
    told = rows[["start", "years_after", "end"]].map(lambda claim: stated(claims, claim) if claim else None)
    ends = pd.DataFrame([_years(*row) for row in told.itertuples(index=False)], dtype="Int64")
    rows = rows.assign(first=ends[0].astype(int), last=ends[1])
    narrow = current().narrow
    # Years between a bar and what is written at its end: a year is shorter on a telephone.
    gap = 0.8 if narrow else 0.3
    # A row of the narrow form has its name above and its notes below the bars.
    figure, (axes,) = style.canvas(5.2, narrow=(1.25 * rows["place"].nunique() + 0.8, 1, 1))
    spans, twice = rows[rows["role"] == "span"], set(rows.loc[rows["role"] == "also stated", "instrument"])
    for row in rows.to_dict("records"):
        colour, y = style.ACTOR[row["sender"]], row["place"] - 0.2
        thick, up = (0.09, 0.65) if narrow else (0.2, 1.0)
        last = HORIZON if pd.isna(row["last"]) else int(row["last"])
        if row["role"] == "also stated":
            thin: style.Look = {"height": 0.11 * up, "fc": "white", "ec": colour, "lw": 1.1}
            axes.barh(y - 0.2 * up, max(last - row["first"], 0.5), left=row["first"], **thin)
            period = str(row["first"]) if last == row["first"] else f"{row['first']}–{last}"
            wide = last - row["first"] > 5
            x, above = (row["first"], y - 0.29 * up) if wide else (row["first"] - gap, y - 0.2 * up)
            side, height = ("left", "bottom") if wide else ("right", "center")
            axes.text(x, above, f"article A also: {period}", ha=side, va=height, fontsize=8)
            continue
        axes.barh(y, last - row["first"], left=row["first"], height=thick, color=colour)
        if pd.isna(row["last"]):
            axes.plot([HORIZON + 0.25], [y], ">", color=colour, markersize=8, markeredgewidth=0)
        axes.text(row["first"] - gap, y, str(row["first"]), ha="right", va="center", fontsize=8.2)
        if not pd.isna(row["last"]):
            axes.text(last + gap, y, str(last), ha="left", va="center", fontsize=8.2)
    details = programme_details.sort_values(["instrument", "place"])
    for row in spans.to_dict("records"):
        own = details[details["instrument"] == row["instrument"]]
        lines = []
        for kinds in (["money"], ["projects", "people"]):
            # Sums of one period stand before it.
            texts = []
            for scope, same in own[own["kind"].isin(kinds)].groupby("scope", sort=False):
                told = (_detail(stated(claims, one.claim), one.phrase) for one in same.itertuples())
                texts.append(f"{'; '.join(told)} ({_scope(scope)})")
            lines += ["; ".join(texts)] if texts else []
        text = "\n".join(lines) or "no sum and no number of people stated"
        if narrow:
            text = "\n".join(style.wrap(line, 48) for line in text.split("\n"))
            name = f"{row['label']} ({SENDER.get(row['sender'], row['sender'])})"
            above = 0.54 if row["instrument"] in twice else 0.33
            axes.text(1987.2, row["place"] - above, name, va="bottom", weight="bold")
        look: style.Look = {"fontsize": 8, "color": style.INK if lines else style.MUTED, "linespacing": 1.15}
        axes.text(1987.2, row["place"] - (0.08 if narrow else 0.03), text, va="top", **look)
    names = [f"{row.label}\n({SENDER.get(row.sender, row.sender)})" for row in spans.itertuples()]
    axes.set_yticks([] if narrow else spans["place"] - 0.1, [] if narrow else names)
    axes.set_ylim(spans["place"].max() + 0.45, 0.3 if narrow else 0.45)
    style.years(axes, 1987, 2024, 5)
    axes.tick_params(axis="y", length=0)
    drawing.bare(axes)
    silent = len(set(spans["instrument"]) - set(details["instrument"]))
    facts: dict[str, Fact] = {"programmes": len(spans), "first": int(spans["first"].min())}
    facts |= tally(details.drop_duplicates(["kind", "instrument"])["kind"], ("money", "people"))
    money = f"{facts['money']} of {len(spans)} programmes and decisions"
    said = f"Money is stated for {money}, people for {facts['people']}, neither for {silent}"
    drawing.headline(figure, said)
    kept = rows[["instrument", "label", "sender", "role", "start", "years_after", "end", "first", "last"]]
    return Drawn(figure, kept, facts, ["article-a", "article-b"])
