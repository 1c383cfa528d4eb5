"""A record agrees with its own gold, as training judges it: the golden records do."""

import json
from pathlib import Path

import pytest

from onrecord.corrections import gold
from onrecord.schema import Record
from training.calibrate import agree
from training.judging import judge_speakers

RECORDS = sorted((Path(__file__).parents[2] / "golden" / "records").glob("*.json"))


@pytest.fixture(scope="module")
def read():
    """The golden records, each with its own gold."""
    records = [Record.from_json(path.read_text(encoding="utf-8")) for path in RECORDS]
    return [(json.loads(json.dumps(gold(record, checked=True))), json.loads(record.to_json())) for record in records]


def test_the_speakers_of_quotations_are_those_of_the_record(read):
    judged = [right for own, record in read for _, right in judge_speakers(own, record, str.__eq__)]
    assert len(judged) > 100
    assert all(judged)


def test_every_statement_is_found_with_its_act(read):
    for own, record in read:
        assert [each["act"] for each in own["attributions"]] == [each["act"] for each in record["statements"]]
        for attribution, statement in zip(own["attributions"], record["statements"], strict=True):
            spans = {role: [(x["start"], x["end"]) for x in statement[role]] for role in ("source", "cue", "content")}
            assert agree(attribution, spans) or not statement["cue"]


def test_every_quotation_of_the_gold_is_one_statement_s_own(read):
    for own, record in read:
        for quote in own["quotes"]:
            middle = (quote["start"] + quote["end"]) // 2
            holding = [s for s in record["statements"] if any(x["start"] <= middle < x["end"] for x in s["content"])]
            assert holding
            assert own["text"][quote["start"] : quote["end"]].strip()
