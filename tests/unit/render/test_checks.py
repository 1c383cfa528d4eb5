from onrecord.render.actors import actor_list
from onrecord.render.checks import CONTEXT, MAX_PASSAGES, WORDS_WIDTH, CheckList, check_list
from onrecord.render.events import event_list
from onrecord.schema import Elsewhere, Place, Record
from tests.checks import ferry, with_checks
from tests.support import record_of


def listed(record: Record) -> CheckList:
    return check_list(record, event_list(record, actor_list(record)))


def passages(record: Record) -> list[tuple[str, ...]]:
    return [each[:5] for column in listed(record).found[0].columns for each in column.passages]


def test_the_worst_come_first_and_what_fits_stands_apart():
    checks = listed(ferry())
    assert [each.name for each in checks.found] == ["c4", "c3", "c2", "c1", "c5"]
    assert [(each.name, each.verdict) for each in checks.fitting] == [("c6", "supported")]
    assert checks.counts == ["5 findings", "1 against, 2 headline, 1 loaded, 1 unsourced"]


def test_a_finding_is_found_by_the_statements_and_events_that_it_names():
    checks = listed(ferry())
    assert {key: [each.name for each in found] for key, found in checks.in_statement.items()} == {
        "s1": ["c4"],
        "s2": ["c2"],
        "s3": ["c2"],
    }
    assert {key: [each.name for each in found] for key, found in checks.in_event.items()} == {
        "e1": ["c3"],
        "e2": ["c2"],
    }


def test_words_stand_in_their_paragraph_and_headlines_say_that_they_are_one():
    record = with_checks(
        record_of("Mast fell\n\nThe mast  stood.\n\nIt was tall.", title=True),
        {"kind": "headline", "verdict": "contradicted", "about": ["fell"], "evidence": ["stood"]},
    )
    assert passages(record) == [("Mast ", "fell", "", "Headline", ""), ("The mast ", "stood", ".", "Evidence", "")]


def test_what_stands_around_the_words_is_cut_between_words():
    text = "alpha " * 30 + "here" + " omega" * 30
    record = with_checks(record_of(text), {"kind": "loaded", "verdict": "emotive", "evidence": ["here"]})
    ((before, words, after, *_),) = passages(record)
    assert words == "here"
    assert before == "…" + " alpha" * 9 + " "
    assert after == " omega" * 9 + " …"
    assert max(len(before), len(after)) <= CONTEXT + 1


def test_long_words_are_cut_and_many_passages_counted():
    words = [f"x{i:03}" for i in range(200)]
    found = {"kind": "conflict", "verdict": "date", "about": [" ".join(words)], "evidence": words[:7]}
    about, evidence = listed(with_checks(record_of(" ".join(words)), found)).found[0].columns
    assert (len(about.passages[0].words), about.more) == (WORDS_WIDTH, 0)
    assert (len(evidence.passages), evidence.more) == (MAX_PASSAGES, 7 - MAX_PASSAGES)


def test_words_from_elsewhere_say_which_file_or_article_they_are_from_and_where_in_it():
    found = {
        "kind": "against",
        "verdict": "altered",
        "elsewhere": [
            Elsewhere(file="speech.pdf", place="page 3", text="We stay."),
            Elsewhere(article="a9", text="No."),
        ],
    }
    assert passages(with_checks(record_of("It rained."), found)) == [
        ("", "We stay.", "", "Original", "speech.pdf, page 3"),
        ("", "No.", "", "Another article", "a9"),
    ]


def test_words_of_a_document_say_on_which_page_they_are():
    record = record_of("It rained.", places=(Place(0, 10, "page 2"),))
    assert passages(with_checks(record, {"kind": "loaded", "verdict": "a", "about": ["rained"]})) == [
        ("It ", "rained", ".", "Checked", "page 2")
    ]


def test_a_finding_without_words_is_still_one():
    record = with_checks(record_of("It rained."), {"kind": "undated", "verdict": "no_date"})
    assert [(each.verdict, each.columns) for each in listed(record).found] == [("no date", ())]
