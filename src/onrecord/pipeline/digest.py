"""What is new for saved searches, by person: "new statements by X on Y"."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from urllib.parse import quote

from onrecord.archive import (
    Arrival,
    Count,
    FoundArticle,
    SavedKind,
    SavedSearch,
    Store,
    StoredArticle,
    StoredEvent,
    StoredStatement,
)
from onrecord.archive.listing import article_row, check_row, event_row, statement_row
from onrecord.errors import NotInArchiveError
from onrecord.render import event_words
from onrecord.render.captions import NO_HEADLINE, day
from onrecord.render.checks import in_words
from onrecord.render.citations import Origin, cite_event, cite_statement
from onrecord.render.clean import clean, one_line
from onrecord.render.digest import VERBS, Group, Line, Section
from onrecord.schema import Act, Form
from onrecord.text.quoting import quoted

MOST = 200
"""So much that is new for a search is named; all of it is counted."""

_NOBODY = "Nobody named"
_SINGULAR: Mapping[SavedKind, str] = {
    "statements": "statement",
    "articles": "article",
    "events": "report of an event",
    "checks": "finding",
}
_PLURAL: Mapping[SavedKind, str] = {
    "statements": "statements",
    "articles": "articles",
    "events": "reports of events",
    "checks": "findings",
}
_JOINED = (
    (("speaker", "actor", "who", "who_actor"), "by"),
    (("whom", "whom_actor"), "to"),
    (("other_actor",), "with"),
    (("where", "where_actor"), "in"),
    (("about", "subject"), "on"),
    (("words",), "with the words"),
    (("on_word_of", "word_actor"), "on the word of"),
    (("outlet",), "in"),
    (("since",), "from"),
    (("until",), "until"),
)
"""How a title says what a search asks for, in this order; what isn't here comes behind, by its name."""

_LABELS = {"type": "what happens", "kind": "check"}
"""How a title calls filters whose names say too little."""

_TICKED = {
    "said": "what was said",
    "happened": "what counts as having happened",
    "denied": "what is denied",
    "dated": "what has a day",
    "dismissed": "what was dismissed",
    "unshown": "what is wrong more often, too",
}
"""How a title says what is chosen by yes or no."""

_ACTORS = ("actor", "subject", "other_actor", "who_actor", "whom_actor", "where_actor", "word_actor")


