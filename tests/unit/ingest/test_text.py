import datetime

import pytest

from onrecord.errors import (
    BinaryInputError,
    EmptyInputError,
    InputError,
    NotEnglishError,
    TooLargeError,
    UnreadableInputError,
)
from onrecord.ingest import from_text
from onrecord.settings import Settings

STORY = (
    "Ferry runs again after eleven days\r\n\r\nThe ferry to Sant Oru will run again on Friday, its owner said. 🚢\r\n"
)


def test_a_text_is_kept_to_the_character(load_one, tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode())
    article = load_one(path)
    assert article.text == STORY
    assert article.title_text == "Ferry runs again after eleven days"
    assert article.paragraphs[1].cut(article.text).endswith("said. 🚢")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_a_byte_order_mark_belongs_to_the_encoding(load_one, tmp_path, encoding):
    path = tmp_path / "ferry.txt"
    path.write_bytes(STORY.encode(encoding))
    assert load_one(path).text == STORY


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_english_in_an_old_encoding_keeps_its_quotation_marks(load_one, tmp_path, encoding):
    text = "The owner’s spokeswoman said the café on board would be “open as ever” – and that Señor Ibáñez was pleased."
    path = tmp_path / "old.txt"
    path.write_bytes(text.encode(encoding))
    assert load_one(path).text == text


def test_combining_characters_count_one_by_one(settings):
    text = "Cafe\u0301 to close\n\nThe cafe\u0301 will close in May, its owner said."
    article = from_text(text, settings=settings)
    assert article.title_text == "Cafe\u0301 to close"
    assert article.text == text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "Office"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0 jpeg", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"words and \x00 zeros", "zero"),
        (b"\x01\x02\x03\x04 words \x05\x06", "control"),
    ],
)
def test_what_is_no_text_is_refused_with_its_kind(load_one, tmp_path, content, kind):
    path = tmp_path / "thing.txt"
    path.write_bytes(content)
    with pytest.raises(BinaryInputError, match=kind) as caught:
        load_one(path)
    assert str(path)[:40] in str(caught.value)


def test_a_text_that_begins_like_a_file_signature_is_a_text(load_one, tmp_path):
    path = tmp_path / "riff.txt"
    path.write_text("RIFF workers vote to strike over pay, the union said.")
    assert load_one(path).text.startswith("RIFF")


@pytest.mark.parametrize("content", ["", " \n\t\r\n ", "\ufeff\u200b\n"])
def test_nothing_but_white_space_is_empty(load_one, tmp_path, content):
    path = tmp_path / "empty.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EmptyInputError, match="no text"):
        load_one(path)


def test_a_file_far_too_large_is_refused_unread(load_one, tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # a hole: reading it would take minutes, or find zeros
    with pytest.raises(TooLargeError, match=r"50,000,000,000 bytes.*text_limit.*Split"):
        load_one(path)


def test_a_text_with_too_many_characters_is_refused():
    with pytest.raises(TooLargeError, match=r"12 characters.*at most 10"):
        from_text("The ferry ru", settings=Settings(text_limit=10))


def test_the_length_of_a_stream_without_end_is_bounded(load_one):
    with pytest.raises(TooLargeError, match="more than 400 bytes"):
        load_one("/dev/zero", settings=Settings(text_limit=100, fetch_limit=100))


def test_half_a_character_is_refused_where_it_stands(settings):
    with pytest.raises(InputError, match="offset 4"):
        from_text("The \ud83d ferry", settings=settings)


def test_a_zero_character_is_refused(settings):
    with pytest.raises(BinaryInputError):
        from_text("The \x00 ferry", settings=settings)


def test_what_is_given_stands_in_the_article(settings):
    article = from_text(
        STORY,
        settings=settings,
        id="f1",
        published="2024-03",
        outlet="Courier",
        byline="Ines O'Dowd",
        url="https://c.example",
    )
    assert (article.id, article.outlet, article.byline, article.url) == (
        "f1",
        "Courier",
        "Ines O'Dowd",
        "https://c.example",
    )
    assert (article.published.value, article.published.how) == ("2024-03", "given")


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (datetime.date(2024, 3, 5), "2024-03-05"),
        (datetime.datetime(2024, 3, 5, 18, 40, tzinfo=datetime.UTC), "2024-03-05T18:40:00+00:00"),
        ("2024", "2024"),
        ("2024-03-05T18:40:00.123456789Z", "2024-03-05T18:40:00.123456789Z"),
    ],
)
def test_a_date_is_as_fine_as_it_is_given(settings, given, value):
    assert from_text(STORY, settings=settings, published=given).published.value == value


