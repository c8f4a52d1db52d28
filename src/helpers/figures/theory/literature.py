"""Chapter 02, second part: the literature that the articles stand on, and the arguments stated."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Drawn, Fact, Tabled, drawing, exhibit, link, ordered, style
from helpers.exhibits.layout import current

#: Themes from the theory itself to its neighbours, with the name that a chart gives them.
THEMES = {
    "Nye": "Nye", "earlier or rival theory": "Earlier or rival theories", "criticism": "Criticism",
    "developed or rethought": "Developed or rethought", "single aspects": "Single aspects",
    "Europe as a power": "Europe as a power", "culture and idea of Europe": "Culture and idea of Europe",
}  # fmt: skip
FIRST, LAST = 1984, 2022


def works(literature: pd.DataFrame, references: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """The works with article, title and printed year, by theme and year; a work without a year stands last in its theme.

    Where an entry prints a year and names a later edition, the year drawn is that of the edition, `first` keeps the
    other, and `record` holds the year that the record gives instead of it.
    """
    rows = literature.merge(references[["reference", "article", "title", "year", "locator"]], on="reference")
    printed = pd.to_numeric(rows["year"], errors="coerce")
    edition = pd.to_numeric(rows["locator"].str.extract(r"édition, (\d{4})")[0], errors="coerce")
    rows["first"] = printed.where(edition.notna())
    rows["drawn"] = edition.fillna(printed)
    against = evidence[evidence["relation"] == "differs"].set_index("evidence")["value"]
    rows["record"] = rows["evidence"].map(against).fillna("")
    return ordered(rows, "theme", "drawn", "label", "reference", theme=THEMES)


def shared_titles(rows: pd.DataFrame) -> list[str]:
    """Labels of works that both articles cite."""
    both = rows.groupby("label")["article"].nunique()
    return sorted(both[both > 1].index)


@exhibit("fig-literature", tables=("literature", "references", "evidence"))
def literature_by_year(literature: pd.DataFrame, references: pd.DataFrame, evidence: pd.DataFrame) -> Drawn:
    """Every work as a dot at its printed year, in a row of its own."""
    rows = works(literature, references, evidence)
    shared = shared_titles(rows)
    # A work of both articles has one row, with a mark of each.
    rows["row"] = [
        row.label if row.label in shared else f"{row.article} {row.reference}" for row in rows.itertuples()
    ]
    places: dict[str, float] = {}
    heads, top = {}, 0.0
    for theme in THEMES:
        mine = list(dict.fromkeys(rows.loc[rows["theme"] == theme, "row"]))
        if mine:
            heads[theme] = top
            places |= {name: top + 1 + place for place, name in enumerate(mine)}
            top += len(mine) + 1.3
    rows["y"] = rows["row"].map(places)
    figure, (axes,) = style.canvas(0.15 * top + 1.15)
    axes.grid(axis="x")
    for _, both in rows[rows["label"].isin(shared)].groupby("row"):
        axes.hlines(both["y"].iloc[0], both["drawn"].min(), both["drawn"].max(), color=style.MUTED, lw=1.2)
    for work in rows.itertuples():
        colour = style.ARTICLE[work.article]
        if pd.isna(work.drawn):
            axes.text(FIRST + 0.4, work.y, "no year printed", fontsize=8, va="center", color=colour)
            continue
        whole = work.edition == "as printed"
        look: style.Look = {"color": colour, "mfc": colour if whole else "white", "mew": 1.3, "ms": 5.6}
        axes.plot([work.drawn], [work.y], "o", label=work.reference, clip_on=False, **look)
        muted: style.Look = {"fontsize": 8, "va": "center", "color": style.MUTED}
        if not pd.isna(work.first):
            note = f"{work.first:.0f} printed" + (f", {work.record} in the record" if work.record else "")
            note = note.replace(", ", ",\n") if current().narrow else note
            axes.text(work.drawn - current().pick(0.7, 1.3), work.y, note, ha="right", **muted)
        elif not whole:
            axes.text(work.drawn + current().pick(0.7, 1.3), work.y, work.edition, **muted)
    one = rows.drop_duplicates("row")
    axes.set_yticks(one["y"], one["label"])
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.set_ylim(top - 0.7, -0.8)
    style.years(axes, FIRST, LAST)
    bold: style.Look = {"va": "center", "fontsize": 8.4, "fontweight": "bold"}
    for theme, head in heads.items():
        axes.text(-0.02, head, THEMES[theme], transform=axes.get_yaxis_transform(), ha="right", **bold)
    for x, article in zip(current().pick((0.64, 0.82), (0.0, 0.5)), style.ARTICLE, strict=True):
        colour = style.ARTICLE[article]
        axes.text(
            x, 0.985, f"\N{BLACK CIRCLE} article {article}", transform=axes.transAxes, color=colour, **bold
        )
    drawing.bare(axes)
    number = rows.groupby("article")["reference"].nunique()
    newest = rows.groupby("article")["drawn"].max()
    nye = rows[rows["label"].isin(shared)].groupby("article")["drawn"].max()
    by_theme = rows.groupby(["theme", "article"])["reference"].nunique()
    facts: dict[str, Fact] = {
        "works": len(rows) - len(shared), "shared": {1: "one"}.get(len(shared), str(len(shared))),
        "shared_names": "; ".join(shared), "recent": int((rows["drawn"] >= 2000).sum()),
    }  # fmt: skip
    for article in style.ARTICLE:
        key = article.lower()
        facts |= {
            f"nye_{key}": str(int(nye.get(article, 0))),
            f"{key}_last": str(int(newest.get(article, 0))),
        }
        facts[f"{key}_works"] = int(number.get(article, 0))
        for name, theme in (("power", "Europe as a power"), ("critics", "criticism")):
            facts[f"{key}_{name}"] = int(by_theme.get((theme, article), 0))
    axes.set_title(f"{len(shared)} of {facts['works']} works stands in both articles", x=-0.36, ha="left")
    used = sorted(set(evidence.loc[evidence["evidence"].isin(set(rows["evidence"])), "source"]))
    columns = ["reference", "article", "theme", "label", "title", "year", "first", "record", "drawn"]
    shown = rows[[*columns, "edition", "reason"]]
    return Drawn(figure, shown, facts, ["article-a", "article-b", *used])


@exhibit("tbl-arguments", tables=("arguments", "claims"))
def arguments_stated(arguments: pd.DataFrame, claims: pd.DataFrame) -> Tabled:
    """Arguments of theory with their owner and their application to Kazakhstan, those applied first, by name."""
    told = claims.set_index("claim")
    idle_last = arguments.assign(idle=arguments["taken_up"] == "", name=arguments["label"].str.casefold())
    rows = idle_last.sort_values(["idle", "name"], ignore_index=True)
    rows["article"] = [
        " and ".join(sorted({told.at[c, "article"] for c in (row.claim, row.also) if c}))
        for row in rows.itertuples()
    ]
    body: list[list[str | Cell]] = []
    for row in rows.itertuples():
        applied: str | Cell = NOTHING
        if row.taken_up:
            applied = link(str(told.at[row.taken_up, "statement"]), claim=str(row.taken_up))
        name = link(str(row.label), claim=str(row.claim))
        body.append([name, str(row.article), str(row.attributed_to), applied])
    taken = rows["taken_up"] != ""
    facts: dict[str, Fact] = {"arguments": len(rows), "taken": int(taken.sum()), "idle": int((~taken).sum())}
    columns = ["argument", "label", "article", "attributed_to", "claim", "also", "taken_up", "reason"]
    shown = rows[columns].assign(statement=[told.at[claim, "statement"] for claim in rows["claim"]])
    header = ["Argument", "Article", "Ascribed to", "Applied to Kazakhstan"]
    return Tabled(header, body, shown, facts, ["article-a", "article-b"], "llll", [31, 8, 21, 40])
