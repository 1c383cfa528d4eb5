import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import import_module

import pytest

from onrecord import render
from onrecord.render import page, record_html
from onrecord.render.page import MAX_HIGHLIGHTED
from onrecord.schema import Actor, KnownAs, LiveEntry, Record
from tests.support import record_of

HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{ 7*7 }}\u202e\x00\x1b"""
VOID = {"meta", "link", "br", "input", "img", "hr"}
MARKED = """{c2:Dam is sound}, {s2:state} {q2:says}

{s1:The ministry} {q1:said} {c1:that {s3:experts} {q3:agree} {c3:it holds}}."""


class Outline(HTMLParser):
    """The elements of a page, and its text; fails where the tags don't match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] not in (["style"], ["script"]):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def record():
    return record_of(MARKED, title=True, outlet="Valley News", published=("2026-01-05", "given"))


SPOKEN = """{c5:Sluice stood open}, {s5:{a1:Dell}} {q5:says}

{s1:{a1:Hanna Dell}}, {a1:head of {a2:the Fen Board}}, {q1:said} {c1:{a1:she} had told {a2:the board}}. \
{s2:{a3:An aide}} {q2:confirmed} {c2:it}. {s3:Marsh} {q3:called} {c3:it “{a4:ours}”}. {s4:{a5/nominal:the minister}} \
{q4:left} {c4:“it”} in {a6:Merrow}."""
OFFICE = KnownAs(name="Carla Whit", country="GB", office="Secretary of State", as_of="2025-09")


@pytest.fixture
def spoken():
    return record_of(
        SPOKEN,
        title=True,
        actors={
            2: {"kind": "organization", "name": "Fen Board", "named": True},
            3: {"named": False},
            5: {"known_as": OFFICE},
            6: {"kind": "place"},
        },
        statements={
            2: {"speakers": None, "unresolved": "the text names nobody", "source_kind": "anonymous"},
            3: {"unresolved": "“Marsh” may be Edwin or Lucy Marsh", "source_kind": "person"},
        },
    )


def lines(html: str) -> str:
    """The text of a page as one line, without the space that only its source has."""
    return " ".join(Outline(html).text.split())


@pytest.mark.parametrize("draw", [page, record_html])
def test_each_statement_names_its_speaker(spoken, draw):
    shown = lines(draw(spoken))
    assert "Hanna Dell (Dell) says" in shown
    assert "An aide anonymous confirmed" in shown
    assert "Speaker unresolved: “Marsh” may be Edwin or Lucy Marsh" in shown
    assert "the minister table: Carla Whit, Secretary of State left" in shown


@pytest.mark.parametrize("draw", [page, record_html])
def test_the_actors_are_listed_with_what_they_say_and_how_they_are_called(spoken, draw):
    shown = lines(draw(spoken))
    assert "Hanna Dell person 2 statements: 1, 5" in shown
    assert "“head of the Fen Board”" in shown
    assert "4 mentions" in shown
    assert "table: Carla Whit, Secretary of State, GB, as of September 2025" in shown
    assert "4 more who don’t speak" in shown
    assert "1 statement without a known speaker, the text names nobody: 2" in shown
    assert "1 statement without a known speaker, “Marsh” may be Edwin or Lucy Marsh: 3" in shown


def test_every_link_to_a_statement_and_to_a_mention_leads_somewhere(spoken):
    drawn = Outline(page(spoken))
    places = [attributes["id"] for _, attributes in drawn.elements if "id" in attributes]
    links = {each["href"][1:] for each in drawn.all("a") if each["href"].startswith("#")}
    assert {"actors", "actor-1", "actor-1-at-1", "actor-1-at-4", "s1"} <= links <= set(places)
    assert len(places) == len(set(places))


def test_a_mention_between_paragraphs_has_a_number_but_no_link():
    drawn = page(record_of("It rained.{a:\n\n}It {a:stopped}."))
    assert "actor-1-at-2" in drawn
    assert "actor-1-at-1" not in drawn


