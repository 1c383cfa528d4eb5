"""Actors who may be one person are suggested, each with the reasons; who isn't is not."""

import pytest

from onrecord.knowledge.surnames import surname_bones
from onrecord.stories.persons import Person, Seen, suggest

BESIDE = frozenset({900, 901, 902})
"""Companions of an article, unless it says otherwise."""


class Shelf:
    """People by hand: each a name, and the articles with their days; all articles have the same companions."""

    def __init__(self, *people, called=None, companions=None, apart=()):
        self.people = people
        self._called, self._companions, self._apart = called or {}, companions or {}, apart

    def blocks(self):
        for bones in sorted({surname_bones(each.name) for each in self.people}):
            yield [each for each in self.people if surname_bones(each.name) == bones]

    def called(self, person):
        return self._called.get(person, ())

    def companions(self, article):
        return self._companions.get(article, BESIDE)

    def name(self, actor):
        return f"Witness {actor}"

    def are_apart(self, one, other):
        return {one, other} in self._apart


def person(number, name, *seen, statements=1, country=None):
    """Somebody in articles, each given as its number, or as number, day, and maybe story."""
    articles = sorted((Seen(*each) if isinstance(each, tuple) else Seen(each, "2024-05-03") for each in seen),
                      key=lambda each: each.day)  # fmt: skip
    return Person(number, name, len(articles), statements, country, tuple(articles))


def suggested(*people, **more):
    return {(each.keep.number, each.other.number): each for each in suggest(Shelf(*people, **more))}


def kinds(found, pair=(1, 2)):
    return [reason.kind for reason in found[pair].reasons]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("William Tarn", "Bill Tarn", "nickname"),
        ("Bob Tarn", "Rob Tarn", "nickname"),
        ("Mohammed Noor", "Muhammad Noor", "spelling"),
        ("Yasser Haddad", "Yasir Haddad", "spelling"),
        ("Ilya Zorensky", "Ilya Zorenskyy", "spelling"),
        ("Łukasz Norwid", "Lukasz Norwid", "writing"),
        ("Sorcha O’Dell", "Sorcha ODell", "writing"),
        ("Omar al-Haddad", "Omar Haddad", "writing"),
        ("Counsel Ida Tarn", "Ida Tarn", "writing"),
        ("J. R. Smith", "John Smith", "initial"),
        ("Ida M. Tarn", "Ida Tarn", "further name"),
        ("Piet Maria Lund", "Maria Lund", "further name"),
        ("Piet Lund Jr.", "Piet Lund", "further name"),
    ],
)
def test_names_that_may_be_of_one_person_are_suggested_if_they_meet(one, other, kind):
    found = suggested(person(1, one, 10, 11), person(2, other, 12))
    assert kinds(found)[0] == kind
    assert kinds(found)[-1] == "week"
    assert found[1, 2].confidence >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Tarn", "Eva Tarn"),
        ("Ida A. Tarn", "Ida B. Tarn"),
        ("Piet Lund Jr.", "Piet Lund Sr."),
        ("Christopher Tarn", "Christine Tarn"),
        ("Ian Bell", "Ian Ball"),
        ("Ida Tarn", "Ida Lund"),
        ("Tarn", "Tarn"),
    ],
)
def test_names_of_two_people_are_not_suggested_even_if_they_meet(one, other):
    assert not suggested(person(1, one, 10), person(2, other, 12))


def test_who_meets_nowhere_is_suggested_with_more_doubt():
    near = suggested(person(1, "William Tarn", 10, 11), person(2, "Bill Tarn", 12))
    far = suggested(person(1, "William Tarn", 10, 11), person(2, "Bill Tarn", (12, "1999-01-01")))
    assert kinds(far) == ["nickname"]
    assert far[1, 2].confidence < near[1, 2].confidence


def test_a_surname_alone_is_never_enough():
    far = person(2, "Tarn", (12, "1999-01-01"))
    assert not suggested(person(1, "Ida Tarn", 10, 11), far)
    strangers = suggested(person(1, "Ida Tarn", 10), person(2, "Tarn", 12), companions={12: frozenset()})
    assert not strangers


def test_a_surname_is_suggested_in_the_same_week_beside_the_same_people():
    found = suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", (12, "2024-05-09")))
    assert kinds(found) == ["surname", "week"]
    assert found[1, 2].reasons[1].words == (
        "both in one week beside Witness 900, Witness 901, Witness 902: articles 10 and 12"
    )


def test_one_companion_is_enough_for_a_full_name_and_not_for_a_surname():
    one = {12: frozenset({900})}
    assert (
        suggested(person(1, "William Tarn", 10, 11), person(2, "Bill Tarn", 12), companions=one)[1, 2].confidence > 0.9
    )
    assert not suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", 12), companions=one)


def test_a_surname_is_suggested_in_the_same_story():
    found = suggested(person(1, "Ida Tarn", (10, "2024-01-01", 7), (11, "")), person(2, "Tarn", (12, "2024-05-09", 7)),
                      companions={12: frozenset()})  # fmt: skip
    assert kinds(found) == ["surname", "story"]


