"""What is due, and how it is destroyed: one list, for the dry run and the real one.

Every table that leads to a case is found from the models themselves, their history
included: a new model cannot be forgotten. What is kept is named here, with a reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.models import Case, Draft, Message, MessageTo, Person, Referral, ReferralMove
from information_sharing.models import (
    AccessEvent,
    DestructionCertificate,
    LegalHold,
    Notice,
    SubjectAccessRequest,
)
from information_sharing.retention import CaseDates, Due, due_of

KEPT: dict[type[Model], str] = {
    Case: "a husk: reference, place and dates; no people, no words, no grant",
    AccessEvent: "who looked, and that it was destroyed: ids and choices only (R10)",
}
UNNAMED = Q(kind=Person.Kind.CHILD, born_on=None) | Q(
    kind=Person.Kind.UNBORN, expected_on=None
)


@dataclass(frozen=True)
class DueCase:
    """A closed case, when it is due, and what keeps it all the same, if anything."""

    case: Case
    due: Due
    kept_by: str


def due_cases(*, until: date) -> list[DueCase]:
    """Return closed cases due by that day, the longest due first; what is kept is marked."""
    found = [
        DueCase(case, due_of(_dates(case)), _kept_by(case))
        for case in _closed().iterator()
    ]
    return sorted(
        (each for each in found if each.due.on <= until),
        key=lambda each: (each.due.on, each.case.reference),
    )


def still_due(case: Case, *, until: date) -> Due | None:
    """Return by what this case is due now, or None: asked again under its lock."""
    found = _closed().filter(pk=case.pk, is_held=False, is_asked=False).first()
    due = due_of(_dates(found)) if found else None
    return due if due and due.on <= until else None


def _closed() -> QuerySet[Any]:
    destroyed = DestructionCertificate.objects.values("case_key")
    children = Person.objects.filter(case=OuterRef("pk"))
    # A case that was merged waits for the one that it went into.
    closed = Case.objects.filter(
        Q(merged_into=None) | Q(merged_into__status=Case.Status.CLOSED),
        status=Case.Status.CLOSED,
    ).exclude(pk__in=destroyed)
    return closed.annotate(
        born=Max("people__born_on", filter=Q(people__kind=Person.Kind.CHILD)),
        expected=Max("people__expected_on"),
        undated=Exists(children.filter(UNNAMED)),
        is_held=Exists(holds_on(OuterRef("pk"), OuterRef("merged_into"))),
        is_asked=Exists(_open_requests()),
    )


def _kept_by(case) -> str:
    if case.is_held:
        return "a legal hold stands"
    return "somebody has asked to see it" if case.is_asked else ""


def _open_requests() -> QuerySet[SubjectAccessRequest]:
    """Nobody's record is destroyed while she waits to see it (UK GDPR article 15)."""
    return SubjectAccessRequest.objects.filter(
        Q(case=OuterRef("pk")) | Q(case=OuterRef("merged_into")),
        released_at__isnull=True,
        refused_at__isnull=True,
    )


def holds_on(*cases) -> QuerySet[LegalHold]:
    """Return the holds that stand on any of these cases, or on one merged into it."""
    keys = [key for key in cases if key is not None]
    wanted = Q(*[Q(case=key) for key in keys], _connector=Q.OR)
    merged = Q(case__merged_into=keys[0])
    return LegalHold.objects.filter(wanted | merged, lifted_at__isnull=True)


def _dates(case) -> CaseDates:
    return CaseDates(
        closed_on=timezone.localdate(case.closed_at),
        youngest_born_on=case.born,
        last_expected_on=case.expected,
        has_undated_child=case.undated,
    )


@dataclass(frozen=True)
class Part:
    """One table, and which of its rows belong to a case."""

    model: type[Model]
    where: str
    depth: int

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return str(self.model._meta.db_table)


@cache
def parts() -> tuple[Part, ...]:
    """Return every table that leads to a case, those that lead there last first."""
    known: dict[type[Model], Part] = {}
    models = [model for model in _tables() if model not in KEPT]
    found = [part for model in models if (part := _direct(model))]
    while found:
        known |= {part.model: part for part in found}
        left = [model for model in models if model not in known]
        found = [part for model in left if (part := _through(model, known))]
    return tuple(sorted(known.values(), key=lambda part: (-part.depth, part.table)))


def _tables() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def _keys(model: type[Model]) -> Iterator:
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model:
            yield field


