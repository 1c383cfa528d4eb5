"""A source is the mention that its noun phrase ends in, the name beside that, and what "and" joins to it."""

import pytest

from tests.unit.recorder.hand import read_mentions, who

NAME, DESCRIPTION, BODY, PLACE = "person name", "person nominal", "organization name", "place name"


def speakers(source: str, *mentions: tuple[str, str]) -> list[str] | str:
    """Who speaks in a statement of this source; the reason where nobody does."""
    return who(read_mentions(f"{{s:{source}}} {{q:said}} {{c:as much}}.", *mentions))[0]


@pytest.mark.parametrize(
    ("source", "mentions", "expected"),
    [
        ("Ana Reyes and Eva Holm", [("Ana Reyes", NAME), ("Eva Holm", NAME)], ["Ana Reyes", "Eva Holm"]),
        ("Ana Reyes, Eva Holm and Mayor Ida Berg", [("Ana Reyes", NAME), ("Eva Holm", NAME), ("Ida Berg", NAME)],
         ["Ana Reyes", "Eva Holm", "Ida Berg"]),
        ("Ana Reyes & Eva Holm", [("Ana Reyes", NAME), ("Eva Holm", NAME)], ["Ana Reyes", "Eva Holm"]),
        ("Ana Reyes, and Prime Minister Eva Holm", [("Ana Reyes", NAME),
        ("Eva Holm", NAME)], ["Ana Reyes", "Eva Holm"]),
        ("Ana Reyes with Eva Holm", [("Ana Reyes", NAME), ("Eva Holm", NAME)], ["Ana Reyes"]),
        ("Ana Reyes and the NFB", [("Ana Reyes", NAME), ("NFB", BODY)], ["Ana Reyes"]),
        ("Ana Reyes and an envoy, Ida Berg", [("Ana Reyes", NAME), ("an envoy", DESCRIPTION), ("Ida Berg", NAME)],
         ["Ana Reyes", "Ida Berg"]),
        ("Ana Reyes and an envoy", [("Ana Reyes", NAME), ("an envoy", DESCRIPTION)], ["Ana Reyes"]),
        ("Ana Reyes of Tarn and Eva Holm", [("Ana Reyes", NAME), ("Tarn", PLACE), ("Eva Holm", NAME)], ["Ana Reyes"]),
    ],
)  # fmt: skip
def test_names_of_one_kind_that_and_joins_speak_together(source, mentions, expected):
    assert speakers(source, *mentions) == expected


