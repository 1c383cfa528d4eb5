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
from onrecord.archive.marking import stem
from onrecord.archive.names import PARTICLES, name_match
from onrecord.archive.words import is_small, match

_MOST_NEAR = 4
"""So many words are tried for one."""
_MOST_TRIED = 12
_MOST_WORDS = 8
_SHORTEST_HALF = 2
_DRIFT = 20

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


def other_outlets(connection: sqlite3.Connection, written: str) -> list[str]:
    """Give names of outlets that have all the words of one, or are spelt nearly so; the most frequent first."""
    rows = connection.execute("SELECT outlet, count(*) AS number FROM articles WHERE outlet <> '' GROUP BY outlet")
    known: dict[str, int] = {}
    called: dict[str, str] = {}
    for outlet, number in rows:
        bare = _bare(outlet)
        if number > known.get(bare, 0):
            known[bare], called[bare] = number, outlet
    asked = _bare(written)
    holding = [each for each in known if set(asked.split()) <= set(each.split())] if asked else []
    ranked = sorted(holding, key=lambda each: (each != asked, -known[each]))
    return [called[each] for each in dict.fromkeys((*ranked[:_MOST_NEAR], *_near(asked, known)))]


def _bare(outlet: str) -> str:
    """Write an outlet's name as it is compared: without "The", case and accents."""
    return " ".join(word for word in actors.fold(fold(outlet)).split() if word != "the")


def _apart(word: str, known: Collection[str]) -> list[str]:
    """Write a word as two that are known: "Jeanluc" as "Jean Luc"."""
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    halves = ((word[:cut], word[cut:]) for cut in cuts)
    return [f"{one} {other}" for one, other in halves if one in known and other in known]


def other_words(connection: sqlite3.Connection, written: str, index: str) -> Iterator[str]:
    """Write what is searched for with other words where the index has none of one, the nearest first."""
    words = [word for word in dict.fromkeys(_WORD.findall(written)) if not is_small(word)][:_MOST_WORDS]
    unknown = [word for word in words if not has_word(connection, index, word)]
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
    return [term for _, _, term in ranked if not is_small(term)][:_MOST_NEAR]


def _terms(connection: sqlite3.Connection, index: str, first: str) -> Sequence[tuple[str, int]]:
    """List the words of an index that begin so, and how often it has them."""
    connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_terms USING fts5vocab (main, {index}, row)")
    return connection.execute(
        f"SELECT term, doc FROM temp.{index}_terms WHERE term >= ? AND term < ?", (first, f"{first}\U0010ffff")
    ).fetchall()


def has_word(connection: sqlite3.Connection, index: str, word: str) -> bool:
    """Tell whether an index has a word in any of its forms and spellings."""
    return (
        connection.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (match(word),)).fetchone()
        is not None
    )


def _spelt(connection: sqlite3.Connection, index: str, term: str) -> str:
    """Give a word of the archive whose form in the index this is; the form where no word is found."""
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_places USING fts5vocab (main, {index}, instance)"
    )
    row = connection.execute(
        f"SELECT doc, col, offset FROM temp.{index}_places WHERE term = ? LIMIT 1", (term,)
    ).fetchone()
    if row is None:
        return term
    (text,) = connection.execute(f'SELECT "{row["col"]}" FROM {index} WHERE rowid = ?', (row["doc"],)).fetchone()
    words = _WORD.findall(text or "")
    first = max(0, row["offset"] - _DRIFT)  # what a word is, the index may see a little otherwise
    return next((word for word in words[first : first + 2 * _DRIFT] if stem(word) == term), term)
