import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import options
from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from onrecord.settings import describe

HEAVY = {"httpx", "jinja2", "numpy", "onnxruntime", "pydantic", "rich", "tokenizers", "torch", "trafilatura"}


def run(*args, **env):
    return CliRunner().invoke(main, args, env=env)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["read", "--help"], ["settings"], ["completion", "zsh"]])
def test_what_needs_no_article_loads_nothing_heavy(args):
    program = f"from onrecord.cli.main import main\ntry: main({args})\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", f"import sys\n{program}"], capture_output=True, text=True, check=True)
    assert done.stdout
    assert not set(done.stderr.split()) & HEAVY


def test_the_version_is_the_package_s():
    assert run("--version").stdout == f"onrecord {onrecord.__version__}\n"


def test_without_a_command_the_help_is_shown():
    result = run()
    assert result.exit_code == Exit.USAGE
    assert "Commands:" in result.stderr


@pytest.mark.parametrize(("args", "helped"), [(["raed"], "'read'"), (["read", "--jsno", "a"], "'--json'")])
def test_a_slip_of_the_keys_is_answered_with_what_was_meant(args, helped):
    result = run(*args)
    assert result.exit_code == Exit.USAGE
    assert helped in result.stderr
    assert all(line.startswith("onrecord: ") for line in result.stderr.splitlines())


@pytest.mark.parametrize("row", describe(), ids=lambda row: row.name)
def test_every_setting_has_an_option_that_names_its_variable(row):
    text = " ".join(run("add", "--help").stdout.split())
    assert f"--{row.name.replace('_', '-')}" in text
    assert row.variable in text


@pytest.mark.parametrize(
    ("flag", "name", "value"),
    [
        ("--no-language-check", "language_check", False),
        ("--language-check", "language_check", True),
        ("--allow-private-addresses", "allow_private_addresses", True),
        ("--threads=2", "threads", 2),
        ("--fetch-timeout=2.5", "fetch_timeout", 2.5),
        ("--style=flat", "style", "flat"),
    ],
)
def test_an_option_changes_its_setting_and_leaves_the_others(monkeypatch, flag, name, value):
    monkeypatch.setenv("ONRECORD_LANGUAGE_CHECK", "off")
    monkeypatch.setenv("ONRECORD_BATCH", "5")
    with main.commands["read"].make_context("read", [flag, "a"]) as ctx:
        settings = options.settings_from(ctx.params)
    assert getattr(settings, name) == value
    assert settings.batch == 5


def test_settings_shows_each_value_and_where_it_comes_from():
    listed = run("settings", ONRECORD_THREADS="3").stdout
    assert "threads = 3  (from the environment)\n" in listed
    assert "style = full  (default)\n" in listed
    for row in describe():
        assert f"{row.variable}: {row.allowed}" in listed


def test_a_setting_that_cannot_be_used_is_a_usage_error():
    result = run("settings", ONRECORD_THREADS="many")
    assert result.exit_code == Exit.USAGE
    assert result.stderr.startswith("onrecord: The setting threads (ONRECORD_THREADS) can't be used: 'many'.")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_calls_back_into_the_program(shell):
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_ONRECORD_COMPLETE={shell}_complete" in result.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("onrecord re", {"read", "recheck", "rehydrate", "reindex", "remove", "reread"}),
        ("onrecord read --js", {"--json", "--jsonl"}),
        ("onrecord read --style f", {"full", "flat"}),
        ("onrecord completion f", {"fish"}),
    ],
)
def test_bash_is_offered_what_can_come_next(typed, offered):
    environment = os.environ | {
        "_ONRECORD_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    code = "from onrecord.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert {line.split(",")[1] for line in done.stdout.splitlines()} == offered
