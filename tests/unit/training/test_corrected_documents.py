"""The network learns from corrected records what a person has looked at, and nothing from gaps."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from onrecord.corrections import gold  # noqa: E402 (after what may skip)
from onrecord.encoder.heads.events import STATUSES, TRIGGERS  # noqa: E402
from onrecord.encoder.network import WEIGHTS  # noqa: E402
from onrecord.encoder.pieces import load_tokenizer  # noqa: E402
from tests.events import with_events  # noqa: E402
from tests.support import record_of  # noqa: E402
from training import corpora, corrected, model, objectives, schedule  # noqa: E402
from training.plan import Plan  # noqa: E402

TOKENIZER = load_tokenizer(WEIGHTS / "vocabulary.txt")
PIER = "{c1:“The pier burned,”} {s1:{a1:Ana Reyes}} {q1:said}. {s2:{a2:Tom Lund}} {q2:feared} {c2:that it sank}."


def document(*, checked: bool, put_right: bool = True) -> corpora.Document:
    record = record_of(PIER, statements={1: {"corrected": put_right}})
    record = with_events(
        record,
        {"trigger": "burned", "type": "harm", "status": "possible", "corrected": put_right},
        {"trigger": "sank", "type": "disaster"},
    )
    return schedule.corrected(corrected.looked_at(gold(record, checked=checked)), TOKENIZER)  # type: ignore[arg-type]


def parts(*documents: corpora.Document) -> dict[str, float]:
    torch.manual_seed(0)
    reader = model.Reader(model.Config(layers=1))
    rng = np.random.default_rng(0)
    passages = [p for d in documents for p in corpora.passages(d, 254, 5, rng)]
    return {name: loss.item() for name, loss in objectives.together(reader, passages, Plan(), rng).items()}


def test_of_an_article_that_nobody_read_whole_only_what_was_put_right_is_learned() -> None:
    made = document(checked=False)
    assert made.attributions is not None
    assert (len(made.attributions), len(made.said)) == (1, 1)
    assert made.happened is not None
    assert [(TRIGGERS[e.type], STATUSES[e.status]) for e in made.happened.events] == [("harm", "possible")]
    losses = parts(made)
    assert losses["anchors"] == losses["mentions"] == losses["links"] == losses["arguments"] == losses["same"] == 0
    assert min(losses[name] for name in ("roles", "acts", "sources", "speakers", "triggers", "statuses")) > 0


def test_of_a_checked_article_gaps_are_learned_too() -> None:
    losses = parts(document(checked=True))
    assert min(losses.values()) > 0


def test_an_article_in_which_nothing_was_put_right_teaches_nothing() -> None:
    assert set(parts(document(checked=False, put_right=False)).values()) == {0.0}


def test_corrections_are_a_corpus_of_the_second_stage(monkeypatch) -> None:
    record = record_of(PIER, statements={1: {"corrected": True}})
    article = corrected.looked_at(gold(record, checked=True))  # type: ignore[arg-type]
    known = {"polnear": [document(checked=True)], "worldnews": [], "quotes": []}
    monkeypatch.setattr(schedule, "load_all", lambda data: known.copy())
    monkeypatch.setattr(schedule.minilm, "folder", lambda: WEIGHTS)
    monkeypatch.setattr(schedule, "load_tokenizer", lambda path: TOKENIZER)
    plan = Plan(together_passes_polnear=1, together_passes_corrections=3)

    def passages(**more) -> int:
        return sum(map(len, schedule.together(plan, WEIGHTS, **more)))

    assert passages(corrections=[article]) == passages() + 3
