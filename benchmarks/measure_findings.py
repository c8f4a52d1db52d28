"""Processor time of drawing the agenda items of roll calls again, and of computing and testing findings.

Each for one, two and four times as many.

Run with the book's environment: `.venv/bin/python benchmarks/measure_findings.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from helpers.measures.votes import agreement
from helpers.measures.votes.ballots import ballots
from helpers.tables.computed import get
from helpers.theses.findings import checks, computing, scores, turning


def spent(run: Callable[[], object]) -> float:
    """Processor seconds of one run, which other work on the machine does not lengthen."""
    start = time.process_time()
    run()
    return time.process_time() - start


def drawn(runs: int) -> None:
    """Agreement with every state in every session, so many drawings of each."""
    found = ballots(get)
    found = found.only(found.contested)
    for session in np.unique(found.sessions):
        mine = found.only(found.sessions == session)
        agreement.score(agreement.sums(mine), agreement.draws(mine, agreement.generator(int(session)), runs))


def tested(times: int) -> None:
    """Every finding computed, rendered, held true, and turned false, so many times over."""
    for _ in range(times):
        # What was found before is kept, and would be measured in place of the work.
        for kept in (checks._kept, computing._facts, scores._kept, turning._turned):
            kept._kept.clear()
        assert not list(checks.findings_hold(get))


def main() -> None:
    """Print a line a size."""
    get("findings")
    for times in (1, 2, 4):
        runs = times * agreement.RUNS
        print(f"{runs:5,} drawings {spent(lambda runs=runs: drawn(runs)):6.2f} s", end="   ")  # type: ignore[misc]
        number = times * len(get("findings_coded"))
        print(f"{number:4} findings {spent(lambda times=times: tested(times)):6.2f} s")  # type: ignore[misc]


if __name__ == "__main__":
    main()
