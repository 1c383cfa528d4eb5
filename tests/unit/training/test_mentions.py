"""What the heads of mentions and links learn from: the corpora's marks, cut as the network is to mark them."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from onrecord.encoder.heads.mentions import LONGEST, MENTIONS  # noqa: E402 (after what may skip)
from onrecord.encoder.network import WEIGHTS  # noqa: E402
from onrecord.encoder.pieces import Pieces, load_tokenizer, split  # noqa: E402
from training import annotated, corpora, losses, mentions, noise  # noqa: E402

TOKENIZER = load_tokenizer(WEIGHTS / "vocabulary.txt")
NAME, PLACE, DESCRIPTION = (MENTIONS.index(label) for label in ("person name", "place name", "person nominal"))


def told(marked: mentions.Marked, text: str, pieces: Pieces) -> list[tuple[str, str]]:
    return [(text[pieces.starts[m.first] : pieces.ends[m.end - 1]], MENTIONS[m.label]) for m in marked.mentions]


TREE = """\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\tNN\tNumber=Sing\t5\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_
4\tTarn\tTarn\tPROPN\tNNP\tNumber=Sing\t2\tnmod\t_\t_
5\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
6\tPresident\tPresident\tPROPN\tNNP\tNumber=Sing\t7\tcompound\t_\t_
7\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t5\tobj\t_\t_
8\tReyes\tReyes\tPROPN\tNNP\tNumber=Sing\t7\tflat\t_\t_
9\t,\t,\tPUNCT\t,\t_\t10\tpunct\t_\t_
10\t41\t41\tNUM\tCD\t_\t7\tappos\t_\t_
11\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

