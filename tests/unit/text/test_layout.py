import pytest

from onrecord.schema import Article, Paragraph
from onrecord.text.layout import Layout


def cut(text: str, **article) -> list[str]:
    return [text[start:end] for start, end in Layout.of(Article(id="a", text=text, **article)).paragraphs]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One,\nwrapped.\n \t\n\n Two. \n", ["One,\nwrapped.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One, \ntwo.\nThree.", ["One, \ntwo.", "Three."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        (" \n ", []),
        ("", []),
    ],
)
def test_blank_lines_part_paragraphs_and_where_there_are_none_lines_do(text, paragraphs):
    assert cut(text) == paragraphs


def test_an_article_that_names_its_paragraphs_is_believed():
    assert cut("One.\n\nTwo.", paragraphs=(Paragraph(0, 10, "quote"),)) == ["One.\n\nTwo."]


def test_a_position_belongs_to_the_paragraph_that_began_last():
    layout = Layout.of(Article(id="a", text="\nOne.\n\nTwo."))
    assert [layout.number(position) for position in (0, 1, 5, 6, 7, 9, 99)] == [-1, 0, 0, 0, 1, 1, 1]
