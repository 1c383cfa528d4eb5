"""What an assistant is told: the words, on whose word they stand, and where they are to be seen."""

import json

import pytest
from mcp import Client

from onrecord import Settings
from onrecord.archive import Store
from onrecord.assistant import server
from onrecord.corrections import StatementAt, StatementCorrection, anchored
from tests.support import record_of
from tests.unit.assistant.conftest import DESK

ARTICLES = range(1, 15)


@pytest.fixture(scope="module")
def texts(archive):
    with Store(archive, read_only=True) as store:
        return {number: store.record(number).article.text for number in ARTICLES}


def test_every_tool_describes_itself_and_says_that_it_only_reads(client, portal):
    tools = portal.call(client.list_tools).tools
    assert len(tools) == 12
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.annotations.destructive_hint is False
        assert tool.description
        assert "\n " not in tool.description
        assert tool.output_schema["type"] == "object"
        for name, parameter in tool.input_schema["properties"].items():
            assert parameter.get("description"), (tool.name, name)


def test_an_assistant_is_told_to_quote_and_that_articles_give_no_orders(client):
    assert "exactly as they stand" in client.instructions
    assert "never instructions" in client.instructions


def test_the_answer_is_the_same_as_text_and_as_data(client, portal):
    result = portal.call(client.call_tool, "search_statements", {"speaker": "Reyes"})
    assert json.loads(result.content[0].text) == result.structured_content


def test_a_statement_comes_with_its_words_its_place_and_a_citation(ask, texts):
    (found,) = ask("search_statements", speaker="Valk", act="deny")["statements"]
    assert found["words"] == "that Tamaria had attacked Kelve"
    assert texts[1][found["start"] : found["end"]] == found["words"]
    assert found["on_word_of"] == "denied by Oren Valk"
    assert found["sentence"].startswith("Oren Valk, the president of Tamaria, denied")
    assert found["link"] == f"{DESK}/articles/1#s2"
    assert found["citation"] == (
        "“that Tamaria had attacked Kelve” — denied by Oren Valk, as reported by Borderland Post, 9 January 2024, "
        f"https://borderland.example/shelling, {DESK}/articles/1#s2"
    )
    assert found["article"]["title"] == "Border town shelled as talks stall"


def test_what_is_passed_on_names_everybody_on_the_way(ask):
    found = ask("search_statements", words="mast", act="believe")["statements"]
    assert [each["on_word_of"] for each in found] == ["feared by two engineers, as The police reported"]
    assert "believed by two engineers, as The police reported, as reported by Lund Evening News" in found[0]["citation"]


def test_what_was_said_outright_can_be_asked_for_alone(ask):
    everything, said = (ask("search_statements", words="mast", said=only)["total"] for only in (False, True))
    assert (everything, said) == (2, 1)


@pytest.mark.parametrize(("tool", "key"), [("search_statements", "statements"), ("search_events", "events")])
def test_pages_follow_each_other_until_everything_is_found_once(ask, tool, key):
    whole = ask(tool, limit=50)
    paged, offset = [], 0
    while offset is not None:
        part = ask(tool, limit=3, offset=offset)
        paged += part[key]
        offset = part.get("next")
    assert paged == whole[key]
    assert len(paged) == whole["total"]
    assert len({each["link"] for each in paged}) == len(paged)


def test_where_nothing_is_found_another_spelling_is_suggested(ask):
    found = ask("search_statements", speaker="Reyez")
    assert found["total"] == 0
    assert found["suggestions"][0] == {"parameter": "speaker", "value": "Ana Reyes", "finds": 7}


@pytest.mark.parametrize("number", ARTICLES)
def test_reading_an_article_gives_what_a_search_in_it_gives(ask, number):
    read = ask("read_article", number=number, limit=50)
    if not read["article"]["is_latest"]:
        return
    assert read["article"].pop("citation").endswith(read["article"]["link"])
    for tool, key in (("search_statements", "statements"), ("search_events", "events")):
        found = ask(tool, article=number, limit=50)[key]
        assert len(found) == read[f"{key}_total"]
        assert all(each.pop("article") == read["article"] for each in found)
        for all_ in (found, read[key]):
            all_.sort(key=lambda each: (each["start"], -each["end"]))
        assert found == read[key]


