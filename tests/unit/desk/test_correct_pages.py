"""Correcting on the desk without a script: the form of every kind of line, and what the article's page says then."""

import re
from html import unescape
from itertools import count

import pytest
from fastapi.testclient import TestClient

from onrecord import Settings
from onrecord.archive import Store
from onrecord.corrections import Edit, correction_of
from onrecord.desk.application import application
from onrecord.desk.correction_forms import MOST_TYPED
from tests.events import with_events
from tests.support import record_of
from tests.unit.desk.test_search_page import text as text_of

FORM = {"Origin": "http://localhost"}
HOSTILE = '<script>alert(1)</script> "x" \u202e'
ARTICLE = (
    "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said} on Friday. {c2:“It leaks,”} {s2:{a1:she}} {q2:told} "
    "{a2:Tom Lund}. Police arrested {a3/nominal:the sailor} in {a4:Kelve}. {a2:Lund} slept, and it rained on Monday. "
)
_numbers = count()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("correct") / "news.db"
    with Store(made):
        return made


@pytest.fixture(scope="module")
def client(path):
    app = application(path, settings=Settings())
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as made:
        yield made


@pytest.fixture
def store(path):
    with Store(path) as opened:
        yield opened


def keep(store, marked=ARTICLE, **given) -> int:
    """Keep an article of its own for a test, and give its number."""
    record = record_of(f"{marked}Number {next(_numbers)}.", **{"outlet": "Harbour Post"} | given)
    if marked is ARTICLE:
        event = {"trigger": "arrested", "type": "coerce", "whom": ["the sailor"], "when": ["Friday"]}
        record = with_events(record, event, times={"Friday": ("2024-03-08", "2024-03-08")})
    return store.keep(record)[1]


@pytest.fixture
def number(store):
    return keep(store)


def form(client, number, **asked) -> dict[str, str]:
    """Open a form, and give what a browser would send if nothing was changed."""
    answer = client.get(f"/articles/{number}/correct", params=asked)
    assert answer.status_code == 200, answer.text
    return fields(answer.text)


def fields(html: str) -> dict[str, str]:
    [inside] = re.findall(r'<form class="correct-form".*?</form>', html, re.DOTALL)
    sent = {}
    for tag in re.findall(r"<input [^>]*>", inside):
        made = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if made.get("type") != "checkbox":
            sent[made["name"]] = unescape(made.get("value", ""))
    for name, words in re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', inside, re.DOTALL):
        sent[name] = unescape(words)
    for name, options in re.findall(r'<select [^>]*name="(\w+)"[^>]*>(.*?)</select>', inside, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else re.search(r'value="([^"]*)"', options)[1]
    return sent


def send(client, number, sent, **changes):
    return client.post(f"/articles/{number}/correct", data=sent | changes, headers=FORM)


def put_right(client, number, asked, **changes):
    """Open a form, change something, send it, and give the address that the browser is led to."""
    answer = send(client, number, form(client, number, **asked), **changes)
    assert answer.status_code == 303, text_of(answer.text)
    return answer.headers["location"]


def test_another_speaker_is_chosen_and_the_page_leads_back_to_the_statement(client, store, number):
    where = put_right(client, number, {"what": "statement", "line": "s2"}, speakers="a2", why="I was there.")
    assert where == f"/articles/{number}#s2"
    assert store.record(number).statements[1].speakers == ("a2",)
    html = text_of(client.get(f"/articles/{number}").text)
    assert "of “It leaks,”, the speaker is Tom Lund" in html.replace("““", "“").replace("””", "”")
    assert "Before: speakers Ana Reyes" in html
    assert "I was there." in html


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("Tom Lund", ["Tom Lund"]),
        ("the sailor", ["the sailor"]),
        ("Ana Reyes; Tom Lund", ["Ana Reyes", "Tom Lund"]),
        ("Police", ["Police"]),
    ],
)
def test_speakers_are_named_by_words(client, store, number, words, speakers):
    put_right(client, number, {"what": "statement", "line": "s2"}, speakers_words=words)
    record = store.record(number)
    assert [each.name for each in record.speakers(record.statements[1])] == speakers


