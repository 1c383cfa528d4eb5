"""Takes what somebody has changed of a record in brat or INCEpTION back into the archive, as corrections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from onrecord.archive import Store
from onrecord.corrections import AnyCorrection, Correction, between, correct
from onrecord.errors import ExchangeError
from onrecord.exchange.returning import fingerprint, origin_of, read_back
from onrecord.schema import Record

_READ: Final[TypeAdapter[Correction]] = TypeAdapter(AnyCorrection)


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file brought back: the corrections that the record lacked, and those whose words or lines are gone.

    `decisions` are the numbers of the corrections in the archive, in their order; there are none as long as they were
    only looked at.
    """

    article: int
    corrections: tuple[Correction, ...]
    lost: tuple[Correction, ...]
    decisions: tuple[int, ...] = ()


def take_back(
    archive: Store,
    name: str,
    content: bytes,
    *,
    text: str | None = None,
    article: int | None = None,
    who: str | None = None,
    why: str | None = None,
    keep: bool = True,
) -> Returned:
    """Take in the file of this name, and keep what was changed in it as corrections: all of them or none.

    The file is compared with the record that it was made from, not with the record as it is now. So what others have
    corrected since stays corrected. `article` is the article's number; by default, the name tells it. `text` is brat's
    .txt file. Without `keep`, nothing is written. Raises ExchangeError, MissingExtraError and NotInArchiveError.
    """
    origin = origin_of(name)
    number = article or (origin.number if origin else None)
    if number is None:
        raise ExchangeError(
            "The name doesn't tell which article this file was made from",
            value=name,
            allowed="a name such as article-7-0a1b2c3d.ann, as it was exported",
            hint="Say the article's number: --article 7",
        )
    records: Iterable[Record] = _records(archive, number)
    if origin and origin.fingerprint:
        records = [_made_from(records, origin.fingerprint, name)]
    changes = [between(each, read_back(name, content, each, text=text)) for each in records]
    found = min(changes, key=len)  # without a fingerprint: what it was made from is nearest to it
    now, new, lost = archive.record(number), [], []
    for each in found:
        fixed, outcomes = correct(now, {0: each})
        if outcomes[0].effect == "lost":
            lost.append(each)
        elif outcomes[0].effect != "agreed":
            new.append(each)
            now = fixed
    decided = archive.put_right(number, *new, who=who, why=why) if keep and new else []
    return Returned(number, tuple(new), tuple(lost), tuple(decided))


def _made_from(records: Iterable[Record], print_: str, name: str) -> Record:
    for each in records:
        if fingerprint(each) == print_:
            return each
    raise ExchangeError(
        "The record isn't the one any more that this file was made from",
        value=name,
        hint="The article was read again, or a correction was taken back. Export it anew, and make your changes there.",
    )


def _records(archive: Store, number: int) -> Iterator[Record]:
    """Give an article's record as it is now, and as it was before each of its corrections, the latest first."""
    read = archive.record_as_read(number)
    made = {
        each.decision.id: _READ.validate_python(each.decision.value["correction"])
        for each in archive.corrections(number)
    }
    for last in range(len(made), -1, -1):
        yield correct(read, dict(list(made.items())[:last])).record
