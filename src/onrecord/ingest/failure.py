"""What stands in the place of an article that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from onrecord.errors import OnrecordError
from onrecord.schema import Original


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and the error that says why.

    `place` is the file or address that it was to come from, `line` where in it (counted from 1), and `given` what is
    known of it besides. `original` holds its bytes, or is None where not even those could be had.

    >>> failure = Failure.of(Original(b"", "text", place="a.txt"), OnrecordError("There is no text in it"))
    >>> failure.place, str(failure.error)
    ('a.txt', 'There is no text in it.')
    """

    place: str
    error: OnrecordError
    line: int | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    original: Original | None = None

    @classmethod
    def of(cls, original: Original, error: OnrecordError) -> Self:
        """Say that there is no article in the bytes of an original."""
        return cls(original.place, error, original.line, original.given, original)
