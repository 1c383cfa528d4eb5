from collections.abc import Iterator
from typing import Any

from onrecord.checks import CHECKS, CheckInput, CheckType, Finding, check, chosen
from onrecord.schema import Elsewhere, Record, Span
from tests.support import record_of

RECORD = record_of("{s:Ada Moe} {q:said} {c:the pier is shut}. It rained.")


class Judging:
    """A judge for whom everything is supported."""

    def weigh(self, headline: str, passage: str) -> tuple[dict[str, float], list[float]]:
        return {"supported": 1.0}, [0.0] * len(passage)


def a_check(kind: str, *findings: Finding, **fields: Any) -> CheckType:
    def find(given: CheckInput) -> Iterator[Finding]:
        yield from findings

    return CheckType(kind=kind, asks="Is it so?", verdicts={"so": "It is so."}, find=find, **fields)


def a_finding(start: int, confidence: float = 0.9, **fields: Any) -> Finding:
    return Finding(
        **{"verdict": "so", "message": f"At {start}.", "confidence": confidence, "about": (Span(start, start + 1),)}
        | fields
    )


def run(*types: CheckType, **given: Any) -> list[tuple[str, str, str]]:
    return [(each.id, each.kind, each.message) for each in check(RECORD, types, **given).checks]


def test_findings_stand_in_the_order_of_the_checks_then_of_the_text_and_are_numbered():
    first, second = a_check("first", a_finding(20), a_finding(3)), a_check("second", a_finding(1))
    assert run(first, second) == [
        ("c1", "first", "At 3."),
        ("c2", "first", "At 20."),
        ("c3", "second", "At 1."),
    ]


def test_the_surer_of_two_findings_in_one_place_stands_first():
    kind = a_check("first", a_finding(3, 0.5, message="maybe"), a_finding(3, 0.9, message="surely"))
    assert [message for _, _, message in run(kind)] == ["surely", "maybe"]


def test_a_finding_begins_at_its_first_place():
    finding = a_finding(9, evidence=(Span(4, 5),))
    assert finding.start == 4
    assert Finding(verdict="so", message="Nowhere.", confidence=0.5).start == 0


def test_a_finding_is_written_with_everything_that_it_rests_on():
    finding = a_finding(
        3,
        0.876,
        evidence=(Span(5, 8),),
        statements=("s1",),
        elsewhere=(Elsewhere(article="b", text="The pier is open."),),
    )
    [written] = check(RECORD, [a_check("first", finding)]).checks
    assert (written.kind, written.verdict, written.message, written.confidence) == ("first", "so", "At 3.", 0.88)
    assert (written.about, written.evidence) == ((Span(3, 4),), (Span(5, 8),))
    assert written.statements == ("s1",)
    assert written.elsewhere[0].text == "The pier is open."


def test_only_the_findings_of_a_record_are_replaced():
    once = check(RECORD, [a_check("first", a_finding(3))])
    again = check(once, [a_check("second", a_finding(1))])
    assert [each.kind for each in again.checks] == ["second"]
    assert again.model_copy(update={"checks": ()}) == RECORD
    assert check(once, ()).checks == ()


def test_a_checked_record_can_be_written_and_read_again():
    checked = check(RECORD, [a_check("first", a_finding(3), a_finding(9))])
    assert Record.from_json(checked.to_json()) == checked


def test_a_check_without_what_it_needs_is_left_out():
    judged = a_check("judged", a_finding(1), needs=frozenset({"judge"}))
    against = a_check("against", a_finding(2), needs=frozenset({"originals"}))
    assert run(judged, against) == []
    assert [kind for _, kind, _ in run(judged, against, judge=Judging())] == ["judged"]
    assert [kind for _, kind, _ in run(judged, against, originals=(RECORD,))] == ["against"]


def test_a_check_is_given_what_it_needs():
    seen: list[CheckInput] = []

    def find(given: CheckInput) -> Iterator[Finding]:
        seen.append(given)
        yield from ()

    judge = Judging()
    looking = CheckType(kind="looking", asks="Is it so?", verdicts={}, find=find)
    check(RECORD, [looking], judge=judge, originals=(RECORD,))
    assert (seen[0].record, seen[0].judge, seen[0].originals) == (RECORD, judge, (RECORD,))


def test_the_setting_chooses_by_measured_precision():
    unmeasured, poor, good = a_check("a"), a_check("b", precision=0.79), a_check("c", precision=0.8)
    assert chosen("shown", (unmeasured, poor, good)) == (good,)
    assert chosen("all", (unmeasured, poor, good)) == (unmeasured, poor, good)
    assert chosen("none", (unmeasured, poor, good)) == ()


def test_every_check_of_the_table_says_what_it_asks_and_what_it_can_say():
    assert len({each.kind for each in CHECKS}) == len(CHECKS)
    for each in CHECKS:
        assert each.asks.endswith("?")
        assert each.verdicts
        assert all(words[0].islower() and not words.endswith(".") for words in each.verdicts.values())
        assert bool(each.measured) == (each.precision is not None)
