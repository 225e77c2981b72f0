"""Reads of what agencies agreed: the register, one agreement, and its versions."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Agency,
    Agreement,
    AgreementAim,
    AgreementComment,
    AgreementParty,
    AgreementSection,
    AgreementShare,
    Body,
    Commitment,
    Practitioner,
    Team,
)
from agencies.queries.promises import agreed_words
from cases.queries.comparing import Part, what_became
from information_sharing import access

SOON = timedelta(days=30)
SIGNED = Q(parties__answer=AgreementParty.Answer.SIGNED)
REVIEWS = (("", "Any"), ("soon", "Due within 30 days"), ("over", "Overdue"))


@dataclass(frozen=True)
class Wanted:
    """Which agreements somebody looks for; nothing said means all."""

    kind: str = ""
    status: str = ""
    agency: Agency | None = None
    review: str = ""


def register(*, viewer: Practitioner, wanted: Wanted) -> QuerySet[Agreement]:
    """Return the agreements that she may read, with how many have signed each."""
    found = access.visible_agreements(viewer)
    for name in ("kind", "status"):
        if said := getattr(wanted, name):
            found = found.filter(**{name: said})
    if wanted.agency:
        found = found.filter(parties__agency=wanted.agency)
    if wanted.review:
        found = _by_review(found, wanted.review)
    keys = found.values("pk")
    counted = Agreement.objects.filter(pk__in=keys).annotate(
        asked=Count("parties"), signed=Count("parties", filter=SIGNED)
    )
    return counted.select_related("centre").order_by("kind", "title", "-version")


def _by_review(found: QuerySet[Agreement], review: str) -> QuerySet[Agreement]:
    today = timezone.localdate()
    found = found.filter(status=Agreement.Status.IN_FORCE)
    if review == "over":
        return found.filter(review_on__lt=today)
    return found.filter(review_on__range=(today, today + SOON))


def agreement_for(*, viewer: Practitioner, pk: UUID) -> Agreement:
    """Return one agreement that she may read, or raise Http404."""
    found = access.visible_agreements(viewer).select_related(
        "centre", "supersedes", "recorded_by", "ended_by"
    )
    return get_object_or_404(found, pk=pk)


def section_for(*, viewer: Practitioner, pk: UUID) -> AgreementSection:
    """Return one section of an agreement that she may read, or raise Http404."""
    found = AgreementSection.objects.select_related("agreement__centre", "changed_by")
    return get_object_or_404(_within(viewer, found), pk=pk)


def party_for(*, viewer: Practitioner, pk: UUID) -> AgreementParty:
    """Return one party of an agreement that she may read, or raise Http404."""
    found = AgreementParty.objects.select_related("agreement__centre", "agency")
    return get_object_or_404(_within(viewer, found), pk=pk)


def comment_for(*, viewer: Practitioner, pk: UUID) -> AgreementComment:
    """Return one comment on an agreement that she may read, or raise Http404."""
    found = AgreementComment.objects.select_related("agreement__centre", "agency")
    return get_object_or_404(_within(viewer, found), pk=pk)


def aim_for(*, viewer: Practitioner, pk: UUID) -> AgreementAim:
    """Return one aim of an agreement that she may read, or raise Http404."""
    found = AgreementAim.objects.select_related("agreement__centre")
    return get_object_or_404(_within(viewer, found), pk=pk)


def _within(viewer: Practitioner, found: QuerySet) -> QuerySet:
    return found.filter(agreement__in=access.visible_agreements(viewer))


@dataclass(frozen=True)
class Partner:
    """One party with what it puts in; whether the reader may sign for it."""

    party: AgreementParty
    share: AgreementShare | None
    is_hers: bool

    @property
    def colour(self) -> str:
        """Return a colour beside the word of its answer."""
        signed = AgreementParty.Answer.SIGNED
        return "green" if self.party.answer == signed else "yellow"


def parties_of(*, viewer: Practitioner, agreement: Agreement) -> list[Partner]:
    """Return who is to sign, by name, each with what it puts in."""
    shares = {each.agency_id: each for each in agreement.shares.all()}
    found = agreement.parties.select_related("agency", "answered_by")
    hers = set(access.agencies_with(viewer, access.SIGN).values_list("pk", flat=True))
    return [
        Partner(party, shares.get(party.agency_id), party.agency_id in hers)
        for party in found
    ]


def sections_of(
    *, viewer: Practitioner, agreement: Agreement
) -> QuerySet[AgreementSection]:
    """Return the text, section by section, with what her agency may read of comments."""
    comments = AgreementComment.objects.select_related("agency", "said_by")
    if not access.can_read_comments(viewer, agreement):
        comments = comments.none()
    return agreement.sections.prefetch_related(
        Prefetch("comments", comments, to_attr="said")
    )


def comments_on_all(
    *, viewer: Practitioner, agreement: Agreement
) -> QuerySet[AgreementComment]:
    """Return what was said of the agreement as a whole."""
    if not access.can_read_comments(viewer, agreement):
        return AgreementComment.objects.none()
    whole = agreement.comments.filter(section__isnull=True)
    return whole.select_related("agency", "said_by")


def versions_of(*, viewer: Practitioner, agreement: Agreement) -> list[Agreement]:
    """Return every version of it that she may read, the newest first."""
    chain = [agreement]
    while chain[-1].supersedes is not None:
        chain.append(chain[-1].supersedes)
    while newer := Agreement.objects.filter(supersedes=chain[0]).first():
        chain.insert(0, newer)
    may = access.visible_agreements(viewer).filter(pk__in=[one.pk for one in chain])
    known = set(may.values_list("pk", flat=True))
    return [each for each in chain if each.pk in known]


@dataclass(frozen=True)
class Compared:
    """One heading in both versions; no part where nothing has changed."""

    title: str
    part: Part | None


def compare_versions(*, viewer: Practitioner, older: Agreement, newer: Agreement):
    """Return what differs between two versions, heading by heading."""
    return compare_words(_words(older), _words(newer))


def compare_words(before: dict[str, str], after: dict[str, str]) -> list[Compared]:
    """Return what differs between words under the same headings."""
    return [_compared(title, before, after) for title in {**after, **before}]


def _compared(title: str, before: dict, after: dict) -> Compared:
    was, now = before.get(title, ""), after.get(title, "")
    part = Part(title, was, now, what_became(was, now)) if was != now else None
    return Compared(title, part)


def _words(row: Agreement) -> dict[str, str]:
    said = {each.title: each.words for each in row.sections.all()}
    parties = row.parties.select_related("agency")
    shares = {each.agency_id: each for each in row.shares.all()}
    said["Who signs, and what each puts in"] = "\n".join(
        _signs(each, shares.get(each.agency_id)) for each in parties
    )
    said["Aims"] = "\n".join(each.words for each in row.aims.all())
    promises = row.commitments.select_related("agency", "team", "body")
    said["Promises"] = "\n".join(_promises(each) for each in promises)
    return said


def _promises(row: Commitment) -> str:
    agreed = agreed_words(row)
    return f"{row.agency}: {row.words}" + (f" ({agreed})" if agreed else "")


def _signs(party: AgreementParty, share: AgreementShare | None) -> str:
    given = [party.part]
    if share:
        pounds = "" if share.pounds is None else f"£{share.pounds:,} a year"
        given += [pounds, share.in_kind]
    said = "; ".join(filter(None, given))
    return f"{party.agency}: {said}" if said else str(party.agency)


def live_agencies(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies of the partnership today, by name."""
    return Agency.objects.filter(left_at__isnull=True)


