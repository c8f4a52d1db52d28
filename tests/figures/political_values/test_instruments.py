"""Political instruments by date, on a small ledger made by hand and on the real one."""

from __future__ import annotations

import pandas as pd

from frames import changed
from helpers import exhibits, tables
from helpers.figures.political_values import instruments as steps
from helpers.tables import computed


# --- instruments and steps -------------------------------------------------------------------------------------------
def small_ledger() -> pd.DataFrame:
    rows = [
        ("a-001", "A", "a-pol", "text", "2003", "", "supported", "fits"),
        ("a-002", "A", "a-pol", "text", "1991/2006", "", "sources differ", "fits"),
        ("a-003", "A", "a-tacis", "text", "1500", "EUR million", "supported", "fits"),
        ("a-004", "A", "a-tacis", "text", "", "", "detail differs", "none given"),
        ("a-005", "A", "a-eng", "text", "", "", "supported", "fits"),
        ("a-006", "A", "a-pol", "note", "", "", "supported", "fits"),
        ("a-323", "A", "a-tacis", "text", "25", "EUR million", "supported", "fits"),
        ("a-355", "A", "a-tacis", "text", "1200", "EUR million", "supported", "fits"),
    ]
    return pd.DataFrame(
        rows, columns=["claim", "article", "section", "locus", "value", "unit", "record", "citation"]
    )


SMALL_STEPS = pd.DataFrame(
    [("late", "Late", "EU", 1), ("early", "Early", "Kazakhstan", 2), ("never", "Never", "EU", 3)]
)


SMALL_STEPS.columns = pd.Index(["step", "label", "sender", "place"])


ENVELOPES = pd.DataFrame(
    [("2007/2013", 700.0), ("2007/2013", 750.0), ("2014/2020", 1000.0)], columns=["period", "value"]
).assign(indicator=steps.ENVELOPE, entity="CA5", source="ec-europeaid-ca")
#: One state is set more in all and less a year, one more a year, and of one the years before were not read.
OF_STATES = pd.DataFrame(
    [
        ("TJK", "2014/2015", 20.0), ("TJK", "2016/2019", 36.0), ("UZB", "2014/2015", 20.0), ("UZB", "2016/2019", 41.0),
        ("KGZ", "2016/2019", 10.0),
    ],
    columns=["entity", "period", "value"],
).assign(indicator=steps.OF_A_STATE, source="ec-tajikistan-partnership")  # fmt: skip
SUMS = pd.concat([ENVELOPES, OF_STATES], ignore_index=True)


SMALL_STEP_CLAIMS = pd.DataFrame(
    [
        ("late", "a-001", "date", "", "r"),
        ("early", "a-002", "date", "", "r"),
        ("early", "a-003", "money", "{value} in all", "r"),
        ("early", "a-004", "content", "words", "r"),
        ("never", "a-004", "content", "other words", "r"),
    ],
    columns=["step", "claim", "role", "wording", "reason"],
)


def test_steps_stand_by_date_and_join_their_values() -> None:
    made = steps.political_instruments(small_ledger(), SMALL_STEPS, SMALL_STEP_CLAIMS, SUMS)
    text = [[cell if isinstance(cell, str) else cell["text"] for cell in line] for line in made.body]
    assert text == [
        [
            "Early",
            "Kazakhstan",
            f"1991{chr(0x2013)}2006",
            "1.5 billion euro in all",
            "words",
            "date: sources differ; content: detail differs",
        ],
        ["Late", "EU", "2003", "–", "–", "supported"],
        ["Never", "EU", "–", "–", "other words", "detail differs"],
    ]
    assert made.body[0][2] == {"text": text[0][2], "claim": "a-002"}
    expected = {
        "steps": 3,
        "dated": 2,
        "money": 1,
        "dates_supported": 1,
        "kazakh": 1,
    }
    assert {name: made.facts[name] for name in expected} == expected


def test_a_changed_verdict_or_sum_changes_the_table() -> None:
    other = changed(small_ledger(), "supported", "record", claim="a-002")
    other = changed(other, "12.5", claim="a-003")
    made = steps.political_instruments(other, SMALL_STEPS, SMALL_STEP_CLAIMS, SUMS)
    assert made.facts["dates_supported"] == 2
    assert made.body[0][3] == {"text": "12.5 million euro in all", "claim": "a-003"}


def test_sums_for_the_region_are_means_of_years_and_the_largest_envelopes() -> None:
    facts = steps.sums_for_the_region(small_ledger(), ENVELOPES)
    expected = {"in_all_year": 100.0, "before": 25.0, "envelope_before": 750.0, "envelope_last": 1000.0}
    assert facts == expected
    less = ENVELOPES.assign(value=[700.0, 600.0, 500.0])
    assert steps.sums_for_the_region(small_ledger(), less) == expected | {
        "envelope_before": 700.0,
        "envelope_last": 500.0,
    }


def test_a_longer_period_is_set_beside_a_shorter_one_by_the_year() -> None:
    expected = {"states_less": 1, "states_both": 2, "states_from": 2016}
    assert steps.sums_for_a_state(OF_STATES) == expected
    made = steps.political_instruments(small_ledger(), SMALL_STEPS, SMALL_STEP_CLAIMS, SUMS)
    assert {name: made.facts[name] for name in expected} == expected
    assert {"ec-europeaid-ca", "ec-tajikistan-partnership"} <= set(made.sources)


def test_real_steps_name_their_claims() -> None:
    card = exhibits.make("tbl-political-instruments", computed.get).card
    assert len(card["body"]) == len(tables.load("political_steps"))
    assert all(cell.get("claim") or cell["text"] == "–" for line in card["body"] for cell in line[2:5])
