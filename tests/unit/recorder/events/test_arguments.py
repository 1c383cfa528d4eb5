import pytest

from onrecord.schema import Published
from tests.unit.recorder.events_by_hand import only_event, read_events


def names(record, arguments) -> list[str | None]:
    by_id = {actor.id: actor.name for actor in record.actors}
    return [by_id.get(each.actor) for each in arguments]


def whom(text: str, argument: str, *mentions) -> list[str | None]:
    record = read_events(text, ("met", "consult actual", {"whom": argument}), mentions=mentions)
    return names(record, only_event(record).whom)


@pytest.mark.parametrize(
    ("argument", "mentions", "name"),
    [
        ("Ada Moe", [("Ada Moe", "person name")], "Ada Moe"),
        ("the mayor of the town", [("the mayor", "person nominal"), ("the town", "place nominal")], "the mayor"),
        ("a spokesman, Tomas Pell", [("a spokesman, Tomas Pell", "person name")], "Tomas Pell"),
        ("President Ida Berg", [("Ida Berg", "person name")], "Ida Berg"),
        ("at least 12 miners", [("at least 12 miners", "group nominal")], "at least 12 miners"),
        ("the mayor's car", [("the mayor", "person nominal")], None),
        ("police officers", [("police", "organization nominal")], None),
        ("the rain", [], None),
    ],
)
def test_an_argument_is_the_actor_whose_mention_has_its_head(argument, mentions, name):
    if name == "Tomas Pell":
        mentions = [("a spokesman", "person nominal"), ("Tomas Pell", "person name")]
    assert whom(f"Rebels met {argument}.", argument, *mentions) == [name]


def test_a_mention_that_begins_before_an_argument_is_its_actor():
    assert whom("Rebels met Captain Ida Berg.", "Berg", ("Ida Berg", "person name")) == ["Ida Berg"]


def test_two_names_are_no_single_actor():
    mentions = [("Ada Moe", "person name"), ("Ida Berg", "person name")]
    assert whom("Rebels met Ada Moe and Ida Berg.", "Ada Moe and Ida Berg", *mentions) == [None]


def test_a_pronoun_is_its_actor():
    text = "Ada Moe came. Rebels met her."
    mentions = [("Ada Moe", "person name"), ("her", "person pronoun", {0: 0.9})]
    assert whom(text, "her", *mentions) == ["Ada Moe"]


def test_a_day_is_a_time_of_the_record():
    text = "Rebels shelled Harda early on Monday."
    event = ("shelled", "assault actual", {"when": "Monday", "where": "Harda"})
    record = read_events(text, event, published=Published(value="2024-03-05", how="given"))
    (when,) = only_event(record).when
    assert [time.value for time in record.times if time.id == when.time] == ["2024-03-04"]
    later = read_events(text, ("shelled", "assault actual", {"when": "Rebels"}))
    assert only_event(later).when[0].time is None
