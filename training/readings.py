"""Training articles as the network read them, and what is known of who speaks in them."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from onrecord.encoder import Reader
from onrecord.encoder.network import WEIGHTS
from onrecord.ingest import from_text
from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig, statements, times
from onrecord.recorder.actors import SpeakerDecision, resolving
from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.link import Linker
from onrecord.recorder.actors.speakers import Resolver
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import Annotations, Article
from onrecord.settings import Settings
from onrecord.text import TextStructure
from training.gold import kept_out, load

GOLD: Final = {"quotes/train.jsonl": 1.0, "worldnews/train.jsonl": 0.5}
"""What is learned from, and how much an example counts: the network has learned its links from the world news, too, and
is surer of them there than it will ever be elsewhere."""


CORRECTIONS: Final = "corrections"
OF_CORRECTIONS: Final = 1.0
"""What a corrected record is called as a corpus, and how much an example of it counts."""


class Prepared(NamedTuple):
    """What an article's speakers are chosen from; it is the same whatever the weights of the signs."""

    structure: TextStructure
    chains: Coreference
    drafts: Sequence[StatementDraft]
    owners: dict[int, int]


class Reading(NamedTuple):
    """An article as the network read it, and what is known of its speakers; how much an example counts, and which
    corpus it is of; and what was prepared, if it was.
    """

    article: Article
    annotations: Annotations
    gold: Mapping[str, Any]
    weight: float
    corpus: str = ""
    ready: Prepared | None = None


def read(
    data: Path,
    network: Path = WEIGHTS,
    only: Container[str] | None = None,
    corrections: Sequence[Mapping[str, Any]] = (),
) -> Iterator[Reading]:
    """Read the articles of GOLD with a network, or `only` some of them, and those of corrected records.

    It should be one that hasn't learned from the quotations, as that of version 0.2.0: on what a network has learned
    from, its links are surer than they will ever be elsewhere. That one had no head for speakers, so that none of its
    attributions has names.
    """
    from training import earlier  # it needs torch, and nothing else here does

    settings = Settings(language_check=False, events=False)
    with earlier.completed(network) as folder:
        reader = Reader.load(settings, folder)
    hears = earlier.has(network, "speakers")
    corpora: list[tuple[str, float, Sequence[Mapping[str, Any]]]] = [
        (path, weight, [g for g in load(data / path) if only is None or g["id"] in only])
        for path, weight in GOLD.items()
    ]
    for corpus, weight, gold in (*corpora, (CORRECTIONS, OF_CORRECTIONS, corrections)):
        articles = [from_text(g["text"], settings=settings, id=g["id"], published=g.get("published")) for g in gold]
        marked = reader.annotate((article.text, article) for article in articles)
        for g, (annotations, article) in zip(gold, marked, strict=True):
            yield Reading(article, annotations if hears else _without_names(annotations), g, weight, corpus)


def _without_names(annotations: Annotations) -> Annotations:
    said = tuple(each.model_copy(update={"names": ()}) for each in annotations.attributions)
    return annotations.model_copy(update={"attributions": said})


def unseen(data: Path) -> set[str]:
    """The articles of GOLD that the network that ships was kept from."""
    parts = ("worldnews", "worldnews/train.jsonl"), ("quotes", "quotes/actors_train.jsonl")
    return {gold["id"] for corpus, path in parts for gold in kept_out(load(data / path), corpus)}


def resolved(
    reading: Reading, config: RecorderConfig, table: Knowledge | None
) -> tuple[Resolver, Sequence[StatementDraft], Sequence[SpeakerDecision]]:
    """Decide who speaks in an article's statements, as the recorder does."""
    structure, chains, drafts, owners = reading.ready or prepared(reading, config, table)
    resolver = Resolver(structure, chains, drafts, owners, config.speakers)
    return resolver, drafts, resolver.resolve()


def prepared(reading: Reading, config: RecorderConfig, table: Knowledge | None) -> Prepared:
    """Find an article's statements, and who is who in it."""
    structure, expressions = TextStructure.of(reading.article), times.find(reading.article.text)
    article = times.dated(reading.article, expressions, table, config.times)
    drafts = statements.draft(structure, reading.annotations, expressions, config.statements)
    linker = Linker(article, table, config.link) if table else None
    chains, owners = resolving.who_is_who(structure, reading.annotations.mentions, drafts, linker, config)
    return Prepared(structure, chains, drafts, owners)


def ready(readings: Iterable[Reading], table: Knowledge | None) -> list[Reading]:
    """Prepare articles with the recorder's own thresholds, so that weights can be tried quickly."""
    return [each._replace(ready=prepared(each, RecorderConfig(), table)) for each in readings]


def known_speakers(reading: Reading, drafts: Sequence[StatementDraft]) -> dict[int, tuple[str, ...]]:
    """Give the names of those who speak in statements, by the statements' numbers; empty where they have no name.

    Statements whose speaker isn't known for sure are left out.
    """
    known = _of_attributions(reading, drafts) if "attributions" in reading.gold else {}
    return known | _of_quotes(reading, drafts) if "quotes" in reading.gold else known


def _of_quotes(reading: Reading, drafts: Sequence[StatementDraft]) -> dict[int, tuple[str, ...]]:
    """Look at the statements that are the innermost around a quotation."""
    known = {}
    for quote in reading.gold["quotes"]:
        if not quote["sure"] or quote["speaker"] in (None, "self"):
            continue
        middle = (quote["start"] + quote["end"]) // 2
        holding = [n for n, d in enumerate(drafts) if any(s <= middle < e for s, e in d.content)]
        if not holding:
            continue
        number = min(holding, key=lambda n: sum(e - s for s, e in drafts[n].content))
        own = {reading.article.text[s:e].casefold() for s, e in drafts[number].source} <= {"i", "we"}
        others = any(quote["start"] <= s < quote["end"] for s, _ in drafts[number].source)
        if own or not others:  # else it is what the speaker says of others
            known[number] = _names(quote["speaker"], named=True)
    return known


def _of_attributions(reading: Reading, drafts: Sequence[StatementDraft]) -> dict[int, tuple[str, ...]]:
    known = {}
    for each in reading.gold["attributions"]:
        if not each["source"] or not each["sure"] or each["kind"] == "self":
            continue
        for number, draft in enumerate(drafts):
            if _share(each["source"], draft.source) and _share(each["content"], draft.content):
                known[number] = _names(each["speaker"], named=each["kind"].startswith("named"))
                break
    return known


def _share(left: Iterable[Sequence[int]], right: Sequence[tuple[int, int]]) -> bool:
    return any(start < e and end > s for start, end in left for s, e in right)


def _names(speaker: str | list[str] | None, *, named: bool) -> tuple[str, ...]:
    names = tuple(speaker) if isinstance(speaker, list) else (speaker or "~",)
    return names if named and not names[0].startswith("~") else ()
