"""Events of a record are paired with those of the gold, and counted by what became of them."""

import pytest

from training.pairing import by_status, by_type, confidences, pair, told

TEXT = "Rebels shelled the market on Monday. Police say they arrested two men."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(words: str, kind: str, status: str = "actual") -> dict:
    return {"trigger": [at(words)], "type": kind, "status": status}


def found(words: str, kind: str, status: str = "actual", confidence: float = 0.9, **more: str | None) -> dict:
    start, end = at(words)
    trigger = {"start": start, "end": end}
    return {"trigger": trigger, "type": kind, "status": status, "confidence": confidence, "statement": None} | more


ARTICLE = {"text": TEXT, "events": [gold("shelled", "assault"), None, gold("arrested", "coerce", "possible")],
           "attributions": [{"content": [at("they arrested two men")]}]}  # fmt: skip


def innermost(span, statements):
    return next((s for s in statements if any(a <= span[0] and span[1] <= b for a, b in s["content"])), None)


def record(*events: dict) -> dict:
    return {"events": list(events), "statements": [{"id": "s1"}]}


def test_an_event_is_paired_with_the_one_whose_trigger_overlaps_its_own():
    paired = pair(ARTICLE, record(found("Monday", "other"), found("they arrested", "coerce")))
    assert paired.pairs == {1: 1}
    assert [(g["type"], f["type"]) for g, f in paired.matched] == [("coerce", "coerce")]


def test_of_two_that_overlap_the_right_type_comes_before_the_longer_overlap():
    paired = pair(ARTICLE, record(found("shelled", "harm"), found("Rebels s", "assault"), found("shelled the", "harm")))
    assert paired.pairs == {0: 1}
    assert pair(ARTICLE, record(found("Rebels s", "harm"), found("shelled the", "harm"))).pairs == {0: 1}


def test_an_event_is_paired_only_once():
    twice = {**ARTICLE, "events": [gold("shelled", "assault"), gold("shelled the", "assault")]}
    assert pair(twice, record(found("shelled", "assault"))).pairs == {0: 0}


def test_white_space_at_the_edge_of_a_trigger_is_no_part_of_it():
    assert pair(ARTICLE, record(found("Rebels ", "other"), found(" the", "other"))).pairs == {}
    assert pair({"text": TEXT, "events": [gold(" shelled ", "assault")]}, record(found("the", "other"))).pairs == {}


def test_a_record_without_events_has_none_of_the_gold():
    paired = pair(ARTICLE, {"statements": []})
    assert by_type(paired, "assault") == {"right": 0, "said": 0, "gold": 1, "found": 0}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"statement": "s1"}, "source"),
        ({"may_belong_to": "s1"}, "unclear"),
        ({}, "outlet"),
        ({"statement": "s1", "may_belong_to": "s1"}, "source"),
    ],
)
def test_on_whose_word_an_event_is_known_is_held_against_on_whose_the_record_says(more, said):
    counts = told(ARTICLE, record(found("shelled", "assault", **more), found("arrested", "coerce", **more)), innermost)
    assert counts == {("outlet", said): 1, ("source", said): 1}


def test_events_are_counted_by_their_type():
    paired = pair(ARTICLE, record(found("shelled", "harm"), found("arrested", "coerce"), found("Monday", "coerce")))
    assert by_type(paired, "coerce") == {"right": 1, "said": 2, "gold": 1, "found": 1}
    assert by_type(paired, "assault") == {"right": 0, "said": 0, "gold": 1, "found": 1}
    assert by_type(paired, "harm") == {"right": 0, "said": 1, "gold": 0, "found": 0}


def test_the_status_is_counted_of_events_that_are_found_and_not_of_others():
    paired = pair(ARTICLE, record(found("arrested", "justice", "planned"), found("Monday", "other", "planned")))
    assert by_status(paired, "possible") == {"right": 0, "said": 0, "found": 1, "gold": 1}
    assert by_status(paired, "planned") == {"right": 0, "said": 1, "found": 0, "gold": 0}
    assert by_status(paired, "actual") == {"right": 0, "said": 0, "found": 0, "gold": 1}


def test_an_event_is_right_if_there_is_one_of_its_type():
    paired = pair(ARTICLE, record(found("shelled", "assault", confidence=0.8), found("arrested", "justice"),
                                  found("Monday", "other", confidence=0.2)))  # fmt: skip
    assert confidences(paired) == [(0.8, True), (0.9, False), (0.2, False)]
