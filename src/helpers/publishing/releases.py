"""What changed between two releases: verdicts of claims and fingerprints of exhibits, as Markdown for the
changelog.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

AXES = ("record", "coherence", "citation")


class ReleaseError(Exception):
    """A folder does not hold what a built book has."""


def read(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Ledger and exhibits of a built book (`_build/html`), by id.

    Raises
    ------
    ReleaseError
        Where the folder has no such downloads.
    """
    found = []
    for name, key in (("ledger.json", "claim"), ("exhibits.json", "id")):
        path = folder / "downloads" / name
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError) as error:
            raise ReleaseError(
                f"{path} cannot be read: {error}. Name the folder of a built book, such as _build/html."
            ) from None
        found.append({row[key]: row for row in rows} if isinstance(rows, list) else _claims(rows))
    return found[0], found[1]


def _claims(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The claims of a ledger by id, each verdict with its reason beside it, as the list of 0.1.0 had them."""
    return {
        row["claim"]: row
        | {axis: row[axis]["verdict"] for axis in AXES}
        | {f"{axis}_reason": row[axis]["reason"] for axis in AXES}
        for row in content["claims"]
    }


def _named(identifiers: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in identifiers)


def ledger_changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One line for every verdict that changed, with the reason of the new one; then claims new or gone."""
    lines = [
        f"- `{name}`, {axis}: {old[name][axis]} → {new[name][axis]} ({new[name]['statement']})"
        + (f": {new[name][f'{axis}_reason'].rstrip('.')}." if new[name].get(f"{axis}_reason") else "")
        for name in sorted(set(old) & set(new))
        for axis in AXES
        if old[name][axis] != new[name][axis]
    ]
    added, gone = sorted(set(new) - set(old)), sorted(set(old) - set(new))
    return (
        lines
        + ([f"- New claims: {_named(added)}"] if added else [])
        + ([f"- Claims no longer in the ledger: {_named(gone)}"] if gone else [])
    )


def exhibit_changes(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One line for every exhibit that changed, naming the parts, then those that are new or gone."""
    lines = []
    for name in sorted(set(old) & set(new)):
        before, after = old[name]["fingerprint"], new[name]["fingerprint"]
        parts = [part for part in after if before.get(part) != after[part]]
        if parts:
            lines.append(f"- `{name}`, {new[name]['title']}: {', '.join(parts)} changed")
    added, gone = sorted(set(new) - set(old)), sorted(set(old) - set(new))
    return (
        lines
        + ([f"- New exhibits: {_named(added)}"] if added else [])
        + ([f"- Exhibits no longer shown: {_named(gone)}"] if gone else [])
    )


def changes(old: Path, new: Path) -> str:
    """Markdown that lists changed verdicts and exhibits between two built books."""
    (old_ledger, old_exhibits), (new_ledger, new_exhibits) = read(old), read(new)
    parts = {
        "Verdicts": ledger_changes(old_ledger, new_ledger),
        "Exhibits": exhibit_changes(old_exhibits, new_exhibits),
    }
    return "\n".join(
        f"### {title}\n\n" + ("\n".join(lines) or "No change.") + "\n" for title, lines in parts.items()
    )
