"""Where coders say something else than onrecord: what may have to be corrected."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.audits.codes import PassageCode, StatementCode
from onrecord.audits.figures import Difference
from onrecord.audits.judging import judge
from onrecord.audits.units import PassageUnit, StatementUnit, Unit

Statements = Sequence[tuple[Unit, StatementUnit, Mapping[str, StatementCode]]]
"""Units that are statements, and what each coder says of them."""

Passages = Sequence[tuple[Unit, PassageUnit, Mapping[str, PassageCode]]]
"""Units that are passages, and what each coder found in them."""


_NOT_LISTED = {"other": "somebody else", "nobody": "nobody"}


def differences(statements: Statements, passages: Passages) -> Iterator[Difference]:
    """List where coders say something else than onrecord, unit by unit."""
    for unit, task, codes in statements:
        words = " … ".join(each.cut(task.text) for each in task.content)
        names = {each.id: each.name for each in task.candidates}
        has = "; ".join(names.get(each, each) for each in task.speakers) or "nobody"
        for coder, code in codes.items():
            answers = {
                "statement": ("a statement", "no statement"),
                "words": ("these words", "other words"),
                "speaker": (
                    has,
                    "; ".join(names[each] for each in code.speakers) or _NOT_LISTED.get(str(code.speaker), ""),
                ),
                "act": (task.act, code.act or ""),
            }
            for question, right in judge(task, code).items():
                if not right and question in answers:
                    said, coded = answers[question]
                    yield Difference(unit=unit.number, article=unit.article, statement=task.statement, coder=coder,
                                     question=question, words=words, onrecord=said, coded=coded)  # fmt: skip
    for unit, passage, marked in passages:
        for coder, marks in marked.items():
            for number, (sentence, coded_there) in enumerate(
                zip(passage.sentences, marks.statements or (), strict=False)
            ):
                there = [each for each in passage.found if each.sentence == number]
                if len(there) != len(coded_there):
                    yield Difference(
                        unit=unit.number, article=unit.article, statement=there[0].statement if there else None,
                        coder=coder, question="number of statements", words=sentence.cut(passage.text),
                        onrecord=str(len(there)), coded=str(len(coded_there)),
                    )  # fmt: skip
