"""The line before a quotation names who speaks."""

import pytest

from onrecord.recorder.config import DEFAULT
from tests.unit.recorder.hand import only, read, read_mentions, said

WORDS = "“No one has shown us the footage.”"


def introduced(line: str, *names: str) -> list[tuple[str, str]]:
    return said(read_mentions(f"{line}\n\n{WORDS}", *((name, "person name") for name in names)))


@pytest.mark.parametrize(
    ("line", "names", "source"),
    [
        ("Mayor Reyes put it this way:", ["Reyes"], "Mayor Reyes"),
        ("And from Chief Constable Rory Tamblyn:", ["Rory Tamblyn"], "Chief Constable Rory Tamblyn"),
        (
            "The Democratic Union answered Reyes’s speech at noon:",
            ["The Democratic Union", "Reyes"],
            "The Democratic Union",
        ),
        ("The vote was over. Costa wrote to Mayor Reyes:", ["Costa", "Reyes"], "Costa"),
        ("Costa was not convinced.", ["Costa"], "Costa"),
        ("Her colleague Edvin Rask took another view.", ["Edvin Rask"], "Edvin Rask"),
    ],
)
def test_who_is_named_in_the_line_before_speaks(line, names, source):
    assert introduced(line, *names) == [(source, WORDS)]


def test_she_can_introduce_what_she_says():
    statement = only(read(f"She put it this way:\n\n{WORDS}"))
    assert (statement.source_text, statement.content_text) == ("She", WORDS)
    assert statement.confidence == DEFAULT.statements.introduced


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The answer to Mayor Reyes was short:", ["Reyes"]),
        ("Reyes’s lawyer put it this way:", ["Reyes"]),
        ("Costa met Reyes on the pier.", ["Costa", "Reyes"]),
        ("The pier fell. Costa was not convinced.", ["Costa"]),
        ("On the day on which the old pier fell into the sea, everybody in town but Costa was asleep.", ["Costa"]),
        ("Costa, mayor", ["Costa"]),
        ("The pier was closed.", []),
    ],
)
def test_a_line_that_names_nobody_who_speaks_leaves_it_open(line, names):
    assert introduced(line, *names) == [("", WORDS)]


def test_each_line_introduces_its_own_quotation_even_if_the_network_joins_them():
    first, second = "“Officers acted within the law.”", "“No one has shown us the footage.”"
    record = read_mentions(
        f"{{q:From}} Rory Tamblyn:\n\n{{c:{first}}}\n\nAnd from Mina Fosse:\n\n{{c:{second}}}",
        ("Rory Tamblyn", "person name"),
        ("Mina Fosse", "person name"),
    )
    assert said(record) == [("Rory Tamblyn", first), ("Mina Fosse", second)]
