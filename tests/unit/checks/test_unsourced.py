import pytest

from onrecord.checks import CheckInput, Finding
from onrecord.checks.unsourced import unsourced
from onrecord.schema import Record
from tests.events import with_events
from tests.support import record_of


def found(record: Record | str, **fields: object) -> list[Finding]:
    if isinstance(record, str):
        record = record_of(record, **fields)
    return list(unsourced(CheckInput(record)))


def verdicts(record: Record | str, **fields: object) -> list[str]:
    return [each.verdict for each in found(record, **fields)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It is believed that the owner has fled.", "“It is believed” names nobody who believes it."),
        ("It was widely thought the pier would fall.", "“It was widely thought” names nobody who thinks it."),
        ("The owner, it is understood, has fled.", "“it is understood” names nobody who understands it."),
        ("It’s claimed he eats cheese.", "“It’s claimed” names nobody who claims it."),
        ("The owner is said to have fled.", "“is said to have” names nobody who says it."),
        ("He was reported to be ill.", "“was reported to be” names nobody who reports it."),
        ("They caught an eel, thought to be the largest.", "“thought to be” names nobody who thinks it."),
        ("The owner has reportedly fled.", "“reportedly” names nobody who reports it."),
        ("The owner allegedly cheated at cards.", "“allegedly” names nobody who alleges it."),
    ],
)
def test_what_nobody_says_is_found(text, message):
    [finding] = found(text)
    assert (finding.verdict, finding.message) == ("nobody", message)
    assert finding.about[0].cut(text) == text
    assert finding.evidence[0].cut(text) == message[1 : message.index("”")]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported missing.",
        "The fire was reported to the police.",
        "It was said to reporters.",
        "He believed to be right what was wrong.",
        "The owner was charged in court after he allegedly stole the safe.",  # the court says so
        "“The owner has reportedly fled.”",
    ],
)
def test_what_is_no_hearsay_or_is_quoted_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{c:The owner has reportedly fled}, {s:the harbour board} {q:said}.",
        "{s:The harbour board} {q:said} {c:the pier is shut}. The owner is said to have fled.",
        "The owner is said to have fled. {s:The harbour board} {q:said} {c:the pier is shut}.",
        "It is believed that the owner has fled, and {c:the pier is shut}, {q:according to} {s:the board}.",
    ],
)
def test_with_a_source_in_it_or_beside_it_somebody_says_it(text):
    assert found(text) == []


def test_what_is_reportedly_so_may_be_in_a_report_a_few_sentences_away():
    text = "The owner has reportedly fled. His ship left. It rained. {c:It was old}, {s:the Lund Herald} {q:reported}."
    assert found(text) == []
    assert verdicts(text.replace("has reportedly", "is said to have")) == ["nobody"]


def test_reports_are_nobodys():
    assert verdicts("{c:The owner has reportedly fled}, {q:according to} {s:some reports}.") == ["nobody"]


def test_a_statement_without_a_source_is_nobodys():
    assert verdicts("The owner {q:is said to} {c:have fled}.") == ["nobody"]


def test_who_hopes_for_something_in_hearsay_is_no_source_of_it():
    assert verdicts("{c1:{s2:Ada Moe} {q1:is said to} be {q2:hoping} {c2:for rain}}.") == ["nobody"]


def test_a_headline_is_left_to_its_article():
    assert found("Owner reportedly fled\n\nThe pier is shut.", title=True) == []


def test_hearsay_is_listed_only_so_often():
    assert len(found("The owner has reportedly fled. " * 300)) == 8


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{c:The pier is shut}, {s:a police source} {q:said}.", "a police source"),
        ("{s:Sources close to the board} {q:said} {c:the pier is shut}.", "Sources close to the board"),
        ("{s:A person familiar with the matter} {q:said} {c:it is shut}.", "A person familiar with the matter"),
        ("{s:A harbour insider} {q:confirmed} {c:it is shut}.", "A harbour insider"),
        ("{s:An official}, speaking on condition of anonymity, {q:said} {c:it is shut}.", "An official"),
        ("{s:A diver} {q:said}, asking not to be named, {c:it is shut}.", "A diver"),
    ],
)
def test_what_rests_on_a_source_without_a_name_is_found(text, source):
    [finding] = found(text)
    assert finding.verdict == "anonymous"
    assert finding.message == f"This rests on “{source}” alone, whom the article doesn’t name."
    assert finding.statements == ("s1",)


