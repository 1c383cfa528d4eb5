"""What status an event has, where the words around its trigger say so: "did not attack", "may be arrested".

The rules decide about one event in five, and the network the others. They are asked in order, and the first that
applies decides. Each was kept because it is right in seven of ten cases or more on the training articles, most of them
in nine of ten.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from onrecord.recorder.events.clauses import Clause, follow
from onrecord.schema import EventStatus, Span

_MAY: Final = frozenset({"may", "might"})
_IF: Final = frozenset({"if", "unless"})
_NO_CONDITION: Final = frozenset({
    "know", "knows", "known", "knew", "see", "sees", "seen", "asked", "ask", "asks", "wonder", "wonders", "wondered",
    "as", "even",
})  # fmt: skip
"""Behind these, "if" begins no condition: they ask whether, or as if."""

_NOT: Final = frozenset({"not", "never"})
_NOBODY: Final = frozenset({"nobody", "noone", "none", "neither", "nor"})
_LESS: Final = {("rather", "than"), ("instead", "of"), ("short", "of")}
_FAILING: Final = frozenset({
    "fail", "fails", "failed", "failing", "failure", "refuse", "refuses", "refused", "refusing", "refusal", "decline",
    "declines", "declined", "declining", "unable", "inability", "unwilling", "yet", "neglected",
})  # fmt: skip
_PREPARED: Final = frozenset({
    "able", "about", "going", "planning", "plan", "plans", "allowed", "ready", "willing", "due", "set",
})  # fmt: skip
"""Who is not that, doesn't do it."""

_PLANNING: Final = frozenset({
    "expected", "scheduled", "slated", "poised", "planned", "planning", "plans", "plan", "intends", "intended",
    "intending", "agreed", "agrees", "vowed", "vows", "pledged", "pledges", "promised", "promises", "ordered", "going",
    "preparing", "prepares", "arranged", "undertook", "due", "set", "about", "campaign", "operation", "strategy",
    "legislation",
})  # fmt: skip
_COMING: Final = frozenset({
    "planned", "scheduled", "upcoming", "forthcoming", "coming", "impending", "next", "proposed",
})  # fmt: skip
_NEXT: Final = frozenset({"next", "coming"})
_PERIODS: Final = frozenset({
    "day", "week", "month", "year", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "spring", "summer", "autumn", "fall", "winter",
})  # fmt: skip

_ASKING: Final = frozenset({
    "urge", "urges", "urged", "urging", "ask", "asks", "asked", "asking", "demand", "demands", "demanded", "demanding",
    "press", "pressed", "pressing", "pressure", "persuade", "appeal", "appeals", "appealed", "appealing", "request",
    "requests", "requested", "call", "calls", "called", "calling", "told", "want", "wants", "wanted",
})  # fmt: skip
_DEMANDING: Final = frozenset({
    "demand", "demands", "demanded", "demanding", "urged", "urging", "urges", "propose", "proposes", "proposed",
    "proposal", "proposals", "threat", "threats", "threaten", "threatens", "threatened", "threatening", "seek", "seeks",
    "seeking", "want", "wants", "wanted",
})  # fmt: skip
_CALLING: Final = frozenset({
    "call", "calls", "called", "calling", "push", "plea", "appeal", "appeals", "appealed", "ask", "asked", "asking",
})  # fmt: skip

_SEEMING: Final = frozenset({
    "believed", "thought", "alleged", "suspected", "feared", "likely", "appears", "appeared", "appear",
})  # fmt: skip
_ALLEGEDLY: Final = frozenset({"allegedly", "supposedly", "possibly", "perhaps", "probably", "likely", "maybe"})
_ALLEGED: Final = frozenset({
    "alleged", "suspected", "possible", "potential", "rumoured", "rumored", "supposed", "feared", "likely",
})  # fmt: skip

_OFTEN: Final = frozenset({
    "usually", "often", "regularly", "routinely", "typically", "always", "traditionally", "normally", "generally",
    "frequently", "sometimes", "rarely", "annually", "customarily",
})  # fmt: skip

_DONE: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being"})
_TOLD: Final = _DONE | {"did"}
_PAST: Final = frozenset({"was", "were", "has", "have", "had", "been", "being"})


def settle(text: str, trigger: Span, status: EventStatus) -> EventStatus:
    """Give the status that the words around a trigger tell; the network's `status` where they tell none.

    >>> text = "The rebels did not attack. They may meet the mayor if he comes."
    >>> [settle(text, Span(text.index(word), text.index(word) + len(word)), "actual") for word in ("attack", "meet")]
    ['negated', 'possible']
    """
    clause = Clause.around(text, trigger)
    return next((told for told, applies in _RULES if applies(clause)), status)


