"""How attributions are found, with a network whose answers are known."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.attributions import ScoredAttribution, anchors, find, mark, one_a_cue
from onrecord.encoder.confidence import Signs
from onrecord.encoder.heads.acts import ACTS
from onrecord.encoder.heads.sources import SOURCES
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.states import SECTION, encode
from onrecord.encoder.windows import Window

SOURCE, CUE, CONTENT = 1, 2, 3
NO_ENDS = np.zeros(2, dtype=np.float32)
SAID, WHO, WHAT, OTHER = range(4)


@dataclass
class Told:
    """A network for texts of four words, "who", "said", "what" and another, which marks them as they are called."""

    length: int = 16
    stride: int = 8
    anchor_threshold: float = 0.5
    transitions: NDArray[np.float32] = field(default_factory=lambda: np.zeros((4, 4), dtype=np.float32))

    def encode(self, pieces: Pieces, window: Window, style: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        hidden = pieces.ids[window.start : window.end, None].astype(np.float32)
        return hidden, hidden

    def anchors(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        said = hidden[:, 0] == SAID
        return np.where(said[:, None], [[-9, 9, -9]], [[9, -9, -9]]).astype(np.float32)

    def roles(self, hidden: NDArray[np.float32], at: NDArray[np.int64]) -> NDArray[np.float32]:
        scores = np.zeros((len(at), len(hidden), 10), dtype=np.float32)
        scores[:, :, 0] = 3
        for k, anchor in enumerate(at):
            for i, word in enumerate(hidden[:, 0]):
                if abs(i - anchor) <= 2 and word in (WHO, WHAT):
                    scores[k, i, SOURCE if word == WHO else CONTENT] = 12
        return scores

    def acts(self, anchors: NDArray[np.float32], cues: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.eye(len(ACTS), dtype=np.float32)[[ACTS.index("deny")] * len(anchors)]

    def sources(self, anchors: NDArray[np.float32], words: NDArray[np.float32]) -> NDArray[np.float32]:
        return 9 * np.eye(len(SOURCES), dtype=np.float32)[[SOURCES.index("role")] * len(anchors)]


def found_in(text: Pieces, run=map) -> list[ScoredAttribution]:  # type: ignore[no-untyped-def]
    told, found = Told(), []
    for states in encode(told, text, "full", run):
        likely = anchors(told, states, told.anchor_threshold)
        found += find(told, states, mark(told, states, likely, run))
    return found


def pieces(words: list[int]) -> Pieces:
    n = len(words)
    zeros = np.zeros(n, dtype=np.int64)
    return Pieces(np.array(words, dtype=np.int64), zeros, zeros, np.arange(n), np.arange(1, n + 1))


def test_each_cue_gives_an_attribution_with_its_own_source_and_content() -> None:
    found = found_in(pieces([OTHER, WHO, SAID, WHAT, WHAT] + [OTHER] * 40 + [WHO, SAID, WHAT]))
    assert [(f.source, f.cue, f.content) for f in found] == [
        ([(1, 2)], [(2, 3)], [(3, 5)]),
        ([(45, 46)], [(46, 47)], [(47, 48)]),
    ]
    assert {f.act for f in found} == {"deny"}
    assert {SOURCES[int(np.argmax(f.sources))] for f in found} == {"role"}


def test_a_cue_without_a_content_gives_nothing() -> None:
    assert not found_in(pieces([WHO, SAID, OTHER]))


def test_a_long_text_is_read_in_sections_and_nothing_is_lost() -> None:
    text = ([OTHER] * 500 + [WHO, SAID, WHAT] + [OTHER] * 500) * (2 * SECTION // 1000)
    found = found_in(pieces(text))
    assert len(found) == 2 * SECTION // 1000
    assert all(text[f.cue[0][0]] == SAID for f in found)


def test_windows_may_be_run_in_any_way() -> None:
    text = pieces([OTHER] * 30 + [WHO, SAID, WHAT] + [OTHER] * 30)

    def backwards(do, items):  # type: ignore[no-untyped-def]
        return reversed([do(item) for item in reversed(list(items))])

    assert found_in(text, backwards) == found_in(text)


def test_of_two_attributions_whose_cues_overlap_the_surer_stays() -> None:
    signs = Signs(0, 0, 0, 0, 0, 0, 0)
    denied = ScoredAttribution([], [(3, 4)], [(5, 9)], "deny", (), signs, NO_ENDS)
    denied_reports = ScoredAttribution([], [(3, 5)], [(5, 9)], "deny", (), signs, NO_ENDS)
    hopes = ScoredAttribution([], [(20, 21)], [(22, 30)], "believe", (), signs, NO_ENDS)
    assert [f for _, f in one_a_cue([(0.4, denied), (0.8, denied_reports), (0.3, hopes)])] == [denied_reports, hopes]


def test_attributions_without_a_cue_do_not_crowd_each_other_out() -> None:
    signs = Signs(0, 0, 0, 0, 0, 0, 1)
    quotes = [ScoredAttribution([], [], [(i, i + 5)], "assert", (), signs, NO_ENDS) for i in (0, 10)]
    assert [f for _, f in one_a_cue([(0.5, q) for q in quotes])] == quotes
