"""What the heads of events and speakers learn from, and that they learn it."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from onrecord.encoder.heads.events import ARGUMENTS, STATUSES, TRIGGERS  # noqa: E402 (after what may skip)
from onrecord.encoder.network import WEIGHTS  # noqa: E402
from onrecord.encoder.pieces import load_tokenizer, split  # noqa: E402
from training import corpora, events, model, objectives, said, schedule  # noqa: E402
from training.gold import GoldArticle  # noqa: E402
from training.plan import Plan  # noqa: E402

TOKENIZER = load_tokenizer(WEIGHTS / "vocabulary.txt")
TEXT = "Rebels shelled Harda on Monday. “The shelling killed four,” Ana Reyes said. “We fled,” she added."


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def mention(words: str, form: str, cluster: str, kind: str = "person") -> dict[str, object]:
    start, end = span(words)
    return {"start": start, "end": end, "head": (start, end), "kind": kind, "form": form, "cluster": cluster}


def event(trigger: str, kind: str, status: str = "actual", same: int | None = None, **parts: str) -> dict[str, object]:
    none: dict[str, object] = {part: [] for part in ("agent", "object", "place", "time", "amount")}
    found = {part: [span(words)] for part, words in parts.items()}
    return none | found | {"trigger": [span(trigger)], "type": kind, "status": status, "same": same}


ARTICLE = GoldArticle(
    id="a",
    text=TEXT,
    attributions=[
        {"source": [span("Ana Reyes")], "cue": [span("said")], "content": [span("“The shelling killed four,”")],
         "speaker": "Ana Reyes", "kind": "named_person", "act": "assert"},
        {"source": [span("she")], "cue": [span("added")], "content": [span("“We fled,”")],
         "speaker": "Ana Reyes", "kind": "named_person", "act": "assert"},
        {"source": [], "cue": [span("on Monday")], "content": [span("Rebels shelled Harda")], "speaker": None,
         "kind": "none", "act": "assert"},
    ],
    mentions=[
        mention("Harda", "name", "1", "place"), mention("Ana Reyes", "name", "2"), mention("she", "pronoun", "2"),
    ],
    actors=[{"id": "1", "name": "Harda", "kind": "place"}, {"id": "2", "name": "Ana Reyes", "kind": "person"}],
    events=[  # type: ignore[typeddict-item]
        event("shelled", "assault", agent="Rebels", object="Harda", time="Monday"), None,
        event("shelling", "assault", same=0), event("killed", "assault", object="four"),
        event("fled", "move", "possible", agent="We"),
    ],
)  # fmt: skip


def document() -> corpora.Document:
    return schedule.annotated_in_full(ARTICLE, "full", TOKENIZER)


def test_events_are_labelled_by_the_first_piece_of_their_triggers() -> None:
    pieces = split(TEXT, TOKENIZER)
    happened = events.happened(ARTICLE, pieces)
    assert happened.complete
    first, again, killed, fled = happened.events
    words: dict[str, str] = {}
    for piece, role in sorted(first.roles.items()):
        here = TEXT[pieces.starts[piece] : pieces.ends[piece]]
        words[ARGUMENTS[role]] = words.get(ARGUMENTS[role], "") + here
    assert words == {"who": "Rebels", "trigger": "shelled", "whom": "Harda", "when": "Monday"}
    assert TRIGGERS[first.type] == "assault"
    assert STATUSES[fled.status] == "possible"
    assert first.cluster == again.cluster != killed.cluster


def test_of_triggers_with_a_type_alone_nothing_else_is_known() -> None:
    pieces = split(TEXT, TOKENIZER)
    happened = events.typed([(*span("killed"), "assault"), (*span("fled"), "move")], pieces)
    assert not happened.complete
    assert [TRIGGERS[each.type] for each in happened.events] == ["assault", "move"]


def test_contents_have_the_clusters_of_their_speakers_and_those_of_nobody_are_left_out() -> None:
    pieces = split(TEXT, TOKENIZER)
    assert [each.clusters for each in said.attributed(ARTICLE, pieces)] == [frozenset({"2"})] * 2
    unnamed = ARTICLE.copy()
    unnamed["quotes"] = [
        {"start": 32, "end": 58, "speaker": "~a doctor", "form": "description"},
        {"start": 32, "end": 58, "speaker": "Somebody Else", "form": "name"},
    ]
    assert [each.clusters for each in said.quoted(unnamed, pieces)] == [frozenset()]


def test_every_loss_of_events_and_speakers_falls_while_an_article_is_learned() -> None:
    torch.manual_seed(0)
    small = model.Config(width=48, layers=1, heads=2, inner=64, role_width=16, span_width=16, link_width=16,
                         argument_width=16, dropout=0.0)  # fmt: skip
    reader = model.Reader(small)
    reader.encoder.words.weight.requires_grad_(False)
    whole = document()
    passage = [[corpora.Window(whole, 0, len(whole.pieces))]]
    optimizer = torch.optim.Adam(reader.parameters(), lr=3e-3)
    plan = Plan(hide=0.0, lower=0.0, upper=0.0)
    seen = []
    for step in range(30):
        parts = objectives.together(reader, passage, plan, np.random.default_rng(step))
        seen.append({name: loss.item() for name, loss in parts.items()})
        optimizer.zero_grad()
        objectives.total(parts, plan).backward()
        optimizer.step()
    for name in ("triggers", "arguments", "statuses", "same", "speakers"):
        assert seen[-1][name] < 0.5 * seen[0][name], name
