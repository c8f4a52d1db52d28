"""Count the lines and bytes of each part of the repository, and how many modules pass 300 lines.

Run with the book's environment: `.venv/bin/python benchmarks/measure_lines.py [FOLDER]`, for another checkout
with its folder. Lines of text files as an editor counts them, and bytes, which do not depend on where lines
break; what is built, cached or installed does not count.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {".py", ".css", ".js", ".typ", ".html", ".yml", ".csv", ".md", ".ipynb", ".json"}
#: A module beyond this is asked why.
LONG = 300


def part(path: Path) -> str:
    """The part of the repository that a file belongs to: a room of the package, a folder of the data, or a
    folder at the top.
    """
    places = path.parts
    if places[:2] == ("src", "helpers"):
        return "helpers/" + (places[2] if len(places) > 3 else "*.py")
    if places[0] == "data":
        return "data/" + (places[1] if len(places) > 2 else "*")
    return places[0] if len(places) > 1 else "*"


def counted(root: Path) -> tuple[Counter[str], Counter[str], Counter[str], int, list[str]]:
    """Files, lines and bytes of each part, the modules of the package, and those of them that are long."""
    files: Counter[str] = Counter()
    lines: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    modules, long = 0, []
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        hidden = any(name[:1] in "._" and name != "__init__.py" for name in place.parts[:-1])
        if hidden or path.suffix not in ENDINGS or not path.is_file():
            continue
        content = path.read_bytes()
        number = len(content.splitlines())
        files[part(place)] += 1
        lines[part(place)] += number
        weight[part(place)] += len(content)
        if place.parts[0] == "src" and path.suffix == ".py":
            modules += 1
            if number > LONG:
                long.append(f"{place.as_posix()} ({number})")
    return files, lines, weight, modules, long


def main() -> None:
    """Print a table."""
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    files, lines, weight, modules, long = counted(root)
    print(f"{'part':<28} {'files':>6} {'lines':>8} {'kB':>7}")
    for name in sorted(files):
        print(f"{name:<28} {files[name]:6,} {lines[name]:8,} {weight[name] / 1000:7,.0f}")
    print(f"{modules} modules, {len(long)} beyond {LONG} lines: {', '.join(long) or 'none'}")


if __name__ == "__main__":
    main()
