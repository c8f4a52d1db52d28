"""The exhibits of chapter 03: data, cells and artists, on the real tables and on small ones made by hand."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import claims, exhibits, tables
from helpers.claims import Value
from helpers.claims.precedence import Evidence, citation, coherence, record
from helpers.claims.verdicts import COHERENCE, RECORD, REGISTER, by_rank
from helpers.exhibits import style
from helpers.figures.methods import grounds, practice, rules, stability
from helpers.measures import nominal_alpha
from helpers.tables import computed

FIGURES = ["fig-evidence-base", "fig-dated", "fig-tolerance", "fig-stability"]
TABLES = ["tbl-interviews", "tbl-announced", "tbl-methods-b", "tbl-genealogy", "tbl-verdict-rules"]

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "a-one", "text", "number", "100", "EUR million", "exactly", "Aid"),
        ("a-002", "A", "a-one", "text", "date", "1994", "", "exactly", "TEMPUS"),
        ("a-003", "A", "a-one", "text", "none", "", "", "", "View"),
        ("a-004", "A", "a-two", "note", "date", "2001", "", "exactly", "Note"),
        ("a-005", "A", "a-two", "text", "none", "", "", "", "View"),
        ("b-001", "B", "b-one", "text", "period", "1994/2013", "", "exactly", "Span"),
        ("b-002", "B", "b-one", "text", "none", "", "", "", "View"),
    ],
    columns=["claim", "article", "section", "locus", "datatype", "value", "unit", "qualifier", "subject"],
)
SECTIONS = pd.DataFrame(
    [
        ("a-one", "A", 1, "One", 2),
        ("a-two", "A", 2, "Two", 1),
        ("b-one", "B", 1, "First", 3),
        ("b-refs", "B", 2, "References", 0),
    ],
    columns=["section", "article", "place", "heading", "paragraphs"],
)
REFERENCES = pd.DataFrame(
    [
        ("a-n01", 1, "interview", "Interview 2", "2023", ""),
        ("a-n02", 2, "idem", "Idem", "", "a-n03"),
        ("a-n03", 3, "book", "Book", "2004", ""),
        ("b-r01", 1, "law", "Law", "", ""),
        ("b-r02", 2, "website", "Page", "", ""),
    ],
    columns=["reference", "number", "kind", "title", "year", "resolves_to"],
)
CITED = pd.DataFrame(
    [
        ("a-001", "a-n01", "a-n01"),
        ("a-003", "a-n02", "a-n02"),
        ("a-003", "a-n03", "a-n03"),
        ("b-002", "b-r01", "b-r02"),
    ],
    columns=["claim", "reference", "fitting"],
)
VOICES = pd.DataFrame(
    [("a-n01", "interview"), ("a-n03", "literature"), ("b-r01", "joint"), ("b-r02", "EU")],
    columns=["reference", "voice"],
)
LEDGER = CLAIMS.assign(
    statement="It is so.",
    link=["resource", "activity", "attitude", "none", "none", "activity", "conduct"],
    record=[
        "supported",
        "contradicted",
        "supported, same origin",
        "not found",
        "not sought",
        "detail differs",
        "not checkable",
    ],
    coherence=["coherent", "incoherent"] + ["not tested"] * 5,
    citation=["fits", "none given", "fits", "not tested", "none given", "none given", "misnumbered"],
)
EVIDENCE = pd.DataFrame(
    [
        ("a-001", "differs in detail", "number", "106", "EUR million", "s-one", "at publication", True),
        ("a-001", "differs in detail", "number", "106", "EUR million", "s-two", "at publication", True),
        ("a-002", "refutes", "date", "1997", "", "s-one", "at publication", True),
        ("a-003", "supports", "none", "", "", "s-three", "later", False),
        ("b-001", "supports", "period", "1994-05/2013", "", "s-three", "at publication", True),
        ("b-001", "differs in detail", "none", "", "", "s-one", "at publication", True),
    ],
    columns=["claim", "relation", "datatype", "value", "unit", "source", "moment", "independent"],
)
SOURCES = pd.DataFrame(
    [
        ("s-one", "Ministry", "ministry", "official", False),
        ("s-two", "Newspaper", "ministry", "news", False),
        ("s-three", "Scholar", "scholar", "scholarly", True),
    ],
    columns=["source", "publisher", "origin", "kind", "verified_at_publisher"],
)
CHECKS = pd.DataFrame(
    [("c-001", "same", True, 1, 1), ("c-002", "delivered", False, 1, 3)],
    columns=["check", "rule", "holds", "holding", "runs"],
)
PAIRS = pd.DataFrame(
    [
        ("A", "a-001", "date", "date", "culture", "culture", "activity", "activity"),
        ("A", "a-002", "event", "date", "culture", "actors", "resource", "none"),
        ("A", "", "date", "", "culture", "", "reach", ""),
        ("B", "b-001", "list", "list", "theory", "theory", "attitude", "attitude"),
        ("B", "b-002", "date", "date", "culture", "culture", "none", "activity"),
    ],
    columns=[
        "article",
        "claim",
        "first_kind",
        "second_kind",
        "first_dimension",
        "second_dimension",
        "first_link",
        "second_link",
    ],
)


@pytest.mark.parametrize("identifier", FIGURES + TABLES)
def test_texts_are_filled_and_short(identifier: str) -> None:
    card = exhibits.make(identifier, computed.get).card
    for text in ("caption", "reading", *(["alt"] if identifier in FIGURES else [])):
        assert 10 < len(card[text].split()) <= 60
        assert "{" not in card[text]
    assert set(card["sources"]) <= set(tables.load("sources")["source"])


# Who speaks


def base(claim_references: pd.DataFrame = CITED, voices: pd.DataFrame = VOICES) -> exhibits.Drawn:
    return grounds.evidence_base(CLAIMS, SECTIONS, REFERENCES, claim_references, voices)


def test_called_sources_are_counted_once_and_as_meant() -> None:
    rows = grounds.called(CLAIMS, REFERENCES, CITED, VOICES)
    assert list(rows.itertuples(index=False, name=None)) == [
        ("A", "a-one", "a-n01", "interview"),
        ("A", "a-one", "a-n03", "literature"),
        ("B", "b-one", "b-r02", "EU"),
    ]
    unfit = CITED.assign(fitting=CITED["fitting"].replace("b-r02", ""))
    assert grounds.called(CLAIMS, REFERENCES, unfit, VOICES)["entry"].iloc[-1] == "b-r01"


def test_bars_of_sources_have_length_place_and_colour() -> None:
    made = base()
    bars = [
        (bar.get_x(), bar.get_width(), round(bar.get_y() + bar.get_height() / 2), to_hex(bar.get_facecolor()))
        for bar in made.figure.axes[0].patches
    ]
    assert bars == [(0, 1, 0, to_hex(style.GREY)), (1, 1, 0, to_hex(style.BLACK))]
    assert [text.get_text() for text in made.figure.axes[0].texts] == ["2", "none"]
    assert made.facts["a_parties"] == 0
    assert made.facts["b_parties_share"] == 100
    assert made.facts["a_silent"] == 1


def test_a_changed_voice_changes_bar_and_facts() -> None:
    made = base(voices=VOICES.replace({"voice": {"literature": "Kazakhstan"}}))
    assert made.facts["a_parties_share"] == 50
    assert style.ACTOR["Kazakhstan"].lower() in [
        to_hex(bar.get_facecolor()) for bar in made.figure.axes[0].patches
    ]


def test_every_real_entry_has_a_voice_and_is_drawn() -> None:
    references = tables.load("references")
    voices = tables.load("reference_voices")
    assert set(voices["reference"]) == set(references.loc[references["resolves_to"] == "", "reference"])
    assert set(voices["voice"]) == set(grounds.VOICES)
    facts = exhibits.make("fig-evidence-base", computed.get).card["facts"]
    for key in "ab":
        assert facts[f"{key}_sources"] == sum(
            facts[f"{key}_{voice.lower().replace(' ', '_')}"] for voice in grounds.VOICES
        )


# What is stated and referenced


def test_stated_values_are_counted_in_the_text_only() -> None:
    rows = grounds.stated(CLAIMS, SECTIONS, CITED).set_index("section")
    assert list(rows.index) == ["a-one", "a-two", "b-one"]
    assert rows.loc["a-one", ["claims", "date", "number", "cited", "value_cited"]].tolist() == [3, 1, 1, 2, 1]
    assert rows.loc["a-two", ["claims", "date", "cited"]].tolist() == [1, 0, 0]


def test_bars_and_dots_of_stated_values() -> None:
    made = grounds.dated(CLAIMS, SECTIONS, CITED)
    upper = made.figure.axes[0]
    assert [round(bar.get_width(), 1) for bar in upper.patches] == [33.3, 0, 33.3, 0]
    assert [round(x, 1) for x in upper.lines[0].get_xdata()] == [66.7, 0]
    assert (made.facts["a_valued"], made.facts["a_valued_cited"], made.facts["a_top"]) == (2, 1, "One")
    changed = CLAIMS.copy()
    changed.loc[4, "datatype"] = "number"
    again = grounds.dated(changed, SECTIONS, CITED)
    assert again.facts["a_valued"] == 3
    assert again.figure.axes[0].patches[3].get_width() == 100


def test_real_stated_values_agree_with_the_claims() -> None:
    claims = tables.load("claims")
    text = claims[(claims["locus"] == "text") & (claims["article"] == "A")]
    facts = exhibits.make("fig-dated", computed.get).card["facts"]
    assert facts["a_claims"] == len(text)
    assert facts["a_valued"] == text["datatype"].isin(["number", "date", "period"]).sum()


# Tables


def test_interviews_list_the_claims_at_which_they_are_called() -> None:
    made = practice.interviews(REFERENCES, CITED, LEDGER, SECTIONS)
    assert [cell if isinstance(cell, str) else cell["text"] for cell in made.body[0]] == [
        "Interview 2, note 1",
        "One",
        "a-001",
        "It is so.",
        "supported",
    ]
    assert (made.facts["claims"], made.facts["supported"], made.facts["uncited_names"]) == (
        1,
        1,
        "Interview 1",
    )
    doubted = LEDGER.replace({"record": {"supported": "not found"}})
    assert practice.interviews(REFERENCES, CITED, doubted, SECTIONS).facts["supported"] == 0


ANNOUNCED = pd.DataFrame(
    [("d-01", "A", "a-003", "a view", "yes", ""), ("d-02", "B", "b-002", "a measure", "no", "Not named.")],
    columns=["announced", "article", "claim", "promise", "delivered", "note"],
)
DELIVERING = pd.DataFrame({"announced": ["d-01", "d-01"], "claim": ["a-001", "a-005"]})


def test_announcements_name_where_they_are_delivered() -> None:
    made = practice.announced_table(ANNOUNCED, DELIVERING, LEDGER, SECTIONS)
    assert made.body[0][3] == {"text": "One; Two (2 claims)", "claim": "a-001"}
    assert made.body[1][3] == "\N{EN DASH}"
    assert (made.facts["yes"], made.facts["part"], made.facts["no"], made.facts["b_no"]) == (1, 0, 1, 1)
    kept = ANNOUNCED.replace({"delivered": {"no": "in part"}})
    assert practice.announced_table(kept, DELIVERING, LEDGER, SECTIONS).facts["part"] == 1


def test_real_announcements_not_delivered_have_no_claims() -> None:
    rows = exhibits.make("tbl-announced", computed.get).card["rows"]
    assert all((claims == 0) == (delivered == "no") for _, _, delivered, claims in rows)


def test_methods_join_announcement_and_chapter() -> None:
    uses = pd.DataFrame(
        [("d-02", 1, "measuring", "b-001", "no score", "11")],
        columns=["announced", "place", "method", "claim", "book", "chapter"],
    )
    made = practice.methods_b(uses, ANNOUNCED, DELIVERING)
    assert made.body[0] == [
        {"text": "measuring", "claim": "b-001"},
        "a measure",
        "no",
        "\N{EN DASH}",
        {"text": "Chapter 11: no score", "doc": "chapters/11-measuring"},
    ]
    assert made.facts["no"] == 1


def test_every_method_of_article_b_is_used_once() -> None:
    uses, announced = tables.load("method_uses"), tables.load("announced")
    own = set(tables.load("claims").query("section == 'b-methods'")["claim"])
    assert set(uses["announced"]) == set(announced.loc[announced["claim"].isin(own), "announced"])
    assert set(uses["chapter"]) <= set(practice.CHAPTERS)


def test_genealogy_shows_only_claims_with_fewer_origins_than_sources() -> None:
    made = practice.genealogy(EVIDENCE, SOURCES, LEDGER)
    assert made.rows["claim"].tolist() == ["a-001"]
    assert made.body[0][4] == "ministry: Ministry; Newspaper"
    assert (made.facts["single"], made.facts["alone"], made.facts["claims"], made.facts["verified"]) == (
        1,
        3,
        4,
        1,
    )
    apart = SOURCES.assign(origin=["ministry", "press", "scholar"])
    assert practice.genealogy(EVIDENCE, apart, LEDGER).facts["shared"] == 0


# Verdicts


def test_rules_cover_every_verdict_once() -> None:
    made = rules.verdict_rules(LEDGER, EVIDENCE, CHECKS)
    shown = [(row[0], row[1], row[2]) for row in made.body]
    assert sorted(shown) == sorted((one.axis, one.name, one.rule) for one in REGISTER)
    for axis in claims.AXES:
        assert made.rows.loc[made.rows["axis"] == axis, "claims"].sum() == len(LEDGER)


def found(relation: str, independent: bool = True, moment: str = "at publication") -> Evidence:
    return Evidence(relation, moment, relation, independent)


@pytest.mark.parametrize(
    ("verdict", "findings", "searched", "kind"),
    [
        ("sources differ", [found("supports"), found("differs in detail"), found("refutes")], 1, "thesis"),
        (
            "contradicted",
            [found("differs in detail"), found("refutes"), found("supports", moment="later")],
            1,
            "thesis",
        ),
        (
            "detail differs",
            [found("supports"), found("differs in detail"), found("refutes", moment="later")],
            1,
            "thesis",
        ),
        ("superseded", [found("supports"), found("refutes", moment="later")], 1, "thesis"),
        ("supported", [found("supports", False), found("supports")], 1, "thesis"),
        ("supported, same origin", [found("supports", False)], 1, "thesis"),
        ("not found", [], 1, "thesis"),
        ("not checkable", [], 0, "thesis"),
        ("not sought", [], 0, "date"),
    ],
)
def test_the_order_of_the_table_is_the_order_of_the_rules(
    verdict: str, findings: list[Evidence], searched: int, kind: str
) -> None:
    assert record(kind, findings, searched).verdict.name == verdict


def test_the_other_axes_do_what_the_table_says() -> None:
    assert by_rank("coherence")[0] == coherence([("c", True, ""), ("d", False, "")]).verdict
    assert by_rank("coherence")[0] is COHERENCE["incoherent"]
    shifted = {"reference": "b-r02", "fitting": "b-r01", "basis": "entry 1 matches"}
    lost = {"reference": "b-r02", "fitting": "", "basis": "no entry matches"}
    assert citation([], "text").verdict.name == "none given"
    assert citation([], "note").verdict.name == "not tested"
    assert citation([shifted, lost], "text").verdict.name == "does not fit"
    assert citation([shifted], "text").verdict.name == "misnumbered"


def test_verdict_counts_and_precedence_follow_the_tables() -> None:
    made = rules.verdict_rules(LEDGER, EVIDENCE, CHECKS)
    assert made.body[1][:4] == [
        "record",
        "contradicted",
        RECORD["contradicted"].rule,
        "1",
    ]
    assert made.body[1][4] == {"text": "a-002", "claim": "a-002"}
    facts = made.facts
    assert (facts["supported"], facts["unsettled"], facts["tested"]) == (2, 3, 2)
    assert (facts["mixed"], facts["detail_over_support"], facts["later"]) == (1, 1, 1)
    assert (facts["checks_failed"], facts["undelivered"], facts["varied"], facts["overturned"]) == (
        1,
        1,
        1,
        1,
    )
    moved = LEDGER.replace({"record": {"contradicted": "supported"}})
    assert rules.verdict_rules(moved, EVIDENCE, CHECKS).facts["contradicted"] == 0


# Tolerance


@pytest.mark.parametrize(
    ("stated", "value", "distance"),
    [
        (Value("number", "50", "projects"), Value("number", "40", "projects"), -20),
        (Value("date", "1994"), Value("date", "1994-05-03"), 0),
        (Value("date", "1994"), Value("date", "1995"), 1),
        (Value("date", "2006-06-08"), Value("date", "2016-06-08"), 10),
        (Value("period", "1994/2013"), Value("period", "1995/2013"), 1),
        (Value("period", "1994/2013"), Value("period", "1994-05/2013"), 0),
        (Value("period", "1994/2013"), Value("period", "1994/2010"), -3),
    ],
)
def test_distance_of_found_from_stated(stated: Value, value: Value, distance: float) -> None:
    assert rules.apart(stated, value).value == pytest.approx(distance, abs=0.01)


def test_tolerance_draws_each_difference_once() -> None:
    made = rules.tolerance(CLAIMS, EVIDENCE, SOURCES)
    upper, lower = made.figure.axes
    assert [
        [round(float(x), 2) for x in line.get_xdata()] for line in upper.lines if line.get_marker() == "o"
    ] == [[6.0]]
    assert [to_hex(line.get_markerfacecolor()) for line in lower.lines if line.get_marker() == "o"] == [
        to_hex(style.RECORD["contradicted"])
    ]
    assert "EUR 100 million \N{RIGHTWARDS ARROW} EUR 106 million" in [text.get_text() for text in upper.texts]
    facts = made.facts
    assert (facts["computed"], facts["pairs"], facts["judged"]) == (4, 3, 2)
    assert (
        facts["numbers"],
        facts["numbers_detail"],
        facts["over_five"],
        facts["dates"],
        facts["dates_refuted"],
        facts["dates_near"],
    ) == (
        1,
        1,
        1,
        2,
        1,
        0,
    )


def test_tolerance_follows_a_changed_value() -> None:
    changed = EVIDENCE.copy()
    changed.loc[[0, 1], "value"] = "104"
    made = rules.tolerance(CLAIMS, changed, SOURCES)
    assert made.facts["over_five"] == 0
    assert made.facts["largest"] == pytest.approx(4)


def test_real_differences_stand_where_the_relation_says() -> None:
    rows = rules.compared(tables.load("claims"), tables.load("evidence"))
    numbers = rows[rows["measure"] == "number"]
    assert (
        numbers.loc[numbers["relation"] == "differs in detail", "apart"].abs() <= rules.LIMIT + 1e-9
    ).all()
    assert (rows.loc[(rows["measure"] == "date") & (rows["relation"] == "supports"), "apart"] == 0).all()
    assert (rows.loc[(rows["measure"] == "date") & (rows["relation"] != "supports"), "apart"] != 0).all()


# Stability


def test_alpha_of_known_codings() -> None:
    assert nominal_alpha(["x", "y", "x"], ["x", "y", "x"]) == 1
    # Krippendorff's nominal example for two observers: pairs 0-0, 1-1 and 0-1 give 1 - (n - 1) * o / (n0 * n1).
    assert nominal_alpha(["0", "1", "0"], ["0", "1", "1"]) == pytest.approx(1 - 5 * 1 / (3 * 3))
    with pytest.raises(ValueError, match="2 and 1"):
        nominal_alpha(["x", "y"], ["x"])
    with pytest.raises(ValueError, match="two categories"):
        nominal_alpha(["x"], ["x"])


def test_agreement_counts_units_of_both_passes() -> None:
    rows = stability.agreement(PAIRS).set_index(["field", "article"])
    assert rows.at[("kind", "A"), "units"] == 2
    assert rows.at[("kind", "A"), "agreement"] == 0.5
    assert rows.at[("kind", "A and B"), "same"] == 3
    assert rows.at[("dimension", "B"), "alpha"] == 1


def test_stability_draws_agreement_and_alpha() -> None:
    made = stability.stability(PAIRS)
    left, right = made.figure.axes
    dots = [float(line.get_xdata()[0]) for line in left.lines if line.get_marker() == "o"]
    expected = made.rows[made.rows["article"] != "A and B"]
    assert dots == pytest.approx(
        [value for row in expected.itertuples() for value in (row.agreement, row.alpha)]
    )
    assert [bar.get_width() for bar in right.patches] == [1, 1, 1, 1]
    assert (made.facts["units"], made.facts["matched"], made.facts["first_only"], made.facts["unused"]) == (
        5,
        4,
        1,
        1,
    )
    assert made.facts["a_supply_first"] == pytest.approx(200 / 3)
    assert made.facts["a_supply_second"] == 100
    changed = PAIRS.copy()
    changed.loc[1, "second_kind"] = "event"
    assert stability.stability(changed).facts["a_kind_share"] == 100


def test_real_confusions_are_sorted_and_complete() -> None:
    pairs = tables.load("coding_pairs")
    every = stability.confusions(pairs, 10_000)
    rows = stability.agreement(pairs)
    both = rows[rows["article"] == "A and B"]
    assert every["units"].sum() == (both["units"] - both["same"]).sum()
    assert every["units"].is_monotonic_decreasing
