"""`codemeta.json`: the repository as software, for registries of research software."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from helpers import paths
from helpers.publishing import rows
from helpers.tables import edition

NAME = "codemeta.json"


def described() -> dict[str, Any]:
    """The software in the words of CodeMeta 3.0, from `CITATION.cff`; its code is under another licence than
    the text.
    """
    book = edition.book()
    ours = {"@type": "Organization", "name": book.author}
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": book.title,
        "description": book.abstract,
        "version": book.version,
        "datePublished": book.date,
        "author": [ours],
        "publisher": {"@type": "Organization", "name": book.publisher},
        "keywords": list(book.keywords),
        **({"url": book.homepage} if book.homepage else {}),
        **({"codeRepository": book.repository} if book.repository else {}),
        "license": "https://spdx.org/licenses/MIT",
        "programmingLanguage": "Python",
        "runtimePlatform": "Python 3.11 to 3.14",
        "developmentStatus": "active",
    }


def as_text() -> str:
    """The file as it is committed."""
    return json.dumps(described(), indent=1, ensure_ascii=False) + "\n"


def write(root: Path = paths.ROOT) -> bool:
    """Write the file where it is not what `CITATION.cff` gives; says whether it changed."""
    path = root / NAME
    if path.exists() and path.read_text(encoding="utf-8") == as_text():
        return False
    rows.put({NAME: as_text()}, root)
    return True
