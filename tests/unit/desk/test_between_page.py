"""Any two actors can be asked for by their names."""

import pytest

from onrecord.archive import Store
from tests.unit.archive.hand import cast
from tests.unit.desk.eventful import fill
from tests.unit.desk.test_stories_pages import HOSTILE, text


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("between") / "news.db")
    with Store(path) as store:
        for name in ("Ana Maria Reyes", "Tom Reyes"):
            store.keep(cast(f"{{s:{name}}} {{q:said}} {{c:the dam is safe}}.", {"name": name}, speakers={1: "a1"}))
    return path


@pytest.fixture
def path(made):
    return made


@pytest.fixture(scope="module")
def numbers(made):
    with Store(made, read_only=True) as store:
        return {each.name: each.id for each in store.actors()}


def test_two_names_lead_to_what_passed_between_them(client, numbers):
    answer = client.get("/between?first=tamaria&second=Kelve")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/actors/{numbers['Tamaria']}/with/{numbers['Kelve']}"
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_part_of_a_name_is_enough_if_only_one_has_it(client, numbers):
    answer = client.get("/between?first=valk&second=orsa")
    assert answer.headers["location"] == f"/actors/{numbers['Oren Valk']}/with/{numbers['Orsa']}"


def test_whoever_has_exactly_this_name_is_meant(client, numbers):
    answer = client.get("/between?first=ana+reyes&second=orsa")
    assert answer.headers["location"] == f"/actors/{numbers['Ana Reyes']}/with/{numbers['Orsa']}"


def test_a_name_of_several_lists_them_and_keeps_the_other_one(client, numbers):
    html = client.get("/between?first=Reyes&second=Valk").text
    assert "Several actors have “Reyes” in their names." in text(html)
    for name in ("Ana Reyes", "Ana Maria Reyes", "Tom Reyes"):
        assert f'name="first_actor" value="{numbers[name]}"' in html
    assert f'name="second_actor" value="{numbers["Oren Valk"]}" checked' in html
    chosen = f"/between?first_actor={numbers['Tom Reyes']}&first=Reyes&second_actor={numbers['Oren Valk']}&second="
    assert client.get(chosen).headers["location"] == f"/actors/{numbers['Tom Reyes']}/with/{numbers['Oren Valk']}"


def test_a_name_that_is_written_over_an_offer_counts(client, numbers):
    html = client.get("/between?first=Reyes&second=Valk").text
    assert '<input type="hidden" name="first_asked" value="Reyes">' in html
    asked = f"first_actor={numbers['Tom Reyes']}&first_asked=Reyes&second_actor={numbers['Oren Valk']}&second_asked="
    kelve, orsa = numbers["Kelve"], numbers["Orsa"]
    assert client.get(f"/between?{asked}&first=Kelve&second=Orsa").headers["location"] == f"/actors/{kelve}/with/{orsa}"
    kept = client.get(f"/between?{asked}&first=Reyes&second=").headers["location"]
    assert kept == f"/actors/{numbers['Tom Reyes']}/with/{numbers['Oren Valk']}"


def test_a_name_that_nobody_has_is_said_with_those_that_are_spelt_nearly_so(client, numbers):
    answer = client.get("/between?first=Tamarya&second=Kelve")
    assert answer.status_code == 400
    assert "No actor’s name has “Tamarya”. Did you mean one of these?" in text(answer.text)
    assert f'name="first_actor" value="{numbers["Tamaria"]}"' in answer.text
    assert "No actor’s name has “Xyzzy”." in text(client.get("/between?first=Xyzzy&second=Kelve").text)


def test_one_actor_is_not_two(client):
    answer = client.get("/between?first=Kelve&second=kelve")
    assert answer.status_code == 400
    assert "Both names mean Kelve. Name somebody else." in text(answer.text)


def test_without_names_it_asks_for_them_and_one_can_be_given_by_number(client, numbers):
    assert client.get("/between").status_code == 200
    html = client.get(f"/between?first_actor={numbers['Kelve']}").text
    assert f'name="first_actor" value="{numbers["Kelve"]}" checked' in html
    assert 'id="second"' in html


@pytest.mark.parametrize("query", ["first_actor=999999", "first=%22&second=x", "first=" + "x" * 1001, "first=%00+OR"])
def test_what_cannot_be_asked_says_so_on_the_page(client, query):
    answer = client.get(f"/between?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_home_an_actor_and_two_actors_lead_there(client, numbers):
    assert 'action="/between"' in client.get("/").text
    kelve = numbers["Kelve"]
    assert f'href="/between?first_actor={kelve}"' in client.get(f"/actors/{kelve}").text
    assert 'href="/between"' in client.get(f"/actors/{kelve}/with/{numbers['Tamaria']}").text


def test_hostile_names_stay_words(client):
    html = client.get("/between", params={"first": HOSTILE, "second": "</form><script>alert(2)</script>"}).text
    assert "<script>alert" not in html
    assert "\u202e" not in html
