""" "I" and "we" in a quotation are whoever speaks there."""

import pytest

from tests.unit.recorder.hand import read_mentions

ME, WE, NAME = ("I", "person pronoun"), ("we", "group pronoun"), "person name"


def first_person(marked: str, *mentions: tuple) -> dict[str, str]:
    """The actor of each pronoun of the first person, by its words."""
    record = read_mentions(marked, *mentions)
    words = {"I", "we", "me", "us", "myself", "We", "our"}
    return {
        mention.cut(record.article.text): actor.name
        for actor in record.actors
        for mention in actor.mentions
        if mention.cut(record.article.text) in words
    }


@pytest.mark.parametrize(
    ("marked", "mentions"),
    [
        ("{c:“I won,”} {s:Ana Reyes} {q:said}.", [ME, ("Ana Reyes", NAME)]),
        ("{s:Ana Reyes} {q:said}: {c:“I won.”}", [("Ana Reyes", NAME), ME]),
        ("“{c:I won,}” {s:Ana Reyes} {q:said}.", [ME, ("Ana Reyes", NAME)]),
        ("{s:Ana Reyes}: {c:I won.}", [("Ana Reyes", NAME), ME]),
        ("{s:Ana Reyes}: {c:It was I}.", [("Ana Reyes", NAME), ("It", "organization pronoun"),
        ("I", "person pronoun")]),
        ("{c1:“{s2:I} {q2:hope} {c2:to win},”} {s1:Ana Reyes} {q1:said}.", [ME, ("Ana Reyes", NAME)]),
        ("{c1:“{s2:He} {q2:said} {c2:I won},”} {s1:Ana Reyes} {q1:said}.", [("He",
        "person pronoun"), ME, ("Ana Reyes", NAME)]),
    ],
)  # fmt: skip
def test_i_am_who_speaks_around_it(marked, mentions):
    assert first_person(marked, *mentions) == {"I": "Ana Reyes"}


def test_in_a_quotation_within_another_i_am_the_inner_speaker():
    marked = (
        "{c1:“{s2:Eva Holm} {q2:said} {c2:‘I won’},”} {s1:Ana Reyes} {q1:said}. {c3:“I lost,”} {s3:Ida Berg} {q3:said}."
    )
    record = read_mentions(marked, ("Eva Holm", NAME), ME, ("Ana Reyes", NAME), ME, ("Ida Berg", NAME))
    text = record.article.text
    assert {actor.name: [m.cut(text) for m in actor.mentions] for actor in record.actors} == {
        "Eva Holm": ["Eva Holm", "I"], "Ana Reyes": ["Ana Reyes"], "Ida Berg": ["I", "Ida Berg"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "mentions"),
    [
        ("{s:Ana Reyes} {q:said} {c:that I won}.", [("Ana Reyes", NAME), ME]),
        ("“I won.” {s:Ana Reyes} {q:said} {c:as much}.", [ME, ("Ana Reyes", NAME)]),
        ("{c:“I won,”} {q:said} it.", [ME]),
    ],
)
def test_where_nobody_speaks_around_it_i_am_nobody_known(marked, mentions):
    assert first_person(marked, *mentions) in ({}, {"I": "I"})


def test_two_of_one_quotation_without_a_speaker_are_one_actor():
    record = read_mentions("{s:He} {q:said}: {c:“I won, and we left.”}", ME, WE)
    assert [[m.cut(record.article.text) for m in actor.mentions] for actor in record.actors] == [["I", "we"]]
    record = read_mentions(
        "{s1:He} {q1:said}: {c1:“I won.”} {s2:He} {q2:said}: {c2:“We left.”}", ME, ("We", "group pronoun")
    )
    assert record.actors == ()


def test_another_pronoun_is_not_the_speaker():
    record = read_mentions("{c:“She won,”} {s:Ana Reyes} {q:said}.", ("She", "person pronoun"), ("Ana Reyes", NAME))
    assert [len(actor.mentions) for actor in record.actors] == [1]


def test_a_pronoun_that_is_marked_twice_keeps_no_other_from_its_speaker():
    marked = "{c:“I won, and we left,”} {s:Ana Reyes} {q:said}."
    record = read_mentions(marked, ME, ("<I", "person pronoun"), WE, ("Ana Reyes", NAME))
    assert [[m.cut(record.article.text) for m in actor.mentions] for actor in record.actors] == [
        ["I", "we", "Ana Reyes"]
    ]
