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
    SEARCH_INDEX = "search_index"
    USE_EMERGENCY_ACCESS = "use_emergency_access"
    SHIELD_RECORDS = "shield_records"
    SECOND_FOR_OFFICER = "second_for_officer"
    REVIEW_EMERGENCIES = "review_emergencies"
    ASK_OVERSIGHT = "ask_oversight"
    ANSWER_SUBJECT_ACCESS = "answer_subject_access"
    KEEP_RECORDS = "keep_records"
    WATCH_READING = "watch_reading"
    READ_LOG = "read_log"
    MANAGE_ACCOUNTS = "manage_accounts"


@dataclass(frozen=True)
class Role:
    """A role in words that a centre manager can read."""

    display_name: str
    description: str
    permissions: frozenset[Permission]


WITH_FAMILIES = frozenset(
    {
        Permission.WORK_WITH_FAMILIES,
        Permission.REGISTER_FAMILY,
        Permission.SEARCH_INDEX,
        Permission.USE_EMERGENCY_ACCESS,
    }
)

ROLES: dict[str, Role] = {
    RoleName.PRACTITIONER: Role(
        "Practitioner",
        "Registers families and works on what has been shared with her team.",
        WITH_FAMILIES,
    ),
    RoleName.TEAM_MANAGER: Role(
        "Team manager",
        "A practitioner who also answers for her team. May ask to read one record in "
        "order to supervise; a second person must agree.",
        WITH_FAMILIES | {Permission.ASK_OVERSIGHT},
    ),
    RoleName.MANAGER: Role(
        "Centre manager",
        "Sees figures for her centre. Sees no family's record by being manager.",
        frozenset({Permission.REPORT_ON_CENTRE, Permission.EVALUATE_CENTRE}),
    ),
    RoleName.AGENCY_ADMINISTRATOR: Role(
        "Agency administrator",
        "Ends places in teams and closes accounts of her agency. Sees no family's "
        "record.",
        frozenset({Permission.MANAGE_ACCOUNTS}),
    ),
    RoleName.INFORMATION_OFFICER: Role(
        "Information officer",
        "Answers questions about sharing, shields records, reviews emergencies and "
        "unusual reading, prepares what people ask to see of their own record. Sees "
        "no family's record by this role: reading one needs a reason, an end and a "
        "second person.",
        frozenset(
            {
                Permission.ADVISE_ON_SHARING,
                Permission.SHIELD_RECORDS,
                Permission.SECOND_FOR_OFFICER,
                Permission.REVIEW_EMERGENCIES,
                Permission.ASK_OVERSIGHT,
                Permission.ANSWER_SUBJECT_ACCESS,
                Permission.KEEP_RECORDS,
                Permission.WATCH_READING,
            }
        ),
    ),
    RoleName.SAFEGUARDING_LEAD: Role(
        "Safeguarding lead",
        "The second person for the information officer, and reviews emergencies. May "
        "search and open in an emergency like a practitioner.",
        frozenset(
            {
                Permission.SEARCH_INDEX,
                Permission.USE_EMERGENCY_ACCESS,
                Permission.SECOND_FOR_OFFICER,
                Permission.REVIEW_EMERGENCIES,
                Permission.ASK_OVERSIGHT,
            }
        ),
    ),
    RoleName.AUDITOR: Role(
        "Auditor",
        "Reads the log: who did what, when, and to which reference. Sees no family's "
        "record.",
        frozenset({Permission.READ_LOG}),
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
