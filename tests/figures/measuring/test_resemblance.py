"""The resemblance card, on small series made by hand and on the real ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from figures.measuring.frames import indicators_of
from helpers import exhibits
from helpers.figures.measuring import resemblance as measuring_resemblance
from helpers.tables import computed


def card_rows() -> pd.DataFrame:
    """Kazakhstan rises from 1 to 2, the EU from 4 to 4.5; Uzbekistan begins in 2000 only."""
    rows = []
    for year in (*range(1996, 2001), *range(2018, 2023)):
        late = year > 2010
        for indicator in ("vdem-rule", "wgi-rule-of-law", "vdem-libdem", "hdi"):
            values = {
                "KAZ": 2.0 if late else 1.0,
                "EU27": 4.5 if late else 4.0,
                "KGZ": 0.5,
                "TJK": 0.5,
                "TKM": 0.5,
                "UZB": 3.5,
            }
            rows += [
                (indicator, who, "", str(year), value, None, None)
                for who, value in values.items()
                if who != "UZB" or year >= 2000
            ]
        for who in ("KAZ", "EUU", *measuring_resemblance.NEIGHBOURS):
            rows += [
                (
                    "gdp-current-usd",
                    who,
                    "",
                    str(year),
                    (80.0 if who == "EUU" else 40.0 if late else 10.0),
                    None,
                    None,
                )
            ]
            rows += [("population", who, "", str(year), 2.0, None, None)]
    return indicators_of(rows)


def test_the_card_divides_the_change_of_the_gap() -> None:
    rows = measuring_resemblance.card(card_rows()).set_index("measure")
    hdi = rows.loc["hdi"]
    assert (hdi["gap_first"], hdi["gap_last"], hdi["part_kaz"], hdi["part_eu"]) == pytest.approx(
        (3.0, 2.5, -1.0, 0.5)
    )
    assert hdi["neighbours"] == 3 and hdi["neighbours_last"] == 0.5
    assert rows.at["income", "kaz_last"] == 20 and rows.at["income_log", "gap_last"] == pytest.approx(
        np.log(2)
    )


def test_the_card_is_written_and_counted() -> None:
    made = measuring_resemblance.resemblance(card_rows())
    hdi = next(line for line in made.body if str(line[1]).startswith("Human"))
    assert hdi[2:] == ["1.000 → 2.000", "4.000 → 4.500", "0.500 → 0.500", "3.000 → 2.500", "−1.000", "+0.500"]
    assert (made.facts["rose"], made.facts["narrowed"]) == (5, 5)
    rows = card_rows()
    rows.loc[(rows["entity"] == "KAZ") & (rows["indicator"] == "vdem-libdem"), "value"] = 1.0
    made = measuring_resemblance.resemblance(rows)
    assert (made.facts["rose"], made.facts["narrowed"]) == (4, 4)
    assert made.rows.loc[made.rows["change"] > 0, "measure"].tolist() == ["democracy"]


def test_the_real_card_agrees_with_the_variants() -> None:
    card = exhibits.make("tbl-resemblance", computed.get).card
    published = computed.get("variant_summary").set_index("conclusion")["published"]
    rows = pd.DataFrame(card["rows"], columns=card["columns"]).set_index("measure")
    for measure, conclusion in (("hdi", "hdi-gap"), ("law_vdem", "law-gap")):
        percent = 100 * rows.at[measure, "change"] / rows.at[measure, "gap_first"]
        assert percent == pytest.approx(published[conclusion], rel=1e-4)
    assert (rows["part_kaz"] + rows["part_eu"]).tolist() == pytest.approx(rows["change"].tolist(), abs=1e-6)
