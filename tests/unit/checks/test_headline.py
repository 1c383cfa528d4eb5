"""The headline against the body: what the check passes to the pair classifier, and what it makes of its answer."""

import pytest

from onrecord.checks import CheckInput
from onrecord.checks.headline import headline
from onrecord.checks.headline.messages import quoted
from onrecord.checks.headline.passages import MOST_WORDS, closest
from onrecord.checks.headline.reading import weigh
from onrecord.checks.headline.signs import numbers, signs
from onrecord.schema import Article, Model, Record, Span
from onrecord.schema.weighed import Weighed
from tests.support import record_of

VERDICTS = (
    "supported",
    "unattributed",
    "wrong_source",
    "overstated",
    "contradicted",
    "wrong_detail",
    "not_in_body",
)


class Reading:
    """A pair classifier that finds a verdict, and its evidence in some words of the passage."""

    def __init__(self, verdict: str, words: str = "") -> None:
        self.verdict, self.words, self.asked = verdict, words, []

    def weigh(self, title: str, passage: str) -> Weighed:
        self.asked.append((title, passage))
        likely = {verdict: 0.94 if verdict == self.verdict else 0.01 for verdict in VERDICTS}
        start = passage.find(self.words) if self.words else -1
        pieces = [(Span(start, start + len(self.words)), 0.9)] if start >= 0 else [(Span(0, 1), 0.2)]
        return Weighed(likely, likely["supported"], tuple(pieces))


def article(title: str, body: str) -> Record:
    text = f"{title}\n\n{body}"
    return Record(
        article=Article(id="a", text=text, title=Span(0, len(title))),
        model=Model(name="by hand", version="1"),
    )


def test_an_article_without_a_title_has_no_finding():
    record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    assert list(headline(CheckInput(record, Reading("supported")))) == []


def test_a_title_without_a_body_has_no_finding():
    record = Record(
        article=Article(id="a", text="It rained", title=Span(0, 9)), model=Model(name="by hand", version="1")
    )
    assert list(headline(CheckInput(record, Reading("supported")))) == []


def test_every_article_with_a_title_and_a_body_has_one_finding():
    record = article("Mine to close", "The mine will close in May. Nobody was asked.")
    for verdict in VERDICTS:
        (found,) = headline(CheckInput(record, Reading(verdict, "close in May")))
        assert found.about == (Span(0, 13),)
        assert 0 <= found.confidence <= 1
        assert found.message.endswith(".")


def test_the_evidence_is_where_the_classifier_sees_it():
    record = article("Mine to close", "It rained. The mine will close in May. Nobody was asked.")
    read = weigh(CheckInput(record, Reading("supported", "close in May")))
    assert read.evidence.cut(record.article.text) == "The mine will close in May."


def test_the_evidence_has_at_most_forty_words_even_of_a_sentence_without_an_end():
    record = article("Mine to close", " ".join(["and so on"] * 60 + ["the mine will close"] + ["and so on"] * 60))
    read = weigh(CheckInput(record, Reading("supported", "mine will close")))
    assert len(read.evidence.cut(record.article.text).split()) <= 40


def test_the_classifier_reads_the_sentences_that_are_closest_in_the_order_of_the_body():
    filler = " ".join(f"Sentence {n} speaks of rain and wind over the valley." for n in range(60))
    judge = Reading("supported")
    record = article("Mine to close", f"{filler} The mine at Harda will close. {filler} Its owner shut the mine.")
    weigh(CheckInput(record, judge))
    ((_, passage),) = judge.asked
    assert passage.index("mine at Harda") < passage.index("Its owner")
    assert len(passage.split()) <= MOST_WORDS


def test_closest_gives_sentences_only_once_and_none_for_an_empty_body():
    assert closest("Mine", []) == []
    assert closest("", ["A.", "B."]) == [0, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [("1,200 people", {"1200"}), ("twelve of 30", {"12", "30"}), ("no number", set()), ("3.5 per cent", {"3.5"})],
)
def test_numbers_are_read_in_figures_and_in_words(text, found):
    assert numbers(text) == found


def test_a_number_that_the_body_lacks_is_a_sign():
    here = signs(weigh(CheckInput(article("14 die in Harda", "In Harda 12 people died."), Reading("wrong_detail"))))
    assert here["numbers not in the body"] == 1
    there = signs(weigh(CheckInput(article("12 die in Harda", "In Harda twelve people died."), Reading("supported"))))
    assert there["numbers not in the body"] == 0


def test_whose_word_the_evidence_is_on_is_a_sign():
    marked = "Mine is safe\n\n{s:{a1:Ana Reyes}} {q:said} {c:the mine was safe}. It rained."
    record = record_of(marked)
    record = record.model_copy(update={"article": record.article.model_copy(update={"title": Span(0, 12)})})
    found = signs(weigh(CheckInput(record, Reading("unattributed", "the mine was safe"))))
    assert found["said, not attributed"] == 1
    assert found["attributed"] == 0


def test_the_message_names_on_whose_word_the_body_gives_it():
    marked = "Mine is safe\n\n{s:{a1:Ana Reyes}} {q:said} {c:the mine was safe}. It rained."
    record = record_of(marked)
    record = record.model_copy(update={"article": record.article.model_copy(update={"title": Span(0, 12)})})
    (found,) = headline(CheckInput(record, Reading("unattributed", "the mine was safe")))
    if found.verdict == "unattributed":
        assert "Ana Reyes" in found.message
    assert found.statements == ("s1",)


def test_quoted_words_are_short_and_keep_no_marks_of_their_own():
    assert quoted("“No,” she said.") == "“‘No,’ she said”"
    assert len(quoted("word " * 100)) < 100
