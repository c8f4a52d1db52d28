"""Chapter 03, first part: what the articles rest on, by section."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Fact, drawing, exhibit, ordered, style, tally
from helpers.exhibits.layout import current
from helpers.measures import share

#: Those whose relation the articles describe.
PARTIES = ("EU", "member state", "joint", "Kazakhstan")
#: Whose account a source is, in the order of drawing, with the colour that this actor has everywhere.
VOICES = {"literature": style.GREY} | {name: style.ACTOR[name] for name in PARTIES}
VOICES |= {"interview": style.GROUND, "other": style.GRID}
VOICE_NAMES = {name: f"{name}s" for name in ("interview", "other", "member state")} | {"joint": "treaty"}
#: How bars are told apart that would be of one gray in print.
HATCHES = {"joint": "////", "Kazakhstan": ".."}
#: Headings that would not fit beside a chart.
SHORT = {"Impact of European culture on Kazakhstani society": "Impact on society"}


def in_text(sections: pd.DataFrame) -> pd.DataFrame:
    """Sections with running text, in the order of the articles, with a heading that fits beside a chart."""
    rows = ordered(sections[sections["paragraphs"] > 0], "article", "place")
    return rows.assign(label=rows["heading"].map(lambda heading: SHORT.get(heading, heading)))


def called(
    claims: pd.DataFrame,
    references: pd.DataFrame,
    claim_references: pd.DataFrame,
    reference_voices: pd.DataFrame,
) -> pd.DataFrame:
    """Every source that a section calls, once a section, with whose account it is.

    The entry is the one that fits what is stated, or the printed one where none fits; a repeated reference counts as the
    entry that it repeats.
    """
    repeated = dict(zip(references["reference"], references["resolves_to"], strict=True))
    voices = dict(zip(reference_voices["reference"], reference_voices["voice"], strict=True))
    rows = claim_references.merge(claims[["claim", "article", "section"]], on="claim")
    entry = rows["fitting"].where(rows["fitting"] != "", rows["reference"])
    rows["entry"] = [repeated[name] or name for name in entry]
    rows["voice"] = [voices[name] for name in rows["entry"]]
    rows = rows[["article", "section", "entry", "voice"]].drop_duplicates()
    return ordered(rows, "section", "entry")


def interviewed(references: pd.DataFrame, claim_references: pd.DataFrame) -> dict[str, Fact]:
    """How many interviews are cited, of which one may have several notes, and at how many claims."""
    notes = references.loc[references["kind"] == "interview", ["reference", "title"]]
    rows = claim_references.merge(notes, on="reference")
    return {"interviews": rows["title"].nunique(), "interviewed": rows["claim"].nunique()}


@exhibit(
    "fig-evidence-base", tables=("claims", "sections", "references", "claim_references", "reference_voices")
)
def evidence_base(
    claims: pd.DataFrame,
    sections: pd.DataFrame,
    references: pd.DataFrame,
    claim_references: pd.DataFrame,
    reference_voices: pd.DataFrame,
) -> Drawn:
    """Stacked bars of the different sources a section calls, one panel an article."""
    sources = called(claims, references, claim_references, reference_voices)
    counts = sources.groupby(["section", "voice"]).size()
    shown = in_text(sections)
    rows = shown[["article", "section", "label"]].merge(pd.Series(list(VOICES), name="voice"), how="cross")
    rows["sources"] = [counts.get(place, 0) for place in zip(rows["section"], rows["voice"], strict=True)]
    sizes = [int((shown["article"] == article).sum()) for article in style.ARTICLE]
    figure, axes = style.canvas(5.3, 2, 1, sharex=True, height_ratios=sizes)
    facts = _voice_facts(sources) | interviewed(references, claim_references)
    for ax, article in zip(axes, style.ARTICLE, strict=True):
        _stack(ax, rows[rows["article"] == article])
        key = article.lower()
        of = f"{facts[f'{key}_parties']} of {facts[f'{key}_sources']} entries"
        said = f"Article {article}: {of} are by the EU, its members, Kazakhstan or their treaty"
        ax.set_title(current().wrap(said, 54, 44))
    axes[-1].set_xlabel("different notes or references called in the section")
    handles = [Patch(label=VOICE_NAMES.get(voice, voice), **_look(voice)) for voice in VOICES]
    drawing.key(figure, handles, len(handles), columnspacing=1.1, handlelength=1.0, handletextpad=0.5)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _look(voice: str) -> style.Look:
    """How the bars of a voice look: interviews are a frame."""
    edge = style.MUTED if voice == "interview" else style.GROUND
    return {"facecolor": VOICES[voice], "edgecolor": edge, "hatch": HATCHES.get(voice), "lw": 0.6}


def _stack(ax: Axes, rows: pd.DataFrame) -> None:
    labels = list(dict.fromkeys(rows["label"]))
    for y, label in enumerate(labels):
        left = 0
        for row in rows[(rows["label"] == label) & (rows["sources"] > 0)].itertuples():
            ax.barh(y, row.sources, left=left, height=0.68, **_look(row.voice))
            left += row.sources
        colour = style.INK if left else style.MUTED
        ax.text(left + 0.15, y, str(left or "none"), va="center", fontsize=8.2, color=colour)
    drawing.rows(ax, labels, 0.4, 0.6)


def _voice_facts(sources: pd.DataFrame) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for article in style.ARTICLE:
        key, mine = article.lower(), sources[sources["article"] == article]
        voices = mine.drop_duplicates("entry")["voice"]
        parties = int(voices.isin(PARTIES).sum())
        facts |= tally(voices, {f"{key}_{voice.lower().replace(' ', '_')}": voice for voice in VOICES})
        facts |= {f"{key}_sources": len(voices), f"{key}_parties": parties}
        facts[f"{key}_parties_share"] = share(parties, len(voices))
    return facts
