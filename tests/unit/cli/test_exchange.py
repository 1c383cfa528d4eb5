"""Articles go to other tools and come back, on the command line."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.cite import CLAIMS, FORMATS
from onrecord.cli.documents import DOCUMENT_FORMATS
from onrecord.cli.main import main
from onrecord.exchange import formats
from onrecord.schema import Article, Model, Record
from tests.events import harbour
from tests.unit.archive.hand import dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive of two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store(tmp_path / "onrecord.db") as archive:
        archive.keep(harbour())
        archive.keep(dam(outlet="Kelve Post", published=("2024-05-03", "given"), url="https://post.example/dam"))

    def run(*args, **kwargs):
        return CliRunner().invoke(main, args, **kwargs)

    return run


def test_the_command_line_offers_every_format():
    assert list(formats.DOCUMENT_FORMATS) == list(DOCUMENT_FORMATS)
    assert set(formats.STATEMENT_FORMATS) == {*FORMATS, *CLAIMS}


def test_an_archive_goes_to_brat_and_what_is_changed_there_comes_back(onrecord, tmp_path):
    answer = onrecord("export", "out", "--format", "brat")
    assert (answer.exit_code, answer.stderr) == (0, "onrecord: out: 2 articles\n")
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"annotation.conf", "visual.conf"}
    untouched = onrecord("import", "out")
    assert (untouched.exit_code, untouched.stdout, untouched.stderr) == (0, "", "onrecord: 0 corrections\n")
    [changed] = (tmp_path / "out").glob("article-1-*.ann")
    changed.write_text(changed.read_text().replace("Act E1 assert", "Act E1 deny"))
    tried = onrecord("import", "out", "--dry-run")
    assert tried.stdout == "1  of “of having ordered the bombardment”, the act is deny  (would be)\n"
    assert tried.stderr == "onrecord: 1 correction to be made\n"
    done = json.loads(onrecord("import", str(changed), "--json", "--who", "Ida", "--why", "read again").stdout)
    assert [(row["article"], row["decision"], row["lost"]) for row in done] == [(1, 1, False)]
    with Store("onrecord.db", read_only=True) as archive:
        assert archive.record(1).statements[0].act == "deny"
        assert [(each.who, each.why) for each in archive.decisions()] == [("Ida", "read again")]
    assert onrecord("import", "out").stderr == "onrecord: 0 corrections\n"


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
def test_single_articles_go_out_in_every_format(onrecord, tmp_path, form):
    answer = onrecord("export", "out", "--format", form, "--article", "2", "--quiet")
    assert (answer.exit_code, answer.output) == (0, "")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert any(name.startswith("article-2-") for name in names)
    assert not any(name.startswith("article-1-") for name in names)


def test_a_text_that_no_xml_holds_is_one_article_less(onrecord, tmp_path):
    with Store("onrecord.db") as archive:
        archive.keep(Record(article=Article(id="x", text="Rain\x01."), model=Model(name="by hand", version="1")))
    answer = onrecord("export", "out", "--format", "cas")
    assert answer.exit_code == 3
    assert answer.stderr.startswith("onrecord: article 3: The text has characters that XML can't hold")
    assert len(list((tmp_path / "out").glob("*.xmi"))) == 2


def test_what_cannot_come_back_is_named_and_the_rest_comes(onrecord, tmp_path):
    onrecord("export", "out", "--format", "cas", "--quiet")
    [one] = (tmp_path / "out").glob("article-1-*.xmi")
    one.write_bytes(b"<x>")
    answer = onrecord("import", "out")
    assert answer.exit_code == 3
    assert "This is no UIMA CAS" in answer.stderr
    alone = onrecord("import", str(one))
    assert alone.exit_code == 1
    assert onrecord("import", "nowhere.ann").exit_code == 1


def test_an_archive_that_is_not_there_is_not_made(onrecord, tmp_path):
    assert onrecord("import", "a.ann", "--archive", "none.db").exit_code == 1
    assert not (tmp_path / "none.db").exists()


def test_options_that_do_not_go_together_are_named(onrecord):
    assert "--article is for one article's files" in onrecord("export", "out", "--article", "1").stderr
    assert "--table is for tables" in onrecord("export", "out", "--format", "brat", "--table", "actors").stderr
    assert "--article is for one file" in onrecord("import", "a.ann", "b.ann", "--article", "1").stderr
    assert "is for one statement" in onrecord("cite", "1", "--format", "claim").stderr


def test_articles_and_statements_are_cited(onrecord):
    answer = onrecord("cite", "1", "2/s1", "--desk", "https://desk.example/")
    assert answer.exit_code == 0
    assert answer.stdout.count("@article{") == 2
    assert r"\url{https://desk.example/articles/2}" in answer.stdout
    assert onrecord("cite", "2/s1", "--format", "ris").stdout_bytes.startswith(b"TY  - NEWS\r\n")
    [item] = json.loads(onrecord("cite", "2", "--format", "csl").stdout)
    assert item["URL"] == "https://post.example/dam"


def test_a_claim_goes_to_standard_output_and_what_a_review_lacks_to_standard_error(onrecord):
    claim = onrecord("cite", "2/s1", "--format", "claim")
    assert (json.loads(claim.stdout)["text"], claim.stderr) == ("the dam at Kelve is safe", "")
    review = onrecord("cite", "2/s1", "--format", "claim-review")
    assert json.loads(review.stdout)["itemReviewed"]["author"]["name"] == "Ana Reyes"
    assert "onrecord: needed: reviewRating.alternateName" in review.stderr


@pytest.mark.parametrize("name", ["7", "2/s99", "x", "1e3", "²"])
def test_what_is_not_in_the_archive_is_named(onrecord, name):
    answer = onrecord("cite", name)
    assert answer.exit_code in (1, 2)
    assert answer.stdout == ""
