"""One corpus of bad data: each case breaks a copy of the tables and says which table, row, column and value must be named."""

from __future__ import annotations

import csv
import functools
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import cli, paths, tables
from helpers.tables import checking

#: Table, line of the file, column and value that the fault must name.
Place = tuple[str, int | None, str | None, str | None]
#: Breaks the data and gives the places of the faults that this must cause, and of no others.
Damage = Callable[[Path], list[Place]]

CASES: dict[str, tuple[Damage, str]] = {}


def bad(expected: str) -> Callable[[Damage], Damage]:
    """Register a case; `expected` are words of what the first fault says was expected."""

    def register(damage: Damage) -> Damage:
        assert damage.__name__ not in CASES
        CASES[damage.__name__] = (damage, expected)
        return damage

    return register


class Table:
    """The cells of one CSV file; line 1 is the header."""

    def __init__(self, data: Path, name: str) -> None:
        self.name, self.path = name, data / tables.package()[name].file
        with self.path.open(encoding="utf-8", newline="") as file:
            self.lines = list(csv.reader(file))
        self.columns = self.lines[0]

    def row(self, test: Callable[[dict[str, str]], bool] = lambda row: True, **where: str) -> int:
        """Line of the first record with these values."""
        for number, cells in enumerate(self.lines[1:], start=2):
            record = dict(zip(self.columns, cells, strict=True))
            if test(record) and all(record[column] == value for column, value in where.items()):
                return number
        raise LookupError(f"{self.name} has no row with {where}")

    def cell(self, row: int, column: str) -> str:
        return self.lines[row - 1][self.columns.index(column)]

    def put(self, row: int, column: str, value: str) -> list[Place]:
        """Write one cell, and give its place."""
        self.lines[row - 1][self.columns.index(column)] = value
        self.save()
        return [(self.name, row, column, value)]

    def add(self, cells: list[str]) -> int:
        self.lines.append(cells)
        self.save()
        return len(self.lines)

    def save(self) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(self.lines)


def change(data: Path, name: str, column: str, value: str, **where: str) -> list[Place]:
    table = Table(data, name)
    return table.put(table.row(**where), column, value)


def text(data: Path, name: str, edit: Callable[[list[str]], list[str]]) -> None:
    """Edit the lines of a CSV file as they stand."""
    path = data / tables.package()[name].file
    path.write_text("\n".join(edit(path.read_text(encoding="utf-8").splitlines())) + "\n", encoding="utf-8")


def schema(data: Path, name: str, edit: Callable[[dict[str, Any]], object]) -> None:
    """Edit what the schema says of one table, or a whole file of it where it is named, and make the descriptor of it."""
    file = f"schema/{Path(tables.package()[name].file).parent}.yml" if "/" not in name else name
    whole = yaml.safe_load((data / file).read_text(encoding="utf-8"))
    edit(whole[name] if "/" not in name else whole)
    (data / file).write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")


def found(data: Path) -> list[tables.Fault]:
    """What `book check` would find in this folder."""
    return tables.everything(data)


# The form of the files


@bad("the file registers/units.csv to exist")
def missing_table(data: Path) -> list[Place]:
    (data / "registers/units.csv").unlink()
    return [("units", None, None, None)]


@bad("this column in the header")
def missing_column(data: Path) -> list[Place]:
    table = Table(data, "units")
    table.lines = [cells[:2] for cells in table.lines]
    table.save()
    return [("units", 1, "label", None)]


@bad("only columns that units has in data/schema/registers.yml")
def extra_column(data: Path) -> list[Place]:
    table = Table(data, "units")
    table.lines = [[*cells, "colour" if number == 0 else "blue"] for number, cells in enumerate(table.lines)]
    table.save()
    return [("units", 1, "colour", None)]


@bad("in the order unit,kind,label")
def columns_in_another_order(data: Path) -> list[Place]:
    table = Table(data, "units")
    table.lines = [[label, unit, kind] for unit, kind, label in table.lines]
    table.save()
    return [("units", 1, None, "label,unit,kind")]


@bad("the columns once each")
def column_twice(data: Path) -> list[Place]:
    table = Table(data, "units")
    table.lines = [[*cells, cells[2]] for cells in table.lines]
    table.save()
    return [("units", 1, None, "unit,kind,label,label")]


def put_byte(data: Path, at: int) -> None:
    """Write a byte that is not UTF-8 into the fourth line of the theses, before this sign of it."""
    path = data / "theses/theses.csv"
    lines = path.read_bytes().split(b"\n")
    lines[3] = lines[3][:at] + b"\xe9" + lines[3][at:]
    path.write_bytes(b"\n".join(lines))


@bad("text in UTF-8")
def file_that_is_not_utf8(data: Path) -> list[Place]:
    put_byte(data, 2)
    return [("theses", 4, "thesis", None)]


@bad("text in UTF-8")
def last_cell_that_is_not_utf8(data: Path) -> list[Place]:
    put_byte(data, 10_000)  # past its end
    return [("theses", 4, "short", None)]


@bad("quotation marks are closed on the same line")
def unclosed_quotation_mark(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:2], '"' + lines[2], *lines[3:]])
    return [("demands", 3, "demand", None)]


@bad("quotation marks are closed on the same line")
def line_break_within_a_cell(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:2], 'new,"two', 'lines",9', *lines[2:]])
    return [("demands", 3, "label", None)]


@bad("3 cells, as the header has; a cell with a comma wants quotation marks")
def ragged_row_too_long(data: Path) -> list[Place]:
    text(data, "units", lambda lines: [*lines[:4], lines[4] + ",more", *lines[5:]])
    return [("units", 5, None, "4")]


