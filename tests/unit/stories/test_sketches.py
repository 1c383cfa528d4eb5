"""Sketches: small, the same everywhere, and alike as far as articles are."""

import hashlib

import pytest

from onrecord.stories import Sketch, central
from onrecord.stories.frequencies import rarity
from onrecord.stories.sketches import KEYS_OF_NAMES, KEYS_OF_WORDS, NAMES, WORDS, likeness, resemblance
from onrecord.stories.terms import number, terms
from tests.unit.stories.shelf import told

REPORT = "The dam above Kelve broke on Tuesday night after three days of rain, and water flooded the lower town."
LONG = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(1000))


def test_a_sketch_is_the_same_in_every_process_and_on_every_machine():
    made = told(REPORT, "2024-05-03", [("Kelve", "place", 2), ("Ana Reyes", "person", 3)], "Dam breaks")
    assert hashlib.sha256(made.to_bytes()).hexdigest()[:16] == "e4bd1121622c282b"


def test_a_sketch_of_the_longest_article_is_small():
    named = [(f"Name{chr(97 + n)}", "person", n + 1) for n in range(26)] * 4
    made = told(LONG * 100, "2024-05-03", named + [(f"Town{chr(97 + n)}", "place", 1) for n in range(26)])
    assert (len(made.words), len(made.names), len(made.keys)) == (WORDS, NAMES, KEYS_OF_WORDS + KEYS_OF_NAMES)
    assert len(made.to_bytes()) <= 1500
    assert all(0 <= key < 1 << 63 for key in made.keys)


@pytest.mark.parametrize("kept", [b"", b"\0" * 7, told(REPORT).to_bytes()[:-1], told(REPORT).to_bytes() + b"\0"])
def test_bytes_that_are_no_sketch_are_refused(kept):
    with pytest.raises(ValueError, match="bytes; these have"):
        Sketch.from_bytes(kept)


def test_an_article_is_like_itself_and_not_like_one_of_other_words():
    one, other = told(REPORT), told("Drivers strike in Harlow for nine per cent.")
    assert resemblance([one], [one, other])[0].tolist() == pytest.approx([1, 0], abs=0.001)


def test_the_same_names_make_articles_more_alike_and_other_names_less():
    plain, reyes, lind = (
        told(REPORT, names=names) for names in ((), [("Reyes", "person", 1)], [("Lind", "person", 1)])
    )
    other = told("The dam above Kelve broke, and Osterby is dry.", names=[("Ana Reyes", "person", 9)])
    unnamed, same, another = resemblance([other], [plain, reyes, lind])[0]
    assert another < unnamed < same


def test_every_day_between_them_makes_articles_less_alike():
    days = [told(REPORT, day) for day in ("2024-05-03", "2024-05-04", "2024-05-08", "2024-06-08", None)]
    same, next_day, later, month, undated = likeness(days[:1], days)[0]
    assert same > next_day > undated > later > month == 0


def test_a_word_in_the_headline_or_at_the_beginning_weighs_more():
    text = " ".join(["filler"] * 100) + " dam"
    plain, titled = told(text + " flood"), told(text + " flood", title="Dam")
    weights = [dict(each.words.tolist()) for each in (plain, titled)]
    dam, flood = number("dam"), number("flood")
    assert weights[1][dam] / weights[1][flood] > weights[0][dam] / weights[0][flood]


def test_words_that_every_article_has_tell_nothing():
    assert len(told("The said of and to in that it.").words) == 0
    assert rarity("the") < rarity("said") < rarity("bridge") < rarity("kelve")


def test_forms_of_a_word_are_one_term():
    assert terms("Bridge’s BRIDGES bridge") == ["bridge"] * 3
    assert terms("Süd-Straße, 4,000 and 6.1; glass, bus, crisis, gas") == [
        "sud", "straße", "4,000", "and", "6.1", "glass", "bus", "crisis", "gas"
    ]  # fmt: skip


def test_a_day_that_is_no_day_is_refused():
    with pytest.raises(ValueError, match="day"):
        told(REPORT, "2024-02-31")


def test_the_headline_of_the_article_most_like_all_others_is_a_storys():
    first, second = REPORT.split(", and ")
    assert central([told(second), told(first), told(REPORT)]) == 2
    assert central([told(REPORT, "2024-05-03"), told(REPORT, "2024-07-01")]) == 0
    with pytest.raises(ValueError, match="at least one"):
        central([])
