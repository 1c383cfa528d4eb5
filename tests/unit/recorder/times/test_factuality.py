"""The verb that stands nearest in its sentence tells whether a time is past or to come."""

import pytest

from onrecord.recorder.times.factuality import happened, so_far, will
from onrecord.recorder.times.find import find


def tense(text: str, words: str = "Friday") -> int:
    return next(each.tense() for each in find(text) if each.text == words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left on Friday.", -1), ("They will leave on Friday.", 1), ("On Friday, they left.", -1),
        ("On Friday, they will leave.", 1), ("They left what they will own on Friday.", 1),
        ("They will own what they left on Friday.", -1), ("The union is set to vote on Friday.", 1),
        ("The union was forced to vote on Friday.", -1),
        ("They sat where the table was set on Friday.", -1),
        ("A vote on Friday failed.", -1), ("He walked to the town on Friday.", -1), ("It is there on Friday.", 0),
        ("The united front on Friday.", 0), ("The hundred men on Friday.", 0), ("They need it on Friday.", 0),
        ("There is a proposed vote on Friday.", 0), ("The vote is proposed on Friday.", 0),
        ("They fed him on Friday.", -1),
        ("They WALKED on Friday.", 0), ("The bed on Friday.", 0), ("They red on Friday.", 0),
    ],
)  # fmt: skip
def test_the_nearest_verb_tells_the_tense(text, expected):
    assert tense(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They left. Rain on Friday.", "Rain on Friday. They left.", "They left the town\n\nRain on Friday.",
        "They left that on Friday.",
    ],
)  # fmt: skip
def test_a_verb_of_another_clause_tells_nothing(text):
    assert tense(text) == 0


def test_a_verb_is_looked_for_among_twenty_three_words_on_either_side():
    for words, told in ((21, -1), (22, 0)):
        assert tense(f"They left {words * 'so '}on Friday.") == told
    for words, told in ((22, -1), (23, 0)):
        assert tense(f"On Friday {words * 'so '}left.") == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burst in 2018.", True), ("It burst again in 2018.", True), ("It burst early, in 2018.", True),
        ("Then in 2018, it burst.", True), ("In 2018 it fell.", True), ("During 2018, it burst.", True),
        ("It burst since 2018.", True), ("Back in 2018 it burst.", True), ("It burst in 2018, and will again.", True),
        ("In 2018 it said so.", False), ("In 2018, it has burst.", False), ("It has in 2018.", False),
        ("It burst in 2018 and will again.", False), ("It will have burst in 2018.", False),
        ("By 2018 it burst.", False),
        ("It burst the 2018 dam.", False), ("It burst in 2018 floods.", False),
        ("The envoy in 2018 burst into tears.", False),
        ("2018, and it burst.", False), ("The lease ends in 2018.", False), ("It was due in 2018.", False),
        ("In 2018, it burst and will burst.", False), ("It rained. In 2018 it burst.", True),
        ("It burst here in 2018.", True),
        ("It burst in 2018 when they left.", True),
    ],
)  # fmt: skip
def test_something_surely_happened_in_a_year(text, expected):
    assert happened(next(each for each in find(text) if each.text == "2018")) is expected


def test_what_sets_an_end_is_looked_for_among_seven_words_in_front():
    assert not happened(*find("and until then they all left in 2018."))
    assert happened(*find("and until the man of the old town left in 2018."))


def test_the_verb_of_a_year_that_opens_a_sentence_stands_within_thirty_one_words():
    for words, told in ((30, True), (31, False)):
        assert happened(*find(f"In 2018 {words * 'so '}it burst.".replace("so it", "it"))) is told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will burst by 2018.", True), ("It shall open before 2018.", True), ("It will not last until 2018.", True),
        ("It will open in 2018.", True), ("It would open in 2018.", False), ("It will open the one in 2018.", False),
        ("It will open near 2018.", False), ("It will, but not in 2018.", False), ("It will be the 2018 dam.", False),
        ("It will. It falls in 2018.", False), ("Will in 2018.", False),
    ],
)  # fmt: skip
def test_something_surely_will_be_in_a_year(text, expected):
    assert will(next(each for each in find(text) if each.text == "2018")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So far in 2018, it fell.", True), ("It fell so far in 2018.", True), ("It fell thus far in 2018.", True),
        ("So far this 2018.", False), ("It fell as far in 2018.", False), ("It went so far of 2018.", True),
    ],
)  # fmt: skip
def test_a_year_that_was_still_running(text, expected):
    assert [so_far(each) for each in find(text)] == [expected]
