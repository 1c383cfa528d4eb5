import pytest

from onrecord.ingest.headline import find_title, locate_title

BODY = "The council voted on Monday to keep the ferry running until the new bridge is finished, officials said."

HEADLINES = [
    "Ferry to run until bridge is finished",
    "Mayor: ‘We will not close it’",
    "‘We will not close it,’ says mayor",
    "What did the council know?",
    "Council chief quits!",
    "Trade row widens as minister flies to the U.S.",
    "FERRY TO RUN UNTIL BRIDGE IS FINISHED",
    "5 things the mayor said about the ferry",
]

NO_HEADLINES = [
    "The council voted on Monday to keep the ferry.",
    "“We will not close it,” the mayor said.",
    "“We will not close it.”",
    "By Ines O'Dowd",
    "by Tom Achterberg and Ines O'Dowd",
    "KELLING, Norland, March 3 (Agency) — The council voted to keep it",
    "KELLING (Agency) - The council voted to keep it",
    "SAN MARCO — A council voted to keep it",
    "5 March 2024",
    "Tuesday, March 5, 2024",
    "2024-03-05",
    "Q: Why did you keep the ferry?",
    "- the first of the points",
    "> a quoted line of text",
    "Ferry",
    "*** 123 ***",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_over_a_text_is_its_title(headline):
    text = f"\r\n{headline}\r\n\r\n{BODY}"
    assert find_title(text).cut(text) == headline


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_needs_no_empty_line_over_longer_text(headline):
    text = f"{headline}\n{BODY}\n{BODY}"
    assert find_title(text).cut(text) == headline


@pytest.mark.parametrize("line", NO_HEADLINES)
def test_prose_bylines_datelines_and_dates_are_no_titles(line):
    assert find_title(f"{line}\n\n{BODY}") is None


def test_a_line_alone_is_no_title():
    assert find_title("Ferry to run until bridge is finished") is None


def test_the_first_line_of_wrapped_prose_is_no_title():
    assert (
        find_title("The council voted on Monday to keep the ferry running\nuntil the new bridge is finished.") is None
    )


def test_a_transcript_has_no_title():
    assert find_title("Mayor Reyes: We keep it\n\nMr Okafor: And who pays for it, may I ask, in the end?") is None


def test_a_release_notice_is_passed_over():
    text = f"FOR IMMEDIATE RELEASE\n\nCouncil Keeps Ferry Running\n\n{BODY}"
    assert find_title(text).cut(text) == "Council Keeps Ferry Running"


def test_a_markdown_title_is_without_its_mark():
    text = f"# Ferry to run until May\n\n{BODY}"
    assert find_title(text).cut(text) == "Ferry to run until May"
    assert locate_title("Ferry to run until May", text).cut(text) == "Ferry to run until May"


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ("Mayor: 'We keep it'", "Mayor: ‘We keep it’"),
        ("Mayor:  “We   keep it”", '\n Mayor: "We\nkeep it"'),
        ("Mayor - we keep it", "Mayor – we keep it"),
        ("mayor keeps it", "MAYOR KEEPS IT"),
        ("Mayor: 'We keep it'", "Mayor: ‘We keep it.’"),
    ],
)
def test_a_given_title_is_found_whatever_its_marks_and_spaces(given, standing):
    text = f"{standing}\n\n{BODY}"
    assert locate_title(given, text).cut(text) == standing.strip()


@pytest.mark.parametrize("given", ["Ferry to run", "Mayor keeps it all", "May"])
def test_a_given_title_that_does_not_stand_there_is_none(given):
    assert locate_title(given, "Mayor keeps it") is None


def test_a_given_title_before_a_full_stop_is_without_it():
    text = f"Mayor keeps it.\n\n{BODY}"
    assert locate_title("Mayor keeps it", text).cut(text) == "Mayor keeps it"
