"""Makes the articles, or scores what a finder made of them.

python -m bench.quotations make OUT                 write the articles and their gold into the folder OUT
python -m bench.quotations score GOLD FOUND         compare clusters of quotations, one a line, with the gold
python -m bench.quotations measure [--read]         measure onrecord's finder, and write bench/quotations.json
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.quotations.made import make
from bench.quotations.measured import WRITTEN, measure, write
from bench.quotations.scoring import score
from bench.quotations.speed import speed


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m bench.quotations", description="Measure a finder of quotations.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="write the articles and their gold")
    making.add_argument("out", type=Path)
    scoring = commands.add_parser("score", help="compare what was found with the gold")
    scoring.add_argument("gold", type=Path)
    scoring.add_argument("found", type=Path)
    measuring = commands.add_parser("measure", help="measure onrecord's finder, and write bench/quotations.json")
    measuring.add_argument("--read", action="store_true", help="read the articles by onrecord's network, too")
    given = parser.parse_args()
    if given.command == "measure":
        write(measure(read=given.read) | {"speed": speed()})
        print(WRITTEN.read_text(encoding="utf-8"))
        return
    if given.command == "make":
        make(given.out)
        return
    for name, found in score(_lines(given.gold), _lines(given.found)).items():
        print(f"{name:<24} {found.value:6.1%}  [{found.low:.1%} – {found.high:.1%}]  of {found.of}")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
