"""What went wrong in the function of an exhibit, and where, in a sentence."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from helpers import paths

#: Where the functions of exhibits are.
FIGURES = paths.PACKAGE / "figures"


def told(error: Exception, frames: Sequence[pd.DataFrame]) -> str:
    """What went wrong in a maker, and where: rows that are gone, or a fault of its own code.

    Which rows an exhibit needs, no schema can know; a look-up by name that finds nothing is the one error
    that data can make. All else is a fault of the code and is not told as one of the data.
    """
    calls = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in calls if Path(frame.filename).is_relative_to(FIGURES)]
    # A maker may stand outside the chapters, as in a reader's own notebook: its frame comes after those of
    # this package.
    others = [
        frame
        for frame in calls
        if not Path(frame.filename).is_relative_to(paths.PACKAGE) and frame.filename != functools.__file__
    ]
    at = own[-1] if own else (others or calls)[0]
    path = Path(at.filename)
    file = path.relative_to(FIGURES.parent).as_posix() if path.is_relative_to(FIGURES) else path.name
    place = f"{file}, line {at.lineno}, in {at.name}"
    if isinstance(error, KeyError):
        known = {str(name) for frame in frames for name in frame.columns}
        key = error.args[0] if error.args else ""
        if str(key) not in known:
            return f"no row has {key!r}, which {place}, asks for by name."
    return f"its own code fails at {place} ({type(error).__name__}: {error})."
