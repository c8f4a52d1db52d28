"""Exhibits of chapter 10, the audit."""
