"""Chapter 05: visas that Schengen states gave in Kazakhstan, and when Kazakhstan waived its own."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, Facts, Layout, exhibit, style, turn
from helpers.measures import contact
from helpers.measures.yearly import yearly
from helpers.tables import dates

SOURCE, PEOPLE = "ec-schengen-visas", "wdi-kaz-2026"
#: Visas issued and refused at consulates in all countries and in Russia, of three years that were read.
ELSEWHERE = ("visas-issued", "visas-refused")
#: Years in which borders were closed against the virus, drawn on a grey ground.
CLOSED = (2020, 2022)
#: Lines of the upper panel: name, width, dash, and how far above the end of the line its name stands.
LINES = {
    "applied": ("asked for", 1.1, "--", 0.3),
    "issued": ("issued", 2.2, "-", -0.3),
    "multiple": ("for several entries", 1.4, "-", 0.0),
}


def _elsewhere(indicators: pd.DataFrame) -> pd.DataFrame:
    """Share refused among the decisions of all consulates, and of all but those in Russia, by year.

    Russia is left out once, since where few are refused and applications come and go the total moves with it.
    """
    places = ("WLD", "RUS")
    world, russia = (
        pd.DataFrame({name: yearly(indicators, name, of) for name in ELSEWHERE}) for of in places
    )
    shares = [100 * part["visas-refused"] / part.sum(axis=1) for part in (world, world - russia)]
    return pd.DataFrame(dict(zip(("refused_worldwide", "refused_without_russia"), shares, strict=True)))


def rows_of(visas: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Visas of each year over all hosts, whole and for each thousand people in Kazakhstan, and the share
    refused in all countries.
    """
    found = contact.visas_by_year(visas)
    found["people"] = yearly(indicators, "population", "KAZ").reindex(found.index)
    for name in ("applied", "issued", "multiple"):
        found[f"{name}_per_1000"] = 1000 * found[name] / found["people"]
    return found.join(_elsewhere(indicators)).reset_index().astype({"year": int})


def facts_of(rows: pd.DataFrame, steps: pd.DataFrame) -> dict[str, Fact]:
    """The year with most visas for each person before borders closed, the first and the last; and the share refused
    since the first year in which it was read for all countries.
    """
    by_year = rows.set_index("year")
    open_years = by_year[by_year.index < CLOSED[0]]
    peak, last = int(open_years["issued_per_1000"].idxmax()), int(by_year.index.max())
    first = int(by_year.index.min())
    refused, multiple = by_year["refused_share"], by_year["multiple_share"]
    world = by_year["refused_worldwide"].dropna()
    begin, end = int(world.index.min()), int(world.index.max())
    apart = by_year["refused_without_russia"]
    days = list(enumerate(sorted(steps["begins"]), start=1))
    return {
        "first": first, "peak": peak, "last": last,
        "heads_first": by_year["issued_per_1000"][first], "heads_peak": by_year["issued_per_1000"][peak],
        "heads_last": by_year["issued_per_1000"][last],
        "heads_up": turn(by_year["issued_per_1000"][peak] - by_year["issued_per_1000"][first]),
        "heads_down": turn(by_year["issued_per_1000"][last] - by_year["issued_per_1000"][peak]),
        "refused_last": refused[last], "refused_word": turn(refused[end] - refused[begin]),
        "refused_closing": refused[CLOSED[0] - 1], "closing": CLOSED[0] - 1,
        "multiple_peak": multiple[peak], "multiple_last": multiple[last],
        "hosts_first": int(by_year["hosts"][first]), "hosts_last": int(by_year["hosts"][last]), "steps": len(steps),
        "world_from": begin, "world_to": end, "world_first": world[begin], "world_last": world[end],
        "world_word": turn(world[end] - world[begin]), "world_points": world[end] - world[begin],
        "here_first": refused[begin], "here_points": refused[end] - refused[begin],
        "apart_points": apart[end] - apart[begin],
        "world_times": world[end] / world[begin], "here_times": refused[end] / refused[begin],
        **{f"step_{place}": dates.middle(day) for place, day in days},
        **{f"waived_{place}": dates.year(day) for place, day in days},
    }  # fmt: skip


