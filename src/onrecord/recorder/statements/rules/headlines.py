"""Headlines: "Reyes: city needs boats", "City needs boats – Reyes"."""

import re
from collections.abc import Iterator

from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch


def headline(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a statement in the title: a name before a colon or after a dash, if the article quotes that person."""
    if not given.structure.article.title:
        return
    text, start, end = given.text, given.structure.article.title.start, given.structure.article.title.end
    title = text[start:end]
    named, colon, words = title.partition(": ")
    if colon and words.strip() and given.is_source(named):
        yield RuleMatch(given.config.headline, ((start, start + len(named)),), ((start + len(named) + 1, end),))
        return
    behind = re.search(r"\s(?:[—–-]|--)\s(?P<name>[^—–]+)$", title)
    if behind and given.is_source(behind["name"]):
        yield RuleMatch(
            given.config.headline, ((start + behind.start("name"), end),), ((start, start + behind.start()),)
        )
