"""The gates of the project's own test command, run on a copy of the repository with one fault in it.

A copy's package is imported in a process forked for each fault, from one that has imported the libraries but nothing of the
book; so a fault in any module or table is seen, at the cost of a second and not of a fresh interpreter. The process has computed as
well what rooms below the fault make of sound tables, and a fork makes only what the fault reaches; what nothing notices there is tried
again in a fork that knows nothing. The stored outputs are compared
as nbval compares them: everything that a cell displays (card, picture or table, fingerprint) with what the notebook has stored.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import io
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: Longer than any gate takes on a busy machine; what takes longer hangs, and hanging is noticed.
TIMEOUT = 600
#: Tests that start the command in processes of its own take as long as a dozen faults, and see no more than the others.
SLOW = "not test_the_command"
#: Tests of what leaves the book: references, licences, packages.
RIGHTS = tuple(
    f"tests/publishing/test_{name}.py"
    for name in ("citing", "metadata", "provenance", "passports", "rights", "shown", "codemeta")
)
#: Tests that a fault in a file is first seen by, beyond the mirrored ones, the quickest first.
NEAR = {
    "data/schema/": ("tests/tables/test_schema.py", "tests/test_package.py", "tests/tables/test_bad_data.py"),
    "data/ledger/sources.csv": ("tests/tables/test_use.py", *RIGHTS),
    "data/": ("tests/tables/test_use.py", "tests/theses/test_rule.py", "tests/theses/findings"),
    "chapters/": ("tests/test_notebooks.py", "tests/book/prose"),
    "references.bib": ("tests/book/prose/test_works.py", *RIGHTS),
    "CITATION.cff": ("tests/tables/test_edition.py", *RIGHTS),
    "src/helpers/exhibits/": ("tests/exhibits",),
    "src/helpers/publishing/": RIGHTS,
    "src/helpers/claims/": ("tests/claims", "tests/theses/test_rule.py", "tests/tables/test_bad_data.py"),
    "src/helpers/theses/": ("tests/theses",),
    "src/helpers/measures/": ("tests/measures",),
    "src/helpers/tables/computed.py": ("tests/theses/test_rule.py",),
    "src/helpers/tables/": tuple(
        f"tests/tables/test_{name}.py"
        for name in ("schema", "reading", "checking", "dates", "use", "bad_data")
    ),
}
#: Rooms of tests in which a table is looked for by its name.
NAMING = ("measures", "claims", "theses", "figures")
#: Rooms that make tables, from below: none imports one that stands after it.
MAKING = ("measures", "claims", "theses")
#: Rooms that all of those import, or that stand beside.
UNDER = ("tables", "paths.py", "surroundings.py")
#: What is remembered by content, or is a registry: it stays in a fork that forgets what it read.
STAYING = ("_parsed", "_frame", "_package", "_validator", "_import_figures")
#: File of the copy with what it makes without a fault.
FRESH = "outputs-without-fault.json"

_copy: Path
#: Tests that pass without a fault, and files of tests that do not.
_passing: set[str] = set()
_broken: set[str] = set()
#: Gates that refuse the copy as it is: prose that waits for a refresh.
_closed: set[str] = set()
#: Rooms of which this process has computed the sound tables.
_sound: tuple[str, ...] = ()


def below(file: str) -> tuple[str, ...]:
    """The rooms whose tables are sound where a file is faulty, as long as no table of theirs reads it."""
    room = (*Path(file).parts, "", "")[2] if file.startswith("src/") else ""
    if room in UNDER:
        return ()
    return MAKING[: MAKING.index(room)] if room in MAKING else MAKING


def copy(folder: Path) -> Path:
    """A copy of the repository's own files as they are now."""
    named = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in named.splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def prepare(folder: str, fresh: bool = False, rooms: tuple[str, ...] = ()) -> None:
    """Make this process's own copy, and import every library that the forks will need.

    Parameters
    ----------
    folder : str
        Where the copy is made.
    fresh : bool
        Whether faults are compared with what the copy makes without one, where the notebooks wait for a refresh.
    rooms : tuple of str
        Rooms whose tables are computed now, for forks that make only what a fault reaches.
    """
    global _copy, _sound
    if "helpers" in sys.modules:
        raise RuntimeError("The package was imported before the copy was made: every fault would survive.")
    _copy = copy(Path(tempfile.mkdtemp(dir=folder)))
    os.environ["PYTHONPATH"] = str(_copy / "src")
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    os.chdir(_copy)
    # The book's package is otherwise found where it is installed from.
    sys.path[:] = [str(_copy / "src"), *(one for one in sys.path if one != str(ROOT / "src"))]
    # Checked by content: two edits within one second and of one length must not be taken for each other.
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src", "tests"],
        check=True,
    )
    sys.dont_write_bytecode = True
    # Looking for a style of references reads what every package says of itself, and packages stay as they are.
    setattr(importlib.metadata, "entry_points", functools.cache(importlib.metadata.entry_points))  # noqa: B010
    import hypothesis  # noqa: F401
    import jinja2  # noqa: F401
    import krippendorff  # noqa: F401
    import matplotlib.backends.backend_agg
    import matplotlib.backends.backend_svg
    import matplotlib.figure  # noqa: F401
    import nbformat  # noqa: F401
    import pandas  # noqa: F401
    import pytest  # noqa: F401
    import scipy.special  # noqa: F401
    import sphinx.application  # noqa: F401
    import sphinxcontrib.bibtex  # noqa: F401
    import typst  # noqa: F401

    if rooms:
        _compute(rooms)
        _sound = rooms
    if fresh:
        if said := forked(made, None) or forked(data_check, ""):
            raise RuntimeError(said)
        if said := forked(numbers, ""):
            _closed.add("numbers")
            print(f"The prose is left out, as it waits for a refresh: {said}", file=sys.stderr, flush=True)


