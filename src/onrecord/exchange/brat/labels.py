"""What the marks of a record are called in brat's files."""

from typing import Final

STATEMENT: Final = "Statement"
TIME: Final = "Time"
ARGUMENT: Final = "Argument"
"""The label of words that have a role and are no mention and no expression of time."""

COREF: Final = "Coref"
MEANS: Final = "Means"
SAME_AS: Final = "SameAs"
NOTE: Final = "AnnotatorNotes"


def label_of(word: str) -> str:
    """Write a word of the record as brat's labels are written.

    >>> label_of("person"), label_of("assault")
    ('Person', 'Assault')
    """
    return word[:1].upper() + word[1:]
