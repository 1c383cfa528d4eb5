"""Fit what tells which events of a story are one: ``python -m training.crossdoc --data FOLDER --records FILE``.

It is measured on ECB+'s development topics, within sub-topics as gold stories, on gold mentions of events that people
marked. `FILE` holds what ``onrecord read --jsonl`` makes of the texts that ``python -m training.crossdoc.ecb`` prints:
who, where and when are the shipped network's, not gold. Two choices of mentions are judged:

- *linked*: those of which ECB+ says what they are the same as;
- *all in linked sentences*: all in sentences that have such a one, as is custom; those without a link are alone.

The baseline takes two events of a story for one if the last word of their triggers has the same lemma, without words as
`LIGHT` has them. Lemmas are `stories.events.lemmas`': a table of irregular forms, and rules that cut what inflection
adds; no dictionary.

Networks are fitted in four folds of the training topics, and all four ship: their mean is taken. The likeness from
which events are one is chosen for each measure in these folds, and so is the shipped one: the smallest with which
B-cubed precision is `PRECISION` there.
"""

import argparse
import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.schema import Record
from onrecord.stories import StoryInput, sketch
from onrecord.stories.events import words
from onrecord.stories.events.clusters import Merge, merges, relabelled
from onrecord.stories.events.likeness import FILE, Judges, Network
from onrecord.stories.events.pairs import Floats, Story, features
from onrecord.stories.events.traits import Traits, traits
from onrecord.stories.sketches import Sketch
from training.bootstrap import Counts, f1_of_parts, interval, mean_of_three
from training.crossdoc import ecb
from training.crossdoc.fit import Pairs, fit, write
from training.crossdoc.scoring import by_topic, clusters, counts
from training.crossdoc.views import Views, records
from training.scorer import load as load_scorer

FOLDS: Final = 4
LEAST: Final = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)
"""The likenesses from which is chosen."""

PRECISION: Final = 0.9

CHOICES: Final = ("linked", "all in linked sentences")


class Told(NamedTuple):
    """A story of ECB+: its topic, its mentions, their likeness features, and which are linked."""

    topic: int
    mentions: list[ecb.Mention]
    traits: list[Traits]
    features: Floats
    same: NDArray[np.bool_]
    linked: NDArray[np.bool_]

    def chosen(self, choice: str) -> NDArray[np.int64]:
        """The numbers of the mentions of a choice."""
        return np.flatnonzero(self.linked) if choice == CHOICES[0] else np.arange(len(self.mentions))

    def pairs(self) -> Pairs:
        """Its pairs, each once."""
        one, other = np.triu_indices(len(self.mentions), 1)
        return Pairs(self.features[one, other], self.same[one, other])


Labels = Callable[[str, Told, NDArray[np.int64]], Sequence[Hashable]]
"""Labels the mentions with these numbers, of a story and its name."""

Figure = dict[str, Any]

MEASURES: Final = {"muc": 0, "b3": 4, "ceafe": 8}
"""The measures whose mean is CoNLL F1, and where their counts stand."""


def main() -> None:
    """Read the command line, fit in folds, choose, measure, and write the network and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--records", type=Path, required=True, help="the records of the texts")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--out", type=Path, default=FILE, help="where the network goes")
    parser.add_argument("--figures", type=Path, default=Path("bench/accounts.json"))
    given = parser.parse_args()
    torch.set_num_threads(1)
    scorer = load_scorer(given.score or given.data.parent / "score" / "score.py")
    stories = load(given.data, given.records)
    learned = {name: each for name, each in stories.items() if each.topic not in ecb.DEVELOPMENT}
    measured = {name: each for name, each in stories.items() if each.topic in ecb.DEVELOPMENT}
    folds = in_folds(learned)
    judges = Judges(tuple(network for _, network in folds), 0)
    unseen = Likeness(
        learned, {name: network for out, network in folds for name, each in learned.items() if each.topic in out}
    )
    ours = Likeness(measured, dict.fromkeys(measured, judges))

    def judged(among: Mapping[str, Told], choice: str, labels: Labels) -> Counts:
        found = {}
        for name, each in among.items():
            numbers = each.chosen(choice)
            mentions = [each.mentions[number] for number in numbers]
            gold = clusters(mentions, (mention.event for mention in mentions))
            found[name] = counts(scorer, gold, clusters(mentions, labels(name, each, numbers)))
        return by_topic(found, {name: each.topic for name, each in among.items()})

    careful = next(
        least for least in LEAST if precise(judged(learned, CHOICES[1], unseen.labels(least))) or least == LEAST[-1]
    )
    figures = []
    for choice in CHOICES:
        in_training = {least: judged(learned, choice, unseen.labels(least)) for least in LEAST}
        chosen = max(LEAST, key=lambda least: float(mean_of_three(in_training[least].sum(0))))
        figures.append(row(f"{choice}, training topics", f"ours in folds, from {chosen}", in_training[chosen]))
        figures.append(row(f"{choice}, training topics", "the same lemma", judged(learned, choice, by_lemma)))
        ways: dict[str, Labels] = {
            "each alone": alone,
            "the same lemma": by_lemma,
            f"ours, from {chosen}": ours.labels(chosen),
            f"ours as shipped, from {careful}": ours.labels(careful),
        }
        for way, labels in ways.items():
            figures.append(row(choice, way, judged(measured, choice, labels)))
    print("\n".join(map(shown, figures)))
    write(judges._replace(least=careful), given.out)
    given.figures.parent.mkdir(parents=True, exist_ok=True)
    given.figures.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")


def load(data: Path, of_texts: Path) -> dict[str, Told]:
    """Load ECB+'s stories, with the features of all pairs of mentions in linked sentences."""
    read = {record.article.id: record for record in records(of_texts)}
    views, table = Views(), words.load()
    found: dict[str, list[tuple[ecb.Document, ecb.Mention, Traits]]] = {}
    sketches: dict[str, dict[int, Sketch]] = {}
    for number, document in enumerate(ecb.documents(data / ecb.FILE)):
        record = read.get(document.id)
        sketches.setdefault(document.story, {})[number] = sketch(StoryInput(None, document.text, None, names(record)))
        sentences = {mention.sentence for mention in document.mentions if ecb.linked(mention)}
        for mention, view in zip(document.mentions, views.of(document, number, record), strict=True):
            if mention.sentence in sentences:
                found.setdefault(document.story, []).append((document, mention, traits(view)))
    stories = {}
    for name, each in found.items():
        compared = [traits for _, _, traits in each]
        events = np.array([mention.event for _, mention, _ in each])
        stories[name] = Told(
            each[0][0].topic,
            [mention for _, mention, _ in each],
            compared,
            features(compared, compared, Story(sketches[name], compared), table),
            events[:, None] == events[None],
            np.array([ecb.linked(mention) for _, mention, _ in each]),
        )
    return stories


