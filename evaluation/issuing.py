"""Ballots and their links: made together, shuffled, and tied to nobody.

Whenever ballots are added or the survey is closed, all ballots of it are written anew in
one shuffled insert. So neither their order nor the transaction that wrote them (xmin)
tells which belong to an earlier or a later sending, nor who answered first.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from uuid import UUID

from evaluation.mingling import Group
from evaluation.models import Ballot, Invitation, Perspective, Survey
from evaluation.queries.invitees import group_of, labels_of, mailable

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
TYPED = re.compile(r"[fw][a-z2-9-]{16,20}")
DICE = secrets.SystemRandom()
FAMILYS, AT_WORK = "f", "w"
"""How a token begins: the ballot itself may not say whose perspective it is."""


def digest_of(token: str) -> str:
    """Return what is kept of a link; one from paper may be typed in any way."""
    return hashlib.sha256(_as_issued(token).encode()).hexdigest()


def _as_issued(token: str) -> str:
    typed = "".join(token.lower().split())
    return typed.replace("-", "") if TYPED.fullmatch(typed) else token


def issue(survey: Survey, invitations: Iterable[Invitation]) -> list[str]:
    """Make a ballot for each; return their tokens in the order of the invitations.

    The caller holds the lock of the survey. The tokens are kept nowhere.
    """
    labels, tokens, new = labels_of(survey), [], []
    for each in invitations:
        tokens.append(_token(each))
        label = labels[group_of(each)]
        new.append(_ballot(survey, digest_of(tokens[-1]), label))
    _write_anew(survey, [*survey.ballots.all(), *new])
    return tokens


def survey_for(token: str) -> Survey | None:
    """Return the open survey of a link that is not used yet, or None."""
    unused = Ballot.objects.filter(digest=digest_of(token), is_answered=False)
    found = unused.filter(survey__status=Survey.Status.OPEN)
    ballot = found.select_related("survey__centre").only("survey").first()
    return ballot.survey if ballot else None


def is_familys(token: str) -> bool:
    """Return whether a link is a family's: it opens the questions for families."""
    return token.lower().startswith(FAMILYS)


def left_to_send() -> list[UUID]:
    """Return the open surveys with e-mails that have not gone out."""
    unsent = mailable(Invitation.objects.filter(sent_on__isnull=True))
    open_ones = unsent.filter(survey__status=Survey.Status.OPEN)
    return list(open_ones.values_list("survey", flat=True).distinct())


def burn(token: str) -> bool:
    """Take back a link that did not go out; False when it was used after all."""
    unused = Ballot.objects.filter(digest=digest_of(token), is_answered=False)
    return bool(unused.delete()[0])


def cut_all_links(survey: Survey) -> None:
    """Keep the answers only: under new numbers, which no e-mail leads to any more."""
    answered = list(survey.ballots.filter(is_answered=True))
    for ballot in answered:
        ballot.digest = secrets.token_hex(32)
    _write_anew(survey, answered)


def _token(invitation: Invitation) -> str:
    family = invitation.perspective == Perspective.FAMILY
    kind = FAMILYS if family else AT_WORK
    on_paper = not (invitation.email or invitation.practitioner_id)
    return kind + (_for_typing() if on_paper else secrets.token_urlsafe(32))


def _for_typing() -> str:
    """Return 79 bits of chance in letters that look like no other."""
    return "".join(secrets.choice(LETTERS) for _ in range(16))


def _ballot(survey: Survey, digest: str, label: Group) -> Ballot:
    perspective, agency = label
    told = {"perspective": perspective, "agency_id": agency or None}
    return Ballot(survey=survey, digest=digest, **told)


def _write_anew(survey: Survey, ballots: list[Ballot]) -> None:
    survey.ballots.all().delete()
    for ballot in ballots:
        ballot.pk = Ballot._meta.pk.get_default()
    DICE.shuffle(ballots)
    Ballot.objects.bulk_create(ballots)
