"""The real tables that several tests of this chapter read."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables import computed


@pytest.fixture(scope="module")
def real() -> dict[str, pd.DataFrame]:
    return {
        name: computed.get(name)
        for name in (
            "concordance_outcomes",
            "claims",
            "ledger",
            "testimony",
            "sources",
        )
    }
