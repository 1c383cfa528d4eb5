"""Whatever dies at whatever moment, a run that is started again ends with every article once, and the same files."""

import json

import pytest

from onrecord.cluster.plan import Options
from tests.kill.driver import SHARD
from tests.kill.killing import kill_until_done
from tests.unit.cluster.making import article, files, run_here, tables, write_lines

ARTICLES = 96
RUNS = 20


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The source, and what a run writes in which nothing dies."""
    folder = tmp_path_factory.mktemp("kill")
    some = [article(number) for number in range(ARTICLES)]
    copies = [some[number] | {"url": f"https://herald.example/{number}", "outlet": "Herald"} for number in (5, 40, 77)]
    source = write_lines(folder / "a.jsonl", [*some, *copies, {"title": "nothing"}])
    run_here(source, out=folder / "whole", options=Options(shard=SHARD, split=4_000))
    return source, folder / "whole"


def require_same(out, whole):
    assert len(list((whole / "_manifest" / "read").iterdir())) >= 20
    found, expected = tables(out), tables(whole)
    urls = [json.loads(row["record"])["article"]["url"] for row in found["articles"]]
    assert len(urls) == len(set(urls)) == ARTICLES
    assert len(found["copies"]) == 3
    assert len(found["failures"]) == 1
    assert found == expected
    assert files(out) == files(whole)


@pytest.mark.timeout(2400)
def test_a_run_that_is_killed_loses_nothing_and_doubles_nothing(whole, tmp_path):
    source, expected = whole
    starts, _ = kill_until_done(source, tmp_path / "out", seed=7, driver_kills=1)
    assert starts > 1
    require_same(tmp_path / "out", expected)


@pytest.mark.kill
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(RUNS))
def test_twenty_runs_that_are_killed_lose_nothing_and_double_nothing(whole, tmp_path, seed):
    source, expected = whole
    kill_until_done(source, tmp_path / "out", seed=seed, driver_kills=1 + seed % 3)
    require_same(tmp_path / "out", expected)
