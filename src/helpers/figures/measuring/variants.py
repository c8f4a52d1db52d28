"""Chapter 11, sixth part: every conclusion that rests on a number, under all listed choices."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Tabled, exhibit, link
from helpers.exhibits.facts import Fact
from helpers.figures.measuring.choices import AXES, SOURCES
from helpers.theses import choices


@exhibit("tbl-variants", tables=("variant_summary", "variant_answers"))
def variants_table(summary: pd.DataFrame, answers: pd.DataFrame) -> Tabled:
    """One row a conclusion: statement, range, distinct answers, and the choice that makes most of the
    spread.
    """
    distinct = answers.set_index("conclusion")
    body: list[list[str | Cell]] = []
    for row in summary.to_dict("records"):
        least, most = (choices.amount(row[name], row["unit"]) for name in ("minimum", "maximum"))
        own = distinct.loc[row["conclusion"]]
        axis = AXES.get(str(own["largest"]), str(own["largest"]))
        body.append(
            [
                link(row["statement"], exhibit=row["exhibit"]),
                f"{least} to {most}",
                str(row["unit"]),
                f"{row['holding']} of {row['runs']}",
                str(int(own["answers"])),
                f"{axis}, {100 * float(own['share']):.0f}%" if own["share"] == own["share"] else NOTHING,
                row["overturned_by"] or NOTHING,
            ]
        )
    share = summary["holding"] / summary["runs"]
    facts: dict[str, Fact] = {
        "n": len(summary),
        "runs": int(summary["runs"].sum()),
        "all": int((share == 1).sum()),
        "some": int(((share > 0) & (share < 1)).sum()),
        "none": int((share == 0).sum()),
        "answers": int(answers["answers"].sum()),
        "one_choice": int((answers["share"] > 0.7).sum()),
    }
    for row in summary.to_dict("records"):
        key = row["conclusion"].replace("-", "_")
        facts |= {f"{key}_holding": row["holding"], f"{key}_runs": row["runs"]}
        facts |= {f"{key}_failing": row["runs"] - row["holding"], f"{key}_max": row["maximum"]}
    facts["least_aid_fall"] = -float(summary.set_index("conclusion")["maximum"].get("aid-fell", float("nan")))
    header = [
        "Conclusion",
        "Effects",
        "Unit",
        "Holds in",
        "Distinct answers",
        "Largest choice",
        "Turned over by",
    ]
    kept = summary[
        [
            "conclusion",
            "holding",
            "runs",
            "minimum",
            "median",
            "maximum",
            "published",
            "stands",
            "overturned_by",
        ]
    ].merge(answers[["conclusion", "answers", "largest", "share"]], on="conclusion")
    return Tabled(header, body, kept, facts, SOURCES, "lllrrll", [28, 15, 14, 9, 9, 17, 20])
