"""Consents that end soon, have ended, or need renewing since a birthday (R14)."""

from datetime import timedelta

from django.db.models import DateField, Exists, Func, OuterRef, Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Person
from config.dates import relative_days, short_date
from information_sharing import access
from information_sharing.agreements import ASKED_HERSELF, SPEAKS_FOR_HERSELF
from information_sharing.models import Consent, Narrowing

DAYS = 60
"""How long before its end, and after, a consent is listed."""


class YearsAfter(Func):
    """A birthday: so many years after the day of birth."""

    template = "(%(expressions)s + interval '%(years)s years')::date"
    output_field = DateField()


def consents_due(*, viewer: Practitioner) -> QuerySet[Consent]:
    """Return the consents that want asking again, of the cases that she coordinates."""
    today = timezone.localdate()
    near = [today - timedelta(days=DAYS), today + timedelta(days=DAYS)]
    last = Consent.objects.filter(
        case__in=_coordinated(viewer),
        withdrawn_at__isnull=True,
        superseded_at__isnull=True,
    )
    told = Q(teams__withdrawn_at__isnull=True, teams__isnull=False)
    outside = Q(bodies__withdrawn_at__isnull=True, bodies__isnull=False)
    named = last.filter(told | outside)
    grown = {
        "now_asked": Exists(_grown(ASKED_HERSELF)),
        "now_speaks": Exists(_grown(SPEAKS_FOR_HERSELF)),
    }
    wanted = Q(expires_on__range=near)
    running = Q(expires_on__gte=today) & (Q(now_asked=True) | Q(now_speaks=True))
    found = named.annotate(**grown).filter(wanted | running).distinct()
    return found.select_related("case", "recorded_by").order_by("expires_on", "pk")


def _coordinated(viewer: Practitioner) -> QuerySet[Case]:
    return access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)


def _grown(age: int) -> QuerySet[Person]:
    """Return the children of a consent who reached this age since it was given."""
    birthday = YearsAfter("born_on", years=age)
    taken_back = Narrowing.objects.filter(
        consent=OuterRef(OuterRef("pk")), person=OuterRef("pk")
    )
    covered = Person.objects.annotate(birthday=birthday).filter(
        Q(consents=OuterRef("pk")),
        ~Q(pk=OuterRef("given_by")),
        kind=Person.Kind.CHILD,
        birthday__lte=timezone.localdate(),
        birthday__gt=OuterRef("given_on"),
    )
    return covered.exclude(Exists(taken_back))


def why_due(consent: Consent) -> list[str]:
    """Return in plain words why a consent is in the list; names nobody."""
    end = f"{short_date(consent.expires_on)}, {relative_days(consent.expires_on)}"
    over = consent.expires_on < timezone.localdate()
    soon = consent.expires_on <= timezone.localdate() + timedelta(days=DAYS)
    why = [f"It ended on {end}."] if over else [f"It ends on {end}."] if soon else []
    if consent.now_speaks:  # type: ignore[attr-defined]
        why.append("A child in it is now 16 or over: ask the young person.")
    elif consent.now_asked:  # type: ignore[attr-defined]
        why.append("A child in it is now 12 or over: ask the child too.")
    return why
