"""Rules between columns and tables that the schema cannot say. Each returns its faults
and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from helpers.tables import dates
from helpers.tables.faults import Fault
from helpers.tables.reading import Tables
from helpers.tables.schema import is_number

Rule = Callable[[Tables], list[Fault]]


def numbered(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with its line in the file."""
    for number, row in zip(frame.index, frame.to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


def typed_values(tables: Tables) -> list[Fault]:
    """A stated value must be of its own datatype, and a number must have a unit."""
    faults = []
    for name in ("claims", "evidence"):
        if name not in tables:
            continue
        for number, row in numbered(tables[name]):
            kind, value = row["datatype"], row["value"]
            if (kind == "none") != (value == ""):
                faults.append(
                    Fault(
                        name,
                        number,
                        "value",
                        value,
                        f"{'no value' if kind == 'none' else 'a value'}, as the datatype is {kind}",
                    )
                )
            elif kind == "number" and not is_number(value):
                faults.append(Fault(name, number, "value", value, "a number, as the datatype says"))
            elif kind == "number" and abs(float(value)) >= LARGEST:
                faults.append(Fault(name, number, "value", value, f"a number below {LARGEST:,.0f}"))
            elif kind == "date" and not dates.is_date(value):
                faults.append(
                    Fault(
                        name, number, "value", value, "a date in EDTF, such as 1994-11, as the datatype says"
                    )
                )
            elif kind == "period" and not dates.is_period(value):
                faults.append(
                    Fault(
                        name,
                        number,
                        "value",
                        value,
                        "a period in EDTF, such as 1994/2013, as the datatype says",
                    )
                )
            if (kind == "number") != (row["unit"] != ""):
                faults.append(
                    Fault(name, number, "unit", row["unit"], "a unit for a number, and for nothing else")
                )
    return faults


def located_claims(tables: Tables) -> list[Fault]:
    """A claim stands in a section of its own article."""
    sections = tables["sections"].set_index("section")["article"]
    return [
        Fault("claims", number, "section", row["section"], f"a section of article {row['article']}")
        for number, row in numbered(tables["claims"])
        if sections[row["section"]] != row["article"]
        or not row["claim"].startswith(row["article"].lower() + "-")
    ]


def banded_indicators(tables: Tables) -> list[Fault]:
    """A band holds its value, and a series is published only where its licence allows it."""
    allowed = tables["sources"].set_index("source")["series_allowed"]
    frame = tables["indicators"]
    faults = [
        Fault(
            "indicators",
            int(number),
            end,
            str(frame.at[number, end]),
            f"a band around the value {frame.at[number, 'value']}",
        )
        for end, outside in (("low", frame["low"] > frame["value"]), ("high", frame["high"] < frame["value"]))
        for number in frame.index[outside]
    ]
    counts = frame.groupby("source").size()
    faults += [
        Fault(
            "indicators",
            None,
            "source",
            str(name),
            f"at most {SINGLE_VALUES} single values, as no licence for the series was read; there are {size}",
        )
        for name, size in counts.items()
        if not allowed[name] and size > SINGLE_VALUES
    ]
    return faults


def argued_theses(tables: Tables) -> list[Fault]:
    """Every thesis is stated or supported by a claim."""
    argued = set(tables["claim_theses"]["thesis"])
    return [
        Fault("theses", number, "thesis", row["thesis"], "a claim in claim_theses")
        for number, row in numbered(tables["theses"])
        if row["thesis"] not in argued
    ]


def timely_items(tables: Tables) -> list[Fault]:
    """Every dated item of the timeline begins within the years that its figure draws."""
    claims = tables["claims"].set_index("claim")
    faults = []
    for number, row in numbered(tables["timeline"]):
        claim = claims.loc[row["start"]]
        begins = dates.span(claim["value"]).first if claim["datatype"] in ("date", "period") else None
        if begins is not None and not DRAWN[0] <= begins.year <= DRAWN[1]:
            expected = (
                f"a claim dated {DRAWN[0]} to {DRAWN[1]}, as the timeline is drawn; it has {claim['value']}"
            )
            faults.append(Fault("timeline", number, "start", row["start"], expected))
    return faults


def fitting_units(tables: Tables) -> list[Fault]:
    """An amount is stated in money, a share in percent, a count in things or in time."""
    kinds = tables["units"].set_index("unit")["kind"]
    return [
        Fault(
            "claims",
            number,
            "unit",
            row["unit"],
            f"a unit of {' or '.join(UNITS[row['kind']])}, as the claim's kind is {row['kind']}",
        )
        for number, row in numbered(tables["claims"])
        if row["datatype"] == "number"
        and row["kind"] in UNITS
        and kinds[row["unit"]] not in UNITS[row["kind"]]
    ]


def placed_rows(tables: Tables) -> list[Fault]:
    """No two rows share a place in an order: which would come first would be chance."""
    faults = []
    for name, group in ORDERS.items():
        seen: dict[tuple[str, str], int] = {}
        for number, row in numbered(tables[name]):
            first = seen.setdefault((row[group], row["place"]), number)
            if first != number:
                faults.append(
                    Fault(
                        name,
                        number,
                        "place",
                        str(row["place"]),
                        f"a place used once within {row[group]}; row {first} has it too",
                    )
                )
    return faults


#: Kinds of unit in which a claim of a kind states its number.
UNITS = {"amount": ("money",), "share": ("share",), "count": ("count", "time")}
#: Tables with an order of rows within each value of a column.
ORDERS = {"power_codes": "axis", "sections": "article"}


def leaning_rows(tables: Tables) -> list[Fault]:
    """What is stated leans on a claim, and every row of evidence on a claim or on a source."""
    expected = {True: "a claim, as stated is given", False: "no claim, as stated is empty"}
    faults = [
        Fault("survey_points", number, "claim", row["claim"], expected[bool(row["stated"])])
        for number, row in numbered(tables["survey_points"])
        if bool(row["stated"]) != bool(row["claim"])
    ]
    return faults + [
        Fault("thesis_evidence", number, "claim", "", "a claim, as the row names neither source nor finding")
        for number, row in numbered(tables["thesis_evidence"])
        if not row["claim"] and not row["source"] and not row["finding"]
    ]


#: First and last year of the timeline of chapter 01.
DRAWN = (1991, 2024)

#: Nothing that the articles count comes near, and sums of such numbers keep every digit.
LARGEST = 10.0**15

#: So many values of a source count as quoted, not as its series.
SINGLE_VALUES = 8


def counted_visas(tables: Tables) -> list[Fault]:
    """No more visas for several entries than visas, none without a note beyond what was asked for, and a
    licence for the series.
    """
    frame = tables["schengen_visas"]
    allowed = tables["sources"].set_index("source")["series_allowed"]
    faults = []
    for number, row in numbered(frame):
        applied, issued, multiple = (row[name] for name in ("applied", "issued", "multiple"))
        if pd.notna(multiple) and (pd.isna(issued) or multiple > issued):
            faults.append(
                Fault("schengen_visas", number, "multiple", str(multiple), f"at most the {issued} issued")
            )
        if pd.notna(issued) and issued > applied and not row["note"]:
            expected = f"at most the {applied} applied for, or a note that says why there are more"
            faults.append(Fault("schengen_visas", number, "issued", str(issued), expected))
        if not allowed[row["source"]]:
            expected = "a source whose licence allows its series"
            faults.append(Fault("schengen_visas", number, "source", row["source"], expected))
    return faults


def spelled_out(tables: Tables) -> list[Fault]:
    """An abbreviation is spelled out by what it names: a source, in its record or in what was found there, or
    a reference of an article.
    """
    texts = {
        name: " ".join(map(str, row.values()))
        for _, row in numbered(tables["sources"])
        for name in [row["source"]]
    }
    for _, row in numbered(tables["evidence"]):
        texts[row["source"]] = f"{texts[row['source']]} {row['finding']}"
    texts |= {row["reference"]: " ".join(map(str, row.values())) for _, row in numbered(tables["references"])}
    faults = []
    for number, row in numbered(tables["abbreviations"]):
        if bool(row["source"]) == bool(row["reference"]):
            expected = "either a source or a reference that spells the abbreviation out"
            faults.append(Fault("abbreviations", number, "source", row["source"], expected))
            continue
        said = texts[row["source"] or row["reference"]].lower()
        if missing := [word for word in row["meaning"].split() if word.lower() not in said]:
            expected = f"words that {row['source'] or row['reference']} has; {missing[0]} is not among them"
            faults.append(Fault("abbreviations", number, "meaning", row["meaning"], expected))
    return faults


RULES: tuple[Rule, ...] = (
    typed_values,
    located_claims,
    banded_indicators,
    argued_theses,
    timely_items,
    fitting_units,
    placed_rows,
    leaning_rows,
    counted_visas,
    spelled_out,
)
