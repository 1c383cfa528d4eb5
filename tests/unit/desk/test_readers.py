import threading

import pytest

from onrecord import Archive
from onrecord.desk import readers
from onrecord.desk.readers import Readers
from onrecord.errors import NotInArchiveError
from tests.unit.desk.conftest import BRIDGE, ended


@pytest.fixture
def lender(path):
    made = Readers(path, wait=1.0)
    yield made
    made.close()


def test_an_open_archive_is_used_again(lender):
    with lender.lend() as first:
        assert first.totals().articles == 2
    with lender.lend() as second:
        assert second is first


def test_no_two_use_the_same_at_a_time(lender):
    with lender.lend() as first, lender.lend() as second:
        assert first is not second


def test_after_an_error_it_is_not_used_again(lender):
    with pytest.raises(NotInArchiveError), lender.lend() as first:
        first.article(777)
    with lender.lend() as second:
        assert second is not first


def test_only_a_few_wait_to_be_used_again(lender, monkeypatch):
    monkeypatch.setattr(readers, "MOST_IDLE", 2)
    lent = [lender.lend() for _ in range(4)]
    opened = [each.__enter__() for each in lent]
    for each in lent:
        each.__exit__(None, None, None)
    again = [lender.lend() for _ in range(4)]
    assert len({id(each.__enter__()) for each in again} & set(map(id, opened))) == 2
    for each in again:
        each.__exit__(None, None, None)


def test_what_others_write_is_seen(client, path):
    assert client.get("/api/totals").json()["articles"] == 2
    with Archive(path) as archive:
        archive.add(BRIDGE)
    assert client.get("/api/totals").json()["articles"] == 3


def test_an_archive_in_the_place_of_another_is_seen_at_once(client, path, tmp_path):
    assert client.get("/api/totals").json()["articles"] == 2
    with Archive(tmp_path / "other.db"):
        pass
    for each in tmp_path.glob("news.db*"):
        each.rename(tmp_path / f"old-{each.name}")
    (tmp_path / "other.db").rename(path)
    assert client.get("/api/totals").json()["articles"] == 0
    assert ended(client, client.post("/api/articles", json={"text": BRIDGE}).headers["location"])["state"] == "done"
    assert client.get("/api/totals").json()["articles"] == 1


def test_an_archive_that_has_gone_is_said_so_and_not_made_anew(client, path):
    assert client.get("/api/totals").status_code == 200
    for each in path.parent.glob("news.db*"):
        each.unlink()
    assert client.get("/api/totals").status_code == 503
    assert client.post("/api/actors/1/merge", json={"others": [2]}).status_code == 503
    assert not path.exists()


def test_many_clients_and_a_writer_at_once_see_whole_articles(client):
    wrong = []

    def ask():
        for _ in range(25):
            totals = client.get("/api/totals").json()
            listed = client.get("/api/articles?limit=200").json()
            if len(listed["items"]) < totals["articles"]:
                wrong.append((totals, listed["total"]))

    askers = [threading.Thread(target=ask) for _ in range(6)]
    for asker in askers:
        asker.start()
    for number in range(8):
        client.post("/api/articles", json={"text": f"The weir is old, she said on day {number}."})
    for asker in askers:
        asker.join()
    assert wrong == []
