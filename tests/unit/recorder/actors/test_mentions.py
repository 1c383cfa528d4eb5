"""Mentions are trimmed, and those of one name learn from each other: forename, kind and gender."""

import pytest

from onrecord.recorder.actors.mentions import normalize
from onrecord.recorder.config import DEFAULT
from onrecord.schema import Antecedent, MarkedMention, Span
from tests.unit.recorder.hand import read_mentions, who


def normalized(text: str, *marked: tuple):
    """The mentions of a text (words, what they are, antecedents, confidence), each looked for behind the one before."""
    at, made = 0, []
    for words, what, *rest in marked:
        at = text.index(words, at)
        kind, form = what.split()
        likely, confidence = rest[0] if rest else {}, rest[1] if len(rest) > 1 else 0.9
        antecedents = tuple(Antecedent(*each) for each in likely.items())
        span = Span(at, at + len(words))
        made.append(MarkedMention(span=span, kind=kind, form=form, confidence=confidence, antecedents=antecedents))
        at += len(words)
    return normalize(text, made, DEFAULT.coreference)


@pytest.mark.parametrize(
    ("words", "what", "text", "form", "shown"),
    [
        ("President Ana Reyes’s", "person name", "Ana Reyes", "name", "name"),
        ("the Ferry Board's", "organization name", "Ferry Board", "name", "name"),
        ("the British government", "organization nominal", "British government", "name", "nominal"),
        ("the Secretary", "person name", "the Secretary", "nominal", "name"),
        ("Police", "organization name", "Police", "nominal", "nominal"),
        ("She", "person name", "She", "pronoun", "pronoun"),
        ("It", "organization name", "It", "pronoun", "pronoun"),
        ("We", "group name", "We", "pronoun", "pronoun"),
        ("the mayor's", "person nominal", "the mayor", "nominal", "nominal"),
        ("President", "organization name", "President", "name", "name"),
        ("his", "person pronoun", "his", "pronoun", "pronoun"),
        ("'s", "organization name", "'s", "nominal", "nominal"),
    ],
)  # fmt: skip
def test_a_mention_is_trimmed_and_is_what_its_words_say(words, what, text, form, shown):
    (found,) = normalized(f"Then {words} came.", (words, what))
    assert (found.text, found.form, found.shown) == (text, form, shown)
    assert f"Then {words} came."[slice(*found.span)] == text


def test_the_gender_of_a_name_is_told_by_a_title_in_it_or_before_it():
    for text, words, gender in (
        ("Then Mrs. Holm came.", "Mrs. Holm", "she"), ("Then Mrs. Holm came.", "Holm", "she"),
        ("Then Mr. Holm came.", "Holm", "he"), ("Mrs.\nHolm came.", "Holm", None),
        ("Mrs.\nOld Holm came.", "Holm", None), ("Mrs.\n\nOld Holm came.", "Holm", None),
        ("Mrs.-Holm came.", "Holm", None), ("Mrs. Holm came", "Mrs. Holm came", "she"), ("Holm came", "Holm", None),
    ):  # fmt: skip
        assert normalized(text, (words, "person name"))[0].gender == gender, text


def test_the_gender_of_a_pronoun_is_its_own():
    found = normalized("He and him, she and her, they and it.", *((word, "person pronoun") for word in
                  ("He", "him", "she", "her", "they", "it")))  # fmt: skip
    assert [each.gender for each in found] == ["he", "he", "she", "she", None, None]


def test_a_word_without_a_capital_is_no_name_where_others_have_one():
    assert [each.form for each in normalized("Reyes read the audit.", ("Reyes", "person name"),
    ("audit", "person name"))] == [
        "name", "nominal",
    ]  # fmt: skip
    assert normalized("then reyes read.", ("reyes", "person name"))[0].form == "name"


def test_a_single_name_gets_its_forename_back_unless_that_is_another_s():
    assert normalized("Then Ana Reyes came.", ("Reyes", "person name"))[0].text == "Ana Reyes"
    assert normalized("Then Ana Reyes came.", ("Reyes", "person name"))[0].words == ("ana", "reyes")
    found = normalized("Then Ana Reyes came.", ("Ana", "person name"), ("Reyes", "person name"))
    assert [each.text for each in found] == ["Ana", "Reyes"]
    found = normalized("Then Ana Reyes came.", ("Ana", "person nominal"), ("Reyes", "person name"))
    assert [each.text for each in found] == ["Ana", "Ana Reyes"]
    assert normalized("Then Ana Reyes came.", ("Reyes", "place name"))[0].text == "Reyes"
    assert normalized("Then Ana Luz Reyes came.", ("Luz Reyes", "person name"))[0].text == "Luz Reyes"


