"""Exhibits of chapter 02, theory."""
