import pytest

from onrecord.schema import Check, level_of, order_of


def finding(kind: str, verdict: str, confidence: float = 0.9) -> Check:
    return Check(id="c1", kind=kind, verdict=verdict, message="It doesn’t fit.", confidence=confidence)


@pytest.mark.parametrize(
    ("kind", "verdict", "level"),
    [
        ("headline", "contradicted", "error"),
        ("headline", "wrong_source", "error"),
        ("headline", "overstated", "warning"),
        ("headline", "supported", "none"),
        ("conflict", "toll", "error"),
        ("against", "altered", "error"),
        ("against", "not_found", "warning"),
        ("against", "identical", "none"),
        ("loaded", "emotive", "note"),
        ("undated", "no_date", "note"),
    ],
)
def test_what_says_two_things_weighs_more_than_what_says_too_much_and_that_more_than_what_is_missing(
    kind, verdict, level
):
    assert level_of(finding(kind, verdict)) == level


def test_a_check_and_a_verdict_of_a_later_version_have_a_level_too():
    assert level_of(finding("weather", "contradicted")) == "note"
    assert level_of(finding("headline", "unheard_of")) == "warning"


def test_the_worst_come_first_and_of_those_the_surest():
    found = [
        finding("undated", "no_date", 1.0),
        finding("headline", "overstated", 0.8),
        finding("headline", "unattributed", 0.9),
        finding("headline", "contradicted", 0.5),
    ]
    assert [each.verdict for each in sorted(found, key=order_of)] == [
        "contradicted",
        "unattributed",
        "overstated",
        "no_date",
    ]
