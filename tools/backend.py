"""The build backend (PEP 660): an editable install that names `src` by its way from the environment, never by
its full path.

Python reads the file that names it in the encoding of the reader's locale, which may not know the letters of
the folder. The book is never a wheel of its own, because the package reads the tables and texts of its
folder.
"""

from __future__ import annotations

import base64
import hashlib
import locale
import os
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def build_editable(
    wheel_directory: str, config_settings: object = None, metadata_directory: object = None
) -> str:
    """Write the wheel that makes `src` importable and the command `book`, and return its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stem = f"{project['name'].replace('-', '_')}-{_version()}"
    info = f"{stem}.dist-info"
    files = {
        f"{project['name'].replace('-', '_')}.pth": _way() + b"\n",
        f"{info}/METADATA": _metadata(project).encode(),
        f"{info}/WHEEL": (
            b"Wheel-Version: 1.0\nGenerator: backend\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        ),
        f"{info}/entry_points.txt": _entry_points(project).encode(),
    }
    hashes = {
        name: base64.urlsafe_b64encode(hashlib.sha256(text).digest()).rstrip(b"=").decode()
        for name, text in files.items()
    }
    rows = [f"{name},sha256={hashes[name]},{len(text)}\n" for name, text in files.items()]
    files[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"]).encode()
    name = f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name


def build_wheel(
    wheel_directory: str, config_settings: object = None, metadata_directory: object = None
) -> str:
    """Refuse: without its folder the package has nothing to read."""
    raise SystemExit(
        "The book runs from its own folder: run `python tools/setup_env.py` there, or install it with `pip "
        "install -e .`."
    )


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    """Refuse, for the same reason."""
    return build_wheel(sdist_directory)


def _version() -> str:
    """The version that CITATION.cff states, as the package reads it."""
    sys.path.insert(0, str(ROOT / "src"))
    from helpers import __version__

    return __version__


def _way() -> bytes:
    """From the environment's packages to `src`; a full path only where the environment lies
    outside the book.
    """
    packages = Path(sysconfig.get_path("purelib")).resolve()
    if packages.is_relative_to(ROOT):
        return os.path.relpath(ROOT / "src", packages).encode("ascii")
    return str(ROOT / "src").encode("utf-8" if sys.version_info >= (3, 13) else locale.getencoding())


def _metadata(project: dict[str, Any]) -> str:
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {_version()}",
        f"Summary: {project['description']}",
    ]
    lines += [f"Requires-Python: {project['requires-python']}"]
    return "\n".join([*lines, *(f"Requires-Dist: {name}" for name in project["dependencies"])]) + "\n"


def _entry_points(project: dict[str, Any]) -> str:
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    return "\n".join(
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in names.items())
        for group, names in groups.items()
    )
