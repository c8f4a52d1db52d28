"""What holds for every exhibit of the registry, made once from the real tables."""

from __future__ import annotations

import io
import json
import math
import re
import warnings

import pypdfium2
import pytest
from matplotlib.colors import to_hex
from pypdf import PdfReader

from frames import made, picture, real
from helpers import exhibits, paths, tables
from helpers.book.pdf.writing import TEMPLATE
from helpers.exhibits import LAYOUTS, NARROW, Layout, colours, fitting, texts, waiting
from helpers.publishing import pictures
from helpers.publishing.pictures import About
from helpers.tables import dates

#: Every exhibit; the tests of one run in one process (`conftest`), so that it is drawn once.
EVERY = list(exhibits.registry())
#: Height in centimetres from which on the PDF makes a picture smaller.
TALLEST = float(re.findall(r"#let tallest = ([\d.]+)cm", TEMPLATE.read_text(encoding="utf-8"))[0])


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


#: Tables whose order is another and only happens to keep the articles apart, with that order.
ORDERED = {"tbl-political-instruments": "date"}


@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("tbl-")])
def test_no_table_is_ordered_by_article(identifier: str) -> None:
    """Where a column leads to claims of both articles, neither article's stand all before the other's."""
    body = made(identifier).card["body"]
    for place in range(len(body[0])):
        letters = "".join(line[place]["claim"][0] for line in body if "claim" in line[place])
        if len(letters) > 5 and len(set(letters)) == 2 and identifier not in ORDERED:
            assert not re.fullmatch("a+b+|b+a+", letters), f"column {place + 1}"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("fig-")])
def test_no_label_of_a_figure_is_cut_off_or_runs_into_another(identifier: str, layout: Layout) -> None:
    exhibit = made(identifier)
    figure = exhibit.narrow if layout.narrow else exhibit.figure
    assert (figure is None) == (layout.narrow and identifier in waiting.without_narrow())
    if figure is not None:
        with layout.use(), warnings.catch_warnings():
            # Where the panels find no room, matplotlib warns and draws all over each other.
            warnings.simplefilter("error")
            assert not list(fitting.faults(figure))


@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("fig-")])
def test_letters_in_a_narrow_form_can_be_read_on_a_telephone(identifier: str) -> None:
    figure = made(identifier).narrow
    if figure is not None:
        assert figure.get_size_inches()[0] == NARROW.width
        assert min(text.get_fontsize() for text, _ in fitting.labels(figure)) >= NARROW.small


@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("fig-")])
def test_letters_can_be_read_on_paper(identifier: str) -> None:
    """The PDF makes a picture smaller that is higher than its template allows, with all of its letters."""
    figure = made(identifier).figure
    assert figure is not None
    high = 2.54 * figure.get_size_inches()[1]
    smallest = min(text.get_fontsize() for text, _ in fitting.labels(figure))
    assert smallest * min(1, TALLEST / high) >= 6


@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("fig-")])
def test_colours_have_a_meaning_and_letters_can_be_read(identifier: str) -> None:
    figure = made(identifier).figure
    assert figure is not None and picture(identifier)
    known = colours.by_hex()
    faint = {
        text.get_text(): colour.meaning
        for text, _ in fitting.labels(figure)
        # Letters in the colour of the page stand on an area.
        if (colour := known[to_hex(text.get_color())]).use not in ("letters", "ground", "inside")
    }
    assert not faint


@pytest.mark.parametrize("identifier", [one for one in EVERY if one.startswith("fig-")])
def test_each_label_is_found_in_the_pdf_in_one_font(identifier: str) -> None:
    exhibit = made(identifier)
    assert exhibit.figure is not None
    about = About(identifier, exhibit.card["title"], exhibit.card["alt"], "")
    pdf = pictures.pdf(picture(identifier), about)
    (page,), (text,) = PdfReader(io.BytesIO(pdf)).pages, pypdfium2.PdfDocument(pdf)
    found = "".join(text.get_textpage().get_text_range().split())
    exhibit.figure.draw_without_rendering()
    labels = [dates.dashed(text.get_text()) for text, _ in fitting.labels(exhibit.figure)]
    lines = [line for label in labels for line in label.split("\n")]
    assert lines and not [line for line in lines if "".join(line.split()) not in found]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    # The pages embed the font upright, normal and bold.
    assert {name.partition("+")[2] for name in fonts} <= {"DejaVuSans", "DejaVuSans-Bold"}


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
def test_comparing_words_are_facts(identifier: str) -> None:
    said = exhibits.registry()[identifier].texts
    typed = [word for name in texts.COMPARED for word in texts.comparing(getattr(said, name))]
    assert not typed


def test_the_list_of_waiting_exhibits_only_gets_shorter() -> None:
    assert len(waiting.without_narrow()) == 0, "draw the narrow form instead of letting it wait"
    assert set(waiting.without_narrow()) <= set(exhibits.registry())
    assert all(len(reason.split()) > 2 for reason in waiting.without_narrow().values())