def _direct(model: type[Model]) -> Part | None:
    for field in _keys(model):
        if field.related_model is Case:
            where = f'"{field.column}" = %s'
            if model is Draft:
                where += " OR path LIKE '%%' || %s::text || '%%'"
            return Part(model, where, 1)
    return None


def _through(model: type[Model], known: dict) -> Part | None:
    for field in _keys(model):
        to = known.get(field.related_model)
        if to:
            inner = f'SELECT id FROM "{to.table}"'  # noqa: S608  our own tables
            where = f'"{field.column}" IN ({inner} WHERE {to.where})'
            return Part(model, where, to.depth + 1)
    return None


def rows_of(case: Case) -> dict[str, int]:
    """Return how many rows of each table would be destroyed with this case."""
    return _each(case, "SELECT count(*) FROM", lambda cursor: cursor.fetchone()[0])


def destroy_rows(case: Case) -> dict[str, int]:
    """Destroy every row of this case but the husk and the log; return how many."""
    with pgtrigger.ignore():
        counts = _each(case, "DELETE FROM", lambda cursor: cursor.rowcount)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET closing_reason = '' WHERE id = %s",
                       [case.pk])  # fmt: skip
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return counts


def _each(case: Case, verb: str, read) -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for part in parts():
            sql = f'{verb} "{part.table}" WHERE {part.where}'
            cursor.execute(sql, [str(case.pk)] * sql.count("%s"))
            counts[part.table] = read(cursor)
    return {table: counts[table] for table in sorted(counts) if counts[table]}


def old_rows() -> list[tuple[str, QuerySet]]:
    """Return drafts and notices whose time is over, unless a hold keeps their case."""
    now, periods = timezone.now(), settings.RETENTION
    drafts = Draft.objects.filter(
        saved_at__lt=now - timedelta(days=periods["drafts_days"])
    )
    notices = Notice.objects.filter(
        made_at__lt=now - timedelta(days=periods["notices_days"])
    )
    held = Exists(holds_on(OuterRef("case")))
    return [
        ("DRAFTS", drafts.filter(Q(case=None) | ~held)),
        ("NOTICES", notices.filter(Q(case=None) | ~held)),
        ("REFERRALS", old_referrals()),
        ("INFORMAL", informal_notes().filter(~held)),
    ]


def old_referrals() -> QuerySet[Referral]:
    """Return those that ended long ago and never led to a record; others wait on."""
    day = timezone.now() - timedelta(days=settings.RETENTION["referrals_days"])
    since = ReferralMove.objects.filter(referral=OuterRef("pk"), made_at__gte=day)
    ended = Referral.objects.filter(case=None, status=Referral.Status.ENDED)
    return ended.filter(~Exists(since))


def informal_notes() -> QuerySet[Message]:
    """Return informal notes that are not shown any more, and their answers."""
    days = timedelta(days=settings.RETENTION["informal_days"])
    return Message.objects.filter(
        kind=Message.Kind.INFORMAL, shown_until__lt=timezone.localdate() - days
    )


def _remove_messages(rows: QuerySet) -> int:
    keys = list(rows.values_list("pk", flat=True))
    history = apps.get_model("cases", "MessageEvent")
    with pgtrigger.ignore():
        MessageTo.objects.filter(message__in=keys).delete()
        history.objects.filter(pgh_obj_id__in=keys).delete()
        Message.objects.filter(answers__in=keys).delete()
        Message.objects.filter(pk__in=keys).delete()
    return len(keys)


def remove(rows: QuerySet) -> int:
    """Destroy old rows; a referral or a note goes with its steps and its history."""
    if rows.model is Message:
        return _remove_messages(rows)
    if rows.model is not Referral:
        return int(rows.delete()[0])
    keys = list(rows.values_list("pk", flat=True))
    history = apps.get_model("cases", "ReferralEvent")
    with pgtrigger.ignore():
        for name in ("passed_from", "duplicate_of"):
            left = Referral.objects.filter(**{f"{name}__in": keys})
            left.update(**{name: None})
        ReferralMove.objects.filter(referral__in=keys).delete()
        history.objects.filter(pgh_obj_id__in=keys).delete()
        Referral.objects.filter(pk__in=keys).delete()
    return len(keys)


def may_destroy() -> bool:
    """Return whether the database role in use may delete history: the owner's may."""
    history = [part.table for part in parts() if part.table.endswith("event")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(has_table_privilege(name, 'DELETE'))"
            " FROM unnest(%s) AS name",
            [history],
        )
        return bool(cursor.fetchone()[0])
