"""Takes a PDF apart with PDFium: bytes on standard input, the words of its pages with their places as JSON on output.

Called as `open_pdf.py SECONDS PAGES CHARACTERS`, the most of each that are allowed. A word is a list: its text, left
and right edge and baseline in points from the page's upper left corner, its size in points, whether it is bold, and
whether it follows the word before it without a space.
"""

import ctypes
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

TILT = 0.06
"""Lines that are aslant by more, in right angles, are stamps."""

NARROW = 0.1
WIDE = 0.2
"""White space between two words is wider, in sizes of the text: where PDFium sees a space, and where it sees none."""

_BULLETS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•"}
"""The bullets of fonts of symbols, which have no characters of their own."""

Word = list[Any]


def main(content: bytes, pages: int, characters: int) -> dict[str, Any]:
    """Give the words of all pages, or the `error` that is in the way."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "damaged", "why": str(error)}
    if len(document) > pages:
        return {"error": "pages", "why": str(len(document))}
    found: list[dict[str, Any]] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            found.append({"damaged": True, "words": []})
            continue
        reader = _Reader(page)
        characters -= reader.size
        if characters < 0:
            return {"error": "characters", "why": ""}
        found.append(_describe(page, reader))
        reader.text.close()
        page.close()
    return {"pages": found, "properties": document.get_metadata_dict(skip_empty=True)}


def _describe(page: Any, reader: "_Reader") -> dict[str, Any]:
    words = list(reader.words())
    pictures = 0
    if not words:
        pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return {"height": reader.height, "words": words, "turned": reader.others, "pictures": pictures}


class _Style(NamedTuple):
    """How words are set: their size in points, whether they are bold, and where their line runs.

    0 is to the right, 1 up, 2 to the left, 3 down, and None aslant.
    """

    direction: int | None
    size: float
    bold: bool


_NOWHERE = _Style(None, 1.0, bold=False)


class _Reader:
    """Reads the characters of a page, and puts them together to words.

    Words may run in any of four directions, whichever way the page is shown: the page is read in that of most.
    """

    def __init__(self, page: Any) -> None:
        self.text = page.get_textpage()
        self.size = self.text.count_chars()
        self._letter, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y, self._name = ctypes.c_double(), ctypes.c_double(), ctypes.create_string_buffer(128)
        self._thing, self._last = 0, _NOWHERE
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.box = box
        some = [self._style(index).direction for index in range(0, self.size, max(1, self.size // 500))]
        counts = Counter(direction for direction in some if direction is not None)
        self.direction = counts.most_common(1)[0][0] if counts else 0
        if page.get_rotation() != self.direction * 90:
            # PDFium tells the lines of a page apart as the page is shown: it is shown upright.
            page.set_rotation(self.direction * 90)
            self.text.close()
            self.text = page.get_textpage()
            self.size = self.text.count_chars()
            self._thing = 0
        across, down = box.right - box.left, box.top - box.bottom
        self.width, self.height = (down, across) if self.direction % 2 else (across, down)
        self.others = 0

    def words(self) -> Iterator[Word]:
        word: Word = []
        start, guessed = 0.0, False
        for index in range(self.size):
            char = self._char(index)
            if not char.strip():
                # On pages that are turned, some of PDFium's guesses at spaces are wrong.
                guessed = pdfium.FPDFText_IsGenerated(self.text, index) == 1
                if word and not guessed:
                    yield word
                    word = []
                continue
            at = self._place(index)
            if at is None:
                continue
            left, right, base = at
            _, size, bold = self._style(index)
            gap = (NARROW if guessed else WIDE) * size
            if word and _goes_on(word, base, size) and start - 0.1 * size <= left <= word[2] + gap:
                # The letters of a ligature stand at the same place.
                word[0] += char
                word[2] = max(right, word[2])
            else:
                glued = bool(word) and -0.3 * size < left - word[2] < 0.15 * size and abs(base - word[3]) < size
                if word:
                    yield word
                word = [char, left, right, base, size, bold, glued]
            start, guessed = left, False
        if word:
            yield word

    def _char(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self.text, index)
        if (code < 32 or code >= 0xFFFE) and pdfium.FPDFText_IsHyphen(self.text, index) == 1:
            return "-"
        return _BULLETS.get(code) or _char(code)

    def _place(self, index: int) -> tuple[float, float, float] | None:
        """The edges and the baseline of a character; None where it runs another way, or isn't on the page."""
        if self._style(index).direction != self.direction:
            self.others += 1
            return None
        pdfium.FPDFText_GetLooseCharBox(self.text, index, self._letter)
        pdfium.FPDFText_GetCharOrigin(self.text, index, self._x, self._y)
        one = self._turn(self._letter.left, self._letter.bottom)[0]
        other = self._turn(self._letter.right, self._letter.top)[0]
        left, right, base = min(one, other), max(one, other), self._turn(self._x.value, self._y.value)[1]
        if not (-1 <= left <= self.width + 1 and -1 <= base <= self.height + 1):
            return None
        return round(left, 2), round(right, 2), round(base, 2)

    def _turn(self, x: float, y: float) -> tuple[float, float]:
        """From the file's coordinates to points from the upper left corner of the page, as its words run."""
        if self.direction == 0:
            return x - self.box.left, self.box.top - y
        left, right, below = x - self.box.left, self.box.right - x, y - self.box.bottom
        return ((below, left), (right, below), (self.box.top - y, right))[self.direction - 1]

    def _style(self, index: int) -> "_Style":
        """How a character is set: the same for all of a text object, which is asked once."""
        thing = ctypes.cast(pdfium.FPDFText_GetTextObject(self.text, index), ctypes.c_void_p).value
        if thing is None:
            return _NOWHERE  # PDFium has put it in
        if thing != self._thing:
            self._thing = thing
            pdfium.FPDFText_GetMatrix(self.text, index, self._matrix)
            matrix = self._matrix
            quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
            nearest = round(quarters)
            size = float(pdfium.FPDFText_GetFontSize(self.text, index)) * (math.hypot(matrix.c, matrix.d) or 1.0)
            self._last = _Style(
                nearest % 4 if abs(quarters - nearest) < TILT else None, round(size, 2) or 1.0, self._is_bold(index)
            )
        return self._last

    def _is_bold(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self.text, index, self._name, len(self._name), None)
        written = self._name.value.decode("utf-8", "replace").lower()
        return any(mark in written for mark in ("bold", "black", "heavy", "cmbx", "-b", "medi"))


def _goes_on(word: Word, base: float, size: float) -> bool:
    """Say whether a letter of such a baseline and size may belong to a word."""
    return bool(abs(base - word[3]) < 0.1 * size and abs(size - word[4]) < 0.15 * size)


def _char(code: int) -> str:
    """The character of a code; what the file doesn't tell is U+FFFD, and what is no character is nothing."""
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
        return "\ufffd" if code == 0 or code < 0xE000 else ""
    char = chr(code)
    return char if code >= 32 or char.isspace() else ""


if __name__ == "__main__":
    import limits  # type: ignore[import-not-found] # it lies beside this program

    seconds, most_pages, most_characters = map(int, sys.argv[1:])
    limits.bound(seconds)
    json.dump(main(sys.stdin.buffer.read(), most_pages, most_characters), sys.stdout)
