"""Articles whose titles say which story they tell, and the simplest way to gather them."""

from tests.events import with_events
from tests.support import record_of
from tests.unit.archive.hand import cast

REYES = {"name": "Ana Reyes"}


def told(title, outlet, day, *, url=None, text="{s:Ana Reyes} {q:said} {c:the dam is safe}."):
    """An article whose title's first word says which story it tells."""
    url = url or f"https://{outlet}.example/{title.replace(' ', '-')}"
    return cast(f"{title}\n\n{text}", REYES, speakers={1: "a1"}, title=True, outlet=outlet, url=url,
                published=(day, "given") if day else None)  # fmt: skip


def by_first_word(article, shelves):
    """Gather the articles whose titles begin with the same word, those with two such words into one story."""
    title, _ = shelves.stories.title_and_text(article)
    keys = [sum(map(ord, word)) for word in (title or "").split() if word.isupper()]
    near = shelves.stories.neighbours(keys, "2024-01-01", "2024-12-31")
    stories = sorted({story for _, story, _ in near})
    story = shelves.stories.put(article, b"sketch", keys, shelves.stories.day(article) or "", stories)
    longest = max(shelves.stories.members(story), key=lambda member: member[0])
    shelves.stories.entitle(story, longest[0])
    return story


def gathered(store, take=by_first_word):
    while store.gather_next(take):
        pass
    return {each.id: [article.id for article in store.story_articles(each.id)] for each in store.stories(least=1)}


DAM_FIRST = told("DAM holds", "courier", "2024-05-03")
DAM_AGAIN = told("DAM leaks", "post", "2024-05-04")
FERRY = told("FERRY sails", "courier", "2024-05-05")
BOTH = told("DAM and FERRY", "herald", "2024-05-06")


def put_dams_and_ferry(store):
    """Keep three articles: two tell of a dam, one of a ferry."""
    for each in (DAM_FIRST, FERRY, DAM_AGAIN):
        store.keep(each)


HARDA = {1: {"name": "Harda", "kind": "place"}, 2: {"name": "Ida Berg"}}


def flood(outlet, published, toll, *, said=False, url=None):
    """An article of a flood in Harda that killed so many, as its outlet tells or as somebody says."""
    tells = f"the flood in {{a1:Harda}} killed {toll} people"
    text = f"{{s:{{a2:Ida Berg}}}} {{q:said}} {{c:{tells}}}." if said else f"At night {tells}."
    record = record_of(
        f"FLOOD in {{a1:Harda}}, says {outlet}\n\n{text}", title=True, actors=HARDA, outlet=outlet,
        published=(published, "given"), url=url or f"https://papers.example/flood-{outlet}-{published}",
    )  # fmt: skip
    killed = {"least": toll, "most": toll, "of": "killed"}
    return with_events(record, {"trigger": "killed", "type": "harm", "where": ["Harda#2"], "count": killed})


def with_same_events(article, shelves):
    """Gather by first words; events of one story are one if their triggers are."""
    story = by_first_word(article, shelves)
    held = {event.trigger: group for event, group in shelves.events.of_story(story)}
    for event in shelves.events.of_article(article):
        shelves.events.put(event.event, held.get(event.trigger, event.event))
