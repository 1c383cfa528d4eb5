"""Several who are named together speak together, and a plural after that means them."""

import pytest

from tests.unit.recorder.hand import read_mentions, who

REYES, HOLM = ("Ana Reyes", "person name"), ("Eva Holm", "person name")
BOTH = [["Ana Reyes", "Eva Holm"]]


def test_a_description_may_stand_before_each_of_several_names() -> None:
    record = read_mentions(
        "{s:Both Ana Reyes and the chairman, Eva Holm,} {q:said} {c:as much}.",
        REYES, ("the chairman", "person nominal"), HOLM,
    )  # fmt: skip
    assert who(record) == BOTH


def test_three_speak_together() -> None:
    record = read_mentions(
        "{s:Ana Reyes, Ole Vik and Eva Holm} {q:said} {c:as much}.", REYES, ("Ole Vik", "person name"), HOLM
    )
    assert who(record) == [["Ana Reyes", "Ole Vik", "Eva Holm"]]


def test_the_lawyer_of_two_speaks_alone() -> None:
    record = read_mentions(
        "{s:The lawyer for Ana Reyes and Eva Holm} {q:said} {c:as much}.", ("The lawyer", "person nominal"), REYES, HOLM
    )
    assert who(record) == [["The lawyer"]]


def plural(words: str, before: str = "Senators Ana Reyes and Eva Holm left.", what: str = "group nominal", **likely):
    return read_mentions(
        f"{before} {{s:{words}}} {{q:said}} {{c:as much}}.", REYES, HOLM, (words, what, likely.get("likely", {}))
    )


@pytest.mark.parametrize("words", ["the two", "both senators", "the two women", "the senators", "the pair"])
def test_a_plural_means_those_who_were_named_together(words: str) -> None:
    assert who(plural(words)) == BOTH


@pytest.mark.parametrize("words", ["the three", "the judges", "the companies", "both countries", "officials"])
def test_a_plural_that_does_not_fit_them_means_others(words: str) -> None:
    assert who(plural(words)) == [[words]]


def test_two_who_are_not_named_together_are_no_set() -> None:
    assert who(plural("the two", "Ana Reyes left. Later, Eva Holm came.")) == [["the two"]]


def test_they_means_them_if_the_network_links_it_to_one_of_them() -> None:
    assert who(plural("they", what="group pronoun", likely={1: 0.6})) == BOTH
    assert who(plural("they", what="group pronoun")) == ["the text leaves open who “they” is"]


def test_they_means_a_group_that_is_likelier() -> None:
    record = read_mentions(
        "Ana Reyes and Eva Holm met the miners. {s:They} {q:said} {c:as much}.",
        REYES, HOLM, ("the miners", "group nominal"), ("They", "group pronoun", {1: 0.2, 2: 0.7}),
    )  # fmt: skip
    assert [actor.name for actor in record.speakers(record.statements[0])] != ["Ana Reyes", "Eva Holm"]


def test_a_set_is_an_actor_with_its_members() -> None:
    record = plural("the two")
    reyes, holm, both = record.actors
    assert both.members == (reyes.id, holm.id) == record.statements[0].speakers
    assert (both.name, both.kind, both.named) == ("the two", "group", False)
    assert [mention.cut(record.article.text) for mention in both.mentions] == ["the two"]


def test_we_in_what_two_say_together_is_their_set() -> None:
    record = read_mentions(
        "{c:“We will win,”} {s:Ana Reyes and Eva Holm} {q:said}. {s2:They} {q2:added} {c2:as much}.",
        ("We", "group pronoun"), REYES, HOLM, ("They", "group pronoun", {2: 0.8}),
    )  # fmt: skip
    (both,) = [actor for actor in record.actors if actor.members]
    assert [mention.cut(record.article.text) for mention in both.mentions] == ["We", "They"]


def test_they_who_go_back_to_a_set_are_the_same_set() -> None:
    record = read_mentions(
        "Senators Ana Reyes and Eva Holm left. The two {q:said} {c:as much}. {s2:They} {q2:said} {c2:it again}.",
        REYES, HOLM, ("The two", "group nominal"), ("They", "group pronoun", {2: 0.9}),
    )  # fmt: skip
    assert who(record)[1] == ["Ana Reyes", "Eva Holm"]
