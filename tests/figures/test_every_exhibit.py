"""What holds for every exhibit of the registry, made once from the real tables."""

from __future__ import annotations

import json
import math
import re

import pytest

from frames import made, real
from helpers import exhibits, paths, tables
from helpers.exhibits import texts, waiting

#: The tests of one exhibit run in one process, so that it is drawn once.
EVERY = [
    pytest.param(identifier, marks=pytest.mark.xdist_group(identifier)) for identifier in exhibits.registry()
]
#: Points of a picture (72 an inch) by which the box of a text may pass its edge: the box is wider than the letters.
BEARING = 2


@pytest.mark.parametrize("identifier", EVERY)
def test_texts_are_filled_and_short(identifier: str) -> None:
    card = made(identifier).card
    assert 3 <= len(card["title"].split()) <= 60
    for name in ("caption", "reading", "alt") if identifier.startswith("fig-") else ("caption", "reading"):
        assert 10 < len(card[name].split()) <= 60, name
    for name in ("title", "caption", "reading", "alt"):
        assert not re.search(r"[{}]|\bnan\b|\binf\b|  ", card[name]), card[name]


@pytest.mark.parametrize("identifier", EVERY)
def test_facts_have_values_and_sources_are_known(identifier: str) -> None:
    card = made(identifier).card
    assert not [
        name
        for name, fact in card["facts"].items()
        if fact is None or (isinstance(fact, float) and not math.isfinite(fact))
    ]
    (sources,) = real("sources")
    assert card["sources"] and set(card["sources"]) <= set(sources["source"])


@pytest.mark.parametrize("identifier", EVERY)
def test_lines_of_a_table_are_whole_and_lead_to_claims(identifier: str) -> None:
    card = made(identifier).card
    (claims,) = real("claims")
    for line in card.get("body", []):
        assert len(line) == len(card["header"]) == len(card["align"])
        assert {cell["claim"] for cell in line if "claim" in cell} <= set(claims["claim"])


@pytest.mark.parametrize("identifier", [one for one in EVERY if str(one.values[0]).startswith("fig-")])
def test_no_text_of_a_figure_is_cut_off(identifier: str) -> None:
    figure = made(identifier).figure
    assert figure is not None
    figure.draw_without_rendering()
    for axes in figure.axes:
        ticks = [
            tick.label1
            for axis in ((axes.xaxis, axes.yaxis) if axes.axison else ())
            for tick in axis.get_major_ticks()
            if tick.label1.get_visible() and _within(tick.get_loc(), axis.get_view_interval())
        ]
        titles = [axes.title, axes._left_title, axes.xaxis.label]
        for text in [*axes.texts, *titles, *ticks]:
            box = text.get_window_extent()
            assert not text.get_text() or (
                min(box.x0, box.y0) >= -BEARING
                and box.x1 <= figure.bbox.width + BEARING
                and box.y1 <= figure.bbox.height + BEARING
            ), text.get_text()


def _within(place: float, interval: tuple[float, float]) -> bool:
    """Whether a tick is drawn: beyond the axis it only exists."""
    return min(interval) <= place <= max(interval)


def _stated() -> dict[str, set[str]]:
    """The facts that prose states, by exhibit: links of chapters and pages, and roles where a page has them still."""
    found: dict[str, set[str]] = {}
    for path in [*paths.notebooks(), *paths.CHAPTERS.rglob("*.md"), *paths.ROOT.glob("*.md")]:
        prose = path.read_text(encoding="utf-8")
        if path.suffix == ".ipynb":
            cells = json.loads(prose)["cells"]
            prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        for exhibit, fact in re.findall(r"(?:\]\(fact:|<)((?:fig|tbl)-[a-z0-9-]+)\.(\w+)[>)]", prose):
            found.setdefault(exhibit, set()).add(fact)
    leaning = tables.load("thesis_evidence")
    for exhibit, expression in zip(leaning["exhibit"], leaning["rests_on"], strict=True):
        found.setdefault(exhibit, set()).update(exhibits.compared(expression))
    return found


STATED = _stated()


@pytest.mark.parametrize("identifier", EVERY)
def test_every_fact_is_read_by_a_text_or_by_prose(identifier: str) -> None:
    said = exhibits.registry()[identifier].texts.facts()
    assert not exhibits.unread(made(identifier).card["facts"], said, STATED.get(identifier, ()))


@pytest.mark.parametrize("identifier", EVERY)
def test_comparing_words_are_facts_or_the_exhibit_waits(identifier: str) -> None:
    said = exhibits.registry()[identifier].texts
    typed = [word for name in texts.COMPARED for word in texts.comparing(getattr(said, name))]
    assert bool(typed) == exhibits.waits(identifier), typed


def test_the_list_of_waiting_exhibits_only_gets_shorter() -> None:
    assert len(waiting.waiting()) <= 20, "redraw the exhibit instead of letting it wait"
    assert waiting.waiting() <= set(exhibits.registry())
