"""Statements of one speaker turn each other where they are about the same and say otherwise, and nowhere else."""

import pytest

from onrecord.stories.turns import Said, turns


def said(number, content, act="assert", day=None, likely=1.0):
    return Said(number, number, f"2024-0{number}-01" if day is None else day, content, act, likely)


def found(earlier, later, matter=""):
    first = earlier if isinstance(earlier, tuple) else (earlier,)
    second = later if isinstance(later, tuple) else (later,)
    return turns([said(1, *first), said(2, *second)], matter)


TURNED = [
    # figures
    ("figure", "Twelve miners were trapped in the Orven pit when the roof fell",
     "14 miners were trapped in the Orven pit when the roof fell"),
    ("figure", "The new bridge at Kelve will cost $40 million to build and open",
     "Kelve's new bridge will now cost $65 million to build and open, the council was told"),
    ("figure", "We counted 300 marchers on the quay at Vale",
     "In all, 450 marchers were counted on the quay at Vale"),
    ("figure", "The plant in Torv employs 900 workers on two shifts",
     "The Torv plant employs 640 workers on one shift"),
    ("figure", "the spill reached 8 beaches north of Port Vale",
     "The spill has reached 11 beaches north of Port Vale"),
    ("figure", "Unemployment in the valley fell to 6.1 percent in the spring, the bureau's survey found",
     "Unemployment in the valley fell to 7.4 percent in the spring, the bureau's revised survey found"),
    # denied, then confirmed, and the other way round
    ("confirmed", ("taking money from the Orven mining group", "deny"),
     ("he took money from the Orven mining group", "confirm")),
    ("confirmed", ("that the reactor at Lund leaked water in March", "deny"),
     ("The reactor at Lund leaked water in March", "assert")),
    ("confirmed", ("any talks with the Harbour Union about wages", "deny"),
     ("there were talks with the Harbour Union about wages", "confirm")),
    ("denied", ("We met the envoy of Kelve in Geneva", "assert"), ("meeting the envoy of Kelve in Geneva", "deny")),
    ("denied", ("the minister signed the Orven contract himself", "confirm"),
     ("that he signed the Orven contract himself", "deny")),
    # never, then yes
    ("reversed", "We will never sell the ferry line to the Kelve Group",
     "The ferry line will be sold to the Kelve Group by autumn"),
    ("reversed", "There will be no toll on the Vale bridge", "A toll on the Vale bridge is coming soon"),
    ("reversed", "I won't run for mayor of Port Vale", "I will run for mayor of Port Vale"),
    ("reversed", "The school in Torv will stay open for good", "The school in Torv will not stay open"),
    ("reversed", "Nobody is closing the clinic at Lund", "The clinic at Lund is closing in May"),
    ("reversed", "We have no plans to raise the water rates in Vale", "We plan to raise the water rates in Vale"),
    # promised, then dropped
    ("dropped", ("We will build 400 flats on the old wharf at Vale", "commit"),
     "The flats on the old wharf at Vale have been scrapped"),
    ("dropped", "I promise a free bus for every pupil in Torv", "We have postponed the free bus for pupils in Torv"),
    ("dropped", "The council plans to restore the Orven theatre", "The council has shelved the Orven theatre"),
    ("dropped", "The navy will send two ships to the Kelve strait", "The ships for the Kelve strait were called off"),
    ("dropped", ("to cut the harbour tax for small boats", "commit"),
     "The cut in the harbour tax for small boats is delayed"),
]  # fmt: skip

