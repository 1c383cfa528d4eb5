"""What somebody said about a matter over time, and where it turns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, cast

from onrecord.archive import Store, StoredStatement
from onrecord.archive.listing import STATEMENT_COLUMNS, statement_row
from onrecord.schema import Span
from onrecord.schema.labels import Act
from onrecord.schema.span import GAP
from onrecord.stories.turns import Said, Turn, TurnKind, turns

MOST: Final = 2_000
"""So many statements are looked at: the newest."""

LEAST: Final = 0.5
"""A statement that is less likely to be one, or to be of this speaker, turns nothing."""


_OF_TURN: Final = (
    "turn", "turn_words", "turn_confidence", "earlier", "earlier_day", "earlier_content", "earlier_shows", "shows",
)  # fmt: skip
TURN_COLUMNS: Final = ("day", *STATEMENT_COLUMNS, *_OF_TURN)
"""The columns of the table of turns."""


@dataclass(frozen=True, slots=True)
class TurnedWords:
    """Words that show a turn: from `start` up to, not including, `end`, in code points of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """That a statement turns an earlier one of the same speaker.

    `words` say it in a line. `earlier_words` and `later_words` show it, and `shared` shows that both are about the
    same. `confidence` is how likely it is a turn.
    """

    kind: TurnKind
    words: str
    earlier: StoredStatement
    earlier_day: str
    earlier_words: tuple[TurnedWords, ...]
    later_words: tuple[TurnedWords, ...]
    shared: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class SaidThen:
    """A statement, the day on which it was said (else that of its article; None if not known), and what it turns."""

    day: str | None
    statement: StoredStatement
    turns: tuple[StoredTurn, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """What was said in the order of days, what has none last; `complete` unless only the newest was looked at."""

    statements: tuple[SaidThen, ...]
    complete: bool

    @property
    def turns(self) -> Iterator[tuple[SaidThen, StoredTurn]]:
        """Each turn with the statement that turns."""
        return ((each, turn) for each in self.statements for turn in each.turns)


def over_time(
    store: Store, speaker: str | None = None, matter: str | None = None, *, most: int = MOST, **filters: Any
) -> OverTime:
    """Give what a speaker said about a matter in the order of days, with the turns.

    `speaker` is a name or a part of one, `matter` are words, both as in `Store.statements`; more of its filters may be
    given, such as `actor`. At most so many statements are looked at, the newest. Only statements of one actor turn each
    other: those whom a name means, but the archive keeps apart, don't. Raises QueryError.
    """
    found = list(store.statements(limit=most + 1, speaker=speaker, words=matter, **filters))
    complete = len(found) <= most
    found = found[:most]
    days = store.days_said(each.id for each in found)
    by_id = {each.id: each for each in found}
    turned: dict[int, list[Turn]] = defaultdict(list)
    for said in _by_speaker(found, days):
        for turn in turns(said, matter or ""):
            if turn not in turned[turn.later.number]:  # of two who speak as one
                turned[turn.later.number].append(turn)
    marked = _Words(store)
    ordered = sorted(found, key=lambda each: (days[each.id] is None, days[each.id] or "", each.article.id, each.start))
    return OverTime(
        tuple(
            SaidThen(days[each.id], each, tuple(_stored(turn, by_id, marked) for turn in turned.get(each.id, ())))
            for each in ordered
        ),
        complete,
    )


def turn_rows(found: OverTime) -> Iterator[dict[str, Any]]:
    """Give a row for each statement, and one more for each further turn; its keys are TURN_COLUMNS, and others.

    `turn` is the kind of turn, empty where there is none; `earlier` is what is turned ("article/statement").
    `turn_words` say it in a line; `earlier_shows` and `shows` are the words of both that show it. What a cell can't
    hold stands under more keys: as in `statement_row`, and the words of a turn with their places.
    """
    for each in found.statements:
        for turn in each.turns or (None,):
            row = {"day": each.day} | statement_row(each.statement) | dict.fromkeys(_OF_TURN)
            if turn is not None:
                row |= {
                    "turn": turn.kind,
                    "turn_words": turn.words,
                    "turn_confidence": turn.confidence,
                    "earlier": f"{turn.earlier.article.id}/{turn.earlier.statement_id}",
                    "earlier_day": turn.earlier_day,
                    "earlier_content": turn.earlier.content,
                    "earlier_shows": GAP.join(words.text for words in turn.earlier_words),
                    "shows": GAP.join(words.text for words in turn.later_words),
                    "earlier_words": [asdict(words) for words in turn.earlier_words],
                    "later_words": [asdict(words) for words in turn.later_words],
                }
            yield row


def _by_speaker(found: Iterable[StoredStatement], days: dict[int, str | None]) -> Iterator[list[Said]]:
    """Sort what is sure enough by speaker; what stands inside another statement is on somebody else's word."""
    by_speaker: dict[int, list[Said]] = defaultdict(list)
    for each in found:
        likely = min(each.confidence, 1.0 if each.speaker_confidence is None else each.speaker_confidence)
        day = days[each.id]
        if day is None or each.within is not None or not each.speaker_named or likely < LEAST:
            continue
        said = Said(each.id, each.article.id, day, each.content, cast(Act, each.act), likely)
        for speaker in each.speakers:
            by_speaker[speaker].append(said)
    yield from by_speaker.values()


class _Words:
    """Finds words of contents in the texts of their articles."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contents: dict[int, dict[str, tuple[Span, ...]]] = {}

    def of(self, statement: StoredStatement, spans: Sequence[Span]) -> tuple[TurnedWords, ...]:
        """Place spans of a statement's content in the text."""
        fragments = self._fragments(statement)
        return tuple(
            TurnedWords(_place(span.start, fragments), _place(span.end - 1, fragments) + 1, span.cut(statement.content))
            for span in spans
        )

    def _fragments(self, statement: StoredStatement) -> Sequence[Span]:
        """Give the places of a content in the text; only for one of several parts the record has to be read."""
        if statement.end - statement.start == len(statement.content):
            return (Span(statement.start, statement.end),)
        article = statement.article.id
        if article not in self._contents:
            record = self._store.record(article)
            self._contents[article] = {each.id: each.content for each in record.statements}
        return self._contents[article][statement.statement_id]


def _place(position: int, fragments: Sequence[Span]) -> int:
    """Find where a character of a content stands in the text.

    >>> [_place(at, (Span(10, 15), Span(40, 50))) for at in (0, 4, 8, 9)]
    [10, 14, 40, 41]
    """
    for fragment in fragments:
        length = fragment.end - fragment.start
        if position < length:
            return fragment.start + position
        position -= length + len(GAP)
    return fragments[-1].end - 1


def _stored(turn: Turn, by_id: dict[int, StoredStatement], marked: _Words) -> StoredTurn:
    earlier, later = by_id[turn.earlier.number], by_id[turn.later.number]
    return StoredTurn(
        turn.kind,
        turn.words,
        earlier,
        turn.earlier.day,
        marked.of(earlier, turn.earlier_spans),
        marked.of(later, turn.later_spans),
        turn.shared,
        turn.confidence,
    )
