"""The glossary names things that are there, each word once."""

import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| \*\*(.+?)\*\*.*? \| .+ \| `(.+)` \|$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE
)


def found(name: str) -> bool:
    """Whether a name is a file, a package, or something in one."""
    if "/" in name:
        return (ROOT / name).exists()
    parts = name.split(".")
    for cut in range(len(parts), -1, -1):
        module = ".".join(["onrecord", *parts[:cut]])
        try:
            at = importlib.import_module(module if cut else "onrecord")
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            fields = getattr(at, "model_fields", {}) | getattr(at, "__dataclass_fields__", {})
            if not hasattr(at, part) and part not in fields:
                break
            at = getattr(at, part, None)
        else:
            return True
    schema = importlib.import_module("onrecord.schema")
    return cut == 0 and hasattr(schema, parts[0]) and found(f"schema.{name}")


def test_the_glossary_has_rows():
    assert len(ROWS) > 30


def test_every_word_of_the_glossary_stands_for_something_in_the_code():
    assert [name for _, name in ROWS if not found(name)] == []


def test_what_is_not_there_is_noticed():
    assert not found("schema.Nothing")
    assert not found("Statement.nothing")
