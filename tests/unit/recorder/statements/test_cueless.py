import pytest

from onrecord.recorder.config import DEFAULT
from onrecord.schema import Paragraph
from tests.unit.recorder.hand import only, read, said


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The river is ours.” — Ana Reyes", "Ana Reyes", "“The river is ours.”"),
        ('"The river is ours." - Ana Reyes, mayor of Porto', "Ana Reyes, mayor of Porto", '"The river is ours."'),
        ('"The river is ours" -- Ana Reyes (mayor)', "Ana Reyes (mayor)", '"The river is ours"'),
        ("“The river is ours.”\n— Ana Reyes", "Ana Reyes", "“The river is ours.”"),
        ("“The river is ours.”\n\n– Ana Reyes\n\nIt rained.", "Ana Reyes", "“The river is ours.”"),
        ("It rained.\n\n“Ours.” “All of it.” — Ana Reyes", "Ana Reyes", "“Ours.” “All of it.”"),
        ("The river is ours — Ana (@reyes) May 5, 2024", "Ana (@reyes)", "The river is ours"),
        ("Ours! pic.twitter.com/a1B2\n\n— Ana Reyes (@reyes) May 5, 2024", "Ana Reyes (@reyes)", "Ours!"),
    ],
)
def test_a_signed_quotation_is_a_statement_of_who_signs(text, source, content):
    statement = only(read(text))
    assert (statement.source_text, statement.cue_text, statement.content_text) == (source, "", content)
    assert statement.confidence == DEFAULT.statements.signed


@pytest.mark.parametrize(
    "text",
    [
        "“The river is ours.” — and so it was",
        "They named it “Ours” — Ana Reyes Park",
        "“The river is ours.” — Read more here",
        "“The river is ours.” — Photo",
        "The river is ours — Ana Reyes",
        "He is a well-known Porto-Reyes",
    ],
)
def test_not_every_dash_is_a_signature(text):
    assert said(read(text)) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("It rained.\n\nAna Reyes: “The river is ours.”", "Ana Reyes", "“The river is ours.”"),
        ('It rained.\nReyes: "The river is ours."', "Reyes", '"The river is ours."'),
        ("Ana Reyes (Labour): “The river is ours.”", "Ana Reyes (Labour)", "“The river is ours.”"),
        ("Ana Reyes, mayor: “The river is ours.” She left.", "Ana Reyes, mayor", "“The river is ours.”"),
        ("**Ana Reyes:** “The river is ours.”", "Ana Reyes", "“The river is ours.”"),
    ],
)
def test_a_label_before_a_quotation_is_its_speaker(text, source, content):
    statement = only(read(text))
    assert (statement.source_text, statement.content_text) == (source, content)
    assert (statement.form, statement.confidence) == ("direct", DEFAULT.statements.labelled)


def test_labels_that_come_back_are_the_speakers_of_a_transcript():
    record = read("REYES: The river is ours.\n\nCOSTA: Is it?\n\nREYES: It is.\n\nCOSTA: We'll see,\nwon't we?")
    assert said(record) == [
        ("REYES", "The river is ours"),
        ("COSTA", "Is it?"),
        ("REYES", "It is"),
        ("COSTA", "We'll see,\nwon't we?"),
    ]
    assert [s.act for s in record.statements] == ["assert", "ask", "assert", "ask"]


def test_labels_on_lines_of_one_paragraph_end_where_the_next_begins():
    record = read("They met.\n\nREYES: Ours.\nCOSTA: Mine.\nREYES: No, ours.\nCOSTA: Fine.")
    assert [content for _, content in said(record)] == ["Ours", "Mine", "No, ours", "Fine"]


def test_a_label_with_a_role_names_a_speaker_that_the_text_knows():
    assert said(read("Nobody asked Reyes.\n\nAna Reyes (Labour): The river is ours.")) == [
        ("Ana Reyes (Labour)", "The river is ours")
    ]


def test_a_label_that_names_somebody_quoted_elsewhere_is_a_speaker():
    record = read("{c:It rained}, {s:Ana Reyes} {q:said}.\n\nReyes: the river is ours.")
    assert said(record)[1] == ("Reyes", "the river is ours")


