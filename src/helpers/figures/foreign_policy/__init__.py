"""Exhibits of chapter 07, foreign policy."""