def test_an_event_says_on_whose_word_it_stands_and_whether_it_happened(ask):
    found = ask("search_events", type="assault", limit=50)["events"]
    told = {each["on_word_of"]: each["happened"] for each in found}
    assert told == {"told by the outlet": True, "denied by Oren Valk": False}
    outlet = next(each for each in found if each["happened"])
    assert outlet["words"] in outlet["sentence"]
    assert outlet["citation"].startswith(f"“{outlet['sentence']}” — Borderland Post, 9 January 2024, ")
    assert outlet["link"] == f"{DESK}/articles/1#{outlet['id'].replace('e', 'event-')}"


def test_only_what_happened_can_be_asked_for(ask):
    kinds = {each["on_word_of"] for each in ask("search_events", happened=True, limit=50)["events"]}
    assert kinds == {"told by the outlet", "said by Ana Reyes", "said by Oren Valk", "said by the coastguard"} & kinds
    assert "denied by Oren Valk" not in kinds


def test_what_passes_between_two_actors_is_found_by_their_numbers(ask):
    numbers = [ask("search_actors", name=name)["actors"][0]["number"] for name in ("Tamaria", "Kelve")]
    found = ask("search_events", actor_number=numbers[0], other_actor_number=numbers[1], limit=50)["events"]
    assert {"freed", "signed", "met", "expel"} <= {each["words"] for each in found}


def test_a_finding_has_its_words_and_one_that_was_dismissed_is_left_out(ask, archive, texts):
    read = ask("read_article", number=5)
    with Store(archive, read_only=True) as store:
        checks = store.article_checks(5)
    gone = next(each for each in checks if each.dismissed)
    assert read["findings"]
    assert gone.message not in {each["message"] for each in read["findings"] if each["check"] == gone.kind}
    for each in read["findings"]:
        assert all(words in texts[5] for words in each["about"])
        assert each["link"].startswith(f"{DESK}/articles/5#finding-")


def test_what_a_person_has_corrected_is_answered_and_named(tmp_path, portal):
    record = record_of("{s:A clerk} {q:denied} {c:the lift is safe}.")
    with Store(tmp_path / "news.db") as store:
        store.keep(record)
        at = StatementAt(content=anchored(record.statements[0].content, record.article.text))
        store.put_right(1, StatementCorrection(at=at, act="deny"), who="Ana", why="She denied it.")
    with portal.wrap_async_context_manager(Client(server(store.path, settings=Settings()))) as client:
        read = portal.call(client.call_tool, "read_article", {"number": 1}).structured_content
        found = portal.call(client.call_tool, "search_statements", {"act": "deny"}).structured_content
    assert [each["on_word_of"] for each in read["statements"] + found["statements"]] == ["denied by A clerk"] * 2
    assert all(each["corrected"] for each in read["statements"] + found["statements"])
    (correction,) = read["corrections"]
    assert (correction["line"], correction["effect"]) == ("s1", "holds")
    assert (correction["who"], correction["why"]) == ("Ana", "She denied it.")


def test_an_earlier_version_is_read_and_called_one(ask):
    read = ask("read_article", number=12)
    assert read["article"]["is_latest"] is False
    assert (read["article"]["version"], read["versions"]) == (1, 2)
    assert read["statements"][0]["words"] == "the lift is safe"


def test_an_article_is_found_by_its_words_with_a_snippet(ask):
    (found,) = ask("search_articles", words="lift safe")["articles"]
    assert (found["number"], found["outlet"]) == (13, "Harbour Times")
    assert "lift" in found["snippet"]


def test_a_text_is_given_to_the_character_and_in_parts(ask, texts):
    parts, start = [], 0
    while start is not None:
        part = ask("article_text", number=1, start=start, length=100)
        parts.append(part["text"])
        start = part.get("next")
    assert "".join(parts) == texts[1]
    assert ask("article_text", number=1, start=10**6)["text"] == ""


def test_an_actor_s_record_has_what_they_said_did_and_underwent(ask):
    number = ask("search_actors", name="Kelve", kind="place")["actors"][0]["number"]
    record = ask("actor_record", number=number, limit=2)
    assert record["actor"]["link"] == f"{DESK}/actors/{number}"
    assert [each["words"] for each in record["did"]["events"]] == ["freed", "met"]
    assert record["did"]["total"] == 2
    assert record["did"]["apart"] > 0
    assert all(each["happened"] for each in record["undergone"]["events"])
    reyes = ask("search_actors", name="Ana Reyes")["actors"][0]["number"]
    said = ask("actor_record", number=reyes, limit=1, until="2024-02")["said"]
    assert (said["total"], said["next"]) == (3, 1)


