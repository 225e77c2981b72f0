"""What the first page of the partnership shows."""

from django.db.models import QuerySet

from agencies.models import Agreement, AgreementParty, Centre, Practitioner
from information_sharing import access
from information_sharing.roles import Permission

MOST = 10


def to_sign(*, viewer: Practitioner) -> QuerySet[AgreementParty]:
    """Return where her agency is asked to sign and has not answered."""
    hers = access.agencies_with(viewer, access.SIGN)
    waiting = AgreementParty.objects.filter(
        agency__in=hers,
        answer=AgreementParty.Answer.WAITING,
        agreement__status=Agreement.Status.SIGNING,
    )
    return waiting.select_related("agreement", "agency")[:MOST]


def to_comment(*, viewer: Practitioner) -> QuerySet[Agreement]:
    """Return the drafts of which her agency is asked what it makes."""
    hers = access.agencies_worked_for(viewer)
    asked = AgreementParty.objects.filter(agency__in=hers).values("agreement")
    out = Agreement.objects.filter(status=Agreement.Status.CONSULTATION)
    return out.filter(pk__in=asked).order_by("title")[:MOST]


def visions(*, viewer: Practitioner) -> QuerySet[Agreement]:
    """Return the shared visions in force, with their words and aims (P46)."""
    found = Agreement.objects.in_force().filter(kind=Agreement.Kind.SHARED_VISION)
    return found.prefetch_related("sections", "aims")[:MOST]


def centres_to_draft_for(*, viewer: Practitioner) -> QuerySet[Centre]:
    """Return the centres for which she drafts."""
    if access.can_have(viewer, Permission.REPORT_ON_AUTHORITY):
        return Centre.objects.all()
    return access.centres_with(viewer, Permission.DRAFT_AGREEMENTS)
