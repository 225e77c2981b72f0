"""When: what a case in its present state allows, whoever asks."""

from cases import states
from cases.models import Assessment, Case, Transfer
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, SharingDecision

WHOSE_TURN: dict[str, str] = {
    Case.Status.OPENED: "the recording team, to find a lead professional",
    Case.Status.ACTIVE: "the lead professional",
    Case.Status.CLOSED: "nobody",
}


def check_case_is_open(case: Case) -> None:
    """Raise NotPossibleNow when the case is closed: nothing more is written."""
    if not case.is_open:
        raise NotPossibleNow("This case is closed. Nothing more can be written in it.")


def check_nothing_is_handed_over(case: Case) -> None:
    """Raise NotPossibleNow while a hand-over to another area has not arrived.

    Nothing is closed before the other side has said so.
    """
    if Transfer.objects.under_way().filter(case=case).exists():
        raise NotPossibleNow(
            "A hand-over to another area is under way. Record that it has arrived, or "
            "call it off, before this record is closed."
        )


def check_may_be_joined(kept: Case, other: Case) -> None:
    """Raise NotPossibleNow unless two open records may become one."""
    if kept.pk == other.pk:
        raise NotPossibleNow("That is this record. Enter the reference of the other.")
    for case in (kept, other):
        if not case.is_open:
            raise NotPossibleNow(f"{case} is closed. Only open records are joined.")
    check_may_end_by_joining(other)


def check_may_end_by_joining(other: Case) -> None:
    """Raise NotPossibleNow where something of a record must be settled before."""
    if other.merged_here.exists():
        raise NotPossibleNow(
            f"Another record was joined to {other} before. Part them first."
        )
    check_nothing_is_handed_over(other)


def check_may_be_parted(kept: Case, other: Case) -> None:
    """Raise NotPossibleNow unless `other` was joined to `kept`, which is still open."""
    if other.merged_into_id != kept.pk:
        raise NotPossibleNow("This record was not joined to another.")
    if not kept.is_open:
        raise NotPossibleNow(f"{kept} is closed. Records of a closed case stay joined.")


def check_assessment_is_written(assessment: Assessment) -> None:
    """Raise NotPossibleNow when an assessment is complete: it is read, not changed."""
    if assessment.completed_at:
        raise NotPossibleNow("This assessment is complete. Start a new version.")


def check_assessment_is_complete(assessment: Assessment) -> None:
    """Raise NotPossibleNow while an assessment is being written: it may still change."""
    if assessment.completed_at is None:
        raise NotPossibleNow("This assessment is still being written. Check it later.")


def check_case_may_become(case: Case, status: str) -> None:
    """Raise NotPossibleNow when a case may not move from its state to `status`."""
    states.CASE.check(case.status, status)


def check_waits_for_second_person(decision: SharingDecision) -> None:
    """Raise NotPossibleNow unless a decision still waits for its second person (R7)."""
    if decision.superseded_at:
        raise NotPossibleNow("A later decision has replaced this one.")
    if decision.refused_at:
        raise NotPossibleNow("A second person has said no to this decision already.")
    if not decision.needs_second_person:
        raise NotPossibleNow("This decision does not wait for a second person.")


def check_consent_may_change(consent: Consent) -> None:
    """Raise NotPossibleNow for a consent that is withdrawn or replaced already."""
    if consent.withdrawn_at:
        raise NotPossibleNow(
            "This consent was withdrawn. If the family agrees again, record it as new."
        )
    check_consent_is_the_latest(consent)


def check_consent_is_the_latest(consent: Consent) -> None:
    """Raise NotPossibleNow when a later consent has taken this one's place."""
    if consent.superseded_at:
        raise NotPossibleNow("A later consent has replaced this one. Look again.")
