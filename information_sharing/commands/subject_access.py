"""A person asks to see what is held about her: from asking to release (section 8)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, asking_to_see, audit
from information_sharing.asking_to_see import Asking
from information_sharing.audit import Event
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Passage, SubjectAccessRequest
from information_sharing.queries import held
from information_sharing.queries import subject_access as reads
from information_sharing.reports.subject_access import pack_data, pack_of, pack_pdf
from information_sharing.roles import Permission

Choice = Passage.Choice


@dataclass(frozen=True)
class Verdict:
    """What becomes of one passage."""

    choice: str
    released_text: str = ""
    reason: str = ""


@transaction.atomic
def receive_request(
    *, case: Case, asking: Asking, by: Practitioner
) -> SubjectAccessRequest:
    """Record a request; one that may not be answered is refused with its reason."""
    _check_answers(by, case)
    if asking_to_see.problems(asking) or asking.person.case_id != case.pk:
        raise NotPossibleNow("Something is missing from this request.")
    reason = asking_to_see.why_refused(asking)
    request = SubjectAccessRequest.objects.create(
        case=case,
        person=asking.person,
        asked_by_whom=asking.asked_by_whom[:120],
        capacity=asking.in_capacity,
        identity_checked=asking.checked,
        asked_on=asking.asked_on,
        due_on=asking_to_see.one_month_after(asking.asked_on),
        received_by=by,
        refusal_reason=reason,
        refused_at=timezone.now() if reason else None,
        refused_by=by if reason else None,
    )
    event = Event.SUBJECT_ACCESS_REFUSED if reason else Event.SUBJECT_ACCESS_RECEIVED
    audit.record(event, by=by, case=case, target=request.pk)
    return request


@transaction.atomic
def build_pack(*, request: SubjectAccessRequest, by: Practitioner) -> int:
    """Write down all that is held and not yet in the pack; return how much that is."""
    _check_answers(by, request.case)
    request = _open_request(request)
    if request.redacted_at:
        raise NotPossibleNow("This is finished, and waits for a second person.")
    reads.check_sees_everything(by, request.case)
    found = held.everything_held(
        viewer=by,
        case=request.case,
        person=request.person,
        events=list(audit.trail(request.case)),
    )
    added = Passage.objects.bulk_create(_not_yet_there(request, found))
    _record(Event.SUBJECT_ACCESS_VIEWED, request, by, added=len(added))
    return len(added)


@transaction.atomic
def decide_passage(*, passage: Passage, verdict: Verdict, by: Practitioner) -> Passage:
    """Release, release in part or withhold; the text that is held stays as it is."""
    _check_answers(by, passage.case)
    reads.check_reads_pack(by, passage.case)
    request = _open_request(passage.request)
    _check_verdict(verdict)
    passage.choice, passage.reason = verdict.choice, verdict.reason
    in_part = verdict.choice == Choice.PART
    passage.released_text = verdict.released_text if in_part else ""
    passage.decided_at, passage.decided_by = timezone.now(), by
    passage.save()
    _open_again(request)
    _record(Event.PASSAGE_DECIDED, request, by, passage=str(passage.pk))
    return passage


@transaction.atomic
def release_unmarked(*, request: SubjectAccessRequest, by: Practitioner) -> int:
    """Release all that names nobody else and is undecided; return how many."""
    _check_answers(by, request.case)
    reads.check_reads_pack(by, request.case)
    request = _open_request(request)
    if access.protecting(request.case).exists():
        raise NotPossibleNow(
            "Addresses of this family are protected. Decide about each passage by itself."
        )
    left = Passage.objects.filter(
        request=request, names_others=False, decided_at__isnull=True
    )
    count = left.update(choice=Choice.RELEASE, decided_at=timezone.now(), decided_by=by)
    _record(Event.PASSAGE_DECIDED, request, by, released=count)
    return count


@transaction.atomic
def finish_pack(
    *, request: SubjectAccessRequest, by: Practitioner
) -> SubjectAccessRequest:
    """Say that every passage is decided; a second person is told to release it."""
    _check_answers(by, request.case)
    request = _open_request(request)
    if request.redacted_at:
        raise NotPossibleNow("This is finished already.")
    _check_decided(request, by)
    request.redacted_at, request.redacted_by = timezone.now(), by
    request.save(update_fields=["redacted_at", "redacted_by"])
    _record(Event.SUBJECT_ACCESS_REDACTED, request, by)
    tell(
        people=access.people_with(Permission.SECOND_FOR_OFFICER),
        kind="SUBJECT_ACCESS_TO_RELEASE",
        case=request.case,
        target=request.pk,
        by=by,
    )
    return request


@transaction.atomic
def release_pack(
    *, request: SubjectAccessRequest, by: Practitioner
) -> SubjectAccessRequest:
    """Release what another person finished, after reading it: PDF and data are kept."""
    request = _open_request(request)
    if request.redacted_at is None:
        raise NotPossibleNow("This is not finished. It cannot be released yet.")
    access.check_can_release(by, request)
    reads.check_reads_pack(by, request.case)
    _check_decided(request, by)
    pack = pack_of(request, reads.in_order(Passage.objects.filter(request=request)))
    request.pack, request.data = pack_pdf(pack), pack_data(pack)
    request.released_at, request.released_by = timezone.now(), by
    request.save(update_fields=["pack", "data", "released_at", "released_by"])
    _record(Event.SUBJECT_ACCESS_RELEASED, request, by)
    return request


@transaction.atomic
def refuse_request(
    *, request: SubjectAccessRequest, reason: str, by: Practitioner
) -> SubjectAccessRequest:
    """Refuse a request, with a reason that the person is told."""
    access.check_has(by, Permission.ANSWER_SUBJECT_ACCESS)
    request = _open_request(request)
    if not reason.strip():
        raise NotPossibleNow("A refusal needs its reason.")
    request.refusal_reason = reason
    request.refused_at, request.refused_by = timezone.now(), by
    request.save(update_fields=["refusal_reason", "refused_at", "refused_by"])
    _record(Event.SUBJECT_ACCESS_REFUSED, request, by)
    return request


def _check_answers(by: Practitioner, case: Case) -> None:
    access.check_has(by, Permission.ANSWER_SUBJECT_ACCESS)
    reads.check_has_sight(by, case)


def _open_request(request: SubjectAccessRequest) -> SubjectAccessRequest:
    locked = SubjectAccessRequest.objects.select_for_update(of=("self",))
    request = locked.select_related("case", "person").get(pk=request.pk)
    if request.released_at:
        raise NotPossibleNow("This was released. Nothing in it can be changed.")
    if request.refused_at:
        raise NotPossibleNow("This request was refused.")
    return request


def _open_again(request: SubjectAccessRequest) -> None:
    """What was finished is no longer finished once a passage of it is changed."""
    if request.redacted_at:
        request.redacted_at = request.redacted_by = None
        request.save(update_fields=["redacted_at", "redacted_by"])


def _not_yet_there(
    request: SubjectAccessRequest, found: list[held.Held]
) -> list[Passage]:
    there = Passage.objects.filter(request=request)
    known = set(there.values_list("source", "source_id", "text"))
    days = set(there.filter(source=held.LOOKS).values_list("heading", flat=True))
    last = there.aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    new = [
        one
        for one in found
        if (one.source, one.source_id, one.text) not in known
        and one.heading not in days
    ]
    return [
        Passage(
            case=request.case,
            request=request,
            position=start + place,
            on=one.on,
            heading=one.heading,
            text=one.text,
            source=one.source,
            source_id=one.source_id,
            names_others=one.names_others,
        )
        for place, one in enumerate(new)
    ]


def _check_verdict(verdict: Verdict) -> None:
    if verdict.choice not in Choice.values:
        raise NotPossibleNow("Choose what becomes of this passage.")
    if verdict.choice != Choice.RELEASE and not verdict.reason.strip():
        raise NotPossibleNow("Holding something back needs a reason.")
    if verdict.choice == Choice.PART and not verdict.released_text.strip():
        raise NotPossibleNow("Enter the part that goes out, or withhold it all.")


def _check_decided(request: SubjectAccessRequest, by: Practitioner) -> None:
    progress = reads.progress(viewer=by, request=request)
    if not progress.all:
        raise NotPossibleNow("The pack has not been put together yet.")
    if progress.left:
        raise NotPossibleNow(f"{progress.left} passages wait for a decision.")


def _record(
    event: Event, request: SubjectAccessRequest, by: Practitioner, **details: object
) -> None:
    audit.record(event, by=by, case=request.case, target=request.pk, details=details)