@bad("5 cells, as the header has")
def ragged_row_too_short(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:2], "bolashak,State scholarships", *lines[3:]])
    return [("demands", 3, None, "2")]


@bad("a row, and no blank line: delete it")
def blank_line(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:3], "", *lines[3:]])
    return [("demands", 4, None, None)]


@bad("a row, and no blank line: delete it")
def blank_line_as_a_spreadsheet_writes_it(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:3], "," * lines[0].count(","), *lines[3:]])
    return [("demands", 4, None, None)]


@bad("commas between the cells, and no semicolons: save it as CSV with commas")
def semicolons(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [line.replace(",", ";") for line in lines])
    return [("demands", 1, None, None)]


@bad("commas between the cells, and no tabs")
def tabs(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [line.replace(",", "\t") for line in lines])
    return [("demands", 1, None, None)]


@bad("this column in the header")
def empty_file(data: Path) -> list[Place]:
    (data / "registers/units.csv").write_bytes(b"")
    return [("units", 1, "kind", None), ("units", 1, "label", None), ("units", 1, "unit", None)]


@bad("at least one row")
def header_only(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: lines[:1])
    return [("demands", None, None, None)]


@bad("without a byte-order mark: save it without one")
def byte_order_mark(data: Path) -> list[Place]:
    path = data / "registers/units.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    return [("units", 1, None, None)]


@bad("a file registers/units.csv that can be read")
def folder_where_a_table_belongs(data: Path) -> list[Place]:
    (data / "registers/units.csv").unlink()
    (data / "registers/units.csv").mkdir()
    return [("units", None, None, None)]


@bad("a file registers/units.csv that can be read")
def link_that_leads_to_itself(data: Path) -> list[Place]:
    (data / "registers/units.csv").unlink()
    (data / "registers/units.csv").symlink_to(data / "registers/units.csv")
    return [("units", None, None, None)]


@bad("a cell without a carriage return")
def carriage_return_within_a_cell(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:2], lines[2].replace("State ", "State\r"), *lines[3:]])
    return [("demands", 3, "label", None)]


@bad("a cell whose quotation marks are closed")
def text_after_a_closed_quotation_mark(data: Path) -> list[Place]:
    text(data, "demands", lambda lines: [*lines[:2], 'bolashak,"State" scholarships,EU,r,2', *lines[3:]])
    return [("demands", 3, "label", None)]


@bad("a cell of at most 10,000 characters")
def cell_beyond_what_csv_readers_take(data: Path) -> list[Place]:
    return [(*change(data, "demands", "label", "x," * 100_000, demand="bolashak")[0][:3], None)]


# The schema and the descriptor


def swap(data: Path, file: str, old: str, new: str) -> int:
    """Write something else for the first of some words of a file; gives their line."""
    whole = (data / file).read_text(encoding="utf-8")
    assert old in whole
    (data / file).write_text(whole.replace(old, new, 1), encoding="utf-8")
    return whole[: whole.index(old)].count("\n") + 1


@bad("run `book package`")
def folder_where_the_descriptor_belongs(data: Path) -> list[Place]:
    (data / "datapackage.json").unlink()
    (data / "datapackage.json").mkdir()
    return [("datapackage.json", None, None, None)]


@bad("run `book package`")
def missing_descriptor(data: Path) -> list[Place]:
    (data / "datapackage.json").unlink()
    return [("datapackage.json", None, None, None)]


@bad("run `book package`")
def descriptor_that_somebody_edited(data: Path) -> list[Place]:
    line = swap(data, "datapackage.json", '"type": "number"', '"type": "string"')
    return [("datapackage.json", line, None, '"type": "string",')]


@bad("run `book package`")
def schema_that_has_moved_on(data: Path) -> list[Place]:
    swap(
        data,
        "schema/registers.yml",
        "description: Order within the article",
        "description: The order within the article",
    )
    lines = (data / "datapackage.json").read_text(encoding="utf-8").split("\n")
    line = next(number for number, one in enumerate(lines, start=1) if "Order within the article" in one)
    return [("datapackage.json", line, None, lines[line - 1].strip())]


@bad("run `book package`")
def descriptor_that_is_not_utf8(data: Path) -> list[Place]:
    (data / "datapackage.json").write_bytes(b'{"title": "Caf\xe9"}')
    return [("datapackage.json", None, None, None)]


@bad("a file of data/schema to describe pirates.csv")
def table_that_nobody_described(data: Path) -> list[Place]:
    (data / "pirates.csv").write_text("pirate\nMorgan\n", encoding="utf-8")
    return [("pirates", None, None, None)]


@bad("registers/units.csv, as schema/registers.yml describes the table: move the file")
def table_in_the_wrong_folder(data: Path) -> list[Place]:
    (data / "registers/units.csv").rename(data / "coding/units.csv")
    return [("units", None, None, "coding/units.csv")]


@bad("one file a table, and registers/units.csv is there: remove one of them")
def table_twice(data: Path) -> list[Place]:
    (data / "coding/units.csv").write_bytes((data / "registers/units.csv").read_bytes())
    return [("units", None, None, "coding/units.csv")]


@bad("the file to exist")
def schema_that_is_missing(data: Path) -> list[Place]:
    (data / "schema/coding.yml").unlink()
    return [("schema/coding.yml", None, None, None)]


@bad("every file of schema; schema/pirates.yml is none of its")
def schema_of_no_folder(data: Path) -> list[Place]:
    (data / "schema/pirates.yml").write_text("{}", encoding="utf-8")
    return [("schema/package.yml", 5, "folders", None)]