def test_without_days_it_takes_more_of_the_same_people():
    undated = [person(1, "Ida Tarn", (10, ""), (11, "")), person(2, "Tarn", (12, ""))]
    assert kinds(suggested(*undated)) == ["surname", "week"]
    assert "in one week" not in suggested(*undated)[1, 2].reasons[1].words
    assert not suggested(*undated, companions={12: frozenset({900, 901})})


def test_the_same_title_makes_it_surer():
    called = {1: ("Sen. Ida Tarn",), 2: ("Senator Tarn",)}
    found = suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", 12), called=called)
    assert kinds(found) == ["surname", "week", "title"]
    assert found[1, 2].reasons[2].words == "both are called senator"
    assert found[1, 2].confidence > suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", 12))[1, 2].confidence


def test_a_description_is_a_title_too():
    called = {1: ("Ida Tarn", "the mayor of Port Vale"), 2: ("Mayor Tarn",)}
    assert "title" in kinds(suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", 12), called=called))


def test_titles_that_contradict_each_other_are_of_two_people():
    called = {1: ("Mr. Tarn",), 2: ("Ms. Tarn",)}
    assert not suggested(person(1, "Pat Tarn", 10, 11), person(2, "Tarn", 12), called=called)


def test_who_stands_in_one_article_as_two_is_two():
    assert not suggested(person(1, "William Tarn", 10, 11), person(2, "Bill Tarn", 11))
    assert not suggested(person(1, "Ida Tarn", 10, 11), person(2, "Tarn", 11))


def test_a_surname_that_may_be_that_of_two_people_is_suggested_for_neither():
    two = [person(1, "Ida Tarn", 10, 11), person(2, "Eva Tarn", 12, 13)]
    assert not suggested(*two, person(3, "Tarn", 14))
    called = {1: ("Senator Ida Tarn",), 3: ("Senator Tarn",)}
    assert set(suggested(*two, person(3, "Tarn", 14), called=called)) == {(1, 3)}


def test_a_surname_is_not_that_of_somebody_less_known_whose_namesake_is_in_the_article():
    people = [person(1, "Ida Tarn", 10, 11, 12), person(2, "Eva Tarn", 13, 14), person(3, "Tarn", 12)]
    assert not suggested(*people)


def test_a_surname_is_not_that_of_somebody_less_known_than_a_namesake():
    known = person(1, "Ida Tarn", (10, "1999-01-01"), (11, "1999-01-02"), (12, "1999-01-03"))
    assert not suggested(known, person(2, "Eva Tarn", 13, 14), person(3, "Tarn", 15))


def test_a_surname_is_not_that_of_a_name_seen_once_that_says_nothing():
    assert not suggested(person(1, "Obese Tarn", 10, statements=0), person(2, "Tarn", 12))


def test_an_initial_that_may_be_that_of_two_people_needs_a_meeting():
    two = [person(1, "John Smith", 10, 11), person(2, "James Smith", (12, "2001-01-01"), (13, "2001-01-01"))]
    assert set(suggested(*two, person(3, "J. Smith", 14))) == {(1, 3)}
    assert not suggested(*two, person(3, "J. Smith", (14, "1999-01-01")))


def test_a_name_between_two_that_differ_needs_a_meeting():
    people = [person(1, "Ida A. Tarn", (10, "1999-01-01"), (11, "1999-01-01")),
              person(2, "Ida B. Tarn", (12, "1989-01-01"), (13, "1989-01-01")), person(3, "Ida Tarn", 14)]  # fmt: skip
    assert not suggested(*people)


def test_a_country_that_differs_is_of_two_people():
    assert not suggested(person(1, "William Tarn", 10, country="US"), person(2, "Bill Tarn", 12, country="GB"))


def test_what_was_told_apart_is_not_suggested():
    assert not suggested(person(1, "William Tarn", 10), person(2, "Bill Tarn", 12), apart=[{1, 2}])


def test_each_has_one_suggestion_with_the_one_who_is_in_most_articles():
    people = [person(1, "Bill Tarn", 10), person(2, "William Tarn", 11, 12, 13), person(3, "William A. Tarn", 14, 15)]
    assert set(suggested(*people)) == {(2, 1), (2, 3)}


def test_a_common_surname_makes_an_unmet_nickname_too_doubtful():
    others = [person(n, f"{name} Smith", (n, "1970-01-01")) for n, name in enumerate(["Ada", "Eva", "Max", "Olga"], 20)]
    far = [person(1, "William Smith", 10), person(2, "Bill Smith", (12, "1999-01-01"))]
    assert (1, 2) in suggested(*far)
    assert (1, 2) not in suggested(*far, *others)


def test_names_that_are_none_are_passed_over():
    assert not suggested(person(1, "Attorney General of Kelve", 10), person(2, "Communications Director", 12))
