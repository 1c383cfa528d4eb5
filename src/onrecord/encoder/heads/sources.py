"""Sources: who or what the source of an attribution is."""

from typing import Final

SOURCES: Final = (
    "named person", "named organization", "named other", "document", "group", "role", "anonymous", "outlet", "none",
)  # fmt: skip
"""Who or what the source of an attribution is: somebody with a name, a text or a table, persons without a name, a
person known only by what they do, a person whose name is withheld, the outlet itself, or nobody."""
