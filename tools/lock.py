"""Renew the locks from pyproject.toml: every package with its hashes, no address of an index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = [
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version",
    "3.11",
    "--quiet",
    "--upgrade",
]


def compile_lock(name: str, *arguments: str) -> None:
    """Resolve pyproject.toml with the given extras into one lock."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *COMMON, *arguments, "pyproject.toml", "-o", name]
    if subprocess.run(command, cwd=ROOT).returncode:
        sys.exit(f"{name} could not be resolved.")


if __name__ == "__main__":
    compile_lock("requirements.lock", "--extra", "test", "--extra", "setup")
    compile_lock("requirements-lab.lock", "--extra", "lab", "-c", "requirements.lock")
    compile_lock("requirements-browser.lock", "--extra", "browser", "-c", "requirements.lock")
    compile_lock("requirements-mutation.lock", "--extra", "mutation", "-c", "requirements.lock")
