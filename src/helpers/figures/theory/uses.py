"""Chapter 02, first part: the uses of instruments from command to co-option, and the channels of norms."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Cell, Drawn, Fact, Tabled, current, drawing, exhibit, link, ordered, style
from helpers.measures import share

BINS = ("coerce", "pay", "set the agenda", "persuade", "attract")
#: By article A's own account of the theory these two belong to hard or command power (a-053, a-054).
COMMAND = ("coerce", "pay")
SOURCES = ("engagement", "culture", "political values", "foreign policy")
SOURCE_NAMES = {name: name.capitalize() for name in SOURCES} | {"engagement": "Frame of the relation"}
CHANNELS = ("transference", "good alone", "information", "procedural", "overt", "exchange")
SENDERS = ("EU", "member state", "joint", "foundation", "NATO")
SENDER_NAMES = {name: name.capitalize() for name in SENDERS} | {"EU": "EU institutions", "NATO": "NATO"}
#: Marks of the senders, which are told apart in gray too.
SHAPES = {"EU": "o", "member state": "s", "joint": "D", "foundation": "^", "NATO": "v"}
#: What an abbreviation is about, for readers who do not know it.
GLOSS = {
    "CAREN": "network", "TEMPUS": "universities", "NATO grants to KazRENA": "network", "DAAD": "exchange",
    "EUNIC Almaty": "institutes", "BOMCA": "borders", "EIDHR": "human rights", "TACIS": "technical aid",
    "CADAP": "drugs", "SWITCH-Asia": "production",
}  # fmt: skip
GROUPS = {
    "decision of Kazakhstan": "decisions",
    "exchange": "exchange",
    "EU policy at large": "at_large",
    "no use stated": "no_use",
}
NO_USE = "0"


def coded(instrument_uses: pd.DataFrame, instruments: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The uses with name, sender and source of their instrument, in the order in which they are shown.

    Where no instrument is named, sender and source are those of the claim.
    """
    named = instruments.set_index("instrument")
    told = claims.set_index("claim")
    found = []
    for use in instrument_uses.itertuples(index=False):
        known = named.loc[use.instrument] if use.instrument else told.loc[use.claim]
        found.append(
            {
                "use": use.use, "row": use.instrument or use.use,
                "label": known["label"] if use.instrument else use.label,
                "sender": known["sender"], "source": known["dimension"], "bin": use.bin,
                "ambiguous": bool(use.ambiguous), "other_bin": use.other_bin, "for_an_act": bool(use.for_an_act),
                "channel": use.channel,
                "claim": use.claim, "article": told.at[use.claim, "article"], "reason": use.reason,
            }
        )  # fmt: skip
    rows = pd.DataFrame(found)
    rows["mean"] = rows["bin"].map(BINS.index).groupby(rows["row"]).transform("mean")
    return ordered(rows, "source", "mean", "label", "use", source=SOURCES).drop(columns="mean")


def name_of(label: str) -> str:
    """The name of a row with what its abbreviation is about."""
    return f"{label} ({GLOSS[label]})" if label in GLOSS else label


def side(uses: pd.DataFrame) -> tuple[str, float]:
    """On a telephone, on which side of its dots the name of a row stands, and from where: above where neither
    side has room.
    """
    bins = [BINS.index(name) for name in (*uses["bin"], *uses["other_bin"]) if name in BINS]
    wide = current().across(name_of(uses["label"].iloc[0])) * len(BINS) * 1.03
    if min(bins) - 0.2 - wide >= -0.5:
        return "right", min(bins) - 0.2
    if max(bins) + 0.2 + wide <= len(BINS) - 0.75:
        return "left", max(bins) + 0.2
    return "above", -0.45


def lines(rows: pd.DataFrame) -> tuple[dict[str, float], dict[str, float], float]:
    """Height of every row and of every heading, and of the whole, counted downwards."""
    heights: dict[str, float] = {}
    heads: dict[str, float] = {}
    top = 0.0
    for source in SOURCES:
        mine = list(dict.fromkeys(rows.loc[rows["source"] == source, "row"]))
        if not mine:
            continue
        heads[source] = top
        for row in mine:
            top += 1 + (current().narrow and side(rows[rows["row"] == row])[0] == "above")
            heights[row] = top
        top += 1.35
    return heights, heads, top


