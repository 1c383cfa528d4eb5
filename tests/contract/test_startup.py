"""What starting up loads. Seconds depend on the machine; what is loaded does not."""

import subprocess
import sys

import pytest

NETWORK = {"numpy", "onnxruntime", "tokenizers"}
HEAVY = NETWORK | {"fastapi", "httpx", "jinja2", "lxml", "py3langid", "pydantic", "rich", "trafilatura", "uvicorn"}
TRAINING = {"onnx", "scipy", "torch"}
PROGRAM = "import sys; from onrecord.cli.main import main; sys.argv[1:] = {}\ntry: main()\nexcept SystemExit: pass"


def loaded(code: str) -> set[str]:
    code += "\nimport sys; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def test_importing_the_package_loads_next_to_nothing():
    found = loaded("import onrecord") - loaded("pass")
    assert not found & HEAVY
    assert len(found) < 40, sorted(found)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["mcp", "--help"]])
def test_help_loads_nothing_that_reads(arguments):
    found = loaded(PROGRAM.format(arguments))
    assert "click" in found
    assert not found & HEAVY


def test_a_command_line_that_is_wrong_is_refused_without_the_network():
    assert not loaded(PROGRAM.format(["read", "--json", "--html", "page.html", "article.txt"])) & (HEAVY - {"pydantic"})


def test_reading_a_text_loads_nothing_that_reads_pages_or_draws():
    found = loaded("import onrecord; onrecord.read('The mine is safe, its owner said.').to_json()")
    assert found >= NETWORK
    assert not found & {"httpx", "jinja2", "lxml", "rich", "trafilatura"}


def test_reading_loads_nothing_that_trains():
    assert not loaded("import onrecord; onrecord.read('The mine is safe, its owner said.')") & TRAINING
