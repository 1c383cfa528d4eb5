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
    late = "Its owner will close the mine."
    judge = Reading("supported")
    record = article("Mine to close", f"{filler} The mine at Harda will close. {filler} {late}")
    weigh(CheckInput(record, judge))
    ((_, passage),) = judge.asked
    assert passage.index("mine at Harda") < passage.index("Its owner")
    assert len(passage.split()) <= MOST_WORDS


def test_sentences_that_are_much_less_like_the_headline_than_the_best_one_are_left_out():
    judge = Reading("supported")
    weigh(CheckInput(article("Mine to close", "It rained. The mine will close in May. Nobody was asked."), judge))
    assert judge.asked == [("Mine to close", "The mine will close in May.\n")]


def test_a_body_that_only_repeats_the_title_bears_out_nothing():
    record = article("Mine to close", "Mine to close.\n\nThe owner of the mine is to close it in May.")
    (found,) = headline(CheckInput(record, Reading("supported", "close it")))
    assert found.evidence[0].cut(record.article.text) == "The owner of the mine is to close it in May."
    assert list(headline(CheckInput(article("Mine to close", "Mine to close"), Reading("supported")))) == []


@pytest.mark.parametrize(
    "title",
    [
        "Will the mine close?",
        "Why the mine has to close",
        "Harda mine: What we know about the owners",
        "The best mines of Harda, tried and tested",
        "7 things to see in Harda",
        "Takeaways from the owner's testimony",
        "Harda",
    ],
)
def test_a_title_that_only_asks_lists_or_names_is_not_judged(title):
    judge = Reading("contradicted", "close")
    assert list(headline(CheckInput(article(title, "The mine will close in May."), judge))) == []
    assert judge.asked == []


@pytest.mark.parametrize(
    ("title", "claimed"),
    [
        ("BUDGET 3.0 | Harda mine gets £4m to close", "Harda mine gets £4m to close"),
        ("Harda mine gets £4m to close | The Kelve Post", "Harda mine gets £4m to close"),
        ("WATCH: Harda mine closes", "Harda mine closes"),
        ("WHO says Harda mine is safe", "WHO says Harda mine is safe"),
        ("Report: Harda mine to close", "Report: Harda mine to close"),
    ],
)
def test_labels_of_sections_and_outlets_are_not_judged_and_sources_are(title, claimed):
    judge = Reading("supported", "close")
    record = article(title, "The Harda mine will close in May.")
    (found,) = headline(CheckInput(record, judge))
    assert judge.asked[0][0] == claimed
    assert [span.cut(record.article.text) for span in found.about] == [claimed]


def test_the_same_fault_is_less_likely_in_a_published_title_than_in_one_that_somebody_tries():
    record = article("14 die in Harda", "In Harda 12 people died.")
    (published,) = headline(CheckInput(record, Reading("wrong_detail", "12 people")))
    (tried,) = headline(CheckInput(record, Reading("wrong_detail", "12 people"), tried=True))
    assert (published.verdict, published.message) == (tried.verdict, tried.message)
    assert published.verdict == "wrong_detail"
    assert published.confidence < tried.confidence


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
