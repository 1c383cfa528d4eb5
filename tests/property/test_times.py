import re
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.recorder import times
from onrecord.recorder.times.grammar import GRAMMAR
from onrecord.schema import Time
from onrecord.text.timex import bounds

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
dated = st.lists(
    st.sampled_from(sorted(GRAMMAR.lexicon))
    | st.sampled_from(["said", "will", "Obama", "$", "%", "é", "٣", "２０２１"]),
    max_size=25,
)
gaps = st.sampled_from(
    [" ", " ", " ", " ", ", ", ",", ". ", ".", "-", "–", " – ", "/", ":", "'", "’", " '", "", "\n", "\n\n", '"']
)
"""Words that times are made of, in any order."""


@st.composite
def jumbled(draw: st.DrawFn) -> str:
    return "".join(draw(gaps) + word for word in draw(dated)) + draw(gaps)


days = st.dates().map(date.isoformat)
published = (
    st.none() | days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4]) | days.map("{}T18:40Z".format)
)

VALUE = re.compile(
    r"BC\d{4}|[\dX]{2,3}|[\dX]{4}(-([\dX]{2}(-[\dX]{2})?|W[\dX]{2}(-WE|-\d)?|Q[\dX]|H\d|SP|SU|FA|WI))?(T([\dX]{2}(:[\dX]{2})?|MO|AF|EV|NI))?"
    r"|P([\d.]+|X)(Y|M|W|D|Q|WE|DE|CE)|PT([\d.]+|X)[HMS]|(PAST|PRESENT|FUTURE)_REF"
)


def read(text: str, day: str | None) -> tuple[Time, ...]:
    return times.write(times.place(times.find(text), day))


@given(text=anything | jumbled(), day=published)
@example(text="29 February, the 31st of April and February 29 of last year.", day="2024-02-29")
@example(
    text="1000 centuries ago, 999,999 years later, the last 999 decades and 900 million years ago", day="0001-01-01"
)
@example(text="next century and in 2199 the 99th century at 24:00", day="9999-12-31")
@example(text="‘98 '98 ’98s", day=None)
def test_every_time_of_any_text_is_well_formed_and_in_its_place(text, day):
    found = read(text, day)
    ends = 0
    for time in found:
        assert ends <= time.start < time.end <= len(text)
        assert not text[time.start].isspace()
        assert not text[time.end - 1].isspace()
        assert VALUE.fullmatch(time.value), time.value
        assert ("X" in time.value) <= (time.earliest is None or time.kind == "DURATION")
        ends = time.end


@given(text=jumbled(), day=published)
def test_the_same_text_has_the_same_times(text, day):
    assert read(text, day) == read(text, day)


@given(text=jumbled())
def test_without_a_date_nothing_is_relative_to_one(text):
    assert all(time.anchor != "published" for time in read(text, None))


@given(text=jumbled())
def test_an_inferred_date_names_words_of_the_text(text):
    found = times.infer(text, times.find(text))
    if not isinstance(found, str):
        assert found.evidence
        assert all(span.end <= len(text) for span in found.evidence)


@given(day=st.dates())
def test_a_day_means_itself_and_what_holds_it_covers_it(day):
    year, week, weekday = day.isocalendar()
    assert bounds(day.isoformat()) == bounds(f"{year:04}-W{week:02}-{weekday}") == (day, day)
    wholes = [f"{day:%Y-%m}", f"{day.year:04}", f"{day.year:04}-Q{(day.month + 2) // 3}", f"{year:04}-W{week:02}"]
    for whole in wholes:
        span = bounds(whole)
        if span:  # the last week of the calendar runs past its end
            assert span[0] <= day <= span[1]
