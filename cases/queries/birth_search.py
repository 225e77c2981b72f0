"""Finding an entry of the new-birth list by name or number."""

from django.db.models import Q

from agencies.models import Practitioner
from cases.models import Case, Person
from cases.nhs_numbers import digits_of, is_nhs_number
from cases.queries.births import Listed
from information_sharing import access

MOST = 50


def found_by(births: Listed, typed: str, *, viewer: Practitioner) -> Listed:
    """Return the entries whose names begin with these words, or of this number.

    Of those who are registered, only who is shared with this viewer is found (R8).
    """
    typed = typed.replace("\0", "")
    people = Person.objects.filter(births__in=births.order_by().values("pk"))
    of_family = Q(case__in=Case.objects.called(typed))
    people = people.filter(_named(typed) | _numbered(typed) | of_family)
    seen = access.visible_facts(viewer, people).values_list("pk", flat=True)
    parents = Q()
    for word in typed.split():
        parents &= _begins("parent_name", word) | _begins("family_name", word)
    mine = (_named(typed) | _numbered(typed) | parents) & Q(registered_at__isnull=True)
    found = births.filter(mine | Q(person__in=list(seen)))
    return found.order_by("due_on", "recorded_at", "pk")


def _named(typed: str) -> Q:
    wanted = Q(pk__isnull=not typed.strip())
    for word in typed.split():
        wanted &= _begins("given_name", word) | _begins("family_name", word)
    return wanted


def _begins(name: str, word: str) -> Q:
    inside = {f"{name}__icontains": f" {word}"}
    return Q(**{f"{name}__istartswith": word}) | Q(**inside)


def _numbered(typed: str) -> Q:
    number = digits_of(typed)
    return Q(nhs_number=number) if is_nhs_number(number) else Q(pk__in=[])
