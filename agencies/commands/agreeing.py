"""How an agreement moves on: comments, signatures, in force, replaced, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from agencies.drafts import hold, last_word, sign_again
from agencies.models import (
    Agency,
    Agreement,
    AgreementComment,
    AgreementParty,
    AgreementSection,
    Practitioner,
)
from agencies.states import AGREEMENT
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

Event = audit.AgencyEvent
Status = Agreement.Status
FEWEST = 2
NEWS = (
    "The text was sent out anew meanwhile, or a colleague answered for your agency. "
    "Read the agreement again, and answer then."
)


@transaction.atomic
def send_for_comments(*, agreement: Agreement, by: Practitioner) -> None:
    """Ask the people of every party what they make of the draft (notes-002 M13)."""
    row = _hers(agreement, by)
    _check_parties(row)
    _move(row, Status.CONSULTATION, by)
    tell(
        people=access.signatories_of(row),
        kind="AGREEMENT_TO_COMMENT",
        target=row.pk,
        by=by,
    )


@transaction.atomic
def send_for_signature(*, agreement: Agreement, by: Practitioner) -> None:
    """Freeze the text and ask every party to sign it."""
    row = _hers(agreement, by)
    _check_parties(row)
    if not row.sections.exclude(words="").exists():
        raise NotPossibleNow(
            "There is nothing to sign yet: write at least one section."
        )
    sign_again(row)
    row.sent_at, row.sent_by = timezone.now(), by
    _move(row, Status.SIGNING, by)
    tell(
        people=access.signatories_of(row),
        kind="AGREEMENT_TO_SIGN",
        target=row.pk,
        by=by,
    )


@transaction.atomic
def take_back(*, agreement: Agreement, by: Practitioner) -> None:
    """Open the text again; whoever had signed signs again."""
    row = _hers(agreement, by)
    _move(row, Status.CONSULTATION, by)
    sign_again(row)


def _check_parties(row: Agreement) -> None:
    if row.parties.count() < FEWEST:
        raise NotPossibleNow("Name the agencies first: at least two agree.")


@transaction.atomic
def comment_on(
    *,
    agreement: Agreement,
    agency: Agency,
    words: str,
    by: Practitioner,
    section: AgreementSection | None = None,
) -> AgreementComment:
    """Say what one's agency makes of a draft, or of one section of it."""
    row = hold(agreement)
    access.check_can_comment(by, row)
    _check_speaks_for(by, row, agency)
    if row.status != Status.CONSULTATION:
        raise NotPossibleNow("Comments are closed: the text is out for signature.")
    made = row.comments.create(section=section, agency=agency, words=words, said_by=by)
    _log_answer(row, by, agency, "comment")
    drafter = [row.recorded_by] if row.recorded_by else []
    tell(people=drafter, kind="AGREEMENT_COMMENTED", target=row.pk, by=by)
    return made


def _check_speaks_for(by: Practitioner, row: Agreement, agency: Agency) -> None:
    hers = access.agencies_worked_for(by).filter(agreed_to__agreement=row)
    if not hers.filter(pk=agency.pk).exists():
        raise NotPossibleNow(f"You do not work for {agency}, or it is not asked.")


@transaction.atomic
def answer_comment(*, comment: AgreementComment, answer: str, by: Practitioner) -> None:
    """Say what was made of a comment; whoever wrote it is told."""
    row = hold(comment.agreement)
    access.check_can_draft(by, row.centre)
    held = row.comments.select_for_update().get(pk=comment.pk)
    held.answer, held.answered_at, held.answered_by = answer, timezone.now(), by
    held.save()
    _log_answer(row, by, held.agency, "comment answered")
    tell(people=[held.said_by], kind="COMMENT_ANSWERED", target=row.pk, by=by)


@transaction.atomic
def answer_as_party(
    *,
    party: AgreementParty,
    answer: str,
    signed_as: str,
    words: str,
    by: Practitioner,
    seen: datetime | None = None,
) -> None:
    """Sign for one's agency, or say in words why it does not.

    `seen` is the last word that stood on the page: nobody signs another text than she
    read, nor over the answer of a colleague whom she did not hear.
    """
    row = hold(party.agreement)
    access.check_can_sign(by, party)
    if row.status != Status.SIGNING:
        raise NotPossibleNow(
            "It is not out for signature now. Look again at where it is."
        )
    held = row.parties.get(pk=party.pk)
    if seen and seen != last_word(held):
        raise NotPossibleNow(NEWS)
    if answer == AgreementParty.Answer.DECLINED and not words.strip():
        raise NotPossibleNow("Write why your agency does not sign.")
    held.answer, held.signed_as, held.words = answer, signed_as, words
    held.answered_at, held.answered_by = timezone.now(), by
    held.save()
    _log_answer(row, by, held.agency, str(answer))
    drafter = [row.sent_by] if row.sent_by else []
    tell(people=drafter, kind="AGREEMENT_ANSWERED", target=row.pk, by=by)


@transaction.atomic
def bring_into_force(
    *, agreement: Agreement, starts_on: date, by: Practitioner
) -> None:
    """Let it hold from a day, once every party has signed; no gap after the old one."""
    row = _hers(agreement, by)
    AGREEMENT.check(row.status, Status.IN_FORCE)
    _check_all_signed(row)
    _check_day(row, starts_on)
    row.starts_on = starts_on
    _move(row, Status.IN_FORCE, by)
    _make_promises(row, starts_on)
    supersede(agreement=row, by=by)


