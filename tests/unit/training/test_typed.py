"""Other corpora's triggers become types of ours, at their place in a text with ordinary spaces."""

import json
from pathlib import Path

import pytest

from onrecord.encoder.heads.events import TYPES
from training import typed
from training.typed import NEAR_COPIES, Typed, joined, load, table
from training.typemaps import MAVEN, RAMS, WIKIEVENTS, WIKIEVENTS_ROOTS, WORDS, our_type


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The mayor , Ida Berg , left .", "The mayor, Ida Berg, left."),
        ("a closed - circuit film ( of 2 , 000 men )", "a closed-circuit film (of 2,000 men)"),
        ("at 09 : 30 , 7 : 5 to them", "at 09:30, 7: 5 to them"),
        ("in 2009 , 12 ships ; in May , 300 more", "in 2009, 12 ships; in May, 300 more"),
        ("the U . S . fleet paid $ 5 at 4 p . m .", "the U.S. fleet paid $5 at 4 p.m."),
        ("We have n’t met Ms. Berg 's men , he ’ll say", "We haven’t met Ms. Berg's men, he’ll say"),
        ("I don ’ t and didn ' t", "I don’t and didn't"),
        ("the workers ' union", "the workers' union"),
        ("He said : `` Go . '' They went", 'He said: "Go." They went'),
        ('" One " and " two "', '"One" and "two"'),
        ("“ The ‘ old ’ town ” burnt", "“The ‘old’ town” burnt"),
        ("TARN - A storm , and / or rain — heavy", "TARN-A storm, and/or rain — heavy"),
    ],
)
def test_tokens_become_a_text_with_ordinary_spaces(tokens: str, text: str) -> None:
    assert joined(tokens.split(" "))[0] == text


def test_each_token_is_where_its_span_says() -> None:
    tokens = 'Ida ’ s so - called " truce " ended at 4 p . m . , they said'
    text, spans = joined(tokens.split(" "))
    assert " ".join(text[start:end] for start, end in spans) == tokens


