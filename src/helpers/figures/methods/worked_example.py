"""Chapter 03: one claim walked from the sentence to its verdict, every step as the data has it."""

from __future__ import annotations

import pandas as pd

from helpers.claims import Value
from helpers.claims.precedence import AGAINST
from helpers.claims.verdicts import RECORD
from helpers.exhibits import Cell, Fact, Tabled, exhibit, link

#: The claim that is walked: short, of one part, decided by two sources of different grade.
CLAIM = "a-117"


@exhibit("tbl-worked-example", tables=("ledger", "testimony", "sources", "differences", "sections"))
def worked_example(
    ledger: pd.DataFrame,
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    differences: pd.DataFrame,
    sections: pd.DataFrame,
) -> Tabled:
    """A step a row, for the one claim: its place and form, each source that decides, kind, point, rule, verdict."""
    claim = ledger.set_index("claim").loc[CLAIM]
    rows = evidence[(evidence["claim"] == CLAIM) & (evidence["bears"] == AGAINST)]
    known = sources.set_index("source")
    kinds = differences.set_index("difference")
    heading = sections.set_index("section").loc[claim["section"], "heading"]
    stated = Value(claim["datatype"], claim["value"], claim["unit"], claim["qualifier"]).readable
    steps: list[tuple[str, str | Cell]] = [
        ("The statement, in our words", link(claim["statement"], claim=CLAIM)),
        ("Where it stands", f"article {claim['article']}, {heading}, paragraph {claim['paragraph']}"),
        ("What is compared", f"a {claim['kind']}: {stated}"),
    ]
    for number, row in enumerate(rows.to_dict("records"), 1):
        source = known.loc[row["source"]]
        found = Value(row["datatype"], row["value"], row["unit"]).readable
        steps.append((f"Source {number}", f"{source['publisher']}: {row['finding']}"))
        said = f"{row['grade']}; {row['relation']}: {found}"
        steps.append(("Its grade, and what it says beside the statement", said))
    kind = rows["difference"].iloc[0]
    verdict = RECORD[claim["record"]]
    steps += [
        ("Kind of difference", f"{kind}: {kinds.loc[kind, 'meaning'].rstrip('.').lower()}"),
        ("Touches the point of the sentence", f"yes; the rule for this kind: {kinds.loc[kind, 'point']}"),
        ("Rule that fits first", verdict.rule),
        ("Verdict", f"{verdict.name}. {claim['record_reason'][:1].upper()}{claim['record_reason'][1:]}."),
    ]
    body: list[list[str | Cell]] = [[name, said] for name, said in steps]
    shown = pd.DataFrame(
        [
            {"step": name, "said": said if isinstance(said, str) else said["text"], "claim": CLAIM}
            for name, said in steps
        ]
    )
    facts: dict[str, Fact] = {"stated": stated, "verdict": verdict.name, "kind": str(kind), "n": len(rows)}
    used = ["article-a", *dict.fromkeys(rows["source"])]
    return Tabled(["Step", "What the data has"], body, shown, facts, used, "ll", [3, 8])
