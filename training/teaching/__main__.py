"""What a newsroom's corrections bring: ``python -m training.teaching --data FOLDER --network WEIGHTS_OF_0.2.0``.

The stories of BASIL are split in two halves. In one half, a program corrects the speakers of quotations; the ranker of
speakers and the confidence in speakers are fitted to the world news, with and without these corrections. All are
measured on the other half, and then the halves change places. The network is one that has never learned from BASIL.
A speaker must be as certain as the recorder asks for by default: a wrong one costs as much as four without an answer.
Nothing is written but the tables.
"""

import argparse
import pickle
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Final, NamedTuple

import numpy as np

from onrecord import knowledge
from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig
from training import corrected, scorer
from training.bootstrap import Counts, Formula, interval
from training.ranking import weights, with_weights
from training.readings import Reading, read, ready
from training.reliability import Given, fit, given_in
from training.teaching import measuring, newsroom
from training.teaching.newsroom import Corrected

WITHOUT: Final = "without corrections"
WRONG_ONLY: Final = "what was corrected"
CHECKED: Final = "articles checked whole"
ARMS: Final = (WITHOUT, WRONG_ONLY, CHECKED)


class Outcome(NamedTuple):
    """What was counted on the articles kept back, for each way to learn, and what became of the others' quotations."""

    speakers: dict[str, measuring.Told]
    confidences: dict[str, Counts]
    corrections: Corrected


def main() -> None:
    """Read the command line and the articles, teach and measure, and print what changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--network", type=Path, required=True, help="weights that haven't learned from BASIL: 0.2.0's")
    parser.add_argument("--readings", type=Path, help="a file in which the readings of that network are kept")
    given = parser.parse_args()
    score = scorer.load(given.score or given.data.parent / "score" / "score.py")
    readings = ready(_readings(given.data, given.network, given.readings), knowledge.load())
    story = newsroom.stories(given.data)
    world = [each for each in readings if each.gold["id"] not in story]
    own = list({each.gold["id"]: each for each in readings if each.gold["id"] in story}.values())
    halves = newsroom.halves(story[each.gold["id"]] for each in own)
    outcomes = []
    for half in halves:
        first = [each for each in own if story[each.gold["id"]] in half]
        others = [each for each in own if story[each.gold["id"]] not in half]
        outcomes.append(teach(world, first, others, story=story, data=given.data, score=score))
        print(f"{len(first)} articles: {outcomes[-1].corrections}; measured on {len(others)}", file=sys.stderr)
    print("\n".join(table(outcomes)))


def _readings(data: Path, network: Path, kept: Path | None) -> Iterator[Reading]:
    if kept is not None and kept.is_file():
        yield from pickle.loads(kept.read_bytes())
        return
    found = list(read(data, network))
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(found))
    yield from found


def teach(
    world: Sequence[Reading],
    first: Sequence[Reading],
    others: Sequence[Reading],
    *,
    story: dict[str, str],
    data: Path,
    score: ModuleType,
) -> Outcome:
    """Fit to the world news, with and without the corrections of the first articles, and measure on the others."""
    known = knowledge.load()
    config = with_weights(RecorderConfig(), weights(world, score.same_name, known))
    with TemporaryDirectory() as folder:
        archive, file = Path(folder) / "news.db", Path(folder) / "gold.jsonl"
        made = newsroom.correct_all(archive, first, config, score.same_name, known)
        newsroom.write_gold(archive, file)
        learned = {WRONG_ONLY: newsroom.taught(corrected.load(file, data), first)}
        newsroom.check_all(archive)
        newsroom.write_gold(archive, file)
        learned[CHECKED] = newsroom.taught(corrected.load(file, data), first)
    configs = {WITHOUT: config} | {
        arm: with_weights(config, weights([*world, *more], score.same_name, known)) for arm, more in learned.items()
    }
    told = {arm: measuring.speakers(others, story, each, score, known) for arm, each in configs.items()}
    basis = _given(world, config, score, known)
    surprised = {
        arm: measuring.confidences(
            others, story, config, fit([*basis, *_given(learned.get(arm, ()), config, score, known)]),
            same_name=score.same_name, table=known,
        )
        for arm in ARMS
    }  # fmt: skip
    return Outcome(told, surprised, made)


def _given(readings: Sequence[Reading], config: RecorderConfig, score: ModuleType, known: Knowledge) -> list[Given]:
    return [given for each in readings for given in given_in(each, config, score.same_name, known)]


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Write the figures as Markdown tables: each with its change, and the 95 % interval of the change over stories."""
    yield "| source | learned from | quotations | right | wrong | unanswered | cost | change of right | of cost |"
    yield "|---" * 9 + "|"
    for form in ("all", *measuring.FORMS):
        of = {arm: np.concatenate([each.speakers[arm][form] for each in outcomes]) for arm in ARMS}
        for arm, counts in of.items():
            figures = [interval(counts, measuring.share(what)).value for what in ("right", "wrong", "unanswered")]
            figures.append(interval(counts, measuring.cost).value)
            changes = [_change(of, arm, formula) for formula in (measuring.share("right"), measuring.cost)]
            yield _row(form, arm, int(counts.sum()), *(f"{each:.1f}" for each in figures), *changes)
    yield ""
    yield "| confidence in the speaker | statements | log loss | change |"
    yield "|---" * 4 + "|"
    losses = {arm: np.concatenate([each.confidences[arm] for each in outcomes]) for arm in ARMS}
    for arm, counts in losses.items():
        value = interval(counts, measuring.loss).value
        yield _row(arm, int(counts[:, 1].sum()), f"{value:.3f}", _change(losses, arm, measuring.loss, digits=3))


def _change(of: dict[str, Counts], arm: str, formula: Formula, digits: int = 1) -> str:
    if arm == WITHOUT:
        return "–"
    value, low, high = measuring.change(of[WITHOUT], of[arm], formula)
    return f"{value:+.{digits}f} ({low:+.{digits}f} to {high:+.{digits}f})"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
