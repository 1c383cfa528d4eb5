"""Every threshold of the recorder counts: what is just over it comes out otherwise than what is just under it."""

import pytest

from onrecord import knowledge
from onrecord.recorder import times
from onrecord.recorder.actors.recover import recover
from onrecord.recorder.config import DEFAULT, RecorderConfig, RecoveryConfig, TimeConfig
from onrecord.recorder.statements.acts import settle
from onrecord.recorder.times.clues import Clue
from onrecord.recorder.times.months import ALL, Months
from onrecord.recorder.times.offices import Held
from onrecord.recorder.times.publication import solve
from onrecord.schema import MarkedMention, Published, Record, Span
from tests.unit.recorder.hand import only, read, read_mentions, said, who

TABLE = knowledge.load()
IN_2009 = Published(value="2009-06-04", how="given")


def changed(**stages: dict[str, float]) -> RecorderConfig:
    return RecorderConfig.model_validate(stages)


# Times


def value(text: str, published: str, **config: int) -> str:
    placed = times.place(times.find(text), published, config=TimeConfig(**config))
    return placed[0].value


def test_a_day_that_was_set_can_be_74_days_ahead():
    text = "The vote took place on Dec. 1 and nobody came."
    assert value(text, "2024-09-18") == "2024-12-01"  # 74 days
    assert value(text, "2024-09-17") == "2023-12-01"
    assert value(text, "2024-09-18", soon_days=74) == "2023-12-01"


def test_a_month_by_a_verb_in_the_past_can_be_the_next_one():
    assert value("The ferry sank in October.", "2024-09-17") == "2024-10"
    assert value("The ferry sank in November.", "2024-09-17") == "2023-11"
    assert value("The ferry sank in October.", "2024-09-17", next_month_days=30) == "2023-10"


def test_a_day_by_a_verb_in_the_future_can_be_31_days_ago():
    text = "They will pay the holders of Oct. 3 in cash."
    assert value(text, "2024-11-03") == "2024-10-03"
    assert value(text, "2024-11-04") == "2025-10-03"
    assert value(text, "2024-11-03", just_gone_days=31) == "2025-10-03"


def test_a_day_in_figures_is_the_one_within_two_weeks():
    text = "The vote on 3/5/2024 was close."
    assert value(text, "2024-03-19") == "2024-03-05"
    assert value(text, "2024-03-20") == "2024"
    assert value(text, "2024-03-20", either_days=15) == "2024-03-05"


@pytest.mark.parametrize(("until", "left"), [((2021, 1), 2), ((2020, 12), 13)])
def test_two_hold_their_offices_together_in_two_months_at_least(until, left):
    # The first one's term ends as the second one's begins, in December 2020.
    first, second = Months.between((2019, 12), until), Months.since(2020, 12)
    offices = [Held(Clue((Span(0, 1),), first), Months.since(2019), acts=True)]
    offices.append(Held(Clue((Span(2, 3),), second), ALL, acts=False))
    months, _ = solve([], offices)
    assert len(months) == left


def test_no_more_clues_to_the_date_of_an_article_are_shown_than_the_threshold_says():
    text = "The dam broke in 2021. They will vote on November 8, 2021."
    assert len(times.infer(text, times.find(text)).evidence) == 2
    assert len(times.infer(text, times.find(text), config=TimeConfig(evidence=1)).evidence) == 1


# Statements


@pytest.mark.parametrize(
    ("rule", "marked", "title"),
    [
        ("signed", "“The river is ours.” — Ana Reyes", False),
        ("labelled", "Ana Reyes: “The river is ours.”", False),
        ("headline", "Reyes: city needs boats\n\n{c:It will flood again}, {s:Mayor Ana Reyes} {q:said}.", True),
        ("floating", "{s:She} {q:said} {c:it rained}.\n\n“We have no boats left.”", False),
        ("unattributed", "It rained.\n\n“We have no boats left.”", False),
        ("continued", "{s:She} {q:said} {c:it rained}. “We have no boats left.”", False),
        ("beside", "It rained. “We have no boats left,” she went on.", False),
        ("introduced", "She put it this way:\n\n“We have no boats left.”", False),
        (
            "signed_below",
            "“We have no boats left.”\n\nAna Reyes, mayor\n\n“We have one left.”\n\nBo Holm, clerk",
            False,
        ),
        ("turns", "We spoke to Ana Reyes.\n\nQ: Will it flood?\n\nA: It will, and soon.", False),
        (
            "answered",
            "We spoke to Ana Reyes about it.\n\nWill it flood?\n\nI think so.\n\nWhy is that?\n\nWe have no walls.",
            False,
        ),
    ],
)
def test_a_statement_that_a_rule_finds_is_as_sure_as_the_rule(rule, marked, title):
    record = read(marked, title=title, config=changed(statements={rule: 0.123}))
    assert 0.123 in [statement.confidence for statement in record.statements]
    assert getattr(DEFAULT.statements, rule) in [s.confidence for s in read(marked, title=title).statements]


