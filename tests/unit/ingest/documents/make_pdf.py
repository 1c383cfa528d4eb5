"""Makes the PDF files of the tests, each with another program: `python -m tests.unit.ingest.documents.make_pdf`.

It needs Chromium, LaTeX (twocolumn, fancyhdr), groff, LibreOffice, qpdf and Ghostscript, and from the package index
typst, reportlab, fpdf2, weasyprint, python-docx and pypdf. The tests need none of them: the files are kept.
"""

import html
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.unit.ingest.documents.stories import FERRY, HARBOUR, HOSPITAL, SCHOOL, Story

FILES = Path(__file__).parent / "files"
WORK = Path(tempfile.mkdtemp())
MARK = re.compile(r"\[\^(\d+)\]")


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=WORK, capture_output=True)


def chrome(name: str, body: str, style: str, head: str = "") -> None:
    page = WORK / f"{name}.html"
    page.write_text(f"<!doctype html><html lang=en><head>{head}<style>{style}</style></head><body>{body}</body></html>")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={FILES / name}.pdf", str(page))  # fmt: skip


def as_html(story: Story) -> str:
    marked = [MARK.sub(r"<sup>\1</sup>", html.escape(each)) for each in story.paragraphs]
    paragraphs = "".join(f"<p>{each}</p>" for each in marked)
    return f"<h1>{story.title}</h1><div class=text>{paragraphs}</div>"


def chrome_columns() -> None:
    style = (
        "@page{size:A6;margin:30mm 9mm;@top-center{content:'The Kelling Courier';font-size:8px}"
        "@bottom-center{content:counter(page) ' of ' counter(pages);font-size:8px}}"
        "body{font:8.5px 'Liberation Serif'}h1{font-size:15px}.text{columns:2;text-align:justify;hyphens:auto}p{margin:0;text-indent:1em}"
    )
    chrome("chrome_two_columns", as_html(HOSPITAL), style, f"<title>{HOSPITAL.title}</title>")


def chrome_interview() -> None:
    style = "@page{size:A6;margin:12mm}body{font:9px 'Liberation Sans'}p{margin:0 0 .6em}"
    chrome("chrome_ragged", as_html(SCHOOL), style, "<title>press-release-final.html</title>")


def latex(name: str, options: str, preamble: str, story: Story, head: str) -> None:
    def tex(words: str) -> str:
        words = words.replace("“", "``").replace("”", "''").replace("’", "'").replace("–", "--")
        return MARK.sub(lambda found: rf"\footnote{{{tex(story.footnotes[int(found[1]) - 1])}}}", words)

    text = head + "\n\n".join(tex(each) for each in story.paragraphs)
    (WORK / f"{name}.tex").write_text(
        rf"\documentclass[{options}]{{article}}\usepackage[T1]{{fontenc}}\usepackage[english]{{babel}}"
        rf"\usepackage{{lmodern}}{preamble}\begin{{document}}{text}\end{{document}}"
    )
    for _ in range(2):
        run("pdflatex", "-interaction=nonstopmode", f"{name}.tex")
    run("gs", "-q", "-sDEVICE=pdfwrite", "-o", str(FILES / f"{name}.pdf"), f"{name}.pdf")  # to make it smaller


def latex_columns() -> None:
    preamble = (
        r"\usepackage[paperwidth=120mm,paperheight=160mm,margin=14mm]{geometry}\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}"
        r"\fancyhead[L]{Harrowgate Gazette}\fancyhead[R]{\thepage}"
        rf"\title{{{HARBOUR.title}}}\author{{}}\date{{}}"
    )
    latex("latex_two_columns", "twocolumn,10pt", preamble, HARBOUR, r"\maketitle\thispagestyle{fancy}")


def latex_judgment() -> None:
    preamble = r"\usepackage[a5paper,margin=20mm]{geometry}\pagestyle{myheadings}\markright{Press office of the district court}"
    head = rf"\begin{{center}}\Large\bfseries {FERRY.title}\end{{center}}\medskip"
    latex("latex_footnotes", "11pt", preamble, FERRY, head)


