"""Readers of the publishers' layouts: each gives observations, one line for each code, state and year."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.sources import files
from helpers.sources.formats import Source, SourceError

COLUMNS = ["code", "entity", "period", "value"]
#: What publishers write for a missing value, besides what pandas knows.
MISSING = ["..", ".", ":", ": "]
#: Rows read at a time, so that a file of several hundred megabytes needs little memory.
ROWS = 50_000
YEAR = re.compile(r"(\d{4})( \[YR\d{4}\])?")
#: First bytes of Stata's formats 113 to 115, and of the later ones.
STATA = (b"<stata_dta>", b"\x71\x01", b"\x71\x02", b"\x72\x01", b"\x72\x02", b"\x73\x01", b"\x73\x02")


def read(source: Source, path: Path, entities: frozenset[str]) -> pd.DataFrame:
    """The observations of the states asked for, with the columns code, entity, period and value.

    Raises
    ------
    SourceError
        Where the file is not what the source's name says, is cut off, or is in another encoding.
    """
    start = files.first_bytes(path)
    if source.layout == "panel" and start.startswith(STATA):
        found = _stata(source, path)
    else:
        files.prove_text(path)
        found = LAYOUTS[source.layout](source, path)
    found = found.assign(
        entity=found["entity"].str.strip().replace(dict(source.aliases)), period=found["period"].str.strip()
    )
    found = found[found["entity"].isin(entities) & found["period"].str.fullmatch(r"\d{4}")]
    found = found.assign(value=_numbers(path, found["value"])).dropna(subset=["value"]).drop_duplicates()
    if found.empty:
        raise SourceError(
            f"{path.name}: no value of {source.title} for our states is in it; expected {source.expects}."
        )
    twice = found[found.duplicated(["code", "entity", "period"])]
    if not twice.empty:
        one = twice.iloc[0]
        raise SourceError(
            f"{path.name}: there are two values of {one.code} for {one.entity} in {one.period}; expected {source.expects}."
        )
    return found[COLUMNS].sort_values(COLUMNS[:3], ignore_index=True)


def _numbers(path: Path, texts: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(texts, errors="coerce")
    wrong = texts[numbers.isna() & texts.notna()]
    if not wrong.empty:
        raise SourceError(
            f"{path.name}: found {str(wrong.iloc[0])[:40]!r} where a number is expected; download the file again."
        )
    return numbers


def _plain(name: str) -> str:
    """A column's name in small letters and without signs."""
    return re.sub(r"[^a-z0-9_]", "", name.lower())


def _frames(path: Path, separator: str, columns: Iterable[str], above: int = 0) -> Iterator[pd.DataFrame]:
    """Parts of a CSV file, the needed columns only, as text."""
    try:
        with pd.read_csv(
            path,
            sep=separator,
            skiprows=above,
            usecols=list(columns),
            dtype=str,
            na_values=MISSING,
            encoding="utf-8-sig",
            chunksize=ROWS,
            skip_blank_lines=True,
        ) as parts:
            yield from parts
    except (pd.errors.ParserError, ValueError) as error:
        raise SourceError(
            f"{path.name}: the table cannot be read ({str(error).strip().splitlines()[-1]}); download the file again."
        ) from None


def _panel_columns(source: Source, path: Path, header: Iterable[str]) -> dict[str, str]:
    """The columns to read of a panel, by the file's own name."""
    by_plain = {_plain(name): name for name in header}
    lacking = [name for name in (source.entity, source.period) if name not in by_plain]
    absent = [one for one in source.series if not any(code in by_plain for code in one.codes)]
    if absent and (source.complete or len(absent) == len(source.series)):
        lacking += [one.codes[0] for one in absent]
    for one in source.series:
        if one not in absent:
            lacking += [
                names[0]
                for names in (one.low, one.high)
                if names and not any(name in by_plain for name in names)
            ]
    if lacking:
        hint = next((text for name, text in source.hints.items() if name in by_plain), "")
        raise files.missing(path, lacking, source.expects, hint)
    return {
        by_plain[name]: name
        for name in (source.entity, source.period, *sorted(source.wanted))
        if name in by_plain
    }


