"""The program as a user runs it: as the console script where the process matters, else in the tests' own process."""

import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.schema import Record
from onrecord.schema.jsonschema import record_schema_json

SCRIPT = str(Path(sys.executable).parent / "onrecord")
DAM = """Dam above Kelve is safe, water authority says

KELVE, Nov. 24 — The dam above the town of Kelve is safe and will not be drained, the regional water authority said on
Tuesday.

“We inspected every joint of the wall,” said Anna Ruud, the authority’s chief engineer. “There is no crack.”

The mayor of Kelve denied that he had ordered an evacuation.

Kelve lies forty kilometres north of the coast.
"""
GERMAN = "Der Bürgermeister sagte am Dienstag, dass der Damm über der Stadt sicher sei und nicht geleert werde. " * 3
DAMS = 20
STYLED = re.compile(r"\x1b\[[0-9;]*m")
COLOURED = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|9[0-7])(?:;[0-9;]*)?m")


CHANGES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "ONRECORD_")
"""How variables begin that would change how things are read or drawn."""


@pytest.fixture
def environment():
    """The environment without what would change how things are read or drawn."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(CHANGES)}
    return kept | {"TERM": "xterm-256color"}


@pytest.fixture
def onrecord(environment, tmp_path, monkeypatch):
    """Run the program in this process, which has the network already."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ.keys() - environment.keys():
        monkeypatch.delenv(name)

    def run(*args, stdin=None, **variables):
        done = CliRunner().invoke(main, args, input=stdin, env=environment | variables)
        return subprocess.CompletedProcess(args, done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def script(environment, tmp_path):
    """Run the console script in a process of its own."""

    def run(*args, stdin=None, **variables):
        given = {"input": stdin} if stdin is not None else {"stdin": subprocess.DEVNULL}
        return subprocess.run(
            [SCRIPT, *args],
            **given,
            cwd=tmp_path,
            env=environment | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def dam(tmp_path):
    path = tmp_path / "dam.txt"
    path.write_text(DAM, encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path):
    """A .jsonl file of more articles than a batch of 16."""
    lines = [json.dumps({"id": f"dam-{i}", "text": DAM.replace("Tuesday", f"day {i}")}) for i in range(DAMS)]
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def records(output):
    return [Record.from_json(line) for line in output.splitlines()]


def test_a_text_becomes_a_readable_record(script, dam):
    done = script("read", "dam.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Dam above Kelve is safe" in done.stdout
    assert "There is no crack" in done.stdout
    assert "Anna Ruud" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_article_s_words_are_shown_on_request(onrecord, dam):
    plain, words = onrecord("read", "dam.txt").stdout, onrecord("read", "--words", "dam.txt").stdout
    assert "north of the coast" not in plain
    assert "north of the coast" in words


def test_colour_can_be_forced_and_forbidden(onrecord, dam):
    assert COLOURED.search(onrecord("read", "dam.txt", FORCE_COLOR="1").stdout)
    assert not COLOURED.search(onrecord("read", "dam.txt", FORCE_COLOR="1", NO_COLOR="1").stdout)


def test_lines_are_as_wide_as_asked_for(onrecord, dam):
    narrow = onrecord("read", "--words", "--width", "60", "dam.txt").stdout
    assert max(map(len, narrow.splitlines())) <= 60


def test_json_is_a_record_that_keeps_the_text_to_the_character(script, dam):
    record = Record.from_json(script("read", "--json", "dam.txt").stdout)
    assert record.article.text == DAM
    assert record.article.title_text == "Dam above Kelve is safe, water authority says"
    assert any("There is no crack" in statement.content_text for statement in record.statements)


def test_standard_input_is_read_by_name_and_without_one(onrecord, script):
    piped = script("read", "--jsonl", stdin=DAM)
    named = onrecord("read", "--jsonl", "-", stdin=DAM)
    assert piped.stdout == named.stdout
    assert records(piped.stdout)[0].article.text == DAM


def test_a_jsonl_file_gives_a_record_a_line_in_order(onrecord, archive):
    done = onrecord("read", "--jsonl", "archive.jsonl")
    assert [record.article.id for record in records(done.stdout)] == [f"dam-{i}" for i in range(DAMS)]
    assert (done.returncode, done.stderr) == (0, "")


def test_threads_and_batches_change_nothing_in_a_record(onrecord, archive):
    one = onrecord("read", "--jsonl", "--threads", "1", "--batch", "1", "archive.jsonl").stdout
    assert onrecord("read", "--jsonl", "--threads", "2", "--batch", "16", "archive.jsonl").stdout == one


def test_two_runs_write_the_same_records_however_sets_are_ordered(script):
    articles = str(Path(__file__).parents[1] / "golden" / "articles" / "[a-e]*")
    first, again = (script("read", "--jsonl", articles, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert len(records(first)) >= 7
    assert first == again


def test_a_folder_and_a_glob_are_read_in_order(onrecord, tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Nobody was hurt in {name}, the mayor said.\n", encoding="utf-8")
    folder = records(onrecord("read", "--jsonl", ".").stdout)
    glob = records(onrecord("read", "--jsonl", "[ab].txt").stdout)
    assert [record.article.text[19] for record in folder] == ["a", "b", "c"]
    assert [record.article.text[19] for record in glob] == ["a", "b"]


def test_a_page_holds_the_record_by_itself(onrecord, dam, tmp_path):
    done = onrecord("read", "--html", "dam.html", "dam.txt")
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "dam.html").read_text(encoding="utf-8")
    assert "There is no crack" in page
    assert not re.search(r"<(?:script|link|img)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", page)


def test_a_run_never_reads_what_it_writes(onrecord, environment, dam, tmp_path):
    for _ in range(2):
        assert onrecord("read", "--html", "pages/", "--batch", "1", ".").returncode == 0
        assert [path.name for path in (tmp_path / "pages").iterdir()] == ["dam.html"]
    shutil.rmtree(tmp_path / "pages")
    command = f"'{SCRIPT}' read --jsonl --batch 1 dam.txt . > all.jsonl"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, check=True)
    assert done.stderr == b""
    assert len(records((tmp_path / "all.jsonl").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize(("target", "source"), [("a.html", "a.html"), (".", "a.html"), ("./", "*.html"), (".", ".")])
def test_an_article_is_never_written_over(onrecord, tmp_path, target, source):
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><p>{DAM}</p></body></html>", encoding="utf-8")
    before = page.read_bytes()
    done = onrecord("read", "--html", target, source)
    assert (done.returncode, page.read_bytes()) == (2, before)
    assert "never overwrites" in done.stderr


def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_delivered(script, dam, tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "deutsch.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = script("read", "--jsonl", "empty.txt", "nowhere.txt", "dam.txt", "deutsch.txt", "picture.txt")
    assert done.returncode == 3
    assert [record.article.text for record in records(done.stdout)] == [DAM]
    complaints = done.stderr.splitlines()
    named = [line.split(": ")[1] for line in complaints[:-1]]
    assert named == ["empty.txt", "nowhere.txt", "deutsch.txt", "picture.txt"]
    assert "German" in complaints[2]
    assert complaints[-1] == "onrecord: 1 read, 4 could not be read"


def test_the_language_check_can_be_left_out(onrecord, tmp_path):
    (tmp_path / "deutsch.txt").write_text(GERMAN, encoding="utf-8")
    assert onrecord("read", "deutsch.txt").returncode == 1
    assert onrecord("read", "--no-language-check", "deutsch.txt").returncode == 0
    assert onrecord("read", "deutsch.txt", ONRECORD_LANGUAGE_CHECK="no").returncode == 0


def test_a_bad_line_of_json_costs_only_itself(onrecord, tmp_path):
    lines = [json.dumps({"text": DAM}), "{broken", json.dumps({"title": "no text"}), json.dumps({"text": DAM})]
    (tmp_path / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = onrecord("read", "--jsonl", "some.jsonl")
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 2)
    assert "some.jsonl: Line 2: " in done.stderr
    assert "some.jsonl: Line 3: " in done.stderr


def test_an_address_is_fetched_and_a_loopback_one_only_on_request(onrecord, tmp_path):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in DAM.split("\n\n")[1:])
    page = (
        f"<!doctype html><html><head><title>Dam</title></head><body><article><h1>Dam</h1>{body}</article></body></html>"
    )
    (tmp_path / "dam.html").write_text(page, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/dam.html"
        refused = onrecord("read", address)
        assert refused.returncode == 1
        assert refused.stderr.startswith(f"onrecord: {address}: ")
        read = onrecord("read", "--json", "--allow-private-addresses", address)
        assert read.returncode == 0
        assert "There is no crack" in Record.from_json(read.stdout).article.text
    finally:
        server.shutdown()
        server.server_close()


def test_a_reader_that_has_read_enough_ends_it_quietly(environment, archive):
    command = f"'{SCRIPT}' read --jsonl --batch 1 archive.jsonl | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=archive.parent, env=environment, capture_output=True, text=True, check=True
    )
    first, code = done.stdout.splitlines()
    assert records(first)[0].article.id == "dam-0"
    assert (code, done.stderr) == ("141", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to write to")
@pytest.mark.parametrize("form", ["--jsonl", "--json", "--words"])
def test_a_full_disk_is_an_ordinary_error(environment, dam, form):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [SCRIPT, "read", form, "dam.txt"],
            cwd=dam.parent,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "onrecord: Could not write to standard output: No space left on device\n"


@pytest.fixture
def interrupts():
    """Set what is done with SIGINT, and set it back at the end.

    A program that is started inherits that the signal is ignored, as from a shell that runs all this in its background;
    else it begins with an answer of its own.
    """
    before = signal.getsignal(signal.SIGINT)
    yield partial(signal.signal, signal.SIGINT)
    signal.signal(signal.SIGINT, before)


def interrupted(environment, folder, *, rest=""):
    """Read dam.txt and then standard input, `rest`, interrupted between the two; the exit code, records and errors."""
    with subprocess.Popen(
        [SCRIPT, "read", "--jsonl", "--batch", "1", "dam.txt", "-"],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        first = process.stdout.readline()  # it is out before the next article is there
        process.send_signal(signal.SIGINT)
        others, errors = process.communicate(rest, timeout=60)
    return process.returncode, records(first + others), errors


def test_ctrl_c_delivers_what_was_done(environment, dam, interrupts):
    interrupts(signal.default_int_handler)
    code, done, errors = interrupted(environment, dam.parent)
    assert (code, [record.article.text for record in done]) == (130, [DAM])
    # The signal can come when the record is out and not yet counted.
    assert re.fullmatch(r"onrecord: stopped; [01] read, 0 could not be read\n", errors)


def test_ctrl_c_doesn_t_stop_a_run_in_the_background(environment, dam, interrupts):
    interrupts(signal.SIG_IGN)
    code, done, errors = interrupted(environment, dam.parent, rest="The ferry sails again, the harbour master said.")
    assert (code, len(done), errors) == (0, 2, "")


def on_a_terminal(command, *, environment, folder, stdout=None):
    """Run a command on a terminal, its standard output elsewhere if wanted, and return what the terminal shows."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=theirs, stdout=stdout or theirs, stderr=theirs
    ) as it:
        os.close(theirs)
        shown = b""
        try:
            while some := os.read(ours, 65536):
                shown += some
        except OSError:  # how Linux says that the other end is closed
            pass
        finally:
            os.close(ours)
    assert it.returncode == 0
    return shown.decode("utf-8")


def test_on_a_terminal_the_record_is_coloured_and_no_bar_is_drawn_over_it(environment, archive):
    shown = on_a_terminal([SCRIPT, "read", "archive.jsonl"], environment=environment, folder=archive.parent)
    assert COLOURED.search(shown)
    assert "Reading" not in shown


def test_many_articles_show_a_bar_while_their_records_go_elsewhere(environment, archive):
    with (archive.parent / "out.jsonl").open("w", encoding="utf-8") as out:
        command = [SCRIPT, "read", "--jsonl", "--batch", "4", "archive.jsonl", "dam.txt"]
        (archive.parent / "dam.txt").write_text(DAM, encoding="utf-8")
        shown = on_a_terminal(command, environment=environment, folder=archive.parent, stdout=out)
        assert "Reading" in shown
        quiet = on_a_terminal([*command, "--quiet"], environment=environment, folder=archive.parent, stdout=out)
        assert quiet == ""
    assert "Reading" not in (archive.parent / "out.jsonl").read_text(encoding="utf-8")


def test_without_an_article_on_a_terminal_it_asks_for_one(environment, tmp_path):
    ours, theirs = pty.openpty()
    done = subprocess.run([SCRIPT, "read"], stdin=theirs, capture_output=True, text=True, env=environment, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: There is nothing to read.")


def test_the_schema_is_the_published_one(onrecord):
    assert onrecord("schema").stdout == record_schema_json()


def test_help_comes_at_once(script):
    def seconds():
        """Of the processor: how long it takes where nothing else runs."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert script("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


def test_bash_takes_the_completion_script(environment, tmp_path):
    script = f'PATH="{Path(SCRIPT).parent}:$PATH"; eval "$(onrecord completion bash)"; complete -p onrecord'
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert "_onrecord_completion" in done.stdout
    assert done.stderr == ""
