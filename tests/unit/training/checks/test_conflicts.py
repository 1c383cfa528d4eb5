"""Made articles contradict themselves at one place, and say where the other places are."""

import json
from pathlib import Path

import pytest

from training.checks.by_hand import Exchange, exchanged, exchanges
from training.checks.conflicts import drawn, made, unaltered
from training.checks.facts import Fact, marked, patterned, repeated
from training.checks.made import FACTS, TEXTS, Text, gum, ours

BODY = (
    "A fire at the Lund mill killed 14 people on Friday, the mayor, Ana Berg, said.\n\n"
    "Ms Berg, 51, had opened the mill in 1999. A service for the 14 dead is on Sunday, 12 March, which is a Sunday.\n\n"
    "“We were told to wait,” said Tom Gray. The 51-year-old mayor left. “We were told,” said Gray, “to wait.”"
)
TEXT = Text("01-mill", f"Fire kills 14\n\n{BODY}", 15)
LINES = [
    {"kind": "number", "places": ["killed {14} people", "for the {14} dead"]},
    {"kind": "age", "places": ["Ms Berg, {51}, had", "The {51}-year-old"]},
    {"kind": "office", "places": ["mayor, {Ana Berg}, said", "mayor left"], "holder": "she"},
    {"kind": "name", "everywhere": "Berg"},
    {"kind": "quotation", "places": ["{We were told to wait}", "left. “{We were told},”", "“{to wait}.”"]},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "01-mill.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in LINES), "utf8")
    return tmp_path


def test_each_article_is_altered_at_one_place_and_nowhere_else(folder: Path) -> None:
    articles = list(made(TEXT, marked(TEXT, folder), 1))
    assert [article.kind for article in articles].count("number") == 2
    for article in articles:
        assert article.altered is not None
        assert article.was is not None
        start, end = article.altered
        assert article.text[:start] + article.was + article.text[end:] == TEXT.text
        assert article.text[start:end] != article.was


def test_the_other_places_still_say_what_they_said(folder: Path) -> None:
    for article in made(TEXT, marked(TEXT, folder), 1):
        others = {article.text[start:end] for start, end in article.others}
        assert others == ({"mayor left"} if article.kind == "office" else {article.was})


def test_a_place_without_braces_is_never_altered(folder: Path) -> None:
    office = [article for article in made(TEXT, marked(TEXT, folder), 1) if article.kind == "office"]
    assert [article.was for article in office] == ["Ana Berg"]
    assert "mayor left" in office[0].text


def test_the_same_seed_makes_the_same_articles(folder: Path) -> None:
    facts = marked(TEXT, folder)
    assert list(made(TEXT, facts, 1)) == list(made(TEXT, facts, 1))
    assert [a.text for a in made(TEXT, facts, 1)] != [a.text for a in made(TEXT, facts, 2)]


def test_articles_are_drawn_in_turns_over_the_texts(folder: Path) -> None:
    facts = marked(TEXT, folder)
    other = Text("02-mill", TEXT.text, TEXT.body)
    assert [a.of for a in drawn([(TEXT, facts, 9), (other, facts, 1)], 4, 1)] == [
        "01-mill",
        "02-mill",
        *["01-mill"] * 2,
    ]


def test_the_unaltered_article_is_the_text_as_it_is() -> None:
    assert unaltered(TEXT).text == TEXT.text
    assert unaltered(TEXT).kind is None


def test_a_quotation_that_is_given_twice_has_its_parts(folder: Path) -> None:
    [quotation] = repeated(TEXT, folder)
    assert TEXT.text[slice(*quotation.first)] == "We were told to wait"
    assert [TEXT.text[slice(*span)] for span in quotation.second] == ["We were told", "to wait"]


@pytest.mark.parametrize("places", [["{Gray}", "for the {14} dead"], ["killed {15} people", "for the {14} dead"]])
def test_a_place_that_does_not_stand_there_once_is_refused(tmp_path: Path, places: list[str]) -> None:
    (tmp_path / "01-mill.jsonl").write_text(json.dumps({"kind": "number", "places": places}), "utf8")
    with pytest.raises(ValueError, match=r"01-mill: '.*' stands . times"):
        marked(TEXT, tmp_path)


def test_a_surname_of_relatives_is_not_altered_after_a_first_name(tmp_path: Path) -> None:
    words = "Head\n\nAda Moss left. Her son, Bo Moss, stayed. Mrs Moss rang him. Then Moss sang."
    (tmp_path / "02-moss.jsonl").write_text(json.dumps({"kind": "name", "everywhere": "Moss"}), "utf8")
    [fact] = marked(Text("02-moss", words, 6), tmp_path)
    assert [words[start - 4 : end] for start, end in fact.values] == ["Mrs Moss"]


def test_a_fact_with_one_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "01-mill.jsonl").write_text(json.dumps({"kind": "number", "places": ["killed {14} people"]}), "utf8")
    with pytest.raises(ValueError, match="needs two places"):
        marked(TEXT, tmp_path)


