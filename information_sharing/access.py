"""WHO may see and do what: the one place that answers (design 1.1).

`visible_…` give rows, `check_can_…` raise, `can_…` answer. "Why can I see it?" and
"who can see it?" are answered from the same rows in `information_sharing.explaining`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import Http404

from agencies.models import Centre, Practitioner, TeamMembership
from cases.models import Action, Case, Person
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Grant, Reach, SharingDecision
from information_sharing.roles import Permission, roles_with

if TYPE_CHECKING:
    from lead_professional.models import Nomination

Viewer = Practitioner | AnonymousUser


def in_force(practitioner: Viewer) -> QuerySet[Access]:
    """Return what this person holds now: one row per case, category and grant."""
    if not (practitioner.is_authenticated and practitioner.is_active):
        return Access.objects.none()
    return Access.objects.filter(practitioner=practitioner)


def in_reach(practitioner: Viewer) -> QuerySet[Reach]:
    """Return what this person holds now about each person of a family."""
    if not (practitioner.is_authenticated and practitioner.is_active):
        return Reach.objects.none()
    return Reach.objects.filter(practitioner=practitioner)


def visible_cases(practitioner: Viewer) -> QuerySet[Case]:
    """Return the cases of which this person may see anything at all."""
    seen = in_force(practitioner).filter(category=Category.IDENTITY)
    return Case.objects.filter(pk__in=seen.values("case"))


def case_for(practitioner: Viewer, pk: UUID) -> Case:
    """Return the case, or raise Http404 as if it did not exist (R8)."""
    cases = visible_cases(practitioner).select_related(
        "centre", "recording_team__agency"
    )
    case = cases.filter(pk=pk).first()
    if case is None:
        raise Http404("No such page.")
    return case


def visible_categories(
    practitioner: Viewer, case: Case, about: Person | None = None
) -> frozenset[str]:
    """Return the categories of this case that she may see something of.

    With `about`, only those that are shared about this person of the family.
    """
    if about is None:
        held = in_force(practitioner).filter(case=case)
        return frozenset(held.values_list("category", flat=True))
    reached = in_reach(practitioner).filter(case=case, person=about)
    return frozenset(reached.values_list("category", flat=True))


def visible_facts(practitioner: Viewer, facts: QuerySet) -> QuerySet:
    """Return those facts whose category, and person, are shared (design 1.3).

    Any model with `case`, `fact_category` and `fact_person` is a model of facts.
    """
    category, person = facts.model.fact_category, facts.model.fact_person
    constant = category in Category.values
    kind = {
        "case": OuterRef("case"),
        "category": Value(str(category)) if constant else OuterRef(category),
    }
    held = Exists(in_force(practitioner).filter(**kind))
    if person is None:
        return facts.filter(held)
    reached = in_reach(practitioner).filter(**kind, person=OuterRef(person))
    shown = Q(Exists(reached))
    if person != "pk":
        shown |= Q(held, **{f"{person}__isnull": True})
    return facts.filter(shown)


def can_see_person(practitioner: Viewer, person: Person) -> bool:
    """Return whether this person of a family is among those shared."""
    people = Person.objects.filter(pk=person.pk)
    return visible_facts(practitioner, people).exists()


def memberships(practitioner: Viewer) -> QuerySet[TeamMembership]:
    """Return the teams that this person works in today, with her role there."""
    if not (practitioner.is_authenticated and practitioner.is_active):
        return TeamMembership.objects.none()
    live = TeamMembership.objects.in_force().filter(practitioner=practitioner)
    return live.select_related("team__agency", "team__centre")


def centres_with(practitioner: Viewer, permission: Permission) -> QuerySet[Centre]:
    """Return the centres where a role of this person carries the permission."""
    live = memberships(practitioner).filter(role__in=roles_with(permission))
    return Centre.objects.filter(pk__in=live.values("team__centre"))


def check_has(practitioner: Viewer, permission: Permission) -> None:
    """Raise AccessDenied unless a role of this person carries the permission."""
    live = memberships(practitioner).filter(role__in=roles_with(permission))
    if not live.exists():
        raise AccessDenied("Your role does not include this page.")


def can_have(practitioner: Viewer, permission: Permission) -> bool:
    """Return whether a role of this person carries the permission."""
    return _answers(check_has, practitioner, permission)


def check_can_view_case(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless something of the case is shared with this person."""
    if not visible_cases(practitioner).filter(pk=case.pk).exists():
        raise AccessDenied("This family's record is not shared with you.")


def can_view_case(practitioner: Viewer, case: Case) -> bool:
    """Return whether anything of the case is shared with this person."""
    return _answers(check_can_view_case, practitioner, case)


