"""Tables by name, read or computed: what the functions of exhibits are given."""

from __future__ import annotations

import functools

import pandas as pd

from helpers import audit, tables, variants

#: Computed tables: what makes them, and the book tables that they come from.
COMPUTED = {
    "ledger": (audit.ledger, ("claims", "evidence", "searches", "sources", "claim_references", "checks", "check_claims")),
    "check_outcomes": (audit.check_outcomes, ("claims", "checks", "check_claims", "check_variants")),
    "concordance_outcomes": (audit.concordance, ("concordance", "claims")),
    "variant_runs": (variants.run, ("conclusions", "variant_choices", "entity_groups", "indicators")),
    "variant_summary": (variants.summary, ("conclusions", "variant_choices", "entity_groups", "indicators")),
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
