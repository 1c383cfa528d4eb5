"""The findings of a record as the terminal, the notebook and the page show them: the worst first."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.render import captions
from onrecord.render.actors import count, shorten
from onrecord.render.check_spans import ROLES, CheckRole
from onrecord.render.clean import one_line
from onrecord.render.events import EventList, Telling, index
from onrecord.render.segments import paragraphs
from onrecord.schema import (
    Article,
    Check,
    Elsewhere,
    Level,
    Paragraph,
    Record,
    Span,
    Statement,
    is_listed,
    level_of,
    order_of,
)

NAME_WIDTH = 30
"""The name of a finding, of its check and of its verdict are cut if they are longer than this."""

MESSAGE_WIDTH = 400
"""A message longer than this is cut."""

WORDS_WIDTH = 280
"""The words of a passage are cut if they are longer than this."""

CONTEXT = 60
"""A passage has so many characters of its paragraph on either side of the words, at most."""

MAX_PASSAGES = 4
"""Of the words in one role no more passages than these are shown; the rest is counted."""

LABELS: Mapping[CheckRole, str] = {"about": "Checked", "evidence": "Evidence"}
HEADLINE = "Headline"


class Passage(NamedTuple):
    """Words that a finding rests on, with what stands around them, and where they are."""

    before: str
    words: str
    after: str
    label: str
    """What the words are."""

    where: str
    """On which page they are, if there are pages; of words from elsewhere the file or article, and the place there."""

    anchor: str
    """Where in the text a link to it leads; empty for words from elsewhere."""


class Column(NamedTuple):
    """The passages in one role, which stand on one side of a finding's card."""

    passages: tuple[Passage, ...]
    more: int
    """How many passages there are that aren't shown."""

    role: str
    """"about", "evidence" or "elsewhere"."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as it is shown; its `key` is unique in the record and, unlike its id, safe in HTML and CSS."""

    key: str
    check: Check
    level: Level
    columns: tuple[Column, ...]
    """The words that are checked, those that decide it, and those from elsewhere, where there are any."""

    statements: tuple[Statement, ...]
    events: tuple[Telling, ...]

    @property
    def name(self) -> str:
        """Its name for people: its id, such as "c3", on one line."""
        return shorten(self.check.id, NAME_WIDTH)

    @property
    def kind(self) -> str:
        """The name of the check, in words."""
        return in_words(self.check.kind)

    @property
    def verdict(self) -> str:
        """What it says, in a word or two."""
        return in_words(self.check.verdict)

    @property
    def message(self) -> str:
        """What it says, in a sentence or two, on one line."""
        return shorten(self.check.message, MESSAGE_WIDTH)

    @property
    def low(self) -> bool:
        """Whether its confidence is low."""
        return self.check.confidence < captions.LOW_CONFIDENCE

    @property
    def aria_label(self) -> str:
        """Its name, check and verdict, for who can't see where it stands."""
        return f"Finding {self.name}, {self.kind}: {self.verdict}"


@dataclass(frozen=True, slots=True)
class CheckList:
    """The findings of a record, the worst first."""

    found: tuple[ShownFinding, ...]
    fitting: tuple[ShownFinding, ...]
    """Those that say that all is well, such as a headline that is supported."""

    dismissed: tuple[ShownFinding, ...]
    """Those that somebody has dismissed, which stand apart from the others."""

    by_id: Mapping[str, ShownFinding]
    in_statement: Mapping[str, tuple[ShownFinding, ...]]
    """By a statement's id those that name it."""

    in_event: Mapping[str, tuple[ShownFinding, ...]]
    """By an event's id."""

    @property
    def counts(self) -> list[str]:
        """Count the findings, and how many there are of each check."""
        kinds = Counter(each.kind for each in self.found)
        return [count(len(self.found), "finding"), ", ".join(f"{number} {kind}" for kind, number in kinds.items())]


