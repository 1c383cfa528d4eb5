"""The head for loaded words that ships is held to what its training made of the same articles."""

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.checks import CheckInput
from onrecord.checks.loaded.tokens import tokens
from onrecord.checks.loaded.wordlist import shipped
from onrecord.encoder import Reader
from onrecord.encoder.network import WEIGHTS
from onrecord.pipeline.checking import recheck
from onrecord.schema import UNMARKED, Article, Model, Record
from onrecord.settings import Settings

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "golden" / "articles"
MOST_BYTES = 40_000_000


@pytest.fixture(scope="module")
def both() -> list[tuple[float, float]]:
    """For each word that may be loaded, the score that training gave it and the one that it has as shipped."""
    reader = Reader.load(Settings())
    model, pairs = Model(name="by hand", version="1"), []
    for name, trained in json.loads((HERE / "loaded.json").read_text(encoding="utf8")).items():
        article = Article(id=name, text=(ARTICLES / name).read_text(encoding="utf8"))
        given = CheckInput(Record(article=article, model=model), loaded=reader.find_loaded(article.text))
        pairs += [(trained.get(str(word.start), UNMARKED), word.reading) for word in tokens(given, shipped())]
    return pairs


def test_words_have_the_scores_that_training_gave_them(both):
    likely = [(trained, read) for trained, read in both if trained > 0]
    assert len(likely) >= 50
    assert sum(abs(trained - read) < 0.3 for trained, read in likely) / len(likely) >= 0.9


def test_no_other_words_are_read_as_loaded(both):
    assert sum(read > 0.5 for trained, read in both if trained < 0) / len(both) < 0.005


def test_a_record_that_is_checked_again_has_the_same_loaded_words():
    text = (ARTICLES / "opinion_column.txt").read_text(encoding="utf8")
    record = onrecord.read(text)
    assert any(each.kind == "loaded" for each in record.checks)
    assert recheck(record, Settings()).to_json() == record.to_json()


def test_all_weights_together_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.glob("*.onnx")) < MOST_BYTES
