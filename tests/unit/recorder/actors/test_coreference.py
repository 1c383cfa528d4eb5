"""Mentions of one actor are brought together: names by their words, the rest where the network is sure."""

import time

import pytest

from onrecord.recorder.actors.coreference import resolve
from onrecord.recorder.actors.recover import recover
from onrecord.schema import Antecedent, MarkedMention, Span
from tests.unit.recorder.hand import read_mentions, who


def names_of(record) -> list[str]:
    return [actor.name for actor in record.actors]


def test_a_surname_is_short_for_the_full_name_wherever_it_stands() -> None:
    record = read_mentions(
        "Putin spoke. President Vladimir Putin’s aides, and Mr. Putin, left.",
        ("Putin", "person name"), ("President Vladimir Putin", "person name"), ("Mr. Putin", "person name"),
    )  # fmt: skip
    (putin,) = record.actors
    assert putin.name == "Vladimir Putin"
    assert [m.cut(record.article.text) for m in putin.mentions] == ["Putin", "Vladimir Putin", "Putin"]


def test_a_surname_that_two_bear_is_neither_unless_the_network_is_sure() -> None:
    text = "Hillary Clinton and Bill Clinton came. {s:Clinton} {q:said} {c:as much}."
    people = ("Hillary Clinton", "person name"), ("Bill Clinton", "person name")
    unsure = read_mentions(text, *people, ("Clinton", "person name", {0: 0.4, 1: 0.4}))
    assert who(unsure) == ["“Clinton” may be Hillary Clinton or Bill Clinton"]
    sure = read_mentions(text, *people, ("Clinton", "person name", {0: 0.1, 1: 0.8}))
    assert who(sure) == [["Bill Clinton"]]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    record = read_mentions(
        "Mr. Bill Holm and Mrs. Ana Holm came. {s:Mrs. Holm} {q:said} {c:as much}.",
        ("Mr. Bill Holm", "person name"), ("Mrs. Ana Holm", "person name"), ("Mrs. Holm", "person name"),
    )  # fmt: skip
    assert who(record) == [["Ana Holm"]]


def test_initials_are_short_for_an_organization() -> None:
    record = read_mentions(
        "The National Ferry Board closed. The NFB said so.",
        ("The National Ferry Board", "organization name"), ("The NFB", "organization name"),
    )  # fmt: skip
    assert names_of(record) == ["National Ferry Board"]


def test_a_person_and_a_place_of_one_name_are_two_actors() -> None:
    record = read_mentions(
        "Ida Houston lives in Houston. Houston spoke.",
        ("Ida Houston", "person name"), ("Houston", "place name"), ("Houston", "person name"),
    )  # fmt: skip
    assert sorted((actor.name, actor.kind) for actor in record.actors) == [
        ("Houston", "place"), ("Ida Houston", "person"),
    ]  # fmt: skip


def test_a_description_joins_the_actor_that_most_of_its_probability_falls_on() -> None:
    record = read_mentions(
        "Vladimir Putin met Ana Reyes. The dictator smiled.",
        ("Vladimir Putin", "person name"), ("Ana Reyes", "person name"),
        ("The dictator", "person nominal", {0: 0.7, 1: 0.1}),
    )  # fmt: skip
    assert [len(actor.mentions) for actor in record.actors] == [2, 1]


def test_somebody_described_before_being_named_is_one_actor() -> None:
    record = read_mentions(
        "The senator fell. Ana Reyes is well.",
        ("The senator", "person nominal"), ("Ana Reyes", "person name", {0: 0.9}),
    )  # fmt: skip
    (reyes,) = record.actors
    assert (reyes.name, len(reyes.mentions)) == ("Ana Reyes", 2)


def test_it_is_no_person() -> None:
    record = read_mentions(
        "Ana Reyes bought it.", ("Ana Reyes", "person name"), ("it", "organization pronoun", {0: 0.9})
    )
    assert [len(actor.mentions) for actor in record.actors] == [1]


def test_a_text_in_capitals_keeps_its_names() -> None:
    record = read_mentions(
        "PUTIN SPOKE. VLADIMIR PUTIN LEFT.", ("PUTIN", "person name"), ("VLADIMIR PUTIN", "person name")
    )
    assert names_of(record) == ["VLADIMIR PUTIN"]


def test_a_text_without_capitals_keeps_its_names() -> None:
    record = read_mentions(
        "putin spoke. vladimir putin left.", ("putin", "person name"), ("vladimir putin", "person name")
    )
    assert names_of(record) == ["vladimir putin"]