def _compute(rooms: tuple[str, ...]) -> None:
    """Compute every table of these rooms, and what their checks find."""
    from helpers.tables import checking, computed

    listed: Any = importlib.import_module("helpers.tables.rooms")
    every = listed.ROOMS
    listed.ROOMS = tuple(name for name in every if name.split(".")[1] in rooms)
    for name in computed.makers():
        computed.get(name)
    checking.check()
    for one in {**checking._senses, **checking._closing}.values():
        if one not in checking._outward:
            checking._found(one, computed.sharing(computed.get))
    listed.ROOMS = every


def _forget() -> None:
    """Forget what is not remembered by content: what a function read of the book before the fault came."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "helpers":
            for remembered in vars(module).values():
                if hasattr(remembered, "cache_clear") and remembered.__name__ not in STAYING:
                    remembered.cache_clear()


def caught(file: str, text: str) -> str:
    """What notices that a file has this text, in words; empty where nothing does.

    A test that fails without the fault as well notices nothing: the tests of its file are left out from then on.
    """
    while True:
        with seeded(file, text):
            said = forked(_first, file)
        if not said.startswith("tests/") or said in _passing:
            return said
        if not forked(failing, [said]):
            _passing.add(said)
            return said
        _broken.add(said.partition("::")[0])


def sound(_: object = None) -> str:
    """What fails of the data and the stored outputs without any fault. A test is asked again when it is the first to
    notice one.
    """
    return forked(data_check, "") or forked(numbers, "") or forked(stored_outputs, "")


@contextlib.contextmanager
def seeded(file: str, text: str) -> Iterator[None]:
    """The copy with another text in one file."""
    path = _copy / file
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8", newline="")
    try:
        yield
    finally:
        path.write_bytes(before)


def forked(work: Callable[[Any], str], argument: Any) -> str:
    """The result of a function run in a fork of this process, which may hang or die."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)

    def run() -> None:
        with (
            Path(os.devnull).open("w") as nothing,
            contextlib.redirect_stdout(nothing),
            contextlib.redirect_stderr(nothing),
        ):
            try:
                if _sound:
                    _forget()
                sender.send(work(argument))
            except BaseException as error:
                sender.send(f"importing or running the package: {type(error).__name__}: {error}")

    process = context.Process(target=run)
    process.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(TIMEOUT) else "the time limit: the gates did not end"
    except EOFError:
        return "a process that died"
    finally:
        process.kill()
        process.join()