def test_nobody_may_be_known(client, store, number):
    put_right(client, number, {"what": "statement", "line": "s1"}, speakers="-")
    assert store.record(number).statements[0].speakers is None


def test_act_and_words_are_put_right_and_what_is_left_alone_stays(client, store, number):
    put_right(client, number, {"what": "statement", "line": "s1"}, act="deny", content="The  ferry", cue="")
    said = store.record(number).statements[0]
    assert (said.content_text, said.cue, said.source_text, said.act) == ("The ferry", (), "Ana Reyes", "deny")
    assert said.speakers == ("a1",)


def test_a_content_may_come_in_pieces(client, store, number):
    put_right(client, number, {"what": "statement", "line": "s1"}, content="The ferry … safe")
    assert [span.cut(store.record(number).article.text) for span in store.record(number).statements[0].content] == [
        "The ferry",
        "safe",
    ]


def test_what_is_no_statement_goes_and_comes_back(client, store, number):
    sent = form(client, number, what="statement", line="s2")
    answer = send(client, number, sent, remove="true", why="Nobody says it.")
    assert answer.headers["location"] == f"/articles/{number}#corrections"
    assert [each.id for each in store.record(number).statements] == ["s1"]
    [made] = store.corrections(number)
    back = {"back": f"/articles/{number}#corrections"}
    undone = client.post(f"/decisions/{made.decision.id}/undo", data=back, headers=FORM)
    assert undone.headers["location"] == back["back"]
    assert len(store.record(number).statements) == 2


def test_a_missing_statement_is_added_at_the_place_that_was_chosen(client, store, number):
    at = store.record(number).article.text.index("it rained")
    asked = {"what": "missed_statement", "at": at}
    assert "it rained" in text_of(client.get(f"/articles/{number}/correct", params=asked).text)
    where = put_right(client, number, asked, content="it rained", at_content=str(at), speakers="a2", act="believe")
    assert where == f"/articles/{number}#s3"
    added = store.record(number).statements[2]
    assert (added.content[0].start, added.speakers, added.act) == (at, ("a2",), "believe")


def test_an_event_gets_another_type_and_status_and_others_take_part(client, store, number):
    put_right(client, number, {"what": "event", "line": "e1"}, type="assault", status="negated", who="Police")
    [event] = store.record(number).events
    assert (event.type, event.status, event.trigger.cut(store.record(number).article.text)) == (
        "assault", "negated", "arrested",
    )  # fmt: skip
    assert [span.cut(store.record(number).article.text) for span in event.who] == ["Police"]
    assert len(event.whom) == 1
    assert "Before: type coercion ; status actual ; who nothing" in text_of(client.get(f"/articles/{number}").text)


def test_events_are_added_and_taken_out(client, store, number):
    put_right(client, number, {"what": "missed_event"}, trigger="slept", type="other", who="Tom Lund")
    assert [each.type for each in store.record(number).events] == ["coerce", "other"]
    send(client, number, form(client, number, what="event", line="e1"), remove="true")
    assert [each.type for each in store.record(number).events] == ["other"]


def test_an_actor_gets_another_name_and_is_the_same_as_another(client, store, number):
    put_right(client, number, {"what": "actor", "line": "a3"}, name="Bo Quist", kind="person")
    assert store.record(number).actors[2].name == "Bo Quist"
    put_right(client, number, {"what": "actor", "line": "a3"}, actor="a2")
    assert [each.name for each in store.record(number).actors] == ["Ana Reyes", "Tom Lund", "Kelve"]


def test_mentions_are_given_to_another_actor_or_to_nobody(client, store, number):
    lund = store.record(number).actors[1].mentions[1]
    where = {"mentions": f"{lund.start}-{lund.end}"}
    put_right(client, number, {"what": "actor", "line": "a2"}, **where, other_words="Kelve")
    assert len(store.record(number).actors[3].mentions) == 2
    put_right(client, number, {"what": "mentions"}, mentions="she", at_mentions="50", other="-")
    assert len(store.record(number).actors[0].mentions) == 1


