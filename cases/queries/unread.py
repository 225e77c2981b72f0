"""What somebody has not opened yet in one family, without a question of its own."""

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Message, MessageTo
from information_sharing import access


def still_shown() -> Q:
    """Return the condition that an informal note is not over."""
    return Q(shown_until=None) | Q(shown_until__gte=timezone.localdate())


def with_unread(rows: QuerySet, *, viewer: Practitioner, case: Case) -> QuerySet:
    """Return the rows, each with how many messages wait for her by name in this case.

    Only of kinds that are shared with her now (R2).
    """
    seen = access.facts_of(viewer, Message, case).filter(still_shown())
    waiting = MessageTo.objects.filter(
        practitioner=viewer.pk, opened_on__isnull=True, message__in=seen
    )
    counted = waiting.order_by().values("case").annotate(n=Count("pk")).values("n")
    return rows.annotate(
        unread=Coalesce(Subquery(counted, output_field=IntegerField()), 0)
    )
