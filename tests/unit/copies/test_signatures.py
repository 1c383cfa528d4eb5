"""Signatures: small, the same everywhere, and good enough to estimate by."""

import subprocess
import sys

import numpy as np
import pytest

from onrecord.copies.shingles import shingles
from onrecord.copies.signatures import BANDS, ORDERS, ROWS, SIZE, band_keys, signature, unpack

REPORT = "The ferry at Pier 7 will run again on Friday, its owner said after a week of repairs."


def words(first, last):
    return " ".join(f"word{number}" for number in range(first, last))


def test_a_signature_stays_the_same_from_one_version_to_the_next():
    # Archives and unfinished runs keep signatures. Another number here spoils them all.
    assert signature(REPORT)[:12].hex() == "0f000000d185e3ecf5a02aff"
    assert len(signature(REPORT)) == SIZE


def test_another_process_computes_the_same_signature():
    program = f"from onrecord.copies import signature; print(signature({REPORT!r}).hex())"
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        assert told.stdout.strip() == signature(REPORT).hex()


def test_a_long_text_is_looked_at_whole():
    assert signature(words(0, 5_000)) != signature(words(0, 5_001))


def test_the_share_of_what_is_equal_estimates_the_share_of_common_shingles():
    errors = []
    for number in range(120):
        one, other = words(number * 10_000, number * 10_000 + 400), words(number * 10_000 + 100, number * 10_000 + 500)
        a, b = set(shingles(one).tolist()), set(shingles(other).tolist())
        _, firsts = unpack([signature(one), signature(other)])
        errors.append((firsts[0] == firsts[1]).mean() - len(a & b) / len(a | b))
    share = len(a & b) / len(a | b)
    assert abs(np.mean(errors)) < 0.012
    assert np.std(errors) == pytest.approx((share * (1 - share) / ORDERS) ** 0.5, rel=0.3)


def test_texts_that_share_a_band_are_as_many_as_the_formula_says():
    met, pairs = 0, 300
    for number in range(pairs):
        one, other = words(number * 10_000, number * 10_000 + 300), words(number * 10_000 + 170, number * 10_000 + 470)
        _, firsts = unpack([signature(one), signature(other)])
        keys = band_keys(firsts)
        met += bool((keys[0] == keys[1]).any())
    a, b = set(shingles(one).tolist()), set(shingles(other).tolist())
    share = len(a & b) / len(a | b)
    assert met / pairs == pytest.approx(1 - (1 - share**ROWS) ** BANDS, abs=0.1)


def test_no_key_belongs_to_two_bands():
    _, firsts = unpack([signature("")])
    assert len(set(band_keys(firsts).ravel().tolist())) == BANDS


def test_what_is_no_signature_is_an_error():
    with pytest.raises(ValueError, match="buffer size"):
        unpack([signature(REPORT), b"short"])