@bad("a tab stands where spaces belong")
def schema_with_a_tab(data: Path) -> list[Place]:
    line = swap(data, "schema/registers.yml", "  title: Units", "\ttitle: Units")
    return [("schema/registers.yml", line, None, None)]


@bad("stands twice")
def schema_of_one_name_twice(data: Path) -> list[Place]:
    swap(data, "schema/registers.yml", "\nunits:", "\nsections:")
    line = (data / "schema/registers.yml").read_text(encoding="utf-8").split("\n\nsections:")
    return [("schema/registers.yml", "\n\nsections:".join(line[:2]).count("\n") + 3, None, None)]


@bad("only parts named type")
def schema_with_a_misspelt_key(data: Path) -> list[Place]:
    line = swap(data, "schema/registers.yml", "{enum: [published", "{enm: [published")
    return [("schema/registers.yml", line, "published.columns.status.enm", "enm")]


@bad("one of those in schema/enums.yml: article,")
def schema_that_names_no_list_of_values(data: Path) -> list[Place]:
    line = swap(data, "schema/ledger.yml", "enum: kind,", "enum: knd,")
    return [("schema/ledger.yml", line, "claims.columns.kind.enum", "knd")]


@bad("a list of values that some column names")
def list_of_values_that_no_column_names(data: Path) -> list[Place]:
    line = swap(data, "schema/enums.yml", "power:", "colour: [red]\npower:")
    return [("schema/enums.yml", line, "colour", "colour")]


@bad("text, in quotation marks")
def value_that_yaml_takes_for_true(data: Path) -> list[Place]:
    line = swap(data, "schema/enums.yml", "'yes'", "yes")
    return [("schema/enums.yml", line, "extent.0", "true")]


@bad("a name that no other table has; schema/series.yml has it too")
def table_in_two_folders(data: Path) -> list[Place]:
    line = swap(data, "schema/theses.yml", "\nvariant_choices:", "\nentities:") + 1
    return [("schema/theses.yml", line, "entities", "entities")]


@bad("parts named title, description, key, columns")
def schema_of_a_table_without_its_key(data: Path) -> list[Place]:
    line = swap(data, "schema/registers.yml", "  key: unit\n", "")
    place = (data / "schema/registers.yml").read_text(encoding="utf-8").split("\n").index("units:") + 1
    assert place < line
    return [("schema/registers.yml", place, "units", "key")]


@bad("one of CC-BY-4.0, CC0-1.0, various-see-sources")
def licence_that_nobody_named(data: Path) -> list[Place]:
    line = swap(data, "schema/registers.yml", "  key: unit\n", "  licence: mine\n  key: unit\n")
    return [("schema/registers.yml", line, "units.licence", "mine")]


# Types and constraints of single cells


@bad("a number in plain digits")
def text_where_a_number_belongs(data: Path) -> list[Place]:
    return change(data, "indicators", "value", "many", indicator="un-ideal-point-all")


@bad("a number in plain digits")
def not_a_number(data: Path) -> list[Place]:
    return change(data, "indicators", "value", "nan", indicator="un-ideal-point-all")


@bad("a number in plain digits")
def number_with_a_thousands_separator(data: Path) -> list[Place]:
    return change(data, "indicators", "value", "1,500", indicator="un-ideal-point-all")


@bad("a whole number")
def half_a_paragraph(data: Path) -> list[Place]:
    return change(data, "claims", "paragraph", "1.5", claim="a-002")


@bad("at least 0")
def negative_paragraph(data: Path) -> list[Place]:
    return change(data, "claims", "paragraph", "-1", claim="a-002")


@bad("true or false")
def neither_true_nor_false(data: Path) -> list[Place]:
    return change(data, "evidence", "independent", "yes", evidence="e-0001")


@bad("a date in EDTF")
def day_that_is_no_date(data: Path) -> list[Place]:
    return change(data, "evidence", "read_on", "2026-02-30", evidence="e-0001")


@bad("a date in EDTF")
def period_where_a_date_belongs(data: Path) -> list[Place]:
    return change(data, "evidence", "read_on", "2025/2026", evidence="e-0001")


@bad("a date or period in EDTF")
def year_outside_edtf(data: Path) -> list[Place]:
    return change(data, "indicators", "period", "19944", indicator="un-ideal-point-all")


@bad("a date or period in EDTF")
def year_of_two_digits(data: Path) -> list[Place]:
    return change(data, "sources", "published", "94", source="article-b")


@bad("a period in EDTF")
def period_with_its_ends_swapped(data: Path) -> list[Place]:
    return change(data, "articles", "covers", "2022/1991", article="A")


@bad("one of money, share, count, time, index, other")
def kind_that_is_not_in_the_list(data: Path) -> list[Place]:
    return change(data, "units", "kind", "weight", unit="percent")


@bad("text of the form")
def key_of_another_form(data: Path) -> list[Place]:
    return change(data, "theses", "thesis", "thesis one", thesis="t-01")


@bad("a value, as the column is required")
def required_cell_left_empty(data: Path) -> list[Place]:
    return change(data, "theses", "statement", "", thesis="t-03")


@bad("text without spaces at its ends")
def trailing_space(data: Path) -> list[Place]:
    return change(data, "theses", "statement", "All is well. ", thesis="t-03")


@bad("without control characters")
def control_character(data: Path) -> list[Place]:
    return change(data, "theses", "statement", "All \x07 well.", thesis="t-03")


