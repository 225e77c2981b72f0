"""Practitioners see a need differently: taken further in stages, settled, or kept."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.escalating import answer_due
from cases.locks import hold_open_case
from cases.models import Case, Disagreement, DisagreementStep, Person
from cases.queries.header import lead_of
from cases.stands import DisagreementStands, disagreement_stands, next_stage
from cases.states import DISAGREEMENT
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@dataclass(frozen=True)
class DifferenceText:
    """What is seen differently, and with whom."""

    words: str
    with_team: Team | None = None
    with_outside: str = ""
    person: Person | None = None
    category: str = Category.PLAN


@transaction.atomic
def raise_disagreement(
    *, case: Case, text: DifferenceText, by: Practitioner
) -> Disagreement:
    """Write that a need is seen differently; the practitioners speak first."""
    access.check_can_write(by, case, text.category, text.person)
    if text.person and text.person.case_id != case.pk:
        raise AccessDenied("This person is not shared with you.")
    case = hold_open_case(case)
    if not (text.with_team or text.with_outside):
        raise NotPossibleNow("Say with whom.")
    row = Disagreement.objects.create(
        case=case,
        answer_by=answer_due(Disagreement.Stage.PRACTITIONERS, timezone.localdate()),
        raised_by=by,
        **vars(text),
    )
    _tell(row, by=by)
    _log(audit.Event.DISAGREEMENT_RAISED, row, by=by)
    return row


@transaction.atomic
def take_further(
    *, disagreement: Disagreement, words: str, by: Practitioner
) -> Disagreement:
    """Take it to the next stage, with what was said at this one; return it."""
    row = _held(disagreement, by=by)
    DISAGREEMENT.check(disagreement_stands(row), next_stage(row))
    _enter(row, words, by=by)
    row.stage += 1
    row.answer_by = answer_due(row.stage, timezone.localdate())
    row.save(update_fields=["stage", "answer_by"])
    _tell(row, by=by)
    _log(audit.Event.DISAGREEMENT_TAKEN_FURTHER, row, by=by, stage=str(row.stage))
    return row


@transaction.atomic
def settle_disagreement(
    *, disagreement: Disagreement, words: str, differ: bool, by: Practitioner
) -> Disagreement:
    """Say how it ended: in one view, or in two that are both kept (U15)."""
    row = _held(disagreement, by=by)
    DISAGREEMENT.check(disagreement_stands(row), DisagreementStands.SETTLED)
    row.settled_at, row.settled_by = timezone.now(), by
    row.settled_words, row.agreed_to_differ = words, differ
    row.save(
        update_fields=["settled_at", "settled_by", "settled_words", "agreed_to_differ"]
    )
    _tell(row, by=by)
    _log(audit.Event.DISAGREEMENT_SETTLED, row, by=by, differ=str(differ))
    return row


def _held(disagreement: Disagreement, *, by: Practitioner) -> Disagreement:
    rows = Disagreement.objects.filter(pk=disagreement.pk)
    if not access.visible_facts(by, rows).exists():
        raise AccessDenied("This is not shared with you.")
    case, person = disagreement.case, disagreement.person
    access.check_can_write(by, case, disagreement.category, person)
    hold_open_case(case)
    return rows.select_for_update(no_key=True).get()


def _enter(row: Disagreement, words: str, *, by: Practitioner) -> None:
    DisagreementStep.objects.create(
        case=row.case,
        disagreement=row,
        person=row.person,
        category=row.category,
        stage=row.stage,
        words=words,
        written_by=by,
    )


def _tell(row: Disagreement, *, by: Practitioner) -> None:
    """Tell who raised it, the other team, who has a say in it and who leads.

    Of them only who may read it: a manager without sight is spoken to.
    """
    part = Q(pk=row.raised_by_id) | Q(pk__in=row.steps.values("written_by"))
    people = set(Practitioner.objects.filter(part))
    if row.with_team:
        people |= set(access.people_of_team(row.with_team))
    lead = lead_of(row.case)
    if lead:
        people.add(lead.practitioner)
    readers = access.readers_of(row.case, row.category, row.person)
    told = [one for one in people if one.pk in readers]
    tell(people=told, kind="VIEWS_DIFFER", case=row.case, by=by)


def _log(
    event: audit.Event, row: Disagreement, *, by: Practitioner, **more: str
) -> None:
    details = {"category": str(row.category), **more}
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
