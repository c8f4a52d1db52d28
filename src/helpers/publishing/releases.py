"""What changed between two releases: verdicts of claims, findings, fingerprints and numbers of exhibits, and
files of the data package, as Markdown for the changelog.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from helpers.publishing import finished

AXES = ("record", "coherence", "citation")


def read(folder: Path) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Ledger and exhibits of a built book (`_build/html`), by id.

    Raises
    ------
    finished.FinishedError
        Where the folder has no such downloads.
    """
    found = []
    for name, key in (("ledger.json", "claim"), ("exhibits.json", "id")):
        path = folder / "downloads" / name
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError) as error:
            raise finished.FinishedError(
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


def finding_changes(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> list[str]:
    """One line for every sentence that only one of the books has as a finding, with the pages where it
    stands.
    """
    return [
        f"- {told}, in {_named(pages)}: {said}"
        for told, ours, theirs in (("New", new, old), ("No longer", old, new))
        for said, pages in ours.items()
        if said not in theirs
    ]


def exhibit_changes(
    old: Mapping[str, Mapping[str, Any]],
    new: Mapping[str, Mapping[str, Any]],
    successors: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """One line for every exhibit that changed, naming the parts, then those that are new or gone, and what
    stands in their place.
    """
    lines = []
    for name in sorted(set(old) & set(new)):
        before, after = old[name]["fingerprint"], new[name]["fingerprint"]
        parts = [part for part in after if part in before and before[part] != after[part]]
        # The narrow form has parts of its own, which are told as one.
        more = dict.fromkeys(part.split("-")[0] for part in after if part not in before)
        said = [f"{', '.join(parts)} changed"] if parts else []
        said += [f"new: {', '.join(more)}"] if more else []
        if said:
            lines.append(f"- `{name}`, {new[name]['title']}: {'; '.join(said)}")
    added = sorted(set(new) - set(old))
    gone = [
        f"`{name}` (in its place `{successors[name]}`)" if name in successors else f"`{name}`"
        for name in sorted(set(old) - set(new))
    ]
    return (
        lines
        + ([f"- New exhibits: {_named(added)}"] if added else [])
        + ([f"- Exhibits no longer shown: {', '.join(gone)}"] if gone else [])
    )


def name_changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """One line for each name whose number or file is another now, or which one of the books has not."""
    return [
        f"- `{name}`: {old.get(name, 'none')} → {new.get(name, 'none')}"
        for name in sorted(set(old) | set(new))
        if old.get(name) != new.get(name)
    ]


def _numbers(folder: Path, shown: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The numbers of the exhibits that a book shows."""
    found = finished.numbers(folder, (row["page"] for row in shown.values()))
    return {name: number for name, number in found.items() if name in shown}


def changes(old: Path, new: Path) -> str:
    """Markdown that lists what changed between two built books: verdicts, findings, exhibits with their
    numbers, and files of the data package.
    """
    (old_ledger, old_exhibits), (new_ledger, new_exhibits) = read(old), read(new)
    parts = {
        "Verdicts": ledger_changes(old_ledger, new_ledger),
        "Findings": finding_changes(finished.findings(old), finished.findings(new)),
        "Exhibits": exhibit_changes(old_exhibits, new_exhibits, finished.successors(new)),
        "Numbers of exhibits": name_changes(_numbers(old, old_exhibits), _numbers(new, new_exhibits)),
        "Files of the data package": name_changes(finished.tables(old), finished.tables(new)),
    }
    return "\n".join(
        f"### {title}\n\n" + ("\n".join(lines) or "No change.") + "\n" for title, lines in parts.items()
    )
