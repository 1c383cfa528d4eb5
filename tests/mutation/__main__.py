"""Changes the code in small ways, runs the tests against each change, and shows those that no test noticed.

    python -m tests.mutation                    a sample of all of the recorder
    python -m tests.mutation --seed 7 --json mutants.json
    python -m tests.mutation --size 999 src/onrecord/text/timex.py

Exits with 1 where a fifth of the mutants or more survived, with 2 where the tests fail without any change.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil
from pathlib import Path

import click

from tests.mutation.mutants import sample
from tests.mutation.trials import ROOT, SOURCE, Outcome, Trial, baseline, run, warm_up

PACKAGES = ("text", "recorder", "checks")
"""Those whose tests are quick and need no network."""

MOST = 0.2
"""So much of the sample may survive, and no more."""


@click.command(help=__doc__.partition("\n")[0])
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--size", default=240, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=1, show_default=True, help="Which sample to draw.")
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True, help="How many to try at a time.")
@click.option("--tests", multiple=True, type=click.Path(exists=True, path_type=Path), help="Run these tests alone.")
@click.option("--json", "json_path", type=click.Path(path_type=Path), help="Write what became of each to a file.")
def main(
    files: tuple[Path, ...], size: int, seed: int, jobs: int, tests: tuple[Path, ...], json_path: Path | None
) -> None:
    began = time.monotonic()
    packages = [folder for name in PACKAGES if (folder := SOURCE / "onrecord" / name).is_dir()]
    paths = [path for folder in files or packages for path in _modules(folder.resolve())]
    mutants = sample(paths, size, seed)
    tests = tests or tuple(_tests(packages))
    warm_up()
    try:
        limit = ceil(5 + 4 * baseline(tests))
    except RuntimeError as error:
        raise click.UsageError(str(error)) from error
    trials: list[Trial] = []
    for trial in run(mutants, tests, jobs=jobs, limit=limit):
        trials.append(trial)
        if trial.outcome is not Outcome.KILLED:
            click.echo(_shown(trial))
    trials.sort(key=lambda trial: trial.mutant)
    click.echo(_table(trials))
    click.echo(f"{len(trials)} mutants (seed {seed}) in {time.monotonic() - began:.0f} seconds")
    if json_path:
        json_path.write_text(json.dumps({"seed": seed, "mutants": [_row(trial) for trial in trials]}, indent=1) + "\n")
    if rate(trials) >= MOST:
        click.echo(f"{rate(trials):.0%} survived, and fewer than {MOST:.0%} may: pin what they change.", err=True)
        sys.exit(1)


def _modules(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _tests(packages: Iterable[Path]) -> Iterable[Path]:
    """The unit tests, doctests and properties of packages."""
    for package in packages:
        yield package
        yield from (path for path in (ROOT / "tests/unit" / package.name,) if path.is_dir())
    for path in sorted((ROOT / "tests/property").glob("test_*.py")):
        if any(f"from onrecord.{package.name}" in path.read_text(encoding="utf-8") for package in packages):
            yield path


def rate(trials: Sequence[Trial]) -> float:
    """Tell which part of the mutants survived."""
    return sum(trial.outcome is not Outcome.KILLED for trial in trials) / max(1, len(trials))


def _name(trial: Trial) -> str:
    return str(trial.mutant.path.relative_to(SOURCE / "onrecord"))


def _package(trial: Trial) -> str:
    return str(trial.mutant.path.parent.relative_to(SOURCE / "onrecord"))


def _shown(trial: Trial) -> str:
    return f"{_name(trial)}:{trial.mutant.place[0]}: {trial.outcome}: {trial.mutant.operator}\n{trial.mutant.diff()}\n"


def _table(trials: Sequence[Trial]) -> str:
    """The rate of each file, of each package, and of all."""
    lines = [_line(f"  {name}", list(group)) for name, group in groupby(trials, _name)]
    packages = sorted(trials, key=_package)
    lines += [_line(name, list(group)) for name, group in groupby(packages, _package)]
    return "\n".join([*lines, _line("in all", trials)])


def _line(name: str, trials: Sequence[Trial]) -> str:
    survived = sum(trial.outcome is not Outcome.KILLED for trial in trials)
    return f"{name:44}{survived:4} of {len(trials):4} survived {rate(trials):5.0%}"


def _row(trial: Trial) -> dict[str, object]:
    mutant = trial.mutant
    return {
        "file": str(mutant.path.relative_to(ROOT)), "line": mutant.place[0], "operator": mutant.operator,
        "outcome": trial.outcome, "seconds": round(trial.seconds, 2), "diff": mutant.diff(),
    }  # fmt: skip


if __name__ == "__main__":
    main()
