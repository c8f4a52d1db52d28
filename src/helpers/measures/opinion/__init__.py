"""Opinion in Kazakhstan on other powers: by group, as values with their date, and what is known of the EU."""

from helpers.measures.opinion import checks, dated, europe, groups

__all__ = ["checks", "dated", "europe", "groups"]