def test_all_words_of_an_actor_carry_its_key_and_say_whose_they_are(spoken):
    html = page(spoken)
    assert '<span class="mention" data-actor="actor-1" title="Hanna Dell">she</span>' in html
    assert '<span class="mention" data-actor="actor-1">Hanna Dell</span>' in html
    nested = '<span class="mention" data-actor="actor-2" title="Fen Board">the Fen Board</span></span>'
    assert f'<span class="mention" data-actor="actor-1" title="Hanna Dell">{nested}' in html


def test_a_mention_cuts_no_mark_in_two(spoken):
    html = page(spoken)
    assert html.count('<span class="content" data-statement="s1">') == 1
    assert html.count('<span class="content" data-statement="s3">') == 1


def test_without_a_script_rules_of_the_page_s_own_light_mentions_up(spoken):
    html = page(spoken)
    (rules,) = re.findall("<noscript><style>(.*?)</style></noscript>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(rules.encode()).digest()).decode()
    assert f"'sha256-{digest}'; script-src" in html
    assert ".sheet:has([data-actor=actor-1]:hover) .mention[data-actor=actor-1]" in rules
    assert "actor-6" not in rules  # it is mentioned once: there is nothing to light up together


def test_the_rules_are_bounded_however_many_actors_there_are():
    record = record_of("".join(f"{{a{i}:X{i}}} {{a{i}:he}} " for i in range(1, 400)))
    (rules,) = re.findall("<noscript><style>(.*?)</style></noscript>", page(record), re.DOTALL)
    assert rules.count("{") == MAX_HIGHLIGHTED


@pytest.mark.parametrize("draw", [page, record_html])
def test_nothing_from_an_actor_becomes_markup(spoken, draw):
    bad = KnownAs(name=HOSTILE, country="GB", office=HOSTILE, as_of="2025")
    actors = tuple(
        Actor(id=f"{i}{HOSTILE}", name=HOSTILE, kind="person", named=i > 1, mentions=actor.mentions, known_as=bad)
        for i, actor in enumerate(spoken.actors)
    )
    update = {"speakers": tuple(actor.id for actor in actors[:3]), "unresolved": None}
    first, second, *_ = spoken.statements
    statements = (
        first.model_copy(update=update),
        second.model_copy(update={"speakers": None, "unresolved": HOSTILE}),
    )
    html = draw(Record(article=spoken.article, actors=actors, statements=statements, model=spoken.model))
    drawn = Outline(html)
    assert len(drawn.all("script")) == (1 if draw is page else 0)
    assert drawn.all("img") == []
    assert drawn.text.count("<script>alert(1)</script>") > 5
    assert not set(html) & set("\u202e\x00\x1b")


@pytest.mark.parametrize("draw", [page, record_html])
def test_a_record_without_actors_shows_no_list_of_them(record, draw):
    html = draw(record)
    assert "<noscript>" not in html
    assert not re.search(r'"(actors|cast|parts)"', html)


def test_an_actor_alone_is_one():
    shown = lines(page(record_of("{s:{a:Ana}} {q:said} {c:as much}.")))
    assert "1 of 1 speaks." in shown
    assert "1 statement: 1" in shown
    assert "1 mention “Ana” 1" in shown


def test_where_nobody_speaks_the_list_says_so():
    assert "2 who don’t speak" in lines(page(record_of("{a1:Ana} met {a2:Bo}.")))


def test_no_module_hides_the_function_that_it_is_named_after():
    for name in ("page", "terminal", "segments"):
        import_module(f"onrecord.render.{name}")
    assert callable(render.page)
    assert callable(render.terminal)
    assert callable(render.segments)


def test_nothing_that_draws_is_imported_before_it_is_needed():
    loaded = "import sys, onrecord.render; print(sorted({'rich', 'jinja2'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_page_holds_the_whole_text_and_every_statement(record):
    drawn = Outline(page(record))
    assert "The ministry said that experts agree it holds" in drawn.text
    assert [each["id"] for each in drawn.all("li")] == ["s1", "s3", "s2"]  # the nested one follows its outer one
    assert "5 January 2026" in drawn.text
    assert "as given to onrecord" in drawn.text


def test_the_headline_is_marked_and_stands_once(record):
    drawn = page(record)
    assert drawn.count("<h1>") == 1
    assert re.search(r'<h1>.*<span class="content" data-statement="s2">Dam is sound</span>', drawn)
    assert "Dam is sound" not in drawn.split("</header>")[1].split("</main>")[0]


def test_a_content_within_a_content_is_told_apart(record):
    nested = '<span class="content nested unsaid" data-statement="s3">it holds</span>'
    assert f'data-statement="s1">{nested}</span>' in page(record)


def test_every_link_inside_the_page_leads_somewhere(record):
    drawn = Outline(page(record))
    places = {attributes["id"] for _, attributes in drawn.elements if "id" in attributes}
    links = [each["href"][1:] for each in drawn.all("a") if each["href"].startswith("#")]
    assert {"s1", "at-s1", "s2", "s3", "statements"} <= set(links)
    assert set(links) <= places


def test_no_id_is_given_twice(record):
    ids = [attributes["id"] for _, attributes in Outline(page(record)).elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_asks_for_nothing_from_outside(record):
    drawn = Outline(page(record))
    for tag, attributes in drawn.elements:
        assert not {"src", "srcset", "style", "action", "background"} & attributes.keys(), tag
        assert not any(name.startswith("on") for name in attributes), tag
    assert [each["href"] for each in drawn.all("link")] == ["data:,"]
    assert "url(" not in page(record)
    assert "@import" not in page(record)


def test_the_policy_names_the_hashes_of_the_style_and_the_script(record):
    html = page(record)
    (policy,) = [each["content"] for each in Outline(html).all("meta") if "http-equiv" in each]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("draw", [page, record_html])
def test_nothing_from_the_article_becomes_markup(draw):
    hostile = HOSTILE.replace("{{", "").replace("}}", "")  # braces mark roles in a test's article
    record = record_of(
        f"{hostile}\n\n{{s:{hostile}}} {{q:{hostile}}} {{c:{hostile}}}",
        title=True,
        outlet=HOSTILE,
        byline=HOSTILE,
        language=HOSTILE,
        url=f"https://example.org/{HOSTILE}",
        id=HOSTILE,
        statements={1: {"id": f"s{HOSTILE}"}},
    )
    drawn = Outline(draw(record))
    assert len(drawn.all("script")) == (1 if draw is page else 0)
    assert drawn.all("img") == []
    assert "<script>alert(1)</script>" in drawn.text
    assert "{{ 7*7 }}" in drawn.text
    assert not set(draw(record)) & set("\u202e\x00\x1b")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "file:///etc"]
)
def test_only_addresses_of_the_web_become_links(url):
    assert "Original" not in page(record_of("x", url=url))


