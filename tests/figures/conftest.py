"""The real tables that figures of several chapters are tested on."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables import computed


@pytest.fixture(scope="session")
def claims() -> pd.DataFrame:
    return computed.get("claims")


@pytest.fixture(scope="session")
def indicators() -> pd.DataFrame:
    return computed.get("indicators")


@pytest.fixture(scope="session")
def ledger() -> pd.DataFrame:
    return computed.get("ledger")
