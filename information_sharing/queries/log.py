"""The log, for an auditor: who did what and when, to which reference. No content."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies.models import Practitioner
from cases.models import Case, CaseQuerySet
from information_sharing import access
from information_sharing.models import AccessEvent
from information_sharing.roles import Permission

REFUSED = "REFUSED"
A_PAGE = 50
MOST = 50_000
"""How many lines one file holds: narrow the period for more."""


def log_page(*, viewer: Practitioner, wanted: dict, before: int | None) -> list:
    """Return one page of lines, newest first, and one more if there are more."""
    found = lines(viewer=viewer, wanted=wanted)
    if before:
        found = found.filter(pk__lt=before)
    return list(found[: A_PAGE + 1])


def log_rows(*, viewer: Practitioner, wanted: dict) -> Iterator[Any]:
    """Return the lines for a file, newest first."""
    return lines(viewer=viewer, wanted=wanted)[:MOST].iterator(chunk_size=2000)


def lines(*, viewer: Practitioner, wanted: dict) -> QuerySet[Any]:
    """Return the lines that fit what the form asks for; nothing for other roles.

    `about` is the reference of the case, also where somebody was refused it; of a
    sealed record only those who set shields know it (R12).
    """
    access.check_has(viewer, Permission.READ_LOG)
    named = Case.objects.exclude(pk__in=access.hidden_cases(viewer))
    meant = named.filter(pk=Coalesce(OuterRef("case"), OuterRef("target")))
    about = Subquery(meant.values("reference"))
    found = AccessEvent.objects.select_related("by").annotate(about=about)
    wanted_here = _person(wanted) & _what(wanted, named) & _when(wanted)
    return found.filter(wanted_here).order_by("-pk")


def _person(wanted: dict) -> Q:
    who = wanted.get("person", "").strip()
    if not who:
        return Q()
    named = Q(username__iexact=who)
    for word in who.split():
        named |= Q(first_name__iexact=word) | Q(last_name__iexact=word)
    if len(who.split()) > 1:
        first, *_, last = who.split()
        named = Q(first_name__iexact=first, last_name__iexact=last)
    return Q(by__in=Practitioner.objects.filter(named).values("pk"))


def _what(wanted: dict, named: CaseQuerySet) -> Q:
    what = Q()
    if wanted.get("event"):
        what &= Q(event=wanted["event"])
    if wanted.get("reference"):
        cases = named.called(wanted["reference"]).values("pk")
        what &= Q(case__in=cases) | Q(target__in=cases, event=REFUSED)
    return what


def _when(wanted: dict) -> Q:
    when = Q()
    if wanted.get("since"):
        when &= Q(at__date__gte=wanted["since"])
    if wanted.get("until"):
        when &= Q(at__date__lte=wanted["until"])
    return when
