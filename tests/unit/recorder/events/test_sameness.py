import pytest

from onrecord.recorder.config import RecorderConfig
from tests.unit.recorder.events_by_hand import read_events


def is_same(text: str, first, second, probability: float, config=None, **options) -> bool:
    later = (*second, {}, {})[:3]
    record = read_events(text, first, (*later, {0: probability}), config=config or RecorderConfig(), **options)
    assert record.events[1].same_as in (None, "e1")
    return record.events[1].same_as is not None


TEXT = "Rebels raided Harda. The raid ended at dawn."


def test_the_likeliest_earlier_event_is_the_same():
    raided, raid = ("raided", "assault actual"), ("raid", "assault actual")
    assert is_same(TEXT, raided, raid, 0.25)
    assert not is_same(TEXT, raided, raid, 0.24)
    assert is_same(TEXT, raided, raid, 0.24, RecorderConfig.model_validate({"events": {"same": 0.2}}))


def test_three_of_one_are_all_the_same_as_the_first():
    text = "Rebels raided Harda. The raid ended. The attack shook it."
    record = read_events(
        text,
        ("raided", "assault actual"),
        ("raid", "assault actual", {}, {0: 0.9}),
        ("attack", "assault actual", {}, {1: 0.9, 0: 0.2}),
    )
    assert [event.same_as for event in record.events] == [None, "e1", "e1"]


def test_what_did_not_happen_is_not_what_happened():
    assert not is_same(TEXT, ("raided", "assault negated"), ("raid", "assault actual"), 1.0)
    assert is_same(TEXT, ("raided", "assault planned"), ("raid", "assault actual"), 0.6)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (TEXT, ("raided", "assault actual"), ("raid", "coerce actual")),
        ("The raid killed two men. Nine men were killed in the raid.",
         ("killed", "assault actual", {"whom": "two men"}), ("killed", "assault actual", {"whom": "Nine men"})),
        ("They raided it on 4 March 2024. The raid of 7 March 2024 ended.",
         ("raided", "assault actual", {"when": "4 March 2024"}), ("raid", "assault actual", {"when": "7 March 2024"})),
        ("Ada Moe spoke of a raid. Ida Berg hailed the raid.",
         ("raid", "assault actual", {"who": "Ada Moe"}), ("raid", "assault actual", {"who": "Ida Berg"})),
    ],
)  # fmt: skip
def test_what_speaks_against_it_takes_more_to_believe(text, first, second):
    mentions = tuple((name, "person name") for name in ("Ada Moe", "Ida Berg") if name in text)
    assert not is_same(text, first, second, 0.89, mentions=mentions)
    assert is_same(text, first, second, 0.9, mentions=mentions)
    config = RecorderConfig.model_validate({"events": {"same_against": 0.8}})
    assert is_same(text, first, second, 0.89, config, mentions=mentions)
