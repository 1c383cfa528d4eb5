"""Persons, countries, kinds, and what is the same."""

import pytest

from onrecord import knowledge

table = knowledge.load()


@pytest.mark.parametrize(
    ("name", "on", "office"),
    [
        ("Vladimir Putin", "1999-09", "Prime Minister of Russia"),
        ("Vladimir Putin", "2005", "President of Russia"),
        ("Vladimir Putin", "2010-05-09", "Prime Minister of Russia"),
        ("Vladimir Putin", "2012-05-07", "President of Russia"),
        ("Vladimir Putin", "2008", None),  # both, and the date doesn't say which
        ("Vladimir Putin", None, None),
        ("VLADIMIR PUTIN", "2005", "President of Russia"),
        ("Barack Obama", "2020", None),
        ("Barack H. Obama", "2010", "President of the United States"),
        ("Donald J. Trump", "2019", "President of the United States"),
        ("JD Vance", "2025-06", "Vice President of the United States"),
        ("George Bush", "1990", "President of the United States"),
        ("Kais Saïed", "2023", "President of Tunisia"),
        ("Abdel-Fattah el-Sissi", "2020", "President of Egypt"),
        ("Kim Jong-un", "2013", "Supreme Leader of North Korea"),
        ("Mario Draghi", "2012", "President of the European Central Bank"),
        ("Mario Draghi", "2022-01", "Prime Minister of Italy"),
        ("Chuck Schumer", "2020", "US Senator from New York"),
    ],
)
def test_a_full_name_is_known_with_the_office_of_the_date(name, on, office):
    assert table.person(name, on).office == office


def test_father_and_son_are_told_apart_by_the_date():
    assert table.person("George Bush", "1990").name == "George H. W. Bush"
    assert table.person("George Bush", "2005").name == "George W. Bush"
    assert table.person("George Bush", "2009-06") is None


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Putin", "2005"),
        ("Mr Putin", "2005"),
        ("Vladimir Putin", "1990"),  # nobody knew him
        ("Adam Smith", "2020"),  # a member of Congress, but not alone with his name
        ("Ada Quill", "2020"),
        ("Russia", "2020"),
        ("", "2020"),
        ("x" * 100_000, "2020"),
    ],
)
def test_a_surname_alone_a_common_name_or_a_stranger_is_not_known(name, on):
    assert table.person(name, on) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("France", "FR"),
        ("French", "FR"),
        ("the French", "FR"),
        ("FRENCH", "FR"),
        ("a Frenchman", "FR"),
        ("the Americans", "US"),
        ("Afghan", "AF"),
        ("the U.S.", "US"),
        ("USA", "US"),
        ("America's", "US"),
        ("Britain", "GB"),
        ("British", "GB"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Czechia", "CZ"),
        ("Burma", "MM"),
        ("North Korean", "KP"),
        ("the Soviet Union", "SU"),
        ("the Philippines", "PH"),
        ("Georgian", "GE"),
    ],
)
def test_a_country_is_known_by_its_names_adjectives_and_people(words, code):
    assert table.country(words) == code


@pytest.mark.parametrize(
    "words",
    ["Georgia", "Jordan", "Chad", "turkey", "us", "polish", "Congolese", "Dominican", "Korean", "Kabul", "EU", ""],
)
def test_a_word_that_is_no_country_s_alone_is_none(words):
    assert table.country(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Kabul", "place"),
        ("France", "place"),
        ("Scotland", "place"),
        ("the Kremlin", "organization"),
        ("Hezbollah", "organization"),
        ("the EU", "organization"),
        ("the French", "group"),
        ("Americans", "group"),
        ("Vladimir Putin", "person"),
        ("French", None),
        ("Jordan", None),
        ("Washington", None),
        ("Putin", None),
        ("the US president", None),
        ("spokesman", None),
    ],
)
def test_a_name_has_a_kind(words, kind):
    assert table.kind(words) == kind


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ISIS", "Islamic State"),
        ("Daesh", "ISIL"),
        ("the US", "United States"),
        ("U.S.", "America"),
        ("Hamas", "the Islamic Resistance Movement"),
        ("Kyiv", "Kyiv"),
        ("Barack Obama", "Barack Hussein Obama"),
    ],
)
def test_two_names_of_one_entry_are_the_same(a, b):
    assert table.same(a, b)
    assert table.same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Washington", "the US"),
        ("the Kremlin", "Russia"),
        ("American", "the US"),
        ("Islamic State", "al-Qaeda"),
        ("Georgia", "Georgia"),
        ("Barack Obama", "Joe Biden"),
        ("Ada Quill", "Ada Quill"),
        ("", ""),
    ],
)
def test_what_belongs_together_is_not_the_same(a, b):
    assert not table.same(a, b)
    assert not table.same(b, a)