STRAIGHT = [
    # about other things
    ("Twelve miners were trapped in the Orven pit", "14 sailors were trapped in the ice off Lund"),
    ("The bridge at Kelve will cost $40 million", "The tunnel under Vale will cost $65 million"),
    ("Three schools in Torv are closing", "Five clinics in Torv are closing"),
    ("taking money from the Orven mining group", "The Orven mining group lost a lawsuit in Lund"),
    ("We will never sell the ferry line", "The bakery on the quay was sold to its workers"),
    ("I promise a free bus for every pupil in Torv", "The match between Torv and Vale was called off"),
    # the same, or what agrees
    ("Twelve miners were trapped in the Orven pit", "12 miners were trapped in the Orven pit"),
    ("At least 12 miners were trapped in the Orven pit", "14 miners were trapped in the Orven pit"),
    ("About 2,000 marchers filled the quay at Vale", "1,987 marchers filled the quay at Vale"),
    ("We will never sell the ferry line to the Kelve Group", "The ferry line won't be sold to the Kelve Group"),
    (("taking money from the Orven group", "deny"), ("taking any money from the Orven group", "deny")),
    ("We will build 400 flats on the old wharf at Vale", "We will build flats on the old wharf at Vale soon"),
    # what only may be, is asked or wished
    ("We will never sell the ferry line to the Kelve Group",
     "We would sell the ferry line to the Kelve Group if we had to"),
    ("The ferry line will be sold to the Kelve Group", "Will the ferry line not be sold to the Kelve Group?"),
    ("There will be no toll on the Vale bridge", ("a toll on the Vale bridge", "urge")),
    ("The school in Torv will stay open", ("the school in Torv won't stay open", "believe")),
    # what looks like a no and is none
    ("The council will restore the Orven theatre", "The council will restore not only the Orven theatre but the baths"),
    ("There is no doubt that the Vale bridge is safe", "The Vale bridge is safe"),
    ("The Kelve envoy will not see the press", "The Kelve envoy will see the president of Lund"),
    # other measures of one thing
    ("The Torv plant employs 900 workers and 40 cooks", "The Torv plant employs 40 cooks and 900 workers"),
    ("The Kelve strike lasted 3 weeks at the port", "The Kelve strike lasted 20 days at the port"),
    ("In the Orven fire 4 firemen died and 9 were hurt",
     "In the Orven fire 4 firemen died, and nine firemen were hurt"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "earlier", "later"), TURNED)
def test_a_turn_is_found(kind, earlier, later):
    assert [turn.kind for turn in found(earlier, later)] == [kind]


@pytest.mark.parametrize(("earlier", "later"), STRAIGHT)
def test_no_turn_is_found_where_there_is_none(earlier, later):
    assert not found(earlier, later)


def test_there_are_forty_pairs():
    assert len(TURNED) + len(STRAIGHT) >= 40


def test_the_words_that_show_a_turn_are_marked_in_both_statements():
    (turn,) = found(
        "We will never sell the ferry line to the Kelve Group", "The ferry line will be sold to the Kelve Group"
    )
    assert [span.cut(turn.earlier.content) for span in turn.earlier_spans] == ["never"]
    assert [span.cut(turn.later.content) for span in turn.later_spans] == ["ferry", "line", "sold", "Kelve", "Group"]
    (figure,) = found("12 miners were trapped in the Orven pit", "Some say so; 14 miners were trapped in the Orven pit")
    assert figure.words == "12 miners → 14 miners"
    assert [span.cut(figure.later.content) for span in figure.later_spans] == ["14 miners"]


def test_words_of_the_matter_alone_do_not_make_two_statements_one_matter():
    pair = "The Vale bridge is open", "The Vale bridge isn't open"
    assert found(*pair, "toll")
    assert not found(*pair, "Vale bridge")


@pytest.mark.parametrize("day", ["2024-01-01", ""])
def test_what_was_said_on_one_day_or_on_none_that_is_known_turns_nothing(day):
    pair = [
        said(1, "I will run for mayor of Port Vale", day=day),
        said(2, "I won't run for mayor of Port Vale", day=day),
    ]
    assert not turns(pair)


def test_the_order_is_that_of_the_days_whatever_the_order_given():
    first, second = said(1, "I will run for mayor of Port Vale"), said(2, "I won't run for mayor of Port Vale")
    assert turns([first, second]) == turns([second, first])
    assert turns([first, second])[0].earlier == first


def test_a_statement_turns_the_latest_one_before_it():
    yes = [said(n, "I will run for mayor of Port Vale") for n in (1, 2)]
    (turn,) = turns([*yes, said(3, "I won't run for mayor of Port Vale")])
    assert turn.earlier == yes[1]


def test_what_two_articles_tell_alike_is_one_turn():
    no = [said(n, "I won't run for mayor of Port Vale") for n in (2, 3)]
    assert len(turns([said(1, "I will run for mayor of Port Vale"), *no])) == 1


def test_a_turn_is_as_sure_as_the_less_sure_of_its_statements():
    pair = "I will run for mayor of Port Vale", "I won't run for mayor of Port Vale"
    sure = found(*pair)[0].confidence
    doubtful = turns([said(1, pair[0]), said(2, pair[1], likely=0.5)])[0].confidence
    assert doubtful == pytest.approx(sure / 2, abs=0.01)
