"""Sentences of the findings as an earlier build computed them, while code and data are the same.

To compute them takes as long as writing a page; whoever changes words alone need not wait for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from helpers.book import keys


def findings(root: Path, compute: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What `compute` gives, kept below the build folder by the hash of all that it is computed from."""
    path, state = root / "_build" / ".cache" / "findings.json", keys.key(root=root)
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        if known["state"] == state:
            return dict(known["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        # Nothing is kept yet, or what is kept cannot be read.
        pass
    found = compute()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps({"state": state, "findings": found}), encoding="utf-8", newline="\n")
    aside.replace(path)
    return found
