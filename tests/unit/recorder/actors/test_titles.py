"""Titles of the whole world stand before a name and are no part of it, and some are names themselves."""

import pytest

from onrecord.recorder.actors import titles


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Vice President Ida Berg", "Ida Berg"), ("Mr. Holm", "Holm"), ("Gov. Ana Reyes", "Ana Reyes"),
        ("King Abdullah", "King Abdullah"), ("King Carl Holm", "Carl Holm"), ("Major", "Major"),
        ("Ana Reyes", "Ana Reyes"),
        ("Prime Minister King", "King"), ("Pope Urban", "Pope Urban"), ("Mayor Holm", "Holm"), ("Sir Holm", "Sir Holm"),
        ("the Mayor Ana Reyes", "the Mayor Ana Reyes"), ("ex-President Holm", "Holm"), ("Doctor-General Holm", "Holm"),
        ("Doctor-Holm Berg", "Doctor-Holm Berg"), ("Bishop Queen Holm", "Queen Holm"), ("", ""),
    ],
)  # fmt: skip
def test_titles_before_a_name_are_no_part_of_it(name, rest):
    assert name[titles.length(name) :] == rest


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the U.S. Secretary of State", True), ("the Queen", True), ("Prime Minister", True), ("President", True),
        ("Secretary Rusk", False), ("Ana Reyes", False), ("of", False), ("the US", False),
    ],
)  # fmt: skip
def test_a_title_alone_is_no_name(words, found):
    assert titles.is_title(words) is found


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mr. Holm", "he"), ("Mrs. Holm", "she"), ("Ms Ana Holm", "she"), ("Sir Carl Holm", "he"), ("Lady Holm", "she"),
        ("former Congresswoman Holm", "she"), ("Dr. Holm", None), ("Ana Holm", None), ("King", None),
        ("Ana King", None),
    ],
)  # fmt: skip
def test_a_title_may_tell_the_gender(name, gender):
    assert titles.gender(name) == gender


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Rt Hon Ida Berg", "Ida Berg"), ("Rt Rev Ida Berg", "Ida Berg"), ("Lord Justice Fenwick", "Fenwick"),
        ("Det Ch Insp Fiona Marsh", "Fiona Marsh"), ("Sqn Ldr Priya Nair", "Priya Nair"), ("Cllr Jon Aas", "Jon Aas"),
        ("Brig-Gen Tunde Bakare", "Tunde Bakare"), ("Brig.-Gen. Tunde Bakare", "Tunde Bakare"),
        ("Alhaji Musa Bello", "Musa Bello"), ("Chief Mrs Folake Eze", "Folake Eze"), ("Oba Adeyemi", "Adeyemi"),
        ("Hon. Eng. Amina Wanjiru", "Amina Wanjiru"), ("CS Moses Otieno", "Moses Otieno"), ("Cde Moyo", "Moyo"),
        ("Shri Ravi Kumar", "Ravi Kumar"), ("Smt. Nirmala Devi", "Nirmala Devi"),
        ("Hon'ble Justice S. K. Rao", "S. K. Rao"),
        ("Tan Sri Abdul Rahman", "Abdul Rahman"), ("Datuk Seri Lim Wei Ming", "Lim Wei Ming"),
        ("Tan Wei Ming", "Tan Wei Ming"),
        ("Ustaz Karim", "Karim"), ("Atty. Ben Cruz", "Ben Cruz"), ("Snr Const Tim Hale", "Tim Hale"),
        ("Senator-elect Ida Berg", "Ida Berg"), ("Sen.-elect Berg", "Berg"), ("Senator the Hon Ida Berg", "Ida Berg"),
        ("Prof Dr Uwe Kranz", "Uwe Kranz"), ("Home Secretary Sir Tom Hale", "Tom Hale"), ("Home Hale", "Home Hale"),
        ("Sheikha Noura", "Sheikha Noura"), ("His Excellency Omar Sy", "Omar Sy"), ("HE Omar Sy", "Omar Sy"),
        ("He Omar", "He Omar"), ("Dean Hale", "Dean Hale"), ("King Carl III", "King Carl III"), ("Min Ho", "Min Ho"),
        ("Min. Ho", "Ho"), ("Air Vice-Marshal Ida Berg", "Ida Berg"), ("Ag. Holm", "Ag. Holm"),
    ],
)  # fmt: skip
def test_titles_of_the_whole_world_are_no_part_of_a_name(name, rest):
    assert name[titles.length(name) :] == rest


def test_a_word_that_is_a_title_too_is_no_part_of_a_name_where_the_article_has_it_as_a_title():
    assert titles.length("Dean Hale", names=()) == len("Dean ")
    assert titles.length("Prince Okafor") == titles.length("Prince Okafor", names=()) == 0
    assert titles.length("Major Tom Hale") == len("Major ")
    assert titles.length("Major Tom Hale", names={"major"}) == 0


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("met the Right Rev", 2), ("with Tan Sri", 1), ("Senator the Hon", 0), ("We met President.", 3),
        ("met Gen.", 1),
        ("Then Sen.", 1), ("Former", 1), ("Hon. Eng.", 0), ("", 0),
    ],
)  # fmt: skip
def test_the_titles_before_a_name_begin_behind_the_words_that_are_none(words, first):
    assert titles.begin(words.split()) == first


@pytest.mark.parametrize(
    ("name", "rank"), [("King Abdullah", "king"), ("Sir Tom", None), ("King", None), ("Ana Reyes", None)]
)
def test_a_king_is_told_from_others_by_his_rank(name, rank):
    assert titles.rank(name) == rank


def test_a_surname_behind_a_title_is_a_name_though_it_is_a_title_too():
    assert not titles.is_title("Prime Minister King")
    assert not titles.is_title("Mr Bishop")
    assert titles.is_title("Crown Prince")
    assert titles.is_title("the Chief Justice")


def test_no_words_have_no_titles() -> None:
    assert titles.end([]) == titles.length("— —") == titles.length(" ") == 0
