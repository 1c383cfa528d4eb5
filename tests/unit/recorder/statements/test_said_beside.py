"""A statement without a day has that of the one before it, of a speech told before it, or of the dateline."""

import pytest

from onrecord.schema import Published
from tests.unit.recorder.hand import Marked, read_mentions

TUESDAY = Published(value="2024-03-05", how="given")


REYES: Marked = ("Ana Reyes", "person name")
AGAIN: Marked = ("Reyes", "person name", {0: 0.95})


def known(marked: str, *mentions: Marked) -> list[tuple[str | None, str | None]]:
    """The words that say when each statement of a marked text was made, and how that is known."""
    record = read_mentions(marked, *mentions, published=TUESDAY)
    words = {time.id: time.span.cut(record.article.text) for time in record.times}
    return [(words.get(each.said_on), each.said_on_how) for each in record.statements]


SAID = "{s:Ana Reyes} {q:said} on Friday {c:that the pier is safe}"


@pytest.mark.parametrize(
    "marked",
    [
        f"{SAID}. “{{c2:It will open}},” {{s2:Reyes}} {{q2:added}}.",
        f"{SAID}.\n\n“{{c2:It will open}},” {{s2:Reyes}} {{q2:said}}.",
        f"{SAID}. {{s2:Reyes}} {{q2:said}} {{c2:it will open}}.",
    ],
)
def test_the_next_words_of_a_speaker_are_of_the_same_day(marked):
    assert known(marked, REYES, AGAIN) == [("Friday", "sentence"), ("Friday", "neighbour")]


@pytest.mark.parametrize(
    "marked",
    [
        f"{SAID}, {{q2:adding}} {{c2:that it will open}}.",
        f"{SAID} and {{q2:called for}} {{c2:an inquiry}}.",
    ],
)
def test_words_of_one_sentence_are_of_one_day(marked):
    assert known(marked, REYES) == [("Friday", "sentence"), ("Friday", "sentence")]


@pytest.mark.parametrize(
    "marked",
    [
        f"{SAID}. {{s2:Reyes}} {{q2:has said}} {{c2:it will open}}.",
        f"{SAID}. {{s2:Reyes}} {{q2:believes}} {{c2:it will open}}.",
        f"{SAID}. “{{c2:It will open}},” {{s2:Reyes}} later {{q2:said}}.",
        f"{SAID}. “{{c2:It will open}},” {{s2:Reyes}} {{q2:said}} in an interview.",
        f"{SAID}. It rained. The dam held. The town slept. “{{c2:It will open}},” {{s2:Reyes}} {{q2:said}}.",
        f"{SAID}.\n\n{{s2:Reyes}} {{q2:said}} {{c2:it will open}}.",
        f"{SAID}.\n\nIt rained.\n\n“{{c2:It will open}},” {{s2:Reyes}} {{q2:said}}.",
    ],
)
def test_other_words_are_of_no_day_that_is_known(marked):
    assert known(marked, REYES, AGAIN)[1] == (None, None)


def test_words_of_another_speaker_are_of_no_day_that_is_known():
    marked = f"{SAID}. “{{c2:It will open}},” {{s2:Tomas Pell}} {{q2:said}}."
    assert known(marked, REYES, ("Tomas Pell", "person name"))[1] == (None, None)


def test_words_with_a_day_of_their_own_keep_it():
    assert known(f"{SAID}. “{{c2:It will open}},” {{s2:Reyes}} {{q2:said}} on Monday.", REYES, AGAIN)[1] == (
        "Monday",
        "sentence",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Ana Reyes spoke in Oslo on Friday.",
        "Ana Reyes gave a speech on Friday.",
        "On Friday Ana Reyes held a news conference.",
    ],
)
def test_the_sentence_before_can_tell_of_the_speech(told):
    assert known(f"{told} “{{c:It is safe}},” {{s:she}} {{q:said}}.") == [("Friday", "neighbour")]


@pytest.mark.parametrize(
    "told",
    [
        "The pier burned on Friday.",
        "Tomas Pell was hurt on Friday.",
        "Ana Reyes spoke in Oslo on Friday and in Bergen on Sunday.",
        "Ana Reyes spoke in Oslo on Friday. It rained.",
    ],
)
def test_another_sentence_before_does_not(told):
    assert known(f"{told} “{{c:It is safe}},” {{s:she}} {{q:said}}.") == [(None, None)]


def test_a_speech_of_somebody_else_does_not_count():
    told = "Tomas Pell spoke in Oslo on Friday."
    assert known(f"{told} “{{c:It is safe}},” {{s:Ana Reyes}} {{q:said}}.") == [(None, None)]


LINE = "HARROWGATE, March 5 (Agency) - "


def test_the_dateline_dates_what_its_sentence_reports():
    assert known(f"{LINE}{{c:The pier is safe}}, {{s:Ana Reyes}} {{q:said}}.") == [("March 5", "dateline")]


@pytest.mark.parametrize(
    "marked",
    [
        f"{LINE}It rained. {{c:The pier is safe}}, {{s:Ana Reyes}} {{q:said}}.",
        f"{LINE}{{s:Ana Reyes}} {{q:has long said}} {{c:the pier is safe}}.",
        f"{LINE}{{c:The pier is safe}}, {{s:Ana Reyes}} once {{q:said}}.",
        f"{LINE}It rained.\n\n{{c:The pier is safe}}, {{s:Ana Reyes}} {{q:said}}.",
    ],
)
def test_it_dates_nothing_else(marked):
    assert known(marked) == [(None, None)]


def test_a_day_in_the_sentence_goes_before_the_dateline():
    assert known(f"{LINE}{{c:The pier is safe}}, {{s:Ana Reyes}} {{q:said}} on Monday.") == [("Monday", "sentence")]


def test_quoted_words_count_from_the_day_of_the_statement_before():
    marked = f"{SAID}. “{{c2:It opens tomorrow}},” {{s2:Reyes}} {{q2:added}}."
    record = read_mentions(marked, REYES, AGAIN, published=TUESDAY)
    tomorrow = record.times[1]
    assert (tomorrow.value, tomorrow.anchor) == ("2024-03-02", record.times[0].id)
