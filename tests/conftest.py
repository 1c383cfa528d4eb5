import pytest
from hypothesis import settings

# Fewer examples than usual, so that the suite stays short; all else as in the profile that was chosen.
settings.register_profile("short", parent=settings.default, max_examples=min(40, settings.default.max_examples))
settings.load_profile("short")

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
