"""Every error that onrecord raises.

    OnrecordError
    ├── InputError                what was given can't be read as an article
    │   ├── EmptyInputError       there is no text in it
    │   ├── BinaryInputError      it is no text at all
    │   ├── UnreadableInputError  the file isn't there, is a folder, or may not be opened
    │   ├── TooLargeError         it is longer than the settings allow
    │   ├── NotEnglishError       it is written in another language
    │   ├── NoArticleError        the page has no article in it
    │   ├── ScanError             the document's pages are pictures, without text
    │   ├── EncryptedError        the document opens with a password only
    │   ├── MissingExtraError     the library that reads this kind of document isn't installed
    │   └── JsonLineError         a line of a .jsonl file isn't an article
    ├── FetchError                an address can't be fetched
    │   ├── AddressRefusedError   onrecord doesn't go there: wrong scheme, private or loopback address
    │   └── FetchFailedError      it went there and came back without the page
    ├── SettingError              a setting has a value that it can't have
    ├── ActorsFileError           the reader's own file of actors is missing, or a line of it can't be used
    ├── OutletsFileError          the reader's own file of outlets is missing, or a line of it can't be used
    ├── ModelError                the network's weights are missing or damaged
    ├── RecordError               what was given isn't a record, or a part of one stands outside it
    ├── ArchiveError              an archive can't be opened, read or written
    │   ├── NotAnArchiveError     the file is none, is damaged, or is from a later version
    │   ├── ArchiveFullError      the disk is full
    │   ├── ArchiveBusyError      another process is writing
    │   ├── NotInArchiveError     there is no such article, statement, actor or failure
    │   └── QueryError            this can't be searched for
    └── DeskError                 the desk can't do this
        ├── ServeError            it can't be served: the port is taken, or anybody could come in
        ├── TooMuchToReadError    as much waits to be read as it takes
        └── NoSuchJobError        there is no such job, or it has been over for long

Each says what failed, the offending value, what is allowed and what to do next.
"""

import copyreg
import reprlib
from typing import Any

VALUE_WIDTH = 120
"""No more characters than this of an offending value are repeated in a message."""

_short = reprlib.Repr()
_short.maxstring = _short.maxother = _short.maxlong = VALUE_WIDTH


def shown(value: object) -> str:
    """Write an offending value as messages show it: escaped, and cut where it is long."""
    return _short.repr(value)


def _compose(what: str, value: object, allowed: str | None, hint: str | None) -> str:
    """Write the four parts as one line; a part that is None is left out."""
    # The value comes from outside: repr escapes its control characters, reprlib bounds its length.
    sentences = [what if value is None else f"{what}: {shown(value)}"]
    if allowed is not None:
        sentences.append(f"Allowed: {allowed}")
    if hint is not None:
        sentences.append(hint)
    return " ".join(s if s.endswith((".", "!", "?")) else f"{s}." for s in sentences)


class OnrecordError(Exception):
    """What every error of onrecord is.

    `what` failed, the offending `value` (None: there is none to show), what is `allowed` in its place, and a `hint`
    at what to do next.

    >>> raise SettingError("ONRECORD_STYLE can't be read", value="loose", allowed="full or flat")
    Traceback (most recent call last):
    onrecord.errors.SettingError: ONRECORD_STYLE can't be read: 'loose'. Allowed: full or flat.
    """

    def __init__(self, what: str, *, value: object = None, allowed: str | None = None, hint: str | None = None) -> None:
        super().__init__(_compose(what, value, allowed, hint))
        self.what = what
        self.value = value
        self.allowed = allowed
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are pickled by calling them with `args` again, which these don't take: restore the state as it is.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class InputError(OnrecordError):
    """What was given can't be read as an article."""


class EmptyInputError(InputError):
    """There is no text in the input."""


class BinaryInputError(InputError):
    """The input is no text at all: an image, an archive, a program."""


class UnreadableInputError(InputError):
    """The path (`value`) isn't there, is a folder where a file is needed, or may not be opened."""


class TooLargeError(InputError):
    """The input is longer than the settings allow."""


class NotEnglishError(InputError):
    """The text seems to be written in another `language` (an ISO 639-1 code such as "de")."""

    def __init__(
        self, what: str, *, language: str, value: object = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(what, value=language if value is None else value, allowed=allowed, hint=hint)
        self.language = language


class NoArticleError(InputError):
    """The page has no article in it: a front page, a log-in form, an empty shell that scripts would fill."""


class ScanError(InputError):
    """The pages of the document are pictures: there is no text behind them, or none whose letters can be told."""


class EncryptedError(InputError):
    """The document opens with a password only."""


class MissingExtraError(InputError):
    """The library that reads this kind of document isn't installed; the hint says how to install it."""


class JsonLineError(InputError):
    """A `line` (counted from 1) of a .jsonl file isn't an article: no JSON, no text, or a value of the wrong type."""

    def __init__(
        self, what: str, *, line: int, value: object = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(f"Line {line}: {what}", value=value, allowed=allowed, hint=hint)
        self.line = line


class FetchError(OnrecordError):
    """An address can't be fetched."""


class AddressRefusedError(FetchError):
    """onrecord doesn't go to this address: neither http nor https, or private, or loopback."""


class FetchFailedError(FetchError):
    """The address was tried and didn't give the page: no answer, too slow, an error status, too many redirects."""


class SettingError(OnrecordError):
    """A setting has a value that it can't have, or there is no such setting."""


class ActorsFileError(OnrecordError):
    """A reader's file of actors is missing, too large, or can't be used for what stands in a `line` (from 1) of it."""

    def __init__(
        self,
        what: str,
        *,
        line: int | None = None,
        value: object = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> None:
        where = "" if line is None else f"Line {line} of the file of actors: "
        super().__init__(f"{where}{what}", value=value, allowed=allowed, hint=hint)
        self.line = line


class OutletsFileError(OnrecordError):
    """A reader's file of outlets is missing, too large, or can't be used for what stands in a `line` (from 1) of it."""

    def __init__(
        self,
        what: str,
        *,
        line: int | None = None,
        value: object = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> None:
        where = "" if line is None else f"Line {line} of the file of outlets: "
        super().__init__(f"{where}{what}", value=value, allowed=allowed, hint=hint)
        self.line = line


class ModelError(OnrecordError):
    """The network's weights are missing or damaged."""


class RecordError(OnrecordError):
    """What was given isn't a record, or a part of a record was asked for words that only the whole record has."""


class ArchiveError(OnrecordError):
    """An archive can't be opened, read or written."""


class NotAnArchiveError(ArchiveError):
    """The file is no archive, is damaged, or a later version of onrecord has written it."""


class ArchiveFullError(ArchiveError):
    """The disk is full; what was reported as added is kept."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing into the archive, and didn't end in time."""


class NotInArchiveError(ArchiveError):
    """There is no such article, statement, actor or failure in the archive."""


class QueryError(ArchiveError):
    """This can't be searched for."""


class DeskError(OnrecordError):
    """The desk can't do this."""


class ServeError(DeskError):
    """The desk can't be served: the port is taken, or it would be open to anybody."""


class TooMuchToReadError(DeskError):
    """As much waits to be read as the desk takes."""


class NoSuchJobError(DeskError):
    """There is no such job, or it has been over for so long that it is forgotten."""
