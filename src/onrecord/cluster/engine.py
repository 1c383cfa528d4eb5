"""Has Ray do pieces of work, each again if its worker dies."""

import gc
import os
import secrets
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, Self

from onrecord.cluster.worker import Worker
from onrecord.errors import ClusterError, OnrecordError

if TYPE_CHECKING:
    from types import ModuleType

TRIES: Final = 3
"""How often a piece of work is tried."""

OBJECT_STORE: Final = 128 << 20
"""How much memory a Ray of our own may take for what goes between processes, in bytes; that is little."""

_TICK: Final = 0.5
"""How long to wait for work to be done before the caller hears that nothing is, in seconds."""


class Job(NamedTuple):
    """A piece of work: its name, and the method of the worker that does it, with its arguments."""

    name: str
    method: str
    arguments: tuple[Any, ...]


class Done(NamedTuple):
    """A piece of work that is done, and what the worker says of it."""

    job: Job
    result: Any


class Lost(NamedTuple):
    """A piece of work that was tried often enough, and why it isn't done."""

    job: Job
    reason: str


class Engine(Protocol):
    """Does pieces of work."""

    @property
    def workers(self) -> int:
        """How many pieces of work are done at a time."""

    def run(self, jobs: Iterable[Job]) -> Iterator[Done | Lost | None]:
        """Do pieces of work, in any order; None says that some time went by. Raises OnrecordError if none can be."""


@dataclass
class RayEngine:
    """Does pieces of work in actors of Ray, which take one core each: on this machine, or on a cluster at `address`.

    A Ray of its own has no dashboard, little memory for objects, no statistics of use, and asks for a token that nobody
    else has. `workers` is how many actors there are, by default one for each core of the cluster.
    """

    make: Callable[[], Worker]
    address: str | None = None
    wanted: int | None = None
    tries: int = TRIES
    workers: int = field(default=1, init=False)
    _free: list[Any] = field(default_factory=list, init=False)
    _number: int = field(default=0, init=False)
    _started: bool = field(default=False, init=False)

    def __enter__(self) -> Self:
        if "ray" not in sys.modules:  # it reads these as it is loaded
            os.environ["RAY_DEDUP_LOGS_SKIP_REGEX"] = "^"  # else it prints among our output that a worker died
        if not self.address and "ray" not in sys.modules:
            os.environ |= {
                "RAY_USAGE_STATS_ENABLED": "0",
                "RAY_AUTH_MODE": "token",
                "RAY_AUTH_TOKEN": secrets.token_hex(32),
                "RAY_worker_niceness": "0",  # else anything else on the machine goes first
            }
        ray = import_ray()
        if not ray.is_initialized():
            self._start(ray)
            self._started = True
        self.workers = self.wanted or max(1, int(ray.cluster_resources().get("CPU", 1)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        ray = import_ray()
        for actor in self._free:
            ray.kill(actor)
        if self._started:
            ray.shutdown()

    def run(self, jobs: Iterable[Job]) -> Iterator[Done | Lost | None]:
        """Do pieces of work in any order. A worker that dies is replaced, and its work tried again."""
        ray = import_ray()
        waiting = deque((job, 1) for job in jobs)
        busy: dict[Any, tuple[Any, Job, int]] = {}
        try:
            while waiting or busy:
                while waiting and len(busy) < self.workers:
                    job, attempt = waiting.popleft()
                    actor = self._free.pop() if self._free else self._actor(ray)
                    busy[getattr(actor, job.method).remote(*job.arguments)] = (actor, job, attempt)
                done, _ = ray.wait(list(busy), timeout=_TICK)
                if not done:
                    yield None
                for reference in done:
                    actor, job, attempt = busy.pop(reference)
                    result = self._result(ray, reference, actor)
                    if isinstance(result, _Failed) and attempt < self.tries:
                        waiting.append((job, attempt + 1))
                    elif isinstance(result, _Failed):
                        yield Lost(job, f"{result.reason} ({_times(attempt)})")
                    else:
                        yield Done(job, result)
        finally:
            for actor, _, _ in busy.values():
                ray.kill(actor)

    def _result(self, ray: "ModuleType", reference: Any, actor: Any) -> Any:
        """Take the result of work that has ended, and what becomes of its worker."""
        try:
            result = ray.get(reference)
        except ray.exceptions.RayTaskError as error:
            cause = error.cause
            if isinstance(cause, OnrecordError):
                raise cause from None  # it would be the same with every other piece of work
            if isinstance(cause, MemoryError):
                ray.kill(actor)  # what is left of its memory can't be trusted
            else:
                self._free.append(actor)
            return _Failed(f"{type(cause).__name__}: {' '.join(str(cause).split())[:300]}")
        except ray.exceptions.RayError as error:
            return _Failed(_why(error))
        self._free.append(actor)
        return result

    def _actor(self, ray: "ModuleType") -> Any:
        # The function is called in the actor's process: nothing is loaded here that only workers need.
        return ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_actor_class()).remote(self.make)

    def _start(self, ray: "ModuleType") -> None:
        """Connect to the cluster, or start a Ray of our own on this machine. Raises ClusterError."""
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        try:
            if self.address:
                ray.init(address=self.address, **quiet)
                return
            ray.init(
                address="local",
                num_cpus=self.wanted,
                include_dashboard=False,
                object_store_memory=OBJECT_STORE,
                **quiet,
            )
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise ClusterError(
                f"Ray can't be reached ({' '.join(str(error).split())[:200]})",
                value=self.address or "on this machine",
                allowed="auto on a machine of the cluster, or an address such as 10.0.0.4:6379",
                hint="See with `ray status` whether the cluster is up.",
            ) from error


class _Failed(NamedTuple):
    reason: str


def import_ray() -> Any:
    """Import Ray. Raises ClusterError, which says how to install it."""
    try:
        import ray
    except ImportError as error:
        raise ClusterError(
            "Runs on a cluster need Ray, which isn't installed", hint="pip install 'onrecord[ray]'"
        ) from error
    return ray


def _actor_class() -> type:
    class Reader:
        """Holds the worker; its name is what Ray's own tools show."""

        def __init__(self, make: Callable[[], Worker]) -> None:
            self._worker = make()
            self._settled = False

        def extract(self, *arguments: Any) -> Any:
            return self._worker.extract(*arguments)

        def read(self, *arguments: Any) -> Any:
            result = self._worker.read(*arguments)
            if not self._settled:  # what the first shard has loaded stays, and needn't be gone through again and again
                gc.collect()
                gc.freeze()
                self._settled = True
            return result

        def try_article(self, *arguments: Any) -> Any:
            return self._worker.try_article(*arguments)

    return Reader


def _times(attempts: int) -> str:
    return "tried once" if attempts == 1 else f"tried {attempts} times"


def _why(error: Exception) -> str:
    """Say in a few words why a worker died."""
    said = " ".join(str(error).split())
    if "memory" in type(error).__name__.lower() or "memory monitor" in said.lower():
        return "the worker ran out of memory, and Ray ended it"
    return "the worker died: it crashed, ran out of memory, or its machine went away"