def kinds(*marked: tuple[str, float]) -> list[str]:
    text = " ".join(len(marked) * ["Tarn"])
    return [each.kind for each in normalized(text, *(("Tarn", f"{kind} name", {}, sure) for kind, sure in marked))]


def test_all_mentions_of_a_name_are_of_the_kind_that_most_are():
    assert kinds(("place", 0.9), ("organization", 0.9), ("place", 0.9)) == 3 * ["place"]
    assert kinds(("place", 0.5), ("organization", 0.9), ("place", 0.3)) == 3 * ["organization"]


def test_a_person_keeps_apart_from_a_place_of_the_same_name_where_there_is_enough_to_say_so():
    assert kinds(("place", 0.9), ("person", 0.27)) == ["place", "person"]
    assert kinds(("place", 0.9), ("person", 0.26)) == ["place", "place"]
    assert kinds(("place", 0.9), ("group", 0.9)) == ["place", "group"]
    assert kinds(("place", 0.9), ("organization", 0.89)) == ["place", "place"]


def genders(*pronouns: tuple[str, float]) -> str | None:
    text = "Kim Holm left. " + " ".join(word for word, _ in pronouns)
    marked = [(word, "person pronoun", {0: sure}) for word, sure in pronouns]
    return normalized(text, ("Kim Holm", "person name"), *marked)[0].gender


def test_a_full_name_has_the_gender_of_the_pronouns_that_are_surely_for_it():
    assert genders(("she", 0.4)) == "she"
    assert genders(("she", 0.39)) is None
    assert genders(("they", 0.9)) is None
    assert genders(*3 * [("she", 0.9)], ("he", 0.9)) == "she"
    assert genders(*2 * [("she", 0.9)], ("he", 0.9)) is None


def test_a_title_tells_a_gender_as_three_pronouns_do():
    text = "Mr. Bo Holm left. Bo Holm wept. {}"
    for count, gender in ((1, "he"), (2, None)):
        pronouns = count * [("she", "person pronoun", {1: 0.9})]
        found = normalized(
            text.format(count * "she "), ("Mr. Bo Holm", "person name"), ("Bo Holm", "person name"), *pronouns
        )
        assert [each.gender for each in found[:2]] == ["he", gender]


def test_a_single_name_or_a_description_learns_no_gender_from_pronouns():
    assert normalized("Kim left. she", ("Kim", "person name"), ("she", "person pronoun", {0: 0.9}))[0].gender is None
    found = normalized("The envoy left. she", ("The envoy", "person nominal"), ("she", "person pronoun", {0: 0.9}))
    assert found[0].gender is None


def test_a_title_tells_the_gender_whatever_pronouns_say():
    she = 10 * [("she", "person pronoun", {0: 0.9})]
    assert normalized(f"Mr. Kim Holm left. {10 * 'she '}", ("Mr. Kim Holm", "person name"), *she)[0].gender == "he"


def test_a_place_of_a_person_s_name_stays_a_place_where_a_place_stands():
    marked = [("Tarn", "person name", {}, 0.9), ("Tarn", "place name", {}, 0.2)]
    assert [each.kind for each in normalized("Tarn left. In Tarn it rained.", *marked)] == ["person", "place"]
    assert [each.kind for each in normalized("Tarn left. Later Tarn wept.", *marked)] == ["person", "person"]


def test_what_nobody_sees_is_no_part_of_a_mention():
    (found,) = normalized("\ufffcReyes\ufffc left.", ("\ufffcReyes\ufffc", "person name"))
    assert (found.text, found.span) == ("Reyes", (1, 6))
    (found,) = normalized("The mayor’s spokesman left.", ("s spokesman", "person nominal"))
    assert found.text == "spokesman"


def test_words_of_a_headline_are_no_part_of_a_name_that_the_text_gives_without_them() -> None:
    record = read_mentions(
        "Marlow Health Opens Night Clinic\n\nMarlow Health is new. {s:Marlow Health} {q:said} {c:that it was glad}.",
        ("Marlow Health Opens", "organization name"), ("Marlow Health", "organization name"),
        ("Marlow Health", "organization name"),
    )  # fmt: skip
    assert who(record) == [["Marlow Health"]]


def test_a_longer_name_in_a_headline_stays_if_the_text_has_it_too() -> None:
    record = read_mentions(
        "Tarn Harbour Trust Closes\n\nThe Tarn Harbour was shut. {s:Tarn Harbour Trust} {q:said} {c:that it was over}.",
        ("Tarn Harbour Trust", "organization name"), ("Tarn Harbour", "place name"),
        ("Tarn Harbour Trust", "organization name"),
    )  # fmt: skip
    assert who(record) == [["Tarn Harbour Trust"]]
