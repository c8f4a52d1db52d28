"""Chapter 07, second part: positions of states in the UN General Assembly."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, drawing, exhibit, style, turn
from helpers.measures import distance
from helpers.measures.states import NEIGHBOURS

VOTES = {"all": "un-ideal-point-all", "final": "un-ideal-point-final"}
WORDS = {"all": "All votes", "final": "Final votes"}
NAMES = {"KAZ": "Kazakhstan", "EU27": "EU mean", "RUS": "Russia", "CHN": "China", "USA": "US"}
COLOURS = {code: style.ACTOR[{"EU27": "EU"}.get(code, name)] for code, name in NAMES.items()}
#: All of today's members are in the data from this year on.
FULL_MEMBERSHIP = 1993
#: Years averaged at each end of a period.
WINDOW = 3


def points(indicators: pd.DataFrame, votes: str, field: str = "value") -> pd.DataFrame:
    """Ideal points, or an end of their bands, by year (rows) and state (columns)."""
    chosen = indicators[indicators["indicator"] == VOTES[votes]]
    return chosen.astype({"period": int}).pivot(index="period", columns="entity", values=field)


def between(rows: pd.DataFrame, votes: str) -> pd.Series:
    """Distance of Kazakhstan to the EU mean by year, since all of today's members are in the data."""
    values = points(rows, votes)
    found = pd.Series(distance(values["KAZ"], values["EU27"]), index=values.index)
    return found.loc[FULL_MEMBERSHIP:].dropna()


def near(values: pd.DataFrame) -> pd.DataFrame:
    """Ideal points of Kazakhstan's neighbours, of those that have one."""
    return values[[code for code in NEIGHBOURS if code in values]]


def point_rows(indicators: pd.DataFrame) -> pd.DataFrame:
    """Ideal points of five and of the neighbours with their bands, for all and for final votes, one a state and year."""
    shown = [*COLOURS, *NEIGHBOURS]
    chosen = indicators[indicators["indicator"].isin(VOTES.values()) & indicators["entity"].isin(shown)]
    return chosen[["indicator", "entity", "period", "value", "low", "high", "n", "status", "note", "source"]]


def neighbour_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """How much of Kazakhstan's growing distance from the Union that of its neighbours is, in the mean and on all votes,
    and how often Kazakhstan was the closer one.
    """
    values, own = points(rows, "all"), between(rows, "all")
    others = near(values).sub(values["EU27"], axis=0).abs().mean(axis=1)[own.index]
    own, others = own[others.notna()], others.dropna()
    windows = own.index[[0, WINDOW - 1]], own.index[[-WINDOW, -1]]
    spans = dict(
        zip(
            ("near_from", "near_to"),
            (f"{one[0]}\N{EN DASH}{one[1] % 100:02d}" for one in windows),
            strict=True,
        )
    )
    grew = [float(line.iloc[-WINDOW:].mean() - line.iloc[:WINDOW].mean()) for line in (own, others)]
    counts = {"closer": int((own < others).sum()), "years": len(own), "four": len(NEIGHBOURS)}
    return {"near_share": 100 * grew[1] / grew[0], **spans, **counts}


def point_facts(rows: pd.DataFrame) -> dict[str, Fact]:
    """Ends of the positions, and the ways they went, by set of votes."""
    found: dict[str, Fact] = {"full": FULL_MEMBERSHIP}
    for votes in VOTES:
        values = points(rows, votes)
        last = int(values["KAZ"].last_valid_index())
        tag = "" if votes == "all" else "final_"
        own, union = values["KAZ"].loc[FULL_MEMBERSHIP:last], values["EU27"].loc[FULL_MEMBERSHIP:]
        found |= {
            f"{tag}last": last, f"{tag}kaz_first": own.iloc[0], f"{tag}kaz_last": own.iloc[-1],
            f"{tag}kaz_way": turn(own.iloc[-1] - own.iloc[0], "rises", "falls", "stays"),
            f"{tag}eu_low": union.min(), f"{tag}eu_high": union.max(),
        }  # fmt: skip
        found |= {f"{tag}{code.lower()}_last": values.loc[last, code] for code in ("USA", "RUS", "CHN")}
    return found | {"first": FULL_MEMBERSHIP, "end": found["final_last"]}


def draw_points(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """A line a state with its band and one for the neighbours, all votes above and final votes below."""
    figure, panels = style.canvas(6.4, 2, 1, sharex=True, sharey=True)
    for axes, votes in zip(panels, VOTES, strict=True):
        values, lows, highs = (points(rows, votes, field) for field in ("value", "low", "high"))
        for code, colour in COLOURS.items():
            main = code in ("KAZ", "EU27")
            band = pd.DataFrame({"low": lows[code], "high": highs[code]}).dropna()
            if len(band):
                drawing.band(axes, band, colour, 0.28 if code == "KAZ" else 0.13, f"band {code}")
            width, above = (2.2, 4) if main else (1.2, 3)
            axes.plot(values.index, values[code], color=colour, label=code, lw=width, zorder=above)
        others = near(values).mean(axis=1)
        axes.plot(others.index, others, color=style.GREY, label="neighbours", lw=1.0, zorder=2)
        last, tag = int(values["KAZ"].last_valid_index()), "" if votes == "all" else "final_"
        names = NAMES | {"EU27": NAMES["EU27"] + layout.pick(" (no band)", "\n(no band)")}
        ends = {names[code]: (float(values.loc[last, code]), colour) for code, colour in COLOURS.items()}
        ends[f"{facts['four']} neighbours"] = (float(others[last]), style.GREY)
        drawing.end_labels(axes, ends, last + 0.5, layout.pick(0.34, 0.44))
        title = (
            f"{WORDS[votes]}: Kazakhstan {facts[f'{tag}kaz_way']} from {facts[f'{tag}kaz_first']:.2f} in "
            f"{facts['first']} to {facts[f'{tag}kaz_last']:.2f} in {last}"
        )
        axes.set_title(layout.wrap(title.replace("-", "\N{MINUS SIGN}"), 110, 44))
        axes.set_ylabel("ideal point")
        axes.grid(axis="y")
    panels[0].set_ylim(-2.3, 3.5)
    end = int(facts["end"])
    style.years(panels[-1], FULL_MEMBERSHIP - 2, end + layout.pick(8.5, 18.0), 5)
    panels[-1].set_xticks(range(layout.pick(1995, 2000), end + 1, layout.pick(5, 10)))
    return figure


@exhibit("fig-un-ideal-points", tables=("indicators",))
def ideal_points(indicators: pd.DataFrame) -> Drawn:
    """Ideal points of five, with bands where the source has them, and of the neighbours in the mean."""
    rows = point_rows(indicators)
    return Drawn(draw_points, rows, point_facts(rows) | neighbour_facts(rows))
