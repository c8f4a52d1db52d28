"""Exhibits of chapter 04, engagement."""
