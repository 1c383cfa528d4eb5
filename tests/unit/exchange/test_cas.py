import io
import sys
import warnings
import zipfile

import cassis
import pytest

from onrecord.errors import ExchangeError, MissingExtraError
from onrecord.exchange import read_cas, write_cas_json, write_types, write_xmi
from onrecord.schema import Article, Model, Record
from tests.events import harbour
from tests.support import record_of

HARBOUR = harbour()
XMI = write_xmi(HARBOUR)
TYPES = write_types()


@pytest.fixture
def cas() -> cassis.Cas:
    """The record as another program loads it, with nothing but the two files."""
    types = cassis.load_typesystem(io.BytesIO(TYPES))
    return cassis.load_cas_from_xmi(io.BytesIO(XMI), typesystem=types)


def exported(cas: cassis.Cas) -> bytes:
    """A document as INCEpTION exports it: a ZIP file with the type system of its project."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("editor.xmi", cas.to_xmi())
        packed.writestr("TypeSystem.xml", cas.typesystem.to_xml())
    return held.getvalue()


def at(cas: cassis.Cas, layer: str, words: str):
    """The one annotation of a layer with these words."""
    [found] = [each for each in cas.select(f"onrecord.{layer}") if each.get_covered_text() == words]
    return found


def test_another_program_finds_all_layers_with_their_words(cas):
    said = at(cas, "Statement", "that his men had fired on the market")
    assert (said.act, said.form, said.record_id) == ("deny", "indirect", "s2")
    roles = {(link.role, link.target.get_covered_text()) for link in said.roles.elements}
    assert roles == {("source", "Brack"), ("cue", "denied"), ("speaker", "Brack")}
    shelled = at(cas, "Event", "shelled")
    assert (shelled.event_type, shelled.status) == ("assault", "actual")
    assert {link.role: link.target.type.name for link in shelled.roles.elements} == {
        "who": "onrecord.Words", "whom": "onrecord.Mention", "where": "onrecord.Mention", "when": "onrecord.Time",
    }  # fmt: skip
    assert cas.document_language == "en"


def test_what_inception_exports_unchanged_changes_nothing(cas):
    assert read_cas(exported(cas), HARBOUR) == HARBOUR


def test_layers_of_others_are_passed_over(cas):
    named = cas.typesystem.create_type("webanno.custom.Mood")
    cas.typesystem.create_feature(named, "value", "uima.cas.String")
    cas.add(named(begin=0, end=8, value="grim"))
    assert read_cas(exported(cas), HARBOUR) == HARBOUR
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_cas(cas.to_xmi().encode(), HARBOUR) == HARBOUR


def test_changed_features_and_links_are_taken_over(cas):
    at(cas, "Statement", "of having ordered the bombardment").act = "ask"
    said = at(cas, "Statement", "that Tash had promised to withdraw her guards by Friday")
    tash = next(each for each in cas.select("onrecord.Mention") if each.get_covered_text() == "Tash")
    next(link for link in said.roles.elements if link.role == "speaker").target = tash
    at(cas, "Time", "Friday").value = "2026-03-20"
    at(cas, "Event", "imposed").status = "planned"
    record = read_cas(exported(cas), HARBOUR)
    assert (record.statements[0].act, record.statements[2].speakers) == ("ask", ("a3",))
    assert (record.times[1].value, record.times[1].latest) == ("2026-03-20", "2026-03-20")
    assert record.events[-1].status == "planned"
    assert record.statements[1] == HARBOUR.statements[1]


def test_a_mention_is_given_to_another_actor_by_id_or_by_name(cas):
    for given in ("a3", "Mirel Tash"):
        at(cas, "Mention", "He").actor = given
        record = read_cas(exported(cas), HARBOUR)
        assert record.statements[2].speakers == ("a3",)
        assert [len(actor.mentions) for actor in record.actors[1:3]] == [4, 4]


def test_new_annotations_make_new_lines(cas):
    text = HARBOUR.article.text
    start = text.index("They may strike again")
    words, link = (cas.typesystem.get_type(name) for name in ("onrecord.Words", "onrecord.StatementRolesLink"))
    source = words(begin=text.index("residents"), end=text.index("residents") + 9)
    added = cas.typesystem.get_type("onrecord.Statement")(begin=start, end=start + 21, act="believe")
    added.roles = cas.typesystem.get_type("uima.cas.FSArray")(elements=[link(role="source", target=source)])
    cas.add_all([source, added])
    record = read_cas(exported(cas), HARBOUR)
    assert (record.statements[-1].id, record.statements[-1].source_text) == ("s6", "residents")
    assert record.statements[:-1] == HARBOUR.statements


def test_a_copied_annotation_is_a_new_line(cas):
    said = at(cas, "Statement", "of having ordered the bombardment")
    copy = cas.typesystem.get_type("onrecord.Statement")(begin=said.begin, end=said.end, act="deny", record_id="s1")
    cas.add(copy)
    record = read_cas(exported(cas), HARBOUR)
    assert {each.id for each in record.statements} == {"s1", "s2", "s3", "s4", "s5", "s6"}
    assert next(each for each in record.statements if each.id == "s1") == HARBOUR.statements[0]


def test_a_deleted_annotation_is_gone(cas):
    cas.remove(at(cas, "Statement", "that boats had carried rifles to the island"))
    record = read_cas(exported(cas), HARBOUR)
    assert [each.id for each in record.statements] == ["s1", "s2", "s3", "s4"]


def test_characters_beyond_the_first_plane_are_counted_as_java_does():
    record = record_of("🎉 Rain, {s:{a1:Ana Reyes}} {q:said} {c:🌧️ all day}.")
    cas = cassis.load_cas_from_xmi(io.BytesIO(write_xmi(record)), typesystem=cassis.load_typesystem(io.BytesIO(TYPES)))
    assert at(cas, "Statement", "🌧️ all day").act == "assert"
    assert b'begin="9"' in write_xmi(record)  # two units for the first character
    assert read_cas(write_xmi(record), record) == record


def test_characters_that_no_xml_holds_go_along_as_json_only():
    record = Record(article=Article(id="a", text="Rain\x0c and sun."), model=Model(name="by hand", version="1"))
    with pytest.raises(ExchangeError, match="XML can't hold"):
        write_xmi(record)
    assert read_cas(write_cas_json(record), record) == record


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Ana Reyes left.", "no UIMA CAS"),
        (b"<html></html>", "no UIMA CAS"),
        (b"[]", "no UIMA CAS"),
        (b"{}", "no UIMA CAS|another one"),
        (b"PK\x03\x04 nothing", "ZIP file is damaged"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>' + XMI.partition(b"?>")[2].lstrip(), "document type"),
        (XMI.replace(b"Gunmen", b"Rowers"), "text of the document is another one"),
        (XMI.replace(b'act="deny"', b'act="refute"'), "value of act: 'refute'"),
        (XMI.replace(b'role="cue"', b'role="verb"'), "no such role: 'verb'"),
        (XMI.replace(b'kind="place"', b'kind="planet"'), "kind of actor: 'planet'"),
        (XMI.replace(b'event_type="coerce"', b'event_type="rob"'), "type of event: 'rob'"),
    ],
)
def test_what_is_no_record_is_refused_with_the_reason(content, says):
    with pytest.raises(ExchangeError, match=says):
        read_cas(content, HARBOUR)


def test_without_its_library_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "cassis", None)
    monkeypatch.setattr("onrecord.exchange.cas.types.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'onrecord\[inception\]'"):
        write_xmi(HARBOUR)
