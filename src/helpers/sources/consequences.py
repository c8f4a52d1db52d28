"""What new rows would change in the book: exhibits and verdicts, computed before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tqdm import tqdm

from helpers import exhibits, tables
from helpers.exhibits import Card
from helpers.publishing import releases
from helpers.sources.formats import SourceError
from helpers.tables import computed


def _cards(folder: Path, names: list[str], said: str) -> dict[str, Card]:
    """Cards of the exhibits named, computed from one folder."""
    import matplotlib.pyplot as plt

    get, cards = computed.sharing(tables.load_all(folder).__getitem__), {}
    for name in tqdm(names, desc=f"Exhibits, {said}", unit="exhibit", leave=False):
        try:
            cards[name] = exhibits.make(name, get).card
        except Exception as error:
            raise SourceError(
                f"exhibit {name} cannot be computed {said} the update ({error}); nothing was written."
            ) from error
        plt.close("all")
    return cards


def _ledger(folder: Path) -> dict[str, dict[str, Any]]:
    statements = tables.load("claims", folder).set_index("claim")["statement"]
    found = computed.get("ledger", folder).to_dict("records")
    return {
        row["claim"]: {"statement": statements[row["claim"]]} | {axis: row[axis] for axis in releases.AXES}
        for row in found
    }


def consequences(folder: Path, contents: Mapping[str, str]) -> list[str]:
    """Exhibits and verdicts that change with the new tables, one a line.

    Raises
    ------
    SourceError
        Where the new tables have a fault, or an exhibit cannot be computed from them.
    """
    touched = {Path(name).stem for name in contents}
    names = [
        name for name, entry in exhibits.registry().items() if touched & set(computed.behind(entry.tables))
    ]
    with tempfile.TemporaryDirectory(prefix="book-source-") as made:
        after = Path(shutil.copytree(folder, Path(made) / "data"))
        for name, content in contents.items():
            (after / name).write_text(content, encoding="utf-8", newline="")
        faults = tables.everything(after)
        if faults:
            raise SourceError(
                "\n".join(
                    [
                        *(str(fault) for fault in faults),
                        "Nothing was written: the publisher's values would break these rules.",
                    ]
                )
            )
        lines = releases.exhibit_changes(_cards(folder, names, "before"), _cards(after, names, "after"))
        return lines + releases.ledger_changes(_ledger(folder), _ledger(after))
