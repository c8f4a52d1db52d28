"""Where things are, found from the package and never from the working directory."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CHAPTERS = ROOT / "chapters"
BUILD = ROOT / "_build"
CITATION = ROOT / "CITATION.cff"
LICENCE = ROOT / "LICENSE-CONTENT"
README = ROOT / "README.md"
PDF_NAME = "european-soft-power-in-kazakhstan.pdf"
PACKAGE = ROOT / "src" / "helpers"


def notebooks(root: Path = ROOT) -> list[Path]:
    """Every chapter that executes, in reading order."""
    return sorted((root / "chapters").glob("[0-9][0-9]-*.ipynb"))
