import json
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from bench import builds, large_archive, probe, tasks
from bench.synthetic_news import STATEMENTS, SyntheticNews
from onrecord import Record
from onrecord.archive import Store

TEXT = "The mine at Oldfell is safe on day {}, its owner said."


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("".join(json.dumps({"text": TEXT.format(n)}) + "\n" for n in range(4)))
    return str(path)


def names(title):
    return {figure.name for task in tasks.TASKS for figure in task.figures if task.title == title}


def records(news, number):
    return [Record.from_json(json.dumps(each)) for each in news.records(number)]


def test_reading_gives_every_figure_of_its_task(articles):
    found = probe.reading(articles, articles, threads=[1, 2], runs=1)
    assert found.keys() == names("reading, on one and on two threads")
    assert all(value > 0 for value in found.values())


def test_adding_gives_every_figure_of_its_task(articles):
    found = probe.adding(articles, threads=1)
    assert found.keys() == names("filling an archive")
    assert found["adding"] > 0
    assert found["bytes of an article"] > 100


def test_memory_gives_every_figure_of_its_task(articles):
    found = probe.memory(articles, passes=2)
    assert found.keys() == names("watching the memory")
    assert found["growth"] >= 1


def test_an_article_that_cannot_be_read_is_not_counted_as_read(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": " "}) + "\n")
    with pytest.raises(probe.onrecord.EmptyInputError):
        probe.memory(str(path), passes=1)


def test_a_probe_runs_in_a_process_of_its_build(tmp_path):
    path = large_archive.made(builds.here(), tmp_path, 3)
    found = builds.here().probe("numbers", path=str(path), actors=5, stories=5)
    assert (found["articles"], found["stories"]) == (3, [1])


def test_a_large_archive_is_made_once_and_asked(tmp_path):
    build = builds.here()
    path = large_archive.made(build, tmp_path, 40)
    before = path.stat().st_mtime_ns
    found = probe.searching(str(path), queries=24)
    assert found.keys() == names("asking a large archive")
    assert all(value > 0 for value in found.values())
    found = probe.telling(str(path), queries=5)
    assert found.keys() == names("asking for stories")
    assert all(value > 0 for value in found.values())
    assert large_archive.made(build, tmp_path, 40) == path
    assert path.stat().st_mtime_ns == before
    with Store(path, read_only=True) as store:
        assert store.totals().articles == 40
        assert store.count_stories().number == 40 // probe.TOLD


def test_a_large_archive_is_made_anew_where_the_code_behind_it_has_changed(tmp_path):
    package = tmp_path / "src" / "onrecord" / "archive"
    package.mkdir(parents=True)
    build = builds.Build("0.0.1", tmp_path)
    editions = set()
    for tables in ("one table", "two tables"):
        (package / "tables.py").write_text(tables)
        editions.add(large_archive.edition(build))
    assert len(editions) == 2


def test_archives_of_code_that_is_gone_are_removed_and_those_of_other_sizes_stay(tmp_path):
    for name in ("news-40-old.db", "news-40-new.db", "news-40-new.db-wal", "news-9-old.db", "notes.txt"):
        (tmp_path / name).touch()
    large_archive.tidy(tmp_path, [tmp_path / "news-40-new.db"])
    assert {path.name for path in tmp_path.iterdir()} == {
        "news-40-new.db", "news-40-new.db-wal", "news-9-old.db", "notes.txt",
    }  # fmt: skip


def test_most_searches_find_something(tmp_path):
    path = tmp_path / "news.db"
    probe.fill(str(path), 200)
    with Store(path) as store:
        found = [len(ask()) for ask in islice(probe.searches(store, SyntheticNews()), 120)]
    assert sum(map(bool, found)) > 40  # of 120, in an archive this small


def test_synthetic_news_is_the_same_for_the_same_seed():
    assert list(SyntheticNews(3).records(2)) == list(SyntheticNews(3).records(2))
    assert list(SyntheticNews(3).records(1)) != list(SyntheticNews(4).records(1))


def test_synthetic_news_has_the_lengths_and_the_frequent_names_of_news():
    made = records(SyntheticNews(), 60)
    assert all(len(record.statements) == STATEMENTS for record in made)
    assert 3_000 < sum(len(record.article.text) for record in made) / len(made) < 7_000
    found = Counter(actor.name for record in made for actor in record.actors)
    assert found.most_common(1)[0][1] > 5
    assert sum(number == 1 for number in found.values()) > len(found) / 2
    for actor in made[0].actors:
        assert all(mention.cut(made[0].article.text) == actor.name for mention in actor.mentions)


@pytest.mark.parametrize("needed", [("onrecord.nowhere",), ("onrecord", "read", "nothing")])
def test_what_a_build_lacks_is_said(needed):
    with pytest.raises(builds.UnsupportedError, match=needed[-1]):
        probe.require(*needed)
    probe.require("onrecord", "read")


def test_what_a_build_lacks_ends_the_probe_with_a_code_of_its_own(monkeypatch, capsys):
    monkeypatch.setitem(probe.PROBES, "later", lambda: probe.require("onrecord.later"))
    monkeypatch.setattr(sys, "argv", ["probe", "later", str(builds.ROOT / "src"), "{}"])
    with pytest.raises(SystemExit) as stopped:
        probe.main()
    assert stopped.value.code == builds.UNSUPPORTED
    assert capsys.readouterr().out == "it has no onrecord.later\n"


def test_the_peak_is_that_of_the_process_itself_and_not_of_its_parent():
    code = "from bench.probe import peak; before = peak(); held = b'x' * 80_000_000; print(before, peak())"
    ballast = bytearray(1 << 10) * 300_000
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=builds.ROOT)
    before, after = map(float, done.stdout.split())
    assert len(ballast) > 300e6
    assert before < 150
    assert 75 < after - before < 100


def test_the_articles_are_written_once_for_all_turns(tmp_path):
    work = tasks.Work(tmp_path, tmp_path, [{"text": TEXT.format(1)}], quick=True)
    first = Path(work.lines("many", [{"text": "one"}]))
    assert work.lines("many", [{"text": "two"}]) == str(first)
    assert probe.load(str(first)) == [{"text": "one"}]
