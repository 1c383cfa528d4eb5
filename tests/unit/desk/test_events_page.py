"""The pages that list events: the search, those of an actor, and those of two."""

import csv
import io
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application
from onrecord.desk.pages.accounting import DRAWERS
from onrecord.desk.pages.events_query import EventsQuery, parse_events_query
from onrecord.desk.pages.paging import PAGE_SIZE
from onrecord.schema.account import account_of
from tests.events import harbour, with_events
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.desk.eventful import fill
from tests.unit.desk.test_search_page import links, text

TAMARIA, KELVE = 1, 2


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("events") / "events.db", rounds=60)
    with Store(path) as store:
        store.keep(harbour())
    return path


@pytest.fixture(scope="module")
def client(path):
    return TestClient(application(path), base_url="http://localhost", follow_redirects=False)


def entries(html):
    """The events listed: how each stands at a glance, whether it is marked as happened, and its sentence."""
    found = re.findall(r'<li class="entry told standing-\w+( happened)?">(.*?)</li>', html, re.DOTALL)
    sentence = re.compile(r"<blockquote.*?</blockquote>", re.DOTALL)
    return [
        (
            re.search(r'class="stands">([^<]+)<', shown)[1],
            bool(mark),
            " ".join(unescape(re.sub("<[^>]+>", "", sentence.search(shown)[0])).split()),
        )
        for mark, shown in found
    ]


def number_found(html):
    return int(re.search(r'id="found">\s*(\d+)', html)[1])


@pytest.mark.parametrize(
    "query",
    [{}, {"type": "assault"}, {"denied": "true"}, {"happened": "true"}, {"who": "Kelve"},
     {"whom": "kelve", "from": "2024"}, {"where": "Orsa"}, {"on_word_of": "outlet"},
     {"on_word_of": "Reyes", "to": "2023"}, {"status": "planned"},
     {"standing": "unclear"}, {"outlet": "tamaria today"}, {"actor": "1", "other_actor": "2"}, {"account": "open"}],
)  # fmt: skip
def test_the_page_finds_what_the_archive_finds(client, path, query):
    shown = client.get("/events", params=query)
    filters = parse_events_query(query)[0].filters()
    with Store(path, read_only=True) as store:
        expected = list(store.events(limit=PAGE_SIZE, **filters))
        assert number_found(shown.text) == store.count_events(**filters).number
        assert [each["event_id"] for each in client.get("/events.json", params=query).json()] == [
            each.event_id for each in store.events(**filters)
        ]
    assert expected
    assert [(happened, sentence) for _, happened, sentence in entries(shown.text)] == [
        (each.happened, each.context.text) for each in expected
    ]


def test_every_event_that_does_not_count_says_so_before_anything_else(client):
    shown = [each for page in (1, 2, 3) for each in entries(client.get("/events", params={"page": page}).text)]
    apart = {glance for glance, happened, _ in shown if not happened}
    assert apart == {"denied", "unclear", "told, possible", "told, not happened", "said, planned", "promised, planned"}
    assert {glance for glance, happened, _ in shown if happened} == {"told", "said"}


def test_a_facet_leads_to_as_many_as_it_says(client):
    facets = re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="count">(\d+)</span>', client.get("/events").text)
    assert len(facets) > 12
    assert any("where_actor=" in address for address, _ in facets)
    for address, count in facets:
        assert number_found(client.get(unescape(address)).text) == int(count), address


def test_what_is_set_can_be_taken_off_again(client):
    shown = client.get("/events", params={"type": "assault", "actor": "1", "other_actor": "2", "denied": "true"}).text
    assert "what happens attack ✕ takes part Tamaria ✕ with Kelve ✕ only what is denied ✕" in text(shown)
    removals = {unescape(address) for address in re.findall(r'<a href="([^"]+)" aria-label="Remove', shown)}
    assert removals == {
        "/events?actor=1&other_actor=2&denied=true", "/events?type=assault&denied=true",
        "/events?type=assault&actor=1&denied=true", "/events?type=assault&actor=1&other_actor=2",
    }  # fmt: skip


def test_what_is_filled_in_is_sent_again(client):
    shown = client.get("/events", params={"type": "aid", "who": "Kelve", "word_actor": "4", "happened": "true"}).text
    assert '<option value="aid" selected>aid</option>' in shown
    assert 'name="who" value="Kelve"' in shown
    assert '<input type="hidden" name="word_actor" value="4">' in shown
    assert 'name="happened" value="true" checked' in shown


