"""Chapter 03, fourth part: how stable the coding is."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Drawn, exhibit, style
from helpers.exhibits.facts import Fact
from helpers.measures import nominal_alpha, share

FIELDS = ("kind", "dimension", "link")


def agreement(coding_pairs: pd.DataFrame) -> pd.DataFrame:
    """Percent agreement and alpha of the two passes for each coded field, by article and for both, over units found by both."""
    rows = []
    for field in FIELDS:
        both = coding_pairs[(coding_pairs[f"first_{field}"] != "") & (coding_pairs[f"second_{field}"] != "")]
        for article, part in [*both.groupby("article"), ("A and B", both)]:
            first, second = list(part[f"first_{field}"]), list(part[f"second_{field}"])
            same = sum(one == other for one, other in zip(first, second, strict=True))
            rows.append(
                {
                    "field": field,
                    "article": article,
                    "units": len(part),
                    "same": same,
                    "agreement": share(same, len(part)) / 100,
                    "alpha": nominal_alpha(first, second),
                }
            )
    return pd.DataFrame(rows)


def confusions(coding_pairs: pd.DataFrame, number: int = 8) -> pd.DataFrame:
    """The pairs of categories that the passes exchange most often, most frequent first."""
    rows = []
    for field in FIELDS:
        first, second = coding_pairs[f"first_{field}"], coding_pairs[f"second_{field}"]
        apart_ = coding_pairs[(first != "") & (second != "") & (first != second)]
        pairs = [
            " / ".join(sorted(pair))
            for pair in zip(apart_[f"first_{field}"], apart_[f"second_{field}"], strict=True)
        ]
        rows += [
            {"field": field, "pair": pair, "units": count}
            for pair, count in pd.Series(pairs, dtype=object).value_counts().items()
        ]
    frame = pd.DataFrame(rows, columns=["field", "pair", "units"])
    return (
        frame.sort_values(["units", "field", "pair"], ascending=[False, True, True])
        .head(number)
        .reset_index(drop=True)
    )


@exhibit("fig-stability", tables=("coding_pairs",))
def stability(coding_pairs: pd.DataFrame) -> Drawn:
    """Dots of agreement and alpha by field and article, beside bars of the most frequent differences."""
    rows, pairs = agreement(coding_pairs), confusions(coding_pairs)
    facts = _stability_facts(coding_pairs, rows, pairs)
    figure, (left, right) = style.canvas(3.7, 1, 2, width_ratios=[1, 0.95])
    lines = rows[rows["article"] != "A and B"].reset_index(drop=True)
    for y, row in enumerate(lines.itertuples()):
        colour = style.ARTICLE[row.article]
        left.plot([row.alpha, row.agreement], [y, y], color=style.GRID, lw=1.4, zorder=1)
        left.plot([row.agreement], [y], "o", ms=6.5, mfc="white", mec=colour, mew=1.2)
        left.plot([row.alpha], [y], "o", ms=6.5, mfc=colour, mec=colour)
        left.text(row.alpha - 0.02, y, f"{row.alpha:.2f}", ha="right", va="center", fontsize=8.2)
        left.text(row.agreement + 0.02, y, f"{100 * row.agreement:.0f}%", va="center", fontsize=8.2)
    left.set_yticks(range(len(lines)), [f"{row.field}, {row.article}" for row in lines.itertuples()])
    left.set_xlim(0.5, 1.0)
    left.set_title("Agreement and alpha by article")
    left.set_xlabel("filled: alpha; hollow: share that agree")
    right.barh(pairs.index, pairs["units"], height=0.62, color=style.GREY)
    for y, row in enumerate(pairs.itertuples()):
        right.text(row.units + 0.6, y, f"{row.units} ({row.field})", va="center", fontsize=8.2)
    right.set_yticks(
        pairs.index,
        [row.pair.replace(" / ", "/\n" if len(row.pair) > 20 else "/") for row in pairs.itertuples()],
    )
    right.set_xlim(0, int(pairs["units"].max()) * 1.45)
    right.set_title("Most frequent differences")
    right.set_xlabel("units")
    for ax, length in ((left, len(lines)), (right, len(pairs))):
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(length - 0.4, -0.6)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _stability_facts(coding_pairs: pd.DataFrame, rows: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, Fact]:
    first, second = coding_pairs["first_kind"] != "", coding_pairs["second_kind"] != ""
    facts: dict[str, Fact] = {
        "units": len(coding_pairs),
        "matched": int((first & second).sum()),
        "matched_share": share(int((first & second).sum()), len(coding_pairs)),
        "first_pair": str(pairs["pair"].iloc[0]).replace(" / ", " against "),
        "first_pair_units": int(pairs["units"].iloc[0]),
    }
    for row in rows.itertuples():
        key = row.field if row.article == "A and B" else f"{row.article.lower()}_{row.field}"
        facts |= {f"{key}_share": 100 * float(row.agreement), f"{key}_alpha": float(row.alpha)}
    single = rows[rows["article"] != "A and B"]
    low = single.loc[single["alpha"].idxmin()]
    facts |= {
        "lowest": float(low["alpha"]),
        "lowest_where": f"{low['field']}, article {low['article']}",
        "highest": float(single["alpha"].max()),
    }
    return facts | _findings(coding_pairs)


def _findings(coding_pairs: pd.DataFrame) -> dict[str, Fact]:
    """A finding of chapter 01 computed from either pass alone: resources and activities in the result chain, in percent."""
    facts: dict[str, Fact] = {}
    for article in ("A", "B"):
        for name in ("first", "second"):
            links = coding_pairs.loc[coding_pairs["article"] == article, f"{name}_link"]
            chain = links[~links.isin(["", "none"])]
            facts[f"{article.lower()}_supply_{name}"] = (
                share(int(chain.isin(["resource", "activity"]).sum()), len(chain)) if len(chain) else 0.0
            )
    return facts
