"""What stands before a name and says what its bearer is."""

import pytest

from onrecord.text.descriptions import before_name


@pytest.mark.parametrize(
    ("line", "described"),
    [
        ("Liberal billionaire *Jon Lund gave twice.", "Liberal billionaire"),
        ("It was bought by talent manager *Jon Lund.", "talent manager"),
        ("She met his old press secretary *Jon Lund.", "his old press secretary"),
        ("The embattled, tired mayor *Ana Reyes left.", "mayor"),
        ("a story about the unloved mayor *Ana Reyes", "the unloved mayor"),
        ("former Harda Gov. *Ana Reyes", "former Harda Gov."),
        ("Royal Bank of Harda chief economist *Ana Reyes", "Royal Bank of Harda chief economist"),
        ("said CNN’s chief medical correspondent *Ana Reyes", "CNN’s chief medical correspondent"),
        ("when she appeared before Harda high court judge *Jon Lund", "Harda high court judge"),
        ("ex-wife *Ana Reyes", "ex-wife"),
        ("Who is Harda FC star Jon Lund’s girlfriend *Ana Reyes", "Harda FC star Jon Lund’s girlfriend"),
    ],
)
def test_a_description_before_a_name_is_found_whole(line, described):
    start = line.index("*")
    text = line.replace("*", "")
    assert text[before_name(text, start) : start].strip() == described


@pytest.mark.parametrize(
    ("line", "described"),
    [
        ("Voters chose mayor *Ana Reyes.", "mayor"),
        ("Police arrested former mayor *Ana Reyes.", "former mayor"),
        ("The suit named former mayor *Ana Reyes.", "former mayor"),
        ("a fine for shoving Harda striker *Jon Lund", "Harda striker"),
        ("He threatened to kill Rep. *Ana Reyes", "Rep."),
        ("On Monday Mayor *Ana Reyes left.", "Mayor"),
        ("It only exposes that Chairman *Jon Lund lied.", "Chairman"),
        ("She is also the author. Mayor *Ana Reyes left.", "Mayor"),
    ],
)
def test_no_verb_and_no_other_clause_becomes_a_part_of_it(line, described):
    start = line.index("*")
    text = line.replace("*", "")
    assert text[before_name(text, start) : start].strip() == described


@pytest.mark.parametrize(
    "line", ["*Ana Reyes left.", "Yesterday *Ana Reyes left.", "the actors *Jon Lund and Ana Reyes",
             "the mayor, *Ana Reyes", "the mayor\n*Ana Reyes", "the bridge *Ana Reyes built"]
)  # fmt: skip
def test_what_does_not_say_who_somebody_is_is_none(line):
    start = line.index("*")
    assert before_name(line.replace("*", ""), start) == start


def test_a_long_line_of_roles_is_read_no_farther_than_it_has_to_be():
    text = "former mayor " * 5000 + "Ana Reyes"
    assert len(text) - before_name(text, len(text) - 9) < 120
