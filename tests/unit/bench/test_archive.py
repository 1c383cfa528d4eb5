from collections import Counter
from itertools import islice

from bench import archive
from bench.news import STATEMENTS, News
from onrecord.archive import Store


def test_generated_news_is_the_same_for_the_same_seed():
    assert list(News(3).records(2)) == list(News(3).records(2))
    assert list(News(3).records(1)) != list(News(4).records(1))


def test_generated_news_has_the_lengths_and_the_frequent_names_of_news():
    records = list(News().records(60))
    assert all(len(record.statements) == STATEMENTS for record in records)
    assert 3_000 < sum(len(record.article.text) for record in records) / len(records) < 7_000
    names = Counter(actor.name for record in records for actor in record.actors)
    assert names.most_common(1)[0][1] > 5
    assert sum(number == 1 for number in names.values()) > len(names) / 2
    for actor in records[0].actors:
        assert all(mention.cut(records[0].article.text) == actor.name for mention in actor.mentions)


def test_a_large_archive_is_made_once_and_asked(tmp_path):
    measures = archive.answering(tmp_path, articles=40, queries=24)
    assert [each.name for each in measures] == [
        "bytes of a generated article", "search, median", "search, 99 in 100", "actor page, median",
        "actor page, 99 in 100",
    ]  # fmt: skip
    assert all(each.value > 0 for each in measures)
    (made,) = tmp_path.glob("news-40*.db")
    before = made.stat().st_mtime_ns
    archive.answering(tmp_path, articles=40, queries=1)
    assert made.stat().st_mtime_ns == before
    assert list(tmp_path.glob("news-40*.db")) == [made]


def test_a_large_archive_is_made_anew_where_its_tables_have_changed(tmp_path, monkeypatch):
    before = archive.large(tmp_path, News(), 3)
    monkeypatch.setattr(archive, "TABLES", archive.TABLES + "-- one more")
    assert archive.large(tmp_path, News(), 3) != before
    assert not before.exists()


def test_most_searches_find_something(tmp_path):
    news = News()
    with Store(archive.large(tmp_path, news, 200)) as store:
        found = [len(ask()) for ask in islice(archive._searches(store, news), 120)]
    assert sum(map(bool, found)) > 40  # of 120, in an archive this small


def test_adding_is_measured_against_reading():
    text = "The mine at Oldfell is safe on day {}, its owner said."
    measures = {each.name: each.value for each in archive.adding([{"text": text.format(n)} for n in range(4)])}
    assert measures["adding"] > 0
    assert measures["bytes of an article"] > 100
