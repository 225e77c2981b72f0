"""Holding an agreement while something of it changes."""

from datetime import datetime

from agencies.models import Agreement, AgreementParty, Practitioner
from information_sharing import access
from information_sharing.exceptions import NotPossibleNow


def hold(agreement: Agreement) -> Agreement:
    """Return the agreement as it stands, held until all is saved."""
    return Agreement.objects.select_for_update().get(pk=agreement.pk)


def hold_draft(agreement: Agreement, by: Practitioner) -> Agreement:
    """Return a text that may still be changed, by her."""
    row = hold(agreement)
    access.check_can_draft(by, row.centre)
    if row.status not in Agreement.WRITABLE:
        raise NotPossibleNow("The text is frozen. Take the agreement back first.")
    return row


def last_word(party: AgreementParty) -> datetime | None:
    """Return when the text was sent out, or when this agency answered since."""
    said = (party.agreement.sent_at, party.answered_at)
    return max(filter(None, said), default=None)


def sign_again(row: Agreement) -> None:
    """Nobody has signed what is different now."""
    row.parties.update(
        answer=AgreementParty.Answer.WAITING,
        words="",
        signed_as="",
        answered_at=None,
        answered_by=None,
    )
