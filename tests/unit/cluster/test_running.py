"""A run in this process: what it writes, and how it goes on."""

import json
import shutil

import duckdb
import pytest

from onrecord import ingest
from onrecord.cluster import extracting, finding
from onrecord.cluster.apart import Apart
from onrecord.cluster.engine import Done, Lost
from onrecord.cluster.manifest import Manifest
from onrecord.cluster.plan import Options
from onrecord.cluster.storage import Location
from onrecord.cluster.tables import TABLES
from onrecord.errors import ClusterError, OtherRunError, StorageError
from onrecord.settings import Settings
from tests.unit.cluster.making import FastReading, Here, article, files, run_here, tables, write_lines


@pytest.fixture
def news(tmp_path):
    return write_lines(tmp_path / "news" / "a.jsonl", [article(number) for number in range(12)])


class Stopped(Exception):  # noqa: N818 - it is no error
    """The machine goes dark."""


class StopsAt:
    """Stops everything in place of the n-th write; with `halfway`, right after it, before anybody hears of it."""

    def __init__(self, monkeypatch, number: int, *, halfway: bool = False):
        self.left = number
        write = Location.write

        def stopping(location, content):
            self.left -= 1
            if self.left < 0 or (self.left == 0 and not halfway):
                raise Stopped
            write(location, content)
            if self.left == 0:
                raise Stopped

        monkeypatch.setattr(Location, "write", stopping)


def test_every_article_is_in_the_tables_with_its_record(news, tmp_path):
    summary = run_here(news, out=tmp_path / "out")
    found = tables(tmp_path / "out")
    assert summary.articles == 12
    assert [row["article"] for row in found["articles"]] == sorted(range(1, 13), key=str) or len(
        found["articles"]
    ) == 12
    assert {json.loads(row["record"])["article"]["url"] for row in found["articles"]} == {
        article(number)["url"] for number in range(12)
    }
    assert len(found["statements"]) == len(found["actors"]) == len(found["mentions"]) == 12
    assert {row["speakers"] for row in found["statements"]} == {str(row["actor"]) for row in found["actors"]}