def test_the_original_is_linked():
    assert 'href="https://news.example/a?b=1&amp;c=2"' in page(record_of("x", url="https://news.example/a?b=1&c=2"))


def test_lone_surrogates_never_stop_the_page_from_being_written():
    assert page(record_of("a\ud800b {c:c\udfff}", id="a")).encode()


@pytest.mark.parametrize("draw", [page, record_html])
def test_a_record_without_statements_says_so_plainly(draw):
    html = draw(record_of("It rained."))
    assert "No statements were found in this article." in html
    assert "<ol" not in html


def test_a_statement_without_a_source_says_so():
    assert '<span class="none">no source</span>' in page(record_of("{c:“Go.”}"))


def test_a_low_confidence_is_marked():
    html = page(record_of("{c1:“Go.”} {c2:“Stay.”}", statements={1: {"confidence": 0.31}}))
    assert "low confidence 0.31" in html
    assert html.count("low confidence ") == 1


def test_a_speaker_who_is_not_sure_is_to_be_checked():
    text = "{s:{a1:Ana}} {q:said} {c:it rains}. {s2:{a2:Bo}} {q2:said} {c2:it pours}."
    record = record_of(text, statements={1: {"speaker_confidence": 0.612}, 2: {"speaker_confidence": 0.97}})
    for html in (page(record), record_html(record)):
        assert re.findall(r'<span class="check-who"[^>]*>(.*?)</span>', html) == ["check who 0.61"]
        assert "1 with a speaker to check" in html