@bad("without control characters or invisible ones")
def sign_that_nobody_sees(data: Path) -> list[Place]:
    return change(data, "theses", "statement", "All \u200bis well.", thesis="t-03")


@bad("at most 10,000 characters")
def text_that_is_too_long(data: Path) -> list[Place]:
    return change(data, "theses", "statement", "x" * 10_001, thesis="t-03")


@bad("text that a spreadsheet does not take for a formula")
def text_that_is_a_formula(data: Path) -> list[Place]:
    return change(data, "theses", "statement", '=HYPERLINK("https://example.org")', thesis="t-03")


@bad("a number in plain digits")
def number_beyond_what_a_computer_holds(data: Path) -> list[Place]:
    return change(data, "indicators", "value", "1e400", indicator="un-ideal-point-all")


@bad("a whole number of at most 18 digits")
def whole_number_that_no_column_holds(data: Path) -> list[Place]:
    return change(data, "claims", "paragraph", "9" * 5000, claim="a-002")


@bad("text of the form")
def wording_with_a_blank_that_nothing_fills(data: Path) -> list[Place]:
    return change(data, "survey_points", "stated", "{value.__class__}", point="low")


# Keys


@bad("a key used once; row 2 has it too")
def duplicate_key(data: Path) -> list[Place]:
    table = Table(data, "units")
    row = table.add(list(table.lines[1]))
    return [("units", row, "unit", table.cell(2, "unit"))]


@bad("a key used once; row 2 has it too")
def duplicate_key_of_two_columns(data: Path) -> list[Place]:
    table = Table(data, "claim_instruments")
    row = table.add(list(table.lines[1]))
    return [("claim_instruments", row, "claim+instrument", " + ".join(table.lines[1]))]


@bad("a value used once; row 2 has it too")
def value_used_twice(data: Path) -> list[Place]:
    table = Table(data, "eu_members")
    return table.put(3, "label", table.cell(2, "label"))


@bad("a value that stands in theses.thesis")
def foreign_key_to_nothing(data: Path) -> list[Place]:
    return change(data, "claim_theses", "thesis", "t-99", claim="a-006")


@bad("a value that stands in units.unit")
def unknown_unit(data: Path) -> list[Place]:
    return change(data, "claims", "unit", "furlongs", datatype="number")


@bad("a value that stands in claims.claim")
def check_of_a_claim_that_does_not_exist(data: Path) -> list[Place]:
    return change(data, "check_claims", "claim", "a-999", check="c-001", place="1")


@bad("a value that stands in indicator_definitions.indicator")
def indicator_without_definition(data: Path) -> list[Place]:
    return change(data, "indicators", "indicator", "happiness", indicator="aid-eu-bilateral-total")


@bad("a value that stands in sources.source")
def evidence_of_an_unknown_source(data: Path) -> list[Place]:
    return change(data, "evidence", "source", "hearsay", evidence="e-0001")


# Rules of single tables


@bad("a value, as the column is required")
def claim_without_a_locator(data: Path) -> list[Place]:
    return change(data, "claims", "section", "", claim="a-001")


@bad("a section of article A")
def section_of_the_other_article(data: Path) -> list[Place]:
    sections = Table(data, "sections")
    return change(
        data, "claims", "section", sections.cell(sections.row(article="B"), "section"), claim="a-002"
    )


@bad("a unit for a number")
def number_claim_without_a_unit(data: Path) -> list[Place]:
    return change(data, "claims", "unit", "", datatype="number")


@bad("a unit for a number, and for nothing else")
def unit_without_a_number(data: Path) -> list[Place]:
    return change(data, "claims", "unit", "years", claim="a-001")


@bad("a unit of share, as the claim's kind is share")
def share_in_dollars(data: Path) -> list[Place]:
    return change(data, "claims", "unit", "USD billion", claim="a-155")


@bad("a place used once within use; row ")
def two_codes_at_one_place(data: Path) -> list[Place]:
    return change(data, "power_codes", "place", "2", code="set the agenda")


@bad("a value used once; row ")
def two_critics_at_one_place(data: Path) -> list[Place]:
    return change(data, "critics", "place", "1", reference="b-r07")


@bad("a number, as the datatype says")
def number_claim_in_words(data: Path) -> list[Place]:
    return change(data, "claims", "value", "thirty", datatype="number")


def put_date(data: Path, value: str, *, drawn: bool = False) -> list[Place]:
    """Write the value of a date claim that the timeline draws, or of one that it does not."""
    claims, timeline = Table(data, "claims"), Table(data, "timeline")
    on_it = {cell for cells in timeline.lines for cell in cells}
    return claims.put(
        claims.row(lambda row: (row["claim"] in on_it) is drawn, datatype="date"), "value", value
    )


@bad("words that wgi-2024 has; Dominance is not among them")
def abbreviation_spelled_out_otherwise(data: Path) -> list[Place]:
    table = Table(data, "abbreviations")
    return table.put(table.row(abbreviation="WGI"), "meaning", "Worldwide Dominance Indicators")


@bad("either a source or a reference")
def abbreviation_without_a_source(data: Path) -> list[Place]:
    table = Table(data, "abbreviations")
    return table.put(table.row(abbreviation="WGI"), "source", "")


@bad("at least 1")
def survey_that_asked_nobody(data: Path) -> list[Place]:
    return change(data, "opinion", "n", "0", item="op-20")


@bad("a number, as the datatype says")
def number_claim_beyond_what_a_computer_holds(data: Path) -> list[Place]:
    return change(data, "claims", "value", "1e400", datatype="number")


