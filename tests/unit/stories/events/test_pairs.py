"""What two events have in common."""

import numpy as np

from onrecord.stories import StoryInput, sketch
from onrecord.stories.events import words
from onrecord.stories.events.lemmas import lemma, lemmas
from onrecord.stories.events.likeness import load
from onrecord.stories.events.pairs import FEATURES, Story, features
from onrecord.stories.events.traits import traits
from tests.unit.stories.events.told import BERG, HARDA, MOE, told

FELL = told(1, "On Monday 12 people fell at Harda.", "fell", who=(MOE,), where=(HARDA,))


def compared(one, other):
    both = [traits(one), traits(other)]
    story = Story({number: sketch(StoryInput(None, "A fall.", None, ())) for number in (1, 2)}, both)
    return dict(zip(FEATURES, features(both[:1], both[1:], story, words.load())[0, 0].tolist(), strict=True))


def test_the_forms_of_a_word_have_one_lemma():
    for forms in (("strike", "struck", "striking"), ("carry", "carries", "carried"), ("fall", "fell", "falling"),
                  ("stop", "stopped"), ("attack", "attacks", "attacked"), ("kill", "killing")):  # fmt: skip
        assert len({lemma(form) for form in forms}) == 1, forms


def test_words_that_carry_little_do_not_count_unless_there_are_no_others():
    assert lemmas("was taken to court") == (lemma("court"),)
    assert lemmas("took off") == (lemma("take"), lemma("off"))


def test_words_of_like_meaning_are_alike():
    table = words.load()
    near, far = (float(table.vector(lemmas("buy")) @ table.vector(lemmas(word))) for word in ("purchase", "earthquake"))
    assert near > 0.4 > far


def test_who_where_and_words_are_compared():
    same = compared(FELL, FELL._replace(event=2, first=2, article=2))
    assert (same["same last lemma"], same["same who"], same["same place"], same["shared numbers"]) == (1, 1, 1, 0.5)
    assert (same["other who"], same["same article"]) == (0, 0)


def test_another_who_is_told_from_none():
    berg = FELL._replace(event=2, first=2, article=2, who=(BERG,))
    assert compared(FELL, berg)["other who"] == 1
    assert compared(FELL, berg._replace(who=()))["other who"] == 0


def test_days_are_the_same_apart_or_not_known():
    monday = FELL._replace(day_from="2024-05-06", day_to="2024-05-06")
    other = monday._replace(event=2, first=2, article=2)
    for second, same, apart in ((other, 1, 0), (other._replace(day_from="2024-05-07", day_to="2024-05-08"), 0, 1),
                                (other._replace(day_from=None, day_to=None), 0, 0)):  # fmt: skip
        found = compared(monday, second)
        assert (found["same days"], found["other days"]) == (same, apart)


def test_an_event_that_fits_better_in_the_other_article_counts():
    hurt = told(2, "They were hurt at Harda.", "hurt")
    both = [traits(FELL), traits(hurt), traits(FELL._replace(event=3, first=3, article=2))]
    story = Story({number: sketch(StoryInput(None, "A fall.", None, ())) for number in (1, 2)}, both)
    found = dict(zip(FEATURES, features(both[:1], both, story, words.load())[0].T.tolist(), strict=True))
    assert found["one lemma elsewhere"] == [0, 1, 0]
    assert found["less near than others"][1] > found["less near than others"][2] - 1e-6
    assert abs(found["less near than others"][2]) < 1e-5


def test_a_pair_is_as_likely_the_same_whichever_comes_first():
    other = told(2, "Ida Berg was hurt in Harda.", "hurt", whom=(BERG,), where=(HARDA,))
    ours, theirs = (np.array(list(compared(*pair).values()), np.float32) for pair in ((FELL, other), (other, FELL)))
    assert np.allclose(ours, theirs)
    assert 0 <= float(load().likeness(ours)) <= 1