@pytest.mark.parametrize(
    "label",
    [
        "Note", "Updated", "UPDATE", "WASHINGTON", "Photo", "Read more", "10:30", "What we know", "Sources",
        "Correction", "NEW DELHI", "London (Reuters)", "Verdict", "Tel", "Editor's note", "Full story", "https",
    ],
)  # fmt: skip
def test_other_labels_are_no_speakers(label):
    assert said(read(f"It rained in London.\n\n{label}: The river has burst its banks.\n\nIt rained in Porto.")) == []


@pytest.mark.parametrize("label", ["Note", "UPDATE", "Photo", "Read more", "Claim", "LONDON"])
def test_they_are_none_when_they_come_back_either(label):
    line = f"{label}: The river has burst its banks."
    assert said(read(f"It rained in London.\n\n{line}\n\nIt snowed.\n\n{line}")) == []


def test_a_nickname_after_a_place_is_no_quotation_of_the_place():
    assert said(read('LONDON: "Big Ben", the bell, was rung again on Monday.')) == []


def test_questions_and_answers_belong_to_who_was_introduced():
    record = read("We spoke to the mayor, Ana Reyes, about the flood.\n\nQ: Is it over?\n\nA: No. We need more boats.")
    assert said(record) == [("Q", "Is it over?"), ("Ana Reyes", "No. We need more boats")]
    assert {s.source_text: s.act for s in record.statements} == {"Ana Reyes": "assert", "Q": "ask"}


def test_without_an_introduction_the_label_is_the_source():
    record = read("Q. Is it over?\nA. No.\nQ. Why not?\nA. It rains.")
    assert said(record) == [("Q", "Is it over?"), ("A", "No"), ("Q", "Why not?"), ("A", "It rains")]


def test_a_lone_a_is_no_answer():
    assert said(read("Plan\n\nA: leave.\n\nB: stay.")) == []


INTERVIEW = """Two years on

Ana Reyes has been mayor since 2020. We spoke to Ana Reyes about the flood.

Is it over?

No. We need more boats.

I have asked for them.

Who will pay?

My city, as ever.

She was interviewed in Porto."""


def test_the_answers_of_an_interview_without_labels_belong_to_who_was_introduced():
    record = read(INTERVIEW, title=True)
    assert [content for _, content in said(record)] == [
        "No. We need more boats.\n\nI have asked for them",
        "My city, as ever",
    ]
    assert {source for source, _ in said(record)} == {"Ana Reyes"}


def test_an_explainer_that_asks_its_own_questions_is_no_interview():
    explainer = INTERVIEW.replace("We spoke to", "It is hard on").replace("We need", "It needs")
    assert said(read(explainer, title=True)) == []
    assert said(read(INTERVIEW.replace("We need", "It takes").replace("I have", "She").replace("My", "The"))) == []


def test_a_name_in_front_of_a_headline_says_it_where_the_article_quotes_that_name():
    body = "\n\n{c:It will flood again}, {s:Mayor Ana Reyes} {q:said}."
    headline = read("Reyes: city needs boats" + body, title=True).statements[0]
    assert (headline.source_text, headline.content_text) == ("Reyes", "city needs boats")
    assert headline.confidence == DEFAULT.statements.headline
    behind = read("City needs boats – Reyes" + body, title=True).statements[0]
    assert (behind.source_text, behind.content_text) == ("Reyes", "City needs boats")


@pytest.mark.parametrize("kicker", ["Floods", "Live", "Opinion", "World Cup", "Porto flood"])
def test_a_kicker_says_nothing(kicker):
    record = read(f"{kicker}: city needs boats\n\n{{c:It will flood}}, {{s:Ana Reyes}} {{q:said}}.", title=True)
    assert only(record).source_text == "Ana Reyes"