def test_numbers_are_those_of_the_order_of_the_sources(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    numbered = {row["article"]: row["url"] for row in tables(tmp_path / "out")["articles"]}
    assert numbered == {number + 1: article(number)["url"] for number in range(12)}


def test_duckdb_reads_the_tables_as_they_are(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    said = duckdb.sql(
        f"SELECT a.outlet, count(*) FROM '{tmp_path}/out/statements/*.parquet' AS s"
        f" JOIN '{tmp_path}/out/articles/*.parquet' AS a USING (article) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert said == [("Kelve Post 0", 4), ("Kelve Post 1", 4), ("Kelve Post 2", 4)]


def test_every_table_has_files_even_without_rows(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    for table in TABLES:
        assert len(list((tmp_path / "out" / table).glob("*.parquet"))) == 3


@pytest.mark.parametrize("halfway", [False, True])
@pytest.mark.parametrize("number", range(1, 36, 5))
def test_a_run_that_stops_at_any_write_goes_on_and_writes_the_same_files(news, tmp_path, monkeypatch, number, halfway):
    run_here(news, out=tmp_path / "whole")
    with monkeypatch.context() as patch:
        StopsAt(patch, number, halfway=halfway)
        with pytest.raises(Stopped):
            run_here(news, out=tmp_path / "out")
    run_here(news, out=tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_what_a_dead_worker_left_does_not_count_and_goes_away(news, tmp_path):
    run_here(news, out=tmp_path / "whole")
    stray = tmp_path / "out" / "articles"
    stray.mkdir(parents=True)
    shutil.copy(next((tmp_path / "whole" / "articles").iterdir()), stray / "000000-0000-0123456789abcdef.parquet")
    (stray / ".000000-0001-0123456789abcdef.parquet.77.part").write_bytes(b"PAR1")
    run_here(news, out=tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_file_that_is_gone_is_written_again(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    whole = files(tmp_path / "out")
    next((tmp_path / "out" / "statements").iterdir()).unlink()
    sorted((tmp_path / "out" / "articles").iterdir())[1].write_bytes(b"PAR1")
    run_here(news, out=tmp_path / "out")
    assert files(tmp_path / "out") == whole


def test_a_finished_run_reads_nothing_again(news, tmp_path):
    run_here(news, out=tmp_path / "out")

    class Never(FastReading):
        def records(self, articles, settings):
            raise AssertionError

    assert run_here(news, out=tmp_path / "out", reading=Never()).articles == 12


def test_what_lies_between_is_gone_at_the_end(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    assert not list((tmp_path / "out" / "_work").iterdir())


@pytest.mark.parametrize(
    "other",
    [
        {"settings": Settings(events=False)},
        {"settings": Settings(text_limit=10_000)},
        {"options": Options(shard=5)},
        {"options": Options(shard=4, copies=False)},
        {"given": {"outlet": "Kelve Post"}},
    ],
)
def test_a_run_with_other_options_is_refused(news, tmp_path, other):
    run_here(news, out=tmp_path / "out")
    whole = files(tmp_path / "out")
    with pytest.raises(OtherRunError, match="other"):
        run_here(news, out=tmp_path / "out", **other)
    assert files(tmp_path / "out") == whole


def test_a_run_with_other_sources_or_another_network_is_refused(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    with pytest.raises(OtherRunError, match="sources"):
        run_here(news, news, out=tmp_path / "out")

    class Newer(FastReading):
        def model(self, settings):
            return super().model(settings).model_copy(update={"version": "2"})

    with pytest.raises(OtherRunError, match="network"):
        run_here(news, out=tmp_path / "out", reading=Newer())


def test_your_own_file_of_actors_is_part_of_the_run(news, tmp_path):
    own = tmp_path / "actors.jsonl"
    own.write_text("", encoding="utf-8")
    run_here(news, out=tmp_path / "out", settings=Settings(actors=str(own)))
    own.write_text("\n", encoding="utf-8")
    with pytest.raises(OtherRunError, match="actors"):
        run_here(news, out=tmp_path / "out", settings=Settings(actors=str(own)))


def test_copies_are_read_once_and_kept_with_their_outlets(tmp_path):
    report = article(1)
    same_text = report | {"url": "https://herald.example/a", "outlet": "Herald"}
    nearly = same_text | {
        "url": "https://courier.example/b",
        "outlet": "Courier",
        "text": report["text"].upper() + " (AP)",
    }
    same_address = article(2) | {"url": report["url"] + "?utm_source=feed", "outlet": "Feed"}
    news = write_lines(tmp_path / "a.jsonl", [report, article(3), same_text, nearly, same_address])
    summary = run_here(news, out=tmp_path / "out")
    found = tables(tmp_path / "out")
    assert summary.articles == 2
    assert summary.copies == {"address": 1, "text": 2}
    read = {row["article"]: row for row in found["articles"]}
    copied = {row["outlet"]: row for row in found["copies"]} | {row["outlet"]: row for row in found["articles"]}
    (first,) = {row["copy_of"] for row in found["copies"]}
    assert read[first]["copies"] == 3
    assert copied.keys() == {"Kelve Post 1", "Herald", "Courier", "Feed", "Kelve Post 0"}
    assert {row["how"] for row in found["copies"]} == {"address", "text"}


def test_without_copies_everything_is_read(tmp_path):
    news = write_lines(tmp_path / "a.jsonl", [article(1), article(1)])
    assert run_here(news, out=tmp_path / "out", options=Options(shard=4, copies=False)).articles == 2


def test_what_cannot_be_read_is_listed_with_its_reason_and_place(tmp_path):
    news = write_lines(
        tmp_path / "a.jsonl", [article(1), {"title": "Nothing"}, {"text": "Der Fluss stieg in der Nacht " * 40}]
    )
    summary = run_here(news, out=tmp_path / "out")
    failures = {row["line"]: row for row in tables(tmp_path / "out")["failures"]}
    assert summary.failures == 2
    assert {line: row["error"] for line, row in failures.items()} == {2: "JsonLineError", 3: "NotEnglishError"}
    assert failures[2]["place"] == str(news)
    assert "There is no text" in failures[2]["reason"]


def test_a_source_that_is_not_there_is_an_error_before_anything_is_written(tmp_path):
    with pytest.raises(StorageError, match="nothing to read"):
        run_here(tmp_path / "nowhere", out=tmp_path / "out")
    with pytest.raises(ClusterError, match="nothing to read"):
        run_here(out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_source_that_changes_during_the_run_is_a_failure(news, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        StopsAt(patch, 2)
        with pytest.raises(Stopped):
            run_here(news, out=tmp_path / "out")
    write_lines(news, [article(number) for number in range(3)])
    run_here(news, out=tmp_path / "out")
    (failure,) = tables(tmp_path / "out")["failures"]
    assert "changed since the run began" in failure["reason"]


class Deadly(FastReading):
    """Some article is the end of its worker."""

    def records(self, articles, settings):
        for each in articles:
            if each.url and each.url.endswith("/7"):
                raise Stopped
            yield self.record(each)


class Loses(Here):
    """Loses what ends its worker."""

    def run(self, jobs):
        for job in jobs:
            try:
                yield Done(job, getattr(self.worker, job.method)(*job.arguments))
            except Stopped:
                yield Lost(job, "the worker died")


def test_an_article_that_no_worker_survives_costs_no_other_article(news, tmp_path):
    summary = run_here(news, out=tmp_path / "out", reading=Deadly(), engine=Loses)
    found = tables(tmp_path / "out")
    assert summary.articles == 11
    (failure,) = found["failures"]
    assert (failure["line"], failure["reason"]) == (8, "the worker died")
    assert not summary.failed_shards


class AllDeadly(FastReading):
    def records(self, articles, settings):
        raise Stopped


def test_a_shard_that_cannot_be_read_at_all_is_listed_and_can_be_tried_again(news, tmp_path):
    summary = run_here(news, out=tmp_path / "out", reading=AllDeadly(), engine=Loses)
    assert summary.articles == 0
    assert summary.failures == 12
    assert set(summary.failed_shards.values()) == {"the worker died"}
    assert run_here(news, out=tmp_path / "out").articles == 0
    again = run_here(news, out=tmp_path / "out", retry=True)
    assert (again.articles, again.failures, again.failed_shards) == (12, 0, {})
    run_here(news, out=tmp_path / "whole")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_damaged_entry_is_named(news, tmp_path):
    run_here(news, out=tmp_path / "out")
    (tmp_path / "out" / "_manifest" / "numbered.json").write_text("{")
    with pytest.raises(StorageError, match="damaged"):
        Manifest(Location(str(tmp_path / "out"))).entry("_manifest/numbered.json")


class Within(Apart):
    """Calls a function in this process, as if it were another one."""

    def __call__(self, value):
        try:
            return self._function(value)
        except Stopped:
            raise ClusterError("It ended its process") from None


def test_a_page_that_no_worker_survives_costs_no_other_page(news, tmp_path, monkeypatch):
    def parse(original, settings):
        if b"/7" in original.content:
            raise Stopped
        return ingest.parse(original, settings=settings)

    monkeypatch.setattr(extracting, "parse", parse)
    monkeypatch.setattr(extracting, "Apart", Within)
    summary = run_here(news, out=tmp_path / "out", engine=Loses)
    (failure,) = tables(tmp_path / "out")["failures"]
    assert summary.articles == 11
    assert (failure["place"], failure["line"], failure["error"]) == (str(news), 8, "ClusterError")


def test_a_unit_that_cannot_be_taken_apart_at_all_is_listed(news, tmp_path, monkeypatch):
    write_lines(news.with_name("b.jsonl"), [article(20)])

    def find(unit, settings, given):
        for each in finding.find(unit, settings, given):
            if b"/7" in each.content:
                raise Stopped
            yield each

    monkeypatch.setattr(extracting, "find", find)
    options = Options(shard=4, split=1024)
    summary = run_here(news.parent, out=tmp_path / "out", options=options, engine=Loses)
    found = tables(tmp_path / "out")
    (failure,) = found["failures"]
    assert failure["reason"] == "the worker died"
    assert failure["place"].startswith(str(news))
    assert summary.articles == 12
    assert article(20)["url"] in {row["url"] for row in found["articles"]}


@pytest.mark.parametrize("name", ["with space", "100%", "a#b", "café"])
def test_any_name_of_a_folder_will_do(news, tmp_path, name):
    run_here(news, out=tmp_path / name / "out")
    assert run_here(news, out=tmp_path / name / "out").articles == 12
    assert len(tables(tmp_path / name / "out")["articles"]) == 12
    assert run_here(f"file://{news}", out=f"file://{tmp_path / name / 'other'}").articles == 12
    assert (tmp_path / name / "other" / "articles").is_dir()
