"""The package behind the book: tables, audit, measures, figures, exhibits and the two builders."""

import re
from pathlib import Path

# Read here, with nothing but the standard library, because the build backend asks for it before anything is
# installed.
_CITATION = Path(__file__).resolve().parents[2] / "CITATION.cff"
__version__ = re.search(r"(?m)^version: *\"?([^\"\n]+)", _CITATION.read_text(encoding="utf-8")).group(1)  # type: ignore[union-attr]
