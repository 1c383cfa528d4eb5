"""Whatever a record says of its events, its archive says the same, and counts nothing that is denied or unclear."""

from tempfile import TemporaryDirectory
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Store
from onrecord.schema import Act, EventStatus, Record, event_happened, standing_of
from tests.events import harbour

HARBOUR = harbour().model_dump(mode="json")
ACTS = st.sampled_from(get_args(Act))
STATUSES = st.sampled_from(get_args(EventStatus))


@st.composite
def harbours(draw: st.DrawFn) -> Record:
    """The same article, in which statements do other things, and events stand in others of them."""
    statements = [each | {"act": draw(ACTS)} for each in HARBOUR["statements"]]
    ids = [None, *(each["id"] for each in statements)]
    events = []
    for number, each in enumerate(HARBOUR["events"]):
        belongs = draw(st.sampled_from(["statement", "may_belong_to"]))
        stands = {"statement": None, "may_belong_to": None} | {belongs: draw(st.sampled_from(ids))}
        same = {"same_as": draw(st.sampled_from(events))["id"]} if number and draw(st.booleans()) else {}
        events.append(each | stands | {"status": draw(STATUSES), "same_as": None} | same)
    return Record.model_validate(HARBOUR | {"statements": statements, "events": events})


@given(record=harbours())
@settings(max_examples=25, deadline=None)
def test_the_archive_counts_what_the_record_counts(record):
    by_id = {event.id: event for event in record.events}
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        store.keep(record)
        told = {each.event_id: each for each in store.events()}
        assert told.keys() == by_id.keys()
        for id_, each in told.items():
            assert each.standing == standing_of(record, by_id[id_]).kind
            assert each.standing_words == record.standing(by_id[id_])
            assert each.happened is event_happened(record, by_id[id_])
        counted = list(store.events(happened=True))
        assert all(each.standing not in ("denied", "unclear") and each.status == "actual" for each in counted)
        assert store.count_events(happened=True).number == len({each.same_as or each.event_id for each in counted})
        denied = {each.event_id for each in store.events(denied=True)}
        assert denied | {each.event_id for each in store.events(denied=False)} == by_id.keys()
        assert not denied & {each.event_id for each in counted}
        before = [tuple(row) for row in store._connection.execute("SELECT * FROM events")]
        store.reindex()
        assert [tuple(row) for row in store._connection.execute("SELECT * FROM events")] == before
