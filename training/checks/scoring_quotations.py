"""Scores the checks `quotation` and `against` on articles made by rule, read with the shipped network.

    python -m training.checks.scoring_quotations --variants FILE.jsonl --originals FILE.jsonl

`training.checks.variants` and `training.checks.originals` make the files, and say how each line is scored.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.checks import check, of_kind
from onrecord.errors import OnrecordError
from onrecord.pipeline import read_many
from onrecord.schema import Check, Record
from onrecord.settings import Settings

Read = Callable[[Iterable[str]], Iterator[Record]]
"""Gives the records of texts, in order."""

FOUND: Final = ("other_speaker", "altered", "cut", "not_found", "identical")
"""The verdicts; where the parts of a quotation have several, the first of these counts."""


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    of: int
    right: int

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({100 * self.right / self.of:.1f} %)" if self.of else "none"


def read(texts: Iterable[str]) -> Iterator[Record]:
    """Read texts with the shipped network.

    Raises:
        OnrecordError: if one of them can't be read.
    """
    for result in read_many(({"text": text} for text in texts), settings=Settings(checks="none", events=False)):
        if isinstance(result, OnrecordError):
            raise result
        yield result


def quotation_scores(path: Path, read: Read = read) -> dict[str, Share]:
    """Score `quotation`: how many of each kind of change it finds, and in how many unchanged articles it finds any."""
    lines = list(_lines(path))
    results: dict[str, list[bool]] = {"found": [], "false alarms": []}
    for line, record in zip(lines, read(line["text"] for line in lines), strict=True):
        findings = check(record, (of_kind("quotation"),)).checks
        if line["differs"]:
            found = any(_meets(each, [line["first"]]) and _meets(each, line["second"]) for each in findings)
            results["found"].append(found)
            results.setdefault(f"found: {line['kind']}", []).append(found)
        else:
            results["false alarms"].append(bool(findings))
    return {name: Share(len(each), sum(each)) for name, each in results.items()}


def against_scores(path: Path, read: Read = read) -> dict[str, Share]:
    """Score `against`: the precision and the recall of all verdicts but "identical", and each verdict's recall."""
    lines = list(_lines(path))
    articles, originals = read(line["article"] for line in lines), read(line["original"] for line in lines)
    results: dict[str, list[bool]] = {"precision": [], "recall": []}
    for line, article, original in zip(lines, articles, originals, strict=True):
        findings = check(article, (of_kind("against"),), originals=(original,)).checks
        for quotation in line["quotations"]:
            said = quotation["verdict"]
            finding = min((each for each in findings if _meets(each, quotation["spans"])), key=_rank, default=None)
            right = finding is not None and finding.verdict == said
            if finding is not None and finding.verdict != "identical":
                results["precision"].append(right)
            if said != "identical":
                placed = said == "not_found" or (finding is not None and _is_there(finding, original, quotation))
                results["recall"].append(right and placed)
            results.setdefault(f"right: {said}", []).append(right)
    return {name: Share(len(each), sum(each)) for name, each in results.items()}


def _rank(finding: Check) -> int:
    return FOUND.index(finding.verdict)


def _meets(finding: Check, spans: Sequence[Sequence[int]]) -> bool:
    return any(start < each.end and each.start < end for each in finding.spans() for start, end in spans)


def _is_there(finding: Check, original: Record, quotation: dict[str, Any]) -> bool:
    """Tell whether the passage that a finding gives stands where the quotation does."""
    text = original.article.text
    return any(
        passage.text in text[max(0, start - len(passage.text)) : end + len(passage.text)]
        for passage in finding.elsewhere
        for start, end in quotation["original"]
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--variants", type=Path, metavar="FILE.jsonl", help="articles that give a quotation twice")
    parser.add_argument("--originals", type=Path, metavar="FILE.jsonl", help="articles with their originals")
    given = parser.parse_args()
    for path, scores in ((given.variants, quotation_scores), (given.originals, against_scores)):
        for name, share in scores(path).items() if path else ():
            print(f"{scores.__name__.removesuffix('_scores'):10} {name:24} {share}")


if __name__ == "__main__":
    main()
