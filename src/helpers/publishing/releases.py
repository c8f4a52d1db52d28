"""What changed between two releases: verdicts of claims, findings, fingerprints and numbers of exhibits, and
files of the data package, as Markdown for the changelog.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from helpers.claims import AXES
from helpers.publishing import finished


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
    """Every verdict that changed, with the reason of the new one, below what it was and is, as often as it
    did so; then claims new or gone.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    for axis in AXES:
        for name in sorted(set(old) & set(new)):
            if old[name][axis] != new[name][axis]:
                found.setdefault((axis, old[name][axis], new[name][axis]), []).append(name)
    groups = dict(sorted(found.items(), key=lambda one: (list(AXES).index(one[0][0]), -len(one[1]))))
    lines = ["| axis | was | is | claims |", "| --- | --- | --- | --: |"] if groups else []
    lines += [f"| {axis} | {was} | {now} | {len(names)} |" for (axis, was, now), names in groups.items()]
    for (axis, was, now), names in groups.items():
        reasons = [str(new[name].get(f"{axis}_reason", "")).rstrip(".") for name in names]
        # A reason that all of them have is told once.
        shared = reasons[0] if len(names) > 1 and len(set(reasons)) == 1 else ""
        lines += ["", f"### {axis}: {was} → {now} ({len(names)})", ""]
        lines += [f"{shared[:1].upper()}{shared[1:]}.", ""] if shared else []
        lines += [
            f"- `{name}` {new[name]['statement']}" + (f" *Why:* {reason}." if reason and not shared else "")
            for name, reason in zip(names, reasons, strict=True)
        ]
    added, gone = sorted(set(new) - set(old)), sorted(set(old) - set(new))
    lines += [""] if lines and (added or gone) else []
    return (
        lines
        + ([f"- New claims: {_named(added)}"] if added else [])
        + ([f"- Claims no longer in the ledger: {_named(gone)}"] if gone else [])
    )


def thesis_changes(old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]]) -> list[str]:
    """One line for every thesis that is judged otherwise on the score card, or stands on one alone."""
    none = ("", "not judged")
    return [
        f"- `{name}`, {new.get(name, old.get(name, none))[0]}: "
        f"{old.get(name, none)[1]} → {new.get(name, none)[1]}"
        for name in sorted(set(old) | set(new))
        if old.get(name, none)[1] != new.get(name, none)[1]
    ]


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


#: What the parts of a fingerprint are to a reader; any other is of the drawing.
PARTS = {"rows": "rows", "texts": "texts", "text": "texts", "cells": "cells", "header": "header"}


def _parts(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What of an exhibit is another now, in a reader's words."""
    differing = [part for part in after if part in before and before[part] != after[part]]
    said = sorted({PARTS.get(part, "drawing") for part in differing}, key=[*PARTS, "drawing"].index)
    # The narrow form has parts of its own, which are told as one.
    more = dict.fromkeys(
        "a form for narrow screens" if part.startswith("narrow") else part
        for part in after
        if part not in before
    )
    told = [f"{', '.join(said)} changed" if said else "", f"new: {', '.join(more)}" if more else ""]
    return "; ".join(one for one in told if one)


def exhibit_changes(
    old: Mapping[str, Mapping[str, Any]],
    new: Mapping[str, Mapping[str, Any]],
    successors: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Every exhibit that changed, below what of it did; then those that are new or gone, and what stands in
    their place.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(set(old) & set(new)):
        if said := _parts(old[name]["fingerprint"], new[name]["fingerprint"]):
            groups.setdefault(said, []).append(f"- `{name}` {new[name]['title']}")
    added, gone = sorted(set(new) - set(old)), sorted(set(old) - set(new))
    if added:
        groups["Only in the new book"] = [f"- `{name}` {new[name]['title']}" for name in added]
    if gone:
        groups["No longer shown"] = [
            f"- `{name}` {old[name]['title']}"
            + (f": in its place stands `{successors[name]}`" if name in successors else "")
            for name in gone
        ]
    lines: list[str] = []
    for said, listed in groups.items():
        lines += ["", f"### {said[:1].upper()}{said[1:]} ({len(listed)})", "", *listed]
    return lines[1:]


def number_changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """A table of each exhibit whose number is another now, or which one of the books has not."""
    rows = [
        f"| `{name}` | {old.get(name, 'none')} | {new.get(name, 'none')} |"
        for name in sorted(set(old) | set(new))
        if old.get(name) != new.get(name)
    ]
    return ["| exhibit | was | is |", "| --- | --- | --- |", *rows] if rows else []


def file_changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """One line for the files that moved from one folder to another, for those of each folder that are new,
    and for those that are gone; then those of another name.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(set(old) | set(new)):
        was, now = PurePosixPath(old.get(name, "")), PurePosixPath(new.get(name, ""))
        if was == now:
            continue
        if name not in new:
            said = "Gone"
        elif name not in old:
            said = f"New in {_folder(now)}"
        elif was.name == now.name:
            said = f"Moved from {_folder(was)} to {_folder(now)}"
        else:
            groups[f"`{was}` is now"] = [f"`{now}`"]
            continue
        groups.setdefault(said, []).append(f"`{now.name if name in new else was.name}`")
    return [f"- {said}: {', '.join(names)}" for said, names in sorted(groups.items())]


def _folder(path: PurePosixPath) -> str:
    return "the package's own folder" if str(path.parent) == "." else f"`{path.parent}/`"


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
        "Theses": thesis_changes(finished.judgements(old), finished.judgements(new)),
        "Findings": finding_changes(finished.findings(old), finished.findings(new)),
        "Exhibits": exhibit_changes(old_exhibits, new_exhibits, finished.successors(new)),
        "Numbers of exhibits": number_changes(_numbers(old, old_exhibits), _numbers(new, new_exhibits)),
        "Files of the data package": file_changes(finished.tables(old), finished.tables(new)),
    }
    return "\n".join(
        f"## {title}\n\n" + ("\n".join(lines) or "No change.") + "\n" for title, lines in parts.items()
    )
