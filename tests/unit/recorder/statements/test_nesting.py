from onrecord.text.nesting import within
from tests.unit.recorder.hand import read


def nested(record) -> dict[str, str | None]:
    words = {s.id: s.cue_text for s in record.statements}
    return {s.cue_text: words.get(s.within) for s in record.statements}


def test_a_statement_stands_in_the_innermost_one_around_it():
    record = read("{s1:He} {q1:said} {c1:{s2:she} {q2:denied} {c2:that {s3:it} {q3:hopes} {c3:to win}}}.")
    assert nested(record) == {"said": None, "denied": "said", "hopes": "denied"}


def test_a_statement_whose_cue_stands_outside_is_not_within():
    record = read("{s1:He} {q1:said}, {s2:she} {q2:agreed}, {c1:that {c2:it rained} a lot}.")
    assert nested(record) == {"said": None, "agreed": None}


def test_without_a_cue_the_content_is_enough():
    record = read("{s1:He} {q1:read out} {c1:a letter: {c2:“We are done.”}}")
    assert [s.within for s in record.statements] == [None, "s1"]


def test_a_content_in_two_fragments_holds_what_stands_in_one_of_them():
    record = read("{c1:It rained}, {s1:he} {q1:said}, {c1:and {s2:she} {q2:hopes} {c2:to win}}.")
    assert nested(record) == {"said": None, "hopes": "said"}


def test_the_same_words_attributed_twice_stand_side_by_side():
    assert within([([(0, 9)], [(10, 12)]), ([(0, 9)], [])]) == [None, None]


def test_the_first_of_two_that_are_equally_near_is_taken():
    outer = [([(0, 9)], [(10, 12)]), ([(0, 9)], [(14, 16)])]
    assert within([*outer, ([(2, 4)], [(5, 7)])]) == [None, None, 0]


def test_two_statements_never_stand_in_each_other():
    crossed = [([(5, 20)], [(0, 3)]), ([(0, 10)], [(12, 14)])]
    assert within(crossed) == [None, None]


def test_the_outer_of_two_comes_first_where_both_contents_begin_and_end_together():
    record = read(
        "{c:{c2:The board} {q2:was told} {c2:that it leaks}}, {s:Ana Reyes} {q:admitted}.",
    )
    assert [(s.id, s.within, s.cue_text) for s in record.statements] == [
        ("s1", None, "admitted"), ("s2", "s1", "was told"),
    ]  # fmt: skip
