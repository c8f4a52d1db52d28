"""Chapter 07: the same texts asked again, and whose answers changed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.exhibits import Drawn, Layout, exhibit, style, turn
from helpers.exhibits.facts import Fact
from helpers.measures.states import AS_IT_WAS, HOME
from helpers.measures.votes.followed import SOURCE
from helpers.measures.votes.repeats import SINCE
from helpers.measures.votes.returning import LAST

#: The pair of windows to which the chapter holds, and the longest.
PAIR, LONG = ("2004/2006", "2021/2023"), ("1993/1995", "2021/2023")
STATES = {
    HOME: "Kazakhstan",
    "KGZ": "Kyrgyzstan",
    "TJK": "Tajikistan",
    "TKM": "Turkmenistan",
    "UZB": "Uzbekistan",
}
#: Whose answers, as the marks are named and coloured.
MINE, THEIRS = "its own answers", "answers of EU members"
LOOK = {MINE: (style.ACTOR["Kazakhstan"], "o", 0.15), THEIRS: (style.ACTOR["EU"], "s", -0.15)}
SAME, OTHER = "texts of both windows", "texts of one window only"
BARS = ((SAME, style.MUTED, 0.17), (OTHER, style.GRID, -0.17))
BLOCKS = ("windows", "states", "all votes", "answers")
#: States whose rate of changed answers has a line of its own; the others share one.
NAMED = {HOME: "Kazakhstan", "DEU": "Germany", "RUS": "Russia"}
CHANGED = "changed answers since 2004"


def _dots(block: str, label: str, row: pd.Series) -> list[dict[str, object]]:
    return [
        {
            "block": block,
            "label": label,
            "part": part,
            **{
                end: float(row[f"{key}{tail}"])
                for end, tail in (("value", ""), ("low", "_low"), ("high", "_high"))
            },
            "titles": int(row["titles"]),
        }
        for part, key in ((MINE, "mine"), (THEIRS, "theirs"))
    ]


def _span(window: str) -> str:
    """A window in few signs: 2004-06."""
    first, last = window.split("/")
    return f"{first}-{last[2:]}"


def rows_of(
    returning_texts: pd.DataFrame, neighbour_votes: pd.DataFrame, answer_changes: pd.DataFrame
) -> pd.DataFrame:
    """Parts of the change of agreement with EU members on the same texts, for each pair of windows and for each
    state; the change over all votes by kind of text; and how often each state changed its answer.
    """
    rows: list[dict[str, object]] = []
    union = returning_texts[(returning_texts["partner"] == AS_IT_WAS) & (returning_texts["vote"] == LAST)]
    for _, row in union.iterrows():
        rows += _dots(BLOCKS[0], f"{_span(row['first'])} to {_span(row['last'])}", row)
    states = neighbour_votes[(neighbour_votes["first"] == PAIR[0]) & (neighbour_votes["last"] == PAIR[1])]
    for _, row in states.iterrows():
        rows += _dots(BLOCKS[1], STATES[row["state"]], row)
    for _, row in states.iterrows():
        # What comes from the changed weight of the two kinds is shared between them.
        for part, key in ((SAME, "same_texts"), (OTHER, "other_texts")):
            value = float(row[key]) + float(row["weights"]) / 2
            rows.append({"block": BLOCKS[2], "label": STATES[row["state"]], "part": part, "value": value})
    answers = answer_changes[answer_changes["period"] == SINCE].sort_values("share")
    for _, row in answers.iterrows():
        label = NAMED.get(row["state"], row["state"])
        counted = {name: int(row[name]) for name in ("repeats", "changed")}
        rows.append(
            {"block": BLOCKS[3], "label": label, "part": CHANGED, "rate": 100 * float(row["share"])} | counted
        )
    return pd.DataFrame(rows).assign(source=SOURCE)


def facts_of(
    returning_texts: pd.DataFrame,
    neighbour_votes: pd.DataFrame,
    answer_changes: pd.DataFrame,
    returning_sentences: pd.DataFrame,
) -> dict[str, Fact]:
    """The parts on the same texts, how often answers changed, and what the rule lets one say."""
    found = returning_texts[returning_texts["vote"] == LAST].set_index(["first", "last", "partner"])
    facts: dict[str, Fact] = {"from": PAIR[0].replace("/", "-"), "to": PAIR[1].replace("/", "-")}
    facts["long_from"] = LONG[0].replace("/", "-")
    for tag, pair, partner in (("", PAIR, AS_IT_WAS), ("long_", LONG, AS_IT_WAS), ("rus_", PAIR, "RUS")):
        row = found.loc[(*pair, partner)]
        facts |= {f"{tag}titles": int(row["titles"]), f"{tag}outcome": str(row["outcome"])}
        for name, key in (("change", "change"), ("own", "mine"), ("theirs", "theirs")):
            facts |= {f"{tag}{name}{end}": float(row[f"{key}{end}"]) for end in ("", "_low", "_high")}
    recent = found.loc[("2014/2016", "2021/2023", AS_IT_WAS)]
    facts |= {"recent_own": float(recent["mine"]), "recent_theirs": float(recent["theirs"])}
    facts["recent_titles"] = int(recent["titles"])
    state = neighbour_votes.set_index(["first", "last", "state"]).sort_index().loc[PAIR]
    home = state.loc[HOME]
    facts |= {
        "all_change": float(home["change"]),
        "all_by": abs(float(home["change"])),
        "all_way": turn(float(home["change"])),
        "all_same": float(home["same_texts"]),
        "all_other": float(home["other_texts"]),
        "all_own": float(home["own"]),
        "all_own_part": 100 * float(home["own"] / home["change"]),
    }
    facts |= {f"{code.lower()}_own": float(state.loc[code, "mine"]) for code in STATES if code != HOME}
    shares = answer_changes.set_index(["period", "state"])
    own = shares.loc[(SINCE, HOME)]
    others = shares.loc[SINCE]["share"].drop(HOME)
    facts |= {
        "others": len(others),
        "others_median": 100 * float(others.median()),
        "repeats": int(own["repeats"]),
        "changed": int(own["changed"]),
        "changed_share": 100 * float(own["share"]),
        "others_low": 100 * float(others.quantile(0.25)),
        "others_high": 100 * float(others.quantile(0.75)),
        "sentences": len(returning_sentences),
        "sentences_hold": int(returning_sentences["holds"].sum()),
    }
    lead = found.loc[(*PAIR, AS_IT_WAS)]
    facts |= {"lead_low": float(lead["lead_low"]), "lead_high": float(lead["lead_high"])}
    # Both parts are losses: the lead is above nought where the other side lost more.
    facts["larger"] = (
        "that of EU members is the larger"
        if lead["lead_low"] > 0
        else "its own is the larger"
        if lead["lead_high"] < 0
        else "which of the two leads is open"
    )
    return facts


def _dot_rows(axes: Axes, rows: pd.DataFrame) -> list[str]:
    labels = list(dict.fromkeys(rows["label"]))
    for part, (colour, marker, shift) in LOOK.items():
        own = rows[rows["part"] == part]
        y = [labels.index(label) - shift for label in own["label"]]
        axes.hlines(y, own["low"], own["high"], color=colour, lw=1.3)
        axes.plot(own["value"], y, marker, color=colour, ms=5, ls="none", label=part)
    return labels


def _rates(axes: Axes, rows: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """A dot for each state's rate of changed answers, with the median of all but Kazakhstan as a stroke."""
    lines = [*NAMED.values(), f"the other {len(rows) - len(NAMED)}"]
    for at, line in enumerate(lines):
        own = (
            rows[rows["label"] == line]
            if line in NAMED.values()
            else rows[~rows["label"].isin(NAMED.values())]
        )
        colour = style.ACTOR["Kazakhstan"] if line == NAMED[HOME] else style.MUTED
        axes.plot(own["rate"], [at] * len(own), "o", color=colour, ms=4, alpha=0.8, ls="none", label=line)
    axes.axvline(float(facts["others_median"]), color=style.MUTED, lw=0.8, ls="--")
    axes.set_yticks(range(len(lines)), lines)
    axes.set_ylim(len(lines) - 0.5, -0.5)
    axes.set_xlim(0, None)
    axes.set_xlabel("percent of answers changed")


