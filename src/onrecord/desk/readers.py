"""Open archives that are only read, kept from one request to the next.

To open one costs a millisecond, but what SQLite has mapped and read is lost with it, and that costs a search two thirds
of its time.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.archive import Store

MOST_IDLE = 8
"""So many wait to be used again."""

Stamp = tuple[int, int]
"""The device of a file and its number there: another file under the same name has another."""


class Readers:
    """Lends archives that are open on one file, each to one at a time."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._wait = wait
        self._lock = threading.Lock()
        self._idle: list[tuple[Stamp, Store]] = []

    @contextmanager
    def lend(self) -> Iterator[Store]:
        """Lend an archive; raises ArchiveError where the file can't be read.

        It is used again, unless something went wrong, or the file under this name is another one by then.
        """
        stamp = self._stamp()
        archive = self._take(stamp) or Store(self.path, read_only=True, wait=self._wait)
        try:
            yield archive
        except BaseException:
            archive.close()
            raise
        self._give_back(stamp, archive)

    def close(self) -> None:
        """Close those that nobody uses."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, archive in idle:
            archive.close()

    def _stamp(self) -> Stamp | None:
        try:
            status = self.path.stat()
        except OSError:  # opening it says what is wrong
            return None
        return status.st_dev, status.st_ino

    def _take(self, stamp: Stamp | None) -> Store | None:
        with self._lock:
            others = [archive for each, archive in self._idle if each != stamp]
            self._idle = [each for each in self._idle if each[0] == stamp]
            taken = self._idle.pop()[1] if self._idle else None
        for archive in others:
            archive.close()
        return taken

    def _give_back(self, stamp: Stamp | None, archive: Store) -> None:
        with self._lock:
            if stamp is not None and len(self._idle) < MOST_IDLE:
                self._idle.append((stamp, archive))
                return
        archive.close()
