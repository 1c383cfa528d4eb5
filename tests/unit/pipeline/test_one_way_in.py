"""Every way of reading takes the same sources, and the same word counts where two say what is known of an article.

What is written down for the one article goes before what is given by name, and that goes before what a page says.
"""

import io
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

import onrecord
from onrecord import Archive, InputError, Settings
from onrecord.cli.main import main
from onrecord.desk.jobs import Jobs
from onrecord.desk.sources import SentFile, SentText
from onrecord.schema import Article, Published

TEXT = "The mine at Oldfell is safe, its owner said. Nobody was hurt there on Monday, she added."
OWN = {"outlet": "Own Post", "byline": "Own Hand", "published": "2020-01-02", "url": "https://own.example/mine"}
GIVEN = {"outlet": "Herald", "byline": "Ada Quill", "published": "2024-05-03", "url": "https://herald.example/mine"}
WRITTEN = json.dumps({"text": TEXT, **OWN})
BARE = json.dumps({"text": TEXT})
PAGE = f"<!doctype html><html><head>{{}}</head><body><h1>Mine is safe</h1><p>{TEXT}</p></body></html>"
META = (
    '<meta property="og:site_name" content="Own Post"><meta name="author" content="Own Hand">'
    '<meta property="article:published_time" content="2020-01-02"><link rel="canonical" href="https://own.example/mine">'
)
FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Own Post</title><item><title>Mine is safe</title><link>https://own.example/mine</link>
<pubDate>Thu, 02 Jan 2020 08:00:00 GMT</pubDate><author>Own Hand</author>
<content:encoded><![CDATA[{f"<p>{TEXT}</p>" * 12}]]></content:encoded></item></channel></rss>"""


@dataclass(frozen=True)
class Kind:
    """A kind of source: what stands in its file, or what is given to Python, and which word counts in it."""

    name: str
    content: str = ""
    given: Any = None
    own_counts: bool = False

    def __str__(self):
        return self.name


FILES = [
    Kind("mine.txt", TEXT),
    Kind("mine.html", PAGE.format("")),
    Kind("own.html", PAGE.format(META)),
    Kind("own.rss", FEED),
    Kind("mine.jsonl", BARE),
    Kind("own.jsonl", WRITTEN, own_counts=True),
]
VALUES = [
    Kind("a text", given=TEXT),
    Kind("a mapping", given={"text": TEXT}),
    Kind("a mapping that says it", given={"text": TEXT, **OWN}, own_counts=True),
    Kind("an article", given=Article(id="mine", text=TEXT)),
    Kind(
        "an article that says it",
        given=Article(id="mine", text=TEXT, **OWN | {"published": Published(value="2020-01-02", how="given")}),
        own_counts=True,
    ),
]


def from_python(kind, tmp_path, *, make=lambda path: path):
    if kind.given is not None:
        return kind.given
    path = tmp_path / kind.name
    path.write_text(kind.content)
    return make(path)


def by_read(source, given, tmp_path):
    return onrecord.read(source, **given).article


def by_read_many(source, given, tmp_path):
    (record,) = onrecord.read_many([source], **given)
    return record.article


def by_add(source, given, tmp_path):
    with Archive(tmp_path / "news.db") as archive:
        assert archive.add(source, **given).added == 1
        article = archive.record(1).article
        assert archive.reread(everything=True).changed == 1
        assert known(archive.record(1).article) == known(article)  # nor is it another when it is read anew
        assert archive.add(source, **given).known == 1
        return article


def known(article):
    published = article.published.value[:10] if article.published else None
    return {"outlet": article.outlet, "byline": article.byline, "published": published, "url": article.url}


WAYS = [by_read, by_read_many, by_add]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", [*FILES, *VALUES], ids=str)
def test_what_is_given_counts_unless_the_article_was_written_down_with_its_own(way, kind, tmp_path):
    article = way(from_python(kind, tmp_path), GIVEN, tmp_path)
    assert known(article) == (OWN if kind.own_counts else GIVEN)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["own.html", "own.rss", "own.jsonl"])
def test_what_is_not_given_is_what_the_source_says(way, name, tmp_path):
    (kind,) = (each for each in FILES if each.name == name)
    assert known(way(from_python(kind, tmp_path), {"outlet": None, "byline": ""}, tmp_path)) == OWN


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", FILES, ids=str)
def test_a_stream_is_read_as_its_file_is(way, kind, tmp_path):
    def named(path):
        stream = io.BytesIO(path.read_bytes())
        stream.name = path.name
        return stream

    path = from_python(kind, tmp_path)
    if way is by_add:  # a stream is read once, so this adds it only
        with Archive(tmp_path / "news.db") as archive:
            assert archive.add(named(path), **GIVEN).added == 1
            article = archive.record(1).article
    else:
        article = way(named(path), GIVEN, tmp_path)
    assert known(article) == (OWN if kind.own_counts else GIVEN)


@pytest.mark.parametrize("kind", FILES, ids=str)
@pytest.mark.parametrize("name", ["its name", "-", "a pattern", "its folder"])
def test_the_command_line_adds_as_python_does(kind, name, tmp_path, monkeypatch):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / kind.name).write_text(kind.content)
    monkeypatch.chdir(tmp_path)
    word = {"its name": f"news/{kind.name}", "a pattern": "news/*", "its folder": "news"}.get(name, name)
    result = CliRunner().invoke(main, ["add", "-q", "--archive", "news.db", "--outlet", "Herald", word],
                                input=kind.content)  # fmt: skip
    assert result.exit_code == 0, result.stderr
    with Archive(tmp_path / "news.db", read_only=True) as archive:
        assert archive.record(1).article.outlet == ("Own Post" if kind.own_counts else "Herald")


@pytest.mark.parametrize("kind", [each for each in FILES if each.name.endswith(("txt", "html"))], ids=str)
@pytest.mark.parametrize("piped", [False, True])
def test_the_command_line_reads_as_python_does(kind, piped, tmp_path):
    path = from_python(kind, tmp_path)
    options = [f"--{name}={value}" for name, value in GIVEN.items()]
    result = CliRunner().invoke(main, ["read", "--json", *options, "-" if piped else str(path)], input=kind.content)
    assert known(onrecord.Record.from_json(result.stdout).article) == GIVEN


@pytest.mark.parametrize("kind", [*FILES, Kind("a text", given=TEXT)], ids=str)
@pytest.mark.parametrize("keep", [True, False])
def test_the_desk_reads_as_python_does(kind, keep, tmp_path):
    sent = SentFile(kind.name, kind.content.encode(), GIVEN) if kind.content else SentText(kind.given, GIVEN)
    with Archive(tmp_path / "news.db") as archive:
        jobs = Jobs(tmp_path / "news.db", Settings())
        jobs.start()
        (job,) = jobs.submit(sent, keep=keep)
        deadline = time.monotonic() + 60
        while not job.ended and time.monotonic() < deadline:
            time.sleep(0.02)
        jobs.close()
        assert job.error is None
        article = archive.record(1).article if keep else job.records[0].article
    assert known(article) == (OWN if kind.own_counts else GIVEN)


def test_standard_input_is_a_source_everywhere(tmp_path, monkeypatch):
    for way in WAYS[:2]:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
        assert way("-", {"outlet": "Herald"}, tmp_path).text == TEXT


@pytest.mark.parametrize("way", WAYS)
def test_a_number_is_an_id_for_every_source(way, tmp_path):
    (tmp_path / "mine.jsonl").write_text(json.dumps({"text": TEXT, "id": 7}))
    for number, source in enumerate([{"text": TEXT, "id": 7}, tmp_path / "mine.jsonl"]):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert way(source, {}, folder).id == "7"
    (tmp_path / "named").mkdir()
    assert way({"text": TEXT}, {"id": 7}, tmp_path / "named").id == "7"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", ["\ufeff" + TEXT, "%PDF- " + TEXT, TEXT + "\r\n", "\u2028" + TEXT + " 😀"])
@pytest.mark.parametrize("make", [str, lambda text: {"text": text}])
def test_a_text_is_kept_to_the_character(way, text, make, tmp_path):
    assert way(make(text), {}, tmp_path).text == text


@pytest.mark.parametrize("source", [{}, {"text": None}, {"text": 7}, {"text": TEXT, "id": ["a"]},
                                    {"text": TEXT, "outlet": b"Post"}, {"text": TEXT, "published": "in May"}],
                         ids=str)  # fmt: skip
def test_a_mapping_that_is_no_article_is_the_same_error_everywhere(source, tmp_path):
    with pytest.raises(InputError) as read:
        onrecord.read(source)
    (among_many,) = onrecord.read_many([source])
    outcomes = []
    with Archive(tmp_path / "news.db") as archive:
        archive.add(source, report=outcomes.append)
        assert archive.failures() == []  # whoever gave it has it
    assert {str(read.value)} == {str(among_many), str(outcomes[0].error)}
    assert "Line" not in str(read.value)


@pytest.mark.parametrize("source", [7, None, b"bytes"])
def test_what_is_no_source_is_said_everywhere(source, tmp_path):
    with pytest.raises(InputError, match="Nothing can be read from this"):
        onrecord.read(source)
    first, second = onrecord.read_many([source, TEXT])
    assert (type(first), second.article.text) == (InputError, TEXT)
    with Archive(tmp_path / "news.db") as archive, pytest.raises(InputError, match="Nothing can be read from this"):
        archive.add(source)


@pytest.mark.parametrize(("given", "what"), [({"outlett": "Post"}, "outlett"), ({"outlet": ["Post"]}, "outlet")])
def test_what_cannot_be_given_is_said_everywhere_before_anything_is_read(given, what, tmp_path):
    with pytest.raises(InputError, match=what):
        onrecord.read(TEXT, **given)
    with pytest.raises(InputError, match=what):
        list(onrecord.read_many([TEXT], **given))
    with Archive(tmp_path / "news.db") as archive, pytest.raises(InputError, match=what):
        archive.add(TEXT, **given)


def test_a_folder_with_one_article_is_read_and_one_with_several_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert onrecord.read(tmp_path).article.text == onrecord.read(f"{tmp_path}/*.txt").article.text == TEXT
    (tmp_path / "b.txt").write_text(TEXT)
    with pytest.raises(InputError, match=r"several articles here.*read_many"):
        onrecord.read(tmp_path)
    assert len(list(onrecord.read_many([tmp_path, Path("nowhere.txt")]))) == 3


def test_a_source_without_an_article_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text("")
    with pytest.raises(onrecord.EmptyInputError, match="There is no article in it"):
        onrecord.read(tmp_path / "a.jsonl")


def test_an_article_that_is_given_a_title_and_a_date_has_them():
    article = Article(id="mine", text=f"Mine is safe\n\n{TEXT}", undated="nothing tells its year")
    record = onrecord.read(article, title="Mine is safe", published="2024-05-03")
    assert record.article.title_text == "Mine is safe"
    assert (record.article.published.value, record.article.published.how) == ("2024-05-03", "given")
    assert record.article.undated is None
    with pytest.raises(InputError, match="date of publication can't be read"):
        onrecord.read(article, published="in May")
