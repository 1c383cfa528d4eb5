from dataclasses import dataclass, field

import pytest

from onrecord.checks import CheckInput, Finding
from onrecord.checks.second_hand import second_hand
from onrecord.checks.second_hand.media import medium_in
from onrecord.schema import Elsewhere
from tests.support import record_of


def found(
    marked: str, *, outlet: str | None = "The Lund Echo", shelf: "Shelves | None" = None, **fields: object
) -> list[Finding]:
    return list(second_hand(CheckInput(record_of(marked, outlet=outlet, **fields), shelf=shelf)))


def messages(marked: str, **fields: object) -> list[str]:
    return [each.message for each in found(marked, **fields)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{c:The pier fell}, {s:the BBC} {q:reported}.", "the BBC"),
        ("{s:The New York Times} {q:reported} {c:that the pier fell}.", "the New York Times"),
        ("{c:The pier fell}, {q:according to} {s:the Kelling Courier}.", "the Kelling Courier"),
        ("{q:According to} {s:a report in the Daily Mail}, {c:the pier fell}.", "the Daily Mail"),
        ("{s:The BBC’s Ada Moe} {q:reported} {c:the pier fell}.", "the BBC"),
        ("{s:Russian news agency Interfax} {q:said} {c:the pier fell}.", "Interfax"),
        ("{s:South Korean Yonhap} {q:reported} {c:the pier fell}.", "Yonhap"),
        ("{s:Reuters} {q:quoted} {c:a diver as saying the pier fell}.", "Reuters"),
        ("{s:Iranian state television} {q:said} {c:the pier fell}.", "Iranian state television"),
        ("{s:Local media} {q:reported} {c:the pier fell}.", "local media"),
        ("{c:The pier fell}, {q:according to} {s:press reports}.", "press reports"),
        (
            "{c:“It fell,”} {s:the mayor} {q:was quoted as saying} by the Interfax news agency.",
            "the Interfax news agency",
        ),
        ("{c:The pier will fall}, {q:according to} {s:a memo} seen by Reuters.", "Reuters"),
    ],
)
def test_what_another_medium_reports_is_found_with_its_name(text, name):
    [finding] = found(text)
    assert (finding.verdict, finding.message) == ("reported_by", f"The article has this from {name}.")
    assert finding.statements == ("s1",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{s:The mayor} {q:told} CNN {c:that the pier fell}.", "CNN"),
        ("{c:“It fell,”} {s:he} {q:told} the Kelling Courier.", "the Kelling Courier"),
        ("{c:“It fell,”} {s:he} {q:told} MSNBC’s Bo Lind.", "MSNBC"),
        ("In an interview with Reuters on Monday, {s:she} {q:said} {c:it fell}.", "Reuters"),
        ("{s:The mayor}, speaking to Sky News, {q:said} {c:it fell}.", "Sky News"),
        ("{c:“It fell,”} {s:he} {q:said} Sunday on CNN.", "CNN"),
        ("{c:“It fell,”} {s:he} {q:said} on the Fox News programme.", "Fox News"),
    ],
)
def test_what_somebody_told_another_medium_is_found(text, name):
    [finding] = found(text)
    assert finding.verdict == "told_to"
    assert finding.message == f"This was said to {name}, which isn’t the article’s own outlet."


@pytest.mark.parametrize(
    "text",
    [
        "{s:The BBC} {q:said} {c:it would close three stations}.",  # of itself
        "{s:A BBC spokesman} {q:said} {c:the pier fell}.",
        "{s:CNBC’s Ada Moe} {q:said} {c:the mayor is wrong}.",  # she may have asked a question
        "{s:The editor of the Kelling Courier} {q:reported} {c:the pier fell}.",
        "{s:Sun} {q:reported} {c:a fall in the harbour}.",  # a company, not the paper with an article
        "{s:The Kelling Times} {q:reported} {c:profits of £3m}.",
        "{s:The Kelling Courier} {q:said} in an editorial {c:that the pier must stay}.",
        "In an op-ed published by the Kelling Herald, {s:two divers} {q:said} {c:that the pier must stay}.",
        "{s:He} {q:told} THE WEEKLY STANDARD {c:that the pier fell}.",  # which no table has, and isn’t the Standard
        "Appearing on CBS’s Face the Nation, {s:he} {q:said} {c:that the pier fell}.",
        "{s:The Kelling Courier} {q:suggested} {c:that the pier must stay}.",
        "{s:A CNN poll} {q:found} {c:that most want the pier}.",
        "{s:I} {q:reported} {c:it to the police}.",
        "{s:The mayor} {q:told} reporters {c:that the pier fell}.",
        "{s:The mayor} {q:told} the council on Monday {c:that the BBC is wrong}.",
        "{s:The mayor} {q:said} {c:that in an interview with the BBC he was misquoted}.",
        "{c:“The BBC reported that it fell,”} {s:the mayor} {q:said}.",
    ],
)
def test_what_is_no_report_of_another_medium_is_left_alone(text):
    assert found(text) == []


