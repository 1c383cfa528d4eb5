from onrecord.render import segments
from onrecord.render.check_spans import MAX_CHECKS, check_spans
from onrecord.render.segments import blocks
from tests.checks import ferry, with_checks
from tests.support import record_of

RAIN = "It rained on the long white bridge."


def test_a_segment_knows_the_findings_over_it_the_outermost_first():
    record = with_checks(
        record_of(RAIN),
        {"kind": "conflict", "verdict": "date", "about": ["long white"], "evidence": ["rained"]},
        {"kind": "loaded", "verdict": "emotive", "evidence": ["white"]},
    )
    assert [
        (record.article.text[each.start : each.end], [(part.check.id, part.role) for part in each.checks])
        for each in segments(record)
        if each.checks
    ] == [
        ("rained", [("c1", "evidence")]),
        ("long ", [("c1", "about")]),
        ("white", [("c1", "about"), ("c2", "evidence")]),
    ]


def test_all_words_of_all_findings_begin_once_where_they_stand():
    record = ferry()
    begun = [(each.check.id, each.role, each.number) for s in segments(record) for each in s.checks_begin]
    assert len(begun) == len(set(begun)) == len(check_spans(record)) == 9
    assert all(each.span.start == s.start for s in segments(record) for each in s.checks_begin)


def test_words_that_begin_between_paragraphs_begin_with_the_words_after():
    record = with_checks(record_of("It broke\n\nout again."), {"kind": "loaded", "verdict": "a", "about": ["\n\nout"]})
    (begun,) = [s for _, members in blocks(record) for s in members if s.checks_begin]
    assert record.article.text[begun.start : begun.end] == "out"


def test_a_headline_that_is_supported_marks_nothing():
    record = with_checks(record_of(RAIN), {"kind": "headline", "verdict": "supported", "about": ["rained"]})
    assert check_spans(record) == []


def test_only_so_many_findings_are_laid_over_the_same_words():
    finding = {"kind": "loaded", "verdict": "emotive", "about": [RAIN]}
    record = with_checks(record_of(RAIN), *[finding] * (MAX_CHECKS + 5))
    assert {len(each.checks) for each in segments(record)} == {MAX_CHECKS}
