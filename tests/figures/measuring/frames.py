"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd

COLUMNS = ["indicator", "entity", "counterpart", "period", "value", "low", "high", "source"]


def indicators_of(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame([(*row, "made") for row in rows], columns=COLUMNS).astype(
        {"low": float, "high": float}
    )
