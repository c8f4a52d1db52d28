"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

from helpers.figures.foreign_policy import votes

COLUMNS = [
    "indicator",
    "entity",
    "counterpart",
    "period",
    "value",
    "low",
    "high",
    "n",
    "status",
    "source",
    "note",
]


def indicators_of(
    rows: list[tuple[str, str, str, str, float, float | None, float | None, int]], source: str = "made"
) -> pd.DataFrame:
    """Rows of the table of indicators from indicator, entity, counterpart, period, value, band and n."""
    return pd.DataFrame([(*row, "published", source, "") for row in rows], columns=COLUMNS).astype(
        {"low": float, "high": float}
    )


def position_rows() -> pd.DataFrame:
    """Kazakhstan falls by 0.1 a year from 1, the EU mean stays at 2 and rises by 0.5 in the last three years; neighbours stand still."""
    rows = []
    for year in range(1992, 2024):
        states = {"KAZ": 1 - 0.1 * (year - 1993), "EU27": 2.5 if year > 2020 else 2.0}
        states |= {"RUS": 0.0, "CHN": -1.0, "USA": 3.0} | dict.fromkeys(("KGZ", "TJK", "TKM"), 0.5)
        states |= {"UZB": 0.5} if year > 1993 else {}
        for code, value in states.items():
            band = (None, None) if code == "EU27" else (value - 0.2, value + 0.2)
            rows.append((votes.SERIES, code, "", str(year), value, *band, 27 if code == "EU27" else 0))
    return indicators_of(rows)
