"""Runs for the tests: articles, a reading that is fast, and an engine in this process."""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.dataset

from onrecord.cluster.calling import run
from onrecord.cluster.engine import Done, Job
from onrecord.cluster.plan import Options
from onrecord.cluster.storage import Location
from onrecord.cluster.tables import TABLES
from onrecord.schema import Actor, Article, Mention, Model, Record, Span, Statement
from onrecord.settings import Settings

NAMES = ("Oriel Danby", "Mara Kesh", "Tobin Vale", "Ines Orlov", "Pell Hargreave", "Dana Whitlow")
THINGS = ("ferry", "bridge", "clinic", "quarry", "school", "harbour", "library", "market", "reservoir", "tramway")
REASONS = (
    "after an inspection found cracks in two of its piers",
    "because the contractor had left the site in March",
    "once the council had voted for the money in a late session",
    "although residents of the upper town had asked for more time",
    "as soon as the winter storms had passed over the coast",
    "when the auditors had gone through the books of the past five years",
)


def article(number: int) -> dict[str, str]:
    """Write an article that no other is like."""
    chance = random.Random(number)
    name, thing = chance.choice(NAMES), chance.choice(THINGS)
    sentences = [f"{name} said the {thing} of Kelve-on-Sea would close on day {number} {chance.choice(REASONS)}."]
    for _ in range(6):
        words = chance.sample(THINGS, 4)
        sentences.append(
            f"The {words[0]} near the {words[1]} cost {chance.randrange(10_000)} crowns in its year "
            f"{chance.randrange(900)}, and the {words[2]} {chance.choice(REASONS)}, but the {words[3]} stayed open."
        )
    return {
        "text": " ".join(sentences),
        "url": f"https://paper.example/{number}",
        "outlet": f"Kelve Post {number % 3}",
        "published": f"2024-0{number % 6 + 1}-05",
    }


def write_lines(path: Path, articles: Iterable[dict[str, str]]) -> Path:
    """Write articles as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return path


class FastReading:
    """Reads in no time: the first word said all the rest."""

    def model(self, settings: Settings) -> Model:
        return Model(name="fast", version="1")

    def records(self, articles: Iterable[Article], settings: Settings) -> Iterator[Record]:
        for each in articles:
            yield self.record(each)

    def record(self, article: Article) -> Record:
        end = article.text.index(" ")
        said = Span(end + 1, len(article.text))
        statement = Statement(
            id="s1",
            source=(Span(0, end),),
            cue=(),
            content=(said,),
            form="indirect",
            act="assert",
            source_kind="person",
            speakers=("a1",),
            unresolved=None,
            confidence=0.5,
        )
        actor = Actor(
            id="a1", name=article.text[:end], kind="person", named=True, mentions=(Mention(0, end, form="name"),)
        )
        return Record(article=article, statements=(statement,), actors=(actor,), model=Model(name="fast", version="1"))


class Here:
    """Does the work in this process, one piece after the other."""

    workers = 1

    def __init__(self, make):
        self.worker = make()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        for job in jobs:
            yield Done(job, getattr(self.worker, job.method)(*job.arguments))


def run_here(*sources: object, out: object, options: Options | None = None, settings: Settings | None = None, **more):
    """Run here, with the fast reading unless another is given."""
    return run(
        [str(source) for source in sources],
        Location(str(out), patience=more.pop("patience", 1.0)),
        options=options or Options(shard=4),
        settings=settings or Settings(),
        given=more.pop("given", {}),
        reading=more.pop("reading", FastReading()),
        engine=more.pop("engine", Here),
        **more,
    )


def tables(out: object) -> dict[str, list[dict]]:
    """Read all tables as anybody would, sorted."""
    found = {}
    for table in TABLES:
        rows = pyarrow.dataset.dataset(str(Path(str(out)) / table)).to_table().to_pylist()
        found[table] = sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
    return found


def files(out: Path) -> dict[str, bytes]:
    """Read all files of the tables."""
    return {str(path.relative_to(out)): path.read_bytes() for table in TABLES for path in (out / table).iterdir()}
