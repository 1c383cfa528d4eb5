"""What is denied, and what is only refused, turned down or disputed."""

import pytest

from onrecord.recorder.statements.acts import settle
from tests.unit.recorder.hand import only, read


def act_of(cue: str, content: str, source: str = "The harbour board") -> str:
    return only(read(f"{{s:{source}}} {{q:{cue}}} {{c:{content}}}.")).act


DENIED = """
that it leaked; wrongdoing; any role in the sale; the charges; hiding the report; having met Reyes; it leaked;
Reyes met the banker; claims that he was refused a visa; a plan to sell the pier; taking a penalty;
there was a request; all the claims; Reyes asked for access; knowledge of the deal
"""
WITHHELD = """
him a visa; bail; the skipper entry to the port; a request to move the trial; a motion to dismiss; Orn a licence;
access to lawyers; the company a permit; women the right to vote; them food; us the chance to speak;
requests for details; the skipper access
"""
REJECTED_CLAIMS = """
that notion; claims that it leaked; the idea of a sale; suggestions of a plot; criticism from Reyes;
the report as a smear; it was to blame; that it had leaked; reports by two papers
"""
TURNED_DOWN = """
the offer; a funding bill; that option; Reyes and Marsh; the bid to avoid charges; calls for a report; the treaty;
the amendment
"""


@pytest.mark.parametrize("content", [content.strip() for content in DENIED.split(";")])
def test_what_can_be_true_or_false_is_denied(content):
    assert act_of("denied", content) == "deny"


@pytest.mark.parametrize("content", [content.strip() for content in WITHHELD.split(";")])
def test_who_denies_somebody_something_refuses(content):
    assert act_of("denied", content) == "commit"


@pytest.mark.parametrize("content", [content.strip() for content in REJECTED_CLAIMS.split(";")])
@pytest.mark.parametrize("cue", ["rejected", "dismisses", "has repudiated"])
def test_a_claim_that_is_rejected_is_denied(cue, content):
    assert act_of(cue, content) == "deny"


@pytest.mark.parametrize("content", [content.strip() for content in TURNED_DOWN.split(";")])
def test_what_is_turned_down_is_not_denied(content):
    assert act_of("rejected", content) == "other"


def test_what_stands_in_the_cue_counts_too():
    assert act_of("denied access to", "the lower deck") == "commit"
    assert act_of("denied knowledge of", "the deal") == "deny"


def test_courts_dismiss_complaints_without_denying_them():
    assert act_of("dismissed", "a complaint against the port", source="A judge") == "other"
    assert act_of("dismissed", "complaints that it smelled", source="The mayor") == "deny"


def test_a_dispute_is_no_denial():
    assert act_of("in dispute over", "the islands") == "other"
    assert act_of("disputed", "the islands’ history") == "deny"
    assert only(read("They repeated a widely {q:debunked} {c:theory about the dam}.")).act == "other"
    assert only(read("They have widely {q:debunked} {c:theories about the dam}.")).act == "deny"


def test_what_is_denied_by_somebody_is_denied():
    assert only(read("{c:The report} {q:was denied by} {s:the palace}.")).act == "deny"
    assert only(read("{c:The report} {q:was denied}.")).act == "deny"


def test_somebody_who_was_denied_something_has_denied_nothing():
    text = "The skipper was denied the purchase of a boat."
    assert settle(text, [(12, 22)], "deny", content=[(0, 11), (23, 45)]) == "other"
    assert only(read("{s:The skipper} {q:was denied} {c:that it leaked}.")).act == "deny"
