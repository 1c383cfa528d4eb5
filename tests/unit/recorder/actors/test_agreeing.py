"""One question has one answer: the mention that a source is belongs to the speaker."""

from tests.unit.recorder.hand import read_mentions, who


def mentions_of(record, name: str) -> list[str]:
    (actor,) = [actor for actor in record.actors if actor.name == name]
    return [span.cut(record.article.text) for span in actor.mentions]


def test_a_description_that_is_found_to_speak_becomes_a_mention_of_who_speaks():
    record = read_mentions(
        "Ana Reyes came. {s:The mayor} {q:said} {c:it rained}.",
        ("Ana Reyes", "person name"),
        ("The mayor", "person nominal", {0: 0.35}),
        named={1: 0.95},
    )
    assert who(record) == [["Ana Reyes"]]
    assert mentions_of(record, "Ana Reyes") == ["Ana Reyes", "The mayor"]


def test_a_description_whose_speaker_stays_open_is_no_mention_of_a_name():
    record = read_mentions(
        "Ana Reyes came. {s:The mayor} {q:said} {c:it rained}.",
        ("Ana Reyes", "person name"),
        ("The mayor", "person nominal", {0: 0.6}),
        named={1: 0.3},
    )
    assert who(record) == ["“The mayor” is not named"]
    assert mentions_of(record, "Ana Reyes") == ["Ana Reyes"]


def test_nobody_is_named_by_his_own_words_only():
    record = read_mentions(
        "{c:“Ana Reyes will win,”} {s:she} {q:said}.",
        ("Ana Reyes", "person name"),
        ("she", "person pronoun", {0: 0.95}),
        named={1: 0.95},
    )
    assert who(record) == ["the text leaves open who “she” is"]
