"""Who a source is shows alike in the statement's speakers and in the actor's mentions."""

from onrecord.recorder.config import RecorderConfig
from onrecord.schema import Record
from tests.unit.recorder.hand import read_mentions, who

RANKED = RecorderConfig.model_validate({"speakers": {"weights": {"he": {"latest": 5.0, "nobody": 0.0}}}})


def mentions(record: Record) -> dict[str, list[str]]:
    return {actor.name: [mention.cut(record.article.text) for mention in actor.mentions] for actor in record.actors}


def test_a_pronoun_goes_to_whom_the_ranker_finds_and_takes_along_what_goes_back_to_it() -> None:
    record = read_mentions(
        "Ana Reyes met Eva Holm. {s:She} {q:said} {c:it was her day}.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("She", "person pronoun", {0: 0.9}),
        ("her", "person pronoun", {2: 0.9}), config=RANKED,
    )  # fmt: skip
    assert who(record) == [["Eva Holm"]]
    assert mentions(record) == {"Ana Reyes": ["Ana Reyes"], "Eva Holm": ["Eva Holm", "She", "her"]}


def test_a_source_that_the_text_leaves_open_is_no_mention_of_anybody_with_a_name() -> None:
    record = read_mentions(
        "Ana Reyes left. {s:A senior aide} {q:said} {c:as much}.",
        ("Ana Reyes", "person name"), ("A senior aide", "person nominal", {0: 0.9}), named={1: 0.1},
    )  # fmt: skip
    assert who(record) == ["“A senior aide” is not named"]
    assert mentions(record) == {"Ana Reyes": ["Ana Reyes"], "A senior aide": ["A senior aide"]}


def test_one_source_of_two_statements_is_one_speaker() -> None:
    record = read_mentions(
        "Ana Reyes left. {s2:{s:The mayor}} {q:denied} {c:the claim}, and {q2:promised} {c2:more money}.",
        ("Ana Reyes", "person name"), ("The mayor", "person nominal", {0: 0.95}), named={1: 0.95, 2: 0.5},
    )  # fmt: skip
    assert who(record) == [["Ana Reyes"], ["Ana Reyes"]]
