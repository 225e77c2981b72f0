"""What the rules let each reader read in each state: thought out, not asked.

`counts_as` is for pages of a case: somebody whose own sight does not stand gets what
an outsider gets, and a closed account gets what nobody gets.
"""

from information_sharing.categories import Category
from tests.matrix.canaries import (
    ADVICE,
    DRAFT,
    EVERY,
    FAMILY,
    OFFICE,
    ROLES,
    SERVICE,
    SHARING,
    TEAM,
    canaries,
    canary,
)
from tests.matrix.scenario import LED, PERSONAS

SHARED = {Category.IDENTITY, Category.HEALTH, Category.DEVELOPMENT}
REACHED = ("child", "mother", FAMILY)
EVERYTHING = canaries(Category.values, (*ROLES, FAMILY))

SHUT = [
    "never_shared",
    "withdrawn",
    "expired_yesterday",
    "expired_a_second_ago",
    "ended",
    "excluded",
    "countersign_pending",
    "countersign_refused",
    "emergency",
    "oversight",
    "sealed",
    "team_left",
    "agency_left",
]
"""States in which nothing is shared with the therapy team (R2, R6, R7, R12)."""

NOT_LEADING = {"appointment_ended", "case_closed", "case_merged"}
CLOSED = {"case_closed", "case_merged"}

THERAPY_READS = {
    "narrowed_by_category": canaries(SHARED - {Category.HEALTH}, REACHED),
    "narrowed_by_person": canaries(SHARED, ("child", FAMILY)),
}

CONCERNED = {
    "emergency": {"emergency_user", "information_officer", "safeguarding_lead"},
    "oversight": {"team_manager", "information_officer", "safeguarding_lead"},
    "sealed": {"shared_team", "recording_team", "lead_professional"},
    "address_protected": {"shared_team", "recording_team", "lead_professional"},
    "sensitive_service": {"shared_team", "recording_team", "lead_professional"},
    "appointment_ended": {"lead_professional"},
    "case_closed": {"shared_team", "recording_team", "lead_professional"},
    "case_merged": {"shared_team", "recording_team", "lead_professional"},
}
"""Whom a state touches, where it is not only the therapy team."""

OF_THREE = {
    "sealed",
    "address_protected",
    "sensitive_service",
    "case_closed",
    "case_merged",
}
SHUT_ALIKE = set(SHUT) - {"never_shared", "withdrawn", "emergency", "oversight"}
"""States that shut the same door for another reason: each is asked at half the pages."""

WHOLE = {"shared"}
"""The state in which everything is asked for in every run."""

STRANGERS = (
    "anonymous",
    "excluded_team",
    "former_member",
    "manager",
    "system_administrator",
    "emergency_user",
    "team_manager",
    "auditor",
    "agency_administrator",
    "commissioner",
)
"""Who is refused on the pages of a case as an outsider is, who is asked everywhere."""

EVERYWHERE = {"account_disabled", "team_left", "agency_left"}
"""States that change what a person is, not only what is shared with her."""


def may_read(persona: str, state: str) -> set[str]:
    """Return the canaries that this persona may be shown in this state."""
    read = READS.get(persona, _nothing)(state)
    return read - _hidden(state)


def _nothing(state: str) -> set[str]:
    return set()


def _recording_team(state: str) -> set[str]:
    """A sealed record hides no list of her team that leads to no record."""
    return {TEAM} if state == "sealed" else EVERY - {DRAFT, OFFICE}


def _therapy(state: str) -> set[str]:
    if state in SHUT or state == "account_disabled":
        return set()
    return THERAPY_READS.get(state, canaries(SHARED, REACHED))


def _lead(state: str) -> set[str]:
    if state == "appointment_ended":
        return {canary(Category.PLAN, FAMILY)}  # The question that still waits for him.
    if state in NOT_LEADING:
        return set()
    return canaries(LED, REACHED) | {SHARING, ADVICE}


def _officer(state: str) -> set[str]:
    return {ADVICE, OFFICE}


def _second(state: str) -> set[str]:
    return {OFFICE}


def _while(opening: str):
    return lambda state: EVERYTHING if state == opening else set()


def _hidden(state: str) -> set[str]:
    if state == "address_protected":
        return canaries([Category.CONTACT], (*ROLES, FAMILY))
    return {SERVICE}


READS = {
    "recording_team": _recording_team,
    "shared_team": _therapy,
    "lead_professional": _lead,
    "information_officer": _officer,
    "safeguarding_lead": _second,
    "emergency_user": _while("emergency"),
    "team_manager": _while("oversight"),
}


def counts_as(persona: str, state: str, *, of_a_case: bool) -> str:
    """Return the column of the verdicts that speaks of this persona here."""
    if persona == "shared_team" and state == "account_disabled":
        return "anonymous"
    if not of_a_case:
        left = persona == "shared_team" and state in LEFT
        return "former_member" if left else persona
    return _standing(persona, state)


LEFT = {"team_left", "agency_left"}


def _standing(persona: str, state: str) -> str:
    shut = {
        "shared_team": state in SHUT,
        "recording_team": state == "sealed",
        "lead_professional": state in NOT_LEADING,
        "emergency_user": state != "emergency",
    }
    if shut.get(persona):
        return "outsider"
    if persona == "team_manager":
        return "emergency_user" if state == "oversight" else "outsider"
    return persona


def concerns(state: str, persona: str, *, of_a_case: bool) -> bool:
    """Return whether the state changes anything for this persona on such a page."""
    if state in WHOLE:
        return True
    touched = persona in CONCERNED.get(state, {"shared_team"})
    return touched and (of_a_case or state in EVERYWHERE)


def is_their_turn(state: str, number: int) -> bool:
    """Return whether those whom a state concerns are asked here.

    Where it concerns three readers, or shuts what others shut too, they are asked at
    every second address.
    """
    return state not in OF_THREE | SHUT_ALIKE or number % 2 == 0


def is_left_out(state: str, persona: str, address: int) -> bool:
    """Return whether this stranger's turn is at another page: one in three is asked."""
    if state not in WHOLE or persona not in STRANGERS:
        return False
    return (address + STRANGERS.index(persona)) % 3 != 0


def is_drawn(state: int, address: int, persona: str) -> bool:
    """Return whether a cell that nothing changed is asked all the same: one in 32."""
    return (state * 3 + address + PERSONAS.index(persona)) % 32 == 0
