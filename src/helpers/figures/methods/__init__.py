"""Exhibits of chapter 03, methods."""
