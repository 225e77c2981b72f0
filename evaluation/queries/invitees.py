"""Who works at a centre and may be asked, and who is invited, by group."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from agencies.models import Centre, RoleName, TeamMembership
from evaluation.mingling import NOBODY_IN_PARTICULAR, Group, mingled
from evaluation.models import Invitation, Perspective, Survey
from information_sharing import access

PERSPECTIVES = {
    RoleName.COMMISSIONER: Perspective.COMMISSIONER,
    RoleName.MANAGER: Perspective.MANAGER,
    RoleName.TEAM_MANAGER: Perspective.MANAGER,
}
"""From where a role looks at the partnership; everybody else is of the front line."""
LOOKS_FIRST = (Perspective.COMMISSIONER, Perspective.MANAGER, Perspective.FRONT_LINE)


@dataclass(frozen=True)
class Colleague:
    """Somebody who works at the centre, as she may be invited."""

    pk: UUID
    email: str
    agency: UUID
    agency_name: str
    role: str
    perspective: str


@dataclass(frozen=True)
class InvitedGroup:
    """How many of a perspective and an agency are invited, and were written to."""

    perspective: str
    agency: str
    agency_name: str
    number: int
    sent: int
    is_small: bool

    @property
    def label(self) -> str:
        """Return the perspective in words."""
        return Perspective(self.perspective).label


def colleagues_of(centre: Centre, *, viewer) -> list[Colleague]:
    """Return who works at the centre, and every commissioner, each person once."""
    access.check_can_run_survey(viewer, centre)
    here = Q(team__centre=centre) | Q(role=RoleName.COMMISSIONER)
    places = TeamMembership.objects.in_force().filter(here)
    places = places.exclude(practitioner__email="")
    rows = places.select_related("team__agency", "practitioner").order_by("starts_on")
    found: dict[UUID, Colleague] = {}
    for each in sorted(map(_colleague, rows), key=_looks_first):
        found.setdefault(each.pk, each)
    return list(found.values())


def chosen(
    colleagues: Iterable[Colleague],
    *,
    agencies: Iterable[str] = (),
    perspectives: Iterable[str] = (),
    roles: Iterable[str] = (),
) -> list[Colleague]:
    """Return those of these agencies, levels and roles; nothing named means all."""
    agencies, perspectives, roles = set(agencies), set(perspectives), set(roles)
    return [
        each
        for each in colleagues
        if (not agencies or str(each.agency) in agencies)
        and (not perspectives or each.perspective in perspectives)
        and (not roles or each.role in roles)
    ]


def groups_invited(survey: Survey) -> list[InvitedGroup]:
    """Return how many of each group are invited; who answered stands nowhere."""
    by_group = survey.invitations.order_by().values_list(
        "perspective", "agency", "agency__name"
    )
    counted = by_group.annotate(number=Count("pk"), sent=Count("sent_on"))
    least = settings.SUPPRESSION_THRESHOLD
    found = [
        InvitedGroup(p, str(agency or ""), name or "", number, sent, number < least)
        for p, agency, name, number, sent in counted
    ]
    order = list(Perspective.values)
    return sorted(found, key=lambda g: (order.index(g.perspective), g.agency_name))


def labels_of(survey: Survey) -> dict[Group, Group]:
    """Return what a ballot says of its group: only what five invited people share."""
    counts = Counter(group_of(each) for each in survey.invitations.all())
    threshold = settings.SUPPRESSION_THRESHOLD
    if counts.total() < threshold:
        return dict.fromkeys(counts, NOBODY_IN_PARTICULAR)
    return mingled(counts, threshold=threshold)


def group_of(invitation: Invitation) -> Group:
    """Return of which perspective and agency somebody is."""
    return (invitation.perspective, str(invitation.agency_id or ""))


def mailable(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Return those that go out by e-mail; the others are printed."""
    nobody = {"email": "", "practitioner__isnull": True}
    return invitations.exclude(**nobody)


def to_remind(survey: Survey, today: date) -> QuerySet[Invitation]:
    """Return whom a reminder would go to today: all who were written to by e-mail."""
    rows = mailable(survey.invitations.filter(sent_on__isnull=False))
    return rows.exclude(reminded_on=today).select_related("practitioner")


def slips_of(survey: Survey) -> QuerySet[Invitation]:
    """Return the invitations that are printed as links on paper."""
    return survey.invitations.filter(practitioner=None, email="")


def _colleague(place: TeamMembership) -> Colleague:
    return Colleague(
        pk=place.practitioner_id,
        email=place.practitioner.email,
        agency=place.team.agency_id,
        agency_name=place.team.agency.name,
        role=place.role,
        perspective=PERSPECTIVES.get(RoleName(place.role), Perspective.FRONT_LINE),
    )


def _looks_first(each: Colleague) -> int:
    return LOOKS_FIRST.index(Perspective(each.perspective))
