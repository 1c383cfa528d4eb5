"""The date of an article that came without one."""

import ast
from pathlib import Path

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.entries import Holder
from onrecord.recorder import times
from onrecord.recorder.times import publication
from onrecord.recorder.times.clues import find
from onrecord.recorder.times.dating import dated
from onrecord.schema import Article


def infer(text: str, tenure=None):
    return times.infer(text, times.find(text), tenure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam holds\n\nMarch 5, 2024\n\nThe dam that burst in 2021 holds.", "2024-03-05"),
        ("Dam holds\n\nPublished: 5 March 2024\n\nThe dam holds.", "2024-03-05"),
        ("Dam holds\nBy\nTuesday, March 5, 2024\nThe dam holds.", "2024-03-05"),
        ("Dam holds\n\nMarch 5, 2024\nUpdated March 7, 2024\n\nThe dam holds.", "2024-03-05"),
        ("Dam holds\n\nUpdated March 7, 2024\nPublished March 5, 2024\n\nThe dam holds.", "2024-03-05"),
        (
            "Dam holds\n\nPublished: Tuesday, March 5, 2024 at 9:15 a.m.\nUpdated: March 7, 2024\n\nIt holds.",
            "2024-03-05",
        ),
        ("Dam holds\n\nLast updated: March 7, 2024\n\nThe dam holds.", "2024-03-07"),
        ("Dam holds\n\n13/3/2024\n\nThe dam holds.", "2024-03-13"),
        ("Dam holds\n\n2024/03/05\n\nThe dam holds.", "2024-03-05"),
        ("GENEVA, March 5, 2024 (Agency) - The envoys met.", "2024-03-05"),
        ("GENEVA, March 5 (Agency) - In 2014, ten years ago, the envoys met.", "2024-03-05"),
    ],
)
def test_a_date_line_or_a_dateline_dates_the_article(text, expected):
    found = infer(text)
    assert (found.value, found.how) == (expected, "inferred")
    assert found.evidence


def test_figures_that_are_another_day_in_another_country_tell_the_year_alone():
    assert infer("Dam holds\n\n3/5/2024\n\nThe dam holds.").value == "2024"


def test_of_a_chronology_no_day_is_the_date_of_the_article():
    entries = "March 5, 2019\n\nThe dam burst.\n\nApril 7, 2021\n\nIt burst again."
    assert infer(f"What befell the dam\n\n{entries}") == publication.NO_YEAR
    assert infer(f"What befell the dam\n\nPublished May 2, 2024\n\n{entries}").value == "2024-05-02"
    assert infer("Dam bursts\n\nMarch 5, 2019\n\nNoon.\n\nMarch 5, 2019\n\nNight.").value == "2019-03-05"


def test_a_day_of_last_year_and_the_year_that_it_was_tell_the_year():
    text = "In 2021, the rebels retook the capital. It fell on August 15 of last year, and nobody was ready."
    found = infer(text)
    assert found.value == "2022"
    assert [span.cut(text) for span in found.evidence] == ["2021", "August 15 of last year"]


def test_so_many_years_ago_tells_the_year():
    assert infer("The bridge opened in 2012, four years ago.").value == "2016"
    assert infer("Five years ago, in 2019, the bridge closed.").value == "2024"


def test_a_day_of_the_week_tells_the_year_among_those_that_the_text_leaves():
    text = "It burst in 2019. On Tuesday, April 13, it burst again. It will be mended in 2023."
    found = infer(text)
    assert found.value == "2021"
    assert [span.cut(text) for span in found.evidence] == ["2019", "Tuesday, April 13", "2023"]


def test_a_day_of_the_week_after_what_is_told_is_one_of_several_years():
    assert infer("It burst in 2019. On Tuesday, April 13, it burst again.") == publication.TOO_MANY


def test_what_is_told_of_a_year_so_far_is_of_that_year():
    assert infer("So far in 2019, the river has burst twice.").value == "2019"


def test_what_happened_and_what_will_happen_enclose_the_year():
    assert infer("Work began in March 2022. The town will vote on November 8, 2022.").value == "2022"


