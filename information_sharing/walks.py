"""Whether a walk through the eight questions may become a decision, whoever sends it."""

from collections.abc import Iterator
from itertools import product

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, queries
from information_sharing.eight_questions import (
    OPENS,
    REASON_FOR,
    Verdict,
    Walk,
)
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent


def check(walk: Walk, case: Case, *, by: Practitioner) -> None:
    """Raise NotPossibleNow, or AccessDenied, where the walk cannot be decided."""
    if walk.verdict == Verdict.ASK_ADVICE:
        raise NotPossibleNow("Some of the eight questions are not answered yet.")
    for wrong in _problems(walk, case, by):
        raise NotPossibleNow(wrong)
    opened = walk.categories if walk.verdict in OPENS else ()
    for category, person in product(opened, walk.people):
        access.check_can_write(by, case, category, person)


def _problems(walk: Walk, case: Case, by: Practitioner) -> Iterator[str]:
    if walk.team.pk == case.recording_team_id:
        yield f"{walk.team} opened the case and sees it already."
    for number, answer in walk.answers.items():
        wanted = answer["answer"] in REASON_FOR[int(number)]
        if wanted and not walk.reason(int(number)):
            yield f"Write a reason at question {number}."
    if walk.verdict in OPENS:
        yield from _what_it_opens(walk, case, by)
    if walk.verdict == Verdict.SHARE_BY_CONSENT:
        yield from _within_consent(walk, case)
    elif walk.verdict == Verdict.SHARE_NOT_CONFIDENTIAL:
        yield from _left_out(walk, case)


def _what_it_opens(walk: Walk, case: Case, by: Practitioner) -> Iterator[str]:
    if not walk.purpose.strip():
        yield "Write what the information is for."
    if not walk.categories or not walk.people:
        yield "Choose at least one person and one kind of information."
    if walk.ends_on is None or walk.ends_on < timezone.localdate():
        yield "Choose a day to come on which the sharing ends."
    if not walk.person_told and not walk.not_told_reason.strip():
        yield "Write why the person is not told."
    known = set(queries.people_of(viewer=by, case=case))
    if not set(walk.people) <= known:
        yield "Choose people of this family."


def _within_consent(walk: Walk, case: Case) -> Iterator[str]:
    if walk.consent is None or walk.consent.case_id != case.pk:
        yield "Choose the consent that covers this."
    else:
        yield from _what_it_covers(walk, walk.consent)


def _what_it_covers(walk: Walk, consent: Consent) -> Iterator[str]:
    if gap := queries.why_not_covered(consent, walk.team, walk.purpose_kind):
        yield f"The consent does not cover this. {gap}"
    if not set(walk.categories) <= set(consent.categories):
        yield "The family did not agree to all of these kinds of information."
    if not set(walk.people) <= set(consent.people.all()):
        yield "The consent does not cover all of these people."
    if walk.ends_on and walk.ends_on > consent.expires_on:
        yield "Sharing cannot go on for longer than the consent."


def _left_out(walk: Walk, case: Case) -> Iterator[str]:
    if queries.family_left_out(case, walk.team):
        yield f"The family said: not {walk.team}."
