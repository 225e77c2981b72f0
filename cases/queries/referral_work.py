"""What waits of referrals: a worker to name, a family to call, a referrer to tell (P4)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner, TeamMembership
from cases.models import Referral
from cases.queries.referrals import TO_TELL
from cases.referring import promised
from cases.work_items import WorkItem
from information_sharing import access

Status = Referral.Status
WORDS = {
    Status.RECEIVED: "A referral waits for a named worker",
    Status.ALLOCATED: "First contact with a family that was referred to you",
    Status.CONTACTED: "Say whether you take on a family that was referred to you",
}
TELL = "Tell whoever referred a family what came of it"


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what waits for her: what is hers, and of her teams what is nobody's.

    What a worker held who is not in the team any more is everybody's there (R20).
    """
    nobodys = Q(holds=False) & Q(status__in=[*WORDS, *TO_TELL])
    hers = Q(worker=viewer) & Q(status__in=[*WORDS, *TO_TELL])
    decided = Q(worker=None, decided_by=viewer, status__in=TO_TELL)
    rows = access.referrals_held(viewer).annotate(
        holder=Coalesce("worker", "decided_by")
    )
    rows = rows.annotate(holds=_holds())
    rows = rows.filter(nobodys | hers | decided)
    rows = rows.select_related("team__promise").order_by("contact_by", "pk")
    return [_item(row) for row in rows]


def _holds() -> Exists:
    """Whether the worker, or whoever decided, works in the team today."""
    places = TeamMembership.objects.in_force().filter(team=OuterRef("team"))
    return Exists(places.filter(practitioner=OuterRef("holder")))


def _item(row: Referral) -> WorkItem:
    due = row.contact_by if row.status in WORDS else tell_by(row)
    url = reverse("cases:referral", args=[row.pk])
    words = WORDS.get(Status(row.status), TELL)
    return WorkItem("REFERRAL", words, url, due_on=due, about=row.number)


def tell_by(row: Referral) -> date:
    """Return by which day the referrer of a decided referral is to be told."""
    decided = row.decided_at or row.received_at
    return promised(row.team, timezone.localdate(decided))


@dataclass(frozen=True)
class Made:
    """One referral as she who made it may know of it: where it stands, what she is told.

    Of what was decided nothing is said before she is told it, and no team is named but
    the one that she asked.
    """

    referral: Any

    @property
    def team(self) -> str:
        """Return the team that she asked; of another, that it is another."""
        passed = self.referral.passed_from_id
        return "Another team, to which it was passed" if passed else self.referral.team

    @property
    def stands(self) -> str:
        """Return in plain words how it stands."""
        status = self.referral.status
        if status == Status.ENDED:
            return "Ended"
        if status in TO_TELL:
            return "Decided; you will be told"
        return Status(status).label

    @property
    def told(self) -> str:
        """Return what she was told."""
        if self.referral.status != Status.ENDED:
            return ""
        return self.referral.told_words or "What came of it is not told."


def referrals_made(*, viewer: Practitioner) -> QuerySet[Referral]:
    """Return the referrals that she made herself, the newest first."""
    made = Referral.objects.filter(referrer=viewer)
    made = made.exclude(case__in=access.hidden_cases(viewer))
    return made.select_related("team").order_by("-received_at", "pk")
