"""A file of corrected records is a corpus: what nobody has looked at is left out, what is measured on is refused."""

import json

import pytest

from onrecord.corrections import Edit, correction_of
from onrecord.pipeline.adding import Archive
from tests.events import with_events
from tests.support import record_of
from training import corrected
from training.overlap import MEASURED, near_copies

FERRY = (
    "{c1:“The ferry will sail again on Monday,”} {s1:{a1:Ana Reyes}} {q1:said}. "
    "{c2:“It leaks,”} {s2:{a1:she}} {q2:told} {a2:Tom Lund}."
)


@pytest.fixture
def data(tmp_path):
    """A folder of corpora with one article to measure on in each file."""
    for number, name in enumerate(MEASURED):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"Word {number} of the harbour council on the new pier, its cost and its builders, came late on Friday."
        path.write_text(json.dumps({"id": f"m{number}", "text": text}) + "\n")
    return tmp_path / "data"


@pytest.fixture
def gold(tmp_path):
    """Write the gold of an archive in which the speaker of the second statement was put right, checked or not."""

    def write(*, checked=False):
        path = tmp_path / "gold.jsonl"
        with Archive(tmp_path / "news.db") as archive:
            record = with_events(record_of(FERRY, id="a\u2028b"), {"trigger": "sail", "type": "move"})
            archive.store.keep(record)
            edit = Edit(what="statement", line="s2", speakers=("a2",))
            archive.store.put_right(1, correction_of(record, edit), who="eva")
            if checked:
                archive.store.check_whole(1, who="eva")
            path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in archive.gold()))
        return path

    return write


def test_only_what_was_put_right_is_learned_from(gold, data):
    [article] = corrected.load(gold(), data)
    assert [each["speaker"] for each in article["attributions"]] == ["Tom Lund"]
    assert [each["speaker"] for each in article["quotes"]] == ["Tom Lund"]
    assert article["events"] == [None]


def test_of_a_checked_article_everything_is_learned_from(gold, data):
    [article] = corrected.load(gold(checked=True), data)
    assert [each["speaker"] for each in article["attributions"]] == ["Ana Reyes", "Tom Lund"]
    assert [each["type"] for each in article["events"]] == ["move"]


def test_what_is_measured_on_is_refused_under_any_id(gold, data):
    path = gold()
    copy = json.loads(path.read_text())["text"].upper() + " It was a fine day."
    (data / MEASURED[0]).write_text(json.dumps({"id": "other", "text": copy}) + "\n")
    with pytest.raises(SystemExit, match=r"1 articles that are measured on.*\(100% of other\).*Take these lines out"):
        corrected.load(path, data)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{", "line 1 isn't JSON"),
        ("[]", "line 1 has no id, text, checked"),
        ('{"id": "a", "text": "b", "checked": true}', "line 1 has no attributions, quotes"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_with_its_line(tmp_path, data, written, says):
    path = tmp_path / "other.jsonl"
    path.write_text(written + "\n")
    with pytest.raises(SystemExit, match=says):
        corrected.load(path, data)


def test_a_missing_file_is_named(tmp_path, data):
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl can't be read"):
        corrected.load(tmp_path / "nowhere.jsonl", data)


def test_without_what_is_measured_on_nothing_is_learned(gold, data):
    (data / MEASURED[-1]).unlink()
    with pytest.raises(SystemExit, match=f"{MEASURED[-1]} is missing"):
        corrected.load(gold(), data)


def test_texts_with_few_words_in_common_are_no_copies():
    one = {"id": "a", "text": "The ferry will sail again on Monday, the harbour master said on Friday evening."}
    other = {"id": "b", "text": "The ferry will sail again on Tuesday, the harbour master wrote on Friday evening."}
    assert list(near_copies([one], [other, {"id": "c", "text": "Short."}])) == []
    assert list(near_copies([{"id": "d", "text": "Short."}], [one])) == []