def agencies_to_ask(
    *, viewer: Practitioner, agreement: Agreement, known: UUID | None
) -> QuerySet[Agency]:
    """Return the agencies that may be named as a party, or the one that is changed.

    Who is a party already is changed on its own form, which shows what stands there.
    """
    here = live_agencies(viewer=viewer)
    if known:
        return here.filter(pk=known)
    return here.exclude(agreed_to__agreement=agreement)


def agencies_to_speak_for(
    *, viewer: Practitioner, agreement: Agreement
) -> QuerySet[Agency]:
    """Return those of its parties for which she works."""
    hers = access.agencies_worked_for(viewer)
    return hers.filter(agreed_to__agreement=agreement).distinct()


def parties_only(*, viewer: Practitioner, agreement: Agreement) -> QuerySet[Agency]:
    """Return the agencies that are to sign it."""
    return Agency.objects.filter(agreed_to__agreement=agreement)


def teams_to_promise(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams whose first contact can be counted: no sensitive one (R13)."""
    there = Team.objects.filter(agency__left_at__isnull=True, is_sensitive=False)
    return there.select_related("agency")


def bodies_to_attend(*, viewer: Practitioner) -> QuerySet[Body]:
    """Return the boards and groups whose meetings can be counted."""
    return Body.objects.filter(ended_at__isnull=True)
