"""Which of two names is the fuller, and whether they can be one person's."""

import pytest

from onrecord.recorder.actors import names


def short(one: str, other: str) -> bool:
    return names.is_short_for(names.words(one), names.words(other))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ana Reyes", "ana reyes"), ("the Orsha Co.'s", "orsha co"), ("Ruben Halasz Jr.", "ruben halasz"),
        ("Halasz III", "halasz"), ("U.S. Bank", "us bank"), ("O’Hara", "o'hara"), ("The Times", "times"),
        ("an Elk", "elk"), ("Jr.", "jr"), ("The", "the"), ("Al-Haddad", "al-haddad"), ("3M", "3m"),
        ("A.B. Holm", "ab holm"),
    ],
)  # fmt: skip
def test_the_words_of_a_name_are_those_that_tell_it_from_others(name, words):
    assert names.words(name) == tuple(words.split())


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Reyes's", "Reyes"), ("Reyes’s", "Reyes"), ("the Reyeses'", "the Reyeses"), ("Reyeses’", "Reyeses"),
        ("O'Hara", "O'Hara"), ("Ana'", "Ana'"), ("Ana", "Ana"), ("Ana's aide", "Ana's aide"),
    ],
)  # fmt: skip
def test_a_possessive_is_cut_off(name, bare):
    assert names.without_possessive(name) == bare


def test_words_that_begin_a_sentence_are_no_names():
    assert all(map(names.is_generic, ("Police", "Officials", "the Army", "Everybody")))
    assert not any(map(names.is_generic, ("Reyes", "Police Scotland", "")))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the British government", True), ("Clinton’s campaign", True), ("Clinton's campaign", True),
        ("The Velmar regime", True), ("the Holms’ administration", True),
        ("The campaign", False), ("the new government", False), ("The government", False), ("British ferries", False),
        ("the British government website", False), ("the old regime", False),
    ],
)  # fmt: skip
def test_a_description_is_as_good_as_a_name_where_it_says_whose(words, found):
    assert names.is_proper(words) is found


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("the nonpartisan Debate Commission", "Debate Commission"), ("The Ferry Board", "Ferry Board"),
        ("de Gaulle", "de Gaulle"), ("the de Gaulle museum", "de Gaulle museum"), ("isis", "isis"),
        ("the isis", "isis"),
        ("old Holm", "Holm"), ("Theodor Holm", "Theodor Holm"), ("3M", "3M"),
    ],
)  # fmt: skip
def test_what_leads_to_a_name_is_no_part_of_it(name, rest):
    assert name[names.lead(name) :] == rest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Ruben Halasz left.", "Ruben Halasz"), ("Then Anna-Lena Halasz left.", "Anna-Lena Halasz"),
        ("Then Minister Ruben Halasz left.", "Ruben Halasz"),
        ("It fell. When Halasz came", "Halasz"), ("“Then Halasz came", "Halasz"), ("When Halasz came", "Halasz"),
        ("It fell\nWhen Halasz came", "Halasz"), ("then Minister Halasz came", "Halasz"),
        ("on Monday Halasz came", "Halasz"),
        ("in March Halasz came", "Halasz"), ("the NFB Halasz came", "Halasz"), ("then old Halasz came", "Halasz"),
        ("then Ruben\nHalasz came", "Halasz"), ("then X Halasz came", "Halasz"),
        ("It fell: Then Halasz came", "Halasz"),
        ("where it fell, Ruben Halasz came", "Ruben Halasz"),
        ("with Maximilianalexanderjohannessebastian Halasz", "Halasz"),
    ],
)  # fmt: skip
def test_a_lost_forename_is_found_where_it_is_one(text, name):
    at = text.index("Halasz")
    assert text[names.forename_before(text, at) : at + 6] == name