def _first(file: str) -> str:
    """The first gate, in the order of cost, that notices what is wrong with a file."""
    gates: list[Callable[[str], str]]
    if file.startswith("data/schema/"):
        gates = [unit_tests, data_check]
    elif file.startswith("data/"):
        gates = [data_check, numbers, stored_outputs, unit_tests]
    elif file.startswith(("chapters/", "references.bib")):
        gates = [unit_tests, numbers, stored_outputs]
    elif file.endswith("texts.yml"):
        gates = [stored_outputs, data_check, numbers, unit_tests]
    elif file.startswith("src/helpers/figures/"):
        gates = [unit_tests, stored_outputs, data_check, numbers]
    else:
        gates = [unit_tests, data_check, numbers, stored_outputs]
    return next((said for gate in gates if gate.__name__ not in _closed and (said := gate(file))), "")


def data_check(file: str) -> str:
    """`book check`: the first fault that it prints."""
    from helpers import tables

    found = tables.everything()
    return f"book check: {found[0]}" if found else ""


def near(file: str) -> list[str]:
    """The tests that mirror a file, quickest first; for a table also the tests of figures that name it."""
    found = next((tests for start, tests in NEAR.items() if file.startswith(start)), ())
    chosen = [
        test.relative_to(ROOT).as_posix()
        for one in found
        for test in (sorted((ROOT / one).rglob("test_*.py")) if (ROOT / one).is_dir() else [ROOT / one])
        if test.exists()
    ]
    path = Path(file)
    if file.startswith("src/helpers/figures/"):
        mirrored = ROOT / "tests" / "figures" / path.parent.name
        tests = mirrored.glob("test_*.py" if path.suffix == ".yml" else f"test_{path.stem}.py")
        chosen += [test.relative_to(ROOT).as_posix() for test in sorted(tests)]
    if path.suffix == ".csv":
        chosen += [
            test.relative_to(ROOT).as_posix()
            for room in NAMING
            for test in sorted((ROOT / "tests" / room).rglob("test_*.py"))
            if f'"{path.stem}"' in test.read_text(encoding="utf-8")
        ]
    mirror = "tests/" + (path.parent / f"test_{path.stem}.py").as_posix().removeprefix("src/helpers/")
    chosen.sort(key=lambda one: (one != mirror, Path(one).parent != Path(mirror).parent))
    return [one for one in dict.fromkeys(chosen) if one not in _broken]


def unit_tests(file: str) -> str:
    """The first of the mirrored tests that fails; the others are not even imported where the nearest fail."""
    tests = near(file)
    return failing(tests[:1]) or failing(tests[1:])


def failing(chosen: Sequence[str]) -> str:
    """The first of these tests that fails."""
    import pytest

    class First:
        failed = ""

        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.failed and not self.failed:
                self.failed = report.nodeid

        def pytest_collectreport(self, report: Any) -> None:
            if report.failed and not self.failed:
                self.failed = report.nodeid

    if not chosen:
        return ""
    first, out = First(), io.StringIO()
    options = [
        "-x",
        "-q",
        "--assert=plain",
        "-p",
        "no:xdist",
        "-p",
        "no:nbval",
        "-p",
        "no:randomly",
        "-k",
        SLOW,
    ]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = pytest.main([*options, *chosen], plugins=[first])
    if code and not first.failed:
        raise RuntimeError(out.getvalue()[-300:])
    return first.failed


def made(_: object = None) -> str:
    """Keep what the copy makes of every exhibit as it is, in the place of what the notebooks have stored."""
    from helpers import exhibits
    from helpers.tables import computed

    every = {name: exhibits.make(name, computed.get)._repr_mimebundle_() for name in exhibits.registry()}
    (_copy / FRESH).write_text(json.dumps(every), encoding="utf-8")
    return ""


def outputs() -> dict[str, dict[str, Any]]:
    """What the notebooks of the copy have stored, by exhibit, or what was made without a fault."""
    if (_copy / FRESH).exists():
        found: dict[str, dict[str, Any]] = json.loads((_copy / FRESH).read_text(encoding="utf-8"))
        return found
    import nbformat

    from helpers import paths
    from helpers.exhibits import MIME

    cells = [
        cell
        for path in paths.notebooks()
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code"
    ]
    return {
        out.data[MIME]["id"]: out.data
        for cell in cells
        for out in cell.outputs
        if MIME in out.get("data", {})
    }


