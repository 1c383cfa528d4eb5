from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ingest import load
from onrecord.schema import Article
from onrecord.settings import Settings

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def load_one(settings: Settings) -> Callable[..., Article]:
    """Load the only article of a source, raising what load would yield."""

    def load_it(source, **given) -> Article:
        chosen = given.pop("settings", settings)
        (loaded,) = load(source, settings=chosen, **given)
        if isinstance(loaded, Exception):
            raise loaded
        return loaded

    return load_it


@pytest.fixture
def load_page(load_one) -> Callable[..., Article]:
    return lambda name, **given: load_one(PAGES / f"{name}.html", **given)
