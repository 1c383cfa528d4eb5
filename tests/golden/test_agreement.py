"""Annotations that differ by more than processors do are told apart, and what differs is named."""

import pytest

from onrecord.schema import Annotations, Antecedent, Attribution, LoadedPiece, MarkedEvent, MarkedMention, Saying, Span
from tests.golden.agreement import LIMITS, Pair, report, shares, too_low

LINE = "Mary said Tom won. He left.\n"
LINES = 50
TEXT = LINE * LINES
"""One statement, three mentions, an event and a piece that may be loaded in each line."""


def at(line: int, start: int, end: int) -> Span:
    return Span(line * len(LINE) + start, line * len(LINE) + end)


def attribution(line: int, **changed) -> Attribution:
    told = {"source": (at(line, 0, 4),), "cue": (at(line, 5, 9),), "content": (at(line, 10, 17),)}
    return Attribution(**{**told, "act": "assert", "confidence": 0.9, **changed})


def mention(line: int, words: tuple[int, int], **changed) -> MarkedMention:
    return MarkedMention(**{"span": at(line, *words), "kind": "person", "form": "name", "confidence": 0.9, **changed})


def mentions(line: int, **changed) -> list[MarkedMention]:
    tom = Antecedent(3 * line + 1, 0.8)
    he = {"form": "pronoun", "antecedents": (Antecedent(3 * line, 0.2), tom), **changed}
    return [mention(line, (0, 4)), mention(line, (10, 13)), mention(line, (19, 21), **he)]


def event(line: int, **changed) -> MarkedEvent:
    said = Saying((at(line, 0, 4),), (at(line, 5, 9),), (at(line, 10, 17),), 0.9)
    told = {"trigger": at(line, 14, 17), "type": "elect", "status": "actual", "confidence": 0.8, "saying": said}
    return MarkedEvent(**{**told, **changed})


def annotations(**changed) -> Annotations:
    """All lines alike, but for the kinds of marks that are given."""
    return Annotations(
        **{
            "attributions": tuple(attribution(line) for line in range(LINES)),
            "mentions": tuple(each for line in range(LINES) for each in mentions(line)),
            "events": tuple(event(line) for line in range(LINES)),
            "loaded": tuple(LoadedPiece(at(line, 14, 17), 1.0) for line in range(LINES)),
            **changed,
        }
    )


def pair(now: Annotations) -> Pair:
    return Pair("line", TEXT, annotations(), now)


def changed(measure: str, lines: int) -> Annotations:  # noqa: C901 (one case for each measure)
    """Annotations that differ from those stored by one measure, in so many lines."""
    some, all_lines = range(lines), range(LINES)
    match measure:
        case "attributions":
            return annotations(
                attributions=tuple(attribution(n, act="deny" if n in some else "assert") for n in all_lines)
            )
        case "sources and contents":
            other = (at(0, 0, 3),)
            return annotations(
                attributions=tuple(attribution(n, **({"source": other} if n in some else {})) for n in all_lines)
            )
        case "confidences":
            return annotations(
                attributions=tuple(attribution(n, confidence=0.4 if n in some else 0.9) for n in all_lines)
            )
        case "mentions":  # those at the end, so that no antecedent has another number
            return annotations(mentions=annotations().mentions[: 3 * LINES - 3 * lines])
        case "kinds and forms":
            return annotations(
                mentions=tuple(m for n in all_lines for m in mentions(n, kind="group" if n in some else "person"))
            )
        case "antecedents":
            return annotations(
                mentions=tuple(m for n in all_lines for m in mentions(n, **({"antecedents": ()} if n in some else {})))
            )
        case "events":
            return annotations(events=annotations().events[lines:])
        case "types":
            return annotations(events=tuple(event(n, type="harm" if n in some else "elect") for n in all_lines))
        case "sayings":
            return annotations(events=tuple(event(n, **({"saying": None} if n in some else {})) for n in all_lines))
        case "loaded":
            return annotations(loaded=tuple(LoadedPiece(at(n, 14, 17), 0.0 if n in some else 1.0) for n in all_lines))
    raise ValueError(measure)


def test_what_is_the_same_agrees_wholly():
    assert shares([pair(annotations())]) == dict.fromkeys(LIMITS, 1.0)
    assert report([pair(annotations())]) == []


@pytest.mark.parametrize("measure", LIMITS)
def test_one_mark_more_or_less_agrees(measure):
    now = [pair(changed(measure, 1))]
    assert shares(now)[measure] < 1
    assert too_low(now) == []


@pytest.mark.parametrize("measure", LIMITS)
def test_a_tenth_of_the_marks_is_too_many_to_differ(measure):
    now = [pair(changed(measure, 8))]
    assert too_low(now) == [measure]
    heading, article, first, *_ = report(now)
    share = shares(now)[measure]
    assert heading == f"{measure}: {share:.3f} are the same, at least {LIMITS[measure]} must be"
    assert article.startswith("  line: ")
    assert first.startswith("    “")


def test_marks_that_are_all_new_or_gone_do_not_agree():
    for gone in ("attributions", "mentions", "events", "loaded"):
        less = annotations(**{gone: ()})
        assert too_low([pair(less)]) == [gone]
        assert too_low([Pair("line", TEXT, less, annotations())]) == [gone]


def test_articles_are_measured_together():
    one, fourteen = pair(changed("types", 8)), [pair(annotations())] * 14
    assert too_low([one]) == ["types"]
    assert too_low([one, *fourteen]) == []


def test_the_article_that_differs_most_is_named_first():
    far = Pair("far", TEXT, annotations(), changed("types", 20))
    near = Pair("a little", TEXT, annotations(), changed("types", 2))
    assert report([near, far]) == [
        "types: 0.780 are the same, at least 0.96 must be",
        "  far: 20 differ",
        *(f"    “won” at {n * len(LINE) + 14}: elect is now harm" for n in range(5)),
        "  a little: 2 differ",
        *(f"    “won” at {n * len(LINE) + 14}: elect is now harm" for n in range(2)),
    ]


def test_each_kind_of_difference_is_said_in_words():
    said = {measure: report([pair(changed(measure, 50 if measure == "mentions" else 9))])[2] for measure in LIMITS}
    assert said == {
        "attributions": "    “said” at 5 (assert) is gone",
        "sources and contents": "    “said” at 5 (assert): its source or its content is another",
        "confidences": "    “said” at 5 (assert): 0.9 is now 0.4000",
        "mentions": "    “Mary” at 0 is gone",
        "kinds and forms": "    “He” at 19: person pronoun is now group pronoun",
        "antecedents": "    “He” at 19: “Tom” at 10 is now nothing",
        "events": "    “won” at 14 is gone",
        "types": "    “won” at 14: elect is now harm",
        "sayings": "    “won” at 14: it may stand in words of another",
        "loaded": "    “won” at 14: 1.00 is now 0.00",
    }


def test_an_attribution_without_a_cue_is_known_by_its_content():
    virtual = attribution(0, cue=(), virtual=True)
    found = shares([Pair("a", TEXT, annotations(attributions=(virtual,)), annotations(attributions=(virtual,)))])
    assert found["attributions"] == 1
    assert shares([Pair("a", TEXT, annotations(attributions=(virtual,)), annotations())])["attributions"] == 0
