# ruff: noqa: E501
from onrecord import recorder
from onrecord.schema import Annotations, Antecedent, Article, Attribution, MarkedMention, Model, Note, Paragraph, Span
from onrecord.text.blocks import find_blocks

LETTER = "The council has lied to every crew."
MORE = "We will not fence off our own pier."


def article(*paragraphs: tuple[str, str], notes: tuple[Note, ...] = ()) -> Article:
    text, found = "", []
    for kind, words in paragraphs:
        text += "\n\n" if text else ""
        found.append(Paragraph(len(text), len(text) + len(words), kind))
        text += words
    return Article(id="a", text=text, paragraphs=tuple(found), notes=notes)


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def written(of: Article, annotations: Annotations):
    return recorder.write(of, annotations, Model(name="by hand", version="1"))


def test_a_block_ends_with_its_signature_or_with_other_text():
    of = article(("text", "She wrote:"), ("quote", LETTER), ("quote", MORE), ("quote", "— Mette Lang"), ("quote", "No."),
                 ("text", "So it was."))  # fmt: skip
    first, second = find_blocks(of)
    assert of.text[slice(*first.words)] == f"{LETTER}\n\n{MORE}"
    assert of.text[slice(*first.signature)] == "Mette Lang"
    assert of.text[slice(*second.words)] == "No."
    assert second.signature is None


def test_what_follows_a_letter_is_no_part_of_it():
    of = article(("text", "Mette Lang answered:"), ("quote", LETTER), ("quote", MORE), ("text", "Fishermen agreed."))
    said = Attribution(
        source=(span(of.text, "Mette Lang"),),
        cue=(span(of.text, "answered"),),
        content=(Span(of.text.index(LETTER), len(of.text)),),
        act="assert",
        confidence=0.9,
    )
    (statement,) = written(of, Annotations(attributions=(said,))).statements
    assert statement.content_text == f"{LETTER}\n\n{MORE[:-1]}"


def test_a_signed_block_is_a_statement_of_who_signs_it():
    of = article(("text", "Letters came in."), ("quote", LETTER), ("quote", "— Mette Lang, secretary of the union"))
    mention = MarkedMention(span=span(of.text, "Mette Lang"), kind="person", form="name", confidence=0.9)
    record = written(of, Annotations(mentions=(mention,)))
    (statement,) = record.statements
    assert statement.content_text == LETTER[:-1]
    assert [record.actors[0].id] == list(statement.speakers)
    assert record.actors[0].name == "Mette Lang"


def test_nothing_is_read_out_of_a_paragraph_in_another_language():
    french = "Le maire Finn Aspelund a dit mardi 7 mai 2024 que le pont serait rouvert."
    plain = article(("text", "Finn Aspelund said no."), ("text", french), ("text", "He said so on 8 May 2024."))
    start = plain.text.index(french)
    of = plain.model_copy(update={"notes": (Note(kind="foreign", count=1, spans=(Span(start, start + len(french)),)),)})
    second = span(of.text, "Le maire")
    last = of.text.index("He said")
    said = [
        Attribution(source=(Span(0, 13),), cue=(Span(14, 18),), content=(Span(19, 21),), act="assert", confidence=0.9),
        Attribution(source=(second,), cue=(span(of.text, "a dit"),), content=(span(of.text, "le pont"),), act="assert", confidence=0.9),
    ]  # fmt: skip
    mentions = (
        MarkedMention(span=Span(0, 13), kind="person", form="name", confidence=0.9),
        MarkedMention(span=second, kind="person", form="nominal", confidence=0.9),
        MarkedMention(span=Span(last, last + 2), kind="person", form="pronoun", confidence=0.9,
                      antecedents=(Antecedent(0, 0.9), Antecedent(1, 0.1))),
    )  # fmt: skip
    record = written(of, Annotations(attributions=tuple(said), mentions=mentions))
    assert [statement.content_text for statement in record.statements] == ["no"]
    assert [time.value for time in record.times] == ["2024-05-08"]
    assert [[each.form for each in actor.mentions] for actor in record.actors] == [["name", "pronoun"]]
