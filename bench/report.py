"""A report of measures: on what machine, as a table and as JSON."""

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from bench.floors import Standing
from bench.measure import Limit, Measure
from onrecord.encoder.network import WEIGHTS, load_network

LIBRARIES = ("onrecord", "onnxruntime", "numpy", "tokenizers", "pydantic")
WIDTH = 140
QUIET = 0.3
"""Load of a machine, in cores, up to which nothing else is running."""


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


def as_json(host: dict[str, Any], measures: Iterable[Measure], limits: dict[str, Limit]) -> dict[str, Any]:
    """The report as it is written to a file; `holds` is null where no limit is set."""
    return {
        "machine": host,
        "measures": [
            vars(each) | {"holds": limits[each.name].holds(each.value) if each.name in limits else None}
            for each in measures
        ],
    }


def console() -> Console:
    """Standard output; where that is no terminal, nothing wraps."""
    drawn = Console()
    if not drawn.is_terminal:
        drawn.width = WIDTH
    return drawn


def show(console: Console, host: dict[str, Any], measures: Iterable[Measure], limits: dict[str, Limit]) -> None:
    """Draw the report as a table."""
    libraries = ", ".join(f"{name} {number}" for name, number in host["libraries"].items())
    console.print(f"{host['processor']}, {host['cores']} cores, {host['system']}; python {host['python']}, {libraries}")
    console.print(host["network"])
    if host["load"] is not None and host["load"] > QUIET:
        console.print(f"The load was {host['load']} before it began: seconds and rates are worse than they could be.")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("", justify="right")
    table.add_column("")
    table.add_column("limit", justify="right", no_wrap=True)
    table.add_column("", style="dim")
    section = None
    for each in measures:
        if each.section != section:
            section = each.section
            table.add_section()
            table.add_row(f"[bold]{section}")
        limit = limits.get(each.name)
        verdict = "" if limit is None else _verdict(str(limit), holds=limit.holds(each.value))
        table.add_row(f"  {each.name}", digits(each.value), each.unit, verdict, each.detail)
    console.print(table)


def show_floors(console: Console, standings: Iterable[Standing]) -> None:
    """Draw floors and scores as a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    table.add_column("score", justify="right")
    table.add_column("floor", justify="right", no_wrap=True)
    for each in standings:
        table.add_row(each.name, f"{each.score:.1f}", _verdict(f"≥ {each.floor:.1f}", holds=each.holds))
    console.print(table)


def _verdict(limit: str, *, holds: bool) -> str:
    return f"[green]{limit} held[/]" if holds else f"[bold red]{limit} missed[/]"


def digits(value: float) -> str:
    """A number with three digits or more that count.

    >>> digits(0.0213), digits(4.3219), digits(18234.9)
    ('0.021', '4.32', '18,235')
    """
    if abs(value) < 1:
        return f"{value:.3f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"
