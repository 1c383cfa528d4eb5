"""Runs with Ray itself, on two cores."""

import json
import os
import resource
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord.cluster
from onrecord.cli.main import main
from onrecord.cluster.engine import RayEngine
from onrecord.cluster.plan import Options
from onrecord.cluster.reading import Network
from onrecord.errors import ClusterError
from onrecord.settings import Settings
from tests.unit.cluster.making import FastReading, article, files, run_here, tables, write_lines

pytestmark = pytest.mark.timeout(600)

NEWS = [article(number) for number in range(10)]


def engine(workers=2, tries=1):
    return lambda make: RayEngine(make, None, workers, tries)


@pytest.fixture(scope="module", autouse=True)
def ray():
    """One Ray for all tests, started as a run starts its own."""
    started = RayEngine(lambda: None, None, 2)
    with started:
        yield


@pytest.fixture
def news(tmp_path):
    return write_lines(tmp_path / "a.jsonl", NEWS)


def test_the_network_writes_the_same_files_with_workers_as_without(news, tmp_path):
    options = Options(shard=3, split=2_500)
    run_here(news, out=tmp_path / "two", options=options, reading=Network(), engine=engine(workers=2))
    run_here(news, out=tmp_path / "here", options=options, reading=Network())
    assert files(tmp_path / "two") == files(tmp_path / "here")
    found = tables(tmp_path / "two")
    records = {row["url"]: row["record"] for row in found["articles"]}
    for given, record in zip(NEWS, onrecord.read_many(NEWS, settings=Settings(threads=1)), strict=True):
        assert records[given["url"]] == record.to_json()


class Crashing(FastReading):
    """An article is the end of every process that reads it."""

    def records(self, articles, settings):
        for each in articles:
            if each.url.endswith("/7"):
                os.kill(os.getpid(), signal.SIGKILL)
            yield self.record(each)


def test_an_article_that_crashes_its_worker_is_listed_and_all_others_are_read(news, tmp_path, capfd):
    summary = run_here(news, out=tmp_path / "out", reading=Crashing(), engine=engine())
    assert (summary.articles, summary.failures) == (9, 1)
    (failure,) = tables(tmp_path / "out")["failures"]
    assert failure["line"] == 8
    assert "the worker died" in failure["reason"]
    assert "tried once" in failure["reason"]
    assert "".join(capfd.readouterr()) == ""


class Greedy(FastReading):
    """An article takes more memory than its process may have."""

    def records(self, articles, settings):
        # What is mapped already counts as well, and differs between machines: so much more is allowed.
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + (300 << 20), resource.RLIM_INFINITY))
        for each in articles:
            if each.url.endswith("/4"):
                bytearray(4 << 30)
            yield self.record(each)


def test_an_article_that_takes_all_memory_is_listed_and_all_others_are_read(news, tmp_path):
    summary = run_here(news, out=tmp_path / "out", reading=Greedy(), engine=engine())
    assert (summary.articles, summary.failures) == (9, 1)
    (failure,) = tables(tmp_path / "out")["failures"]
    assert failure["line"] == 5
    assert "MemoryError" in failure["reason"]


class OtherNetwork(FastReading):
    def __init__(self):
        self.driver = os.getpid()

    def model(self, settings):
        found = super().model(settings)
        return found if os.getpid() == self.driver else found.model_copy(update={"version": "0"})


def test_a_worker_with_another_network_stops_the_run(news, tmp_path):
    with pytest.raises(ClusterError, match="another network"):
        run_here(news, out=tmp_path / "out", reading=OtherNetwork(), engine=engine())


def test_a_pipeline_of_ray_data_reads_texts(news):
    import ray

    batches = ray.data.from_items([*NEWS[:2], {**NEWS[0], "text": ""}]).map_batches(
        onrecord.cluster.ReadBatch, fn_constructor_args=(Settings(),), concurrency=1, batch_size=8
    )
    rows = batches.take_all()
    assert sorted(row["error"] is None for row in rows) == [False, True, True]
    assert all(onrecord.Record.from_json(row["record"]).article.url == row["url"] for row in rows if row["record"])


def test_the_command_writes_tables_and_its_numbers_and_brings_them_into_an_archive(news, tmp_path):
    out, archive = tmp_path / "out", tmp_path / "news.db"
    write_lines(news, [*NEWS[:2], {"title": "nothing"}])
    command = ["cluster", "read", str(news), "--out", str(out), "--workers", "1", "--price-per-hour", "3.6", "--json"]
    done = CliRunner().invoke(main, command)
    numbers = json.loads(done.stdout)
    assert done.exit_code == 3
    assert numbers["rows"]["articles"] == 2
    assert numbers["rows"]["failures"] == 1
    assert numbers["cost"] == pytest.approx(numbers["worker_seconds"] / 1000)
    assert "Reading: 2 articles" in done.stderr
    assert "spent" in done.stderr
    again = CliRunner().invoke(main, [*command, "--quiet"])
    assert json.loads(again.stdout)["rows"] == numbers["rows"]
    assert again.stderr == ""
    other = CliRunner().invoke(main, [*command, "--no-events"])
    assert (other.exit_code, "other settings" in other.stderr) == (2, True)
    brought = CliRunner().invoke(main, ["cluster", "import", str(out), "--archive", str(archive)])
    assert brought.stderr == "onrecord: 2 added, 0 changed, 0 known\n"
