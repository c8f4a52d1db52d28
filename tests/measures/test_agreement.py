"""Agreement of codings on numbers worked by hand, and what must hold of any codings."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import measures
from helpers.measures import agreement


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


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=4, max_size=14).filter(
        lambda pairs: len({code for pair in pairs for code in pair}) > 1
    )
)
def test_many_alphas_at_once_equal_the_package(pairs: list[tuple[str, str]]) -> None:
    counts = np.zeros((3, 3))
    for one, other in pairs:
        counts["abc".index(one), "abc".index(other)] += 1
    first, second = zip(*pairs, strict=True)
    assert float(agreement.alphas(counts)) == pytest.approx(measures.nominal_alpha(first, second))


def test_an_interval_of_alpha_holds_it_and_is_wider_for_fewer_units() -> None:
    few = agreement.alpha_interval("aabbabab" * 4, "aabbabba" * 4)
    many = agreement.alpha_interval("aabbabab" * 40, "aabbabba" * 40)
    assert few.low < few.value < few.high
    assert few.high - few.low > 2 * (many.high - many.low)


def test_what_only_one_pass_marked_counts_against_agreement() -> None:
    columns = {f"{coding}_{field}": [] for coding in ("first", "second") for field in agreement.FIELDS}
    for coding, codes in (("first", ["a", "b", "a", "b", "a"]), ("second", ["a", "b", "a", "b", ""])):
        for field in agreement.FIELDS:
            columns[f"{coding}_{field}"] = codes
    pairs = pd.DataFrame(columns | {"article": ["A"] * 5})
    found = agreement.reliability({"coding_pairs": pairs}.__getitem__)
    both = found[(found["article"] == agreement.BOTH) & (found["field"] == "kind")].set_index("marking")
    assert both["alpha"][False] == 1 and both["units"][False] == 4
    assert both["alpha"][True] < 1 and both["units"][True] == 5
