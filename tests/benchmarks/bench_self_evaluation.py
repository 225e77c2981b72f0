"""How long submitting a full self-evaluation takes: twenty pages in under five seconds.

Seconds of the processor are counted, so that others on the machine do not matter.

Not part of the tests. Run it by name:

    bin/test tests/benchmarks/bench_self_evaluation.py -s
"""

import io
import time

import pypdf
import pytest

from evaluation.commands.self_evaluations import start_self_evaluation
from evaluation.commands.submissions import submit_self_evaluation
from evaluation.self_evaluation_documents import submitted_pdf
from tests.evaluation.submitted import write_all
from tests.evaluation.town import add_children, this_quarter
from tests.factories.agencies import TeamFactory
from tests.factories.evaluation_centre import ImprovementFactory, SectionEvidenceFactory
from tests.people import centre_manager

TARGET, PAGES = 5.0, 20
PARAGRAPH = "We met families at the door, and asked what would bring them again. " * 9
LONG = "\n\n".join([PARAGRAPH] * 3)


def full(template):
    """Return a draft in which everything is written at length."""
    team = TeamFactory()
    manager = centre_manager(team.centre)
    add_children(team, {"BETTER": 16, "NO_CHANGE": 6, "WORSE": 5})
    draft = start_self_evaluation(
        centre=team.centre, by=manager, template=template, **this_quarter()
    )
    write_all(draft, manager, strengths=LONG, to_develop=LONG, voices=PARAGRAPH)
    for section in draft.outline.sections:
        for figure in draft.snapshot["figures"][:4]:
            said = {"kind": "FIGURE", "figure": figure["code"], "words": ""}
            SectionEvidenceFactory(self_evaluation=draft, code=section.code, **said)
        ImprovementFactory(self_evaluation=draft, about=section.code)
    return draft, manager


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["outcomes-2010", "family-hub-2026"])
def test_seconds_of_a_submission(template):
    draft, manager = full(template)

    started = time.process_time()
    row = submit_self_evaluation(evaluation=draft, by=manager)
    submitting = time.process_time() - started
    started = time.process_time()
    again = submitted_pdf(row.frozen)
    rendering = time.process_time() - started
    pages = len(pypdf.PdfReader(io.BytesIO(again)).pages)

    print(
        f"\n{template}: {pages} pages, submitted in {submitting:.1f} s, "
        f"the document alone {rendering:.1f} s (of the processor)"
    )
    assert again == bytes(row.document)
    assert pages >= PAGES
    assert rendering / pages * PAGES < TARGET
