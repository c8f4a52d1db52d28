"""Texts that look alike are reckoned once, and what differs in any way is reckoned anew."""

from __future__ import annotations

import io
from typing import Any

import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.text import Text

from helpers.exhibits import fitting, measuring, style

LOOKS: list[dict[str, Any]] = [
    {},
    {"s": "one\ntwo lines"},
    {"s": "two words"},
    {"fontsize": 12.0},
    {"fontweight": "bold"},
    {"rotation": 30.0},
    {"rotation": 30.0, "rotation_mode": "anchor"},
    {"ha": "right"},
    {"va": "top"},
    {"s": "one\ntwo lines", "multialignment": "center"},
    {"s": "one\ntwo lines", "multialignment": "right"},
    {"s": "one\ntwo lines", "linespacing": 2.0},
    {"s": "$one$", "parse_math": True},
    {"s": "$one$", "parse_math": False},
]


def boxes(dpi: float = 100, svg: bool = False) -> list[tuple[Any, ...]]:
    """Box and lines of a text of every look, as it is drawn here or written as SVG."""
    figure, (axes,) = style.canvas(2.0)
    figure.set_dpi(dpi)
    texts = [axes.text(0.5, 0.5, **{"s": "a word"} | look) for look in LOOKS]
    renderer = RendererSVG(600, 200, io.StringIO()) if svg else figure.canvas.get_renderer()  # type: ignore[attr-defined]
    return [
        (text.get_window_extent(renderer).bounds, *text._get_layout(renderer)[1:])  # type: ignore[attr-defined]
        for text in texts
    ]


def test_every_part_of_a_look_counts() -> None:
    plain = [boxes(), boxes(50), boxes(svg=True)]
    assert len({repr(box) for box in plain[0]}) == len(LOOKS)
    with measuring.once():
        for _ in range(2):
            assert [boxes(), boxes(50), boxes(svg=True)] == plain


def test_a_text_is_reckoned_once_while_the_context_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []

    reckon, before = measuring._reckon, Text._get_layout  # type: ignore[attr-defined]

    def told(text: Text, renderer: Any) -> Any:
        reckoned.append(text.get_text())
        return reckon(text, renderer)

    monkeypatch.setattr(measuring, "_reckon", told)
    with measuring.once():
        figure, (axes,) = style.canvas(2.0)
        axes.set_title("a title")
        fitting.fix(fitting.Sheet(figure))
    assert reckoned.count("a title") == 1
    assert Text._get_layout is before  # type: ignore[attr-defined]
