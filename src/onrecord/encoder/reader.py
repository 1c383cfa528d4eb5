"""From texts to annotations: pieces, windows, the network, the decoders."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar, overload

from onrecord.encoder import attributions, coreference, events, loaded, sayings, speakers
from onrecord.encoder.attributions import ScoredAttribution, one_a_cue
from onrecord.encoder.heads.sources import SOURCES
from onrecord.encoder.network import WEIGHTS, Network, Thresholds, load_network
from onrecord.encoder.pieces import Pieces, load_tokenizer, spans_of, split
from onrecord.encoder.states import Map, States, encode
from onrecord.schema import Annotations, Attribution, LoadedPiece, Model, Speaking
from onrecord.settings import Settings

T = TypeVar("T")
"""The context that comes with a text and leaves with its annotations."""

Checkpoint = Callable[[], None]
"""Called before each window of a text is read; what it raises ends the reading."""


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
    def annotate(
        self, texts: Iterable[tuple[str, T]], checkpoint: Checkpoint | None = ...
    ) -> Iterator[tuple[Annotations, T]]: ...

    @overload
    def annotate(
        self, texts: Iterable[tuple[str | None, T]], checkpoint: Checkpoint | None = ...
    ) -> Iterator[tuple[Annotations | None, T]]: ...

    def annotate(
        self, texts: Iterable[tuple[str | None, T]], checkpoint: Checkpoint | None = None
    ) -> Iterator[tuple[Annotations | None, T]]:
        """Annotate pairs of a text and a context, and give pairs of the annotations and the context, in order.

        The setting `batch` says how many are read at a time; one thread reads one after the other. If a text is None,
        so are its annotations. Every window runs alone, so what is found in a text depends on that text only. Before
        each window, `checkpoint` is called; what it raises comes out here.
        """
        if self._threads == 1:  # a second thread that waits for the first would only make both slower
            for text, context in texts:
                yield None if text is None else self._annotations(text, map, checkpoint), context
            return
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
                future = None if text is None else pool.submit(self._annotations, text, map, checkpoint)
                in_flight.append((future, context))
                while in_flight and first_is_due():
                    yield take()
            while in_flight:
                yield take()
        finally:  # a caller that stops early doesn't wait for texts that are still being read
            pool.shutdown(cancel_futures=True)

    def annotate_one(self, text: str, checkpoint: Checkpoint | None = None) -> Annotations:
        """Annotate a single text as `annotate` does, running its windows side by side."""
        if self._threads == 1:
            return self._annotations(text, map, checkpoint)
        with ThreadPoolExecutor(self._threads) as pool:
            return self._annotations(text, pool.map, checkpoint)

    def find(self, pieces: Pieces) -> Iterator[ScoredAttribution]:
        """Find the attributions of a text in pieces, including those with too little confidence."""
        for states in self._states(pieces, map):
            likely = attributions.anchors(self._network, states, self._network.anchor_threshold)
            yield from attributions.find(self._network, states, attributions.mark(self._network, states, likely))

    def find_events(self, pieces: Pieces) -> Iterator[events.ScoredEvent]:
        """Find the events of a text in pieces, including those with too little confidence."""
        for states in self._states(pieces, map):
            yield from events.find(self._network, states)

    def find_loaded(self, text: str) -> tuple[LoadedPiece, ...]:
        """Find the pieces of a text that may be loaded, as `annotate` finds them, and nothing else."""
        pieces = split(text, self._tokenizer)
        return tuple(
            each for states in self._states(pieces, map) for each in loaded.find(self._network, states, pieces)
        )

    def _states(self, pieces: Pieces, run: Map) -> Iterator[States]:
        return encode(self._network, pieces, self._settings.style, run)

    def _annotations(self, text: str, run: Map, checkpoint: Checkpoint | None) -> Annotations:
        pieces = split(text, self._tokenizer)
        found: list[ScoredAttribution] = []
        mentioned: list[coreference.MentionCandidate] = []
        happened: list[events.ScoredEvent] = []
        coloured: list[LoadedPiece] = []
        enough = self._network.anchor_threshold
        least = min(enough, sayings.LEAST) if self._settings.events else enough
        if checkpoint is not None:
            run = _checked(run, checkpoint)
        for states in self._states(pieces, run):
            likely = attributions.anchors(self._network, states, least)
            marked = attributions.mark(self._network, states, [a for a in likely if a.probability >= enough], run)
            found += attributions.find(self._network, states, marked)
            mentioned += coreference.find(self._network, states, run)
            coloured += loaded.find(self._network, states, pieces)
            if self._settings.events and (here := list(events.find(self._network, states, run))):
                marked += attributions.mark(self._network, states, [a for a in likely if a.probability < enough], run)
                said = sayings.find(self._network, states, marked, [each.trigger for each in here])
                happened += [replace(each, saying=saying) for each, saying in zip(here, said, strict=True)]
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
            loaded=tuple(coloured),
        )


def _checked(run: Map, checkpoint: Checkpoint) -> Map:
    """Call a checkpoint before whatever is run."""

    def run_checked(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterable[Any]:
        def checked(item: Any) -> Any:
            checkpoint()
            return function(item)

        return run(checked, items)

    return run_checked


def _attribution(
    found: ScoredAttribution, confidence: float, names: tuple[Speaking, ...], pieces: Pieces
) -> Attribution:
    likely = dict(zip(SOURCES, found.sources, strict=True))
    named = {source: likely.pop(source) for source in SOURCES if source.startswith("named")}
    return Attribution(
        source=spans_of(found.source, pieces),
        cue=spans_of(found.cue, pieces),
        content=spans_of(found.content, pieces),
        act=found.act,
        confidence=confidence,
        virtual=not found.cue,
        named=min(sum(named.values()), 1.0),
        unnamed=max(likely, key=lambda source: likely[source]),
        names=names,
    )
