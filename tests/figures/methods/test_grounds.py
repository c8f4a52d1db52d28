"""What the articles rest on: sources called, on small tables made by hand and on the real ones."""

import pandas as pd
from matplotlib.colors import to_hex

from figures.methods.frames import CITED, CLAIMS, REFERENCES, SECTIONS
from helpers import exhibits, tables
from helpers.exhibits import style
from helpers.figures.methods import grounds

VOICES = pd.DataFrame(
    [("a-n01", "interview"), ("a-n03", "literature"), ("b-r01", "joint"), ("b-r02", "EU")],
    columns=["reference", "voice"],
)


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


def test_notes_on_one_interview_are_one_interview_and_its_claims_are_told() -> None:
    assert grounds.interviewed(REFERENCES, CITED) == {"interviews": 1, "interviewed": 1}
    again = REFERENCES.replace({"kind": {"book": "interview"}, "title": {"Book": "Interview 2"}})
    assert grounds.interviewed(again, CITED) == {"interviews": 1, "interviewed": 2}
    # An interview at which no claim stands is not told.
    unused = again.replace({"title": {"Interview 2": "Interview 1"}})
    assert grounds.interviewed(unused, CITED.iloc[1:3]) == {"interviews": 1, "interviewed": 1}
    twice = pd.concat([CITED, CITED.iloc[:1].assign(reference="a-n03")], ignore_index=True)
    assert grounds.interviewed(again, twice) == {"interviews": 1, "interviewed": 2}
    facts = base().facts
    assert (facts["interviews"], facts["interviewed"]) == (1, 1)


def test_bars_of_sources_have_length_place_and_colour() -> None:
    made = base()
    bars = [
        (bar.get_x(), bar.get_width(), round(bar.get_y() + bar.get_height() / 2), to_hex(bar.get_facecolor()))
        for bar in made.figure.axes[0].patches
    ]
    assert bars == [(0, 1, 0, to_hex(style.GREY)), (1, 1, 0, to_hex(style.GROUND))]
    assert [text.get_text() for text in made.figure.axes[0].texts] == ["2", "none"]
    assert made.rows.groupby(["article", "section"])["sources"].sum().loc["A"].eq(0).sum() == 1, (
        "one section calls none"
    )
    assert made.facts["a_parties"] == 0
    assert made.facts["b_parties_share"] == 100


def test_a_changed_voice_changes_bar_and_facts() -> None:
    made = base(voices=VOICES.replace({"voice": {"literature": "Kazakhstan"}}))
    assert made.facts["a_parties_share"] == 50
    assert style.ACTOR["Kazakhstan"].lower() in [
        to_hex(bar.get_facecolor()) for bar in made.figure.axes[0].patches
    ]


def test_an_entry_called_in_two_sections_is_one_of_the_entries() -> None:
    again = pd.DataFrame([("a-005", "a-n03", "a-n03")], columns=list(CITED))
    voices = VOICES.replace({"voice": {"literature": "Kazakhstan"}})
    made = base(pd.concat([CITED, again], ignore_index=True), voices)
    drawn = made.rows[made.rows["article"] == "A"]
    assert drawn["sources"].sum() == 3, "each section shows what it calls"
    assert (made.facts["a_sources"], made.facts["a_parties"], made.facts["a_parties_share"]) == (2, 1, 50)


def test_every_real_entry_has_a_voice_and_is_drawn() -> None:
    references = tables.load("references")
    voices = tables.load("reference_voices")
    assert set(voices["reference"]) == set(references.loc[references["resolves_to"] == "", "reference"])
    assert set(voices["voice"]) == set(grounds.VOICES)
    facts = grounds.evidence_base(*map(tables.load, exhibits.registry()["fig-evidence-base"].tables)).facts
    for key in "ab":
        assert facts[f"{key}_sources"] == sum(
            facts[f"{key}_{voice.lower().replace(' ', '_')}"] for voice in grounds.VOICES
        )


def test_bars_of_one_gray_differ_by_their_hatch() -> None:
    looks = [(grounds.VOICES[voice], grounds.HATCHES.get(voice)) for voice in ("EU", "joint", "Kazakhstan")]
    assert len({hatch for _, hatch in looks}) == 3
    key = base().figure.legends[0].legend_handles
    assert [handle.get_hatch() for handle in key] == [grounds.HATCHES.get(voice) for voice in grounds.VOICES]
