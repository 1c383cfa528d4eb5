import pytest

from onrecord.recorder.statements.acts import settle
from tests.unit.recorder.hand import only, read


def act_of(cue: str, proposed: str = "assert") -> str:
    return only(read(f"{{s:She}} {{q:{cue}}} {{c:it had rained}}.", acts={1: proposed})).act


DENIALS = """
denied; has denied; was denied by; denies; denying; rejected; rejects; dismissed; dismissed claims; disputed;
flatly denied; to have denied; is said to have denied; denied saying; denied having promised; a denial of;
in denial of; rejection of; refuted; repudiated; contradicted; rebutted; denied and rejected; said … denied;
pleaded not guilty to
"""
REFUSALS = """
declined to comment on; refused to confirm; declined to say; refused to say whether; would not say whether;
wouldn't say; will not confirm; won't discuss; declined to confirm or deny; a refusal to say; would not comment on;
wo n't say; wouldn’t confirm; refuses to deny
"""
NOTHING = """
did not deny; has never said; no longer says; did not say that; hasn't confirmed; have not been confirmed by;
could not be verified; neither confirmed nor denied; without confirming; stopped short of saying;
has yet to confirm; failed to mention; did not reject; never denied; no confirmation of; cannot confirm;
would not deny; had n't said; no word on; isn’t saying; was unable to say; did not refuse; has not publicly said;
can neither confirm nor deny; remained silent on; said nothing on; had nothing to say about; no longer believes;
has hardly said; would not rule out; could not rule out
"""
CONFIRMATIONS = """
has confirmed; confirms; admitted; acknowledged; concedes; not only confirmed; confirmation of; has admitted to;
pleaded guilty to
"""
OPEN = """
said; hopes; does not expect; did not want; ordered; not only said; not just claimed; told; asked; has no doubt;
according to; does not believe; won't go; plans no; no plans for
"""


@pytest.mark.parametrize("cue", [cue.strip() for cue in DENIALS.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "confirm", "other"])
def test_a_denial_is_never_an_assertion(cue, proposed):
    assert act_of(cue, proposed) == "deny"


@pytest.mark.parametrize("cue", [cue.strip() for cue in REFUSALS.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "confirm", "deny"])
def test_a_refusal_to_speak_asserts_confirms_and_denies_nothing(cue, proposed):
    assert act_of(cue, proposed) == "commit"


@pytest.mark.parametrize("cue", [cue.strip() for cue in CONFIRMATIONS.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "deny", "other"])
def test_what_is_confirmed_or_conceded_is_a_confirmation(cue, proposed):
    assert act_of(cue, proposed) == "confirm"


@pytest.mark.parametrize("cue", [cue.strip() for cue in NOTHING.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "confirm", "deny"])
def test_what_was_not_said_or_denied_is_neither(cue, proposed):
    assert act_of(cue, proposed) == "other"


@pytest.mark.parametrize("cue", [cue.strip() for cue in OPEN.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "confirm", "believe", "urge"])
def test_where_the_cue_leaves_room_the_network_decides(cue, proposed):
    assert act_of(cue, proposed) == proposed


UNDONE = """
could refute; might deny; would reject; should confirm; will deny; is expected to deny; was asked to confirm;
plans to deny; was reluctant to confirm; would formally reject
"""


@pytest.mark.parametrize("cue", [cue.strip() for cue in UNDONE.split(";")])
@pytest.mark.parametrize("proposed", ["assert", "confirm", "deny"])
def test_what_may_be_denied_or_confirmed_one_day_is_not_yet(cue, proposed):
    assert act_of(cue, proposed) == "other"


@pytest.mark.parametrize("cue", ["would later deny", "went on to deny", "was forced to deny", "can deny"])
def test_a_denial_that_was_made_is_one(cue):
    assert act_of(cue) == "deny"


def test_a_denial_that_somebody_is_asked_for_is_none():
    asked = "Marsh urged {s:her} {q:to deny} {c:that it leaked}."
    assert only(read(asked)).act == "other"
    assert only(read(asked.replace("{q:to deny}", "{q:denying}"))).act == "deny"


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("Orn kept quiet, nor did {s:she} {q:deny} {c:that it leaked}.", "other"),
        ("Nor has {s:the ministry} {q:confirmed} {c:that it leaked}.", "other"),
        ("Neither would {s:she} ever publicly {q:say} {c:that it leaked}.", "other"),
        ("At no point did {s:the mayor} {q:say} {c:that it leaked}.", "other"),
        ("Never did {s:she} {q:claim} {c:that it leaked}.", "other"),
        ("Police refused to confirm or {q:deny} {c:that it leaked}.", "commit"),
        ("The port failed to {q:say} {c:that it leaked}.", "other"),
        ("The port left without {q:saying} {c:that it leaked}.", "other"),
        ("When did {s:she} {q:claim} {c:that it leaked}?", "assert"),
        ("It never rained, {s:she} {q:said}, {c:and it leaked}.", "assert"),
        ("No, {s:she} {q:said}, {c:it leaked}.", "assert"),
    ],
)
def test_a_negation_outside_of_the_cue_counts(marked, act):
    assert only(read(marked)).act == act


NOBODIES = """
Nobody; No one; No official; None of the pilots; Neither captain; Hardly anyone; Not one of the crew; Not a pilot;
Nothing; Not everyone; It was not Orn who
"""
SOMEBODIES = (
    "No. 10; No 10; None other than Orn; No less than the king; Few; Everyone; Noah; It; Not for the first time Orn"
)


@pytest.mark.parametrize("source", [source.strip() for source in NOBODIES.split(";")])
@pytest.mark.parametrize("cue", ["said", "would confirm", "denied", "believes"])
def test_nobody_says_nothing(source, cue):
    statement = only(read(f"{{s:{source}}} {{q:{cue}}} {{c:that the tower had cracked}}."))
    assert (statement.act, statement.speakers) == ("other", None)


