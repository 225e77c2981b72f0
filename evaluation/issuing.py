"""Ballots and their links: made together, shuffled, and tied to nobody.

Whenever ballots are added or the survey is closed, all ballots of it are written anew in
one shuffled insert. So neither their order nor the transaction that wrote them (xmin)
tells which belong to an earlier or a later sending, nor who answered first.
"""

import hashlib
import secrets
from collections.abc import Iterable
from uuid import UUID

from evaluation.mingling import Group
from evaluation.models import Ballot, Invitation, Perspective, Survey
from evaluation.queries.invitees import group_of, labels_of, mailable

DICE = secrets.SystemRandom()
FAMILYS, AT_WORK = "f", "w"
"""How a token begins: the ballot itself may not say whose perspective it is."""


def digest_of(token: str) -> str:
    """Return what is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


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
    return token.startswith(FAMILYS)


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
    return (FAMILYS if family else AT_WORK) + secrets.token_urlsafe(32)


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
