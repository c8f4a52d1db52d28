"""Chapter 08: the four actors as article B states them and whom the articles name."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch

from helpers.exhibits import NOTHING, Cell, Drawn, Fact, Tabled, drawing, exhibit, link, style

NAMES = {"EU": "EU", "US": "United States", "Russia": "Russia", "China": "China"}
ASPECTS = {"content": "What it offers", "channel": "Channel", "audience": "Audience", "aim": "Aim"}
POWERS = ("us", "russia", "china")
#: How a bar of each part is filled: solid, pale, empty.
PARTS = {"in Kazakhstan": 1.0, "elsewhere": 0.35, "in passing": 0.0}


def members(value: str) -> list[str]:
    """The members of a claim's list."""
    return [part.strip() for part in value.split(";")]


def listed(words: list[str]) -> str:
    """Words in a sentence: *a, b and c*."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if words[1:] else "".join(words)


@exhibit("tbl-actors", tables=("ledger", "actor_cells"))
def actors_stated(ledger: pd.DataFrame, actor_cells: pd.DataFrame) -> Tabled:
    """An actor and an aspect a row, stated or not."""
    verdicts = ledger.set_index("claim")
    rows = actor_cells.sort_values("place").reset_index(drop=True)
    body: list[list[str | Cell]] = []
    said: list[tuple[str, str]] = []
    for row in rows.to_dict("records"):
        line: list[str | Cell] = [NAMES[row["actor"]], ASPECTS[row["aspect"]]]
        if not row["claim"]:
            body.append([*line, NOTHING, NOTHING, NOTHING])
            said.append(("", ""))
            continue
        text = row["phrase"].format(*members(str(verdicts.at[row["claim"], "value"])))
        basis: str | Cell = row["basis"]
        if row["basis_claim"]:
            basis = link(f"{row['basis']}, for example {row['basis_claim']}", claim=row["basis_claim"])
        record = str(verdicts.at[row["claim"], "record"])
        body.append([*line, link(text, claim=row["claim"]), basis, record])
        said.append((text, record))
    rows[["shown", "record"]] = said
    stated = rows[rows["claim"] != ""]
    facts: dict[str, Fact] = {"cells": len(rows), "stated": len(stated)}
    facts |= {actor.lower(): int((stated["actor"] == actor).sum()) for actor in NAMES}
    header = ["Actor", "Aspect", "Article B states", "Ground in the article", "Record"]
    kept = rows[["actor", "aspect", "claim", "shown", "basis", "basis_claim", "record", "reason"]]
    return Tabled(header, body, kept, facts, ["article-b"], "lllll", [3, 3, 6, 5, 3])


def counted(claims: pd.DataFrame, actors: pd.DataFrame, actor_mentions: pd.DataFrame) -> pd.DataFrame:
    """Claims of each article that name the actors of a bar, by what they tell; one claim counts once in a bar."""
    named = actor_mentions.merge(claims[["claim", "article"]], on="claim").merge(
        actors[["actor", "bar"]], on="actor"
    )
    found = named.drop_duplicates(["claim", "bar"]).groupby(["article", "bar", "part"]).size()
    bars = actors.sort_values("place").drop_duplicates("bar")[["bar", "kind"]]
    return pd.DataFrame(
        [
            {"article": article, "bar": bar, "kind": kind, "part": part, "claims": int(found.get((article, bar, part), 0))}
            for article in style.ARTICLE
            for bar, kind in bars.itertuples(index=False)
            for part in PARTS
        ]
    )  # fmt: skip


@exhibit("fig-actor-claims", tables=("claims", "actors", "actor_mentions"))
def actor_claims(claims: pd.DataFrame, actors: pd.DataFrame, actor_mentions: pd.DataFrame) -> Drawn:
    """Stacked bars by actor, one panel an article."""
    rows = counted(claims, actors, actor_mentions)
    mine = actor_mentions.merge(claims[["claim", "article"]], on="claim")
    facts: dict[str, Fact] = {}
    for article in style.ARTICLE:
        key, here = article.lower(), mine[mine["article"] == article]
        facts |= {f"{key}_{actor}": int((here["actor"] == actor).sum()) for actor in actors["actor"]}
        others = here[here["actor"].isin(POWERS)]
        facts[f"{key}_powers"] = others["claim"].nunique()
        facts[f"{key}_powers_in"] = others.loc[others["part"] == "in Kazakhstan", "claim"].nunique()
        facts[f"{key}_eu"] = int(((claims["article"] == article) & (claims["sender"] == "EU")).sum())
    facts["a_is"] = "is" if facts["a_powers_in"] == 1 else "are"
    whole = rows.groupby(["article", "bar"], sort=False)["claims"].sum()
    figure, axes = style.canvas(3.7, 1, 2, sharex=True, sharey=True)
    for ax, article in zip(axes, style.ARTICLE, strict=True):
        key = article.lower()
        _bars(ax, rows[rows["article"] == article], whole[article])
        ax.set_title(
            f"Article {article}: France in {facts[f'{key}_france']} claims;\nUS, Russia, China in {facts[f'{key}_powers']}"
        )
        ax.set_xlabel("claims in the running text")
    axes[0].set_xlim(0, float(whole.max()) * 1.12)
    handles = [
        Patch(facecolor=style.INK, edgecolor=style.INK, label="in or with Kazakhstan"),
        Patch(facecolor=to_rgba(style.INK, 0.35), edgecolor=style.INK, label="elsewhere or at large"),
        Patch(facecolor=style.GROUND, edgecolor=style.INK, label="only named"),
    ]
    drawing.key(figure, handles, 3, columnspacing=1.4, handlelength=1.2)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _bars(axes: Axes, rows: pd.DataFrame, whole: pd.Series) -> None:
    bars = list(whole.index)
    for y, bar in enumerate(bars):
        left = 0
        for row in rows[(rows["bar"] == bar) & (rows["claims"] > 0)].itertuples():
            colour = style.ACTOR[row.kind]
            solid = PARTS[row.part]
            place: style.Look = {"left": left, "height": 0.66, "edgecolor": colour}
            axes.barh(y, row.claims, color=colour, alpha=solid or None, fill=solid > 0, **place)
            axes.barh(y, row.claims, fill=False, linewidth=0.9, **place)
            left += row.claims
        axes.text(left + 0.5, y, str(left), va="center", fontsize=8.2)
    drawing.rows(axes, [bar[0].upper() + bar[1:] for bar in bars], 0.4, 0.6)
