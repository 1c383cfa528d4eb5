import threading
import time

import pytest

from onrecord import Archive, Settings
from onrecord.desk import jobs
from onrecord.desk.jobs import Jobs
from onrecord.desk.sources import SentAddress, SentFile, SentText
from onrecord.errors import InputError, NoSuchJobError, TooMuchToReadError
from tests.unit.desk.conftest import BRIDGE, GERMAN

SAID = "<p>The bridge at Kelve is safe, Ana Reyes said on day {}. The engineers at Saltmarsh agreed with her.</p>"
PAGE = (
    "<html><head><title>Bridge</title></head><body><article><h1>Bridge is safe</h1>"
    + "".join(map(SAID.format, range(9)))
    + "</article></body></html>"
)


@pytest.fixture
def queue(path):
    made = Jobs(path, Settings())
    made.start()
    yield made
    made.close()


@pytest.fixture
def idle(path):
    """A queue that nobody works on."""
    return Jobs(path, Settings())


def end(queue, job):
    for _ in range(600):
        if job.ended:
            return job
        time.sleep(0.02)
    raise AssertionError(f"{job.title} doesn't end")


def run(queue, source, *, keep=True):
    return end(queue, *queue.submit(source, keep=keep))


def test_what_is_only_read_is_held_and_not_kept(queue, path):
    job = run(queue, SentText(BRIDGE, {"outlet": "Bay Mail"}), keep=False)
    assert job.state == "done"
    assert [record.article.text for record in job.records] == [BRIDGE]
    assert job.number is None
    with Archive(path, read_only=True) as archive:
        assert archive.totals().versions == 3


def test_a_file_is_what_its_name_and_its_beginning_say(queue, path):
    page = run(queue, SentFile("bridge.html", PAGE.encode(), {"outlet": "Bay Mail"}))
    lines = run(
        queue, SentFile("two.jsonl", b'{"text": "The weir is old, she said."}\n{"text": "It is late, he said."}\n', {})
    )
    assert page.tally.added == 1
    assert lines.tally.added == 2
    with Archive(path, read_only=True) as archive:
        assert archive.article(page.number).title == "Bridge is safe"
        assert archive.original(page.number).content == PAGE.encode()


def test_a_file_that_was_sent_is_never_looked_for_here(queue, path, tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text("The vault is open, the banker said.")
    monkeypatch.chdir(tmp_path)
    for name in ("secret.txt", str(tmp_path / "secret.txt"), "../secret.txt", "C:\\news\\secret.txt"):
        job = run(queue, SentFile(name, GERMAN.encode(), {}))
        assert job.state == "failed"
        assert "secret.txt" in job.outcomes[0].place
    run(queue, SentFile("secret.txt", b"\x1f\x8b broken", {}))
    with Archive(path) as archive:
        places = {failure.place for failure in archive.failures()}
        assert places
        assert all(place.startswith("sent: secret.txt") for place in places)
        assert archive.retry(settings=Settings()).added == 0
        assert archive.retry(settings=Settings(language_check=False)).added == 1
        assert list(archive.search("vault")) == []


@pytest.mark.parametrize(
    "address", ["secret.txt", "/etc/hostname", "file:///etc/hostname", "-", "~/x", "\\\\host\\x", ""]
)
@pytest.mark.parametrize("keep", [True, False])
def test_nothing_but_an_address_on_the_web_is_fetched(queue, address, keep):
    job = run(queue, SentAddress(address, {}), keep=keep)
    assert isinstance(job.error, InputError)
    assert "no address on the web" in str(job.error)


@pytest.mark.parametrize("keep", [True, False])
def test_what_cannot_be_read_says_why(queue, keep):
    job = run(queue, SentText(GERMAN, {}), keep=keep)
    assert job.state == "failed"
    assert type(job.error).__name__ == "NotEnglishError"


@pytest.mark.parametrize("keep", [True, False])
def test_a_file_of_which_a_part_can_be_read_is_done(queue, keep):
    lines = b'{"text": "The weir is old, she said."}\nno JSON\n'
    job = run(queue, SentFile("two.jsonl", lines, {}), keep=keep)
    assert (job.state, job.tally.failed, job.tally.added) == ("done", 1, 1)


def test_a_job_that_breaks_down_takes_no_other_with_it(queue, monkeypatch, caplog):
    def broken(*_, **__):
        raise ZeroDivisionError("the weir")

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "add", broken)
        job = run(queue, SentText(BRIDGE, {}))
    assert job.state == "failed"
    assert "ZeroDivisionError" in str(job.error)
    assert "the weir" in caplog.text
    assert run(queue, SentText(BRIDGE, {})).state == "done"


def test_an_archive_that_cannot_be_written_to_fails_the_job_alone(queue, path, tmp_path):
    queue.path = tmp_path / "nowhere" / "news.db"
    assert type(run(queue, SentText(BRIDGE, {})).error).__name__ == "ArchiveError"
    queue.path = path
    assert run(queue, SentText(BRIDGE, {})).state == "done"


def test_no_more_wait_than_there_is_room_for(idle):
    for _ in range(jobs.MOST_WAITING):
        idle.submit(SentText(BRIDGE, {}), keep=True)
    with pytest.raises(TooMuchToReadError):
        idle.submit(SentText(BRIDGE, {}), keep=True)


