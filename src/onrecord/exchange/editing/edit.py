"""The edited record, from its parts."""

from collections.abc import Iterable

from pydantic import ValidationError

from onrecord.errors import ExchangeError
from onrecord.exchange.editing.cast import edit_cast
from onrecord.exchange.editing.events import edit_events
from onrecord.exchange.editing.lines import Edit, changed
from onrecord.exchange.editing.statements import edit_statements
from onrecord.exchange.editing.times import edit_times
from onrecord.exchange.marks import Marks
from onrecord.schema import Check, Record


def edit(record: Record, before: Marks, after: Marks) -> Record:
    """Give the record as it is after its marks `before` have become those `after`.

    Raises ExchangeError if what came back is no record: an expression of time without a value, a mention in two pieces.
    """
    try:
        return _edited(Edit(record, before, after))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ExchangeError(
            f"The marks make no record: {first['msg'].removeprefix('Value error, ')}",
            value=".".join(map(str, first["loc"])) or None,
            hint="Undo what you changed there, and take the file in again.",
        ) from error


def _edited(edit: Edit) -> Record:
    cast = edit_cast(edit)
    times = edit_times(edit)
    statements = edit_statements(edit, cast, times)
    events = edit_events(edit, cast, times, statements)
    record = edit.record
    return Record(
        article=record.article,
        statements=statements,
        actors=cast.actors,
        times=times.lines,
        events=events,
        doubtful=record.doubtful,
        checks=_checks(record.checks, {each.id for each in statements}, {each.id for each in events}),
        model=record.model,
    )


def _checks(checks: Iterable[Check], statements: set[str], events: set[str]) -> tuple[Check, ...]:
    """Let findings name only lines that are there."""
    return tuple(
        changed(
            each,
            statements=tuple(name for name in each.statements if name in statements),
            events=tuple(name for name in each.events if name in events),
        )
        for each in checks
    )
