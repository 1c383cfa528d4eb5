"""How sure the network must be, just below and just above: who is joined to whom, who speaks, and who is named."""

import pytest

from tests.unit.recorder.hand import read_mentions, who

NAME, DESCRIPTION, PRONOUN = "person name", "person nominal", "person pronoun"
TWO = "Ida Holm and Bo Holm came. {s:Holm} {q:said} {c:so}."
BEARERS = ("Ida Holm", NAME), ("Bo Holm", NAME)


def chains(record) -> list[list[str]]:
    """The mentions of each actor."""
    return [[mention.cut(record.article.text) for mention in actor.mentions] for actor in record.actors]


@pytest.mark.parametrize(
    ("ida", "bo", "joined"), [(0.31, 0.1, True), (0.3, 0.1, False), (0.75, 0.25, True), (0.74, 0.26, False)]
)
def test_a_short_name_goes_to_one_of_two_bearers_where_three_quarters_of_enough_fall_on_it(ida, bo, joined):
    record = read_mentions(TWO, *BEARERS, ("Holm", NAME, {0: ida, 1: bo}))
    assert chains(record)[0] == (["Ida Holm", "Holm"] if joined else ["Ida Holm"])


@pytest.mark.parametrize(("ida", "speaks"), [(0.82, True), (0.78, False)])
def test_a_speaker_must_be_surer_than_a_mention(ida, speaks):
    record = read_mentions(TWO, *BEARERS, ("Holm", NAME, {0: ida, 1: 1 - ida}))
    assert (who(record) == [["Ida Holm"]]) is speaks


def test_a_short_name_goes_to_whom_the_text_names_three_times_as_often():
    for times, joined in ((3, True), (2, False)):
        text = times * "Ida Holm came. " + "Bo Holm left. Holm wept."
        record = read_mentions(text, *(times * [("Ida Holm", NAME)]), ("Bo Holm", NAME), ("Holm", NAME))
        assert ("Holm" in chains(record)[0]) is joined


def test_a_short_name_goes_to_the_only_one_named_before_it():
    record = read_mentions("Ida Holm came. Holm wept. Bo Holm left.", ("Ida Holm", NAME), ("Holm", NAME), ("Bo Holm", NAME))
    assert chains(record) == [["Ida Holm", "Holm"], ["Bo Holm"]]


@pytest.mark.parametrize(("likely", "joined"), [(0.4, True), (0.39, False)])
def test_a_description_joins_whom_enough_of_its_probability_falls_on(likely, joined):
    record = read_mentions("Ana Reyes left. The envoy wept.", ("Ana Reyes", NAME), ("The envoy", DESCRIPTION, {0: likely}))
    assert chains(record) == ([["Ana Reyes", "The envoy"]] if joined else [["Ana Reyes"], ["The envoy"]])


@pytest.mark.parametrize(("likely", "joined"), [(0.11, True), (0.1, False)])
def test_a_pronoun_means_somebody_where_anything_falls_on_those_before_it(likely, joined):
    record = read_mentions("Ana Reyes left. She wept.", ("Ana Reyes", NAME), ("She", PRONOUN, {0: likely}))
    assert chains(record) == [["Ana Reyes", "She"] if joined else ["Ana Reyes"]]


def test_of_what_falls_on_those_before_it_most_must_fall_on_one():
    people = ("Ana Reyes", NAME), ("Eva Holm", NAME), ("Ida Berg", NAME)
    text = "Ana Reyes met Eva Holm and Ida Berg. She wept."
    assert chains(read_mentions(text, *people, ("She", PRONOUN, {0: 0.2, 1: 0.2, 2: 0.2}))) == [
        ["Ana Reyes"], ["Eva Holm"], ["Ida Berg"],
    ]  # fmt: skip
    assert chains(read_mentions(text, *people, ("She", PRONOUN, {0: 0.1, 1: 0.2, 2: 0.1}))) == [
        ["Ana Reyes"], ["Eva Holm", "She"], ["Ida Berg"],
    ]  # fmt: skip


@pytest.mark.parametrize(("likely", "joined"), [(0.75, True), (0.74, False)])
def test_somebody_described_gets_a_name_where_the_network_is_sure(likely, joined):
    record = read_mentions("The envoy fell. Ana Reyes wept.", ("The envoy", DESCRIPTION), ("Ana Reyes", NAME, {0: likely}))
    assert len(record.actors) == (1 if joined else 2)
    record = read_mentions("Eva Holm fell. Ana Reyes wept.", ("Eva Holm", NAME), ("Ana Reyes", NAME, {0: 0.99}))
    assert len(record.actors) == 2  # who has a name gets no other one


