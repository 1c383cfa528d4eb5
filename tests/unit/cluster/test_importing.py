"""Bringing the articles of a run into an archive."""

from collections import Counter

import pytest

from onrecord.archive import Store
from onrecord.cluster import bring
from onrecord.errors import ClusterError, QueryError
from tests.unit.cluster.making import article, run_here, write_lines


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bring")
    run_here(write_lines(folder / "a.jsonl", [article(number) for number in range(12)]), out=folder / "out")
    return folder / "out"


def urls(archive):
    with Store(archive, read_only=True) as store:
        return {found.article.url for found in store.articles(limit=100)}


def test_all_articles_come_with_their_records_and_only_once(out, tmp_path):
    archive = tmp_path / "news.db"
    assert bring(str(out), archive) == Counter(added=12)
    assert bring(str(out), archive) == Counter(known=12)
    with Store(archive, read_only=True) as store:
        assert store.totals().statements == 12
        assert store.record(1).model.name == "fast"


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        ({"outlet": "kelve post 1"}, {1, 4, 7, 10}),
        ({"since": "2024-05"}, {4, 5, 10, 11}),
        ({"until": "2024-01-31"}, {0, 6}),
        ({"since": "2024-02", "until": "2024-02", "outlet": "Kelve Post 1"}, {1, 7}),
        ({"until": "2024"}, set(range(12))),
        ({"since": "2025"}, set()),
    ],
)
def test_only_what_is_chosen_comes(out, tmp_path, chosen, numbers):
    bring(str(out), tmp_path / "news.db", **chosen)
    assert urls(tmp_path / "news.db") == {article(number)["url"] for number in numbers}


def test_a_place_where_no_run_has_written_and_a_wrong_date_are_refused(out, tmp_path):
    with pytest.raises(ClusterError, match="No run"):
        bring(str(tmp_path), tmp_path / "news.db")
    with pytest.raises(QueryError):
        bring(str(out), tmp_path / "news.db", since="May")
