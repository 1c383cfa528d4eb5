"""No figure is told in two ways: the README, the docs and the model card say what the desk's file of figures says."""

import json
import re
from pathlib import Path

import pytest

from onrecord.desk.figures import accuracy
from onrecord.encoder.network import WEIGHTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ACCURACY = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
CARD = (WEIGHTS / "README.md").read_text(encoding="utf-8")
FIGURES = accuracy()


def test_the_figures_are_of_the_network_that_ships():
    shipped = json.loads((WEIGHTS / "model.json").read_text(encoding="utf-8"))
    assert (FIGURES.network.name, FIGURES.network.version) == (shipped["name"], shipped["version"])


@pytest.mark.parametrize("page", [README, CARD])
def test_no_table_of_measured_figures_is_written_by_hand(page):
    """What stands between cog's marks is checked against the file of figures by `docs/build.py --check`."""
    by_hand = re.sub(r"\[\[\[cog.*?\[\[\[end\]\]\]", "", page, flags=re.DOTALL)
    for run, what in (
        ("worldnews dev, full", ("linked overlap", "f1")),
        ("polnear dev, flat", ("exact", "source", "f1")),
    ):
        value = f"{FIGURES.figure(run, *what).value} ("
        assert value in page
        assert value not in by_hand


@pytest.mark.parametrize("page", [ACCURACY, CARD])
def test_each_page_says_who_marked_what_is_right(page):
    for gold in FIGURES.marked:
        assert f"| {gold.corpus} | {gold.what} | {gold.articles} | {gold.marked_by} | {gold.agreement} |" in page


def test_the_readme_tells_how_well_times_are_read():
    flat = " ".join(README.split())
    both, mean = FIGURES.times["timebank and aquaint"], FIGURES.times["meantime"]
    assert f"({both.articles} articles): strict F1 {both.strict:.0f}, relaxed {both.relaxed:.0f}, " in flat
    assert f" {both.relaxed:.0f}, value {both.value:.0f};" in flat
    told = re.search(r"on MEANTIME, none of whose errors were looked at, (\d+), (\d+) and (\d+);", flat)
    measured = (mean.strict, mean.relaxed, mean.value)
    assert all(abs(int(said) - f1) <= 0.51 for said, f1 in zip(told.groups(), measured, strict=True))
    dates = FIGURES.dates
    assert f"when the dates of {dates.articles} were hidden, it gave {dates.given} of them a year" in flat


def test_the_model_card_gives_the_licence_of_every_corpus_that_was_used():
    (told,) = re.findall(r"^## The corpora and their licences$(.*?)^## ", CARD, re.MULTILINE | re.DOTALL)
    for corpus in ("PolNeAR", "World news", "GUM", "re3d", "BASIL", "News pages of 2022–26", "TimeBank", "MEANTIME"):
        assert re.search(rf"^\| {corpus}[^|]*\|[^|]+\|[^|]+\|$", told, re.MULTILINE), corpus
