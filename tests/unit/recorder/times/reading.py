"""Times of a text, read with a date of publication or without."""

from onrecord.recorder import times
from onrecord.schema import Time

TUESDAY = "2024-03-05"
"""The day that most of these texts are published on."""


def read(text: str, published: str | None = TUESDAY) -> tuple[Time, ...]:
    return times.write(times.place(times.find(text), published))


def values(text: str, published: str | None = TUESDAY) -> dict[str, str]:
    """The value of each expression of a text by its words."""
    return {time.span.cut(text): time.value for time in read(text, published)}


def value(text: str, published: str | None = TUESDAY) -> str:
    """The value of the only expression of a text."""
    found = read(text, published)
    assert len(found) == 1, [time.span.cut(text) for time in found]
    return found[0].value


def words(text: str) -> list[str]:
    """The expressions of a text."""
    return [time.span.cut(text) for time in read(text)]