@pytest.mark.parametrize(
    "text",
    [
        "{s:A port worker} {q:said} {c:the pier is shut}.",  # not named, but nothing is withheld
        "{s:The source of the river} {q:told} {c:a story}.",
        "{s:An anonymous letter} {q:said} {c:the pier is shut}.",
        "{s:Most party insiders} {q:said} {c:the pier is shut}.",  # a poll
        "{s:Close to 50 interviews} {q:showed} {c:the pier is shut}.",
        "{s:News sources} {q:said} {c:the pier is shut}.",
        "{s:A report citing unnamed sources} {q:said} {c:the pier is shut}.",
        "{s:{a1:Ana Reyes}}, who asked not to be named before, {q:said} {c:the pier is shut}.",
        "{s:Detectives} {q:said} {c:the pier is shut}. A clerk spoke on condition of anonymity.",
    ],
)
def test_other_sources_are_not_anonymous(text):
    assert "anonymous" not in verdicts(text)


def test_what_somebody_with_a_name_says_too_does_not_rest_on_the_anonymous_alone():
    text = (
        "{s1:A police source} {q1:said} {c1:the harbour master took bribes from smugglers}. "
        "{s2:{a1:Ana Reyes}} {q2:said} {c2:the harbour master had taken the smugglers’ bribes}."
    )
    assert found(text) == []


def test_what_an_analyst_says_with_sources_is_the_analysts_word():
    text = "{s1:An analyst} {q2:citing} {s2:supply sources} {q1:said} {c1,2:the price will fall}."
    assert found(text) == []


def test_the_statements_of_one_source_are_one_finding():
    text = "{s1:A police source} {q1:said} {c1:it is shut}. {c2:It will fall soon}, {s2:the source} {q2:said}."
    [finding] = found(text)
    assert finding.message == "2 statements rest on “A police source” alone, whom the article doesn’t name."
    assert finding.statements == ("s1", "s2")


def test_what_an_anonymous_source_asks_for_is_no_claim():
    text = "{s:A police source} {q:called for} {c:calm}."
    assert found(text, statements={1: {"act": "urge"}}) == []


TOLL = "Twelve people were killed and 30 injured on Friday. No one knows why the pier fell."
KILLED = {
    "trigger": "killed",
    "type": "harm",
    "whom": ["Twelve people"],
    "when": ["Friday"],
    "count": {"least": 12, "most": 12, "of": "killed"},
}
INJURED = {
    "trigger": "injured",
    "type": "harm",
    "whom": ["Twelve people", "30"],
    "when": ["Friday"],
    "count": {"least": 30, "most": 30, "of": "injured"},
}
FRIDAY = {"Friday": ("2024-03-01", "2024-03-01")}


def toll(text: str = TOLL, *events: dict, published: str | None = "2024-03-02", **fields: object) -> list[Finding]:
    record = record_of(text, published=(published, "given") if published else None, **fields)
    return found(with_events(record, *events, times=FRIDAY))


def test_a_fresh_toll_without_a_source_is_found():
    [finding] = toll(TOLL, KILLED, INJURED)
    assert finding.verdict == "toll"
    assert finding.message == "The article names nobody who counted “Twelve people” killed and “30” injured."
    assert finding.events == ("e1", "e2")


@pytest.mark.parametrize(
    "change",
    [
        {"status": "possible"},
        {"status": "negated"},
        {"count": {"least": 1, "most": 1, "of": "killed"}},
        {"count": {"least": 12, "most": 12, "of": "arrested"}},
        {"when": []},
    ],
)
def test_what_did_not_happen_now_or_is_no_toll_is_left_alone(change):
    assert toll(TOLL, KILLED | change) == []


@pytest.mark.parametrize("published", [None, "2024-03", "2024-06-01", "2024-02-20", "2024-02-31"])
def test_an_old_toll_is_known(published):
    assert toll(TOLL, KILLED, published=published) == []


