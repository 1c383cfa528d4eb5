"""Live blogs that come as plain text: which lines head an entry, and what they tell."""

import pytest

from onrecord.ingest.stamps import local, moments, read_day, read_stamp
from onrecord.ingest.text import from_text
from onrecord.schema import Article
from onrecord.settings import Settings

COUNCIL = "The council of Tarn has voted to shut the lido, and the clerk, Per Hagen, says that it will stay shut."
SWIMMERS = "Swimmers have begun to gather at the gates. “We are not going home,” said their chair, Una Brodie."
POLICE = "Police say that nobody has been hurt, and that two people have been asked to leave the roof."


def blog(*entries: str, title: str = "Lido vote – live", **known) -> Article:
    return from_text("\n\n".join([title, *entries]), settings=Settings(), **known)


def told(article: Article) -> list[tuple[str | None, str | None]]:
    return [(entry.author, entry.time) for entry in article.entries]


def paragraphs(article: Article) -> list[tuple[str, str]]:
    return [(each.kind, each.cut(article.text)) for each in article.paragraphs]


def test_every_time_heads_an_entry_with_its_author_and_its_moment():
    found = blog(
        f"16:40\nDag Rustad\n{COUNCIL}", f"3.15pm BST\n{SWIMMERS}", f"14:02\nElin Moe\n{POLICE}", published="2024-05-07"
    )
    assert told(found) == [
        ("Dag Rustad", "2024-05-07T16:40"),
        (None, "2024-05-07T15:15+01:00"),
        ("Elin Moe", "2024-05-07T14:02"),
    ]
    assert [entry.cut(found.text).split("\n")[-1] for entry in found.entries] == [COUNCIL, SWIMMERS, POLICE]
    assert [entry.time_span.cut(found.text) for entry in found.entries] == ["16:40", "3.15pm BST", "14:02"]


def test_the_lines_that_head_an_entry_are_paragraphs_of_their_own():
    found = blog(f"16:40\nDag Rustad\n{POLICE}", f"15:15\nGates stay shut\nElin Moe in Tarn\n{SWIMMERS}")
    assert paragraphs(found)[1:] == [
        *(("heading", "16:40"), ("heading", "Dag Rustad"), ("text", POLICE)),
        *(("heading", "15:15"), ("heading", "Gates stay shut"), ("heading", "Elin Moe in Tarn"), ("text", SWIMMERS)),
    ]


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("16:40\nDag Rustad", "Dag Rustad"),
        ("16:40\nBy Dag Rustad", "Dag Rustad"),
        ("16:40\nDag Rustad and Elin Moe", "Dag Rustad, Elin Moe"),
        ("16:40\nDag Rustad, crime correspondent", "Dag Rustad"),
        ("16:40\nDag Rustad\nReporting from the lido", "Dag Rustad"),
        ("16:40\nFrom the Herald's Dag Rustad", "Dag Rustad"),
        ("16:40\nVote is over\nBy Dag Rustad", "Dag Rustad"),
        ("16:40 – Dag Rustad", "Dag Rustad"),
        ("Dag Rustad\n16:40", "Dag Rustad"),
        ("2h ago\n16:40\nDag Rustad", "Dag Rustad"),
        ("**16:40**\nDag Rustad", "Dag Rustad"),
    ],
)
def test_a_name_at_the_head_of_an_entry_is_its_author(head, author):
    found = blog(f"{head}\n{COUNCIL}", f"15:15\nElin Moe\n{SWIMMERS}", f"14:02\n{POLICE}")
    assert [entry.author for entry in found.entries] == [author, "Elin Moe", None]
    assert found.entries[0].author_span.cut(found.text) in head


@pytest.mark.parametrize(
    "head",
    [
        "Una Brodie",  # the entry names her: she is whom it is about
        "Swimmers Gather",  # words that the text uses, too
        "Mayor Ivar Lunde",
        "Gates",
        "“We are not going home”",
        "Clerk says vote is final",
    ],
)
def test_a_headline_of_an_entry_is_no_author(head):
    found = blog(f"16:40\n{head}\n{SWIMMERS} They gather at noon.", f"15:15\n{COUNCIL}", f"14:02\n{POLICE}")
    assert [entry.author for entry in found.entries] == [None, None, None]