def groff(name: str, source: str) -> None:
    (WORK / f"{name}.ms").write_text(source)
    done = subprocess.run(
        ["groff", "-ms", "-Tpdf", "-k", "-P-pa6", f"{name}.ms"], check=True, cwd=WORK, capture_output=True
    )
    (FILES / f"{name}.pdf").write_bytes(done.stdout)


def as_ms(story: Story) -> str:
    def note(found: re.Match[str]) -> str:
        return f"\\**\n.FS\n{story.footnotes[int(found[1]) - 1]}\n.FE\n"

    return "\n".join(".PP\n" + MARK.sub(note, each).replace("\n ", "\n") for each in story.paragraphs)


def groff_release() -> None:
    setup = ".pl 14.8c\n.nr PO 1.2c\n.nr LL 8c\n.nr FL 8c\n.nr PS 9\n.nr VS 11\n.nr HM 1.8c\n.nr FM 1.8c\n"
    heads = ".ds LH Norhaven Evening Post\n.ds CH\n.ds RH 15 June 2024\n.ds CF Page %\n"
    groff("groff_footnotes", f"{setup}{heads}.P1\n.TL\n{FERRY.title}\n{as_ms(FERRY)}\n")


def groff_columns() -> None:
    setup = ".pl 14.8c\n.nr PO 1c\n.nr LL 8.5c\n.nr FL 8.5c\n.nr PS 8\n.nr VS 10\n.nr HM 1.8c\n.nr FM 1.8c\n"
    groff("groff_two_columns", f"{setup}.ds CF - % -\n.ds CH\n.TL\n{SCHOOL.title}\n.2C\n{as_ms(SCHOOL)}\n")


def libreoffice() -> None:
    import docx
    from docx.enum.section import WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    document.core_properties.author = "Peter Quill"
    document.core_properties.title = HOSPITAL.title
    section = document.sections[0]
    section.page_width, section.page_height = Mm(105), Mm(148)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(14)
    section.header.paragraphs[0].text = "Regional health authority\tPress release"
    section.footer.paragraphs[0].text = "press@health.example – no reply to this address"
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Liberation Sans", Pt(7.5)
    document.add_heading(HOSPITAL.title, 0)
    columns = document.add_section(WD_SECTION.CONTINUOUS)
    element = OxmlElement("w:cols")
    element.set(qn("w:num"), "2")
    element.set(qn("w:space"), "400")
    for old in columns._sectPr.findall(qn("w:cols")):
        columns._sectPr.remove(old)
    columns._sectPr.append(element)
    for each in HOSPITAL.paragraphs:
        document.add_paragraph(each)
    document.save(WORK / "libreoffice_columns.docx")
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(FILES), "libreoffice_columns.docx")


def typst() -> None:
    import typst

    def mark(found: re.Match[str]) -> str:
        return f"#footnote[{HARBOUR.footnotes[int(found[1]) - 1]}]"

    text = "\n\n".join(MARK.sub(mark, each) for each in HARBOUR.paragraphs)
    source = (
        '#set page(paper: "a6", margin: 15mm, columns: 2, numbering: "1 / 1", header: text(7pt)[The Harrowgate Report])\n'
        '#set text(size: 7.5pt, font: "Libertinus Serif", lang: "en")\n#set par(justify: true)\n'
        f'#set document(title: "{HARBOUR.title}", author: "{HARBOUR.byline}", date: datetime(year: 2024, month: 3, day: 5))\n'
        f'#place(top, scope: "parent", float: true, text(13pt, weight: "bold")[{HARBOUR.title}])\n{text}\n'
    )
    (WORK / "typst.typ").write_text(source)
    typst.compile(str(WORK / "typst.typ"), output=str(FILES / "typst_columns_footnotes.pdf"))