@bad("a number below 1,000,000,000,000,000")
def number_claim_beyond_anything_counted(data: Path) -> list[Place]:
    return change(data, "claims", "value", "-1e15", datatype="number")


@bad("a date in EDTF")
def date_claim_that_is_no_date(data: Path) -> list[Place]:
    return put_date(data, "in spring")


@bad("a period in EDTF")
def period_claim_with_its_ends_swapped(data: Path) -> list[Place]:
    return change(data, "claims", "value", "2013/1994", datatype="period")


@bad("a value, as the datatype is date")
def date_claim_without_a_date(data: Path) -> list[Place]:
    return put_date(data, "")


@bad("no value, as the datatype is none")
def value_of_a_claim_that_states_none(data: Path) -> list[Place]:
    return change(data, "claims", "value", "1991", claim="a-002")


@bad("a value, as the column is required")
def evidence_naming_no_source(data: Path) -> list[Place]:
    return change(data, "evidence", "source", "", evidence="e-0001")


@bad("such as https://doi.org/10.1057/palcomms.2017.8")
def doi_that_is_none(data: Path) -> list[Place]:
    return change(data, "sources", "address", "https://doi.org/10.1057", kind="official")


@bad("a value, as the column is required")
def source_without_a_licence(data: Path) -> list[Place]:
    return change(data, "sources", "licence", "", kind="official")


@bad("an address")
def source_without_an_address(data: Path) -> list[Place]:
    return change(data, "sources", "address", "", kind="official")


@bad("a value, as the column is required")
def source_without_licence_status(data: Path) -> list[Place]:
    return change(data, "sources", "licence_status", "", kind="official")


@bad("read, as its series are allowed")
def series_on_terms_read_in_part(data: Path) -> list[Place]:
    return change(data, "sources", "licence_status", "partly read", source="hdi-2023-24")


@bad("the grade of a source of kind data")
def data_that_carry_as_press(data: Path) -> list[Place]:
    return change(data, "sources", "grade", "press", source="vdem-v15")


@bad("the grade of a source of kind news")
def press_that_carries_as_data(data: Path) -> list[Place]:
    return change(data, "sources", "grade", "data", kind="news")


@bad("a date not after the reading")
def source_published_after_it_was_read(data: Path) -> list[Place]:
    return change(data, "sources", "published", "2042-03", source="hdi-2023-24")


@bad("a band around the value")
def band_with_high_below_the_value(data: Path) -> list[Place]:
    table = Table(data, "indicators")
    row = table.row(lambda record: record["high"] != "")
    table.put(row, "high", "-1000000")
    return [("indicators", row, "high", "-1000000.0")]


@bad("a band around the value")
def band_with_low_above_the_value(data: Path) -> list[Place]:
    table = Table(data, "indicators")
    row = table.row(lambda record: record["low"] != "")
    table.put(row, "low", "1000000")
    return [("indicators", row, "low", "1000000.0")]


@bad("at most 8 single values, as no licence for the series was read; there are 956")
def series_without_a_licence(data: Path) -> list[Place]:
    change(data, "sources", "series_allowed", "false", source="hdi-2023-24")
    return [("indicators", None, "source", "hdi-2023-24")]


@bad("a claim, as stated is given")
def statement_of_a_survey_without_its_claim(data: Path) -> list[Place]:
    table = Table(data, "survey_points")
    return table.put(table.row(lambda row: row["claim"] != ""), "claim", "")


@bad("no claim, as stated is empty")
def claim_of_a_point_that_states_nothing(data: Path) -> list[Place]:
    table = Table(data, "survey_points")
    row = table.row(lambda row: row["claim"] != "")
    table.put(row, "stated", "")
    return [("survey_points", row, "claim", table.cell(row, "claim"))]


@bad("a claim, as the row names neither source nor finding")
def evidence_on_a_thesis_that_leans_on_nothing(data: Path) -> list[Place]:
    table = Table(data, "thesis_evidence")
    return table.put(table.row(source=""), "claim", "")


@bad("a date or period in EDTF")
def period_without_an_end(data: Path) -> list[Place]:
    return change(data, "opinion", "period", "../..")


# Checks, evidence and searches


@bad("one of sum, atmost,")
def unknown_rule(data: Path) -> list[Place]:
    return change(data, "checks", "rule", "average", check="c-001")


@bad("a unit, as the check has a tolerance")
def tolerance_without_a_unit(data: Path) -> list[Place]:
    return change(data, "checks", "tolerance_unit", "", check="c-030")


@bad("inputs that the rule can use (units do not match: EUR, USD)")
def units_that_do_not_match(data: Path) -> list[Place]:
    change(data, "claims", "unit", "EUR million", claim="a-163")
    checks = Table(data, "checks")
    return [("checks", checks.row(check="c-030"), "rule", "sum")]


@bad("inputs that the rule can use (needs exactly one claim in the role whole, has 0)")
def check_without_the_claim_that_its_rule_needs(data: Path) -> list[Place]:
    table = Table(data, "check_claims")
    table.put(table.row(check="c-033", role="whole"), "role", "result")
    return [("checks", Table(data, "checks").row(check="c-033"), "rule", "sum")]


@bad("a claim in check_claims that the outcome counts for")
def check_that_counts_for_no_claim(data: Path) -> list[Place]:
    table = Table(data, "check_claims")
    table.lines = [cells for cells in table.lines if cells[0] != "c-033"]
    table.save()
    return [("checks", Table(data, "checks").row(check="c-033"), "check", "c-033")]


@bad("no constant, as the datatype is none")
def constant_without_a_datatype(data: Path) -> list[Place]:
    return change(data, "checks", "constant", "9", check="c-033")