def test_what_hardly_anything_else_looks_like_is_surer_than_what_is_told_by_its_looks():
    config = DEFAULT.statements
    sure = (config.signed, config.labelled, config.turns, config.headline, config.floating, config.answered)
    assert sure == (0.9, 0.85, 0.8, 0.75, 0.7, 0.6)
    near = (config.signed_below, config.beside, config.continued, config.introduced, config.unattributed)
    assert near == (0.85, 0.85, 0.85, 0.8, 0.5)


@pytest.mark.parametrize(("characters", "found"), [(250, 2), (251, 0)])
def test_a_question_of_an_interview_has_250_characters_at_most(characters, found):
    question = "Why " + "is it so " * 30
    question = question[: characters - 1].rstrip().ljust(characters - 1, "o") + "?"
    assert len(question) == characters
    marked = f"We spoke to Ana Reyes about it.\n\n{question}\n\nI think so.\n\nAnd then?\n\nWe have no walls."
    assert len(read(marked).statements) == found


@pytest.mark.parametrize(("words", "found"), [(4, 1), (3, 0)])
def test_a_quotation_by_itself_floats_from_four_words_on(words, found):
    quotation = " ".join(["Boats", "are", "all", "gone"][-words:]) + "."
    record = read(f"{{s:She}} {{q:said}} {{c:it rained}}.\n\n“{quotation}”")
    assert len([s for s in record.statements if not s.cue]) == found


@pytest.mark.parametrize(("words", "found"), [(4, 1), (3, 0)])
def test_a_label_is_believed_before_a_quotation_of_four_words(words, found):
    quotation = " ".join(["They", "took", "our", "boats"][-words:])
    assert len(read(f"It rained.\n\nAna Reyes: “{quotation}”").statements) == found


@pytest.mark.parametrize(("characters", "whole"), [(3999, True), (4000, False)])
def test_what_is_signed_begins_with_its_line_where_that_is_less_than_4000_characters_away(characters, whole):
    first = "“" + ("river " * 1000)[: characters - 3].rstrip().ljust(characters - 3, "r") + "”"
    statement = only(read(f"It rained.\n{first} “All of it is ours.” — Ana Reyes"))
    assert statement.content_text.startswith("“river") is whole


@pytest.mark.parametrize(("least", "found"), [(0.8, 1), (0.81, 0)])
@pytest.mark.parametrize("act", ["believe", "commit", "urge", "other"])
def test_what_is_thought_or_planned_without_quotation_marks_must_be_sure_enough(act, least, found):
    def count(content: str, act: str) -> int:
        marked = f"{{s:Orn}} {{q:hopes}} {{c:{content}}}."
        return len(read(marked, acts={1: act}, config=changed(statements={"unspoken": least})).statements)

    assert count("it will rain", act) == found
    assert count("“it will rain”", act) == count("it “will” rain", act) == count("it will rain", "assert") == 1


@pytest.mark.parametrize(("gap", "act"), [(40, "other"), (49, "assert")])
def test_a_negation_in_front_of_a_cue_is_found_in_48_characters(gap, act):
    text = "never" + " " * gap + "said"
    assert settle(text, [(5 + gap, 9 + gap)], "assert") == act


@pytest.mark.parametrize(("gap", "found"), [(85, True), (95, False)])
def test_the_day_of_a_statement_stands_within_90_characters_of_its_cue(gap, found):
    marked = f"{{c:It is safe}}, {{s:the mayor}} {{q:said}} {'in Oslo ' * (gap // 8)}on Friday."
    assert (only(read(marked)).said_on is not None) is found


