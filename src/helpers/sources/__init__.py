"""Publishers' own files compared with our rows; no build needs this package, and nothing but the command line
imports it.
"""

from helpers.sources.checking import Checked, check
from helpers.sources.formats import Source, SourceError
from helpers.sources.publishers import SOURCES, source
from helpers.sources.reporting import listing
from helpers.sources.updating import Plan, plan, write

__all__ = [
    "SOURCES",
    "Checked",
    "Plan",
    "Source",
    "SourceError",
    "check",
    "listing",
    "plan",
    "source",
    "write",
]