def test_no_more_bytes_wait_than_there_is_room_for(idle, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_WAITING_BYTES", 100)
    idle.submit(SentFile("a.txt", b"x" * 1000, {}), keep=True)  # a single one is always taken
    with pytest.raises(TooMuchToReadError):
        idle.submit(SentText("It is late.", {}), keep=True)


def test_what_has_ended_is_forgotten_after_more(queue, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_ENDED", 3)
    made = [run(queue, SentText("The weir is old, she said.", {}), keep=False) for _ in range(5)]
    assert [job.id for job in queue.listed()] == [job.id for job in reversed(made[-3:])]
    with pytest.raises(NoSuchJobError):
        queue.find(made[0].id)


def test_records_are_forgotten_before_their_jobs(queue, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_CHARACTERS", 60)
    made = [run(queue, SentText(f"The weir is old, she said on day {day}.", {}), keep=False) for day in range(4)]
    assert [len(job.records) for job in made] == [0, 0, 0, 1]
    assert [job.source is None for job in made] == [True, True, True, False]
    assert len(queue.listed()) == 4


def test_jobs_are_done_in_the_order_in_which_they_came(idle):
    made = idle.submit(*(SentText(f"The weir is old, she said on day {day}.", {}) for day in range(4)), keep=True)
    idle.start()
    ends = [end(idle, job).ended_at for job in made]
    idle.close()
    assert ends == sorted(ends)
    assert [job.number for job in made] == [4, 5, 6, 7]


def test_the_network_is_loaded_once_whoever_asks(idle, monkeypatch):
    loaded = []

    def load(settings):
        loaded.append(settings)
        time.sleep(0.05)

    once = {}
    monkeypatch.setattr(
        jobs, "load_reader", lambda settings: once.get("it") or once.setdefault("it", load(settings) or 1)
    )
    askers = [threading.Thread(target=idle.load) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(loaded) == 1


def test_a_title_is_short_and_of_one_line():
    assert SentText("  The dam\n is safe. " + "x" * 1000, {}).title.startswith("The dam is safe.")
    assert len(SentText("x" * 1000, {}).title) == 80
    assert SentText(BRIDGE, {"title": "Bridge"}).title == "Bridge"
    assert SentFile("", b"", {}).title == "a file"


def test_what_could_not_be_read_is_not_held_by_its_error(queue):
    job = run(queue, SentFile("photo.bin", b"\0" * 5000, {}), keep=False)
    assert job.state == "failed"
    for error in (job.error, job.outcomes[0].error):
        assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)
    assert "photo.bin" in str(job.error)


def test_what_is_sent_together_is_taken_as_a_whole_or_not_at_all(idle):
    texts = [SentText(f"The weir is old, she said on day {day}.", {}) for day in range(jobs.MOST_WAITING)]
    idle.submit(texts[0], keep=True)
    with pytest.raises(TooMuchToReadError):
        idle.submit(*texts, keep=True)
    assert len(idle.listed()) == 1
    assert len(idle.submit(*texts[1:], keep=True)) == jobs.MOST_WAITING - 1


def test_a_job_that_waits_is_taken_out_of_the_queue(idle, path):
    first, second = idle.submit(
        *(SentText(f"The weir is old, she said on day {day}.", {}) for day in (1, 2)), keep=True
    )
    assert idle.cancel(first.id) is first
    assert (first.state, first.ended, first.error) == ("cancelled", True, None)
    idle.start()
    assert end(idle, second).state == "done"
    idle.close()
    assert (first.state, first.tally.added) == ("cancelled", 0)
    with Archive(path, read_only=True) as archive:
        assert list(archive.search("day 1")) == []


def test_a_job_that_is_read_ends_at_the_next_article_and_what_it_kept_stays(idle, path):
    lines = "".join(f'{{"text": "The weir is old, she said on day {day}."}}\n' for day in range(40))
    idle.settings = Settings(threads=1)
    note = idle._note

    def note_and_cancel(job, outcome):
        note(job, outcome)
        if job.tally.added == 2:
            assert idle.cancel(job.id).stopping

    idle._note = note_and_cancel
    idle.start()
    job = run(idle, SentFile("many.jsonl", lines.encode(), {}))
    after = run(idle, SentText(BRIDGE, {}))
    idle.close()
    assert (job.state, job.stopping, job.tally.added, job.error) == ("cancelled", False, 2, None)
    assert after.state == "done"
    with Archive(path, read_only=True) as archive:
        assert archive.totals().versions == 3 + 2 + 1


@pytest.mark.parametrize("keep", [True, False])
def test_a_long_article_ends_between_its_windows(idle, keep, monkeypatch):
    idle.settings = Settings(threads=1)
    check, windows = idle._check, []

    def check_and_cancel(job):
        windows.append(job.id)
        if len(windows) == 4:
            idle.cancel(job.id)
        check(job)

    idle._check = check_and_cancel
    idle.start()
    job = run(idle, SentText("The weir is old, she said. " * 2000, {}), keep=keep)
    idle.close()
    assert (job.state, job.records, len(windows)) == ("cancelled", [], 4)


def test_a_job_that_has_ended_can_not_be_cancelled_and_one_that_never_was_neither(queue):
    job = run(queue, SentText("The weir is old, she said.", {}), keep=False)
    assert queue.cancel(job.id).state == "done"
    with pytest.raises(NoSuchJobError):
        queue.cancel("none")
