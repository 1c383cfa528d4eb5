import pytest
from hypothesis import settings

# Fewer examples than usual, so that the suite stays short; all else as in the profile that was chosen.
settings.register_profile("short", parent=settings.default, max_examples=min(40, settings.default.max_examples))
settings.load_profile("short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is stored in tests/golden anew")