def test_a_floating_quotation_belongs_to_the_last_speaker_of_the_paragraph_before():
    record = read(
        "{c1:It rained}, {s1:Costa} {q1:said}. {s2:Reyes} {q2:said} "
        "{c2:that {s3:it} {q3:threatened} {c3:to flood}}.\n\n"
        "“We have no boats left.”\n\n“And no sandbags either.”\n\nIt rained."
    )
    assert said(record)[-2:] == [
        ("Reyes", "“We have no boats left.”"),
        ("Reyes", "“And no sandbags either.”"),
    ]
    assert [s.confidence for s in record.statements[-2:]] == [DEFAULT.statements.floating] * 2


def test_a_speaker_may_be_a_pronoun_and_the_span_is_where_it_stands():
    record = read("{s:She} {q:said} {c:it rained}.\n\n“We have no boats left.”")
    floating = next(s for s in record.statements if not s.cue)
    assert [(span.start, span.end) for span in floating.source] == [(0, 3)]


def test_a_floating_quotation_that_was_read_already_hands_its_speaker_on():
    record = read("{s:She} {q:said} {c:it rained}.\n\n{c:“We have no boats left.”}\n\n“And no sandbags either.”")
    assert said(record)[-1] == ("She", "“And no sandbags either.”")


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\n“We have no boats left.”",
        "{s:She} {q:said} {c:it rained}.\n\nThe sun came out.\n\n“We have no boats left.”",
        "{s:She} {q:said} {c:it rained}.\n\n“No boats left”\n\nThe sun came out.",
        "{s:She} {q:said} {c:it rained}.\n\n“We have no boats left.” That was true.",
    ],
)
def test_a_quotation_whose_speaker_is_not_next_to_it_stays_open(text):
    assert [source for source, _ in said(read(text)) if source] == ["She"] * text.count("{q:")


def test_a_sentence_in_quotation_marks_that_fills_a_paragraph_is_somebodys_words():
    statement = only(read("It rained.\n\n“We have no boats left.”"))
    assert (statement.source, statement.content_text) == ((), "“We have no boats left.”")
    assert (statement.speakers, statement.confidence) == (None, DEFAULT.statements.unattributed)


def test_a_heading_in_quotation_marks_does_not_float():
    text = "She said it rained.\n\n“We have no boats left.”"
    kinds = (Paragraph(0, 19, "text"), Paragraph(21, len(text), "heading"))
    marked = text.replace("She said it rained", "{s:She} {q:said} {c:it rained}")
    assert len(read(marked, paragraphs=kinds).statements) == 1


def test_what_the_network_has_read_is_not_added_again():
    record = read("{c:“The river is ours,”} {s:she} {q:said}. — Ana Reyes")
    assert only(record).source_text == "she"
    assert only(read("{s:Ana Reyes}: {c:“The river is ours.”}")).confidence == 0.8


def test_a_source_that_the_network_left_open_is_filled_in():
    statement = only(read("{c:“The river is ours.”} — Ana Reyes"))
    assert (statement.source_text, statement.confidence) == ("Ana Reyes", 0.8)


def test_a_statement_inside_of_the_words_does_not_keep_them_from_being_added():
    record = read("Ana Reyes: “{s:I} {q:think} {c:we will certainly win this time}.”")
    assert said(record) == [
        ("Ana Reyes", "“I think we will certainly win this time.”"),
        ("I", "we will certainly win this time"),
    ]
    assert record.statements[1].within == "s1"


DRAVELL = "Imke Dravell foresaw the flood. She spoke to the Tannach Courier in her office.\n\n"


def test_what_the_network_cut_short_is_replaced_by_the_whole_answer():
    record = read(
        DRAVELL + "{s:Dravell}: {c:They bought two pumps}. I had asked for more.\n\nWhy was that?\n\n"
        "Dravell: They had no money left."
    )
    assert said(record) == [
        ("Dravell", "They bought two pumps. I had asked for more"),
        ("Dravell", "They had no money left"),
    ]


def test_where_speakers_have_labels_nobody_else_answers():
    record = read(
        DRAVELL + "Dravell: I warned them.\n\nDid anybody listen to you then?\n\nDravell: No, I was told to wait.\n\n"
        "Would you do it again?\n\nDravell: I would."
    )
    assert {source for source, _ in said(record)} == {"Dravell"}
