"""Opens a file of somebody's in a process of its own: what it does there can neither hang, fill the memory, nor crash.

The programs are in `children`. They get the file's bytes on standard input, and answer with JSON.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from onrecord.errors import MissingExtraError, TooLargeError, UnreadableInputError

SECONDS: Final = 60
"""So much processor time a file may take; a report of hundreds of pages takes a few seconds."""

PATIENCE: Final = 4
"""Where other programs keep the processor busy, a file is waited for so many times as long."""

_CHILDREN: Final = Path(__file__).parent / "children"


def require_library(module: str, *, kind: str, name: str) -> None:
    """Raise MissingExtraError unless the library that reads documents of a kind is installed."""
    if find_spec(module) is None:
        raise MissingExtraError(
            f"Reading {kind} needs a library that isn't installed",
            value=name,
            hint="pip install 'onrecord[documents]'",
        )


def run(program: str, content: bytes, *bounds: int, kind: str, name: str) -> dict[str, Any]:
    """Let a program read a document, and give its answer.

    Raises TooLargeError where it takes too long, UnreadableInputError where the program breaks down over it.
    """
    # A program by its path finds only its own folder beside the libraries, and never the one that we run in.
    command = [sys.executable, str(_CHILDREN / f"{program}.py"), *map(str, (SECONDS, *bounds))]
    try:
        # The command is our own, and nothing of the file is in it.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=SECONDS * PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(kind, name) from error
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    # The system ends a process whose processor time is over by a signal.
    if done.returncode in (-24, -9):
        raise _too_slow(kind, name)
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    why = told[-1][:200] if told else f"its reader ended with {done.returncode}"
    if "MemoryError" in why:
        raise TooLargeError(f"This {kind} takes more memory than a document does", value=name)
    raise damaged(kind, why, name)


def damaged(kind: str, why: str, name: str) -> UnreadableInputError:
    """Say that a document can't be read."""
    return UnreadableInputError(
        f"This {kind} can't be read ({why})",
        value=name,
        hint="Open it in the program it was made with, and save it again.",
    )


def _too_slow(kind: str, name: str) -> TooLargeError:
    return TooLargeError(
        f"This {kind} takes too long to read",
        value=name,
        allowed=f"{SECONDS} seconds of processor time",
        hint="Save its text, or the pages that matter, and read that.",
    )
