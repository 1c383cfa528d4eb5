"""The archive that all tools ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive import Store
from onrecord.assistant.addresses import Addresses
from onrecord.settings import Settings

WAIT = 5.0
"""Seconds that a question waits while another process writes; an assistant wouldn't wait longer."""


@dataclass(frozen=True, slots=True)
class Library:
    """An archive's file, where its desk is, and how texts are read that aren't in it."""

    path: Path
    desk: Addresses
    settings: Settings

    @contextmanager
    def open(self) -> Iterator[Store]:
        """Open the archive so that nothing is ever written into it; raises ArchiveError if it can't be read."""
        with Store(self.path, read_only=True, wait=WAIT, as_is=True) as archive:
            yield archive
