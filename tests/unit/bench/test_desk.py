import time
from itertools import islice

import pytest

from bench import desk
from bench.measure import speed_limits
from bench.news import News


def test_a_desk_is_measured_under_several_clients(tmp_path):
    measures = {each.name: each.value for each in desk.answering(tmp_path, articles=60, seconds=3)}
    assert measures["requests that failed"] == 0
    assert measures["requests"] > 5
    assert 0 < measures["a request, median"] <= measures["a request, 99 in 100"]
    assert measures["the desk's memory"] > 10
    assert {"requests that failed", "growth of the desk's memory"} <= speed_limits().keys() & measures.keys()


def test_what_fails_is_counted(tmp_path):
    path = desk.archive.large(tmp_path, News(), 3)
    with desk.served(path) as (_, port):
        client = desk.Client(port, iter(["/", "/nothing", "/api/articles/777"] * 10_000), time.monotonic() + 1)
        client.run()
    assert client.failed >= 2 * (len(client.seconds) // 3)


def test_a_desk_that_does_not_start_is_an_error(tmp_path):
    (tmp_path / "other.db").write_bytes(b"no archive " * 1000)
    with pytest.raises(RuntimeError, match="no archive"), desk.served(tmp_path / "other.db"):
        pass


def test_all_kinds_of_addresses_are_asked_for():
    asked = list(islice(desk._addresses(News(), 9, [7], 1), 300))
    assert {address.split("?")[0].rstrip("0123456789") for address in asked} == {
        "/", "/articles/", "/actors/", "/search", "/api/statements", "/api/articles/", "/api/actors/",
    }  # fmt: skip
