"""Numbers that another computation of the first edition had: equal, or other for a reason that
`docs/another-computation.md` gives.
"""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import paths
from helpers.tables.computed import get

PAGE = (paths.ROOT / "docs" / "another-computation.md").read_text(encoding="utf-8")


def distance(series: str, first: str, line: str) -> pd.Series:
    frame = get("union_distances")
    (row,) = frame[(frame["series"] == series) & (frame["first"] == first) & (frame["line"] == line)].to_dict(
        "records"
    )
    return pd.Series(row)


@pytest.mark.parametrize(
    ("series", "first", "line", "column", "known", "text"),
    [
        ("un-ideal-point-all", "1993/1995", "EU27", "change", 1.22, "1.22 [1.03, 1.42]"),
        ("un-ideal-point-all", "1993/1995", "EU1993", "change", 1.07, "| 1.07 | 1.07 |"),
        ("un-ideal-point-all", "1993/1995", "EU", "change", 1.03, "| 1.03 | 1.03 |"),
        ("un-ideal-point-final", "1993/1995", "EU", "change", 0.71, "| 0.71 | 0.71 |"),
        ("vdem-libdem", "2013", "EU27", "share", 65, "65% [40, 129]"),
        ("vdem-polyarchy", "2013", "EU27", "share", 55, "55% [29, 162]"),
        ("vdem-libdem", "2013", "EU-without-two", "share", 54, "| 54% and 43% | 54% and 43% |"),
        ("vdem-polyarchy", "2013", "EU-without-two", "share", 43, "| 54% and 43% | 54% and 43% |"),
        ("vdem-libdem", "2013", "EU-without-two", "left_out_share", 42, "| 42% and 44% | 42% and 44% |"),
        ("vdem-polyarchy", "2013", "EU-without-two", "left_out_share", 44, "| 42% and 44% | 42% and 44% |"),
    ],
)
def test_distances(series: str, first: str, line: str, column: str, known: float, text: str) -> None:
    row = distance(series, first, line)
    places = 2 if known < 10 else 0
    assert round(row[column], places) == known
    assert text in PAGE
    if "[" in text:
        ends = ", ".join(f"{row[f'{column}_{end}']:.{places}f}" for end in ("low", "high"))
        assert f"[{ends}]" in text


def test_reliability() -> None:
    frame = get("coding_reliability").set_index(["field", "article", "marking"])
    row = frame.loc[("dimension", "B", False)]
    assert f"{row['alpha']:.3f} [{row['low']:.2f}, {row['high']:.2f}]" in PAGE
    marked = [f"{frame.at[(field, 'A and B', True), 'alpha']:.2f}" for field in ("kind", "dimension", "link")]
    assert f"| {', '.join(marked)} | {', '.join(marked)} |" in PAGE


def test_findings() -> None:
    found = get("findings").set_index("finding")
    low, high = sorted(abs(found.at["rights-agreement-fell", end]) for end in ("low", "high"))
    assert f"| {low:.2f} to {high:.2f} |" in PAGE
    (row,) = (
        get("own_changes_of_states")
        .query("series == 'vdem-libdem' and state == 'KAZ' and first == '1993' and last == '2018'")
        .to_dict("records")
    )
    allowed = found.loc["democracy-to-2018-open", ["low", "high"]]
    assert list(allowed) == [row["chosen_low"], row["chosen_high"]]
    text = f"difference {-row['high']:.2f} to {-row['low']:.2f}, and \N{MINUS SIGN}{allowed['high']:.2f} to {-allowed['low']:.2f} with"
    assert text in PAGE
