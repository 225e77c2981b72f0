"""Opening and ending grants: the only writer of guardian's rows."""

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
    permissions = _permissions()
    for category in with_identity(categories):
        _open_row(grant, category, permissions[Category(category).codename])
    return grant


def _open_row(grant: Grant, category: str, permission: Permission) -> None:
    row = {
        "permission": permission,
        "content_object": grant.case,
        "grant": grant,
        "category": category,
    }
    if grant.practitioner:
        PractitionerCasePermission.objects.create(user=grant.practitioner, **row)
    else:
        TeamCasePermission.objects.create(group=grant.through_team.group, **row)


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
