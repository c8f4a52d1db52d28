"""Agreement of codings on numbers worked by hand, and what must hold of any codings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures


def test_nominal_alpha() -> None:
    # aabb against abbb: 4 units, 8 values, 3 a and 5 b; observed disagreement 1/4, expected 2 x 3 x 5 / (8 x 7) = 15/28
    assert measures.nominal_alpha(list("aabb"), list("abbb")) == pytest.approx(1 - (1 / 4) / (15 / 28))
    assert measures.nominal_alpha(list("abab"), list("abab")) == 1
    # never the same: observed 1, expected 2 x 4 x 4 / (8 x 7) = 4/7
    assert measures.nominal_alpha(list("abab"), list("baba")) == pytest.approx(1 - 7 / 4)


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [("ab", "abb", "2 and 3 units"), ("aa", "aa", "two categories"), ("", "", "two categories")],
)
def test_nominal_alpha_of_what_cannot_be_compared(one: str, other: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        measures.nominal_alpha(list(one), list(other))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=12).filter(
        lambda pairs: len({x for p in pairs for x in p}) > 1
    )
)
def test_nominal_alpha_does_not_know_who_coded_or_how_categories_are_called(
    pairs: list[tuple[str, str]],
) -> None:
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    alpha = measures.nominal_alpha(one, other)
    assert measures.nominal_alpha(other, one) == pytest.approx(alpha)
    renamed = {"a": "z", "b": "y", "c": "x"}
    assert measures.nominal_alpha([renamed[x] for x in one], [renamed[x] for x in other]) == pytest.approx(
        alpha
    )
    assert alpha <= 1 + 1e-12
