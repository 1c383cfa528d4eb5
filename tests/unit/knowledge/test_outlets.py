import json

import pytest

from onrecord import OutletsFileError, Settings, read_many
from onrecord.ingest.html import read_page
from onrecord.knowledge import outlets

PAGE = (
    b'<html><head><link rel="canonical" href="https://courier.example/1"><meta property="og:site_name" content="KC">'
    b"</head><body><h1>Flood</h1><p>The river rose by a metre, the agency said on Monday.</p></body></html>"
)


def test_every_outlet_of_the_package_has_a_name_and_domains_of_its_own():
    entries = outlets._packaged()
    domains = [domain for entry in entries for domain in entry["domains"]]
    assert len(domains) == len(set(domains))
    assert all(entry["name"].strip() == entry["name"] for entry in entries)
    names = [entry["name"] for entry in entries]
    assert len(names) == len(set(map(outlets.fold, names)))


def test_every_outlet_of_the_package_is_found_by_its_domains_and_names():
    table = outlets.load()
    for entry in outlets._packaged():
        assert {table.at(f"https://www.{domain}/1") for domain in entry["domains"]} == {entry["name"]}
        assert {table.called(name) for name in (entry["name"], *entry.get("aliases", ()))} == {entry["name"]}


def test_a_domain_that_only_ends_like_another_is_not_it():
    assert outlets.load().at("https://notbbc.com/1") is None
    assert outlets.load().at("https://bbc.com.example/1") is None


def test_a_reader_s_own_file_goes_before_the_package(tmp_path):
    own = tmp_path / "outlets.jsonl"
    own.write_text(
        json.dumps({"name": "The Kelling Courier", "domains": ["courier.example"], "aliases": ["KC"]})
        + "\n\n"
        + json.dumps({"name": "Beeb", "domains": ["bbc.com"]})
    )
    table = outlets.load(own)
    assert table.at("https://www.bbc.com/news") == "Beeb"
    assert table.called("kc") == "The Kelling Courier"
    assert read_page(PAGE, settings=Settings(outlets=str(own)), name="x").outlet == "The Kelling Courier"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "isn't JSON"),
        ("[]", "names no outlet"),
        ('{"domains": []}', "names no outlet"),
        ('{"name": "A", "domains": "a.example"}', "domains can't be these"),
        ('{"name": "A", "domains": ["https://a.example/"]}', "domains can't be these"),
        ('{"name": "A", "aliases": [""]}', "aliases can't be these"),
        ('{"name": "A", "alias": ["B"]}', "keys that mean nothing"),
    ],
)
def test_a_line_that_can_t_be_used_is_named_with_its_number(tmp_path, line, what):
    own = tmp_path / "outlets.jsonl"
    own.write_text(f'{{"name": "B"}}\n{line}\n')
    with pytest.raises(OutletsFileError, match=f"Line 2 of the file of outlets.*{what}") as caught:
        outlets.read(own)
    assert caught.value.line == 2


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutletsFileError, match="can't be read"):
        outlets.read(tmp_path / "none.jsonl")


def test_a_file_that_can_t_be_used_is_told_before_anything_is_read(tmp_path):
    own = tmp_path / "outlets.jsonl"
    own.write_text("{")
    with pytest.raises(OutletsFileError):
        list(read_many(["The river rose by a metre, the agency said on Monday."], settings=Settings(outlets=str(own))))
