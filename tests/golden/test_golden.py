"""Each invented article's record is the golden one.

`pytest tests/golden --update-golden` writes the records that changed anew: NAME.json, which is compared, and beside it
NAME.txt, which is read before it is committed.
"""

import json
from difflib import unified_diff
from pathlib import Path

import pytest

from onrecord import Record, Settings, read
from tests.golden.comparison import differences, lines

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "articles").iterdir())
RECORDS = HERE / "records"


def golden_of(article: Path, *, may_be_missing: bool = False) -> Path:
    path = RECORDS / f"{article.stem}.json"
    if not (may_be_missing or path.exists()):
        pytest.fail(f"{article.name} has no golden record: run `pytest tests/golden --update-golden`", pytrace=False)
    return path


def pretty(record: Record) -> str:
    return json.dumps(json.loads(record.to_json()), indent=2, ensure_ascii=False) + "\n"


def shown(record: Record) -> str:
    return "\n".join(lines(record)) + "\n"


def same(golden: str, record: Record) -> list[str]:
    return list(differences(json.loads(golden), json.loads(record.to_json())))


def update(path: Path, record: Record) -> None:
    """Write a golden record, unless it would only change by what is tolerated."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or same(path.read_text(encoding="utf-8"), record):
        path.write_text(pretty(record), encoding="utf-8", newline="\n")
    golden = Record.from_json(path.read_bytes())
    path.with_suffix(".txt").write_text(shown(golden), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_gives_its_golden_record(article, request):
    updating = request.config.getoption("--update-golden")
    path = golden_of(article, may_be_missing=updating)
    record = read(article, settings=Settings())
    if updating:
        update(path, record)
    golden = path.read_text(encoding="utf-8")
    differing = same(golden, record)
    if differing:
        statements = unified_diff(lines(Record.from_json(golden)), lines(record), "golden", "now", n=0, lineterm="")
        report = [f"The record of {article.name} has changed.", *statements, "In the JSON:", *differing[:20]]
        if len(differing) > 20:
            report.append(f"… and {len(differing) - 20} more")
        pytest.fail("\n".join(report), pytrace=False)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_lines_beside_a_golden_record_are_its_own(article):
    path = golden_of(article)
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == shown(Record.from_json(path.read_bytes()))


def test_no_golden_record_outlives_its_article():
    names = {article.stem for article in ARTICLES}
    assert {path.stem for path in RECORDS.glob("*")} <= names
    assert len(names) == len(ARTICLES), "two articles share a name, and so would their records"


def test_articles_are_kept_to_the_byte():
    with_windows_line_ends = {path.stem for path in ARTICLES if b"\r\n" in path.read_bytes()}
    assert with_windows_line_ends == {"broadcast_transcript", "court_report", "press_release"}
