"""What an actor said over time, about what, and where it turns."""

import re

import pytest

from onrecord.archive import Context, Part, Store
from onrecord.desk.pages import over_time
from onrecord.desk.pages.paging import PAGE_SIZE
from onrecord.pipeline.matters import matters
from tests.unit.archive.hand import cast
from tests.unit.archive.test_turns import NEVER, SCHOOL, SOLD, told
from tests.unit.desk.test_stories_pages import HOSTILE, text

REYES = "/actors/1/over-time"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "news.db"
    with Store(made) as store:
        for each in (
            told(SOLD, 1, "2024-06-10", outlet="Courier"), told(SCHOOL, 2, "2024-05-20"),
            told(NEVER, 3, "2024-05-03", outlet="Post"), told(SCHOOL, 4),
        ):  # fmt: skip
            store.keep(each)
    return made


def part(html, name):
    return text(f"<main {html.split(f'aria-labelledby={chr(34)}{name}{chr(34)}')[1].split('</section>')[0]}")


def days(html):
    return re.findall(r'<h3 class="day">(?:<time[^>]*>|<span[^>]*>)([^<]*)<', html)


def test_everything_stands_in_the_order_of_days_with_how_much_was_said_by_month(client):
    html = client.get(REYES).text
    assert days(html) == ["3 May 2024", "20 May 2024", "10 June 2024", "Day not known"]
    assert "4 statements, 1 turn" in text(html)
    assert "May 2024 2 June 2024 1" in part(html, "months")


def test_a_turn_stands_with_both_wordings_and_the_words_that_show_it(client):
    html = client.get(f"{REYES}?matter=ferry").text
    turned = html.split('<li class="turned">')[1].split("</li>")[0]
    assert "now the opposite never → yes On 3 May 2024" in text(f"<main {turned}")
    assert '<a href="/articles/3#s1">' in turned
    assert re.findall("<mark>(.*?)</mark>", turned) == ["never"]
    later = html.split('<li class="turned">')[0].rsplit('<li class="entry', 1)[1]
    assert re.findall("<mark>(.*?)</mark>", later) == ["ferry", "line", "sold", "Kelve", "Group"]


def test_a_matter_and_a_period_narrow_what_is_shown(client):
    assert days(client.get(f"{REYES}?matter=school").text) == ["20 May 2024", "Day not known"]
    assert days(client.get(f"{REYES}?matter=ferry&from=2024-06").text) == ["10 June 2024"]
    assert days(client.get(f"{REYES}?outlet=post").text) == ["3 May 2024"]
    assert "They said nothing about it" in text(client.get(f"{REYES}?matter=bridge").text)


def test_turns_can_be_shown_alone(client):
    html = client.get(f"{REYES}?matter=ferry").text
    (link,) = re.findall(r'href="(/actors/1/over-time\?[^"]*)">Only the turns', html)
    assert days(client.get(link.replace("&amp;", "&").split("#")[0]).text) == ["10 June 2024"]
    assert "None of these turns an earlier one" in text(client.get(f"{REYES}?matter=school&turns=true").text)


def test_what_is_spoken_of_most_is_suggested(client):
    html = client.get(REYES).text
    suggested = part(html, "matters")
    assert "ferry 2" in suggested
    assert "school 2" in suggested
    assert 'href="/actors/1/over-time?matter=ferry"' in html


def test_actors_and_telling_words_are_matters_and_small_words_are_not(tmp_path):
    group = {"name": "Kelve Group", "kind": "organization"}
    with Store(tmp_path / "news.db") as store:
        for number, marked in enumerate((NEVER, SOLD)):
            store.keep(cast(marked, {"name": "Ana Reyes"}, group, speakers={1: "a1"}, id=f"a{number}"))
        found = {each.name: (each.words, each.statements) for each in matters(store, 1)}
    assert found["Kelve Group"] == ('"Kelve Group"', 2)
    assert found["ferry"] == ("ferry", 2)
    assert not {"the", "will", "Kelve", "Group", "Ana", "Reyes"} & found.keys()


def test_what_is_long_comes_a_page_at_a_time(client, path):
    with Store(path) as store:
        store.keep_many(
            (told(f"{{s:Ana Reyes}} {{q:said}} {{c:tunnel number {i} is open}}.", 10 + i, f"2024-07-{i + 1:02}"), None)
            for i in range(PAGE_SIZE + 2)
        )
    first, second = (days(client.get(f"{REYES}?matter=tunnel&page={page}").text) for page in (1, 2))
    assert (len(first), second) == (PAGE_SIZE, ["26 July 2024", "27 July 2024"])
    assert "no statements on this page" in client.get(f"{REYES}?matter=tunnel&page=9").text


def test_of_very_much_only_the_newest_is_looked_at_and_that_is_said(client, monkeypatch):
    monkeypatch.setattr(over_time, "MAX_STATEMENTS", 2)
    shown = text(client.get(REYES).text)
    assert "Only the newest 2 statements were looked at" in shown


@pytest.mark.parametrize("query", ["matter=%22", "from=May", "from=2024&to=2023", "matter=" + "x" * 1001])
def test_what_cannot_be_asked_says_so_on_the_page(client, query):
    answer = client.get(f"{REYES}?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "speak of most" in answer.text


def test_who_is_not_there_has_no_such_page_and_who_is_leads_to_it(client):
    assert client.get("/actors/77/over-time").status_code == 404
    assert f'href="{REYES}"' in client.get("/actors/1").text


def test_hostile_words_stay_words(client, path):
    said = HOSTILE.replace('"', "'")
    with Store(path) as store:
        for day, how in ((1, "never"), (2, "surely")):
            marked = f"{{s:Ana Reyes}} {{q:said}} {{c:the {said} ferry will {how} be sold to the Kelve Group}}."
            store.keep(told(marked, 20 + day, f"2024-08-0{day}", outlet="<b>one</b>"))
    html = client.get(REYES, params={"matter": "ferry <script>alert(2)</script>"}).text + client.get(REYES).text
    for wrong in ("<script>alert", "<b>one", "\u202e"):
        assert wrong not in html


def test_words_that_a_cut_sentence_has_not_are_not_marked(path):
    from onrecord.desk.turned import marked
    from onrecord.pipeline.turns import TurnedWords

    with Store(path, read_only=True) as store:
        statement = store.statement(3, "s1")
    shown = marked(statement, [TurnedWords(statement.start, statement.start + 3, "she"), TurnedWords(900, 905, "gone")])
    assert isinstance(shown.context, Context)
    (part_of,) = shown.context.found
    assert isinstance(part_of, Part)
    assert shown.context.text[part_of.start : part_of.end] == "she"
