"""Figures of chapter 01: what each article covers, by dimension and by year, and the result chain."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures import share
from helpers.tables import dates

ARTICLES = ("A", "B")
DIMENSIONS = (
    "theory",
    "methods",
    "engagement",
    "culture",
    "political values",
    "foreign policy",
    "actors",
    "general",
)
LINKS = ("resource", "activity", "reach", "attitude", "conduct")
#: What a link says, as the figure labels it.
LINK_NAMES = {
    "resource": "Resource\nwhat exists",
    "activity": "Activity\nwhat a sender did",
    "reach": "Reach\nwho took part",
    "attitude": "Attitude\nwhat is thought there",
    "conduct": "Conduct\nwhat is done there",
}
#: Whose action a claim describes, gathered so that a bar stays legible.
GROUPS = {
    "EU": "EU",
    "member state": "member state",
    "joint": "joint",
    "Kazakhstan": "Kazakhstan",
}
OTHERS = "other"
FIRST, LAST = 1991, 2023


def name(word: str) -> str:
    """The word as part of a fact's name."""
    return word.replace(" ", "_")


def counted(claims: pd.DataFrame, column: str, order: tuple[str, ...]) -> pd.DataFrame:
    """Claims of each article by the values of a column, in the order given, with their share in percent of the article."""
    rows = []
    for article in ARTICLES:
        mine = claims.loc[claims["article"] == article, column]
        found = mine.value_counts()
        rows += [{"article": article, column: value, "claims": int(found.get(value, 0))} for value in order]
    frame = pd.DataFrame(rows)
    whole = frame.groupby("article")["claims"].transform("sum")
    return frame.assign(
        share=[share(part, total) for part, total in zip(frame["claims"], whole, strict=True)]
    )


def stability(coding_pairs: pd.DataFrame, column: str) -> dict[str, Fact]:
    """In how many units, found by both coding passes, the passes gave the same value."""
    first, second = coding_pairs[f"first_{column}"], coding_pairs[f"second_{column}"]
    both = (first != "") & (second != "")
    same = int((both & (first == second)).sum())
    return {"same": same, "pairs": int(both.sum()), "same_share": share(same, int(both.sum()))}


