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
