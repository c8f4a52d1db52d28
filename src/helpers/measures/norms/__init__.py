"""Norms taken up: when, before or after whom, and many at once; and what must hold of the steps."""

from helpers.measures.norms import checks, order, standing

__all__ = ["checks", "order", "standing"]
