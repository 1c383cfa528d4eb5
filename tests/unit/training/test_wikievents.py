"""Triggers of WikiEvents are looked for among our events."""

import json

import numpy as np
import pytest

from onrecord.encoder.heads.events import TYPES
from training import wikievents
from training.choosing import Candidate
from training.wikievents import OURS, Found, Judged, Text, Trigger, judge, learned, measured, text_of


def sentence(words: str, start: int) -> list:
    tokens, at = [], 0
    for word in words.replace(".", " .").split():
        at = words.index(word, at)
        tokens.append([word, start + at, start + at + len(word)])
        at += len(word)
    return [tokens, words]


def mention(kind: str, start: int, end: int, text: str) -> dict:
    return {"event_type": kind, "trigger": {"start": start, "end": end, "text": text}}


def document(*mentions: dict) -> dict:
    sentences = [sentence("Blast in Harda", 0), sentence("A bomb went off.", 15), sentence("Two died.", 32)]
    return {"doc_id": "harda", "text": "Blast in HardaA bomb went off.Two died.", "sentences": sentences,
            "event_mentions": list(mentions)}  # fmt: skip


def test_sentences_are_put_together_and_triggers_stand_in_them():
    found = text_of(document(mention("Conflict.Attack.DetonateExplode", 0, 1, "Blast"),
                             mention("Conflict.Attack.DetonateExplode", 5, 7, "went off"),
                             mention("Life.Die.Unspecified", 9, 10, "died")))  # fmt: skip
    assert found.text == "Blast in Harda\n\nA bomb went off. Two died."
    assert [(found.text[t.start : t.end], t.root) for t in found.triggers] == [
        ("Blast", "Conflict.Attack"),
        ("went off", "Conflict.Attack"),
        ("died", "Life.Die"),
    ]


def test_a_trigger_that_is_not_at_its_tokens_is_an_error():
    with pytest.raises(ValueError, match="the trigger 'blew' isn't at its tokens, which are 'bomb'"):
        text_of(document(mention("Conflict.Attack.Unspecified", 4, 5, "blew")))


def test_a_type_without_a_place_in_the_table_is_an_error():
    with pytest.raises(ValueError, match=r"lacks 'Life\.Marry'"):
        text_of(document(mention("Life.Marry.Unspecified", 9, 10, "died")))


def test_types_that_no_root_may_have_are_left_out():
    assert set(TYPES) - OURS == {"agree", "elect", "life", "measure"}


def test_a_trigger_is_found_if_an_event_of_a_fitting_type_overlaps_it():
    text = Text("0123456789", [Trigger(0, 2, "Conflict.Attack"), Trigger(4, 6, "Life.Die"), Trigger(8, 9, "Life.Die")])
    judged = judge(text, [Found(1, 2, "assault"), Found(4, 6, "protest"), Found(9, 10, "harm")])
    assert [hit for _, hit in judged.triggers] == [True, False, False]
    assert judged.ours == [True, False, False]


def test_an_event_is_only_one_trigger_and_the_one_that_overlaps_most_is_taken():
    text = Text("0123456789", [Trigger(0, 4, "Conflict.Attack"), Trigger(3, 5, "Life.Die")])
    assert [hit for _, hit in judge(text, [Found(0, 5, "assault")]).triggers] == [True, False]
    assert judge(text, [Found(3, 5, "assault"), Found(0, 3, "assault")]).ours == [True, True]


def test_events_of_types_that_no_root_may_have_do_not_count_against_the_precision():
    judged = judge(Text("0123456789", []), [Found(0, 1, "elect"), Found(2, 3, "move")])
    assert judged == Judged([], [False])


def test_figures_give_the_triggers_and_what_is_found_of_each_root():
    die, attack = Trigger(0, 1, "Life.Die"), Trigger(2, 3, "Conflict.Attack")
    judged = [Judged([(die, True), (attack, False)], [True, False, False]), Judged([(die, True)], [True])]
    found = dict(measured(judged))
    assert found["trigger", "p"].interval.value == 50
    assert found["trigger", "r"].interval.value == pytest.approx(200 / 3)
    assert found["trigger", "f1"].counts.tolist() == [[1, 3, 2], [1, 1, 1]]
    assert found["root", "Life.Die", "found"].interval.value == 100
    assert {place[1] for place in found if place[0] == "root"} == {"Life.Die", "Conflict.Attack"}


def test_what_the_other_corpus_marks_is_learned_on_its_training_part(tmp_path, monkeypatch):
    """There, only attacks are marked; who travels isn't."""
    words = "Rebels shelled Harda . Envoys flew home ."
    template = {"incident_type": "Conflict.Attack.Unspecified", "Human_Trig": [[["shelled", 7]]]}
    document = {"doctext": words, "templates": [template]}
    (tmp_path / "wikievents").mkdir()
    path = tmp_path / "wikievents" / "train.json"
    path.write_text(json.dumps({f"d{n}": document for n in range(10)}), encoding="utf8")

    def candidates(_: object, text: str) -> list[Candidate]:
        places = ((text.index(word), word, kind) for word, kind in (("shelled", "assault"), ("flew", "move")))
        return [Candidate(at, at + len(word), kind, np.array([float(kind == "assault")])) for at, word, kind in places]

    monkeypatch.setattr(wikievents, "candidates", candidates)
    choice = learned(None, tmp_path)
    assert [each.type for each in choice.of(candidates(None, "Envoys flew to towns that were shelled."))] == ["assault"]
