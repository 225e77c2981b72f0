"""What was left behind: every open thing whose holder can no longer do it (R20, P34)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from agencies.models import Leaving, Practitioner, TeamMembership
from cases.models import Case, Message, MessageTo, Referral
from cases.work_items import WorkItem
from information_sharing import access
from information_sharing.models import Access
from information_sharing.roles import Permission, roles_with
from lead_professional.leaving import HELD, OPEN_REFERRAL, Held

SOON = timedelta(days=28)
"""From when on somebody who leaves is listed, so that there is time to hand over."""
SEES_NO_MORE = ", and does not see the family any more"


@dataclass(frozen=True)
class Leaver:
    """Somebody who leaves or has left, what she leaves, and how much is not shown."""

    name: str
    leaves_on: date | None
    items: tuple[WorkItem, ...]
    not_shared: int


@dataclass(frozen=True)
class _Row:
    kind: Held
    row: Any
    who: UUID


def leavers(*, viewer: Practitioner) -> list[Leaver]:
    """Return who has left something, for whom she answers or in what she coordinates.

    Of families that are not shared with her she learns the number alone.
    """
    mine = set(_leaving_her_teams(viewer).values_list("practitioner", flat=True))
    gone = _gone()
    rows = [each for kind in HELD for each in _left(kind, set(gone))]
    shown, hidden = _parted(viewer, rows, mine)
    items = [(each.who, _item(each, has_left=each.who in gone)) for each in shown]
    items += _referrals(viewer, set(gone))
    names = _names(viewer, items, {each.who for each in hidden}, mine)
    return _by_person(items, hidden, gone, names)


def _gone() -> dict[UUID, date | None]:
    """Return everybody who left a team, leaves one soon, or has no account any more."""
    places = _leaving().order_by("ends_on")
    found: dict[UUID, date | None] = dict(places.values_list("practitioner", "ends_on"))
    closed = Practitioner.objects.filter(is_active=False, memberships__isnull=False)
    return dict.fromkeys(closed.values_list("pk", flat=True)) | found


def _parted(
    viewer: Practitioner, rows: list[_Row], mine: set[UUID]
) -> tuple[list[_Row], list[_Row]]:
    """Return what she is shown, and what of her own team's is not shared with her."""
    seen = {kind.words: _seen(viewer, kind, rows) for kind in HELD}
    coordinated = _coordinated(viewer, rows)
    known = [each for each in rows if each.row.pk in seen[each.kind.words]]
    hers = [e for e in known if e.who in mine or e.row.case_id in coordinated]
    keys = {id(each) for each in known}
    hidden = [e for e in rows if e.who in mine and id(e) not in keys]
    return hers, hidden


def _leaving() -> QuerySet[TeamMembership]:
    """Return places in teams that are over, or will be soon, or whose leaving is begun."""
    begun = Q(pk__in=_begun().values("membership"))
    return TeamMembership.objects.filter(Q(ended_at__isnull=False) | _soon() | begun)


def _begun() -> QuerySet[Leaving]:
    return Leaving.objects.filter(finished_at__isnull=True, cancelled_at__isnull=True)


def _soon() -> Q:
    return Q(ends_on__lte=localdate() + SOON)


def _leaving_her_teams(viewer: Practitioner) -> QuerySet[TeamMembership]:
    answers = access.memberships(viewer).filter(
        role__in=roles_with(Permission.ANSWER_FOR_TEAM)
    )
    closed = TeamMembership.objects.filter(practitioner__is_active=False)
    left = _leaving() | closed
    return left.filter(team__in=answers.values("team"))


