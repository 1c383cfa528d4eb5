"""Make text from outside safe to display: what would control a terminal or reverse a line becomes a symbol."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that can't be shown."""

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\N{SYMBOL FOR DELETE}"}
_SPACES = {ord(space): space for space in "\t\n"} | dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_STEERING = (
    *range(0x80, 0xA0),  # C1 controls: a terminal takes some of them for the start of an escape sequence
    *range(0x202A, 0x202F),  # bidirectional embeddings and overrides
    *range(0x2066, 0x2070),  # bidirectional isolates, and deprecated format characters
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xD800, 0xE000),  # lone surrogates, which no encoding can write
)
_MARKS = (0x061C, 0x200E, 0x200F)  # bidirectional marks: no width, and they can turn the numbers between them around
_TABLE = dict.fromkeys(_STEERING, REPLACEMENT) | dict.fromkeys(_MARKS) | _PICTURES | _SPACES
_DROPPED = re.compile(f"[{''.join(map(chr, _MARKS))}]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""Replace control characters and bidirectional overrides, drop bidirectional marks; line ends become "\n".

    An escape sequence loses its force with its escape character (ECMA-48, UAX #9).

    >>> clean("\x1b[31mred\u202e \x00")
    '␛[31mred� ␀'
    """
    return text.translate(_TABLE)


def dropped(text: str) -> list[int]:
    r"""Say where a text has characters that `clean` drops: all others stay one character each.

    >>> dropped("at \u200e10 Main St.")
    [3]
    """
    return [mark.start() for mark in _DROPPED.finditer(text)]


def one_line(text: str) -> str:
    r"""Clean a text and put it on one line, each run of space a single one.

    >>> one_line("  The river\n rose. ")
    'The river rose.'
    """
    return _SPACE.sub(" ", clean(text)).strip()