@bad("a value that the check c-003 can use")
def variant_of_a_check_that_its_rule_cannot_use(data: Path) -> list[Place]:
    return change(data, "check_variants", "value", "in spring", variant="v-001")


@bad("a value that the check c-030 can use ('nan' is no number that can be computed with)")
def variant_of_a_tolerance_that_is_no_number(data: Path) -> list[Place]:
    table = Table(data, "check_variants")
    table.lines[1][table.columns.index("check")] = "c-030"
    table.lines[1][table.columns.index("parameter")] = "tolerance"
    return table.put(2, "value", "nan")


@bad("supports, as the values give")
def relation_that_the_values_contradict(data: Path) -> list[Place]:
    claims = Table(data, "claims")
    dated = {cells[0] for cells in claims.lines if cells[claims.columns.index("datatype")] == "date"}
    table = Table(data, "evidence")
    row = table.row(
        lambda record: record["claim"] in dated, datatype="date", relation="supports", part="", reading=""
    )
    table.put(row, "difference", "another day")
    table.put(row, "touches_point", "no")
    return table.put(row, "relation", "differs")


@bad("the part that is supported, a number of claim_parts")
def part_without_its_words(data: Path) -> list[Place]:
    table = Table(data, "evidence")
    row = table.row(relation="supports", datatype="none", part="", reading="")
    table.put(row, "relation", "supports in part")
    return [("evidence", row, "part", "")]


@bad("differences.difference")
def kind_of_difference_that_no_list_has(data: Path) -> list[Place]:
    return change(data, "evidence", "difference", "a slip", relation="differs")


@bad("context, as the source is anonymous and carries nothing on either side")
def support_from_an_anonymous_page(data: Path) -> list[Place]:
    anonymous = {cells[0] for cells in Table(data, "sources").lines if "anonymous" in cells}
    table = Table(data, "evidence")
    row = table.row(
        lambda record: record["source"] in anonymous and record["scope"] == "same",
        relation="context", datatype="none", part="", reading="",
    )  # fmt: skip
    return table.put(row, "relation", "supports")


@bad("context, as the source speaks of an other year")
def evidence_of_another_year_as_a_verdict(data: Path) -> list[Place]:
    table = Table(data, "evidence")
    row = table.row(relation="supports", scope="same")
    table.put(row, "scope", "other year")
    return [("evidence", row, "relation", "supports")]


@bad("one of")
def qualifier_without_a_rule(data: Path) -> list[Place]:
    return change(data, "claims", "qualifier", "roughly", qualifier="about")


@bad("evidence.evidence")
def evidence_lent_that_is_not_there(data: Path) -> list[Place]:
    return change(data, "evidence_also", "evidence", "e-9999", also="ea-0001")


# Votes, surveys and works


def answer(data: Path, state: str, *, of: str) -> list[Place]:
    """Let a state answer no to a roll call, beside those that did."""
    table = Table(data, "roll_calls")
    row = table.row(roll_call=of)
    table.put(row, "no", f"{table.cell(row, 'no')} {state}".strip())
    return [("roll_calls", row, "no", state)]


@bad("states of un_members")
def vote_of_a_state_that_is_unknown(data: Path) -> list[Place]:
    return answer(data, "XYZ", of="9454")


@bad("no answer of CZE before it was admitted on 1993-01-19; the vote is of 1992-08-25")
def vote_of_a_state_before_it_was_a_member(data: Path) -> list[Place]:
    return answer(data, "CZE", of="3662")


@bad("each state once; KAZ stands in yes too")
def vote_that_is_given_twice(data: Path) -> list[Place]:
    return answer(data, "KAZ", of="9454")


@bad("codes of issue_codes")
def roll_call_with_an_unknown_code(data: Path) -> list[Place]:
    return change(data, "roll_calls", "issues", "zz", roll_call="9454")


@bad("a value, as the column is required")
def answer_without_its_question(data: Path) -> list[Place]:
    return change(data, "opinion_points", "question", "", point="pt-004")


@bad("a value, as the column is required")
def survey_without_its_base(data: Path) -> list[Place]:
    return change(data, "surveys", "base", "", survey="strategy-2021")


@bad("a value, as the column is required")
def survey_without_its_date(data: Path) -> list[Place]:
    return change(data, "surveys", "field", "", survey="strategy-2021")


@bad("no finding, as only the title of the work was read")
def finding_of_a_work_that_was_not_read(data: Path) -> list[Place]:
    change(data, "works", "read", "title", work="amanov-2024")
    table = Table(data, "works")
    row = table.row(work="amanov-2024")
    return [("works", row, "finding", table.cell(row, "finding"))]


# Visas, and when a source was read


@bad("a value, as the column is required")
def source_without_the_day_on_which_it_was_read(data: Path) -> list[Place]:
    return change(data, "sources", "read_on", "", source="ec-schengen-visas")


@bad("a date or period in EDTF")
def source_read_on_a_day_in_words(data: Path) -> list[Place]:
    return change(data, "sources", "read_on", "last week", source="ec-schengen-visas")


@bad("at most the 41238 issued")
def more_visas_for_several_entries_than_visas(data: Path) -> list[Place]:
    return change(data, "schengen_visas", "multiple", "99999", year="2013", host="DEU")


@bad("at most the 9 applied for, or a note that says why there are more")
def more_visas_issued_than_asked_for(data: Path) -> list[Place]:
    change(data, "schengen_visas", "applied", "9", year="2019", host="ITA")
    table = Table(data, "schengen_visas")
    row = table.row(year="2019", host="ITA")
    return [("schengen_visas", row, "issued", table.cell(row, "issued"))]