class NewsGroup(NamedTuple):
    """What is new of one person, one outlet or one check."""

    name: str
    arrivals: tuple[Arrival, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new for a saved search: what it finds in articles with numbers above `after`, up to `through`.

    `total` counts all of it, and `groups` have the newest of it by person, outlet or check. `title` says in words what
    it is.
    """

    search: SavedSearch
    after: int
    through: int
    total: Count
    title: str
    groups: tuple[NewsGroup, ...]

    @property
    def shown(self) -> int:
        """How much of it the groups have."""
        return sum(len(group.arrivals) for group in self.groups)

    def row(self) -> dict[str, Any]:
        """Give it as a flat row, whose `items` are rows as searching gives them."""
        items = [_row(each) for group in self.groups for each in group.arrivals]
        search = self.search
        return {
            "saved": search.id,
            "name": search.name,
            "kind": search.kind,
            "title": self.title,
            "after": self.after,
            "through": self.through,
            "total": self.total.number,
            "at_least": self.total.at_least,
            "items": items,
        }


def news_of(store: Store, search: SavedSearch, *, after: int, most: int = MOST) -> News:
    """Find what is new for a search in the articles that were added after one.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
    ...     search = store.save_search("Reyes on the dam", speaker="Ana Reyes", words="dam")
    ...     news_of(store, search, after=search.told).title
    'No new statements by Ana Reyes with the words dam'
    """
    through = store.last_article()
    found = [each for each in store.arrivals(search, after=after, most=most) if each.article.id <= through]
    groups: dict[str, list[Arrival]] = {}
    for each in found:
        groups.setdefault(_group(each), []).append(each)
    total = store.count_arrivals(search, after=after)
    by_name = tuple(NewsGroup(name, tuple(arrivals)) for name, arrivals in groups.items())
    return News(search, after, through, total, title_of(search, total, actor_names(store, search)), by_name)


def digest(store: Store, searches: Iterable[SavedSearch], *, after: int | None = None) -> list[News]:
    """Find what is new for each of some searches: what was added after an article, or else since the last digest."""
    return [news_of(store, each, after=each.told if after is None else after) for each in searches]


def section_of(news: News, *, desk: str | None = None) -> Section:
    """Make a section of a digest; its lines lead to a desk where there is one, else to the articles themselves."""
    groups = tuple(Group(group.name, tuple(line_of(each, desk) for each in group.arrivals)) for group in news.groups)
    return Section(news.search.name, news.title, groups, left_out(news))


def left_out(news: News) -> str | None:
    """Say how much that is new isn't listed; None if all of it is."""
    left = news.total.number - news.shown
    if left <= 0:
        return None
    return f"{'More than ' if news.total.at_least else ''}{left:,} more {'is' if left == 1 else 'are'} not listed here."


def line_of(each: Arrival, desk: str | None = None) -> Line:
    """Describe something new in words."""
    article = each.article
    part, anchor, words, how = _described(each)
    place = f"{desk.rstrip('/')}/articles/{article.id}{anchor}" if desk else article.url
    return Line(
        words=one_line(words),
        how=how,
        day=day(article.published[:10]) if article.published else "no date",
        outlet=one_line(article.outlet or ""),
        headline=_headline(article),
        reference=f"{article.id}/{part}" if part else str(article.id),
        address=place,
    )


def citation_of(each: Arrival) -> str:
    """Write something new with its citation; a finding's words, and a headline, aren't put in quotation marks."""
    article, line = each.article, line_of(each)
    if isinstance(each, StoredStatement):
        origin = Origin(article.outlet, article.title, line.day, each.place)
        return cite_statement(each.content, who_of(each) or "", cast("Act", each.act), cast("Form", each.form), origin)
    if isinstance(each, StoredEvent):
        origin = Origin(article.outlet, article.title, line.day, each.place)
        own = each.standing == "outlet"
        return cite_event(each.context.text, each.standing_words, origin, is_outlets_own=own)
    known = dict.fromkeys(filter(None, (line.outlet, line.day, line.headline)))
    return f"{line.words} — {', '.join(each for each in known if each != line.words)}"


def title_of(search: SavedSearch, total: Count, names: Mapping[int, str]) -> str:
    """Say what is new, and what was asked for; `names` are those of actors by number.

    >>> search = SavedSearch(1, "Dam", "statements", {"speaker": "Reyes", "about": "dam"}, "", "", 0, 0, "")
    >>> title_of(search, Count(3, False), {})
    '3 new statements by Reyes on dam'
    """
    number = f"{'More than ' if total.at_least else ''}{total.number:,}" if total.number else "No"
    return f"{number} new {_named(search, names, (_SINGULAR if total.number == 1 else _PLURAL)[search.kind])}"


def asked_for(search: SavedSearch, names: Mapping[int, str]) -> str:
    """Say what a search asks for; `names` are those of actors by number.

    >>> search = SavedSearch(1, "Dam", "statements", {"words": "dam", "act": "deny", "actor": 7}, "", "", 0, 0, "")
    >>> asked_for(search, {7: "Ana Reyes"})
    'statements by Ana Reyes with the words dam (act: deny)'
    """
    return _named(search, names, _PLURAL[search.kind])


def _named(search: SavedSearch, names: Mapping[int, str], noun: str) -> str:
    filters = {
        key: names.get(value, f"number {value}") if key in _ACTORS else value for key, value in search.filters.items()
    }
    parts = [noun]
    for fields, joined in _JOINED:
        parts += [f"{joined} {filters.pop(name)}" for name in fields if name in filters]
    rest = "; ".join(_labelled(name, value) for name, value in filters.items())
    return one_line(" ".join(parts) + (f" ({rest})" if rest else ""))


def actor_names(store: Store, search: SavedSearch) -> dict[int, str]:
    """Give the names of the actors that a search gives by number."""
    names = {}
    for number in (search.filters.get(name) for name in _ACTORS):
        if isinstance(number, int):
            with suppress(NotInArchiveError):
                names[number] = store.actor(number).name
    return names


def _described(each: Arrival) -> tuple[str, str, str, str | None]:
    """Give the id of something new, its anchor on the desk, its words, and how they are said."""
    if isinstance(each, StoredStatement):
        anchor = f"#{quote(clean(each.statement_id), safe='')}"
        how = VERBS[cast("Act", each.act)]
        return each.statement_id, anchor, quoted(one_line(each.content)), how
    if isinstance(each, FoundArticle):
        return "", "", _headline(each.article), None
    if isinstance(each, StoredEvent):
        number = each.event_id.removeprefix("e")
        what = f"{event_words.glance(each.standing, each.status)}, {event_words.TYPES[each.type]}"  # type: ignore[arg-type, index]
        whom = ", ".join(party.shown for party in each.whom)
        words = f"{what}{f' → {whom}' if whom else ''}: {each.context.text}"
        ours = number.isdecimal() and number.isascii() and each.event_id[:1] == "e"
        return each.event_id, f"#event-{number}" if ours else "#events", words, None
    return each.check_id, f"#finding-{each.number}", f"{in_words(each.verdict)}: {each.message}", None


def who_of(each: Arrival) -> str | None:
    """Say who says or does something new; None where nobody is named, and for an article or a finding."""
    if isinstance(each, StoredStatement):
        return one_line(each.speaker or each.source or "") or None
    if isinstance(each, StoredEvent):
        return one_line(", ".join(dict.fromkeys(party.shown for party in each.who))) or None
    return None


def subject_of(search: SavedSearch) -> str | None:
    """Say what a search is about; None if it is about anything.

    >>> subject_of(SavedSearch(1, "Dam", "statements", {"words": "dam", "speaker": "Reyes"}, "", "", 0, 0, ""))
    'dam'
    """
    about = search.filters.get("about") or search.filters.get("words")
    return one_line(about) if isinstance(about, str) else None


def _group(each: Arrival) -> str:
    if isinstance(each, FoundArticle):
        return one_line(each.article.outlet or "") or "Outlet not known"
    if isinstance(each, StoredStatement | StoredEvent):
        return who_of(each) or _NOBODY
    return in_words(each.kind)


def _headline(article: StoredArticle) -> str:
    return one_line(article.title or "") or NO_HEADLINE


def _row(each: Arrival) -> dict[str, Any]:
    if isinstance(each, StoredStatement):
        return statement_row(each)
    if isinstance(each, FoundArticle):
        return article_row(each)
    return event_row(each) if isinstance(each, StoredEvent) else check_row(each)


def _labelled(name: str, value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return f"{'only ' if value else 'with ' if value is None else 'not '}{_TICKED[name]}"
    return f"{_LABELS.get(name, name.replace('_', ' '))}: {value}"
