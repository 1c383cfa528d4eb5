"""Each clue to an article's date, at the edge of what counts as one."""

import pytest

from onrecord.recorder import times
from onrecord.recorder.times import publication
from onrecord.recorder.times.nominees import standing


def inferred(text: str, terms: dict[tuple[str, str], list[tuple[str, str]]] | None = None) -> str | None:
    """The date of an article that its text allows; None where it allows none."""
    tenure = None if terms is None else lambda title, name: terms.get((title, name), ())
    found = times.infer(text, times.find(text), tenure)
    return None if isinstance(found, str) else found.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose from the 2018 quarter.", "2019"), ("Sales rose compared to the 2018 period.", "2019"),
        ("Sales rose in the 2018 quarter.", None), ("Sales rose from the 2018 flood.", None),
        ("It closed in 2012 (four years ago).", "2016"), ("It closed in 2012 — four years ago.", "2016"),
        ("Four years ago, in 2012, it closed.", "2016"), ("Four years ago, back in 2012, it closed.", "2016"),
        ("It closed in 2012. Four years ago it rained.", None), ("It closed about four years ago, in 2012.", None),
        ("It closed in 2012, four months ago.", None), ("It closed in 2012, four years later.", None),
        ("It closed in 2012, the year.", None), ("In 2021, it burst. It opened in June of last year.", None),
        ("In 2021, it burst. It opened on June 16 of this year.", None),
        ("In 2021, it burst. In 2019, it burst. It opened on June 16 of last year.", None),
        ("In 2019, it burst. In 2021, it burst. It opened on June 16 of last year.", "2022"),
        ("On Monday, February 29, it burst. It burst in 2015. It will open in 2017.", "2016"),
        ("On Tuesday, February 29, it burst. It burst in 2015. It will open in 2017.", None),
        ("On Monday, February 29, it burst. It burst in 2015. It will open in 2020.", "2016"),
        ("It burst in 2016. It will open in 2016.", "2016"), ("It burst in 2016. It will open in 2017.", None),
        ("It burst in the 1990s. It will open in 1995.", None), ("It burst in 2012, a century ago.", None),
    ],
)  # fmt: skip
def test_what_a_text_tells_of_years_is_a_clue_to_its_own(text, expected):
    assert inferred(text) == expected


def test_what_is_told_together_stands_within_six_hundred_characters():
    for pad, together in ((575, "2022"), (576, None)):
        assert inferred(f"In 2021, it burst. {'o' * (pad - 2)}. It opened on June 16 of last year.") == together


@pytest.mark.parametrize(("first", "last"), [(1900, 2099)])
def test_only_years_of_news_are_clues(first, last):
    assert inferred(f"It burst in {last}. It will burst in {last}.") == str(last)
    assert inferred(f"It burst in {first}. It will burst in {first}.") == str(first)
    assert inferred(f"It burst in {first - 1}. It will burst in {first - 1}.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GENEVA, March 5, 2024 - The dam", "2024-03-05"), ("NEW YORK, N.Y., March 5, 2024 -- The dam", "2024-03-05"),
        ("GENEVA, March 5, 2024: The dam", "2024-03-05"), ("GENEVA March 5, 2024 / The dam", "2024-03-05"),
        ("GENEVA, March 5, 2024. (Agency) The dam", "2024-03-05"),
        ("GENEVA, March 5, 2024 The dam", None), ("Geneva, March 5, 2024 - The dam", None),
        ("GE, March 5, 2024 - The dam", None), ("Dam\n\nMarch 2024\n\nDam", None),
        ("Dam\n\nOn March 5, 2024 it\n\nDam", None),
        ("Dam\n\nMarch 5, 2024 · \n\nDam", "2024-03-05"),
        ("Dam\n\nLast Modified: on March 5, 2024\n\nDam", "2024-03-05"),
        ("Dam\n\n12/12/2024\n\nDam", "2024-12-12"), ("Dam\n\n12/11/2024\n\nDam", "2024"),
        ("Dam\n\n3/13/2024\n\nDam", "2024-03-13"), ("Dam\n\n13/3/2024\n\nDam", "2024-03-13"),
    ],
)  # fmt: skip
def test_a_date_that_stands_by_itself_or_in_a_dateline_is_the_article_s(text, expected):
    assert inferred(text) == expected


def test_a_date_of_the_article_s_own_begins_within_four_hundred_characters():
    for front, expected in ((400, "2024-03-05"), (401, None)):
        assert inferred(f"{'x' * (front - 1)}\nMarch 5, 2024\nDam") == expected
        assert inferred(f"{'x' * (front - 9)}\nGENEVA, March 5, 2024 - Dam") == expected


def test_a_line_is_looked_at_for_a_hundred_and_twenty_characters_on_either_side():
    for width, expected in ((119, None), (120, "2024-03-05")):
        assert inferred(f"Dam{' ' * width}March 5, 2024\nDam") == expected
        assert inferred(f"March 5, 2024{' ' * width}Dam") == expected