def test_what_a_medium_demands_is_no_news():
    text = "{s:The Kelling Courier} {q:called for} {c:a report on the pier}."
    assert found(text, statements={1: {"act": "urge"}}) == []


def test_what_somebody_says_of_a_report_is_their_word():
    text = "{s1:The mayor} {q1:said} {c1:{s2:the BBC} {q2:reported} {c2:that it fell}}."
    assert found(text) == []


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("CNN", "CNN"),
        ("Fox News", "Fox Business"),
        ("The New York Times", "the Times"),
        ("BBC News", "the BBC"),
        ("The Kelling Courier", "the Kelling Courier"),
    ],
)
def test_the_outlet_itself_is_no_other_medium(outlet, name):
    assert found(f"{{c:The pier fell}}, {{s:{name}}} {{q:reported}}.", outlet=outlet) == []


def test_the_outlet_is_known_by_its_address_and_by_its_byline():
    text = "{c:The pier fell}, {s:the BBC} {q:reported}."
    assert found(text, url="https://www.bbc.co.uk/news/1") == []
    assert found(text, byline="Ada Moe, BBC News") == []


def test_an_agencys_own_article_is_not_second_hand():
    text = "HARDA (Reuters) - {c:The pier fell}, {s:the mayor} {q:told} Reuters."
    assert found(text) == []
    assert messages("HARDA (Reuters) - {c:The pier fell}, {s:the mayor} {q:told} CNN.", outlet=None) == [
        "This was said to CNN, which isn’t the article’s own outlet."
    ]


def test_without_an_outlet_any_name_may_be_the_outlets_own():
    assert found("{c:The pier fell}, {s:the BBC} {q:reported}.", outlet=None) == []
    assert messages("{c:The pier fell}, {s:state television} {q:reported}.", outlet=None) == [
        "The article has this from state television."
    ]


def test_a_persons_name_is_no_medium():
    assert found("{s:{a1:Bloomberg}} {q:said} {c:the pier fell}.") == []


def test_a_medium_is_one_finding_with_all_that_it_reports():
    text = (
        "{s1:The New York Times} {q1:reported} {c1:that the pier fell}. {q2:According to} {s2:the Times}, "
        "{c2:it was old}. {s3:The BBC} {q3:reported} {c3:that it rained}."
    )
    first, second = found(text)
    assert first.message == "The article has this from the New York Times."
    assert first.statements == ("s1", "s2")
    assert second.message == "The article has this from the BBC."


def test_a_hoax_site_with_a_papers_name_is_not_the_paper():
    assert found("{c:The pier fell}, {q:reported} {s:the Guardian}.example.") == []


@dataclass
class Shelves:
    """A shelf with one article, that notes what it is asked for."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    def find(self, outlet: str, words: str) -> Elsewhere | None:
        self.asked.append((outlet, words))
        return Elsewhere(article="bbc-1", text="The pier has fallen.") if outlet == "BBC" else None


def test_the_other_mediums_article_is_looked_up_where_there_is_an_archive():
    shelf = Shelves()
    text = "{c1:The pier fell}, {s1:the BBC} {q1:reported}. {c2:It rained}, {s2:local media} {q2:reported}."
    first, second = found(text, shelf=shelf)
    assert shelf.asked == [("BBC", "The pier fell")]
    assert [each.article for each in first.elsewhere] == ["bbc-1"]
    assert second.elsewhere == ()


@pytest.mark.parametrize("words", ["The", "the", "On Friday", "A", "x" * 500, "Ana Reyes", "the paper", "Social media"])
def test_other_words_name_no_medium(words):
    assert medium_in(words) is None
