"""Where an exhibit comes from: its function and line, its tables with checksums, its sources, the versions."""

from __future__ import annotations

import hashlib
import inspect
import platform
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import matplotlib
import pandas as pd
import pytest

from helpers import exhibits, measures, paths, tables
from helpers.publishing import provenance
from helpers.tables import DataError, computed

SOURCES = pd.DataFrame(
    {
        "source": ["un", "oecd"],
        "publisher": ["UN", "OECD"],
        "title": ["Votes", "Aid"],
        "address": ["https://example.org/un", ""],
        "series_allowed": [True, False],
        "kind": ["data", "data"],
    }
)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Nothing that a test pretends is remembered for the next one."""
    yield
    provenance.maker.cache_clear()
    provenance.checksum.cache_clear()


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "load", {"sources": SOURCES}.__getitem__)


def card(*names: str, used: tuple[str, ...] = ()) -> Any:
    return {"id": "fig-x", "sources": list(names), "tables": list(used)}


def test_the_function_is_named_with_its_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibits, "registry", lambda: {"fig-x": SimpleNamespace(maker=measures.growth)})
    file, name, line = provenance.maker("fig-x")
    assert (file, name) == ("src/helpers/measures/shares.py", "growth")
    assert (paths.ROOT / file).read_text(encoding="utf-8").splitlines()[line - 1].startswith("def growth(")
    assert line == inspect.getsourcelines(measures.growth)[1]


@pytest.mark.parametrize("identifier", exhibits.registry())
def test_the_line_is_that_of_the_function_and_not_of_its_decorator(identifier: str) -> None:
    file, name, line = provenance.maker(identifier)
    assert (paths.ROOT / file).read_text(encoding="utf-8").splitlines()[line - 1].startswith(f"def {name}(")


def test_a_checksum_is_that_of_the_file() -> None:
    assert (
        provenance.checksum("units")
        == hashlib.sha256((paths.DATA / "registers/units.csv").read_bytes()).hexdigest()
    )


def test_a_computed_table_gives_the_sums_of_the_tables_behind_it() -> None:
    found = list(provenance.sums(card(used=("ledger", "claims"))))
    assert found == list(computed.behind(["ledger", "claims"]))
    assert {"claims", "evidence", "evidence_also", "claim_parts", "differences", "checks"} <= set(found)
    assert list(provenance.sums(card(used=("units", "concordance_outcomes", "units")))) == [
        "units",
        "concordance",
        "claims",
    ]


@pytest.mark.usefixtures("sources")
def test_sources_come_in_the_order_of_the_card() -> None:
    assert [row["publisher"] for row in provenance.sources(card("oecd", "un"))] == ["OECD", "UN"]
    assert provenance.credit(card("oecd", "un")) == "OECD: Aid; UN: Votes"


@pytest.mark.usefixtures("sources")
def test_every_unknown_source_is_named() -> None:
    with pytest.raises(DataError) as caught:
        provenance.sources(card("un", "hearsay", "rumour"))
    assert str(caught.value).splitlines() == [
        f"table sources, column source: found {name!r}, expected a source that fig-x can name."
        for name in ("hearsay", "rumour")
    ]


@pytest.mark.usefixtures("sources")
def test_an_exhibit_without_sources_is_an_error() -> None:
    with pytest.raises(DataError, match="expected a source that fig-x can name"):
        provenance.sources(card())


def test_versions_are_those_that_run() -> None:
    found = provenance.versions()
    assert list(found) == ["python", "matplotlib", "numpy", "pandas"]
    assert found["python"] == platform.python_version()
    assert found["matplotlib"] == matplotlib.__version__
    assert found["pandas"] == pd.__version__
