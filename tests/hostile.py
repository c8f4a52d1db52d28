"""A reader whose settings get in the way: everything that a library reads from a home, a variable or a folder."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

#: Changes every picture, were it read.
MATPLOTLIBRC = "font.family: serif\nlines.linewidth: 9\naxes.grid: True\nsvg.fonttype: none\nsavefig.bbox: tight\naxes.facecolor: red\n"


def settings(home: Path, root: Path) -> dict[str, str]:
    """The variables of such a reader, whose home is made here; `root` is the book that is run.

    The modules in the reader's Python path raise when they are imported, the kernel does not start, and what IPython runs at its
    start prints a line and changes the style of every picture.
    """
    modules = home / "modules"
    modules.mkdir(parents=True)
    for name in ("yaml", "nbformat", "matplotlib", "sphinx", "pybtex", "tqdm"):
        (modules / f"{name}.py").write_text(
            "raise RuntimeError('a module of the reader')\n", encoding="utf-8"
        )
    startup = (
        "import matplotlib\nmatplotlib.rcParams['axes.facecolor'] = 'red'\n"
        "get_ipython().events.register('pre_run_cell', lambda info: print('hello from the reader'))\n"
    )
    (home / "startup.py").write_text(startup, encoding="utf-8")
    for place in (home / ".ipython", home / "ipython"):
        (place / "profile_default" / "startup").mkdir(parents=True)
        (place / "profile_default" / "startup" / "00.py").write_text(startup, encoding="utf-8")
        (place / "profile_default" / "ipython_config.py").write_text(
            "get_config().InteractiveShellApp.exec_lines = ['print(1)']\n", encoding="utf-8"
        )
    for place in (home / ".config" / "matplotlib", home / ".matplotlib", home / "matplotlib"):
        place.mkdir(parents=True)
        (place / "matplotlibrc").write_text(MATPLOTLIBRC, encoding="utf-8")
    # matplotlib reads the working directory first: where the command runs, and where a chapter does.
    for place in (root, root / "chapters"):
        (place / "matplotlibrc").write_text(MATPLOTLIBRC, encoding="utf-8")
    for place in (home / ".local" / "share" / "jupyter", home / "jupyter"):
        kernel = place / "kernels" / "python3"
        kernel.mkdir(parents=True)
        broken = {
            "argv": [sys.executable, "-c", "raise SystemExit(3)", "{connection_file}"],
            "display_name": "x",
            "language": "python",
        }
        (kernel / "kernel.json").write_text(json.dumps(broken), encoding="utf-8")
    (home / ".jupyter").mkdir()
    (home / ".jupyter" / "jupyter_config.py").write_text(
        "raise RuntimeError('a setting of the reader')\n", encoding="utf-8"
    )
    (home / ".docutils").write_text(
        "[general]\nsmart_quotes: alt\nlanguage_code: de\nhalt_level: 1\n", encoding="utf-8"
    )
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "PYTHONPATH": os.pathsep.join((str(modules), str(root / "src"))),
        "PYTHONSTARTUP": str(home / "startup.py"),
        "PYTHONWARNINGS": "error",
        "PYTHONHASHSEED": "7",
        "PYTHONOPTIMIZE": "2",
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_PATH": str(home / "jupyter"),
        "MATPLOTLIBRC": str(home / "matplotlib"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "MPLBACKEND": "TkAgg",
        "DOCUTILSCONFIG": str(home / ".docutils"),
        "LC_ALL": "ru_RU.KOI8-R",
        "LANG": "ru_RU.KOI8-R",
        "LANGUAGE": "ru",
        "TZ": "Pacific/Kiritimati",
        "GIT_DIR": "/nowhere",
        "COLUMNS": "20",
        "TQDM_DISABLE": "1",
    }
