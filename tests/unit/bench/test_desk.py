import time
from itertools import islice

import pytest

from bench import builds, desk, large_archive
from bench.synthetic_news import SyntheticNews
from bench.tasks import TASKS


def test_a_desk_is_measured_under_several_clients(tmp_path):
    build = builds.here()
    found = desk.measure(build, large_archive.made(build, tmp_path, 60), 1)
    (task,) = (task for task in TASKS if task.title == "serving eight clients")
    assert found.keys() == {figure.name for figure in task.figures}
    assert found["requests that failed"] == 0
    assert found["requests"] > 0
    assert 0 < found["a request, median"] <= found["a request, 99 in 100"]
    assert found["the desk's memory"] > 10


def test_what_fails_is_counted(tmp_path):
    build = builds.here()
    with desk.served(build, large_archive.made(build, tmp_path, 3)) as (_, port):
        client = desk.Client(port, iter(["/", "/nothing", "/api/articles/777"] * 10_000), time.monotonic() + 1)
        client.run()
    assert client.failed >= 2 * (len(client.seconds) // 3)


def test_a_desk_that_does_not_start_is_an_error(tmp_path):
    (tmp_path / "other.db").write_bytes(b"no archive " * 1000)
    with pytest.raises(RuntimeError, match="no archive"), desk.served(builds.here(), tmp_path / "other.db"):
        pass


def test_all_kinds_of_addresses_are_asked_for():
    kinds = {
        "/", "/articles/", "/actors/", "/search", "/api/statements", "/api/articles/", "/api/actors/", "/stories/",
    }  # fmt: skip
    for stories, expected in (([5], kinds), ([], kinds - {"/stories/"})):
        asked = list(islice(desk.addresses(SyntheticNews(), 9, [7], stories, 1), 300))
        assert {address.split("?")[0].rstrip("0123456789") for address in asked} == expected