@pytest.mark.parametrize(("sure", "speaks"), [(0.8, True), (0.79, False)])
def test_an_author_must_be_as_sure_as_any_speaker(sure, speaks):
    config = changed(speakers={"author": sure})
    record = read_mentions("{s:I} {q:think} {c:it drags}.", ("I", "person pronoun"), byline="Ada Moe", config=config)
    assert bool(only(record).speakers) is speaks


def test_of_many_statements_in_a_paragraph_the_last_fifty_may_hold_one():
    inner = " ".join(f"{{s{i}:she}} {{q{i}:said}} {{c{i}:no}}," for i in range(2, 6))
    marked = f"{{s1:Reyes}} {{q1:said}} {{c1:that {inner} so}}.\n\n“We have no boats left.”"
    assert said(read(marked))[-1][0] == "Reyes"
    assert said(read(marked, config=changed(statements={"near_statements": 2})))[-1][0] == "she"


# Coreference


def description(share: float) -> Record:
    return read_mentions(
        "Ana Reyes met Eva Holm. The dictator smiled.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("The dictator", "person nominal", {0: share}),
    )  # fmt: skip


@pytest.mark.parametrize(("share", "mentions"), [(0.4, 2), (0.39, 1)])
def test_a_description_joins_somebody_from_0_4_on(share, mentions):
    assert len(description(share).actors[0].mentions) == mentions


@pytest.mark.parametrize(("share", "mentions"), [(0.11, 2), (0.1, 1)])
def test_a_pronoun_is_somebodys_where_more_than_0_1_falls_on_what_came_before(share, mentions):
    record = read_mentions(
        "Ana Reyes left. She smiled.", ("Ana Reyes", "person name"), ("She", "person pronoun", {0: share})
    )
    assert len(record.actors[0].mentions) == mentions


@pytest.mark.parametrize(
    ("shares", "speaker"),
    [
        ({0: 0.15, 1: 0.45}, ["Bill Clinton"]),
        ({0: 0.16, 1: 0.45}, "“Clinton” may be Hillary Clinton or Bill Clinton"),
        ({0: 0.0, 1: 0.4}, "“Clinton” may be Hillary Clinton or Bill Clinton"),
        ({0: 0.0, 1: 0.41}, ["Bill Clinton"]),
    ],
)
def test_a_surname_of_two_goes_to_one_who_has_three_quarters_of_more_than_0_4(shares, speaker):
    record = read_mentions(
        "Hillary Clinton and Bill Clinton came. {s:Clinton} {q:said} {c:as much}.",
        ("Hillary Clinton", "person name"), ("Bill Clinton", "person name"), ("Clinton", "person name", shares),
        config=changed(speakers={"certain": 0.7}),
    )  # fmt: skip
    assert who(record) == [speaker]


@pytest.mark.parametrize(("often", "mentions"), [(3, 4), (2, 2)])
def test_a_surname_of_two_goes_to_one_who_is_named_three_times_as_often(often, mentions):
    text = "Ana Holm. " + "Bo Holm. " * often + "Holm left."
    names = [("Ana Holm", "person name"), *[("Bo Holm", "person name")] * often, ("Holm", "person name")]
    record = read_mentions(text, *names)
    assert next(len(actor.mentions) for actor in record.actors if actor.name == "Bo Holm") == mentions


@pytest.mark.parametrize(("share", "merged"), [(0.75, True), (0.74, False)])
def test_a_name_is_that_of_somebody_described_before_from_0_75_on(share, merged):
    record = read_mentions(
        "The senator fell. Ana Reyes is well.",
        ("The senator", "person nominal"), ("Ana Reyes", "person name", {0: share}),
    )  # fmt: skip
    assert (len(record.actors) == 1) is merged


@pytest.mark.parametrize(("share", "speaker"), [(0.4, ["Eva Holm"]), (0.39, ["Quill Reyes"])])
def test_a_pronoun_tells_the_gender_of_a_name_from_0_4_on(share, speaker):
    record = read_mentions(
        "Quill Reyes came. He waved. Eva Holm left. {s:She} {q:said} {c:as much}.",
        ("Quill Reyes", "person name"), ("He", "person pronoun", {0: share}), ("Eva Holm", "person name"),
        ("She", "person pronoun", {0: 0.6, 2: 0.2}), config=changed(speakers={"certain": 0.5}),
    )  # fmt: skip
    assert who(record) == [speaker]


