"""The table of verdicts that another reading would leave, on a small table made by hand."""

from __future__ import annotations

import pandas as pd

from helpers.claims.repeating import EACH, TOGETHER
from helpers.figures.methods import repeated

LINES = [
    (EACH, "", 10, 8.4, 7.0, 9.0, 11.2, 10.0, 12.0),
    (EACH, "supported", 8, 7.0, 6.0, 8.0, 7.5, 6.0, 9.0),
    (EACH, "contradicted", 2, 0.6, 0.0, 2.0, 2.4, 0.0, 5.0),
    (TOGETHER, "", 10, 7.6, 6.0, 9.0, 11.0, 10.0, 12.0),
    (TOGETHER, "contradicted", 2, 0.5, 0.0, 2.0, 2.4, 0.0, 6.0),
]
COLUMNS = ["way", "verdict", "claims"] + [
    f"{name}{end}" for name in ("same", "redrawn") for end in ("", "_low", "_high")
]


def test_cells_and_facts_follow_from_the_draws() -> None:
    overall = pd.DataFrame([{"share": 87.2, "low": 78.0, "high": 90.6}])
    read = pd.DataFrame({"verdicts": ["contradicted", "not settled"]})
    made = repeated.verdicts_repeated(pd.DataFrame(LINES, columns=COLUMNS), overall, read)
    assert made.body[0] == [repeated.ALL, "10", "8 [7, 9]", "11 [10, 12]"]
    assert [row[0] for row in made.body[1:]] == ["supported", "contradicted"]
    facts = made.facts
    assert (facts["spoken_claims"], facts["spoken_same"], facts["together_spoken_same"]) == (10, 8, 8)
    assert (facts["contradicted_redrawn_low"], facts["contradicted_redrawn_high"]) == (0, 5)
    assert facts["weighted_share"] == 87.2
    assert (facts["as_read_same"], facts["as_read_word"]) == (1, "not settled")
    assert repeated.as_read(read.iloc[:1])["as_read_word"] == "none"


def test_a_published_number_outside_its_interval_is_told_with_the_side() -> None:
    lines = [
        (EACH, "supported", 8, 7.0, 6.0, 8.0, 7.5, 6.0, 9.0),
        (EACH, "supported in part", 5, 5.0, 4.0, 5.0, 9.0, 7.6, 12.0),
        (EACH, "detail differs", 9, 5.0, 4.0, 5.0, 6.0, 5.0, 8.4),
        # As printed the end is the number itself.
        (EACH, "not settled", 3, 3.0, 2.0, 3.0, 4.0, 3.4, 6.0),
    ]
    frame = pd.DataFrame(lines, columns=COLUMNS)
    facts = repeated.places(frame)
    assert [facts[f"{name}_place"] for name in ("supported", "supported_in_part", "detail_differs", "not_settled")] == [
        "inside", "below", "above", "inside",
    ]  # fmt: skip
    assert (
        facts["outside"]
        == "supported in part, 5 published and 8 to 12 coded again; detail differs, 9 published and 5 to 8 coded again"
    )
    assert (facts["supported_in_part_from"], facts["supported_in_part_to"]) == (8, 12)
    assert repeated.places(frame.iloc[:1])["outside"] == "none"
