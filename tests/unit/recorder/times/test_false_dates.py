"""What looks like a time and is none."""

import pytest

from tests.unit.recorder.times.reading import words


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May denied it, and May said so. Mrs May left.",
        "You may leave; he may not. May I ask?",
        "April Jones and June Carter met August Wilson and Jan Novak.",
        "Soldiers march on the capital. The march went on. The Women's March was large.",
        "She came second, in the second round, a second later.",
        "Wait a minute. Just a second. Give me a minute, he said. A minute quantity.",
        "The Sun reported it. The sun rose. He sat, and we sat. She wed.",
        "Call 555-1984, 020 7946 1984 or +44 1632 960961.",
        "They won 3-2, 21-19 and 10:8, then 1-0; it stood 2:30.",
        "It cost $1,984, $1984, £2021 and 2,021 euros, or 1984%.",
        "He read “1984” and Orwell's 1984. The novel 1984 sold well.",
        "The Boeing 747, a Model 2020, Windows 2000, Flight 2016, Room 1999, page 1987.",
        "About 2000 people and 1945 troops came, 1990 miles.",
        "The fall of Kabul. Prices fall. Spring into action! A spring of water.",
        "Version 2.0.1, section 4.5, 192.168.1.1, issue 12/25, 1/2 cup.",
        "The late president, the early bird, the end of the road.",
        "31 February 2021, February 30, April 31, 13/13/2020, 2021-02-30, 00/00/2020, 2021-00-10.",
        "Year 0, 0 AD, in 0000, 99/99/9999.",
        "At 25:70, 99 p.m. and 13 a.m. nothing happened.",
        "The Sunday Times and the Daily News. USA Today reported it.",
        "In the fourth quarter he threw a touchdown.",
        "It was on “60 Minutes” and on “This Week”.",
        "An I-95 exit on Highway 1920. Three quarters of them.",
        "Sheffield Wednesday beat Leeds. Wednesday had lost before, and the Wednesday manager left.",
        "“Saturday Night Live” mocked him. He saw “Any Given Sunday”, Freaky Friday and Friday Night Lights.",
        "The Friday Group met. Wednesday Addams is back. Ruby Tuesday closed. Monday Night Football returned.",
        "Bloody Sunday, Cyber Monday and the Good Friday Agreement. The Mail on Sunday wrote.",
        "The Happy Mondays played.",
        "It stands on 9th July Avenue, near May 1st Square. The March 14 alliance won.",
        "He lived at 2024 Harbour Road, in Suite 1999, and at 1945 Old Mill Lane.",
        "The vote was 2000 to 1999. It passed by 2012 votes to 1990.",
        "He saw “Blade Runner 2049” and “1917”.",
        "Back in the day. All the time. Next time. At the end of the day.",
    ],
)
def test_it_is_no_time(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May, Theresa May left.", ["May"]),
        ("Between March and May they marched.", ["March", "May"]),
        ("The March summit was about the march.", ["March"]),
        ("He read the Sun on Sunday.", ["Sunday"]),
        ("Sales grew in the second quarter by a quarter.", ["the second quarter"]),
        ("In 1984, he read it.", ["1984"]),
        ("The city fell in the fall of 2021.", ["the fall of 2021"]),
        ("For 25 seconds, second by second.", ["25 seconds"]),
        ("Sheffield Wednesday beat Leeds on Wednesday.", ["Wednesday"]),
        ("President Obama Friday met Supreme Court judges.", ["Friday"]),
        ("Officials said Tuesday President Reyes left.", ["Tuesday"]),
        ("“We open on Monday,” she said.", ["Monday"]),
        ("On Sunday the Mail wrote of the Happy Mondays.", ["Sunday"]),
        ("He was mayor from 1996 to 2001.", ["1996", "2001"]),
    ],
)
def test_beside_it_a_time_is_found(text, expected):
    assert words(text) == expected
