"""The entries of live blogs on pages, in the markup that papers write."""
# ruff: noqa: E501 (pages are easier to read in lines as long as pages have them)

import json

import pytest

TITLE = "Lido vote: live updates"
OPENING = "Follow the evening as the council of Tarn decides on the lido, which has been open for ninety years."
WORDS = (
    "The council has voted to shut the lido, and its clerk, Per Hagen, says that it will stay shut.",
    "Swimmers have begun to gather at the gates. “We are not going home,” said their chair, Una Brodie.",
    "Police say that nobody has been hurt, and that two people have been asked to leave the roof.",
)
HEADS = ("Vote is over", "Gates stay shut", "Two on the roof")
CLOCKS = ("16:40", "15:15", "14:02")
AUTHORS = ("Dag Rustad", "Elin Moe", "Dag Rustad")
MOMENTS = tuple(f"2024-05-07T{clock}:00Z" for clock in CLOCKS)
PARTS = list(zip(HEADS, CLOCKS, AUTHORS, MOMENTS, WORDS, strict=True))


@pytest.fixture
def read(load_one, tmp_path):
    def read_it(entries: str, data: dict | None = None, title: str = TITLE):
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
        path = tmp_path / "live.html"
        path.write_text(
            f'<html><head><title>{title}</title><meta property="article:published_time" content="2024-05-07T12:00:00Z">'
            f"{script}</head><body><main><h1>{title}</h1><p>{OPENING}</p>{entries}</main></body></html>",
            encoding="utf-8",
        )
        return load_one(path)

    return read_it


def told(article):
    return [(entry.author, entry.time) for entry in article.entries]


MARKUP = {
    "elements": '<article><time datetime="{3}">{1}</time><h2>{0}</h2><p class="byline">{2}</p><p>{4}</p></article>',
    "a list": '<li class="entry"><time datetime="{3}">{1}</time><h3>{0}</h3><p>By {2}</p><p>{4}</p><p>More soon.</p></li>',
    "a headline first": '<section><h2>{0}</h2><p>{2}</p><time datetime="{3}">{1}</time><p>{4}</p></section>',
    "one after the other": '<p><time datetime="{3}">{1}</time></p><h2>{0}</h2><p class="author">{2}</p><p>{4}</p>',
    "headlines over times": '<h2>{0}</h2><p><time datetime="{3}">{1}</time></p><p class="author">{2}</p><p>{4}</p>',
    "one line": '<div><h2>{0}</h2><p class="meta">{2} <time datetime="{3}">{1}</time></p><p>{4}</p></div>',
    "how long ago": '<div><time datetime="{3}">2h ago</time><h2>{0}</h2><p class="byline">{2}</p><p>{4}</p></div>',
}


@pytest.mark.parametrize("markup", MARKUP)
def test_every_entry_has_its_author_and_its_moment(read, markup):
    found = read("".join(MARKUP[markup].format(*parts) for parts in PARTS))
    assert told(found) == list(zip(AUTHORS, MOMENTS, strict=True))
    assert all(words in entry.cut(found.text) for entry, words in zip(found.entries, WORDS, strict=True))
    assert all(head in entry.cut(found.text) for entry, head in zip(found.entries, HEADS, strict=True))
    assert "Rustad" not in found.text
    assert found.byline is None


def test_what_stands_before_the_first_entry_is_in_none(read):
    found = read("".join(MARKUP["elements"].format(*parts) for parts in PARTS))
    assert found.entry_at(found.text.index(OPENING)) is None


def test_times_alone_are_of_the_day_on_which_the_page_came_out(read):
    found = read("".join(f"<div><p>{clock}</p><h2>{head}</h2><p>{words}</p></div>" for head, clock, *_, words in PARTS))
    assert told(found) == [(None, f"2024-05-07T{clock}") for clock in CLOCKS]


def updates():
    return [
        {
            "@type": "BlogPosting",
            "headline": head,
            "author": {"@type": "Person", "name": author},
            "datePublished": moment,
            "articleBody": words,
        }
        for head, _, author, moment, words in PARTS
    ]


@pytest.mark.parametrize("key", ["liveBlogUpdate", "blogPost"])
def test_the_page_s_data_tell_authors_and_moments_that_it_doesn_t_show(read, key):
    data = {"@type": "LiveBlogPosting", "headline": TITLE, key: updates()}
    found = read("".join(f"<div><h2>{head}</h2><p>{words}</p></div>" for head, *_, words in PARTS), data)
    assert told(found) == list(zip(AUTHORS, MOMENTS, strict=True))
    assert [entry.time_span for entry in found.entries] == [None, None, None]


def test_an_entry_without_a_headline_is_known_by_how_it_begins(read):
    data = {"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates()}
    found = read("".join(f"<div><p>{clock}</p><p>{words}</p></div>" for _, clock, *_, words in PARTS), data)
    assert told(found) == list(zip(AUTHORS, MOMENTS, strict=True))


def test_a_moment_in_a_sentence_of_an_entry_is_not_its_own(read):
    story = '<p>It opened on <time datetime="1934-06-01">1 June 1934</time>, a Friday, to a crowd of hundreds.</p>'
    found = read("".join(f"<div><p>{clock}</p><p>{words}</p>{story}</div>" for _, clock, *_, words in PARTS))
    assert [time for _, time in told(found)] == [f"2024-05-07T{clock}" for clock in CLOCKS]


def test_a_page_that_is_no_live_blog_has_no_entries(read):
    related = "".join(
        f'<div><h2>{head}</h2><p>{words}</p><p><time datetime="{moment}">7 May 2024</time></p></div>'
        for head, _, _, moment, words in PARTS
    )
    assert read(related, title="Tarn decides on its lido").entries == ()


def test_a_page_of_nothing_but_times_is_read_in_time(read):
    entry = "<div><time datetime='2024-05-07T16:40Z'>16:40</time><p>Swimmer number {} said that the lido was hers.</p></div>"
    found = read("".join(map(entry.format, range(3_000))))
    assert 0 < len(found.entries) <= 1_000
