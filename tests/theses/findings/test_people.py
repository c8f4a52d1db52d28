"""Liking of groups: which two are compared, and what the choice of them does to the interval."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables.computed import get
from helpers.theses.findings.computing import facts_of
from helpers.theses.findings.facts import NothingFoundError
from helpers.theses.findings.people import groups

GIVEN = {"survey": "one", "about": "US", "dimension": "age", "high": "young", "low": "old"}


def liked(*shares: tuple[str, float]) -> pd.DataFrame:
    rows = [
        ("one", "favourable", "US", "age", group, share, share - 5.0, share + 5.0) for group, share in shares
    ]
    return pd.DataFrame(
        rows, columns=["survey", "answer", "about", "dimension", "group", "share", "low", "high"]
    )


def test_the_interval_of_two_groups_is_wider_where_they_were_chosen_out_of_more() -> None:
    two = liked(("young", 60.0), ("old", 30.0))
    three = liked(("young", 60.0), ("middle", 40.0), ("old", 30.0))
    alone, chosen = (groups(lambda _, frame=frame: frame, GIVEN) for frame in (two, three))
    assert alone.estimate == chosen.estimate == 30 and chosen.counts["groups"] == 3
    assert alone.ends == pytest.approx((30 - 50**0.5, 30 + 50**0.5))
    assert chosen.ends[0] < alone.ends[0] and alone.ends[1] < chosen.ends[1]


def test_groups_that_are_not_the_furthest_apart_are_not_said_to_be() -> None:
    frame = liked(("young", 60.0), ("middle", 20.0), ("old", 30.0))
    with pytest.raises(NothingFoundError, match="young and old as the groups furthest apart"):
        groups(lambda _: frame, GIVEN)
    # Exchanged they are still the furthest apart, and the difference turns.
    turned = liked(("young", 30.0), ("middle", 40.0), ("old", 60.0))
    assert groups(lambda _: turned, GIVEN).estimate == -30


def test_the_finding_on_age_has_the_interval_that_the_figure_has() -> None:
    row = get("findings_coded").set_index("finding", drop=False).loc["age-and-the-us"]
    spread = get("opinion_spread").query("about == 'US' and dimension == 'age' and answer == 'favourable'")
    low, high = facts_of(row.to_dict(), get).ends
    assert low == pytest.approx(spread["low"].item(), abs=0.5)
    assert high == pytest.approx(spread["high"].item(), abs=0.5)