@pytest.mark.parametrize(("likely", "gender"), [(0.4, True), (0.39, False)])
def test_a_pronoun_tells_the_gender_of_the_name_that_it_is_sure_of(likely, gender):
    record = read_mentions(
        "Ana Holm met Mr. Bo Holm. She wept. {s:Mrs. Holm} {q:said} {c:so}.",
        ("Ana Holm", NAME), ("Bo Holm", NAME), ("She", PRONOUN, {0: likely, 1: 0.3}), ("Mrs. Holm", NAME),
    )  # fmt: skip
    assert "Holm" in chains(record)[0]  # Mr. Holm is out of the question either way
    record = read_mentions(
        "Kim Holm met Bo Berg. She wept. Mr. Holm left.",
        ("Kim Holm", NAME), ("Bo Berg", NAME), ("She", PRONOUN, {0: likely, 1: 0.3}), ("Mr. Holm", NAME),
    )  # fmt: skip
    assert ("Holm" in chains(record)[0]) is True  # the only bearer of a name bears it whatever his title


def test_a_gender_counts_where_it_is_told_three_times_as_often_as_the_other():
    for wrong, kept in ((1, True), (2, False)):
        pronouns = [("She", PRONOUN, {0: 0.9})] * 3 + [("He", PRONOUN, {0: 0.9})] * wrong
        text = "Kim Holm met Bo Holm. " + "She wept. " * 3 + "He wept. " * wrong + "Mr. Holm left."
        record = read_mentions(text, ("Kim Holm", NAME), ("Bo Holm", NAME), *pronouns, ("Mr. Holm", NAME))
        joined = next((chain for chain in chains(record) if chain[0] == "Bo Holm"))
        assert ("Holm" in joined) is kept, wrong


@pytest.mark.parametrize(("named", "speaks"), [(0.6, True), (0.59, False)])
def test_a_description_means_a_name_where_the_network_is_sure_that_its_source_has_one(named, speaks):
    record = read_mentions(
        "Ana Reyes left. {s:The envoy} {q:said} {c:so}.",
        ("Ana Reyes", NAME), ("The envoy", DESCRIPTION, {0: 0.35}), named={1: named},
    )  # fmt: skip
    assert who(record)[0] == ["The envoy"] or not speaks or who(record) == ["“The envoy” is not named"]


@pytest.mark.parametrize(("named", "certain"), [(0.8, True), (0.79, False)])
def test_whom_a_description_likely_means_is_told_where_that_it_has_a_name_is_certain(named, certain):
    record = read_mentions(
        "Ana Reyes left. {s:The envoy} {q:said} {c:so}.",
        ("Ana Reyes", NAME), ("The envoy", DESCRIPTION, {0: 0.35}), named={1: named},
    )  # fmt: skip
    assert (who(record) == [["Ana Reyes"]]) is certain


@pytest.mark.parametrize(("reyes", "berg", "told"), [(0.15, 0.0, True), (0.14, 0.0, False), (0.3, 0.2, True), (0.3, 0.21, False)])
def test_a_likely_one_has_some_probability_and_most_of_it(reyes, berg, told):
    record = read_mentions(
        "Ana Reyes left Ida Berg. {s:The envoy} {q:said} {c:so}.",
        ("Ana Reyes", NAME), ("Ida Berg", NAME), ("The envoy", DESCRIPTION, {0: reyes, 1: berg}), named={1: 0.95},
    )  # fmt: skip
    assert (who(record) == [["Ana Reyes"]]) is told


@pytest.mark.parametrize(("named", "speaks"), [(0.35, True), (0.34, False), (1.0, True)])
def test_a_name_speaks_by_itself_where_the_network_does_not_think_its_source_nameless(named, speaks):
    record = read_mentions("{s:Ana Reyes} {q:said} {c:so}.", ("Ana Reyes", NAME), named={1: named})
    assert (who(record) == [["Ana Reyes"]]) is speaks


@pytest.mark.parametrize(("likely", "possible"), [(0.15, True), (0.14, False)])
def test_whom_a_source_may_be_is_named_where_that_is_possible(likely, possible):
    record = read_mentions(
        "Ana Reyes met Eva Holm. {s:She} {q:said} {c:so}.",
        ("Ana Reyes", NAME), ("Eva Holm", NAME), ("She", PRONOUN, {0: 0.3, 1: likely}),
    )  # fmt: skip
    assert who(record) == [
        "“She” may be Ana Reyes or Eva Holm" if possible else "the text leaves open who “She” is"
    ]  # fmt: skip


def test_no_more_than_three_are_named_whom_a_source_may_be():
    people = [("Ana Reyes", NAME), ("Eva Holm", NAME), ("Ida Berg", NAME), ("Una Lind", NAME)]
    record = read_mentions(
        "Ana Reyes, Eva Holm, Ida Berg, Una Lind. {s:She} {q:said} {c:so}.",
        *people, ("She", PRONOUN, {0: 0.2, 1: 0.21, 2: 0.22, 3: 0.23}),
    )  # fmt: skip
    assert who(record) == ["“She” may be Una Lind or Ida Berg or Eva Holm"]


def test_a_long_source_is_shown_up_to_its_sixtieth_character():
    for words, shown in ((60, 60 * "a"), (61, 60 * "a" + "…")):
        record = read_mentions(f"{{s:{words * 'a'}}} {{q:said}} {{c:so}}.")
        assert who(record) == [f"“{shown}” is not named"]
