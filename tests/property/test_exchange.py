from hypothesis import given

from onrecord.exchange import brat, from_brat
from tests.property.test_record_roundtrip import records


@given(records())
def test_what_comes_back_from_brat_unchanged_changes_nothing(record):
    assert from_brat(brat(record), record, record.article.text) == record
