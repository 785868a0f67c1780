"""Raised figures, by which the calls of notes are told from other figures of a text."""

from __future__ import annotations

RAISED_FIGURES = "⁰¹²³⁴-⁹"
"""As the inside of a character class."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""For `str.translate`: figures to raised ones."""

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""For `str.translate`: raised figures to those on the line."""
