"""Chapter 02, first part: the uses of instruments from hard power to soft."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, Fact, current, drawing, exhibit, ordered, style, tally
from helpers.measures import share

BINS = ("coerce", "pay", "set the agenda", "persuade", "attract")
#: By Nye's account, as article A reports it, these two belong to hard or command power (a-053, a-054).
COMMAND = ("coerce", "pay")
SOURCES = ("engagement", "culture", "political values", "foreign policy")
SOURCE_NAMES = {name: name.capitalize() for name in SOURCES} | {"engagement": "Frame of the relation"}
#: Who acts, by colour and by shape, which tell them apart in gray too.
WHO = {
    "EU": ("EU institutions", "o", style.ACTOR["EU"]),
    "member state": ("member states", "s", style.ACTOR["member state"]),
}
OTHERS = ("joint, foundation, NATO", "D", style.ACTOR["other"])
#: What an abbreviation is about, for readers who do not know it.
GLOSS = {
    "CAREN": "network", "TEMPUS": "universities", "NATO grants to KazRENA": "network", "DAAD": "exchange",
    "EUNIC Almaty": "institutes", "BOMCA": "borders", "EIDHR": "human rights", "TACIS": "technical aid",
    "CADAP": "drugs", "SWITCH-Asia": "production",
}  # fmt: skip


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
    """The name of a row with what its abbreviation is about, broken where it would leave dots no room."""
    return current().wrap(f"{label} ({GLOSS[label]})" if label in GLOSS else label, 60, 27)


def heights(rows: pd.DataFrame) -> tuple[dict[str, float], dict[str, float], float]:
    """Of every row and of every heading, and of the whole, counted downwards."""
    found: dict[str, float] = {}
    heads: dict[str, float] = {}
    top = 0.0
    for source, mine in rows.groupby("source", sort=False):
        heads[str(source)] = top
        for row, label in mine.drop_duplicates("row").set_index("row")["label"].items():
            room = 0.15 + 0.85 * len(name_of(label).split("\n"))
            found[str(row)] = top + (1 + room) / 2
            top += room
        top += 1.35
    return found, heads, top


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
            facts["crossing"] = int(crossing.sum())
        for end, chosen in (("", first), ("_low", first & ~crossing), ("_high", first | crossing)):
            number = int(chosen.sum())
            facts[f"{name}{end}"] = number
    facts["command_share"] = share(int(commanding(rows["bin"], None).sum()), len(rows))
    facts |= tally(rows["bin"], {name.replace(" ", "_"): name for name in BINS})
    facts["bought"] = int((rows["for_an_act"] & (rows["bin"] == "pay")).sum())
    eu, culture = rows[rows["sender"] == "EU"]["bin"], rows[rows["source"] == "culture"]
    facts |= tally(eu, {"eu_pay": "pay", "eu_attract": "attract"}) | {"eu_uses": len(eu)}
    facts |= {"culture": len(culture)} | tally(culture["bin"], {"culture_attract": "attract"})
    # On a generous reading a gift for which no norm is stated is transference as well.
    norms = tally(rows["channel"], ["transference", "good alone"])
    facts |= {"transference": norms["transference"], "transference_wide": sum(map(int, norms.values()))}
    return facts | tally(culture["channel"], {"culture_exchange": "exchange"})


def _mark(axes: Axes, y: float, use: pd.Series, *, ringed: bool) -> None:
    _, shape, colour = WHO.get(use["sender"], OTHERS)
    x = BINS.index(use["bin"])
    if use["ambiguous"]:
        other = BINS.index(use["other_bin"])
        hollow: style.Look = {"ms": 4, "mfc": "white", "mew": 1.0, "label": "other reading"}
        axes.plot([x, other], [y, y], color=colour, lw=1.0, label="ambiguous", zorder=2)
        axes.plot([other], [y], "o", color=colour, zorder=3, **hollow)
    axes.plot([x], [y], shape, color=colour, ms=6, label=use["use"], zorder=4)
    if ringed:
        axes.plot([x], [y], "o", color=style.INK, ms=10.5, mfc="none", mew=1.1, label="ringed", zorder=5)


def _key(figure: Figure) -> None:
    """Who acts, and what a hollow mark is, above the title."""
    found = [style.mark(*one) for one in (*WHO.values(), OTHERS)]
    found.append(style.mark("second reading", "o", style.MUTED, hollow=True, ms=4, ls="-", lw=1.0))
    found.append(style.mark("hard in the narrow meaning too", "o", style.INK, hollow=True, ms=9))
    drawing.key(figure, found, current().pick(3, 2), columnspacing=1.2)


@exhibit("fig-uses-spectrum", tables=("instrument_uses", "instruments", "claims"))
def uses_spectrum(instrument_uses: pd.DataFrame, instruments: pd.DataFrame, claims: pd.DataFrame) -> Drawn:
    """Every coded use as a dot in its bin, with the second reading where there is one."""
    rows = coded(instrument_uses, instruments, claims)
    at, heads, total = heights(rows)
    facts = counts(rows)
    figure, (axes,) = style.canvas(0.127 * total + 1.3, narrow=(0.19 * total + 2.8, 1, 1))
    for x in range(len(BINS)):
        axes.axvline(x, color=style.GRID, lw=0.7, zorder=1)
    ringed = commanding(rows["bin"], rows["for_an_act"])
    for place, use in rows.iterrows():
        _mark(axes, at[use["row"]], use, ringed=bool(ringed[place]))
    axes.set(ylim=(total - 0.6, -2.6), xlim=(-0.5, len(BINS) - 0.5), yticks=[])
    # In the narrow layout a column is no wider than a line of letters is high and a word would be.
    the, gap = current().pick(("the\n", "\n"), ("the ", " "))
    counted = [f"{name.capitalize()}{gap}({facts[name.replace(' ', '_')]})" for name in BINS]
    counted = [name.replace("the ", the) for name in counted]
    axes.set_xticks(range(len(BINS)), counted, rotation=current().pick(0, 90))
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, labelsize=8.4)
    beside: style.Look = {"transform": axes.get_yaxis_transform(), "ha": "right", "va": "center"}
    for row, label in rows.drop_duplicates("row").set_index("row")["label"].items():
        axes.text(-0.02, at[str(row)], name_of(label), fontsize=8, **beside)
    for source, head in heads.items():
        axes.text(-0.02, head, SOURCE_NAMES[source], fontsize=8.4, fontweight="bold", **beside)
    # The border between the two, and on which side of it each lies.
    axes.axvline(len(COMMAND) - 0.5, color=style.MUTED, lw=0.9, zorder=1)
    under: style.Look = {"fontsize": 8.2, "color": style.MUTED, "bbox": style.plate(0.4)}
    axes.text(len(COMMAND) - 0.62, -1.6, "hard", ha="right", **under)
    axes.text(len(COMMAND) - 0.38, -1.6, "soft", ha="left", **under)
    drawing.bare(axes, *axes.spines)
    said = (
        f"Hard power: {facts['command']} of {facts['uses']} uses if every grant is payment, "
        f"{facts['narrow']} (ringed) if only a grant in return for an act is"
    )
    _key(figure)
    axes.set_title(current().wrap(said, 78, 42), x=current().pick(-0.88, -1.13))
    return Drawn(figure, rows, facts, ["article-a", "article-b"])
