import re
from random import Random

import pytest

from onrecord.errors import ExchangeError
from onrecord.exchange import annotation_conf, read_brat, visual_conf, write_brat
from onrecord.schema import Record, Span
from tests.events import harbour
from tests.support import record_of

HARBOUR = harbour()
WRITTEN = write_brat(HARBOUR)


def edited(*changes: tuple[str, str], record: Record = HARBOUR) -> Record:
    """What becomes of a record if lines of its file are changed; each change must hit exactly once."""
    written = write_brat(record)
    for old, new in changes:
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    return read_brat(written, record, record.article.text)


def by_id(record: Record, line: str):
    lines = (*record.statements, *record.actors, *record.times, *record.events)
    return next((each for each in lines if each.id == line), None)


def without(record: Record, *lines: str) -> list:
    return [
        each
        for each in (*record.statements, *record.actors, *record.times, *record.events)
        if each.id not in lines
    ]  # fmt: skip


def test_numbers_and_the_order_of_lines_do_not_matter():
    chance = Random(7)
    lines = WRITTEN.splitlines()
    chance.shuffle(lines)
    numbers = {old: f"{old[0]}{n}" for n, old in enumerate(re.findall(r"^[TERA#]\d+", WRITTEN, re.MULTILINE), 100)}
    shuffled = re.sub(r"(?<![A-Za-z0-9])[TERA#]\d+(?![A-Za-z0-9])", lambda m: numbers[m[0]], "\n".join(lines))
    assert shuffled.splitlines() != WRITTEN.splitlines()
    again = read_brat(shuffled, HARBOUR)
    assert again == HARBOUR


def test_another_act_changes_one_statement_and_nothing_else():
    record = edited(("Act E1 assert", "Act E1 deny"))
    assert (by_id(record, "s1").act, by_id(record, "s1").corrected) == ("deny", True)
    assert without(record, "s1") == without(HARBOUR, "s1")


def test_another_speaker_is_sure():
    record = edited(("Source:T40 Cue:T41 Speaker:T6", "Source:T40 Cue:T41 Speaker:T8"))
    said = by_id(record, "s3")
    assert (said.speakers, said.speaker_confidence, said.unresolved) == (("a3",), 1.0, None)
    nobody = by_id(edited((" Cue:T41 Speaker:T6", " Cue:T41")), "s3")
    assert (nobody.speakers, nobody.speaker_confidence) == (None, None)
    assert nobody.unresolved


def test_other_words_of_a_role_are_taken_over():
    record = edited(("T36\tSource 245 280\tMirel Tash, the provincial governor", "T36\tSource 245 255\tMirel Tash"))
    assert by_id(record, "s1").source_text == "Mirel Tash"
    assert by_id(record, "s1").cue == by_id(HARBOUR, "s1").cue


def test_a_deleted_statement_is_gone_and_what_stood_in_it_is_the_outlet_s():
    record = edited(
        ("E5\tStatement:T21 Source:T44 Cue:T45\n", ""), ("A25\tAct E5 assert\n", ""), ("A26\tForm E5 indirect\n", "")
    )
    assert by_id(record, "s5") is None
    carried = next(each for each in record.events if each.trigger.cut(record.article.text) == "carried")
    assert carried.statement is None
    met = next(each for each in record.events if each.trigger.cut(record.article.text) == "met")
    assert met.may_belong_to is None


def test_an_added_statement_stands_where_its_words_are():
    text = HARBOUR.article.text
    start = text.index("They may strike again")
    end = start + len("They may strike again")
    added = (
        f"T900\tStatement {start} {end}\tThey may strike again\n"
        f"T901\tSource {end + 2} {end + 11}\tresidents\nT902\tCue {end + 12} {end + 16}\tfear\n"
        "E900\tStatement:T900 Source:T901 Cue:T902\nA900\tAct E900 believe\n"
    )
    record = read_brat(WRITTEN + added, HARBOUR, text)
    new = record.statements[-1]
    assert (new.id, new.act, new.form, new.source_text) == ("s6", "believe", "indirect", "residents")
    assert (new.confidence, new.corrected) == (1.0, True)
    strike = next(each for each in record.events if each.trigger.cut(text) == "strike")
    assert strike.statement == "s6"
    assert record.statements[:-1] == HARBOUR.statements


