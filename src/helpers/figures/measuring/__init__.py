"""Exhibits of chapter 11, measuring."""
