"""Every statement that is found stands in the sentence around it, with what was searched for marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.contexts import LONGEST, Passage, contexts
from onrecord.schema.sentences import sentence_around
from tests.support import record_of


def context_of(store, marked, **query):
    store.keep(record_of(marked))
    return next(store.statements(**query)).context


def parts(context, name):
    return [context.text[part.start : part.end] for part in getattr(context, name)]


def test_the_sentence_around_a_content_is_given_and_no_other(store):
    context = context_of(store, "It rained. {s:Mr. Lund of St. Kelve} {q:said} {c:the dam is safe}. Nobody asked.")
    assert context.text == "Mr. Lund of St. Kelve said the dam is safe."
    assert parts(context, "content") == ["the dam is safe"]


def test_what_was_searched_for_is_marked_inside_and_outside_of_the_content(store):
    context = context_of(store, "In the flooded town, {s:a clerk} {q:said} {c:the floods are over}.", words="floods")
    assert parts(context, "found") == ["flooded", "floods"]
    assert "".join(piece.text for piece in context.pieces) == context.text
    assert [piece.text for piece in context.pieces if piece.found and piece.content] == ["floods"]


def test_a_content_in_fragments_is_marked_without_what_stands_between(store):
    context = context_of(store, "{c:“The dam is safe,} {s:Lund} {q:said}, {c:and dry.”}")
    assert parts(context, "content") == ["“The dam is safe,", "and dry.”"]


def test_several_sentences_of_a_content_are_all_there(store):
    context = context_of(store, "He came late. {c:“It is safe. It is dry,”} {s:Lund} {q:said}. He left.")
    assert context.text == "“It is safe. It is dry,” Lund said."


@pytest.mark.parametrize("marked", ["It rained. {c:“Is it safe?”} {s:Lund} {q:asked}.",
                                    "{s:Lund} {q:asked}: {c:“Is it safe?”} Nobody knew."])  # fmt: skip
def test_who_says_it_is_in_the_context_where_a_question_mark_comes_between(store, marked):
    context = context_of(store, marked)
    assert "Lund asked" in context.text
    assert "rained" not in context.text


def test_a_context_stays_in_its_paragraph(store):
    context = context_of(store, "Dam in danger\n\n{c:The dam is safe}, {s:Lund} {q:said}\n\nMore soon")
    assert context.text == "The dam is safe, Lund said"


def test_a_long_content_is_cut_to_where_the_words_are(store):
    long = "and so on " * 200
    context = context_of(store, f"{{s:Lund}} {{q:said}} {{c:it began, {long}, the lighthouse fell, {long}}}.",
                         words="lighthouse")  # fmt: skip
    assert len(context.text) <= LONGEST + 2
    assert context.text.startswith("…")
    assert context.text.endswith("…")
    assert parts(context, "found") == ["lighthouse"]


def test_soft_hyphens_and_ligatures_are_shown_as_they_are_and_found_without(store):
    marked = "{s:Łukasz Lund} {q:said} {c:the co\u00adoperative of\ufb01ce is Ødegaard’s}."
    context = context_of(store, marked, words="cooperative office odegaard lukasz")
    assert parts(context, "found") == ["Łukasz", "co\u00adoperative", "of\ufb01ce", "Ødegaard"]
    (found,) = store.articles(words="cooperative")
    assert [piece.text for piece in found.snippet if piece.found] == ["co\u00adoperative"]
    assert "of\ufb01ce is Ødegaard’s" in "".join(piece.text for piece in found.snippet)
    (statement,) = store.search("office")
    marked_content = store.highlights([statement.id], words="office")[statement.id].content
    assert "".join(piece.text for piece in marked_content) == statement.content
    assert [piece.text for piece in marked_content if piece.found] == ["of\ufb01ce"]


TEXTS = st.text(alphabet="aB .!?”“\n…\u00ad\ufb01", min_size=1, max_size=900)


@given(TEXTS, st.data())
def test_a_context_holds_its_content_and_is_bounded(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    begin, stop = sentence_around(text, start, end)
    assert 0 <= begin <= start
    assert end <= stop <= len(text)
    (context,) = contexts([Passage(text, start, end, text[start:end], None)], '"a" OR "fi"')
    assert len(context.text) <= LONGEST + 2
    assert "".join(piece.text for piece in context.pieces) == context.text
    assert context.content
    for part in context.content + context.found:
        assert 0 <= part.start < part.end <= len(context.text)