"""


def test_a_treebanks_descriptions_end_with_their_head_and_its_names_lose_titles_and_what_follows(
    tmp_path: Path,
) -> None:
    text = "The mayor of Tarn met President Ana Reyes, 41."
    (tmp_path / "d.conllu").write_text(TREE, encoding="utf8")
    gold = {"id": "d", "text": text, "mentions": [
        {"start": 0, "end": 17, "head": [4, 9], "kind": "person", "form": "nominal", "cluster": "1"},
        {"start": 13, "end": 17, "head": [13, 17], "kind": "place", "form": "name", "cluster": "2"},
        {"start": 22, "end": 45, "head": [36, 41], "kind": "person", "form": "name", "cluster": "3"},
    ]}  # fmt: skip
    pieces = split(text, TOKENIZER)
    assert told(mentions.gum(gold, pieces, tmp_path), text, pieces) == [
        ("The mayor", "person nominal"), ("Tarn", "place name"), ("Ana Reyes", "person name"),
    ]  # fmt: skip


def gold_of(text: str, *mentions: tuple[str, str, str, str, str]) -> dict:
    """An article; each mention is given by its words, its head, its kind, its form and its actor."""
    found, at = [], 0
    for words, head, kind, form, cluster in mentions:
        start = text.index(words, at)
        first = text.index(head, start)
        found.append({"start": start, "end": start + len(words), "head": [first, first + len(head)], "kind": kind,
                      "form": form, "cluster": cluster})  # fmt: skip
    return {"id": "d", "text": text, "mentions": found}


def learned(text: str, *mentions: tuple[str, str, str, str, str]) -> list[tuple[str, str]]:
    pieces = split(text, TOKENIZER)
    return told(annotated.marked(gold_of(text, *mentions), pieces), text, pieces)


def test_whole_phrases_lose_titles_articles_and_other_peoples_names() -> None:
    assert learned(
        "Harda Ferries director Ana Reyes met the courtly Mr. Berg at the northern Tarn's harbour.",
        ("Harda Ferries director Ana Reyes", "Reyes", "person", "name", "1"),
        ("Harda Ferries", "Ferries", "organization", "name", "2"),
        ("the courtly Mr. Berg", "Berg", "person", "name", "3"),
        ("northern Tarn's", "Tarn", "place", "name", "4"),
    ) == [("Harda Ferries", "organization name"), ("Ana Reyes", "person name"), ("Berg", "person name"),
          ("Tarn", "place name")]  # fmt: skip


def test_a_description_is_learned_up_to_its_head_and_a_document_not_at_all() -> None:
    assert learned(
        "The mayor of Tarn read the report to them.",
        ("The mayor of Tarn", "mayor", "person", "nominal", "1"),
        ("the report", "report", "document", "nominal", "2"),
        ("them", "them", "group", "pronoun", "3"),
    ) == [("The mayor", "person nominal"), ("them", "group pronoun")]


def test_what_has_no_capital_is_learned_as_a_description() -> None:
    assert learned("The board met.", ("The board", "board", "organization", "name", "1")) == [
        ("The board", "organization nominal")
    ]


def scores_of(pieces: int, *found: tuple[int, int, int]) -> torch.Tensor:
    """Scores by which a span is a mention only where one is found: its first piece, its end and its label."""
    scores = torch.full((pieces, LONGEST, len(MENTIONS)), -9.0)
    scores[..., 0] = 9
    for first, end, label in found:
        scores[first, end - first - 1, label] = 30
    return scores


def test_links_are_learned_on_the_mentions_that_the_network_finds() -> None:
    gold = [mentions.Mention(102, 104, NAME, "1"), mentions.Mention(107, 108, NAME, "1")]
    scores = scores_of(12, (2, 4, NAME), (5, 6, DESCRIPTION))
    taken = [noise.as_found(scores, 100, gold, np.random.default_rng(seed)) for seed in range(40)]
    spans = [{(m.first, m.end): m.cluster for m in found} for found in taken]
    assert all(found[102, 104] == "1" for found in spans)
    assert all(found[105, 106] not in ("1", "2") for found in spans)  # nobody that the gold knows
    missed = sum((107, 108) not in found for found in spans)
    assert 5 < missed < 35


def test_a_mention_cut_elsewhere_is_the_one_of_the_gold_that_ends_with_it() -> None:
    gold = [mentions.Mention(2, 5, NAME, "1")]
    (found,) = noise.as_found(scores_of(8, (3, 5, NAME)), 0, gold, np.random.default_rng(0))
    assert found.cluster == "1"


def test_an_unmarked_span_that_may_be_a_description_only_must_be_no_name() -> None:
    scores = torch.full((1, len(MENTIONS)), -9.0)
    scores[0, DESCRIPTION] = 9
    assert losses.mention_loss(scores, torch.tensor([losses.NO_NAME])).item() == pytest.approx(0, abs=1e-4)
    assert losses.mention_loss(scores, torch.tensor([0])).item() > 10
    scores[0, NAME] = 30
    assert losses.mention_loss(scores, torch.tensor([losses.NO_NAME])).item() > 10


def test_any_right_antecedent_will_do() -> None:
    scores, gold = torch.tensor([[5.0, -5.0, 0.0, -9.0]]), torch.tensor([[True, False, True, False]])
    alone = torch.tensor([[False, False, True, False]])
    assert losses.link_loss(scores, gold).item() < 0.01
    assert losses.link_loss(scores, alone).item() > 4


def test_passages_hold_every_piece_once_and_batches_their_budget() -> None:
    text = "The river rose again. " * 300
    document = corpora.Document("d", "full", {}, split(text, TOKENIZER), None)
    rng = np.random.default_rng(0)
    passages = list(corpora.passages(document, 254, 3, rng))
    windows = [w for passage in passages for w in passage]
    assert [w.start for w in windows[1:]] == [w.end for w in windows[:-1]]
    assert (windows[0].start, windows[-1].end) == (0, len(document.pieces))
    assert max(w.end - w.start for w in windows) <= 254
    assert max(map(len, passages)) <= 3
    packed = corpora.pack(passages, 1024, rng)
    assert sorted(w.start for batch in packed for passage in batch for w in passage) == [w.start for w in windows]
    for batch in packed:
        held = [w for passage in batch for w in passage]
        assert len(batch) == 1 or len(held) * (max(w.end - w.start for w in held) + 2) <= 1024
