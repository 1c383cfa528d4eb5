"""Records are put right at the command line: every option, what is listed, and what is refused."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.schema import Time
from tests.events import span_of, with_events
from tests.support import record_of

FERRY = (
    "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said} on Monday. {c2:“It leaks,”} {s2:{a1:she}} {q2:told} "
    "{a2:Tom Lund}. Divers sank a buoy, Lund warned. {a3:Thomas Lund} left."
)


def ferry():
    record = record_of(FERRY, outlet="Post", published=("2024-05-03", "given"))
    record = with_events(record, {"trigger": "left", "type": "move", "who": ["Thomas Lund"]})
    span, day = span_of(record.article.text, "Monday"), "2024-04-29"
    monday = Time(id="t1", start=span.start, end=span.end, kind="DATE", value=day, earliest=day, latest=day)
    return record.model_copy(update={"times": (monday,)})


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive of one article, as its console script would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store("onrecord.db") as store:
        store.keep(ferry())
    return lambda *args, **more: CliRunner().invoke(main, args, **more)


@pytest.fixture
def correct(onrecord):
    """Correct the article, and give its record then."""

    def run(*args, **more):
        result = onrecord("correct", "1", *args, **more)
        assert result.exit_code == 0, result.stderr
        with Store("onrecord.db", read_only=True) as store:
            return store.record(1)

    return run


def statement(record, line):
    return next(each for each in record.statements if each.id == line)


def names(record, line="s2"):
    return [actor.name for actor in record.speakers(statement(record, line))]


@pytest.mark.parametrize(
    ("given", "speakers"),
    [
        (("--speaker", "Tom Lund"), ["Tom Lund"]),
        (("--speaker", "a2"), ["Tom Lund"]),
        (("--speaker", "a1", "--speaker", "Divers"), ["Ana Reyes", "Divers"]),
        (("--no-speaker",), []),
    ],
)
def test_a_speaker_is_an_actor_of_the_record_or_words_of_the_text_or_nobody(correct, given, speakers):
    assert names(correct("s2", *given)) == speakers


def test_an_act_and_the_extents_of_a_statement(correct):
    record = correct(
        "s1", "--act", "deny", "--content", "ferry is safe", "--source", "Reyes", "--cue", "said on Monday"
    )
    first, text = statement(record, "s1"), record.article.text
    assert first.act == "deny"
    assert [[span.cut(text) for span in getattr(first, role)] for role in ("content", "source", "cue")] == [
        ["ferry is safe"], ["Reyes"], ["said on Monday"],
    ]  # fmt: skip


def test_a_missed_statement_event_and_time(correct):
    record = correct(
        "--missed", "--content", "Divers sank a buoy", "--cue", "warned", "--source", "Lund", "--speaker", "a2"
    )
    missed = next(each for each in record.statements if each.content_text == "Divers sank a buoy")
    assert (missed.act, names(record, missed.id), missed.corrected) == ("assert", ["Tom Lund"], True)
    record = correct("--missed", "--trigger", "sank", "--type", "harm", "--status", "possible")
    [event] = [each for each in record.events if each.corrected]
    assert (event.type, event.status, event.statement) == ("harm", "possible", missed.id)
    record = correct("--missed", "--content", "safe", "--value", "2024-05-01")
    assert [each.value for each in record.times if each.corrected] == ["2024-05-01"]


def test_an_event_gets_another_type_status_and_trigger(correct):
    record = correct("e1", "--type", "retreat", "--status", "negated", "--trigger", "Lund left")
    [event] = record.events
    assert (event.type, event.status, event.trigger.cut(record.article.text)) == ("retreat", "negated", "Lund left")


def test_what_is_no_statement_event_or_time_is_taken_out(correct):
    for line in ("s1", "e1", "t1"):
        record = correct(line, "--remove")
    assert ([each.content_text for each in record.statements], record.events, record.times) == (["“It leaks,”"], (), ())


def test_actors_are_named_told_apart_and_joined(correct):
    record = correct("a1", "--name", "Ana María Reyes", "--kind", "group")
    assert (record.actors[0].name, record.actors[0].kind) == ("Ana María Reyes", "group")
    record = correct("a3", "--same-as", "Tom Lund")
    assert len(record.actors) == 2
    assert names(correct("a2", "--mention", "she")) == ["Tom Lund"]
    assert names(correct("--mention", "she")) == []


def test_a_time_means_another_day_and_an_article_is_of_another_outlet_and_writer(correct):
    assert correct("t1", "--value", "2024-04-22").times[0].value == "2024-04-22"
    article = correct("--outlet", "Harbour Post", "--byline", "Ida Berg").article
    assert (article.outlet, article.byline) == ("Harbour Post", "Ida Berg")


def test_an_outlet_is_known_by_another_name_in_all_articles(onrecord):
    result = onrecord("correct", "--same-outlet", "Post", "Harbour Post", "--who", "Ida")
    assert (result.exit_code, result.stderr) == (0, "onrecord: Post is Harbour Post now\n")
    assert [row["outlet"] for row in json.loads(onrecord("search", "ferry", "--json").stdout)] == ["Harbour Post"]
    assert onrecord("correct", "1", "--same-outlet", "Post", "Harbour Post").exit_code == 2


def test_what_was_put_right_is_listed_with_who_when_and_why(onrecord):
    made = onrecord("correct", "1", "s2", "--speaker", "a2", "--who", "Ida", "--why", "He is quoted.")
    assert all(words in made.stdout for words in ("Tom Lund", "holds", "Ida", "He is quoted."))
    [row] = json.loads(onrecord("correct", "1", "--json").stdout)
    assert (row["what"], row["line"], row["effect"], row["who"]) == ("statement", "s2", "holds", "Ida")
    [row] = csv.DictReader(io.StringIO(onrecord("correct", "1", "--csv").stdout))
    assert (row["decision"], row["why"]) == ("1", "He is quoted.")
    assert onrecord("decisions", "--undo", "1").exit_code == 0
    assert onrecord("correct", "1").stderr == "onrecord: nothing was put right in this article\n"


def test_edits_come_from_a_file_or_standard_input_all_or_none(onrecord, correct, tmp_path):
    edits = [{"what": "statement", "line": "s1", "act": "deny"}, {"what": "no_statement", "line": "s2"}]
    (tmp_path / "edits.jsonl").write_text("\n".join(map(json.dumps, edits)) + "\n\n")
    record = correct("--from", "edits.jsonl")
    assert [(each.id, each.act) for each in record.statements] == [("s1", "deny")]
    twice = "\n".join([json.dumps({"what": "statement", "line": "s1", "act": "ask"})] * 2)
    again = onrecord("correct", "1", "--from", "-", input=twice)
    assert again.exit_code == 1
    assert "The record says so already" in again.stderr
    assert statement(correct(), "s1").act == "deny"
    assert (
        statement(correct("--from", "-", input='{"what": "statement", "line": "s1", "act": "ask"}'), "s1").act == "ask"
    )


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (None, "This file can't be read: edits.jsonl"),
        ("{", "Line 1 isn't JSON"),
        ('{"what": "statement", "line": "s1", "colour": "red"}', "colour"),
        ('{"what": "nothing"}', "nothing"),
    ],
)
def test_a_file_that_has_no_edits_is_an_ordinary_error(onrecord, tmp_path, written, says):
    if written is not None:
        (tmp_path / "edits.jsonl").write_text(written)
    result = onrecord("correct", "1", "--from", "edits.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("correct",), 2, "Say which article"),
        (("correct", "9"), 1, "9"),
        (("correct", "1", "x9", "--act", "deny"), 2, "A line is s3, a2, e5 or t1"),
        (("correct", "1", "s9", "--act", "deny"), 1, "s9"),
        (("correct", "1", "s1", "--act", "assert"), 1, "The record says so already"),
        (("correct", "1", "s1", "--speaker", "Jon Berg"), 1, "The article doesn't have these words"),
        (("correct", "1", "a1", "--remove"), 2, "An actor can't be removed"),
    ],
)
def test_what_cannot_be_put_right_is_an_ordinary_error(onrecord, args, code, says):
    result = onrecord(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in result.stderr
    assert onrecord("correct", "1").stderr == "onrecord: nothing was put right in this article\n"


def test_an_article_that_was_read_whole_is_checked_once_and_its_gold_is_complete(onrecord):
    assert onrecord("gold").stderr == "onrecord: nobody has corrected or checked an article\n"
    onrecord("correct", "1", "s2", "--speaker", "a2")
    assert onrecord("gold", "--checked").stderr == "onrecord: nobody has checked an article\n"
    [line] = map(json.loads, onrecord("gold").stdout.splitlines())
    assert [(each["speaker"], each["sure"]) for each in line["attributions"]] == [
        ("Ana Reyes", False),
        ("Tom Lund", True),
    ]
    assert onrecord("correct", "1", "--checked", "--who", "Ida").exit_code == 0
    [line] = map(json.loads, onrecord("gold", "--checked").stdout.splitlines())
    assert line["checked"] is all(each["sure"] for each in line["attributions"]) is True
    assert onrecord("correct", "1", "--checked").exit_code == 1


def test_an_archive_that_is_not_there_is_not_made(onrecord, tmp_path):
    for command in (("correct", "1"), ("gold",)):
        assert onrecord(*command, "--archive", "nowhere.db").exit_code == 1
    assert not (tmp_path / "nowhere.db").exists()
