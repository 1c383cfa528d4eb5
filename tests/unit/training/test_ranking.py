"""The weights of the signs are fitted to speakers that are known, and go into the network's own file."""

import json

from onrecord.ingest import from_text
from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.candidates import NOBODY, Question
from onrecord.recorder.actors.ranking import probabilities
from onrecord.schema import Annotations, Antecedent, Attribution, MarkedMention, Span
from onrecord.settings import Settings
from training.ranking import START, Example, examples, fit, train, write
from training.readings import Reading, known_speakers, resolved


def asked(*signs: str) -> Question:
    return Question((NOBODY, *range(len(signs))), ({"nobody": 1.0}, *({sign: 1.0} for sign in signs)))


def test_a_sign_of_who_is_right_counts_for_him_and_one_of_who_is_wrong_against_him() -> None:
    weights = fit([Example(asked("spoke_last", "in_content"), (1,), 1.0, 0)] * 20)
    assert weights["spoke_last"] > 1
    assert weights["in_content"] < 0
    likely = probabilities(asked("in_content", "spoke_last"), weights)
    assert likely[2] > 0.8


def test_nobody_is_learned_where_the_speakers_have_no_names() -> None:
    weights = fit([Example(asked("latest"), (0,), 1.0, 0)] * 20)
    assert weights["nobody"] > 0 > weights["latest"]


def test_an_example_counts_by_its_weight() -> None:
    examples = [Example(asked("a", "b"), (1,), 1.0, 0), Example(asked("a", "b"), (2,), 0.2, 0)]
    weights = fit(examples, ridge=0.1)
    assert weights["a"] > weights["b"]


def test_the_candidate_with_the_speaker_s_name_is_the_right_one() -> None:
    text = "Per Holm rose. “It will pass,” he said."
    said = Attribution(
        source=(Span(31, 33),), cue=(Span(34, 38),), content=(Span(16, 28),), act="assert", confidence=0.9
    )
    holm = MarkedMention(span=Span(0, 8), kind="person", form="name", confidence=0.9)
    he = MarkedMention(
        span=Span(31, 33), kind="person", form="pronoun", confidence=0.9, antecedents=(Antecedent(0, 0.6),)
    )
    article = from_text(text, settings=Settings(), id="a")
    marked = Annotations(attributions=(said,), mentions=(holm, he))

    def right(speaker: str | None) -> tuple[int, ...]:
        gold = {"quotes": [{"start": 15, "end": 30, "speaker": speaker or "~a voice", "sure": True}]}
        (example,) = examples([Reading(article, marked, gold, 1.0)], [START], str.__eq__, None)
        return example.right

    assert right("Per Holm") == (1,)
    assert right("Jon Berg") == right(None) == (0,)


def test_weights_are_written_and_all_else_stays(tmp_path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"name": "x", "thresholds": {"speakers": {"certain": 0.8}}}))
    write(path, {"he": {"link": 1.5}}, {"he": 0.7})
    assert json.loads(path.read_text()) == {
        "name": "x",
        "thresholds": {"speakers": {"certain": 0.8, "weights": {"he": {"link": 1.5}}, "likely": {"he": 0.7}}},
    }


def corrected_record(text: str = "Per Holm rose. “It will pass,” he said."):
    """A reading of a corrected record, with an attribution and a quotation whose speaker somebody has named."""
    said = Attribution(
        source=(Span(31, 33),), cue=(Span(34, 38),), content=(Span(16, 28),), act="assert", confidence=0.9
    )
    marked = Annotations(
        attributions=(said,),
        mentions=(
            MarkedMention(span=Span(0, 8), kind="person", form="name", confidence=0.9),
            MarkedMention(
                span=Span(31, 33), kind="person", form="pronoun", confidence=0.9, antecedents=(Antecedent(0, 0.6),)
            ),
        ),
    )
    gold = {
        "attributions": [
            {"source": [[31, 33]], "content": [[16, 28]], "speaker": "Jon Berg", "kind": "named_person", "sure": True}
        ],
        "quotes": [],
    }
    return Reading(from_text(text, settings=Settings(), id="a"), marked, gold, 1.0, "corrections")


def test_attributions_and_quotations_of_a_corrected_record_are_both_known() -> None:
    reading = corrected_record()
    _, drafts, _ = resolved(reading, RecorderConfig(), None)
    assert known_speakers(reading, drafts) == {0: ("Jon Berg",)}
    reading.gold["quotes"].append({"start": 15, "end": 30, "speaker": "Per Holm", "sure": True})
    assert known_speakers(reading, drafts) == {0: ("Per Holm",)}
    reading.gold["quotes"][0]["sure"] = reading.gold["attributions"][0]["sure"] = False
    assert known_speakers(reading, drafts) == {}


def test_each_corpus_is_judged_by_itself_and_counts_by_its_weight() -> None:
    right = corrected_record()
    right.gold["quotes"].append({"start": 15, "end": 30, "speaker": "Per Holm", "sure": True})
    others = [right._replace(corpus="news", weight=0.5)] * 9
    fitted = train([right, *others], str.__eq__)
    assert {(row.corpus, row.right + row.unanswered) for row in fitted.rows if row.form == "he"} == {
        ("corrections", 1), ("news", 9),
    }  # fmt: skip
    assert 0 < fitted.likely["he"] < 1
    assert set(fitted.weights["he"])