COORDINATING = [Grant.Kind.RECORDING_TEAM, Grant.Kind.LEAD_PROFESSIONAL]


def check_can_coordinate(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless she is of the recording team or leads the case.

    Those two write the checklist, start the assessment, record consent, decide on
    sharing, ask for a lead professional, write the plan, review and close.
    """
    check_can_view_case(practitioner, case)
    held = in_force(practitioner).filter(case=case, kind__in=COORDINATING)
    if not held.exists():
        raise AccessDenied(
            f"Only {case.recording_team} and the lead professional can do this."
        )


def can_coordinate(practitioner: Viewer, case: Case) -> bool:
    """Return whether she is of the recording team or leads the case."""
    return _answers(check_can_coordinate, practitioner, case)


def check_can_write(
    practitioner: Viewer, case: Case, category: str, person: Person | None = None
) -> None:
    """Raise AccessDenied unless this category, of this person, is shared with her.

    Both by one grant: health of one child and development of another, each shared by
    its own decision, never open the health of both.
    """
    seen = visible_categories(practitioner, case)
    if not seen:
        check_can_view_case(practitioner, case)
    if category not in seen:
        label = Category(category).label
        raise AccessDenied(f"You cannot write here: {label} is not shared with you.")
    if person and category not in visible_categories(practitioner, case, person):
        raise AccessDenied("This person is not shared with you for this.")


def can_write(practitioner: Viewer, case: Case, category: str) -> bool:
    """Return whether this category of the case is shared with her."""
    return _answers(check_can_write, practitioner, case, category)


def check_can_end_action(practitioner: Viewer, action: Action) -> None:
    """Raise AccessDenied unless she sees the action, and owns it or coordinates."""
    if not visible_facts(practitioner, Action.objects.filter(pk=action.pk)).exists():
        raise AccessDenied("This action is not shared with you.")
    hers = action.owner_practitioner_id == practitioner.pk
    if not (hers or _agency_is_hers(practitioner, action)):
        check_can_coordinate(practitioner, action.case)


def can_end_action(practitioner: Viewer, action: Action) -> bool:
    """Return whether she may say that this action is done."""
    return _answers(check_can_end_action, practitioner, action)


def _agency_is_hers(practitioner: Viewer, action: Action) -> bool:
    if action.owner_agency_id is None:
        return False
    live = memberships(practitioner)
    return live.filter(team__agency=action.owner_agency_id).exists()


def check_can_countersign(practitioner: Viewer, decision: SharingDecision) -> None:
    """Raise AccessDenied unless she is a second person who coordinates (R7)."""
    if decision.made_by_id == practitioner.pk:
        raise AccessDenied("A second person must countersign your decision.")
    check_can_coordinate(practitioner, decision.case)


def can_countersign(practitioner: Viewer, decision: SharingDecision) -> bool:
    """Return whether she may countersign this decision."""
    return _answers(check_can_countersign, practitioner, decision)


def check_can_answer_nomination(practitioner: Viewer, nomination: "Nomination") -> None:
    """Raise AccessDenied unless she is the one who was asked, and still works there."""
    if nomination.nominee_id != practitioner.pk:
        raise AccessDenied("Only the person who was asked can answer.")
    if not memberships(practitioner).filter(team=nomination.team_id).exists():
        raise AccessDenied(f"You no longer work in {nomination.team}.")


def can_answer_nomination(practitioner: Viewer, nomination: "Nomination") -> bool:
    """Return whether she is the one who was asked."""
    return _answers(check_can_answer_nomination, practitioner, nomination)


def check_can_report(practitioner: Viewer, centre: Centre) -> None:
    """Raise AccessDenied unless she manages this centre."""
    centres = centres_with(practitioner, Permission.REPORT_ON_CENTRE)
    if not centres.filter(pk=centre.pk).exists():
        raise AccessDenied("Only the manager of this centre can do this.")


def can_report(practitioner: Viewer, centre: Centre) -> bool:
    """Return whether she manages this centre."""
    return _answers(check_can_report, practitioner, centre)


def check_can_evaluate(practitioner: Viewer, centre: Centre) -> None:
    """Raise AccessDenied unless she writes this centre's self-evaluation."""
    centres = centres_with(practitioner, Permission.EVALUATE_CENTRE)
    if not centres.filter(pk=centre.pk).exists():
        raise AccessDenied("Only the manager of this centre can do this.")


def can_evaluate(practitioner: Viewer, centre: Centre) -> bool:
    """Return whether she writes this centre's self-evaluation."""
    return _answers(check_can_evaluate, practitioner, centre)


def _answers(check: Callable[..., None], *args: object) -> bool:
    try:
        check(*args)
    except AccessDenied:
        return False
    return True
