"""Small tables made by hand that several tests of this chapter draw from."""

from __future__ import annotations

import pandas as pd


def claims_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Claims with locus `text`, from id, value and statement."""
    return pd.DataFrame(
        [
            {"claim": key, "article": key[0].upper(), "locus": "text", "value": value, "statement": words}
            for key, value, words in rows
        ],
        columns=["claim", "article", "locus", "value", "statement"],
    )
