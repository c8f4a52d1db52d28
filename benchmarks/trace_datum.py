"""Count the modules and rooms of the package through which one cell of the tables goes on its way to a
reader.

Run with the book's environment: `.venv/bin/python benchmarks/trace_datum.py [--exhibit fig-un-ideal-points]
[--list]`.

The way is that of the cell `un-ideal-point-all, KAZ, 2023` of the table of indicators, drawn by
`fig-un-ideal-points`: the check of all data, reading, drawing, card and picture, passport, and every
download. A module counts where one of its functions is called on the way (importing it does not count). An
arrow is a call from one room into another; it goes *up* where the layers of `pyproject.toml` put the room
that is called above the caller: only a registry, which does not know whom it calls, may do that.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from helpers import exhibits, paths, tables
from helpers.publishing import downloads, passports
from helpers.tables import computed

PACKAGE = "helpers."


def room(module: str) -> str:
    """The room of a module: the folder below the package, or the module itself where it
    stands beside them.
    """
    return module.removeprefix(PACKAGE).split(".")[0]


def heights() -> dict[str, int]:
    """The layer of each room, the lowest 0; rooms of one layer have one height."""
    with (paths.ROOT / "pyproject.toml").open("rb") as file:
        layers = tomllib.load(file)["tool"]["importlinter"]["contracts"][0]["layers"]
    return {
        room(name.strip()): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


def traced(work: Callable[[], object]) -> tuple[set[str], set[tuple[str, str]]]:
    """Modules of which a function is called while something is done, and the calls between rooms."""
    modules: set[str] = set()
    arrows: set[tuple[str, str]] = set()

    def look(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_globals.get("__name__", "")
        if event != "call" or not name.startswith(PACKAGE) or frame.f_code.co_name == "<module>":
            return
        modules.add(name)
        caller = frame.f_back
        while caller and not caller.f_globals.get("__name__", "").startswith(PACKAGE):
            caller = caller.f_back
        if caller:
            arrows.add((room(caller.f_globals["__name__"]), room(name)))

    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(None)
    return modules, {arrow for arrow in arrows if arrow[0] != arrow[1]}


def way(identifier: str) -> None:
    """From the files of the tables to everything that a reader is given of one exhibit."""
    if faults := tables.everything():
        sys.exit(str(faults[0]))
    exhibit = exhibits.make(identifier, computed.get)
    bundle = exhibit._repr_mimebundle_()
    assert bundle
    passports.passport(exhibit.card, "chapters/page.html", "")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if exhibit.figure is not None:
            (folder / f"{identifier}.svg").write_bytes(exhibit.svg())
        downloads.files_of(exhibit.card, "chapters/page.html", "", folder, folder)


def main() -> None:
    """Trace and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--exhibit", default="fig-un-ideal-points")
    parser.add_argument("--list", action="store_true", help="name the modules too")
    options = parser.parse_args()
    exhibits.registry()
    modules, arrows = traced(lambda: way(options.exhibit))
    layer = heights()
    rooms = sorted({room(name) for name in modules}, key=lambda name: layer.get(name, -1))
    up = sorted(f"{one} to {other}" for one, other in arrows if layer.get(one, -1) < layer.get(other, -1))
    print(f"{len(modules)} modules in {len(rooms)} rooms: {', '.join(rooms)}")
    print(f"{len(arrows)} arrows between rooms, {len(up)} of them up: {', '.join(up) or 'none'}")
    if options.list:
        print(*sorted(modules), sep="\n")


if __name__ == "__main__":
    main()
