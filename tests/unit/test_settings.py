from dataclasses import FrozenInstanceError, fields

import pytest

from onrecord.errors import SettingError
from onrecord.settings import Settings, describe


def test_an_empty_environment_gives_the_defaults():
    assert Settings.from_environment({}) == Settings()


def test_the_process_environment_is_read_unless_another_is_given(monkeypatch):
    monkeypatch.setenv("ONRECORD_STYLE", "flat")
    assert Settings.from_environment().style == "flat"
    assert Settings.from_environment({}).style == "full"


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("flat", "style", "flat"),
        ("3", "threads", 3),
        ("2.5", "fetch_timeout", 2.5),
        ("20_000", "fetch_limit", 20_000),
        ("yes", "allow_private_addresses", True),
        ("OFF", "language_check", False),
        (" 5 ", "batch", 5),
    ],
)
def test_each_type_is_read_from_the_environment(written, name, value):
    assert getattr(Settings.from_environment({f"ONRECORD_{name.upper()}": written}), name) == value


def test_an_override_goes_before_the_environment():
    assert Settings.from_environment({"ONRECORD_THREADS": "4"}, threads=1).threads == 1


def test_an_override_hides_a_variable_that_could_not_be_read():
    assert Settings.from_environment({"ONRECORD_THREADS": "many"}, threads=1).threads == 1


def test_an_override_of_none_leaves_the_environment_in_force():
    assert Settings.from_environment({"ONRECORD_THREADS": "4"}, threads=None).threads == 4


def test_a_variable_set_to_nothing_counts_as_not_set():
    assert Settings.from_environment({"ONRECORD_THREADS": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("style", "loose"),
        ("threads", "-1"),
        ("threads", "two"),
        ("fetch_timeout", "0"),
        ("fetch_timeout", "nan"),
        ("fetch_timeout", "inf"),
        ("language_check", "maybe"),
        ("batch", "0"),
        ("text_limit", "1.5"),
    ],
)
def test_a_wrong_variable_is_named_with_its_value_and_what_is_allowed(name, written):
    variable = f"ONRECORD_{name.upper()}"
    with pytest.raises(SettingError) as caught:
        Settings.from_environment({variable: written})
    message = str(caught.value)
    assert variable in message
    assert written in message
    assert "Allowed: " in message


@pytest.mark.parametrize(
    "wrong",
    [
        {"threads": "2"},
        {"threads": True},
        {"threads": 1.0},
        {"threads": None},
        {"style": None},
        {"style": []},
        {"language_check": 1},
        {"fetch_timeout": 10**400},
        {"fetch_timeout": "10"},
    ],
)
def test_a_value_of_the_wrong_type_is_refused(wrong):
    with pytest.raises(SettingError):
        Settings(**wrong)


def test_a_whole_number_of_seconds_becomes_a_float():
    timeout = Settings(fetch_timeout=3).fetch_timeout
    assert (timeout, type(timeout)) == (3.0, float)


def test_a_setting_that_does_not_exist_is_refused():
    with pytest.raises(SettingError, match="'colour'"):
        Settings.from_environment({}, colour="red")


def test_settings_never_change():
    with pytest.raises(FrozenInstanceError):
        Settings().threads = 2


def test_every_setting_is_described():
    rows = describe()
    assert [row.name for row in rows] == [each.name for each in fields(Settings)]
    for row in rows:
        assert row.help.endswith(".")
        assert row.allowed
        assert type(row.default).__name__ == row.type
        assert row.variable == f"ONRECORD_{row.name.upper()}"