def test_the_day_of_a_dateline_is_that_of_the_year_which_the_text_tells():
    for ago, expected in (("2014, ten years ago", "2024-02-29"), ("2013, ten years ago", "2023")):
        assert inferred(f"GENEVA, Feb. 29 (Agency) - It burst in {ago}.") == expected
    assert inferred("x" * 401 + "\nGENEVA, May 5 (Agency) - It burst in 2014, ten years ago.") == "2024"


def test_the_evidence_names_each_span_once():
    text = "In 2012, four years ago, and in 2012, four years ago. It will fall in 2016."
    assert [span.cut(text) for span in times.infer(text, times.find(text)).evidence] == ["2012, four years ago"]


TERM = {("President", "Ana Reyes"): [("2014-03-01", "2014-11-30")]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana Reyes said so.", "2014"), ("President Ana Reyes on Friday said so.", "2014"),
        ("President Ana Reyes, told of it,", "2014"), ("President Ana Reyes slept.", None),
        ("In 2013, President Ana Reyes said so.", None), ("President Ana Reyes said so in 2013.", None),
        ("under President Ana Reyes said so.", None),
        ("a President Ana Reyes said so.", None), ("then President Ana Reyes said so.", None),
        ("the acting French President Ana Reyes said so.", None),
        ("It fell under her. President Ana Reyes said so.", "2014"),
        ("In 2013 it fell. President Ana Reyes said so.", "2014"),
        ("In 2013 it fell\nPresident Ana Reyes said so.", "2014"),
        ("Chancellor Ana Reyes said so.", None), ("President Ana Reyes’s aide said so.", None),
        ("President Ana Reyes Tuesday said so.", "2014"),
    ],
)  # fmt: skip
def test_who_acts_in_an_office_dates_the_article_to_the_term(text, expected):
    assert inferred(text, TERM) == expected


def test_a_year_tells_of_another_time_within_eighty_characters_behind_a_title():
    for gap, expected in ((69, None), (80, "2014")):
        assert inferred(f"President Ana Reyes said {'o' * (gap - 6)} 2013.", TERM) == expected


def test_a_year_in_front_of_a_title_is_looked_for_in_two_hundred_characters():
    for gap, expected in ((194, None), (200, "2014")):
        assert inferred(f"2013 {'o' * (gap - 2)} President Ana Reyes said so.", TERM) == expected


def test_of_sixty_titles_is_it_asked_who_had_them():
    others = "President Bo Holm slept. "
    for count, expected in ((59, "2014"), (60, None)):
        assert inferred(count * others + "President Ana Reyes said so.", TERM) == expected


def test_two_offices_must_have_been_held_together_for_two_months():
    for begin, expected in (("2014-11-01", None), ("2014-10-01", "2014")):
        terms = TERM | {("Pope", "Urban"): [(begin, "2020-12-31")]}
        assert inferred("President Ana Reyes said so. Pope Urban said so.", terms) == expected


def test_a_former_holder_is_written_of_from_the_month_in_which_the_term_ended():
    for year, expected in ((2014, "2014"), (2013, None)):
        assert inferred(f"Former President Ana Reyes slept. It will open in {year}.", TERM) == expected
    assert inferred("ex-President Ana Reyes slept. It will open in 2014.", TERM) == "2014"


@pytest.mark.parametrize(("day", "month"), [("2012-09-20", 4), ("2012-06-20", 1), ("2012-03-20", 1)])
def test_a_nominee_is_one_from_five_months_before_the_convention_but_of_the_same_year(day, month):
    (found,) = standing("The nominee, Edda Holt, said so.", lambda title, name: [(day, "2012-11-06")])
    assert (min(found.clue.months), max(found.clue.months)) == ((2012, month), (2012, 11))


@pytest.mark.parametrize(
    "text",
    [
        "The 2012 nominee, Edda Holt, said so.", "Green nominee, Edda Holt, said so.", "the Senate nominee, Edda Holt",
        "The nominee, Edda Holt, of 2012.", "In 2012 the nominee, Edda Holt, slept.",
    ],
)  # fmt: skip
def test_a_nominee_for_something_else_or_of_a_named_year_is_no_clue(text):
    assert inferred(text, {("presidential nominee", "Edda Holt"): [("2012-07-20", "2012-11-06")]}) is None


def test_a_nominee_of_another_year_keeps_nobody_else_from_being_one():
    terms = {("presidential nominee", "Edda Holt"): [("2012-07-20", "2012-11-06")]}
    text = f"In 2009 the nominee, Omar Lind, slept. {30 * 'So. '}The nominee, Edda Holt, said so."
    assert inferred(text, terms) == "2012"


def test_the_reasons_tell_what_is_missing():
    assert (publication.NO_YEAR, publication.TOO_MANY, publication.CONTRADICTION) == (
        "nothing in the text tells its year", "the text leaves several years open",
        "the text's own dates contradict each other",
    )  # fmt: skip
