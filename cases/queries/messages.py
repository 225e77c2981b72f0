"""Messages as far as one viewer may read them now: hers, and not over."""

from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from agencies.models import Practitioner
from cases.addressees import LEAD, Addressee
from cases.models import Case, Message, MessageTo
from cases.queries.colleagues import colleagues
from cases.queries.unread import still_shown
from cases.work_items import WorkItem
from information_sharing import access

RELATED = ("case", "person", "written_by", "decided", "answers")


def messages_of(*, viewer: Practitioner, case: Case) -> QuerySet[Message]:
    """Return her messages about a family that begin something, the newest first."""
    rows = access.visible_messages(viewer).filter(still_shown(), case=case)
    unread = Q(to__practitioner=viewer.pk, to__opened_on__isnull=True) | Q(
        replies__to__practitioner=viewer.pk, replies__to__opened_on__isnull=True
    )
    rows = rows.filter(answers__isnull=True).select_related(*RELATED)
    return rows.annotate(
        unread=Count("pk", filter=unread), answered=Count("replies", distinct=True)
    ).order_by("-written_at", "pk")


def message_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Message:
    """Return one message, or raise Http404 as if it did not exist."""
    rows = access.visible_messages(viewer).filter(still_shown(), case=case, pk=pk)
    found: Message | None = rows.select_related(*RELATED).first()
    if found is None:
        raise Http404("No such page.")
    return found


def thread(*, viewer: Practitioner, message: Message) -> list[Message]:
    """Return a message and its answers, each with who has opened it."""
    rows = Message.objects.filter(Q(pk=message.pk) | Q(answers=message.pk))
    went = MessageTo.objects.select_related("practitioner").order_by("pk")
    said = access.visible_facts(viewer, rows).select_related(*RELATED)
    return list(said.prefetch_related(Prefetch("to", went)).order_by("written_at"))


def addressees(*, viewer: Practitioner, case: Case) -> dict[str, Addressee]:
    """Return to whom she may write, by a key for a form."""
    found = {"lead": LEAD}
    for one in colleagues(viewer=viewer, case=case):
        found[one.key] = Addressee(
            one.practitioner, None if one.practitioner else one.team
        )
    return found


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the messages that she has not opened yet, one line for each thread."""
    rows = access.visible_messages(viewer).filter(
        still_shown(), to__practitioner=viewer.pk, to__opened_on__isnull=True
    )
    rows = rows.exclude(case__status=Case.Status.CLOSED).select_related("case")
    begun = {row.answers_id or row.pk: row.case for row in rows.distinct()}
    return [_item(case, pk) for pk, case in begun.items()]


def _item(case: Case, pk: UUID) -> WorkItem:
    url = reverse("cases:message", args=[case.pk, pk])
    return WorkItem("MESSAGE", "A message for you", url, case=case)
