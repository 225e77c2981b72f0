"""Whether a walk through the eight questions may become a decision, whoever sends it."""

from collections.abc import Iterator
from itertools import product

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, agreements, outside, queries, recipients
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
    yield from _with_whom(walk, case)
    for number, answer in walk.answers.items():
        wanted = answer["answer"] in REASON_FOR[int(number)]
        if wanted and not walk.reason(int(number)):
            yield f"Write a reason at question {number}."
    if walk.held_back and not walk.held_back_reason.strip():
        yield "Write why a part of what was asked for is not shared."
    if walk.verdict in OPENS:
        yield from _what_it_opens(walk, case, by)
        yield from _the_way(walk, case)
    if walk.verdict == Verdict.SHARE_BY_CONSENT:
        yield from _within_consent(walk, case)
    elif walk.verdict == Verdict.SHARE_NOT_CONFIDENTIAL:
        yield from _left_out(walk, case)


def _with_whom(walk: Walk, case: Case) -> Iterator[str]:
    to = walk.recipient
    if to.team is None and not (to.outside_name and to.outside_organisation):
        yield "Name the person and the organisation outside."
    if to.team and to.team.pk == case.recording_team_id:
        yield f"{to.team} opened the case and sees it already."
    if to.practitioner and not recipients.works_there(to):
        yield f"{to.practitioner} does not work in {to.team} today."


def _what_it_opens(walk: Walk, case: Case, by: Practitioner) -> Iterator[str]:
    if not walk.purpose.strip():
        yield "Write what the information is for."
    if not walk.categories or not walk.people:
        yield "Choose at least one person and one kind of information."
    known = set(queries.people_of(viewer=by, case=case))
    if not set(walk.people) <= known:
        yield "Choose people of this family."
    if set(walk.categories) & set(walk.held_back):
        yield "A kind of information is either shared or held back."


def _the_way(walk: Walk, case: Case) -> Iterator[str]:
    if walk.ends_on is None or walk.ends_on < timezone.localdate():
        yield "Choose a day to come on which the sharing ends."
    elif walk.review_on and not timezone.localdate() <= walk.review_on <= walk.ends_on:
        yield "Look at it again before it ends, not after."
    if not walk.person_told and not walk.not_told_reason.strip():
        yield "Write why the person is not told."
    yield from _without_protocol(walk, case)
    if walk.recipient.is_outside:
        yield from outside.shut_by_shields(case, walk.categories)


def _without_protocol(walk: Walk, case: Case) -> Iterator[str]:
    """A missing protocol never blocks: it asks for a reason."""
    to = walk.recipient
    unsigned = recipients.without_protocol(case, to, walk.purpose_kind, walk.categories)
    if unsigned and not walk.no_protocol_reason.strip():
        yield f"{to} has no information-sharing protocol for this. Write why you share."


def _within_consent(walk: Walk, case: Case) -> Iterator[str]:
    if walk.consent is None or walk.consent.case_id != case.pk:
        yield "Choose the consent that covers this."
        return
    yield from _what_it_covers(walk, walk.consent)


def _what_it_covers(walk: Walk, consent: Consent) -> Iterator[str]:
    if gap := queries.gap_in(consent, walk.recipient, walk.purpose_kind):
        yield f"The consent does not cover this. {gap}"
    if not set(walk.categories) <= set(agreements.kinds_left(consent)):
        yield "The family did not agree to all of these kinds of information."
    if not set(walk.people) <= set(agreements.people_left(consent)):
        yield "The consent does not cover all of these people."
    if walk.ends_on and walk.ends_on > consent.expires_on:
        yield "Sharing cannot go on for longer than the consent."


def _left_out(walk: Walk, case: Case) -> Iterator[str]:
    if queries.is_left_out(case, walk.recipient):
        yield f"The family said: not {walk.team or walk.outside_organisation}."