@pytest.mark.parametrize(("sure", "kinds"), [("0.27", {"person", "place"}), ("0.26", {"place"})])
def test_a_person_keeps_apart_from_a_place_of_the_name_with_three_tenths_of_its_weight(sure, kinds):
    record = read_mentions(
        "Houston grew. Houston spoke.", ("Houston", "place name"), ("Houston", f"person name {sure}")
    )
    assert {actor.kind for actor in record.actors} == kinds


def test_a_surname_that_more_bear_than_are_looked_at_is_still_given_to_nobody():
    people = [f"{first}{vowel}n Holm" for first in "BDFGKLMNPR" for vowel in ("a", "e", "i", "o", "u", "arto")]
    record = read_mentions(
        f"{'. '.join(people)}. Holm left.", *[(name, "person name") for name in people], ("Holm", "person name")
    )
    assert all(len(actor.mentions) == 1 for actor in record.actors)


# Recovery


@pytest.mark.parametrize(("sure", "mentions"), [("0.8", 2), ("0.79", 1)])
def test_a_name_is_looked_for_elsewhere_from_0_8_on(sure, mentions):
    record = read_mentions("Ana Reyes left. Ana Reyes spoke.", ("Ana Reyes", f"person name {sure}"))
    assert len(record.actors[0].mentions) == mentions


@pytest.mark.parametrize(("words", "mentions"), [(6, 2), (7, 1)])
def test_names_of_six_words_at_most_are_looked_for_elsewhere(words, mentions):
    name = " ".join(["Harbour", "Safety", "Board", "Lower", "Tarn", "River", "East"][:words])
    record = read_mentions(f"The {name} met. The {name} left.", (name, "organization name"))
    assert len(record.actors[0].mentions) == mentions


@pytest.mark.parametrize(("likely", "speaker"), [(0.6, ["Ana Reyes"]), (0.59, "“Ana Reyes” is not named")])
def test_a_name_is_cut_out_of_a_source_that_has_one_from_0_6_on(likely, speaker):
    record = read_mentions("{s:Ana Reyes} {q:said} {c:as much}.", named={1: likely})
    assert who(record) == [speaker]


def test_a_recovered_name_is_as_sure_as_the_threshold_says():
    marked = [MarkedMention(span=Span(0, 9), kind="person", form="name", confidence=0.9)]
    found = recover("Ana Reyes left. Ana Reyes spoke.", marked, [], RecoveryConfig(confidence=0.3))
    assert [mention.confidence for mention in found] == [0.9, 0.3]
    assert recover("Ana Reyes left. Ana Reyes spoke.", marked, [])[1].confidence == 0.5


# Speakers


def pronoun(share: float, **config: float) -> list[list[str] | str]:
    record = read_mentions(
        "Ana Reyes met Eva Holm. {s:She} {q:said} {c:as much}.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"),
        ("She", "person pronoun", {0: share, 1: round(1 - share, 4)}), config=changed(speakers=config),
    )  # fmt: skip
    return who(record)


def test_a_speaker_is_named_from_0_8_on():
    assert pronoun(0.8) == [["Ana Reyes"]]
    assert pronoun(0.79) == ["“She” may be Ana Reyes or Eva Holm"]


@pytest.mark.parametrize(
    ("likely", "speaker"), [(0.35, ["Orsha Lines"]), (0.34, "“Orsha Lines and others” is not named")]
)
def test_a_name_beside_others_counts_for_0_45_beside_what_the_network_thinks(likely, speaker):
    record = read_mentions(
        "{s:Orsha Lines and others} {q:said} {c:as much}.", ("Orsha Lines", "organization name"), named={1: likely}
    )
    assert who(record) == [speaker]


