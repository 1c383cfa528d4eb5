"""What the heads of mentions and links learn from: the corpora's marks, cut as the network is to mark them."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")

from onrecord.encoder.heads.mentions import MENTIONS  # noqa: E402 (after what may skip)
from onrecord.encoder.network import WEIGHTS  # noqa: E402
from onrecord.encoder.pieces import load_tokenizer, split  # noqa: E402
from training import corpora, losses, mentions, silver  # noqa: E402

TOKENIZER = load_tokenizer(WEIGHTS / "vocabulary.txt")
NAME, PLACE, DESCRIPTION = (MENTIONS.index(label) for label in ("person name", "place name", "person nominal"))


def told(marked: mentions.Marked) -> list[tuple[str, str]]:
    return [(text, MENTIONS[m.label]) for m, text in zip(marked.mentions, marked.texts, strict=True)]


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
    assert told(mentions.gum(gold, split(text, TOKENIZER), tmp_path)) == [
        ("The mayor", "person nominal"), ("Tarn", "place name"), ("Ana Reyes", "person name"),
    ]  # fmt: skip


def test_a_programs_names_are_known_and_its_clusters_linked() -> None:
    text = "Ana Reyes left. She slept."
    rows = [("Ana", "NNP", "PERSON"), ("Reyes", "NNP", "PERSON"), ("left", "VBD", "O"), (".", ".", "O"),
            ("She", "PRP", "O"), ("slept", "VBD", "O"), (".", ".", "O")]  # fmt: skip
    tokens, at = [], 0
    for i, (word, tag, entity) in enumerate(rows):
        at = text.index(word, at)
        sentence = 1 if i < 4 else 2
        tokens.append([at, at + len(word), sentence, i + 1, tag, entity, i + 2 if word == "Ana" else 0, "dep"])
        at += len(word)
    marked = silver.marked({"tokens": tokens, "clusters": [[[0, 9], [16, 19]]]}, text, split(text, TOKENIZER))
    assert told(marked) == [("Ana Reyes", "person name"), ("She", "person pronoun")]
    assert len({m.cluster for m in marked.mentions}) == 1
    assert marked.names_only


def test_a_speakers_names_and_its_sources_are_one_cluster() -> None:
    text = "Ana Reyes came. “Yes,” she said. Reyes left."
    gold = {"id": "d", "text": text, "attributions": [
        {"source": [[23, 26]], "speaker": "Ana Reyes", "kind": "named_person"},
    ]}  # fmt: skip
    marked = mentions.speakers(gold, split(text, TOKENIZER))
    assert [text for text, _ in told(marked)] == ["Ana Reyes", "she", "Reyes"]
    assert {m.cluster for m in marked.mentions} == {"Ana Reyes"}
    assert [m.asked for m in marked.mentions] == [False, True, False]


def test_what_is_learned_from_does_not_hang_on_the_order_of_a_set() -> None:
    program = """if True:
        from onrecord.encoder.network import WEIGHTS
        from onrecord.encoder.pieces import load_tokenizer, split
        from training import mentions
        people = ["Ana Reyes", "Reyes Holm", "Ida Reyes", "Holm Berg"]
        text = " and ".join(people)
        gold = {"text": text, "attributions": [
            {"source": [[0, 3]], "speaker": each, "kind": "named_person"} for each in people]}
        print([(m.first, m.end, m.cluster) for m in
               mentions.speakers(gold, split(text, load_tokenizer(WEIGHTS / "vocabulary.txt"))).mentions])
    """
    out = {
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True,
                       env=os.environ | {"PYTHONHASHSEED": str(seed)}).stdout
        for seed in range(4)
    }  # fmt: skip
    assert len(out) == 1


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
