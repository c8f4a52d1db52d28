"""Votes in the UN General Assembly: agreement, texts that return, votes followed one by one, and what must
hold of the roll calls.
"""

from helpers.measures.votes import agreement, answers, baseline, checks, followed, repeats, returning, shifts
from helpers.measures.votes.ballots import Ballots, ballots, same_title

__all__ = [
    "Ballots",
    "agreement",
    "answers",
    "ballots",
    "baseline",
    "checks",
    "followed",
    "repeats",
    "returning",
    "same_title",
    "shifts",
]