@pytest.mark.parametrize(
    "wrong",
    [{"type": "war"}, {"status": "x"}, {"standing": "x"}, {"account": "x"}, {"from": "2024-13"}, {"to": "1"},
     {"from": "2024", "to": "2023"}, {"confidence": "x"}, {"confidence": "nan"}, {"actor": "x"}, {"other_actor": "2"},
     {"who": "x" * 2000}, {"actor": "9" * 30}, {"who": '"'}],
)  # fmt: skip
def test_what_can_not_be_asked_is_said_on_the_page(client, wrong):
    shown = client.get("/events", params=wrong)
    assert shown.status_code == 400
    assert 'role="alert"' in shown.text
    for kind in ("csv", "json"):
        assert client.get(f"/events.{kind}", params=wrong).status_code == 400


def test_an_archive_without_events_says_how_to_get_them(tmp_path):
    with Store(tmp_path / "old.db") as store:
        store.keep(record_of("{c:It rains}, {s:she} {q:said}."))
    shown = TestClient(application(tmp_path / "old.db"), base_url="http://localhost").get("/events?who=x").text
    assert "This archive has no events" in text(shown)
    assert "onrecord reread" in text(shown)


def test_where_nothing_is_found_it_is_said(client):
    assert "Nothing found" in text(client.get("/events?who=Nobody").text)


def test_the_table_holds_every_column_and_how_each_event_stands(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv?denied=true").text.removeprefix("\ufeff"))))
    assert {row["standing"] for row in rows} == {"denied"}
    assert {row["happened"] for row in rows} == {"False"}


def test_pages_follow_each_other_and_end(client):
    second = client.get("/events?page=2").text
    assert links(second)["← Previous"] == "/events"
    assert f"{PAGE_SIZE + 1} to {2 * PAGE_SIZE} of" in text(second)
    assert "There are no events on this page" in text(client.get("/events?page=399").text)


def tabs(html):
    return [
        " ".join(re.sub("<[^>]+>", " ", each).split())
        for each in re.findall(r"<a [^>]*>(.*?)</a>", html.split('class="tabs"')[1].split("</nav>")[0], re.DOTALL)
    ]


def drawers(html):
    named = html.split('aria-label="Which events"')[1].split("</nav>")[0]
    return {name: int(count) for name, count in re.findall(r">(\w+) <b>(\d+)</b>", named)}


def test_an_actor_has_what_they_said_and_did_and_what_was_done_to_them(client, path):
    shown = client.get(f"/actors/{TAMARIA}").text
    with Store(path, read_only=True) as store:
        did, undergone = (
            store.count_events(happened=True, **{role: TAMARIA}).number for role in ("who_actor", "whom_actor")
        )
        denied = store.count_events(denied=True, who_actor=TAMARIA).number
    assert tabs(shown) == ["Said 0", f"Did {did} and {denied} denied, 1 unclear", f"Done to it {undergone}"]
    assert "Happened there" in text(client.get("/actors/3").text)
    assert 'class="tabs"' not in client.get("/actors/4").text  # who takes part in no event


@pytest.mark.parametrize("show", ["did", "undergone"])
@pytest.mark.parametrize("drawer", DRAWERS)
def test_every_list_of_an_actor_holds_what_it_says_and_nothing_else(client, path, show, drawer):
    address = f"/actors/{TAMARIA}?show={show}&drawer={drawer}"
    shown = client.get(address).text
    role = "who_actor" if show == "did" else "whom_actor"
    with Store(path, read_only=True) as store:
        expected = [
            each
            for each in store.events(**{role: TAMARIA})
            if (account := account_of(each.standing, each.status)) == drawer
            or (drawer == "happened" and account in ("outlet", "source"))
        ]
    assert [sentence for *_, sentence in entries(shown)] == [each.context.text for each in expected[:PAGE_SIZE]]
    assert {happened for _, happened, _ in entries(shown)} <= {drawer == "happened"}
    assert list(drawers(shown).values())[DRAWERS.index(drawer)] == len(expected)


def test_an_actors_events_are_narrowed_by_type_and_time(client):
    shown = client.get(f"/actors/{TAMARIA}?show=did&type=coerce&from=2024&to=2024-01").text
    assert {glance for glance, *_ in entries(shown)} == {"said"}
    assert all("jammed" in sentence or "seized" in sentence for *_, sentence in entries(shown))
    assert links(shown)["Show all"] == f"/actors/{TAMARIA}?show=did#events"
    assert 'name="show" value="did"' in shown


def test_a_wrong_time_is_said_beside_its_box(client):
    for address in (f"/actors/{TAMARIA}?show=did&from=x", f"/actors/{TAMARIA}/with/{KELVE}?to=x"):
        shown = client.get(address)
        assert shown.status_code == 400
        assert 'id="list-error" role="alert"' in shown.text
        assert 'aria-describedby="list-error"' in shown.text


def test_an_actor_leads_to_those_with_whom_something_passed(client):
    shown = client.get(f"/actors/{TAMARIA}").text
    passed = shown.split('id="counterparts"')[1].split("</section>")[0]
    assert links(passed)["Kelve"] == f"/actors/{TAMARIA}/with/{KELVE}"
    assert "not counted" in text("<main" + passed)


def test_what_passed_between_two_is_the_same_from_both_sides(client):
    one, other = (client.get(f"/actors/{a}/with/{b}").text for a, b in ((TAMARIA, KELVE), (KELVE, TAMARIA)))
    assert entries(one) == entries(other)
    assert drawers(one) == drawers(other)
    there = client.get(f"/actors/{TAMARIA}/with/{KELVE}?show=to").text
    assert entries(there) == entries(client.get(f"/actors/{KELVE}/with/{TAMARIA}?show=from").text)
    assert drawers(there)["Happened"] < drawers(one)["Happened"]


def test_the_picture_says_the_same_as_its_table_and_the_list(client):
    shown = client.get(f"/actors/{TAMARIA}/with/{KELVE}").text
    head = [" ".join(each.split()) for each in re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', shown)]
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]+)">([^<]+)</a></th>(.*?)</tr>', shown, re.DOTALL)
    counts = [[int(cell) for cell in re.findall(r">(\d+)</td>", cells)] for _, _, cells in rows]
    sums = dict(zip(head[1:], map(sum, zip(*counts, strict=True)), strict=True))
    listed = drawers(shown)
    happened = [count for name, count in sums.items() if name.startswith(("Cooperation", "Conflict"))]
    assert (sum(happened), sums["Denied"], sums["Unclear"], sums["Open"]) == tuple(listed.values())
    drawn = dict(re.findall(r"<g><title>([^:]+): ([^<]+)</title>", shown))
    assert list(drawn) == [name for _, name, _ in rows]
    assert drawers(client.get(unescape(rows[-1][0])).text)["Happened"] == sum(counts[-1][:4])