def _melted(source: Source, frame: pd.DataFrame) -> pd.DataFrame:
    long = frame.melt([source.entity, source.period], var_name="code")
    return long.rename(columns={source.entity: "entity", source.period: "period"})


def _panel(source: Source, path: Path) -> pd.DataFrame:
    """One line for each state and year, one column for each code."""
    _, separator, header = files.header_of(path)
    columns = _panel_columns(source, path, header)
    files.prove_end(path, separator, len(header))
    parts = [
        _melted(source, part.rename(columns=str.strip)[list(columns)].rename(columns=columns))
        for part in _frames(path, separator, columns)
    ]
    return pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS, dtype=str)


def _stata(source: Source, path: Path) -> pd.DataFrame:
    """The same as a Stata file; Dataverse also names such a file `.tab`."""
    try:
        with pd.read_stata(path, iterator=True, convert_categoricals=False) as opened:
            header = list(opened.variable_labels())
            columns = _panel_columns(source, path, header)
            frame = opened.read(columns=list(columns)).rename(columns=columns)
    except (ValueError, KeyError, IndexError, EOFError, OSError, struct.error) as error:
        raise SourceError(
            f"{path.name}: the Stata file is cut off or damaged ({error}); download it again."
        ) from None
    years = pd.to_numeric(frame[source.period], errors="coerce")
    frame[source.period] = years.astype("Int64").astype("str")
    return _melted(source, frame)


def _worldbank(source: Source, path: Path) -> pd.DataFrame:
    """The World Bank's layouts: one line for each state and indicator, the API's JSON, or the long sheet of the WGI."""
    if files.first_bytes(path).lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return _worldbank_json(source, path)
    above, separator, header = files.header_of(path, "Country Code")
    small = {name.lower(): name for name in header}
    if {"codeindyr", "estimate"} & set(small):
        return _governance(source, path, separator, header)
    code = small.get("indicator code") or small.get("series code")
    years = {name: match[1] for name in header if (match := YEAR.fullmatch(name))}
    lacking = [
        name
        for name, there in (
            ("Country Code", "country code" in small),
            ("Indicator Code", code),
            ("years such as 2020", years),
        )
        if not there
    ]
    if lacking:
        raise files.missing(path, lacking, source.expects)
    files.prove_end(path, separator, len(header))
    entity = small["country code"]
    wanted, parts = source.wanted, []
    for part in _frames(path, separator, [entity, str(code), *years], above):
        kept = part[part[code].isin(wanted)].rename(columns={entity: "entity", code: "code"} | years)
        parts.append(kept.melt(["entity", "code"], var_name="period"))
    return _some(source, path, parts)


def _some(source: Source, path: Path, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """The parts together; a file that holds none of our indicators is the wrong one."""
    found = pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS, dtype=str)
    if found.empty:
        names = ", ".join(one.codes[0] for one in source.series[:4])
        raise SourceError(
            f"{path.name}: none of our indicators is in it ({names} …); expected {source.expects}."
        )
    return found


def _worldbank_json(source: Source, path: Path) -> pd.DataFrame:
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
                f"{path.name}: this is page {head['page']} of {head['pages']}; ask for all at once with per_page={head['total']}."
            )
        cells = [
            (row["indicator"]["id"], row["countryiso3code"], str(row["date"]), row["value"]) for row in rows
        ]
    except (TypeError, ValueError, KeyError):
        raise SourceError(
            f"{path.name}: this JSON is not an answer of the World Bank's API; expected {source.expects}."
        ) from None
    found = pd.DataFrame(cells, columns=COLUMNS)
    return _some(source, path, [found[found["code"].isin(source.wanted)]])