@pytest.mark.parametrize(("described", "speaker"), [(0.8, ["Ana Reyes"]), (0.79, "“the mayor” is not named")])
def test_a_description_by_which_somebody_was_introduced_is_as_sure_as_the_threshold_says(described, speaker):
    record = read_mentions(
        "Mayor Ana Reyes left. “So,” {s:the mayor} {q:said} {c:it was}.",
        ("Ana Reyes", "person name"), ("the mayor", "person nominal"),
        config=changed(coreference={"described": described}),
    )  # fmt: skip
    assert who(record) == [speaker]


@pytest.mark.parametrize(("by_words", "speaker"), [(0.9, ["Ana Reyes"]), (0.91, "“the mayor” is not named")])
def test_a_description_as_sure_as_the_threshold_says_needs_little_from_the_network(by_words, speaker):
    record = read_mentions(
        "Mayor Ana Reyes left. “So,” {s:the mayor} {q:said} {c:it was}.",
        ("Ana Reyes", "person name"), ("the mayor", "person nominal"), named={1: 0.6},
        config=changed(speakers={"by_words": by_words}),
    )  # fmt: skip
    assert who(record) == [speaker]


def they(between: str, **thresholds: float) -> list[list[str] | str]:
    record = read_mentions(
        f"Ana Reyes and Eva Holm left.{between}\n\n{{s:They}} {{q:said}} {{c:as much}}.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("They", "group pronoun", {1: 0.5}),
        config=changed(speakers=thresholds),
    )  # fmt: skip
    return who(record)


def test_they_are_those_who_were_named_together_up_to_a_paragraph_before():
    assert they("") == [["Ana Reyes", "Eva Holm"]]
    assert they("\n\nIt rained.") == ["the text leaves open who “They” is"]
    assert they("\n\nIt rained.", together=2) == [["Ana Reyes", "Eva Holm"]]


def test_a_plural_is_as_sure_as_the_threshold_says():
    assert they("", sure_together=0.8) == [["Ana Reyes", "Eva Holm"]]
    assert they("", sure_together=0.79) == ["the text leaves open who “They” is"]


def likely_named(has_name: float, shares: dict[int, float]) -> list[list[str] | str]:
    record = read_mentions(
        "Ana Reyes met Eva Holm. {s:The leader} {q:said} {c:as much}.",
        ("Ana Reyes", "person name"), ("Eva Holm", "person name"), ("The leader", "person nominal", shares),
        named={1: has_name}, config=changed(speakers={"certain": 0.5}),
    )  # fmt: skip
    return who(record)


def test_a_name_is_looked_for_where_the_source_has_one_from_0_6_on():
    assert likely_named(0.6, {0: 0.3}) == [["Ana Reyes"]]
    assert likely_named(0.59, {0: 0.3}) == [["The leader"]]


def test_whom_a_description_likely_means_has_six_tenths_of_what_falls_on_names():
    assert likely_named(0.9, {0: 0.18, 1: 0.12}) == [["Ana Reyes"]]
    assert likely_named(0.9, {0: 0.17, 1: 0.12}) != [["Ana Reyes"]]


def test_whom_a_description_likely_means_has_0_15_at_least():
    assert likely_named(0.9, {0: 0.15}) == [["Ana Reyes"]]
    assert likely_named(0.9, {0: 0.14}) != [["Ana Reyes"]]


def test_somebody_possible_is_named_from_0_15_on_and_three_at_most():
    names = ["Ana Reyes", "Eva Holm", "Ida Berg", "Una Lind"]
    shares = {0: 0.35, 1: 0.3, 2: 0.2, 3: 0.15}
    record = read_mentions(
        f"{', '.join(names)} met. {{s:She}} {{q:said}} {{c:as much}}.",
        *[(name, "person name") for name in names], ("She", "person pronoun", shares),
    )  # fmt: skip
    assert who(record) == ["“She” may be Ana Reyes or Eva Holm or Ida Berg"]
    record = read_mentions(
        f"{', '.join(names)} met. {{s:She}} {{q:said}} {{c:as much}}.",
        *[(name, "person name") for name in names], ("She", "person pronoun", {0: 0.5, 1: 0.14, 2: 0.15}),
    )  # fmt: skip
    assert who(record) == ["“She” may be Ana Reyes or Ida Berg"]


