"""Chapter 07, fourth part: is Kazakhstan special? Its distance to the EU mean in the UN beside that of its neighbours."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style
from helpers.figures.foreign_policy.votes import FULL_MEMBERSHIP, VOTES, WINDOW, WORDS, points
from helpers.measures import distance
from helpers.measures.states import NEIGHBOURS


def beside_neighbours(indicators: pd.DataFrame, votes: str) -> pd.DataFrame:
    """Distance to the EU mean of Kazakhstan and of its neighbours in the mean, by year, with the number of neighbours present."""
    values = points(indicators, votes)
    others = values[[code for code in NEIGHBOURS if code in values]].sub(values["EU27"], axis=0).abs()
    half = (points(indicators, votes, "high")["KAZ"] - points(indicators, votes, "low")["KAZ"]) / 2
    found = pd.DataFrame(
        {
            "kazakhstan": distance(values["KAZ"], values["EU27"]),
            "neighbours": others.mean(axis=1),
            "present": others.notna().sum(axis=1),
            "half_band": half,
        },
        index=values.index,
    )
    return found.assign(difference=found["kazakhstan"] - found["neighbours"]).dropna(subset=["difference"])


def longest_run(true: pd.Series) -> tuple[int, int]:
    """First and last year of the longest run of years that hold, the later one of equals; zeros where none holds."""
    groups = true[true].index.to_series().groupby((~true).cumsum()[true])
    runs = [(len(group), int(group.iloc[0]), int(group.iloc[-1])) for _, group in groups]
    return max(runs)[1:] if runs else (0, 0)


def neighbour_rows(indicators: pd.DataFrame) -> pd.DataFrame:
    """Both sets of votes below each other."""
    parts = (
        beside_neighbours(indicators, votes).reset_index(names="year").assign(votes=votes) for votes in VOTES
    )
    return pd.concat(parts, ignore_index=True)


def _grew(distances: pd.Series) -> float:
    return float(distances.iloc[-WINDOW:].mean() - distances.iloc[:WINDOW].mean())


def neighbour_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """In how many years Kazakhstan was closer, by how much, and how far both sides went, by set of votes."""
    found: dict[str, Fact] = {"four": len(NEIGHBOURS)}
    for votes in VOTES:
        own = rows[rows["votes"] == votes].set_index("year")
        tag = "" if votes == "all" else "final_"
        full = own.loc[FULL_MEMBERSHIP:]
        closer, run = int((own["difference"] < 0).sum()), longest_run(own["difference"] > 0)
        found |= {
            f"{tag}closer": closer, f"{tag}years": len(own),
            f"{tag}within": int((own["difference"].abs() <= own["half_band"]).sum()),
            f"{tag}grew": _grew(full["kazakhstan"]), f"{tag}neighbours_grew": _grew(full["neighbours"]),
            f"{tag}run_first": run[0], f"{tag}run_last": run[1],
            f"{tag}side": "closer to" if 2 * closer >= len(own) else "farther from",
            f"{tag}side_years": max(closer, len(own) - closer), f"{tag}off": abs(own["difference"].mean()),
        }  # fmt: skip
    return found | {"first": int(rows["year"].min()), "end": int(rows["year"].max())}


def draw_neighbours(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """The difference by year over the half-width of Kazakhstan's own band."""
    figure, panels = style.canvas(4.3, 2, 1, narrow=(5.2, 2, 1), sharex=True, sharey=True)
    colour = style.ACTOR["Kazakhstan"]
    for axes, votes in zip(panels, VOTES, strict=True):
        own = rows[rows["votes"] == votes]
        axes.fill_between(own["year"], -own["half_band"], own["half_band"], color=style.GRID, alpha=0.8, lw=0)
        axes.axhline(0, color=style.MUTED, lw=0.8)
        axes.plot(own["year"], own["difference"], color=colour, lw=1.1, zorder=3)
        for full, face in ((True, colour), (False, "white")):
            part = own[(own["present"] == len(NEIGHBOURS)) == full]
            look: style.Look = {"color": colour, "mfc": face, "ms": layout.pick(5, 4), "zorder": 4}
            axes.plot(part["year"], part["difference"], "o", **look)
        tag = "" if votes == "all" else "final_"
        title = (
            f"{WORDS[votes]}: Kazakhstan closer in {facts[f'{tag}closer']} of {facts[f'{tag}years']} years, in "
            f"{facts[f'{tag}within']} within its own error"
        )
        axes.set_title(layout.wrap(title, 80, 40))
        axes.set_ylabel("difference, points")
    panels[0].set_ylim(-0.54, layout.pick(0.36, 0.5))
    notes = ((0, 0.3, "farther from the EU mean than the neighbours"), (0, -0.48, "closer to it"))
    for panel, y, text in (*notes, (1, 0.3, "grey: half-width of Kazakhstan's own band")):
        x = layout.pick(2003.2 if y > 0 else 2010, 1992 if y > 0 else 2010)
        panels[panel].text(x, y, text, fontsize=8, color=style.MUTED, va="center")
    style.years(panels[-1], float(rows["year"].min()) - 1, float(rows["year"].max()) + 1, layout.pick(5, 10))
    return figure


@exhibit("fig-un-neighbours", tables=("indicators",))
def neighbours(indicators: pd.DataFrame) -> Drawn:
    """Difference of distances, Kazakhstan minus neighbours."""
    rows = neighbour_rows(indicators)
    used = indicators[indicators["indicator"].isin(VOTES.values())]
    return Drawn(draw_neighbours, rows, neighbour_facts(rows), sorted(set(used["source"])))
