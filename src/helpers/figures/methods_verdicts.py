"""Chapter 03, third part: how verdicts come about, how far found values lie from stated ones, and how stable the coding is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers import dates, style
from helpers.audit import Value
from helpers.audit.values import comparable
from helpers.exhibits import Cell, Drawn, Tabled, exhibit, link
from helpers.exhibits.facts import Fact
from helpers.measures import nominal_alpha, share

#: When a claim gets which verdict, in the order in which the rules are tried; the words must be those of `helpers.audit`.
RULES = {
    "record": {
        "sources differ": "At least one record of the time supports it and at least one refutes it.",
        "contradicted": "A record of the time refutes it, and none supports it.",
        "detail differs": "A record of the time differs in a detail and none refutes it, even where others support it.",
        "superseded": "Records of the time support it, and a later one no longer does.",
        "supported": "Records of the time support it, one at least of another origin than the source that the article relays.",
        "supported, same origin": "Records of the time support it, but all go back to the source that the article relays.",
        "not found": "There is no evidence, and at least one search for it is on file.",
        "not checkable": "There is neither evidence nor search, and it is a thesis, definition, method, appraisal or causal statement.",
        "not sought": "None of these: nobody has looked yet.",
    },
    "coherence": {
        "incoherent": "At least one check that counts for it fails.",
        "coherent": "Every check that counts for it holds.",
        "not tested": "The text allows no check of it.",
    },
    "citation": {
        "none given": "It stands in the text, and no note or reference is called at it.",
        "does not fit": "A called entry is on something else, and no entry of the list fits.",
        "misnumbered": "A called entry is on something else, and another entry of the same list fits.",
        "fits": "A called entry is on its subject.",
        "not tested": "It stands in the note itself, or the entries called do not show whether they state it.",
    },
}
RELATIONS = {"supports": style.RECORD["supported"], "differs in detail": style.RECORD["detail differs"], "refutes": style.RECORD["contradicted"]}
#: The tenth of the stated value beyond which a number counts as contradicted (Hardwicke et al. 2018).
LIMIT = 10
YEAR = 365.2425
FIELDS = ("kind", "dimension", "link")


@exhibit(
    "tbl-verdict-rules",
    title="How verdicts come about",
    caption="The record supports {supported} of the {claims} claims, differs in a detail at {detail} and contradicts {contradicted}; "
    "{unsettled} are not settled by any record read. For each verdict the rule that gives it, in the order in which the rules are tried.",
    reading="Read each axis from the top: the first rule that fits decides. Counts describe both articles together and depend on what was sought and "
    "found; they are no score. Contradicted means that a record states otherwise, not that the argument falls.",
    tables=("ledger", "evidence"),
)
def verdict_rules(ledger: pd.DataFrame, evidence: pd.DataFrame) -> Tabled:
    """Every verdict of the three axes with its rule, the number of claims, and the first claim that has it."""
    body: list[list[str | Cell]] = []
    found = []
    for axis, rules in RULES.items():
        for verdict, rule in rules.items():
            claims = ledger.loc[ledger[axis] == verdict, "claim"]
            example: str | Cell = link(str(claims.min()), claim=str(claims.min())) if len(claims) else "\N{EN DASH}"
            body.append([axis, verdict, rule, str(len(claims)), example])
            found.append({"axis": axis, "verdict": verdict, "claims": len(claims), "example": str(claims.min()) if len(claims) else ""})
    counts = {(row["axis"], row["verdict"]): row["claims"] for row in found}
    facts: dict[str, Fact] = {"claims": len(ledger), "with_evidence": int(evidence["claim"].nunique())}
    facts |= {f"{row['axis']}_{row['verdict'].replace(', ', '_').replace(' ', '_')}": int(row["claims"]) for row in found}
    facts["supported"] = counts["record", "supported"] + counts["record", "supported, same origin"]
    facts["detail"], facts["contradicted"] = counts["record", "detail differs"], counts["record", "contradicted"]
    facts["unsettled"] = sum(counts["record", verdict] for verdict in ("not found", "not checkable", "not sought"))
    facts["tested"] = counts["coherence", "coherent"] + counts["coherence", "incoherent"]
    facts |= _mixed(evidence)
    return Tabled(
        ["Axis", "Verdict", "Given when", "Claims", "Example"], body, pd.DataFrame(found), facts, ["article-a", "article-b"], "lllrl", [2, 3, 8, 1, 1]
    )


def _mixed(evidence: pd.DataFrame) -> dict[str, Fact]:
    """How often the precedence decides: claims whose records of the time do not all say the same."""
    now = evidence[evidence["moment"] == "at publication"].groupby("claim")["relation"].apply(set)
    pairs = {
        "detail_over_support": {"supports", "differs in detail"},
        "refuted_over_detail": {"differs in detail", "refutes"},
    }
    facts: dict[str, Fact] = {name: sum(said == both for said in now) for name, both in pairs.items()}
    facts["mixed"] = sum(len(said) > 1 for said in now)
    facts["later"] = int((evidence["moment"] != "at publication").sum())
    return facts


class Apart(NamedTuple):
    """How far a found value lies from the stated one: percent of the stated number, or years from date to date."""

    measure: str
    value: float


def apart(stated: Value, found: Value) -> Apart:
    """The distance of a found value from a stated one, later and larger positive; nothing for dates that can mean one day."""
    if stated.datatype == "number":
        return Apart("number", 100 * (found.number - stated.number) / stated.number)
    here, there = stated.span, found.span
    if stated.datatype == "period":
        return Apart("period", _years(here.first, there.first))
    if there.first and here.last and there.first > here.last:
        return Apart("date", _years(here.last, there.first))
    if there.last and here.first and there.last < here.first:
        return Apart("date", _years(here.first, there.last))
    return Apart("date", 0.0)


def _years(one: date | None, other: date | None) -> float:
    return (other - one).days / YEAR if one and other else 0.0


def compared(claims: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Evidence whose value a rule compares with the claim's, each pair of values once, with the distance between them."""
    known = claims.set_index("claim")
    rows = []
    for row in evidence.itertuples():
        claim = known.loc[row.claim]
        stated = Value(claim["datatype"], claim["value"], claim["unit"], claim["qualifier"])
        found = Value(row.datatype, row.value, row.unit)
        if comparable(stated, found):
            distance = apart(stated, found)
            told = stated.readable if stated.qualifier == "exactly" else f"{stated.qualifier} {stated.readable}"
            rows.append((row.claim, claim["subject"], distance.measure, told.strip(), found.readable, row.relation, distance.value, row.source))
    columns = ["claim", "subject", "measure", "stated", "found", "relation", "apart", "source"]
    frame = pd.DataFrame(rows, columns=columns).drop_duplicates(["claim", "found"])
    return frame.sort_values(["claim", "apart"], kind="stable").reset_index(drop=True)


