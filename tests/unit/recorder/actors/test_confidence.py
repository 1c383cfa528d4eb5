"""How likely the speakers given are right: as measured, by how the text refers to them."""

import pytest
from pydantic import ValidationError

from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.confidence import Signs, calibrated
from onrecord.recorder.config import CalibrationConfig
from tests.unit.recorder.hand import read_mentions

FERRY = "{s:Ana Reyes} {q:said} {c:the ferry sails}. {s2:She} {q2:denied} {c2:that it leaks}."
CAST = (("Ana Reyes", "person name"), ("She", "person pronoun", {0: 0.9}))


def sure(marked: str = FERRY, cast: tuple = CAST, named: dict[int, float] | None = None, **calibrations) -> list:
    config = RecorderConfig.model_validate({"speakers": {"calibrations": calibrations}})
    record = read_mentions(marked, *cast, named=named, config=config)
    return [statement.speaker_confidence for statement in record.statements]


def test_without_a_calibration_the_certainty_of_the_decision_is_the_confidence():
    assert sure(named={1: 0.9, 2: 0.9}) == [0.999, 0.999]  # nothing is surer


def test_each_way_of_referring_to_the_speaker_has_its_own_calibration():
    assert sure(named={1: 0.9, 2: 0.9}, he={"bias": 1.0, "certainty": 0.0}) == [0.999, 0.7311]


def test_the_speakers_of_what_a_rule_found_are_no_surer_than_the_rule():
    signed = "“We kept the gate shut all night.”\n— Ana Reyes, pilot\n"
    rules = RecorderConfig.model_validate({"statements": {"signed": 0.77}})
    record = read_mentions(signed, CAST[0], config=rules)
    assert [statement.speaker_confidence for statement in record.statements] == [0.77]


def test_a_statement_without_speakers_has_no_confidence_in_them():
    (confidence,) = sure("{s:Officials} {q:said} {c:the ferry sails}.", ())
    assert confidence is None


def test_what_the_network_thinks_of_the_source_counts_for_a_name_and_against_a_speaker_without_one():
    weights = {"bias": 0.0, "certainty": 0.0, "source": 1.0}
    one = "{s:Ana Reyes} {q:said} {c:the ferry sails}."
    assert sure(one, CAST[:1], {1: 0.9}, name=weights) == [0.9]
    pilot = "The pilot rose. {s:The pilot} {q:said} {c:the ferry sails}."
    cast = (("The pilot", "person nominal"), ("The pilot", "person nominal", {0: 0.95}))
    assert sure(pilot, cast, {1: 0.1}, nominal=weights) == [0.9]


def test_the_surer_each_sign_the_likelier_the_speakers():
    weights = CalibrationConfig(bias=-0.5, certainty=0.4, statement=0.7, source=0.3)
    low = Signs(0.8, 0.6, 0.5)
    for sign in Signs._fields:
        assert calibrated(low._replace(**{sign: 0.9}), weights) > calibrated(low, weights)


@pytest.mark.parametrize("certainty", [0.0, 1.0])
def test_a_sign_without_any_doubt_is_no_error(certainty):
    assert 0 < calibrated(Signs(certainty, 1.0, 0.0), CalibrationConfig(statement=10, source=10)) < 1


def test_a_calibration_in_which_a_surer_sign_counts_against_the_speakers_is_refused():
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        CalibrationConfig(statement=-0.1)