def _governance(source: Source, path: Path, separator: str, header: list[str]) -> pd.DataFrame:
    """The long sheet of the WGI saved as CSV."""
    names = ["code", "year", "indicator", "estimate", "stddev"]
    small = {name.lower(): name for name in header}
    lacking = [name for name in names if name not in small]
    if lacking:
        raise files.missing(path, lacking, source.expects)
    files.prove_end(path, separator, len(header))
    parts = []
    for part in _frames(path, separator, [small[name] for name in names]):
        part = part.rename(columns={small[name]: name for name in names})
        for column, end in (("estimate", "EST"), ("stddev", "STD.ERR")):
            cells = {
                "code": part["indicator"].str.upper() + f".{end}",
                "entity": part["code"],
                "period": part["year"],
                "value": part[column],
            }
            parts.append(pd.DataFrame(cells))
    found = _some(source, path, parts)
    return found[found["code"].isin(source.wanted)]


def _chosen(
    source: Source, path: Path, names: list[str], others: tuple[str, ...] = ()
) -> Iterator[pd.DataFrame]:
    """Parts of a long table under the names given, whatever their letters; those of `others` that the header has come with them."""
    _, separator, header = files.header_of(path)
    small = {name.lower(): name for name in header}
    lacking = [name for name in names if name.lower() not in small]
    if lacking:
        raise files.missing(path, lacking, source.expects)
    files.prove_end(path, separator, len(header))
    kept = {small[name.lower()]: name for name in (*names, *others) if name.lower() in small}
    for part in _frames(path, separator, kept):
        yield part.rename(columns=kept)


def _uis(source: Source, path: Path) -> pd.DataFrame:
    """UNESCO's bulk data: one line for each indicator, state and year."""
    codes = {code: code for code in source.wanted} | _labelled(source, path)
    parts = []
    for part in _chosen(source, path, ["INDICATOR_ID", "COUNTRY_ID", "YEAR", "VALUE"]):
        part.columns = part.columns.map(
            {"INDICATOR_ID": "code", "COUNTRY_ID": "entity", "YEAR": "period", "VALUE": "value"}
        )
        parts.append(part[part["code"].isin(codes)].assign(code=lambda kept: kept["code"].map(codes)))
    return _some(source, path, [part for part in parts if not part.empty])


def _labelled(source: Source, path: Path) -> dict[str, str]:
    """The indicators that the release's own list of labels gives, by number; none where the list is not in the folder."""
    beside = path.with_name(re.sub(r"(?i)DATA_NATIONAL", "LABEL", path.name))
    if beside == path or not beside.exists():
        return {}
    files.prove_text(beside)
    found = {}
    for part in _chosen(source, beside, ["INDICATOR_ID", "INDICATOR_LABEL_EN"]):
        for number, label in part.itertuples(index=False, name=None):
            for code in source.wanted:
                if str(label).endswith(code):
                    found[str(number)] = code
    return found


def _sdmx(source: Source, path: Path) -> pd.DataFrame:
    """Eurostat's SDMX-CSV of one dataset: students from Kazakhstan of all levels of higher education, both sexes."""
    wanted = {"partner": "KZ", "isced11": "ED5-8", "sex": "T", "unit": "NR"}
    parts = []
    for part in _chosen(
        source, path, ["geo", "partner", "isced11", "sex", "TIME_PERIOD", "OBS_VALUE"], ("unit",)
    ):
        for column, value in wanted.items():
            if column in part:  # a download with labels writes the code before a colon
                part = part[part[column].str.split(":").str[0].str.strip() == value]
        cells = {
            "code": source.series[0].codes[0],
            "entity": part["geo"].str.split(":").str[0],
            "period": part["TIME_PERIOD"],
            "value": part["OBS_VALUE"],
        }
        parts.append(pd.DataFrame(cells))
    found = pd.concat(parts) if parts else pd.DataFrame(columns=COLUMNS, dtype=str)
    if found.empty:
        raise SourceError(
            f"{path.name}: there is no row with {', '.join(f'{k}={v}' for k, v in wanted.items())}; expected {source.expects}."
        )
    return found


LAYOUTS: dict[str, Callable[[Source, Path], pd.DataFrame]] = {
    "panel": _panel,
    "worldbank": _worldbank,
    "uis": _uis,
    "sdmx": _sdmx,
}
