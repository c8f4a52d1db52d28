"""Sentences of the findings as an earlier build computed them, while code and data are the same.

To compute them takes as long as writing a page; whoever changes words alone need not wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from helpers.book import keys
from helpers.publishing import filing


def findings(root: Path, compute: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What `compute` gives, kept below the build folder by the hash of all that it is computed from."""
    folder, state = root / "_build" / ".cache" / "findings", keys.key(root=root).encode()
    return dict(json.loads(filing.once(folder, "findings.json", [state], lambda: _written(compute()))))


def _written(found: dict[str, str]) -> bytes:
    return json.dumps(found).encode()
