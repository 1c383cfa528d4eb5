"""Makes the Word files of the tests, each in another way: `python -m tests.unit.ingest.documents.make_word`.

It needs pandoc and LibreOffice, and from the package index python-docx. The tests need none of them.
"""

import html
import re
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.unit.ingest.documents.stories import FERRY, HARBOUR, HOSPITAL, SCHOOL, Story

FILES = Path(__file__).parent / "files"
WORK = Path(tempfile.mkdtemp())
MARK = re.compile(r"\[\^(\d+)\]")
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=WORK, capture_output=True)


def as_markdown(story: Story) -> str:
    notes = "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(story.footnotes, 1))
    return "\n\n".join((f"# {story.title}", *story.paragraphs, notes))


def as_html(story: Story) -> str:
    paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in story.paragraphs)
    return f"<html lang=en><title>{story.title}</title><h1>{story.title}</h1>{paragraphs}</html>"


def pandoc(name: str, story: Story, form: str = "docx") -> Path:
    (WORK / f"{name}.md").write_text(as_markdown(story))
    target = (FILES if form == "docx" else WORK) / f"{name}.{form}"
    run("pandoc", "-f", "markdown-smart", f"{name}.md", "-o", str(target))
    return target


def libreoffice(source: Path) -> None:
    run("soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(FILES), str(source))


def from_html() -> None:
    (WORK / "libreoffice_from_html.html").write_text(as_html(SCHOOL))
    run("soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(FILES), "libreoffice_from_html.html")  # fmt: skip


def blank(story: Story, author: str, title: str, made: datetime) -> "docx.document.Document":
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.title, properties.created = author, title, made
    properties.comments = ""
    return document


def release() -> None:
    document = blank(HOSPITAL, "Peter Quill", HOSPITAL.title, datetime(2024, 2, 9, 10, tzinfo=UTC))
    document.sections[0].header.paragraphs[0].text = "Regional health authority"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading(HOSPITAL.title, 0)
    for each in HOSPITAL.paragraphs:
        paragraph = document.add_paragraph()
        for number, word in enumerate(re.split(r"(?<= )", each)):  # as editors leave text: in many runs
            paragraph.add_run(word).bold = number % 7 == 3
    document.save(FILES / "python_docx_release.docx")


def columns() -> None:
    document = blank(SCHOOL, "admin", "Microsoft Word - draft3.doc", datetime(1999, 1, 1, tzinfo=UTC))
    element = OxmlElement("w:cols")
    element.set(qn("w:num"), "3")
    document.sections[0]._sectPr.append(element)
    document.add_paragraph().add_run(SCHOOL.title).bold = True
    for each in SCHOOL.paragraphs:
        document.add_paragraph(each)
    document.save(FILES / "python_docx_columns.docx")


def layout_table() -> None:
    document = blank(HARBOUR, "Windows User", "", datetime(2024, 3, 5, tzinfo=UTC))
    table = document.add_table(rows=1, cols=1)
    cell = table.rows[0].cells[0]
    cell.paragraphs[0].text = HARBOUR.title
    for each in HARBOUR.paragraphs:
        cell.add_paragraph(MARK.sub("", each))
    document.save(FILES / "python_docx_layout_table.docx")


def figures() -> None:
    document = blank(SCHOOL, "Lena Aspinall", "Classes", datetime(2024, 11, 20, tzinfo=UTC))
    document.add_heading(SCHOOL.title, 1)
    for each in SCHOOL.paragraphs[:3]:
        document.add_paragraph(each, style="List Bullet")
    document.add_heading("Figures", 2)
    rows = (("District", "Classes", "Pupils"), ("Norhaven", "41", "1,107"), ("Kelling", "22", "594"))
    table = document.add_table(rows=3, cols=3)
    for cells, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(cells.cells, values, strict=True):
            cell.text = value
    document.add_paragraph(SCHOOL.paragraphs[3], style="Quote")
    document.save(FILES / "python_docx_list_and_table.docx")


def handmade(name: str, body: str, **parts: str) -> None:
    """Write a document's XML by hand, as Word writes what the libraries can't."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    kinds = {"comments": "comments", "footnotes": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kinds[part]}+xml"/>'
        for part in parts
    )
    relations = "".join(
        f'<Relationship Id="r{part}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{part}" Target="{part}.xml"/>'
        for part in parts
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        f'openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">{relations}'
        "</Relationships>",
        "word/document.xml": f'{head}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>',
    }
    members |= {f"word/{part}.xml": f"{head}{content}" for part, content in parts.items()}
    with zipfile.ZipFile(FILES / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member, (2024, 6, 14, 9, 0, 0)), content)


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def tracked() -> None:
    first, *rest = (MARK.sub("", each) for each in FERRY.paragraphs)
    begin, end = first.split("a fine of ")
    body = [
        paragraph(words(FERRY.title)),
        paragraph(
            words(begin),
            '<w:commentRangeStart w:id="1"/>',
            f'<w:del w:id="2" w:author="L"><w:r><w:delText>{"a very large sum "}</w:delText></w:r></w:del>',
            f'<w:ins w:id="3" w:author="L">{words("a fine of ")}</w:ins>',
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
            words(end),
        ),
        *(paragraph(words(each)) for each in rest),
    ]
    comments = (
        f'<w:comments xmlns:w="{NAMESPACE}"><w:comment w:id="1" w:author="L">{paragraph(words("Check the sum!"))}'
        "</w:comment></w:comments>"
    )
    handmade("handmade_tracked_changes", "".join(body), comments=comments)


def fields() -> None:
    """Content controls, fields, line breaks, tabs, hyphens that only show at a line's end, and footnotes."""

    def reference(found: re.Match[str]) -> str:
        return f'</w:t></w:r><w:r><w:footnoteReference w:id="{found[1]}"/></w:r><w:r><w:t xml:space="preserve">'

    def content(text: str) -> str:
        marked = MARK.sub(reference, html.escape(text, quote=False))
        for soft in ("respon", "consider", "irrespon"):
            marked = marked.replace(soft, f'{soft}</w:t><w:softHyphen/><w:t xml:space="preserve">', 1)
        return f'<w:r><w:t xml:space="preserve">{marked}</w:t></w:r>'

    title = paragraph('<w:pPr><w:pStyle w:val="Title"/></w:pPr>', words(FERRY.title))
    held = f"<w:sdt><w:sdtContent>{paragraph(content(FERRY.paragraphs[0]))}</w:sdtContent></w:sdt>"
    body = [title, held, *(paragraph(content(each)) for each in FERRY.paragraphs[1:])]
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", words(f" {note}"))}</w:footnote>'
        for number, note in enumerate(FERRY.footnotes, 1)
    )
    handmade("handmade_fields", "".join(body), footnotes=f'<w:footnotes xmlns:w="{NAMESPACE}">{notes}</w:footnotes>')


if __name__ == "__main__":
    pandoc("pandoc_footnotes", HARBOUR)
    pandoc("pandoc_plain", SCHOOL)
    libreoffice(pandoc("libreoffice_footnotes", FERRY, "odt"))
    from_html()
    for make in (release, columns, layout_table, figures, tracked, fields):
        make()
