"""Table of chapter 03: how far blind readings agree with the published coding and with each other.

The sample whose differences were used to mend rows and the fresh one drawn after that are told apart, and no
share is taken over both. The third reading saw the disputed rows of the first sample alone, and stands apart too.
How far two passes of coding agree stands in the prose.
"""

from __future__ import annotations

import pandas as pd

from helpers.claims.recoding import (
    BESIDE,
    FRESH,
    MENDING,
    POINT,
    PUBLISHED,
    RELATIONS,
    THESES,
    WHOLE,
    by_reader,
)
from helpers.claims.testimony import BLIND
from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit
from helpers.measures.agreement import BOTH, FIELDS
from helpers.theses.scale import OPEN

#: What a common rule of thumb asks of alpha: for conclusions that are tentative, and to rely on a coding.
TENTATIVE, RELIABLE = 0.67, 0.8

HEADER = (
    "Sample", "Coded", "Published as", "Rows", "First reader agrees", "Second reader agrees",
    "Readers with each other", "Third reading, of disputed rows",
)  # fmt: skip
NAMES = {"relation": "relation of evidence", "thesis": "fact on a thesis"}
SAMPLES = {MENDING: "used to mend", FRESH: "fresh", WHOLE: "all, after mending"}
PAIRS = ((PUBLISHED, "first"), (PUBLISHED, "second"), ("first", "second"))
THIRD = (PUBLISHED, "third")
#: Codings whose alpha the chapter tells: that of the test, and that of the rows which the theses hang on.
ALPHAS = ((FRESH, RELATIONS), (WHOLE, THESES))
ALPHA = ("alpha", "alpha_low", "alpha_high")


def limits(low: float, high: float) -> str:
    """Which limits of the chapter's rule of thumb an interval contains: of these nobody can say that they are passed."""
    inside = [limit for limit in (TENTATIVE, RELIABLE) if low < limit <= high]
    return "both limits" if len(inside) > 1 else f"the limit of {inside[0]:g}" if inside else "neither limit"


def doubts(testimony: pd.DataFrame, codings: pd.DataFrame, ledger: pd.DataFrame) -> dict[str, Fact]:
    """How many differences we put in the point of a sentence, how many of these were read blind, how many every blind
    reader of the first sample confirmed, how many of them a blind reader put beside it, and of the others how many
    stand under contradicted statements.
    """
    point = testimony[testimony["touches_point"] == "yes"]
    blind = codings[codings["reader"].isin(BLIND) & codings["item"].isin(point["evidence"])]
    before = blind[blind["sample"] == MENDING]
    confirmed = (before["coded"] == POINT).groupby(before["item"]).all()
    left = point[~point["spared"].astype(bool)]
    verdicts = left["claim"].map(ledger.set_index("claim")["record"])
    return {
        "point_rows": len(point),
        "point_read": int(point["evidence"].isin(blind["item"]).sum()),
        "point_before": int(confirmed.sum()),
        "point_spared": int(point["spared"].sum()),
        "point_left": len(left),
        "point_against": int((verdicts == "contradicted").sum()),
    }


def not_on_point(codings: pd.DataFrame) -> dict[str, Fact]:
    """Of differences that we put in the point, how many the blind reader of the fresh sample took for a detail, and in
    how many that reader saw no difference.
    """
    wide = by_reader(codings, RELATIONS, FRESH)
    theirs = wide.loc[wide[PUBLISHED] == POINT, BLIND[0]]
    return {
        "fresh_point_beside": int((theirs == BESIDE).sum()),
        "fresh_point_other": int((~theirs.isin([POINT, BESIDE])).sum()),
    }


def disputed(codings: pd.DataFrame) -> dict[str, Fact]:
    """How many relations were disputed, and how many of them the third reading kept as they were coded."""
    wide = by_reader(codings, RELATIONS, MENDING)
    if "third" not in wide:
        return {}
    wide = wide[wide["third"].notna()]
    kept = wide["third"] == wide[PUBLISHED]
    return {"disputed_relation": len(wide), "disputed_relation_kept": int(kept.sum())}


def directions(codings: pd.DataFrame, rows: pd.DataFrame) -> dict[str, Fact]:
    """Of all rows on theses as blind readers coded them: how many count with us and were open to both readers, how
    many were open with us and have one direction with both, how many of these are on votes in the UN, how many point
    the other way with both, and how many of our codes are others now than those that were read; `rows` are those on
    theses.
    """
    wide = by_reader(codings, THESES, WHOLE)
    if wide.empty:
        return {}
    ours, agreed = wide[PUBLISHED], wide[BLIND[0]].where(wide[BLIND[0]] == wide[BLIND[1]], "")
    counts, theirs = ours != OPEN, ~agreed.isin(["", OPEN])
    now = rows.set_index("item")
    votes = now.index[now["exhibit"].str.contains("-un-")]
    return {
        "counted_rows": int(counts.sum()),
        "counted_open": int((counts & (agreed == OPEN)).sum()),
        "open_counted": int((~counts & theirs).sum()),
        "open_votes": int((~counts & theirs & ours.index.isin(votes)).sum()),
        "turned": int((counts & theirs & (agreed != ours)).sum()),
        "changed_since": int((now["bearing"].reindex(ours.index) != ours).sum()),
    }


