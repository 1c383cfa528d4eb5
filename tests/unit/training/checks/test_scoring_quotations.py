"""The scores of quotations, on records by hand."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.schema import Record
from tests.support import record_of
from training.checks.scoring_quotations import Share, against_scores, quotation_scores

FIRST = "We will not close the last school in the valley"
SECOND = "We will close the last school in the valley"


def read(texts: Iterable[str]) -> Iterator[Record]:
    return (record_of(text) for text in texts)


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf8")
    return path


def test_found_variants_and_false_alarms_are_counted(tmp_path: Path) -> None:
    def line(second: str, *, differs: bool, kind: str) -> dict[str, object]:
        text = f"“{FIRST}.”\n\nSo it went.\n\n“{second}.”"
        start = text.rindex(second)
        spans = {"first": [1, 1 + len(FIRST)], "second": [[start, start + len(second)]]}
        return {"text": text, "differs": differs, "kind": kind} | spans

    path = write(
        tmp_path / "variants.jsonl",
        line(SECOND, differs=True, kind="negation"),
        line("The bridge was closed for eleven years", differs=True, kind="word"),
        line(FIRST, differs=False, kind="unaltered"),
        line(SECOND, differs=False, kind="dashes"),
    )
    assert quotation_scores(path, read) == {
        "found": Share(2, 1),
        "found: negation": Share(1, 1),
        "found: word": Share(1, 0),
        "false alarms": Share(2, 1),
    }


def test_verdicts_against_originals_are_counted_where_they_stand(tmp_path: Path) -> None:
    article, original = f"They heard “{SECOND}” and “{FIRST}”.", f"Good evening. {FIRST}. Thank you."

    def quotation(words: str, verdict: str, place: int) -> dict[str, object]:
        start = article.index(words)
        return {
            "spans": [[start, start + len(words)]],
            "verdict": verdict,
            "original": [[place, place + len(FIRST)]],
        }

    at = original.index(FIRST)
    right = {"article": article, "original": original, "quotations": [quotation(SECOND, "cut", at)]}
    wrong = {"article": article, "original": original, "quotations": [quotation(FIRST, "altered", at)]}
    elsewhere = right | {"original": f"{original} {'It rained. ' * 30}", "quotations": [quotation(SECOND, "cut", 300)]}
    assert against_scores(write(tmp_path / "originals.jsonl", right, wrong, elsewhere), read) == {
        "precision": Share(2, 2),
        "recall": Share(3, 1),
        "right: cut": Share(2, 2),
        "right: altered": Share(1, 0),
    }


def test_a_share_is_told_in_words() -> None:
    assert (str(Share(8, 7)), str(Share(0, 0))) == ("7 of 8 (87.5 %)", "none")
