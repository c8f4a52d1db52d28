"""Open the chapters in JupyterLab, as any user: also as root in a container, and without a home that can be
written.

Further arguments are JupyterLab's own, such as `--no-browser` or `--ip 0.0.0.0`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers import paths, surroundings


def command(arguments: Sequence[str]) -> list[str]:
    """What is run; a server that root starts must be told that this is meant."""
    words = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        f"--config={paths.ROOT / 'tools' / 'jupyter_server_config.py'}",
    ]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*words, *(["--allow-root"] if root else []), str(paths.CHAPTERS), *arguments]


def environment(given: Mapping[str, str], user: Path) -> dict[str, str]:
    """The surroundings of every chapter, but with the reader's own JupyterLab, if it can keep anything in
    that home.
    """
    found = surroundings.environment(given, surroundings.home())
    if user.is_dir() and os.access(user, os.W_OK | os.X_OK):
        own = {name: value for name, value in given.items() if name.startswith("JUPYTER_")}
        found = {name: value for name, value in found.items() if not name.startswith("JUPYTER_")} | own
    return found


def main() -> int:
    """Run JupyterLab until the reader ends it."""
    try:
        home = Path.home()
    except RuntimeError:
        home = Path("absent")
    try:
        return subprocess.run(
            command(sys.argv[1:]), cwd=paths.ROOT, env=environment(os.environ, home)
        ).returncode
    except KeyboardInterrupt:
        # JupyterLab has heard it as well, and said so.
        return 130


if __name__ == "__main__":
    sys.exit(main())
