"""What happens beside a consent: objections, scanned forms, asking again."""

import hashlib
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Person
from config.scans import Scan
from information_sharing import access, audit, policies
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentReview, Evidence, Objection


@transaction.atomic
def record_objection(
    *, consent: Consent, person: Person, said_on: date, words: str, by: Practitioner
) -> Objection:
    """Record that somebody with parental responsibility does not agree.

    It shuts nothing by itself: see docs/decisions/0009.
    """
    access.check_can_coordinate(by, consent.case)
    policies.check_consent_may_change(consent)
    _check_may_object(consent, person, said_on)
    objection = Objection.objects.create(
        consent=consent, person=person, said_on=said_on, words=words, recorded_by=by
    )
    _log(audit.Event.OBJECTION_RECORDED, consent, by, {"person": str(person.pk)})
    return objection


def _check_may_object(consent: Consent, person: Person, said_on: date) -> None:
    ours = person.case_id == consent.case_id and person.has_parental_responsibility
    if not ours or person == consent.given_by:
        raise NotPossibleNow("Choose somebody else who has parental responsibility.")
    if said_on > timezone.localdate():
        raise NotPossibleNow("Choose today or a day in the past.")


@transaction.atomic
def settle_objection(
    *, objection: Objection, weighed: str, by: Practitioner
) -> Objection:
    """Record how an objection was weighed."""
    case = objection.consent.case
    access.check_can_coordinate(by, case)
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if objection.settled_at:
        raise NotPossibleNow("How this was weighed is recorded already.")
    objection.settled_at, objection.settled_by = timezone.now(), by
    objection.weighed = weighed
    objection.save(update_fields=["settled_at", "settled_by", "weighed"])
    details = {"objection": str(objection.pk)}
    _log(audit.Event.OBJECTION_SETTLED, objection.consent, by, details)
    return objection


@transaction.atomic
def add_evidence(*, consent: Consent, scan: Scan, by: Practitioner) -> Evidence:
    """Keep a scanned form beside the consent that it proves."""
    access.check_can_coordinate(by, consent.case)
    evidence = Evidence.objects.create(
        consent=consent,
        name=scan.name,
        content_type=scan.content_type,
        content=scan.content,
        sha256=hashlib.sha256(scan.content).hexdigest(),
        added_by=by,
    )
    details = {"evidence": str(evidence.pk), "sha256": evidence.sha256}
    _log(audit.Event.EVIDENCE_ADDED, consent, by, details)
    return evidence


@transaction.atomic
def review_consent(
    *, consent: Consent, still_agreed: bool, words: str, by: Practitioner
) -> ConsentReview:
    """Record that the family was asked again, and what it said."""
    access.check_can_coordinate(by, consent.case)
    policies.check_case_is_open(consent.case)
    policies.check_consent_may_change(consent)
    review = ConsentReview.objects.create(
        consent=consent, still_agreed=still_agreed, words=words, reviewed_by=by
    )
    _log(audit.Event.CONSENT_REVIEWED, consent, by, {"still_agreed": still_agreed})
    return review


def _log(event: audit.Event, consent: Consent, by: Practitioner, what: dict) -> None:
    audit.record(event, by=by, case=consent.case, target=consent.pk, details=what)
