"""No figure is told in two ways: the README and the model card say what the desk's file of figures says."""

import json
import re
from pathlib import Path

import pytest

from onrecord.desk.figures import accuracy
from onrecord.encoder.network import WEIGHTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CARD = (WEIGHTS / "README.md").read_text(encoding="utf-8")
FIGURES = accuracy()
WORLD, POLITICS = (FIGURES.statements[name] for name in ("worldnews dev, full", "polnear dev, flat"))


def row(page: str, first: str) -> list[str]:
    """The cells of the first row of a table that begins so, without stars."""
    (found,) = re.findall(rf"^\| {re.escape(first)}[^|]*\|(.+)\|$", page, re.MULTILINE)[:1]
    return [cell.strip().strip("*") for cell in found.split("|")]


def test_the_figures_are_of_the_network_that_ships():
    shipped = json.loads((WEIGHTS / "model.json").read_text(encoding="utf-8"))
    assert (FIGURES.network.name, FIGURES.network.version) == (shipped["name"], shipped["version"])


def test_the_readme_tells_how_well_statements_are_found():
    exact = POLITICS.exact
    assert row(README, "**onrecord**, int8, development part")[1:] == [
        f"{x}" for x in (exact.source, exact.cue, exact.content)
    ]
    exact = WORLD.exact
    assert row(README, "**onrecord**, int8, 60 articles") == [
        f"{x}" for x in (exact.source, exact.cue, exact.content, WORLD.overlap.f1)
    ]
    assert WORLD.articles == 60
    found = re.search(r"onrecord finds (\d+) % of the statements, and (\d+) % of what it finds is right", README)
    assert found
    assert [int(each) for each in found.groups()] == [round(WORLD.overlap.r), round(WORLD.overlap.p)]
    assert f"On PolNeAR the F1 is {POLITICS.overlap.f1}" in " ".join(README.split())


def test_the_readme_tells_how_well_speakers_are_named():
    for first, corpus in (("18 political articles", "polnear dev"), ("world news (60 articles, 407", "worldnews dev")):
        all_ = FIGURES.speakers[corpus]["named, all"]
        assert row(README, first) == [f"{round(x)}" for x in (all_.right, all_.wrong, all_.unanswered)]
        assert f"{all_.gold} sources" in README
    names = FIGURES.names
    flat = " ".join(README.split())
    assert (
        f"F1 {names['gum dev'].f1} on all genres of GUM's development part, {names['gum dev, news'].f1} on its news;"
        in flat
    )
    assert f"{names['gum dev'].coreference} and {names['gum dev, news'].coreference}." in flat


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


@pytest.mark.parametrize("name", FIGURES.statements)
def test_the_model_card_tells_how_well_statements_are_found(name):
    first = {
        "worldnews dev, full": "world news (60 articles), full",
        "polnear dev, flat": "PolNeAR (84 articles), in its",
        "polnear dev, full, outer": "PolNeAR, full style, outer",
    }[name]
    run = FIGURES.statements[name]
    exact = run.exact
    assert row(CARD, first) == [f"{x}" for x in (exact.source, exact.cue, exact.content, run.linked.f1, run.overlap.f1)]


def test_the_model_card_tells_each_kind_of_case():
    for case in WORLD.kinds:
        kind = f"{case.group} | {case.kind or 'all of them'} "
        (told,) = re.findall(rf"^\| {re.escape(kind)}\| (\d+) \| (\S+) \|$", CARD, re.MULTILINE)
        assert told == (str(case.gold), f"{case.found / case.gold:.2f}"), kind


def test_the_model_card_tells_what_a_confidence_is_worth():
    for world, politics in zip(WORLD.confidence, POLITICS.confidence, strict=True):
        cells = row(CARD, f"{world.start:.1f}–{world.end:.1f}")
        assert cells == [
            cell
            for level in (world, politics)
            for cell in (f"{level.statements}", f"{level.mean:.2f}", f"{level.right / level.statements:.2f}")
        ]


def test_the_model_card_tells_the_acts_and_the_speakers():
    for act, f1 in FIGURES.acts.items():
        called = "mean of the first six" if act == "mean" else act
        told = re.findall(rf"^\| \**{called}\** \| [^|]+ \| \**([\d.]+)\** \|$", CARD, re.MULTILINE)
        assert told == [f"{f1}"], act
    for each in WORLD.acts:
        assert f"| {each.act} | {each.gold} | {each.said} | {each.right} |" in CARD
    for corpus, forms in FIGURES.speakers.items():
        for form, s in forms.items():
            assert f"| {corpus}, full | {form} | {s.gold} | {s.right} | {s.wrong} | {s.unanswered} |" in CARD
    for genre, names in FIGURES.names.items():
        cells = row(CARD, genre + " ")
        assert cells[:3] == [f"{names.f1}", f"{names.p}", f"{names.r}"]
        assert cells[-1] == f"{names.coreference}"
