"""Figures as they stand on pages: every label inside its picture, no two over each other, in both forms and schemes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from conftest import Watched, book_folder

CHAPTERS = sorted(f"chapters/{path.name}" for path in (book_folder() / "chapters").glob("[0-9]*.html"))
#: Width of a page and the form of its figures.
FORMS = [pytest.param(1280, "wide", id="wide"), pytest.param(390, "narrow", id="narrow")]
#: A reader's own letters, where a browser refuses the font of the page: another width for each of them.
OTHER_FONT = "svg.exhibit-picture, svg.exhibit-picture * { font-family: 'Liberation Sans', Arial, sans-serif !important; }"
#: Labels of shown figures that pass the edge of their picture, and pairs that meet, by more than two points of
#: the drawing. A label is a turned box, from the height of its capitals to the depth of its letters.
FAULTS = """form => {
  const said = [];
  for (const svg of document.querySelectorAll(`svg.exhibit-picture.${form}`)) {
    const name = svg.closest("figure")?.id ?? "";
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    const inverse = svg.getScreenCTM().inverse();
    const boxes = [...svg.querySelectorAll("text")].filter(one => one.textContent.trim()).map(one => {
      const size = parseFloat(getComputedStyle(one).fontSize), box = one.getBBox();
      const base = one.getStartPositionOfChar(0).y, slack = 2;
      const matrix = inverse.multiply(one.getScreenCTM());
      const at = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
      const [left, right] = [box.x, box.x + box.width], [top, low] = [base - 0.76 * size, base + 0.24 * size];
      const corners = by => [at(left + by, top + by), at(right - by, top + by), at(right - by, low - by), at(left + by, low - by)];
      return { said: one.textContent.trim(), whole: corners(slack), half: corners(slack / 2) };
    });
    for (const { said: text, whole } of boxes)
      if (whole.some(({ x, y }) => x < 0 || y < 0 || x > width || y > height)) said.push(`${name}: '${text}' is cut off`);
    // Two turned boxes are apart where a side of one has all of the other beyond it.
    const apart = (one, other) => [one, other].some(box => [0, 1].some(side => {
      const axis = { x: box[side + 1].x - box[side].x, y: box[side + 1].y - box[side].y };
      const on = corners => corners.map(({ x, y }) => x * axis.x + y * axis.y);
      const [first, second] = [on(one), on(other)];
      return Math.max(...first) <= Math.min(...second) || Math.max(...second) <= Math.min(...first);
    }));
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => {
      if (!apart(one.half, other.half)) said.push(`${name}: '${one.said}' runs into '${other.said}'`);
    }));
  }
  return said;
}"""


def opened(
    visit: Callable[..., Watched], chapter: str, width: int, other: bool = False, **options: Any
) -> Page:
    page = visit(width=width, height=900, **options).open(chapter)
    if other:
        page.add_style_tag(content=OTHER_FONT)
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("other", [False, True], ids=["font of the page", "font refused"])
@pytest.mark.parametrize(("width", "form"), FORMS)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_label_is_inside_and_no_two_meet(
    visit: Callable[..., Watched], chapter: str, width: int, form: str, other: bool
) -> None:
    page = opened(visit, chapter, width, other)
    shown = page.locator(f"svg.exhibit-picture.{form}:visible")
    assert shown.count() == page.locator("figure.exhibit-figure svg.exhibit-picture.wide").count()
    used = page.locator("svg.exhibit-picture text").first
    if used.count():
        family = used.evaluate("one => getComputedStyle(one).fontFamily")
        assert family.startswith('"Liberation Sans"' if other else '"DejaVu Sans"')
        assert other or page.evaluate("family => document.fonts.check(`12px ${family}`)", '"DejaVu Sans"')
    assert page.evaluate(FAULTS, form) == []


@pytest.mark.parametrize(("width", "form"), FORMS)
def test_a_label_moved_out_and_one_moved_over_another_are_found(
    visit: Callable[..., Watched], width: int, form: str
) -> None:
    page = opened(visit, CHAPTERS[6], width)
    assert page.evaluate(FAULTS, form) == []
    picture = f"document.querySelector('svg.exhibit-picture.{form}')"
    page.evaluate(f"""() => {{
        const [first, second] = {picture}.querySelectorAll("text");
        const copy = second.cloneNode(true);
        first.removeAttribute("transform");
        first.setAttribute("x", 5);
        first.style.textAnchor = "end";
        copy.textContent = "over it";
        second.after(copy);
    }}""")
    found = page.evaluate(FAULTS, form)
    assert any(said.endswith("is cut off") for said in found)
    assert any(said.endswith("runs into 'over it'") for said in found)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_on_a_dark_telephone_moves_up_and_down_only(
    visit: Callable[..., Watched], chapter: str
) -> None:
    page = opened(visit, chapter, 390, scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    wider = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.id)"
    assert page.eval_on_selector_all("figure.exhibit-figure", wider) == []


#: Labels of shown figures with less contrast to what lies under them than letters of a text must have
#: (WCAG 2.2, 1.4.3): the ground of the page, or the topmost area of the picture at the middle of the label.
FAINT = """form => {
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (top, under, opacity) => top.slice(0, 3).map((part, at) => part * opacity + under[at] * (1 - opacity));
  const said = [];
  for (const svg of document.querySelectorAll(`svg.exhibit-picture.${form}`)) {
    svg.scrollIntoView();
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      let ground = parts(getComputedStyle(document.body).backgroundColor).slice(0, 3);
      text.scrollIntoView({ block: "center" });
      const here = text.getBoundingClientRect();
      const under = document.elementsFromPoint((here.left + here.right) / 2, (here.top + here.bottom) / 2);
      for (const one of under.filter(one => svg.contains(one) && one.matches("path")).reverse()) {
        const style = getComputedStyle(one);
        if (style.fill !== "none") ground = over(parts(style.fill), ground, style.fillOpacity * style.opacity * (parts(style.fill)[3] ?? 1));
      }
      const [low, high] = [light(parts(getComputedStyle(text).fill)), light(ground)].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < 4.5) said.push(`${svg.closest("figure")?.id}: '${text.textContent.trim()}' ${ratio.toFixed(2)}`);
    }
  }
  return said;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "form"), FORMS)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_labels_stand_out_from_what_lies_under_them(
    visit: Callable[..., Watched], chapter: str, width: int, form: str, scheme: str
) -> None:
    page = opened(visit, chapter, width, scheme=scheme)
    page.add_style_tag(content="html { scroll-behavior: auto !important } svg * { pointer-events: all }")
    assert page.evaluate(FAINT, form) == []


def test_a_faint_label_is_found(visit: Callable[..., Watched]) -> None:
    page = opened(visit, CHAPTERS[6], 1280)
    page.eval_on_selector("svg.exhibit-picture.wide text", "one => { one.style.fill = '#bbbbbb'; }")
    assert page.evaluate(FAINT, "wide")
