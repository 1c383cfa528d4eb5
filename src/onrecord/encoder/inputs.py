"""What the encoder is given beside the ids of the pieces: their case, the layout before them, the style of reading."""

from typing import Final

CASES: Final = ("none", "lower", "title", "upper", "mixed")
"""Case of the word that a piece belongs to; the vocabulary itself is lower-cased."""

LAYOUTS: Final = ("glued", "space", "line", "paragraph")
"""What stands before a piece: nothing, a space, one line break, or an empty line."""

STYLES: Final = ("full", "flat")
"""How much is marked: every statement, nested ones too; or every word once, as PolNeAR does it."""
