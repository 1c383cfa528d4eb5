"""JSON Lines: one article a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.errors import InputError, JsonLineError
from onrecord.ingest.chunks import split_lines
from onrecord.ingest.fields import pick_article
from onrecord.ingest.text import from_text
from onrecord.schema import Article
from onrecord.settings import Settings

ALLOWED = 'a JSON object a line, such as {"text": "…", "title": "…", "published": "2024-03-05"}, in UTF-8'

_BOM = b"\xef\xbb\xbf"


def split_articles(
    chunks: Iterable[bytes], *, settings: Settings, name: str
) -> Iterator[tuple[int, bytes | JsonLineError]]:
    r"""Split a .jsonl file into the lines that have something in them, with their numbers; one too long is an error.

    >>> list(split_articles([b'{"text": "Rain."}\n\n{}'], settings=Settings(), name="a.jsonl"))
    [(1, b'{"text": "Rain."}'), (3, b'{}')]
    """
    # In JSON a character takes at most twelve bytes (two escapes of six); the rest is room for the other keys.
    limit = 12 * settings.text_limit + (1 << 16)
    for number, line in enumerate(split_lines(chunks, limit), start=1):
        written = line.removeprefix(_BOM) if line and number == 1 else line
        if written is None:
            what = f"{name} has a longer line there than an article takes"
            yield number, JsonLineError(what, line=number, allowed=f"at most {limit:,} bytes")
        elif written.strip():
            yield number, written


def read_line(written: bytes, number: int | None, *, settings: Settings, name: str, **given: Any) -> Article:
    """Read the article of a line; what the line says goes before what is given.

    `number` is None where the line stands by itself, as for an article that came as a mapping. Raises InputError.
    """
    place = name if number is None else f"{name}, line {number}"
    try:
        values = given | pick_article(_parse(written, number, name))
        return from_text(settings=settings, name=place, **values)
    except InputError as error:
        # What is no kind of its own is wrong with the line; the other kinds name the line already.
        if type(error) is InputError and number is not None:
            raise _refuse(f"{name}: {error.what}", number, error.value) from error
        raise


def _parse(written: bytes, number: int | None, name: str) -> dict[str, Any]:
    try:
        read = json.loads(written.decode("utf-8"))
    except UnicodeDecodeError as error:
        around = written[max(0, error.start - 20) : error.end + 20]
        raise _refuse(f"{name} isn't in UTF-8 there", number, around) from error
    except (ValueError, RecursionError) as error:
        raise _refuse(
            f"{name} has no JSON there ({error})", number, written[:400].decode("utf-8", "replace")
        ) from error
    if not isinstance(read, dict):
        raise _refuse(f"{name} has JSON there, but no object", number, read)
    return read


def _refuse(what: str, number: int | None, value: object = None) -> JsonLineError:
    return JsonLineError(what, line=number or 1, value=value, allowed=ALLOWED)