@pytest.mark.parametrize("source", [source.strip() for source in SOMEBODIES.split(";")])
def test_somebody_whose_description_begins_like_nobody_speaks(source):
    assert only(read(f"{{s:{source}}} {{q:said}} {{c:that the tower had cracked}}.")).act == "assert"


def test_nobody_may_begin_in_front_of_the_source_that_the_network_marked():
    assert only(read("None of the {s:pilots} {q:said} {c:that it leaked}.")).act == "other"
    assert only(read("Neither the {s:pilot’s} {q:claim} {c:that it leaked} nor mine counts.")).act == "assert"
    assert only(read("One of the {s:pilots} {q:said} {c:that it leaked}.")).act == "assert"


def test_who_opposes_something_has_denied_nothing():
    for cue in ("opposes", "endorsed", "stood against", "vetoed", "misled"):
        assert act_of(cue, "deny") == "other"
    assert act_of("said", "deny") == act_of("according to", "deny") == "assert"


def test_a_reported_denial_is_an_assertion_around_a_denial():
    record = read("{s1:Aides} {q1:said} {c1:{s2:the minister} {q2:denied} {c2:it}}.", acts={2: "assert"})
    assert [s.act for s in record.statements] == ["assert", "deny"]


@pytest.mark.parametrize(
    "text", ["She did not say it.", "She has never said it.", "She didn’t say it.", "She did n't say it."]
)
def test_a_negation_that_the_network_left_out_of_the_cue_counts(text):
    start = text.index("sa")
    assert settle(text, [(start, text.index(" it"))], "assert") == "other"


@pytest.mark.parametrize("text", ["If not, she said it.", "Not she said it.", "No. Said it?", "He did not. Said it."])
def test_a_negation_of_something_else_does_not(text):
    start = text.lower().index("said")
    assert settle(text, [(start, start + 4)], "assert") == "assert"


def test_negation_does_not_reach_past_the_cue():
    assert only(read("{s:She} {q:said} {c:it did not rain}, {c:and never had}.")).act == "assert"


def test_a_cue_in_two_pieces_is_read_as_one():
    assert only(read("{s:She} {q:did not}, so far, {q:confirm} {c:it}.", acts={1: "confirm"})).act == "other"


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("did not say", "other"), ("did not in any way say", "other"), ("did not in any such way say", "assert"),
        ("without once having said", "other"), ("without ever once having said", "assert"),
        ("has no wish to say", "assert"), ("no one said", "other"), ("no such man said", "assert"),
        ("was unable to really confirm", "other"), ("was unable to ever really confirm", "confirm"),
        ("neither he nor she said", "other"), ("failed to confirm", "other"), ("failed not to confirm", "other"),
        ("has yet to confirm", "other"), ("has yet confirmed", "confirm"), ("stopped short of confirming", "other"),
        ("not least confirmed", "confirm"), ("not merely denied", "deny"), ("not simply refused", "commit"),
        ("would not deny", "other"), ("would not refuse", "other"), ("would never confirm", "commit"),
        ("will not, she said", "commit"), ("not, she would say", "other"), ("won’t discuss", "commit"),
        ("denied not having said", "deny"), ("refused, and denied", "commit"), ("confirmed and denied", "confirm"),
    ],
)  # fmt: skip
def test_a_negation_reaches_over_so_many_words(cue, act):
    assert act_of(cue) == act


@pytest.mark.parametrize("cue", ["pleads guilty to", "pled guilty to", "entered a plea of guilty to"])
def test_a_plea_of_guilty_is_a_confirmation_and_one_of_not_guilty_a_denial(cue):
    assert act_of(cue) == "confirm"
    assert act_of(cue.replace("guilty", "not guilty")) == "deny"


def test_who_is_called_guilty_confirms_nothing():
    assert act_of("found guilty of having said") == "assert"
    assert act_of("pleaded with") == "assert"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("She has never once said it.", "assert"),
        ("She has still not said it.", "other"),
        ("She never would have said it.", "other"),
        ("Never she has said it.", "assert"),
        ("Never, she said it.", "assert"),
        ("He left. Not she has said it.", "assert"),
        ("She won’t have said it.", "commit"),
        ("“It did not.” She said it.", "assert"),
        ("It did not\nShe said it.", "assert"),
    ],
)
def test_the_auxiliaries_right_before_a_cue_are_read_with_it(text, act):
    start = text.index("said")
    assert settle(text, [(start, start + 4)], "assert") == act


@pytest.mark.parametrize(
    "verb", ["deny", "reject", "dismiss", "dispute", "refute", "repudiate", "contradict", "debunk"]
)
def test_every_form_of_a_verb_of_denial_denies(verb):
    bare = verb.removesuffix("e")
    regular = [f"{verb}s", f"{bare}ed", f"{bare}ing"] if verb not in ("deny", "dismiss") else []
    forms = {"deny": ["denies", "denied", "denying"], "dismiss": ["dismisses", "dismissed", "dismissing"]}.get(
        verb, regular
    )
    for form in [verb, *forms]:
        assert act_of(form) == "deny", form


@pytest.mark.parametrize(
    ("word", "reach"),
    [("not", 3), ("cannot", 3), ("never", 3), ("neither", 3), ("nor", 3), ("without", 2), ("unable", 2), ("no", 1)],
)
def test_every_negator_reaches_over_its_own_number_of_words(word, reach):
    acts = [act_of(f"{word} {count * 'so '}said") for count in range(6)]
    assert acts == (reach + 1) * ["other"] + (5 - reach) * ["assert"]
