import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.heads.events import STATUSES
from onrecord.recorder.events.status import settle
from onrecord.schema import Span


def status(text, trigger, marked="actual"):
    """The status of a trigger, of which the network thinks that it is `marked`."""
    start = text.index(trigger)
    return settle(text, Span(start, start + len(trigger)), marked)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels did not attack the town.", "attack"),
        ("The rebels didn’t attack the town.", "attack"),
        ("He has never been arrested.", "arrested"),
        ("She won't run for mayor.", "run"),
        ("Talks have not yet begun.", "begun"),
        ("The army refused to withdraw.", "withdraw"),
        ("The two sides have yet to meet.", "meet"),
        ("The crew was not able to reach the harbour.", "reach"),
        ("No one was killed.", "killed"),
        ("Nobody in the town was hurt.", "hurt"),
        ("Neither side attacked.", "attacked"),
        ("No houses were destroyed.", "destroyed"),
        ("There were no arrests.", "arrests"),
        ("They took the bridge without firing a shot.", "firing"),
        ("They fled rather than fight.", "fight"),
    ],
)
def test_what_did_not_happen_is_negated(text, trigger):
    assert status(text, trigger) == "negated"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels may attack the town.", "attack"),
        ("He might have been arrested.", "arrested"),
        ("They may try to flee.", "flee"),
        ("The dam could burst.", "burst"),
        ("It is not known whether he has died.", "died"),
        ("The pilot is believed to have jumped.", "jumped"),
        ("The guards allegedly beat him.", "beat"),
        ("The alleged attack was filmed.", "attack"),
    ],
)
def test_what_only_may_have_happened_is_possible(text, trigger):
    assert status(text, trigger) == "possible"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The queen will visit the island.", "visit"),
        ("She'll open the bridge.", "open"),
        ("He is due to be released.", "released"),
        ("The two agreed to meet again.", "meet"),
        ("The planned visit was short.", "visit"),
        ("They hold talks next week.", "talks"),
    ],
)
def test_what_is_to_come_is_planned(text, trigger):
    assert status(text, trigger) == "planned"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("If the rebels attack the town, we flee.", "attack"),
        ("If the rains stop, the ferry will sail.", "sail"),
        ("Unless they withdraw, there is no truce.", "withdraw"),
        ("She urged both sides to stop.", "stop"),
        ("The union called for a strike.", "strike"),
        ("He wants an inquiry.", "inquiry"),
    ],
)
def test_what_depends_on_something_or_is_only_demanded_is_hypothetical(text, trigger):
    assert status(text, trigger) == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("The two gangs often clash.", "clash"), ("The council meets every month.", "meets")],
)
def test_what_happens_again_and_again_is_general(text, trigger):
    assert status(text, trigger) == "general"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Two men were arrested.", "arrested"),
        ("The mayor has left.", "left"),
        ("The hostages are being held.", "held"),
    ],
)
def test_what_was_done_is_actual(text, trigger):
    assert status(text, trigger, "planned") == "actual"


@pytest.mark.parametrize("marked", STATUSES)
@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked the town.", "attacked"),
        ("He did not see the attack.", "attack"),
        ("He could not say more. Rebels attacked the town.", "attacked"),
        ("If it rains, they said, rebels attack.", "attack"),
        ("As if by chance the bridge fell.", "fell"),
    ],
)
def test_where_the_words_of_its_own_clause_say_nothing_the_network_decides(text, trigger, marked):
    assert status(text, trigger, marked) == marked


@given(st.text(alphabet=st.sampled_from("to not.,’'\n if may be"), max_size=80), st.integers(0, 79), st.integers(1, 9))
def test_any_words_around_a_trigger_give_a_status(text, start, length):
    text = text.ljust(start + length, "x")
    assert settle(text, Span(start, start + length), "actual") in STATUSES
