"""Labels in transcripts, hearings, parliaments and street polls."""

import pytest

from tests.unit.recorder.hand import read, said


def test_everybody_in_a_hearing_has_a_label():
    record = read(
        "THE COURT: You may proceed, Mr. Hale.\n\nMR. HALE: Where were you on the night of the fire?\n\n"
        "THE WITNESS: I was at home.\n\nWITNESS 10: I heard two shots."
    )
    assert said(record) == [
        ("THE COURT", "You may proceed, Mr. Hale"),
        ("MR. HALE", "Where were you on the night of the fire?"),
        ("THE WITNESS", "I was at home"),
        ("WITNESS 10", "I heard two shots"),
    ]


def test_an_interview_with_names_belongs_to_both():
    record = read(
        "They met in May.\n\nHarbour Post: How did the flood start?\n\nKarin Ekdal: The north gate failed.\n\n"
        "Harbour Post: And the alarm?\n\nEkdal: It never rang."
    )
    assert [source for source, _ in said(record)] == ["Harbour Post", "Karin Ekdal", "Harbour Post", "Ekdal"]
    assert [s.act for s in record.statements] == ["ask", "assert", "ask", "assert"]


@pytest.mark.parametrize(
    "text",
    [
        "Length: 240 metres\n\nBuilt: 1931\n\nOwner: The council\n\nCost: 4 million",
        "Ana Reyes: mayor\n\nBo Holm: clerk\n\nIda Berg: treasurer",
        "REYES: I think so.\n\nCOSTA: You do?",
        "REYES: I think so.\n\nIt rained.\n\nCOSTA: You do?\n\nIt rained.\n\nHOLM: We all do.",
    ],
)
def test_a_list_and_a_label_here_and_there_are_no_transcript(text):
    assert said(read(text)) == []


def test_members_of_a_parliament_have_labels_with_a_full_stop():
    record = read(
        "Mr. TRAFFORD (during the reading). Madam Chairman, I ask for consent.\n\n"
        "The CHAIRMAN. Is there objection?\n\nMs. DE LA ROSA. {s:I} {q:object} {c:to the whole plan}."
    )
    assert said(record) == [
        ("Mr. TRAFFORD", "Madam Chairman, I ask for consent"),
        ("The CHAIRMAN", "Is there objection?"),
        ("Ms. DE LA ROSA", "I object to the whole plan"),
        ("I", "to the whole plan"),
    ]


def test_one_name_with_a_full_stop_is_no_label():
    assert said(read("The CHAIRMAN. That was all he wanted to be.")) == []


def test_labels_in_one_paragraph_give_each_quotation_its_speaker():
    record = read(
        "{s:Irma Kolb, 44,} {q:said}: {c:“Ten cents is nothing.”} "
        "Bashir Noor, 39: {c:“It adds up when you have five.”} "
        "Lottie Crane (71): “I bring my own bag.”"
    )
    assert said(record) == [
        ("Irma Kolb, 44", "“Ten cents is nothing.”"),
        ("Bashir Noor, 39", "“It adds up when you have five.”"),
        ("Lottie Crane (71)", "“I bring my own bag.”"),
    ]


@pytest.mark.parametrize("before", ["Ana Reyes, a clerk, dismissed the talk", "Ana Reyes smiled", "Her advice"])
def test_a_clause_before_a_colon_is_no_label(before):
    assert said(read(f"It fell. {before}: “We are surrounded by love.”")) == []


def test_the_first_of_several_labels_may_stand_behind_a_sentence():
    record = read("{s:We} {q:asked} some shoppers. Ada Finn, 29, nurse: {c:“It is too dear.”} Joe Budd, 61: “I pay.”")
    assert said(record) == [("Ada Finn, 29, nurse", "“It is too dear.”"), ("Joe Budd, 61", "“I pay.”")]


def test_a_label_with_a_role_can_have_a_short_sentence():
    assert said(read("It fell.\n\nOskar Tveit, skipper: “Nobody listened.”")) == [
        ("Oskar Tveit, skipper", "“Nobody listened.”")
    ]
    assert said(read("It fell.\n\nOskar Tveit, skipper: “Big Oskar”")) == []


def test_he_who_talked_to_a_paper_is_named_in_the_sentence_before():
    record = read("Tilda Marsh left in May. She spoke to the Post about it.\n\nQ: Why?\n\nA: I could not stay.")
    assert said(record) == [("Q", "Why?"), ("Tilda Marsh", "I could not stay")]


@pytest.mark.parametrize(
    "introduction",
    [
        "Harbour Post reporter Jan Moe sat down with pilot Tilda Marsh on Friday.",
        "Tilda Marsh heads the port. The Herald talked to her in May.",
        "Tilda Marsh spoke to Jan Moe of the Herald.",
    ],
)
def test_who_answers_is_told_from_who_asks(introduction):
    assert said(read(f"{introduction}\n\nQ. Why?\n\nA. I could not stay."))[1] == ("Tilda Marsh", "I could not stay")


def test_a_letter_for_whoever_asks_is_nobodys_name():
    record = read("Q: Is it over?\n\nA: No.")
    assert [(s.speakers, s.unresolved) for s in record.statements] == [
        (None, "“Q” is not named"),
        (None, "“A” is not named"),
    ]


def test_names_below_quotations_sign_them():
    first, second = "“They put families first.”", "“It will close half the shelters.”"
    text = f"{first}\n\nJoan Pettifer, director of the League\n\n{second}\n\nMarcus Oyelaran, Shelter Alliance"
    assert said(read(text)) == [
        ("Joan Pettifer, director of the League", first),
        ("Marcus Oyelaran, Shelter Alliance", second),
    ]


def test_a_signature_takes_its_quotation_from_a_statement_further_up():
    first, second = "“We have waited eleven years.”", "“It will be noisy.”"
    record = read(f"It rained.\n\n{{c:{first}}}\n— {{s:Ottilie Brandt}}\n\n{{c:{second}}}\n— Dev Parmar")
    assert said(record) == [("Ottilie Brandt", first), ("Dev Parmar", second)]


def test_one_line_below_a_quotation_may_be_a_heading():
    assert said(read("“They put families first.”\n\nJoan Pettifer, a life")) == []
