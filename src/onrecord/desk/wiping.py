"""Takes the bytes of removed articles out of the archive's file, after the answer was sent: it takes a while."""

import logging
from pathlib import Path

from onrecord.archive import Store
from onrecord.errors import ArchiveError

_log = logging.getLogger("onrecord.desk")


def wipe(path: Path) -> None:
    """Write the file anew without what was removed. What hinders that is logged: the next removal tries it again."""
    try:
        with Store(path) as archive:
            archive.wipe()
    except ArchiveError as error:
        _log.warning("%s", error)