def write(folder: Path, name: str, content: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf8")


def sentence(name: int, tokens: str, *events: tuple[int, int, str]) -> dict:
    found = [{"text": "", "start": start, "end": end, "event_type": kind} for start, end, kind in events]
    return {"id": name, "tokens": tokens.split(" "), "events": found}


def passage(key: str, sentences: list[str], first: int, last: int, kind: str) -> str:
    row = {
        "doc_key": key,
        "sentences": [s.split(" ") for s in sentences],
        "evt_triggers": [[first, last, [[kind, 1.0]]]],
    }
    return json.dumps(row) + "\n"


def document(text: str, *triggers: tuple[str, int, str]) -> dict:
    return {
        "doctext": text,
        "templates": [{"incident_type": kind, "Human_Trig": [[[words, at]]]} for words, at, kind in triggers],
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of corpora with a few rows of each, in their own forms."""
    rows = [
        sentence(1, "The rebels , cut off , withdrew from Tarn .", (6, 7, "Escaping"), (3, 5, "Hindering")),
        sentence(2, "the unk withdrew .", (2, 3, "Escaping")),
    ]
    write(tmp_path, "maven/dev.json", json.dumps(rows))
    write(tmp_path, "maven/test.json", json.dumps([sentence(3, "Eleven people died .", (2, 3, "Death"))]))
    sentences = ["Tarn 's envoy spoke .", "They won elections and bought the mill ."]
    write(tmp_path, "rams/dev.jsonlines",
          passage("r1", sentences, 6, 7, "personnel.elect.winelection")
          + passage("r2", sentences, 9, 9, "transaction.transfermoney.purchase")
          + passage("r3", sentences, 9, 9, "transaction.transferownership.n/a"))  # fmt: skip
    text = "It went off . The bomb went off in Tarn - by - Sea , and police charged Per Holm ."
    write(tmp_path, "wikievents/train.json", json.dumps({
        "w1": document(text, ("went of", 23, "Conflict.Attack"), ("charged", 64, "Justice.ChargeIndict")),
        next(iter(NEAR_COPIES)).removeprefix("wikievents/"): document("The attack .", ("attack", 4, "Conflict.Attack")),
    }))  # fmt: skip
    return tmp_path


def told(text: Typed) -> list[tuple[str, str]]:
    return [(text.text[start:end], ours) for start, end, ours in text.triggers]


def test_triggers_of_all_corpora_stand_where_their_words_do(data: Path) -> None:
    assert {text.id: told(text) for text in load(data)} == {
        "maven/1": [("withdrew", "retreat")],
        "rams/r1": [("won elections", "elect"), ("bought", "business")],
        "wikievents/w1": [("went off", "assault"), ("charged", "justice")],
    }


def test_of_a_word_that_occurs_twice_the_marked_one_is_the_trigger(data: Path) -> None:
    text = load(data)[-1]
    assert text.text.startswith("It went off. The bomb went off in Tarn-by-Sea, and")
    assert text.triggers[0][0] == text.text.rindex("went off")


def test_the_table_counts_triggers_by_type_and_corpus(data: Path) -> None:
    lines = table(load(data)).splitlines()
    assert lines[0] == "| type | maven | rams | wikievents | all |"
    assert "| justice | 0 | 0 | 1 | 1 |" in lines
    assert lines[-2:] == ["| all triggers | 1 | 2 | 2 | 5 |", "| texts | 1 | 1 | 1 | 3 |"]


def test_a_trigger_of_two_of_our_types_is_left_out_and_one_whose_other_type_is_silent_is_not() -> None:
    two = [(1, 2, "Conflict.Attack"), (1, 2, "Justice.Convict")]
    assert typed.typed("d", ["They", "struck"], two).triggers == []
    assert typed.typed("d", ["They", "fought"], [(1, 2, "Attack"), (1, 2, "Causation")]).triggers == [
        (5, 11, "assault")
    ]


def test_a_trigger_outside_its_text_is_named() -> None:
    with pytest.raises(ValueError, match=r"d: a trigger has the tokens 1 up to 3, and the text has 2"):
        typed.typed("d", ["They", "fought"], [(1, 3, "Attack")])


def test_a_trigger_that_starts_no_token_is_named(data: Path) -> None:
    write(
        data, "wikievents/train.json", json.dumps({"w": document("The bomb blew up .", ("lew", 10, "Conflict.Attack"))})
    )
    with pytest.raises(ValueError, match=r"wikievents/w: the trigger 'lew' is not at a token"):
        load(data)


def test_an_unknown_type_is_named() -> None:
    with pytest.raises(ValueError, match=r"'Conflict.Parley' \(of the trigger 'parley'\) is in no table"):
        our_type("Conflict.Parley", "parley")


@pytest.mark.parametrize(
    ("corpus_type", "trigger", "ours"),
    [
        ("Killing", "massacred", "assault"),
        ("Killing", "killed", None),
        ("Catastrophe", "Earthquake", "disaster"),
        ("Catastrophe", "crashed", "harm"),
        ("Legal_rulings", "ruled", "decide"),
        ("Legal_rulings", "ruled out", None),
        ("conflict.attack.invade", "invaded", "assault"),
        ("conflict.attack.stealrobhijack", "robbed", None),
        ("life.die.n/a", "murdered", "assault"),
        ("life.die.n/a", "died", None),
        ("transaction.transferownership.embargosanction", "boycott", "protest"),
        ("transaction.transferownership.embargosanction", "sanctions", "sanction"),
        ("Life.Die.Unspecified", "killed", None),
        ("Contact.Contact.Meet", "talks", "consult"),
    ],
)
def test_the_word_is_asked_first_then_the_type_from_its_last_level_up(
    corpus_type: str, trigger: str, ours: str | None
) -> None:
    assert our_type(corpus_type, trigger) == ours


def test_the_tables_name_only_our_types_and_types_they_have() -> None:
    tables = {**MAVEN, **RAMS, **WIKIEVENTS}
    named = {ours for ours in tables.values() if ours} | {o for words in WORDS.values() for o in words.values() if o}
    assert named <= set(TYPES)
    assert len(tables) == len(MAVEN) + len(RAMS) + len(WIKIEVENTS)  # no corpus has another's name for a type
    assert len(MAVEN) == 168
    for name in WORDS:
        assert name in tables or name.rpartition(".")[0] in tables


def test_what_a_type_of_wikievents_teaches_is_right_where_it_is_measured() -> None:
    assert WIKIEVENTS_ROOTS.keys() == WIKIEVENTS.keys()
    for name, allowed in WIKIEVENTS_ROOTS.items():
        taught = {WIKIEVENTS[name], *WORDS.get(name, {}).values()} - {None}
        assert taught <= set(allowed) <= set(TYPES), name
