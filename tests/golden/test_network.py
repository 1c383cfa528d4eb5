"""The shipped network marks in the golden articles what is stored of them, but for what processors change."""

import pytest

from tests.golden.agreement import Pair, report


def test_the_network_marks_what_is_stored(articles, stored, marked):
    others = sorted({str(each.model) for each in stored.values()} - {str(each.model) for each in marked.values()})
    assert not others, f"stored is what other networks marked, {others}: run `pytest tests/golden --update-golden`"
    same_text = [name for name in articles if name in stored and marked[name].is_like(stored[name])]
    pairs = [Pair(name, articles[name].text, stored[name].annotations, marked[name].annotations) for name in same_text]
    assert sum(len(pair.stored.attributions) for pair in pairs) > 100
    assert sum(len(pair.stored.mentions) for pair in pairs) > 1000
    if too_little := report(pairs):
        heading = f"{stored[same_text[0]].model} doesn't mark what it marked when its annotations were stored."
        pytest.fail("\n".join([heading, *too_little]), pytrace=False)
