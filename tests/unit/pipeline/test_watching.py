"""Watching folders and feeds: a clock that is set by hand, and a server that is none."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from onrecord import Archive, Settings
from onrecord.errors import ArchiveBusyError, FetchFailedError, InputError
from onrecord.ingest import fetch
from onrecord.ingest.fetch import Page, Validators
from onrecord.pipeline.watching import Stopped, Watcher

FEED = "https://post.example/feed"
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
SETTINGS = Settings(threads=1)


def feed(*words: str) -> bytes:
    items = "".join(
        f"<item><title>Item {number}</title><description>{' '.join([each] * 20)}</description></item>"
        for number, each in enumerate(words)
    )
    return f'<rss version="2.0"><channel><title>Kelve Post</title>{items}</channel></rss>'.encode()


class Server:
    """Gives what it has, unless whoever asks has it already."""

    def __init__(self) -> None:
        self.content: bytes | None = feed("The dam at Kelve is safe, the mayor said.")
        self.asked: list[Validators] = []

    def __call__(self, address, *, settings, types, last):
        self.asked.append(last)
        if self.content is None:
            raise FetchFailedError("The server answered with status 503", value=address)
        tag = f'"{len(self.content)}"'
        if last.etag == tag:
            return None
        return Page(address, self.content, "application/rss+xml", "utf-8", Validators(tag, None))


@pytest.fixture
def server(monkeypatch):
    made = Server()
    monkeypatch.setattr(fetch, "fetch_changed", made)
    return made


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        yield opened


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watcher(clock):
    """Make watchers that tell what they have seen."""

    def make(*sources, **more):
        told = []
        made = Watcher(
            *sources,
            settings=SETTINGS,
            clock=clock,
            told=lambda name, tally, error: told.append((name, str(tally), error and error.what)),
            **more,
        )
        made.heard = told
        return made

    return make


def test_a_file_is_added_once_it_stands_still_and_again_when_it_changes(archive, watcher, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    watched = watcher(news, given={"outlet": "Kelve Post"})
    (news / "dam.txt").write_text("The dam is safe, the mayor said.")
    watched.look(archive.store.path)
    assert archive.totals().articles == 0
    watched.look(archive.store.path)
    assert [each.article.outlet for each in archive.articles()] == ["Kelve Post"]
    watched.look(archive.store.path)
    (news / "dam.txt").write_text("The dam is not safe, the mayor admitted.")
    watched.look(archive.store.path), watched.look(archive.store.path)
    assert watched.heard == [(str(news), "1 added, 0 changed, 0 known, 0 failed", None)] * 2
    assert watched.files[0].tally.added == 2


def test_a_watcher_that_is_started_anew_reads_nothing_again(archive, watcher, tmp_path):
    (tmp_path / "dam.txt").write_text("The dam is safe, the mayor said.")
    for _ in range(2):
        watched = watcher(tmp_path / "dam.txt")
        watched.look(archive.store.path), watched.look(archive.store.path)
    assert watched.heard == [(str(tmp_path / "dam.txt"), "0 added, 0 changed, 1 known, 0 failed", None)]


def test_what_cannot_be_read_is_noted_and_tried_again_when_it_changes(archive, watcher, tmp_path):
    (tmp_path / "dam.txt").write_bytes(b"\x00\x01\x02")
    watched = watcher(tmp_path)
    for _ in range(4):
        watched.look(archive.store.path)
    (failure,) = archive.failures()
    assert (failure.place, failure.tries) == (str(tmp_path / "dam.txt"), 1)
    (tmp_path / "dam.txt").write_text("The dam is safe, the mayor said.")
    watched.look(archive.store.path), watched.look(archive.store.path)
    assert list(archive.failures()) == []


def test_a_folder_that_goes_away_is_told_once_and_is_found_again(archive, watcher, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    watched = watcher(news)
    news.rmdir()
    for _ in range(3):
        watched.look(archive.store.path)
    assert [error for _, _, error in watched.heard] == ["There is no such file or folder"]
    assert watched.files[0].error
    news.mkdir()
    (news / "dam.txt").write_text("The dam is safe, the mayor said.")
    watched.look(archive.store.path), watched.look(archive.store.path)
    assert (archive.totals().articles, watched.files[0].error) == (1, None)


def test_a_feed_is_asked_when_its_time_has_come_and_only_for_what_is_new(archive, watcher, clock, server):
    watched = watcher(FEED, minutes=15)
    watched.look(archive.store.path), watched.look(archive.store.path)
    assert server.asked == [Validators()]
    assert archive.totals().articles == 1
    clock.go_on(14.9)
    watched.look(archive.store.path)
    assert len(server.asked) == 1
    clock.go_on(0.1)
    watched.look(archive.store.path)
    assert server.asked[1:] == [Validators(f'"{len(server.content)}"', None)]
    server.content = feed("The dam at Kelve is safe, the mayor said.", "The ferry sails again, its owner said.")
    clock.go_on(15)
    watched.look(archive.store.path)
    assert archive.totals().articles == 2
    (watch,) = archive.store.watches()
    assert (watch.added, watch.failed, watch.error, watch.minutes) == (2, 0, None, None)
    assert [tally for _, tally, _ in watched.heard] == [
        "1 added, 0 changed, 0 known, 0 failed", "1 added, 0 changed, 1 known, 0 failed",
    ]  # fmt: skip


def test_a_watcher_that_is_started_anew_asks_no_server_too_early(archive, watcher, clock, server):
    watcher(FEED).look(archive.store.path)
    clock.go_on(5)
    watcher(FEED).look(archive.store.path)
    assert len(server.asked) == 1
    clock.go_on(10)
    watcher(FEED).look(archive.store.path)
    assert server.asked[1].etag is not None


def test_a_server_that_does_not_answer_is_noted_and_asked_again_later(archive, watcher, clock, server):
    good, server.content = server.content, None
    watched = watcher(FEED)
    watched.look(archive.store.path)
    assert "503" in archive.store.watches()[0].error
    assert watched.heard[0][2] == "The server answered with status 503"
    watched.look(archive.store.path)
    assert len(server.asked) == 1
    server.content = good
    clock.go_on(15)
    watched.look(archive.store.path)
    assert archive.store.watches()[0].error is None
    assert archive.totals().articles == 1


def test_a_clock_that_was_set_back_keeps_nobody_waiting(archive, watcher, clock, server):
    watcher(FEED).look(archive.store.path)
    clock.go_on(-600)
    watcher(FEED).look(archive.store.path)
    assert len(server.asked) == 2


def test_what_people_have_set_on_the_desk_is_looked_at_by_the_desk_alone(archive, watcher, clock, server):
    archive.store.watch(FEED, 60)
    watcher().look(archive.store.path)
    assert server.asked == []
    watched = watcher(desk=True)
    watched.look(archive.store.path)
    clock.go_on(59)
    watched.look(archive.store.path)
    assert len(server.asked) == 1
    archive.store.watch(FEED, 30)
    watched.look(archive.store.path)
    assert len(server.asked) == 2
    archive.store.end_watch(archive.store.watches()[0].id)
    clock.go_on(60)
    watched.look(archive.store.path)
    assert len(server.asked) == 2


def test_an_address_that_is_not_public_is_not_gone_to(archive, watcher):
    watched = watcher("http://127.0.0.1:1/feed")
    watched.look(archive.store.path)
    assert "not public" in archive.store.watches()[0].error


def test_looks_at_a_huge_folder_are_further_apart(archive, watcher, tmp_path, monkeypatch):
    watched = watcher(tmp_path)
    seconds = iter([0.0, 3.0])
    monkeypatch.setattr("onrecord.pipeline.watching.time.monotonic", lambda: next(seconds))
    watched.look(archive.store.path)
    assert watched.pause == pytest.approx(30)


def test_a_watcher_that_is_stopped_ends_at_the_next_article_and_keeps_what_it_added(archive, watcher, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"The dam has {number} cracks, the mayor said.")
    watched = watcher(tmp_path, report=lambda _: watched.stop())
    watched.look(archive.store.path)
    with pytest.raises(Stopped):
        watched.look(archive.store.path)
    assert archive.totals().articles == 1
    watched.run(archive.store.path, troubled=pytest.fail)
    assert archive.totals().articles == 1


def test_what_could_not_be_added_because_of_another_writer_is_added_later(archive, watcher, tmp_path, monkeypatch):
    (tmp_path / "dam.txt").write_text("The dam is safe, the mayor said.")
    watched = watcher(tmp_path / "dam.txt")
    watched.look(archive.store.path)
    with monkeypatch.context() as patched:
        patched.setattr(Archive, "add", lambda *_, **__: (_ for _ in ()).throw(ArchiveBusyError("Busy")))
        with pytest.raises(ArchiveBusyError):
            watched.look(archive.store.path)
    assert archive.totals().articles == 0
    watched.look(archive.store.path)
    watched.look(archive.store.path)
    assert (archive.totals().articles, watched.files[0].tally.known) == (1, 0)


def test_another_writer_is_waited_for_and_no_reason_to_end(tmp_path, watcher, monkeypatch):
    watched, troubles = watcher(tmp_path), []
    watched.wake()

    def busy(_):
        watched.wake()
        raise ArchiveBusyError("Another process has been writing into the archive for too long")

    def troubled(error):
        troubles.append(error)
        if len(troubles) == 2:
            watched.stop()

    monkeypatch.setattr(watched, "look", busy)
    thread = threading.Thread(target=watched.run, args=(tmp_path / "news.db",), kwargs={"troubled": troubled})
    thread.start()
    thread.join(10)
    assert len(troubles) == 2


@pytest.mark.parametrize("source", ["The dam is safe, the mayor said.", "-", {"text": "The dam is safe."}])
def test_what_cannot_change_is_not_watched(source):
    with pytest.raises(InputError, match="can't be watched"):
        Watcher(source, settings=SETTINGS)


@pytest.mark.parametrize("minutes", [0, 4, float("nan")])
def test_no_address_is_watched_too_often(minutes):
    with pytest.raises(InputError, match="5 minutes or more"):
        Watcher(FEED, settings=SETTINGS, minutes=minutes)
