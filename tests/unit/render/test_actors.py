from time import process_time

import pytest

from onrecord.render.actors import NAME_WIDTH, actor_list, count, dated_knowledge, knowledge
from onrecord.render.page import page
from onrecord.schema import Actor, Article, KnownAs, Mention, Model, Record
from tests.support import record_of

ARTICLE = """{s1:{a1:Ana Reyes}}, {a1:the harbour chief}, {q1:said} {c1:so}. {s2:{a1:She}} {q2:denied} {c2:it}. \
{s3:{a2:Bo Lind}} {q3:left} {c3:“a mess”}. {s4:{a3:an aide}} {q4:hinted} {c4:at more}. {s5:Lind} {q5:hoped} \
{c5:for it}. {a4:Lund} is {a4:the town}; {a5:Oslo} {a4:it} is not. {c6:“Never.”}"""
HALE = KnownAs(name="Cora Hale", country="US", office="President of the United States", as_of="2009-01-20")


@pytest.fixture
def record():
    return record_of(
        ARTICLE,
        actors={4: {"kind": "place"}, 5: {"kind": "place"}},
        statements={
            5: {"unresolved": "“Lind” may be Bo or Eva Lind", "source_kind": "person"},
            6: {"source_kind": "none"},
        },
    )


def attribution(record, number):
    return actor_list(record).attribution(record.statements[number - 1])


def test_those_who_speak_come_first_and_who_says_most_before_them_all(record):
    assert [each.name for each in actor_list(record).speaking] == ["Ana Reyes", "Bo Lind"]
    assert [len(each.statements) for each in actor_list(record).speaking] == [2, 1]


def test_speakers_without_a_name_come_after_those_with_one():
    record = record_of(
        "{s1,2:{a1:an aide}} {q1,2:said} {c1:so} and {c2:no}. {s3:{a2:Bo}} {q3:left} {c3:it}.",
        statements={i: {"speakers": ("a1",), "unresolved": None, "source_kind": "anonymous"} for i in (1, 2)},
    )
    assert [(each.name, each.known) for each in actor_list(record).speaking] == [("Bo", True), ("an aide", False)]
    assert actor_list(record).attribution(record.statements[0]).kind == "anonymous"


def test_the_others_come_by_how_often_they_are_mentioned(record):
    assert [each.name for each in actor_list(record).others] == ["Lund", "an aide", "Oslo"]


def test_a_speaker_is_named_whatever_the_source_calls_her(record):
    spoken = attribution(record, 2)
    assert ([each.name for each in spoken.speakers], spoken.source) == (["Ana Reyes"], "She")


def test_a_source_that_is_the_name_itself_is_not_said_twice(record):
    assert attribution(record, 1).source == ""


def test_a_source_without_a_name_says_what_it_is(record):
    assert attribution(record, 4) == ((), "an aide", "role", None)


def test_an_unresolved_speaker_says_why(record):
    assert attribution(record, 5) == ((), "Lind", "person", "“Lind” may be Bo or Eva Lind")


def test_no_source_says_nothing(record):
    assert attribution(record, 6) == ((), "", None, None)


def test_statements_without_a_speaker_stand_together_by_their_reason(record):
    gathered = [(reason, [each.id for each in statements]) for reason, statements in actor_list(record).unresolved]
    assert gathered == [("the text names nobody", ["s4", "s6"]), ("“Lind” may be Bo or Eva Lind", ["s5"])]


def test_mentions_in_the_same_words_stand_together_names_first():
    record = record_of("{a:She} left; {a:the chief}, {a:Ana}, came. {a:The chief} rests, {a:she} said.")
    (profile,) = actor_list(record).others
    assert [(each.words, each.numbers) for each in profile.wordings] == [
        ("Ana", (3,)),
        ("the chief", (2, 4)),
        ("She", (1, 5)),
    ]
    assert profile.descriptions == ("the chief",)


def test_a_description_that_stands_for_the_name_is_none_besides_it():
    (profile,) = actor_list(record_of("{a:an aide} spoke")).others
    assert (profile.name, profile.descriptions) == ("an aide", ())


def test_an_office_holder_from_the_table_is_a_speaker_whose_name_the_text_lacks():
    record = record_of("{s:{a:the US president}} {q:said} {c:as much}.", actors={1: {"known_as": HALE}})
    (speaker,) = attribution(record, 1).speakers
    assert (speaker.name, attribution(record, 1).kind) == ("the US president", None)
    assert knowledge(HALE, speaker.name) == "Cora Hale, President of the United States"


def test_knowledge_says_of_which_country_and_as_of_when():
    assert dated_knowledge(HALE) == "Cora Hale, President of the United States, US, as of 20 January 2009"
    assert dated_knowledge(KnownAs(name="France", country="FR", as_of="2026"), "France") == "FR, as of 2026"
    assert dated_knowledge(KnownAs(name="the Greens", as_of="2026"), "the Greens") == "the Greens, as of 2026"


def test_a_name_without_end_is_cut():
    (profile,) = actor_list(record_of("{a:" + "Z" * 5000 + "}")).others
    assert profile.name == "Z" * (NAME_WIDTH - 1) + "…"


@pytest.mark.parametrize("draw", [actor_list, page])
def test_mentions_of_a_hundred_times_the_words_take_not_ten_times_as_long(draw):
    def seconds(length: int) -> float:
        mentions = tuple(Mention(i, length - i, "nominal") for i in range(300))
        actor = Actor(id="a1", name="x", kind="person", named=True, mentions=mentions)
        article = Article(id="a", text="x " * (length // 2))
        record = Record(article=article, actors=(actor,), model=Model(name="by hand", version="1"))
        best = float("inf")
        for _ in range(3):
            started = process_time()
            draw(record)
            best = min(best, process_time() - started)
        return best

    assert seconds(400_000) < 10 * seconds(4_000)


def test_one_is_not_many():
    assert (count(1, "mention"), count(2, "mention"), count(0, "mention")) == ("1 mention", "2 mentions", "0 mentions")
