"""Articles and statements as files, on the desk and over HTTP."""

import io
import json
import re
import zipfile
from typing import get_args

import pytest

from onrecord.archive import Store
from onrecord.desk import taking_along
from onrecord.exchange.formats import ARTICLE_FORMATS, STATEMENT_FORMATS
from onrecord.exchange.returning import origin_of
from onrecord.pipeline.returning import take_back
from tests.support import record_of
from tests.unit.desk.conftest import HERE

OURS = {"Origin": HERE}
HOSTILE = "<script>alert(1)</script>"


def offered(kind) -> set[str]:
    return set(get_args(get_args(kind)[0]))


def test_every_format_is_offered():
    assert offered(taking_along.ArticleFormat) == set(ARTICLE_FORMATS)
    assert offered(taking_along.StatementFormat) == set(STATEMENT_FORMATS)


@pytest.mark.parametrize("form", ARTICLE_FORMATS)
@pytest.mark.parametrize("root", ["", "/api"])
def test_an_article_is_a_file_to_save_in_every_format(client, root, form):
    answer = client.get(f"{root}/articles/1/as/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == ARTICLE_FORMATS[form].media_type.split(";")[0]
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    [name] = re.fullmatch(r'attachment; filename="([\w.-]+)"', answer.headers["content-disposition"]).groups()
    assert origin_of(name).number == 1


@pytest.mark.parametrize("form", ["brat", "cas", "cas-json"])
def test_what_the_desk_sends_comes_back(client, path, form):
    answer = client.get(f"/articles/1/as/{form}")
    name = answer.headers["content-disposition"].split('"')[1]
    with Store(path) as archive:
        assert take_back(archive, name, answer.content).corrections == ()


def changed_by(client) -> tuple[str, bytes]:
    """The file of an article for brat in which somebody has made a denial of its first statement."""
    answer = client.get("/articles/1/as/brat")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        [name] = [name for name in packed.namelist() if name.endswith(".ann")]
        return name, packed.read(name).replace(b"Act E1 assert", b"Act E1 deny")


def test_a_file_that_was_changed_is_taken_back_on_the_page_of_its_article(client, path):
    name, content = changed_by(client)
    page = client.post(
        "/articles/1/returned", files={"file": (name, content)}, data={"why": "read again"}, headers=OURS
    )
    assert page.status_code == 200
    assert "<h1>1 correction</h1>" in page.text
    assert "the act is deny" in page.text
    with Store(path, read_only=True) as archive:
        assert archive.record(1).statements[0].act == "deny"
        assert [each.why for each in archive.decisions()] == ["read again"]
    again = client.post("/articles/1/returned", files={"file": (name, content)}, headers=OURS)
    assert "<h1>Nothing was changed</h1>" in again.text


def test_what_cannot_be_taken_back_is_a_problem_and_changes_nothing(client, path):
    name, content = changed_by(client)
    for sent, status in (
        ((name, b"T1\tX 0"), 422),
        (("<script>.txt", content), 422),
        (("<script>.ann", b"<script>"), 422),
        ((name, content.replace(b"dam", b"dyke")), 422),
    ):
        answer = client.post("/articles/1/returned", files={"file": sent}, headers=OURS | {"Accept": "text/html"})
        assert answer.status_code == status
        assert "<script>." not in answer.text
    assert client.post("/articles/77/returned", files={"file": (name, content)}, headers=OURS).status_code == 404
    assert client.post("/articles/1/returned", headers=OURS).status_code == 422
    with Store(path, read_only=True) as archive:
        assert archive.decisions() == []


def test_no_other_site_can_have_a_file_taken_back(client, path):
    name, content = changed_by(client)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/articles/1/returned", files={"file": (name, content)}, headers=headers)
        assert answer.status_code == 403
    with Store(path, read_only=True) as archive:
        assert archive.decisions() == []


def test_a_zip_file_for_brat_has_all_that_brat_needs(client):
    with zipfile.ZipFile(io.BytesIO(client.get("/articles/1/as/brat").content)) as packed:
        assert {name.rpartition(".")[2] for name in packed.namelist()} == {"ann", "txt", "conf"}


def test_annotations_have_the_address_of_the_desk_and_targets_that_of_the_page(client):
    [first, *_] = client.get("/api/articles/1/as/webannotation").json()["first"]["items"]
    assert first["id"] == "http://localhost/articles/1#s1"
    assert first["target"]["source"] == "https://post.example/dam"


@pytest.mark.parametrize("form", STATEMENT_FORMATS)
@pytest.mark.parametrize("root", ["", "/api"])
def test_a_statement_is_a_file_to_save_in_every_format(client, root, form):
    answer = client.get(f"{root}/articles/1/statements/s1/as/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="article-1-')
    assert "http://localhost/articles/1" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "articles/77/as/brat",
        "articles/1/as/word",
        "articles/1/statements/s9/as/ris",
        "articles/1/statements/s1/as/brat",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(f"/{address}").status_code == 404
    assert client.get(f"/api/{address}").json()["status"] == 404


def test_the_page_of_an_article_leads_to_its_formats_and_to_citing(client):
    page = client.get("/articles/1", headers={"Accept": "text/html"}).text
    assert set(re.findall(r'href="/articles/1/as/([\w-]+)" download', page)) == set(ARTICLE_FORMATS)
    assert 'href="/articles/1/statements/s1/cite"' in page


def test_the_page_of_a_citation_says_what_a_fact_check_still_lacks(client):
    page = client.get("/articles/1/statements/s1/cite").text
    assert "“the dam at Kelve is safe” — Ana Reyes" in page
    assert set(re.findall(r'/as/([\w-]+)" download', page)) == set(STATEMENT_FORMATS)
    assert "reviewRating.alternateName" in page
    assert client.get("/articles/1/statements/s9/cite").status_code == 404


def test_a_script_in_the_text_stays_text(client, path):
    with Store(path) as archive:
        hostile = record_of(f"{HOSTILE}\n\n{{s:{HOSTILE}}} {{q:said}} {{c:{HOSTILE}}}.", title=True, outlet=HOSTILE,
                            byline=HOSTILE, url=f"https://post.example/{HOSTILE}", id=HOSTILE)  # fmt: skip
        _, number = archive.keep(hostile)
    page = client.get(f"/articles/{number}/statements/s1/cite").text
    assert HOSTILE not in page
    assert HOSTILE not in client.get(f"/articles/{number}", headers={"Accept": "text/html"}).text
    for form in ARTICLE_FORMATS:
        assert client.get(f"/articles/{number}/as/{form}").headers["content-disposition"].startswith("attachment")
    claim = json.loads(client.get(f"/articles/{number}/statements/s1/as/claim").text)
    assert claim["text"] == HOSTILE
