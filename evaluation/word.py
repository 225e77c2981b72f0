"""The self-evaluation for a word processor: real headings and tables, to paste from."""

import io
import re

from docx import Document
from docx.document import Document as Doc

from config.dates import short_date
from evaluation.paper import FigureRow, Paper, PaperSection

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_word(paper: Paper) -> bytes:
    """Return the same words and tables as the document, as a .docx file."""
    document = Document()
    _describe(document, paper)
    _cover(document, paper)
    for section in paper.sections:
        _section(document, section, paper.before)
    _plan(document, paper)
    _figures(document, paper)
    _outcomes(document, paper)
    _evidence(document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _describe(document: Doc, paper: Paper) -> None:
    known = document.core_properties
    known.title = f"Self-evaluation of {paper.centre}, {paper.period}"
    known.author, known.language = "Team Around", "en-GB"
    known.created = known.modified = paper.made_at.replace(tzinfo=None)
    known.comments = paper.reference


def _cover(document: Doc, paper: Paper) -> None:
    document.add_heading(f"Self-evaluation of {paper.centre}", 0)
    document.add_paragraph(paper.period)
    document.add_paragraph(f"Template: {paper.template}. {paper.reference}.")
    document.add_paragraph(
        f"Submitted by {paper.made_by} on {short_date(paper.made_at)}."
    )
    if paper.correction:
        document.add_paragraph(f"Corrected version. {paper.correction}")


def _words(document: Doc, text: str) -> None:
    for paragraph in text.split("\n\n"):
        document.add_paragraph(_plain(paragraph))


def _plain(text: str) -> str:
    """Return the text without what no word processor can hold."""
    return NOT_IN_XML.sub("", text)


def _table(document: Doc, names: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1, cols=len(names), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(words)


def _section(document: Doc, section: PaperSection, before: str) -> None:
    document.add_heading(section.title, 1)
    if section.grade:
        document.add_paragraph(f"Grade: {section.grade}")
        _words(document, section.grade_reason)
    for title, words in section.parts:
        if title:
            document.add_heading(title, 2)
        _words(document, words)
    if section.figures:
        document.add_heading("Figures", 2)
        _figure_table(document, section.figures, before)
    for story in section.stories:
        document.add_heading(f"A story: {story.title}", 2)
        _words(document, story.words)


def _figure_table(document: Doc, figures: tuple[FigureRow, ...], before: str) -> None:
    names, rows = ["What is counted", "This period"], []
    for each in figures:
        rows.append([each.label, each.now, *([each.before] if before else [])])
    _table(document, [*names, *(["The period before"] if before else [])], rows)


def _plan(document: Doc, paper: Paper) -> None:
    document.add_heading("Priorities and plan", 1)
    rows = [
        [each.words, each.success, each.owner, short_date(each.due_on), each.status]
        for each in paper.priorities
    ]
    names = ["What is to be done", "How we will know", "Who", "By when", "Stands"]
    _table(document, names, rows)


def _figures(document: Doc, paper: Paper) -> None:
    document.add_heading("All figures", 1)
    _figure_table(document, paper.figures, paper.before)


def _outcomes(document: Doc, paper: Paper) -> None:
    if paper.account is None:
        return
    document.add_heading("Outcomes of children", 1)
    for sentence in paper.account.sentences:
        document.add_paragraph(sentence, style="List Bullet")
    for rows in (paper.account.counts, paper.account.means):
        names = ["Outcome", *(name for name, _ in rows[0].cells)] if rows else []
        _table(document, names, [[r.label, *(v for _, v in r.cells)] for r in rows])
    for sentence in paper.account.how_counted:
        document.add_paragraph(sentence)


def _evidence(document: Doc, paper: Paper) -> None:
    document.add_heading("Evidence", 1)
    rows = [[str(e.number), e.section, e.kind, e.title] for e in paper.evidence]
    _table(document, ["Number", "Section", "Kind", "What it is"], rows)
