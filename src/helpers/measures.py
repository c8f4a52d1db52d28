"""Shares, spans, gaps and distances: pure functions with their units."""
