"""Scenes: where "he" and "the mayor" can mean nobody outside."""

import pytest

from onrecord.schema import Article, LiveEntry, Paragraph, Span
from onrecord.text import Scene, TextStructure
from tests.unit.recorder.hand import read_mentions, who

LEAD = "Harbour master Ida Nord closed the quay on Monday."


def article(*paragraphs: tuple[str, str]) -> Article:
    text, found = "", []
    for kind, words in paragraphs:
        start = len(text)
        text += f"{words}\n\n"
        found.append(Paragraph(start, start + len(words), kind))
    return Article(id="a", text=text, paragraphs=tuple(found))


def headlines(*paragraphs: tuple[str, str]) -> list[str]:
    found = article(*paragraphs)
    return [found.text[slice(*pair)] for pair in TextStructure.of(found).headlines]


@pytest.mark.parametrize(
    "item",
    [
        "• Mayor says he will quit",
        "- Skipper: ‘We were robbed’",
        "3. Who will pay for the quay?",
        "READ MORE: Mayor says he will quit",
    ],
)
def test_an_item_that_reads_like_a_headline_is_a_scene_of_its_own(item):
    assert headlines(("text", LEAD), ("item", item)) == [item]
    assert headlines(("text", "More on this story:"), ("item", item)) == [item]


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("text", "• The mayor said that he would quit."),
        ("text", "• the mayor's resignation"),
        ("text", "• Quay closed"),
        ("colon", "• Close the quay before Friday"),
    ],
)
def test_an_item_of_the_article_s_own_list_is_no_scene(lead, item):
    before = "The mayor, who spoke in a crowded hall, asked for three things at once:" if lead == "colon" else LEAD
    assert headlines(("text", before), ("item", item)) == []


def test_whom_a_headline_in_a_list_describes_nothing_outside_tells():
    marked = f"{LEAD}\n\n• {{s:Mayor}} {{q:says}} {{c:he will quit}}"
    text = article(("text", LEAD), ("item", "• Mayor says he will quit"))
    marks = ("Ida Nord", "person name"), ("Mayor", "person nominal", {0: 0.9})
    assert who(read_mentions(marked, *marks)) == [["Ida Nord"]]
    assert who(read_mentions(marked, *marks, paragraphs=text.paragraphs)) == [["Mayor"]]


def test_a_pronoun_in_an_entry_means_nobody_of_the_entry_above():
    marked = f"{LEAD}\n\n{{s:She}} {{q:called}} {{c:the vote a disgrace}}."
    marks = ("Ida Nord", "person name"), ("She", "person pronoun", {0: 0.9})
    assert who(read_mentions(marked, *marks)) == [["Ida Nord"]]
    entries = (LiveEntry(0, len(LEAD)), LiveEntry(len(LEAD) + 2, len(LEAD) + 31))
    assert who(read_mentions(marked, *marks, entries=entries)) != [["Ida Nord"]]


def test_a_description_reaches_the_entry_above_but_no_headline():
    here, there, headline = Scene(-1, 0), Scene(-1, 1), Scene(0, 0)
    assert here.reaches(there, pronoun=False)
    assert not here.reaches(there, pronoun=True)
    assert not here.reaches(headline, pronoun=False)


def test_the_heads_of_entries_are_no_mentions_and_no_sources():
    marked = "16:40\nDag Rustad\n{s:The clerk, Per Hagen}, {q:says} {c:it is over}."
    entry = LiveEntry(0, 53, author="Dag Rustad", author_span=Span(6, 16), time_span=Span(0, 5))
    marks = ("Dag Rustad", "person name"), ("The clerk", "person nominal", {0: 0.9}), ("Per Hagen", "person name")
    record = read_mentions(marked, *marks, entries=(entry,))
    assert "Dag Rustad" not in [actor.name for actor in record.actors]
    assert who(record) == [["Per Hagen"]]


def test_a_source_that_begins_in_the_head_of_an_entry_begins_behind_it():
    marked = "16:40\n{s:Dag Rustad\nThe clerk, Per Hagen}, {q:says} {c:it is over}."
    entry = LiveEntry(0, 53, author="Dag Rustad", author_span=Span(6, 16), time_span=Span(0, 5))
    record = read_mentions(marked, entries=(entry,))
    assert record.statements[0].source_text == "The clerk, Per Hagen"


@pytest.mark.parametrize(("words", "same"), [("I", False), ("She", True)])
def test_who_writes_an_entry_is_nobody_of_whom_it_tells(words, same):
    marked = f"{LEAD} {{s:{words}}} {{q:expect}} {{c:a long night}}."
    marks = ("Ida Nord", "person name"), (words, "person pronoun", {0: 0.9})
    entries = (LiveEntry(0, len(LEAD) + 10, author="Dag Rustad"),)
    assert (who(read_mentions(marked, *marks, entries=entries)) == [["Ida Nord"]]) is same
