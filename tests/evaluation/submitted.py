"""A self-evaluation that was submitted, and everything that stands around a draft."""

import hashlib
from datetime import date

from django.utils import timezone

from evaluation.commands import sections
from evaluation.commands.priorities import write_priority
from evaluation.commands.self_evaluations import start_self_evaluation
from evaluation.commands.submissions import submit_self_evaluation
from evaluation.freezing import freeze
from evaluation.models import SelfEvaluation
from evaluation.periods import offered
from tests.evaluation.town import this_quarter
from tests.factories.cases import PersonFactory
from tests.factories.evaluation import OutcomeStoryFactory
from tests.factories.evaluation_centre import (
    AgreedTargetFactory,
    AnnualConversationFactory,
    ImprovementFactory,
    SectionCommentFactory,
    SectionEvidenceFactory,
    SelfEvaluationFactory,
    SelfEvaluationSectionFactory,
)

FIGURES = [
    {"code": "families-all", "label": "Families registered", "number": 120},
    {"code": "families", "label": "Families registered in the period", "number": None},
]
LAST_YEAR = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)}


def write_all(evaluation, by, **words):
    """Write every section of the template, with a grade and its reason."""
    for asked in evaluation.outline.sections:
        SelfEvaluationSectionFactory(
            self_evaluation=evaluation,
            code=asked.code,
            written_by=by,
            grade=2 if asked.graded else None,
            grade_reason="Most families say so." if asked.graded else "",
            **words,
        )


def submitted(centre, by, **fields):
    """Return what was submitted, without the seconds that a document takes."""
    fields = {"snapshot": {"figures": FIGURES}} | LAST_YEAR | fields
    evaluation = SelfEvaluationFactory(centre=centre, started_by=by, **fields)
    write_all(evaluation, by)
    at, document = timezone.now(), b"Kept as it was."
    evaluation.frozen = freeze(evaluation, viewer=by, at=at)
    evaluation.document = document
    evaluation.document_sha256 = hashlib.sha256(document).hexdigest()
    evaluation.status = SelfEvaluation.Status.SUBMITTED
    evaluation.submitted_at, evaluation.submitted_by = at, by
    evaluation.save()
    return evaluation


def plant_self_evaluation(evaluation, manager):
    """Leave a comment, evidence and a priority in a draft, and last year's submission."""
    here = {"self_evaluation": evaluation}
    before = evaluation.centre.self_evaluations.filter(status="SUBMITTED").first()
    if before is None:
        before = submitted(evaluation.centre, manager)
        AnnualConversationFactory(self_evaluation=before, recorded_by=manager)
    return {
        "comment": SectionCommentFactory(**here),
        "placed": SectionEvidenceFactory(**here),
        "priority": ImprovementFactory(**here),
        "figure": "children",
        "submission": before,
        "agreed": AgreedTargetFactory(conversation=before.conversation),
    }


def wanted(centre, template="judgements-2013"):
    """Return what the form sends that starts a self-evaluation of the last year."""
    return {"template": template, "centre": centre.pk, "period": offered()[-4].code}


def story(team, **fields):
    """Return a story of this centre that its owner released."""
    case = team.cases.first()
    released = {
        "released_words": "A mother sleeps at night again.",
        "owner": PersonFactory(case=case),
        "released_at": timezone.now(),
        "released_by": case.opened_by,
    }
    return OutcomeStoryFactory(
        case=case, words="Amal sleeps again.", **(released | fields)
    )


def priority(by, **fields):
    """Return what the form of a priority holds."""
    return {
        "about": "access",
        "words": "Open on Saturdays",
        "success": "Ten fathers a week",
        "resources": "",
        "owner_practitioner": by,
        "owner_agency": None,
        "due_on": date(2027, 3, 31),
        "status": "TO_DO",
        "progress": "",
    } | fields


def full_draft(team, manager):
    """Return a draft with every section, evidence of each kind and a priority."""
    draft = start_self_evaluation(centre=team.centre, by=manager, **this_quarter())
    write_all(draft, manager, strengths="Warmth", voices="We feel safe here")
    for said in (
        {"kind": "FIGURE", "figure": "families-all"},
        {"kind": "STORY", "story": story(team)},
        {"kind": "ELSEWHERE", "words": "Minutes of the board, May 2026"},
    ):
        sections.place_evidence(evaluation=draft, code="access", said=said, by=manager)
    write_priority(evaluation=draft, said=priority(manager), by=manager)
    return draft


def submit(evaluation, by):
    """Submit it as its author does."""
    return submit_self_evaluation(evaluation=evaluation, by=by)
