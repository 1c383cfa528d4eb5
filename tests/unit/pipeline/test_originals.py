"""An article held against originals of every kind."""

from pathlib import Path

import pytest

from onrecord import Article, InputError
from onrecord.errors import MissingExtraError, UnreadableInputError
from onrecord.ingest.documents import sandbox
from onrecord.pipeline.checking import check
from onrecord.schema import Check, Record

FILES = Path(__file__).parents[1] / "ingest" / "documents" / "files"
ARTICLE = (
    "HARROWGATE — The harbour wall is rotten, the council heard on Tuesday.\n\n"
    "“We can leave the wall as it is for another winter,” Ilse Brandvold said.\n\n"
    "“None of them costs less over thirty years,” Mayor Pym said.\n\n"
    "“We have promised them a pontoon before the end of March,” Mette Lang said.\n\n"
    "“The fishermen are asking where they can land,” she said. “Nobody has ever asked them about the light.”"
)


def against(record: Record) -> list[Check]:
    return [each for each in record.checks if each.kind == "against"]


SCHOOL = (
    "“We will not close the last school in the valley,” Ana Reyes said on Monday.\n\n"
    "The council meets again in May, and nobody knows what it will decide.\n\n"
    "“We will close the last school in the valley,” Ana Reyes had said."
)


@pytest.mark.parametrize("name", ["labels.vtt", "labels_in_capitals.srt", "voices.vtt"])
def test_quotations_are_looked_up_in_captions(name: str) -> None:
    findings = against(check(ARTICLE, against=[FILES / name]))
    assert [each.verdict for each in findings] == ["altered", "other_speaker", "altered", "identical", "not_found"]
    assert findings[0].elsewhere[0].file == name
    assert findings[0].elsewhere[0].place is not None
    assert findings[0].elsewhere[0].place.startswith("00:00:")
    assert findings[1].message.startswith("Quoted from Pym; in the original, ")


@pytest.mark.parametrize(("name", "place"), [("chrome_two_columns.pdf", "page 1"), ("python_docx_release.docx", None)])
def test_quotations_are_looked_up_in_documents(name: str, place: str | None) -> None:
    from onrecord.pipeline import read

    original = read(FILES / name)
    said = max((each for each in original.statements if each.form == "direct"), key=lambda each: len(each.content_text))
    words = said.content_text.split(" … ")[0].strip('“”"., ')
    (finding,) = against(check(f"The report was read out. It says: “{words}.”", against=[FILES / name]))
    assert finding.verdict == "identical"
    assert finding.elsewhere[0].file == name
    assert place is None or finding.elsewhere[0].place == place


def test_an_article_is_an_original_under_its_own_id() -> None:
    said = Article(id="speech-1", text="We cannot leave the wall as it is for another winter.")
    findings = against(check(ARTICLE, against=[said]))
    assert (findings[0].elsewhere[0].article, findings[0].elsewhere[0].file) == ("speech-1", None)


def test_without_originals_an_article_is_held_against_itself_alone() -> None:
    found = [(each.kind, each.verdict) for each in check(SCHOOL).checks]
    assert ("quotation", "turned") in found
    assert "against" not in {kind for kind, _ in found}


def test_findings_against_originals_come_after_the_others_with_ids_of_their_own() -> None:
    said = "Ana Reyes: We will close the last school in the valley."
    kinds = [each.kind for each in check(SCHOOL, against=[said]).checks]
    assert kinds[-2:] == ["against", "against"]
    assert "against" not in kinds[:-2]


def test_an_original_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"nowhere\.pdf"):
        check(ARTICLE, against=[tmp_path / "nowhere.pdf"])
    with pytest.raises(InputError):
        check(ARTICLE, against=["  "])


def test_an_original_that_needs_a_library_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[documents\]"):
        check(ARTICLE, against=[FILES / "labels.vtt"])
