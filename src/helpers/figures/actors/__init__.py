"""Exhibits of chapter 08, actors and audiences."""
