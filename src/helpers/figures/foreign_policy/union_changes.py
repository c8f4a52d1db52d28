"""Chapter 07: the few resolutions on which EU members came to vote otherwise, who put them forward, and what reason
was given.
"""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Fact, Tabled, exhibit
from helpers.figures.foreign_policy.who_moved import beginning
from helpers.measures.votes.followed import SOURCE as ROLL_CALLS
from helpers.measures.votes.moves import BEGINNINGS, END

#: Since when, and how far members' answers must have moved between yes and no to be listed.
FIRST, MOVED = BEGINNINGS["recent_"], 0.25
#: Votes that stand in a column, with the columns of `returning_titles`.
VOTERS = {"EU members": "eu", "Kazakhstan": "home", "Russia": "rus"}
HEADER = (
    "Resolution (title as recorded)", *VOTERS, "Put forward by", "Reason that was read", "Part in the move",
)  # fmt: skip
#: Where it was not found who put the text forward.
UNTRACED = "not found"
#: Where nobody was found to explain the vote, and where the part that was read ends before the reason.
UNFOUND, CUT = "none found", "not in the part read"
UNION = "the Union"
#: Answers in the words of the table; none where no answer has more than half.
SAID = {"": "divided", "abstain": "abstention"}
#: The session that opened in the year of the full-scale war against Ukraine: what turned in an earlier one was no
#: answer to that war.
WAR = 2022
#: The source's code of texts on Palestine.
PALESTINE = "me"
VOTES, SPONSOR, REASON = "votes", "sponsor", "reason"


def panel(returning_titles: pd.DataFrame) -> pd.DataFrame:
    """The returning resolutions since the beginning on which all compared voted."""
    here = (returning_titles["first"] == FIRST) & (returning_titles["last"] == END)
    return returning_titles[here & returning_titles["complete"].astype(bool)]


def rows_of(
    returning_titles: pd.DataFrame,
    resolution_sponsors: pd.DataFrame,
    vote_reasons: pd.DataFrame,
    roll_calls: pd.DataFrame,
    entities: pd.DataFrame,
) -> pd.DataFrame:
    """One row a resolution on which members' answers moved far, the largest part in the Union's move first; then
    one for each of them of which it is known who put it forward, and one for each whose votes somebody explained.

    Columns: `block` (*votes*, *sponsor* or *reason*), `title` (as recorded), `theirs` (at -1 members went from Kazakhstan's
    answer to the opposite), `part` (percent of the Union's move on all resolutions compared), `eu_before`,
    `eu_after` and the same for `home` (Kazakhstan) and `rus` (answers), `turned` (session in which the members' answer
    became that of the end, 0 where most gave it before), `issues` (codes of the source), `sponsor`, `given_by` (the Union or a
    member), `year` and `reason` (empty where the part that was read ends before it), `source`.
    """
    every = panel(returning_titles)
    far = every[every["theirs"] <= -MOVED].sort_values(["theirs", "title"])
    recorded = roll_calls.set_index("roll_call")
    titles = {
        row["title"]: recorded.at[int(row["roll_call_after"]), "title"] for row in far.to_dict("records")
    }
    votes = far[[f"{key}_{end}" for key in VOTERS.values() for end in ("before", "after")]].assign(
        block=VOTES, title=far["title"].map(titles), theirs=far["theirs"], turned=far["eu_turned"],
        issues=far["roll_call_after"].astype(int).map(recorded["issues"]),
        part=100 * far["theirs"] / every["theirs"].sum(), source=ROLL_CALLS,
    )  # fmt: skip
    sponsors = resolution_sponsors[resolution_sponsors["sponsor"] != ""].assign(block=SPONSOR)
    sponsors["sponsor"] = sponsors["sponsor"].map(entities.set_index("entity")["label"])
    sponsors = sponsors[["block", "title", "sponsor", "source"]]
    reasons = vote_reasons[vote_reasons["source"] != ""].assign(block=REASON)
    reasons = reasons[["block", "title", "given_by", "year", "reason", "source"]]
    told = pd.concat([sponsors, reasons]).query("title in @titles")
    return pd.concat([votes, told.assign(title=told["title"].map(titles))], ignore_index=True)


