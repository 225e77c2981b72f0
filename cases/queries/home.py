"""Home is one work list: what waits, whichever area it comes from, by day (P44)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import Q
from django.utils import timezone

from agencies.models import Practitioner
from agencies.queries import (
    body_work,
    keeping_work,
    learning_work,
    leaving_work,
    level_work,
    registrations,
)
from cases import drafts
from cases.models import Draft
from cases.queries import (
    actions,
    colleagues,
    meeting_work,
    messages,
    office_work,
    panels,
    referral_work,
    services,
    stepping,
    visits,
)
from cases.work_items import WorkItem
from config.dates import plural
from information_sharing import access, explaining
from information_sharing.explaining import Reason
from information_sharing.models import AdviceRequest
from information_sharing.queries.notices import Told, notices_for
from information_sharing.roles import Permission
from lead_professional import queries as leading

FIRST_VISIT_DAYS = 30
MOST = 20
"""So many lines of a group are shown at once; the others are one press away."""
SOON = timedelta(days=7)
AREAS = (
    leading,
    office_work,
    actions,
    visits,
    meeting_work,
    messages,
    referral_work,
    colleagues,
    services,
    stepping,
    panels,
    body_work,
    level_work,
    registrations,
    learning_work,
    leaving_work,
    keeping_work,
)
ON_THE_LIST = {
    "ACCESS_REQUESTED",
    "COLLEAGUE_ASKED",
    "LEAD_ASKED",
    "LEAVING_BEGUN",
    "MEETING_INVITED",
    "MESSAGE_WRITTEN",
    "TO_COUNTERSIGN",
}
"""Notices of what stands on the list itself until it is done: not news beside it."""
COUNTED = {"VISIT": "visit", "meeting-today": "meeting"}


@dataclass(frozen=True)
class Group:
    """What waits until a day: how much there is, and the lines that are shown."""

    key: str
    heading: str
    items: tuple[WorkItem, ...]
    count: int

    @property
    def hidden(self) -> int:
        """Return how many are one press away."""
        return self.count - len(self.items)


@dataclass(frozen=True)
class WorkList:
    """Everything that stands on somebody's home page."""

    groups: tuple[Group, ...]
    today: str
    unread: int
    told: tuple[Told, ...]
    advice: tuple[AdviceRequest, ...]
    searches: bool
    new: tuple[Reason, ...]
    drafts: tuple[Draft, ...]

    @property
    def needs_me(self) -> int:
        """Return how many things wait for this person."""
        return sum(group.count for group in self.groups)


def work_list(*, viewer: Practitioner, all_of: str = "") -> WorkList:
    """Return the work list of this person; `all_of` names a group to show whole."""
    since = viewer.previous_login_at or timezone.now() - timedelta(
        days=FIRST_VISIT_DAYS
    )
    items = work_items(viewer=viewer)
    return WorkList(
        groups=tuple(grouped(items, all_of=all_of)),
        today=_today(items),
        unread=sum(item.kind == "MESSAGE" for item in items),
        told=tuple(_news(viewer)[:MOST]),
        advice=tuple(_answered_advice(viewer, since)),
        searches=access.can_have(viewer, Permission.WORK_WITH_FAMILIES),
        new=tuple(explaining.newly_shared(viewer, since=since)[:MOST]),
        drafts=tuple(_drafts(viewer)[:MOST]),
    )


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what waits for her in every area, the first due first."""
    found = [item for area in AREAS for item in area.work_items(viewer=viewer)]
    return sorted(found, key=_order)


def _order(item: WorkItem) -> tuple:
    return item.due_on or date.max, item.begins or time.min


def grouped(items: list[WorkItem], *, all_of: str = "") -> list[Group]:
    """Return the items by how soon they are due; empty groups are left out."""
    headings = {
        "overdue": "Overdue",
        "today": "Today",
        "soon": "In the next seven days",
        "later": "Later",
        "any-day": "Without a day",
    }
    by_key: dict[str, list[WorkItem]] = {key: [] for key in headings}
    for item in items:
        by_key[_group_of(item)].append(item)
    return [
        Group(
            key,
            heading,
            tuple(by_key[key] if all_of == key else by_key[key][:MOST]),
            len(by_key[key]),
        )
        for key, heading in headings.items()
        if by_key[key]
    ]


def _group_of(item: WorkItem) -> str:
    today = timezone.localdate()
    if item.due_on is None:
        return "any-day"
    if item.due_on <= today:
        return "overdue" if item.due_on < today else "today"
    return "soon" if item.due_on <= today + SOON else "later"


def _today(items: list[WorkItem]) -> str:
    """Return "2 visits, 1 meeting", or nothing on a day without any."""
    today = timezone.localdate()
    counts = Counter(item.kind for item in items if item.due_on == today)
    said = [
        plural(counts[kind], noun) for kind, noun in COUNTED.items() if counts[kind]
    ]
    return ", ".join(said)


def _news(viewer: Practitioner) -> list[Told]:
    told = notices_for(viewer=viewer, unseen=True)
    return [each for each in told if each.notice.kind not in ON_THE_LIST]


def _drafts(viewer: Practitioner):
    hers = Q(case__isnull=True) | Q(case__in=access.visible_cases(viewer))
    return drafts.left_by(viewer).filter(hers)


def _answered_advice(viewer: Practitioner, since):
    return AdviceRequest.objects.filter(
        asked_by=viewer,
        answered_at__gt=since,
        case__in=access.visible_cases(viewer),
    ).select_related("case")