def names(record: Record | None) -> tuple[tuple[str, str, int], ...]:
    """Give the names of a record as a sketch takes them."""
    return (
        tuple((actor.name, actor.kind, len(actor.mentions)) for actor in record.actors if actor.named) if record else ()
    )


def in_folds(stories: Mapping[str, Told]) -> list[tuple[frozenset[int], Network]]:
    """Fit networks that each leave some topics out, and give these."""
    topics = sorted({each.topic for each in stories.values()})
    np.random.default_rng(0).shuffle(topics)
    left_out = [frozenset(topics[fold::FOLDS]) for fold in range(FOLDS)]
    return [(out, fit([each.pairs() for each in stories.values() if each.topic not in out])) for out in left_out]


class Likeness:
    """The likeness of all pairs of each story's mentions, and the clusters that it gives."""

    def __init__(self, stories: Mapping[str, Told], networks: Mapping[str, Network | Judges]) -> None:
        self._alike = {name: networks[name].likeness(each.features) for name, each in stories.items()}
        self._merges: dict[tuple[str, int], list[Merge]] = {}

    def labels(self, least: float) -> Labels:
        """Label by clusters of what is alike at least so much."""

        def labels(name: str, _: Told, numbers: NDArray[np.int64]) -> Sequence[Hashable]:
            listed: list[int] = numbers.tolist()
            key = (name, len(listed))  # a choice of mentions is known by its size
            if key not in self._merges:
                self._merges[key] = list(merges(self._alike[name][np.ix_(numbers, numbers)], listed))
            return relabelled(listed, [merge for merge in self._merges[key] if merge.alike >= least])

        return labels


def by_lemma(_: str, told: Told, numbers: NDArray[np.int64]) -> Sequence[Hashable]:
    """Label by the lemma of the trigger's last word."""
    return [told.traits[number].trigger[-1] for number in numbers]


def alone(_: str, __: Told, numbers: NDArray[np.int64]) -> Sequence[Hashable]:
    """Label each mention by itself."""
    return numbers.tolist()  # type: ignore[no-any-return]


def precise(found: Counts) -> bool:
    """Tell whether B-cubed precision is `PRECISION` or more."""
    whole = found.sum(0)
    return bool(whole[6] >= PRECISION * whole[7])


def row(choice: str, way: str, found: Counts) -> Figure:
    """Compute the figures of a way to put mentions together."""
    whole = found.sum(0)
    return {
        "mentions": choice,
        "way": way,
        "topics": len(found),
        "conll": {name: value and round(value, 1) for name, value in interval(found, mean_of_three)._asdict().items()},
        **{name: round(float(f1_of_parts(whole[at : at + 4])), 1) for name, at in MEASURES.items()},
        "b3_precision": round(100 * float(whole[6] / whole[7]), 1),
        "b3_recall": round(100 * float(whole[4] / whole[5]), 1),
    }


def shown(figure: Figure) -> str:
    """Write figures as a row of a Markdown table."""
    conll = figure["conll"]
    cells = [
        figure["mentions"], figure["way"], f"{conll['value']} ({conll['low']} to {conll['high']})",
        *(figure[name] for name in (*MEASURES, "b3_precision", "b3_recall")),
    ]  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
