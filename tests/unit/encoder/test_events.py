"""How events are found, with a network whose answers are known."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.confidence import EventCalibration
from onrecord.encoder.events import ScoredEvent, apart, find, mark
from onrecord.encoder.heads.events import ARGUMENTS, STATUSES, TRIGGERS
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.sayings import ScoredSaying
from onrecord.encoder.states import encode
from onrecord.encoder.windows import Window
from onrecord.schema import Saying, Span

REBELS, SHELLED, TOWN, OTHER, ON = 1, 2, 3, 0, 4
"""The words of the texts: who, a trigger, whom, another word, and the particle of the trigger before it."""

SURE = EventCalibration((1, 0, 0, 0, 0), 0, 0.6)


@dataclass
class Told:
    """A network that marks words as they are called, up to three pieces away."""

    length: int = 16
    stride: int = 8
    trigger_threshold: float = 0.5
    argument_transitions: NDArray[np.float32] = field(default_factory=lambda: np.zeros((7, 7), dtype=np.float32))
    event_calibration: EventCalibration = SURE

    def encode(self, pieces: Pieces, window: Window, style: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        hidden = pieces.ids[window.start : window.end, None].astype(np.float32)
        return hidden, hidden

    def triggers(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        out = np.full((len(hidden), len(TRIGGERS)), -9, dtype=np.float32)
        out[:, 0] = 9
        out[hidden[:, 0] == SHELLED, 0] = -9
        out[hidden[:, 0] == SHELLED, TRIGGERS.index("assault")] = 9
        return out

    def arguments(self, hidden, at, near) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        scores = np.zeros((*near.shape, 19), dtype=np.float32)
        scores[..., 0] = 3
        roles = {REBELS: "who", TOWN: "whom", SHELLED: "trigger", ON: "trigger"}
        for k, anchor in enumerate(at):
            for i, piece in enumerate(near[k]):
                if (role := roles.get(int(hidden[piece, 0]))) and abs(piece - anchor) <= 3:
                    scores[k, i, ARGUMENTS.index(role)] = 12
        return scores

    def statuses(self, anchors, words) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        return 9 * np.eye(len(STATUSES), dtype=np.float32)[[STATUSES.index("planned")] * len(anchors)]

    def same(self, ends, types, pairs) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        out = np.full((pairs.end - pairs.start, pairs.end - pairs.first + 1), -1e4, dtype=np.float32)
        for row, number in enumerate(range(pairs.start, pairs.end)):
            out[row, number - 1 - pairs.first if number else -1] = 5
        return out


def pieces(words: list[int]) -> Pieces:
    zeros = np.zeros(len(words), dtype=np.int64)
    return Pieces(np.array(words, dtype=np.int64), zeros, zeros, np.arange(len(words)), np.arange(1, len(words) + 1))


def found_in(text: Pieces, run=map) -> list[ScoredEvent]:  # type: ignore[no-untyped-def]
    return [found for states in encode(Told(), text, "full", run) for found in find(Told(), states, run)]


def test_each_trigger_gives_an_event_with_its_own_arguments() -> None:
    found = found_in(pieces([OTHER, REBELS, REBELS, SHELLED, ON, TOWN] + [OTHER] * 40 + [SHELLED, OTHER, TOWN]))
    assert [(f.trigger, f.arguments["who"], f.arguments["whom"]) for f in found] == [
        ((3, 5), [(1, 3)], [(5, 6)]),
        ((46, 47), [], [(48, 49)]),
    ]
    assert {(f.type, f.status) for f in found} == {("assault", "planned")}
    assert [f.signs.alone for f in found] == [0, 0]


def test_windows_may_be_run_in_any_way() -> None:
    text = pieces(([OTHER] * 30 + [REBELS, SHELLED, TOWN]) * 3)

    def backwards(do, items):  # type: ignore[no-untyped-def]
        return reversed([do(item) for item in reversed(list(items))])

    assert [f.trigger for f in found_in(text, backwards)] == [(31, 32), (64, 65), (97, 98)]
    assert found_in(text, backwards) == found_in(text)


def test_events_are_marked_in_characters_and_linked_to_earlier_ones() -> None:
    words = [REBELS, SHELLED, TOWN, OTHER, OTHER] * 3
    text = "abcdefghijklmno"
    marked = mark(Told(), text, pieces(words), found_in(pieces(words)))
    assert [event.trigger.cut(text) for event in marked] == ["b", "g", "l"]
    assert [[before.event for before in event.before] for event in marked] == [[], [0], [1]]
    assert [span.cut(text) for span in marked[1].who] == ["f"]


def test_the_words_in_which_an_event_may_stand_are_marked_in_characters() -> None:
    words = pieces([REBELS, SHELLED, TOWN])
    (found,) = found_in(words)
    (unsaid,) = mark(Told(), "abc", words, [found])  # type: ignore[arg-type]
    assert unsaid.saying is None
    (said,) = mark(Told(), "abc", words, [replace(found, saying=ScoredSaying([], [(0, 1)], [(1, 3)], 0.25))])  # type: ignore[arg-type]
    assert said.saying == Saying((), (Span(0, 1),), (Span(1, 3),), 0.25)


def test_what_is_not_sure_enough_is_left_out() -> None:
    told = Told(event_calibration=EventCalibration((0, 0, 0, 0, 0), -3, 0.6))
    words = pieces([REBELS, SHELLED, TOWN])
    assert mark(told, "abc", words, found_in(words)) == ()  # type: ignore[arg-type]


def test_of_two_triggers_that_share_a_piece_the_surer_stays() -> None:
    (one,) = found_in(pieces([REBELS, SHELLED, TOWN]))
    (other,) = found_in(pieces([OTHER, SHELLED, ON, TOWN]))
    assert [e for _, e in apart([(0.4, one), (0.8, other)])] == [other]