def test_a_time_gets_another_value_is_added_and_taken_out(client, store, number):
    put_right(client, number, {"what": "time", "line": "t1"}, value="2024-03-01")
    assert store.record(number).times[0].earliest == "2024-03-01"
    put_right(client, number, {"what": "missed_time"}, content="Monday", value="2024-03-04")
    assert [each.value for each in store.record(number).times] == ["2024-03-01", "2024-03-04"]
    put_right(
        client, number, {"what": "missed_time"}, content="Monday", value="2024-03-11"
    )  # the record has it already
    assert [each.value for each in store.record(number).times] == ["2024-03-01", "2024-03-11"]
    send(client, number, form(client, number, what="time", line="t1"), remove="true")
    assert [each.value for each in store.record(number).times] == ["2024-03-11"]


def test_author_and_outlet_are_put_right_in_the_article_alone(client, store, number):
    put_right(client, number, {"what": "article"}, byline="Eva Roos", outlet="Harbour Times")
    article = store.record(number).article
    assert (article.byline, article.outlet) == ("Eva Roos", "Harbour Times")
    assert "Before: outlet Harbour Post ; byline nothing" in text_of(client.get(f"/articles/{number}").text)


def test_an_outlet_is_another_one_in_all_articles_if_that_is_asked_for(client, store):
    one, other = (keep(store, outlet="Kelve Ledger") for _ in range(2))
    put_right(client, one, {"what": "article"}, outlet="The Kelve Ledger", everywhere="true", why="One paper.")
    assert {store.article(each).outlet for each in (one, other)} == {"The Kelve Ledger"}
    assert store.corrections(one) == []


def test_with_another_date_the_article_is_read_again(client, store):
    from onrecord import Archive

    said = "The ferry will sail again on Monday, the harbour master said."
    with Archive(store.path) as archive:
        archive.add({"text": said, "published": "2024-03-05", "outlet": "Harbour Post"})
    number = store.numbers()[-1]
    where = put_right(client, number, {"what": "article"}, published="2024-04-09")
    assert where.startswith("/jobs/")
    for _ in range(600):
        answer = client.get(where)
        if answer.status_code == 303:
            break
    assert answer.headers["location"] == f"/articles/{number}"
    assert [each.value for each in store.record(number).times] == ["2024-04-15"]
    assert "read again with this date" in client.get(f"/articles/{number}").text
    [made] = store.corrections(number)
    assert client.post(f"/decisions/{made.decision.id}/undo", headers=FORM).headers["location"].startswith("/jobs/")


def test_nothing_is_put_right_if_the_article_can_t_be_read_again_soon(client, store, monkeypatch):
    from onrecord import Archive
    from onrecord.desk import jobs

    with Archive(store.path) as archive:
        archive.add({"text": "The mill will open on Monday, the miller said.", "published": "2024-03-05"})
    number = store.numbers()[-1]
    monkeypatch.setattr(jobs, "MOST_WAITING", 0)
    answer = send(client, number, form(client, number, what="article"), published="2024-04-09")
    assert "There is too much to read already" in text_of(answer.text)
    assert store.corrections(number) == []


