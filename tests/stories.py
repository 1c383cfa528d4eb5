"""Articles whose titles say which story they tell, and the simplest way to gather them."""

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


def gathered(store):
    while store.gather_next(by_first_word):
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