@bad("a whole number")
def visas_in_thousands(data: Path) -> list[Place]:
    return change(data, "schengen_visas", "refused", "1.2", year="2019", host="ITA")


@bad("at least 2009")
def visas_of_a_year_without_a_workbook(data: Path) -> list[Place]:
    return change(data, "schengen_visas", "year", "2008", year="2009", host="ITA")


@bad("a value that stands in entities.entity")
def visas_of_a_host_that_is_unknown(data: Path) -> list[Place]:
    return change(data, "schengen_visas", "host", "XYZ", year="2019", host="ITA")


@bad("a day not before that of the fact, 2022-11-07")
def memorandum_read_before_it_was_signed(data: Path) -> list[Place]:
    return change(data, "union_steps", "read_on", "2022-11-06", step="us-raw-materials")


@bad("a value of un-ideal-point-all for GBR in 1994")
def member_without_a_value_in_a_compared_year(data: Path) -> list[Place]:
    text(data, "member_values", lambda lines: [one for one in lines if "-all,GBR,1994," not in one])
    return [("member_values", None, None, None)]


@bad("a value that stands in norms.norm")
def step_towards_an_unknown_norm(data: Path) -> list[Place]:
    return change(data, "norm_steps", "norm", "aarhuss", norm="aarhus", entity="TJK", step="bound")


@bad("a source whose licence allows its series")
def visas_of_a_source_without_a_licence(data: Path) -> list[Place]:
    return change(data, "schengen_visas", "source", "bnews-2018", year="2019", host="ITA")


@pytest.mark.parametrize("name", CASES)
def test_bad_data_is_found_and_named(name: str, data: Path) -> None:
    damage, expected = CASES[name]
    places = damage(data)
    faults = found(data)
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in faults] == places
    assert expected in faults[0].expected
    for fault in faults:
        line = str(fault)
        assert line.splitlines() == [line]
        assert line.startswith(f"{'file' if '.' in fault.table else 'table'} {fault.table}")


def test_good_data_have_no_fault(data: Path) -> None:
    assert found(data) == []


def test_reading_one_table_finds_the_faults_of_its_form_and_cells(data: Path) -> None:
    """The table is refused before anything can compute with it, even where nobody ran the full check."""
    (place,) = day_that_is_no_date(data)
    with pytest.raises(tables.DataError) as caught:
        tables.load("evidence", data)
    (fault,) = caught.value.faults
    assert (fault.table, fault.row, fault.column, fault.value) == place
    assert str(caught.value) == str(fault)


def test_every_fault_is_told_at_once(data: Path) -> None:
    places = [*trailing_space(data), *half_a_paragraph(data), *kind_that_is_not_in_the_list(data)]
    told = [(fault.table, fault.row, fault.column, fault.value) for fault in found(data)]
    assert told == sorted(places, key=lambda place: place[0])


def test_rules_on_meaning_wait_until_every_value_can_be_read(data: Path) -> None:
    places = section_of_the_other_article(data)
    places += source_without_an_address(data)
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in found(data)] == places
    tables.load.cache_clear()
    unreadable = number_claim_in_words(data)
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in found(data)] == unreadable


def test_eight_values_are_quoted_and_nine_are_a_series(data: Path) -> None:
    change(data, "sources", "series_allowed", "false", source="hdi-2023-24")
    table = Table(data, "indicators")
    place = table.columns.index("source")
    rest = [cells for cells in table.lines if cells[place] != "hdi-2023-24"]
    series = [cells for cells in table.lines if cells[place] == "hdi-2023-24"]
    for number, faults in ((8, 0), (9, 1)):
        table.lines = rest + series[:number]
        table.save()
        tables.load.cache_clear()
        assert len(tables.check(data)) == faults


