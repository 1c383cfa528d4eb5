"""The two builds that are compared: the code in this folder, and that of an earlier commit.

Both run in this environment, each with its own `src` first on the path, so that only onrecord's code differs, and not
the libraries under it. The earlier build gets an environment of its own only if it needs a library that isn't installed
here.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench.figures import MissingError

ROOT = Path(__file__).parent.parent
RELEASE = "50693c50"
"""The last commit of 0.3.0. Every release moves this to its own last commit."""
NONE = "none"
"""Named as the baseline, it means that nothing is compared."""

UNSUPPORTED = 3
"""Exit code of a probe if its build can't do yet what it measures."""


class UnsupportedError(Exception):
    """A build can't do yet what is to be measured."""


@dataclass(frozen=True)
class Build:
    """A state of onrecord's code that can be run."""

    name: str
    folder: Path
    """Holds `src` and `pyproject.toml`."""
    python: str = sys.executable

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables under which this build's code is the one that is imported."""
        return {**os.environ, "PYTHONPATH": str(self.folder / "src")}

    @property
    def command(self) -> list[str]:
        """The command `onrecord` of this build, as its pyproject.toml defines it."""
        module, function = _project(self.folder)["scripts"]["onrecord"].split(":")
        return [self.python, "-c", f"from {module} import {function}; {function}()"]

    def probe(self, name: str, **given: Any) -> dict[str, Any]:
        """Run a probe of `bench.probe` in a new process of this build, and give what it found.

        Raises UnsupportedError if the build can't do this yet, and CalledProcessError if the probe fails.
        """
        command = [self.python, "-m", "bench.probe", name, str(self.folder / "src"), json.dumps(given)]
        done = subprocess.run(command, check=False, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)
        if done.returncode == UNSUPPORTED:
            raise UnsupportedError(f"{self.name} can't do this yet: {done.stdout.strip()}")
        done.check_returncode()
        return dict(json.loads(done.stdout))


def here() -> Build:
    """Give the code in this folder, with what isn't committed."""
    build = Build("this code", ROOT)
    _compile(build)
    return build


def has_history(root: Path = ROOT) -> bool:
    """Tell whether this folder is a git repository of its own, rather than an unpacked archive of the source."""
    if shutil.which("git") is None:
        return False
    top = _git("rev-parse", "--show-toplevel", root=root)
    return top.returncode == 0 and Path(top.stdout.decode().strip()).resolve() == root.resolve()


def at(commit: str, folder: Path, root: Path = ROOT) -> Build:
    """Write the code of a commit into a folder, and make it runnable. Raises MissingError if that can't be done."""
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}", root=root)
    if found.returncode:
        raise MissingError(
            f"There is no commit {commit!r} here to compare with. Name another (make bench BASE=<commit>), get the"
            f" whole history (git fetch --unshallow --tags), or compare with nothing (BASE={NONE})"
        )
    full = found.stdout.decode().strip()
    packed = _git("archive", "--format=tar", full, root=root)
    if packed.returncode:
        raise MissingError(f"git can't give the code of {commit}: {packed.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")
    lacking = unmet(_project(folder)["dependencies"])
    name = full[:8] if full.startswith(commit) else f"{commit} ({full[:8]})"
    build = Build(name, folder, _environment_of_its_own(folder, lacking) if lacking else sys.executable)
    _compile(build)
    return build


def unmet(requirements: Sequence[str]) -> list[str]:
    """Those requirements that this environment doesn't meet.

    >>> unmet(["click>=1", "click>=99", "no-such-library"])
    ['click>=99', 'no-such-library']
    """
    from packaging.requirements import Requirement

    def met(requirement: Requirement) -> bool:
        if requirement.marker is not None and not requirement.marker.evaluate():
            return True
        try:
            return requirement.specifier.contains(version(requirement.name), prereleases=True)
        except PackageNotFoundError:
            return False

    return [each for each in requirements if not met(Requirement(each))]


def _environment_of_its_own(folder: Path, lacking: Sequence[str]) -> str:
    """Make a virtual environment with all that a build asks for; its python."""
    place = folder / "environment"
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    for command in (
        [sys.executable, "-m", "venv", str(place)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(folder)],
    ):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise MissingError(
                f"The baseline needs {', '.join(lacking)}, and its own environment can't be made: "
                f"{done.stderr.strip()[-400:]}. Name another baseline (make bench BASE=<commit>)"
            )
    return str(python)


def _compile(build: Build) -> None:
    """Compile the modules to bytecode, so that no measured run has to."""
    command = [build.python, "-m", "compileall", "-q", str(build.folder / "src")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _project(folder: Path) -> dict[str, Any]:
    return dict(tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf8"))["project"])


def _git(*arguments: str, root: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(root), *arguments], check=False, capture_output=True)
