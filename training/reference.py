"""Write down what the trained network finds, to compare the shipped one with: ``python -m training.reference``.

The articles are the project's own invented ones. The network runs in float32 with torch, with the same windows and
decoders as the shipped one. What it finds is written in pieces.
"""

import argparse
import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.encoder.heads.links import Block
from onrecord.encoder.heads.roles import ROLES
from onrecord.encoder.inputs import STYLES
from onrecord.encoder.network import WEIGHTS, Network
from onrecord.encoder.pieces import CLS, SEP, Pieces, load_tokenizer, split
from onrecord.encoder.reader import Reader
from onrecord.encoder.windows import Window
from onrecord.schema import MarkedMention
from onrecord.settings import Settings, Style
from training import model

ARTICLES = Path("tests/golden/articles")
REFERENCE = Path("tests/contract/reference.json")


def floats(tensor: torch.Tensor) -> NDArray[np.float32]:
    """A tensor's numbers as an array of its shape."""
    array: NDArray[np.float32] = tensor.numpy()
    return array


@dataclass(frozen=True)
class TrainedNetwork(Network):
    """A network whose graphs are the trained modules."""

    trained: model.Reader | None = None

    @torch.no_grad()
    def encode(self, pieces: Pieces, window: Window, style: Style) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """States of a window's pieces, as `Network.encode`. *Shape:* both ``(pieces, width)``."""
        here = slice(window.start, window.end)
        ids = torch.tensor([[CLS, *pieces.ids[here], SEP]])
        cases, layouts = (torch.tensor([[0, *a[here], 0]]) for a in (pieces.cases, pieces.layouts))
        style_number = torch.tensor([STYLES.index(style)])
        inputs = ids, cases, layouts, style_number
        shared = model.shared(self._reader, inputs, torch.zeros(1))
        return floats(self._reader.encoder(*inputs)[0, 1:-1]), floats(shared[0, 1:-1])

    @torch.no_grad()
    def anchors(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        """Anchor scores of pieces. *Shape:* ``(pieces, width)`` to ``(pieces, 3)``."""
        return floats(self._reader.anchor_head(torch.from_numpy(hidden)))

    @torch.no_grad()
    def roles(self, hidden: NDArray[np.float32], at: NDArray[np.int64]) -> NDArray[np.float32]:
        """Role scores of a window's pieces against its anchors. *Shape:* at ``(n,)`` to ``(n, pieces, 10)``."""
        rows = torch.zeros(len(at), dtype=torch.long)
        return floats(self._reader.roles(torch.from_numpy(hidden)[None], rows, torch.from_numpy(at)))

    @torch.no_grad()
    def acts(self, anchors: NDArray[np.float32], cues: NDArray[np.float32]) -> NDArray[np.float32]:
        """Act scores of anchors. *Shape:* both ``(n, width)`` to ``(n, acts)``."""
        return floats(self._reader.act_head(torch.from_numpy(anchors), torch.from_numpy(cues)))

    @torch.no_grad()
    def sources(self, anchors: NDArray[np.float32], words: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the sources of anchors are. *Shape:* both ``(n, width)``, to ``(n, sources)``."""
        return floats(self._reader.source_head(torch.from_numpy(anchors), torch.from_numpy(words)))

    @torch.no_grad()
    def mentions(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        """Mention scores of a window's spans. *Shape:* ``(pieces, width)`` to ``(pieces, LONGEST, mentions)``."""
        return floats(self._reader.mention_head(torch.from_numpy(hidden)[None])[0])

    @torch.no_grad()
    def links(self, ends: NDArray[np.float32], labels: NDArray[np.int64], pairs: Block) -> NDArray[np.float32]:
        """Scores of a block's mentions against those before them. *Shape:* as `Network.links`."""
        return floats(self._reader.link_head(torch.from_numpy(ends), torch.from_numpy(labels), pairs))

    @torch.no_grad()
    def speakers(
        self,
        contents: NDArray[np.float32],
        names: NDArray[np.float32],
        labels: NDArray[np.int64],
        places: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Scores of names to be the speaker's. *Shape:* as `Network.speakers`."""
        return floats(self._reader.speaker_head(*map(torch.from_numpy, (contents, names, labels, places))))

    @torch.no_grad()
    def triggers(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        """Trigger scores of pieces. *Shape:* ``(pieces, width)`` to ``(pieces, triggers)``."""
        return floats(self._reader.trigger_head(torch.from_numpy(hidden)))

    @torch.no_grad()
    def arguments(
        self, hidden: NDArray[np.float32], at: NDArray[np.int64], near: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Argument scores of pieces near triggers. *Shape:* near ``(n, k)`` to ``(n, k, 19)``."""
        rows = torch.zeros(len(at), dtype=torch.long)
        given = torch.from_numpy(hidden)[None], rows, torch.from_numpy(at), torch.from_numpy(near)
        return floats(self._reader.argument_head(*given))

    @torch.no_grad()
    def statuses(self, anchors: NDArray[np.float32], words: NDArray[np.float32]) -> NDArray[np.float32]:
        """Status scores of events. *Shape:* both ``(n, width)`` to ``(n, statuses)``."""
        return floats(self._reader.status_head(torch.from_numpy(anchors), torch.from_numpy(words)))

    @torch.no_grad()
    def same(self, ends: NDArray[np.float32], types: NDArray[np.int64], pairs: Block) -> NDArray[np.float32]:
        """Scores of a block's events against those before them. *Shape:* as `Network.same`."""
        return floats(self._reader.event_link_head(torch.from_numpy(ends), torch.from_numpy(types), pairs))

    @property
    def _reader(self) -> model.Reader:
        assert self.trained is not None
        return self.trained


def likeliest(mention: MarkedMention) -> int | None:
    """The antecedent that is likelier than that there is none, by its number."""
    best = max(mention.antecedents, key=lambda before: before.probability, default=None)
    return best.mention if best and best.probability > 0.5 else None


def main() -> None:
    """Read the command line, read the articles with the trained network, write what it finds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, default=Path("build/training/reader.pt"), help="what training wrote")
    given = parser.parse_args()
    shipped = Network.load(WEIGHTS)
    trained = model.load(given.reader).eval()
    fields = {name: getattr(shipped, name) for name in Network.__dataclass_fields__}
    reader = Reader(replace(TrainedNetwork(**fields), trained=trained), Settings())
    tokenizer = load_tokenizer(shipped.vocabulary)
    found = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        text = path.read_text(encoding="utf8")
        attributions = [{"act": f.act, "confidence": shipped.calibrations["full"].confidence(f.signs)}
                        | {role: getattr(f, role) for role in ROLES[1:]}
                        for f in reader.find(split(text, tokenizer))]  # fmt: skip
        annotations = reader.annotate_one(text)
        mentions = [[m.span.start, m.span.end, f"{m.kind} {m.form}", round(m.confidence, 2), likeliest(m)]
                    for m in annotations.mentions]  # fmt: skip
        events = [[e.trigger.start, e.trigger.end, e.type, e.status, round(e.confidence, 2)]
                  for e in annotations.events]  # fmt: skip
        found[path.name] = {"attributions": attributions, "mentions": mentions, "events": events}
    REFERENCE.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
