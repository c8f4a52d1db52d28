"""The picture by which other sites show a page: of the shape that they ask for, legible, the same on every run."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from helpers.publishing import pictures, sharing
from helpers.publishing.sharing import Shared
from helpers.tables import edition

TITLE = 'Votes <b>"R&D"</b> #1'


def svg(width: int, height: int) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#cc0000"/></svg>'
    ).encode()


def card(name: str) -> Any:
    return {"id": name, "kind": "figure", "title": "Votes", "alt": 'A "line".'}


@pytest.mark.parametrize(("width", "height"), [(300, 200), (200, 300), (900, 100)])
def test_any_figure_is_shown_whole_on_white(width: int, height: int) -> None:
    drawn = sharing.drawn(Shared("04", TITLE, card("fig-x")), svg(width, height))
    with Image.open(io.BytesIO(drawn)) as opened:
        picture = opened.convert("RGB")
    assert picture.size == sharing.SIZE
    assert all(picture.getpixel(place) == (255, 255, 255) for place in ((1199, 0), (1199, 629), (410, 300)))
    red = picture.load()
    found = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if red[x, y] == (204, 0, 0)  # type: ignore[index]
    ]
    across = max(x for x, _ in found) - min(x for x, _ in found) + 1
    high = max(y for _, y in found) - min(y for _, y in found) + 1
    assert across / high == pytest.approx(width / height, rel=0.03)
    assert across > 740 or high > 560


def test_it_is_the_same_bytes_twice() -> None:
    shared = Shared("04", edition.book().title, card("fig-x"))
    assert sharing.drawn(shared, svg(300, 200)) == sharing.drawn(shared, svg(300, 200))


def test_the_first_figure_that_is_broad_is_taken_else_the_broadest() -> None:
    pictures = {"tall": svg(1, 3), "square": svg(1, 1), "broad": svg(3, 2), "long": svg(9, 1)}
    cards = {name: card(name) for name in pictures}
    for names, expected in (
        (("tall", "square", "broad", "long"), "broad"),
        (("tall", "square"), "square"),
        (("tall",), "tall"),
    ):
        found = sharing.chosen([cards[name] for name in names], pictures.__getitem__)
        assert found is cards[expected]
    assert sharing.chosen([], pictures.__getitem__) is None


def test_what_has_no_box_is_refused() -> None:
    with pytest.raises(ValueError, match="no box"):
        sharing.shape(b"<svg/>")


def test_what_an_earlier_build_wrote_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "KEPT", tmp_path / "kept")
    app: Any = SimpleNamespace(outdir=str(tmp_path))
    (tmp_path / "_images").mkdir()
    (tmp_path / "_images" / "fig-x.svg").write_bytes(svg(300, 200))
    for names in (("04", "05"), ("05",)):
        sharing.write(app, [Shared(name, TITLE, card("fig-x")) for name in names])
        assert sorted(path.stem for path in (tmp_path / "share").iterdir()) == sorted(names)
    sharing.write(app, [])
    assert not (tmp_path / "share").exists()


def test_it_says_in_words_what_it_shows() -> None:
    shared = Shared("04", TITLE, card("fig-x"))
    assert (shared.file, shared.alt) == ("share/04.png", f'{TITLE}. A "line".')
