"""Readers of the publishers' layouts: each gives observations, one line for each code, state and year."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.sources import files
from helpers.sources.files import Opened
from helpers.sources.formats import Source, SourceError

COLUMNS = ["code", "entity", "period", "value"]
#: A column of a year in the World Bank's tables.
YEAR = re.compile(r"(\d{4})( \[YR\d{4}\])?")


def read(source: Source, path: Path, entities: frozenset[str]) -> pd.DataFrame:
    """The observations of the states asked for, with the columns code, entity, period and value.

    Raises
    ------
    SourceError
        Where the file is not what the source's name says, is cut off, or is in another encoding.
    """
    found = LAYOUTS[source.layout](source, path)
    found = found.assign(entity=found["entity"].str.strip().replace(dict(source.aliases)))
    found = found[found["entity"].isin(entities)]
    found = found.assign(period=_years(source, path, found["period"]))
    found = found.assign(value=_numbers(path, found["value"])).dropna(subset=["value"]).drop_duplicates()
    if found.empty:
        raise SourceError(
            f"{path.name}: no value of {source.title} for our states is in it; expected {source.expects}."
        )
    twice = found[found.duplicated(COLUMNS[:3])]
    if not twice.empty:
        one = twice.iloc[0]
        raise SourceError(
            f"{path.name}: there are two values of {one.code} for {one.entity} in {one.period}; expected "
            f"{source.expects}."
        )
    return found[COLUMNS].sort_values(COLUMNS[:3], ignore_index=True)


def _years(source: Source, path: Path, cells: pd.Series) -> pd.Series:
    """Years as four digits; a year kept as a floating-point number, such as 1946.0, is the same year."""
    texts = cells.astype(str).str.strip().str.replace(r"\.0+$", "", regex=True)
    wrong = texts[~texts.str.fullmatch(r"\d{4}")]
    if not wrong.empty:
        raise SourceError(
            f"{path.name}: found {wrong.iloc[0][:40]!r} where a year such as 2020 is expected; expected "
            f"{source.expects}."
        )
    return texts


def _numbers(path: Path, texts: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(texts, errors="coerce")
    wrong = texts[numbers.isna() & texts.notna()]
    if not wrong.empty:
        raise SourceError(
            f"{path.name}: found {str(wrong.iloc[0])[:40]!r} where a number is expected; download the file "
            f"again."
        )
    return numbers


def _joined(source: Source, path: Path, parts: Iterator[pd.DataFrame]) -> pd.DataFrame:
    """The parts together; a file that holds none of our indicators is the wrong one."""
    kept = [part for part in parts if not part.empty]
    if not kept:
        asked = ", ".join(f"{name}={value}" for name, value in source.where.items())
        names = ", ".join(one.codes[0] for one in source.series[:4])
        found = f"there is no row with {asked}" if asked else f"none of our indicators is in it ({names} …)"
        raise SourceError(f"{path.name}: {found}; expected {source.expects}.")
    return pd.concat(kept)


def _melted(frame: pd.DataFrame, *keys: str, named: str) -> pd.DataFrame:
    """One line for each cell; `named` is what the columns besides `keys` stand for."""
    return frame.melt(list(keys), var_name=named, value_name="value")


def _plain(name: str) -> str:
    """A column's name in small letters and without signs, so that `Q5%All` and `q5all` are one."""
    return re.sub(r"[^a-z0-9_]", "", name.lower())


def _panel_columns(source: Source, path: Path, header: list[str]) -> dict[str, str]:
    """The columns to read of a panel, by the file's own name."""
    by_plain = {_plain(name): name for name in header}
    lacking = [name for name in (source.entity, source.period) if name not in by_plain]
    absent = [one for one in source.series if not any(code in by_plain for code in one.codes)]
    if absent and (source.complete or len(absent) == len(source.series)):
        lacking += [one.codes[0] for one in absent]
    for one in source.series:
        if one not in absent:
            lacking += [ends[0] for ends in (one.low, one.high) if ends and not set(ends) & set(by_plain)]
    if lacking:
        hint = next((text for name, text in source.hints.items() if name in by_plain), "")
        raise files.missing(path, lacking, source.expects, hint)
    names = {source.entity: "entity", source.period: "period"} | {name: name for name in source.wanted}
    return {by_plain[name]: names[name] for name in names if name in by_plain}


def _panel(source: Source, path: Path) -> pd.DataFrame:
    """One line for each state and year, one column for each code."""
    table = files.opened(path)
    columns = _panel_columns(source, path, table.header)
    parts = [part.rename(columns=columns) for part in table.parts(columns)]
    return _melted(pd.concat(parts), "entity", "period", named="code")


def _worldbank(source: Source, path: Path) -> pd.DataFrame:
    """The World Bank's layouts: one line for each state and indicator, the API's JSON, or the long sheet of
    the WGI.
    """
    if files.first_bytes(path).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return _worldbank_json(source, path)
    table = files.opened(path, "Country Code")
    if table.named("codeindyr") or table.named("estimate"):
        return _governance(source, table)
    entity, code = table.named("Country Code"), table.named("Indicator Code") or table.named("Series Code")
    years = {name: match[1] for name in table.header if (match := YEAR.fullmatch(name))}
    asked = {"Country Code": entity, "Indicator Code": code, "years such as 2020": years}
    if lacking := [name for name, there in asked.items() if not there]:
        raise files.missing(path, lacking, source.expects)
    parts = (
        part[part[code].isin(source.wanted)].rename(columns={entity: "entity", code: "code"} | years)
        for part in table.parts([entity, code, *years])
    )
    return _joined(source, path, (_melted(part, "entity", "code", named="period") for part in parts))


