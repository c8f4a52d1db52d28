"""Tables by name, read or computed: what the functions of exhibits are given."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pandas as pd

from helpers import audit, tables, variants
from helpers.audit import theses

Table = Callable[[str], pd.DataFrame]


def _robust(rule: Callable[[Table, pd.DataFrame], pd.DataFrame]) -> Callable[[Table], pd.DataFrame]:
    """A rule on the theses, given the variants of the conclusions that the evidence leans on."""
    return lambda table: rule(table, variants.summary(table))


LEDGER = ("claims", "evidence", "searches", "sources", "claim_references", "checks", "check_claims")
GRID = ("conclusions", "variant_choices", "entity_groups", "indicators")
THESES = ("theses", "thesis_tests", "thesis_evidence", *LEDGER, *GRID)

#: Computed tables: what makes them, and the book tables that they come from.
COMPUTED = {
    "ledger": (audit.ledger, LEDGER),
    "check_outcomes": (audit.check_outcomes, ("claims", "checks", "check_claims", "check_variants")),
    "concordance_outcomes": (audit.concordance, ("concordance", "claims")),
    "variant_runs": (variants.run, GRID),
    "variant_summary": (variants.summary, GRID),
    "thesis_items": (_robust(theses.items), THESES),
    "thesis_parts": (_robust(theses.parts), THESES),
    "thesis_judgements": (_robust(theses.judgements), THESES),
}


@functools.cache
def get(name: str) -> pd.DataFrame:
    """A book table, or one of those computed from several."""
    if name in COMPUTED:
        return COMPUTED[name][0](tables.load)
    return tables.load(name)


def behind(names: tuple[str, ...] | list[str]) -> list[str]:
    """The book tables behind a list of tables read or computed, once each, in order."""
    found = [table for name in names for table in (COMPUTED[name][1] if name in COMPUTED else (name,))]
    return list(dict.fromkeys(found))
