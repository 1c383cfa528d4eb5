"""The shipped network marks in the golden articles what is stored of them, but for what processors change."""

import pytest

from tests.golden.agreement import Pair, report


def test_the_network_marks_what_is_stored(articles, stored, marked):
    other = [name for name in articles if name not in stored or not marked[name].is_like(stored[name])]
    assert not other, "what is stored is of another network or text: run `pytest tests/golden --update-golden`"
    pairs = [
        Pair(name, article.text, stored[name].annotations, marked[name].annotations)
        for name, article in articles.items()
    ]
    assert sum(len(pair.stored.attributions) for pair in pairs) > 100
    assert sum(len(pair.stored.mentions) for pair in pairs) > 1000
    if differing := report(pairs):
        heading = "The shipped network doesn't mark what it marked when that was stored."
        pytest.fail("\n".join([heading, *differing]), pytrace=False)