@pytest.mark.parametrize("given", ["yesterday", "2023-02-29", "2024-13", "2024-03-05T25:00", "24-03-05", "0000-01-01"])
def test_a_date_that_no_calendar_has_is_refused(settings, given):
    with pytest.raises(InputError, match=f"{given}.*2024-03-05"):
        from_text(STORY, settings=settings, published=given)


@pytest.mark.parametrize("key", ["id", "title", "outlet", "byline", "url", "published"])
def test_what_is_given_must_be_written(settings, key):
    with pytest.raises(InputError, match="20240305"):
        from_text(STORY, settings=settings, **{key: 20240305})


def test_without_an_id_the_text_gives_one(settings):
    first, again = (from_text(STORY, settings=settings).id for _ in range(2))
    assert first == again != from_text(STORY + "x", settings=settings).id


def test_a_foreign_text_is_read_when_the_check_is_off():
    text = "Der Bürgermeister sagte am Montag, die Brücke werde wieder geöffnet und bleibe offen. " * 3
    with pytest.raises(NotEnglishError) as caught:
        from_text(text, settings=Settings())
    assert caught.value.language == "de"
    assert from_text(text, settings=Settings(language_check=False)).text == text


def test_a_missing_file_says_which(load_one, tmp_path):
    with pytest.raises(UnreadableInputError, match=r"no such file.*gone\.txt.*Check the path"):
        load_one(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“It’s ours,” she said – née Åsen.".encode() + b" nin\x8ety", "“It’s ours,” she said – née Åsen. nin\ufffdty"),
        ("The café’s “pier” is closed.\n".encode() + "é".encode()[:1], "The café’s “pier” is closed.\n\ufffd"),
        (b"\xef\xbb\xbf" + "Café “Heron”".encode() + b"\xff opens", "Café “Heron”\ufffd opens"),
    ],
)
def test_what_is_utf_8_but_for_a_few_bytes_stays_utf_8(load_one, tmp_path, data, text):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = load_one(path)
    assert article.text == text
    (note,) = article.notes
    assert (note.kind, note.count, [span.cut(text) for span in note.spans]) == ("replaced", 1, ["\ufffd"])


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_an_old_encoding_is_not_taken_for_damaged_utf_8(load_one, tmp_path, encoding):
    text = "“The timbers’ rot is ours,” said the harbour master – née Åsen – at the café on the mole."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = load_one(path)
    assert article.text == text
    assert article.notes == ()


FRENCH = (
    "Le maire a dit lundi que le pont serait rouvert avant la fin du mois de mai, et que les travaux étaient "
    "terminés depuis longtemps sans que personne ne le sache."
)


def test_a_paragraph_in_another_language_is_noted(load_one, settings):
    english = (
        "The mayor said on Monday that the bridge would be open before the end of May, and wrote the same in French."
    )
    article = from_text(f"{english}\n\n{FRENCH}\n\n{english}", settings=settings)
    (note,) = article.notes
    assert (note.kind, note.count, [span.cut(article.text) for span in note.spans]) == ("foreign", 1, [FRENCH])
    unchecked = from_text(f"{english}\n\n{FRENCH}\n\n{english}", settings=Settings(language_check=False))
    assert unchecked.notes == ()


@pytest.mark.parametrize(
    "paragraph",
    [
        "Le maire a dit non.",
        "Anna Berg, Carl Udo, Dana Ruiz, Edith Lanyon, Finn Aspelund, Ilse Brandvold, Jens Wold, Kari Solli, "
        "Lena Roos, Mette Lang, Nils Haug, Oskar Tveit and Ruth Penhale",
        "GOALS 12 POINTS 30 LEAGUE 1 TABLE 2024 HOME 3 AWAY 4 WON 5 LOST 6 DRAWN 7 FOR 8 AGAINST 9 TIES 10",
    ],
)
def test_a_short_paragraph_or_a_list_of_names_is_not_taken_for_another_language(settings, paragraph):
    english = "The mayor said on Monday that the bridge would open before the end of May, and that he was glad."
    assert from_text(f"{english}\n\n{paragraph}\n\n{english}", settings=settings).notes == ()
