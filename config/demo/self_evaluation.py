"""Riverside's self-evaluations: last year's submitted and talked about, this year's begun."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from config.demo import self_evaluation_words as words
from evaluation.commands import conversations, priorities, sections, self_evaluations
from evaluation.commands.submissions import submit_self_evaluation
from evaluation.models import OutcomeStory, SelfEvaluation
from evaluation.self_evaluation_documents import submitted_pdf


def evaluate_centre(town) -> None:
    """Tell both years."""
    grace, carol = town.people["grace"], town.people["carol"]
    centre = grace.memberships.first().team.centre
    begins = _year_begins(timezone.localdate())
    before = _last_year(centre, begins, grace)
    _talk(before, begins, grace, carol)
    _this_year(centre, begins, grace)


def _year_begins(today: date) -> date:
    """Return the first day of the working year, at least two months ago."""
    seen = today - timedelta(days=60)
    return date(seen.year - (seen.month < 4), 4, 1)


def _last_year(centre, begins, by) -> SelfEvaluation:
    period = {
        "starts_on": begins.replace(year=begins.year - 1),
        "ends_on": begins - timedelta(days=1),
    }
    draft = self_evaluations.start_self_evaluation(centre=centre, by=by, **period)
    draft.snapshot = {"figures": _kept(draft.snapshot["figures"])}
    draft.save(update_fields=["snapshot"])
    _write(draft, words.LAST_YEAR, by)
    _place(draft, "access", ("families-all", "families"), by)
    _place(draft, "quality", ("assessments", "reviews"), by)
    _minutes(draft, by)
    for row in words.PLAN:
        _plan(draft, row, begins, by)
    submitted = submit_self_evaluation(evaluation=draft, by=by)
    return _backdate(submitted, begins + timedelta(days=12))


def _backdate(row, on) -> SelfEvaluation:
    """Let it have been submitted in the spring: what is frozen says so as well."""
    at = timezone.make_aware(datetime.combine(on, time(10, 30)))
    row.started_at = row.submitted_at = at
    row.frozen |= {"counted_at": at.isoformat(), "made_at": at.isoformat()}
    row.document = submitted_pdf(row.frozen)
    row.document_sha256 = hashlib.sha256(row.document).hexdigest()
    row.save()
    return row


def _kept(figures) -> list[dict]:
    """Return the figures that were kept then, with last year's numbers."""
    known = [figure for figure in figures if figure["code"] in words.FIGURES]
    return [figure | _numbers(figure["code"]) for figure in known]


def _numbers(code) -> dict:
    number, whole = words.FIGURES[code], words.WHOLES.get(code)
    percent = round(100 * number / whole) if whole else None
    return {"number": number, "whole": whole, "percent": percent}


def _write(draft, said, by) -> None:
    for code, section in said.items():
        self_evaluations.write_section(
            evaluation=draft, code=code, said=section, revision=0, by=by
        )


def _place(draft, code, figures, by) -> None:
    for figure in figures:
        said = {"kind": "FIGURE", "figure": figure}
        sections.place_evidence(evaluation=draft, code=code, said=said, by=by)


def _minutes(draft, by) -> None:
    said = {
        "kind": "ELSEWHERE",
        "words": "Minutes of the advisory board, centre office",
    }
    sections.place_evidence(evaluation=draft, code="leadership", said=said, by=by)


def _plan(draft, row, begins, by) -> None:
    said = {name: value for name, value in row.items() if name != "months"}
    due_on = begins + timedelta(days=30 * row["months"])
    owner = {"owner_practitioner": by, "owner_agency": None, "due_on": due_on}
    priorities.write_priority(evaluation=draft, said=said | owner, by=by)


def _talk(submission, begins, grace, carol) -> None:
    """Hold the annual conversation to its end: challenge, answer, targets, signatures."""
    held_on = begins + timedelta(days=20)
    said = words.CONVERSATION | {"held_on": held_on}
    here = {"submission": submission}
    conversations.write_challenge(**here, said=said, revision=0, by=carol)
    conversations.answer_challenge(**here, answer=words.ANSWER, revision=1, by=grace)
    for target in _targets(begins):
        conversations.agree_target(**here, said=target, by=carol)
    submission.refresh_from_db()
    read = submission.conversation.as_read
    conversations.sign_conversation(**here, read=read, by=grace)
    conversations.sign_conversation(**here, read=read, by=carol)
    signed_at = timezone.make_aware(datetime.combine(held_on, time(16, 0)))
    submission.conversation.sign_offs.update(signed_at=signed_at)


def _targets(begins) -> list[dict]:
    ends = begins.replace(year=begins.year + 1) - timedelta(days=1)
    return [
        {
            "words": "Two in three families have a lead professional",
            "indicator": "lead-professional",
            "value": 66,
            "by_on": ends,
        },
        {
            "words": "Who came a third time is counted, by group",
            "indicator": "",
            "value": None,
            "by_on": ends,
        },
    ]


def _this_year(centre, begins, by) -> None:
    """Begin this year's: two sections of five, figures placed, a comment open."""
    ends_on = begins.replace(year=begins.year + 1) - timedelta(days=1)
    period = {"starts_on": begins, "ends_on": ends_on}
    draft = self_evaluations.start_self_evaluation(centre=centre, by=by, **period)
    _write(draft, words.THIS_YEAR, by)
    _place(draft, "access", ("registered", "seen", "desk"), by)
    _tell_a_story(draft, by)
    here = {"evaluation": draft, "by": by}
    sections.comment_on_section(
        **here, code="access", words="Say how many fathers came in June."
    )
    sections.assign_section(**here, code="quality", author=by)
    priorities.carry_over(**here)


def _tell_a_story(draft, by) -> None:
    released = OutcomeStory.objects.filter(
        case__centre=draft.centre,
        released_at__isnull=False,
        taken_back_at__isnull=True,
    ).first()
    if released:
        said = {"kind": "STORY", "story": released}
        sections.place_evidence(evaluation=draft, code="quality", said=said, by=by)