def _heads(axes: Axes, rows: pd.DataFrame, steps: list[float], layout: Layout) -> None:
    """Visas for each thousand people, with the steps of Kazakhstan as ticks above."""
    colour = style.ACTOR["EU"]
    for name, (label, width, dash, shift) in LINES.items():
        values = rows[f"{name}_per_1000"].astype(float)
        axes.plot(rows["year"], values, dash, color=colour, linewidth=width)
        at = values.last_valid_index()
        axes.text(
            rows["year"][at] + 0.3, values[at] + shift, label, va="center", color=colour, linespacing=1.0
        )
    axes.set(ylim=(0, 12), yticks=[0, 2, 4, 6, 8, 10], ylabel="for each 1,000 people")
    for x in steps:
        axes.plot([x, x], [10.6, 11.8], color=style.ACTOR["Kazakhstan"], linewidth=2)
    waiver: style.Look = {"va": "center", "color": style.ACTOR["Kazakhstan"]}
    axes.text(
        max(steps) + layout.pick(0.3, 0.7),
        11.2,
        layout.pick("Kazakhstan's own visa waiver", "Kazakhstan's waiver"),
        **waiver,
    )
    upright: style.Look = {"ha": "center", "va": "center", "rotation": 90, "color": style.MUTED}
    axes.text(sum(CLOSED) / 2 - 0.2, 5.6, "borders closed", **upright)


def _refused(axes: Axes, rows: pd.DataFrame, layout: Layout) -> None:
    """Shares of refusals at the consulates in Kazakhstan, and marks for those in all countries."""
    colour = style.ACTOR["EU"]
    here, world = rows["refused_share"].astype(float), rows["refused_worldwide"].astype(float)
    axes.plot(rows["year"], here, color=colour, linewidth=2.2)
    axes.plot(rows["year"], world, "D", color=style.MUTED, markersize=5.5)
    everywhere = f"{world[world.last_valid_index()]:.0f}%, in all countries"
    for values, name, ink in ((here, "in Kazakhstan", colour), (world, everywhere, style.MUTED)):
        at = values.last_valid_index()
        axes.text(rows["year"][at] + 0.45, values[at], layout.wrap(name, 20, 12), va="center", color=ink)
    for year, value in zip(rows["year"], world, strict=True):
        if value == value and year != rows["year"].max():
            axes.text(year, value + 1, f"{value:.0f}%", ha="center", color=style.MUTED)
    axes.set(ylim=(0, 17), yticks=[0, 5, 10, 15], ylabel="% of decisions")


def draw(rows: pd.DataFrame, facts: Facts, layout: Layout) -> Figure:
    """Two panels on one time axis."""
    figure, panels = style.canvas(4.9, 2, 1, sharex=True, height_ratios=[1.25, 1])
    _heads(
        panels[0],
        rows,
        [float(facts[f"step_{place}"]) for place in range(1, int(facts["steps"]) + 1)],
        layout,
    )
    _refused(panels[1], rows, layout)
    first, peak, last = (
        f"{facts[f'heads_{name}']:.1f} in {facts[name]}" for name in ("first", "peak", "last")
    )
    # The peak is the beginning that makes the fall largest, so that the first year stands beside it.
    refused = (
        f"{facts['here_first']:.0f}% in {facts['world_from']}, {facts['refused_last']:.0f}% in {facts['world_to']}; "
        f"in all countries {facts['world_first']:.0f}% and {facts['world_last']:.0f}%"
    )
    heads = (
        f"Schengen visas for 1,000 people in Kazakhstan {facts['heads_up']} from {first} to {peak} and "
        f"{facts['heads_down']} to {last}"
    )
    titles = (heads, f"Refused in Kazakhstan: {refused}")
    for axes, title in zip(panels, titles, strict=True):
        axes.set_title(layout.wrap(title, 70 if axes is panels[0] else 80, 40))
        # The steps of Kazakhstan and their name stand on the page, above the field.
        high = 10.2 / 12 if axes is panels[0] else 1
        axes.axvspan(CLOSED[0] - 0.2, CLOSED[1] - 0.2, ymax=high, color=style.PALE, zorder=0)
        axes.grid(axis="y")
        style.years(axes, int(facts["first"]) - 0.5, int(facts["last"]) + layout.pick(4.6, 9.5), 5)
        axes.set_xticks([2010, 2015, 2020])
    return figure


@exhibit("fig-schengen-visas", tables=("schengen_visas", "indicators", "visa_steps"))
def schengen_visas(schengen_visas: pd.DataFrame, indicators: pd.DataFrame, visa_steps: pd.DataFrame) -> Drawn:
    """Visas for each thousand people, and the shares of refusals, in Kazakhstan and in all countries."""
    rows = rows_of(schengen_visas, indicators)
    facts = facts_of(rows, visa_steps)
    return Drawn(draw, rows.astype({"hosts": int}), facts, [SOURCE, PEOPLE, *visa_steps["source"]])
