"""Score the check for conflicts: ``python -m training.checks.scoring_conflicts FILE.jsonl …``.

Each line of a file is an article that `training.checks.conflicts` or `training.checks.by_hand` wrote: altered in one
place, or unaltered. A conflict is found if a finding points at the altered words and at one of the other places that
they contradict. Whatever is found in an unaltered article is a false alarm. The articles are read with the network that
ships.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import Record, read_many
from onrecord.checks import CheckInput, Finding
from onrecord.checks.conflict import conflict
from onrecord.schema import Span

Line = dict[str, Any]


class Score(NamedTuple):
    """How many altered articles there are of each kind, in how many the conflict was found, and how many unaltered ones
    there are, and had a finding.
    """

    altered: Counter[str]
    found: Counter[str]
    unaltered: int
    alarmed: int

    def __str__(self) -> str:
        lines = [f"{kind}: {self.found[kind]} of {total} found" for kind, total in sorted(self.altered.items())]
        all_found, all_altered = self.found.total(), self.altered.total()
        lines.append(f"all: {all_found} of {all_altered} found ({_share(all_found, all_altered)})")
        lines.append(f"false alarms: {self.alarmed} of {self.unaltered} ({_share(self.alarmed, self.unaltered)})")
        return "\n".join(lines)


def main() -> None:
    """Read the command line and the articles, and print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.jsonl", help="altered and unaltered articles")
    lines = [json.loads(line) for file in parser.parse_args().files for line in file.read_text("utf8").splitlines()]
    records = read_many({"id": line["id"], "text": line["text"]} for line in lines)
    print(score(lines, [record for record in records if isinstance(record, Record)]))


def score(lines: Sequence[Line], records: Iterable[Record]) -> Score:
    """Score the check on articles and their records, which are in the same order.

    Raises ValueError if there isn't a record for every article.
    """
    altered: Counter[str] = Counter()
    found: Counter[str] = Counter()
    unaltered = alarmed = 0
    for line, record in zip(lines, records, strict=True):
        findings = list(conflict(CheckInput(record)))
        if line["altered"] is None:
            unaltered += 1
            alarmed += bool(findings)
        else:
            altered[line["kind"]] += 1
            found[line["kind"]] += any(is_found(finding, line) for finding in findings)
    return Score(altered, found, unaltered, alarmed)


def is_found(finding: Finding, line: Line) -> bool:
    """Tell whether a finding points at the altered words and at one of the places that they contradict."""
    places = (*finding.about, *finding.evidence)
    others = [Span(*place) for place in line["others"]]
    return _points_at(places, Span(*line["altered"])) and any(_points_at(places, other) for other in others)


def _points_at(places: Iterable[Span], place: Span) -> bool:
    return any(each.overlaps(place) for each in places)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"


if __name__ == "__main__":
    main()
