"""Words and names that an archive has, for those that it hasn't: as few letters as possible are otherwise.

The words come out of the indexes themselves (FTS5 lists what it holds), so that there is nothing to keep up to date.
RapidFuzz says how far two words are apart: letters that are put in, left out, changed or swapped.
"""

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, pairwise, product

from onrecord.archive import actors
from onrecord.archive.folding import fold
from onrecord.archive.marking import Row, marked_spans, stem
from onrecord.archive.names import PARTICLES, name_match
from onrecord.archive.words import is_small

_MOST_NEAR = 4
"""So many words are tried for one."""
_MOST_TRIED = 12
_MOST_WORDS = 8
_SHORTEST_HALF = 2

_WORD = re.compile(r"\w+")


def other_names(connection: sqlite3.Connection, written: str) -> Iterator[str]:
    """Give names of actors that are spelt nearly so, the nearest first, and of these who speak most."""
    words = [word for word in actors.fold(fold(written)).split() if word not in PARTICLES][:_MOST_WORDS]
    known = dict(_terms(connection, "actors_fts", ""))
    near = [([word] if word in known else []) + _apart(word, known) + _near(word, known) for word in words]
    joined = [[*words[:i], f"{one}{other}", *words[i + 2 :]] for i, (one, other) in enumerate(pairwise(words))]
    joined = [chosen for chosen in joined if all(word in known for word in chosen)]
    for chosen in chain(joined, islice(product(*near), _MOST_TRIED)):
        row = connection.execute(
            "SELECT name FROM actors WHERE articles AND id IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)"
            " ORDER BY statements DESC, id LIMIT 1",
            (name_match(" ".join(chosen)),),
        ).fetchone()
        if row:
            yield row[0]


def _apart(word: str, known: Collection[str]) -> list[str]:
    """Write a word as two that are known: "Jeanluc" as "Jean Luc"."""
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    halves = ((word[:cut], word[cut:]) for cut in cuts)
    return [f"{one} {other}" for one, other in halves if one in known and other in known]


def other_words(connection: sqlite3.Connection, written: str, index: str) -> Iterator[str]:
    """Write what is searched for with other words where the index has none of one, the nearest first."""
    words = [word for word in dict.fromkeys(_WORD.findall(written)) if not is_small(word)][:_MOST_WORDS]
    unknown = [word for word in words if not _has(connection, index, word)]
    near = [[_spelt(connection, index, term) for term in _near_stems(connection, word, index)] for word in unknown]
    for chosen in islice(product(*near), 0 if unknown else 1, _MOST_TRIED):
        other = dict(zip(unknown, chosen, strict=True))
        yield _WORD.sub(lambda found, other=other: other.get(found[0], found[0]), written)  # type: ignore[misc]


def _near_stems(connection: sqlite3.Connection, word: str, index: str) -> list[str]:
    """Find the forms that an index holds for a word that it hasn't; their first letter is the same."""
    stemmed = stem(word)
    return _near(stemmed, dict(_terms(connection, index, stemmed[:1])), len(word))


def _near(word: str, known: dict[str, int], length: int | None = None) -> list[str]:
    """Choose the nearest of some words; of those that are as near, the most frequent. `length` is the whole word's."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    length = length or len(word)
    most = 0 if length < 3 else 1 if length < 6 else 2
    found = extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=None)
    ranked = sorted((distance, -known[term], term) for term, distance, _ in found if distance)
    return [term for _, _, term in ranked[:_MOST_NEAR]]


def _terms(connection: sqlite3.Connection, index: str, first: str) -> Sequence[tuple[str, int]]:
    """List the words of an index that begin so, and how often it has them."""
    connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, row)")
    return connection.execute(
        f"SELECT term, doc FROM temp.{index}_terms WHERE term >= ? AND term < ?", (first, f"{first}\U0010ffff")
    ).fetchall()


def _has(connection: sqlite3.Connection, index: str, word: str) -> bool:
    sql = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1"
    return connection.execute(sql, (f'"{fold(word)}"',)).fetchone() is not None


def _spelt(connection: sqlite3.Connection, index: str, term: str) -> str:
    """Give a word of the archive whose form in the index this is."""
    columns = "text, '', '', ''" if index == "texts_fts" else "content, speaker, source, about"
    row = connection.execute(f"SELECT {columns} FROM {index} WHERE {index} MATCH ? LIMIT 1", (f'"{term}"',)).fetchone()
    if row is None:  # the form of the form is another one
        return term
    texts = Row(*(text or "" for text in row))
    for marked in marked_spans([texts], f'"{term}"').values():
        for text, spans in zip(texts, marked, strict=True):
            for start, end in spans:
                return text[start:end]
    return term