def test_a_name_over_nothing_but_a_quotation_is_who_said_it():
    found = blog("16:40\nUna Brodie\n“We are not going home before this gate opens.”", f"15:15\n{COUNCIL}")
    assert [entry.author for entry in found.entries] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "On the air tonight\n\n18:00\nNews at Six\n18:30\nThe Weather\n19:00\nA Film",
        f"00:02\nPer Hagen\n{COUNCIL}\n\n00:41\nUna Brodie\n{SWIMMERS}\n\n01:20\nPer Hagen\n{POLICE}",  # a transcript
        f"Lido shut\n\n{COUNCIL}\n\n14:02\n\n{POLICE}",
        f"Lido shut\n\n2.15 million swimmers came last year.\n\n{COUNCIL}\n\n3.10 metres is its depth.\n\n{POLICE}",
    ],
)
def test_times_without_entries_are_no_live_blog(text):
    assert from_text(text, settings=Settings()).entries == ()


def test_two_times_are_enough_only_where_the_text_calls_itself_live():
    entries = (f"16:40\n{COUNCIL}", f"14:02\n{POLICE}")
    assert len(blog(*entries, title="Lido vote – as it happened").entries) == 2
    assert blog(*entries, title="Lido vote is over").entries == ()


@pytest.mark.parametrize(
    ("stamps", "published", "times"),
    [
        (["16:40", "15:15", "14:02"], None, [None, None, None]),
        (["16:40", "15:15", "14:02"], "2024-05", [None, None, None]),
        (["00:20", "23:50", "22:10"], "2024-05-07", [None, None, None]),  # midnight lies between them
        (["7 May, 16:40", "15:15"], "2024-05-08", ["2024-05-07T16:40", None]),
        (["4:40 p.m. ET, May 7, 2024"], None, ["2024-05-07T16:40"]),
        (["14:02 GMT 30 December"], "2024-01-02", ["2023-12-30T14:02+00:00"]),
        (["Tuesday, 16:40", "Monday, 16:40"], "2024-05-07", ["2024-05-07T16:40", None]),
        (["2h ago"], "2024-05-07", [None]),
    ],
)
def test_a_time_without_its_day_is_a_moment_only_where_no_other_day_is_possible(stamps, published, times):
    assert moments([read_stamp(stamp) for stamp in stamps], published) == times


def test_a_day_that_stands_alone_is_that_of_the_entries_below():
    found = blog("Wednesday 8 May", f"09:10\n{COUNCIL}", "Tuesday 7 May", f"16:40\n{SWIMMERS}", published="2024-05-08")
    assert [time for _, time in told(found)] == ["2024-05-08T09:10", "2024-05-07T16:40"]
    assert found.entries[0].cut(found.text).endswith(COUNCIL)


@pytest.mark.parametrize(
    "line", ["14 ships sailed.", "14:32:10.5", "25:10", "13:70", "12.5%", "At 14:32", "Updated at 14:32"]
)
def test_what_only_begins_with_figures_is_no_time(line):
    assert read_stamp(line) is None


@pytest.mark.parametrize("line", ["On Tuesday", "7 May was wet", "May", ""])
def test_what_only_has_a_day_in_it_is_no_day_by_itself(line):
    assert read_day(line) is None


@pytest.mark.parametrize(
    ("moment", "shown", "written"),
    [
        ("2024-05-08T01:04:00Z", "9:04 p.m. ET", "2024-05-07T21:04-04:00"),
        ("2024-05-07T22:30:00+00:00", "00:30", "2024-05-08T00:30+02:00"),
        ("2024-05-07T14:32:00Z", "14:32", "2024-05-07T14:32:00Z"),
        ("2024-05-07T14:32:00Z", "14:39", "2024-05-07T14:32:00Z"),  # another moment: when it was changed, maybe
        ("2024-05-07T14:32:00+02:00", "12:32", "2024-05-07T14:32:00+02:00"),
    ],
)
def test_a_moment_in_utc_is_written_by_the_clock_that_readers_see(moment, shown, written):
    assert local(moment, read_stamp(shown)) == written


def test_related_stories_in_a_plain_text_are_items():
    found = from_text(f"{COUNCIL}\n\nREAD MORE: Mayor opens rink\n\n{POLICE}", settings=Settings())
    assert [kind for kind, _ in paragraphs(found)] == ["text", "item", "text"]
