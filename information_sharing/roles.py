"""What each role may do. Roles are code; what opens a record is a grant, never a role."""

from dataclasses import dataclass
from enum import StrEnum

from agencies.models import RoleName


class Permission(StrEnum):
    """Something that does not concern one particular case."""

    WORK_WITH_FAMILIES = "work_with_families"
    REGISTER_FAMILY = "register_family"
    SEE_FIGURES = "see_figures"
    REPORT_ON_CENTRE = "report_on_centre"
    REPORT_ON_AUTHORITY = "report_on_authority"
    EVALUATE_CENTRE = "evaluate_centre"
    RUN_SURVEYS = "run_surveys"
    HOLD_CONVERSATIONS = "hold_conversations"
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
    SET_LOCAL_TERMS = "set_local_terms"
    REOPEN_SHEETS = "reopen_sheets"
    ANSWER_FOR_TEAM = "answer_for_team"
    KEEP_DIRECTORY = "keep_directory"
    KEEP_CENTRE = "keep_centre"
    DRAFT_AGREEMENTS = "draft_agreements"
    SIGN_FOR_AGENCY = "sign_for_agency"
    RUN_BODIES = "run_bodies"
    ARRANGE_TRAINING = "arrange_training"


PERMISSION_WORDS: dict[Permission, str] = {
    Permission.WORK_WITH_FAMILIES: "works on what is shared with their team",
    Permission.REGISTER_FAMILY: "registers families",
    Permission.SEE_FIGURES: "sees figures in which no family can be recognised",
    Permission.REPORT_ON_CENTRE: "makes reports of their centre's figures",
    Permission.REPORT_ON_AUTHORITY: "makes reports of all centres, agencies and areas",
    Permission.EVALUATE_CENTRE: "writes their centre's self-evaluation",
    Permission.RUN_SURVEYS: "asks everybody at their centre how the partnership works",
    Permission.HOLD_CONVERSATIONS: "reads submitted self-evaluations, and holds the "
    "annual conversation for the authority",
    Permission.ADVISE_ON_SHARING: "answers questions about sharing",
    Permission.SEARCH_INDEX: "finds out whom to contact about a child",
    Permission.USE_EMERGENCY_ACCESS: "opens a record in an emergency, with a reason, "
    "for hours",
    Permission.SHIELD_RECORDS: "shields records, and asks for a shield to be lifted",
    Permission.SECOND_FOR_OFFICER: "agrees as the second person, never to what they did",
    Permission.REVIEW_EMERGENCIES: "reviews what others opened in an emergency",
    Permission.ASK_OVERSIGHT: "asks to read one record, for a reason and some days",
    Permission.ANSWER_SUBJECT_ACCESS: "prepares what people ask to see of their own "
    "record",
    Permission.KEEP_RECORDS: "places and lifts legal holds, sees what is due to be "
    "destroyed and what was",
    Permission.WATCH_READING: "watches what waits, unusual reading and old accounts",
    Permission.READ_LOG: "reads the log: who, when, what, and which reference",
    Permission.MANAGE_ACCOUNTS: "ends places in teams and closes accounts in their agency",
    Permission.SET_LOCAL_TERMS: "sets what is called and timed locally, such as the "
    "levels of need",
    Permission.REOPEN_SHEETS: "opens a complete sheet of their team again",
    Permission.ANSWER_FOR_TEAM: "sees how much each of their team leads, and hands over "
    "what somebody who left has left behind",
    Permission.KEEP_DIRECTORY: "keeps what the directory says of their agency's services",
    Permission.KEEP_CENTRE: "keeps their centre's programme, rooms, core offer and money",
    Permission.DRAFT_AGREEMENTS: "drafts agreements and sends them out",
    Permission.SIGN_FOR_AGENCY: "signs agreements, and answers for what their agency "
    "promised",
    Permission.RUN_BODIES: "sets up boards and groups, and keeps their minutes",
    Permission.ARRANGE_TRAINING: "arranges training, and notes who came",
}
"""What each permission lets somebody do, in words; each sentence follows "She"."""