def commanding(bins: pd.Series, for_an_act: pd.Series | None = None) -> pd.Series:
    """Which uses are command: any payment, or, where it is said which buy an act, these payments alone."""
    pays = bins == "pay" if for_an_act is None else (bins == "pay") & for_an_act
    return (bins == "coerce") | pays


def counts(rows: pd.DataFrame) -> dict[str, Fact]:
    """What the spectrum states in numbers, by both meanings of payment, with the range that the ambiguous uses
    allow.
    """
    unnamed = int(rows["row"].isin(rows["use"]).sum())
    facts: dict[str, Fact] = {
        "uses": len(rows), "instruments": int(rows["row"].nunique() - unnamed), "unnamed": unnamed,
        "ambiguous": int(rows["ambiguous"].sum()),
    }  # fmt: skip
    # Two rows of evidence on the theses rest on the wider meaning.
    for name, narrow in (("command", None), ("narrow", rows["for_an_act"])):
        first, other = commanding(rows["bin"], narrow), commanding(rows["other_bin"], narrow)
        crossing = rows["ambiguous"] & (first != other)
        if narrow is None:
            facts |= {"crossing": int(crossing.sum()), "soft": int((~first).sum())}
        for end, chosen in (("", first), ("_low", first & ~crossing), ("_high", first | crossing)):
            number = int(chosen.sum())
            facts |= {f"{name}{end}": number, f"{name}{end}_share": share(number, len(rows))}
    facts |= {name.replace(" ", "_"): int((rows["bin"] == name).sum()) for name in BINS}
    facts["bought"] = int((rows["for_an_act"] & (rows["bin"] == "pay")).sum())
    eu, culture = rows[rows["sender"] == "EU"], rows[rows["source"] == "culture"]
    facts |= {f"eu_{name}": int((eu["bin"] == name).sum()) for name in ("pay", "attract")}
    return facts | {"culture": len(culture), "culture_attract": int((culture["bin"] == "attract").sum())}


def _mark(axes: Axes, y: float, use: pd.Series) -> None:
    colour, shape = style.ACTOR[use["sender"]], SHAPES[use["sender"]]
    x = BINS.index(use["bin"])
    if use["ambiguous"]:
        other = BINS.index(use["other_bin"])
        axes.plot([x, other], [y, y], color=colour, lw=1.0, ls=(0, (2, 1.4)), label="ambiguous", zorder=2)
        look: style.Look = {"ms": 4, "mfc": "white", "mew": 1.0, "label": "other reading", "zorder": 3}
        axes.plot([other], [y], shape, color=colour, **look)
    axes.plot([x], [y], shape, color=colour, ms=6, label=use["use"], zorder=4)
    if use["ambiguous"]:
        axes.plot([x], [y], "o", color="white", ms=2, mew=0, label="ambiguous centre", zorder=5)


def _key(figure: Figure) -> None:
    """Senders by colour and shape, and what a hollow mark is, above the title."""
    found = [style.mark(SENDER_NAMES[one], SHAPES[one], style.ACTOR[one]) for one in SENDERS]
    found.append(style.mark("second reading", "o", style.MUTED, hollow=True))
    drawing.key(figure, found, current().pick(6, 2), handletextpad=0.2, columnspacing=1.2)


