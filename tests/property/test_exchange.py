import re
import warnings
from pathlib import Path
from random import Random

import pytest
from cassis import load_cas_from_json
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.errors import ExchangeError
from onrecord.exchange import read_brat, read_cas, write_brat, write_cas_json, write_xmi
from onrecord.schema import Record
from tests.property.test_record_roundtrip import records

unhurried = settings(deadline=None)  # the first CAS loads its library


GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "records").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_record_of_an_article_comes_back_as_it_went(path):
    record = Record.from_json(path.read_bytes())
    assert read_brat(write_brat(record), record, record.article.text) == record
    assert read_cas(write_xmi(record), record) == record


@given(records())
@unhurried
def test_what_comes_back_from_brat_unchanged_changes_nothing(record):
    assert read_brat(write_brat(record), record, record.article.text) == record


@given(records())
@unhurried
def test_what_comes_back_from_a_cas_unchanged_changes_nothing(record):
    assert read_cas(write_cas_json(record), record) == record
    try:
        written = write_xmi(record)
    except ExchangeError:
        assume(False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_cas(written, record) == record


@given(records(), st.integers(0, 2**32))
@unhurried
def test_a_file_of_brat_with_lines_gone_and_changed_gives_a_record_or_is_refused(record, seed):
    chance = Random(seed)
    lines = write_brat(record).splitlines(keepends=True)
    changed = "".join(_damaged(line, chance) for line in lines if chance.random() < 0.9)
    try:
        edited = read_brat(changed, record)
    except ExchangeError:
        return
    assert Record.from_json(edited.to_json()) == edited
    assert edited.article == record.article


def _damaged(line: str, chance: Random) -> str:
    """Change a number in one line of ten."""
    numbers = list(re.finditer(r"\d+", line))
    if not numbers or chance.random() < 0.9:
        return line
    found = chance.choice(numbers)
    return line[: found.start()] + str(chance.randrange(1, 40)) + line[found.end() :]


@given(records(), st.integers(0, 2**32))
@unhurried
def test_a_cas_with_annotations_gone_gives_a_record(record, seed):
    chance = Random(seed)
    cas = load_cas_from_json(write_cas_json(record).decode())
    for each in list(cas.select("uima.tcas.Annotation")):
        if each.type.name.startswith("onrecord.") and chance.random() < 0.2:
            cas.remove(each)
    edited = read_cas(cas.to_json().encode(), record)
    assert Record.from_json(edited.to_json()) == edited
