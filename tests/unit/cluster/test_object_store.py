"""Sources and output in an object store that speaks S3 and goes away in between."""

import json
from threading import Timer

import boto3
import duckdb
import pyarrow.dataset
import pytest
from moto.server import ThreadedMotoServer

from onrecord.cluster.plan import Options
from onrecord.cluster.storage import Location
from onrecord.cluster.tables import TABLES
from onrecord.errors import StorageError
from tests.unit.cluster.making import article, run_here, tables, write_lines

NEWS = [article(number) for number in range(8)]


class ObjectStore:
    """An S3 server that can be stopped, and started again with what it had."""

    def __init__(self):
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        _, self.port = self._server.get_host_and_port()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.port}"

    def url(self, path):
        return f"s3://news/{path}?endpoint_override=127.0.0.1:{self.port}&scheme=http&region=us-east-1"

    def stop(self):
        self._server.stop()

    def start(self):
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self._server.start()


@pytest.fixture(scope="module")
def credentials():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "testing")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield


@pytest.fixture
def store(credentials):
    store = ObjectStore()
    client = boto3.client("s3", endpoint_url=store.endpoint, region_name="us-east-1")
    client.create_bucket(Bucket="news")
    client.put_object(Bucket="news", Key="in/a.jsonl", Body="".join(json.dumps(each) + "\n" for each in NEWS).encode())
    yield store
    for each in client.list_objects_v2(Bucket="news").get("Contents", ()):
        client.delete_object(Bucket="news", Key=each["Key"])
    store.stop()


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    run_here(write_lines(folder / "a.jsonl", NEWS), out=folder / "out")
    return without_places(tables(folder / "out"))


def without_places(found):
    return {table: [{k: v for k, v in row.items() if k != "place"} for row in rows] for table, rows in found.items()}


def tables_in(store):
    found = {}
    for table in TABLES:
        rows = pyarrow.dataset.dataset(store.url(f"out/{table}")).to_table().to_pylist()
        found[table] = sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
    return without_places(found)


def stop_at(monkeypatch, store, number, *, again_after=None):
    """Stop the store at the n-th write, and start it again some seconds later."""
    left = [number]
    write = Location._write

    def stopping(location, content):
        left[0] -= 1
        if left[0] == 0:
            store.stop()
            if again_after is not None:
                Timer(again_after, store.start).start()
        write(location, content)

    monkeypatch.setattr(Location, "_write", stopping)


def test_a_run_in_an_object_store_writes_what_a_run_on_disk_writes(store, expected):
    run_here(store.url("in/"), out=store.url("out"))
    assert tables_in(store) == expected


def test_a_store_that_is_away_for_a_moment_is_waited_for(store, expected, monkeypatch):
    stop_at(monkeypatch, store, 9, again_after=1.5)
    run_here(store.url("in/a.jsonl"), out=store.url("out"), patience=60.0)
    assert tables_in(store) == expected


def test_a_run_whose_store_stays_away_says_so_and_goes_on_later(store, expected, monkeypatch):
    with monkeypatch.context() as patch:
        stop_at(patch, store, 14)
        with pytest.raises(StorageError, match="can't be written"):
            run_here(store.url("in/a.jsonl"), out=store.url("out"), patience=0.5)
    store.start()
    run_here(store.url("in/a.jsonl"), out=store.url("out"), patience=0.5)
    assert tables_in(store) == expected


def test_a_bucket_that_is_not_there_is_named(store):
    with pytest.raises(StorageError, match="other-bucket"):
        Location(store.url("a.json").replace("news", "other-bucket"), patience=0.5).write(b"{}")


def test_other_stores_are_opened_with_fsspec():
    run_here_options = Options(shard=4)
    location = Location("memory://kelve/a.jsonl")
    location.write("".join(json.dumps(each) + "\n" for each in NEWS).encode())
    run_here("memory://kelve/", out="memory://written", options=run_here_options)
    content = [
        Location("memory://written").at("articles", each.path).read()
        for each in Location("memory://written/articles").files()
    ]
    assert (
        sum(
            duckdb.from_arrow(pyarrow.parquet.read_table(pyarrow.BufferReader(each))).fetchall() != []
            for each in content
        )
        == 2
    )