@exhibit("fig-coverage-dimensions", tables=("claims", "coding_pairs"))
def coverage_dimensions(claims: pd.DataFrame, coding_pairs: pd.DataFrame) -> Drawn:
    """Bars of claims by dimension, one panel an article, in the order of the chapters."""
    rows = counted(claims, "dimension", DIMENSIONS)
    figure, axes = style.canvas(3.35, 1, 2, sharex=True, sharey=True)
    facts: dict[str, Fact] = stability(coding_pairs, "dimension")
    for ax, article in zip(axes, ARTICLES, strict=True):
        mine = rows[rows["article"] == article]
        key = article.lower()
        places = range(len(mine))
        ax.barh(places, mine["share"], height=0.68, color=style.MUTED)
        for y, row in zip(places, mine.itertuples(), strict=True):
            ax.text(row.share + 0.8, y, f"{row.share:.0f}%  ({row.claims})", va="center", fontsize=8.2)
            facts[f"{key}_{name(row.dimension)}"] = int(row.claims)
            facts[f"{key}_{name(row.dimension)}_share"] = float(row.share)
        policy = mine.loc[
            mine["dimension"].isin(["engagement", "political values", "foreign policy"]), "claims"
        ].sum()
        facts[f"{key}_n"] = int(mine["claims"].sum())
        facts[f"{key}_policy_share"] = share(int(policy), int(mine["claims"].sum()))
        facts[f"{key}_frame_share"] = share(
            int(mine.loc[mine["dimension"].isin(["theory", "methods"]), "claims"].sum()),
            int(mine["claims"].sum()),
        )
        ax.set_title(
            f"Article {article}: {facts[f'{key}_culture_share']:.0f}% of its\n{facts[f'{key}_n']} claims are on culture"
        )
        ax.set_xlabel("share of the article's claims, in percent")
    axes[0].set_yticks(range(len(DIMENSIONS)), [d.capitalize() for d in DIMENSIONS])
    axes[0].invert_yaxis()
    axes[0].set_xlim(0, max(rows["share"]) * 1.3)
    for ax in axes:
        ax.tick_params(axis="y", length=0)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def dated(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims whose stated value is a date known to the year at least, with the year and whether they stand in the result chain."""
    moments = claims[(claims["datatype"] == "date") & ~claims["value"].str.contains("X")]
    rows = moments[["claim", "article", "value", "link"]].assign(
        year=[dates.year(value) for value in moments["value"]]
    )
    rows["chain"] = rows["link"] != "none"
    return rows.sort_values(
        ["article", "year", "chain", "claim"], ascending=[True, True, False, True], kind="stable"
    ).reset_index(drop=True)


def running(claims: pd.DataFrame, article: str) -> pd.Series:
    """How many stated periods of an article's result chain include each year of the frame."""
    periods = claims[
        (claims["article"] == article) & (claims["datatype"] == "period") & (claims["link"] != "none")
    ]
    spans = [(dates.year(value), dates.last_year(value)) for value in periods["value"]]
    return pd.Series(
        {year: sum(first <= year <= last for first, last in spans) for year in range(FIRST, LAST + 1)}
    )


@exhibit("fig-coverage-years", tables=("claims",))
def coverage_years(claims: pd.DataFrame) -> Drawn:
    """Dots of dated claims stacked by year, one panel an article, over the periods that run."""
    rows = dated(claims)
    inside = rows[rows["year"].between(FIRST, LAST)].copy()
    inside["height"] = inside.groupby(["article", "year"]).cumcount() + 1
    figure, axes = style.canvas(4.1, 2, 1, sharex=True, sharey=True)
    periods = {article: running(claims, article) for article in ARTICLES}
    facts = _year_facts(rows, inside)
    for ax, article in zip(axes, ARTICLES, strict=True):
        series = periods[article]
        ax.bar(list(series.index), series.to_numpy(), width=1, color=style.GRID, zorder=0)
        mine = inside[inside["article"] == article]
        for chain, ground in ((True, style.ARTICLE[article]), (False, "white")):
            part = mine[mine["chain"] == chain]
            ax.plot(
                part["year"],
                part["height"] - 0.5,
                "o",
                ms=6.5,
                mfc=ground,
                mec=style.ARTICLE[article],
                mew=1.1,
            )
        key = article.lower()
        ax.set_title(
            f"Article {article}: {facts[f'{key}_in']} dated claims, {facts[f'{key}_since']} of them since 2014"
        )
        ax.set_ylabel("claims")
    top = max(int(inside["height"].max()), max(int(series.max()) for series in periods.values()))
    axes[0].set_ylim(0, top + 0.3)
    axes[0].set_yticks(range(0, top + 1, 2))
    style.years(axes[1], FIRST - 0.8, LAST + 0.8)
    _years_legend(axes[1])
    shown = inside[["claim", "article", "year", "chain", "height"]].reset_index(drop=True)
    return Drawn(figure, shown, facts, ["article-a", "article-b"])


def _year_facts(rows: pd.DataFrame, inside: pd.DataFrame) -> dict[str, Fact]:
    seen = set(inside["year"])
    silent = [year for year in range(FIRST, LAST + 1) if year not in seen]
    gap = int(inside["year"].between(1996, 2000).sum())
    facts: dict[str, Fact] = {
        "first": str(FIRST),
        "last": str(LAST),
        "n": len(inside),
        "gap": gap,
        "gap_verb": "lies" if gap == 1 else "lie",
        "silent_n": len(silent),
        "outside": ", ".join(str(year) for year in sorted(set(rows["year"]) - seen)),
    }
    for article in ARTICLES:
        key, mine = article.lower(), inside[inside["article"] == article]
        facts[f"{key}_in"] = len(mine)

        facts[f"{key}_since"] = int((mine["year"] >= 2014).sum())
        facts[f"{key}_latest"] = str(mine["year"].max())

    return facts


def _years_legend(ax: Axes) -> None:
    ink = style.INK
    handles = [
        Line2D([], [], marker="o", ls="", ms=6.5, mfc=ink, mec=ink, label="in the result chain"),
        Line2D([], [], marker="o", ls="", ms=6.5, mfc="white", mec=ink, label="literature, method, history"),
        Patch(color=style.GRID, label="stated periods that include the year"),
    ]
    ax.legend(
        handles=handles, loc="upper left", ncols=3, columnspacing=1.2, handletextpad=0.5, handlelength=1.2
    )


def chained(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of the result chain by article, link and group of senders, with the share of the article's chain in percent."""
    chain = claims[claims["link"] != "none"]
    groups = chain["sender"].map(lambda sender: GROUPS.get(sender, OTHERS))
    found = chain.groupby([chain["article"], chain["link"], groups]).size()
    rows = []
    for article in ARTICLES:
        total = int((chain["article"] == article).sum())
        for link in LINKS:
            for group in (*GROUPS.values(), OTHERS):
                count = int(found.get((article, link, group), 0))
                rows.append(
                    {
                        "article": article,
                        "link": link,
                        "sender": group,
                        "claims": count,
                        "share": share(count, total),
                    }
                )
    return pd.DataFrame(rows)


@exhibit("fig-result-chain", tables=("claims", "coding_pairs"))
def result_chain(claims: pd.DataFrame, coding_pairs: pd.DataFrame) -> Drawn:
    """Stacked bars of the claims by link, one panel an article."""
    rows = chained(claims)
    figure, axes = style.canvas(3.9, 1, 2, sharex=True, sharey=True)
    facts = stability(coding_pairs, "link") | _chain_facts(claims)
    for ax, article in zip(axes, ARTICLES, strict=True):
        key = article.lower()
        mine = rows[rows["article"] == article]
        for y, link in enumerate(LINKS):
            left = 0.0
            for row in mine[(mine["link"] == link) & (mine["claims"] > 0)].itertuples():
                ax.barh(
                    y, row.share, left=left, height=0.62, color=style.ACTOR[row.sender], edgecolor="white"
                )
                left += row.share
            ax.text(left + 1, y, f"{left:.0f}%  ({facts[f'{key}_{link}']})", va="center", fontsize=8.2)
        ax.axhline(2.5, color=style.MUTED, lw=0.7, ls=(0, (3, 3)))
        ax.set_title(
            f"Article {article}: {facts[f'{key}_supply']} of {facts[f'{key}_n']} claims\non resources and activities"
        )
        ax.set_xlabel("share of the article's chain, in percent")
        ax.tick_params(axis="y", length=0)
    axes[0].set_yticks(range(len(LINKS)), [LINK_NAMES[link] for link in LINKS])
    axes[0].invert_yaxis()
    axes[0].set_xlim(0, float(rows.groupby(["article", "link"])["share"].sum().max()) * 1.33)
    labels = {
        "EU": "EU",
        "member state": "member states",
        "joint": "joint",
        "Kazakhstan": "Kazakhstan",
        OTHERS: "others or none",
    }
    handles = [Patch(color=style.ACTOR[sender], label=label) for sender, label in labels.items()]
    figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=len(handles),
        columnspacing=1.2,
        handlelength=1.1,
        handletextpad=0.5,
    )
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _chain_facts(claims: pd.DataFrame) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for article in ARTICLES:
        key, mine = article.lower(), claims[claims["article"] == article]
        chain = mine[mine["link"] != "none"]
        counts = chain["link"].value_counts()
        facts[f"{key}_n"] = len(chain)
        facts[f"{key}_none"] = len(mine) - len(chain)
        for link in LINKS:
            facts[f"{key}_{link}"] = int(counts.get(link, 0))
            facts[f"{key}_{link}_share"] = share(int(counts.get(link, 0)), len(chain))
        supply = int(chain["link"].isin(["resource", "activity"]).sum())
        response = int(chain["link"].isin(["attitude", "conduct"]).sum())
        own = chain["sender"] == "Kazakhstan"
        facts |= {f"{key}_supply": supply, f"{key}_supply_share": share(supply, len(chain))}
        facts |= {
            f"{key}_response": response,
        }
        facts[f"{key}_conduct_kz"] = int(((chain["link"] == "conduct") & own).sum())

        facts[f"{key}_attitude_numbers"] = int(
            ((chain["link"] == "attitude") & (chain["datatype"] == "number")).sum()
        )
        facts[f"{key}_attitude_survey"] = int(
            ((chain["link"] == "attitude") & (chain["subject"] == "survey 2014")).sum()
        )
    return facts
