"""Findings for programs, each as a result of SARIF 2.1.0 (OASIS, section 3.27), the format of tools that check code."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from onrecord.schema import Article, Check, Elsewhere, Record, Span, level_of, order_of

_LINE_END = re.compile(r"\r\n|\n|\r")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def sarif_results(record: Record, source: str) -> Iterator[dict[str, Any]]:
    """Give each finding of a record as a SARIF result, the worst first; `source` is the article's file or address.

    Lines and columns count from 1 and characters from 0, all in Unicode code points of the article's text.

    >>> from onrecord.schema import Model
    >>> found = Check(id="c1", kind="loaded", verdict="emotive", evidence=(Span(3, 9),), message="A judging word.",
    ...               confidence=0.9)
    >>> record = Record(article=Article(id="a", text="It poured."), checks=[found],
    ...                 model=Model(name="by hand", version="1"))
    >>> [result] = sarif_results(record, "rain.txt")
    >>> result["ruleId"], result["level"], result["locations"][0]["physicalLocation"]["region"]["startColumn"]
    ('loaded/emotive', 'note', 4)
    """
    places = _Places(record.article, source)
    for check in sorted(record.checks, key=order_of):
        yield _result(check, record.article, places)


def _result(check: Check, article: Article, places: "_Places") -> dict[str, Any]:
    level = level_of(check)
    here, related = (check.about, check.evidence) if check.about else (check.evidence, ())
    return {
        "ruleId": f"{check.kind}/{check.verdict}",
        "kind": "pass" if level == "none" else "fail",
        "level": level,
        "message": {"text": check.message},
        "locations": [places.of(span) for span in here] or [places.whole],
        "relatedLocations": [places.of(span, "evidence") for span in related]
        + [places.elsewhere(each) for each in check.elsewhere],
        "properties": {
            "article": article.id,
            "check": check.id,
            "confidence": check.confidence,
            "shown": check.shown,
            "statements": list(check.statements),
            "events": list(check.events),
        },
    }


class _Places:
    """Writes where words of an article are."""

    def __init__(self, article: Article, source: str) -> None:
        self.article = article
        self.file = {"uri": _uri(source)}
        self.lines = [0, *(end.end() for end in _LINE_END.finditer(article.text))]

    @property
    def whole(self) -> dict[str, Any]:
        """The article, and no words of it."""
        return {"physicalLocation": {"artifactLocation": self.file}}

    def of(self, span: Span, message: str = "") -> dict[str, Any]:
        """Say where words are: their lines, columns and characters, and the words."""
        (line, column), (end_line, end_column) = self._position(span.start), self._position(span.end)
        region = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": span.cut(self.article.text)},
        }
        place = self.article.place_at(span.start)
        return _located(self.file, region, place, message)

    def elsewhere(self, each: Elsewhere) -> dict[str, Any]:
        """Say where words from elsewhere are."""
        region = {"snippet": {"text": each.text}}
        return _located({"uri": _uri(each.file or each.article or "")}, region, each.place, "elsewhere")

    def _position(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of a character, both from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def _located(file: dict[str, str], region: dict[str, Any], place: str | None, message: str) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": file, "region": region}}
    if place:
        location["logicalLocations"] = [{"name": place}]
    if message:
        location["message"] = {"text": message}
    return location


def _uri(name: str) -> str:
    """Write a file's name as a relative URI; an address stays as it is."""
    return name if _ADDRESS.match(name) else quote(name, errors="replace")
