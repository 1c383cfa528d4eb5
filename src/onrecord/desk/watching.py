"""Watches feeds and folders beside the reading queue, in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.ingest import SourceLike
from onrecord.pipeline.watching import MINUTES, WatchedFiles, Watcher
from onrecord.settings import Settings

_PATIENCE = 2.0
"""Seconds that closing waits for the look that goes on."""

_AFTER_TROUBLE = 60.0
"""Seconds until a watcher that broke down begins anew."""

_log = logging.getLogger("onrecord.desk")


class Watching:
    """Watches what people have set on the desk, and the `sources` that were named when it was started.

    `prepare` is called before anything is added: it loads the network, if nobody has. Raises InputError for a source
    that can't be watched.
    """

    def __init__(
        self,
        path: Path,
        settings: Settings,
        sources: Iterable[SourceLike] = (),
        *,
        minutes: float = MINUTES,
        prepare: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self._watcher = Watcher(*sources, settings=settings, minutes=minutes, desk=True, prepare=prepare)
        self._closing = threading.Event()
        self._worker: threading.Thread | None = None

    @property
    def files(self) -> list[WatchedFiles]:
        """The folders, patterns and files that are watched, and what came of it since the desk was started."""
        return self._watcher.files

    @property
    def addresses(self) -> list[str]:
        """The addresses that were named when the desk was started."""
        return self._watcher.addresses

    @property
    def minutes(self) -> float:
        """So often these addresses are looked at."""
        return self._watcher.minutes

    def start(self) -> None:
        """Begin to watch."""
        self._worker = threading.Thread(target=self._work, name="onrecord watching", daemon=True)
        self._worker.start()

    def wake(self) -> None:
        """Look at once at what is new among the watches."""
        self._watcher.wake()

    def close(self) -> None:
        """End after the article that is being added, or leave it where that takes long: what is kept is whole."""
        self._closing.set()
        self._watcher.stop()
        if self._worker is not None:
            self._worker.join(_PATIENCE)

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._watcher.run(self.path, troubled=_say)
            except OnrecordError as error:
                _say(error)
            except Exception:  # noqa: BLE001 (whatever it is, what is watched is looked at again)
                _log.exception("Watching broke down")
            self._closing.wait(_AFTER_TROUBLE)


def _say(error: OnrecordError) -> None:
    _log.error("%s", error)