def test_a_speaker_without_a_name_is_none_to_check():
    text = "{s:{a1:Ana} and {a2/nominal:an aide}} {q:said} {c:it rains}. {s2:{a2:The aide}} {q2:said} {c2:it pours}."
    unsure = {"speaker_confidence": 0.5, "unresolved": None, "source_kind": "role"}
    record = record_of(text, statements={1: unsure | {"speakers": ("a1", "a2")}, 2: unsure | {"speakers": ("a2",)}})
    assert [actor.named for actor in record.actors] == [True, False]
    for html in (page(record), record_html(record)):
        assert len(re.findall(r'class="check-who"', html)) == 1
        assert "1 with a speaker to check" in html


def test_filters_offer_only_what_there_is_to_choose():
    html = page(record_of("{c1:“Go.”} {c2:“Stay.”}", statements={1: {"act": "urge"}}))
    assert [each["value"] for each in Outline(html).all("input")] == ["assert", "urge"]


def test_lists_and_quotations_keep_their_shape():
    kinds = {1: "item", 2: "item", 3: "heading", 4: "quote"}
    html = page(record_of("Findings:\n\nrust\n\ncracks\n\nMore\n\nHe wrote this.", kinds=kinds))
    lines = html.split('id="text">')[1].split("</div>")[0].split("\n")
    assert [line for line in lines if line] == [
        "<p>Findings:</p>",
        *("<ul>", "<li>rust</li>", "<li>cracks</li>", "</ul>"),
        "<h2>More</h2>",
        *("<blockquote>", "<p>He wrote this.</p>", "</blockquote>"),
    ]


def test_each_entry_of_a_live_blog_has_its_time_and_its_author_above_its_first_paragraph():
    text = "Pier live\n\nThe pier is open.\n\nA gate was shut.\n\nIt rains.\n\n- Wind\n\n- Waves\n\nThat is all."
    starts = [text.index(words) for words in ("A gate", "- Wind", "- Waves", "That")]
    told = [
        {"time": "2024-05-07T14:32", "author": "Ada <b>Moe</b>"}, {"time": "2024-05-07"}, {"author": "Jens Wold"}, {},
    ]  # fmt: skip
    entries = [
        LiveEntry(start, end, **known)
        for start, end, known in zip(starts, [*(each - 2 for each in starts[1:]), len(text)], told, strict=True)
    ]
    record = record_of(text, title=True, kinds={4: "item", 5: "item"}, entries=entries)
    for html in (page(record), record_html(record)):
        drawn = re.sub(r"</?span[^>]*>", "", re.split(r'class="text"[^>]*>', html)[1].split("</div>")[0])
        assert [line for line in drawn.split("\n") if line] == [
            "<p>The pier is open.</p>",
            '<p class="live-entry" lang="en">',
            '<time datetime="2024-05-07T14:32">7 May 2024, 14:32</time>Ada &lt;b&gt;Moe&lt;/b&gt;</p>',
            *("<p>A gate was shut.</p>", "<p>It rains.</p>"),
            *('<p class="live-entry" lang="en">', '<time datetime="2024-05-07">7 May 2024</time></p>'),
            *("<ul>", "<li>- Wind</li>", "</ul>"),
            *('<p class="live-entry" lang="en">', "Jens Wold</p>"),
            *("<ul>", "<li>- Waves</li>", "</ul>"),
            "<p>That is all.</p>",
        ]


def test_the_same_record_gives_the_same_page(record):
    assert page(record) == page(type(record).from_json(record.to_json()))


def test_the_notebook_fragment_runs_no_script_and_styles_nothing_but_itself(record):
    html = record_html(record)
    drawn = Outline(html)
    assert drawn.all("script") == []
    assert not any("id" in attributes or "href" in attributes for _, attributes in drawn.elements)
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    selectors = [one for rule in re.findall(r"([^{}]+)\{", style) for one in rule.split(",")]
    assert selectors
    assert all(selector.strip().startswith(".onrecord") for selector in selectors)


def test_a_notebook_draws_a_record(record):
    assert record._repr_html_() == record_html(record)