def _votes(rows: pd.DataFrame) -> pd.DataFrame:
    """The resolutions, each with who put it forward and what reason was read, where that is known."""
    sponsors = rows[rows["block"] == SPONSOR].set_index("title")["sponsor"]
    told = rows[rows["block"] == REASON].itertuples()
    reasons = {row.title: f"{row.given_by} ({int(row.year)}): {row.reason or CUT}" for row in told}
    votes = rows[rows["block"] == VOTES]
    explained = [reasons.get(title, UNFOUND) for title in votes["title"]]
    return votes.assign(sponsor=votes["title"].map(sponsors).fillna(UNTRACED), explained=explained)


def facts_of(rows: pd.DataFrame, returning_titles: pd.DataFrame) -> dict[str, Fact]:
    """How few resolutions make how much of the Union's move, and what Kazakhstan votes on them."""
    votes = _votes(rows)
    put_forward = votes[votes["sponsor"] == "Russia"]
    others = votes[votes["sponsor"] != "Russia"]
    told = rows[(rows["block"] == REASON) & (rows["reason"] != "")]
    turned = votes.loc[votes["turned"] > 0, "turned"]
    palestine = votes["issues"].str.split().map(lambda codes: PALESTINE in codes)
    in_turn = told["year"].to_numpy() == told["title"].map(votes.set_index("title")["turned"]).to_numpy()
    return {
        "from": beginning(FIRST), "all": len(panel(returning_titles)), "moved": len(votes),
        "share": float(votes["part"].sum()), "russian": len(put_forward),
        "russian_share": float(put_forward["part"].sum()),
        "palestine": int(palestine.sum()), "others": len(others), "traced": int((others["sponsor"] != UNTRACED).sum()),
        "told": len(told), "told_in_turn": int(in_turn.sum()), "turned": len(turned), "turned_before": int((turned < WAR).sum()),
        "same": int((votes["home_before"] == votes["home_after"]).sum()),
        "with_russia": int((votes["home_after"] == votes["rus_after"]).sum()),
        "reasons_union": int((told["given_by"] == UNION).sum()),
        "reasons_member": int((told["given_by"] != UNION).sum()),
        "cut": int(votes["explained"].str.endswith(CUT).sum()),
        "unexplained": int((votes["explained"] == UNFOUND).sum()),
    }  # fmt: skip


def body_of(rows: pd.DataFrame) -> list[list[str | Cell]]:
    """A line for each resolution, with the answers at both ends."""

    def votes(row: pd.Series, key: str) -> str:
        before, after = (SAID.get(row[f"{key}_{end}"], row[f"{key}_{end}"]) for end in ("before", "after"))
        if key != VOTERS["EU members"]:
            return before if before == after else f"{before}, then {after}"
        # Listed are resolutions on which members moved away: an answer that most kept was kept by other numbers.
        if before == after:
            return f"{before}, then {before} by {'fewer' if row['home_after'] == row['eu_after'] else 'more'}"
        return f"{before}, then {after} (from {int(row['turned'])})"

    body: list[list[str | Cell]] = []
    for _, row in _votes(rows).iterrows():
        answers = (votes(row, of) for of in VOTERS.values())
        body.append([row["title"], *answers, row["sponsor"], row["explained"], f"{row['part']:.0f}%"])
    return body


@exhibit(
    "tbl-un-union-changes",
    tables=("returning_titles", "resolution_sponsors", "vote_reasons", "roll_calls", "entities"),
)
def union_changes(
    returning_titles: pd.DataFrame,
    resolution_sponsors: pd.DataFrame,
    vote_reasons: pd.DataFrame,
    roll_calls: pd.DataFrame,
    entities: pd.DataFrame,
) -> Tabled:
    """Resolutions on which EU members vote otherwise than in 2014-16, with the votes of Kazakhstan and Russia."""
    rows = rows_of(returning_titles, resolution_sponsors, vote_reasons, roll_calls, entities)
    facts = facts_of(rows, returning_titles)
    return Tabled(HEADER, body_of(rows), rows, facts, align="llllllr", widths=[27, 13, 11, 11, 10, 20, 8])
