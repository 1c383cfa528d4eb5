"""The source archive is whole: what is unpacked from it collects all of its tests, and they run there."""

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("src", "tests", "training", "bench", "docs", "examples")


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    command = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (built,) = folder.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        archive.extractall(folder, filter="data")
    return folder / built.name.removesuffix(".tar.gz")


def pytest_in(folder: Path, *args: str) -> str:
    # The tests that run here come from the archive, and so must the package that they test.
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    return done.stdout


def test_the_source_archive_has_every_file_of_the_project(unpacked):
    def files(root: Path) -> set[str]:
        every = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix() for path in every if "__pycache__" not in path.parts}

    assert files(unpacked) == files(ROOT)
    for name in ("Makefile", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".ci/run"):
        assert (unpacked / name).is_file(), name


def test_tests_of_the_source_archive_can_be_collected_and_those_of_texts_run_there(unpacked):
    # Those are collected that need more of the project than its package. Their assertions aren't rewritten: that takes
    # longer than the tests.
    reaching = ("tests/contract", "tests/unit/bench", "tests/unit/training", "tests/unit/text", "tests/mutation")
    said = pytest_in(unpacked, *reaching, "--assert=plain", "-k", "unit and text and test_quotations")
    passed, deselected = re.search(r"(\d+) passed.*?(\d+) deselected", said).groups()
    assert int(passed) > 20
    assert int(deselected) > 800
