"""Labels say what the data say."""

from __future__ import annotations

import io

import pytest

from helpers.exhibits import style


@pytest.mark.parametrize("label", ["costs $5 and $6", r"$\frac{x$", "$x$"])
def test_a_dollar_sign_in_a_label_begins_no_formula(label: str) -> None:
    figure, (axes,) = style.canvas(1.0)
    axes.text(0, 0, label)
    axes.set_title(label)
    axes.set_yticks([0], [label])
    figure.savefig(io.BytesIO(), format="svg")
    assert [text.get_parse_math() for text in (*axes.texts, axes.title, *axes.get_yticklabels())] == [
        False
    ] * 3


def test_an_entry_of_a_key_is_a_mark_without_a_line_unless_it_has_one() -> None:
    plain = style.mark("one", "s")
    assert (plain.get_label(), plain.get_marker(), plain.get_linestyle()) == ("one", "s", "None")
    assert plain.get_markerfacecolor() == plain.get_color() == style.INK
    ring = style.mark("two", "o", style.GREY, hollow=True, ls="-", lw=3)
    assert (ring.get_markerfacecolor(), ring.get_linestyle(), ring.get_linewidth()) == (style.GROUND, "-", 3)
