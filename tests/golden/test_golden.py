"""Each invented article's record is the golden one, on every processor.

The record is written from the article as it is taken in today, and from what the network once marked in it, as it is
stored in `annotations`. So whatever changes a record here is in ingest, in the recorder or in its thresholds.

`pytest tests/golden --update-golden` writes the records that changed anew: NAME.json, which is compared, and beside it
NAME.txt, which is read before it is committed. Before that, it stores annotations anew where the network is another one
(see `annotated.out_of_date`).
"""

import json
from difflib import unified_diff
from pathlib import Path

import pytest

from onrecord import Record, Settings, recorder
from onrecord.pipeline.process import load_config, load_table
from onrecord.schema import Article
from tests.golden.annotated import SUFFIX, Annotated
from tests.golden.comparison import differences, lines

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "articles").iterdir())
ANNOTATIONS, RECORDS = HERE / "annotations", HERE / "records"
HINT = "run `pytest tests/golden --update-golden`"


def golden_of(article: Path, *, may_be_missing: bool = False) -> Path:
    path = RECORDS / f"{article.stem}.json"
    if not (may_be_missing or path.exists()):
        pytest.fail(f"{article.name} has no golden record: {HINT}", pytrace=False)
    return path


def written(article: Article, annotated: Annotated | None) -> Record:
    """Write an article's record from what is stored of it."""
    if annotated is None:
        pytest.fail(f"nothing is stored of what the network marks in it: {HINT}", pytrace=False)
    if not annotated.fits(article):
        pytest.fail(f"it has another text than the one that the network marked: {HINT}", pytrace=False)
    table, config = load_table(Settings()), load_config(Settings())
    return recorder.write(article, annotated.annotations, annotated.model, table, config)


def pretty(record: Record) -> str:
    return json.dumps(json.loads(record.to_json()), indent=2, ensure_ascii=False) + "\n"


def shown(record: Record) -> str:
    return "\n".join(lines(record)) + "\n"


def same(golden: str, record: Record) -> list[str]:
    return list(differences(json.loads(golden), json.loads(record.to_json())))


def update(path: Path, record: Record) -> None:
    """Write a golden record, unless it would only change in the last bits of floats."""
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or same(path.read_text(encoding="utf-8"), record):
        path.write_text(pretty(record), encoding="utf-8", newline="\n")
    golden = Record.from_json(path.read_bytes())
    path.with_suffix(".txt").write_text(shown(golden), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_gives_its_golden_record(article, articles, stored, request):
    updating = request.config.getoption("--update-golden")
    path = golden_of(article, may_be_missing=updating)
    record = written(articles[article.stem], stored.get(article.stem))
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


def test_nothing_that_is_stored_outlives_its_article():
    names = {article.stem for article in ARTICLES}
    assert {path.stem for path in RECORDS.glob("*")} <= names
    assert {path.name.removesuffix(SUFFIX) for path in ANNOTATIONS.glob("*")} <= names
    assert len(names) == len(ARTICLES), "two articles share a name, and so would their records"


def test_articles_are_kept_to_the_byte():
    with_windows_line_ends = {path.stem for path in ARTICLES if b"\r\n" in path.read_bytes()}
    assert with_windows_line_ends == {"broadcast_transcript", "court_report", "press_release"}