def reportlab() -> None:
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    width, height = A5
    title = Frame(40, height - 120, width - 80, 70, id="title")
    third = (width - 80 - 30) / 3
    frames = [Frame(40 + at * (third + 15), 330, third, height - 460, id=f"c{at}") for at in range(3)]

    def head(canvas: object, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(46, height - 36, "NEWSLETTER OF THE TEACHERS’ UNION")
        canvas.drawRightString(width - 46, 30, f"Page {canvas.getPageNumber()}")

    document = BaseDocTemplate(
        str(FILES / "reportlab_three_columns.pdf"), pagesize=A5, title="Layout 1", author="admin", invariant=True
    )
    document.addPageTemplates(PageTemplate(frames=[title, *frames], onPage=head))
    text = ParagraphStyle("text", fontName="Times-Roman", fontSize=8, leading=9.5, spaceAfter=5, alignment=4,
                          hyphenationLang="", embeddedHyphenation=1)  # fmt: skip
    large = ParagraphStyle("large", fontName="Times-Bold", fontSize=18, leading=21)
    document.build(
        [Paragraph(SCHOOL.title, large), FrameBreak()] + [Paragraph(each, text) for each in SCHOOL.paragraphs]
    )


def fpdf() -> None:
    from fpdf import FPDF

    pdf = FPDF(format="A5")
    pdf.set_margins(18, 18)
    pdf.set_creation_date(datetime(2024, 2, 9, 11, 30, tzinfo=UTC))
    pdf.add_page()
    pdf.set_font("Times", size=9)
    pdf.cell(60, 6, "Regional health authority")
    pdf.cell(0, 6, "Friday, 9 February 2024", align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Times", "B", 15)
    pdf.multi_cell(0, 8, HOSPITAL.title, new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Times", size=10)
    for each in HOSPITAL.paragraphs:
        words = each.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")
        pdf.multi_cell(0, 4.6, words, align="J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.output(str(FILES / "fpdf_release.pdf"))


def weasyprint() -> None:
    from weasyprint import HTML

    def note(found: re.Match[str]) -> str:
        return f'<span class="note">{FERRY.footnotes[int(found[1]) - 1]}</span>'

    text = "".join(f"<p>{MARK.sub(note, each)}</p>" for each in FERRY.paragraphs)
    style = (
        "@page{size:A6;margin:18mm 13mm;@top-left{content:'Sund Shipping Review';font-size:7pt}"
        "@bottom-right{content:counter(page);font-size:7pt}@footnote{border-top:.5pt solid}}"
        "body{font:8.5pt 'Liberation Serif';text-align:justify;hyphens:auto}.note{float:footnote;font-size:6.5pt}"
        "h1{font-size:16pt;text-align:left}"
    )
    page = (
        f"<html lang=en><title>{FERRY.title}</title><meta name=author content='{FERRY.byline}'><style>{style}</style>"
    )
    HTML(string=f"{page}<h1>{FERRY.title}</h1>{text}").write_pdf(str(FILES / "weasyprint_footnotes.pdf"))


def variants() -> None:
    """A page on its side, one behind a password, a picture of a page, and a picture with the recognized text behind."""
    source = FILES / "groff_two_columns.pdf"
    run("qpdf", str(source), "--rotate=+90", str(FILES / "qpdf_rotated.pdf"))
    run("qpdf", "--encrypt", "secret", "owner", "256", "--", str(source), str(FILES / "qpdf_encrypted.pdf"))
    run(
        "gs", "-q", "-sDEVICE=pdfimage8", "-r40", "-dLastPage=1", "-o", str(FILES / "ghostscript_scan.pdf"), str(source)
    )


if __name__ == "__main__":
    for make in (chrome_columns, chrome_interview, latex_columns, latex_judgment, groff_release, groff_columns,
                 libreoffice, typst, reportlab, fpdf, weasyprint, variants):  # fmt: skip
        make()