@pytest.mark.parametrize(
    ("asked", "changes", "says"),
    [
        ({"what": "statement", "line": "s1"}, {}, "Nothing was changed"),
        ({"what": "statement", "line": "s1"}, {"content": "no such words"}, "The article doesn’t have these words"),
        ({"what": "statement", "line": "s1"}, {"content": ""}, "A statement can’t be without a content"),
        ({"what": "statement", "line": "s1"}, {"act": "sing"}, "A correction can’t be so"),
        ({"what": "statement", "line": "s1"}, {"speakers_words": "Nobody Atall"}, "doesn’t have these words"),
        ({"what": "statement", "line": "s1"}, {"why": "x" * 2001, "act": "deny"}, "why is too long"),
        ({"what": "event", "line": "e1"}, {"trigger": ""}, "The words that tell it"),
        ({"what": "missed_event"}, {"trigger": "slept"}, "lacks “type”"),
        ({"what": "missed_statement"}, {"act": "deny", "content": ""}, "lacks “content”"),
        ({"what": "mentions"}, {"mentions": "she"}, "It isn’t clear who is mentioned"),
        ({"what": "actor", "line": "a2"}, {"mentions": "1-2", "other": "-"}, "no such mention"),
        ({"what": "article"}, {"published": "last week"}, "A correction can’t be so"),
        ({"what": "time", "line": "t1"}, {"value": ""}, "What it means"),
    ],
)
def test_what_is_wrong_stands_beside_the_form_with_what_was_typed(client, store, number, asked, changes, says):
    answer = send(client, number, form(client, number, **asked), **changes)
    assert answer.status_code == 422
    assert says in text_of(answer.text).replace("'", "’")
    kept = fields(answer.text)
    typed = {name: value for name, value in changes.items() if name in kept and name not in ("act", "other")}
    assert {name: kept[name] for name in typed} == typed
    assert store.corrections(number) == []


@pytest.mark.parametrize("asked", [{"what": "statement", "line": "s99"}, {"what": "nonsense"}, {"what": "event"}])
def test_what_isn_t_there_is_said_and_nothing_breaks(client, number, asked):
    assert client.get(f"/articles/{number}/correct", params=asked).status_code == 422
    assert send(client, number, asked, act="deny").status_code == 422


def test_there_is_no_form_for_an_article_that_isn_t_there(client):
    assert client.get("/articles/99999/correct").status_code == 404
    assert send(client, 99999, {"what": "article"}, byline="x").status_code == 404


def test_two_who_correct_the_same_line_lose_nothing(client, store, number):
    mine = form(client, number, what="statement", line="s1")
    his = form(client, number, what="statement", line="s1")
    assert send(client, number, his, act="deny", by="Ida Holm", why="She denies it.").status_code == 303
    answer = send(client, number, mine, act="ask", content="The ferry", by="Bo Quist")
    assert answer.status_code == 409
    page = text_of(answer.text)
    assert "Ida Holm" in page
    assert "the act is deny" in page
    assert "She denies it." in page
    assert "Now: deny" in page
    assert [each.decision.who for each in store.corrections(number)] == ["Ida Holm"]
    again = fields(answer.text)
    assert (again["act"], again["content"]) == ("ask", "The ferry")
    assert send(client, number, again).status_code == 303
    said = store.record(number).statements[0]
    assert (said.act, said.content_text) == ("ask", "The ferry")
    assert "A later correction says otherwise." in text_of(client.get(f"/articles/{number}").text)


def test_what_somebody_else_put_right_meanwhile_stays_where_one_has_changed_something_else(client, store, number):
    mine = form(client, number, what="statement", line="s1")
    send(client, number, form(client, number, what="statement", line="s1"), cue="")
    answer = send(client, number, mine, act="ask")
    assert answer.status_code == 409
    assert send(client, number, fields(answer.text)).status_code == 303
    said = store.record(number).statements[0]
    assert (said.act, said.cue) == ("ask", ())


def test_nothing_is_overwritten_that_was_taken_back_or_read_anew_meanwhile(client, store, number):
    [decision] = store.put_right(
        number, correction_of(store.record(number), Edit(what="statement", line="s1", act="deny"))
    )
    mine = form(client, number, what="statement", line="s1")
    store.undo(decision)
    assert send(client, number, mine, content="The ferry").status_code == 409
    assert store.corrections(number) == []


def test_two_who_correct_different_lines_don_t_meet(client, number):
    mine = form(client, number, what="statement", line="s1")
    assert send(client, number, form(client, number, what="event", line="e1"), status="planned").status_code == 303
    assert send(client, number, mine, act="deny").status_code == 303


