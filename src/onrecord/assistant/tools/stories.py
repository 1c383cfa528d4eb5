"""Finding stories, and what several articles make of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from pydantic import Field

from onrecord.archive import Store, StoryOrder
from onrecord.assistant import rows
from onrecord.assistant.addresses import Addresses
from onrecord.assistant.answers import ComparedEvent, Comparison, Story, StoryPage, Told, Version
from onrecord.assistant.library import Library
from onrecord.assistant.questions import Limit, Number, Offset, Outlet, Since, Until, Words, given, page
from onrecord.eventdata import load_cities
from onrecord.render.event_accounts import ASPECTS, version_words
from onrecord.schema import event_accounts
from onrecord.stories.events import compare

MOST_OUTLETS = 20
"""So many outlets of a story are given: those that had it first."""

MOST_KNOWN = 400
"""So many of a story's articles are looked at to tell who may have been first."""

MOST_ACTORS = 12
MOST_EVENTS = 3
"""So many events are compared: those that most articles tell."""

MOST_TELLINGS = 40
MOST_VERSIONS = 8
MOST_TOLD = 4
MOST_QUOTATIONS = 3


@dataclass(frozen=True, slots=True)
class StoryTools:
    """The tools about stories."""

    library: Library

    def search_stories(
        self,
        *,
        words: Words = None,
        outlet: Annotated[Outlet, Field(description="An outlet that tells it.")] = None,
        since: Since = None,
        until: Until = None,
        actor_number: Annotated[Number | None, Field(description="Who appears in it, by the actor's number.")] = None,
        least: Annotated[int, Field(ge=1, le=1000, description="The fewest articles that it may have.")] = 2,
        order: Annotated[StoryOrder, Field(description="The newest first, or what most outlets have told.")] = "newest",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> StoryPage:
        """Find stories: articles of a few days, by several outlets as a rule, about one thing.

        `story` says more of one: who told it when, and where the accounts differ.
        """
        filters = given(
            words=words, outlet=outlet, since=since, until=until, actor=actor_number, least=least, order=order
        )
        with self.library.open() as archive:
            found = archive.stories(limit=limit + 1, offset=offset, **filters)
            items, counts = page(archive.count_stories(**filters), found, limit, offset)
            return StoryPage(stories=[rows.story(each, archive, self.library.desk) for each in items], **counts)

    def story(
        self,
        *,
        number: Annotated[Number, Field(description="The story's number, or that of any of its articles.")],
        limit: Annotated[Limit, Field(description="The most articles to give.")] = 10,
        offset: Offset = 0,
    ) -> Story:
        """Give a story: which outlets tell it and who may have had it first, where their accounts of events differ,
        the quotations that several print, and its articles, the first one first.

        Don't choose between accounts that differ: give each with its outlet and on whose word it stands.
        """
        desk = self.library.desk
        with self.library.open() as archive:
            found = archive.story(number)
            articles = archive.story_articles(found.id, limit=limit + 1, offset=offset)
            items, counts = page(found.articles, articles, limit, offset)
            known = archive.story_articles(found.id, limit=MOST_KNOWN)
            quotations = archive.quotations(story=found.id, order="largest", limit=MOST_QUOTATIONS)
            return Story(
                story=rows.story(found, archive, desk),
                told_by=rows.tellings(archive.told_by(found.id, most=MOST_OUTLETS), known, desk),
                actors=[each.name for each in archive.story_actors(found.id, most=MOST_ACTORS)],
                compared=list(_compared(archive, found.id, desk)),
                quotations=[rows.quotation(each, archive, desk) for each in list(quotations)],
                articles=[rows.article(each, desk) for each in items],
                **counts,
            )


def _compared(archive: Store, story: int, desk: Addresses) -> Iterator[ComparedEvent]:
    """Compare what articles tell of the events that most of them tell."""
    for event in islice(archive.shared_events(story), MOST_EVENTS):
        tellings = archive.event_tellings(event, most=MOST_TELLINGS)
        found = compare(tellings, load_cities())
        ids = archive.event_ids(each.event for each in tellings)
        yield ComparedEvent(
            words=found.words,
            type=found.type,
            articles=len(found.articles),
            outlets=len(found.outlets),
            differ=[_comparison(each, ids, desk) for each in found.differing],
            agree=[_comparison(each, ids, desk) for each in found.agreed],
        )


def _comparison(found: event_accounts.Comparison, ids: dict[int, str], desk: Addresses) -> Comparison:
    return Comparison(
        aspect=ASPECTS[found.aspect],
        versions=[
            Version(
                says=version_words(version),
                told=[
                    Told(outlet=each.outlet, on_word_of=each.words, link=desk.event(each.article, ids[each.event]))
                    for each in version.told[:MOST_TOLD]
                ],
            )
            for version in found.versions[:MOST_VERSIONS]
        ],
    )
