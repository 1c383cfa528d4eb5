"""An article's quotations, looked up in originals."""

import pytest

from onrecord.checks import CheckInput, Finding
from onrecord.checks.against import against
from onrecord.schema import Article, Place, Record
from tests.support import record_of

HEARING = (
    "{s1:{a1:MS. REYES}}: {c1:Thank you, Chairman. The old bridge was not safe, and, uh, we knew it for eleven years. "
    "We will mend it only if the county pays for it.}\n\n"
    "{s2:{a2:MR. HALE}}: {c2:I never said that the ferry was late. It was the colour of the water that was odd.}"
)


def original(**fields: object) -> Record:
    return record_of(HEARING, id="hearing", **fields)


def checked(article: str, *originals: Record, file: str | None = "hearing.pdf") -> list[Finding]:
    given = originals or (original(),)
    files = {each.article.id: file for each in given} if file else {}
    return list(against(CheckInput(record_of(article), originals=given, files=files)))


def verdict(quotation: str, speaker: str = "Ana Reyes") -> str:
    (finding,) = checked(f"{{c:“{quotation},”}} {{s:{{a1:{speaker}}}}} {{q:said}}.")
    return finding.verdict


@pytest.mark.parametrize(
    "quotation",
    [
        "The old bridge was not safe, and we knew it for 11 years",
        "the old bridge was not safe",
        "[The bridge] was not safe … we knew it for eleven years",
        "We will mend it only if the county pays for it",
        "The old bridge wasn't safe — and we knew it",
    ],
)
def test_the_same_words_are_identical(quotation: str) -> None:
    assert verdict(quotation) == "identical"


@pytest.mark.parametrize(
    "quotation",
    [
        "The old bridge was safe, and we knew it for eleven years",
        "The bridge was not safe, and we knew it",
        "We will mend it if the county pays for it",
        "We will mend it",
        "The old bridge was … safe, and we knew it for eleven years",
    ],
)
def test_what_is_left_out_is_cut(quotation: str) -> None:
    assert verdict(quotation) == "cut"


@pytest.mark.parametrize(
    "quotation",
    [
        "The old bridge was not sound, and we knew it for eleven years",
        "The old bridge was not safe, and we knew it for twelve years",
        "The very old bridge was not safe, and we knew it for eleven years",
    ],
)
def test_other_words_are_altered(quotation: str) -> None:
    assert verdict(quotation) == "altered"


def test_words_that_are_nowhere_are_not_found() -> None:
    assert verdict("Nobody has ever asked us about the old mill") == "not_found"


def test_the_words_of_another_are_called_so() -> None:
    assert verdict("It was the color of the water that was odd") == "other_speaker"
    assert verdict("It was the color of the water that was odd", "Tom Hale") == "identical"


def test_who_he_is_is_less_sure_than_a_name() -> None:
    said = "{c:“It was the color of the water that was odd,”}"
    (named,) = checked(f"{said} {{s:{{a1:Ana Reyes}}}} {{q:said}}.")
    (unnamed,) = checked(f"{{a1:Ana Reyes}} spoke. {said} {{s:{{a1:she}}}} {{q:said}}.")
    assert named.verdict == unnamed.verdict == "other_speaker"
    assert named.confidence > unnamed.confidence


def test_nobody_is_another_where_a_name_is_missing() -> None:
    (finding,) = checked("{c:“It was the color of the water that was odd,”} {s:a witness} {q:said}.")
    assert finding.verdict == "identical"
    nameless = record_of("It was the color of the water that was odd.", id="note")
    (finding,) = checked("{c:“It was the color of the water that was odd,”} {s:{a1:Ana Reyes}} {q:said}.", nameless)
    assert finding.verdict == "identical"


def test_a_condition_that_the_article_gives_beside_the_quotation_is_not_missing() -> None:
    (finding,) = checked("{c:“We will mend it,”} {s:{a1:Ana Reyes}} {q:said}, but only if the county pays.")
    assert finding.verdict == "identical"


def test_a_quotation_that_nobody_is_named_for_is_looked_up_too() -> None:
    (finding,) = checked("The hearing heard of a bridge that “was not safe, and we knew it”.")
    assert (finding.verdict, finding.statements) == ("identical", ())


def test_fewer_than_three_words_are_not_looked_up() -> None:
    assert checked("She called it “not safe”, and a “shame”.") == []


def test_a_finding_has_both_passages_and_the_place() -> None:
    record = original()
    article = record.article.model_copy(update={"places": (Place(0, len(record.article.text), "page 3"),)})
    record = record.model_copy(update={"article": Article.model_validate(article.model_dump())})
    (finding,) = checked("{c:“The old bridge was safe, and we knew it,”} {s:{a1:Ana Reyes}} {q:said}.", record)
    (passage,) = finding.elsewhere
    assert (passage.file, passage.article, passage.place) == ("hearing.pdf", None, "page 3")
    assert passage.text == "The old bridge was not safe, and, uh, we knew it"
    assert finding.statements == ("s1",)
    assert finding.message == "The quotation leaves out “not”, which may turn what is said (hearing.pdf, page 3)"


def test_an_original_may_be_another_article() -> None:
    (finding,) = checked("She said it “was not safe, and we knew it”.", file=None)
    assert (finding.elsewhere[0].article, finding.elsewhere[0].file) == ("hearing", None)


def test_the_best_of_several_originals_counts() -> None:
    other = record_of("Ana Reyes: The old bridge was not very safe, I think, and we knew it.", id="note")
    findings = checked("She said it “was not safe, and we knew it”.", other, original())
    assert [(each.verdict, each.elsewhere[0].file) for each in findings] == [("identical", "hearing.pdf")]
    assert len(findings[0].elsewhere) == 1


def test_an_interrupted_quotation_is_looked_up_as_one() -> None:
    (finding,) = checked("{c:“The old bridge was safe,”} {s:{a1:Ana Reyes}} {q:said}, {c:“and we knew it.”}")
    assert (finding.verdict, len(finding.about)) == ("cut", 2)


def test_labels_of_speakers_are_nothing_that_anybody_says() -> None:
    (finding,) = checked("They heard: “We will mend it only if the county pays for it. I never said that.”")
    assert finding.verdict == "identical"
