"""Small tables made by hand that tests of levels and their gaps draw from."""

from __future__ import annotations

import pandas as pd

from helpers.theses import resembling

COLUMNS = ["indicator", "entity", "counterpart", "period", "value", "low", "high", "source"]
COVERAGE = pd.DataFrame({"series": ["vdem-libdem;wgi-rule-of-law"], "coverage": [90.0]})
SMALLEST = pd.DataFrame(
    {
        "series": ["vdem-rule", "wgi-rule-of-law", "vdem-libdem", "gni-per-head-ppp", "life-expectancy", "schooling-mean-years"],
        "delta": [0.4, 0.4, 0.4, 0.1, 1.0, 1.0],
    }
)  # fmt: skip


def indicators_of(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame([(*row, "made") for row in rows], columns=COLUMNS).astype(
        {"low": float, "high": float}
    )


def rows(banded: float = 0.1, near: float = 0.5) -> pd.DataFrame:
    """Kazakhstan rises from 1 to 2, the EU from 4 to 4.5, the neighbours stay; Uzbekistan begins in 2000."""
    found = []
    for year in (*range(1996, 2001), *range(2018, 2023)):
        late = year > 2010
        for line in resembling.LINES:
            half = banded if line.indicator in ("vdem-libdem", "wgi-rule-of-law") else None
            values = {"KAZ": 2.0 if late else 1.0, "EU27": 4.5 if late else 4.0, "UZB": 3.5}
            values |= dict.fromkeys(("KGZ", "TJK", "TKM"), near if late else 0.5)
            for who, value in values.items():
                if who != "UZB" or year >= 2000:
                    ends = (value - half, value + half) if half else (None, None)
                    found.append((line.indicator, who, "", str(year), value, *ends))
    return indicators_of(found)
