"""Lines of a record with their marks: those that went out, and those that came back."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from onrecord.errors import ExchangeError
from onrecord.exchange.editing.pairing import pair
from onrecord.exchange.marks import Mark, Marks
from onrecord.schema import Record
from onrecord.schema.base import Frozen

MOST_NEW: Final = 3_000
"""So many more marks of a kind may come back than went out; nobody adds as many by hand."""

M = TypeVar("M", bound=Mark)


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


L = TypeVar("L", bound=_WithId)
F = TypeVar("F", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Edit:
    """A record, its marks as they went out, and its marks as they came back."""

    record: Record
    before: Marks
    after: Marks

    @property
    def text(self) -> str:
        """The text that all marks are on."""
        return self.record.article.text


@dataclass(frozen=True, slots=True)
class Match(Generic[M, L]):
    """A mark that came back, and what its line is called; the mark that it was and that line, unless it is new."""

    mark: M
    id: str
    old: M | None
    was: L | None


@dataclass(frozen=True, slots=True)
class Matches(Generic[M, L]):
    """All matches of one kind of line."""

    found: tuple[Match[M, L], ...]
    unsent: tuple[L, ...]
    """The lines that no mark carried: they stay as they are."""

    sent: dict[str, str]
    """What the lines are called whose marks went out, by the marks' keys."""

    def __iter__(self) -> Iterator[Match[M, L]]:
        return iter(self.found)

    @property
    def ids(self) -> dict[str, str]:
        """What the lines are called whose marks came back, by the marks' keys."""
        return {each.mark.key: each.id for each in self.found}


def match(
    before: Sequence[M],
    after: Sequence[M],
    lines: Sequence[L],
    *,
    key: Callable[[str], str],
    shape: Callable[[M], Hashable],
    letter: str,
    keyed: bool,
    taken: Sequence[str] = (),
) -> Matches[M, L]:
    """Match the marks of one kind of line. New lines get an id of their `letter` that is neither there nor `taken`.

    Raises ExchangeError if far more marks came back than went out.
    """
    if len(after) > len(before) + MOST_NEW:
        raise ExchangeError("The file has too many marks", value=len(after), allowed=f"{MOST_NEW} more than went out")
    by_key = {key(line.id): line for line in lines}
    places = pair(before, after, shape, keyed=keyed)
    used = {*taken, *(line.id for line in lines)}
    fresh = (name for n in range(1, len(used) + len(after) + 2) if (name := f"{letter}{n}") not in used)
    found: list[Match[M, L]] = []
    for mark in after:
        place = places.get(mark.key)
        if place is None:
            found.append(Match(mark, next(fresh), None, None))
        else:
            line = by_key[before[place].key]
            found.append(Match(mark, line.id, before[place], line))
    sent = {mark.key: by_key[mark.key].id for mark in before}
    unsent = tuple(line for key, line in by_key.items() if key not in sent)
    return Matches(tuple(found), unsent, sent)


def changed(line: F, **changes: Any) -> F:
    """Give a line with other values, held to all rules of its kind; the line itself where nothing changes.

    What somebody has changed is marked as corrected, and is sure.
    """
    fields = {name: getattr(line, name) for name in type(line).model_fields}
    if all(fields[name] == value for name, value in changes.items()):
        return line
    sure = {"corrected": True, "confidence": 1.0} if "corrected" in fields else {}
    return type(line)(**fields | {name: value for name, value in sure.items() if name in fields} | changes)