def _worldbank_json(source: Source, path: Path) -> pd.DataFrame:
    files.prove_text(path)
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise SourceError(
            f"{path.name}: the JSON is cut off or damaged at line {error.lineno}; download it again."
        ) from None
    try:
        head, rows = content
        if int(head["pages"]) > 1:
            raise SourceError(
                f"{path.name}: this is page {head['page']} of {head['pages']}; ask for all at once with "
                f"per_page={head['total']}."
            )
        cells = [
            (row["indicator"]["id"], row["countryiso3code"], str(row["date"]), row["value"]) for row in rows
        ]
    except (TypeError, ValueError, KeyError):
        raise SourceError(
            f"{path.name}: this JSON is not an answer of the World Bank's API; expected {source.expects}."
        ) from None
    found = pd.DataFrame(cells, columns=COLUMNS)
    return _joined(source, path, iter([found[found["code"].isin(source.wanted)]]))


def _governance(source: Source, table: Opened) -> pd.DataFrame:
    """The long sheet of the WGI, as the workbook or saved as CSV: an estimate and its standard error in one
    line.
    """
    ours = {
        "code": "entity",
        "year": "period",
        "indicator": "indicator",
        "estimate": "EST",
        "stddev": "STD.ERR",
    }
    if lacking := [name for name in ours if not table.named(name)]:
        raise files.missing(table.path, lacking, source.expects)
    columns = {table.named(name): mine for name, mine in ours.items()}

    def lines() -> Iterator[pd.DataFrame]:
        for part in table.parts(columns):
            part = part.rename(columns=columns)
            long = _melted(part, "entity", "period", "indicator", named="end")
            long["code"] = long["indicator"].str.upper() + "." + long["end"]
            yield long.loc[long["code"].isin(source.wanted), COLUMNS]

    return _joined(source, table.path, lines())


def _long(source: Source, path: Path) -> pd.DataFrame:
    """One line for each observation, with the columns that the source names; rows of other kinds are left
    out.
    """
    table = files.opened(path)
    held = {
        ours: next((table.named(name) for name in theirs if table.named(name)), "")
        for ours, theirs in source.columns.items()
    }
    wanted = {table.named(name): value for name, value in source.where.items() if table.named(name)}
    lacking = [source.columns[ours][0] for ours, name in held.items() if not name]
    lacking += [name for name in source.where if not table.named(name) and name not in source.optional]
    if lacking:
        raise files.missing(path, lacking, source.expects)

    def lines() -> Iterator[pd.DataFrame]:
        for part in table.parts([*held.values(), *wanted]):
            for name, value in wanted.items():
                part = part[_code(part[name]) == value]
            cells = {ours: part[name] for ours, name in held.items()}
            line = pd.DataFrame({"code": source.series[0].codes[0]} | cells, index=part.index)
            yield line[line["code"].isin(source.wanted)].assign(entity=lambda kept: _code(kept["entity"]))

    return _joined(source, path, lines())


def _code(cells: pd.Series) -> pd.Series:
    """The code of a cell: a download with labels writes it before a colon."""
    return cells.str.split(":").str[0].str.strip()


#: How the Commission's workbooks name the Schengen state and the country of the consulate, by year of
#: publication.
HOST = ("schengen state", "ue / schengen country", "member state or associated country")
PLACED = ("country where consulate is located", "third country")
PLACE = "KAZAKHSTAN"


def _concept(name: str) -> str:
    """A column's name without brackets, the number of a footnote and line breaks."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    return " ".join(re.sub(r"\s\d\)\s*$", "", bare).split()).lower()


def _consulates(source: Source, path: Path) -> pd.DataFrame:
    """One workbook a year, one line for each consulate: the sums of each Schengen state's consulates in
    Kazakhstan.

    The year stands in the file's name alone: one workbook's own description keeps that of the year before.
    """
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", path.name))
    if len(years) != 1:
        raise SourceError(
            f"{path.name}: only the file's name tells the workbook's year; keep the publisher's name, "
            f"which has one year in it."
        )
    table, columns = _consulate_sheet(source, path)
    frame = pd.concat(table.parts(columns)).rename(columns=columns)
    frame = frame[frame["placed"].str.strip().str.upper() == PLACE]
    if "schengen" in frame:  # in 2009 one sheet holds the other members too
        frame = frame[frame["schengen"] == "Yes"]
    frame = frame.assign(entity=frame["entity"].str.strip().str.upper())
    unknown = frame.loc[~frame["entity"].isin(source.aliases), "entity"]
    if not unknown.empty:
        raise SourceError(f"{path.name}: found {str(unknown.iloc[0])!r} where a Schengen state is expected.")
    codes = [name for name in source.wanted if name in frame]
    cells = _melted(frame[["entity", *sorted(codes)]], "entity", named="code")
    sums = cells.assign(value=_numbers(path, cells["value"])).groupby(["code", "entity"], as_index=False)
    return sums["value"].sum(min_count=1).assign(period=years.pop())


def _consulate_sheet(source: Source, path: Path) -> tuple[Opened, dict[str, str]]:
    """The first sheet that has consulates and applications, and what its columns are to us."""
    first = source.series[0].codes
    for table in files.sheets(path).values():
        names = {_concept(name): name for name in reversed(table.header)}
        if all(set(names) & set(those) for those in (HOST, PLACED, first)):
            known = dict.fromkeys(HOST, "entity") | dict.fromkeys(PLACED, "placed")
            known |= {"schengen": "schengen"} | {code: code for code in source.wanted}
            return table, {name: known[concept] for concept, name in names.items() if concept in known}
    raise files.missing(path, [HOST[0], PLACED[0], first[0]], source.expects)


LAYOUTS: dict[str, Callable[[Source, Path], pd.DataFrame]] = {
    "panel": _panel,
    "worldbank": _worldbank,
    "long": _long,
    "consulates": _consulates,
}
