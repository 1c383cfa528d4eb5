"""What actors do to each other, counted."""

import pytest

from onrecord.archive import Counterpart, Dealing, Store
from onrecord.archive.dealings import accounts
from onrecord.schema.account import ACCOUNTS, account_of
from tests.events import harbour, with_events
from tests.support import record_of
from tests.unit.desk.eventful import shelling, talks


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "news.db") as made:
        yield made


def numbers(store):
    return {actor.name: actor.id for actor in store.actors()}


def test_one_event_counts_once_as_having_happened_and_once_as_denied(store):
    store.keep(harbour())
    shelled = [each for each in store.dealings(type="assault") if each.month == "2026-03"]
    assert shelled == [
        Dealing("2026-03", "conflict", "denied", 1),  # that his men fired on the market
        Dealing("2026-03", "conflict", "open", 1),  # they may strike again
        Dealing("2026-03", "conflict", "outlet", 2),  # the shelling, also told by Tash, and the dead
    ]
    assert len(list(store.events(type="assault"))) == 5


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_account_of_each_event_is_the_same_in_the_tables_and_in_the_record(store, account):
    store.keep_many([(shelling(), None), (talks(), None), (harbour(), None)])
    expected = [each.id for each in store.events() if account_of(each.standing, each.status) == account]
    assert [each.id for each in store.events(account=account)] == expected
    assert expected


def test_an_event_stands_in_its_own_month_else_in_its_year_else_in_that_of_its_article(store):
    times = {"in March": ("2023-03-01", "2023-03-31"), "in 2022": ("2022-01-01", "2022-12-31"),
             "that winter": ("2021-12-01", "2022-02-28")}  # fmt: skip
    record = record_of(
        "{a1:Lund} fined {a2:Kelve} in March, sued it in 2022, warned it that winter, and left.",
        published=("2024-05-02", "given"),
    )
    pairs = (("fined", "sanction"), ("sued", "justice"), ("warned", "threaten"), ("left", "retreat"))
    when = dict(zip(("fined", "sued", "warned"), times, strict=True))
    store.keep(
        with_events(
            record,
            *({"trigger": word, "type": kind, "who": ["Lund"], "when": [when[word]] if word in when else []}
              for word, kind in pairs),
            times=times,
        )
    )  # fmt: skip
    assert store.dealings(who_actor=numbers(store)["Lund"]) == [
        Dealing("2022", "neither", "outlet", 1),
        Dealing("2023-03", "conflict", "outlet", 1),
        Dealing("2024-05", "cooperation", "outlet", 1),
        Dealing(None, "conflict", "outlet", 1),
    ]


def test_who_deals_with_whom_leaves_out_what_two_do_to_a_third(store):
    store.keep(
        with_events(
            record_of("{a1:Lund} and {a2:Kelve} fined {a3:Orsa}."),
            {"trigger": "fined", "type": "sanction", "who": ["Lund", "Kelve"], "whom": ["Orsa"]},
        )
    )
    of = numbers(store)
    assert store.counterparts(of["Lund"]) == [Counterpart(of["Orsa"], "Orsa", 1, 0)]
    assert store.dealings(actor=of["Lund"], other_actor=of["Kelve"]) == []


def test_who_deals_with_whom_counts_what_happened_apart_from_the_rest(store):
    store.keep(shelling())
    of = numbers(store)
    first, second = store.counterparts(of["Tamaria"])
    counts = accounts(store.dealings(actor=of["Tamaria"], other_actor=of["Kelve"]))
    assert (first.name, first.happened) == ("Kelve", counts["outlet"] + counts["source"])
    assert first.apart == counts["denied"] + counts["unclear"] + counts["open"] == 4
    assert (second.name, second.happened, second.apart) == ("Orsa", 1, 0)
