"""The table of checks: what each one is, what it needs, what it can say, and how often it is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.checks.against import against
from onrecord.checks.conflict import conflict
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.headline import headline
from onrecord.checks.loaded import VERDICTS, loaded
from onrecord.checks.quotation import quotation
from onrecord.checks.second_hand import second_hand
from onrecord.checks.undated import undated
from onrecord.checks.unsourced import unsourced

Need = Literal["judge", "originals", "loaded"]
"""What a check needs besides the record: the pair classifier, or originals to hold the article against."""

SHOWN_FROM: Final = 0.8
"""A check that is right less often has to be asked for."""


@dataclass(frozen=True, slots=True)
class CheckType:
    """A check: `asks` is its question, `verdicts` what each of its answers means, both as a reader sees them.

    `find` gives its findings in a record. `precision` is how many of them were right, in `measured`; None if that isn't
    measured yet.
    """

    kind: str
    asks: str
    verdicts: dict[str, str]
    find: Callable[[CheckInput], Iterator[Finding]]
    needs: frozenset[Need] = frozenset()
    precision: float | None = None
    measured: str = ""
    least: float = 0.0
    """Findings with less confidence aren't shown without being asked for; the precision is that of the others."""

    @property
    def shown(self) -> bool:
        """Whether its findings, but for those that are too unsure, are shown without being asked for."""
        return self.precision is not None and self.precision >= SHOWN_FROM


CHECKS: Final[tuple[CheckType, ...]] = (
    CheckType(
        kind="headline",
        asks="Does the body bear out the headline?",
        verdicts={
            "supported": "the body says all of it, as strongly and on the same word",
            "unattributed": "it states as a fact what the body gives only on somebody's word",
            "wrong_source": "it puts it on somebody who doesn't say it in the body",
            "overstated": "it goes further than the body",
            "contradicted": "the body says the opposite",
            "wrong_detail": "a number, name, place or date differs from the body's",
            "not_in_body": "nothing in the body says or implies it",
        },
        find=headline,
        needs=frozenset({"judge"}),
        precision=0.07,
        measured="76 titles that it faults, of 140 published articles, judged one by one",
    ),
    CheckType(
        kind="quotation",
        asks="Is a quotation the same wherever the article gives it?",
        verdicts={
            "reworded": "given twice in different words",
            "turned": "given once without a word that may turn what is said",
            "two_speakers": "given as the words of two people",
        },
        find=quotation,
        precision=0.82,
        measured="17 findings in about 6,000 articles, judged by hand",
    ),
    CheckType(
        kind="conflict",
        asks="Does the article say the same thing in two ways?",
        verdicts={
            "toll": "two counts of the same dead, injured or missing",
            "amount": "two numbers of the same thing",
            "age": "two ages of one person, or a younger brother who is older",
            "weekday": "a day of the week that isn't the date's",
            "span": "a number of years or days that two dates don't give",
            "sum": "parts that don't come to their whole",
            "name": "one name spelt in two ways",
            "office": "one office with two holders",
            "order": "before and after the wrong way round",
        },
        find=conflict,
        precision=0.89,
        measured="27 findings in 500 articles, judged one by one",
        least=0.8,
    ),
    CheckType(
        kind="unsourced",
        asks="What rests on nobody?",
        verdicts={
            "nobody": "it is said, believed or reported, and the article doesn't say by whom",
            "anonymous": "only somebody says it whose name the article withholds",
            "toll": "a fresh count of the dead, the injured or the missing that nobody in the article gives",
            "accusation": "an accusation of a crime that doesn't say who accuses",
            "wrongdoing": "a crime of a living person that the outlet tells in its own words, without a source",
        },
        find=unsourced,
        precision=0.95,
        measured="62 findings in 524 articles, judged by hand",
    ),
    CheckType(
        kind="second_hand",
        asks="What does the outlet have only from another medium?",
        verdicts={
            "reported_by": "another medium reported it",
            "told_to": "somebody said it to another medium",
        },
        find=second_hand,
        precision=0.95,
        measured="113 findings in 360 articles, judged by hand",
    ),
    CheckType(
        kind="loaded",
        asks="Where does the outlet itself judge or colour what it tells?",
        verdicts=VERDICTS,
        find=loaded,
        needs=frozenset({"loaded"}),
        precision=0.5,
        measured="62 findings on 30 news pages, judged by hand",
    ),
    CheckType(
        kind="undated",
        asks="Which dates can't be placed?",
        verdicts={
            "no_date": "it counts from the article's date, which isn't known",
            "impossible": "no calendar has such a day, and no clock such a time",
        },
        find=undated,
        precision=0.99,
        measured="95 findings in 140 articles, judged by hand",
    ),
    CheckType(
        kind="against",
        asks="Do the quotations stand so in the original?",
        verdicts={
            "identical": "the same words",
            "cut": "words are left out",
            "altered": "other words",
            "other_speaker": "somebody else's words",
            "not_found": "not found in the original",
        },
        find=against,
        needs=frozenset({"originals"}),
        precision=0.99,
        measured="554 quotations that it found to differ, in 200 pairs of an article and its original, made by rule",
    ),
)
"""All checks, in the order in which a record lists their findings."""


def of_kind(kind: str) -> CheckType:
    """Give the check of a kind. Raises KeyError for a kind that isn't in the table.

    >>> of_kind("undated").asks
    "Which dates can't be placed?"
    """
    return {each.kind: each for each in CHECKS}[kind]
