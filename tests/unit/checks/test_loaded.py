"""Loaded words: the outlet's own are flagged, and never those of its sources."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.loaded import VERDICTS, loaded, weights, wordlist
from onrecord.checks.loaded.flags import Flag, flags, scored
from onrecord.checks.loaded.forms import forms
from onrecord.checks.loaded.signs import signs
from onrecord.checks.loaded.tokens import tokens
from onrecord.checks.loaded.weights import Weights
from onrecord.checks.loaded.wordlist import KINDS, WordList
from onrecord.schema import UNMARKED, LoadedPiece, Record, Span
from tests.support import record_of

LIST = WordList(
    """
# a remark
[emotive verb]
slam = criticise, lash out at = criticise

[label noun]
tyrant = leader
[judgment adjective]
cruel, vile
""".splitlines()
)
PLAIN = Weights(0.5, 0.9, -4.0, {"cruel": 0.0}, {"listed": 6.0}, {"label noun": [3, 0, 0, 0, 0, 0]})


HEATED = (
    "It rained. The firebrand senator slammed the disastrous budget. It was a stunning, cruel betrayal of the valley."
)


def read(text: str, *words: str, score: float = 4.0) -> tuple[LoadedPiece, ...]:
    """What a network would mark that reads these words as loaded."""
    places = sorted(match.span() for word in words for match in re.finditer(re.escape(word), text))
    return tuple(LoadedPiece(Span(*place), score) for place in places)


def found(marked: str, *read_as_loaded: str) -> list[Finding]:
    record = record_of(marked)
    return list(loaded(CheckInput(record, loaded=read(record.article.text, *read_as_loaded))))


def words(marked: str, *read_as_loaded: str) -> list[str]:
    text = record_of(marked).article.text
    return [span.cut(text) for each in found(marked, *read_as_loaded) for span in each.evidence]


def flagged(record: Record, known: Weights = PLAIN) -> list[tuple[str, Flag]]:
    cut = tokens(CheckInput(record), LIST)
    made = flags(cut, scored(cut, signs(cut), known))
    return [(record.article.text[flag.start : flag.end], flag) for flag in made]


# What is flagged


def test_the_outlets_own_dramatic_word_is_flagged_with_a_plainer_one() -> None:
    one = next(each for each in found(HEATED, "stunning") if "stunning" in each.message)
    assert one.verdict == "emotive"
    assert one.message == "“stunning” is the outlet’s own dramatic wording; “surprising” is plainer."


def test_a_plain_report_has_no_findings() -> None:
    assert words("The council met on Tuesday. It approved the budget by nine votes to four.") == []


def test_how_the_network_reads_a_word_decides_where_the_list_leaves_it_open() -> None:
    text = "The outfit that she wore was red. The outfit that he leads is small."
    second = Span(text.rindex("outfit"), text.rindex("outfit") + 6)
    record = record_of(text)
    for place in (Span(4, 10), second):
        cut = tokens(CheckInput(record, loaded=(LoadedPiece(place, 4.0),)), LIST)
        made = flags(cut, scored(cut, signs(cut), replace(PLAIN, signs={"reading": 1.0}, other=-1.0)))
        assert [Span(flag.start, flag.end) for flag in made] == [place]


def test_a_word_is_read_as_its_pieces_are_on_the_whole() -> None:
    pieces = LoadedPiece(Span(0, 2), 5.0), LoadedPiece(Span(2, 4), 1.0)
    token, _ = tokens(CheckInput(record_of("slambang it."), loaded=pieces), LIST)
    assert token.reading == pytest.approx((2 * 5.0 + 2 * 1.0 + 4 * UNMARKED) / 8)


def test_verbs_of_the_list_have_what_their_meaning_weighs() -> None:
    known = weights.shipped()
    assert {"slammed", "blasted", "lambasted"} <= known.words.keys()


def test_a_finding_is_about_its_sentence() -> None:
    one = next(each for each in found(HEATED, "stunning") if "stunning" in each.message)
    assert [span.cut(HEATED) for span in one.about] == ["It was a stunning, cruel betrayal of the valley."]


def test_every_verdict_is_one_of_the_table_and_every_kind_has_one() -> None:
    assert set(VERDICTS) == set(KINDS)


# What never is


def test_nothing_inside_quotation_marks_is_flagged() -> None:
    assert (
        words(
            "{s:Hale} {q:said} {c:“the cruel tyrant slammed the horrific, disgraceful plan”}.",
            "cruel",
            "tyrant",
            "slammed",
            "horrific",
        )
        == []
    )


def test_a_direct_content_without_marks_is_its_sources() -> None:
    record = record_of("{s:HALE}: {c:The cruel tyrant slammed it.}", statements={1: {"form": "direct"}})
    assert flagged(record, replace(PLAIN, threshold_in_content=0.1)) == []


def test_in_reported_speech_a_word_has_to_be_likelier() -> None:
    record = record_of("{s:Hale} {q:said} {c:the tyrant had left}. The tyrant had left.")
    assert [flag.start for _, flag in flagged(record)] == [record.article.text.rindex("tyrant")]
    assert len(flagged(record, replace(PLAIN, threshold_in_content=0.5))) == 2


# What makes one finding


def test_words_beside_each_other_are_one_finding() -> None:
    assert [words for words, _ in flagged(record_of("The cruel, vile plan of a cruel tyrant."))] == [
        "cruel",
        "vile",
        "cruel tyrant",
    ]


def test_a_listed_phrase_is_flagged_as_a_whole() -> None:
    ((words, flag),) = flagged(record_of("She lashed out at him."), replace(PLAIN, kinds={"any": [0, 0, 1, 0, 0, 0]}))
    assert (words, flag.plainer) == ("lashed out at", "criticised")


def test_a_finding_has_few_words_however_many_stand_together() -> None:
    assert max(words.count(" ") + 1 for words, _ in flagged(record_of("cruel " * 50))) <= 8


def test_a_plainer_word_is_only_given_for_the_kind_that_is_found() -> None:
    ((_, flag),) = flagged(record_of("A tyrant left."), replace(PLAIN, kinds={"any": [0, 1, 0, 0, 0, 0]}))
    assert flag.plainer is None


# The list


@pytest.mark.parametrize(
    ("base", "part", "expected"),
    [
        ("slam", "verb", ("slam", "slams", "slamming", "slammed", "slammed")),
        ("criticise", "verb", ("criticise", "criticises", "criticising", "criticised", "criticised")),
        ("decry", "verb", ("decry", "decries", "decrying", "decried", "decried")),
        ("admit", "verb", ("admit", "admits", "admitting", "admitted", "admitted")),
        ("panic", "verb", ("panic", "panics", "panicking", "panicked", "panicked")),
        ("rise", "verb", ("rise", "rises", "rising", "rose", "risen")),
        ("lash out", "verb", ("lash out", "lashes out", "lashing out", "lashed out", "lashed out")),
        ("madman", "noun", ("madman", "madmen")),
        ("crony", "noun", ("crony", "cronies")),
        ("so-called", "adjective", ("so-called",)),
    ],
)
def test_words_take_their_usual_forms(base: str, part: str, expected: tuple[str, ...]) -> None:
    assert forms(base, part) == expected  # type: ignore[arg-type]


def test_a_plainer_word_has_the_form_of_the_listed_one() -> None:
    assert [match.entry.plainer for match in LIST.find(["slams", "slamming", "tyrants"])] == [
        "criticises",
        "criticising",
        "leaders",
    ]


def test_the_shipped_list_can_be_read_and_its_kinds_are_known() -> None:
    shipped = wordlist.shipped()
    assert {match.entry.kind for word in shipped.words for match in shipped.find([word])} == set(KINDS)


# The weights


def test_the_shipped_weights_are_finite_small_and_without_sentences() -> None:
    known = weights.shipped()
    assert all(abs(weight) < 30 for weight in (*known.words.values(), *known.signs.values()))
    assert not any(" " in word for word in known.words)
    assert len(json.dumps(known.__dict__, separators=(",", ":"))) < 400_000
    assert 0 < known.threshold <= known.threshold_in_content < 1


@for_all(st.text(max_size=300))
def test_any_text_is_read_and_findings_stay_inside_it(text: str) -> None:
    if not text.strip():
        return
    record = record_of(text.replace("{", "(").replace("}", ")"))
    everything = (LoadedPiece(Span(0, len(record.article.text)), 4.0),)
    for each in loaded(CheckInput(record, loaded=everything)):
        assert all(span.end <= len(record.article.text) for span in each.evidence)
        assert len(each.message) < 300


@pytest.mark.speed
def test_time_grows_with_the_length_of_a_text_and_not_faster() -> None:
    from time import process_time

    def seconds(times: int) -> float:
        record = record_of("The cruel tyrant slammed it. " * times)
        pieces, best = read(record.article.text, "cruel", "tyrant"), float("inf")
        for _ in range(3):
            start = process_time()
            list(loaded(CheckInput(record, loaded=pieces)))
            best = min(best, process_time() - start)
        return best

    assert seconds(2000) < 20 * max(seconds(200), 0.01)
