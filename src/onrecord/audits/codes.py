"""What a coder says of a unit."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from onrecord.audits.units import PassageUnit, StatementUnit
from onrecord.errors import QueryError
from onrecord.schema import Act, SourceKind
from onrecord.schema.base import Frozen

IsStatement = Literal["yes", "extent", "no", "unsure"]
"""Whether marked words are what somebody said: yes; yes, but with too many or too few words; no; that can't be told."""

Speaker = Literal["listed", "other", "nobody", "unsure"]
"""Who speaks: actors of the list, somebody else, nobody whom the text gives away, or that can't be told."""

LETTERS: dict[str, SourceKind] = {
    "p": "person", "o": "organization", "d": "document", "g": "group", "r": "role", "a": "anonymous", "m": "outlet",
    "n": "none",
}  # fmt: skip
"""How coders write down who makes a statement: one letter a statement."""

MOST_STATEMENTS = 20
"""The most statements that begin in one sentence."""


class StatementCode(Frozen):
    """What a coder says of marked words. Who speaks and what they do is asked only of what is a statement.

    >>> StatementCode(statement="yes", speaker="listed", speakers=("a1",), act="deny").speakers
    ('a1',)
    """

    kind: Literal["statement"] = "statement"
    statement: IsStatement
    speaker: Speaker | None = None
    speakers: tuple[str, ...] = ()
    act: Act | Literal["unsure"] | None = None

    @model_validator(mode="after")
    def _all_is_answered(self) -> Self:
        asked = self.statement in ("yes", "extent")
        if asked is (self.speaker is None) or asked is (self.act is None):
            raise ValueError("who speaks, and what they do, is said of a statement, and of nothing else")
        if (self.speaker == "listed") is not bool(self.speakers):
            raise ValueError("speakers of the list are named if, and only if, the speaker is one of the list")
        return self


class PassageCode(Frozen):
    """What a coder finds in a passage: for each sentence, who makes the statements that begin there.

    `statements` is None where that can't be told.

    >>> PassageCode(statements=(("person",), ())).statements
    (('person',), ())
    """

    kind: Literal["passage"] = "passage"
    statements: tuple[Annotated[tuple[SourceKind, ...], Field(max_length=MOST_STATEMENTS)], ...] | None


Code = Annotated[StatementCode | PassageCode, Field(discriminator="kind")]


def check_code(code: StatementCode | PassageCode, task: StatementUnit | PassageUnit) -> None:
    """Raise QueryError unless a code answers what a unit asks."""
    if isinstance(code, StatementCode) and isinstance(task, StatementUnit):
        known = {each.id for each in task.candidates}
        if unknown := [each for each in code.speakers if each not in known]:
            raise QueryError("There is no such speaker to choose", value=unknown[0], allowed="one of the list")
    elif isinstance(code, PassageCode) and isinstance(task, PassageUnit):
        if code.statements is not None and len(code.statements) != len(task.sentences):
            raise QueryError(
                "Each sentence of a passage is coded", value=len(code.statements), allowed=str(len(task.sentences))
            )
    else:
        raise QueryError("This is the code of another kind of unit", value=code.kind, allowed=task.kind)


def read_letters(written: str) -> tuple[SourceKind, ...]:
    """Read the letters of the statements that begin in a sentence; "0" or nothing means none. Raises QueryError.

    >>> read_letters("p, P o"), read_letters("0")
    (('person', 'person', 'organization'), ())
    """
    letters = [each for each in written.casefold() if each not in " ,;0-"]
    if unknown := [each for each in letters if each not in LETTERS]:
        allowed = ", ".join(f"{letter} {kind}" for letter, kind in LETTERS.items())
        raise QueryError("No source has this letter", value=unknown[0], allowed=f"{allowed}; 0 for no statement")
    if len(letters) > MOST_STATEMENTS:
        raise QueryError(
            "These are too many statements for a sentence", value=len(letters), allowed=f"at most {MOST_STATEMENTS}"
        )
    return tuple(LETTERS[each] for each in letters)
