"""Faults that a person could make, seeded one at a time, and the gates that must catch them."""
