"""The expressions of time after an edit."""

from collections.abc import Hashable
from dataclasses import dataclass

from onrecord.errors import ExchangeError
from onrecord.exchange.editing.lines import Edit, Match, Matches, changed, match
from onrecord.exchange.editing.spans import whole
from onrecord.exchange.marks import TimeMark, time_key
from onrecord.schema import PUBLISHED, Time
from onrecord.schema.span import join
from onrecord.text.timex import bounds


@dataclass(frozen=True, slots=True)
class Times:
    """The times after an edit, and what tells which is which."""

    lines: tuple[Time, ...]
    matches: Matches[TimeMark, Time]

    @property
    def known(self) -> set[str]:
        """The ids of all times."""
        return {time.id for time in self.lines}


def edit_times(edit: Edit) -> Times:
    """Give the times of an edited record. Raises ExchangeError for a new one without a value."""
    record = edit.record
    matches = match(edit.before.times, edit.after.times, record.times, key=time_key, shape=_shape, letter="t",
                    keyed=edit.after.keyed)  # fmt: skip
    order = {each.id: n for n, each in enumerate(record.times)}
    times = [*matches.unsent, *(_time(each, edit.text) for each in matches)]
    times.sort(key=lambda each: (each.start, order.get(each.id, len(order))))
    known = {PUBLISHED, None, *(each.id for each in times)}
    mended = (
        changed(each, **{name: None for name in ("anchor", "until") if getattr(each, name) not in known})
        for each in times
    )
    return Times(tuple(mended), matches)


def _shape(mark: TimeMark) -> Hashable:
    return mark.spans, mark.kind, mark.value


def _time(found: Match[TimeMark, Time], text: str) -> Time:
    mark, old, was = found.mark, found.old, found.was
    if old is None or was is None:
        if not mark.value:
            raise ExchangeError(
                "This expression of time has no value",
                where=mark.where,
                value=join(mark.spans, text),
                allowed="a value of TIMEX3, such as 2024-03-01, 2024-03 or P3M",
                hint="Write it into the mark's note, or into its feature `value`.",
            )
        span = whole(mark, text)
        return Time(
            id=found.id,
            start=span.start,
            end=span.end,
            kind=mark.kind or "DATE",
            value=mark.value,
            **_bounds(mark.value),
        )
    span = was.span if mark.spans == old.spans else whole(mark, text)
    kind = was.kind if mark.kind in (None, old.kind) else mark.kind
    time = changed(was, start=span.start, end=span.end, kind=kind)
    if not mark.value or mark.value == old.value:
        return time
    return changed(time, value=mark.value, **_bounds(mark.value), anchor=None, mod=None, quant=None, freq=None)


def _bounds(value: str) -> dict[str, str | None]:
    """Give the first and the last day that a value can mean, if they are known."""
    found = bounds(value)
    first, last = (day.isoformat() for day in found) if found else (None, None)
    return {"earliest": first, "latest": last}
