"""Files that appear in a folder, or change there, told by looking again and again.

Looking works everywhere, on shares of a network too, of whose changes the system tells nobody.
"""

import stat

from onrecord.ingest.sources import File, Source, expand

State = tuple[int, int, int]
"""How a file stands: its number on its device, its size, and when it was last written to."""


class Appearing:
    """What has appeared or changed in a source of files since the last look, once it stands still.

    A file is given when two looks have found it alike: by then, whoever writes it has stopped for as long as lies
    between them. At first all files count as new.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from onrecord.ingest.sources import Folder, name_of
    >>> with TemporaryDirectory() as folder:
    ...     news = Appearing(Folder(Path(folder)))
    ...     _ = Path(folder, "flood.txt").write_text("The river rose.")
    ...     [Path(name_of(each)).name for each in (*news.look(), *news.look(), *news.look())]
    ['flood.txt']
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._given: dict[File, State] = {}
        self._moving: dict[File, State] = {}

    def look(self) -> list[File]:
        """Look once, and give the files that are new or have changed, and stand still; in order."""
        there: dict[File, State] = {}
        for each in expand(self.source):
            if isinstance(each, File) and (state := _state(each)) is not None:
                there[each] = state
        new = {file: state for file, state in there.items() if self._given.get(file) != state}
        still = {file: state for file, state in new.items() if self._moving.get(file) == state}
        self._moving = {file: state for file, state in new.items() if file not in still}
        self._given = {file: state for file, state in self._given.items() if file in there} | still
        return list(still)


def _state(file: File) -> State | None:
    """Tell how a file stands; None if there is none, or it can't be seen."""
    try:
        status = file.path.stat()
    except (OSError, ValueError):  # it may have gone since its folder was listed
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None
