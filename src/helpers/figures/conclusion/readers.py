"""Chapter 12, fourth part: what a reader who judges by another rule, or trusts other sources, would find."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Tabled, exhibit, link
from helpers.exhibits.facts import Fact
from helpers.theses.readers import HALVES, LEFT_OUT, PUBLISHED, THRESHOLDS


@exhibit("tbl-readers-rule", tables=("reader_judgements", "claim_theses"))
def readers_rule(judgements: pd.DataFrame, claim_theses: pd.DataFrame) -> Tabled:
    """One row a thesis whose judgement some version changes, with each such version and its judgement."""
    stated = claim_theses[claim_theses["role"] == "states"].groupby("thesis")["claim"].min()
    own = judgements[judgements["version"] == PUBLISHED].set_index("thesis")
    # By the published judgement and name: the numbers of the theses follow the articles.
    changed = judgements[judgements["changed"]]
    changed = changed.assign(published=changed["thesis"].map(own["judgement"])).sort_values(
        ["published", "short"], kind="stable"
    )
    body: list[list[str | Cell]] = []
    for thesis, rows in changed.groupby("thesis", sort=False):
        cells = []
        for versions in (THRESHOLDS, LEFT_OUT):
            mine = rows[rows["version"].isin(list(versions))]
            said = [f"{row['version']}: {row['judgement']}" for row in mine.to_dict("records")]
            cells.append("; ".join(said) or NOTHING)
        name = f"{thesis} {own.at[thesis, 'short']}"
        body.append([link(name, claim=str(stated.get(thesis, ""))), str(own.at[thesis, "judgement"]), *cells])
    facts: dict[str, Fact] = {
        "n": len(own),
        "changed": changed["thesis"].nunique(),
        "steady": len(own) - changed["thesis"].nunique(),
        "versions": judgements["version"].nunique() - 1,
        "left_out": len(LEFT_OUT),
        "halves": int((changed["version"] == HALVES).sum()),
    }
    header = ["Thesis", "As published", "With another threshold", "Without a source"]
    return Tabled(header, body, judgements, facts, ["article-a", "article-b"], "llll", [6, 4, 9, 9])
