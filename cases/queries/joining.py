"""Two records beside each other, before they are joined."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Agency, Practitioner, Team
from cases.models import Address, Case, CaseQuerySet, Goal, JoinRequest, Person
from cases.queries.join_requests import asked_of_us
from cases.queries.plan import open_actions
from information_sharing import access, explaining, refusals


@dataclass(frozen=True)
class Side:
    """What one record holds, as far as the viewer may see it."""

    case: Case
    people: tuple[Person, ...]
    homes: tuple[Address, ...]
    lead: str
    readers: tuple[str, ...]
    left_out: tuple[str, ...]
    goals: int
    actions: int
    """How many are still to do."""

    @property
    def fullness(self) -> tuple:
        """Return what speaks for keeping it open, the weightiest first."""
        age = -self.case.opened_at.timestamp()
        return bool(self.lead), self.goals, len(self.readers), age


@dataclass(frozen=True)
class Joined:
    """What the overview says of other records of the family."""

    kept: Case | None
    earlier: tuple[Case, ...]
    may_join: bool
    may_part: bool
    coordinates: bool
    asked: tuple[JoinRequest, ...] = ()
    kept_apart: tuple[str, ...] = ()
    """References of earlier records that are not shared with her, for her to part."""
    goes_on: str = ""
    """Which team goes on with the family, in a record that is not shared with her."""


def joined(*, viewer: Practitioner, case: Case) -> Joined:
    """Return the other records that this viewer may open, and what she may do."""
    visible = access.visible_cases(viewer)
    kept = visible.filter(merged_here=case).first() if case.merged_into_id else None
    coordinates = access.can_coordinate(viewer, case)
    earlier = tuple(visible.filter(merged_into=case).order_by("reference"))
    may_part = coordinates and _knows_of_kept(viewer, case)
    return Joined(
        kept=kept,
        earlier=earlier,
        may_join=coordinates and case.is_open,
        may_part=may_part,
        coordinates=coordinates,
        asked=tuple(asked_of_us(viewer=viewer, case=case)) if case.is_open else (),
        kept_apart=_kept_apart(viewer, case, earlier) if coordinates else (),
        goes_on=_who_goes_on(viewer, case) if may_part and not kept else "",
    )


def _who_goes_on(viewer: Practitioner, case: Case) -> str:
    """Return the other team and its telephone, so that she can ring; R13 holds."""
    kept = Case.objects.select_related("recording_team__agency").get(merged_here=case)
    services = access.services_for(viewer, kept)
    team = kept.recording_team
    parts = (services.name(team), services.telephone(team))
    return ", ".join(part for part in parts if part)


def _kept_apart(viewer: Practitioner, case: Case, seen: tuple) -> tuple[str, ...]:
    """Return the numbers of records that another team joined to this one (R12).

    Only the number: she was told it when the records were joined.
    """
    rows = parted_from(viewer=viewer, case=case).exclude(
        pk__in=[one.pk for one in seen]
    )
    return tuple(rows.values_list("reference", flat=True))


def parted_from(*, viewer: Practitioner, case: Case) -> CaseQuerySet:
    """Return the earlier records that who coordinates this one may part from it."""
    access.check_can_coordinate(viewer, case)
    rows = Case.objects.filter(merged_into=case).order_by("reference")
    return rows.exclude(pk__in=access.hidden_cases(viewer))


def record_to_part(*, viewer: Practitioner, case: Case, typed: str) -> Case:
    """Return which record parts: this earlier one, or one that was joined to it."""
    access.check_can_coordinate(viewer, case)
    if _knows_of_kept(viewer, case):
        return case
    return get_object_or_404(parted_from(viewer=viewer, case=case).called(typed))


def case_to_join(*, viewer: Practitioner, case: Case, typed: str) -> Case | None:
    """Return the other record of this reference, if the viewer coordinates it too.

    A reference of nobody and one of a record that she does not coordinate are the same.
    """
    mine = access.coordinated_cases(viewer).exclude(pk=case.pk)
    return mine.called(typed).select_related("recording_team__agency").first()


def perhaps_the_same(*, viewer: Practitioner, case: Case) -> QuerySet[Case]:
    """Return other open records that the viewer coordinates with a child like one here.

    Alike is the same NHS number, or the same family name and birth date.
    """
    children = access.facts_of(viewer, Person, case).filter(kind=Person.Kind.CHILD)
    mine = access.coordinated_cases(viewer).exclude(pk=case.pk)
    others = access.visible_facts(viewer, Person.objects.filter(case__in=mine))
    alike = others.none()
    for child in children:
        if child.nhs_number:
            alike |= others.filter(nhs_number=child.nhs_number)
        if child.born_on:
            alike |= others.filter(
                family_name__iexact=child.family_name, born_on=child.born_on
            )
    found = mine.filter(pk__in=alike.values("case"))
    return found.exclude(status=Case.Status.CLOSED).order_by("reference")


def _knows_of_kept(viewer: Practitioner, case: Case) -> bool:
    """Return whether this is an earlier record of one that may be mentioned to her."""
    kept = Case.objects.filter(merged_here=case)
    return kept.exclude(pk__in=access.hidden_cases(viewer)).exists()


def side_by_side(*, viewer: Practitioner, cases: tuple[Case, Case]) -> list[Side]:
    """Return both records, each as far as the viewer may see it."""
    return [_side(viewer, case) for case in cases]


def _side(viewer: Practitioner, case: Case) -> Side:
    services = access.services_for(viewer, case)
    lead = case.appointments.filter(ended_at__isnull=True).first()
    grants = [reason.grant for reason in explaining.who_can_see(case)]
    return Side(
        case=case,
        people=tuple(access.facts_of(viewer, Person, case)),
        homes=tuple(access.facts_of(viewer, Address, case).select_related("person")),
        lead=services.name(lead.practitioner) if lead else "",
        readers=_names(services, [grant.through_team for grant in grants]),
        left_out=_names(services, _refused(case)),
        goals=access.facts_of(viewer, Goal, case).count(),
        actions=len(open_actions(viewer=viewer, case=case)),
    )


def _refused(case: Case) -> list[Agency | Team]:
    refused = refusals.refused_in(case)
    keys = {name: [k for n, k in refused if n == name] for name, _ in refused}
    return [
        *Agency.objects.filter(pk__in=keys.get("agency_id", [])),
        *Team.objects.select_related("agency").filter(pk__in=keys.get("team_id", [])),
    ]


def _names(services: access.Services, named: list) -> tuple[str, ...]:
    return tuple(sorted({services.name(each) for each in named if each}))
