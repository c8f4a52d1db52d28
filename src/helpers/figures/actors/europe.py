"""Chapter 08: what is known of opinion on the EU, and which surveys ask about it whose values were not read."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Fact, Tabled, exhibit, link, ordered
from helpers.tables import dates

VALUE, STATEMENT, UNREAD = "value", "statement", "not read"
#: Directions of change, among the kinds of statements.
MOVES = ("fell", "rose")
REPEATED = {True: "yes", False: "no"}
#: Powers, and whom a published value must be about to count for them.
POWERS: dict[str, tuple[str, ...]] = {name.lower(): (name,) for name in ("Russia", "China", "US")}
POWERS |= {"eu": ("EU", "Germany", "France", "Baltic states")}
#: Kinds of question on a power itself, and beginnings of those whose share is of people who do not like or approve.
KINDS = ("liking", "approval", "relations", "partner", "union")
AVERSE = ("disapproves", "does not")


def known_rows(on_europe: pd.DataFrame) -> pd.DataFrame:
    """Values and statements, those of one house, date and question together."""
    found = on_europe[on_europe["known"] != UNREAD]
    keys = ["known", "house", "period", "question"]
    rows = []
    for (known, *_), group in found.groupby(keys, sort=False):
        about, says = (list(dict.fromkeys(group[name])) for name in ("about", "says"))
        said = f"{' to '.join(says)}%" if known == VALUE else says[0]
        rows.append(group.iloc[0].to_dict() | {"about": " and ".join(about), "says": said})
    found = pd.DataFrame(rows)[[*keys, "about", "says", "source", "address"]]
    # What speaks of the EU alone stands first: of all that was read it is the least.
    return ordered(found, "known", "about", "period", known=(VALUE, STATEMENT), about=("EU",))


def on_powers(opinion_dated: pd.DataFrame) -> dict[str, Fact]:
    """How many published values there are on Russia and on the EU, among those on four powers, and what one question found twice."""
    whole = opinion_dated["group"].eq("") & opinion_dated["bound"].ne("upper")
    asked = opinion_dated["kind"].isin(KINDS) & ~opinion_dated["question"].str.startswith(AVERSE)
    counted = opinion_dated[whole & asked]
    on = {power: int(counted["about"].isin(known).sum()) for power, known in POWERS.items()}
    russia = counted[(counted["kind"] == "approval") & (counted["about"] == "Russia")]
    approved = russia.set_index("period")["value"]
    facts: dict[str, Fact] = {"values": sum(on.values()), "n_russia": on["russia"], "n_eu": on["eu"]}
    facts |= {f"russia_{year}": float(approved[year]) for year in ("2021", "2022")}
    return facts | {"russia_less": float(approved["2021"] - approved["2022"])}


@exhibit("tbl-opinion-eu", tables=("opinion_on_europe", "opinion_dated"))
def opinion_eu(opinion_on_europe: pd.DataFrame, opinion_dated: pd.DataFrame) -> Tabled:
    """A value or a statement a row."""
    rows = known_rows(opinion_on_europe)
    body = []
    for row in rows.to_dict("records"):
        house = link(row["house"], href=row["address"])
        asked = "direction" if row["question"] in MOVES else "statement"
        question = row["question"] if row["known"] == VALUE else asked
        body.append([dates.readable(row["period"]), house, row["about"], question, row["says"]])
    levels = rows[(rows["known"] == VALUE) & (rows["about"] == "EU")]
    moves = rows[(rows["known"] == STATEMENT) & rows["question"].isin(MOVES)]
    level = levels.iloc[0]
    facts: dict[str, Fact] = {
        "levels": len(levels), "level": float(level["says"].rstrip("%")), "moves": len(moves),
        "level_from": dates.year(level["period"]), "level_to": dates.last_year(level["period"]),
        "move": moves["question"].iloc[0] if len(moves) else "none",
        "move_year": dates.year(moves["period"].iloc[0]) if len(moves) else "none",
    } | on_powers(opinion_dated)  # fmt: skip
    header = ["When", "Asked by", "About", "Question or kind", "Found"]
    return Tabled(header, body, rows, facts, sorted(set(rows["source"])), "lllll", [2, 3, 2, 3, 5])


@exhibit("tbl-opinion-unread", tables=("opinion_on_europe",))
def opinion_unread(opinion_on_europe: pd.DataFrame) -> Tabled:
    """A survey, or a work that counts one again, a row, with what it asks and what of it would have to be read."""
    rows = opinion_on_europe[opinion_on_europe["known"] == UNREAD].reset_index(drop=True)
    rows = rows[["house", "period", "about", "question", "says", "repeated", "again", "sought", "address"]]
    surveys = rows[~rows["again"].astype(bool)]
    body = []
    for row in rows.to_dict("records"):
        house, repeated = link(row["house"], href=row["address"]), REPEATED.get(row["repeated"], "not told")
        body.append([house, dates.readable(row["period"]), row["question"], repeated, row["says"]])
    facts: dict[str, Fact] = {
        "n": len(surveys), "rows": len(rows), "repeated": int(surveys["repeated"].eq(True).sum()),
        "sought": dates.readable(str(rows["sought"].max())),
    }  # fmt: skip
    header = ["Asked by", "Years", "What is asked", "Known to be repeated", "What would have to be read"]
    return Tabled(
        header, body, rows.astype({"repeated": object}), facts, ["article-b"], "lllll", [3, 2, 5, 2, 5]
    )
