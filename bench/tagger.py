"""What people could run instead of onrecord: a BERT-base token tagger in onnxruntime, from texts to tagged spans.

It gets the same windows and the same fused operators, and batches them in the fastest way.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any, NamedTuple, Self

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.encoder.windows import Window, cut, merge

CLS, SEP = 101, 102


class Plan(NamedTuple):
    """How windows are run: so many in a batch, so many batches side by side, so many threads within each."""

    batch: int
    workers: int
    threads: int

    def __str__(self) -> str:
        return f"batch {self.batch}, {self.workers} × {self.threads} threads"


class Tagged(NamedTuple):
    """A span that the tagger marked: its kind, and where it stands in the text."""

    kind: int
    start: int
    end: int


class Tagger:
    """An ONNX graph that tags word pieces, and how it is run."""

    def __init__(self, graph: bytes, plan: Plan, tokenizer: Tokenizer, window: int, stride: int) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = plan.threads, 1
        options.log_severity_level = 3
        self.plan = plan
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._tokenizer, self._window, self._stride = tokenizer, window, stride

    @classmethod
    def fastest(cls, graph: bytes, threads: int, texts: list[str], **given: Any) -> Self:
        """Find the fastest way to use a number of threads."""
        plans = [Plan(1, threads, 1), Plan(8, threads, 1), Plan(8, 1, threads), Plan(16, 1, threads)]
        seconds = {}
        for plan in dict.fromkeys(plans):  # with one thread, some are the same
            tagger = cls(graph, plan, **given)
            start = time.perf_counter()
            tagger.tag(texts)
            seconds[plan] = time.perf_counter() - start
        return cls(graph, min(seconds, key=seconds.__getitem__), **given)

    def tag(self, texts: list[str]) -> list[list[Tagged]]:
        """Cut texts into windows, tag all of these, and put together what stands in each text."""
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        windows = [(i, w) for i, e in enumerate(encodings) for w in cut(len(e.ids), self._window, self._stride)]
        ids = [np.array(e.ids, dtype=np.int64) for e in encodings]
        parts: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in texts]

        def run(batch: list[tuple[int, Window]]) -> NDArray[np.float32]:
            rows = [np.concatenate([[CLS], ids[i][w.start : w.end], [SEP]]) for i, w in batch]
            scores: NDArray[np.float32] = self._session.run(None, {"ids": np.stack(rows)})[0]
            return scores

        batches = list(unpadded(windows, self.plan.batch))
        with ThreadPoolExecutor(self.plan.workers) as pool:
            for batch, scores in zip(batches, pool.map(run, batches), strict=True):
                for (i, window), row in zip(batch, scores, strict=True):
                    parts[i].append((window, row[1:-1]))
        return [
            spans(merge(part, len(e.ids))[1].argmax(1), e.offsets) if part else []
            for part, e in zip(parts, encodings, strict=True)
        ]


def unpadded(windows: list[tuple[int, Window]], size: int) -> Iterator[list[tuple[int, Window]]]:
    """Batches of windows of one length, so that no time is lost on padding.

    >>> [len(batch) for batch in unpadded([(0, Window(0, 9)), (0, Window(5, 14)), (1, Window(0, 4))], 8)]
    [1, 2]
    """

    def length(each: tuple[int, Window]) -> int:
        return each[1].end - each[1].start

    for _, group in groupby(sorted(windows, key=length), key=length):
        alike = list(group)
        yield from (alike[i : i + size] for i in range(0, len(alike), size))


def spans(tags: NDArray[np.int64], offsets: list[tuple[int, int]]) -> list[Tagged]:
    """The spans of BIO tags: 0 is O, 1 and 2 are B and I of the first kind, and so on.

    >>> spans(np.array([0, 1, 2, 3, 4, 4, 0]), [(i, i + 1) for i in range(7)])
    [Tagged(kind=0, start=1, end=3), Tagged(kind=1, start=3, end=6)]
    """
    found: list[Tagged] = []
    before = 0
    for i in np.flatnonzero(tags).tolist():
        tag, (start, end) = int(tags[i]), offsets[i]
        kind, inside = divmod(tag - 1, 2)
        before = int(tags[i - 1]) if i else 0
        if inside and before and (before - 1) // 2 == kind:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Tagged(kind, start, end))
    return found
