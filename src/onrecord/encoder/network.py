"""The shipped network: its ONNX sessions, and the numbers that belong to its weights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.encoder.confidence import Calibration, EventCalibration
from onrecord.encoder.heads.events import TRIGGERS
from onrecord.encoder.heads.links import Block
from onrecord.encoder.heads.mentions import LONGEST, MENTIONS
from onrecord.encoder.heads.roles import distance_buckets
from onrecord.encoder.heads.speakers import INSIDE
from onrecord.encoder.inputs import STYLES
from onrecord.encoder.pieces import CLS, SEP, Pieces
from onrecord.encoder.windows import Window
from onrecord.errors import ModelError
from onrecord.settings import Style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS: Final = Path(__file__).parent / "weights"
"""The folder that ships with the package."""

_GRAPHS: Final = (
    "encoder", "anchors", "roles", "acts", "sources", "mentions", "links", "speakers",
    "triggers", "arguments", "statuses", "same", "loaded", "pairs",
)  # fmt: skip

VOCABULARY: Final = "vocabulary.txt"

FILES: Final = (*(f"{name}.onnx" for name in _GRAPHS), VOCABULARY, "model.json")
"""What a weights folder holds."""


Thresholds = Mapping[str, "float | Thresholds"]
"""Numbers by name, or by stage and name: {"speakers": {"least": 0.5}}."""


@dataclass(frozen=True, slots=True)
class Network:
    """The graphs of a weights folder, ready to run. Each window runs alone, so that none depends on another.

    `thresholds` are those that training chose for the recorder; empty if it chose none.
    """

    name: str
    version: str
    length: int
    stride: int
    anchor_threshold: float
    mention_threshold: float
    thresholds: Thresholds
    calibrations: dict[str, Calibration]
    transitions: "NDArray[np.float32]"
    trigger_threshold: float
    event_calibration: EventCalibration
    argument_transitions: "NDArray[np.float32]"
    vocabulary: Path
    _sessions: dict[str, Any]

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Network":
        """Load a weights folder. Raises ModelError if a file is missing or damaged."""
        import numpy as np
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # windows, not operators, run side by side
        options.log_severity_level = 3
        if missing := [name for name in FILES if not (folder / name).is_file()]:
            raise _unusable(folder, f"it lacks {', '.join(missing)}")
        try:
            facts = json.loads((folder / "model.json").read_text(encoding="utf8"))
            sessions = {
                name: ort.InferenceSession(
                    str(folder / f"{name}.onnx"),
                    options,
                    providers=["CPUExecutionProvider"],
                    disabled_optimizers=["SkipLayerNormFusion"],  # slower than an addition and a norm apart
                )
                for name in _GRAPHS
            }
            return cls(
                name=facts["name"],
                version=facts["version"],
                length=facts["window"],
                stride=facts["stride"],
                anchor_threshold=facts["anchor_threshold"],
                mention_threshold=facts["mention_threshold"],
                thresholds=_thresholds(facts.get("thresholds", {}), "thresholds"),
                calibrations={style: Calibration(**facts["calibrations"][style]) for style in STYLES},
                transitions=np.array(facts["transitions"], dtype=np.float32),
                trigger_threshold=facts["trigger_threshold"],
                event_calibration=EventCalibration(**facts["event_calibration"]),
                argument_transitions=np.array(facts["argument_transitions"], dtype=np.float32),
                vocabulary=folder / VOCABULARY,
                _sessions=sessions,
            )
        except Exception as error:  # onnxruntime's errors share no base of their own
            raise _unusable(folder, str(error)) from error

    def encode(self, pieces: Pieces, window: Window, style: Style) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
        """States of a window's pieces: the hidden ones, and those behind the lowest layers, `shared`.

        *Shape:* both ``(pieces, width)``.
        """
        import numpy as np

        here = slice(window.start, window.end)
        n = window.end - window.start
        ids = np.empty((1, n + 2), dtype=np.int64)
        ids[0, 0], ids[0, 1:-1], ids[0, -1] = CLS, pieces.ids[here], SEP
        cases, layouts = np.zeros_like(ids), np.zeros_like(ids)
        cases[0, 1:-1], layouts[0, 1:-1] = pieces.cases[here], pieces.layouts[here]
        feed = {"ids": ids, "cases": cases, "layouts": layouts, "style": np.array([[STYLES.index(style)]])}
        hidden, shared = self._sessions["encoder"].run(["hidden", "shared"], feed)
        return hidden[1:-1], shared[0, 1:-1]

    def pairs(
        self, headline: Pieces, passage: Pieces
    ) -> "tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]":
        """Scores of a headline and a passage: of the verdicts, of being supported, and of each piece as evidence.

        *Shape:* ``(verdicts,)``, ``()``, ``(pieces of the passage,)``.
        """
        import numpy as np
        import onnxruntime as ort

        n, m = len(headline), len(passage)
        ids = np.concatenate([[CLS], headline.ids, [SEP], passage.ids, [SEP]])[None]
        cases, layouts = (
            np.concatenate([[0], first, [0], second, [0]])[None]
            for first, second in ((headline.cases, passage.cases), (headline.layouts, passage.layouts))
        )
        lower = ort.RunOptions()
        lower.only_execute_path_to_fetches = True  # the layers that the reader has to itself aren't needed
        feed = {"ids": ids, "cases": cases, "layouts": layouts, "style": np.array([[STYLES.index("full")]])}
        shared = self._sessions["encoder"].run(["shared"], feed, lower)[0]
        sides = np.concatenate([np.zeros(n + 2, dtype=np.int64), np.ones(m + 1, dtype=np.int64)])[None]
        verdicts, supported, evidence = self._sessions["pairs"].run(None, {"shared": shared, "sides": sides})
        return verdicts[0], supported[0, 0], evidence[0, n + 2 : n + m + 2, 0]

    def anchors(self, hidden: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Anchor scores of pieces. *Shape:* ``(pieces, width)`` to ``(pieces, 3)``."""
        return self._sessions["anchors"].run(None, {"hidden": hidden})[0]  # type: ignore[no-any-return]

    def roles(self, hidden: "NDArray[np.float32]", at: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Role scores of a window's pieces against its anchors. *Shape:* at ``(n,)`` to ``(n, pieces, 10)``."""
        import numpy as np

        offset = np.arange(len(hidden))[None] - at[:, None]
        feed = {"hidden": hidden, "at": at, "buckets": distance_buckets.of(offset)}
        return self._sessions["roles"].run(None, feed)[0]  # type: ignore[no-any-return]

    def acts(self, anchors: "NDArray[np.float32]", cues: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Act scores of anchors. *Shape:* anchors and their cues' mean pieces ``(n, width)`` to ``(n, acts)``."""
        return self._sessions["acts"].run(None, {"anchors": anchors, "words": cues})[0]  # type: ignore[no-any-return]

    def sources(self, anchors: "NDArray[np.float32]", words: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Source scores of anchors. *Shape:* anchors and their sources' mean pieces ``(n, width)`` to
        ``(n, sources)``.
        """
        return self._sessions["sources"].run(None, {"anchors": anchors, "words": words})[0]  # type: ignore[no-any-return]

    def mentions(self, hidden: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Mention scores of a window's spans. *Shape:* ``(pieces, width)`` to ``(pieces, LONGEST, mentions)``."""
        import numpy as np

        last = np.arange(len(hidden))[:, None] + np.arange(LONGEST)[None]
        feed = {"hidden": hidden, "last": last.clip(max=len(hidden) - 1)}
        return self._sessions["mentions"].run(None, feed)[0]  # type: ignore[no-any-return]

    def links(self, ends: "NDArray[np.float32]", labels: "NDArray[np.int64]", pairs: Block) -> "NDArray[np.float32]":
        """Scores of a block's mentions against those before them; the last one is the score of being new.

        *Shape:* ends ``(mentions, 2 * width)``, labels ``(mentions,)``, to ``(n, candidates + 1)``.
        """
        return self._linked("links", ends, labels, len(MENTIONS), pairs)

    def speakers(
        self,
        contents: "NDArray[np.float32]",
        names: "NDArray[np.float32]",
        labels: "NDArray[np.int64]",
        places: "NDArray[np.int64]",
    ) -> "NDArray[np.float32]":
        """Scores of names to be the speaker's; the last one is the score of the speaker not being among them.

        *Shape:* contents ``(n, 2 * width)``, names ``(m, 2 * width)``, labels ``(m,)``, places ``(n, m)``, to
        ``(n, m + 1)``.
        """
        import numpy as np

        feed = {"contents": contents, "names": names, "labels": labels, "places": places}
        scores, none = self._sessions["speakers"].run(None, feed)
        return np.concatenate([np.where(places == INSIDE, np.float32(-1e4), scores), none], 1)

    def triggers(self, hidden: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Trigger scores of pieces. *Shape:* ``(pieces, width)`` to ``(pieces, triggers)``."""
        return self._sessions["triggers"].run(None, {"hidden": hidden})[0]  # type: ignore[no-any-return]

    def arguments(
        self, hidden: "NDArray[np.float32]", at: "NDArray[np.int64]", near: "NDArray[np.int64]"
    ) -> "NDArray[np.float32]":
        """Argument scores of pieces near triggers. *Shape:* at ``(n,)``, near ``(n, k)`` to ``(n, k, 19)``."""
        feed = {"hidden": hidden, "at": at, "near": near, "buckets": distance_buckets.of(near - at[:, None])}
        return self._sessions["arguments"].run(None, feed)[0]  # type: ignore[no-any-return]

    def statuses(self, anchors: "NDArray[np.float32]", words: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Status scores of events. *Shape:* anchors and their triggers' mean pieces ``(n, width)`` to
        ``(n, statuses)``.
        """
        return self._sessions["statuses"].run(None, {"anchors": anchors, "words": words})[0]  # type: ignore[no-any-return]

    def same(self, ends: "NDArray[np.float32]", types: "NDArray[np.int64]", pairs: Block) -> "NDArray[np.float32]":
        """Scores of a block's events against those before them, as `links`; types are numbers in TRIGGERS."""
        return self._linked("same", ends, types, len(TRIGGERS), pairs)

    def loaded(self, hidden: "NDArray[np.float32]", shared: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Scores of pieces to be loaded. *Shape:* both ``(pieces, width)``, to ``(pieces, 1)``."""
        return self._sessions["loaded"].run(None, {"hidden": hidden, "shared": shared})[0]  # type: ignore[no-any-return]

    def _linked(
        self, graph: str, ends: "NDArray[np.float32]", labels: "NDArray[np.int64]", n_labels: int, pairs: Block
    ) -> "NDArray[np.float32]":
        import numpy as np

        here, before = slice(pairs.start, pairs.end), slice(pairs.first, pairs.end)
        scores, new = self._sessions[graph].run(None, {
            "mentions": ends[here], "candidates": ends[before], "apart": pairs.apart, "far": pairs.far,
            "relation": pairs.relation, "labels": labels[here, None] * n_labels + labels[None, before],
        })  # fmt: skip
        return np.concatenate([np.where(pairs.before, scores, np.float32(-1e4)), new], 1)


def _thresholds(given: object, place: str) -> Thresholds:
    """Read thresholds from JSON. Raises ValueError if one isn't a finite number."""
    match given:
        case dict():
            return {name: _threshold(value, f"{place}.{name}") for name, value in given.items()}
    raise ValueError(f"{place} is {given!r}; a threshold is a finite number, and a stage has thresholds by name")


def _threshold(given: object, place: str) -> float | Thresholds:
    match given:
        case int() | float() if not isinstance(given, bool) and isfinite(given):
            return float(given)
    return _thresholds(given, place)


def _unusable(folder: Path, cause: str) -> ModelError:
    return ModelError("The network can't be loaded", value=str(folder), allowed=f"a folder with {', '.join(FILES)}",
                      hint=f"Install onrecord again; the cause was: {cause}")  # fmt: skip


@cache
def load_network(folder: Path) -> Network:
    """Load a weights folder, only once for all readers of this process. Raises ModelError."""
    return Network.load(folder)