@pytest.mark.parametrize(("characters", "end"), [(60, "tt”"), (61, "t…”")])
def test_a_reason_shows_sixty_characters_of_a_source(characters, end):
    source = ("the keeper of the old lighthouse near the eastern quay of " + "t" * 9)[:characters]
    assert len(source.strip()) == characters
    (reason,) = who(read_mentions(f"{{s:{source}}} {{q:said}} {{c:as much}}."))
    assert reason.removesuffix(" is not named").endswith(end)


def ranked(marked: str, *mentions, **weights: float) -> list[list[str] | str]:
    config = changed(speakers={"certain": 0.6, "weights": {"he": {"nobody": -50.0} | weights}})
    return who(read_mentions(marked, *mentions, config=config))


def test_eight_candidates_are_ranked():
    names = [f"{first} Holm{number}" for number, first in enumerate(["Ana", "Bea", "Cea", "Dea"] * 3)][:9]
    links = {number: 0.2 - number / 100 for number in range(9)}  # the network's likeliest are asked about first
    said = ranked(
        f"{', '.join(names)} met. {{s:She}} {{q:said}} {{c:as much}}.",
        *[(name, "person name") for name in names], ("She", "person pronoun", links), link=-300.0,
    )  # fmt: skip
    assert said == [[names[7]]]


@pytest.mark.parametrize(("between", "speaker"), [(29, "Ana Reyes"), (30, "Eva Holm")])
def test_thirty_mentions_in_front_of_a_statement_are_looked_at(between, speaker):
    said = ranked(
        f"Ana Reyes left. {'Eva Holm came. ' * between}{{s:She}} {{q:said}} {{c:as much}}.",
        ("Ana Reyes", "person name"), *[("Eva Holm", "person name")] * between, ("She", "person pronoun"), often=-9.0,
    )  # fmt: skip
    assert said == [[speaker]]


@pytest.mark.parametrize(("between", "found"), [(5, True), (6, False)])
def test_who_spoke_last_is_looked_for_among_six_statements(between, found):
    others = "".join(f"{{s{n}:A report}} {{q{n}:said}} {{c{n}:no}}. " for n in range(2, 2 + between))
    *_, last = ranked(
        f"{{s1:Ana Reyes}} {{q1:said}} {{c1:as much}}. {others}{{s9:She}} {{q9:said}} {{c9:yes}}.",
        ("Ana Reyes", "person name"), ("She", "person pronoun"), spoke_here=10.0, nobody=5.0,
    )  # fmt: skip
    assert (last == ["Ana Reyes"]) is found


# The table of actors


@pytest.mark.parametrize(("certain", "speaker"), [(0.9, ["Barack Obama"]), (0.91, "“The US president” is not named")])
def test_the_holder_of_an_office_is_certain_to_0_9(certain, speaker):
    record = read_mentions(
        "Barack Obama came. {s:The US president} {q:said} {c:as much}.",
        ("Barack Obama", "person name"), ("The US president", "person nominal"),
        table=TABLE, config=changed(speakers={"certain": certain}), published=IN_2009,
    )  # fmt: skip
    assert who(record) == [speaker]


def test_four_descriptions_of_an_actor_are_looked_up():
    plain = ["The guest", "The speaker", "The visitor", "The US president"]
    for most, known in ((4, True), (3, False)):
        record = read_mentions(
            " left. ".join(plain) + " left.",
            *[(words, "person nominal", {i - 1: 0.9} if i else {}) for i, words in enumerate(plain)],
            table=TABLE, config=changed(link={"descriptions": most}),
            published=IN_2009,
        )  # fmt: skip
        assert (record.actors[0].known_as is not None) is known
    assert DEFAULT.link.descriptions == 4


# The object itself


def test_a_threshold_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match=r"speakers\.certian"):
        RecorderConfig(speakers={"certian": 0.9})


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan")])
def test_a_probability_lies_between_0_and_1(value):
    with pytest.raises(ValueError, match="certain"):
        changed(speakers={"certain": value})


def test_thresholds_never_change():
    with pytest.raises(ValueError, match="frozen"):
        DEFAULT.speakers.certain = 0.5


def test_a_length_or_a_number_is_one_at_least():
    with pytest.raises(ValueError, match="floating_words"):
        changed(statements={"floating_words": 0})
    assert changed(statements={"floating_words": 1}).statements.floating_words == 1
