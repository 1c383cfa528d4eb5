"""What finding stories costs in a large archive: ``python -m bench.story_speed --data FOLDER --records FOLDER``.

The archive has sketches of 100,000 articles on the days of a year, one in ten without a day. Each is half of one sketch
and half of another of FNC-1's and worldnews' articles, so words are as frequent as in news. Processor time is measured.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import numpy as np

from bench.story_corpora import names, others
from onrecord.archive.connection import connect
from onrecord.archive.gathering import StoryShelf
from onrecord.stories import Neighbour, Sketch, Telling, place, sketch
from onrecord.stories.sketches import TERM

FIRST = date(2024, 1, 1).toordinal()
DAYS = 365
UNDATED = 0.1


class Shelf:
    """Sketches and stories in the tables of an archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shelf = StoryShelf(connection)

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> list[Neighbour]:
        """List articles that share keys."""
        return _read(self._shelf.neighbours(keys, first_day, last_day))

    def members(self, story: int, first_day: str, last_day: str) -> list[Neighbour]:
        """List articles of a story."""
        return _read(self._shelf.members(story, first_day, last_day))

    def put(self, made: Sketch, stories: Sequence[int]) -> None:
        """Add an article with nothing but its day and its sketch."""
        article = self._connection.execute(
            "INSERT INTO articles (identity, version, latest, article_id, published, day, language, text_hash, model,"
            " program, added_at, read_at) SELECT 'id:' || n, 1, 1, n, ?, ?, 'en', x'00', '', '', '', ''"
            " FROM (SELECT coalesce(max(id), 0) + 1 AS n FROM articles) RETURNING id",
            (made.day or None, made.day or None),
        ).fetchone()[0]
        self._shelf.put(article, made.to_bytes(), made.keys, made.day, stories)


def _read(found: list[tuple[int, int, bytes]]) -> list[Neighbour]:
    return [Neighbour(article, story, Sketch.from_bytes(kept)) for article, story, kept in found]


def main() -> None:
    """Read the command line, fill an archive, print what the last articles took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--records", type=Path, required=True, help="folder of records; what isn't there is read")
    parser.add_argument("--articles", type=int, default=100_000, help="articles in the archive")
    parser.add_argument("--last", type=int, default=500, help="articles of which the time is taken")
    given = parser.parse_args()
    tellings = [
        Telling(told.title, told.text, None, tuple(known[told.id]), ())
        for corpus, articles in others(given.data).items()
        for known in [names(corpus, articles, given.records)]
        for told in articles
    ]
    made = [sketch(each) for each in tellings]
    chance = random.Random(20261129)
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "news.db", read_only=False)
        shelf = Shelf(connection)
        for at_once in range(0, given.articles, 1000):
            connection.execute("BEGIN")
            for _ in range(at_once, min(at_once + 1000, given.articles)):
                mixed = _mixed(made, chance)
                shelf.put(mixed, place(mixed, shelf))
            connection.execute("COMMIT")
            if at_once % 10_000 == 0:
                print(at_once, f"{time.process_time():.0f} s", _memory(), flush=True)
        took: dict[str, list[float]] = {"sketch": [], "place": [], "put": []}
        connection.execute("BEGIN")
        for _ in range(given.last):
            telling = chance.choice(tellings)
            mixed = _mixed(made, chance)
            start = time.process_time()
            sketch(telling)
            sketched = time.process_time()
            stories = place(mixed, shelf)
            placed = time.process_time()
            shelf.put(mixed, stories)
            for name, each in zip(
                took, (sketched - start, placed - sketched, time.process_time() - placed), strict=True
            ):
                took[name].append(1000 * each)
        connection.execute("COMMIT")
        for name, times in took.items():
            print(f"{name}: median {np.median(times):.2f} ms, 95th percentile {np.percentile(times, 95):.2f} ms")
        print("stories", connection.execute("SELECT count(*), max(articles) FROM stories").fetchone()[:], _memory())


def _mixed(made: Sequence[Sketch], chance: random.Random) -> Sketch:
    """Take half of the terms of two sketches, and a day."""
    one, other = chance.sample(made, 2)
    mixed = []
    for first, second in ((one.words, other.words), (one.names, other.names)):
        terms = dict(chance.sample(first.tolist(), len(first) // 2)) | dict(
            chance.sample(second.tolist(), len(second) // 2)
        )
        mixed.append(np.array(sorted(terms.items()), TERM))
    return Sketch(mixed[0], mixed[1], 0 if chance.random() < UNDATED else FIRST + chance.randrange(DAYS))


def _memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


if __name__ == "__main__":
    main()
