"""Exhibits of chapter 05, culture."""
