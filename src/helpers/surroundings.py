"""What a run may know of the reader's own settings: nothing that could change a result, or stop it.

Python's variables, a start-up file or profile of IPython, a kernel or a setting of Jupyter's, any
configuration of matplotlib or docutils, locale, time zone, and a home folder that is absent or cannot be
written: all of them stay outside. Three places enter: the command `book`, the extension that builds the pages
(for a plain Jupyter Book build), and the tests (for nbval's kernels). Nothing but the standard library is
imported here, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import atexit
import locale
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers import paths

#: Families of variables that libraries read and that are left outside.
LEFT = (
    "PYTHON",
    "IPYTHON",
    "JUPYTER",
    "MPL",
    "MATPLOTLIB",
    "DOCUTILS",
    "SPHINX",
    "PYDEVD",
    "TQDM_",
    "LC_",
    "GIT_",
)
LEFT_NAMES = ("LANG", "LANGUAGE", "TZ")
#: Python's own variables that change no result: where bytecode goes.
KEPT = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
SOURCE = str(paths.PACKAGE.parent)


def environment(given: Mapping[str, str], home: Path) -> dict[str, str]:
    """The variables with which everything runs.

    Parameters
    ----------
    given : mapping
        The reader's own.
    home : Path
        A folder of the book's own, for what libraries keep in a home.
    """
    kept = {
        name: value
        for name, value in given.items()
        if name in KEPT or not (name.startswith(LEFT) or name in LEFT_NAMES)
    }
    return kept | {
        # The package that runs is the one that a kernel imports, also where it is a copy.
        "PYTHONPATH": SOURCE,
        "PYTHONUTF8": "1",
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(home / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "jupyter" / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MPLCONFIGDIR": str(home / "matplotlib"),
        # An empty list of files, where docutils would look in the home and the working directory.
        "DOCUTILSCONFIG": "",
        # The debugger's warning about frozen modules would count as an output.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        # What is multiplied here is small: threads that wait for each other cost more than they save. And no
        # sum should hang on how many processors a reader has.
        "OPENBLAS_NUM_THREADS": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def home(build: Path = paths.BUILD) -> Path:
    """The folder of the book's own for what libraries keep in a home; a temporary one where the book's cannot
    be written.
    """
    place = build / ".home"
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        # Whoever needs it makes it: a command that only looks leaves nothing behind.
        return place
    other = tempfile.mkdtemp(prefix="book-")
    atexit.register(shutil.rmtree, other, ignore_errors=True)
    return Path(other)


#: The homes that this process has, by build folder: a temporary one is made once.
_made: dict[Path, Path] = {}


def enter(build: Path = paths.BUILD) -> None:
    """Leave the reader's settings outside, for this process and for those that it starts; a second time does
    nothing.
    """
    if build not in _made:
        _made[build] = home(build)
    foreign = {
        str(Path(entry).absolute()) for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry
    }
    wanted = environment(os.environ, _made[build])
    os.environ.clear()
    os.environ.update(wanted)
    sys.path[:] = [entry for entry in sys.path if entry == SOURCE or entry not in foreign]
    if hasattr(time, "tzset"):
        time.tzset()


def at_start(given: Mapping[str, str]) -> list[str]:
    """The reader's settings that Python read when it started, which can only be left outside by starting
    again.
    """
    own = {
        "PYTHONPATH": (SOURCE, ""),
        "PYTHONUTF8": ("1",),
        "PYTHONIOENCODING": (given.get("PYTHONIOENCODING"),),
    }
    found = [
        name
        for name, value in given.items()
        if name.startswith("PYTHON") and name not in KEPT and value not in own.get(name, ())
    ]
    if not sys.flags.utf8_mode and locale.getencoding().lower().replace("-", "") != "utf8":
        found.append("LC_ALL")
    return found


def restart(arguments: Sequence[str]) -> int:
    """Run the command again without what Python read at its start; its exit code, where this process is not
    replaced.
    """
    wanted = environment(os.environ, Path())
    # The process that is started makes its own.
    del wanted["MPLCONFIGDIR"]
    # The terminal keeps its letters; what it cannot show is written in plain ones.
    wanted["PYTHONIOENCODING"] = f"{getattr(sys.stdout, 'encoding', None) or 'utf-8'}:backslashreplace"
    command = [sys.executable, "-P", "-m", "helpers.cli", *arguments]
    if os.name != "nt":
        os.execve(sys.executable, command, wanted)
    return subprocess.run(command, env=wanted).returncode
