"""What would test a thesis, what bears on it and what another rule says, on small tables and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.conclusion.frames import ITEMS, JUDGED, PART_LABELS, PARTS, STATES
from helpers.figures.conclusion import evidence
from helpers.tables.computed import get
from helpers.theses.findings.words import listed
from helpers.theses.readers import BLIND_READ, HALVES, VERSIONS, VOTES


def test_what_would_test() -> None:
    made = evidence.what_would_test(PARTS, PART_LABELS, JUDGED, STATES)
    assert [line[2] for line in made.body] == ["not examined", "not examined", "open"]
    assert made.body[0] == [
        {"text": "t-01 one", "claim": "a-004"},
        "It is so.",
        "not examined",
        "No data.",
        "Data.",
    ]
    assert made.facts == {
        "n": 3,
        "parts": 5,
        "open": 1,
        "not_examined": 2,
        "not_decidable": 0,
        "causal": 1,
        "opinion": 1,
        "ranks": 1,
    }
    every = PARTS.assign(judgement="borne out")
    assert evidence.what_would_test(every, PART_LABELS, JUDGED, STATES).rows.empty
    # An answer that another reader or rule would often change is not called by itself.
    said = PART_LABELS["said"].replace("open", "unsteady between open and borne out")
    told = evidence.what_would_test(PARTS, PART_LABELS.assign(said=said), JUDGED, STATES)
    assert told.body[2][2] == "unsteady between open and borne out"


def test_thesis_evidence() -> None:
    made = evidence.thesis_evidence(ITEMS, pd.DataFrame({"source": ["s-1"]}))
    assert [line[1] for line in made.body] == [
        "for",
        "for",
        "against, half",
        "context",
        "for, not counted",
        "against",
    ]
    assert made.body[0] == [
        "t-01, 2",
        "for",
        "It shows.",
        "conduct; as coded",
        {"text": "fig-law", "exhibit": "fig-law"},
    ]
    assert made.body[2][4] == {"text": "a-001", "claim": "a-001"}
    # A row that leans on a finding has its label, as the sentence stands where the row leads; if it leads nowhere, here.
    assert made.body[5][2] == "Votes"
    nowhere = evidence.thesis_evidence(ITEMS.assign(exhibit=""), pd.DataFrame({"source": ["s-1"]}))
    assert nowhere.body[5][2] == "It shows."
    assert made.facts == {
        "n": 6, "counted": 4, "pro": 2, "contra": 2, "half": 1, "context": 1, "withdrawn": 0, "findings": 1,
        "findings_said": "votes", "t03_1_pro": 0, "t03_1_contra": 1, "findings_theses": "t-03",
    }  # fmt: skip
    assert made.rows["bears"].tolist().count("open") == 1
    assert made.sources == ["s-1"]


def test_the_real_table_prints_no_finding_that_stands_where_its_row_leads() -> None:
    items = get("thesis_items")
    made = evidence.thesis_evidence(items[items["exhibit"] != ""], get("sources"))
    said = get("finding_outcomes")["sentence"]
    assert not {line[2] for line in made.body} & set(said)


def made_judgements() -> pd.DataFrame:
    rows = [
        {"version": version, "thesis": thesis, "part": part, "name": f"part {part}", "judgement": "partly"}
        for version in VERSIONS
        for thesis, part in (("t-01", 1), ("t-02", 1), ("t-02", 2))
    ]
    frame = pd.DataFrame(rows).assign(published="partly")
    turned = (frame["thesis"] == "t-02") & frame["version"].isin(["one source is enough", "without V-Dem"])
    turned &= frame["part"] == 2
    return frame.assign(judgement=frame["judgement"].where(~turned, "borne out"), changed=turned)


def test_each_rule_names_the_parts_that_it_judges_otherwise_and_those_that_change_nothing_say_so() -> None:
    made = evidence.readers_rule(made_judgements(), PARTS)
    told = {str(line[0]): line[1] for line in made.body}
    assert len(told) == len(VERSIONS) - 1
    assert told.pop("One source is enough") == "t-02, part 2: borne out (as published: partly)"
    assert told.pop("Without V-Dem") == "t-02, part 2: borne out (as published: partly)"
    assert set(told.values()) == {"\N{EN DASH}"}
    assert made.facts == {
        "n": 3,
        "changed": 1,
        "steady": 2,
        "theses": 1,
        "versions": len(VERSIONS) - 1,
        "left_out": 4,
        "votes_said": "nothing",
        "halves_borne_out": 0,
        "done_least": 0,
        "done_least_said": listed(list(VERSIONS)),
        "done_most": 0,
        "done_most_said": listed(list(VERSIONS)),
        "blind_changed": 0,
    }
    read = made_judgements().replace({"version": {"without V-Dem": BLIND_READ, BLIND_READ: "without V-Dem"}})
    facts = evidence.readers_rule(read, PARTS).facts
    assert facts["blind_changed"] == 1
    votes = made_judgements().replace({"version": {"without V-Dem": VOTES, VOTES: "without V-Dem"}})
    assert evidence.readers_rule(votes, PARTS).facts["votes_said"] == "something"


def test_the_parts_that_are_borne_out_have_a_range_over_the_versions_and_each_end_is_named() -> None:
    frame = made_judgements()
    done = PARTS.assign(needs="record", causal=False, ranks=False)
    facts = evidence.readers_rule(frame, done).facts
    assert (facts["done_least"], facts["done_most"]) == (0, 1)
    assert facts["done_most_said"] == "one source is enough and without V-Dem"
    # Parts on conduct, causes and opinions stand outside it.
    others = done.assign(needs=["record", "record", "record", "record", "outcome"])
    assert evidence.readers_rule(frame, others).facts["done_most"] == 0
    halves = frame.assign(judgement=frame["judgement"].mask(frame["version"] == HALVES, "borne out"))
    halves["changed"] = halves["judgement"] != halves["published"]
    told = evidence.readers_rule(halves, done).facts
    assert (told["done_most"], told["done_most_said"], told["halves_borne_out"]) == (3, HALVES, 3)


def test_the_real_table_is_short_enough_for_a_chapter() -> None:
    made = evidence.readers_rule(get("reader_judgements"), get("thesis_parts"))
    assert 0 < len(made.body) <= 12
    changed = get("reader_judgements").query("changed").drop_duplicates(["thesis", "part"])
    assert made.facts["changed"] == len(changed) > 0
