"""Whatever a record says of its events, the rows say the same, and count nothing that is denied or unclear."""

from hypothesis import given, settings

from onrecord.eventdata import COLUMNS, dyads
from onrecord.schema import Record, event_happened, standing_of
from tests.property.test_archive_events import harbours


@given(record=harbours())
@settings(max_examples=25, deadline=None)
def test_the_rows_count_what_the_record_counts(record: Record):
    by_id = {f"a/{event.id}": event for event in record.events}
    rows = [dyad.row for dyad in dyads(record, "a", None)]
    assert all(tuple(row) == tuple(COLUMNS) for row in rows)
    assert {row["event_id"] for row in rows} == by_id.keys()
    assert len({row["dyad_id"] for row in rows}) == len(rows)
    for row in rows:
        event = by_id[row["event_id"]]
        assert row["standing"] == standing_of(record, event).kind
        assert row["standing_words"] == record.standing(event)
        assert row["happened"] is event_happened(record, event)
        if row["happened"]:
            assert row["status"] == "actual"
            assert row["standing"] not in ("denied", "unclear", "asked")
        if row["standing"] == "denied":
            assert row["denied_by"]
        if row["standing"] in ("outlet", "unclear"):
            assert row["sources"] is row["source_side"] is row["source_countries"] is None
    counted = {row["incident_id"] for row in rows if row["happened"]}
    assert len(counted) == len({_first(record, event.id) for event in record.events if event_happened(record, event)})


def _first(record: Record, id_: str) -> str:
    same = {event.id: event.same_as for event in record.events}
    while (earlier := same[id_]) is not None:
        id_ = earlier
    return id_
