"""The document for somebody outside: made once, sent once, both written down."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from information_sharing import audit, disclosing, outside, packing
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Disclosure, SharingDecision


@transaction.atomic
def make_disclosure(*, decision: SharingDecision, by: Practitioner) -> Disclosure:
    """Make the document of a decision that stands; its bytes never change (R16)."""
    decision = _locked(decision)
    outside.check_sees_all(by, decision)
    outside.check_may_leave(decision)
    if Disclosure.objects.filter(decision=decision).exists():
        raise NotPossibleNow("The document is made already.")
    document = packing.document_for(decision, by=by)
    made = Disclosure.objects.create(
        case=decision.case,
        decision=decision,
        document=document,
        sha256=disclosing.fingerprint(document),
        made_by=by,
    )
    details = {"decision": str(decision.pk), "sha256": made.sha256}
    event, case = audit.Event.DISCLOSURE_MADE, decision.case
    audit.record(event, by=by, case=case, target=made.pk, details=details)
    return made


@transaction.atomic
def record_sent(
    *, disclosure: Disclosure, how: str, to: str, by: Practitioner
) -> Disclosure:
    """Record that the document leaves now, how, and to whom; asked again (R15)."""
    decision = _locked(disclosure.decision)
    outside.check_sees_all(by, decision)
    disclosure = Disclosure.objects.select_for_update(of=("self",)).get(
        pk=disclosure.pk
    )
    packing.check_may_know_the_move(by, disclosure)
    if disclosure.sent_at:
        raise NotPossibleNow("It is recorded already how this was sent.")
    outside.check_may_leave(decision)
    disclosure.how, disclosure.sent_to = how, to
    disclosure.sent_at, disclosure.sent_by = timezone.now(), by
    disclosure.save(update_fields=["how", "sent_to", "sent_at", "sent_by"])
    moves = packing.transfers_to(decision).filter(prepared_at__lte=disclosure.made_at)
    moves.update(sent_at=disclosure.sent_at, sent_by=by)
    audit.record(
        audit.Event.DISCLOSURE_SENT,
        by=by,
        case=decision.case,
        target=disclosure.pk,
        details={"decision": str(decision.pk), "how": str(how)},
    )
    return disclosure


def _locked(decision: SharingDecision) -> SharingDecision:
    locked = SharingDecision.objects.select_for_update(of=("self",))
    return locked.select_related("case").get(pk=decision.pk)
