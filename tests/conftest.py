import os
import sqlite3
import threading
from functools import cache

import pytest
from hypothesis import settings

from onrecord.archive import connection, migrations

# Fewer examples than usual, so that the suite stays short; `make thorough` asks for many. The profile that is
# chosen gives all else.
EXAMPLES = int(os.environ.get("ONRECORD_TEST_EXAMPLES") or min(30, settings.default.max_examples))
settings.register_profile("chosen", parent=settings.default, max_examples=EXAMPLES)
settings.load_profile("chosen")

# No test cuts the power of the machine that it runs on, so none waits for the disk; other processes do, as ever.
connection.SYNCHRONOUS = "OFF"


@cache
def _new_archive() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrations.migrate(made, "new")
    return made


_COPYING = threading.Lock()


def _migrate(opened: sqlite3.Connection, name: str) -> None:
    """Bring an archive up to date; a new one is copied, as its tables take longer to make than most tests."""
    with _COPYING:  # of two threads that open the same new archive, the second finds what the first has copied
        if migrations.version_of(opened, name) == 0:
            _new_archive().backup(opened)
    migrations.migrate(opened, name)


connection.migrate = _migrate

LONG = (
    "tests/kill/",
    "tests/property/test_reading.py",
    "tests/contract/test_archive_faults.py",
    "tests/contract/test_cli.py",
    "tests/browser/",
    "tests/unit/cluster/test_ray.py",
    "tests/contract/",
    "tests/golden/",
    "tests/property/",
    "tests/unit/cluster/",
)
"""What takes longest, and starts first: a long file that starts last keeps one processor waiting for the other."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((n for n, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG))

    items.sort(key=place)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is stored in tests/golden anew")
