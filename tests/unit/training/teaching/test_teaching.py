"""A newsroom's corrections are made and written as anybody would, and what they bring is counted by story."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from onrecord import knowledge
from onrecord.archive import Store
from onrecord.ingest import from_text
from onrecord.recorder import RecorderConfig
from onrecord.schema import Annotations, Attribution, MarkedMention, Span
from onrecord.settings import Settings
from training.bootstrap import Interval
from training.gold import load
from training.readings import CORRECTIONS, Reading
from training.teaching import measuring, newsroom

TEXT = "Per Holm met Jon Berg. “The pier is rotten,” Per Holm said. “It will hold,” Jon Berg said."


def reading(speakers: list[str | None], *, name: str = "a") -> Reading:
    """An article with two quotations, read rightly, and who says them as the gold has it."""

    def said(source: str, content: str) -> Attribution:
        start, said_by = TEXT.index(content), TEXT.index(f"{source} said")
        end = said_by + len(source)
        return Attribution(
            source=(Span(said_by, end),), cue=(Span(end + 1, end + 5),),
            content=(Span(start, start + len(content)),), act="assert", confidence=0.95,
        )  # fmt: skip

    contents = ("“The pier is rotten,”", "“It will hold,”")
    people = [(TEXT.index(each), each) for each in ("Per Holm", "Jon Berg")]
    people += [(TEXT.index(f"{each} said"), each) for _, each in people]
    marked = Annotations(
        attributions=(said("Per Holm", contents[0]), said("Jon Berg", contents[1])),
        mentions=tuple(
            MarkedMention(span=Span(at, at + len(each)), kind="person", form="name", confidence=0.99)
            for at, each in sorted(people)
        ),
    )
    quotes = [
        {"start": TEXT.index(c), "end": TEXT.index(c) + 8, "speaker": s, "form": "name", "sure": s is not None}
        for c, s in zip(contents, speakers, strict=True)
    ]
    gold = {"id": name, "text": TEXT, "quotes": quotes}
    return Reading(from_text(TEXT, settings=Settings(), id=name), marked, gold, 1.0, "quotes")


def same(left: str, right: str) -> bool:
    return left == right


@pytest.fixture
def corrected(tmp_path):
    """Correct articles in an archive, and give what became of them and the archive."""
    path = tmp_path / "news.db"

    def run(*readings):
        return newsroom.correct_all(path, readings, RecorderConfig(), same, knowledge.load()), path

    return run


def test_only_a_wrong_speaker_is_corrected(corrected):
    made, path = corrected(reading(["Per Holm", "Per Holm"]))
    assert made == newsroom.Corrected(right=1, corrected=1)
    with Store(path, read_only=True) as store:
        assert [each.decision.who for each in store.corrections(1)] == ["newsroom"]
        record = store.record(1)
        assert [[a.name for a in record.speakers(s)] for s in record.statements] == [["Per Holm"], ["Per Holm"]]


def test_what_no_words_of_the_article_name_cannot_be_corrected_and_what_is_unsure_is_not(corrected):
    made, _ = corrected(reading(["Ana Reyes", None]))
    assert made == newsroom.Corrected(not_correctable=1)


def test_the_gold_of_a_newsroom_has_what_it_corrected_and_of_checked_articles_all_quotations(corrected, tmp_path):
    read = reading(["Per Holm", "Per Holm"])
    _, path = corrected(read)
    file = tmp_path / "gold.jsonl"
    for check, quotes, attributed in ((False, [False, True], True), (True, [True, True], False)):
        if check:
            newsroom.check_all(path)
        newsroom.write_gold(path, file)
        [taught] = newsroom.taught(load(file), [read])
        assert [each["sure"] for each in taught.gold["quotes"]] == quotes
        assert ("attributions" in taught.gold) is attributed
        assert (taught.corpus, taught.annotations) == (CORRECTIONS, read.annotations)


def test_stories_are_split_in_two_halves_that_share_none():
    names = [f"story {number}" for number in range(9)]
    first, second = newsroom.halves([*names, *names])
    assert first | second == set(names)
    assert not first & second
    assert {len(first), len(second)} == {4, 5}
    assert newsroom.halves(reversed(names)) == (first, second)


def test_the_stories_of_basil_are_told_by_the_ids_of_its_articles(tmp_path):
    (tmp_path / "basil").mkdir()
    article = {"uuid": "u1", "triplet-uuid": "t1"}
    (tmp_path / "basil" / "train.jsonl").write_text(json.dumps({"file": "t1_1.json", "article": article}) + "\n")
    assert newsroom.stories(tmp_path) == {"basil_u1": "t1"}


def test_what_becomes_of_quotations_is_counted_by_story_and_form():
    def quotes(gold, records):
        assert len(records[""]["statements"]) == len(gold[""]["quotes"]) == 2
        return {"name": {"right": 50.0, "wrong": 50.0, "unanswered": 0.0, "missed": 0.0, "gold": 2}}

    readings = [reading(["Per Holm", "Per Holm"], name=name) for name in "abc"]
    story = {"a": "s1", "b": "s2", "c": "s1"}
    told = measuring.speakers(readings, story, RecorderConfig(), SimpleNamespace(quotes=quotes), knowledge.load())
    assert told["name"].tolist() == told["all"].tolist() == [[2, 2, 0, 0], [1, 1, 0, 0]]
    assert told["pronoun"].sum() == 0


def test_a_change_is_the_difference_on_the_same_stories():
    before = np.array([[4.0, 4.0, 2.0, 0.0]] * 6)
    after = before + np.array([1.0, -1.0, 0.0, 0.0])
    assert measuring.change(before, after, measuring.share("right")) == Interval(10.0, 10.0, 10.0)
    assert measuring.change(before, after, measuring.cost).value == pytest.approx(-40.0)
    uneven = before + np.array([[1.0, -1.0, 0.0, 0.0]] + [[0.0] * 4] * 5)
    low, high = measuring.change(before, uneven, measuring.share("right"))[1:]
    assert low == 0
    assert 0 < high < 10


def test_the_log_loss_is_that_of_a_statement():
    assert measuring.loss(np.array([3.0, 4.0])) == 0.75