@dataclass(frozen=True)
class Role:
    """A role in words that a centre manager can read."""

    display_name: str
    description: str
    permissions: frozenset[Permission]
    never: str = ""

    @property
    def may(self) -> list[str]:
        """Return what she may do, one sentence each."""
        return [words for each, words in PERMISSION_WORDS.items() if each in
                self.permissions]  # fmt: skip


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
        "Registers families and works on what has been shared with their team.",
        WITH_FAMILIES,
        "Sees nothing of a family that is not shared with their team.",
    ),
    RoleName.TEAM_MANAGER: Role(
        "Team manager",
        "A practitioner who also answers for their team. May ask to read one record in "
        "order to supervise; a second person must agree.",
        WITH_FAMILIES
        | {
            Permission.ASK_OVERSIGHT,
            Permission.REOPEN_SHEETS,
            Permission.ANSWER_FOR_TEAM,
            Permission.KEEP_DIRECTORY,
        },
        "Sees no more of a family than their team does, by being its manager.",
    ),
    RoleName.MANAGER: Role(
        "Centre manager",
        "Sees figures for their centre. Sees no family's record by being manager.",
        frozenset(
            {
                Permission.SEE_FIGURES,
                Permission.REPORT_ON_CENTRE,
                Permission.EVALUATE_CENTRE,
                Permission.RUN_SURVEYS,
                Permission.SET_LOCAL_TERMS,
                Permission.KEEP_DIRECTORY,
                Permission.KEEP_CENTRE,
                Permission.DRAFT_AGREEMENTS,
                Permission.RUN_BODIES,
                Permission.ARRANGE_TRAINING,
            }
        ),
        "Opens no family's record; figures too small to hide a family are left out.",
    ),
    RoleName.COMMISSIONER: Role(
        "Commissioner",
        "Sees figures of all centres, and holds the annual conversation with each. Sees "
        "no family's record.",
        frozenset(
            {
                Permission.SEE_FIGURES,
                Permission.REPORT_ON_AUTHORITY,
                Permission.HOLD_CONVERSATIONS,
                Permission.DRAFT_AGREEMENTS,
                Permission.RUN_BODIES,
            }
        ),
        "Opens no family's record; figures too small to hide a family are left out.",
    ),
    RoleName.AGENCY_ADMINISTRATOR: Role(
        "Agency administrator",
        "Invites people, ends places in teams and closes accounts of their agency; "
        "keeps its services in the directory and signs for it. Sees no family's record.",
        frozenset(
            {
                Permission.MANAGE_ACCOUNTS,
                Permission.KEEP_DIRECTORY,
                Permission.SIGN_FOR_AGENCY,
                Permission.ARRANGE_TRAINING,
            }
        ),
        "Opens no record, sees no reference, touches no other agency and not their own "
        "account.",
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
        "Opens no record by this role, and is never their own second person.",
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
        "Opens no record by this role alone, and never a sealed one in an emergency.",
    ),
    RoleName.AUDITOR: Role(
        "Auditor",
        "Reads the log: who did what, when, and to which reference. Sees no family's "
        "record.",
        frozenset({Permission.READ_LOG}),
        "Opens no record; the log holds no word about a family.",
    ),
    RoleName.SYSTEM_ADMINISTRATOR: Role(
        "System administrator",
        "Keeps the system running. Sees no family's record.",
        frozenset(),
        "Opens no record, not even as superuser.",
    ),
}

LEAD_PROFESSIONAL = Role(
    "Lead professional",
    "A practitioner who holds one family's plan together. It comes with an appointment "
    "that they accept, and ends with it; it is no role of a team.",
    frozenset(),
    "Sees of that family only what it agreed to, while the consent stands.",
)
"""By appointment to one family, never by membership."""


def roles_with(permission: Permission) -> list[str]:
    """Return the names of the roles that carry this permission."""
    return [name for name, role in ROLES.items() if permission in role.permissions]
