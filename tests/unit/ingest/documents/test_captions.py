"""Captions as broadcasters and video sites write them."""

import io
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import EmptyInputError, MissingExtraError, UnreadableInputError
from onrecord.ingest import load, originals
from onrecord.ingest.documents import captions
from onrecord.schema import Article
from onrecord.settings import Settings
from tests.unit.ingest.documents.f1 import token_f1
from tests.unit.ingest.documents.make_captions import MEETING, NEWS, text_of

FILES = Path(__file__).parent / "files"
SPOKEN = text_of(MEETING, labels=True)
SHOWN = text_of(NEWS, labels=False)
TEXTS = {
    "head_and_notes.vtt": SHOWN,
    "labels.vtt": SPOKEN,
    "labels_in_capitals.srt": text_of(tuple(talk._replace(who=talk.who.upper()) for talk in MEETING), labels=True),
    "labels_with_arrows.srt": SPOKEN,
    "no_labels.srt": SHOWN,
    "old_encoding.srt": SHOWN,
    "pysubs2.srt": SHOWN,
    "pysubs2.vtt": SHOWN,
    "rolling.vtt": SHOWN,
    "sounds_and_marks.srt": SHOWN,
    "two_in_one_caption.srt": f"Would a repair be cheaper\n\nNo, it would not.\n\n{SHOWN}",
    "voices.vtt": SPOKEN,
    "webvtt_py.vtt": SPOKEN,
}


def read(source) -> Article:
    (article,) = load(source, settings=Settings(language_check=False))
    assert isinstance(article, Article), article
    return article


def vtt(*cues: str) -> io.BytesIO:
    return io.BytesIO(("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode())


def paragraphs(article: Article) -> list[str]:
    return [paragraph.cut(article.text) for paragraph in article.paragraphs]


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_captions_are_read_in_order(name):
    article = read(FILES / name)
    assert token_f1(article.text, TEXTS[name]) >= 0.995
    assert article.text == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_has_its_time(name):
    article = read(FILES / name)
    assert article.places[0].start == 0
    assert article.places[-1].end == len(article.text)
    assert article.title is None
    for before, after in pairwise(article.places):
        assert before.place <= after.place
        assert article.text[before.end : after.start].strip() == ""


def test_a_place_is_the_time_at_which_the_words_are_shown():
    article = read(FILES / "voices.vtt")
    place = next(each for each in article.places if "three proposals" in each.cut(article.text))
    assert place.place == "00:00:23"
    late = read(vtt("01:02:03.500 --> 01:02:05.000\nThe river rose by a metre."))
    assert [each.place for each in late.places] == ["01:02:03"]


def test_lines_that_roll_up_are_kept_once_and_noted():
    article = read(FILES / "rolling.vtt")
    assert next(note.count for note in article.notes if note.kind == "repeated") > 10


def test_what_is_said_twice_is_kept_twice():
    article = read(vtt("00:01.000 --> 00:02.000\nNo.", "00:09.000 --> 00:10.000\nNo."))
    assert paragraphs(article) == ["No.", "No."]


def test_sounds_are_left_out_and_noted_and_what_nobody_understood_is_kept():
    article = read(vtt(
        "00:01.000 --> 00:02.000\n[APPLAUSE]", "00:02.000 --> 00:03.000\nWe will (laughs) not sign.",
        "00:03.000 --> 00:04.000\n[inaudible]",
    ))  # fmt: skip
    assert article.text == "We will (laughs) not sign. [inaudible]"
    assert [(note.kind, note.count) for note in article.notes] == [("sound", 1)]


def test_a_sentence_with_a_colon_is_no_label():
    article = read(
        vtt("00:01.000 --> 00:02.000\nHe said: we will not sign.", "00:02.000 --> 00:03.000\nRemember: it is late.")
    )
    assert article.text == "He said: we will not sign. Remember: it is late."


def test_a_single_name_is_a_label_where_it_comes_again():
    article = read(vtt(
        "00:01.000 --> 00:02.000\nPym: We will not sign.", "00:02.000 --> 00:03.000\nLang: Why?",
        "00:03.000 --> 00:04.000\nPym: It is late.", "00:04.000 --> 00:05.000\nLang: I see.",
    ))  # fmt: skip
    assert paragraphs(article) == ["Pym: We will not sign.", "Lang: Why?", "Pym: It is late.", "Lang: I see."]


def test_several_voices_in_one_caption_are_told_apart():
    article = read(vtt("00:01.000 --> 00:02.000\n<v Ana Reyes>Is it safe?</v>\n<v Tom Ashby>It is.</v>"))
    assert paragraphs(article) == ["Ana Reyes: Is it safe?", "Tom Ashby: It is."]


def test_marks_are_taken_off_and_signs_that_were_escaped_are_not():
    article = read(vtt("00:01.000 --> 00:02.000\n<i>Profit &amp; loss</i> are <c.red>&lt;b&gt;</c> bold."))
    assert article.text == "Profit & loss are <b> bold."


@pytest.mark.parametrize(("content", "form"), [
    (b"WEBVTT\n\n00:01.000 --> 00:02.000\nRain.\n", "vtt"),
    (b"\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:02.000\nRain.\n", "vtt"),
    (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nRain.\r\n", "srt"),
])  # fmt: skip
def test_captions_are_known_by_their_first_bytes(content, form):
    (original,) = originals(io.BytesIO(content), settings=Settings())
    assert original.format == form


def test_a_text_file_stays_a_text_whatever_it_begins_with(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"WEBVTT\n\nis a format of captions.")
    (original,) = originals(path, settings=Settings())
    assert original.format == "text"


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_what_is_no_captions_is_an_error(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"The river rose by a metre.")
    (error,) = load(path, settings=Settings())
    assert isinstance(error, UnreadableInputError)


def test_captions_without_words_are_an_error():
    (error,) = load(vtt("00:01.000 --> 00:02.000\n[MUSIC]"), settings=Settings())
    assert isinstance(error, EmptyInputError)


def test_hostile_captions_are_read_in_time():
    many = [
        f"00:{at // 60 % 60:02}:{at % 60:02}.000 --> 01:00:00.000\n{'<' * 2000}A: {'-' * 2000}" for at in range(300)
    ]
    read(vtt(*many))


def test_without_the_library_the_error_says_what_to_install(monkeypatch):
    def missing(module, *, kind, name):
        raise MissingExtraError("no")

    monkeypatch.setattr(captions, "require_library", missing)
    (error,) = load(FILES / "voices.vtt", settings=Settings())
    assert isinstance(error, MissingExtraError)
