"""Which children may be entered on a sheet by this practitioner, and by what name."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person, Session, SignIn
from information_sharing import access
from information_sharing.categories import Category

LATELY = timedelta(days=92)
MOST = 30


def children_to_enter(
    *, viewer: Practitioner, session: Session, cases: Iterable[UUID] | None = None
) -> QuerySet[Person]:
    """Return the children whose coming she may write down, and who are not there yet."""
    here = SignIn.objects.filter(
        session=session, person=OuterRef("pk"), struck_at__isnull=True
    )
    children = _children(viewer, cases).exclude(Exists(here))
    return children.order_by("given_name", "family_name", "pk")


def came_lately(*, viewer: Practitioner, session: Session) -> QuerySet[Person]:
    """Return those of them who came to this activity in the last three months."""
    lines = SignIn.objects.filter(
        session__activity=session.activity_id,
        session__held_on__gte=timezone.localdate() - LATELY,
        person__isnull=False,
        struck_at__isnull=True,
    )
    came = dict(lines.order_by().values_list("person", "case").distinct())
    children = children_to_enter(viewer=viewer, session=session, cases=came.values())
    return children.filter(pk__in=came)[:MOST]


def found_by(*, viewer: Practitioner, session: Session, typed: str) -> QuerySet[Person]:
    """Return those of them whose names begin with these words, or of this number."""
    children = children_to_enter(viewer=viewer, session=session)
    for word in typed.replace("\0", "").split():
        children = children.filter(
            Q(given_name__istartswith=word)
            | Q(family_name__istartswith=word)
            | Q(also_known_as__istartswith=word)
            | Q(case__reference=word.upper())
        )
    return children[:MOST]


def offered(
    *, viewer: Practitioner, session: Session, typed: str, ticked: set[UUID]
) -> list[Person]:
    """Return whom the sheet offers: the ticked first, then those found or who come."""
    first = _ticked(viewer, session, ticked) if ticked else []
    if typed.strip():
        then = found_by(viewer=viewer, session=session, typed=typed)
    else:
        then = came_lately(viewer=viewer, session=session)
    return first + [child for child in then if child.pk not in ticked]


def _ticked(viewer: Practitioner, session: Session, ticked: set[UUID]) -> list[Person]:
    cases = Person.objects.filter(pk__in=ticked).values_list("case", flat=True)
    found = children_to_enter(viewer=viewer, session=session, cases=cases)
    return list(found.filter(pk__in=ticked))


def child_called(*, viewer: Practitioner, number: str, name: str) -> Person | None:
    """Return the child of this number AND name that she may write of, if just one is.

    For a number that is not known, and for one not shared with her, it is nobody (R8).
    """
    family = Case.objects.called(number).values_list("pk", flat=True)
    children = _children(viewer, family)
    found = [child for child in children if _plain(name) in _names_of(child)]
    return found[0] if len(found) == 1 else None


def others_of_number(
    *, viewer: Practitioner, number: str, name: str
) -> tuple[str, ...]:
    """Return the children of this number in her sight, if none of them has this name.

    For a number that is not known, and for one not shared with her, it is nobody (R8).
    """
    family = Case.objects.called(number).values_list("pk", flat=True)
    children = list(_children(viewer, family)) if number else []
    if any(_plain(name) in _names_of(child) for child in children):
        return ()
    return tuple(map(str, children))


def children_named(*, viewer: Practitioner, line: SignIn) -> QuerySet[Person]:
    """Return those who may be meant by a typed line: of its name, or its number."""
    words = line.name.split()
    first, last = words[0], words[-1]
    alone = Q(given_name__iexact=first) | Q(family_name__iexact=last)
    both = Q(given_name__istartswith=first, family_name__iexact=last)
    named = both if len(words) > 1 else alone
    meant = named | Q(case__in=Case.objects.called(line.number))
    children = children_to_enter(viewer=viewer, session=line.session)
    return children.filter(meant)


def _children(
    viewer: Practitioner, cases: Iterable[UUID] | None = None
) -> QuerySet[Person]:
    children = access.people_written(viewer, Category.CHRONOLOGY, cases)
    kinds = [Person.Kind.CHILD, Person.Kind.UNBORN]
    living = children.filter(kind__in=kinds, died_on__isnull=True)
    return living.select_related("case")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _names_of(child: Person) -> set[str]:
    names = (str(child), child.given_name, child.also_known_as)
    return {_plain(name) for name in names if name}