@pytest.mark.parametrize(
    "text",
    [
        "{c:Twelve people were killed on Friday}, {s:the board} {q:said}.",
        "Twelve people were killed on Friday. {s:The board} {q:said} {c:the pier fell}.",
    ],
)
def test_a_toll_with_a_source_is_no_finding(text):
    assert toll(text, KILLED) == []


def test_a_toll_that_somebody_gives_elsewhere_has_a_source():
    text = TOLL + " The pier is old. It was built in haste. {s:The board} {q:said} {c:13 had died}."
    later = {"trigger": "died", "type": "harm", "count": {"least": 13, "most": 13, "of": "killed"}}
    assert toll(text, KILLED, later) == []


def test_an_accusation_without_an_accuser_is_found():
    text = "The mayor is accused of taking bribes from builders. It rained all day."
    [finding] = found(text)
    assert (finding.verdict, finding.message) == (
        "accusation",
        "“accused of taking bribes” doesn’t say who accuses.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is accused of taking bribes by the clerk.",
        "The mayor is accused of arrogance.",
        "The mayor is accused of taking bribes, and his trial is near.",
        "The mayor was arrested. He is accused of taking bribes.",
        "{s:The clerk} {q:said} {c:the mayor was accused of taking bribes}.",
    ],
)
def test_an_accusation_with_an_accuser_or_without_a_crime_is_left_alone(text):
    assert found(text) == []


DEED = "Ana Reyes bribed the harbour master. It rained all day."
BRIBED = {"trigger": "bribed", "type": "crime", "who": ["Ana Reyes"], "whom": ["the harbour master"]}


def deed(text: str = "{a1:Ana Reyes} bribed the harbour master. It rained all day.", *events: dict, **fields: object):
    return found(with_events(record_of(text, **fields), *(events or (BRIBED,))))


def test_a_persons_wrongdoing_in_the_outlets_own_words_is_found():
    [finding] = deed()
    assert finding.verdict == "wrongdoing"
    assert finding.message == "The article tells “Ana Reyes bribed” of Ana Reyes in its own words, without a source."
    assert finding.events == ("e1",)


@pytest.mark.parametrize(
    "behind",
    ["She pleaded guilty.", "She was convicted in May.", "A court will hear it.", "The police have a witness."],
)
def test_with_a_verdict_or_an_accuser_wrongdoing_is_no_finding(behind):
    assert deed("{a1:Ana Reyes} bribed the harbour master. It rained all day. " + behind) == []


def test_wrongdoing_of_nobody_with_a_name_is_no_finding():
    assert deed("{a1/nominal:The clerk} bribed the harbour master.", BRIBED | {"who": ["The clerk"]}) == []


def test_what_is_only_planned_is_no_wrongdoing():
    assert deed("{a1:Ana Reyes} bribed the harbour master.", BRIBED | {"status": "planned"}) == []


def test_the_dead_are_left_alone():
    died = {"trigger": "died", "type": "life", "who": ["She"]}
    text = "{a1:Ana Reyes} bribed the harbour master. It rained all day. {a1:She} died in May."
    assert deed(text, BRIBED, died) == []


def test_history_is_left_alone():
    record = record_of(
        "{a1:Ana Reyes} bribed the harbour master in 1999. It rained.", published=("2024-03-02", "given")
    )
    record = with_events(record, BRIBED | {"when": ["1999"]}, times={"1999": ("1999-01-01", "1999-12-31")})
    assert found(record) == []


@pytest.mark.parametrize("event", [KILLED, BRIBED])
def test_what_may_belong_to_a_statement_is_never_the_outlets_claim(event):
    text = (
        "{a1:Ana Reyes} bribed the harbour master. Twelve people were killed on Friday. It rained. It snowed. "
        "{s:The board} {q:said} {c:so}."
    )
    record = record_of(text, published=("2024-03-02", "given"))
    sure = found(with_events(record, event, times=FRIDAY))
    unclear = found(with_events(record, event | {"may_belong_to": "s1"}, times=FRIDAY))
    assert [each.events for each in sure] == [("e1",)]
    assert unclear == []
