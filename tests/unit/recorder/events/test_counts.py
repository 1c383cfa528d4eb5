import pytest

from tests.unit.recorder.events_by_hand import only_event, read_events


def counted(text, trigger, what, **arguments):
    found = only_event(read_events(text, (trigger, f"{what} actual", arguments))).count
    return None if found is None else (found.least, found.most, found.of)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "arguments", "count"),
    [
        ("The blast killed at least 12 people, including three children.", "killed", "assault",
         {"whom": "at least 12 people, including three children"}, (12, None, "killed")),
        ("Police detained more than a dozen miners.", "detained", "coerce",
         {"whom": "more than a dozen miners"}, (13, None, "arrested")),
        ("The crash injured between 40 and 50 passengers.", "injured", "harm",
         {"whom": "between 40 and 50 passengers"}, (40, 50, "injured")),
        ("Tens of thousands fled it.", "fled", "move", {"who": "Tens of thousands"}, (20000, None, "displaced")),
        ("No one was hurt in the fire.", "hurt", "harm", {"whom": "No one"}, (0, 0, "injured")),
        ("The shelling killed a nurse and a driver of the clinic.", "killed", "assault",
         {"whom": "a driver of the clinic"}, (1, 1, "killed")),
        ("The raid killed two guards and three miners.", "killed", "assault",
         {"whom": "two guards/three miners"}, (5, 5, "killed")),
        ("The raid killed two guards and Ada Moe.", "killed", "assault", {"whom": "two guards/Ada Moe"},
         (2, None, "killed")),
        ("The toll of deaths rose to 12 overnight.", "deaths", "harm", {"amount": "12"}, (12, 12, "killed")),
        ("The firm bought the pier for more than $3 billion.", "bought", "business",
         {"whom": "the pier", "amount": "more than $3 billion"}, (3_000_000_000, None, "USD")),
        ("The fee fell less than 1%.", "fell", "measure", {"whom": "The fee", "amount": "less than 1%"},
         (None, 1, "percent")),
        ("The board paid £1.2m for it.", "paid", "business", {"amount": "£1.2m"}, (1_200_000, 1_200_000, "GBP")),
    ],
)  # fmt: skip
def test_the_words_of_an_argument_say_how_many(text, trigger, kind, arguments, count):
    assert counted(text, trigger, kind, **arguments) == count


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "arguments"),
    [
        ("Police killed a 12-year-old boy's dog.", "killed", "assault", {"whom": "a 12-year-old boy's dog"}),
        ("The two mayors met.", "met", "consult", {"who": "The two mayors"}),
        ("The firm paid 40 pesos.", "paid", "business", {"amount": "40 pesos"}),
        ("The firm paid 40 Canadian dollars.", "paid", "business", {"amount": "40 Canadian dollars"}),
        ("Troops retook over 25% of the valley.", "retook", "assault", {"whom": "over 25% of the valley"}),
        ("Police arrested the 2019 winners.", "arrested", "coerce", {"whom": "the 2019 winners"}),
    ],
)
def test_what_is_no_number_of_people_or_money_is_not_counted(text, trigger, kind, arguments):
    assert counted(text, trigger, kind, **arguments) is None