@pytest.mark.parametrize(
    ("source", "mentions", "expected"),
    [
        ("the engineer Ida Berg", [("the engineer", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("an envoy, Ida Berg,", [("an envoy", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("an envoy (Ida Berg)", [("an envoy", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("an envoy, then Ida Berg", [("an envoy", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("an envoy, as she was, Ida Berg", [("an envoy", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("the envoy, Councillor Ida Berg", [("the envoy", DESCRIPTION), ("Ida Berg", NAME)], ["Ida Berg"]),
        ("one more envoy, ex-Tarn Gov. Ida Berg", [("one more envoy", DESCRIPTION), ("Tarn", PLACE),
        ("Ida Berg", NAME)], ["Ida Berg"]),
        ("a union of dockers called Save Our Pier", [("a union", "organization nominal"), ("Save Our Pier", BODY)],
         ["Save Our Pier"]),
        ("the board, also known as the NFB", [("the board", "organization nominal"), ("NFB", BODY)], ["NFB"]),
        ("an envoy, Ida Berg’s aide,", [("an envoy", DESCRIPTION), ("Ida Berg", NAME)], ["an envoy"]),
        ("an envoy, the NFB", [("an envoy", DESCRIPTION), ("NFB", BODY)], ["an envoy"]),
        ("an envoy of Tarn", [("an envoy", DESCRIPTION), ("Tarn", PLACE)], ["an envoy"]),
        ("the ferry board, the NFB,", [("the ferry board", "organization nominal"), ("NFB", BODY)], ["NFB"]),
        ("the ferry board for the NFB", [("the ferry board", "organization nominal"),
        ("NFB", BODY)], ["the ferry board"]),
        ("the city of Tarn", [("the city", "place nominal"), ("Tarn", PLACE)], ["Tarn"]),
        ("the mayor of Tarn", [("the mayor", DESCRIPTION), ("Tarn", PLACE)], ["the mayor"]),
        ("the friends of Tarn", [("the friends", "organization nominal"), ("Tarn", PLACE)], ["the friends"]),
        ("Ida Berg, an envoy,", [("Ida Berg", NAME), ("an envoy", DESCRIPTION)], ["Ida Berg"]),
        ("Ida Berg the envoy", [("Ida Berg", NAME), ("the envoy", DESCRIPTION)], ["the envoy"]),
        ("Ida Berg, an envoy", [("Ida Berg", NAME), ("an envoy", DESCRIPTION)], ["Ida Berg"]),
    ],
)  # fmt: skip
def test_a_description_speaks_by_the_name_beside_it_alone(source, mentions, expected):
    assert speakers(source, *mentions) == expected


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("the NFB boat", [("NFB", BODY)]), ("a letter seen by the NFB", [("NFB", BODY)]),
        ("an insider within the NFB", [("NFB", BODY)]), ("Ida Berg’s boat", [("Ida Berg", NAME)]),
        ("a letter to Ida Berg", [("Ida Berg", NAME)]), ("friends of Ida Berg", [("Ida Berg", NAME)]),
    ],
)  # fmt: skip
def test_a_name_that_only_says_more_about_a_source_does_not_speak(source, mentions):
    assert isinstance(speakers(source, *mentions), str)


def test_a_name_is_not_cut_where_a_word_in_it_could_begin_to_say_more():
    assert speakers("the Board of Tides", ("the Board of Tides", BODY)) == ["Board of Tides"]
    assert speakers("the Board of Tides of Tarn", ("the Board of Tides", BODY), ("Tarn", PLACE)) == ["Board of Tides"]


def test_a_mention_that_reaches_out_of_the_source_is_not_in_it():
    record = read_mentions("{s:Ida} Berg {q:said} {c:as much}.", ("Ida Berg", NAME))
    assert who(record) == ["“Ida” is not named"]


def test_of_two_mentions_that_end_together_the_longer_is_the_head():
    record = read_mentions(
        "{s:Ida Berg’s mayor} {q:said} {c:as much}.", ("Ida Berg’s mayor", DESCRIPTION), ("<Ida Berg", NAME)
    )
    assert who(record) == [["Ida Berg’s mayor"]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("a source", "anonymous"), ("an insider", "anonymous"), ("people close to the board", "anonymous"),
        ("an aide who spoke on condition of anonymity", "anonymous"), ("An unnamed aide", "anonymous"),
        ("a letter from the board", "document"), ("that letter", "document"), ("new figures", "document"),
        ("the bill", "document"),
        ("an e-mail", "document"), ("the studies", "document"), ("letter writers", "group"), ("reporters", "group"),
        ("critics", "group"), ("two women", "group"), ("the public", "group"), ("the bus", "role"),
        ("a keeper", "role"),
        ("the press", "role"),
    ],
)  # fmt: skip
def test_a_source_without_a_name_is_of_the_kind_that_its_words_say(source, kind):
    record = read_mentions(f"Then {{s:{source}}} {{q:said}} {{c:as much}}.")
    assert record.statements[0].source_kind == kind


@pytest.mark.parametrize(
    ("source", "what", "kind"),
    [
        ("the crew", "group nominal", "group"), ("the board", "organization nominal", "organization"),
        ("the town", "place nominal", "organization"), ("the keeper", "person nominal", "role"),
        ("she", "person pronoun", "person"), ("they", "group pronoun", "group"),
        ("it", "organization pronoun", "organization"),
    ],
)  # fmt: skip
def test_or_of_the_kind_that_its_head_is(source, what, kind):
    record = read_mentions(f"{{s:{source}}} {{q:said}} {{c:as much}}.", (source, what), named={1: 0.0})
    assert record.statements[0].source_kind == kind


def test_the_reason_tells_why_nobody_speaks():
    assert speakers("a letter") == "“a letter” is a text without a named author"
    assert speakers("an envoy") == "“an envoy” is not named"
    assert speakers("she", ("she", "person pronoun")) == "the text leaves open who “she” is"


def test_a_name_inside_of_a_description_is_not_its_head():
    board = speakers("the Velmar ferry board", ("the Velmar ferry board", "organization nominal"), ("<Velmar", PLACE))
    assert board == ["the Velmar ferry board"]


def test_letters_behind_a_name_are_no_head_of_their_own():
    assert speakers("Nasreen Colby KC", ("Nasreen Colby", NAME)) == ["Nasreen Colby"]
    assert speakers("the Ida Berg website", ("Ida Berg", NAME)) == "“the Ida Berg website” is not named"


@pytest.mark.parametrize(
    ("source", "mentions", "expected"),
    [
        ("the Harda Echo report", [("Harda Echo", BODY)], ["Harda Echo"]),
        ("the Echo’s new website", [("Echo", BODY)], ["Echo"]),
        ("Ida Berg’s statement", [("Ida Berg", NAME)], ["Ida Berg"]),
        ("a letter from Ida Berg", [("Ida Berg", NAME)], ["Ida Berg"]),
        ("the statement Monday by the NFB", [("NFB", BODY)], ["NFB"]),
        ("the statement from Orr’s lawyer, Ida Berg", [("Orr", NAME), ("<Orr’s lawyer", DESCRIPTION),
        ("Ida Berg", NAME)], ["Ida Berg"]),
    ],
)  # fmt: skip
def test_a_text_speaks_for_whoever_has_or_wrote_it(source, mentions, expected):
    assert speakers(source, *mentions) == expected


@pytest.mark.parametrize(
    ("source", "mentions"),
    [
        ("the NFB letter", [("NFB", BODY)]), ("her Facebook post", [("Facebook", BODY)]),
        ("the Berg report", [("Berg", NAME)]), ("the Tarn report", [("Tarn", PLACE)]),
        ("a report from Tarn", [("Tarn", PLACE)]),
        ("a report on the NFB", [("NFB", BODY)]),
    ],
)  # fmt: skip
def test_a_text_does_not_speak_for_what_it_is_about_or_where_it_comes_from(source, mentions):
    assert "text without a named author" in speakers(source, *mentions)


def test_a_word_that_stresses_a_name_is_no_part_of_it():
    record = read_mentions("{s:Ida Berg herself} {q:said} {c:as much}.", ("Ida Berg herself", NAME))
    assert who(record) == [["Ida Berg"]]


def test_an_organization_that_a_source_names_speaks_however_unsure_the_network_is():
    record = read_mentions("{s:The Saltleaks} {q:said} {c:as much}.", ("The Saltleaks", BODY), named={1: 0.1})
    assert who(record) == [["Saltleaks"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [("Republicans", "Republicans"), ("Tarn Aid and two officials", "Tarn Aid"), ("all Tarn Aid", "Tarn Aid")],
)
def test_the_network_may_still_doubt_members_and_what_an_organization_is_only_a_part_of(source, name):
    record = read_mentions(f"{{s:{source}}} {{q:said}} {{c:as much}}.", (name, BODY), named={1: 0.1})
    assert isinstance(who(record)[0], str)
