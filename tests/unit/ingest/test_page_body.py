"""What of a page is its article, on pages that are as messy as real ones."""
# ruff: noqa: E501 (pages are easier to read in lines as long as pages have them)

import pytest

from onrecord.errors import NoArticleError, TooLargeError

LEAD = "The council of Harrowgate voted on Tuesday to close the old ferry pier, which has stood for ninety years."
QUOTE = "“The timbers are rotten and the risk is ours,” said harbour master Ilse Brandvold, who looked in March."
END = "Fishermen said that the council had promised repairs for a decade, and had never sent a single carpenter."
TITLE = "Harrowgate closes its ferry pier"


def page(body: str, head: str = "", *, title: str = TITLE) -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def article(inside: str, head: str = "") -> str:
    return page(
        f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{QUOTE}</p>{inside}<p>{END}</p></article></main>", head
    )


@pytest.fixture
def read(load_one, tmp_path):
    def read_it(written: str):
        path = tmp_path / "page.html"
        path.write_text(written, encoding="utf-8")
        return load_one(path)

    return read_it


def paragraphs(found) -> list[tuple[str, str]]:
    return [(each.kind, each.cut(found.text)) for each in found.paragraphs]


def notes(found) -> dict[str, int]:
    return {note.kind: note.count for note in found.notes}


ARTICLE = [("title", TITLE), ("text", LEAD), ("text", QUOTE), ("text", END)]


def test_of_a_messy_page_only_the_article_is_left(load_page):
    found = load_page("messy")
    text = found.text
    for words in ("cookies", "tyres", "MORE", "morning briefing", "1962", "Email us", "never sleeps", "Trams", "believe me",
                  "Registered", "Share", "Lena Roos", "Ferries"):  # fmt: skip
        assert words not in text
    for words in ("Both sides say", "The company offered crews", "“long but worth it”", "I had bought a kayak.",
                  "— Dagny Moe (@dagnymoe)", "What happens next", "Tickets for Thursday", "rather not go through"):  # fmt: skip
        assert words in text
    assert text.count("We have what we came for") == 1


def test_the_metadata_of_a_messy_page_are_what_a_reader_sees(load_page):
    found = load_page("messy")
    assert found.title_text == "Ferry strike called off after night of talks"
    assert (found.published.value, found.updated) == ("2024-03-05T06:30", "2024-03-05T09:12:00+00:00")
    assert (found.outlet, found.byline) == ("Kelling Courier", "Ines O'Dowd")


