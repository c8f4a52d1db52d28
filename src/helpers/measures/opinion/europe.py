"""What is known of opinion on the EU: values, directions, and surveys whose values were not read."""

from __future__ import annotations

import pandas as pd

from helpers.tables.computed import Table, computed

#: About whom a value or statement must be to be one on the EU, its members or Europe.
EUROPE = ("EU", "Germany", "France", "European countries", "Baltic states")
VALUE, STATEMENT, UNREAD = "value", "statement", "not read"
COLUMNS = [
    "known",
    "house",
    "period",
    "about",
    "question",
    "says",
    "repeated",
    "again",
    "sought",
    "source",
    "address",
]


@computed(
    "opinion_on_europe",
    "opinion_dated",
    "opinion_statements",
    "surveys",
    "opinion_measures",
    "opinion_searches",
    "sources",
)
def on_europe(table: Table) -> pd.DataFrame:
    """Values, statements and unread surveys on the EU, its members and Europe.

    Returns
    -------
    DataFrame
        `known` (`value`, `statement` or `not read`), `house`, `period`, `about`, `question`, `says` (the
        value in percent, what is said, or what a reader should look for), `repeated` (whether the question is
        known to have been asked more than once; missing where it is not told), `again` (whether it counts the
        answers of another unread survey and is none of its own), `sought` (last day of a search
        for it), `source`, `address`.
    """
    addresses = table("sources").set_index("source")["address"]
    values = table("opinion_dated")
    values = values[values["about"].isin(EUROPE)]
    values = values.assign(known=VALUE, says=[f"{value:g}" for value in values["value"]])
    said = table("opinion_statements")
    said = said[said["about"].isin(EUROPE)].merge(
        table("surveys")[["survey", "house", "field"]], on="survey", validate="many_to_one"
    )
    said = said.rename(columns={"field": "period", "kind": "question"}).assign(known=STATEMENT)
    known = pd.concat([values, said], ignore_index=True).assign(repeated=pd.NA, again=False, sought="")
    known = known.assign(address=known["source"].map(addresses))
    days = table("opinion_searches").groupby("measure")["searched_on"].max()
    unread = table("opinion_measures").rename(
        columns={"years": "period", "asks": "question", "settles": "says"}
    )
    unread = unread.assign(
        again=unread["again_of"] != "", known=UNREAD, source="", sought=unread["measure"].map(days)
    )
    return pd.concat([known[COLUMNS], unread[COLUMNS]], ignore_index=True)
