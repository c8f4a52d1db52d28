"""Chapter 12: what would test open parts of theses, every row of evidence, and what other rules say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.exhibits import NOTHING, Fact, Tabled, exhibit, link, ordered, tally
from helpers.figures.audit.evidence import sentence, stating, word
from helpers.figures.conclusion.scorecard import DONE, WORDS, kind_of
from helpers.theses.findings.words import listed
from helpers.theses.readers import BLIND_READ, HALVES, LEFT_OUT, PUBLISHED, VOTES
from helpers.theses.scale import BORNE_OUT, DECIDED, OPEN, UNDECIDED


@exhibit("tbl-what-would-test", tables=("thesis_parts", "part_labels", "theses", "claim_theses"))
def what_would_test(
    parts: pd.DataFrame, labels: pd.DataFrame, theses: pd.DataFrame, claim_theses: pd.DataFrame
) -> Tabled:
    """One row an undecided part, by why it is undecided and name: numbers of theses follow the articles."""
    rows = parts[~parts["judgement"].isin(DECIDED)]
    rows = rows.merge(labels[["thesis", "part", "said"]], on=["thesis", "part"], validate="one_to_one")
    rows = ordered(rows.merge(theses[["thesis", "short"]], on="thesis"), "judgement", "short", "part")
    stated = stating(claim_theses)
    body = []
    for row in rows.to_dict("records"):
        name = link(f"{row['thesis']} {row['short']}", claim=stated.get(row["thesis"], ""))
        body.append([name, *(row[part] for part in ("states", "said", "reason", "test"))])
    facts: dict[str, Fact] = {
        "n": len(rows), "parts": len(parts), "causal": int(rows["causal"].sum()),
        "opinion": int(((rows["needs"] == "opinion") & ~rows["causal"]).sum()), "ranks": int(rows["ranks"].sum()),
    }  # fmt: skip
    facts |= tally(rows["judgement"], {word(name): name for name in UNDECIDED})
    kept = rows[["thesis", "part", "states", "needs", "causal", "judgement", "said", "reason", "test"]]
    header = ["Thesis", "What it says", "State", "Why the data do not decide it", "What would"]
    return Tabled(header, body, kept, facts, ["article-a", "article-b"], "lllll", [4, 5, 3, 6, 6])


def bears(row: Mapping[str, Any]) -> str:
    """How a row bears, as readers are told: what it counts for, half where it does, or context."""
    if not row["counts"]:
        not_counted = "context" if "context" in row["why"] else OPEN
        return not_counted if row["bears"] == OPEN else f"{row['bears']}, not counted"
    return f"{row['bears']}, half" if row["half"] else str(row["bears"])


@exhibit("tbl-thesis-evidence", tables=("thesis_items", "sources"))
def thesis_evidence(items: pd.DataFrame, sources: pd.DataFrame) -> Tabled:
    """One row a piece of evidence; where one leans on a finding and leads to its exhibit, its label alone."""
    body = []
    for row in items.to_dict("records"):
        shows = sentence(row["label"]) if row["finding"] and row["exhibit"] else row["what"]
        kind = f"{WORDS.get(row['kind'], row['kind'])}; {row['why']}"
        claim = "" if row["exhibit"] else row["claim"]
        see = link(row["exhibit"] or claim or NOTHING, exhibit=row["exhibit"], claim=claim)
        body.append([f"{row['thesis']}, {row['part']}", bears(row), shows, kind, see])
    counted, context = items[items["counts"]], items["why"].str.startswith("context")
    leaning = counted[counted["finding"] != ""]
    facts: dict[str, Fact] = {
        "n": len(items), "counted": len(counted), "half": int(counted["half"].sum()),
        "findings": len(leaning), "findings_said": listed(list(leaning["label"])),
        "findings_theses": listed(list(dict.fromkeys(leaning["thesis"]))), "context": int(context.sum()),
        "withdrawn": int(((items["bears"] != items["bearing"]) & ~context).sum()),
    }  # fmt: skip
    facts |= tally(counted["bears"], {"pro": "for", "contra": "against"})
    # What the chapter says of the part that states article A's own thesis, whether or not enough fields are judged.
    own = items[(items["thesis"] == "t-03") & (items["part"] == 1)]
    facts |= tally(own["bears"], {"t03_1_pro": "for", "t03_1_contra": "against"})
    columns = ["item", "thesis", "part", "field", "bearing", "bears", "half", "counts", "kind", "shared"]
    kept = items[[*columns, "label", "what", "why", "witnesses", "exhibit", "claim", "finding"]]
    used = sorted(set(items["source"]) & set(sources["source"]))
    header = ["Thesis, part", "Bears", "What it shows", "Kind, and why it bears so", "See"]
    return Tabled(header, body, kept, facts, used, "lllll", [3, 3, 8, 5, 4])


def spread(judgements: pd.DataFrame, parts: pd.DataFrame) -> dict[str, Fact]:
    """Of the parts on what was done, the fewest and the most that a version bears out, and which versions."""
    done = parts.loc[parts.apply(kind_of, axis=1) == DONE, ["thesis", "part"]]
    mine = judgements.merge(done, on=["thesis", "part"])
    borne_out = (mine["judgement"] == BORNE_OUT).groupby(mine["version"], sort=False).sum()
    ends = {"least": int(borne_out.min()), "most": int(borne_out.max())}
    facts: dict[str, Fact] = {f"done_{end}": number for end, number in ends.items()}
    return facts | {
        f"done_{end}_said": listed([str(one) for one in borne_out.index[borne_out == number]])
        for end, number in ends.items()
    }


@exhibit("tbl-readers-rule", tables=("reader_judgements", "thesis_parts"))
def readers_rule(judgements: pd.DataFrame, thesis_parts: pd.DataFrame) -> Tabled:
    """One row a version of the rule, with each part that it judges otherwise, and how."""
    versions = judgements[judgements["version"] != PUBLISHED]
    body = []
    for version, rows in versions.groupby("version", sort=False):
        text = "{thesis}, {name}: {judgement} (as published: {published})"
        said = [text.format(**row) for row in rows[rows["changed"]].to_dict("records")]
        body.append([sentence(str(version)), "; ".join(said) or NOTHING])
    changed = versions[versions["changed"]]
    parts = len(judgements.drop_duplicates(["thesis", "part"]))
    touched = len(changed.drop_duplicates(["thesis", "part"]))
    facts: dict[str, Fact] = {
        "n": parts, "changed": touched, "steady": parts - touched, "theses": changed["thesis"].nunique(),
        "versions": versions["version"].nunique(), "left_out": len(LEFT_OUT),
        "votes_said": "something" if (changed["version"] == VOTES).any() else "nothing",
        "halves_borne_out": int((changed.loc[changed["version"] == HALVES, "judgement"] == BORNE_OUT).sum()),
    } | spread(judgements, thesis_parts)  # fmt: skip
    facts["blind_changed"] = int((changed["version"] == BLIND_READ).sum())
    header = ["Another rule", "Parts judged otherwise"]
    return Tabled(header, body, judgements, facts, ["article-a", "article-b"], "ll", [6, 22])
