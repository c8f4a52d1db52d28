"""Exhibits of chapter 09, the two articles."""
