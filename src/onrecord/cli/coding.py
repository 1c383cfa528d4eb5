"""Codes an audit on a terminal: a unit is shown, its questions are asked, and what is answered is kept at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from onrecord.cli.messages import printable, say
from onrecord.errors import QueryError

if TYPE_CHECKING:
    from onrecord.archive import Store, StoredAudit
    from onrecord.audits import PassageCode, PassageUnit, StatementCode, StatementUnit, Unit

T = TypeVar("T")

KEYS = "q stops, b goes back to the unit before"


class _Stop(Exception):  # noqa: N818 - it isn't an error
    """The coder wants to stop."""


class _Back(Exception):  # noqa: N818 - it isn't an error
    """The coder wants to code the unit before once more."""


def code_on_terminal(archive: "Store", audit: "StoredAudit", coder: str) -> None:
    """Ask for one unit after another until all are coded, or until the coder stops."""
    before: list[int] = []
    unit = archive.next_audit_unit(audit.id, coder)
    say(f"{coder} codes {audit.name}; {KEYS}")
    while unit is not None:
        try:
            code = _ask(unit, audit.units)
        except _Back:
            if before:
                unit = archive.audit_unit(audit.id, before.pop())
            continue
        except (_Stop, click.Abort):
            break
        archive.code_unit(audit.id, unit.number, coder, code)
        before.append(unit.number)
        unit = archive.next_audit_unit(audit.id, coder)
    done = archive.audit(audit.id).coded.get(coder.strip(), 0)
    say(f"{done} of {audit.units} units are coded by {coder}")


def _ask(unit: "Unit", units: int) -> "StatementCode | PassageCode":
    from onrecord.audits import StatementUnit

    told = " · ".join(filter(None, (unit.outlet, unit.year, unit.title)))
    click.echo(f"\n{click.style(f'{unit.number} of {units}', bold=True)}  {_line(told)}\n")
    return _ask_statement(unit.task) if isinstance(unit.task, StatementUnit) else _ask_passage(unit.task)


def _ask_statement(task: "StatementUnit") -> "StatementCode":
    from onrecord.audits import StatementCode
    from onrecord.audits.wording import ACTS

    shown, last = "", 0
    for each in task.content:
        shown += _line(task.text[last : each.start]) + click.style(f"[{_line(each.cut(task.text))}]", bold=True)
        last = each.end
    _show(task.before, shown + _line(task.text[last:]), task.after)
    answers = {"y": "yes", "e": "extent", "n": "no", "?": "unsure"}
    click.echo("Are the marked words what somebody said, thought, asked for, promised or denied?")
    statement = _prompt("y yes, e yes but with wrong words, n no, ? can't tell", lambda key: answers[key])
    if statement in ("no", "unsure"):
        return StatementCode.model_validate({"statement": statement})
    for number, candidate in enumerate(task.candidates, 1):
        click.echo(click.style(f"  {number:3} {_line(candidate.name)}", bold=candidate.near))
    keys = {"e": "other", "n": "nobody", "?": "unsure"}
    click.echo("Who speaks?")

    def speaker(key: str) -> tuple[str, tuple[str, ...]]:
        if key in keys:
            return keys[key], ()
        chosen = [int(each) for each in key.replace(",", " ").split()]
        if not chosen or not all(1 <= each <= len(task.candidates) for each in chosen):
            raise KeyError(key)
        return "listed", tuple(dict.fromkeys(task.candidates[each - 1].id for each in chosen))

    who, speakers = _prompt("a number, or several; e somebody else, n the text doesn't say who, ? can't tell", speaker)
    acts = dict(enumerate(ACTS, 1))
    click.echo("What do they do with these words?")
    asked = ", ".join(f"{number} {act}" for number, act in acts.items())
    act = _prompt(f"{asked}, ? can't tell", lambda key: "unsure" if key == "?" else acts[int(key)])
    return StatementCode.model_validate({"statement": statement, "speaker": who, "speakers": speakers, "act": act})


def _ask_passage(task: "PassageUnit") -> "PassageCode":
    from onrecord.audits import PassageCode
    from onrecord.audits.codes import LETTERS, read_letters

    _show(task.before, click.style(_line(task.text), bold=True), task.after)
    click.echo("Which statements begin in each sentence? One letter for each, by who makes it; Enter for none.")
    click.echo("  " + ", ".join(f"{letter} {kind}" for letter, kind in LETTERS.items()) + ", ? can't tell")
    statements = []
    for each in task.sentences:
        click.echo(f"  {_line(each.cut(task.text))}")
        letters = _prompt("", lambda key: None if key == "?" else read_letters(key), default="")
        if letters is None:
            return PassageCode(statements=None)
        statements.append(letters)
    return PassageCode(statements=tuple(statements))


def _show(before: str, text: str, after: str) -> None:
    click.echo(click.style(_line(before[-400:]), dim=True) + text + click.style(_line(after[:200]), dim=True) + "\n")


def _prompt(asked: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Ask until the answer can be read; raises _Stop or _Back where the coder wants that."""

    def value(key: str) -> T:
        key = key.strip().casefold()
        if key in ("q", "b"):
            raise _Stop if key == "q" else _Back
        try:
            return read(key)
        except QueryError as error:
            raise click.BadParameter(str(error)) from error
        except (KeyError, ValueError) as error:
            raise click.BadParameter(f"{printable(key)!r} is none of these.") from error

    answer: T = click.prompt(asked, default=default, show_default=False, value_proc=value, prompt_suffix=" > ")
    return answer


def _line(words: str) -> str:
    """Write words from outside so that they can't command the terminal; their lines become one."""
    head, tail = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    return f"{head}{printable(' '.join(words.split()))}{tail}" if words.strip() else head
