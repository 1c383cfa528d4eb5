"""The commands' options: grouped in sections of the help, and one for every setting."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

import click

from onrecord.cli.settings import written
from onrecord.settings import Checks, SettingRow, Settings, Style, describe

OUTPUT = "Output"
KNOWN = "What you know of the article (one text, file or address only)"
SETTINGS = "Settings"
OTHER = "Other"

ARCHIVE = "archive"
"""The setting that only commands on an archive have."""

_KNOWN = (
    ("id", None, "Its name in the record. [default: a hash of its text]"),
    ("title", None, "Its title; counts only if the text begins with it."),
    ("published", "DATE", "When it came out, in ISO 8601: 2026-11-24."),
    ("outlet", None, "Who published it."),
    ("byline", None, "Who wrote it."),
    ("url", None, "Its address on the web; nothing is fetched from there."),
)

_CHOICES: dict[str, tuple[str, ...]] = {"style": get_args(Style), "checks": get_args(Checks)}
_TYPES: dict[str, type] = {"int": int, "float": float, "str": str}


class Option(click.Option):
    """An option with its section of the help."""

    def __init__(self, *args: Any, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section


class Command(click.Command):
    """A command whose help lists the options by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_sections(self, ctx, formatter)


class Group(click.Group):
    """A command with commands of its own, whose help lists the options by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_sections(self, ctx, formatter)
        self.format_commands(ctx, formatter)


def _write_sections(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    sections: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        row = param.get_help_record(ctx)
        if row is not None and isinstance(param, click.Option):
            sections.setdefault(getattr(param, "section", OTHER), []).append(row)
    for title, rows in sections.items():
        with formatter.section(title):
            formatter.write_dl(rows)


def option(section: str, *names: str, **attributes: Any) -> Callable[[Any], Any]:
    """Declare an option in a section."""
    return click.option(*names, cls=Option, section=section, **attributes)


def setting_options(command: Any) -> Any:
    """Give a command an option for every setting; if one isn't used, the environment counts."""
    return archive_option(reading_options(command))


def reading_options(command: Any) -> Any:
    """Give a command an option for every setting of reading."""
    for row in reversed(describe()):
        if row.name != ARCHIVE:
            command = _setting_option(row)(command)
    return command


def known_options(command: Any) -> Any:
    """Give a command an option for everything that can be known of one article."""
    for name, metavar, text in reversed(_KNOWN):
        command = option(KNOWN, f"--{name}", metavar=metavar, help=text)(command)
    return command


def given_from(options: Mapping[str, Any], *, one: bool) -> dict[str, Any]:
    """Take what is known of the article from a command's options; an error unless `one` article is named."""
    given = {name: options[name] for name, *_ in _KNOWN if options[name] is not None}
    if given and not one:
        raise click.UsageError(
            f"--{next(iter(given))} is about one article. Name one text, file or address, or say it for each article "
            "in a .jsonl file."
        )
    return given


def archive_option(command: Any) -> Any:
    """Give a command the option for the archive's file."""
    return one_option(ARCHIVE)(command)


def one_option(setting: str) -> Callable[[Any], Any]:
    """Declare the option of a single setting."""
    return next(_setting_option(row) for row in describe() if row.name == setting)


def _setting_option(row: SettingRow) -> Callable[[Any], Any]:
    name = row.name.replace("_", "-")
    names = f"--{name}/--no-{name}" if row.type == "bool" else f"--{name}"
    kind = click.Choice(_CHOICES[row.name]) if row.name in _CHOICES else _TYPES.get(row.type)
    text = f"{row.help} [{row.variable}; default: {written(row.default)}]"
    return option(SETTINGS, names, row.name, type=kind, default=None, help=text)


def settings_from(options: Mapping[str, Any]) -> Settings:
    """Take the settings from a command's options, else from the environment. Raises SettingError."""
    return Settings.from_environment(**{row.name: options.get(row.name) for row in describe()})
