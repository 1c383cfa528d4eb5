"""Calls a function in a process of its own, for what may end the process that does it."""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Generic, Self, TypeVar

from onrecord.errors import ClusterError

T = TypeVar("T")
R = TypeVar("R")


class Apart(Generic[T, R]):
    """A function that is called in another process, which is started anew if a call ends it.

    The function, what it takes and what it gives must be things that can be pickled. A call raises ClusterError if it
    ends its process, or takes more memory than there is.

    >>> with Apart(len) as length:
    ...     length([3, 4])
    2
    """

    def __init__(self, function: Callable[[T], R]) -> None:
        self._function = function
        self._process: multiprocessing.process.BaseProcess | None = None
        self._here: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def __call__(self, value: T) -> R:
        """Call the function there."""
        here = self._here or self._start()
        try:
            here.send(value)
            result: R | MemoryError = here.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise ClusterError("It ended the process that took it out of its page") from error
        if isinstance(result, MemoryError):
            self._end()  # what is left of its memory can't be trusted
            raise ClusterError("It takes more memory than there is")
        return result

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")  # a fork would copy locks that threads hold
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, self._function), daemon=True)
        self._process.start()
        there.close()  # so that its end is noticed here
        return self._here

    def _end(self) -> None:
        if self._here is not None and self._process is not None:
            self._here.close()
            self._process.kill()
            self._process.join()
        self._here = self._process = None


def _serve(there: Connection, function: Callable[[T], R]) -> None:
    """Answer calls until the other end is closed, or its process is gone."""
    with suppress(EOFError, OSError):
        while True:
            try:
                there.send(function(there.recv()))
            except MemoryError as error:
                there.send(error)
