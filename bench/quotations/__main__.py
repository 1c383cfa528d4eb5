"""Makes the articles, or scores what a finder made of them.

python -m bench.quotations make OUT                 write the articles and their gold into the folder OUT
python -m bench.quotations score GOLD FOUND         compare clusters of quotations, one a line, with the gold
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.quotations.made import make
from bench.quotations.scoring import score


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m bench.quotations", description="Measure a finder of quotations.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="write the articles and their gold")
    making.add_argument("out", type=Path)
    scoring = commands.add_parser("score", help="compare what was found with the gold")
    scoring.add_argument("gold", type=Path)
    scoring.add_argument("found", type=Path)
    given = parser.parse_args()
    if given.command == "make":
        make(given.out)
        return
    for name, measure in score(_lines(given.gold), _lines(given.found)).items():
        print(f"{name:<24} {measure.value:6.1%}  [{measure.low:.1%} – {measure.high:.1%}]  of {measure.of}")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
