"""The book: executing chapters, the Sphinx side, the PDF, building, and verifying what was built."""
