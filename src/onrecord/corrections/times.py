"""Corrects what expressions of time mean, and when the article came out."""

from typing import Any

from onrecord.corrections.drafts import Draft, Lost, fresh
from onrecord.corrections.kinds import ArticleCorrection, FalseTime, MissedTime, TimeCorrection
from onrecord.schema import Published, Time
from onrecord.text.timex import bounds


def correct_time(draft: Draft, correction: TimeCorrection) -> str:
    """Give an expression another value or another kind."""
    span = draft.find(correction.at)
    time = next((each for each in draft.times.values() if each.span == span), None) or next(
        (each for each in draft.times.values() if each.span.overlaps(span)), None
    )
    if time is None:
        raise Lost
    given = correction.model_dump(include={"value", "kind"}, exclude_none=True)
    draft.touched |= {(time.id, name) for name in given}
    if any(getattr(time, name) != value for name, value in given.items()):
        value = given.get("value", time.value)
        bent = {} if value == time.value else {"mod": None, "quant": None, "freq": None, "anchor": None}
        draft.put(draft.times, time, given | _days(value) | bent)
    return time.id


def add_time(draft: Draft, correction: MissedTime) -> str:
    """Add an expression of time, unless the record has one there."""
    span = draft.find(correction.at)
    draft.touched.add((f"{span.start}-{span.end}", "time"))
    for each in draft.times.values():
        if each.span == span:
            return each.id
    made = Time(
        id=fresh("t", (*draft.times, *(each.id for each in draft.record.times))),
        start=span.start,
        end=span.end,
        kind=correction.kind,
        value=correction.value,
        corrected=True,
        **_days(correction.value),
    )
    draft.times[made.id] = made
    return made.id


def remove_time(draft: Draft, correction: FalseTime) -> str:
    """Take an expression out; nothing is dated by it any more."""
    span = draft.find(correction.at)
    gone = next((each.id for each in draft.times.values() if each.span == span), None)
    if gone is None:
        raise Lost
    del draft.times[gone]
    draft.touched.add((gone, "time"))
    for time in list(draft.times.values()):
        names = {name: None for name in ("anchor", "until") if getattr(time, name) == gone}
        draft.put(draft.times, time, names)
    for statement in list(draft.statements.values()):
        if statement.said_on == gone:
            draft.put(draft.statements, statement, {"said_on": None, "said_on_how": None})
    for event in list(draft.events.values()):
        left = tuple(each for each in event.when if each.time != gone)
        draft.put(draft.events, event, {"when": left})
    return gone


def correct_article(draft: Draft, correction: ArticleCorrection) -> None:
    """Say when the article came out, where, or who wrote it."""
    changes: dict[str, Any] = correction.model_dump(include={"outlet", "byline"}, exclude_none=True)
    before = draft.article.published
    draft.touched |= {("article", name) for name in changes}
    if correction.published is not None:
        draft.touched.add(("article", "published"))
        if before is None or before.value != correction.published:
            changes["published"] = Published(value=correction.published, how="given")
    if any(getattr(draft.article, name) != value for name, value in changes.items()):
        draft.article = draft.article.model_copy(update=changes)


def _days(value: str) -> dict[str, str | None]:
    found = bounds(value)
    first, last = (day.isoformat() for day in found) if found else (None, None)
    return {"earliest": first, "latest": last}
