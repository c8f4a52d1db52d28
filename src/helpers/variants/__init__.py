"""The prespecified grid of variants: every conclusion that rests on a number, run under each combination of its choices.

A conclusion names a measure, a direction and a threshold; its axes hold the choices that were reasonable before looking. The
grid is the product of the axes, as in the specification curve of Simonsohn, Simmons and Nelson (2020); nothing is sampled.
"""

from helpers.variants.effects import MEASURES, CannotRunError, Data, Measure
from helpers.variants.grid import amount, faults, holds, run, sentences, summary

__all__ = ["MEASURES", "CannotRunError", "Data", "Measure", "amount", "faults", "holds", "run", "sentences", "summary"]
