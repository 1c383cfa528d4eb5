"""Where nothing is found, other questions are suggested that find something."""

import pytest

from tests.unit.archive.hand import cast


@pytest.fixture
def asked(store):
    for number, (name, content, outlet) in enumerate(
        [
            ("Ingrid van der Holt", "that the bridge at Kelve would be closed", "Kelve Post"),
            ("Ingrid van der Holt", "that ferries were cheaper", "Courier"),
            ("Piet Danby", "that the bridge was safe", "Courier"),
        ]
    ):
        store.keep(cast(f"{{s:{name}}} {{q:said}} {{c:{content}}}.", {"name": name}, speakers={1: "a1"}, outlet=outlet,
                        published=(f"202{number}-05-01", "given"), url=f"https://a.example/{number}"))  # fmt: skip
    return store


def suggested(store, **question):
    assert store.count(**question).number == 0
    return [(each.kind, each.part, each.value, each.total.number) for each in store.suggestions(**question)]


@pytest.mark.parametrize("wrong", ["Dnaby", "Danbie", "Denby", "Piet Danbi", "Peit Danby"])
def test_a_misspelt_name_leads_to_the_name(asked, wrong):
    assert suggested(asked, speaker=wrong)[0] == ("spelling", "speaker", "Piet Danby", 1)


def test_a_part_of_a_name_leads_to_the_whole_of_it(asked):
    assert suggested(asked, speaker="van der Hold")[0] == ("spelling", "speaker", "Ingrid van der Holt", 2)


@pytest.mark.parametrize(("wrong", "right", "number"), [("brigde", "bridge", 2), ("Dnaby bridge", "Danby bridge", 1),
                                                        ("cheeper ferries", "cheaper ferries", 1)])  # fmt: skip
def test_a_misspelt_word_leads_to_a_word_of_the_archive(asked, wrong, right, number):
    assert suggested(asked, words=wrong)[0] == ("spelling", "words", right, number)


def test_a_question_with_a_misspelt_name_stays_a_question(asked):
    (first, *_) = suggested(asked, words="What did Dnaby say about the bridge?")
    assert first == ("spelling", "words", "What did Danby say about the bridge?", 1)


def test_fewer_words_and_fewer_filters_are_suggested_with_what_they_find(asked):
    assert suggested(asked, words="bridge cheaper") == [
        ("fewer words", "words", "bridge", 2), ("fewer words", "words", "cheaper", 1),
    ]  # fmt: skip
    assert suggested(asked, speaker="Danby", outlet="Kelve Post") == [
        ("without", "speaker", None, 1), ("without", "outlet", None, 1),
    ]  # fmt: skip


def test_both_ends_of_a_period_are_left_out_together(asked):
    assert suggested(asked, speaker="Danby", since="2010", until="2011") == [("without", "since", None, 1)]


def test_articles_are_suggested_by_the_words_of_their_texts(asked):
    found = asked.suggestions(articles=True, words="chaeper")
    assert [(each.value, each.total.number) for each in found] == [("cheaper", 1)]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Jean-Luc Morand", "Jeanluc Morand"),
        ("Abdulrahman Said", "Abdul Rahman Said"),
        ("Ludo van den Berg", "van der Berg"),
    ],
)
def test_a_name_is_suggested_that_is_joined_or_taken_apart_otherwise(store, name, typed):
    store.keep(cast(f"{{s:{name}}} {{q:said}} {{c:it rains}}.", {"name": name}, speakers={1: "a1"}))
    assert suggested(store, speaker=typed)[0] == ("spelling", "speaker", name, 1)


@pytest.mark.parametrize("typed", ["Kelve Pots", "The Kelve Post", "Kelve", "kelve pst"])
def test_an_outlet_is_suggested_whose_name_is_nearly_that(asked, typed):
    assert suggested(asked, outlet=typed)[0] == ("spelling", "outlet", "Kelve Post", 1)


def test_the_words_that_are_there_are_suggested_without_those_that_are_nowhere(asked):
    assert suggested(asked, words="Are bridges at Kelve zigzagging upward?")[0] == (
        "fewer words", "words", "bridges Kelve", 1,
    )  # fmt: skip


def test_single_words_are_suggested_where_no_two_of_several_stand_together(asked):
    values = [value for _, _, value, _ in suggested(asked, words="closed cheaper safe")]
    assert sorted(values) == ["cheaper", "closed", "safe"]


def test_no_small_word_is_suggested_for_another(asked):
    assert all("was" not in value.split() for _, _, value, _ in suggested(asked, words="wase bridge"))


def test_a_word_is_suggested_whose_form_in_the_index_has_another_form_itself(asked):
    asked.keep(cast("{s:Ana Reyes} {q:said} {c:it rains}.", {"name": "Ana Reyes"}, speakers={1: "a1"}))
    assert suggested(asked, words="What did Ryes say about rain?")[0] == (
        "spelling", "words", "What did Reyes say about rain?", 1,
    )  # fmt: skip


def test_where_nothing_is_near_nothing_is_suggested(asked):
    assert suggested(asked, words="xylophone") == []
    assert suggested(asked, speaker="Quentin") == []


def test_an_archive_that_is_only_read_suggests_as_well(asked):
    from onrecord.archive import Store

    with Store(asked.path, read_only=True) as reading:
        assert [each.value for each in reading.suggestions(speaker="Dnaby")] == ["Piet Danby"]
