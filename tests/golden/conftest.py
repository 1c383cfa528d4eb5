"""The golden articles, what the shipped network marks in them now, and what is stored of that."""

from pathlib import Path

import pytest

from onrecord import Settings, ingest
from onrecord.pipeline.process import load_reader
from onrecord.schema import Article
from tests.golden.annotated import SUFFIX, Annotated, load, out_of_date, save

HERE = Path(__file__).parent
PATHS = sorted((HERE / "articles").iterdir())
ANNOTATIONS = HERE / "annotations"


@pytest.fixture(scope="session")
def articles() -> dict[str, Article]:
    """Every golden article, as it is taken in today."""
    found = {}
    for path in PATHS:
        (original,) = ingest.originals(path, settings=Settings())
        article = ingest.parse(original, settings=Settings())
        assert isinstance(article, Article)
        found[path.stem] = article
    return found


@pytest.fixture(scope="session")
def marked(articles: dict[str, Article]) -> dict[str, Annotated]:
    """What the shipped network marks in every article, on this processor."""
    reader = load_reader(Settings())
    texts = [(article.text, name) for name, article in articles.items()]
    return {name: Annotated.of(articles[name], found, reader.model) for found, name in reader.annotate(texts)}


@pytest.fixture(scope="session")
def stored(request: pytest.FixtureRequest, articles: dict[str, Article]) -> dict[str, Annotated]:
    """What is stored of every article; `--update-golden` stores anew what is out of date."""
    kept = {path.name.removesuffix(SUFFIX): load(path) for path in ANNOTATIONS.glob(f"*{SUFFIX}")}
    if request.config.getoption("--update-golden"):
        now = request.getfixturevalue("marked")
        for name in out_of_date(kept, now, articles):
            kept[name] = now[name]
            save(ANNOTATIONS / f"{name}{SUFFIX}", now[name])
    return kept
