"""What the article says in two ways, and what only looks like it."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from onrecord.checks import CheckInput, Finding
from onrecord.checks.conflict import conflict
from tests.support import record_of


def findings(marked: str, *, title: bool = False, published: str | None = None) -> list[Finding]:
    record = record_of(marked, title=title, published=(published, "given") if published else None)
    return list(conflict(CheckInput(record)))


def found(marked: str, *, title: bool = False, published: str | None = None) -> list[tuple[str, list[str]]]:
    """The verdicts, each with the words that the finding is about, in the order of the text."""
    text = record_of(marked, title=title).article.text
    return [
        (each.verdict, [span.cut(text) for span in sorted((*each.about, *each.evidence))[:2]])
        for each in findings(marked, title=title, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "verdict", "places"),
    [
        ("{a1:Ada Moe}, 54, runs the ferry. “We sail,” said {a1:Moe}, 45, on the quay.", "age", ["54", "45"]),
        ("{a1:Ada Moe}, 54, runs the ferry. The 45-year-old said that it would sail.", "age", ["54", "45-year-old"]),
        (
            "The fair opens on Tuesday, May 3, 2022. It was to open on Monday, May 3, 2022, too.",
            "weekday",
            ["Tuesday", "Monday, May 3, 2022"],
        ),
        (
            "The council met on Friday, March 19. A memorial is planned for Sunday, March 27, at noon.",
            "weekday",
            ["Friday, March 19", "Sunday, March 27"],
        ),
        ("In 1998, four years after the flood, it rained. The flood of 1990 was worse.", "span", None),
        (
            "The union gave notice on August 15. It ran out 16 days later, on September 5.",
            "span",
            ["August 15", "16"],
        ),
        ("He fell on June 12, in the rain. He died the next morning, Monday, June 15.", "span", None),
        ("Of the 30 patients, 12 left at once, and the other 20 stayed.", "sum", ["30", "12"]),
        ("It rose to 820 from 470, which took a year and needed 250 more.", "sum", ["820", "470"]),
        ("Turnout rose 8 per cent to 475 from 350 in May.", "sum", ["8", "475"]),
        ("The pass is 10 kilometres (9 miles) long.", "amount", ["10 kilometres", "9 miles"]),
        (
            "“We wrote to them five times,” she said. “We have the four letters, and one reply.”",
            "amount",
            ["five", "four"],
        ),
        ("She paid a fine of $120,000 for the spill. Nobody knew whether the $210,000 fine was paid.", "amount", None),
        ("{a1:Ann Brandvold} said no. Later {a1:Brandvald} said yes. {a1:Brandvold} left.", "name", None),
        (
            "“It is over,” said {a1:Halima Bako}, the police commissioner. Commissioner {a2:Lind} said no more.",
            "office",
            ["Halima Bako", "Lind"],
        ),
        ("The club opened in 2004 and closed in 1998.", "order", ["2004", "1998"]),
    ],
)
def test_a_fact_that_is_given_in_two_ways_is_found(text: str, verdict: str, places: list[str] | None) -> None:
    assert verdict in [kind for kind, _ in found(text)]
    assert places is None or (verdict, places) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 12 people, and the toll rose to 14 on Monday.",
        "At least 12 people were killed. Police said 14 people were killed.",
        "Nearly 2,000 people marched. The count was 1,987 people.",
        "{a1:Ada Moe}, 54, runs the ferry. Her son {a2:Ole Moe}, 25, is its mate.",
        "{a1:Ada Moe}, 54, runs the ferry. “When I was a 16-year-old, I rowed it,” {a1:she} said.",
        "The fair opens on Tuesday, May 3, 2022, and closes on Friday, May 6, 2022.",
        "It fell on Sunday, April 18, and was found on Wednesday, April 13, 2022.",  # 18 April was a Sunday in 2021
        "It rains on Saturday and Sunday, March 3 and 4, 2024, they say.",
        "It was on Tuesday, 4 May 1712, that he sailed.",  # of another calendar, perhaps
        "The union put the crowd at 400. The police put the crowd at 150.",
        "The ferry sank in 1990 with 40 people on board. Another ferry sank in 2004 with 60 people on board.",
        "He faces nine charges of theft and two of fraud. He denies all 11, and left.",
        "Two men, a dog and a boat were lost. Two of those three things were found.",
        "The plan will cost $28 million, they say. It would use the $22.5 million it got for its shares.",
        "It met on June 14. The next morning, Monday, June 15, it met again.",
        "In 1994, four years after the flood, it rained. The flood of 1990 was worse.",
        "Of the 30 patients, 12 left at once, and the other 18 stayed.",
        "{a1:Jerry Pow}, the chairman for Bibb County, agreed. {a2:Al Hale}, the chairman in Geneva County, left.",
        "The former mayor, {a1:Ada Moe}, stayed. Mayor {a2:Lind} left.",
        "{a1:Raúl Brandvold} said no. {a1:Raul Brandvold} said yes.",
        "{a1:Martha Fry} wrote it. “I can’t believe it,” {a1:Martha} said. {a2:George Martin} read it.",
        "{a1:Tae Min-su} left. {a1:Tae Min-su} slept. His father, {a2:Tae Min-ho}, stayed.",
        "{a1:Karim Fathi} left. {a1:Karim Fathi}, also spelt {a1:Karim Fathy}, came back.",
        "{a1:Mohammad al-Jabir} said no. {a2:Sheikh Mohammed al-Darwish} said yes. {a2:Mohammed al-Darwish} left.",
        "{a1:Ada Moe}, 54, runs the ferry. There were rumours of a different {a1:Ada Moe}, 27, who sings.",
        "{a1:Ada Moe}, 54, who rescued {a1:the 29-year-old swimmer}, left.",
        "Muslims prayed, and a Muslim spoke. The Israeli left Israel.",
        "It rained, and nobody came.",
    ],
)
def test_what_a_careful_reader_would_not_mind_is_no_conflict(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It opened on Tuesday, 4 May 2022.", "“Tuesday, 4 May 2022”: 4 May 2022 falls on a Wednesday."),
        ("It opened on Tuesday, May 4th, 2022.", "“Tuesday, May 4th, 2022”: 4 May 2022 falls on a Wednesday."),
        ("It opened Tues. 4 May 2022.", "“Tues. 4 May 2022”: 4 May 2022 falls on a Wednesday."),
        ("It opened on May 4, 2022, a Tuesday.", "“May 4, 2022, a Tuesday”: 4 May 2022 falls on a Wednesday."),
    ],
)
def test_a_date_on_the_wrong_day_of_the_week_is_found_with_the_right_one(text: str, message: str) -> None:
    assert [each.message for each in findings(text)] == [message]


def test_a_date_without_a_year_is_the_one_near_the_article() -> None:
    text = "It opened on Tuesday, May 4."
    assert found(text) == []
    assert [kind for kind, _ in found(text, published="2022-05-06")] == ["weekday"]
    assert found(text, published="2021-05-06") == []  # it was a Tuesday
    assert found(text, published="2022-05") == []


def test_the_right_day_is_shown_where_the_article_names_it() -> None:
    text = "The fire broke out on Sunday, March 1, 2019. The hall has been open since Friday."
    assert ("weekday", ["Sunday, March 1, 2019", "Friday"]) in found(text)


def test_a_number_of_the_title_that_the_first_sentence_gives_otherwise_is_found() -> None:
    text = "Mayor took $61,400 from harbour fund\n\nThe mayor took $64,100 from the harbour fund, a court heard."
    assert ("amount", ["$61,400", "$64,100"]) in found(text, title=True)


def test_a_toll_of_the_title_that_the_first_sentence_gives_otherwise_is_found() -> None:
    text = "27 hurt in fire\n\nOne man was killed and 24 other persons, six of them warders, were injured."
    assert [kind for kind, _ in found(text, title=True)] == ["toll"]


def test_one_misspelt_name_is_one_finding() -> None:
    text = "{a1:Kristin Wilkins} curated it. So says {a1:Kristen Wilkins}. Kristen Wilkins is proud."
    assert [kind for kind, _ in found(text)] == ["name"]


def test_what_is_less_sure_has_less_confidence() -> None:
    (small,) = findings("“We wrote to them five times,” she said. “We have the four letters, and one reply.”")
    (calendar,) = findings("It opened on Tuesday, 4 May 2022.")
    assert small.confidence < 0.8 < calendar.confidence


@for_all(st.text(alphabet="abcdefghij ,.\n", max_size=300))
def test_a_text_without_numbers_and_names_has_no_conflict(text: str) -> None:
    assert findings(f"x{text}") == []


@for_all(
    st.lists(
        st.sampled_from(
            [
                "Of the 30 men, 12 left, and the other 20 stayed. ", "In 1998, 40 years after 1960, it sank. ",
                "the 47 who walked out ", "killed 14 ", "Tuesday, May 3, ", "16 days later, on September 5 ", "$1.2m ",
                "a 54-year-old ", "the 45-year-old said. ", "half a dozen ", "all 14 of them. ", "\n\n", "8 per cent ",
                "the next day, ", "“", "(", "0 ", "June 31 ", "2,0,0 ", "99,999,999,999 ", "Brandvold ", "Brandvald ",
            ]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_any_text_is_read_and_findings_stay_inside_it(parts: list[str]) -> None:
    text = "x" + "".join(parts)
    for each in findings(text):
        assert each.about
        assert each.evidence or each.verdict == "weekday"
        assert all(0 <= span.start < span.end <= len(text) for span in (*each.about, *each.evidence))


@for_all(st.text(max_size=300))
def test_no_text_is_an_error(text: str) -> None:
    findings(f"x{text}".replace("{", "(").replace("}", ")"))


def test_the_same_article_gives_the_same_findings() -> None:
    text = "{a1:Ada Moe}, 54, runs the ferry. “We sail,” said {a1:Moe}, 45, on Tuesday, May 4, 2022."
    assert found(text) == found(text)
