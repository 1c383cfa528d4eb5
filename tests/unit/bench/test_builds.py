import shutil
import subprocess
import sys

import pytest

from bench import builds
from bench.figures import MissingError

if shutil.which("git") is None:
    pytest.skip("an earlier build is taken out of git", allow_module_level=True)

PROJECT = """
[project]
name = "onrecord"
dependencies = [{dependencies}]

[project.scripts]
onrecord = "onrecord.{module}:main"
"""


def git(folder, *arguments):
    name = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(root, module, says, dependencies=""):
    """Commit a little package whose command says something; the commit's hash."""
    package = root / "src" / "onrecord"
    package.mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text(PROJECT.format(module=module, dependencies=dependencies))
    (package / "__init__.py").write_text("")
    (package / f"{module}.py").write_text(f"def main():\n    print({says!r})\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", says)
    return git(root, "rev-parse", "HEAD").strip()


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q")
    return root


def run(build):
    return subprocess.run(build.command, env=build.environment, check=True, capture_output=True, text=True).stdout


def test_the_code_of_an_earlier_commit_is_run_although_its_command_stood_elsewhere(root, tmp_path):
    first = commit(root, "old_place", "I am the first")
    commit(root, "new_place", "I am the second")
    assert run(builds.at(first, tmp_path / "a", root)) == "I am the first\n"
    assert run(builds.at("HEAD", tmp_path / "b", root)) == "I am the second\n"


def test_a_baseline_is_named_by_its_hash_and_by_what_it_was_asked_for_by(root, tmp_path):
    full = commit(root, "place", "one")
    git(root, "tag", "v1")
    assert builds.at(full, tmp_path / "a", root).name == full[:8]
    assert builds.at("v1", tmp_path / "b", root).name == f"v1 ({full[:8]})"


def test_a_baseline_whose_libraries_are_all_here_runs_in_this_environment(root, tmp_path):
    commit(root, "place", "one", dependencies='"click>=1"')
    assert builds.at("HEAD", tmp_path / "a", root).python == sys.executable


def test_a_baseline_that_needs_another_library_gets_an_environment_of_its_own(root, tmp_path, monkeypatch):
    commit(root, "place", "one", dependencies='"click>=99"')
    asked = []
    monkeypatch.setattr(builds, "_environment_of_its_own", lambda folder, lacking: asked.append(lacking) or "python")
    monkeypatch.setattr(builds, "_compile", lambda build: None)
    assert builds.at("HEAD", tmp_path / "a", root).python == "python"
    assert asked == [["click>=99"]]


@pytest.mark.parametrize("name", ["0" * 40, "no-such-tag", "--help", ""])
def test_a_commit_that_is_not_there_is_named_with_what_to_do(root, tmp_path, name):
    commit(root, "place", "one")
    with pytest.raises(MissingError, match="BASE=") as error:
        builds.at(name, tmp_path / "a", root)
    assert repr(name) in str(error.value)


def test_a_folder_inside_another_repository_has_no_history_of_its_own(root):
    commit(root, "place", "one")
    unpacked = root / "onrecord-0.3.0"
    unpacked.mkdir()
    assert builds.has_history(root)
    assert not builds.has_history(unpacked)


def test_without_git_there_is_no_history(root, monkeypatch):
    monkeypatch.setattr(builds.shutil, "which", lambda name: None)
    assert not builds.has_history(root)


def test_the_release_to_compare_with_is_in_the_history():
    if (
        not builds.has_history()
        or builds._git("rev-parse", "--is-shallow-repository", root=builds.ROOT).stdout != b"false\n"
    ):
        pytest.skip("the whole history isn't here")
    assert builds._git("cat-file", "-e", builds.RELEASE, root=builds.ROOT).returncode == 0


def test_a_probe_refuses_to_measure_another_build(tmp_path):
    (tmp_path / "src").mkdir()
    with pytest.raises(subprocess.CalledProcessError):
        builds.Build("elsewhere", tmp_path).probe("memory", articles="none", passes=1)


@pytest.mark.parametrize(("code", "raised"), [(3, builds.UnsupportedError), (1, subprocess.CalledProcessError)])
def test_what_a_build_cannot_do_yet_is_told_from_what_fails(tmp_path, code, raised):
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho it has no onrecord.cluster\nexit {code}\n")
    python.chmod(0o755)
    with pytest.raises(raised) as error:
        builds.Build("0.0.1", tmp_path, str(python)).probe("reading")
    assert code != 3 or "0.0.1 can't do this yet: it has no onrecord.cluster" in str(error.value)
