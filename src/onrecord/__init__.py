"""onrecord reads a news article and writes down its record: who said what, and on whose word.

Give it an article (its text, a file or an address), and it returns the record. Every line of a record points at the
characters of the article that it came from:

    >>> import onrecord
    >>> record = onrecord.read("The bridge will reopen on Monday, the mayor said.")
    >>> statement = record.statements[0]
    >>> statement.source_text, statement.cue_text, statement.content_text
    ('the mayor', 'said', 'The bridge will reopen on Monday')
    >>> span = statement.source[0]
    >>> record.article.text[span.start:span.end]
    'the mayor'
    >>> statement.form, statement.act
    ('indirect', 'assert')

`read_many` reads any number of articles, in order. If one can't be read, its place holds the error.
`check` reads an article, too, and holds it against itself, against another headline, or against originals.
`Archive` keeps any number of articles in one file, and searches what was said in them.
`record.to_json()` writes a record as JSON, `Record.from_json` reads it back, and `record.to_rows()` makes a table.
`event_rows(record)` makes a table of its events.

Each name here is loaded when it is first used, so that importing onrecord takes almost no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord import notebook as _notebook

if TYPE_CHECKING:
    from onrecord.corrections import Edit
    from onrecord.errors import (
        ActorsFileError,
        AddressRefusedError,
        ArchiveBusyError,
        ArchiveError,
        ArchiveFullError,
        AssistantError,
        BinaryInputError,
        ClusterError,
        CorrectedSinceError,
        CorrectionError,
        DeskError,
        EmptyInputError,
        EncryptedError,
        ExchangeError,
        FetchError,
        FetchFailedError,
        InputError,
        JsonLineError,
        MissingExtraError,
        ModelError,
        NoArticleError,
        NoSuchJobError,
        NotAnArchiveError,
        NotEnglishError,
        NotInArchiveError,
        OnrecordError,
        OtherRunError,
        OutletsFileError,
        QueryError,
        RecordError,
        RemovedError,
        ScanError,
        ServeError,
        SettingError,
        StorageError,
        TooLargeError,
        TooMuchToReadError,
        UnreadableInputError,
    )
    from onrecord.eventdata import event_rows
    from onrecord.pipeline import read, read_many
    from onrecord.pipeline.adding import Archive
    from onrecord.pipeline.checking import check
    from onrecord.schema import Actor, Article, Check, KnownAs, Mention, Record, Span, Statement
    from onrecord.settings import Settings

__version__ = "0.4.0"

__all__ = [
    "Actor",
    "ActorsFileError",
    "AddressRefusedError",
    "Archive",
    "ArchiveBusyError",
    "ArchiveError",
    "ArchiveFullError",
    "Article",
    "AssistantError",
    "BinaryInputError",
    "Check",
    "ClusterError",
    "CorrectedSinceError",
    "CorrectionError",
    "DeskError",
    "Edit",
    "EmptyInputError",
    "EncryptedError",
    "ExchangeError",
    "FetchError",
    "FetchFailedError",
    "InputError",
    "JsonLineError",
    "KnownAs",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "NoArticleError",
    "NoSuchJobError",
    "NotAnArchiveError",
    "NotEnglishError",
    "NotInArchiveError",
    "OnrecordError",
    "OtherRunError",
    "OutletsFileError",
    "QueryError",
    "Record",
    "RecordError",
    "RemovedError",
    "ScanError",
    "ServeError",
    "SettingError",
    "Settings",
    "Span",
    "Statement",
    "StorageError",
    "TooLargeError",
    "TooMuchToReadError",
    "UnreadableInputError",
    "__version__",
    "check",
    "event_rows",
    "read",
    "read_many",
]

_HOMES = {
    "Edit": "onrecord.corrections",
    "event_rows": "onrecord.eventdata",
    "read": "onrecord.pipeline",
    "read_many": "onrecord.pipeline",
    "Archive": "onrecord.pipeline.adding",
    "check": "onrecord.pipeline.checking",
    "Actor": "onrecord.schema",
    "Article": "onrecord.schema",
    "Check": "onrecord.schema",
    "KnownAs": "onrecord.schema",
    "Mention": "onrecord.schema",
    "Record": "onrecord.schema",
    "Span": "onrecord.schema",
    "Statement": "onrecord.schema",
    "Settings": "onrecord.settings",
} | {name: "onrecord.errors" for name in __all__ if name.endswith("Error")}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value  # found at once the next time
    return value


def __dir__() -> list[str]:
    return sorted(globals().keys() | set(__all__))


def _draw(record: "Record") -> str:
    from onrecord.render import record_html

    return record_html(record)


def _draw_results(found: Any, more: bool) -> str:
    from onrecord.pipeline.drawing import draw_results

    return draw_results(found, more=more)


_notebook.draw = _draw
_notebook.draw_results = _draw_results
