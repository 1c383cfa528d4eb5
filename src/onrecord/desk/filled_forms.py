"""What somebody has filled into the form that puts a line right, and the edits that they ask for."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from starlette.datastructures import ImmutableMultiDict

from onrecord.corrections import Edit, Named, find_who, read_edit
from onrecord.desk.correction_forms import NOBODY, Field, Form
from onrecord.desk.found_words import find, find_all
from onrecord.errors import CorrectionError
from onrecord.schema import Record, Span
from onrecord.schema.rows import SEVERAL

_MOST_DIGITS = 9


Sent = ImmutableMultiDict[str, str]
"""The fields that a browser has sent, by their names."""


class Filled(NamedTuple):
    """A form as somebody has filled it in."""

    form: Form
    sent: Sent

    def value(self, field: Field) -> str:
        """Give what somebody has written into a field, or chosen; what the record says if they have left it alone."""
        if field.kind in ("who", "flag"):
            return self._text(field.name)
        return self._text(field.name) if self._touched(field) else field.value

    def words(self, field: Field) -> str:
        """Give the words by which somebody is named, where nobody was chosen."""
        return self._text(f"{field.name}_words")

    def chosen(self, field: Field) -> frozenset[str]:
        """Give all that was chosen in a field that takes several."""
        return frozenset(self.sent.getlist(field.name))

    def near(self, field: Field) -> int | None:
        """Give the place near which the words of a field stand."""
        written = self._text(f"at_{field.name}")
        known = written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
        return int(written) if known else field.at

    def outdated(self) -> bool:
        """Tell whether the record says something else by now than the form did when it was opened."""
        return any(
            self.sent.get(f"was_{field.name}") is not None and self._text(f"was_{field.name}") != _plain(field.value)
            for field in self.form.fields
        )

    def removes(self) -> bool:
        """Tell whether the line is to be taken out."""
        return self.form.remove is not None and self.sent.get("remove") is not None

    def _text(self, name: str) -> str:
        return _plain(self.sent.get(name, ""))

    def _touched(self, field: Field) -> bool:
        was = self._text(f"was_{field.name}") if self.sent.get(f"was_{field.name}") is not None else _plain(field.value)
        return self.sent.get(field.name) is not None and self._text(field.name) != was

    def touched(self) -> Iterator[Field]:
        """Give the fields that somebody has filled in otherwise than the record has them."""
        for field in self.form.fields:
            if field.kind == "who":
                if self.value(field) or self.words(field):
                    yield field
            elif field.kind == "mentions":
                if self.chosen(field):
                    yield field
            elif self.form.adds:
                if self._text(field.name):
                    yield field
            elif field.kind != "flag" and self._touched(field):
                yield field


def edits_of(filled: Filled, record: Record) -> list[Edit]:
    """Read the edits that somebody asks for. None, if they have changed nothing.

    Raises CorrectionError if the text doesn't have their words, or if something can't be so.
    """
    form = filled.form
    if filled.removes() and form.remove is not None:
        return [read_edit({"what": form.remove[0], "line": form.line})]
    asked: dict[str, dict[str, Any]] = {}
    near: int | None = None
    for field in filled.touched():
        value = _read(field, filled, record, filled.near(field) or near)
        asked.setdefault(field.what or form.what, {})[field.name] = value
        if field.kind == "words" and near is None and value:  # the others stand near the first words of the form
            near = (value if isinstance(value, Span) else value[0]).start
    return [read_edit(_edit(what, values, form, record)) for what, values in asked.items()]


def _edit(what: str, values: dict[str, Any], form: Form, record: Record) -> dict[str, Any]:
    """Put an edit together."""
    line = {} if what == "mentions" or form.line is None else {"line": form.line}
    if what == "mentions":
        if "mentions" not in values or "other" not in values:
            raise CorrectionError(
                "It isn't clear who is mentioned where",
                value=", ".join(values),
                allowed="some words of the text, and whom they mention or that they mention nobody",
            )
        other = values.pop("other")
        values |= {"actor": other[0]} if other else {}
    if what == "same_actor":
        values["actor"] = values["actor"][0]
    if what == "missed_time" and (known := _time_at(values.get("content", ()), record)) is not None:
        values = {name: value for name, value in values.items() if name != "content"}
        return {"what": "time", "line": known, **values}
    return {"what": what, **line, **values}


def _read(field: Field, filled: Filled, record: Record, near: int | None) -> Any:
    """Read what is in a field as the edit takes it."""
    value = filled.value(field)
    if field.kind == "who":
        return _who(value, filled.words(field), near, record)
    if field.kind == "mentions":
        return tuple(_mention(each, field) for each in sorted(filled.chosen(field)))
    if field.kind == "words":
        spans = find_all(record.article.text, value, near=near)
        if field.name != "trigger":
            return spans
        if len(spans) == 1:
            return spans[0]
    if not value or field.kind == "words":
        raise CorrectionError(f"“{field.label}” can't be so", value=value, allowed="one piece that isn't empty")
    return value


def _time_at(spans: Sequence[Span], record: Record) -> str | None:
    """Find the time that exactly these words are already: it means something else then."""
    return next((each.id for each in record.times if (each.span,) == tuple(spans)), None)


def _who(chosen: str, words: str, near: int | None, record: Record) -> tuple[str | Named, ...]:
    """Read who is meant: whoever is chosen, or else who is named by words."""
    if not words:
        return () if chosen == NOBODY else (chosen,)
    return tuple(_named(part.strip(), near, record) for part in words.split(SEVERAL.strip()) if part.strip())


def _named(words: str, near: int | None, record: Record) -> str | Named:
    try:
        return find_who(record, words, near=near)
    except CorrectionError:
        place = find(record.article.text, words, near=near)  # where the page shows the words otherwise than the text
        return Named(start=place.start, end=place.end, named=words[:1].isupper())


def _mention(written: str, field: Field) -> Span:
    if written not in {each.value for each in field.options}:
        raise CorrectionError("The actor has no such mention any more", value=written, hint="Look at the article.")
    start, _, end = written.partition("-")
    return Span(int(start), int(end))


def _plain(value: str) -> str:
    return " ".join(value.split())