def test_what_is_denied_is_in_no_column(client):
    shown = client.get(f"/actors/{TAMARIA}/with/{KELVE}?type=assault&from=2024-02&to=2024-02").text
    assert drawers(shown) == {"Happened": 0, "Denied": 1, "Unclear": 0, "Open": 0}
    assert not re.search(r'class="part \w+ by-\w+" x="\d', shown.split("</svg>")[0])
    assert "1 denied" in shown


def test_who_is_one_has_no_second_and_who_is_not_there_is_not_found(client):
    assert client.get("/actors/1/with/1").headers["location"] == "/actors/1"
    for address in ("/actors/1/with/999", "/actors/999/with/1", "/actors/1/with/x", "/actors/1/with/" + "9" * 30):
        assert client.get(address).status_code == 404


def test_hostile_words_stay_words(tmp_path):
    hostile = "Ana <script>alert(1)</script> \u202eReyes"
    record = with_events(
        record_of(
            f"{{a1:{hostile}}} hit {{a2:<b>Lund</b>}}.",
            actors={1: {"name": hostile}, 2: {"name": "<b>Lund</b>"}},
            outlet="<b>Post\u202e</b>",
        ),
        {"trigger": "hit", "type": "assault", "who": [hostile], "whom": ["<b>Lund</b>"]},
    )
    with Store(tmp_path / "hostile.db") as store:
        store.keep(record)
    client = TestClient(application(tmp_path / "hostile.db"), base_url="http://localhost")
    for address in ("/events", "/actors/1?show=did", "/actors/1/with/2", "/events?who=<script>alert(1)</script>"):
        shown = client.get(address).text
        assert "<script>alert" not in shown
        assert "<b>Lund" not in shown
        assert "<b>Post" not in shown
        assert "\u202e" not in shown


def test_a_query_is_written_as_it_is_read():
    query = EventsQuery(type="aid", since="2024", denied=True, confidence=0.5, actor=3, page=2)
    address = query.url(page=2)
    parameters = dict(pair.split("=") for pair in address.partition("?")[2].split("&"))
    assert parse_events_query(parameters) == (query, None)


def test_a_country_is_shown_by_its_name_and_leads_to_what_happened_there(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(strike())
    client = TestClient(application(tmp_path / "news.db"), base_url="http://localhost")
    html = client.get("/events").text
    assert '<a href="/events?country=PT">Portugal</a> <span class="count">2</span>' in html
    shown = client.get("/events?country=PT").text
    assert number_found(shown) == 2
    assert "country Portugal" in text(shown)
    assert '<input type="hidden" name="country" value="PT">' in shown
    assert "country QQ" in text(client.get("/events?country=QQ").text)
    assert client.get("/api/events?country=PT").json()["events"]["number"] == 2
    assert client.get("/api/events/facets").json()["place"]