def draw(rows: pd.DataFrame, facts: Mapping[str, Fact], layout: Layout) -> Figure:
    """Dots with intervals for whose answers changed; bars for the kind of text; dots for how often answers
    changed.
    """
    height = [len(rows.loc[rows["block"] == block, "label"].unique()) + 0.6 for block in BLOCKS[:3]]
    figure, panels = style.canvas(7.2, 4, 1, narrow=(9.2, 4, 1), height_ratios=[*height, len(NAMED) + 1.6])
    rates = panels.pop()
    for axes in panels[:-1]:
        axes.sharex(panels[-1])
        axes.tick_params(axis="x", labelbottom=False)
    span = f"{_span(PAIR[0])} to {_span(PAIR[1])}"
    titles = (
        f"The same texts: Kazakhstan's part {_signed(facts['own'])}, the EU's {_signed(facts['theirs'])}, {span}",
        f"The same texts, each state with EU members, {span}",
        f"All votes, each state with EU members, {span}",
    )
    for axes, block, title in zip(panels, BLOCKS[:3], titles, strict=True):
        own = rows[rows["block"] == block]
        if block == BLOCKS[2]:
            labels = list(dict.fromkeys(own["label"]))
            for part, colour, shift in BARS:
                mine = own[own["part"] == part]
                places = [labels.index(label) - shift for label in mine["label"]]
                axes.barh(places, mine["value"], height=0.3, color=colour, edgecolor=style.MUTED, label=part)
        else:
            labels = _dot_rows(axes, own)
            count = own.drop_duplicates("label").set_index("label")["titles"]
            labels = [f"{label} ({count[label]:.0f})" for label in labels]
        axes.axvline(0, color=style.MUTED, lw=0.8)
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.tick_params(axis="y", length=0)
        axes.set_title(layout.wrap(title, 84, 32), x=layout.pick(-0.3, -0.6))
        axes.grid(axis="x")
    _rates(rates, rows[rows["block"] == BLOCKS[3]], facts)
    title = f"Changed answers when a text came back, since 2004; dashed: median of {facts['others']} states"
    rates.set_title(layout.wrap(title, 84, 32), x=layout.pick(-0.3, -0.6))
    rates.tick_params(axis="y", length=0)
    rates.grid(axis="x")
    panels[-1].set_xlabel("change of agreement")
    panels[-1].set_xticks(layout.pick([-0.15, -0.1, -0.05, 0, 0.05], [-0.15, 0]))
    shapes: list[Line2D | Patch] = [
        Line2D([], [], color=colour, marker=marker, ms=5, lw=1.3, label=part)
        for part, (colour, marker, _) in LOOK.items()
    ]
    shapes += [Patch(facecolor=colour, edgecolor=style.MUTED, label=part) for part, colour, _ in BARS]
    figure.legend(handles=shapes, loc="outside upper left", ncols=layout.pick(2, 1))
    return figure


def _signed(value: Fact) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


@exhibit(
    "fig-un-returning",
    tables=("returning_texts", "neighbour_votes", "answer_changes", "returning_sentences"),
)
def returning(
    returning_texts: pd.DataFrame,
    neighbour_votes: pd.DataFrame,
    answer_changes: pd.DataFrame,
    returning_sentences: pd.DataFrame,
) -> Drawn:
    """Whose answers changed where a text came to the vote again, for Kazakhstan and its neighbours."""
    rows = rows_of(returning_texts, neighbour_votes, answer_changes)
    return Drawn(draw, rows, facts_of(returning_texts, neighbour_votes, answer_changes, returning_sentences))
