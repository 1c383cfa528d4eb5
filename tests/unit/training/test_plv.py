"""Types of what passes between two actors are told from what the network sees in a sentence."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from onrecord.encoder.heads.events import ARGUMENTS, STATUSES, TRIGGERS, TYPES
from onrecord.encoder.network import WEIGHTS
from onrecord.encoder.pieces import load_tokenizer
from training.plv import FOLDS, LABELS, Candidate, Example, Seen, features, figures, folds, load, mapped, marked, see
from training.typemaps import PLOVER


def test_every_type_of_ours_has_a_place_in_the_table_and_each_of_theirs_is_given():
    assert set(PLOVER) == set(TYPES)
    assert len(LABELS) == 15
    assert {ours for ours, label in PLOVER.items() if label == "YIELD"} == {"concede", "retreat"}


@pytest.mark.parametrize(
    ("sentence", "plain", "source", "target"),
    [
        ("<s>Arland</s> freed <t>two men</t>.", "Arland freed two men.", ["Arland"], ["two men"]),
        ("<s><t>Arlan</t> rebels</s> left.", "Arlan rebels left.", ["Arlan rebels"], ["Arlan"]),
        ("<s>Ida</s> met <t>Bo</t> and <t>Eve</t>.", "Ida met Bo and Eve.", ["Ida"], ["Bo", "Eve"]),
        ("<s>Police</s> look into it.", "Police look into it.", ["Police"], []),
    ],
)
def test_marks_are_taken_out_of_a_sentence(sentence, plain, source, target):
    text, *spans = marked(sentence)
    assert text == plain
    assert [[text[a:b] for a, b in each] for each in spans] == [source, target]


@pytest.mark.parametrize("sentence", ["<s>Ida left.", "Ida</s> left.", "<s><s>Ida</s></s> left."])
def test_a_mark_without_its_other_is_an_error(sentence):
    with pytest.raises(ValueError, match="mark"):
        marked(sentence)


def write(path: Path, *rows: tuple[str, str]) -> Path:
    lines = [f"{n}\t{sentence}\t{label}" for n, (sentence, label) in enumerate(rows)]
    path.write_text("\n".join(["sentence_id\tmarked_sentence\tgold_root", *lines]) + "\n", encoding="utf8")
    return path


def test_sentences_are_loaded_with_their_types(tmp_path):
    path = write(tmp_path / "train.tsv", ('<s>Ida</s> "met" <t>Bo</t>.', "CONSULT"))
    assert load(path) == [Example('Ida "met" Bo.', ((0, 3),), ((10, 12),), "CONSULT")]


def test_a_type_that_nothing_of_ours_becomes_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="sentence 0 has the type 'FIGHT'; PLV's types are ACCUSE, AGREE"):
        load(write(tmp_path / "train.tsv", ("<s>Ida</s> met <t>Bo</t>.", "FIGHT")))


def types(**likely: float) -> np.ndarray:
    return np.array([likely.get(kind, 0.0) for kind in TYPES])


def candidate(does: str = "", suffers: str = "", state: float = 0.0, **likely: float) -> Candidate:
    """A candidate in which "s" and "t" have these parts."""
    parts = (("s" in each, "t" in each) for each in (does, suffers))
    return Candidate(types(**likely), np.full(2, state), *parts)


def seen(*candidates: Candidate) -> Seen:
    return Seen(list(candidates), np.array([1.0, 2.0]), np.array([3.0, 4.0]))


def test_the_best_trigger_is_the_one_in_which_both_have_their_part():
    assert mapped(seen(candidate(assault=0.9), candidate("s", "t", accuse=0.6))) == "ACCUSE"
    assert mapped(seen(candidate("s", assault=0.9), candidate("t", "s", accuse=0.9))) == "ASSAULT"
    assert mapped(seen(candidate("st", consult=0.6), candidate("s", assault=0.9))) == "CONSULT"


def test_types_that_the_others_lack_are_passed_over():
    assert mapped(seen(candidate("s", "t", measure=0.9, retreat=0.05), candidate(aid=0.3))) == "YIELD"
    assert mapped(seen()) == LABELS[0]


def test_features_tell_the_types_by_the_parts_of_source_and_target_and_the_states():
    found = features(seen(candidate("s", "t", 7.0, aid=0.5), candidate("t", "", 8.0, aid=0.7, move=0.2)))
    by_group = found[: 5 * len(TYPES)].reshape(5, len(TYPES))
    assert by_group[:, TYPES.index("aid")].tolist() == [0.7, 0.5, 0.5, 0.5, 0.7]
    assert by_group[:, TYPES.index("move")].tolist() == [0.2, 0, 0, 0, 0.2]
    assert found[5 * len(TYPES) :].tolist() == [7, 7, 1, 2, 3, 4]


def test_without_any_candidate_only_the_states_of_source_and_target_tell_something():
    assert features(seen()).nonzero()[0].tolist() == list(range(5 * len(TYPES) + 2, 5 * len(TYPES) + 6))


@dataclass
class Told:
    """A network for which the word "freed" is a trigger, and the two words around it its arguments."""

    length: int = 16
    stride: int = 8
    trigger_threshold: float = 0.5
    argument_transitions: np.ndarray | None = None

    def __post_init__(self) -> None:
        self.argument_transitions = np.zeros((7, 7), dtype=np.float32)

    def encode(self, pieces, window, style):
        hidden = np.arange(window.start, window.end, dtype=np.float32)[:, None]
        return hidden, hidden

    def triggers(self, hidden):
        out = np.zeros((len(hidden), len(TRIGGERS)), dtype=np.float32)
        out[:, 0] = 9
        out[hidden[:, 0] == 1, TRIGGERS.index("concede")] = 6  # about one in twenty: no event, but a candidate
        return out

    def arguments(self, hidden, at, near):
        scores = np.zeros((*near.shape, 19), dtype=np.float32)
        scores[..., 0] = 3
        for k, anchor in enumerate(at):
            for i, piece in enumerate(near[k]):
                if abs(piece - anchor) <= 1:
                    role = ("who", "trigger", "whom")[piece - anchor + 1]
                    scores[k, i, ARGUMENTS.index(role)] = 12
        return scores

    def statuses(self, anchors, words):
        return np.zeros((len(anchors), len(STATUSES)), dtype=np.float32)


def test_the_network_gives_candidates_that_are_unlikely_too_with_their_parts():
    tokenizer = load_tokenizer(WEIGHTS / "vocabulary.txt")
    example = Example("police freed men", ((0, 6),), ((13, 16),), "YIELD")
    found = see(Told(), tokenizer, example)
    (one,) = found.candidates
    assert TYPES[one.types.argmax()] == "concede"
    assert 0.01 < one.types.sum() < 0.1
    assert (one.does, one.suffers) == ((True, False), (False, True))
    assert (one.state.tolist(), found.source.tolist(), found.target.tolist()) == ([1], [0], [2])


def test_a_source_or_target_that_is_not_marked_has_no_state():
    tokenizer = load_tokenizer(WEIGHTS / "vocabulary.txt")
    found = see(Told(), tokenizer, Example("police freed men", ((0, 6),), (), "YIELD"))
    assert found.target.tolist() == [0]
    assert found.candidates[0].suffers == (False, False)


def test_the_same_sentence_is_in_one_fold_and_the_folds_are_the_same_each_time():
    sentences = [f"sentence {n % 40}" for n in range(60)]
    found = folds(sentences)
    assert found[:20].tolist() == found[40:].tolist()
    assert np.bincount(found[:40]).tolist() == [40 // FOLDS] * FOLDS
    assert folds(sentences).tolist() == found.tolist()


def test_figures_count_by_sentence():
    labels = [0, 0, 1, 1, 2, 2]
    examples = [Example(f"sentence {n // 2}", (), (), LABELS[label]) for n, label in enumerate(labels)]
    found = dict(figures("told", examples, np.array(labels), np.array([0, 0, 1, 0, 0, 0])))
    assert found["told", "right"].counts.tolist() == [[2, 2], [1, 2], [0, 2]]
    assert found["told", "macro-F1"].interval.value == pytest.approx((400 / 7 + 200 / 3 + 0) / 3)
    assert found["told", LABELS[1], "f1"].gold == 2