def test_what_a_messy_page_leaves_out_is_on_the_record(load_page):
    assert notes(load_page("messy")) == {"advert": 2, "aside": 3, "post": 2, "prompt": 2, "related": 2}


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ('<div class="c-RelatedStories"><ul><li><a href="/1">Mayor denies it, says prosecutor</a></li></ul></div>', "related"),
        ("<p><b>Related:</b> <a href='/1'>Mayor denies it, says prosecutor</a></p>", "related"),
        ("<p><a href='/1'>READ MORE: Mayor denies it, says prosecutor</a></p>", "related"),
        ("<p>MORE: <a href='/1'>‘I never saw the report’, says chair</a></p>", "related"),
        ("<h3>More from the Herald</h3><ul><li><a href='/1'>Police deny chase</a></li></ul>", "related"),
        ("<p>Sign up for our newsletter, and get the best of the Herald in your inbox.</p>", "prompt"),
        ("<p>We want to hear from you: what do you think of the pier?</p>", "prompt"),
        ("<p>Have you got a story? Email the newsdesk at news@herald.example.</p>", "prompt"),
        ("<p>Follow us on Facebook and on Twitter for more.</p>", "prompt"),
        ('<div id="piano-signup"><div class="sign-up"><p>“Worth every penny,” says our reader Bo Lie.</p></div></div>', "prompt"),
        ('<div class="ad-slot"><p>Buy tyres now, says Bo Lie, of Bo’s Tyres and Wheels.</p></div>', "advert"),
        ("<p>Advertisement</p>", "advert"),
        ("<figure><img src='a.jpg'><figcaption>Mayor Aspelund says he will resign in June.</figcaption></figure>", "caption"),
        ('<span class="media-caption">Mayor Aspelund, who says that he will resign in June.</span>', "caption"),
        ("<p>Picture: Lena Roos/Herald</p>", "caption"),
        ('<div class="factbox"><h3>Piers in numbers</h3><p>There are nine hundred piers, the ministry says.</p></div>', "aside"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_the_article_is_left_out_and_noted(read, inside, kind):
    found = read(article(inside))
    assert paragraphs(found) == ARTICLE
    assert list(notes(found)) == [kind]
    assert [span.cut(found.text) for span in found.notes[0].spans] == [QUOTE]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<div>The mayor, Finn Aspelund, told the Herald that he had no choice.</div>", "The mayor, Finn Aspelund"),
        ("<div><span>“I had no choice,” said the mayor, Finn Aspelund.</span></div>", "“I had no choice,”"),
        ("<section><div><div><p>“I had no choice,” said the mayor.</p></div></div></section>", "“I had no choice,”"),
        ('<p class="paywall">“I had no choice,” said the mayor, Finn Aspelund.</p>', "“I had no choice,”"),
        ('<p class="ad-free">“Sign up for the newsletter,” the mayor told his voters.</p>', "“Sign up"),
        ("<p>He asked <q>who pays</q> and said that <cite>The Pier</cite> was a play.</p>",
         "He asked “who pays” and said that The Pier was a play."),
        ("<p>She said <q>he called it <q>a joke</q> twice</q>.</p>", "She said “he called it ‘a joke’ twice”."),
        ('<p>He said <q>“no”</q> again, as he had in May.</p>', "He said “no” again"),
        ("<p>The <nobr>old pier</nobr> was <b>never</b> <a href='/s'>safe, <i>they</i> said</a>.</p>",
         "The old pier was never safe, they said."),
    ],
)  # fmt: skip
def test_what_is_part_of_the_article_is_kept(read, inside, words):
    found = read(article(inside))
    assert len(found.paragraphs) == len(ARTICLE) + 1
    assert words in found.paragraphs[3].cut(found.text)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<blockquote><p>We asked for nails.</p><footer>Oskar Tveit, skipper</footer></blockquote>",
         ["We asked for nails.", "— Oskar Tveit, skipper"]),
        ("<blockquote>We asked for nails.<br><br><cite>— Oskar Tveit</cite></blockquote>",
         ["We asked for nails.", "— Oskar Tveit"]),
        ("<figure><blockquote>We asked for nails.</blockquote><figcaption>Oskar Tveit</figcaption></figure>",
         ["We asked for nails.", "— Oskar Tveit"]),
        ("<blockquote><p>The council has lied.</p><p>We will not fence off our own pier.</p></blockquote>",
         ["The council has lied.", "We will not fence off our own pier."]),
    ],
)  # fmt: skip
def test_a_quotation_in_a_block_has_its_edges_and_who_signs_it(read, inside, expected):
    found = read(article(inside))
    assert [words for kind, words in paragraphs(found) if kind == "quote"] == expected


@pytest.mark.parametrize(
    "post",
    [
        '<blockquote class="twitter-tweet"><p>They keep the fees.</p>&mdash; Dagny Moe (@dagnymoe)</blockquote>',
        '<amp-twitter data-tweetid="1"><blockquote placeholder><p>They keep the fees.</p>— Dagny Moe (@dagnymoe)'
        "</blockquote></amp-twitter>",
        '<div class="tweet"><a href="https://x.example/1"><span class="tweet-author-name">Dagny Moe</span> '
        '<span class="tweet-author-handle">@dagnymoe</span></a><div>They keep the fees.</div>'
        '<div class="tweet-footer">May 7th <span>12 Retweets</span></div></div>',
        '<div class="social-media-embed"><blockquote class="bluesky-embed"><p>They keep the fees.</p>'
        "— Dagny Moe (@dagnymoe)</blockquote></div>",
    ],
)
def test_an_embedded_post_is_kept_with_its_author_who_is_not_the_article_s(read, post):
    found = read(article(post))
    assert [words for kind, words in paragraphs(found) if kind == "quote"] == [
        "They keep the fees.",
        "— Dagny Moe (@dagnymoe)",
    ]
    assert found.byline is None
    assert notes(found) == {"post": 2}


def test_a_live_blog_keeps_the_times_of_its_entries_and_no_authors(read):
    entries = "".join(
        f'<article class="entry"><time datetime="2024-05-07T{time}Z">{time}</time><h2>{head}</h2><p>{author}</p>'
        f"<p>{words}</p></article>"
        for time, head, author, words in (
            ("14:32", "Mayor stays", "Kari Solli", LEAD),
            ("13:05", "Strike called", "Jens Wold", QUOTE),
            ("12:00", "Vote over", "Kari Solli", END),
        )
    )
    found = read(page(f"<main><h1>{TITLE}</h1>{entries}</main>"))
    assert [words for kind, words in paragraphs(found) if kind == "heading"] == [
        *("14:32", "Mayor stays", "13:05", "Strike called", "12:00", "Vote over"),
    ]
    assert "Kari Solli" not in found.text
    assert "Jens Wold" not in found.text


PAY = '<div class="paywall"><h2>Subscribe to continue reading</h2><p>“Worth every penny,” says our reader Bo Lie.</p></div>'
BODY = f'"articleBody": "{LEAD} {END} And there is much more to be said about it, which only those who pay can read."'


