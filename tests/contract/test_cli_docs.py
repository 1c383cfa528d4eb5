"""The command line's page says all that the help says, and nothing that isn't there."""

import re
from pathlib import Path

import click
import pytest

from onrecord.cli.exits import Exit
from onrecord.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
# The page by its own words: what cog writes into it is the help itself, and proves nothing.
HELP = re.compile(r"```console\n\$ onrecord[^\n]*--help\n.*?```", re.DOTALL)
PROSE = HELP.sub("", re.sub(r"<!--.*?-->", "", PAGE, flags=re.DOTALL))
SECTIONS = dict(re.findall(r"^## onrecord ([\w-]+)\n(.*?)(?=^## |\Z)", PROSE, re.DOTALL | re.MULTILINE))
ORDER = [
    "read", "check", "add", "watch", "search", "events", "checks", "stories", "quotes", "turns", "saved", "digest",
    "serve", "mcp", "actors", "same-person", "correct", "decisions", "audit", "gold", "cite", "export", "import",
    "rehydrate", "remove", "cluster", "failures", "reread", "recheck", "reindex", "schema", "settings", "completion",
]  # fmt: skip
LONG = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def options(command):
    program = click.Context(main, **main.context_settings)
    ctx = program if command is main else click.Context(command, parent=program)
    params = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    own = {name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")}
    inner = command.commands.values() if isinstance(command, click.Group) and command is not main else ()
    return own.union(*map(options, inner))


def test_every_command_has_its_section_and_every_section_its_command():
    assert list(SECTIONS) == sorted(SECTIONS, key=ORDER.index)
    assert SECTIONS.keys() == main.commands.keys()


@pytest.mark.parametrize("name", main.commands)
def test_every_option_is_documented_and_every_documented_one_is_there(name):
    there = options(main.commands[name]) - {"--help"}
    assert set(LONG.findall(SECTIONS[name])) - {"--help"} == there


def test_the_program_s_own_options_are_documented():
    top = PROSE.split("\n## ")[0]
    assert options(main) <= set(LONG.findall(top))


def test_every_option_that_is_shown_anywhere_is_there():
    everything = options(main).union(*map(options, main.commands.values()))
    assert set(LONG.findall(PROSE)) <= everything


def test_every_exit_code_is_documented():
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", PROSE, re.MULTILINE)] == sorted(Exit)


def test_every_command_of_the_examples_exists():
    examples = re.findall(r"(?:^\$ |\| )onrecord (?!-)([\w-]+)", PROSE, re.MULTILINE)
    assert examples
    assert set(examples) <= main.commands.keys()
