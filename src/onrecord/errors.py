"""Every error that onrecord raises.

    OnrecordError
    ├── InputError                the input can't be read as an article
    │   ├── EmptyInputError       there is no text in it
    │   ├── BinaryInputError      it isn't text
    │   ├── UnreadableInputError  the file isn't there, is a folder, or may not be opened
    │   ├── TooLargeError         it is longer than the settings allow
    │   ├── NotEnglishError       it is written in another language
    │   ├── NoArticleError        there is no article on the page
    │   ├── ScanError             the document's pages are pictures, without text
    │   ├── EncryptedError        the document opens with a password only
    │   ├── MissingExtraError     a library that this needs isn't installed
    │   └── JsonLineError         a line of a .jsonl file isn't an article
    ├── FetchError                an address can't be fetched
    │   ├── AddressRefusedError   onrecord doesn't go there: wrong scheme, private or loopback address
    │   └── FetchFailedError      onrecord went there and didn't get the page
    ├── SettingError              a setting has a wrong value
    ├── ActorsFileError           your own file of actors is missing, or a line of it can't be used
    ├── OutletsFileError          your own file of outlets is missing, or a line of it can't be used
    ├── ModelError                the network's weights are missing or damaged
    ├── RecordError               the input isn't a record, or a part of a record is used outside it
    │   └── ExchangeError         what another tool wrote can't be taken back into a record
    ├── CorrectionError           a record can't be corrected so: it has no such line or words
    │   └── CorrectedSinceError   somebody else has corrected the same line meanwhile
    ├── ArchiveError              an archive can't be opened, read or written
    │   ├── NotAnArchiveError     the file isn't an archive, is damaged, or is from a later version
    │   ├── ArchiveFullError      the disk is full
    │   ├── ArchiveBusyError      another process is writing
    │   ├── NotInArchiveError     there is no such article, statement, actor or failure
    │   ├── RemovedError          the article was removed from the archive for good
    │   └── QueryError            this can't be searched for
    ├── DeskError                 the desk can't do this
    │   ├── ServeError            it can't be served: the port is taken, or anybody could come in
    │   ├── TooMuchToReadError    too much is waiting to be read already
    │   └── NoSuchJobError        there is no such job, or it ended long ago
    ├── AssistantError            an assistant can't be answered
    └── ClusterError              a run on a cluster can't begin, or can't go on
        ├── StorageError          a source or the output can't be listed, read or written
        └── OtherRunError         the output is that of a run with other sources or other options

Each says what failed, the offending value, what is allowed and what to do next.
"""

import copyreg
import reprlib
from typing import Any

VALUE_WIDTH = 120
"""The most characters of an offending value that a message repeats."""

_short = reprlib.Repr()
_short.maxstring = _short.maxother = _short.maxlong = VALUE_WIDTH


def shown(value: object) -> str:
    """Write an offending value as messages show it: escaped, and shortened if it is long."""
    return _short.repr(value)


def _compose(what: str, value: object, allowed: str | None, hint: str | None) -> str:
    """Write the four parts as one line; a part that is None is left out."""
    # The value comes from outside: repr escapes its control characters, and reprlib limits its length.
    sentences = [what if value is None else f"{what}: {shown(value)}"]
    if allowed is not None:
        sentences.append(f"Allowed: {allowed}")
    if hint is not None:
        sentences.append(hint)
    return " ".join(s if s.endswith((".", "!", "?")) else f"{s}." for s in sentences)


class OnrecordError(Exception):
    """The base of all errors of onrecord.

    It says `what` failed, the offending `value` (None if there is none to show), what is `allowed` instead, and gives a
    `hint` on what to do next.

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
        # By default, an exception is unpickled by calling it with `args`, which these don't take: restore the state.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class InputError(OnrecordError):
    """The input can't be read as an article."""


class EmptyInputError(InputError):
    """There is no text in the input."""


class BinaryInputError(InputError):
    """The input isn't text: an image, an archive, a program."""


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
    """There is no article on the page: a front page, a log-in form, an empty page that scripts would fill."""


class ScanError(InputError):
    """The pages of the document are pictures: there is no text behind them, or none that can be decoded."""


class EncryptedError(InputError):
    """The document opens with a password only."""


class MissingExtraError(InputError):
    """A library that this needs isn't installed; the hint says how to install it."""


class JsonLineError(InputError):
    """A `line` (from 1) of a .jsonl file isn't an article: not JSON, no text in it, or a value of the wrong type."""

    def __init__(
        self, what: str, *, line: int, value: object = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(f"Line {line}: {what}", value=value, allowed=allowed, hint=hint)
        self.line = line


class FetchError(OnrecordError):
    """An address can't be fetched."""


class AddressRefusedError(FetchError):
    """onrecord doesn't go to this address: it isn't http or https, or it is private or loopback."""


class FetchFailedError(FetchError):
    """The address didn't give the page: no answer, too slow, an error status, too many redirects."""


class SettingError(OnrecordError):
    """A setting has a wrong value, or there is no such setting."""


class ActorsFileError(OnrecordError):
    """Your own file of actors is missing or too large, or one `line` (from 1) of it can't be used."""

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
    """Your own file of outlets is missing or too large, or one `line` (from 1) of it can't be used."""

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
    """The input isn't a record, or a part of a record is used without the record that has its words."""


class ExchangeError(RecordError):
    """What another tool wrote can't be taken back into a record; `where` says where in its file ("line 7")."""

    def __init__(
        self, what: str, *, where: str = "", value: object = None, allowed: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(
            f"{where[:1].upper()}{where[1:]}: {what}" if where else what, value=value, allowed=allowed, hint=hint
        )
        self.where = where


class CorrectionError(OnrecordError):
    """A record can't be corrected so: it has no such line or words, says so already, or something is missing."""


class CorrectedSinceError(CorrectionError):
    """Somebody else has corrected the same line since whoever corrects it now has looked at it."""


class ArchiveError(OnrecordError):
    """An archive can't be opened, read or written."""


class NotAnArchiveError(ArchiveError):
    """The file isn't an archive, is damaged, or was written by a later version of onrecord."""


class ArchiveFullError(ArchiveError):
    """The disk is full; what was reported as added is kept."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing into the archive, and didn't finish in time."""


class NotInArchiveError(ArchiveError):
    """There is no such article, statement, event, actor or failure in the archive."""


class RemovedError(ArchiveError):
    """The article was removed from the archive for good, so it isn't added again."""


class QueryError(ArchiveError):
    """This can't be searched for."""


class DeskError(OnrecordError):
    """The desk can't do this."""


class ServeError(DeskError):
    """The desk can't be served: the port is taken, or it would be open to anybody."""


class TooMuchToReadError(DeskError):
    """Too much is waiting to be read on the desk already."""


class NoSuchJobError(DeskError):
    """There is no such job, or it ended so long ago that the desk has forgotten it."""


class AssistantError(OnrecordError):
    """An assistant can't be answered: what that needs isn't installed."""


class ClusterError(OnrecordError):
    """A run on a cluster can't begin, or can't go on. What it has finished is kept."""


class StorageError(ClusterError):
    """A source or the output (`value`) can't be listed, read or written: it isn't there, or its store is away."""


class OtherRunError(ClusterError):
    """The output holds what another run has written: with other sources, other options or another network."""
