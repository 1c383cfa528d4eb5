from copy import deepcopy

import pytest

from onrecord import Record
from tests.golden.comparison import ABSENT, differences, lines

RECORD = {
    "schema": "onrecord/1",
    "article": {
        "id": "a",
        "text": "Mary said Tom\r\ndenied it.",
        "published": {"value": "2026-05-02", "how": "given"},
        "outlet": "The Bell",
    },
    "statements": [
        {
            "id": "s1",
            "source": [{"start": 0, "end": 4}],
            "cue": [{"start": 5, "end": 9}],
            "content": [{"start": 10, "end": 24}],
            "form": "indirect",
            "act": "assert",
            "confidence": 0.9,
        },
        {
            "id": "s2",
            "source": [],
            "cue": [{"start": 15, "end": 21}],
            "content": [{"start": 22, "end": 24}],
            "form": "indirect",
            "act": "deny",
            "within": "s1",
            "confidence": 0.8,
        },
    ],
    "model": {"name": "by hand", "version": "1"},
}


def test_a_record_is_shown_line_by_line():
    assert lines(Record.model_validate(RECORD)) == [
        "title: –",
        "published: 2026-05-02 (given)",
        "outlet: The Bell",
        "byline: –",
        "Mary | said | assert | indirect | Tom denied it",
        "  – | denied | deny | indirect | it",
    ]


@pytest.mark.parametrize("key", ["confidence", "speaker_confidence"])
@pytest.mark.parametrize("change", [-0.00009, 0, 0.00009])
def test_a_confidence_may_differ_in_its_last_bits(key, change):
    golden, now = deepcopy(RECORD), deepcopy(RECORD)
    golden["statements"][1][key], now["statements"][1][key] = 0.8, 0.8 + change
    assert list(differences(golden, now)) == []


def test_a_confidence_that_is_not_known_is_no_difference():
    golden = deepcopy(RECORD)
    golden["statements"][1]["speaker_confidence"] = None
    assert list(differences(golden, deepcopy(golden))) == []


@pytest.mark.parametrize("key", ["confidence", "speaker_confidence"])
@pytest.mark.parametrize("confidence", [0.7998, 0.8002, 1, None])
def test_a_confidence_may_not_differ_by_more(key, confidence):
    golden, now = deepcopy(RECORD), deepcopy(RECORD)
    golden["statements"][1][key], now["statements"][1][key] = 0.8, confidence
    assert list(differences(golden, now)) == [f"statements[1].{key}: 0.8 is now {confidence!r}"]


def test_every_other_change_is_named_with_its_place():
    now = deepcopy(RECORD)
    now["statements"][0]["source"] = [{"start": 0, "end": 9}]
    now["statements"][1]["act"] = "assert"
    now["article"]["byline"] = None
    assert list(differences(RECORD, now)) == [
        f"article.byline: {ABSENT!r} is now None",
        "statements[0].source[0].end: 4 is now 9",
        "statements[1].act: 'deny' is now 'assert'",
    ]


def test_a_statement_that_came_or_went_is_a_difference():
    now = deepcopy(RECORD)
    del now["statements"][1]
    (gone,) = differences(RECORD, now)
    assert gone.startswith("statements[1]: {'id': 's2'")
    (came,) = differences(now, RECORD)
    assert came.startswith(f"statements[1]: {ABSENT!r} is now")
