"""Who speaks in what the articles cite, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest

from claims.frames import CITED, REFERENCES, VOICES
from helpers import tables
from helpers.claims import voices

CLAIMS = pd.DataFrame([("a-001", "A"), ("a-003", "A"), ("b-002", "B")], columns=["claim", "article"])


def test_called_entries_are_counted_once_and_as_meant() -> None:
    rows = voices.called(CLAIMS, REFERENCES, CITED, VOICES)
    assert list(rows.itertuples(index=False, name=None)) == [
        ("A", "a-n01", "interview"),
        ("A", "a-n03", "literature"),
        ("B", "b-r02", "EU"),
    ]
    unfit = CITED.assign(fitting=CITED["fitting"].replace("b-r02", ""))
    assert voices.called(CLAIMS, REFERENCES, unfit, VOICES)["entry"].iloc[-1] == "b-r01"


def test_the_share_of_the_parties_is_that_of_the_article() -> None:
    entries = voices.called(CLAIMS, REFERENCES, CITED, VOICES)
    assert voices.of_parties(entries) == {"A": 0, "B": 100}
    turned = VOICES.replace({"voice": {"literature": "Kazakhstan"}})
    assert voices.of_parties(voices.called(CLAIMS, REFERENCES, CITED, turned)) == {"A": 50, "B": 100}


def test_notes_on_one_interview_are_one_interview_and_its_claims_are_told() -> None:
    assert voices.interviewed(REFERENCES, CITED) == (1, 1)
    again = REFERENCES.replace({"kind": {"book": "interview"}, "title": {"Book": "Interview 2"}})
    assert voices.interviewed(again, CITED) == (1, 2)
    # An interview at which no claim stands is not told.
    unused = again.replace({"title": {"Interview 2": "Interview 1"}})
    assert voices.interviewed(unused, CITED.iloc[1:3]) == (1, 1)
    twice = pd.concat([CITED, CITED.iloc[:1].assign(reference="a-n03")], ignore_index=True)
    assert voices.interviewed(again, twice) == (1, 2)


def test_every_real_entry_has_a_voice() -> None:
    references, known = tables.load("references"), tables.load("reference_voices")
    assert set(known["reference"]) == set(references.loc[references["resolves_to"] == "", "reference"])
    assert set(voices.PARTIES) < set(known["voice"])
    entries = voices.called(*map(tables.load, ("claims", "references", "claim_references")), known)
    assert not entries.duplicated(["article", "entry"]).any()
    assert voices.of_parties(entries) == pytest.approx({"A": 50.4, "B": 37.0}, abs=1)