def test_of_a_document_without_marked_facts_surnames_of_one_person_and_equal_counts_are_facts() -> None:
    words = (
        "Head\n\nIda Marlow led 23 wardens.\n\nMarlow, with her 23 wardens, met Bo Stone and Al Stone.\n\nStone left."
    )
    names = [("Ida Marlow", "1"), ("Marlow,", "1"), ("Bo Stone", "2"), ("Al Stone", "3")]
    mentions = []
    for name, cluster in names:
        start = words.index(name if name != "Marlow," else "Marlow, with")
        mentions.append(
            {"start": start, "end": start + len(name.rstrip(",")), "kind": "person", "form": "name", "cluster": cluster}
        )
    text = Text("GUM_news_marlow", words, 6, tuple(mentions))  # type: ignore[arg-type]
    name, number = patterned(text)
    assert [words[slice(*span)] for span in name.values] == ["Marlow", "Marlow"]
    assert [words[slice(*span)] for span in number.values] == ["23", "23"]


def test_what_differs_or_is_a_measure_is_no_fact() -> None:
    words = "Head\n\nThere were 23 wardens for 12 miles.\n\nLater 25 wardens went 12 miles, and 23 wardens stayed."
    assert patterned(Text("GUM_news_wardens", words, 6)) == []


def test_a_text_altered_by_hand_has_its_other_places_where_they_moved_to() -> None:
    exchange = Exchange(
        of="01-mill", kind="weekday", old="killed 14 people", new="killed a dozen people", others=["for the 14 dead"]
    )
    article = exchanged(TEXT, exchange, 3)
    assert article.id == "01-mill/hand-3"
    assert article.altered is not None
    assert article.text[slice(*article.altered)] == "killed a dozen people"
    assert [article.text[slice(*span)] for span in article.others] == ["for the 14 dead"]


def test_gum_is_asked_for_where_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"gum/train.jsonl"):
        gum(tmp_path, ["news"])


def test_gums_documents_are_chosen_by_genre(tmp_path: Path) -> None:
    (tmp_path / "gum").mkdir()
    for part, genre in (("train", "news"), ("dev", "bio")):
        line = json.dumps({"id": f"GUM_{genre}_x", "text": "Head\n\nBody.", "mentions": []})
        (tmp_path / "gum" / f"{part}.jsonl").write_text(line, "utf8")
    [text] = gum(tmp_path, ["news"])
    assert (text.id, text.text[text.body :]) == ("GUM_news_x", "Body.")


shipped = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are not here")


@shipped
def test_every_marked_fact_stands_in_its_text() -> None:
    texts = {text.id: text for text in ours()}
    assert {path.stem for path in FACTS.glob("*.jsonl")} <= set(texts)
    facts: list[Fact] = [fact for text in texts.values() for fact in marked(text)]
    assert len(facts) > 300
    assert sum(len(repeated(text)) for text in texts.values()) >= 50


@shipped
def test_fifty_texts_are_altered_by_hand_each_in_words_that_stand_there_once() -> None:
    texts = {text.id: text for text in ours()}
    found = exchanges()
    assert len(found) == 50
    for number, each in enumerate(found):
        assert exchanged(texts[each["of"]], each, number).text != texts[each["of"]].text