@pytest.mark.parametrize("free", ['"isAccessibleForFree": false, ', ""])
def test_a_page_for_subscribers_gives_its_beginning_and_says_so(read, free):
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", {free}{BODY}}}</script>'
    found = read(page(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p>{PAY}</article></main>", data))
    assert paragraphs(found) == ARTICLE[:2]
    assert notes(found)["cut"] == 1


def test_what_only_the_page_s_data_have_is_taken_from_there(read):
    more = " ".join(f"Skipper number {n} said that the pier had been safe in the year {1950 + n}." for n in range(12))
    data = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{LEAD}\\n\\n{more}"}}</script>'
    )
    found = read(page(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p></article></main>", data))
    assert [words for _, words in paragraphs(found)] == [TITLE, LEAD, more]
    assert notes(found) == {"data": 2}


def test_data_with_what_the_article_left_out_add_nothing(read):
    box = " ".join(f"Pier number {n} was built in the year {1900 + n}, the ministry says." for n in range(10))
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{LEAD} {box} {QUOTE} {END}"}}</script>'
    found = read(article(f'<div class="factbox"><p>{box}</p></div>', data))
    assert paragraphs(found) == ARTICLE


def test_lists_of_offers_and_short_stories_are_articles(read):
    offers = "".join(
        f"<h3>Lantern {n}</h3><p>This lantern is the best of its kind, our testers say, and it burns for {n} hours.</p>"
        f'<ul><li>Burns for {n} hours</li><li>Weighs little</li></ul><p><a href="/{n}">Buy now</a></p><p>$1{n}.99</p>'
        for n in range(2, 9)
    )
    found = read(
        page(f'<main><h1>The best lanterns</h1><div class="entry-content">{offers}</div></main>', title="Lanterns")
    )
    assert sum(kind == "heading" for kind, _ in paragraphs(found)) == 7
    short = read(page(f"<main><h1>{TITLE}</h1><p>{LEAD}</p><p>{QUOTE}</p></main>"))
    assert paragraphs(short) == ARTICLE[:3]


def test_what_stands_below_an_article_with_a_heading_of_its_own_is_another(read):
    other = f"<article><h1>Trams return</h1><p>{LEAD.replace('pier', 'tram')}</p><p>{END.replace('carpenter', 'driver')}</p></article>"
    found = read(
        page(f"<main><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{QUOTE}</p><p>{END}</p></article>{other}</main>")
    )
    assert paragraphs(found) == ARTICLE


def test_a_page_of_teasers_is_no_article(read):
    teasers = "".join(
        f'<li><h3><a href="/{n}">Story number {n} of the day and its long title</a></h3><p>A few words about it, says n.</p></li>'
        for n in range(20)
    )
    with pytest.raises(NoArticleError):
        read(page(f"<main><h1>News</h1><ul>{teasers}</ul></main>", title="News"))


def test_a_story_in_a_page_whose_classes_say_nothing_is_found(read):
    menu = "".join(f'<div><a href="/{n}">Ward {n}</a></div>' for n in range(40))
    blurbs = "".join(
        f'<div><a href="/s{n}">Another story, number {n}</a><div>It was said by some.</div></div>' for n in range(9)
    )
    found = read(
        page(
            f"<div>{menu}</div><div><div>{TITLE}</div><div>{LEAD}</div><div>{QUOTE}</div><div>{END}</div></div><div>{blurbs}</div>"
        )
    )
    assert [words for _, words in paragraphs(found)][-3:] == [LEAD, QUOTE, END]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000,
        "<blockquote><p>We asked for nails, twice.</p></blockquote>" * 20_000,
        f'<p class="{"related-" * 200_000}">{LEAD}</p>',
        f'<p class="{"a b " * 100_000}" id="{"-" * 200_000}" style="{"display " * 50_000}">{LEAD}</p>',
        "<p>" + "Sign up " * 60_000 + "</p>",
        "<p>" + "by A " * 60_000 + "</p>",
        '<div class="tweet">' + "<b>" * 200 + "@" * 50_000 + "</div>",
        "<table>" + "<tr><td>a<td>b" * 20_000,
        "<article><h1>x</h1><p>y</p></article>" * 15_000,
        "".join(f'<meta property="og:title" content="Title {n}">' for n in range(20_000)),
        '<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' + "[a](b" * 60_000 + '"}</script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","author":"' + "A. " * 90_000 + '"}</script>',
    ],
    ids=lambda hostile: hostile[:30],
)
@pytest.mark.timeout(20)
def test_a_hostile_page_is_read_or_refused_in_time(read, hostile):
    try:
        found = read(article(hostile))
    except (NoArticleError, TooLargeError):
        return
    assert LEAD in found.text
