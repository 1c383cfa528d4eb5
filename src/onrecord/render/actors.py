"""Words about actors and speakers that the terminal, the notebook and the page share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from onrecord.render.captions import day, number
from onrecord.render.clean import one_line
from onrecord.schema import NOBODY_NAMED, Actor, KnownAs, MentionForm, Record, Statement

NAME_WIDTH = 100
"""A name longer than this is shortened."""

REASON_WIDTH = 300
"""A reason longer than this is shortened."""

_ROOM = 10
"""Only this many times the width is looked at when a long text is shortened."""

_FORMS: tuple[MentionForm, ...] = get_args(MentionForm)


class Wording(NamedTuple):
    """The words of a mention, and the numbers of all mentions in the same words."""

    words: str
    form: MentionForm
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor as it is shown; its `key` is unique in the record and, unlike its id, safe in HTML and CSS."""

    key: str
    actor: Actor
    statements: tuple[Statement, ...]
    wordings: tuple[Wording, ...]
    """Names first, then descriptions, then pronouns, each in the order of the text."""

    @property
    def name(self) -> str:
        """The actor's name on one line."""
        return shorten(self.actor.name)

    @property
    def known(self) -> bool:
        """Whether the text names the actor, or the table of actors knows who it is."""
        return self.actor.named or self.actor.known_as is not None

    @property
    def descriptions(self) -> tuple[str, ...]:
        """What the text calls the actor apart from its names and pronouns, and from what stands for its name."""
        described = (each.words for each in self.wordings if each.form == "nominal")
        return tuple(words for words in described if words != self.name)


class Attribution(NamedTuple):
    """Who says a statement."""

    speakers: tuple[Profile, ...]
    source: str
    """The source's words; empty where it has none, or where they are the speaker's name and nothing else."""

    kind: str | None
    """The kind of source, if its name isn't known."""

    reason: str | None
    """Why the speaker isn't known, unless it is just that the text names nobody."""

    @property
    def named(self) -> bool:
        """Whether the text names one of the speakers, at least."""
        return any(each.actor.named for each in self.speakers)


@dataclass(frozen=True, slots=True)
class ActorList:
    """The actors of a record: those who speak, those without a name last, and the others.

    Within these who has said most comes first, and of the others who is mentioned most.
    """

    speaking: tuple[Profile, ...]
    others: tuple[Profile, ...]
    unresolved: tuple[tuple[str, tuple[Statement, ...]], ...]
    """Each reason for which speakers aren't known, with the statements."""

    by_id: dict[str, Profile]

    def attribution(self, statement: Statement) -> Attribution:
        """Give who says a statement, as it is shown beside it."""
        speakers = tuple(self.by_id[speaker] for speaker in statement.speakers or ())
        source = one_line(statement.source_text)
        return Attribution(
            speakers,
            "" if speakers and source == ", ".join(each.name for each in speakers) else source,
            None if any(each.known for each in speakers) or statement.source_kind == "none" else statement.source_kind,
            None if statement.unresolved == NOBODY_NAMED else _reason(statement) or None,
        )


def actor_list(record: Record) -> ActorList:
    """List the actors of a record, as they are shown.

    >>> from onrecord.schema import Article, Mention, Model
    >>> text = "Ana Reyes left. She had asked the mayor, and the mayor had asked her."
    >>> at = [(0, 9, "name"), (16, 19, "pronoun"), (65, 68, "pronoun")]
    >>> reyes = Actor(id="a1", name="Ana Reyes", kind="person", named=True, mentions=[Mention(*each) for each in at])
    >>> record = Record(article=Article(id="a", text=text), actors=[reyes], model=Model(name="by hand", version="1"))
    >>> [wording.words for wording in actor_list(record).others[0].wordings]
    ['Ana Reyes', 'She', 'her']
    """
    said: dict[str, list[Statement]] = {}
    unresolved: dict[str, list[Statement]] = {}
    for statement in record.statements:
        for speaker in statement.speakers or ():
            said.setdefault(speaker, []).append(statement)
        if statement.unresolved:
            unresolved.setdefault(_reason(statement), []).append(statement)
    profiles = [
        Profile(f"actor-{i}", actor, tuple(said.get(actor.id, ())), _wordings(actor, record.article.text))
        for i, actor in enumerate(record.actors, start=1)
    ]
    return ActorList(
        tuple(sorted((p for p in profiles if p.statements), key=lambda p: (not p.known, -len(p.statements)))),
        tuple(sorted((p for p in profiles if not p.statements), key=lambda p: -len(p.actor.mentions))),
        tuple((reason, tuple(statements)) for reason, statements in unresolved.items()),
        {each.actor.id: each for each in profiles},
    )


def shorten(name: str, width: int = NAME_WIDTH) -> str:
    """Put a name on one line, and shorten it if it is too long.

    >>> shorten("Ana\\n Reyes"), shorten("Ana Reyes of the harbour", 10)
    ('Ana Reyes', 'Ana Reyes…')
    """
    room = name[: _ROOM * width]
    line = one_line(room)
    return line if len(line) <= width and len(room) == len(name) else line[: width - 1] + "…"


def knowledge(known_as: KnownAs, besides: str = "") -> str:
    """Write what the table of actors knows, and leave out a name that is shown already.

    >>> knowledge(KnownAs(name="Ada Lind", country="SE", office="Prime Minister of Sweden", as_of="1961"))
    'Ada Lind, Prime Minister of Sweden'
    >>> knowledge(KnownAs(name="Norway", country="NO", as_of="2026"), besides="Norway")
    'NO'
    """
    name = shorten(known_as.name)
    facts = [name if name != besides else "", shorten(known_as.office or "")]
    return ", ".join(filter(None, facts)) or known_as.country or name


def dated_knowledge(known_as: KnownAs, besides: str = "") -> str:
    """Write what the table of actors knows, with the country and the date.

    >>> dated_knowledge(KnownAs(name="Ada Lind", country="SE", office="Prime Minister of Sweden", as_of="1961-05"))
    'Ada Lind, Prime Minister of Sweden, SE, as of May 1961'
    """
    facts = knowledge(known_as, besides)
    country = known_as.country if known_as.country and known_as.country != facts else ""
    return ", ".join(filter(None, (facts, country, f"as of {day(known_as.as_of)}")))


def count(number_: int, what: str) -> str:
    """Count in words: "1 mention", "2 mentions"."""
    return f"{number_} {what}{'' if number_ == 1 else 's'}"


def numbers(statements: Iterable[Statement]) -> str:
    """List statements by their numbers."""
    return ", ".join(map(number, statements))


def _reason(statement: Statement) -> str:
    return shorten(statement.unresolved or "", REASON_WIDTH)


def _wordings(actor: Actor, text: str) -> tuple[Wording, ...]:
    """Put mentions in the same words together, whatever their case."""
    shown: dict[tuple[int, str], str] = {}
    used: dict[tuple[int, str], list[int]] = {}
    for i, mention in enumerate(actor.mentions, start=1):
        words = shorten(mention.cut(text))
        key = (_FORMS.index(mention.form), words.casefold())
        shown.setdefault(key, words)
        used.setdefault(key, []).append(i)
    ordered: Sequence[tuple[int, str]] = sorted(shown, key=lambda key: key[0])
    return tuple(Wording(shown[key], _FORMS[key[0]], tuple(used[key])) for key in ordered)
