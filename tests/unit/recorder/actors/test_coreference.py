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
    assert [m.cut(record.article.text) for m in putin.mentions] == ["Putin", "President Vladimir Putin", "Mr. Putin"]


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


@pytest.mark.parametrize("kind", ["person", "organization"])
@pytest.mark.parametrize("marks", ["—", "…", ". ,", "\u200b", "£"])
def test_a_name_without_a_word_is_nobody_s(kind, marks) -> None:
    record = read_mentions(
        f"Ana Reyes came {marks} while Bo Lund left.", ("Ana Reyes", "person name"), (marks, f"{kind} name")
    )
    assert names_of(record) == ["Ana Reyes"]


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
    assert [m.cut(record.article.text) for m in reyes.mentions] == ["President Reyes"]


def test_a_name_that_the_article_has_elsewhere_is_one_whatever_the_network_calls_it() -> None:
    record = read_mentions("Oskar Tveit came. Tveit left.", ("Oskar Tveit", "person name"), ("Tveit", "person pronoun"))
    assert chains(record) == [["Oskar Tveit", "Tveit"]]


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
        assert ("Mr. Holm" in joined) is kept, wrong


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


PEOPLE = "person name"


def people(text: str, *marked: str) -> list[list[str]]:
    """The mentions of each actor, all marked as names of persons."""
    return chains(read_mentions(text, *((words, PEOPLE) for words in marked)))


def test_senior_and_junior_are_two_people_and_the_surname_alone_is_neither() -> None:
    text = "Robert Ames Sr. built it. Robert Ames Jr. sold it. Ames Sr. wept. {s:Ames} {q:said} {c:as much}."
    marked = ("Robert Ames Sr.", PEOPLE), ("Robert Ames Jr.", PEOPLE), ("Ames Sr.", PEOPLE), ("Ames", PEOPLE)
    record = read_mentions(text, *marked)
    assert chains(record)[:2] == [["Robert Ames Sr.", "Ames Sr."], ["Robert Ames Jr."]]
    assert who(record) == ["“Ames” may be Robert Ames Sr. or Robert Ames Jr."]


def test_a_nickname_means_who_has_the_forename() -> None:
    assert people("Robert Ellery came. Bob Ellery wept.", "Robert Ellery", "Bob Ellery") == [
        ["Robert Ellery", "Bob Ellery"]
    ]
    assert len(people("Robert Ellery came. Tom Ellery wept.", "Robert Ellery", "Tom Ellery")) == 2


def test_a_nickname_alone_means_who_has_the_forename_only_if_the_network_thinks_so() -> None:
    for sure, joined in ((0.4, True), (0.3, False)):
        marked = ("Robert Ellery", PEOPLE), ("Bob", PEOPLE, {0: sure})
        assert (len(chains(read_mentions("Robert Ellery came. And Bob wept.", *marked))) == 1) is joined, sure


def test_the_parts_of_a_name_around_a_nickname_are_one_mention() -> None:
    text = "Rosalind “Roz” Tierney came. Roz wept."
    assert people(text, "Rosalind", "Tierney", "Roz") == [["Rosalind “Roz” Tierney", "Roz"]]


def test_a_name_without_its_marks_is_the_same_name() -> None:
    text = "Maroš Šefčovič came. Sefcovic wept. Ólafur Þór fell. Olafur Thor rose."
    assert people(text, "Maroš Šefčovič", "Sefcovic", "Ólafur Þór", "Olafur Thor") == [
        ["Maroš Šefčovič", "Sefcovic"], ["Ólafur Þór", "Olafur Thor"],
    ]  # fmt: skip


FAR = " It was a long and quiet day in the harbour, and nothing else happened at all. "


def test_two_spellings_of_a_name_are_one_person_unless_they_stand_together() -> None:
    spelled = "Volodymir Zelenski", "Volodymyr Zelensky"
    assert len(people(f"Volodymir Zelenski came.{FAR}Volodymyr Zelensky wept.", *spelled)) == 1
    assert len(people("Volodymir Zelenski and Volodymyr Zelensky came.", *spelled)) == 2


def test_a_name_that_two_others_are_near_is_of_neither() -> None:
    text = f"Ida Brandvold and Ida Brantvold came.{FAR}Ida Branzvold wept."
    assert len(people(text, "Ida Brandvold", "Ida Brantvold", "Ida Branzvold")) == 3


def test_a_title_of_the_other_gender_is_of_another_person() -> None:
    assert len(people("Mr. Bo Holm came. Mrs. Holm wept.", "Mr. Bo Holm", "Mrs. Holm")) == 2


def test_a_forename_that_looks_like_a_title_is_one_where_the_article_uses_it_alone() -> None:
    text = "Prince Okafor ran. Then {s:Prince} {q:said} {c:as much}."
    assert who(read_mentions(text, ("Prince Okafor", PEOPLE), ("Prince", PEOPLE))) == [["Prince Okafor"]]


def test_a_surname_that_looks_like_a_title_speaks_alone() -> None:
    text = "John Major came. {s:Major} {q:said} {c:as much}. The major wept."
    marked = ("John Major", PEOPLE), ("Major", "person nominal"), ("The major", "person nominal")
    record = read_mentions(text, *marked)
    assert who(record) == [["John Major"]]
    assert chains(record) == [["John Major", "Major"], ["The major"]]


def test_a_dean_is_no_forename_where_the_article_speaks_of_the_dean() -> None:
    assert people("Ana Reyes, the dean, came. Dean Reyes wept.", "Ana Reyes", "Dean Reyes") == [
        ["Ana Reyes", "Dean Reyes"]
    ]
    assert len(people("Ana Reyes came. Dean Reyes wept.", "Ana Reyes", "Dean Reyes")) == 2


def test_an_organization_is_called_by_the_end_of_its_name() -> None:
    body = "organization name"
    record = read_mentions(
        "The Velmar Ferry Board met. The Ferry Board voted.", ("Velmar Ferry Board", body), ("Ferry Board", body)
    )
    assert names_of(record) == ["Velmar Ferry Board"]


def test_a_forename_tells_whom_he_means() -> None:
    text = "Erika Holm met Peter Strand. He wept."
    marked = ("Erika Holm", PEOPLE), ("Peter Strand", PEOPLE), ("He", "person pronoun", {0: 0.6, 1: 0.3})
    assert chains(read_mentions(text, *marked)) == [["Erika Holm"], ["Peter Strand", "He"]]
