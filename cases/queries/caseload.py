"""The list of families, and looking for a child: both through the same door."""

from django.db.models import Prefetch, Q, QuerySet

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from lead_professional.models import Appointment

CHILDREN = [Person.Kind.CHILD, Person.Kind.UNBORN]


def caseload(*, viewer: Practitioner, closed: bool = False) -> QuerySet[Case]:
    """Return the cases this person may see, with what a list shows of each."""
    status = Q(status=Case.Status.CLOSED)
    cases = access.visible_cases(viewer).filter(status if closed else ~status)
    return cases.select_related("recording_team").prefetch_related(
        Prefetch("people", visible_children(viewer=viewer), to_attr="children"),
        Prefetch(
            "appointments",
            Appointment.objects.filter(ended_at__isnull=True).select_related(
                "practitioner", "team"
            ),
            to_attr="leads",
        ),
    )


def visible_children(*, viewer: Practitioner) -> QuerySet[Person]:
    """Return the children this person may know of."""
    children = Person.objects.filter(kind__in=CHILDREN)
    return access.visible_facts(viewer, children)


def find_children(
    *, viewer: Practitioner, family_name: str, given_name: str = "", born_on=None
) -> QuerySet[Person]:
    """Return the children of this name that this person may know of.

    Names match from their beginning, whatever their case. Nobody else is found:
    the answer for an unknown child and for one not shared is the same (R8).
    """
    found = visible_children(viewer=viewer).filter(
        family_name__istartswith=family_name.strip(),
        given_name__istartswith=given_name.strip(),
    )
    if born_on:
        found = found.filter(born_on=born_on)
    return found.select_related("case").order_by("family_name", "given_name")


def children_of(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return the children of this case that this person may know of."""
    return visible_children(viewer=viewer).filter(case=case)
