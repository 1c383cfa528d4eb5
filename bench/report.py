"""The report: the machine, and the figures as a table and as JSON."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from bench.builds import Build
from bench.figures import Result
from bench.floors import FloorCheck
from bench.verdict import Comparison, Verdict, compare
from onrecord.encoder.network import WEIGHTS, load_network

LIBRARIES = ("onrecord", "onnxruntime", "numpy", "tokenizers", "pydantic")
WIDTH = 160
QUIET = 0.3
"""The load, in cores, up to which the machine counts as quiet."""
WIDE = 0.1
"""A margin above this, and above the figure's own tolerance, hides changes that matter."""
COLOURS = {Verdict.WORSE: "bold red", Verdict.BETTER: "green"}


def machine() -> dict[str, Any]:
    """What is measured on: processor, cores, load before the first measurement, versions."""
    network = load_network(WEIGHTS)
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "network": f"{network.name} {network.version}, windows of {network.length}, stride {network.stride}",
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def as_json(host: dict[str, Any], baseline: Build | str, results: Iterable[Result]) -> dict[str, Any]:
    """The report as it is written to a file; `baseline` is a build, or the reason why there is none."""
    return {
        "machine": host,
        "baseline": baseline.name if isinstance(baseline, Build) else None,
        "why_no_baseline": None if isinstance(baseline, Build) else baseline,
        "figures": [_as_json(each, compare(each)) for each in results],
    }


def _as_json(result: Result, comparison: Comparison) -> dict[str, Any]:
    figure = result.figure
    return {
        "section": figure.section,
        "name": figure.name,
        "value": result.value,
        "unit": figure.unit,
        "better": figure.better,
        "now": result.now,
        "before": result.before,
        "change": comparison.change,
        "margin": comparison.margin,
        "verdict": comparison.verdict.name.lower(),
        "aim": None if figure.aim is None else str(figure.aim),
        "aim_met": result.aim_met,
        "note": figure.note,
    }


def console() -> Console:
    """Standard output; where that is no terminal, nothing wraps."""
    drawn = Console()
    if not drawn.is_terminal:
        drawn.width = WIDTH
    return drawn


def show(console: Console, host: dict[str, Any], baseline: Build | str, results: Sequence[Result]) -> None:
    """Draw the report as a table; `baseline` is a build, or the reason why there is none."""
    libraries = ", ".join(f"{name} {number}" for name, number in host["libraries"].items())
    console.print(f"{host['processor']}, {host['cores']} cores, {host['system']}; python {host['python']}, {libraries}")
    console.print(host["network"])
    if host["load"] is not None and host["load"] > QUIET:
        console.print(f"The load was {host['load']} before it began: seconds and rates are worse than they could be.")
    if isinstance(baseline, Build):
        console.print(f"Compared with {baseline.name}, in turns. A change counts where it is beyond its margin.")
    else:
        console.print(f"Nothing is compared: {baseline}.")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("now", justify="right")
    table.add_column("")
    table.add_column("before", justify="right")
    table.add_column("change", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("aim", no_wrap=True)
    table.add_column("", style="dim")
    section = None
    for each in results:
        if each.figure.section != section:
            section = each.figure.section
            table.add_section()
            table.add_row(f"[bold]{section}")
        table.add_row(*_row(each, compare(each)))
    console.print(table)
    if isinstance(baseline, Build):
        for line in summary(baseline, results):
            console.print(line)


def summary(baseline: Build, results: Iterable[Result]) -> Iterator[str]:
    """What got worse, in one line; and in another, how much noise could have hidden."""
    compared = [(each.figure, compare(each)) for each in results]
    worse = [f"{figure.name} ({figure.section})" for figure, found in compared if found.verdict is Verdict.WORSE]
    if worse:
        yield f"[bold red]Worse than {baseline.name}:[/] {', '.join(worse)}."
    else:
        yield f"Nothing got worse than {baseline.name}."
    noisy = [figure.name for figure, found in compared if (found.margin or 0) > max(WIDE, figure.tolerance)]
    if noisy:
        yield f"So much noise that a change of {WIDE:.0%} doesn't show: {', '.join(noisy)}. Try a quieter machine."


def _row(result: Result, comparison: Comparison) -> tuple[str, ...]:
    figure, verdict = result.figure, comparison.verdict
    before = digits(median(result.before)) if result.before else ""
    change = (
        f"{comparison.change:+.1%} ± {comparison.margin:.1%}"
        if comparison.change is not None and comparison.margin is not None
        else ""
    )
    colour = COLOURS.get(verdict)
    drawn = f"[{colour}]{verdict}[/]" if colour else str(verdict)
    spread = f"{digits(min(result.now))} to {digits(max(result.now))}" if len(result.now) > 1 else ""
    note = "; ".join(filter(None, (spread, figure.note)))
    aim = "" if figure.aim is None else f"{figure.aim}" if result.aim_met else f"[yellow]{figure.aim} missed[/]"
    return f"  {figure.name}", digits(result.value), figure.unit, before, change, drawn, aim, note


def show_floors(console: Console, checks: Iterable[FloorCheck]) -> None:
    """Draw floors and scores as a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    table.add_column("score", justify="right")
    table.add_column("floor", justify="right", no_wrap=True)
    for each in checks:
        table.add_row(each.name, f"{each.score:.1f}", _floor(each))
    console.print(table)


def _floor(check: FloorCheck) -> str:
    floor = f"≥ {check.floor:.1f}"
    return f"[green]{floor} held[/]" if check.holds else f"[bold red]{floor} missed[/]"


def digits(value: float) -> str:
    """A number that reads easily: three decimals below 1, else three digits or all that come before the point.

    >>> digits(0.0213), digits(4.3219), digits(18234.9)
    ('0.021', '4.32', '18,235')
    """
    if abs(value) < 1:
        return f"{value:.3f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"