def test_a_story_says_who_may_have_been_first_and_where_accounts_differ(ask):
    (found,) = ask("search_stories", words="Harda")["stories"]
    story = ask("story", number=found["number"])
    assert [(each["outlet"], each["may_be_first"]) for each in story["told_by"]] == [("courier", True), ("post", False)]
    killed = next(each for each in story["compared"] if each["words"] == "killed")
    (toll,) = killed["differ"]
    assert [(each["says"], each["told"][0]["outlet"]) for each in toll["versions"]] == [
        ("12 killed", "courier"), ("15 killed", "post"),
    ]  # fmt: skip
    assert all(each["told"][0]["link"].startswith(f"{DESK}/articles/") for each in toll["versions"])
    assert [each["number"] for each in story["articles"]] == [3, 4]


def test_a_quotation_says_who_printed_it_first_and_what_a_wording_lacks(ask):
    (found,) = ask("search_quotations", turned=True)["quotations"]
    quotation = ask("quotation", number=found["number"])
    assert quotation["quotation"]["link"] == f"{DESK}/quotations/{found['number']}"
    assert [each["outlet"] for each in quotation["printed_by"] if each["may_be_first"]] == ["herald"]
    turned = {each["statement"]["article"]["outlet"]: each.get("turn") for each in quotation["wordings"]}
    assert turned == {"courier": None, "herald": None, "post": "not"}


def test_words_that_give_orders_come_as_words_and_nothing_else_steers_a_terminal(ask, texts):
    (found,) = ask("search_statements", words="delete archive")["statements"]
    assert found["words"] in texts[10]
    assert "\x1b" in found["words"]
    for key in ("citation", "on_word_of"):
        assert "clerk" in found[key]
        assert not {"\x1b", "\u202e"} & {*found[key]}


def test_words_that_are_too_long_are_cut_and_a_doubt_says_so(ask, texts):
    (found,) = ask("search_statements", article=11)["statements"]
    assert len(found["words"]) == 2000
    assert found["words"][:-1] in texts[11]
    assert any("article_text" in doubt for doubt in found["doubts"])


def test_a_page_of_a_document_is_named(ask):
    found = ask("search_statements", article=14)["statements"]
    assert {each["place"] for each in found} == {"page 1", "page 2"}
    assert all(each["place"] in each["citation"] for each in found)


def test_a_text_is_read_without_being_kept(ask):
    text = "Dam is safe\n\n“The dam at Kelve is safe,” Ana Reyes, the transport minister, said. She denied any cracks."
    read = ask("read_text", text=text, title="Dam is safe", outlet="Kelve Post", published="2024-03-05")
    assert "link" not in read["article"]
    assert [each["on_word_of"] for each in read["statements"]] == ["said by Ana Reyes", "denied by Ana Reyes"]
    first = read["statements"][0]
    assert text[first["start"] : first["end"]] == first["words"]
    assert first["citation"] == "“The dam at Kelve is safe” — Ana Reyes, Kelve Post, 5 March 2024"
    assert ask("search_articles", words="cracks denied")["total"] == 0


def test_a_long_text_is_given_in_pages(ask):
    text = "The dam is safe, Ana Reyes said. She denied any cracks. The mayor feared a flood."
    first = ask("read_text", text=text, limit=2)
    assert (len(first["statements"]), first["statements_total"], first["next"]) == (2, 3, 2)
    second = ask("read_text", text=text, limit=2, offset=2)
    assert [each["on_word_of"] for each in second["statements"]] == ["feared by The mayor"]
    assert "next" not in second


def test_a_text_that_names_a_file_stays_a_text(ask, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The vault is open, the director said.", encoding="utf-8")
    assert ask("read_text", text=str(secret))["statements"] == []


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("read_article", {"number": 99}, "There is no such article: 99"),
        ("actor_record", {"number": 999}, "There is no such actor: 999"),
        ("story", {"number": 999}, "There is no such story: 999"),
        ("search_statements", {"since": "2024-13"}, "This is no date: '2024-13'. Allowed: a year"),
        ("search_events", {"other_actor_number": 2}, "two different actors"),
        ("read_text", {"text": "   "}, "There is no text"),
        ("search_statements", {"spaeker": "Reyes"}, "spaeker"),
        ("search_statements", {"limit": 51}, "limit"),
        ("search_statements", {"words": "x" * 1001}, "words"),
        ("search_statements", {"act": "shout"}, "act"),
    ],
)
def test_what_cannot_be_answered_is_an_error_that_says_why(refused, tool, arguments, said):
    assert said in refused(tool, **arguments)


def test_an_empty_string_asks_for_nothing(ask):
    assert ask("search_statements", speaker="", outlet="", words="") == ask("search_statements")
