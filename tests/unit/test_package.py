import ast
import importlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import errors

HEAVY = {"httpx", "jinja2", "numpy", "onnxruntime", "pydantic", "rich", "tokenizers", "torch", "trafilatura"}


def loaded_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return set(output.split())


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import onrecord") & HEAVY


def test_settings_and_errors_load_nothing_heavy():
    assert not loaded_after("import onrecord.settings, onrecord.errors") & HEAVY


def test_a_record_loads_no_network():
    assert not loaded_after("from onrecord import Record") & (HEAVY - {"pydantic"})


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_promised_name_is_there(name):
    assert name in dir(onrecord)
    assert getattr(onrecord, name) is not None


def test_every_error_is_exported():
    defined = {name for name in vars(errors) if name.endswith("Error")}
    assert defined <= set(onrecord.__all__)


def test_type_checkers_and_python_see_the_same_names():
    tree = ast.parse(Path(onrecord.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen == set(onrecord.__all__) - {"__version__"}


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="wrote"):
        _ = onrecord.wrote


def test_reading_is_a_function_whatever_was_imported_before():
    importlib.import_module("onrecord.pipeline")
    assert callable(onrecord.read)
    assert callable(onrecord.read_many)


def test_names_of_the_package_can_be_pickled():
    assert pickle.loads(pickle.dumps(onrecord.Span(0, 3))) == onrecord.Span(0, 3)
