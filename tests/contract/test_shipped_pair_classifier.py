"""The pair classifier that ships, in int8, is held to what the trained one finds in float32."""

import json
from pathlib import Path

import pytest

from onrecord.encoder import PairReader

REFERENCE = Path(__file__).parent / "headlines.json"


@pytest.fixture(scope="module")
def both() -> list[tuple[dict[str, float], dict[str, float]]]:
    """For each headline and passage, the verdicts of the trained classifier and of the shipped one."""
    judge = PairReader.load()
    rows = json.loads(REFERENCE.read_text(encoding="utf8"))
    return [(row["verdicts"], dict(judge.weigh(row["headline"], row["passage"]).verdicts)) for row in rows]


def test_it_gives_the_verdict_that_the_trained_one_is_sure_of(both):
    sure = [(trained, shipped) for trained, shipped in both if max(trained.values()) >= 0.6]
    assert len(sure) >= 10
    same = [max(trained, key=trained.get) == max(shipped, key=shipped.get) for trained, shipped in sure]
    assert sum(same) / len(same) >= 0.95


def test_its_probabilities_are_near_those_of_the_trained_one(both):
    apart = [abs(trained[verdict] - shipped[verdict]) for trained, shipped in both for verdict in trained]
    assert sum(apart) / len(apart) <= 0.03


def test_a_headline_and_a_passage_of_any_length_are_weighed():
    judge = PairReader.load()
    for headline, passage in (("No", "Yes."), ("word " * 500, "word " * 2000), ("Mine closes", " ")):
        weighed = judge.weigh(headline, passage)
        assert sum(weighed.verdicts.values()) == pytest.approx(1, abs=1e-4)
        assert all(0 <= span.start < span.end <= len(passage) for span, _ in weighed.evidence)
