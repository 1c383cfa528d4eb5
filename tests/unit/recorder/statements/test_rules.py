"""The forms in which newspapers print statements without a verb, at the edge of each."""

import pytest

from tests.unit.recorder.hand import read, said


def added(marked: str, **options) -> list[tuple[str, str]]:
    """Source and content of the statements without a cue."""
    return [(s.source_text, s.content_text) for s in read(marked, **options).statements if not s.cue]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The river is ours.” — Ana Reyes, mayor", [("Ana Reyes, mayor", "“The river is ours.”")]),
        ("“The river is ours.” “Yes” — Ana Reyes", [("Ana Reyes", "“The river is ours.” “Yes”")]),
        ("It fell.\n“The river is ours.” — Ana Reyes\nIt rose.", [("Ana Reyes", "“The river is ours.”")]),
        ("“The river is ours.” — Ana Reyes, mayor. She left", []), ("x“The river is ours.” — Ana Reyes", []),
        ("It is “The river is ours.” — Ana Reyes", []), ("“The river is ours,” he said. “Yes” — Ana Reyes", []),
        ("— Ana Reyes", []), ("“The river is ours.”\n\nIt fell.\n\n— Ana Reyes", []),
        ("“The river is ours.” - reyes", []),
        ("“The river is ours.” — Photo Reyes", []),
        ("“The river is ours.”-Ana Reyes", [("Ana Reyes", "“The river is ours.”")]),
    ],
)  # fmt: skip
def test_who_signs_a_quotation_that_begins_its_line_says_it(text, expected):
    assert added(text) == expected


def test_a_signature_stands_within_eight_spaces_behind_the_quotation():
    for spaces, found in ((8, 1), (9, 0)):
        assert len(added(f"“The river is ours.”{' ' * spaces}— Ana Reyes")) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ours! https://a.example/c — Ana Reyes (@reyes)", [("Ana Reyes (@reyes)", "Ours!")]),
        ("It fell.\n\n— Ana Reyes (@reyes)", [("Ana Reyes (@reyes)", "It fell")]),
        ("It fell.\n— Ana Reyes (@reyes)", [("Ana Reyes (@reyes)", "It fell")]),
        ("It rose.\n\nIt fell.\n\n— Ana Reyes (@reyes)", [("Ana Reyes (@reyes)", "It fell")]),
        ("One — Ana (@ana) May 5, 2024 Two — Bo (@bo)", [("Ana (@ana)", "One"), ("Bo (@bo)", "Two")]),
        ("— Ana Reyes (@reyes) May 5, 2024", []),
    ],
)
def test_who_signs_a_post_says_it_without_its_link(text, expected):
    assert added(text) == expected


INTERVIEW = "We spoke to {} about it.\n\nWhy?\n\nI know.\n\nAnd so?\n\nWe wait."


@pytest.mark.parametrize(
    "person", ["Ana Reyes", "Ana Reyes and Bo Holm", "the mayor, Ana Reyes,", "Ana Reyes of the Post"]
)
def test_whom_an_interview_introduces_first_answers(person):
    assert added(INTERVIEW.format(person)) == [("Ana Reyes", "I know"), ("Ana Reyes", "We wait")]


@pytest.mark.parametrize("person", ["the Courier Press", "The Courier Press", "mayor Reyes", "her", "the mayor"])
def test_a_paper_or_somebody_without_a_full_name_does_not(person):
    assert added(INTERVIEW.format(person)) == []


def test_the_outlet_itself_does_not_answer():
    assert added(INTERVIEW.format("Ana Reyes"), outlet="Ana Reyes") == []
    assert added(INTERVIEW.format("Post Herald with Ana Reyes"), outlet="Post Herald")[0][0] == "Ana Reyes"


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("It fell. We spoke to Ana Reyes. Bo Holm spoke to Eva Berg.\n\nWhy?\n\nI know.\n\nAnd so?\n\nWe wait.", 2),
        ("We spoke to Ana Reyes.\n\nWhy?\n\nAnd so?\n\nWe wait.\n\nIt fell.", 1),
        ("We spoke to Ana Reyes.\n\nWhy?\n\nI know.\n\nAnd so?\n\nIt waits.", 2),
        ("We spoke to Ana Reyes.\n\nWhy?\n\nI know.\n\nAnd so?\n\nIt waits.\n\nAnd me?\n\nIt too.", 0),
        ("We spoke to Ana Reyes.\n\nWhy?\n\nI know.", 0),
        ("We spoke to Ana Reyes.\n\n“Why?”\n\nI know.\n\nAnd so?\n\nWe wait.", 0),
        ("We spoke to Ana Reyes.\n\n**Why?**\n\nI know.\n\n_And so?_\n\nWe wait.", 2),
        ("We saw Ana Reyes.\n\nWhy?\n\nI know.\n\nAnd so?\n\nWe wait.", 0),
        ("Why?\n\nI know.\n\nAnd so?\n\nWe spoke to Ana Reyes.", 0),
        ("It fell.\n\nHas nobody asked Ana Reyes?\n\nI know.\n\nAnd so?\n\nWe wait.", 0),
    ],
)  # fmt: skip
def test_paragraphs_behind_questions_are_answers_where_half_speak_of_i_or_we(text, answers):
    assert len(added(text)) == answers