def test_the_form_of_an_added_statement_follows_from_its_quotation_marks():
    record = record_of("“We will go,” she said.")
    added = "T1\tStatement 0 13\t“We will go,”\nE1\tStatement:T1\n"
    assert read_brat(added, record).statements[0].form == "direct"


def test_a_mention_moved_to_another_actor_moves_what_it_says():
    record = edited(("*\tCoref T2 T3 T4 T5 T6", "*\tCoref T2 T3 T4 T5"), ("*\tCoref T7 T8 T9", "*\tCoref T7 T8 T9 T6"))
    he = HARBOUR.article.text.index(" He ") + 1
    assert he in [each.start for each in by_id(record, "a3").mentions]
    assert he not in [each.start for each in by_id(record, "a2").mentions]
    assert by_id(record, "s3").speakers == ("a3",)


def test_two_actors_joined_are_one_with_the_fuller_name():
    text = "{s:{a1:Reyes}} {q:said} {c:it is late}. {a2:Ana Reyes} left."
    record = record_of(text)
    joined = read_brat(write_brat(record) + "*\tCoref T1 T2\n", record)
    [actor] = joined.actors
    assert (actor.name, len(actor.mentions)) == ("Ana Reyes", 2)
    assert joined.statements[0].speakers == (actor.id,)


def test_one_actor_split_in_two_keeps_its_id_on_the_larger_side():
    record = edited(("*\tCoref T2 T3 T4 T5 T6", "*\tCoref T2 T3 T4\n*\tCoref T5 T6"))
    new = next(each for each in record.actors if by_id(HARBOUR, each.id) is None)
    assert len(by_id(record, "a2").mentions) == 3
    assert [each.cut(record.article.text) for each in new.mentions] == ["his", "He"]
    assert by_id(record, "s3").speakers == (new.id,)


def test_another_kind_of_actor():
    record = edited(("T12\tPerson", "T12\tGroup"))
    assert by_id(record, "a6").kind == "group"


def test_the_note_of_an_expression_of_time_is_its_value_and_a_remark_is_none():
    friday = edited(("T15\t2026-03-13", "T15\t2026-03-20"))
    assert (by_id(friday, "t2").value, by_id(friday, "t2").earliest) == ("2026-03-20", "2026-03-20")
    assert edited(("T15\t2026-03-13", "T15\tIs this right?")) == HARBOUR


def test_an_added_expression_of_time_needs_a_value():
    start = HARBOUR.article.text.index("again")
    with pytest.raises(ExchangeError, match=r"^Line \d+: This expression of time has no value: 'again'"):
        read_brat(WRITTEN + f"T900\tTime {start} {start + 5}\tagain\n", HARBOUR)


def test_another_type_status_and_role_of_an_event():
    record = edited(
        ("T25\tCoerce", "T25\tAssault"), ("E9\tCoerce:T25 Who:T49", "E9\tAssault:T25 Who:T7"),
        ("Status E9 actual", "Status E9 possible"),
    )  # fmt: skip
    seized = by_id(record, "e4")
    assert (seized.type, seized.status, seized.who[0].actor) == ("assault", "possible", "a3")
    assert (seized.whom, seized.statement) == (by_id(HARBOUR, "e4").whom, None)
    assert without(record, "e4") == without(HARBOUR, "e4")


def test_what_was_inferred_stays_inferred_when_another_role_changes():
    record = edited(("E8\tAssault:T24 Whom:T48", "E8\tAssault:T24 Who:T47 Whom:T48"))
    killed = by_id(record, "e3")
    assert killed.who[0].cut(record.article.text) == "Gunmen"
    assert (killed.where, killed.when, killed.count) == tuple(
        getattr(by_id(HARBOUR, "e3"), name) for name in ("where", "when", "count")
    )


