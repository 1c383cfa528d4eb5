"""Draw the pictures of the documentation: what onrecord shows of our own articles, in Chromium.

`make pictures` draws all of them; `python -m docs.pictures desk-story` one. The articles are those of pictures.jsonl,
all about one bridge, the examples and the golden ones. The network that ships reads them. What people do with them,
such as coding an audit, is done here by rule.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord import Archive, read
from onrecord.audits import PassageCode, StatementCode, Unit
from onrecord.corrections import Edit
from onrecord.render import page as render_page
from tests.browser.conftest import ARGUMENTS, CHROMIUMS, serving

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
EXAMPLE = ROOT / "examples" / "bridge.txt"
ARTICLES = ROOT / "docs" / "pictures.jsonl"
COLOURS = 128
"""So many colours a picture has: pages have few, and small files load fast."""


class Picture(NamedTuple):
    """An address, how high the window is, what is clicked on, and what stands at the top."""

    address: str
    height: int = 900
    clicks: tuple[str, ...] = ()
    top: str | None = None


def pictures(numbers: dict[str, int]) -> dict[str, Picture]:
    """The pictures of the desk by the names of their files."""
    bridge, story, danby = numbers["bridge"], numbers["story"], numbers["danby"]
    return {
        "desk-home": Picture("/", 1000),
        "desk-article": Picture(f"/articles/{bridge}"),
        "desk-correcting": Picture(
            f"/articles/{bridge}#s7", 1150, clicks=("#s7 a:text-is('Correct')", "#s7 summary"), top="#s7"
        ),
        "desk-story": Picture(f"/stories/{story}", 1060),
        "desk-over-time": Picture(f"/actors/{danby}/over-time?matter=bridge&turns=true", 1300),
        "desk-saved": Picture("/saved/1", 900),
        "desk-coding": Picture("/audits/2/code?coder=Ada", 1000),
        "desk-audit": Picture("/audits/1", 850, top="h2:has-text('How far coders agree')"),
    }


def fill(path: Path) -> dict[str, int]:
    """Make the archive, and give the numbers of what is looked at."""
    with TemporaryDirectory() as folder, Archive(path) as archive:
        lines = ARTICLES.read_text(encoding="utf-8").splitlines(keepends=True)
        earlier, later = Path(folder, "earlier.jsonl"), Path(folder, "later.jsonl")
        earlier.write_text("".join(lines[:8]), encoding="utf-8")
        later.write_text("".join(lines[8:]), encoding="utf-8")
        archive.add(ROOT / "tests" / "golden" / "articles", ROOT / "examples" / "clinic.txt", earlier)
        archive.save_search("The bridge", words="bridge", said=True)
        archive.add(EXAMPLE, outlet="Northline", published="2024-06-11")
        archive.add(later)
        found = {each.article.title: each.article.id for each in archive.articles()}
        bridge = next(number for title, number in found.items() if title.startswith("Engineers warned"))
        correct(archive, bridge)
        archive.draw_audit(240, seed=1, name="Before the paper", who="Ada")
        archive.draw_audit(20, seed=1, name="The Mercury", outlet="Carrick Bay Mercury", who="Ada")
        for unit in archive.store.audit_units(1):
            for coder, alone in (("Ada", 23), ("Ben", 29)):
                wrong = unit.number % 8 == 0 or unit.number % alone == 0
                archive.store.code_unit(1, unit.number, coder, code(unit, wrong=wrong))
        return {
            "bridge": bridge,
            "story": found["Cable falls on Saltmarsh Bridge, nine injured"],
            "danby": next(iter(archive.actors("Oriel Danby"))).id,
        }


def correct(archive: Archive, number: int) -> None:
    """Put right whose letter it is: its authors are named in its own words."""
    record = archive.record(number)
    letter = next(each for each in record.statements if each.source_text.startswith("The letter, written by engineers"))
    start = record.article.text.index("Pell & Harrow", letter.source[0].start)
    firm = {"start": start, "end": start + len("Pell & Harrow"), "kind": "organization"}
    edit = Edit.model_validate({"what": "statement", "line": letter.id, "speakers": [firm]})
    archive.correct(number, edit, who="Ada", why="Its engineers wrote the letter.")


def code(unit: Unit, *, wrong: bool) -> StatementCode | PassageCode:
    """Code a unit as onrecord has it; or as wrong, in turn in each way that it can be."""
    task = unit.task
    if task.kind == "statement":
        way = unit.number // 8 % 4 if wrong else None
        if way == 0:
            return StatementCode(statement="no")
        who = {"speaker": "listed", "speakers": task.speakers} if task.speakers else {"speaker": "nobody"}
        if way == 1:
            who = {"speaker": "other"}
        return StatementCode(statement="extent" if way == 2 else "yes", act="other" if way == 3 else task.act, **who)
    found = [
        tuple(each.source_kind or "none" for each in task.found if each.sentence == sentence)
        for sentence in range(len(task.sentences))
    ]
    return PassageCode(statements=((*found[0], "person"), *found[1:]) if wrong else tuple(found))


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the Chromium of the browser tests, with the fonts of this machine."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        sys.exit("Chromium isn't here. Run `make browser`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


def draw(page: Page, name: str, address: str, picture: Picture) -> None:
    """Draw a page into the file of a picture."""
    page.set_viewport_size({"width": 1280, "height": picture.height})
    page.goto(address, wait_until="networkidle")
    for each in picture.clicks:
        page.click(each)
    if picture.top:
        page.locator(picture.top).first.evaluate("element => element.scrollIntoView()")
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file)
    with Image.open(file) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main(*names: str) -> None:
    """Draw the pictures that are named, or all."""
    with TemporaryDirectory() as folder, chromium() as browser:
        page = browser.new_page(reduced_motion="reduce", color_scheme="light")
        if not names or "page" in names:
            file = Path(folder, "page.html")
            file.write_text(render_page(read(EXAMPLE, published="2024-06-11", outlet="Northline")), encoding="utf-8")
            draw(page, "page", file.as_uri(), Picture(""))
        if names == ("page",):
            return
        archive = Path(folder, "news.db")
        wanted = {name: each for name, each in pictures(fill(archive)).items() if not names or name in names}
        with serving(archive) as address:
            for name, picture in wanted.items():
                draw(page, name, address + picture.address, picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
