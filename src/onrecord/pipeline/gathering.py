"""Articles of an archive gathered with others: which story each tells, and what it shares with them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from onrecord.archive import Store
from onrecord.archive.gathering import Difference, EventShelf, QuotedStatement, Shelves, StoryShelf
from onrecord.archive.gathering import QuotationShelf as QuotationTables
from onrecord.schema.event_view import EventView
from onrecord.stories import Neighbour, Sketch, Telling, central, place, sketch
from onrecord.stories.events import Grouped, join_events
from onrecord.stories.quotations import Known, Member, Speaker, StatementView, put_quotations

AT_ONCE: Final = 50
"""So many articles are gathered in one transaction where many are waiting; another writer waits a second for it."""


class _Neighbours:
    """A shelf of the archive as `place` asks for it: with sketches in place of bytes."""

    def __init__(self, shelf: StoryShelf) -> None:
        self._shelf = shelf

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> list[Neighbour]:
        return _with_sketches(self._shelf.neighbours(keys, first_day, last_day))

    def members(self, story: int, first_day: str, last_day: str) -> list[Neighbour]:
        return _with_sketches(self._shelf.members(story, first_day, last_day))


class _Quotations:
    """A shelf of the archive as `put_quotations` asks for it: with views in place of rows."""

    def __init__(self, tables: QuotationTables) -> None:
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


class _Events:
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


def gather(store: Store, report: Callable[[int, int], None] | None = None, *, at_once: int = AT_ONCE) -> int:
    """Gather all articles that wait for it, and count them.

    `report` is called with the number of articles done, and the number of all. If a run is stopped, the next one goes
    on where it was.
    """
    total = store.ungathered() if report is not None else 0
    done = 0
    while number := store.gather_next(take, most=at_once):
        done += number
        if report is not None:
            report(done, max(done, total))
    return done


def take(article: int, shelves: Shelves) -> None:
    """Gather one article. What is compared within a story comes after the story."""
    story = _put_in_story(article, shelves.stories)
    put_in_quotations(article, shelves)
    join_events(article, story, _Events(shelves.events))


def put_in_quotations(article: int, shelves: Shelves) -> None:
    """Put the statements of an article into quotations."""
    put_quotations(article, _Quotations(shelves.quotations))


def _put_in_story(article: int, shelf: StoryShelf) -> int:
    title, text = shelf.title_and_text(article)
    day = shelf.day(article)
    made = sketch(Telling(title, text, day, tuple(shelf.names(article)), tuple(shelf.events(article))))
    near = _Neighbours(shelf)
    story = shelf.put(article, made.to_bytes(), made.keys, day or "", place(made, near))
    members = _with_sketches(shelf.members(story))
    shelf.entitle(story, members[central([each.sketch for each in members])].article)
    return story


def _with_sketches(found: list[tuple[int, int, bytes]]) -> list[Neighbour]:
    return [Neighbour(article, story, Sketch.from_bytes(made)) for article, story, made in found]


def _view(row: QuotedStatement) -> StatementView:
    return StatementView(**row._asdict() | {"speakers": tuple(Speaker(*each) for each in row.speakers)})


def _known(rows: Iterable[tuple[int, QuotedStatement]]) -> list[Known]:
    return [Known(quotation, _view(row)) for quotation, row in rows]


def _difference(member: Member) -> Difference:
    found = member.verdict
    missing, instead = (" ".join(words) or None for words in (found.missing, found.instead))
    return Difference(member.statement, found.kind, missing, instead, found.turn, found.other_speaker, found.other_day)