def stored_outputs(file: str) -> str:
    """The first exhibit that does not come out as its notebook has stored it, those of the edited module first."""
    from helpers import exhibits
    from helpers.tables import computed

    stored, known = outputs(), exhibits.registry()
    module = file.removeprefix("src/").removesuffix(".py").removesuffix("/texts.yml").replace("/", ".")
    chosen = sorted(known, key=lambda name: not name.startswith("tbl-"))
    if file.startswith("data/"):
        chosen = [name for name in chosen if Path(file).stem in computed.behind(known[name].tables)]
    elif file.startswith("chapters/"):
        text = Path(file).read_text(encoding="utf-8")
        chosen = [name for name in chosen if f'\\"{name}\\"' in text]
    own = [name for name in chosen if known[name].maker.__module__.startswith(module)]
    if file.endswith("texts.yml"):
        chosen.sort(key=lambda name: name not in own)
        own = []
    # Drawing takes longer than the rows and the facts, which mostly differ as well.
    steps = [
        *((name, _drawn) for name in own),
        *((name, _undrawn) for name in chosen),
        *((name, _drawn) for name in chosen),
    ]
    for name, make in dict.fromkeys(steps):
        try:
            drawn = json.loads(json.dumps(make(name, computed.get)))
        except Exception as error:
            return f"stored output of {name}: {type(error).__name__}: {error}"
        if name not in stored:
            return f"stored output of {name}: none"
        if different := _parts(drawn, stored[name]):
            return f"stored output of {name}: {', '.join(different)}"
    return ""


def _drawn(name: str, get: Callable[[str], Any]) -> dict[str, Any]:
    """All that the cell of an exhibit displays."""
    from helpers import exhibits

    return exhibits.make(name, get)._repr_mimebundle_()


def _undrawn(name: str, get: Callable[[str], Any]) -> dict[str, Any]:
    """The texts, facts and rows that the card of an exhibit has, of which nothing was drawn."""
    from helpers import exhibits
    from helpers.exhibits import MIME, fingerprint
    from helpers.exhibits.card import facts_of, told

    made, texts = exhibits.made(name, get), exhibits.registry()[name].texts
    rows = made.rows.itertuples(index=False, name=None)
    return {
        MIME: {
            **told(texts, made.facts),
            "facts": facts_of(texts, made.facts),
            "rows": [[fingerprint.plain(value) for value in row] for row in rows],
        }
    }


def _parts(drawn: dict[str, Any], stored: dict[str, Any]) -> list[str]:
    """Which parts of an output differ; those of the card by name."""
    from helpers.exhibits import MIME

    found = [part for part in drawn[MIME] if drawn[MIME][part] != stored[MIME].get(part)]
    if "text/html" not in drawn:
        return found
    if drawn["text/html"] != stored["text/html"]:
        found.append("page")
    return found or [kind for kind in drawn if drawn[kind] != stored.get(kind)]


def numbers(file: str) -> str:
    """The first link in the prose of a chapter, or of all pages where another file is faulty, that does not say what
    it stands for, by the facts that the stored cards have and the findings as they are computed.
    """
    from helpers import paths
    from helpers.book.prose import checks, meanings, pages
    from helpers.exhibits import MIME

    cards = {name: data[MIME] for name, data in outputs().items()}
    every = list(pages.every())
    known = meanings.of_book(every, lambda name: cards.get(name, {}).get("facts"))
    chosen = [pages.read(paths.ROOT / file)] if file.startswith("chapters/") else every
    found = next((one for page in chosen for one in checks.of_page(page, known)), None)
    return f"prose: {found}" if found else ""


def chapter_of(exhibit: str) -> str:
    """The notebook of this process's copy that shows an exhibit."""
    shows = f'(\\"{exhibit}\\")'
    return next(
        f"chapters/{path.name}"
        for path in sorted(_copy.glob("chapters/*.ipynb"))
        if shows in path.read_text(encoding="utf-8")
    )


def nbval(file: str, text: str, exhibit: str) -> bool:
    """Whether nbval itself fails on the chapter of an exhibit where a file of the copy has this text."""
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", chapter_of(exhibit)]
    with seeded(file, text):
        return subprocess.run(command, cwd=_copy, capture_output=True).returncode == 1
