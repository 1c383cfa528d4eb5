"""Units and codes of an audit, made by hand."""

from onrecord.audits import Candidate, Found, PassageCode, PassageUnit, StatementCode, StatementUnit, Unit
from onrecord.schema import Span

REYES, LUND = Candidate(id="a1", name="Ana Reyes", near=True), Candidate(id="a2", name="Piet Lund", near=False)


def unit(number, task, *, article=None, outlet="Kelve Post", year="2024"):
    return Unit(
        number=number, article=article or number, title="Dam", outlet=outlet, year=year, probability=0.1, task=task
    )


def statement(*, speakers=("a1",), act="assert", source_kind="person"):
    return StatementUnit(
        before="It rained. ", text="The dam is safe, Reyes said.", after="", content=(Span(0, 15),),
        candidates=(REYES, LUND), statement="s1", speakers=speakers, act=act, source_kind=source_kind,
    )  # fmt: skip


def passage(*found, sentences=2):
    """A passage in which onrecord has statements, given as (sentence, kind)."""
    text = "Lund said so. " * sentences
    return PassageUnit(
        before="", text=text, after="", sentences=tuple(Span(14 * n, 14 * n + 13) for n in range(sentences)),
        found=tuple(Found(sentence=at, statement=f"s{n}", source_kind=kind) for n, (at, kind) in enumerate(found, 1)),
    )  # fmt: skip


def said(answer="yes", *speakers, speaker="listed", act="assert"):
    """What a coder says of a statement: Ana Reyes speaks, unless somebody else is named."""
    if answer in ("no", "unsure"):
        return StatementCode(statement=answer)
    who = (speakers or ("a1",)) if speaker == "listed" else ()
    return StatementCode(statement=answer, speaker=speaker, speakers=who, act=act)


def heard(*sentences):
    """What a coder finds in a passage: for each sentence, the kinds of those who speak, with blanks between them."""
    return PassageCode(statements=tuple(tuple(each.split()) for each in sentences))