@exhibit(
    "fig-tolerance",
    title="How far found values lie from stated ones",
    caption="No number compared lies more than {limit}% from the stated one, so {numbers_refuted} numbers are contradicted; "
    "{dates_refuted} of {dates} dates are. Dots show every value found that differs from the stated one; "
    "{numbers_same} numbers and {dates_same} dates agree and are not drawn.",
    alt="Two dot charts. Of {numbers} numbers compared {numbers_off} differ, the largest by {largest:.1f}%, inside the band of {limit}%. "
    "Of {dates} dates and periods {dates_off} differ, by up to {years:.0f} years.",
    reading="Only values of one kind and unit are compared by rule; sums of another year or scope are judged by hand, and are not here. "
    "Words such as about or more than widen what agrees. Dates agree where both can mean one day.",
    tables=("claims", "evidence", "sources"),
)
def tolerance(claims: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame) -> Drawn:
    """Dots of found values by their distance from the stated ones, numbers above and dates below."""
    rows = compared(claims, evidence)
    number = rows["measure"] == "number"
    parts = [rows[number & (rows["apart"].abs() > 1e-9)], rows[~number & (rows["apart"] != 0)]]
    facts = _tolerance_facts(rows, evidence)
    figure, axes = style.canvas(5.9, 2, 1, height_ratios=[max(len(part), 1) + 1.5 for part in parts])
    axes[0].axvspan(-LIMIT, LIMIT, color=style.PALE, zorder=0)
    for ax, part in zip(axes, parts, strict=True):
        _apart(ax, part)
    axes[0].set_title(f"{facts['numbers_off']} of {facts['numbers']} numbers differ, none by more than {LIMIT}%")
    axes[0].set_xlabel(f"found minus stated, in percent of the stated number (grey: {LIMIT}% either way)")
    axes[1].set_title(f"{facts['dates_off']} of {facts['dates']} dates and periods differ")
    axes[1].set_xlabel("found minus stated, in years")
    handles = [Line2D([], [], marker="o", ls="", ms=6.5, mfc=colour, mec="white", label=name) for name, colour in RELATIONS.items()]
    figure.legend(handles=handles, loc="outside upper left", ncols=len(handles), columnspacing=1.4, handletextpad=0.4)
    style.footer(figure, "fig-tolerance", "articles A and B; evidence of the ledger, each value with its source")
    read = sorted(set(rows["source"]) & set(sources["source"]))
    return Drawn(figure, rows.drop(columns="source"), facts, ["article-a", "article-b", *read])