TERMS = {
    ("President", "Ana Reyes"): [("2010-05-17", "2014-11-30")],
    ("Prime Minister", "Li Wen"): [("2014-02-01", "2019-06-30")],
    ("Prime Minister", "Wen"): [("2014-02-01", "2019-06-30"), ("2024-01-01", "9999-12-31")],
    ("Chancellor", "Tove Aas"): [("1980-03-01", "1984-09-30")],
    ("Pope", "Urban IX"): [("2014-11-05", "2017-05-05")],
    ("presidential nominee", "Edda Holt"): [("2012-07-20", "2012-11-06"), ("2016-07-20", "2016-11-08")],
    ("presidential nominee", "Omar Lind"): [("2016-08-02", "2016-11-08")],
}


def tenure(title, name):
    return TERMS.get((title, name), ())


def test_who_holds_an_office_bounds_the_year():
    text = "President Ana Reyes said so. She was asked by Prime Minister Wen Tuesday."
    found = infer(text, tenure)
    assert found.value == "2014"
    assert [span.cut(text) for span in found.evidence] == ["President Ana Reyes", "Prime Minister Wen"]


@pytest.mark.parametrize(
    "text",
    [
        "Ten years after President Ana Reyes,",
        "In 2011, President Ana Reyes said so.",
        "A guard for the late French President Ana Reyes has written a book.",
        "Few want a President Ana Reyes again.",
        "Chancellor Ana Reyes said so.",
        "The opera had a King Ana Reyes in it.",
    ],
)
def test_who_once_held_an_office_or_another_one_bounds_nothing_from_above(text):
    assert infer(f"{text} Prime Minister Li Wen will come.", tenure) == publication.TOO_MANY


def test_a_former_president_is_written_of_after_the_term():
    found = infer("Former President Ana Reyes spoke. The bridge will open in 2014.", tenure)
    assert found.value == "2014"
    assert infer("Former President Ana Reyes spoke. The bridge will open in 2013.", tenure) == publication.CONTRADICTION


def test_an_office_that_had_ended_before_another_began_is_history():
    assert infer("Chancellor Tove Aas said so. It will open in 2010, President Ana Reyes said.", tenure).value == "2010"


def test_offices_bound_nothing_from_above_where_nobody_who_holds_one_acts():
    text = "The bridge of President Ana Reyes stands beside that of Prime Minister Li Wen"
    assert infer(f"{text}.", tenure) == publication.TOO_MANY
    assert infer(f"{text}. President Ana Reyes said so.", tenure).value == "2014"


def test_the_month_of_a_change_of_office_is_not_the_date():
    # Who goes and who comes are both named for years afterwards.
    assert infer("President Ana Reyes said so. Pope Urban IX said so, too.", tenure) == publication.TOO_MANY


def test_a_nominee_is_written_of_in_the_months_of_the_campaign():
    assert infer("The Republican nominee, Omar Lind, said so.", tenure).value == "2016"
    assert infer("Omar Lind, the Democratic nominee, said so.", tenure).value == "2016"
    assert infer("Nominee Edda Holt will speak. Prime Minister Li Wen said so.", tenure).value == "2016"


@pytest.mark.parametrize(
    "text",
    [
        "The 2016 nominee, Omar Lind, said so.",
        "The vice presidential nominee Omar Lind said so.",
        "Omar Lind, the former presidential nominee, said so.",
        "In 2016 they chose a nominee, Omar Lind.",
        "Nominee Edda Holt said so.",
        "Omar Lind and Edda Holt could each become the Republican nominee.",
        "Omar Lind and Edda Holt spoke.",
        "Edda Holt named a running mate.",
    ],
)
def test_who_may_stand_or_stood_in_another_year_tells_no_year(text):
    assert infer(text, tenure) in (publication.NO_YEAR, publication.TOO_MANY)


def test_two_who_stand_against_each_other_tell_the_year():
    text = "Omar Lind spoke of Edda Holt, whose running mate was ill."
    found = infer(text, tenure)
    assert found.value == "2016"
    assert [span.cut(text) for span in found.evidence] == ["Omar Lind", "Edda Holt"]


