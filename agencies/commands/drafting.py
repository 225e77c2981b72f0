"""Writing an agreement: its text, who is to sign, what each puts in, and the aims."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from agencies.agreement_templates import templates
from agencies.drafts import hold, hold_draft, sign_again
from agencies.models import (
    Agency,
    Agreement,
    AgreementAim,
    AgreementParty,
    AgreementSection,
    AgreementShare,
    Centre,
    Commitment,
    Practitioner,
)
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

Event = audit.AgencyEvent


@dataclass(frozen=True)
class Heads:
    """What stands above the text: the title, for whom, for how long, what it covers."""

    title: str
    centre: Centre | None = None
    review_on: date | None = None
    ends_on: date | None = None
    purposes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """An agency that is to sign, its part, and what it puts in."""

    agency: Agency
    part: str = ""
    pounds: Decimal | None = None
    in_kind: str = ""


@transaction.atomic
def start_agreement(*, template: str, heads: Heads, by: Practitioner) -> Agreement:
    """Begin a draft with the headings of a template; return it."""
    access.check_can_draft(by, heads.centre)
    chosen = templates()[template]
    row = Agreement(kind=chosen.kind, tier=chosen.tier, template=template)
    _set_heads(row, heads)
    row.recorded_by = by
    row.save()
    for number, each in enumerate(chosen.sections, start=1):
        row.sections.create(code=each.code, title=each.title, number=number)
    _log(row, by, "started")
    return row


@transaction.atomic
def change_heads(*, agreement: Agreement, heads: Heads, by: Practitioner) -> None:
    """Change the title, the days and what a draft covers."""
    row = hold_draft(agreement, by)
    access.check_can_draft(by, heads.centre)
    _set_heads(row, heads)
    row.save()
    _log(row, by, "heads")


def _set_heads(row: Agreement, heads: Heads) -> None:
    if row.tier == Agreement.Tier.PURPOSE and not (heads.purposes and heads.categories):
        raise NotPossibleNow("Choose at least one purpose and one kind of information.")
    if heads.ends_on and heads.review_on and heads.review_on > heads.ends_on:
        raise NotPossibleNow("Look at it again before it ends, not after.")
    for name in ("title", "centre", "review_on", "ends_on"):
        setattr(row, name, getattr(heads, name))
    row.purposes, row.categories = list(heads.purposes), list(heads.categories)


@transaction.atomic
def write_section(
    *,
    section: AgreementSection,
    words: str,
    by: Practitioner,
    seen: datetime | None = None,
) -> None:
    """Write one section; `seen` is when the writer's page was last changed by somebody."""
    row = hold_draft(section.agreement, by)
    held = row.sections.get(pk=section.pk)
    if held.changed_at != seen and held.words != words:
        raise NotPossibleNow(
            "Somebody changed this section while you were writing. Yours is below: "
            "open the agreement in another window, and put both together."
        )
    held.words, held.changed_at, held.changed_by = words, timezone.now(), by
    held.save()
    _log(row, by, "section", section=held.code)


@transaction.atomic
def put_party(*, agreement: Agreement, party: Party, by: Practitioner) -> None:
    """Name an agency that is to sign, or say its part and share otherwise."""
    row = hold_draft(agreement, by)
    if party.agency.left_at:
        raise NotPossibleNow(f"{party.agency} has left the partnership.")
    AgreementParty.objects.update_or_create(
        agreement=row, agency=party.agency, defaults={"part": party.part}
    )
    share = AgreementShare.objects.filter(agreement=row, agency=party.agency)
    if party.pounds is None and not party.in_kind:
        share.delete()
    else:
        AgreementShare.objects.update_or_create(
            agreement=row,
            agency=party.agency,
            defaults={"pounds": party.pounds, "in_kind": party.in_kind},
            create_defaults={
                "pounds": party.pounds,
                "in_kind": party.in_kind,
                "recorded_by": by,
            },
        )
    _log(row, by, "party", agency=str(party.agency.pk))


@transaction.atomic
def take_off_party(*, party: AgreementParty, by: Practitioner) -> None:
    """Take an agency off a draft, or off one that is out: then signing starts again.

    What is out is sent out anew by it: nobody signs another text than she read.
    """
    row = hold(party.agreement)
    access.check_can_draft(by, row.centre)
    if row.status not in Agreement.UNSIGNED:
        raise NotPossibleNow(
            "It is in force: end it, or make a new version without them."
        )
    AgreementShare.objects.filter(agreement=row, agency=party.agency_id).delete()
    Commitment.objects.filter(agreement=row, agency=party.agency_id).delete()
    row.parties.filter(pk=party.pk).delete()
    sign_again(row)
    if row.status == Agreement.Status.SIGNING:
        row.sent_at, row.sent_by = timezone.now(), by
        row.save(update_fields=["sent_at", "sent_by"])
    _log(row, by, "party off", agency=str(party.agency_id))


@transaction.atomic
def add_aim(
    *, agreement: Agreement, words: str, outcome: str, by: Practitioner
) -> None:
    """Add a shared aim, tied to one of the five outcomes."""
    row = hold_draft(agreement, by)
    last = row.aims.order_by("-number").values_list("number", flat=True).first() or 0
    row.aims.create(words=words, outcome=outcome, number=last + 1, recorded_by=by)
    _log(row, by, "aim", outcome=str(outcome))


@transaction.atomic
def drop_aim(*, aim: AgreementAim, by: Practitioner) -> None:
    """Take an aim out of a draft."""
    row = hold_draft(aim.agreement, by)
    row.aims.filter(pk=aim.pk).delete()
    _log(row, by, "aim out")


@transaction.atomic
def drop_promise(*, commitment: Commitment, by: Practitioner) -> None:
    """Take a promise out of a draft: nobody has made it yet."""
    if commitment.agreement is None:
        raise NotPossibleNow("A promise made at a meeting is released, not taken out.")
    row = hold_draft(commitment.agreement, by)
    row.commitments.filter(pk=commitment.pk).delete()
    _log(row, by, "promise out", agency=str(commitment.agency_id))


def _log(row: Agreement, by: Practitioner, what: str, **more: str) -> None:
    audit.record(
        Event.AGREEMENT_CHANGED, by=by, target=row.pk, details={"what": what, **more}
    )
