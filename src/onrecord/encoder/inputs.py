"""The encoder's inputs beside the ids of the pieces: their case, the layout before them, the style of reading."""

from typing import Final

CASES: Final = ("none", "lower", "title", "upper", "mixed")
"""Case of the word that a piece belongs to; the vocabulary itself is lower-cased."""

LAYOUTS: Final = ("glued", "space", "line", "paragraph")
"""What comes before a piece: nothing, a space, a line break or an empty line."""

STYLES: Final = ("full", "flat")
"""How much is marked: every statement, nested ones too; or every word at most once, as in PolNeAR."""