def test_a_term_that_goes_on_bounds_no_later_year():
    # The table knows nothing of the years after it was made.
    term = Holder(
        kind="holder", name="Ana Reyes", of="FR", office="president", since="2024-01-01", until=None, as_of="2024-06",
        source="own",
    )  # fmt: skip
    table = Knowledge((term,))
    words = "President Ana Reyes said so. Nobody knows what the river will do, and the dam is very old. It will"
    for year, expected in ((2027, None), (2024, "2024")):
        article = Article(id="a", text=f"{words} vote on November 8, {year}.")
        published = dated(article, times.find(article.text), table).published
        assert (published and published.value) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The dam holds.", publication.NO_YEAR),
        ("On Friday, the dam burst.", publication.NO_YEAR),
        ("", publication.NO_YEAR),
        ("The dam burst in 2019.", publication.TOO_MANY),
        ("It burst in 2023. The town will vote in 2021.", publication.CONTRADICTION),
        ("In 2012, four years ago, and in 2014, three years ago.", publication.CONTRADICTION),
    ],
)
def test_where_the_words_allow_no_year_the_reason_is_given(text, reason):
    assert infer(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The bonds, due in 2031, were sold.",
        "The fee holds until the treaty ends in 2031, he said.",
        "The 2016 election was fought over water.",
        "He wrote that in 2030 the sea would rise.",
        "In 2030, he said, the sea will have risen.",
        "In 2030, the minister said the sea could be higher.",
        "She has been mentioned as a candidate in 2030.",
        "The race for the nomination in 2030 has taken shape.",
        "She faces a fight in 2030, and the talk had begun.",
        "It is a front-runner in 2030, he said.",
        "The number of boats allowed in 2030 would fall.",
        "The company has a vote in 2030.",
        "The film will cover the 2012 flood.",
    ],
)
def test_a_year_that_is_only_spoken_of_bounds_nothing_from_below(text):
    assert all(min(clue.months) == (1900, 1) for clue in find(times.find(text)))


@pytest.mark.parametrize(
    "text",
    [
        "They will honour the soldiers who died in 1944.",
        "The film will be about what burst in 1944.",
        "The film will cover the 1944 flood.",
    ],
)
def test_what_will_be_told_of_a_year_bounds_nothing_from_above(text):
    assert all(max(clue.months) == (2099, 12) for clue in find(times.find(text)))


@pytest.mark.parametrize(
    "text",
    [
        "In 2010, the year it burst, it was old.",
        "It was the dam of the year in 1938.",
        "It opened on June 16 of last year. The 2016 flood was the worst.",
        "The 2016 flood was the worst. It opened on June 16 of last year.",
        "In 2012, it burst. " + 30 * "The basin stood empty. " + "It opened on June 16 of last year.",
        "In 2012, it burst. Since 2014 it stood empty. It opened on June 16 of last year.",
    ],
)
def test_years_that_are_not_told_together_are_not_taken_together(text):
    assert infer(text) in (publication.TOO_MANY, publication.NO_YEAR)


@pytest.mark.parametrize("day", ["March 5, 1848", "March 5, 2150"])
def test_a_day_of_no_news_is_not_the_date_of_an_article(day):
    assert infer(f"Dam holds\n\n{day}\n\nThe dam holds.") == publication.NO_YEAR


def test_no_clock_is_asked_what_day_it_is():
    for path in Path(times.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asked = isinstance(node, ast.Attribute) and node.attr in ("today", "now", "time", "localtime")
            assert not (asked and ast.unparse(node.value) in ("time", "date", "datetime", "datetime.datetime")), path


@pytest.mark.speed
@pytest.mark.parametrize("text", ["A-" * 200_000, "Nominee, A’" * 40_000, "Li, a running mate of " + "Wen’" * 100_000])
@pytest.mark.timeout(20)
def test_a_text_of_one_endless_name_takes_no_longer_than_any_other(text):
    assert infer(text, tenure) == publication.NO_YEAR
