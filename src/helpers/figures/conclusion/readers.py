"""Chapter 12, fourth part: what a reader who judges by another rule, or trusts other sources, would find."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Fact, Tabled, exhibit
from helpers.figures.audit.evidence import sentence
from helpers.theses.readers import HALVES, LEFT_OUT, PUBLISHED, SERIES


@exhibit("tbl-readers-rule", tables=("reader_judgements",))
def readers_rule(judgements: pd.DataFrame) -> Tabled:
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
        "halves": int((changed["version"] == HALVES).sum()),
        "series_said": "something" if changed["version"].isin(SERIES).any() else "nothing",
    }  # fmt: skip
    header = ["Another rule", "Parts judged otherwise"]
    return Tabled(header, body, judgements, facts, ["article-a", "article-b"], "ll", [6, 22])
