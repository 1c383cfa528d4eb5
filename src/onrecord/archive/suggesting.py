"""What to ask where nothing is found: the same in another spelling, with fewer words, or without one of the filters."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from onrecord.archive.query import Query
from onrecord.archive.rows import Count, Suggestion
from onrecord.archive.searching import count_articles, count_statements
from onrecord.archive.spelling import other_names, other_words
from onrecord.archive.words import is_plain, is_small

MOST_SPELLINGS = 3
MOST_OTHERS = 8

_WRITTEN = ("speaker", "words", "about")
"""The parts of a question that are written in words."""


def suggestions(connection: sqlite3.Connection, query: Query, *, articles: bool) -> list[Suggestion]:
    """List questions that differ in one part and find something: other spellings first, then what finds most."""

    def count(**other: Any) -> Count:
        return (count_articles if articles else count_statements)(connection, replace(query, **other))

    spelt = []
    for part, value in _spellings(connection, query, articles=articles):
        total = count(**{part: value})
        if total.number:
            spelt.append(Suggestion("spelling", part, value, total))
        if len(spelt) == MOST_SPELLINGS:
            break
    others = [Suggestion("fewer words", part, value, count(**{part: value}))
              for part, value in _fewer_words(query)]  # fmt: skip
    others += [Suggestion("without", part, None, count(**dict.fromkeys(parts)))
               for part, parts in _filters(query)]  # fmt: skip
    found = sorted((each for each in others if each.total.number), key=lambda each: -each.total.number)
    return spelt + found[:MOST_OTHERS]


def _spellings(connection: sqlite3.Connection, query: Query, *, articles: bool) -> Iterator[tuple[str, str]]:
    for part in _WRITTEN:
        written = getattr(query, part)
        if written is None:
            continue
        seen = {written}
        index = "texts_fts" if articles and part == "words" else "statements_fts"
        named = [] if part == "words" else list(other_names(connection, written))
        for other in named or other_words(connection, written, index):
            if other not in seen:
                seen.add(other)
                yield part, other


def _fewer_words(query: Query) -> Iterator[tuple[str, str]]:
    """Leave out one word of those that all must be there."""
    for part in _WRITTEN:
        written = getattr(query, part)
        if written is None or not is_plain(written):
            continue
        telling = [found for found in re.finditer(r"\S+", written) if not is_small(found[0])]
        if 1 < len(telling) <= MOST_OTHERS:
            for left_out in telling:
                yield part, " ".join(each[0] for each in telling if each is not left_out)


def _filters(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name the parts of a question that can be left out; both ends of a period are one."""
    asked = [each.name for each in fields(query) if getattr(query, each.name)]
    if len(asked) < 2:
        return
    for part in asked:
        if part == "since":
            yield part, ("since", "until")
        elif part != "until" or query.since is None:
            yield part, (part,)
