"""What is installed from the wheel works by itself: built, installed and run outside the source tree.

The environment that it is installed into holds what the wheel asks for, and what that asks for, and nothing else. So a
dependency that isn't declared is found out here, and so is one on torch.
"""

import json
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

import onrecord

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "onrecord"
TEXT = "Nobody was hurt when the crane fell, the harbour master said. She denied that it had been overloaded.\n"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {info.filename for info in archive.infolist() if not info.is_dir()}


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The folder of the programs of a fresh environment with the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--quiet", str(wheel)], check=True)
    (packages,) = (
        folder.glob("lib/python*/site-packages") if sys.platform != "win32" else [folder / "Lib/site-packages"]
    )
    for needed in requirements(Distribution.at(next(packages.glob("onrecord-*.dist-info")))):
        link(needed, packages)
    return programs


def requirements(root: Distribution) -> list[Distribution]:
    """Follow what a distribution asks for, and what that asks for; extras only where they are asked for."""
    found: dict[str, Distribution] = {}
    asked: set[tuple[str, str]] = set()
    pending = [(root, "")]
    while pending:
        wanting, extra = pending.pop()
        for line in wanting.requires or ():
            requirement = Requirement(line)
            if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
                continue
            needed = found.setdefault(requirement.name.lower(), distribution(requirement.name))
            assert requirement.specifier.contains(needed.version, prereleases=True), f"{line}, not {needed.version}"
            for each in ("", *requirement.extras):
                if (requirement.name.lower(), each) not in asked:
                    asked.add((requirement.name.lower(), each))
                    pending.append((needed, each))
    return list(found.values())


def link(needed: Distribution, packages: Path) -> None:
    """Lend an installed distribution to another environment, where copying it would take long."""
    for top in {file.parts[0] for file in needed.files or () if file.parts[0] not in ("..", "__pycache__")}:
        lent = packages / top
        if not lent.exists():
            lent.symlink_to(Path(str(needed.locate_file(top))).resolve())


def run(program: Path, *args: str, folder: Path) -> str:
    """Run a program that must end well and say nothing but its results, which are returned."""
    done = subprocess.run(
        [program, *args], cwd=folder, env={"PATH": ""}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_wheel_holds_the_package_and_nothing_else(contents):
    here = {
        f"onrecord/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    info = {name for name in contents if PurePosixPath(name).parts[0].endswith(".dist-info")}
    assert contents - info == here
    assert {PurePosixPath(name).name for name in info} == {"METADATA", "WHEEL", "RECORD", "LICENSE", "entry_points.txt"}


def test_the_wheel_holds_all_that_reading_needs(contents):
    assert "onrecord/py.typed" in contents
    assert any(name.startswith("onrecord/encoder/weights/") and name.endswith(".onnx") for name in contents)
    assert any(name.startswith("onrecord/render/templates/") for name in contents)
    allowed = (
        "onrecord/encoder/weights/",
        "onrecord/checks/headline/weights.json",
        "onrecord/checks/loaded/",
        "onrecord/render/templates/",
        "onrecord/render/static/",
        "onrecord/desk/templates/",
        "onrecord/desk/static/",
        "onrecord/desk/accuracy.json",
        "onrecord/knowledge/data/",
        "onrecord/stories/README.md",
        "onrecord/stories/events/",
        "onrecord/stories/frequencies.txt.gz",
        "onrecord/py.typed",
    )
    assert not [
        n for n in contents if n.startswith("onrecord/") and not n.endswith(".py") and not n.startswith(allowed)
    ]
    assert not [n for n in contents if {"test", "tests", "training", "bench"} & set(PurePosixPath(n).parts)]


def test_the_installed_program_knows_its_version(installed, tmp_path):
    assert run(installed / "onrecord", "--version", folder=tmp_path) == f"onrecord {onrecord.__version__}\n"


def test_the_installed_program_reads_an_article(installed, tmp_path):
    (tmp_path / "crane.txt").write_text(TEXT, encoding="utf-8")
    record = json.loads(run(installed / "onrecord", "read", "--json", "crane.txt", folder=tmp_path))
    assert record["article"]["text"] == TEXT
    assert record["statements"]
    for form in ([], ["--html", "-"]):
        assert "harbour master" in run(installed / "onrecord", "read", *form, "crane.txt", folder=tmp_path)


def test_the_installed_program_reads_a_page(installed, tmp_path):
    paragraphs = f"<p>{TEXT}</p><p>The port opened again in the afternoon, and three ships left before night.</p>"
    page = f"<!doctype html><html><head><title>Crane</title></head><body><article>{paragraphs}</article></body></html>"
    (tmp_path / "crane.html").write_text(page, encoding="utf-8")
    record = json.loads(run(installed / "onrecord", "read", "--json", "crane.html", folder=tmp_path))
    assert "when the crane fell" in record["article"]["text"]


def test_torch_is_not_there_and_what_is_read_comes_from_the_wheel(installed, tmp_path):
    code = """
import importlib.util, onrecord, sys
record = onrecord.read("Nobody was hurt, the mayor said.")
print(importlib.util.find_spec("torch"), "torch" in sys.modules, len(record.statements) > 0, onrecord.__file__)
"""
    torch, loaded, read, where = run(installed / "python", "-c", code, folder=tmp_path).split()
    assert (torch, loaded, read) == ("None", "False", "True")
    assert Path(where).is_relative_to(installed.parent)
