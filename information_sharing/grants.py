"""Opening and ending grants: the only writer of guardian's rows."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone

from cases.models import Case
from information_sharing.categories import Category, with_identity
from information_sharing.models import (
    Grant,
    PractitionerCasePermission,
    TeamCasePermission,
)


def open_grant(grant: Grant, *, categories, people=()) -> Grant:
    """Save the grant with one permission row per category; return it.

    `categories` are the names to open (IDENTITY is added); `people` whom it reaches.
    Callers have checked access and write the audit event.
    """
    grant.save()
    grant.people.set(people)
    _open_rows(grant, with_identity(categories))
    return grant


def _open_rows(grant: Grant, categories: Iterable[str]) -> None:
    permissions, whom = _permissions(), _whom(grant)
    model: Any = (
        PractitionerCasePermission if grant.practitioner else TeamCasePermission
    )
    rows = [
        model(
            permission=permissions[Category(category).codename],
            content_object=grant.case,
            grant=grant,
            category=category,
            **whom,
        )
        for category in categories
    ]
    model._default_manager.bulk_create(rows)


def _whom(grant: Grant) -> dict[str, object]:
    if grant.practitioner:
        return {"user": grant.practitioner}
    return {"group": grant.through_team.group}


def _permissions() -> dict[str, Permission]:
    found = Permission.objects.filter(
        content_type__app_label="cases", content_type__model="case"
    )
    return {permission.codename: permission for permission in found}


def end_grants(grants, *, by) -> int:
    """End these grants from now on; return how many still ran."""
    return grants.filter(ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=by
    )


def open_for_recording_team(case: Case, *, by) -> Grant:
    """Give the team that opened the case what it records; return the grant."""
    grant = Grant(
        kind=Grant.Kind.RECORDING_TEAM,
        case=case,
        through_team=case.recording_team,
        all_people=True,
        opened_by=by,
    )
    return open_grant(grant, categories=Category.values)
