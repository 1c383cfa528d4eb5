"""How an event is accounted for agrees with whether it counts as having happened."""

from typing import get_args

import pytest

from onrecord.schema import EventStatus, StandingKind, event_happened, standing_of
from onrecord.schema.account import ACCOUNTS, COUNTED, account_of
from tests.unit.desk.eventful import shelling, talks


@pytest.mark.parametrize("record", [shelling(), talks()])
def test_what_counts_is_what_happened(record):
    for event in record.events:
        account = account_of(standing_of(record, event).kind, event.status)
        assert (account in COUNTED) is event_happened(record, event)


@pytest.mark.parametrize("status", get_args(EventStatus))
@pytest.mark.parametrize("kind", get_args(StandingKind))
def test_every_event_has_one_account_and_a_denied_one_never_counts(kind, status):
    account = account_of(kind, status)
    assert account in ACCOUNTS
    assert (account in COUNTED) is (status == "actual" and kind not in ("denied", "unclear", "asked"))
    assert (account == "denied") is (kind == "denied")
