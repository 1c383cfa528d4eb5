"""Files that were changed in another tool come back into the archive as corrections."""

import pytest

from onrecord.archive import Store
from onrecord.corrections import between
from onrecord.errors import ExchangeError, NotInArchiveError
from onrecord.exchange import write_brat, write_xmi
from onrecord.exchange.formats import ARTICLE_FORMATS, Where, packed
from onrecord.exchange.returning import fingerprint, origin_of, read_back, stem_of
from onrecord.pipeline.returning import take_back
from tests.events import harbour

HARBOUR = harbour()


@pytest.fixture
def archive(tmp_path):
    with Store(tmp_path / "news.db") as opened:
        opened.keep(HARBOUR)
        yield opened


def sent(archive: Store, number: int = 1) -> tuple[str, str]:
    """The name and the lines of an article's file for brat."""
    record = archive.record(number)
    return f"{stem_of(number, record)}.ann", write_brat(record)


def test_what_comes_back_unchanged_changes_nothing(archive):
    name, lines = sent(archive)
    returned = take_back(archive, name, lines.encode())
    assert (returned.article, returned.corrections, returned.lost) == (1, (), ())
    assert archive.decisions() == []


def test_what_was_changed_is_kept_as_corrections_with_who_and_why(archive):
    name, lines = sent(archive)
    changed = lines.replace("Act E1 assert", "Act E1 deny").replace("Status E19 negated", "Status E19 planned")
    returned = take_back(archive, name, changed.encode(), who="Ida", why="read again")
    assert [each.what for each in returned.corrections] == ["statement", "event"]
    record = archive.record(1)
    assert (record.statements[0].act, record.events[-1].status) == ("deny", "planned")
    assert archive.record_as_read(1) == HARBOUR
    assert {(each.who, each.why) for each in archive.decisions()} == {("Ida", "read again")}
    for decision in returned.decisions:
        archive.undo(decision)
    assert archive.record(1) == HARBOUR


def test_only_looking_writes_nothing(archive):
    name, lines = sent(archive)
    returned = take_back(archive, name, lines.replace("Act E1 assert", "Act E1 deny").encode(), keep=False)
    assert (len(returned.corrections), returned.decisions) == (1, ())
    assert archive.record(1) == HARBOUR


def test_what_others_corrected_in_the_meantime_stays_corrected(archive):
    name, lines = sent(archive)
    take_back(archive, name, lines.replace("Act E1 assert", "Act E1 ask").encode())
    late = lines.replace(
        "Status E19 negated", "Status E19 planned"
    )  # made from the record before the other's correction
    returned = take_back(archive, name, late.encode())
    assert [each.what for each in returned.corrections] == ["event"]
    record = archive.record(1)
    assert (record.statements[0].act, record.events[-1].status) == ("ask", "planned")


def test_the_same_file_twice_is_taken_once(archive):
    name, lines = sent(archive)
    changed = lines.replace("Act E1 assert", "Act E1 deny").encode()
    assert len(take_back(archive, name, changed).corrections) == 1
    assert take_back(archive, name, changed).corrections == ()
    assert len(archive.decisions()) == 1


def test_a_file_under_another_name_is_held_against_the_record_that_is_nearest(archive):
    name, lines = sent(archive)
    take_back(archive, name, lines.replace("Act E1 assert", "Act E1 ask").encode())
    assert take_back(archive, "mine.ann", lines.encode(), article=1).corrections == ()
    with pytest.raises(ExchangeError, match="which article"):
        take_back(archive, "mine.ann", lines.encode())
    with pytest.raises(NotInArchiveError):
        take_back(archive, "mine.ann", lines.encode(), article=7)


def test_a_file_of_a_record_that_is_no_more_is_refused(archive):
    name, lines = sent(archive)
    decision = take_back(archive, name, lines.replace("Act E1 assert", "Act E1 ask").encode()).decisions[0]
    later, its_lines = sent(archive)
    archive.undo(decision)
    with pytest.raises(ExchangeError, match="isn't the one any more"):
        take_back(archive, later, its_lines.encode())


def test_every_kind_of_correction_leads_to_the_edited_record(archive):
    text = HARBOUR.article.text
    start = text.index("residents")
    lines = write_brat(HARBOUR)
    for old, new in (
        ("Source:T40 Cue:T41 Speaker:T6", "Source:T40 Cue:T41 Speaker:T8"),
        ("T36\tSource 245 280\tMirel Tash, the provincial governor", "T36\tSource 245 255\tMirel Tash"),
        ("E5\tStatement:T21 Source:T44 Cue:T45\nA25\tAct E5 assert\nA26\tForm E5 indirect\n", ""),
        ("*\tCoref T2 T3 T4 T5 T6", "*\tCoref T2 T3 T4 T5"), ("*\tCoref T7 T8 T9", "*\tCoref T7 T8 T9 T6"),
        ("T15\t2026-03-13", "T15\t2026-03-20"), ("T25\tCoerce", "T25\tAssault"), ("E9\tCoerce", "E9\tAssault"),
    ):  # fmt: skip
        assert old in lines
        lines = lines.replace(old, new)
    lines += f"T900\tStatement {start - 24} {start - 2}\t{text[start - 24 : start - 2]}\n"
    lines += f"T901\tSource {start} {start + 9}\tresidents\nE900\tStatement:T900 Source:T901\nA900\tAct E900 believe\n"
    edited = read_back("a.ann", lines.encode(), HARBOUR)
    returned = take_back(archive, "a.ann", lines.encode(), article=1)
    assert not returned.lost
    assert between(archive.record(1), edited) == []


def test_all_files_that_go_out_come_back(archive):
    record = archive.record(1)
    for form in ("brat", "cas", "cas-json"):
        stem = stem_of(1, record)
        files = ARTICLE_FORMATS[form].write(record, stem, Where())
        name, content = packed(files, stem)
        assert take_back(archive, name, content).corrections == ()
        for name, content in files.items():
            if name.endswith((".ann", ".xmi", ".json")):
                assert take_back(archive, name, content).corrections == ()
    assert packed(files, stem) == packed(files, stem)


def test_names_tell_the_article_and_its_record():
    stem = stem_of(12, HARBOUR)
    assert origin_of(f"folder/{stem}.xmi") == (12, fingerprint(HARBOUR))
    assert origin_of(f"{stem} (1).zip") == (12, fingerprint(HARBOUR))
    assert origin_of("article-12.ann") == (12, None)
    for name in ("article.ann", "article-0.ann", "article-x.ann", "notes-12.ann"):
        assert origin_of(name) is None


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "this ending"),
        ("a.ann", b"\xff", "UTF-8"),
        ("a.zip", b"PK", "damaged"),
        ("a.json", b"", "no UIMA CAS"),
        ("a.xmi", write_xmi(HARBOUR)[:999], "no UIMA CAS"),
    ],
)
def test_other_files_are_refused(name, content, says):
    with pytest.raises(ExchangeError, match=says):
        read_back(name, content, HARBOUR)
