"""The data package read by the standard's own tool."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from helpers import paths


def test_the_package_is_valid_by_the_frictionless_command() -> None:
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, cwd=paths.DATA, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["valid"], report["stats"]
    assert report["stats"]["tasks"] == len(list(paths.DATA.rglob("*.csv")))