def test_one_gives_one_s_name_once(client, store, number):
    client.cookies.clear()
    sent = form(client, number, what="statement", line="s1")
    answer = send(client, number, sent, act="deny", by=" Ída  Holm; " + "x" * 200)
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    name = ("Ída Holm; " + "x" * 200)[:100]
    assert store.corrections(number)[0].decision.who == name
    assert form(client, number, what="statement", line="s1")["by"] == name
    client.post(f"/articles/{number}/checked", headers=FORM)
    assert store.checked_by(number)[0].who == name
    send(client, number, form(client, number, what="statement", line="s1"), act="ask", by="")
    assert form(client, number, what="statement", line="s1")["by"] == ""
    client.cookies.clear()


def test_the_whole_article_is_checked_once_and_that_is_taken_back(client, store, number):
    assert "I have checked the whole article" in client.get(f"/articles/{number}").text
    assert client.post(f"/articles/{number}/checked", headers=FORM).headers["location"].endswith("#corrections")
    html = client.get(f"/articles/{number}").text
    assert "has checked the whole article" in text_of(html)
    assert "I have checked the whole article" not in html
    client.post(f"/decisions/{store.checked_by(number)[0].id}/undo", headers=FORM)
    assert store.checked_by(number) == []


def test_text_from_outside_is_only_text(client, store):
    number = keep(store, "{c1:<b>&amp; it</b>}, {s1:{a1:<i>Ana</i>}} {q1:said}. ", outlet="<b>Post</b>")
    for asked in ({"what": "statement", "line": "s1"}, {"what": "actor", "line": "a1"}, {"what": "article"}):
        html = client.get(f"/articles/{number}/correct", params=asked).text
        assert "<b>" not in html
        assert "<i>" not in html
    sent = form(client, number, what="statement", line="s1")
    answer = send(client, number, sent, act="deny", why=HOSTILE, by=HOSTILE)
    assert answer.status_code == 303
    refused = send(client, number, sent, act="ask", why=HOSTILE, by=HOSTILE, content=HOSTILE, speakers_words=HOSTILE)
    for html in (refused.text, client.get(f"/articles/{number}").text, client.get("/decisions").text):
        assert "alert(1)" in html
        assert "<script>alert" not in html
        assert "\u202e" not in html
    client.cookies.clear()


def test_words_with_characters_that_aren_t_shown_are_found_as_they_are_shown(client, store):
    number = keep(store, "{c1:We sail at \u200e10}, {s1:{a1:Ana}} {q1:said} to \u200e𝐊elve’s cafe\u0301. ")
    html = client.get(f"/articles/{number}").text
    assert 'data-start="0" data-unseen="11' in html
    put_right(client, number, {"what": "statement", "line": "s1"}, content="at 10", cue="said to 𝐊elve’s cafe\u0301")
    said = store.record(number).statements[0]
    assert (said.content_text, said.cue_text) == ("at \u200e10", "said to \u200e𝐊elve’s cafe\u0301")


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}])
@pytest.mark.parametrize("address", ["/articles/{}/correct", "/articles/{}/checked", "/decisions/1/undo"])
def test_another_site_s_page_corrects_nothing(client, store, number, address, headers):
    data = {"what": "statement", "line": "s1", "act": "deny", "by": "evil"}
    assert client.post(address.format(number), data=data, headers=headers).status_code == 403
    assert store.corrections(number) == []


def test_what_is_too_large_is_refused(client, store, number):
    sent = form(client, number, what="statement", line="s1")
    assert send(client, number, sent, content="x" * (MOST_TYPED + 1)).status_code == 413
    many = {f"f{i}": "x" for i in range(400)}
    assert send(client, number, sent, **many).status_code == 400
    assert store.corrections(number) == []


def test_a_statement_of_many_words_is_corrected_but_for_these(client, store):
    number = keep(store, f"{{c1:{'so ' * (MOST_TYPED // 2)}long}}, {{s1:{{a1:Ana}}}} {{q1:said}}. ")
    sent = form(client, number, what="statement", line="s1")
    assert "content" not in sent
    assert send(client, number, sent, act="deny").status_code == 303
    assert store.record(number).statements[0].act == "deny"


