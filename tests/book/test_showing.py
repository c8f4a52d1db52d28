"""What `book show` tells of an exhibit and of a claim."""

from __future__ import annotations

import pytest

from helpers import cli, exhibits
from helpers.book import showing
from helpers.tables import computed


def test_an_exhibit_is_shown_with_words_rows_facts_and_trace() -> None:
    card = exhibits.make("fig-who-likes-whom", computed.get).card
    said = showing.show("fig-who-likes-whom", trace=True)
    flat = " ".join(said.split())
    assert card["title"] in flat and card["caption"] in flat
    assert f"Rows ({len(card['rows'])}, the first {showing.ROWS}):" in said
    assert all(f"  {name} = " in said for name in card["facts"])
    assert "Shown in: 08-actors.ipynb" in said
    assert "opinion_groups: read from data/series/opinion_groups.csv" in said
    assert "opinion_by_group: computed by helpers.measures.opinion.groups.by_group" in said
    assert "drawn by who_likes_whom, src/helpers/figures/actors/" in said


def test_a_claim_is_shown_with_its_verdicts_and_rows() -> None:
    record = computed.get("ledger").set_index("claim").loc["a-068", "record"]
    said = showing.show("a-068", trace=True)
    assert f"Record: {record}" in said
    assert "ledger/claims.csv: row 69" in said


def test_a_name_that_is_none_is_told_with_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", "likes-whom"]) == 1
    assert "Near it: fig-who-likes-whom" in capsys.readouterr().err
