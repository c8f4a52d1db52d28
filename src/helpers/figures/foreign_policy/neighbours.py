"""Chapter 07, fourth part: is Kazakhstan special? Its distance to the EU mean in the UN beside that of its neighbours."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Drawn, exhibit, style, turn
from helpers.figures.foreign_policy.votes import FULL_MEMBERSHIP, NEIGHBOURS, VOTES, WINDOW, WORDS, points
from helpers.measures import distance


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


@exhibit("fig-un-neighbours", tables=("indicators",))
def neighbours(indicators: pd.DataFrame) -> Drawn:
    """Difference of distances, Kazakhstan minus neighbours."""
    figure, panels = style.canvas(4.3, 2, 1, sharex=True, sharey=True)
    facts: dict[str, float | int | str] = {"four": len(NEIGHBOURS)}
    kept = []
    for axes, votes in zip(panels, VOTES, strict=True):
        rows = beside_neighbours(indicators, votes)
        axes.fill_between(
            rows.index, -rows["half_band"], rows["half_band"], color=style.GRID, alpha=0.8, lw=0
        )
        axes.axhline(0, color=style.MUTED, lw=0.8)
        axes.plot(rows.index, rows["difference"], color=style.ACTOR["Kazakhstan"], lw=1.1, zorder=3)
        for full, face in ((True, style.ACTOR["Kazakhstan"]), (False, "white")):
            part = rows[(rows["present"] == len(NEIGHBOURS)) == full]
            axes.plot(
                part.index,
                part["difference"],
                "o",
                color=style.ACTOR["Kazakhstan"],
                markerfacecolor=face,
                ms=5,
                zorder=4,
            )
        closer = int((rows["difference"] < 0).sum())
        axes.set_title(f"{WORDS[votes]}: Kazakhstan closer to the EU mean in {closer} of {len(rows)} years")
        axes.set_ylabel("difference, points")
        tag = "" if votes == "all" else "final_"
        full_rows = rows.loc[FULL_MEMBERSHIP:]
        run = longest_run(rows["difference"] > 0)
        facts |= {
            f"{tag}closer": closer, f"{tag}years": len(rows), f"{tag}mean_off": -rows["difference"].mean(),
            f"{tag}within": int((rows["difference"].abs() <= rows["half_band"]).sum()),
            f"{tag}grew": full_rows["kazakhstan"].iloc[-WINDOW:].mean() - full_rows["kazakhstan"].iloc[:WINDOW].mean(),
            f"{tag}neighbours_grew": full_rows["neighbours"].iloc[-WINDOW:].mean() - full_rows["neighbours"].iloc[:WINDOW].mean(),
            f"{tag}run_first": run[0], f"{tag}run_last": run[1],
        }  # fmt: skip
        grew = facts[f"{tag}grew"]
        facts |= {
            f"{tag}side": "closer to" if 2 * closer >= len(rows) else "farther from",
            f"{tag}side_years": max(closer, len(rows) - closer),
            f"{tag}off": abs(rows["difference"].mean()),
            f"{tag}grew_way": turn(float(grew), "grew", "shrank"),
            f"{tag}grew_by": abs(float(grew)),
        }
        if votes == "all":
            facts["farther"] = len(rows) - closer
        kept.append(rows.reset_index(names="year").assign(votes=votes))
    panels[0].set_ylim(-0.54, 0.36)
    notes = ((0, 0.3, "farther from the EU mean than the neighbours"), (0, -0.48, "closer to it"))
    for panel, y, text in (*notes, (1, 0.08, "grey: half-width of Kazakhstan's own band")):
        panels[panel].text(2003.2 if y > 0 else 2010, y, text, fontsize=8, color=style.MUTED, va="center")
    whole = pd.concat(kept, ignore_index=True)
    facts |= {"first": int(whole["year"].min()), "end": int(whole["year"].max())}
    style.years(panels[-1], float(whole["year"].min()) - 1, float(whole["year"].max()) + 1, 5)
    used = indicators[indicators["indicator"].isin(VOTES.values())]
    return Drawn(figure, whole, facts, sorted(set(used["source"])))
