"""Exhibits of chapter 12, the conclusion."""
