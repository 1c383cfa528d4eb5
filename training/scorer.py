"""Loads the scorer beside the corpora as a module."""

import importlib.util
from pathlib import Path
from types import ModuleType


def load(path: Path) -> ModuleType:
    """Load a scorer from its file; it belongs to no package."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is missing: --score must name the scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
