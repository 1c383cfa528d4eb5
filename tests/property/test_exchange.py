import warnings

from hypothesis import assume, given, settings

from onrecord.errors import ExchangeError
from onrecord.exchange import read_brat, read_cas, write_brat, write_cas_json, write_xmi
from tests.property.test_record_roundtrip import records

unhurried = settings(deadline=None)  # the first CAS loads its library


@given(records())
@unhurried
def test_what_comes_back_from_brat_unchanged_changes_nothing(record):
    assert read_brat(write_brat(record), record, record.article.text) == record


@given(records())
@unhurried
def test_what_comes_back_from_a_cas_unchanged_changes_nothing(record):
    assert read_cas(write_cas_json(record), record) == record
    try:
        written = write_xmi(record)
    except ExchangeError:
        assume(False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_cas(written, record) == record