def _may(clause: Clause) -> bool:
    """May attack; might try to attack."""
    return not _MAY.isdisjoint(clause.chain) or (clause.has(_MAY, 3) and not clause.is_noun)


def _condition(clause: Clause) -> bool:
    """If they attack; unless they withdraw."""
    before = ["", *clause.words][-9:]
    found = any(word in _IF and last not in _NO_CONDITION for last, word in pairwise(before))
    return found and not clause.is_noun


def _negated(clause: Clause) -> bool:
    """Did not attack; has never been arrested."""
    chain = clause.chain
    return not _NOT.isdisjoint(chain) and {"to", "should", "must"}.isdisjoint(chain) and chain[0] != "be"


def _failed(clause: Clause) -> bool:
    """Refused to leave; has yet to meet; was not able to come."""
    last = clause.words[-1:]
    return clause.is_infinitive and (
        not _FAILING.isdisjoint(last) or (not _PREPARED.isdisjoint(last) and clause.has(_NOT, 4))
    )


def _nobody(clause: Clause) -> bool:
    """No one was killed; neither side attacked; no houses were damaged."""
    if clause.has(_NOBODY, 6) or clause.has_pair({"no"}, {"one"}, 6):
        return True
    return clause.has({"no"}, 4) and not _TOLD.isdisjoint(clause.chain[:1])


def _none(clause: Clause) -> bool:
    """No arrests; without firing; rather than attack."""
    less = any(pair in _LESS for pair in pairwise(clause.words[-3:]))
    return not clause.chain and (less or clause.has({"no", "without"}, 2))


def _whether(clause: Clause) -> bool:
    """Whether they will attack; it is not known if he has died."""
    return bool(clause.chain) and clause.has({"whether", "if"}, 8)


def _planned_to(clause: Clause) -> bool:
    """Plans to visit; is due to be released."""
    return clause.is_infinitive and not _PLANNING.isdisjoint(clause.words[-1:]) and not clause.has(_NOT, 4)


def _asked_to(clause: Clause) -> bool:
    """Urged the rebels to withdraw."""
    return clause.is_infinitive and clause.has(_ASKING, 6)


def _seems_to(clause: Clause) -> bool:
    """Is believed to have been killed."""
    return clause.is_infinitive and not _SEEMING.isdisjoint(clause.words[-1:])


def _will_then(clause: Clause) -> bool:
    """If they come, he will leave."""
    return clause.chain[:1] in (["will"], ["would"]) and "if" in clause.sentence


def _will(clause: Clause) -> bool:
    """Will visit."""
    return not {"will", "shall"}.isdisjoint(clause.chain)


def _could(clause: Clause) -> bool:
    """Could attack; can be seized."""
    return not {"could", "can"}.isdisjoint(clause.chain)


def _alleged(clause: Clause) -> bool:
    """Allegedly attacked; the alleged attack."""
    return not clause.chain and (clause.has(_ALLEGEDLY, 1) or clause.has(_ALLEGED, 2))


def _coming(clause: Clause) -> bool:
    """The planned visit; talks next week."""
    if not clause.chain and clause.has(_COMING, 3):
        return True
    return follow(clause.behind[:5], _NEXT, _PERIODS) or "tomorrow" in clause.behind[:5]


def _demanded(clause: Clause) -> bool:
    """Demands an inquiry; called for talks; information leading to an arrest."""
    called = clause.has_pair(_CALLING, {"for", "on"}, 5) or clause.has_pair({"leading"}, {"to"}, 5)
    return not clause.chain and (called or clause.has(_DEMANDING, 3))


def _general(clause: Clause) -> bool:
    """Often clash; meet every year."""
    often = clause.has(_OFTEN, 3) or not _OFTEN.isdisjoint(clause.sentence[-3:])
    return often or follow(clause.behind[:9], {"every", "each"}, _PERIODS)


def _happened(clause: Clause) -> bool:
    """Was attacked; has left; is being held."""
    chain = clause.chain
    told = chain and chain[0] not in ("been", "being") and chain != ["have"]
    return bool(told) and _DONE.issuperset(chain) and chain[-1] in _PAST


_RULES: Final[tuple[tuple[EventStatus, Callable[[Clause], bool]], ...]] = (
    ("possible", _may),
    ("hypothetical", _condition),
    ("negated", _negated),
    ("negated", _failed),
    ("negated", _nobody),
    ("negated", _none),
    ("possible", _whether),
    ("planned", _planned_to),
    ("hypothetical", _asked_to),
    ("possible", _seems_to),
    ("hypothetical", _will_then),
    ("planned", _will),
    ("possible", _could),
    ("possible", _alleged),
    ("planned", _coming),
    ("hypothetical", _demanded),
    ("general", _general),
    ("actual", _happened),
)