def _left(kind: Held, gone: set[UUID]) -> list[_Row]:
    """Return the open things of one kind whose holder is gone, or goes soon.

    What needs sight is left behind as well by who does not see the family any more.
    """
    holder: Any = f"{kind.holder}_id"
    still = Access.objects.filter(
        case=OuterRef("case"), practitioner=OuterRef(kind.holder), category="IDENTITY"
    )
    live = TeamMembership.objects.in_force()
    soon = live.filter(
        _soon() | Q(pk__in=_begun().values("membership")),
        practitioner=OuterRef(kind.holder),
    )
    lost = Q(~Exists(still), **{f"{kind.holder}__isnull": False})
    held = Q(**{f"{kind.holder}__in": gone}) | (lost if kind.needs_sight else Q())
    open_ones = kind.model._default_manager.filter(kind.is_open(), held)
    rows = open_ones.exclude(case__status=Case.Status.CLOSED)
    left = rows.filter(~Exists(still) | Exists(soon)).select_related("case")
    return [_Row(kind, row, getattr(row, holder)) for row in left]


def _seen(viewer: Practitioner, kind: Held, rows: list[_Row]) -> set[UUID]:
    """Return which of these she may see: by category and person, else by the case."""
    keys = [each.row.pk for each in rows if each.kind is kind]
    if not keys:
        return set()
    found = kind.model._default_manager.filter(pk__in=keys)
    if kind.model is MessageTo:
        messages = Message.objects.filter(to__in=keys)
        known = access.visible_facts(viewer, messages)
        found = found.filter(message__in=known.values("pk"))
    elif hasattr(kind.model, "fact_category"):
        found = access.visible_facts(viewer, found)
    else:
        found = found.filter(case__in=access.visible_cases(viewer).values("pk"))
    return set(found.values_list("pk", flat=True))


def _coordinated(viewer: Practitioner, rows: list[_Row]) -> set[UUID]:
    cases = {each.row.case_id for each in rows}
    found = access.coordinated_cases(viewer).filter(pk__in=cases)
    return set(found.values_list("pk", flat=True))


def _item(each: _Row, *, has_left: bool) -> WorkItem:
    kind, row = each.kind, each.row
    more = [getattr(row, kind.thing)] if kind.thing else []
    return WorkItem(
        kind="Left behind",
        words=kind.words if has_left else f"{kind.words}{SEES_NO_MORE}",
        url=reverse(kind.page, args=[row.case_id, *more]),
        case=row.case,
        due_on=kind.due(row),
    )


def _referrals(viewer: Practitioner, gone: set[UUID]) -> list[tuple[UUID, WorkItem]]:
    """Return the referrals of her teams whose worker is not of the team any more."""
    works = TeamMembership.objects.in_force().filter(
        practitioner=OuterRef("worker"), team=OuterRef("team")
    )
    stays = works.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=localdate() + SOON))
    rows: Iterable[Referral] = access.referrals_held(viewer).filter(
        ~Exists(stays), worker__in=gone, status__in=OPEN_REFERRAL
    )
    return [(row.worker_id, _referral_item(row)) for row in rows if row.worker_id]


def _referral_item(row: Referral) -> WorkItem:
    return WorkItem(
        kind="Left behind",
        words="Works on a referral",
        url=reverse("cases:referral", args=[row.pk]),
        due_on=row.contact_by,
        about=row.number,
    )


Items = list[tuple[UUID, WorkItem]]


def _names(
    viewer: Practitioner, items: Items, others: set[UUID], mine: set[UUID]
) -> dict[UUID, str]:
    """Return what to call each: nobody of a service that is kept from her (R13)."""
    cases = [item.case for _, item in items if item.case]
    services = access.services_by_case(viewer, cases)
    people = Practitioner.objects.filter(pk__in={who for who, _ in items} | others)
    names = {one.pk: one for one in people.order_by("last_name", "first_name")}
    said = {pk: str(one) for pk, one in names.items()}
    for who, item in items:
        if item.case and who not in mine and services[item.case.pk].hides(names[who]):
            said[who] = services[item.case.pk].name(names[who])
    return said


def _by_person(
    items: Items, hidden: list[_Row], gone: dict[UUID, date | None], names: dict
) -> list[Leaver]:
    return [
        Leaver(
            name=name,
            leaves_on=gone.get(person),
            items=tuple(item for who, item in items if who == person),
            not_shared=sum(each.who == person for each in hidden),
        )
        for person, name in names.items()
    ]
