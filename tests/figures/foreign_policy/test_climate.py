"""Climate, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from figures.foreign_policy.frames import indicators_of
from frames import changed
from helpers import exhibits
from helpers.figures.foreign_policy import climate as foreign_policy
from helpers.tables import computed


def climate_frames() -> tuple[pd.DataFrame, pd.DataFrame]:
    values = {
        "a-385": ("", "none"),
        "a-386": ("2060", "date"),
        "a-387": ("2023-02-02", "date"),
        "a-389": ("", "none"),
    }
    ledger = pd.DataFrame(
        [(claim, *parts, "supported") for claim, parts in values.items()],
        columns=["claim", "value", "datatype", "record"],
    )
    rows = []
    for year, kaz, eu in (
        (1991, 200, 400),
        (2000, 100, 390),
        (2010, 150, 380),
        (2020, 180, 300),
        (2023, 150, 200),
    ):
        rows += [
            ("co2-emissions", "KAZ", "", str(year), kaz * 1e6, None, None, 0),
            ("co2-emissions", "EU27", "", str(year), eu * 1e6, None, None, 0),
        ]
        rows += [
            ("population", "KAZ", "", str(year), 10e6, None, None, 0),
            ("population", "EUU", "", str(year), 40e6, None, None, 0),
        ]
    for year, kaz, eu in ((2000, 15.0, 16.0), (2023, 12.0, 45.0)):
        rows += [
            ("electricity-renewable-share", code, "", str(year), value, None, None, 0)
            for code, value in (("KAZ", kaz), ("EU27", eu))
        ]
    return ledger, indicators_of(rows)


def test_climate_divides_and_compares() -> None:
    made = foreign_policy.climate(*climate_frames())
    lines = {line[0]: line[1:] for line in made.body}
    assert lines["Aim: carbon neutrality"][0] == {"text": "2060", "claim": "a-386"}
    assert lines["Strategy approved"][0]["text"] == "2 February 2023"
    assert lines["Help with sustainable consumption and production"][:2] == [
        foreign_policy.NOTHING,
        {"text": "SWITCH-Asia", "claim": "a-389"},
    ]
    assert lines["CO2, million tonnes, 1991"][:2] == ["200", "400"]
    assert lines["CO2, million tonnes, 2010"][:2] == ["150", "380"]
    assert lines["CO2, million tonnes, 2023"][:2] == ["150", "200"]
    assert (made.facts["kaz_way"], made.facts["kaz_abs"]) == ("fell", pytest.approx(25))
    assert lines["CO2, tonnes a head, 2023"][:2] == ["15.0", "5.0"]
    assert (made.facts["kaz_since"], made.facts["low_year"], made.facts["goal"]) == (
        pytest.approx(50),
        2000,
        2060,
    )


def test_climate_follows_a_changed_value() -> None:
    ledger, rows = climate_frames()
    made = foreign_policy.climate(
        ledger, changed(rows, 300e6, indicator="co2-emissions", entity="KAZ", period="2023")
    )
    assert made.facts["kaz_way"] == "rose" and made.facts["kaz_abs"] == pytest.approx(50)
    assert ["CO2, tonnes a head, 2023", "30.0"] in [line[:2] for line in made.body]


def test_real_climate_heads(indicators: pd.DataFrame) -> None:
    facts = exhibits.stated("tbl-climate", computed.get)
    at = indicators[(indicators["entity"] == "KAZ") & (indicators["period"] == "2023")].set_index(
        "indicator"
    )["value"]
    assert facts["kaz_head"] == pytest.approx(at["co2-emissions"] / at["population"], rel=1e-4)