def test_an_answer_goes_on_to_the_next_question_and_the_last_one_has_one_paragraph():
    text = "We spoke to Ana Reyes.\n\nWhy?\n\nI know.\n\nIt fell.\n\nAnd so?\n\nI wait.\n\nIt fell."
    assert [content for _, content in added(text)] == ["I know.\n\nIt fell", "I wait"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Reyes: it fell", [("Reyes", "it fell")]), ("Ana Reyes: it fell", [("Ana Reyes", "it fell")]),
        ("Reyes: it fell: now", [("Reyes", "it fell: now")]), ("It fell — Reyes", [("Reyes", "It fell")]),
        ("It fell - Reyes", [("Reyes", "It fell")]), ("It fell -- Reyes", [("Reyes", "It fell")]),
        ("Reyes: ", []), ("It fell-Reyes", []), ("Reyes — it fell", []), ("Bo Reyes: it fell", []),
        ("It fell: Reyes", []),
        ("Live Reyes: it fell", []), ("Mayor Ana Reyes and all the rest: it fell", []), ("Reyes:it fell", []),
        ("Mayor Ana Reyes of Tarn: it fell", [("Mayor Ana Reyes of Tarn", "it fell")]),
        ("Mayor Ana Reyes of Old Tarn: it fell", []), ("Live: it fell", []),
    ],
)  # fmt: skip
def test_a_name_in_a_headline_says_it_where_the_article_quotes_that_name(title, expected):
    source = "Mayor Ana Reyes of Tarn" if "Tarn" in title else "Live Mayor Ana Reyes"
    source = source.replace("Tarn", "Old Tarn") if "Old" in title else source
    assert added(f"{title}\n\n{{c:It fell}}, {{s:{source}}} {{q:said}}.", title=True) == expected


def test_a_headline_s_name_must_be_of_one_source():
    body = "{c1:It fell}, {s1:Ana Holm} {q1:said}. {c2:It rose}, {s2:Bo Reyes} {q2:said}."
    assert added(f"Ana Reyes: it fell\n\n{body}", title=True) == []


BEFORE = "{s:She} {q:said} {c:it rained}.\n\n"


@pytest.mark.parametrize("end", [".", "!", "?", "…", ",", "—", "–"])
def test_a_quotation_by_itself_ends_like_a_sentence(end):
    assert len(added(f"{BEFORE}“We have no boats left{end}”")) == 1
    assert added(f"{BEFORE}“We have no boats left”") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{BEFORE}“We have no boats left”.", 1), (f"{BEFORE}“We have no boats left.\n\n“And no sand.”", 1),
        (f"{BEFORE}– “We have no boats left.” –", 1), (f"{BEFORE}So “We have no boats left.”", 0),
        (f"{BEFORE}“We have no boats left.”\n\nIt fell.\n\n“We have no boats left.”", 1),
        ("“We have no boats left.”\n\n{s:She} {q:said} {c:it rained}.", 0),
        (f"{BEFORE}We have no boats left.”", 0), ("{q:Said} {c:it rained}.\n\n“We have no boats left.”", 0),
    ],
)  # fmt: skip
def test_a_quotation_by_itself_fills_its_paragraph_behind_one_that_quotes_somebody(text, found):
    assert len([source for source, _ in added(text) if source]) == found


def test_of_nested_statements_the_outer_one_s_speaker_goes_on():
    marked = "{c1:It {s2:Bo} {q2:said} {c2:fell}}, {s1:Ana} {q1:said}.\n\n“We have no boats left.”"
    assert added(marked) == [("Ana", "“We have no boats left.”")]
    marked = "{s1:Ana} {q1:said} {c1:that {s2:Bo} {q2:said} {c2:it fell}}.\n\n“We have no boats left.”"
    assert added(marked) == [("Ana", "“We have no boats left.”")]


def test_what_the_network_attributes_to_half_is_not_added():
    half = "{c:“The river” }{s:she} {q:said}{c: is ours.} — Ana Reyes"
    assert said(read(half))[0][0] == "she"
    assert added("Ana Reyes: “{c:The river} is ours and ours alone, so they {s:all} {q:said}.”")[0][0] == "Ana Reyes"


@pytest.mark.parametrize(
    ("end", "act"), [("ours?", "ask"), ("ours?!", "assert"), ("ours.", "assert"), ("ours?’", "ask")]
)
def test_a_question_is_asked(end, act):
    (statement,) = read(f"Ana Reyes: “So the river is {end}”").statements
    assert statement.act == act
