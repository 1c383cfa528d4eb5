"""The frozen rows that an archive returns."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from onrecord.archive.results import Drawn
from onrecord.corrections import Effect
from onrecord.schema import Elsewhere, Level
from onrecord.schema.account import Account
from onrecord.schema.leaning import Leaning

Status = Literal["added", "changed", "known", "removed", "failed"]
"""What became of an article: new, a new version of a known one, known already, once removed for good, or unreadable."""


def changed_on(published: str | None, updated: str | None) -> str | None:
    """Give the day of an article's last change if it came after the day of its publication.

    >>> changed_on("2024-03-05T08:00Z", "2024-03-07T10:30Z"), changed_on("2024-03-05", "2024-03-05T10:30Z")
    ('2024-03-07', None)
    """
    day = (updated or "")[:10]
    return day if day > (published or "")[:10] else None


@dataclass(frozen=True, slots=True)
class StoredArticle(Drawn):
    """An article of the archive; `id` is its number there, `article_id` the id in its record.

    `day` is the first day that `published` can mean, and `updated` when the page says it was last changed. `latest`
    says whether it is the last version.
    """

    id: int
    article_id: str
    title: str | None
    outlet: str | None
    byline: str | None
    url: str | None
    published: str | None
    day: str | None
    updated: str | None
    language: str
    version: int
    latest: bool
    model: str
    added_at: str
    read_at: str

    @property
    def changed(self) -> str | None:
        """The day on which it was changed after the day of its publication; None if it wasn't."""
        return changed_on(self.published, self.updated)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a snippet, and whether they are what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class FoundArticle(Drawn):
    """An article that was found, and where its text has the words.

    Without words the snippet is empty, unless the article has no title: then it is the beginning of the text.
    """

    article: StoredArticle
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters of a context: from `start` up to, not including, `end`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence around a statement, no longer than some lines; `…` stands where more of it is left out.

    `content` is where it has what is said, `found` where it has words that were searched for.
    """

    text: str
    content: tuple[Part, ...]
    found: tuple[Part, ...]

    @property
    def pieces(self) -> tuple["ContextPiece", ...]:
        """The text cut at every border of a part.

        >>> [piece.text for piece in Context("She said it rains.", (Part(9, 17),), (Part(12, 17),)).pieces]
        ['She said ', 'it ', 'rains', '.']
        """
        borders = {0, len(self.text)}
        for part in (*self.content, *self.found):
            borders |= {part.start, part.end}

        def inside(start: int, parts: tuple[Part, ...]) -> bool:
            return any(part.start <= start < part.end for part in parts)

        return tuple(
            ContextPiece(self.text[start:end], inside(start, self.content), inside(start, self.found))
            for start, end in pairwise(sorted(borders))
        )


@dataclass(frozen=True, slots=True)
class ContextPiece:
    """Some characters of a context, whether they are of the content, and whether they were searched for."""

    text: str
    content: bool
    found: bool


@dataclass(frozen=True, slots=True)
class StoredStatement(Drawn):
    """A statement of the archive, with its article.

    `statement_id` is the id in the record. `id` is the row, which changes when the article is read again. `speakers`
    are the numbers of the actors who speak, and `speaker` their names in the same order; `speaker_named` tells whether
    the article names one of them, at least. `start` and `end` are those of the content, in code points, and `place` is
    where it begins in the document that the text comes from: "page 3", "00:01:02". `context` is the sentence around it.
    """

    id: int
    article: StoredArticle
    statement_id: str
    speakers: tuple[int, ...]
    speaker: str | None
    source: str | None
    cue: str | None
    content: str
    form: str
    act: str
    source_kind: str | None
    unresolved: str | None
    within: str | None
    confidence: float
    start: int
    end: int
    place: str | None
    speaker_confidence: float | None
    speaker_named: bool
    context: Context
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class EventActor:
    """Somebody who takes part in an event, or its place, in the words of the article.

    `actor` is the number of the actor and `name` its name; `actor` is None if the words are no actor of the record, and
    `name` if the actor has none. `start` and `end` are those of the words, in code points. `inferred` says that they
    stand elsewhere than in the event's own sentence.
    """

    actor: int | None
    name: str | None
    text: str
    start: int
    end: int
    inferred: bool

    @property
    def shown(self) -> str:
        """The name, else the article's words."""
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class StoredEvent(Drawn):
    """An event of the archive as one place of an article tells it, with its article.

    `event_id` is the id in the record. `id` is the row, which may change when the article is read again. `standing` is
    on whose word it stands, `standing_words` says it in words, and `happened` whether it counts as something that
    happened. `statement` is the innermost statement that it stands in, `on_word_of` the one that decides how it stands:
    that one, or one around it that is a denial. `speakers` are the numbers of the actors who speak in the latter,
    `speaker` their names, and `source` its words. `same_as` is the first telling of the event in the article.
    `day_from` and `day_to` are the first and the last day on which it may have happened, and `day_how` says what tells
    them. `start` and `end` are those of the trigger, and `context` is the sentence around it.
    """

    id: int
    article: StoredArticle
    event_id: str
    type: str
    status: str
    standing: str
    standing_words: str
    happened: bool
    statement: str | None
    on_word_of: str | None
    speakers: tuple[int, ...]
    speaker: str | None
    source: str | None
    may_belong_to: str | None
    same_as: str | None
    who: tuple[EventActor, ...]
    whom: tuple[EventActor, ...]
    where: tuple[EventActor, ...]
    country: str | None
    day_from: str | None
    day_to: str | None
    day_how: str | None
    count_least: int | float | None
    count_most: int | float | None
    count_of: str | None
    trigger: str
    start: int
    end: int
    place: str | None
    confidence: float
    context: Context
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class CheckedWords:
    """Words that a finding rests on: from `start` up to, not including, `end`, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """That somebody has dismissed a finding: the number of the decision, who made it, why and when (UTC)."""

    decision: int
    who: str | None
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class StoredCheck(Drawn):
    """A finding of a check in the archive, with its article.

    `check_id` is the id in the record, and `number` its place there, from 1. `id` is the row, which may change when the
    article is checked again. `level` is how much it weighs, "none" where everything fits. `about` are the words that
    are checked, `evidence` those that decide it, and `elsewhere` such as stand in another article or in a file.
    `statements` and `events` are their ids in the record. `start` and `end` span the words that are checked, else the
    evidence; both are None, and so is `context`, if the finding has no place in the text. `context` is the sentence
    around the first of these words. `dismissed` is None unless somebody has dismissed it.
    """

    id: int
    article: StoredArticle
    check_id: str
    number: int
    kind: str
    verdict: str
    level: Level
    message: str
    confidence: float
    about: tuple[CheckedWords, ...]
    evidence: tuple[CheckedWords, ...]
    elsewhere: tuple[Elsewhere, ...]
    statements: tuple[str, ...]
    events: tuple[str, ...]
    start: int | None
    end: int | None
    place: str | None
    dismissed: Dismissed | None
    context: Context | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many findings of a check stand in how many articles of an outlet; None is no outlet that is known."""

    outlet: str | None
    count: int
    articles: int


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How often a check found something, beside how often it is right where that was measured (`precision`).

    `count` and `outlets` leave out what was dismissed; `dismissed` counts it.
    """

    kind: str
    precision: float
    count: int
    dismissed: int
    outlets: tuple[OutletCount, ...]


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How the findings divide, by check; `complete` unless only some were counted."""

    kinds: tuple[CheckCount, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Dealing:
    """How many events of one leaning and account there are in a month.

    `month` is "2024-03"; "2024" where only the year is known, None where not even that is.
    """

    month: str | None
    leaning: Leaning
    account: Account
    count: int


@dataclass(frozen=True, slots=True)
class Counterpart:
    """An actor with whom another one deals: in how many events that count as having happened, and in how many others.

    What an article tells several times is one event.
    """

    actor: int
    name: str
    happened: int
    apart: int


@dataclass(frozen=True, slots=True)
class Highlights:
    """A statement's words in pieces, with the words that were searched for marked; empty if there are none."""

    speaker: tuple[Piece, ...]
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class StoredActor(Drawn):
    """An actor across articles, with how many articles it appears in and how many statements it makes."""

    id: int
    name: str
    kind: str
    named: bool
    country: str | None
    office: str | None
    as_of: str | None
    """The date of what the table of actors says about the office."""

    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name or description that articles use for an actor, in which outlet, and how often.

    A description may stand before a name ("embattled mayor Ana Reyes"), a name has no titles. `article` is the newest
    one that uses it. `quoted` counts how often it is somebody else's word, in a quotation; `speaker` is who is quoted,
    if it is only ever the word of one.
    """

    text: str
    form: str
    outlet: str | None
    times: int
    article: int
    quoted: int = 0
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """An actor who speaks in the same articles as another, and in how many."""

    actor: int
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Bar:
    """How many statements or events have one value: a speaker, an outlet, a form, a year.

    The value is None if they have none. `actor` is the number of a speaker.
    """

    value: str | None
    count: int
    actor: int | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the found statements have each value, the largest first; `complete` unless only some were counted."""

    speaker: tuple[Bar, ...]
    outlet: tuple[Bar, ...]
    form: tuple[Bar, ...]
    source_kind: tuple[Bar, ...]
    year: tuple[Bar, ...]
    month: tuple[Bar, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class ArticleFacets:
    """How many of the found articles have each value, likewise."""

    outlet: tuple[Bar, ...]
    year: tuple[Bar, ...]
    month: tuple[Bar, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class EventFacets:
    """How many of the found events have each value, the largest first; `complete` unless only some were counted.

    What an article tells several times counts once for each value. `month` is that of the event itself. `place` has the
    places with a name, with their numbers as actors.
    """

    type: tuple[Bar, ...]
    status: tuple[Bar, ...]
    standing: tuple[Bar, ...]
    outlet: tuple[Bar, ...]
    country: tuple[Bar, ...]
    place: tuple[Bar, ...]
    month: tuple[Bar, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; with `at_least`, counting stopped at that number."""

    number: int
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that finds something, where the one that was asked finds nothing; it differs in one part.

    `part` names that part as `Query` does, `value` is what to ask there instead; None: leave it out (with `since`,
    `until` too).
    """

    kind: Literal["spelling", "fewer words", "without"]
    part: str
    value: str | None
    total: Count


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed for good: the numbers of an article's versions, the last one last, and its title."""

    articles: tuple[int, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That an article was removed for good, and isn't added again: who removed it, why and when (UTC)."""

    who: str | None
    why: str | None
    removed_at: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What couldn't be read, and why; `given` is what was known about it, `kept` whether the archive has its bytes."""

    id: int
    place: str
    line: int | None
    error: str
    reason: str
    tries: int
    failed_at: str
    given: Mapping[str, str]
    kept: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody has decided, such as a join of two actors; it holds until it is undone.

    `value` is what was decided, and `summary` says it in words. `decided_at` is None if it was decided before archives
    kept the time. `undone_at` is None as long as the decision holds.
    """

    id: int
    kind: str
    subject: str
    summary: str
    value: Mapping[str, Any]
    who: str | None
    why: str | None
    decided_at: str | None
    undone_by: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class StoredCorrection:
    """What somebody has put right in an article's record, and what becomes of it there.

    `what` is its kind. `effect` is "holds"; "agreed" if the record says the same without it; "overruled" if a later
    correction, `overruled_by`, says otherwise; or "lost" if its words or its line aren't there any more. `moved` tells
    that its words were found elsewhere than they were: the text has changed. `line` is the id of its line.
    """

    decision: Decision
    what: str
    effect: Effect
    line: str | None
    moved: bool
    overruled_by: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How much an archive holds; of each article, only the last version counts."""

    articles: int
    versions: int
    statements: int
    events: int
    """Told by any number of places of an article, an event counts once, whether or not it counts as having happened."""
    actors: int
    failures: int
    size: int
    """The size of the file in bytes."""
