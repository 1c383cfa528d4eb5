"""Rules of suggestions and turns that hold whatever the names and the statements are."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.surnames import person_name, surname_bones
from onrecord.stories.persons import suggest
from onrecord.stories.persons.likeness import likeness
from onrecord.stories.turns import Said, turns
from tests.unit.stories.test_persons import Shelf, person

GIVEN = st.sampled_from(["William", "Bill", "W.", "Ida", "Eva", "Muhammad", "Mohammed", "Ida-Maria", "Piet"])
SURNAMES = st.sampled_from(["Tarn", "Tárn", "al-Tarn", "Zorensky", "Zorenskyy", "Tarn Jr."])
NAMES = st.builds(lambda given, surname: " ".join([*given, surname]), st.lists(GIVEN, max_size=2), SURNAMES)
DAYS = st.sampled_from(["", "2024-05-03", "2024-05-06", "2024-07-01"])
CLAUSES = [
    "we will never sell the ferry line to Kelve", "the ferry line to Kelve will be sold",
    "12 miners were trapped at Orven", "14 miners were trapped at Orven", "the ferry line to Kelve is not open",
    "the ferry line to Kelve was dropped",
]  # fmt: skip
WORDS = st.lists(st.sampled_from([*CLAUSES, *" ".join(CLAUSES).split(" ")]), max_size=8).map(" ".join)
SAID = st.lists(st.tuples(DAYS, WORDS, st.sampled_from(["assert", "deny", "confirm", "commit"])), max_size=6)


@given(st.text(max_size=40))
def test_any_text_can_be_taken_for_a_name(text):
    found = person_name(text)
    assert bool(surname_bones(text)) is (found is not None)


@given(NAMES, NAMES)
def test_names_are_alike_whichever_comes_first(one, other):
    ways = [likeness(person_name(a), person_name(b)) for a, b in ((one, other), (other, one))]
    assert [reason.kind for reason in ways[0]] == [reason.kind for reason in ways[1]]


@given(st.lists(st.tuples(NAMES, st.lists(st.tuples(st.integers(1, 9), DAYS), min_size=1, max_size=3)), max_size=6))
def test_nobody_is_suggested_twice_or_for_whom_an_article_has_beside_them(people):
    made = [person(n, name, *{article: (article, day) for article, day in seen}.values())
            for n, (name, seen) in enumerate(people, 1)]  # fmt: skip
    found = list(suggest(Shelf(*made)))
    assert len({each.other.number for each in found}) == len(found)
    for each in found:
        assert each.reasons
        assert 0.5 <= each.confidence <= 1
        assert {seen.article for seen in each.keep.seen}.isdisjoint(seen.article for seen in each.other.seen)


@given(SAID)
def test_turns_lead_from_an_earlier_day_to_a_later_one_and_point_at_words(said):
    made = [Said(n, n, day, words, act) for n, (day, words, act) in enumerate(said)]
    for turn in turns(made):
        assert "" < turn.earlier.day < turn.later.day
        for each, spans in ((turn.earlier, turn.earlier_spans), (turn.later, turn.later_spans)):
            assert spans
            assert all(span.cut(each.content).strip() for span in spans)


@given(SAID, st.randoms())
def test_the_order_in_which_statements_are_given_does_not_matter(said, random):
    made = [Said(n, n, day, words, act) for n, (day, words, act) in enumerate(said)]
    shuffled = random.sample(made, len(made))
    assert turns(made) == turns(shuffled)
