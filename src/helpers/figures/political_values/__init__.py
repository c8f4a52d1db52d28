"""Exhibits of chapter 06, political values."""
