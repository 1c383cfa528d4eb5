import time

import pytest

from tests.unit.recorder.hand import find, quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He called it "a mess" and left.', ['"a mess"']),
        ("He called it “a mess” and left.", ["“a mess”"]),
        ("He called it ‘a mess’ and left.", ["‘a mess’"]),
        ("He called it 'a mess' and left.", ["'a mess'"]),
        ("He called it `a mess' and left.", ["`a mess'"]),
        ("He called it ``a mess'' and left.", ["``a mess''"]),
        ("He called it `` a mess '' and left.", ["`` a mess ''"]),
        ("He called it ''a mess'' and left.", ["''a mess''"]),
        ("He called it ‘‘a mess’’ and left.", ["‘‘a mess’’"]),
        ("He called it «a mess» and left.", ["«a mess»"]),
        ("He called it « a mess » and left.", ["« a mess »"]),
        ("He called it »a mess« and left.", ["»a mess«"]),
        ("He called it ‹a mess› and left.", ["‹a mess›"]),
        ("He called it „a mess“ and left.", ["„a mess“"]),
        ("He called it „a mess” and left.", ["„a mess”"]),
        ("He called it ”a mess” and left.", ["”a mess”"]),
        ("He called it “a mess“ and left.", ["“a mess“"]),
        ("He called it „a mess‟ and left.", ["„a mess‟"]),
        ("He called it ‚a mess‘ and left.", ["‚a mess‘"]),
        ('He called it " a mess " and left.', ['" a mess "']),
        ("He called it “a mess\" and left.", ["“a mess\""]),
        ('He called it (“a mess”) and ("a bore"), and left.', ["“a mess”", '"a bore"']),
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ('He said:"Go."and left.', ['"Go."']),
        ("“Yes.”“No.”", ["“Yes.”", "“No.”"]),
    ],
)  # fmt: skip
def test_every_kind_of_mark_makes_a_quotation(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The miners' strike wasn't over at six o'clock.",
        "The miners’ strike wasn’t over at six o’clock.",
        "In the '90s rock 'n' roll was James's and the boys' thing.",
        "In the ’90s the farmers’ leader said ’twas enough.",
        "Let 'em go, 'til the workers' council meets.",
        "He is 6'2\" tall and she is 5'11\" without shoes.",
        "No mark at all.",
        "",
        "'",
        '"',
    ],
)
def test_apostrophes_feet_and_inches_are_no_quotations(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'The miners' strike is over,' he said.", ["'The miners' strike is over,'"]),
        ("‘The miners’ strike is over,’ he said.", ["‘The miners’ strike is over,’"]),
        ("He told 'terrorists' and the miners' union to go.", ["'terrorists'"]),
        ("'I don't know,' he said of the '90s.", ["'I don't know,'"]),
        ("'Don't,' he said, 'touch the boys' bags.'", ["'Don't,'", "'touch the boys' bags.'"]),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
    ],
)
def test_single_marks_are_told_from_apostrophes(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("“He told me ‘no’ twice,” she said.", "“He told me ‘no’ twice,”", "‘no’"),
        ("\"He told me 'no',\" she said.", "\"He told me 'no',\"", "'no'"),
        ("\"'No' was all,\" she said.", "\"'No' was all,\"", "'No'"),
        ("\"All he said was 'no'\", she said.", "\"All he said was 'no'\"", "'no'"),
        ("``All he said was `no''' to us.", "``All he said was `no'''", "`no'"),
        ("'He said \"no\" twice,' she said.", "'He said \"no\" twice,'", '"no"'),
        ("“He said “no” twice,” she said.", "“He said “no” twice,”", "“no”"),
        ("« Il a dit “non” », she said.", "« Il a dit “non” »", "“non”"),
    ],
)
def test_quotations_nest(text, outer, inner):
    path = find(text).at(text.lower().index("no"))
    assert [text[q.start : q.end] for q in path] == [outer, inner]


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph():
    text = "“We will go home, she said.\n\nThe minister left. He said “nothing” more."
    assert quoted(text) == ["“We will go home, she said.", "“nothing”"]


def test_a_quotation_that_is_not_closed_ends_where_the_next_one_opens():
    text = "“We will go home. He added “they came” on Monday, and left."
    assert quoted(text) == ["“We will go home. He added", "“they came”"]


def test_a_long_quotation_opens_again_with_each_paragraph_and_closes_once():
    long = "“The first.\n\n“The second, ‘as it were’.\n\n“The third.”"
    assert quoted(f"She said: {long}\n\nShe “left”.") == [long, "“left”"]
    single = "‘The first.\n\n‘The second.’"
    assert quoted(f"She said: {single} Then she left.") == [single]
    mixed = '“The first.\n\n"The second."'
    assert quoted(f"She said: {mixed} Then she left.") == [mixed]


def test_a_long_quotation_that_stops_opening_again_has_ended():
    text = '"The first.\n\n"The second.\n\nThe third, she thought.\n\n"Four."'
    assert quoted(text) == ['"The first.\n\n"The second.', '"Four."']


def test_a_quotation_that_was_not_opened_begins_with_its_paragraph():
    text = 'She left.\n\nWe will go," she said. "Then we rest."'
    assert quoted(text) == ['We will go,"', '"Then we rest."']
    first, second = find(text).outermost
    assert (first.opening, first.closing, first.whole) == (0, 1, False)
    assert (second.opening, second.closing, second.whole) == (1, 1, True)


def test_lines_that_are_only_wrapped_do_not_end_a_quotation():
    text = 'She said: "We will\ngo home\nat once."\n\nShe left.'
    assert quoted(text) == ['"We will\ngo home\nat once."']


@pytest.mark.speed
def test_the_time_is_linear_in_the_marks():
    def seconds(count: int) -> float:
        text = "“aa” b \"cc\" 'd' " * count
        start = time.process_time()
        assert len(find(text).outermost) == 3 * count
        return time.process_time() - start

    few, many = min(seconds(1_000) for _ in range(3)), min(seconds(16_000) for _ in range(2))
    assert many < 16 * 5 * few  # a square of the marks would take 256 times as long


@pytest.mark.speed
@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "‘", "``", "''", "«", "»", "„", "s' a", '"“', "\"a '"])
def test_marks_without_end_are_read_too(mark):
    start = time.process_time()
    find(f"{mark} " * 5_000)
    find(mark * 5_000)
    assert time.process_time() - start < 2
