"""Prose that says what it stands for: its links, what they mean, and how what they state is written."""
