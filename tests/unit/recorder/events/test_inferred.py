from onrecord.recorder.config import RecorderConfig
from onrecord.schema import Published
from tests.unit.recorder.events_by_hand import only_event, read_events

GIVEN = Published(value="2024-03-05", how="given")


def raids(probability: float, **events: float):
    return read_events(
        "Rebels raided Harda on Monday. The raid ended at dawn.",
        ("raided", "assault actual", {"where": "Harda", "when": "Monday"}),
        ("raid", "assault actual", {}, {0: probability}),
        published=GIVEN,
        config=RecorderConfig.model_validate({"events": events}),
    ).events


def test_the_very_same_event_has_the_place_and_the_day_that_an_earlier_sentence_gives():
    first, second = raids(0.8)
    assert [(place.start, place.inferred, place.inferred_from) for place in second.where] == [
        (first.where[0].start, True, first.trigger)
    ]
    assert [(when.time, when.inferred, when.inferred_from) for when in second.when] == [
        (first.when[0].time, True, first.trigger)
    ]
    assert (first.where[0].inferred, first.when[0].inferred) == (None, None)


def test_where_two_events_are_only_likely_the_same_nothing_is_inferred():
    _, second = raids(0.79)
    assert (second.same_as, second.where, second.when) == ("e1", (), ())
    assert raids(0.79, inferred=0.7)[1].where


def test_what_is_done_by_saying_it_is_done_when_it_is_said():
    marked = "{s:The mayor} {q:demanded} on Monday {c:that they leave}."
    event = only_event(read_events(marked, ("demanded", "request actual"), published=GIVEN))
    (when,) = event.when
    assert when.inferred
    assert when.inferred_from.cut("The mayor demanded on Monday that they leave.") == "Monday"
    own = ("demanded", "request actual", {"when": "Monday"})
    assert [when.inferred for when in only_event(read_events(marked, own, published=GIVEN)).when] == [None]


def test_here_is_the_place_of_the_dateline_in_the_outlet_s_own_words_alone():
    dateline = "HARDA (Agency) — "
    mentions = (("HARDA", "place name"),)
    here = ("met", "consult actual", {"where": "here"})
    record = read_events(f"{dateline}The two met here.", here, mentions=mentions)
    word, place = only_event(record).where
    assert (word.actor, place.actor, place.inferred) == (None, record.actors[0].id, True)
    assert place.inferred_from.start == word.start
    said = read_events(f"{dateline}{{s:Ada}} {{q:said}} {{c:the two met here}}.", here, mentions=mentions)
    assert len(only_event(said).where) == 1
    elsewhere = read_events(f"{dateline}The two met.", ("met", "consult actual"), mentions=mentions)
    assert only_event(elsewhere).where == ()