def test_a_link_to_the_same_event_may_be_drawn_either_way():
    record = edited(("R3\tSameAs Arg1:E18 Arg2:E6", "R3\tSameAs Arg1:E6 Arg2:E18"))
    assert record == HARBOUR


def test_words_over_several_lines_are_cut_at_their_ends_and_come_back_whole():
    record = record_of("{c:It is late.\n\nWe go home}, {s:she} {q:said}.")
    assert "Statement 0 11;13 23\tIt is late. We go home" in write_brat(record)
    shorter = write_brat(record).replace("0 11;13 23\tIt is late. We go home", "0 11;13 18\tIt is late. We go")
    assert read_brat(shorter, record).statements[0].content == (Span(0, 18),)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T1\tPerson 0", "can't be read"),
        ("X1\tPerson 0 5\tThree", "No line of brat's begins so"),
        ("T900\tPerson 0 5\tThree", "other words there, “Gover”"),
        ("T900\tPerson 5 5\t", "no characters of the text"),
        ("T900\tPerson 0 99999\tGov", "no characters of the text"),
        ("T900\tPerson 0 5;3 8\tGover ernor", "pieces of one mark overlap"),
        ("T1\tPerson 0 5\tGover", "the same id"),
        ("E900\tStatement:T999", "one that isn't there: 'T999'"),
        ("E900\tStatement:T17 Verb:T37", "no such role: 'Verb'"),
        ("E900\tStatement:T17 Within:T36", "within another statement only"),
        ("E900\tStatement:T17 Speaker:T36", "A speaker is a mention"),
        ("E900\tRobbery:T17", "no such type of event: 'robbery'"),
        ("E900\tAssault:T17 Why:T36", "no such role: 'Why'"),
        ("A1\tMentionForm T1 title", "value of MentionForm: 'title'"),
        ("*\tCoref T1 T36", "isn't a mention: 'T36'"),
        ("R900\tSameAs Arg1:E1 Arg2:E7", "links events only"),
    ],
)
def test_an_error_names_the_line(line, says):
    with pytest.raises(ExchangeError) as error:
        read_brat(WRITTEN + line + "\n", HARBOUR)
    number = WRITTEN.count("\n") + 1
    assert error.value.where == f"line {number}"
    assert says in str(error.value)


def test_a_mention_in_pieces_with_words_between_is_an_error():
    with pytest.raises(ExchangeError, match=r"^Line 1: These words are in several pieces"):
        edited(("T1\tPlace 117 131\tSallow Harbour", "T1\tPlace 117 123;132 134\tSallow on"))


def test_another_text_beside_the_annotations_is_refused():
    with pytest.raises(ExchangeError, match="The text beside the annotations is another one"):
        read_brat(WRITTEN, HARBOUR, HARBOUR.article.text + "\n")


def test_the_configuration_has_every_label_link_and_attribute_that_is_written():
    conf = annotation_conf()
    sections = dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", conf, re.MULTILINE | re.DOTALL))
    heads = {name: {line.split("\t")[0] for line in body.split("\n")} for name, body in sections.items()}
    marked = {line.split("\t")[1].split(" ")[0] for line in WRITTEN.splitlines() if line[0] == "T"}
    assert marked <= heads["entities"] | heads["events"]
    assert {line.split("\t")[1].split(":")[0] for line in WRITTEN.splitlines() if line[0] == "E"} <= heads["events"]
    assert {line.split("\t")[1].split(" ")[0] for line in WRITTEN.splitlines() if line[0] in "R*"} <= heads["relations"]
    assert {line.split("\t")[1].split(" ")[0] for line in WRITTEN.splitlines() if line[0] == "A"} <= heads["attributes"]
    drawn = {line.split("\t")[0] for line in visual_conf().splitlines() if "bgColor" in line}
    assert marked <= drawn
