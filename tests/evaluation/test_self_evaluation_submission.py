"""Submitting freezes: words, figures, document; a correction supersedes with a reason."""

import hashlib
import io

import docx
import page as pdf_checker
import pypdf
import pytest

from evaluation.commands import sections, self_evaluations, submissions
from evaluation.commands.priorities import carry_over, write_priority
from evaluation.self_evaluation_documents import submitted_pdf
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent
from tests.evaluation.submitted import full_draft, priority, submit
from tests.evaluation.town import BETTER, add_children, this_quarter


@pytest.fixture
def rich(team, manager):
    return full_draft(team, manager)


@pytest.fixture
def evaluation(rich):
    return rich


def words_of(document):
    pages = pypdf.PdfReader(io.BytesIO(document)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_the_checking_page_says_what_is_missing_and_refuses(
    as_manager, manager, evaluation
):
    section = evaluation.sections.get(code="quality")
    section.narrative, section.grade_reason = " ", ""
    section.save()
    address = f"{evaluation.get_absolute_url()}submit/"

    text = as_manager.get(address).content.decode()
    refused = as_manager.post(address)

    assert "Nothing is written yet." in text
    assert "The grade has no reason." in text
    assert "It rests on no evidence." in text
    assert "Submit this self-evaluation" not in text
    assert refused.status_code == 200
    evaluation.refresh_from_db()
    assert evaluation.is_draft


def test_submitting_leads_to_what_was_submitted(as_manager, manager, rich):
    page = as_manager.post(f"{rich.get_absolute_url()}submit/", follow=True)

    text = page.content.decode()
    rich.refresh_from_db()
    assert page.redirect_chain[-1][0] == f"/submissions/{rich.pk}/"
    for said in ("Warmth", "We feel safe here", "2, good", "Open on Saturdays",
                 "A mother sleeps at night again.", "Minutes of the board", "<svg",
                 f"Submitted by {manager}"):  # fmt: skip
        assert said in text, said
    assert rich.document_sha256 == hashlib.sha256(bytes(rich.document)).hexdigest()
    assert AccessEvent.objects.filter(
        event="SELF_EVALUATION_SUBMITTED", target=rich.pk, by=manager
    ).exists()


def test_the_document_is_tagged_and_complete(manager, rich, tmp_path):
    row = submit(rich, manager)
    document = bytes(row.document)

    (tmp_path / "made.pdf").write_bytes(document)
    checked = pdf_checker.validate_pdf(
        str(tmp_path / "made.pdf"), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )
    pages = words_of(document)
    whole = " ".join(pages)

    assert checked.is_compliant, checked
    assert rich.centre.name in pages[0]
    for said in ("Contents", "Warmth", "We feel safe here", "Most families say so.",
                 "A mother sleeps at night again.", "Minutes of the board, May 2026",
                 "Open on Saturdays", "For the authority", "Signatures",
                 "Be healthy"):  # fmt: skip
        assert said in whole, said
    assert "Amal" not in whole
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_contents_name_the_page_on_which_each_section_begins(manager, rich):
    pages = words_of(bytes(submit(rich, manager).document))
    contents = next(page for page in pages if page.startswith("Contents"))

    for asked in rich.outline.sections:
        number = contents.split(asked.title)[1].replace(".", " ").split()[0]
        assert asked.title in pages[int(number) - 1], asked.title


def test_the_same_submission_gives_the_same_bytes(as_manager, manager, rich, team):
    row = submit(rich, manager)
    add_children(team, {BETTER: 9})

    served = as_manager.get(f"/submissions/{row.pk}/self-evaluation.pdf")

    assert served.content == bytes(row.document)
    row.refresh_from_db()
    assert submitted_pdf(row.frozen) == served.content
    assert AccessEvent.objects.filter(
        event="SUBMISSION_DOWNLOADED", target=row.pk
    ).exists()


def test_the_text_for_a_word_processor_has_headings_and_tables(
    as_manager, manager, rich
):
    row = submit(rich, manager)

    answer = as_manager.get(f"/submissions/{row.pk}/self-evaluation.docx")

    read = docx.Document(io.BytesIO(answer.content))
    headings = [p.text for p in read.paragraphs if p.style.name.startswith("Heading")]
    cells = {c.text for table in read.tables for r in table.rows for c in r.cells}
    whole = " ".join(p.text for p in read.paragraphs)
    titles = [asked.title for asked in rich.outline.sections]
    assert [each for each in headings if each in titles] == titles
    assert {"Open on Saturdays", "Minutes of the board, May 2026"} <= cells
    assert {"Be healthy", "Families registered by the end of the period"} <= cells
    assert "We feel safe here" in whole
    assert "Amal" not in whole
    assert f"self-evaluation-{row.starts_on}" in answer["Content-Disposition"]


def test_words_that_no_file_can_hold_do_not_break_it(as_manager, manager, evaluation):
    section = evaluation.sections.get(code="access")
    section.narrative = "Bell \x07 and <b>bold</b> & مرحبا 👨‍👩‍👧"
    section.save()
    row = submit(evaluation, manager)

    answer = as_manager.get(f"/submissions/{row.pk}/self-evaluation.docx")

    read = docx.Document(io.BytesIO(answer.content))
    assert any("<b>bold</b> & مرحبا" in p.text for p in read.paragraphs)


def test_nothing_can_be_written_after_submission(manager, rich):
    row = submit(rich, manager)
    here = {"evaluation": row, "by": manager}
    placed, code = row.evidence.first(), {"code": "access"}
    writes = [
        lambda: self_evaluations.write_section(**here, **code, said={}, revision=1),
        lambda: sections.assign_section(**here, **code, author=None),
        lambda: sections.comment_on_section(**here, **code, words="x"),
        lambda: sections.place_evidence(
            **here, **code, said={"kind": "ELSEWHERE", "words": "x"}
        ),
        lambda: sections.take_out_evidence(evidence=placed, by=manager),
        lambda: write_priority(**here, said=priority(manager)),
        lambda: carry_over(**here),
        lambda: submissions.submit_self_evaluation(**here),
    ]

    for write in writes:
        with pytest.raises(NotPossibleNow):
            write()

    row.refresh_from_db()
    assert submitted_pdf(row.frozen) == bytes(row.document)


def test_a_form_that_was_open_keeps_its_words_when_it_is_too_late(
    as_manager, manager, rich
):
    submit(rich, manager)

    answer = as_manager.post(
        f"{rich.get_absolute_url()}sections/access/",
        {"narrative": "Too late", "grade": "2", "revision": 1},
    )

    text = answer.content.decode()
    assert "was submitted and stands as it was" in text
    assert "Too late" in text


def test_the_same_period_is_not_begun_a_second_time(manager, rich, team):
    submit(rich, manager)

    with pytest.raises(NotPossibleNow):
        self_evaluations.start_self_evaluation(
            centre=team.centre, by=manager, **this_quarter()
        )
