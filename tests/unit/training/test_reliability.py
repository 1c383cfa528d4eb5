"""How likely speakers are right is fitted to speakers that are known."""

import json

import pytest

from onrecord.recorder.actors.confidence import Signs, calibrated
from onrecord.recorder.config import CalibrationConfig, Reference
from training.judging import is_right, judge_speakers
from training.reliability import BEGIN, END, Given, by_confidence, by_form, fit, told_apart, with_tables, write


def given(right: bool, statement: float = 0.8, form: Reference = "name", weight: float = 1.0) -> Given:
    return Given(form, Signs(0.999, statement, 0.5), right, weight, 0)


def surname(left: str, right: str) -> bool:
    return left.rsplit(maxsplit=1)[-1] == right.rsplit(maxsplit=1)[-1]


def test_of_speakers_that_are_given_a_probability_as_many_are_right():
    found = [given(n % 10 != 0) for n in range(500)]
    assert calibrated(found[0].signs, fit(found)["name"]) == pytest.approx(0.9, abs=0.01)


def test_a_sign_that_tells_right_from_wrong_counts():
    calibration = fit([given(right=True, statement=0.9), given(right=False, statement=0.5)] * 100)["name"]
    assert calibration.statement > 0.5
    sure, unsure = (calibrated(given(right=True, statement=each).signs, calibration) for each in (0.9, 0.5))
    assert sure > 0.9 > 0.2 > unsure


def test_a_sign_that_is_higher_where_speakers_are_wrong_counts_for_nothing():
    calibration = fit([given(right=True, statement=0.5), given(right=False, statement=0.9)] * 100)["name"]
    assert calibration.statement == 0


def test_a_form_that_is_rare_stays_near_what_holds_for_all():
    names = [given(n % 20 != 0) for n in range(1000)]
    rare = fit([*names, given(right=False, form="he")])
    he, name = (calibrated(names[0].signs, rare[form]) for form in ("he", "name"))
    assert 0.5 < he < name  # by itself it would tell that every "he" is wrong
    assert fit(names)["none"] == fit(names)["nominal"]


def test_an_example_counts_by_its_weight():
    found = [given(right=True, weight=0.25), given(right=True, weight=0.25), given(right=False, weight=0.5)] * 100
    assert calibrated(found[0].signs, fit(found)["name"]) == pytest.approx(0.5, abs=0.01)


def test_the_tables_tell_how_many_are_right_and_how_many_of_the_wrong_ones_are_marked():
    judged = [
        (0.6, given(right=False)),
        (0.6, given(right=True)),
        (0.96, given(right=True)),
        (0.96, given(right=False)),
    ]
    assert by_confidence(judged)[2:] == ["| 0.50–0.70 | 2 | 0.60 | 0.50 |", "| 0.95–1.00 | 2 | 0.96 | 0.50 |"]
    assert by_form(judged)[2:] == ["| name | 4 | 0.78 | 0.50 | 2 | 1 of 2 |", "| all | 4 | 0.78 | 0.50 | 2 | 1 of 2 |"]


def test_right_speakers_are_told_from_wrong_ones_in_so_many_pairs():
    judged = [(0.9, given(right=True)), (0.7, given(right=True)), (0.8, given(right=False)), (0.7, given(right=False))]
    told = told_apart(judged)
    assert "in 62 of a\nhundred" in told  # two and a half pairs of four
    assert "would be 50;" in told


def test_the_tables_stand_in_the_model_card_instead_of_earlier_ones():
    card = f"# Card\n\n{BEGIN}\nold\n\n{END}\n\nMore.\n"
    assert with_tables(card, "new") == f"# Card\n\n{BEGIN}\nnew\n\n{END}\n\nMore.\n"
    with pytest.raises(ValueError, match="no place for the tables"):
        with_tables("# Card\n", "new")


def test_calibrations_are_written_and_all_else_stays(tmp_path):
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"name": "x", "thresholds": {"speakers": {"certain": 0.8}}}))
    write(path, {"name": CalibrationConfig(bias=0.5)})
    named = {"bias": 0.5, "certainty": 1.0, "statement": 0.0, "source": 0.0}
    assert json.loads(path.read_text()) == {
        "name": "x",
        "thresholds": {"speakers": {"certain": 0.8, "calibrations": {"name": named}}},
    }


@pytest.mark.parametrize(
    ("names", "wanted", "right"),
    [
        (["Ana Reyes"], ["Reyes"], True),
        (["Ana Reyes", "Bo Lind"], ["Reyes", "Lind"], True),
        (["Ana Reyes"], ["Reyes", "Lind"], False),
        (["Ana Reyes", "Bo Lind"], ["Reyes"], False),
        ([None], ["Reyes"], False),
        ([None], [], True),
        (["Ana Reyes"], [], False),
    ],
)
def test_speakers_are_right_where_they_are_those_who_speak_and_no_others(names, wanted, right):
    assert is_right(names, wanted, surname) is right


def test_speakers_are_judged_by_the_smallest_statement_around_a_quotation():
    actors = [{"id": "a1", "name": "Ana Reyes", "named": True}, {"id": "a2", "name": "Bo Lind", "named": True}]

    def said(start: int, end: int, speaker: str, sure: float) -> dict:
        return {"content": [{"start": start, "end": end}], "speakers": [speaker], "speaker_confidence": sure}

    record = {"actors": actors, "statements": [said(0, 90, "a1", 0.9), said(10, 40, "a2", 0.7)]}
    quotes = [
        {"start": 12, "end": 30, "speaker": "Lind", "sure": True},
        {"start": 50, "end": 70, "speaker": "Lind", "sure": True},
        {"start": 50, "end": 70, "speaker": "Lind", "sure": False},
        {"start": 95, "end": 99, "speaker": "Lind", "sure": True},
    ]
    assert judge_speakers({"quotes": quotes}, record, surname) == [(0.7, True), (0.9, False)]
