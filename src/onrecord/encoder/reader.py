"""From texts to annotations: pieces, windows, the network, the decoders."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from typing import TypeVar, overload

from onrecord.encoder import attributions, coreference, events, speakers
from onrecord.encoder.attributions import Fragments, ScoredAttribution, one_a_cue
from onrecord.encoder.heads.sources import SOURCES
from onrecord.encoder.network import WEIGHTS, Network, Thresholds, load_network
from onrecord.encoder.pieces import Pieces, load_tokenizer, split
from onrecord.encoder.states import Map, States, encode
from onrecord.schema import Annotations, Attribution, Model, Span, Speaking
from onrecord.settings import Settings

T = TypeVar("T")
"""The context that comes with a text and leaves with its annotations."""


class Reader:
    """Marks attributions, mentions and events in texts with the network of a weights folder.

    >>> reader = Reader.load(Settings(threads=1))
    >>> text = "The ferry will sail again on Monday, the harbour master said."
    >>> ((annotations, name),) = reader.annotate([(text, "ferry.txt")])
    >>> name, [fragment.start for fragment in annotations.attributions[0].source]
    ('ferry.txt', [37])
    """

    def __init__(self, network: Network, settings: Settings) -> None:
        self._network = network
        self._settings = settings
        self._tokenizer = load_tokenizer(network.vocabulary)
        self._threads = settings.threads or cpu_count() or 1

    @classmethod
    def load(cls, settings: Settings, folder: Path = WEIGHTS) -> "Reader":
        """Load the weights that ship with the package, or those in another folder. Raises ModelError."""
        return cls(load_network(folder), settings)

    @property
    def model(self) -> Model:
        """The name and version of the network."""
        return Model(name=self._network.name, version=self._network.version)

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds that training chose for the recorder, by name or by stage and name."""
        return self._network.thresholds

    @overload
    def annotate(self, texts: Iterable[tuple[str, T]]) -> Iterator[tuple[Annotations, T]]: ...

    @overload
    def annotate(self, texts: Iterable[tuple[str | None, T]]) -> Iterator[tuple[Annotations | None, T]]: ...

    def annotate(self, texts: Iterable[tuple[str | None, T]]) -> Iterator[tuple[Annotations | None, T]]:
        """Annotate pairs of a text and a context, and give pairs of the annotations and the context, in order.

        The setting `batch` says how many are read at a time. If a text is None, so are its annotations. Every window
        runs alone, so what is found in a text depends on that text only.
        """
        pool = ThreadPoolExecutor(self._threads)
        in_flight: deque[tuple[Future[Annotations] | None, T]] = deque()

        def first_is_due() -> bool:
            future, _ = in_flight[0]
            return future is None or future.done() or len(in_flight) >= self._settings.batch

        def take() -> tuple[Annotations | None, T]:
            future, context = in_flight.popleft()
            return (None if future is None else future.result()), context

        try:
            for text, context in texts:
                future = None if text is None else pool.submit(self._annotations, text, map)
                in_flight.append((future, context))
                while in_flight and first_is_due():
                    yield take()
            while in_flight:
                yield take()
        finally:  # a caller that stops early doesn't wait for texts that are still being read
            pool.shutdown(cancel_futures=True)

    def annotate_one(self, text: str) -> Annotations:
        """Annotate a single text, running its windows side by side."""
        if self._threads == 1:
            return self._annotations(text, map)
        with ThreadPoolExecutor(self._threads) as pool:
            return self._annotations(text, pool.map)

    def find(self, pieces: Pieces) -> Iterator[ScoredAttribution]:
        """Find the attributions of a text in pieces, including those with too little confidence."""
        for states in self._states(pieces, map):
            yield from attributions.find(self._network, states)

    def find_events(self, pieces: Pieces) -> Iterator[events.ScoredEvent]:
        """Find the events of a text in pieces, including those with too little confidence."""
        for states in self._states(pieces, map):
            yield from events.find(self._network, states)

    def _states(self, pieces: Pieces, run: Map) -> Iterator[States]:
        return encode(self._network, pieces, self._settings.style, run)

    def _annotations(self, text: str, run: Map) -> Annotations:
        pieces = split(text, self._tokenizer)
        found: list[ScoredAttribution] = []
        mentioned: list[coreference.MentionCandidate] = []
        happened: list[events.ScoredEvent] = []
        for states in self._states(pieces, run):
            found += attributions.find(self._network, states, run)
            mentioned += coreference.find(self._network, states, run)
            if self._settings.events:
                happened += events.find(self._network, states, run)
        calibration = self._network.calibrations[self._settings.style]
        sure = [(calibration.confidence(each.signs), each) for each in found]
        kept = [(confidence, each) for confidence, each in one_a_cue(sure) if confidence >= calibration.threshold]
        names = speakers.hear(self._network, pieces, [each for _, each in kept], mentioned)
        return Annotations(
            style=self._settings.style,
            attributions=tuple(
                _attribution(each, confidence, heard, pieces)
                for (confidence, each), heard in zip(kept, names, strict=True)
            ),
            mentions=coreference.link(self._network, text, pieces, mentioned),
            events=events.mark(self._network, text, pieces, happened),
        )


def _attribution(
    found: ScoredAttribution, confidence: float, names: tuple[Speaking, ...], pieces: Pieces
) -> Attribution:
    likely = dict(zip(SOURCES, found.sources, strict=True))
    named = {source: likely.pop(source) for source in SOURCES if source.startswith("named")}
    return Attribution(
        source=_spans(found.source, pieces),
        cue=_spans(found.cue, pieces),
        content=_spans(found.content, pieces),
        act=found.act,
        confidence=confidence,
        virtual=not found.cue,
        named=min(sum(named.values()), 1.0),
        unnamed=max(likely, key=lambda source: likely[source]),
        names=names,
    )


def _spans(fragments: Fragments, pieces: Pieces) -> tuple[Span, ...]:
    """Turn fragments into characters; those that meet within a character, which several pieces may share, are one."""
    spans: list[Span] = []
    for first, last in fragments:
        start, end = int(pieces.starts[first]), int(pieces.ends[last - 1])
        if spans and start < spans[-1].end:
            start = spans.pop().start
        spans.append(Span(start, end))
    return tuple(spans)
