"""The rules of the record, held by the real reader over invented articles and over arbitrary text."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import onrecord
from onrecord import InputError, OnrecordError, Record, Settings, Span
from onrecord.schema.span import GAP

ARTICLES = {
    path.stem: path.read_bytes().decode("utf-8")  # bytes, for reading text would change the line ends
    for path in sorted((Path(__file__).parents[1] / "golden" / "articles").glob("*.txt"))
}
SHORT = [
    paragraph
    for name in ("wire_report", "interview", "broadcast_transcript", "caps_headline")
    for paragraph in ARTICLES[name].split("\n\n" if "\r" not in ARTICLES[name] else "\r\n\r\n")
]
LONG = [*ARTICLES.values()][::3]
TEXTS = [*LONG, *SHORT]
"""Long and short ones: more than a batch of 64, so that every batch mixes windows of several articles."""

ANY_LANGUAGE = Settings(language_check=False)

SENTENCE = "The bridge will reopen on Monday, the mayor said."


def outcome(result: Record | OnrecordError) -> str:
    """What came of a text, to the byte: the record's JSON, or the error and its message."""
    return result.to_json() if isinstance(result, Record) else repr(result)


def read_text(text: str) -> Record | OnrecordError:
    (result,) = onrecord.read_many([{"text": text}], settings=ANY_LANGUAGE)
    return result


def place_of(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def assert_sound(record: Record) -> None:
    """Every span cuts its own text, statements stand where they say, and JSON gives the record back."""
    text = record.article.text
    spans = [span for statement in record.statements for span in statement.spans]
    spans += [*record.article.paragraphs, *([record.article.title] if record.article.title else [])]
    for span in spans:
        assert len(text[span.start : span.end]) == span.end - span.start > 0
    for statement in record.statements:
        for shown, fragments in (
            (statement.source_text, statement.source),
            (statement.cue_text, statement.cue),
            (statement.content_text, statement.content),
        ):
            assert shown == GAP.join(text[span.start : span.end] for span in fragments)
        characters = [place for span in statement.spans for place in range(span.start, span.end)]
        assert len(characters) == len(set(characters)), "a character has two roles in one statement"
    again = Record.from_json(record.to_json())
    assert again == record
    assert again.to_json() == record.to_json()


@pytest.fixture(scope="module")
def one_at_a_time() -> dict[str, str]:
    """What comes of every text when it is read by itself, on one thread."""
    outcomes = {}
    for text in TEXTS:
        (result,) = onrecord.read_many([{"text": text}], settings=Settings(threads=1))
        outcomes[text] = outcome(result)
    return outcomes


@pytest.mark.parametrize("name", ARTICLES)
def test_the_record_of_an_article_is_sound(name):
    record = onrecord.read(ARTICLES[name])
    assert record.article.text == ARTICLES[name]
    assert len(record.statements) > 5
    assert_sound(record)


def test_there_are_more_texts_than_a_batch_holds():
    assert len(TEXTS) > 64


@pytest.mark.parametrize(("batch", "threads"), [(1, 2), (7, 1), (64, 1), (64, 2)])
def test_a_record_does_not_depend_on_its_batch_or_on_threads(batch, threads, one_at_a_time):
    results = onrecord.read_many([{"text": text} for text in TEXTS], settings=Settings(batch=batch, threads=threads))
    assert [outcome(result) for result in results] == [one_at_a_time[text] for text in TEXTS]


def test_a_record_does_not_depend_on_the_order(one_at_a_time):
    shuffled = TEXTS.copy()
    random.Random(20).shuffle(shuffled)
    results = onrecord.read_many([{"text": text} for text in shuffled], settings=Settings(batch=7))
    assert [outcome(result) for result in results] == [one_at_a_time[text] for text in shuffled]


@pytest.mark.parametrize("text", LONG[:3])
def test_read_and_read_many_give_the_same_record(text, one_at_a_time):
    assert onrecord.read(text).to_json() == one_at_a_time[text]


def test_a_file_and_its_text_give_the_same_record(tmp_path, one_at_a_time):
    assert any("\r" in text for text in LONG)
    for number, text in enumerate(LONG):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(text.encode("utf-8"))
        assert onrecord.read(path).to_json() == one_at_a_time[text]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "😀 ",
        "👩‍👩‍👧‍👦🏳️‍🌈🙏🏽 ",
        "e\u0301a\u0308\u0323 ",
        "Storm on the coast\r\n\r\n",
        "Storm on the coast\r\r",
        "\u2028\u2029",
        "\u200f\u05e9\u05dc\u05d5\u05dd \u200e",
        "\t\u00a0\u3000 ",
        "𝕳𝖊𝖆𝖉𝖑𝖎𝖓𝖊\n\n",
        "\u0001\u001b[31m ",
    ],
)
def test_offsets_are_right_after_anything(before):
    text = before + SENTENCE
    record = read_text(text)
    assert isinstance(record, Record), record
    assert record.article.text == text
    statement = next(s for s in record.statements if s.cue_text == "said")
    assert (statement.source, statement.cue) == ((place_of("the mayor", text),), (place_of("said", text),))
    content = place_of("The bridge will reopen on Monday", text)
    assert statement.content[-1].end == content.end
    assert statement.content[0].start <= content.start, "what stands before may be read as part of the content"