def _apart(ax: Axes, rows: pd.DataFrame) -> None:
    ax.axvline(0, color=style.MUTED, lw=0.7)
    reach = max(float(rows["apart"].abs().max()), 1.0) if len(rows) else 1.0
    for y, row in enumerate(rows.itertuples()):
        ax.plot([0, row.apart], [y, y], color=style.GRID, lw=1.4, zorder=1)
        ax.plot([row.apart], [y], "o", ms=6.5, mfc=RELATIONS[row.relation], mec="white", mew=0.8, zorder=3)
        ax.text(reach * 1.18, y, f"stated {row.stated}, found {row.found}", va="center", fontsize=8)
    ax.set_yticks(range(len(rows)), [f"{row.claim}  {row.subject}" for row in rows.itertuples()])
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(-reach * 1.1, reach * 4.0)
    ax.set_xticks([tick for tick in ax.get_xticks() if abs(tick) <= reach * 1.1])


def _tolerance_facts(rows: pd.DataFrame, evidence: pd.DataFrame) -> dict[str, Fact]:
    number = rows["measure"] == "number"
    off = number & (rows["apart"].abs() > 1e-9)
    moved = ~number & (rows["apart"] != 0)
    refuted = rows["relation"] == "refutes"
    beyond = off & (rows["relation"] == "differs in detail")
    facts: dict[str, Fact] = {"limit": LIMIT, "pairs": len(rows), "rows": len(evidence)}
    facts |= {"numbers": int(number.sum()), "numbers_off": int(off.sum()), "numbers_same": int((number & ~off).sum())}
    facts |= {"numbers_refuted": int((number & refuted).sum()), "numbers_detail": int(beyond.sum())}
    facts |= {"largest": float(rows.loc[off, "apart"].abs().max()) if off.any() else 0.0}
    facts |= {"over_five": int((beyond & (rows["apart"].abs() > LIMIT / 2)).sum())}
    facts |= {"largest_detail": float(rows.loc[beyond, "apart"].abs().max()) if beyond.any() else 0.0}
    facts |= {"dates": int((~number).sum()), "dates_off": int(moved.sum()), "dates_same": int((~number & ~moved).sum())}
    facts |= {"dates_refuted": int((~number & refuted).sum()), "years": float(rows.loc[moved, "apart"].abs().max()) if moved.any() else 0.0}
    return facts


def agreement(coding_pairs: pd.DataFrame) -> pd.DataFrame:
    """Percent agreement and alpha of the two passes for each coded field, by article and for both, over units found by both."""
    rows = []
    for field in FIELDS:
        both = coding_pairs[(coding_pairs[f"first_{field}"] != "") & (coding_pairs[f"second_{field}"] != "")]
        for article, part in [*both.groupby("article"), ("A and B", both)]:
            first, second = list(part[f"first_{field}"]), list(part[f"second_{field}"])
            same = sum(one == other for one, other in zip(first, second, strict=True))
            rows.append(
                {
                    "field": field,
                    "article": article,
                    "units": len(part),
                    "same": same,
                    "agreement": share(same, len(part)) / 100,
                    "alpha": nominal_alpha(first, second),
                }
            )
    return pd.DataFrame(rows)


def confusions(coding_pairs: pd.DataFrame, number: int = 8) -> pd.DataFrame:
    """The pairs of categories that the passes exchange most often, most frequent first."""
    rows = []
    for field in FIELDS:
        first, second = coding_pairs[f"first_{field}"], coding_pairs[f"second_{field}"]
        apart_ = coding_pairs[(first != "") & (second != "") & (first != second)]
        pairs = [" / ".join(sorted(pair)) for pair in zip(apart_[f"first_{field}"], apart_[f"second_{field}"], strict=True)]
        rows += [{"field": field, "pair": pair, "units": count} for pair, count in pd.Series(pairs, dtype=object).value_counts().items()]
    frame = pd.DataFrame(rows, columns=["field", "pair", "units"])
    return frame.sort_values(["units", "field", "pair"], ascending=[False, True, True]).head(number).reset_index(drop=True)


