"""Chapter 03: one claim walked from the sentence to its verdict, every step as the data has it."""

from __future__ import annotations

import pandas as pd

from helpers.claims import Value
from helpers.claims.precedence import CONTEXT
from helpers.claims.testimony import parts_of
from helpers.claims.verdicts import RECORD
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link

#: The claim that is walked: short, of two parts, with two sources of different grade that relay one body.
CLAIM = "a-032"


@exhibit("tbl-worked-example", tables=("ledger", "testimony", "sources", "claim_parts", "sections"))
def worked_example(
    ledger: pd.DataFrame,
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    claim_parts: pd.DataFrame,
    sections: pd.DataFrame,
) -> Tabled:
    """A step a row, for the one claim: its place, form and parts, each source, what each part comes to, rule, verdict."""
    claim = ledger.set_index("claim").loc[CLAIM]
    rows = evidence[(evidence["claim"] == CLAIM) & (evidence["bears"] != CONTEXT)]
    parts = claim_parts[claim_parts["claim"] == CLAIM].set_index("part")["states"]
    known = sources.set_index("source")
    heading = sections.set_index("section").loc[claim["section"], "heading"]
    stated = Value(claim["datatype"], claim["value"], claim["unit"], claim["qualifier"]).readable
    steps: list[tuple[str, str | Cell]] = [
        ("The statement, in our words", link(claim["statement"], claim=CLAIM)),
        ("Where it stands", f"article {claim['article']}, {heading}, paragraph {claim['paragraph']}"),
        ("What is compared", f"a {claim['kind']}: {stated}"),
        ("Its parts", "; ".join(parts)),
    ]
    for number, row in enumerate(rows.to_dict("records"), 1):
        source = known.loc[row["source"]]
        of = "; ".join(parts[part] for part in sorted(parts_of(row["part"]))) or "the whole"
        steps.append((f"Source {number}", f"{source['publisher']}: {row['finding']}"))
        bears = f"{row['grade']}, from {row['origin']}; {row['relation']}: {of}"
        steps.append(("Its grade and origin, and its relation to the statement", bears))
    verdict = RECORD[claim["record"]]
    steps += [
        ("What each part comes to", claim["record_reason"]), ("Rule that fits first", verdict.rule),
        ("Verdict", verdict.name), ("What would settle the rest", claim["record_change"]),
    ]  # fmt: skip
    body: list[list[str | Cell]] = [list(step) for step in steps]
    said = [(name, cell if isinstance(cell, str) else cell["text"]) for name, cell in steps]
    shown = pd.DataFrame(said, columns=["step", "said"]).assign(claim=CLAIM)
    origins = rows["origin"].nunique()
    facts: dict[str, Fact] = {"stated": stated, "verdict": verdict.name, "n": len(rows), "origins": origins}
    used = ["article-a", *dict.fromkeys(rows["source"])]
    return Tabled(["Step", "What the data has"], body, shown, facts, used, "ll", [3, 8])
