from onrecord.ingest import from_text
from onrecord.ingest.paragraphs import find_paragraphs
from onrecord.schema import Span
from onrecord.settings import Settings


def cut(text: str, title: Span | None = None) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.cut(text)) for paragraph in find_paragraphs(text, title)]


def words(text: str) -> list[str]:
    return [each for _, each in cut(text)]


def test_empty_lines_divide_paragraphs_whatever_ends_a_line():
    for end in ("\n", "\r\n", "\r"):
        assert words(f"  One came. {end} {end}{end}\tTwo went. {end}") == ["One came.", "Two went."]


def test_without_empty_lines_every_line_is_a_paragraph():
    assert words("One came.\nTwo went.\nThree stayed.") == ["One came.", "Two went.", "Three stayed."]


def test_long_lines_are_paragraphs_without_a_stop_too():
    line = (
        "The council voted on Monday to keep the ferry running until the new bridge is finished in the spring of 2026"
    )
    assert words(f"{line}\n{line}") == [line, line]


def test_lines_wrapped_to_a_width_are_one_paragraph():
    text = "The council voted on Monday to keep\nthe ferry running until the new\nbridge is finished.\n\nIt was close."
    assert words(text) == [text[: text.index("\n\n")], "It was close."]


def test_the_items_of_a_list_stay_apart():
    text = "The council will do this:\n\n- keep the ferry\n- close the quay\n  for the winter\n1. and pay"
    assert cut(text)[1:] == [
        ("item", "- keep the ferry"),
        ("item", "- close the quay\n  for the winter"),
        ("item", "1. and pay"),
    ]


def test_a_heading_stands_over_longer_text():
    text = "It will run.\n\nWhat happens next\n\nThe council meets again on Friday to decide who pays.\n\nThe End Of It"
    assert [kind for kind, _ in cut(text)] == ["text", "heading", "text", "text"]


def test_quoted_lines_are_quotes():
    assert cut("He wrote:\n\n> We keep it.") == [("text", "He wrote:"), ("quote", "> We keep it.")]


def test_the_title_is_a_paragraph_with_the_stop_after_it():
    text = "Mayor keeps it.\n\nThe ferry runs, the mayor said."
    article = from_text(text, settings=Settings(), title="Mayor keeps it")
    assert article.title_text == "Mayor keeps it"
    assert [(paragraph.kind, paragraph.cut(text)) for paragraph in article.paragraphs] == [
        ("title", "Mayor keeps it."),
        ("text", "The ferry runs, the mayor said."),
    ]


def test_a_headline_above_wrapped_lines_is_no_part_of_them():
    text = "Ferry keeps running\nThe council voted on Monday to keep the ferry\nrunning until the bridge is finished."
    article = from_text(text, settings=Settings())
    assert [paragraph.kind for paragraph in article.paragraphs] == ["title", "text"]
