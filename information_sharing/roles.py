"""What each role may do. Roles are code; what opens a record is a grant, never a role."""

from dataclasses import dataclass
from enum import StrEnum

from agencies.models import RoleName


class Permission(StrEnum):
    """Something that does not concern one particular case."""

    WORK_WITH_FAMILIES = "work_with_families"
    REGISTER_FAMILY = "register_family"
    REPORT_ON_CENTRE = "report_on_centre"
    EVALUATE_CENTRE = "evaluate_centre"
    ADVISE_ON_SHARING = "advise_on_sharing"


@dataclass(frozen=True)
class Role:
    """A role in words that a centre manager can read."""

    display_name: str
    description: str
    permissions: frozenset[Permission]


ROLES: dict[str, Role] = {
    RoleName.PRACTITIONER: Role(
        "Practitioner",
        "Registers families and works on what has been shared with her team.",
        frozenset({Permission.WORK_WITH_FAMILIES, Permission.REGISTER_FAMILY}),
    ),
    RoleName.MANAGER: Role(
        "Centre manager",
        "Sees figures for her centre. Sees no family's record by being manager.",
        frozenset({Permission.REPORT_ON_CENTRE, Permission.EVALUATE_CENTRE}),
    ),
    RoleName.INFORMATION_OFFICER: Role(
        "Information officer",
        "Answers questions about sharing. Sees no family's record by this role.",
        frozenset({Permission.ADVISE_ON_SHARING}),
    ),
    RoleName.SYSTEM_ADMINISTRATOR: Role(
        "System administrator",
        "Keeps the system running. Sees no family's record.",
        frozenset(),
    ),
}


def roles_with(permission: Permission) -> list[str]:
    """Return the names of the roles that carry this permission."""
    return [name for name, role in ROLES.items() if permission in role.permissions]
