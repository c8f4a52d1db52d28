"""Measure set-up and builds of the book beside a plain `jupyter-book build` of the same chapters, in one run.

Run from a clean checkout: `.venv/bin/python benchmarks/measure_build.py`. It works on copies, with empty
caches, and prints one table. Seconds are wall-clock; read the ratios.
"""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: What is edited before a warm build: the file, what stands there, and what comes in its place.
EDITS = {
    "one chapter's prose": (
        "chapters/04-engagement.ipynb",
        "and what can they not show?",
        "and what may they not show?",
    ),
    "one chapter's title": ("chapters/04-engagement.ipynb", "# Engagement", "# The engagement"),
    # Three chapters have an exhibit that is made from it.
    "one CSV": (
        "data/ledger/references.csv",
        "no author or publisher printed; date is that of the celebration",
        "no author nor publisher printed; date is that of the celebration",
    ),
    "one helper": ("src/helpers/exhibits/layout.py", '"wide", width=6.3,', '"wide", width=6.31,'),
}
#: Every cell of every chapter in one process that imports and reads everything once.
ALL_CELLS = """
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from helpers import paths
shell = InteractiveShell.instance()
for path in paths.notebooks():
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source).raise_error()
"""


def copy(target: Path) -> Path:
    """A copy of the tracked files."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    for name in filter(None, names):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    return target


def grown(target: Path, times: int) -> Path:
    """A copy with every chapter several times; its build ends with a complaint of exhibits that stand twice,
    once all pages are written.
    """
    copy(target)
    contents = target / "_toc.yml"
    lines = contents.read_text(encoding="utf-8").splitlines()
    for place, line in reversed(list(enumerate(lines))):
        name = line.partition("- file: ")[2]
        if (target / f"{name}.ipynb").exists():
            for number in range(2, times + 1):
                shutil.copyfile(target / f"{name}.ipynb", target / f"{name}-{number}.ipynb")
                lines.insert(place + 1, line.replace(name, f"{name}-{number}"))
    contents.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return target


def environment(root: Path) -> dict[str, str]:
    """What a command on a copy is given: the copy's own package, and leave to keep bytecode, as an ordinary
    shell gives it.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(root / "src"), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def timed(command: list[str], root: Path, fails: bool = False, **more: str) -> float:
    """Seconds that a command takes on a copy, with the copy's own package; whether it ends well is no matter
    if it `fails` by design.
    """
    start = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=root,
        env=environment(root) | more,
        capture_output=True,
        text=True,
    )
    if done.returncode and not fails:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - start


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence in a file."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"{path} does not hold {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def megabytes(folder: Path) -> int:
    """What a folder takes on disk, each file once however many names it has."""
    sizes = {status.st_ino: status.st_size for path in folder.rglob("*") if (status := path.lstat())}
    return round(sum(sizes.values()) / 1e6)


def weight(html: Path, page: Path) -> int:
    """Bytes of a page of our own, gzipped, without the theme's shared files."""
    return len(gzip.compress(page.read_bytes()))


def main() -> None:
    """Measure and print."""
    # Windows has none, and tests there read what is edited.
    import resource

    lines: list[tuple[str, str]] = []
    book = [sys.executable, "-m", "helpers.cli", "build"]
    with tempfile.TemporaryDirectory() as place:
        fresh = copy(Path(place) / "fresh")
        for purpose in ("build", "test"):
            command = [sys.executable, "-I", "tools/setup_env.py", purpose]
            took = timed(command, fresh, UV_CACHE_DIR=place + "/uv", PIP_NO_CACHE_DIR="1")
            told = (
                "set-up for building from empty caches" if purpose == "build" else "what testing adds to it"
            )
            lines.append((told, f"{took:.1f} s, {megabytes(fresh / '.venv')} MB in all on disk"))
        # Bytecode of the libraries is there before anything is timed, so that the first to run does not pay
        # for the rest.
        subprocess.run(
            [sys.executable, "-m", "compileall", "-q", "-j", "0", sysconfig.get_path("purelib")],
            capture_output=True,
        )
        ours, stock, pages = (copy(Path(place) / name) for name in ("ours", "stock", "pages"))
        jupyter = str(Path(sys.executable).with_name("jupyter-book"))
        plain = timed([jupyter, "build", "."], stock)
        floor = timed([sys.executable, "-c", ALL_CELLS], ours)
        edit(pages / "_config.yml", "execute_notebooks: cache", "execute_notebooks: 'off'")
        written = timed([jupyter, "build", "."], pages)
        # The better of two, in turn: their difference is smaller than what one run differs from the next.
        first = [
            timed(command, copy(Path(place) / name))
            for name, command in (("html", [*book, "--no-pdf"]), ("whole", book))
        ]
        again = [timed([*book, "--no-pdf"], copy(Path(place) / "html-again")), timed(book, ours)]
        html, whole = map(min, first, again)
        lines += [
            ("plain jupyter-book build, cold, HTML", f"{plain:.1f} s"),
            ("floor: all cells in one process", f"{floor:.1f} s"),
            ("floor: plain build, execution off", f"{written:.1f} s"),
            (
                "book build, cold, HTML, better of two",
                f"{html:.1f} s ({html / plain:.2f} of plain, {html / (floor + written):.2f} of the floor)",
            ),
            ("book build, cold, HTML and PDF, better of two", f"{whole:.1f} s (PDF {whole - html:+.1f} s)"),
        ]
        lines.append(("book build, nothing changed", f"{timed(book, ours):.2f} s"))
        for what, (file, old, new) in EDITS.items():
            edit(ours / file, old, new)
            one = timed(book, ours)
            lines.append(
                (
                    f"book build, {what} changed",
                    f"{one:.1f} s ({one / plain:.2f} of plain, {one / whole:.2f} of our cold build)",
                )
            )
        finished = ours / "_build" / "html"
        pages = {page: weight(finished, page) for page in (finished / "chapters").glob("*.html")}
        heaviest = max(pages, key=lambda page: pages[page])
        lines.append(
            ("heaviest chapter, own HTML gzipped", f"{pages[heaviest] / 1000:.0f} kB ({heaviest.stem})")
        )
        lines.append(("ledger page, gzipped", f"{weight(finished, finished / 'ledger.html') / 1000:.0f} kB"))
        lines.append(
            (
                "peak memory of one process",
                f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6:.2f} GB",
            )
        )
        four = timed([*book, "--no-pdf"], grown(Path(place) / "four", 4), fails=True)
        lines.append(
            ("four times the chapters, cold, HTML", f"{four:.1f} s ({four / html:.1f} times as long)")
        )
    print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    for name, value in lines:
        print(f"{name:48} {value}")


if __name__ == "__main__":
    main()
