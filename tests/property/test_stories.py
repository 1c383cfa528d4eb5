"""What holds of stories whatever the articles: order, repetition and bytes change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stories import Sketch, StoryInput, place, sketch
from onrecord.stories.sketches import likeness, resemblance
from tests.unit.stories.shelf import Shelf, told

DAYS = st.dates().map(str) | st.none()
NAMES = st.tuples(st.text(max_size=12), st.sampled_from(("person", "place")), st.integers(0, 99))
INPUTS = st.builds(
    StoryInput,
    st.text(max_size=20) | st.none(),
    st.text(max_size=80)
    | st.lists(st.sampled_from(("dam", "Kelve", "broke", "4,000", "ferry")), max_size=9).map(" ".join),
    DAYS,
    st.lists(NAMES, max_size=3).map(tuple),
)


@given(INPUTS)
def test_a_sketch_comes_back_from_its_bytes(telling):
    made = sketch(telling)
    again = Sketch.from_bytes(made.to_bytes())
    assert (again, again.day, again.keys) == (made, telling.day or "", made.keys)


@given(st.lists(INPUTS, min_size=1, max_size=4), st.lists(INPUTS, max_size=4))
def test_likeness_is_mutual_and_between_0_and_1(some, others):
    ones, those = [sketch(each) for each in some], [sketch(each) for each in others]
    alike = likeness(ones, those)
    assert alike.shape == (len(ones), len(those))
    assert (alike == likeness(those, ones).T).all()
    assert ((alike >= 0) & (alike <= resemblance(ones, those)) & (alike < 1.01)).all()


def subject(number):
    """Words that no article of another subject has."""
    return [f"{chr(97 + number)}word{chr(97 + place)}" for place in range(12)]


ABOUT = st.lists(st.tuples(st.integers(0, 4), st.randoms(use_true_random=False)), min_size=1, max_size=9)


@settings(max_examples=25)
@given(ABOUT, st.randoms(use_true_random=False))
def test_stories_about_different_things_are_the_same_in_any_order(articles, chance):
    made = [(number, told(" ".join(own.sample(subject(number), 10)), "2024-05-03")) for number, own in articles]
    chance.shuffle(made)
    shelf = Shelf()
    for _, each in made:
        shelf.add(each)
    wanted = {frozenset(place for place, (other, _) in enumerate(made) if other == number) for number, _ in made}
    assert {frozenset(each) for each in shelf.stories()} == wanted


@settings(max_examples=25)
@given(st.lists(INPUTS, min_size=1, max_size=6))
def test_an_article_is_placed_where_it_is_already(tellings):
    shelf = Shelf()
    for telling in tellings:
        made = sketch(telling)
        story = shelf.add(made)
        if len(made.words):
            assert place(made, shelf)[0] == story
