"""Acts: what the source of an attribution does with its content."""

from typing import Final

ACTS: Final = ("assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other")
"""What the source does, in the order of the labels' numbers, in the words of a record."""