def test_the_surname_is_the_last_word_without_its_particle():
    assert names.surname(("ana", "reyes")) == "reyes"
    assert names.surname(("rana", "al-haddad")) == "haddad"
    assert names.surname(("ana", "reyes-holm")) == "reyes-holm"
    assert names.surname(("al-",)) == "al-"
    assert names.surname(()) == ""


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Reyes", "Ana Luz Reyes", True), ("Ana", "Ana Luz Reyes", True), ("Luz", "Ana Luz Reyes", True),
        ("Ana Reyes", "Ana Luz Reyes", True), ("A. Reyes", "Ana Luz Reyes", True),
        ("Ana L. Reyes", "Ana Luz Reyes", True),
        ("Ana Luz", "Ana Luz Reyes", True), ("Haddad", "Rana al-Haddad", True), ("Rana Haddad", "Rana al-Haddad", True),
        ("Eva", "Ana Luz Reyes", False), ("Eva Reyes", "Ana Luz Reyes", False), ("Reyes Ana", "Ana Luz Reyes", False),
        ("Ana Luz Reyes", "Ana Reyes", False), ("L. Ana Reyes", "Ana Luz Reyes", False),
        ("An Reyes", "Ana Reyes", True),
        ("Ana Holm", "Ana Luz Reyes", False), ("E. Reyes", "Ana Reyes", False), ("", "Ana Reyes", False),
    ],
)  # fmt: skip
def test_a_short_name_fits_a_full_one_whose_words_it_has_in_their_order(one, other, fits):
    assert short(one, other) is fits


def test_a_legal_form_is_no_part_of_a_name():
    assert names.without_legal_form(("orsha", "co")) == ("orsha",)
    assert names.without_legal_form(("company",)) == ("company",)


def test_initials_are_two_to_six_capitals():
    assert all(map(names.is_initials, ("NF", "NFB", "U.N.", "ABCDEF")))
    assert not any(map(names.is_initials, ("N", "ABCDEFG", "Iran", "NfB", "N4", "")))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ministry of Harbour Safety", ("MHS", "MOHS", "HS")), ("National Ferry Board", ("NFB", "FB")),
        ("Tarn-Velmar Line", ("TVL", "VL")), ("Ferry Board", ("FB",)), ("Reyes", ()), ("Bank of", ("BO",)),
    ],
)  # fmt: skip
def test_a_long_name_has_initials(name, initials):
    assert names.initials(name) == initials


@pytest.mark.parametrize(
    ("found", "fullest"),
    [
        (["REYES", "Reyes", "A. Reyes", "Ana Reyes"], "Ana Reyes"), (["Ana Reyes", "ANA REYES"], "Ana Reyes"),
        (["J. B. Reyes", "Ana Reyes"], "Ana Reyes"), (["Holm", "Reyes"], "Reyes"), (["Reyes", "Berga"], "Reyes"),
        (["Ana Reyes", "Ana Maria Reyes"], "Ana Maria Reyes"),
    ],
)  # fmt: skip
def test_the_fullest_name_has_the_most_words_then_letters_and_small_ones(found, fullest):
    assert names.fullest(found) == fullest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Calls On Halasz To Resign Over Pier", "Halasz"),
        ("Council Meeting Halasz\n\nThe mayor spoke.", "Halasz"),
        ("the office of Secretary of State Halasz", "Halasz"),
        ("It hurt everyone but Halasz, unlike The Halasz plan", "Halasz plan"),
    ],
)
def test_a_word_of_a_headline_or_an_office_and_a_small_word_are_no_forename(text, name):
    at = text.index(name)
    assert names.forename_before(text, at) == at


@pytest.mark.parametrize(
    "text", ["Mayor Meets Oscar Halasz on Pier", "They met Ferenc Halasz.", "the wife of Ferenc Halasz"]
)
def test_a_forename_in_front_belongs_to_the_name_in_a_headline_if_it_is_known(text):
    at = text.index("Halasz")
    assert names.forename_before(text, at) == at - len("Ferenc " if "Ferenc" in text else "Oscar ")


def test_an_editorial_board_is_as_good_as_named_by_whose_it_is():
    assert names.is_proper("the Harda Echo’s editorial board")
    assert not names.is_proper("the editorial board")


def test_people_who_lived_under_a_regime_are_not_named_by_it():
    assert not names.is_proper("outsiders who never lived under the Orr regime")
