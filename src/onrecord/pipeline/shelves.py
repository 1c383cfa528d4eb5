"""The shelves of an archive as the parts of `stories` ask for them. An archive knows nothing of what they compare."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.archive.gathering import Difference, EventShelf, QuotationShelf, QuotedStatement, StoryShelf
from onrecord.schema.event_view import EventView
from onrecord.stories import Neighbour, Sketch
from onrecord.stories.events import Grouped
from onrecord.stories.quotations import Known, Member, Speaker, StatementView


def with_sketches(found: list[tuple[int, int, bytes]]) -> list[Neighbour]:
    """Give neighbours with sketches in place of bytes."""
    return [Neighbour(article, story, Sketch.from_bytes(made)) for article, story, made in found]


class Neighbours:
    """A shelf of the archive as `place` asks for it: with sketches in place of bytes."""

    def __init__(self, shelf: StoryShelf) -> None:
        self._shelf = shelf

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> list[Neighbour]:
        return with_sketches(self._shelf.neighbours(keys, first_day, last_day))

    def members(self, story: int, first_day: str, last_day: str) -> list[Neighbour]:
        return with_sketches(self._shelf.members(story, first_day, last_day))


class Quotations:
    """A shelf of the archive as `put_quotations` asks for it: with views in place of rows."""

    def __init__(self, tables: QuotationShelf) -> None:
        self._tables = tables

    def statements(self, article: int) -> list[StatementView]:
        return [_view(each) for each in self._tables.statements(article)]

    def sharing(self, keys: Sequence[int]) -> list[Known]:
        return _known(self._tables.sharing(keys))

    def of_story(self, story: int) -> list[Known]:
        return _known(self._tables.of_story(story))

    def members(self, quotation: int) -> list[StatementView]:
        return [_view(each) for each in self._tables.members(quotation)]

    def unsettled(self) -> list[int]:
        return self._tables.unsettled()

    def join(self, quotation: int, member: Member) -> None:
        self._tables.join(quotation, _difference(member))

    def write(self, fullest: int, words: str, keys: Iterable[int], members: Sequence[Member]) -> int:
        return self._tables.write(fullest, words, keys, [_difference(each) for each in members])


class Events:
    """A shelf of the archive as `join_events` asks for it."""

    def __init__(self, shelf: EventShelf) -> None:
        self._shelf = shelf
        self.of_article: Callable[[int], list[EventView]] = shelf.of_article
        self.put: Callable[[int, int], None] = shelf.put
        self.rename: Callable[[int, int], None] = shelf.rename

    def of_story(self, story: int) -> list[Grouped]:
        return [Grouped(event, group) for event, group in self._shelf.of_story(story)]

    def sketches(self, story: int, article: int) -> list[tuple[int, Sketch]]:
        return [(other, Sketch.from_bytes(kept)) for other, kept in self._shelf.sketches(story, article)]


def _view(row: QuotedStatement) -> StatementView:
    return StatementView(**row._asdict() | {"speakers": tuple(Speaker(*each) for each in row.speakers)})


def _known(rows: Iterable[tuple[int, QuotedStatement]]) -> list[Known]:
    return [Known(quotation, _view(row)) for quotation, row in rows]


def _difference(member: Member) -> Difference:
    found = member.verdict
    missing, instead = (" ".join(words) or None for words in (found.missing, found.instead))
    return Difference(member.statement, found.kind, missing, instead, found.turn, found.other_speaker, found.other_day)
