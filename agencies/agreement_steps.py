"""What may be done next with an agreement, in the words of whoever does it."""

from agencies.models import Agreement, AgreementParty
from agencies.states import AGREEMENT

_STATUS = Agreement.Status
WORDS: dict[tuple[str, str], str] = {
    (_STATUS.DRAFT, _STATUS.CONSULTATION): "Send it out for comments",
    (_STATUS.CONSULTATION, _STATUS.SIGNING): "Send it out for signature: the text is "
    "frozen",
    (_STATUS.SIGNING, _STATUS.CONSULTATION): "Take it back to change the text: whoever "
    "has signed signs again",
    (_STATUS.SIGNING, _STATUS.IN_FORCE): "Bring it into force: everybody has signed",
    (_STATUS.IN_FORCE, _STATUS.ENDED): "End it: what it allowed is not agreed any more",
}
GIVE_UP = "Give it up: it will not be signed"


def open_steps(agreement: Agreement) -> list[tuple[str, str]]:
    """Return (status, words) of what whoever drafts it may do now."""
    now = agreement.status
    return [
        (str(then), WORDS.get((now, then), GIVE_UP))
        for then in AGREEMENT.after(now)
        if _is_open(agreement, then)
    ]


def _is_open(agreement: Agreement, then: str) -> bool:
    if then == _STATUS.SUPERSEDED:
        return False
    if then != _STATUS.IN_FORCE:
        return True
    left = agreement.parties.exclude(answer=AgreementParty.Answer.SIGNED)
    return not left.exists()
