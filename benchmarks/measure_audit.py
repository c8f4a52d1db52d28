"""Time the audit of our ledger, of 1,000 and of 10,000 synthetic claims with half as many checks.

Run with the book's environment: `.venv/bin/python benchmarks/measure_audit.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from timing import seconds

from helpers import claims, tables


def repeated(frame: pd.DataFrame, size: int, keys: dict[str, str]) -> pd.DataFrame:
    """The frame repeated to at least `size` rows, each repetition with keys of its own."""
    copies = -(-size // len(frame))
    parts = [
        frame.assign(
            **{
                column: frame[column].where(frame[column] == "", frame[column] + f"x{copy}")
                for column in keys
            }
        )
        for copy in range(copies)
    ]
    return pd.concat(parts, ignore_index=True)


def synthetic(claims: int) -> Callable[[str], pd.DataFrame]:
    """Tables with so many claims and half as many checks, made by repeating ours."""
    copies = -(-claims // len(tables.load("claims")))
    checks = -(-claims // 2 // len(tables.load("checks")))
    made: dict[str, pd.DataFrame] = {}
    keys = {"claims": {"claim"}, "evidence": {"claim"}, "searches": {"claim"}, "claim_references": {"claim"}}
    for name, columns in keys.items():
        made[name] = repeated(tables.load(name), copies * len(tables.load(name)), dict.fromkeys(columns, ""))
    for name in ("checks", "check_claims", "check_variants"):
        columns = {"check"} | ({"claim"} if name == "check_claims" else set())
        repeats = [
            tables.load(name).assign(
                **{
                    column: tables.load(name)[column] + f"x{copy % copies if column == 'claim' else copy}"
                    for column in columns
                }
            )
            for copy in range(checks)
        ]
        made[name] = pd.concat(repeats, ignore_index=True)
    return lambda name: made.get(name, tables.load(name))


def main() -> None:
    """Print a table of sizes and seconds."""
    print(f"{'claims':>8} {'checks':>8} {'seconds':>8}")
    for source in (tables.load, synthetic(1_000), synthetic(10_000)):
        rows, checks = len(source("claims")), len(source("checks"))
        print(f"{rows:8,} {checks:8,} {seconds(lambda source=source: claims.ledger(source)):8.2f}")  # type: ignore[misc]


if __name__ == "__main__":
    main()
