"""Exhibits of chapter 01, introduction."""
