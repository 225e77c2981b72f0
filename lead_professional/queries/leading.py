"""Who leads a family, who stands in, who led before, and how it was handed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from agencies.models import Practitioner, Team
from cases.models import Action, Case
from cases.work_items import WorkItem
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Access
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Appointment, Deputy, Handover
from lead_professional.policies import told_due_on


@dataclass(frozen=True)
class Term:
    """One lead professional of this family, and what was left to the next."""

    appointment: Appointment
    handover: Handover | None


@dataclass(frozen=True)
class Leading:
    """All about leading one family, as far as its reader may know."""

    present: Term | None
    before: tuple[Term, ...]
    deputy: Deputy | None


def leading(*, viewer: Practitioner, case: Case) -> Leading:
    """Return who leads, who stands in or is going to, and who led before."""
    access.check_can_view_case(viewer, case)
    rows = Appointment.objects.filter(case=case).select_related("practitioner", "team")
    found = access.facts_of(viewer, Handover, case).select_related("written_by")
    notes = {row.appointment_id: row for row in found}
    terms = [Term(row, notes.get(row.pk)) for row in rows]
    now = [term for term in terms if term.appointment.ended_at is None]
    return Leading(
        present=now[0] if now else None,
        before=tuple(term for term in terms if term.appointment.ended_at),
        deputy=deputy_named(case),
    )


def deputy_named(case: Case) -> Deputy | None:
    """Return who is named to stand in, today or from a day to come."""
    rows = Deputy.objects.filter(case=case, ended_at__isnull=True)
    return rows.select_related("practitioner", "team").first()


@dataclass(frozen=True)
class StandIn:
    """Somebody who sees the plan already, in the team through which she sees it."""

    practitioner: Practitioner
    team: Team

    @property
    def words(self) -> str:
        """Return who this is."""
        return f"{self.practitioner}, {self.team}"


def who_could_stand_in(*, viewer: Practitioner, case: Case) -> list[StandIn]:
    """Return those who see the plan and work with families, without who leads (R6)."""
    access.check_can_coordinate(viewer, case)
    services = access.services_for(viewer, case)
    leads = Appointment.objects.filter(case=case, ended_at__isnull=True)
    rows: Iterable[Access] = (
        Access.objects.filter(case=case, category=Category.PLAN)
        .exclude(kind__in=["EMERGENCY", "OVERSIGHT"])
        .exclude(practitioner__in=leads.values("practitioner"))
        .filter(
            practitioner__memberships__role__in=roles_with(
                Permission.WORK_WITH_FAMILIES
            )
        )
        .select_related("practitioner", "team")
    )
    found = {
        row.practitioner_id: StandIn(row.practitioner, row.team)
        for row in rows
        if not services.hides(row.team)
    }
    return sorted(found.values(), key=lambda one: one.words)


def actions_left(*, viewer: Practitioner, case: Case) -> list[Action]:
    """Return what whoever leads still has to do here, as far as the viewer sees it."""
    leads = Appointment.objects.filter(case=case, ended_at__isnull=True)
    rows = Action.objects.to_do().filter(
        case=case, owner_practitioner__in=leads.values("practitioner")
    )
    return list(access.visible_facts(viewer, rows))


def handover_to_tell(*, viewer: Practitioner, case: Case, pk: UUID) -> Handover:
    """Return a hand-over of this case, or raise Http404."""
    found: Handover | None = (
        access.facts_of(viewer, Handover, case).filter(pk=pk).first()
    )
    if found is None:
        raise Http404("No such page.")
    return found


def families_to_tell(*, viewer: Practitioner) -> list[WorkItem]:
    """Return each family that she leads now and that is to hear of it."""
    rows = Handover.objects.filter(
        done_at__isnull=False,
        family_told_at__isnull=True,
        nomination__nominee=viewer,
        nomination__appointment__ended_at__isnull=True,
    ).select_related("case")
    return [
        WorkItem(
            kind="Lead professional",
            words="Tell the family that you lead now",
            url=reverse("lead_professional:leading", args=[row.case_id]),
            case=row.case,
            due_on=told_due_on(row),
        )
        for row in access.visible_facts(viewer, rows)
    ]