@exhibit("fig-uses-spectrum", tables=("instrument_uses", "instruments", "claims", "uses_left_out"))
def uses_spectrum(
    instrument_uses: pd.DataFrame,
    instruments: pd.DataFrame,
    claims: pd.DataFrame,
    uses_left_out: pd.DataFrame,
) -> Drawn:
    """Every coded use as a dot in its bin, with the second reading where there is one."""
    rows = coded(instrument_uses, instruments, claims)
    heights, heads, total = lines(rows)
    facts = counts(rows)
    facts |= {
        "left_out": len(uses_left_out),
        "all_instruments": int(facts["instruments"]) + len(uses_left_out),
    }
    facts |= {name: int((uses_left_out["group"] == group).sum()) for group, name in GROUPS.items()}
    narrow = current().narrow
    figure, (axes,) = style.canvas(0.127 * total + 1.3, narrow=(0.15 * total + 2.0, 1, 1))
    axes.axvspan(-0.5, len(COMMAND) - 0.5, color=style.PALE, lw=0, zorder=0)
    for x in range(len(BINS)):
        axes.axvline(x, color=style.GRID, lw=0.7, zorder=1)
    for _, use in rows.iterrows():
        _mark(axes, heights[use["row"]], use)
    labels = dict(zip(rows["row"], rows["label"].map(name_of), strict=True))
    if narrow:
        axes.set_yticks([])
        for row, label in labels.items():
            where, at = side(rows[rows["row"] == row])
            up = 0.9 if where == "above" else 0
            axes.text(
                at, heights[row] - up, label, ha="right" if where == "right" else "left", va="center",
                bbox=style.plate(0.4), zorder=1.5,
            )  # fmt: skip
    else:
        axes.set_yticks([heights[row] for row in labels], list(labels.values()))
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.set_ylim(total - 0.6, -2.6)
    axes.set_xlim(-0.5, len(BINS) - 0.5)
    names = [f"{name[0].upper()}{name[1:]}".replace("Set the ", "Set the\n") for name in BINS]
    counted = [f"{name}\n({facts[key.replace(' ', '_')]})" for name, key in zip(names, BINS, strict=True)]
    axes.set_xticks(range(len(BINS)), counted)
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, labelsize=8.4)
    for source, head in heads.items():
        axes.text(
            0.01 if narrow else -0.02, head, SOURCE_NAMES[source], transform=axes.get_yaxis_transform(),
            ha="left" if narrow else "right", va="center", fontsize=8.4, fontweight="bold",
        )  # fmt: skip
    axes.text(0.5, -1.6, "command", ha="center", fontsize=8.2, color=style.MUTED)
    axes.text(3, -1.6, "co-option", ha="center", fontsize=8.2, color=style.MUTED)
    drawing.bare(axes, *axes.spines)
    said = (
        f"In culture {facts['culture_attract']} of {facts['culture']} uses attract; "
        f"of {facts['pay']} payments {facts['eu_pay']} are the EU institutions'"
    )
    _key(figure)
    axes.set_title(style.wrap(said, 42) if narrow else said, x=0 if narrow else -0.88)
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


@exhibit("tbl-sources-mechanisms", tables=("instrument_uses", "instruments", "claims"))
def sources_mechanisms(
    instrument_uses: pd.DataFrame, instruments: pd.DataFrame, claims: pd.DataFrame
) -> Tabled:
    """Uses by source and by the channel that a sender can use, an example in each cell."""
    uses = coded(instrument_uses, instruments, claims)
    body: list[list[str | Cell]] = []
    for source in SOURCES:
        line: list[str | Cell] = [SOURCE_NAMES[source]]
        for channel in CHANNELS:
            found = uses[(uses["source"] == source) & (uses["channel"] == channel)]
            # An instrument of the EU institutions serves as the example, where there is one.
            first = found[found["sender"] == "EU"] if (found["sender"] == "EU").any() else found
            example: str | Cell = NO_USE
            if len(found):
                example = link(f"{len(found)}: {first.iloc[0]['label']}", claim=first.iloc[0]["claim"])
            line.append(example)
        body.append([*line, str(int((uses["source"] == source).sum()))])
    number = uses["channel"].value_counts()
    body.append(["All", *(str(number.get(channel, 0)) for channel in CHANNELS), str(len(uses))])
    facts: dict[str, Fact] = {"uses": len(uses)}
    facts |= {channel.replace(" ", "_"): int(number.get(channel, 0)) for channel in CHANNELS}
    apart = uses.loc[uses["channel"] == "exchange", "source"] == "culture"
    facts["exchange_culture"] = "all" if apart.all() else f"{apart.sum()} of them"
    shown = uses[["use", "label", "source", "channel", "claim", "reason"]]
    header = [
        "Source", "Gives, and states a norm", "Gives, states no norm", "Announces or explains",
        "Binds by treaty or dialogue", "Is on the spot", "Study and culture alone", "All",
    ]  # fmt: skip
    return Tabled(
        header, body, shown, facts, ["article-a", "article-b"], "lllllllr", [13, 15, 15, 15, 15, 13, 15, 4]
    )
