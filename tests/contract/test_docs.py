"""The documentation is true: its examples run, what it generates is up to date, and every field is told."""

import doctest
import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord import Settings
from onrecord.recorder.statements.acts import settle
from onrecord.render import terminal
from onrecord.schema.jsonschema import record_schema
from onrecord.settings import describe
from tests.strict import closed

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
WITH_EXAMPLES = [page for page in PAGES if ">>>" in page.read_text(encoding="utf-8")]
SCHEMA = DOCS / "schema" / "onrecord-1.json"
READABLE = sorted([*(ROOT / "examples").iterdir(), *(ROOT / "tests" / "golden" / "articles").iterdir()])

spec = spec_from_file_location("build", DOCS / "build.py")
build = module_from_spec(spec)
spec.loader.exec_module(build)


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda path: path.name)
def test_the_examples_of_a_page_run(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    for row in describe():
        monkeypatch.delenv(row.variable, raising=False)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    with ThreadPoolExecutor(1) as pool:  # in a thread of its own, where no browser of another test has an event loop
        run = partial(doctest.testfile, str(page), module_relative=False, optionflags=flags, encoding="utf-8")
        result = pool.submit(run).result()
    assert result.attempted
    assert not result.failed


def test_the_readme_shows_what_the_terminal_prints():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.split("$ onrecord read examples/bridge.txt\n")[1].split("    …\n")[0]
    record = onrecord.read(ROOT / "examples" / "bridge.txt", settings=Settings())
    printed = terminal(record, width=90, colour=False)
    assert len(shown.split()) > 50
    assert shown.split() == printed.split()[: len(shown.split())]


def test_what_is_generated_is_up_to_date():
    assert build.stale() == [], "run `make docs`"


def test_every_picture_is_shown_somewhere_is_drawn_by_the_script_and_is_small():
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", *PAGES))
    shown = set(re.findall(r"\]\((?:docs/)?images/([\w-]+)\.png\)", pages))
    files = {file.stem: file for file in (DOCS / "images").glob("*.png")}
    script = (DOCS / "pictures.py").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^        \"([\w-]+)\": Picture\(", script, re.MULTILINE))
    assert shown == set(files) == drawn | {"page"}
    assert {name for name, file in files.items() if file.stat().st_size > 200_000} == set()


def test_a_page_out_of_date_is_noticed(tmp_path, monkeypatch):
    page = tmp_path / "page.md"
    page.write_text("<!-- [[[cog cog.outl('new') ]]] -->\nold\n<!-- [[[end]]] -->\n", encoding="utf-8")
    schema = tmp_path / "schema.json"
    schema.write_text("{}\n", encoding="utf-8")
    monkeypatch.setattr(build, "PAGES", [page])
    monkeypatch.setattr(build, "SCHEMA", schema)
    assert build.stale() == [schema, page]
    build.build()
    assert build.stale() == []
    assert "\nnew\n" in page.read_text(encoding="utf-8")


def told(heading: str) -> list[str]:
    """The names in the first column of the table under a heading of docs/record.md."""
    sections = re.split(r"^#+ (.+)\n", (DOCS / "record.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = sections[sections.index(heading) + 1]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)


MODELS = {"Record": record_schema()} | {
    name: model for name, model in record_schema()["$defs"].items() if name != "Entry"
}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_told(name):
    fields = list(MODELS[name]["properties"])
    assert told(name)[: len(fields)] == fields
    assert len(told(name)) == len(fields) or name == "Note"  # whose kinds stand in a table below


def test_every_kind_of_note_is_told():
    kinds = record_schema()["$defs"]["Note"]["properties"]["kind"]["enum"]
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    notes = page[page.index("\n## Note\n") : page.index("\n## Place\n")]
    assert re.findall(r"^\| `(\w+)` \|", notes, flags=re.MULTILINE)[3:] == kinds


def test_every_act_is_told():
    assert told("Acts") == record_schema()["$defs"]["Statement"]["properties"]["act"]["enum"]


def test_the_examples_of_acts_are_what_the_recorder_makes_of_them():
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (\*.+\*) \|$", page, re.MULTILINE)
    cues = [(act, cue) for act, examples in rows for cue in re.findall(r"\*([^*]+)\*", examples)]
    assert len(cues) > len(rows) > 7
    # Where the words leave it to the network, `settle` gives back the act that it is proposed.
    assert [(settle(cue, [(0, len(cue))], act), cue) for act, cue in cues] == cues


@pytest.mark.parametrize(("heading", "field"), [("Types of events", "type"), ("Statuses", "status")])
def test_every_type_and_status_of_an_event_is_told(heading, field):
    assert told(heading) == record_schema()["$defs"]["Event"]["properties"][field]["enum"]


@pytest.mark.parametrize("field", ["form", "source_kind"])
def test_every_word_of_a_closed_set_is_told(field):
    schema = json.dumps(record_schema()["$defs"]["Statement"]["properties"][field])
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    words = re.findall(r'"(\w+)"', schema.split('"enum": ')[1].split("]")[0])
    assert words
    assert all(f"`{word}`" in text for word in words)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_inside_the_documentation_leads_somewhere(page):
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("article", READABLE, ids=lambda path: path.stem)
def test_a_record_fits_the_published_schema(article):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    record = json.loads(onrecord.read(article, settings=Settings()).to_json())
    Draft202012Validator(closed(schema)).validate(record)
