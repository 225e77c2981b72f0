"""What this person may see: cases, categories, facts (design 1.1)."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Value
from django.http import Http404

from agencies.models import Centre, Practitioner, TeamMembership
from cases.models import Case, CaseQuerySet, Person
from information_sharing.access.learnt import past_the_gate
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Reach
from information_sharing.models.in_force import NOBODY, Reached
from information_sharing.roles import Permission, roles_with

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


def held(practitioner: Viewer, case_id: UUID) -> list[Access]:
    """Return what this person holds now of one case, in one short question."""
    if not (practitioner.is_authenticated and practitioner.is_active):
        return []
    return list(Access.objects.held(practitioner, case_id))


def pairs(practitioner: Viewer, case: Case) -> set[tuple[str, UUID]]:
    """Return the categories of one case open to this person, and of whom each.

    A category is there with NOBODY too, for what is about nobody alone.
    """
    if not (practitioner.is_authenticated and practitioner.is_active):
        return set()
    return Reach.objects.pairs(practitioner, case.pk)


def visible_cases(practitioner: Viewer) -> CaseQuerySet:
    """Return the cases of which this person may see anything at all."""
    seen = in_force(practitioner).filter(category=Category.IDENTITY)
    return Case.objects.filter(pk__in=seen.values("case"))


def case_for(practitioner: Viewer, pk: UUID) -> Case:
    """Return the case, or raise Http404 as if it did not exist (R8)."""
    if not _sees_anything(held(practitioner, pk)):
        raise Http404("No such page.")
    cases = Case.objects.select_related("centre", "recording_team__agency")
    return cases.get(pk=pk)


def _sees_anything(rows: list[Access]) -> bool:
    return any(row.category == Category.IDENTITY for row in rows)


def visible_categories(
    practitioner: Viewer, case: Case, about: Person | None = None
) -> frozenset[str]:
    """Return the categories of this case that she may see something of.

    With `about`, only those that are shared about this person of the family.
    """
    if about is None:
        return frozenset(row.category for row in held(practitioner, case.pk))
    reached = pairs(practitioner, case)
    return frozenset(category for category, person in reached if person == about.pk)


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
    opened = Exists(in_force(practitioner).filter(**kind))
    facts = past_the_gate(practitioner, facts)
    if person is None:
        return facts.filter(opened)
    reached = in_reach(practitioner).filter(**kind, person=OuterRef(person))
    shown = Q(Exists(reached))
    if person != "pk":
        shown |= Q(opened, **{f"{person}__isnull": True})
    return facts.filter(shown)


def check_can_view_case(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless something of the case is shared with this person."""
    if not _sees_anything(held(practitioner, case.pk)):
        raise AccessDenied("This family's record is not shared with you.")


def can_view_case(practitioner: Viewer, case: Case) -> bool:
    """Return whether anything of the case is shared with this person."""
    return answers(check_can_view_case, practitioner, case)


def facts_of(practitioner: Viewer, model: type[Model], case: Case) -> QuerySet:
    """Return those facts of one model about this case that are shared with her."""
    return facts_within(practitioner, model._default_manager.all(), case)


def facts_within(practitioner: Viewer, facts: QuerySet, case: Case) -> QuerySet:
    """Return those facts of this one case that are shared: as `visible_facts`, sooner."""
    return past_the_gate(practitioner, facts_shared(practitioner, facts, case))


def facts_shared(practitioner: Viewer, facts: QuerySet, case: Case) -> QuerySet:
    """Return what is shared of one case, whether or not she has learnt to share.

    For what was decided to tell somebody: a document leaves whole, or a child is handed
    over with half of what was agreed (information sharing guidance 2006, question 7).
    Who makes and reads it is asked before: `outside.check_sees_all`.
    """
    if not (practitioner.is_authenticated and practitioner.is_active):
        return facts.none()
    category, person = facts.model.fact_category, facts.model.fact_person
    constant = category in Category.values
    opened = Reached(
        Value(str(category)) if constant else F(category),
        Value(NOBODY) if person is None else F(person),
        whom=practitioner.pk,
        which=case.pk,
    )
    return facts.filter(opened, case=case)


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
    return answers(check_has, practitioner, permission)


def answers(check: Callable[..., None], *args: object) -> bool:
    """Return whether a `check_can_…` lets this through."""
    try:
        check(*args)
    except AccessDenied:
        return False
    return True
