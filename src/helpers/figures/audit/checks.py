"""The exhibit of chapter 10 on checks within and between statements, by rule."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Tabled, exhibit, ordered

#: What each rule asks, in the order of the table.
ASKED = {
    "same": "Do two places state the same value?",
    "differs": "Do two values differ that the text tells apart?",
    "order": "Can what is stated first have come first?",
    "within": "Does a date lie in the period that it needs?",
    "duration": "Do two dates lie as far apart as stated?",
    "anniversary": "Is a jubilee as many years after its event as stated?",
    "count": "Has a list as many members as stated?",
    "member": "Do the members of a list belong where they are put?",
    "sum": "Do the parts add up to the whole?",
    "atmost": "Is a part no larger than its whole?",
    "product": "Does a share of a whole give the stated sum?",
    "growth": "Does growth lead from one value to the other?",
    "share": "Is a part the stated share of its whole?",
    "delivered": "Does the text deliver what it announces?",
}


@exhibit("tbl-checks", tables=("check_outcomes",))
def checks(outcomes: pd.DataFrame) -> Tabled:
    """One row a rule: its question, how many checks hold, fail, have variants and are the same in all of them."""
    holds, varied = outcomes["holds"].astype(bool), outcomes["runs"] > 1
    same = varied & (outcomes["holding"] == outcomes["runs"])
    counted = {"checks": 1, "held": holds, "failed": ~holds, "with_variants": varied, "same": same}
    frame = outcomes[["rule"]].assign(**counted).groupby("rule", as_index=False).sum().astype({"rule": str})
    frame = ordered(frame, "rule", rule=ASKED)
    sums = frame[list(counted)].sum()
    lines = [*frame.itertuples(index=False), ("all rules", *sums)]
    body = [[rule, ASKED.get(rule, ""), *map(str, numbers)] for rule, *numbers in lines]
    announced = int(frame.loc[frame["rule"] == "delivered", "failed"].sum())
    facts = sums.rename({"checks": "n"}).to_dict() | {"announced_failed": announced}
    facts["fact_failed"] = facts["failed"] - announced
    header = ["Rule", "What it asks", "Checks", "Hold", "Fail", "With variants", "Same in all"]
    return Tabled(header, body, frame, facts, ["article-a", "article-b"], "llrrrrr", [3, 8, 2, 2, 2, 2, 2])
