"""Outside of quotations, "I" is whoever wrote the article, and nobody of whom it tells."""

import pytest

from onrecord.recorder.actors.author import name
from onrecord.schema import LiveEntry, Record, Span
from tests.unit.recorder.hand import read_mentions, who

NAME = "person name"
EVA, ME = ("Eva Holm", NAME), ("I", "person pronoun", {0: 0.9})


def called(record: Record) -> dict[str, list[str]]:
    """The mentions of each actor."""
    return {actor.name: [m.cut(record.article.text) for m in actor.mentions] for actor in record.actors}


@pytest.mark.parametrize(
    "said",
    [
        "{s:I} {q:think} {c:the second act drags}.",
        "{s:I} {q:found} {c:the book dull}.",
        "{s:I} {q:told} an editor {c:that Norma would win}.",
        "{s:I} {q:wrote} {c:“a very long evening”} on my pad.",
    ],
)
def test_a_reviewer_is_the_speaker_of_what_she_says_herself(said):
    record = read_mentions(f"Eva Holm sings Norma. {said}", EVA, ME, byline="Ada Moe")
    (statement,) = record.statements
    assert who(record) == [["Ada Moe"]]
    assert (statement.source_kind, statement.speakers_how, statement.speaker_confidence) == ("outlet", "byline", 0.8)
    assert called(record) == {"Eva Holm": ["Eva Holm"], "Ada Moe": ["I"]}
    assert all(actor.named for actor in record.actors)


def test_all_that_a_columnist_says_is_hers_and_what_others_say_theirs():
    record = read_mentions(
        "Eva Holm sold the hall. {s1:I} {q1:doubt} {c1:that it was hers}. {s2:She} {q2:told} me {c2:that I was wrong}. "
        "My mother lives there.",
        EVA, ME, ("She", "person pronoun", {0: 0.9}), ("me", "person pronoun", {0: 0.9}), ("I", "person pronoun"),
        ("My", "person pronoun"), byline="By Ada Moe, Columnist",
    )  # fmt: skip
    assert who(record) == [["Ada Moe"], ["Eva Holm"]]
    assert called(record) == {"Eva Holm": ["Eva Holm", "She"], "Ada Moe": ["I", "me", "I", "My"]}


@pytest.mark.parametrize(
    ("marked", "mentions"),
    [
        ("{s:Eva Holm} {q:said}: {c:“I won.”}", [EVA, ME]),
        ("{s:Eva Holm} {q:said}: {c1:“{s2:I} {q2:think} {c2:we won}.”}", [EVA, ME]),
        ("{s:Eva Holm}: {c:I think that we won.}", [EVA, ME]),
        ("Eva Holm rose. {c:I won}, {s:she} {q:said}.", [EVA, ME, ("she", "person pronoun", {0: 0.9})]),
        ("Eva Holm sang.\n\nDid you win?\n\n{s:I} {q:think} {c:so it was}.\n\nWill you stay?\n\nYes.", [EVA, ME]),
        ("Eva Holm: I won\n\nShe sang. {s:I} {q:think} {c:it drags}.", [EVA, ME, ("I", "person pronoun")]),
    ],
)
def test_in_quotations_headlines_and_interviews_i_am_not_whoever_wrote_it(marked, mentions):
    title = marked.partition("\n")[0] if marked.startswith("Eva Holm: I won") else None
    record = read_mentions(marked, *mentions, byline="Ada Moe", **({"title": Span(0, len(title))} if title else {}))
    first = next(i for i, each in enumerate(record.article.text) if each == "I")
    assert first not in {m.start for actor in record.actors if actor.name == "Ada Moe" for m in actor.mentions}


@pytest.mark.parametrize("byline", ["Ada Moe and Jens Wold", "Ada Moe, Jens Wold", "Harbour Press", "Staff"])
def test_where_the_byline_names_nobody_alone_the_author_has_no_name(byline):
    record = read_mentions("Eva Holm sings. {s:I} {q:think} {c:it drags}.", EVA, ME, byline=byline)
    assert who(record) == ["“I” is the author, and the byline names nobody alone"]
    assert record.statements[0].source_kind == "outlet"
    assert called(record) == {"Eva Holm": ["Eva Holm"]}


def test_an_author_whom_the_text_names_is_one_actor_with_that_name():
    record = read_mentions(
        "Eva Holm sings. {s:I} {q:think} {c:it drags}. Ada Moe is a critic. {s2:She} {q2:hates} {c2:Norma}.",
        EVA, ME, ("Ada Moe", NAME), ("She", "person pronoun", {2: 0.9}), byline="Ada Moe",
    )  # fmt: skip
    assert who(record) == [["Ada Moe"], ["Ada Moe"]]
    assert called(record) == {"Eva Holm": ["Eva Holm"], "Ada Moe": ["I", "Ada Moe", "She"]}
    assert [statement.speakers_how for statement in record.statements] == ["byline", "text"]


def test_in_a_live_blog_i_am_whoever_wrote_the_entry():
    first, second = "Rain fell. {s1:I} {q1:think} {c1:it will stop}.", "{s2:I} {q2:doubt} {c2:that it will}."
    length = len("Rain fell. I think it will stop.")
    entries = (LiveEntry(0, length, author="Ada Moe"), LiveEntry(length + 2, length + 23, author="Jens Wold"))
    mentions = (("I", "person pronoun"), ("I", "person pronoun", {0: 0.9}))
    record = read_mentions(f"{first}\n\n{second}", *mentions, byline="Bo Lund", entries=entries)
    assert who(record) == [["Ada Moe"], ["Jens Wold"]]


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("Ada Moe", "Ada Moe"),
        ("by Ada  van der Moe | Harbour Post", ""),
        ("Ada van der Moe, Senior Reporter", "Ada van der Moe"),
        ("Stephen King", "Stephen King"),
        ("Ana Reyes, as told to Ada Moe", "Ana Reyes"),
        ("As told to Ada Moe", ""),
        ("Ada", ""),
        (" ", ""),
        ("Ada Moe & Jens Wold", ""),
        ("Ada Moe" * 100, ""),
    ],
)
def test_a_byline_gives_the_name_of_its_only_author(byline, named):
    assert name(byline) == named
