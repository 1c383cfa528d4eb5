"""Which names may be those of the one who says a content."""

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.encoder.attributions import ScoredAttribution
from onrecord.encoder.confidence import Signs
from onrecord.encoder.coreference import MentionCandidate
from onrecord.encoder.heads.mentions import MENTIONS
from onrecord.encoder.heads.speakers import INSIDE
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.speakers import BLOCK, REACH, hear

NAME, PRONOUN = MENTIONS.index("person name"), MENTIONS.index("person pronoun")
SIGNS = Signs(0, 0, 0, 0, 0, 0, 0)


class Told:
    """A network that takes the content's speaker for whoever has the number that the content has."""

    def speakers(self, contents, names, labels, places) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        out = np.where(contents[:, :1] == names[:, 0][None], 6, -6).astype(np.float32)
        out = np.where(places == INSIDE, -1e4, out)
        return np.concatenate([out, np.zeros((len(contents), 1))], 1).astype(np.float32)


def text(pieces: int) -> Pieces:
    zeros = np.zeros(pieces, dtype=np.int64)
    return Pieces(zeros, zeros, zeros, np.arange(pieces), np.arange(1, pieces + 1))


def said(first: int, end: int, who: int) -> ScoredAttribution:
    return ScoredAttribution([], [], [(first, end)], "assert", (), SIGNS, np.full(2, who, dtype=np.float32))


def mention(first: int, who: int, label: int = NAME) -> MentionCandidate:
    return MentionCandidate(first, first + 1, label, 0.9, np.full(2, who, dtype=np.float32))


def test_each_content_hears_its_own_names_wherever_they_stand() -> None:
    found = [mention(2, who=7), mention(5, who=8), mention(30, who=7)]
    first, second = hear(Told(), text(40), [said(10, 20, 7), said(22, 28, 8)], found)  # type: ignore[arg-type]
    assert [(name.span.start, name.span.end) for name in first] == [(2, 3), (30, 31)]
    assert sum(name.probability for name in first) == pytest.approx(1, abs=0.01)
    assert [name.span.start for name in second] == [5]


def test_pronouns_and_names_in_the_content_itself_are_no_answer() -> None:
    found = [mention(2, who=7, label=PRONOUN), mention(12, who=7)]
    assert hear(Told(), text(40), [said(10, 20, 7)], found) == [()]  # type: ignore[arg-type]


def test_names_out_of_reach_are_not_asked() -> None:
    far = 10 + REACH + 50
    found = [mention(far, who=7)]
    assert hear(Told(), text(far + 9), [said(1, 8, 7)], found) == [()]  # type: ignore[arg-type]


def test_contents_that_are_asked_about_together_have_a_reach_of_their_own() -> None:
    far = 2 * REACH
    found = [mention(2, who=7), mention(far, who=7)]
    near, behind = hear(Told(), text(far + 99), [said(10, 20, 7), said(far + 10, far + 20, 7)], found)  # type: ignore[arg-type]
    assert [name.span.start for name in near] == [2]
    assert [name.span.start for name in behind] == [far]


def test_what_is_heard_does_not_depend_on_how_many_contents_there_are() -> None:
    found = [mention(2, who=7), mention(5, who=8), mention(3000, who=9)]
    many = [said(10 + 30 * k, 20 + 30 * k, 7 + k % 3) for k in range(3 * BLOCK + 1)]
    alone = [hear(Told(), text(4000), [each], found)[0] for each in many]  # type: ignore[arg-type]
    assert hear(Told(), text(4000), many, found) == alone  # type: ignore[arg-type]
