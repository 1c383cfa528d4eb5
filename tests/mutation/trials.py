"""Runs the tests against a mutant, in a process of its own that is forked from this warm one.

What costs most is the start: the fork has pytest, Hypothesis and the layers below the mutant's package imported
already, and imports only that package anew, with the changed code in place of the file's. Nothing is written to the
disk, so a run that is broken off leaves nothing behind. The tests that know the file best run first, and all others
only where these pass.
"""

import importlib
import os
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.mutants import Mutant

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"

_PLUGINS = ("pytest_timeout", "_hypothesis_pytestplugin")
"""All that the tests need; to find and load every plugin that is installed takes longer than most mutants."""

_WARM = (*_PLUGINS, "hypothesis.strategies", "hypothesis.internal.conjecture.engine", "onrecord.knowledge")
"""What a fork finds imported: what the tests need, and the layers below the code that is mutated."""

_MUTATED = ("onrecord.text", "onrecord.recorder", "onrecord.checks")

_MEMORY = 4 * 2**30
"""Bytes: a mutant that never stops collecting fails here, and does not take the machine with it."""

_OPTIONS = (
    "-x", "-m", "not speed", "-o", "timeout=0", "--hypothesis-profile=mutants", f"--rootdir={ROOT}",
    *(f"-p{name}" for name in (*_PLUGINS, "no:cacheprovider", "no:terminal")),
)  # fmt: skip


class Outcome(StrEnum):
    """What became of a mutant; all but `killed` count as survivors."""

    KILLED = "killed"
    SURVIVED = "survived"
    TIMED_OUT = "timed out"


@dataclass(frozen=True)
class Trial:
    """A mutant and what became of it."""

    mutant: Mutant
    outcome: Outcome
    seconds: float


def warm_up() -> None:
    """Import what all forks share; raises RuntimeError where that includes code to be mutated."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(SOURCE))  # what is tested is what stands beside these tests, wherever onrecord is installed
    for name in _WARM:
        importlib.import_module(name)
    early = sorted(name for name in sys.modules if name.startswith(_MUTATED))
    if early:
        raise RuntimeError(f"imported before any mutant could take their place: {early}; take their users out of _WARM")


def baseline(tests: Sequence[Path]) -> float:
    """Run the tests on the code as it is; give the seconds of the processor that they take.

    Raises RuntimeError where they fail, for then they can tell nothing about a mutant.
    """
    process = _fork(None, tests, limit=600)
    _, status, usage = os.wait4(process, 0)
    if status:
        command = f"pytest -m 'not speed' {' '.join(map(str, tests))}"
        raise RuntimeError(f"the tests fail on the code as it is ({_said(status)}); mend what {command} shows first")
    return usage.ru_utime + usage.ru_stime


def run(mutants: Iterable[Mutant], tests: Sequence[Path], *, jobs: int, limit: int) -> Iterator[Trial]:
    """Try mutants, so many at a time; one that takes more than `limit` seconds of the processor has timed out."""
    waiting = iter(mutants)
    running: dict[int, tuple[Mutant, float]] = {}
    while True:
        while len(running) < jobs and (mutant := next(waiting, None)):
            running[_fork(mutant, tests, limit)] = mutant, time.monotonic()
        if not running:
            return
        process, status = os.wait()
        mutant, began = running.pop(process)
        yield Trial(mutant, _outcome(status), time.monotonic() - began)


def _outcome(status: int) -> Outcome:
    if os.WIFSIGNALED(status):
        return Outcome.TIMED_OUT
    return Outcome.KILLED if os.WEXITSTATUS(status) else Outcome.SURVIVED


def _said(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return signal.Signals(-code).name if code < 0 else pytest.ExitCode(code).name


def _fork(mutant: Mutant | None, tests: Sequence[Path], limit: int) -> int:
    """Start the tests in a process of their own; gives its number."""
    process = os.fork()
    if process:
        return process
    code = int(pytest.ExitCode.INTERNAL_ERROR)
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
        signal.alarm(60 * limit)  # for one that waits, and needs no processor for it
        code = _test(mutant, tests)
    finally:
        os._exit(code)


def _test(mutant: Mutant | None, tests: Sequence[Path]) -> int:
    """Run the tests; gives pytest's exit code."""
    from hypothesis import settings

    settings.register_profile("mutants", max_examples=30, derandomize=True, database=None, deadline=None)
    if mutant:
        finder = _MutantFinder(mutant)
        sys.meta_path.insert(0, finder)
        importlib.import_module(finder.name)  # before pytest, which imports a file that it is told to test by itself
        own = [path for path in _knowing(mutant.path) if any(path.is_relative_to(each) for each in tests)]
        if (
            own
            and (failed := pytest.main([*_OPTIONS, *map(str, own)])) != pytest.ExitCode.NO_TESTS_COLLECTED
            and failed
        ):
            return int(failed)
    return int(pytest.main([*_OPTIONS, *map(str, tests)]))


def _knowing(path: Path) -> Iterator[Path]:
    """The tests that know a file of the package best: its own, and those of the folder that it stands in."""
    yield path
    folder = ROOT / "tests/unit" / path.parent.relative_to(SOURCE / "onrecord")
    if folder.is_dir() and folder.parent.name != "unit":
        yield folder
    yield from (ROOT / "tests/unit").rglob(f"test_{path.stem}.py")


class _MutantFinder(MetaPathFinder):
    """Imports one module with changed code."""

    def __init__(self, mutant: Mutant) -> None:
        parts = mutant.path.relative_to(SOURCE).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.loader = _MutantLoader(self.name, str(mutant.path))
        self.loader.source = mutant.source()

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        return (
            spec_from_file_location(fullname, self.loader.path, loader=self.loader) if fullname == self.name else None
        )


class _MutantLoader(SourceFileLoader):
    source: str

    def get_code(self, fullname: str) -> Any:
        return compile(self.source, self.path, "exec", dont_inherit=True)
