"""Chapter 06, first part: the instruments and steps told under political values, and what the record says of them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, ordered, tally
from helpers.tables import dates

#: Claims on EU money for all five states of Central Asia: in all, for the years that it names in words, and a year before it doubled.
IN_ALL, YEARS, BEFORE = "a-355", range(1991, 2003), "a-323"
#: Money set aside for the region, and for one state of it.
ENVELOPE, OF_A_STATE = "aid-eu-envelope", "aid-eu-envelope-state"


def steps_told(
    claims: pd.DataFrame, political_steps: pd.DataFrame, political_step_claims: pd.DataFrame
) -> pd.DataFrame:
    """Every cell of the table with its claim, in the order of stated dates; steps without a date stand last.

    A period counts from its first day, so that a programme stands where it begins.
    """
    rows = political_step_claims.merge(political_steps, on="step")
    rows = rows.merge(claims[["claim", "article", "value", "unit", "record"]], on="claim")
    stated = rows[rows["role"] == "date"].set_index("step")["value"]
    rows["date"] = rows["step"].map(stated).fillna("")
    rows["first_day"] = [dates.span(text).first if text else date.max for text in rows["date"]]
    return ordered(rows, "first_day", "place", "role", "claim").drop(columns="first_day")


def _amount(value: str, unit: str) -> str:
    number = float(value)
    billions = unit == "EUR million" and number >= 1000
    return f"{number / 1000:g} billion euro" if billions else f"{number:g} million euro"


def _cell(rows: pd.DataFrame, step: str, role: str) -> str | Cell:
    found = rows[(rows["step"] == step) & (rows["role"] == role)]
    if found.empty:
        return NOTHING
    row = found.iloc[0]
    text = dates.readable(row["value"]) if role == "date" else row["wording"]
    if role == "money" and row["value"] and row["unit"]:
        text = text.format(value=_amount(row["value"], row["unit"]))
    return link(text, claim=row["claim"])


def _verdicts(rows: pd.DataFrame, step: str) -> str:
    """The ledger's verdicts on date and content, each named where they differ."""
    mine = rows[rows["step"] == step].set_index("role")["record"]
    found = {role: mine[role] for role in ("date", "content") if role in mine.index}
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    return "; ".join(f"{role}: {verdict}" for role, verdict in found.items())


def sums_for_the_region(ledger: pd.DataFrame, envelopes: pd.DataFrame) -> dict[str, Fact]:
    """What article A states as a sum and a year, EUR million, and the last public envelope beside the largest before it."""
    stated, last = ledger.set_index("claim")["value"], envelopes["period"] == envelopes["period"].max()
    earlier, latest = (envelopes.loc[part, "value"] for part in (~last, last))
    return {
        "in_all_year": float(stated[IN_ALL]) / len(YEARS), "before": float(stated[BEFORE]),
        "envelope_before": float(earlier.max()), "envelope_last": float(latest.max()),
    }  # fmt: skip


def sums_for_a_state(envelopes: pd.DataFrame) -> dict[str, Fact]:
    """For how many states the sum a year of the last period lies below that of the one before, of how many, and
    when the last period begins.
    """
    first, last = (envelopes["period"].map(year) for year in (dates.year, dates.last_year))
    yearly = envelopes.assign(begins=first, yearly=envelopes["value"] / (last - first + 1))
    sums = yearly.pivot(index="entity", columns="begins", values="yearly").sort_index(axis="columns")
    before, after = sums.iloc[:, -2], sums.iloc[:, -1]
    return {
        "states_less": int((after < before).sum()),
        "states_both": int((after.notna() & before.notna()).sum()),
        "states_from": int(sums.columns[-1]),
    }


@exhibit(
    "tbl-political-instruments", tables=("ledger", "political_steps", "political_step_claims", "indicators")
)
def political_instruments(
    ledger: pd.DataFrame,
    political_steps: pd.DataFrame,
    political_step_claims: pd.DataFrame,
    indicators: pd.DataFrame,
) -> Tabled:
    """Instruments and steps by stated date, with the verdicts on what is stated."""
    rows = steps_told(ledger, political_steps, political_step_claims)
    labels, senders = (political_steps.set_index("step")[name] for name in ("label", "sender"))
    order = list(dict.fromkeys(rows["step"]))
    body: list[list[str | Cell]] = []
    for step in order:
        cells = (_cell(rows, step, role) for role in ("date", "money", "content"))
        body.append([str(labels[step]), str(senders[step]), *cells, _verdicts(rows, step)])
    dated = rows[rows["role"] == "date"]
    sums = rows[(rows["role"] == "money") & (rows["unit"] != "")]
    envelopes, of_states = (indicators[indicators["indicator"] == name] for name in (ENVELOPE, OF_A_STATE))
    facts: dict[str, Fact] = {"steps": len(order), "dated": len(dated), "money": len(sums)}
    facts |= tally(dated["record"], {"dates_supported": "supported"})
    facts |= tally(senders, {"kazakh": "Kazakhstan"})
    facts |= sums_for_the_region(ledger, envelopes) | sums_for_a_state(of_states)
    shown = rows[["step", "label", "sender", "date", "role", "claim", "value", "unit", "record", "reason"]]
    header = ["Step", "By", "Stated date", "Stated money", "Stated content", "Record"]
    sources = ["article-a", "article-b", *envelopes["source"], *of_states["source"]]
    return Tabled(header, body, shown, facts, sources, "llllll", [19, 10, 14, 18, 24, 15])
