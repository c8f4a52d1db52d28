"""The parts of a change, counted by hand."""

from __future__ import annotations

import pytest

from helpers.measures.states import AS_IT_WAS
from helpers.measures.votes import ballots, repeats
from small_votes import call, made


def test_a_change_divides_into_same_texts_other_texts_and_their_weight() -> None:
    found = ballots(
        made(
            call(1, "2004-10-01", "Seas", yes="KAZ FRA AUT GBR"),
            call(2, "2004-10-02", "Moon", yes="KAZ FRA AUT GBR"),
            call(3, "2022-10-01", "Seas", yes="KAZ", no="FRA AUT HRV"),
            call(4, "2022-10-02", "Sun", yes="KAZ FRA AUT HRV"),
            call(5, "2022-10-03", "Stars", yes="KAZ", abstain="FRA AUT HRV"),
            call(6, "2022-10-04", "Dust", yes="KAZ", abstain="FRA AUT HRV"),
        )
    )
    parts = repeats.divided(found, ((2004, 2006), (2021, 2023)), AS_IT_WAS)
    # Same: 1 to 0 at weights 1/2 and 1/4. Other: 1 to 2/3.
    assert parts["before"] == 1
    assert parts["after"] == pytest.approx(0.5)
    assert parts["weight"] == 3 / 8
    assert parts["same_texts"] == pytest.approx(-3 / 8)
    assert parts["other_texts"] == pytest.approx(-5 / 8 / 3)
    assert parts["weights"] == pytest.approx(-1 / 4 * (1 - 5 / 3) / 2)
    assert parts["change"] == pytest.approx(parts["same_texts"] + parts["other_texts"] + parts["weights"])
