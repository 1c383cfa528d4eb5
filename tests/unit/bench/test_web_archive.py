"""Invented web archives: always the same, with all kinds of records, and read in the memory of a small one."""

import tracemalloc

import pytest

from bench.web_archive import WebArchive, write
from onrecord.errors import UnreadableInputError
from onrecord.ingest import Failure, load, originals
from onrecord.schema import Article, Original
from onrecord.settings import Settings


def peak_and_kinds(path):
    """The most memory that reading takes, once all is loaded, and how many of each kind are found."""
    kinds = {Original: 0, Failure: 0}
    next(originals(path, settings=Settings()))
    tracemalloc.start()
    for found in originals(path, settings=Settings()):
        kinds[type(found)] += 1
        del found
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak, kinds


def test_the_same_seed_makes_the_same_archive():
    def made(seed):
        return b"".join(WebArchive(seed).records(400_000))

    assert made(3) == made(3) != made(4)


@pytest.fixture(scope="module")
def sizes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archives")
    paths = [folder / "small.warc.gz", folder / "large.warc.gz"]
    write(paths[0], 2_000_000)
    write(paths[1], 24_000_000)
    return paths


def test_a_large_archive_is_read_in_the_memory_of_a_small_one(sizes):
    (small, few), (large, many) = map(peak_and_kinds, sizes)
    assert many[Original] > 4 * few[Original] > 100
    assert many[Failure] >= 5
    assert large < small + 1_000_000
    assert large < 8_000_000


def test_its_pages_are_articles_and_what_is_damaged_in_it_is_told(sizes):
    found = list(load(sizes[0], settings=Settings()))
    articles = [each for each in found if isinstance(each, Article)]
    assert len(articles) > 15
    assert all(len(each.text.split()) > 60 and each.title_text for each in articles)
    assert {type(each) for each in found} <= {Article, UnreadableInputError}
