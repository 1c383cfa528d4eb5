"""The pages of stories: the search, its results as CSV and JSON, and what several articles make of one thing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Count, Store, StoredStory, StoryActor, StoryQuery, ToldBy
from onrecord.archive.listing import STORY_COLUMNS, story_row
from onrecord.desk.account_table import AccountTable, account_table
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.pages import quotations
from onrecord.desk.pages.paging import PAGE_SIZE, asked_page, pager
from onrecord.desk.pages.search_page import Found, SearchPage
from onrecord.desk.pages.stories_query import StoriesQuery, parse_stories_query
from onrecord.desk.pages.templates import render
from onrecord.desk.quoted import Quoted
from onrecord.desk.timeline import Item, item_rows, timeline
from onrecord.eventdata import load_cities
from onrecord.render.event_accounts import version_words
from onrecord.stories.events import compare

router = APIRouter(include_in_schema=False)

MAX_LISTED = 4
"""The most outlets, and the most actors, that a story in a list names."""

MAX_OUTLETS = 16
"""The most outlets that are drawn: those that had the story first."""

MAX_DRAWN = 400
"""The most articles that are drawn: the first ones."""

MAX_PARTS = 12
"""The most versions and quotations that are drawn: those that came out first."""

MAX_ACTORS = 16

MAX_EVENTS = 3
"""The most events whose accounts are compared on the page of a story: those of which most articles tell."""

EVENTS_PAGE = 10
"""Events per page where all of a story are listed."""

MAX_TELLINGS = 40
"""The most places that tell of one of them."""


class Entry(NamedTuple):
    """A story in a list, with the first outlets that told it and its main actors."""

    story: StoredStory
    outlets: tuple[ToldBy, ...]
    actors: tuple[StoryActor, ...]


@router.get("/stories/{number}")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show the story that an article tells; raises NotInArchiveError. It has one address, that of its own number."""
    story = archive.story(number)
    if story.id != number:
        return RedirectResponse(f"/stories/{story.id}", 303)
    page = asked_page(request)
    articles = archive.story_articles(number, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    outlets = archive.told_by(number, most=MAX_OUTLETS)
    drawn = archive.story_articles(number, limit=MAX_DRAWN)
    shared = archive.shared_events(number)
    events = _accounts(archive, shared[:MAX_EVENTS])
    quoted = quotations.of_story(archive, number)

    def address(to: int) -> str:
        return f"/stories/{number}{f'?page={to}' if to > 1 else ''}#articles"

    return render(
        request,
        "story.html",
        story=story,
        timeline=timeline(outlets, drawn),
        drawn=len(drawn),
        parts=item_rows(_parts(events, quoted[1]), drawn, most=MAX_PARTS),
        articles=articles,
        pager=pager(page, len(articles), Count(story.articles), address) if articles else None,
        actors=archive.story_actors(number, most=MAX_ACTORS),
        events=events,
        shared=len(shared),
        quotations=quoted,
    )


@router.get("/stories/{number}/events")
def list_events(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """List the events of which several articles of a story tell, those first of which most tell."""
    story = archive.story(number)
    if story.id != number:
        return RedirectResponse(f"/stories/{story.id}/events", 303)
    shared = archive.shared_events(number)
    page = asked_page(request)
    on_page = shared[(page - 1) * EVENTS_PAGE : page * EVENTS_PAGE]

    def address(to: int) -> str:
        return f"/stories/{number}/events{f'?page={to}' if to > 1 else ''}"

    return render(
        request,
        "story_events.html",
        story=story,
        shared=len(shared),
        events=_accounts(archive, on_page),
        pager=pager(page, len(on_page), Count(len(shared)), address, size=EVENTS_PAGE) if on_page else None,
    )


def _parts(events: Iterable[AccountTable], quotations: Iterable[Quoted]) -> Iterator[Item]:
    """List the versions of what is told differently, and the quotations."""
    for number, table in enumerate(events, start=1):
        for comparison in table.accounts.differing:
            for version in comparison.versions:
                articles = frozenset(each.article for each in version.told)
                words, trigger = version_words(version), table.accounts.words
                yield Item(words if trigger in words else f"“{trigger}”: {words}", f"#event-{number}", articles)
    for each in quotations:
        articles = frozenset(one.given.statement.article.id for one in each.wordings)
        yield Item(f"“{each.quotation.words}”", f"/quotations/{each.quotation.id}", articles)


def _accounts(archive: Store, events: Sequence[int]) -> list[AccountTable]:
    """Compare what articles tell of these events; first those on which they differ."""
    told = [archive.event_tellings(event, most=MAX_TELLINGS) for event in events]
    ids = archive.event_ids(view.event for views in told for view in views)
    cities = load_cities()
    tables = [account_table(compare(views, cities), views, ids) for views in told]
    return sorted(tables, key=lambda table: not table.parts)


def entries(archive: Store, stories: Iterator[StoredStory]) -> list[Entry]:
    """Add to stories who told them first, and who appears in them."""
    return [
        Entry(
            each,
            tuple(archive.told_by(each.id, most=MAX_LISTED)),
            tuple(archive.story_actors(each.id, most=MAX_LISTED)),
        )
        for each in stories
    ]


def _find(archive: Store, query: StoriesQuery, limit: int, offset: int) -> Found:
    filters = query.filters()
    total = archive.count_stories(**filters)
    found = entries(archive, archive.stories(limit=limit, offset=offset, **filters))
    return Found(found, total, {"ungathered": 0 if total.number else archive.ungathered()})


def _rows(archive: Store, query: StoriesQuery, limit: int) -> Iterator[dict[str, Any]]:
    return map(story_row, archive.stories(limit=limit, **query.filters()))


SearchPage(
    "stories",
    "stories_list.html",
    parse=parse_stories_query,
    ask=lambda query: StoryQuery(**query.filters()),
    form=lambda archive, query: {"chips": query.chips(query.names(archive))},
    find=_find,
    rows=_rows,
    columns=lambda _: STORY_COLUMNS,
).add_to(router)