def test_one_mention_marked_twice_counts_once() -> None:
    record = read_mentions(
        "President Reyes left.", ("President Reyes", "person name"), ("<Reyes", "person name", {0: 0.9})
    )
    (reyes,) = record.actors
    assert [m.cut(record.article.text) for m in reyes.mentions] == ["Reyes"]


def chains(record) -> list[list[str]]:
    """The mentions of each actor."""
    return [[mention.cut(record.article.text) for mention in actor.mentions] for actor in record.actors]


def test_a_short_name_goes_to_the_only_one_named_before_it():
    record = read_mentions(
        "Ida Holm came. Holm wept. Bo Holm left.",
        ("Ida Holm", "person name"),
        ("Holm", "person name"),
        ("Bo Holm", "person name"),
    )
    assert chains(record) == [["Ida Holm", "Holm"], ["Bo Holm"]]


def test_of_what_falls_on_those_before_it_most_must_fall_on_one():
    people = ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("Ida Berg", "person name")
    text = "Ana Reyes met Eva Holm and Ida Berg. She wept."
    assert chains(read_mentions(text, *people, ("She", "person pronoun", {0: 0.2, 1: 0.2, 2: 0.2}))) == [
        ["Ana Reyes"], ["Eva Holm"], ["Ida Berg"],
    ]  # fmt: skip
    assert chains(read_mentions(text, *people, ("She", "person pronoun", {0: 0.1, 1: 0.2, 2: 0.1}))) == [
        ["Ana Reyes"], ["Eva Holm", "She"], ["Ida Berg"],
    ]  # fmt: skip


def test_a_gender_counts_where_it_is_told_three_times_as_often_as_the_other():
    for wrong, kept in ((1, True), (2, False)):
        pronouns = [("She", "person pronoun", {0: 0.9})] * 3 + [("He", "person pronoun", {0: 0.9})] * wrong
        text = "Kim Holm met Bo Holm. " + "She wept. " * 3 + "He wept. " * wrong + "Mr. Holm left."
        record = read_mentions(
            text, ("Kim Holm", "person name"), ("Bo Holm", "person name"), *pronouns, ("Mr. Holm", "person name")
        )
        joined = next(chain for chain in chains(record) if chain[0] == "Bo Holm")
        assert ("Holm" in joined) is kept, wrong


def test_a_middle_name_that_a_longer_one_has_is_its_own_way_to_be_called():
    record = read_mentions(
        "Ana Luz Reyes and Ana Reyes came. Luz Reyes left. A. Reyes wept.",
        ("Ana Luz Reyes", "person name"), ("Ana Reyes", "person name"), ("Luz Reyes", "person name"),
        ("A. Reyes", "person name"),
    )  # fmt: skip
    assert names_of(record) == ["Ana Luz Reyes"]


@pytest.mark.speed
@pytest.mark.parametrize(
    "words",
    [
        ["Reyes"] * 10_000,
        ["Reyes", "she"] * 5_000,
        [f"Ana Reyes{i}" for i in range(10_000)],
        [f"Ana{i} Reyes" for i in range(10_000)],
        [f"Ana{i % 4000} Reyes{i % 3000}" for i in range(10_000)],
    ],
    ids=["one name", "one name and its pronoun", "one forename", "one surname", "all mixed"],
)
def test_ten_thousand_mentions_are_resolved_in_a_moment(words: list[str]) -> None:
    text, starts = " ".join(words), [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    mentions = tuple(
        MarkedMention(span=Span(at, at + len(word)), kind="person", form="pronoun" if word == "she" else "name",
                      confidence=0.9, antecedents=(Antecedent(i - 1, 0.6),) if i else ())
        for i, (at, word) in enumerate(zip(starts, words, strict=False))
    )  # fmt: skip
    began = time.process_time()
    coreference = resolve(text, recover(text, mentions, []))
    assert None not in coreference.chain_of
    assert time.process_time() - began < 10


@pytest.mark.parametrize("title", ["Sir", "Dame", "Lord", "Lady"])
def test_a_knight_by_the_forename_is_who_has_the_full_name(title: str) -> None:
    record = read_mentions(
        f"Robin Pell came. {{s:{title} Robin}} {{q:said}} {{c:as much}}.",
        ("Robin Pell", "person name"), (f"{title} Robin", "person name"),
    )  # fmt: skip
    assert who(record) == [["Robin Pell"]]


def test_a_king_is_not_short_for_somebody_with_his_name() -> None:
    record = read_mentions(
        "Abdullah Nasser came. {s:King Abdullah} {q:said} {c:as much}.",
        ("Abdullah Nasser", "person name"), ("King Abdullah", "person name"),
    )  # fmt: skip
    assert who(record) == [["King Abdullah"]]
