"""The page about accuracy: measured figures, in plain words."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.figures import Accuracy, Case, Figure, Statements, accuracy
from onrecord.desk.pages.templates import render

router = APIRouter(include_in_schema=False)

WORLD, POLITICS = "worldnews dev, full", "polnear dev, flat"
SPEAKERS = "speakers of worldnews dev, full"
EVENTS = "events of worldnews dev"
"""The measurements that the page shows."""

MIN_CASES = 30
"""A share of fewer statements than this says little."""

_CASES = {
    ("form", "direct"): "Word for word, in quotation marks",
    ("form", "mixed"): "Partly in quotation marks",
    ("form", "indirect"): "Reported, without quotation marks",
    ("kind", "named_person"): "Said by a named person, or by “she” or “the mayor” who has a name",
    ("kind", "named_organization"): "Said by an organization",
    ("kind", "group"): "Said by a group: “residents”, “critics”",
    ("kind", "document"): "Said by a document: “the report”",
    ("kind", "role"): "Said by a role: “a spokesman”",
    ("kind", "anonymous"): "Said by an anonymous source: “a person familiar with the matter”",
    ("kind", "self"): "Said by the writer: “I think”",
    ("source", "none"): "Without a source: “it is feared”",
    ("cue", "none"): "Without a cue: a quotation and a name",
    ("nested", "yes"): "Inside another statement: “she said that he had promised”",
    ("act", "deny"): "A denial",
    ("act", "ask"): "A question",
    ("act", "urge"): "A demand or a request",
    ("act", "commit"): "A promise or a plan",
    ("act", "believe"): "A belief, a hope or a fear",
    ("act", "confirm"): "A confirmation",
}
"""The kinds of statements on the page, in order, by their names in the measurement."""

_ACTS = {
    "assert": "assertions",
    "believe": "beliefs",
    "commit": "promises",
    "urge": "demands",
    "confirm": "confirmations",
    "deny": "denials",
}
"""The acts that matter most, in the page's words."""

_EVENTS = {
    ("trigger", "r"): "The event is found",
    ("trigger", "p"): "What is written down is an event",
    ("typed", "p"): "… and has the right type",
    ("arguments", "f1"): "Who, whom, where, when and how much (F1)",
    ("status", "accuracy"): "The status: it happened, is planned, may have happened, didn’t …",
    ("word", "right"): "On whose word: the outlet’s own, or the right source’s",
    ("same", "p"): "Two mentions that are taken for the same event are",
}
"""What can be right about events, in the page's words."""

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class CaseRow(NamedTuple):
    """A kind of statement in words: how many there are, and what share of them is found, in per cent."""

    words: str
    gold: int
    share: float
    few: bool
    figure: Figure
    """The share with its interval."""


class EventRow(NamedTuple):
    """Something that can be right about events, in words, and how often it is."""

    words: str
    figure: Figure


class TypeRow(NamedTuple):
    """A type of event: how many there are, the share found, and the F1 of events that are given this type."""

    type: str
    gold: int
    few: bool
    found: Figure
    f1: Figure


@router.get("/accuracy")
def show(request: Request) -> Response:
    """Show the measured accuracy."""
    measured = accuracy()
    world, politics = measured.statements[WORLD], measured.statements[POLITICS]
    return render(
        request,
        "accuracy.html",
        measured=measured,
        run=WORLD,
        world=world,
        politics=politics,
        cases=case_rows(world.kinds),
        denials=next((each for each in world.acts if each.act == "deny"), None),
        acts=sorted(((words, measured.acts[act]) for act, words in _ACTS.items()), key=lambda pair: -pair[1]),
        high_confidence_share=high_confidence_share(world),
        speaker_levels=levels(measured, SPEAKERS, "speaker confidence"),
        events=EVENTS if EVENTS in measured.golds else None,
        event_rows=event_rows(measured),
        event_types=event_types(measured),
        event_levels=levels(measured, EVENTS, "event confidence"),
        in_ten=in_ten,
        few=MIN_CASES,
    )


def case_rows(cases: tuple[Case, ...]) -> list[CaseRow]:
    """Describe each kind of statement in words, in the order of the page."""
    by_kind = {(case.group, case.kind): case for case in cases}
    rows = []
    for key, words in _CASES.items():
        case = by_kind.get(key)
        if case is not None and case.gold:
            figure = accuracy().figure(WORLD, "kinds", *key)
            rows.append(CaseRow(words, case.gold, 100 * case.found / case.gold, case.gold < MIN_CASES, figure))
    return rows


def event_rows(measured: Accuracy) -> list[EventRow]:
    """Say in words how often what is written down of events is right; empty if that wasn't measured."""
    if EVENTS not in measured.golds:
        return []
    return [EventRow(words, measured.figure(EVENTS, *place)) for place, words in _EVENTS.items()]


def event_types(measured: Accuracy) -> list[TypeRow]:
    """List how well events of each type are found, those with the highest F1 first; empty if that wasn't measured."""
    rows = []
    for found in measured.figures:
        if found.run == EVENTS and found.what[0] == "type" and found.what[2] == "found":
            f1 = measured.figure(EVENTS, "type", found.what[1], "f1")
            rows.append(TypeRow(found.what[1], found.of, found.of < MIN_CASES, found, f1))
    return sorted(rows, key=lambda row: (row.few, -row.f1.value))


def levels(measured: Accuracy, run: str, what: str) -> list[Figure]:
    """List how many are right by the confidence in them, the highest first; empty if that wasn't measured."""
    found = [each for each in measured.figures if each.run == run and each.what[0] == what]
    return sorted((each for each in found if each.what[2] == "right"), key=lambda each: each.what[1], reverse=True)


def high_confidence_share(statements: Statements) -> float:
    """Give the share of statements that are right among those with a confidence of 0.9 or more, in per cent."""
    levels = [level for level in statements.confidence if level.start >= 0.9]
    return 100 * sum(level.right for level in levels) / max(1, sum(level.statements for level in levels))


def in_ten(share: float) -> str:
    """Write a share in per cent as a number out of ten.

    >>> in_ten(82.4), in_ten(75.5), in_ten(95.5)
    ('eight', 'seven to eight', 'nine to ten')
    """
    whole, rest = divmod(share / 10, 1)
    low = int(whole)
    if rest <= 0.35 or low == 10:
        return _WORDS[low]
    return _WORDS[low + 1] if rest >= 0.65 else f"{_WORDS[low]} to {_WORDS[low + 1]}"
