"""The survey's own interviews, where a reader has them: BOOK_PUBLISHER_FILES names their folder. Shares and errors are made anew."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers import tables

NAMED = os.environ.get("BOOK_PUBLISHER_FILES", "")
FILE = "ca.barometer.csv"
ABOUT = {"OpinionRussia": "Russia", "OpinionChina": "China", "OpinionUSA": "US"}
ANSWERS = {
    "Very Favorable": "favourable",
    "Somewhat Favorable": "favourable",
    "Very Unfavorable": "unfavourable",
    "Somewhat Unfavorable": "unfavourable",
    "Don't Know (vol.)": "no opinion",
    "Refused (vol.)": "no opinion",
}
HIGHER = ("Complete higher education", "Incomplete higher education")


def grouped(people: pd.DataFrame) -> dict[str, pd.Series]:
    """Group of each person by dimension; missing where a person is of none."""
    age = people["AgeGroup2"].replace("60+", "60 and over")
    language = people["Homelang"].where(people["Homelang"].isin(["Kazakh", "Russian"]))
    education = people["EducLevel_M"].isin(HIGHER).map({True: "higher", False: "below higher"})
    return {
        "all": pd.Series("all", index=people.index),
        "age": age,
        "education": education.where(people["EducLevel_M"] != "Refused (vol.)"),
        "home language": language,
        "interview language": people["Language"],
        "age and home language": age + ", " + language,
    }


def estimate(gave: pd.Series, weight: pd.Series, points: pd.Series) -> tuple[float, float]:
    """Share in percent and its error: a ratio of totals, linearised, with the variance between sampling points."""
    share = float((weight * gave).sum() / weight.sum())
    parts = (weight * (gave - share) / weight.sum()).groupby(points).sum()
    error = float(np.sqrt(len(parts) * parts.var(ddof=1)))
    return 100 * share, 100 * error


def test_an_error_between_points_by_hand() -> None:
    """Four people at two points that do not agree at all: share one half, and between the points nothing but difference."""
    gave, points = pd.Series([1.0, 1.0, 0.0, 0.0]), pd.Series([1, 1, 2, 2])
    assert estimate(gave, pd.Series(1.0, index=gave.index), points) == pytest.approx((50, 50))
    mixed = estimate(gave, pd.Series(1.0, index=gave.index), pd.Series([1, 2, 1, 2]))
    assert mixed == pytest.approx((50, 0))


def test_every_share_is_that_of_the_interviews() -> None:
    path = Path(NAMED) / FILE
    if not NAMED or not path.is_file():
        pytest.skip(f"BOOK_PUBLISHER_FILES names no folder with {FILE}")
    people = pd.read_csv(path)
    found = {}
    for column, about in ABOUT.items():
        answers = people[column].map(ANSWERS)
        assert answers.notna().all()
        for dimension, groups in grouped(people).items():
            for group, members in people.groupby(groups):
                if len(members) < 50:
                    continue
                weight = people["totwt"].where(groups == group, 0.0)
                for answer in dict.fromkeys(ANSWERS.values()):
                    share, error = estimate((answers == answer).astype(float), weight, people["SamPt"])
                    size = (len(members), members["SamPt"].nunique())
                    found[about, answer, dimension, group] = (*size, round(share, 2), round(error, 2))
    ours = tables.load("opinion_groups").set_index(["about", "answer", "dimension", "group"])
    held = ours[["n", "points", "share", "error"]]
    assert {key: tuple(row) for key, row in zip(held.index, held.to_numpy().tolist(), strict=True)} == found