def check_list(record: Record, events: EventList, dismissed: Container[str] = ()) -> CheckList:
    """List the findings of a record as they are shown: the heaviest first, and of those the surest.

    `dismissed` are the ids of those that somebody has dismissed.

    >>> from onrecord.render.actors import actor_list
    >>> from onrecord.render.events import event_list
    >>> from onrecord.schema import Model
    >>> article = Article(id="a", text="Mast fell\\n\\nIt stood.", title=Span(0, 9))
    >>> found = Check(id="c1", kind="headline", verdict="wrong_detail", about=(Span(0, 4),), evidence=(Span(11, 13),),
    ...               message="It was something else.", confidence=0.9)
    >>> record = Record(article=article, checks=[found], model=Model(name="by hand", version="1"))
    >>> [shown] = check_list(record, event_list(record, actor_list(record))).found
    >>> shown.kind, shown.verdict, [each.passages[0][1:4] for each in shown.columns]
    ('headline', 'wrong detail', [('Mast', ' fell', 'Headline'), ('It', ' stood.', 'Evidence')])
    """
    layout = paragraphs(record.article)
    statements = {each.id: each for each in record.statements}
    shown = [
        ShownFinding(
            key=(key := f"finding-{i}"),
            check=check,
            level=level_of(check),
            columns=tuple(_columns(check, key, record.article, layout)),
            statements=tuple(statements[each] for each in check.statements),
            events=tuple(events.by_id[each] for each in check.events),
        )
        for i, check in enumerate(record.checks, start=1)
    ]
    ordered = sorted(shown, key=lambda each: order_of(each.check))
    standing = tuple(each for each in ordered if each.check.id not in dismissed)
    found = tuple(each for each in standing if is_listed(each.check))
    return CheckList(
        found,
        tuple(each for each in standing if each.level == "none"),
        tuple(each for each in ordered if each.check.id in dismissed),
        {each.check.id: each for each in shown},
        index((statement, each) for each in found for statement in each.check.statements),
        index((event, each) for each in found for event in each.check.events),
    )


def in_words(name: str) -> str:
    """Write a kind or a verdict as people do.

    >>> in_words("wrong_source")
    'wrong source'
    """
    return shorten(name.replace("_", " "), NAME_WIDTH)


def anchor(key: str, role: CheckRole, number: int) -> str:
    """Name the place of a finding's words in the text.

    >>> anchor("finding-3", "evidence", 1)
    'finding-3-evidence-1'
    """
    return f"{key}-{role}-{number}"


def _columns(check: Check, key: str, article: Article, layout: Sequence[Paragraph]) -> Iterable[Column]:
    for role in ROLES:
        spans = getattr(check, role)
        passages = [
            _passage(span, LABELS[role], anchor(key, role, number), article, layout)
            for number, span in enumerate(spans[:MAX_PASSAGES], start=1)
        ]
        if passages:
            yield Column(tuple(passages), len(spans) - len(passages), role)
    others = check.elsewhere[:MAX_PASSAGES]
    if others:
        yield Column(tuple(map(_quoted, others)), len(check.elsewhere) - len(others), "elsewhere")


def _passage(span: Span, label: str, anchor_: str, article: Article, layout: Sequence[Paragraph]) -> Passage:
    """Cut words out of the text with what stands around them in their paragraph, at most CONTEXT on either side."""
    text = article.text
    around = layout[max(0, bisect_right(layout, span.start, key=lambda each: each.start) - 1)] if layout else span
    first, last = max(around.start, span.start - CONTEXT), min(around.end, span.end + CONTEXT)
    before, after = text[first : span.start], text[span.end : last]
    if first > around.start:
        before = "…" + (before[before.find(" ") :] if " " in before else "")
    if span.end < last < around.end:
        after = (after[: after.rfind(" ") + 1] if " " in after else "") + "…"
    label = HEADLINE if article.title is not None and article.title.covers(span) else label
    where = shorten(article.place_at(span.start) or "")
    return Passage(_in_line(before), shorten(span.cut(text), WORDS_WIDTH), _in_line(after), label, where, anchor_)


def _in_line(part: str) -> str:
    """Put what stands beside words on one line, and keep a space at either end."""
    words = one_line(part)
    return f"{' ' if part[:1].isspace() else ''}{words}{' ' if words and part[-1:].isspace() else ''}"


def _quoted(each: Elsewhere) -> Passage:
    where = ", ".join(shorten(part) for part in (each.file or each.article, each.place) if part)
    label = "Another article" if each.article else "Original"
    return Passage("", shorten(each.text, WORDS_WIDTH), "", label, where, "")
