"""The events that several articles of a story tell, with what their accounts agree on and where they differ."""

from collections.abc import Iterator

from onrecord.archive import Store
from onrecord.eventdata.gazetteer import Gazetteer
from onrecord.schema.event_accounts import EventAccounts
from onrecord.stories.events import compare


def accounts_of(store: Store, story: int, cities: Gazetteer | None, *, least: int = 2) -> Iterator[EventAccounts]:
    """Compare the accounts of each event that at least so many articles of a story tell; what most tell comes first.

    `cities` are those of `eventdata.load_cities`; without them, of places only countries are known to lie apart.
    """
    for event in store.shared_events(story, least=least):
        yield compare(store.event_tellings(event), cities)
