"""Every setting once: its name, type, default, help and environment variable.

Only the standard library is imported here, so that settings cost nothing at start-up.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from math import isfinite
from typing import Any, Literal, NamedTuple, Self, get_args

from onrecord.errors import SettingError

Style = Literal["full", "flat"]
"""How statements are marked: all, nested ones too ("full"), or every word at most once, as in PolNeAR ("flat")."""

Checks = Literal["all", "shown", "none"]
"""Which findings a record has: those of all checks, only those that are shown without being asked for, or none."""

PREFIX = "ONRECORD_"

DESK = "http://127.0.0.1:8000"
"""Where `onrecord serve` serves the desk unless it is told otherwise."""

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def _setting(default: Any, help: str, allowed: str, holds: Callable[[Any], bool] | None = None) -> Any:
    """Declare a setting: `allowed` says in words which values it takes; `holds` tests a value beyond its type."""
    return field(default=default, metadata={"help": help, "allowed": allowed, "holds": holds})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How onrecord reads. A wrong value raises SettingError.

    >>> Settings(threads=2).threads
    2
    >>> Settings(style="loose")
    Traceback (most recent call last):
    onrecord.errors.SettingError: The setting style (ONRECORD_STYLE) can't be used: 'loose'. Allowed: full or flat.
    """

    style: Style = _setting(
        "full",
        "Mark every statement, even inside another (full), or every word at most once, as in PolNeAR (flat).",
        "full or flat",
        lambda value: value in get_args(Style),
    )
    threads: int = _setting(
        0, "Threads for the network; 0 uses all cores.", "a whole number, 0 or more", lambda value: value >= 0
    )
    batch: int = _setting(
        64, "How many articles are read at a time.", "a whole number, 1 or more", lambda value: value >= 1
    )
    text_limit: int = _setting(
        5_000_000,
        "The longest text to read, in characters.",
        "a whole number of characters, 1 or more",
        lambda value: value >= 1,
    )
    language_check: bool = _setting(
        True, "Refuse a text that doesn't seem to be English.", "true or false (yes or no, on or off, 1 or 0)"
    )
    events: bool = _setting(
        True, "Also find the events that the text tells of.", "true or false (yes or no, on or off, 1 or 0)"
    )
    checks: Checks = _setting(
        "all",
        "The findings in a record: those of all checks, only those that are right often enough to be shown, or none.",
        "all, shown or none",
        lambda value: value in get_args(Checks),
    )
    actors: str = _setting(
        "",
        "Your own file of actors: offices, names and who held them. It counts for more than onrecord's own table.",
        "the path of a file",
    )
    outlets: str = _setting(
        "",
        "Your own file of outlets: their domains and names. It counts for more than onrecord's own table.",
        "the path of a file",
    )
    fetch_timeout: float = _setting(
        10.0,
        "The longest time to fetch a page, in seconds.",
        "a number of seconds above 0",
        lambda value: isfinite(value) and value > 0,
    )
    fetch_limit: int = _setting(
        10_000_000,
        "The largest page to fetch, in bytes.",
        "a whole number of bytes, 1 or more",
        lambda value: value >= 1,
    )
    allow_private_addresses: bool = _setting(
        False,
        "Also fetch from private and loopback addresses.",
        "true or false (yes or no, on or off, 1 or 0)",
    )

    archive: str = _setting(
        "onrecord.db", "The file of the archive.", "a path", lambda value: bool(value) and "\0" not in value
    )

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if _is_whole(value) and each.type is float:
                try:
                    value = float(value)
                except OverflowError as error:
                    raise _refusal(each, value) from error
                object.__setattr__(self, each.name, value)
            holds = each.metadata["holds"]
            if not _fits(each, value) or (holds and not holds(value)):
                raise _refusal(each, value)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> Self:
        """Take the settings from the environment; an override that isn't None counts for more.

        `environ` is the process's own by default. Raises SettingError for a value that can't be read or isn't allowed,
        and for an override that isn't a setting.

        >>> Settings.from_environment({"ONRECORD_THREADS": "4", "ONRECORD_STYLE": "flat"}, threads=1, style=None)
        ... # doctest: +ELLIPSIS
        Settings(style='flat', threads=1, batch=64, ...)
        """
        environ = os.environ if environ is None else environ
        known = {each.name: each for each in fields(cls)}
        for name in overrides.keys() - known.keys():
            raise SettingError("There is no such setting", value=name, allowed=", ".join(known))
        values = {name: value for name, value in overrides.items() if value is not None}
        for name, each in known.items():
            written = environ.get(variable(name), "").strip()
            if written and name not in values:  # an empty variable counts as not set
                values[name] = _parse(each, written)
        return cls(**values)


class SettingRow(NamedTuple):
    """A setting as the documentation lists it."""

    name: str
    type: str
    default: Any
    variable: str
    allowed: str
    help: str


def describe() -> tuple[SettingRow, ...]:
    """List every setting.

    >>> describe()[1].name, describe()[1].variable
    ('threads', 'ONRECORD_THREADS')
    """
    return tuple(
        SettingRow(
            name=each.name,
            type=_type(each).__name__,
            default=each.default,
            variable=variable(each.name),
            allowed=each.metadata["allowed"],
            help=each.metadata["help"],
        )
        for each in fields(Settings)
    )


def variable(name: str) -> str:
    """Give the name of a setting's environment variable.

    >>> variable("fetch_limit")
    'ONRECORD_FETCH_LIMIT'
    """
    return PREFIX + name.upper()


def _type(setting: "Field[Any]") -> type:
    return str if setting.type in (Style, Checks) else setting.type  # type: ignore[return-value]


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)  # to Python, True is a number


def _fits(setting: "Field[Any]", value: Any) -> bool:
    return _is_whole(value) if setting.type is int else isinstance(value, _type(setting))


def _parse(setting: "Field[Any]", written: str) -> Any:
    """Read a setting's value from an environment variable."""
    kind = _type(setting)
    try:
        return _WORDS[written.lower()] if kind is bool else kind(written)
    except (KeyError, ValueError) as error:
        raise _refusal(setting, written) from error


def _refusal(setting: "Field[Any]", value: Any) -> SettingError:
    return SettingError(
        f"The setting {setting.name} ({variable(setting.name)}) can't be used",
        value=repr(value) if value is None else value,
        allowed=setting.metadata["allowed"],
    )
