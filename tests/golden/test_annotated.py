"""What the network marked is stored to the byte, and stays stored unless more than the processor is another."""

import gzip

import pytest

from onrecord.schema import Annotations, Antecedent, Article, Attribution, MarkedMention, Model, Span, Speaking
from tests.golden.annotated import Annotated, load, out_of_date, save

TEXT = "Mary said Tom won. He left."
NETWORK = Model(name="by hand", version="1")


def article(text: str = TEXT) -> Article:
    return Article(id="a", text=text)


def annotations(confidence: float = 0.123456) -> Annotations:
    said = Attribution(
        source=(Span(0, 4),),
        cue=(Span(5, 9),),
        content=(Span(10, 17),),
        act="assert",
        confidence=confidence,
        names=(Speaking(Span(0, 4), 0.98765432),),
    )
    tom = MarkedMention(span=Span(10, 13), kind="person", form="name", confidence=0.9)
    he = MarkedMention(
        span=Span(19, 21), kind="person", form="pronoun", confidence=0.7, antecedents=(Antecedent(0, 2 / 3),)
    )
    return Annotations(attributions=(said,), mentions=(tom, he))


def annotated(confidence: float = 0.5, *, text: str = TEXT, version: str = "1") -> Annotated:
    return Annotated.of(article(text), annotations(confidence), Model(name="by hand", version=version))


def test_probabilities_are_rounded_and_all_else_is_kept():
    kept = Annotated.of(article(), annotations(), NETWORK)
    assert kept.model == NETWORK
    (said,), (_, he) = kept.annotations.attributions, kept.annotations.mentions
    assert (said.confidence, said.names) == (0.1235, (Speaking(Span(0, 4), 0.9877),))
    assert he.antecedents == (Antecedent(0, 0.6667),)
    assert (said.source, said.cue, said.content, he.span) == (
        (Span(0, 4),),
        (Span(5, 9),),
        (Span(10, 17),),
        Span(19, 21),
    )


def test_what_is_stored_comes_back_and_is_the_same_to_the_byte(tmp_path):
    first, second = tmp_path / "annotations" / "a.json.gz", tmp_path / "annotations" / "b.json.gz"
    save(first, annotated())
    assert load(first) == annotated()
    save(second, load(first))
    assert second.read_bytes() == first.read_bytes()
    assert first.read_bytes()[4:8] == bytes(4), "no time of writing"
    assert gzip.decompress(first.read_bytes()).startswith(b'{"model":{"name":"by hand","version":"1"}')


def test_annotations_fit_the_text_that_was_read_and_no_other():
    assert annotated().fits(article())
    assert not annotated().fits(article(f"{TEXT} "))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"a": annotated(), "b": annotated()}, set()),
        ({"a": annotated(0.51), "b": annotated()}, set()),
        ({"a": annotated(0.9), "b": annotated()}, {"a", "b"}),
        ({"a": annotated(version="2"), "b": annotated()}, {"a"}),
        ({"a": annotated(text=f"{TEXT} He won."), "b": annotated()}, {"a"}),
        ({"a": annotated(), "b": annotated(), "c": annotated()}, {"c"}),
    ],
    ids=["the same", "as on another processor", "more than that", "another network", "another text", "a new article"],
)
def test_what_is_stored_anew(now, expected):
    stored = {"a": annotated(), "b": annotated()}
    assert out_of_date(stored, now, dict.fromkeys(now, article())) == expected
