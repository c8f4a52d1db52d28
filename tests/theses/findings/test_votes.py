"""What a finding on who is nearer is decided by, on small tables made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.theses.findings.facts import STATISTICS, NothingFoundError

LEADS = pd.DataFrame(
    [("2004/2006", "RUS", 0.13, 0.08, 0.17), ("2021/2023", "RUS", 0.09, 0.03, 0.15)],
    columns=["window", "partner", "lead", "low", "high"],
)
AGREEMENT = pd.DataFrame(
    {
        "session": [2021, 2021, 2022, 2022, 2023, 2023, 2024],
        "partner": ["EU", "RUS"] * 3 + ["EU"],
        # Nearer, as near, and farther; in the last session Russia has no value.
        "value": [0.5, 0.6, 0.5, 0.5, 0.6, 0.5, 0.6],
    }
)
GIVEN = {"window": "2021/2023", "before": "2004/2006", "partner": "RUS"}


def table(name: str) -> pd.DataFrame:
    return {"vote_leads": LEADS, "vote_agreement": AGREEMENT}[name]


def test_a_lead_has_that_of_an_earlier_window_and_the_sessions_in_which_there_was_one() -> None:
    facts = STATISTICS["vote-lead"].function(table, GIVEN)
    assert (facts.estimate, facts.ends) == (0.09, (0.03, 0.15))
    assert facts.counts == {
        "earlier": pytest.approx(0.13),
        "from": 2004,
        "to": 6,
        "nearer": 1,
        "sessions": 3,
    }


def test_a_window_without_a_value_is_named() -> None:
    with pytest.raises(NothingFoundError):
        STATISTICS["vote-lead"].function(table, GIVEN | {"before": "1993/1995"})


def test_alike_is_to_answer_as_all_that_are_named_do_and_not_as_one_of_them() -> None:
    votes = pd.DataFrame(
        [
            ("halt", "yes", "yes", "yes"),
            ("halt", "yes", "yes", "no"),
            # Both absent is no answer, and another series is another question.
            ("halt", "absent", "absent", "absent"),
            ("other", "no", "no", "no"),
        ],
        columns=["series", "KAZ", "RUS", "UZB"],
    )
    given = {"table": "moratorium_votes", "series": "halt", "state": "KAZ", "others": "RUS, UZB"}
    facts = STATISTICS["votes-alike"].function(lambda _: votes, given)
    assert facts.counts == {"count": 1, "all": 3}
