"""The re-run certificate: every chapter executed again, every fingerprint compared with the stored one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from helpers import paths
from helpers.book import execution
from helpers.exhibits import MIME
from helpers.publishing import provenance
from helpers.tables import edition

Fingerprints = dict[str, dict[str, str]]


def stored(notebook: nbformat.NotebookNode) -> Fingerprints:
    """Fingerprints of the exhibits in a notebook's outputs, by id."""
    cards = [
        out.data[MIME]
        for cell in notebook.cells
        for out in cell.get("outputs", [])
        if MIME in out.get("data", {})
    ]
    return {card["id"]: dict(card["fingerprint"]) for card in cards}


@dataclass(frozen=True)
class Difference:
    """An exhibit whose fingerprint is not the stored one, and the parts that differ."""

    exhibit: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.exhibit}: {', '.join(self.parts)} differ"
            if self.parts
            else f"{self.exhibit}: missing from one of the two runs"
        )


def differences(
    before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> list[Difference]:
    """Every exhibit that differs between two sets of fingerprints, in the order of ids."""
    found = []
    for name in sorted({*before, *after}):
        if name not in before or name not in after:
            found.append(Difference(name, ()))
        elif before[name] != after[name]:
            found.append(
                Difference(
                    name, tuple(part for part in before[name] if before[name][part] != after[name].get(part))
                )
            )
    return found


def commit() -> str:
    """The commit that is checked out, with a mark where files differ from it; `unknown`
    outside a repository.
    """
    try:
        name = subprocess.run(
            ["git", "rev-parse", "--short=12", "HEAD"],
            cwd=paths.ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        changed = subprocess.run(
            ["git", "status", "--porcelain"], cwd=paths.ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return name + (" with local changes" if changed else "")


def verify(target: Path = paths.BUILD / "certificate.json") -> tuple[dict[str, Any], list[Difference]]:
    """Execute every chapter, compare fingerprints, and write the certificate.

    Returns
    -------
    (dict, list of Difference)
        The certificate and what differs.
    """
    from tqdm import tqdm

    before: Fingerprints = {}
    after: Fingerprints = {}
    for path in tqdm(paths.notebooks(), desc="Executing", unit="chapter", leave=False):
        before |= stored(nbformat.read(path, as_version=4))
        after |= stored(execution.execute(path))
    found = differences(before, after)
    total = len({*before, *after})
    book = edition.book()
    versions = provenance.versions()
    sentence = (
        f"Re-executed with version {book.version} of the book (commit {commit()}) under Python "
        f"{versions['python']}: "
        f"{total - len(found)} of {total} exhibits gave the published fingerprint."
    )
    certificate = {
        "book": book.title,
        "version": book.version,
        "commit": commit(),
        "exhibits": total,
        "matching": total - len(found),
        "different": [str(one) for one in found],
        "versions": versions,
        "sentence": sentence,
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        json.dumps(certificate, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )
    return certificate, found