def _check_all_signed(row: Agreement) -> None:
    signed = AgreementParty.Answer.SIGNED
    left = row.parties.exclude(answer=signed).select_related("agency")
    if left:
        names = ", ".join(str(each.agency) for each in left)
        raise NotPossibleNow(f"Not everybody has signed: {names}.")
    _check_parties(row)


def _check_day(row: Agreement, starts_on: date) -> None:
    if starts_on < timezone.localdate():
        raise NotPossibleNow("Choose today or a day to come.")
    if row.ends_on and row.ends_on < starts_on:
        raise NotPossibleNow("It would end before it starts.")
    before = row.supersedes
    ends = before.ends_on if before and before.status == Status.IN_FORCE else None
    if ends and (starts_on - ends).days > 1:
        raise NotPossibleNow("The version before ends sooner: there would be a gap.")


def _make_promises(row: Agreement, starts_on: date) -> None:
    """From this day each promise counts, made by whoever signed for the agency."""
    who = {each.agency_id: each.signed_as for each in row.parties.all()}
    for promise in row.commitments.all():
        promise.promised_by = who.get(promise.agency_id) or promise.promised_by
        promise.made_on = starts_on
        promise.save(update_fields=["promised_by", "made_on"])


@transaction.atomic
def supersede(*, agreement: Agreement, by: Practitioner | None) -> bool:
    """Let the old version go on the day on which the new one starts, not before."""
    row = agreement
    old = row.supersedes and hold(row.supersedes)
    today = timezone.localdate()
    if not old or old.status != Status.IN_FORCE or not row.starts_on:
        return False
    if row.starts_on > today:
        return False
    _move(old, Status.SUPERSEDED, by)
    return True


@transaction.atomic
def end_agreement(*, agreement: Agreement, why: str, by: Practitioner) -> None:
    """End an agreement, or give up one that has not begun; the reason stays.

    What it replaced is over since the day on which it began, and does not come back.
    """
    row = _hers(agreement, by)
    if not why.strip():
        raise NotPossibleNow("Write why it ends.")
    if row.status == Status.IN_FORCE:
        supersede(agreement=row, by=by)
    if row.starts_on is None or row.starts_on > timezone.localdate():
        row.supersedes, row.starts_on = None, None
    row.why_ended, row.ended_at, row.ended_by = why, timezone.now(), by
    told = list(access.signatories_of(row)) if row.status != Status.DRAFT else []
    _move(row, Status.ENDED, by)
    tell(people=told, kind="AGREEMENT_ENDED", target=row.pk, by=by)


@transaction.atomic
def new_version(*, agreement: Agreement, by: Practitioner) -> Agreement:
    """Begin the next version with the text of this one, which stands until then."""
    row = _hers(agreement, by)
    if row.status != Status.IN_FORCE:
        raise NotPossibleNow("Only an agreement in force has a next version.")
    if Agreement.objects.filter(supersedes=row).exists():
        raise NotPossibleNow("The next version is being written already.")
    fields = ("kind", "title", "tier", "purposes", "categories", "centre", "template")
    same = {name: getattr(row, name) for name in fields}
    made = Agreement.objects.create(
        **same, version=row.version + 1, supersedes=row, recorded_by=by
    )
    _copy_text(row, made)
    _copy_terms(row, made, by)
    _log_move(made, by, "")
    return made


def _copy_text(row: Agreement, made: Agreement) -> None:
    for section in row.sections.all():
        made.sections.create(
            code=section.code,
            title=section.title,
            words=section.words,
            number=section.number,
        )
    for party in row.parties.filter(agency__left_at__isnull=True):
        made.parties.create(agency_id=party.agency_id, part=party.part)


def _copy_terms(row: Agreement, made: Agreement, by: Practitioner) -> None:
    stay = {"agency__left_at__isnull": True}
    for aim in row.aims.all():
        made.aims.create(
            words=aim.words, outcome=aim.outcome, number=aim.number, recorded_by=by
        )
    for share in row.shares.filter(**stay):
        made.shares.create(
            agency_id=share.agency_id,
            pounds=share.pounds,
            in_kind=share.in_kind,
            recorded_by=by,
        )
    kept = ("words", "measure", "amount", "team", "body", "promised_by", "made_on")
    for each in row.commitments.filter(released_at__isnull=True, **stay):
        same = {name: getattr(each, name) for name in kept}
        made.commitments.create(agency_id=each.agency_id, recorded_by=by, **same)


def _hers(agreement: Agreement, by: Practitioner) -> Agreement:
    row = hold(agreement)
    access.check_can_draft(by, row.centre)
    return row


def _move(row: Agreement, to: str, by: Practitioner | None) -> None:
    before = row.status
    AGREEMENT.check(before, to)
    row.status = to
    row.save()
    _log_move(row, by, str(before))


def _log_move(row: Agreement, by: Practitioner | None, before: str) -> None:
    details = {"before": before, "after": str(row.status)}
    audit.record(Event.AGREEMENT_MOVED, by=by, target=row.pk, details=details)


def _log_answer(row: Agreement, by: Practitioner, agency: Agency, what: str) -> None:
    details = {"what": what, "agency": str(agency.pk)}
    audit.record(Event.AGREEMENT_ANSWERED, by=by, target=row.pk, details=details)