@pytest.mark.parametrize(
    "name", ["day_that_is_no_date", "check_of_a_claim_that_does_not_exist", "units_that_do_not_match"]
)
def test_the_commands_stop_with_one_clear_line(
    name: str,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    damage, _ = CASES[name]
    damage(checkout / "data")
    (fault,) = found(checkout / "data")
    monkeypatch.setattr(paths, "ROOT", checkout)
    monkeypatch.setattr(tables, "everything", functools.partial(tables.everything, checkout / "data"))
    assert (cli.main(["check"]), *capsys.readouterr()) == (1, f"{fault}\n", "")
    monkeypatch.setattr(tables, "everything", lambda folder, check=checking.everything: check(folder))
    assert (cli.main(["build"]), *capsys.readouterr()) == (1, "", f"{fault}\n")
    assert {path.name for path in (checkout / "_build").iterdir()} <= {"lock", ".home"}


def test_only_the_two_articles_may_have_no_address(data: Path) -> None:
    table = Table(data, "sources")
    row = table.row(lambda record: record["source"] not in ("article-a", "article-b"), kind="article")
    places = table.put(row, "address", "")
    assert [(fault.table, fault.row, fault.column, fault.value) for fault in found(data)] == places


#: Edits of the description of the table units, the part that the fault must name, and words of what was expected.
DESCRIPTIONS: dict[str, tuple[Callable[[dict[str, Any]], object], str, str]] = {
    "unknown type": (lambda unit: unit.update(type="strng"), "columns.unit.type", "one of string, number"),
    "unknown part": (lambda unit: unit.update(requird=True), "columns.unit.requird", "only parts named type"),
    "pattern that is none": (
        lambda unit: unit.update(pattern="("),
        "columns.unit.pattern",
        "a regular expression",
    ),
    "bound in words": (lambda unit: unit.update(minimum="0"), "columns.unit.minimum", "a number"),
    "no text": (
        lambda unit: unit.update(description=5),
        "columns.unit.description",
        "text, in quotation marks",
    ),
    "no values": (lambda unit: unit.update(enum=[]), "columns.unit.enum", "a name or a list of names"),
    "other table": (lambda unit: unit.update(refers="weights.unit"), "columns.unit.refers", "table.column"),
    "other column": (lambda unit: unit.update(refers="theses.unit"), "columns.unit.refers", "table.column"),
    "no column": (lambda unit: unit.update(refers="theses"), "columns.unit.refers", "text of the form"),
}
TABLES: dict[str, tuple[Callable[[dict[str, Any]], object], str, str]] = {
    "no path of its own": (lambda table: table.update(path="/etc/passwd"), "path", "only parts named title"),
    "no list": (lambda table: table.update(columns=[]), "columns", "parts with names"),
    "no columns": (lambda table: table.update(columns={}), "columns", "at least one part"),
    "column without a name": (
        lambda table: table["columns"].update({"no name": {"description": "x"}}),
        "columns.no name",
        "a name in small letters",
    ),
    "key of nothing": (lambda table: table.update(key=[]), "key", "a name or a list of names"),
    "key of another column": (lambda table: table.update(key="name"), "key", "a key of columns"),
    "uneven key": (
        lambda table: table.update(
            refers=[{"columns": ["unit", "kind"], "table": "articles", "targets": ["article"]}]
        ),
        "refers.0",
        "as many columns of the table",
    ),
}


@pytest.mark.parametrize("name", [*DESCRIPTIONS, *TABLES])
def test_a_fault_of_the_schema_names_file_line_and_part(name: str, data: Path) -> None:
    edit, part, expected = (DESCRIPTIONS | TABLES)[name]
    schema(data, "units", lambda table: edit(table["columns"]["unit"] if name in DESCRIPTIONS else table))
    (fault,) = tables.check(data)
    assert (fault.table, fault.column) == ("schema/registers.yml", f"units.{part}")
    assert expected in fault.expected
    words = part.split(".")[-1] if not part.endswith(".0") else "columns"
    assert words in (data / fault.table).read_text(encoding="utf-8").splitlines()[(fault.row or 0) - 1]


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"[]", b"5", b"", "units: {}".encode("utf-16"), b"a: &a [*a]", b"- x"]
)
def test_a_schema_that_is_none_is_one_fault(content: bytes, data: Path) -> None:
    (data / "schema/registers.yml").write_bytes(content)
    (fault,) = tables.check(data)
    assert fault.table == "schema/registers.yml"
    assert str(fault).isprintable()


def test_an_error_goes_from_process_to_process_whole() -> None:
    error = tables.DataError(
        [tables.Fault("units", 2, "unit", "x", "y"), tables.Fault("units", 3, "unit", "x", "y")]
    )
    again = pickle.loads(pickle.dumps(error))
    assert (again.faults, str(again)) == (error.faults, str(error))


def test_a_sign_that_nobody_sees_is_written_out() -> None:
    assert (
        str(tables.Fault("units", 2, "unit", None, "a\x1bb\u202ec"))
        == "table units, row 2, column unit: expected a\\x1bb\\u202ec."
    )


def test_faults_stand_in_the_order_of_the_rows_and_each_once() -> None:
    rows = (None, 2, 10, 9, 2)
    faults = tables.DataError(
        [tables.Fault("units", row, "unit", "x", "y") for row in (10, 9, 2, None, 2)]
    ).faults
    assert [fault.row for fault in faults] == sorted(set(rows), key=lambda row: row or 0)
    cells = (("b", "1"), ("a", "2"), (None, None), ("a", "1"), ("a", None))
    faults = tables.DataError(
        [tables.Fault("units", 2, column, value, "y") for column, value in cells]
    ).faults
    assert [(fault.column, fault.value) for fault in faults] == sorted(
        cells, key=lambda cell: (cell[0] or "", cell[1] or "")
    )


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\ufeff", "\n"])
def test_no_message_obeys_what_a_file_holds(sign: str, data: Path) -> None:
    """A terminal would obey an escape sequence that stands in the name of a column or of a file."""
    change(data, "units", "unit", sign, unit="percent")
    text(data, "demands", lambda lines: [lines[0] + f",{sign.strip()}x", *lines[1:]])
    (data / "pi\x1b[31mrates.csv").write_text("", encoding="utf-8")
    for fault in found(data):
        assert str(fault).isprintable()


@pytest.mark.parametrize(
    ("value", "faulty"), [("1990-12-31", True), ("1991-01-01", False), ("2024", False), ("2025", True)]
)
def test_an_item_of_the_timeline_begins_within_the_years_drawn(value: str, faulty: bool, data: Path) -> None:
    claims, timeline = Table(data, "claims"), Table(data, "timeline")
    row = timeline.row(lambda row: claims.cell(claims.row(claim=row["start"]), "datatype") == "date")
    claims.put(claims.row(claim=timeline.cell(row, "start")), "value", value)
    told = [(fault.table, fault.row, fault.column) for fault in tables.check(data)]
    assert (("timeline", row, "start") in told) is faulty


@pytest.mark.parametrize("value", ["in spring", ""])
def test_a_date_of_the_timeline_that_is_no_date_is_a_fault(value: str, data: Path) -> None:
    places = put_date(data, value, drawn=True)
    assert places[0] in [(fault.table, fault.row, fault.column, fault.value) for fault in tables.check(data)]