def test_offsets_are_right_inside_words_of_several_code_points():
    text = "The cafe\u0301 👩‍🍳 will reopen, Zoe\u0308 A\u030angstro\u0308m said."
    statement = onrecord.read(text).statements[0]
    assert statement.source_text == "Zoe\u0308 A\u030angstro\u0308m"
    assert statement.content_text == "The cafe\u0301 👩‍🍳 will reopen"


def test_windows_line_ends_and_a_byte_order_mark_keep_offsets_right(tmp_path):
    text = f"Storm on the coast\r\n\r\n{SENTENCE}\r\n"
    path = tmp_path / "storm.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    record = onrecord.read(path)
    assert record.article.text == text
    assert place_of("the mayor", text) in record.statements[0].source


fragments = st.sampled_from(
    [
        SENTENCE,
        "“We won't go,” Ada Quill told ’em",
        "he denied that",
        '"',
        "“",
        "”",
        "'",
        "’",
        "«",
        "»",
        "„",
        "``",
        "''",
        "— Ada Quill, coach",
        "Ada Quill:",
        "Q:",
        "QUILL: ",
        "\r\n",
        "\n\n",
        "\n\u201c",
        "👩‍👩‍👧",
        "e\u0301\u0323",
        "\u202e",
        "\u05d0\u05d1",
        "\x00",
        "\x1b[2J",
        "\ufeff",
        "\u2028",
        "İ",
        "ß",
        "ﬃ",
        "said",
        " ",
        ".",
    ]
)
arbitrary = st.text(st.characters(), max_size=200)
messy = st.lists(fragments | st.text(st.characters(), max_size=8), max_size=30).map("".join)
EXAMPLES = hypothesis_settings.default.max_examples
reading = hypothesis_settings(
    deadline=None, max_examples=2 * EXAMPLES, suppress_health_check=[HealthCheck.too_slow]
)  # the network takes its time


@reading
@given(arbitrary | messy)
@example("")
@example("\x00")
@example("\ud800")
@example(f"{SENTENCE}\udfff")
@example("\u0301")
@example('"' * 500)
@example("“" * 500)
@example("a" * 3000)
@example("👩‍👩‍👧" * 300)
@example(" ".join([SENTENCE] * 60))
def test_any_text_gives_a_sound_record_or_says_why_not(text):
    result = read_text(text)
    if isinstance(result, Record):
        assert result.article.text == text
        assert_sound(result)
    else:
        assert isinstance(result, InputError), repr(result)


@reading
@given(arbitrary | messy)
@example("/")
@example(".")
@example("x" * 300)
@example(f"{SENTENCE} " * 6)
@example("http://[")
@example("\x00.txt")
def test_reading_any_string_raises_nothing_but_errors_of_its_own(text):
    try:
        record = onrecord.read(text)
    except OnrecordError:
        return
    assert_sound(record)


@hypothesis_settings(reading, max_examples=EXAMPLES)  # each reads seven texts or so
@given(st.lists(messy, max_size=6))
def test_neighbours_never_matter(texts):
    together = onrecord.read_many([{"text": text} for text in texts], settings=ANY_LANGUAGE)
    assert [outcome(result) for result in together] == [outcome(read_text(text)) for text in texts]