@exhibit(
    "fig-stability",
    title="How stable the coding is over two passes",
    caption="The two passes found {matched_share:.0f}% of {units} units in common and gave these the same kind, dimension and link in "
    "{kind_share:.0f}%, {dimension_share:.0f}% and {link_share:.0f}% of cases; alpha runs from {lowest:.2f} to {highest:.2f} by article. "
    "Dots show agreement and alpha; bars the most frequent differences.",
    alt="Left, dots: agreement and Krippendorff's alpha for kind, dimension and link by article; lowest alpha {lowest:.2f} ({lowest_where}). "
    "Right, bars: differences, most often {first_pair} ({first_pair_units} units).",
    reading="Alpha is agreement beyond chance: 1 is full, 0 as good as chance. Both passes follow one brief by the same coder, with computer "
    "assistance, so the figure measures repeatability. It cannot show that the categories are right; a shared misreading agrees with itself.",
    tables=("coding_pairs",),
)
def stability(coding_pairs: pd.DataFrame) -> Drawn:
    """Dots of agreement and alpha by field and article, beside bars of the most frequent differences."""
    rows, pairs = agreement(coding_pairs), confusions(coding_pairs)
    facts = _stability_facts(coding_pairs, rows, pairs)
    figure, (left, right) = style.canvas(3.7, 1, 2, width_ratios=[1, 0.95])
    lines = rows[rows["article"] != "A and B"].reset_index(drop=True)
    for y, row in enumerate(lines.itertuples()):
        colour = style.ARTICLE[row.article]
        left.plot([row.alpha, row.agreement], [y, y], color=style.GRID, lw=1.4, zorder=1)
        left.plot([row.agreement], [y], "o", ms=6.5, mfc="white", mec=colour, mew=1.2)
        left.plot([row.alpha], [y], "o", ms=6.5, mfc=colour, mec=colour)
        left.text(row.alpha - 0.02, y, f"{row.alpha:.2f}", ha="right", va="center", fontsize=8.2)
        left.text(row.agreement + 0.02, y, f"{100 * row.agreement:.0f}%", va="center", fontsize=8.2)
    left.set_yticks(range(len(lines)), [f"{row.field}, {row.article}" for row in lines.itertuples()])
    left.set_xlim(0.5, 1.0)
    left.set_title("Agreement and alpha by article")
    left.set_xlabel("filled: alpha; hollow: share that agree")
    right.barh(pairs.index, pairs["units"], height=0.62, color=style.GREY)
    for y, row in enumerate(pairs.itertuples()):
        right.text(row.units + 0.6, y, str(row.units), va="center", fontsize=8.2)
    right.set_yticks(pairs.index, [f"{row.pair.replace(' / ', '/')}" for row in pairs.itertuples()])
    right.set_xlim(0, int(pairs["units"].max()) * 1.15)
    right.set_title("What the passes exchange")
    right.set_xlabel("units")
    for ax, length in ((left, len(lines)), (right, len(pairs))):
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(length - 0.4, -0.6)
    style.footer(figure, "fig-stability", "two coding passes over articles A and B")
    return Drawn(figure, rows, facts, ["article-a", "article-b"])


def _stability_facts(coding_pairs: pd.DataFrame, rows: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, Fact]:
    first, second = coding_pairs["first_kind"] != "", coding_pairs["second_kind"] != ""
    facts: dict[str, Fact] = {
        "units": len(coding_pairs),
        "matched": int((first & second).sum()),
        "matched_share": share(int((first & second).sum()), len(coding_pairs)),
        "first_only": int((first & ~second).sum()),
        "second_only": int((second & ~first).sum()),
        "unused": int((coding_pairs["claim"] == "").sum()),
        "first_pair": str(pairs["pair"].iloc[0]).replace(" / ", " against "),
        "first_pair_units": int(pairs["units"].iloc[0]),
    }
    for row in rows.itertuples():
        key = row.field if row.article == "A and B" else f"{row.article.lower()}_{row.field}"
        facts |= {f"{key}_share": 100 * float(row.agreement), f"{key}_alpha": float(row.alpha)}
    single = rows[rows["article"] != "A and B"]
    low = single.loc[single["alpha"].idxmin()]
    facts |= {"lowest": float(low["alpha"]), "lowest_where": f"{low['field']}, article {low['article']}", "highest": float(single["alpha"].max())}
    return facts | _findings(coding_pairs)


def _findings(coding_pairs: pd.DataFrame) -> dict[str, Fact]:
    """A finding of chapter 01 computed from either pass alone: resources and activities in the result chain, in percent."""
    facts: dict[str, Fact] = {}
    for article in ("A", "B"):
        for name in ("first", "second"):
            links = coding_pairs.loc[coding_pairs["article"] == article, f"{name}_link"]
            chain = links[~links.isin(["", "none"])]
            facts[f"{article.lower()}_supply_{name}"] = share(int(chain.isin(["resource", "activity"]).sum()), len(chain)) if len(chain) else 0.0
    return facts