def test_one_is_never_led_to_another_site(client, store, number):
    put_right(client, number, {"what": "statement", "line": "s1"}, act="deny")
    [made] = store.corrections(number)
    answer = client.post(f"/decisions/{made.decision.id}/undo", data={"back": "//evil.example"}, headers=FORM)
    assert answer.headers["location"] == "/"


def test_a_correction_whose_words_are_gone_says_so_with_the_old_words(client, store):
    number = keep(store, id="changing")
    put_right(client, number, {"what": "statement", "line": "s1"}, act="deny")
    after = store.keep(record_of("{c1:The mill burns}, {s1:Bo} {q1:said}.", id="changing", outlet="Harbour Post"))[1]
    html = text_of(client.get(f"/articles/{after}").text)
    assert "its words aren’t in the text any more" in html
    assert "The ferry is safe, Ana Reyes said on Friday." in html
    assert ">Correct<" not in client.get(f"/articles/{number}").text  # an earlier version is corrected in the last one


def test_corrected_statements_are_marked_in_the_search_and_in_lists(client, store):
    number = keep(store, outlet="Mark Post")
    assert 'class="corrected"' not in client.get("/search?outlet=Mark+Post").text
    put_right(client, number, {"what": "statement", "line": "s1"}, act="deny")
    assert client.get("/search?outlet=Mark+Post").text.count('<span class="corrected">') == 1
    put_right(client, number, {"what": "event", "line": "e1"}, status="planned")
    assert client.get("/events?outlet=Mark+Post&tellings=true").text.count('<span class="corrected">') == 1


def test_decisions_are_listed_by_kind_and_person_in_pages(client, store):
    number = keep(store)
    for i in range(30):
        act = "deny" if i % 2 == 0 else "ask"
        record = store.record(number)
        store.put_right(number, correction_of(record, Edit(what="statement", line="s1", act=act)), who="Page Turner")
    store.check_whole(number, who="Page Turner")
    first = client.get("/decisions?who=Page+Turner").text
    assert "31 decisions" in first
    assert "1 to 25 of 31" in text_of(first)
    assert re.search(r'href="/decisions\?who=Page\+Turner&amp;page=2"', first)
    assert client.get("/decisions?who=Page+Turner&page=2").text.count('<li class="entry') == 6
    assert "1 decision<" in client.get("/decisions?who=Page+Turner&kind=checked").text
    store.undo(store.checked_by(number)[0].id, who="Ida Holm")
    assert "Taken back by Ida Holm" in client.get("/decisions?who=Page+Turner&kind=checked").text
    assert "No decisions" in client.get("/decisions?who=Page+Turner&kind=checked&holding=true").text
    assert client.get("/decisions?kind=nonsense&page=zzz").status_code == 200


def test_the_text_around_a_line_is_whole_paragraphs_and_whole_words(client, store):
    far, long = "Nobody at the harbour was surprised. " * 60, "quays " * 600
    number = keep(
        store, f"{far}\n\nThe wind fell.\n\n{long}{{s1:{{a1:Ana}}}} {{q1:said}} {{c1:it sails}}. {long}\n\n{far}"
    )
    html = client.get(f"/articles/{number}/correct", params={"what": "statement", "line": "s1"}).text
    shown = re.findall(r'<p data-start="\d+">(.*?)</p>', html)
    assert len(shown) == 1  # all other paragraphs are too far, or too long
    words = re.sub("<.*?>", "", shown[0]).split()
    assert set(words) == {"quays", "Ana", "said", "it", "sails."}
    assert 400 < len(words) < 600


def test_the_paragraphs_next_to_a_line_are_shown_with_it(client, store):
    number = keep(store, "The wind fell.\n\n{s1:{a1:Ana}} {q1:said} {c1:it sails}.\n\nNobody came. ")
    html = client.get(f"/articles/{number}/correct", params={"what": "statement", "line": "s1"}).text
    assert "The wind fell." in html
    assert "Nobody came." in html