def said(row: pd.Series) -> str:
    """A share with its interval, in percent, and over all rows Krippendorff's alpha."""
    share = f"{row['share']:.0f}% [{row['low']:.0f}, {row['high']:.0f}]"
    return share if pd.isna(row["alpha"]) else f"{share}; alpha {row['alpha']:.2f}"


def passes(reliability: pd.DataFrame, pairs: pd.DataFrame) -> dict[str, Fact]:
    """How many passages two passes of coding marked, how many of these both did, how many became statements, of which
    several may make one, and alpha of each label; of the weakest also where a passage that one pass alone marked is a disagreement.
    """
    alpha = reliability.set_index(["field", "article", "marking"])["alpha"]
    kept = pairs.loc[pairs["claim"] != "", "claim"]
    both = (pairs[["first_kind", "second_kind"]] != "").all(axis=1)
    facts: dict[str, Fact] = {"passages": len(pairs), "both": int(both.sum())}
    facts |= {"kept": len(kept), "statements": int(kept.nunique())}
    facts |= {f"{field}_alpha": float(alpha[field, BOTH, False]) for field in FIELDS}
    names = {"b_dimension_alpha": False, "b_dimension_all_alpha": True}
    return facts | {name: float(alpha["dimension", "B", marking]) for name, marking in names.items()}


@exhibit(
    "tbl-recoding",
    tables=(
        "recoding_agreement",
        "coding_reliability",
        "coding_pairs",
        "testimony",
        "recoding",
        "ledger",
        "thesis_evidence",
    ),
)
def recoding(
    recoding_agreement: pd.DataFrame,
    coding_reliability: pd.DataFrame,
    coding_pairs: pd.DataFrame,
    testimony: pd.DataFrame,
    codings: pd.DataFrame,
    ledger: pd.DataFrame,
    thesis_evidence: pd.DataFrame,
) -> Tabled:
    """Agreement before anything was reconciled: in each sample for all rows, and for each published code.

    The last column gives in how many of the disputed rows the third reading holds with the published code.
    """
    at = recoding_agreement.set_index(["sample", "what", "first", "second", "category"]).sort_index()
    body: list[list[str | Cell]] = []
    facts = passes(coding_reliability, coding_pairs) | doubts(testimony, codings, ledger) | disputed(codings)
    facts |= directions(codings, thesis_evidence)
    for sample, shown in SAMPLES.items():
        for what, name in NAMES.items():
            known = [pair for pair in (*PAIRS, THIRD) if (sample, what, *pair) in at.index]
            rows = {pair: at.loc[(sample, what, *pair)] for pair in known}
            if PAIRS[0] not in rows:
                continue
            third = rows.get(THIRD, rows[PAIRS[0]].iloc[:0])
            for code, first in rows[PAIRS[0]].iterrows():
                # How readers agree with each other is told of all rows alone.
                told = [pair for pair in PAIRS if pair in rows and (pair[0] == PUBLISHED or not code)]
                agreed = [said(rows[pair].loc[code]) if pair in told else NOTHING for pair in PAIRS]
                of = NOTHING
                if code in third.index:
                    of = f"{third.loc[code, 'same']:.0f} of {third.loc[code, 'items']:.0f}"
                body.append([shown, name, str(code) or "all", str(int(first["items"])), *agreed, of])
            prefix = f"{sample}_{what}"
            inside: dict[str, None] = {}
            for pair, key in zip(PAIRS, ("first", "second", "readers"), strict=True):
                if pair in rows:
                    whole = rows[pair].loc[""]
                    facts[f"{prefix}_{key}"] = float(whole["share"])
                    if (sample, what) in ALPHAS:
                        facts |= {f"{prefix}_{key}_{name}": float(whole[name]) for name in ALPHA}
                    if (sample, what) in ALPHAS and pair[0] == PUBLISHED:
                        inside.setdefault(limits(*(float(whole[name]) for name in ALPHA[1:])))
            if inside:
                facts[f"{prefix}_limits"] = " or ".join(inside)
            facts[f"{prefix}_rows"] = int(rows[PAIRS[0]].loc["", "items"])
            if sample == FRESH and POINT in rows[PAIRS[0]].index:
                point = rows[PAIRS[0]].loc[POINT]
                facts |= {"fresh_point_rows": int(point["items"]), "fresh_point_same": int(point["same"])}
                facts |= not_on_point(codings)
    widths = [2, 3, 4, 1, 4, 4, 4, 3]
    return Tabled(HEADER, body, recoding_agreement, facts, ["article-a", "article-b"], "lllrllll", widths)
