"""What to ask where nothing is found: the same in another spelling, with fewer words, or without one of the filters."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from onrecord.archive.query import Query
from onrecord.archive.rows import Count, Suggestion
from onrecord.archive.searching import count_articles, count_statements
from onrecord.archive.spelling import has_word, other_names, other_outlets, other_words
from onrecord.archive.words import is_plain, is_small

MOST_SPELLINGS = 3
MOST_OTHERS = 8

_EDGES = re.compile(r"^\W+|\W+$")
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
    others: list[Suggestion] = []
    for part, values in _fewer_words(connection, query, articles=articles):
        if not any(each.part == part for each in others):
            counted = (Suggestion("fewer words", part, value, count(**{part: value})) for value in values)
            others += [each for each in counted if each.total.number]
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
    if query.outlet is not None:
        for other in other_outlets(connection, query.outlet):
            yield "outlet", other


def _fewer_words(connection: sqlite3.Connection, query: Query, *, articles: bool) -> Iterator[tuple[str, list[str]]]:
    """Leave out words of those that all must be there: those that are nowhere, else one of them, else all but one.

    What asks for more comes first; of one part, the first that finds something counts.
    """
    for part in _WRITTEN:
        written = getattr(query, part)
        if written is None or not is_plain(written):
            continue
        words = [word for word in (_EDGES.sub("", each) for each in written.split()) if word and not is_small(word)]
        if len(words) > MOST_OTHERS:
            continue
        index = "texts_fts" if articles and part == "words" else "statements_fts"
        known = [word for word in words if has_word(connection, index, word)]
        if len(known) < len(written.split()):
            yield part, [" ".join(known)] if known else []
        if len(known) > 1:
            yield part, [" ".join((*known[:i], *known[i + 1 :])) for i in range(len(known))]
        if len(known) > 2:
            yield part, known


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
