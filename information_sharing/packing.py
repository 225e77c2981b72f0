"""The hand-over pack: what was decided to tell whoever takes over elsewhere (R16).

A pack is the document of a decision, made while a move to that very organisation is
under way. It holds the kinds and the people of the decision, and nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from agencies.models import Practitioner
from cases.labels import labelled
from cases.models import (
    Action,
    Addition,
    Assessment,
    Case,
    Contact,
    Contribution,
    Involvement,
    Purpose,
    Transfer,
)
from cases.queries.circle import in_words
from cases.queries.header import lead_of
from config.dates import as_date
from config.pdf import render_pdf
from config.plain_names import name_key
from information_sharing import access, agreements, outside
from information_sharing.categories import Category, with_identity
from information_sharing.disclosing import Paper, facts_decided, paper_for, paper_pdf
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Consent, Disclosure, SharingDecision
from information_sharing.queries.previews import labels

LAST_ENTRIES = 15
ANOTHER = "another service"


@dataclass(frozen=True)
class Around:
    """A service around the family, and what it is there for."""

    name: str
    telephone: str
    since: date | None
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class Agreed:
    """What the family agreed to, with whom, and whom they left out."""

    who: str
    what: str
    teams: tuple[str, ...]
    left_out: tuple[str, ...]
    consent: Consent


@dataclass(frozen=True)
class Pack:
    """The hand-over of one family for one named reader, in full."""

    paper: Paper
    transfer: Transfer | None
    around: tuple[Around, ...]
    actions: tuple[tuple[Action, str], ...]
    texts: tuple[Contribution, ...]
    additions: tuple[Addition, ...]
    entries: tuple[Contact, ...]
    agreed: tuple[Agreed, ...]
    leads: bool
    ring: str


def document_for(decision: SharingDecision, *, by: Practitioner) -> bytes:
    """Return the document of a decision: a pack, where a move to its reader is on."""
    paper = paper_for(decision, by=by)
    if not transfers_to(decision).exists():
        return paper_pdf(paper)
    return pack_pdf(pack_for(paper, decision, by=by))


def transfers_to(decision: SharingDecision) -> QuerySet[Transfer]:
    """Return the move under way to the organisation that this decision names."""
    return Transfer.objects.under_way().filter(
        case=decision.case_id,
        agency__same_name=decision.outside_organisation,
    )


def moves_before(made: Disclosure) -> QuerySet[Transfer]:
    """Return the moves to its reader that were prepared before a document was made."""
    decision = made.decision
    return Transfer.objects.filter(
        case=decision.case_id,
        agency__same_name=decision.outside_organisation,
        prepared_at__lte=made.made_at,
    )


def check_may_know_the_move(viewer: Practitioner, made: Disclosure) -> None:
    """Raise AccessDenied where a document may say where a protected family moves (R12).

    It is asked of each reader, whoever made it and whether or not it was sent.
    """
    if Category.PLAN not in made.decision.categories:
        return
    shut = access.cases_with_whereabouts_shut(viewer, [made.decision.case])
    if shut and moves_before(made).exists():
        raise AccessDenied(
            "Where this family lives is protected. Only a named reader opens this."
        )


def decisions_for_transfer(transfer: Transfer) -> QuerySet[SharingDecision]:
    """Return the decisions about the organisation that takes over."""
    return SharingDecision.objects.filter(
        case=transfer.case_id,
        team__isnull=True,
        outside_organisation__same_name=transfer.agency,
    )


def decision_for(transfer: Transfer) -> SharingDecision | None:
    """Return the decision of the pack; before there is one, what it may rest on now."""
    about = decisions_for_transfer(transfer)
    stands = outside.standing(about)
    packs = Disclosure.objects.filter(
        decision__in=about, made_at__gte=transfer.prepared_at
    ).defer("document")
    sent = packs.filter(sent_at__isnull=False).order_by("-sent_at").first()
    made = sent or packs.filter(decision__in=stands).order_by("-made_at").first()
    if made:
        return about.get(pk=made.decision_id)
    return stands.filter(disclosure__isnull=True).order_by("-made_at").first()


def pack_for(paper: Paper, decision: SharingDecision, *, by: Practitioner) -> Pack:
    """Return what was decided to hand over, from what its maker may see now."""
    assessed = last_assessments(paper)
    texts = facts_decided(decision, Contribution, by).filter(assessment__in=assessed)
    added = facts_decided(decision, Addition, by).filter(assessment__in=assessed)
    entries = facts_decided(decision, Contact, by).filter(replaced_by__isnull=True)
    lead = _named_lead(decision, paper.services)
    return Pack(
        paper=paper,
        transfer=_move(decision, by),
        around=tuple(_around(decision, by, paper.services)),
        actions=tuple(line for line in paper.actions if _is_open(line[0])),
        texts=tuple(
            labelled(texts).select_related("person").order_by("person", "element")
        ),
        additions=tuple(
            labelled(added)
            .select_related("person", "team__agency", "signed_by")
            .order_by("person", "element")
        ),
        entries=tuple(entries.select_related("team", "person")[:LAST_ENTRIES]),
        agreed=tuple(_agreed(decision, paper)),
        leads=lead is not None,
        ring=_ring(decision, lead, paper.services),
    )


def pack_pdf(pack: Pack) -> bytes:
    """Return the pack as a tagged PDF."""
    context = {
        "pack": pack,
        "paper": pack.paper,
        "services": pack.paper.services,
        "made_for": pack.paper.reader,
        "reference": pack.paper.reference,
    }
    return render_pdf("reports/hand_over.html", context, created=pack.paper.made_at)


def _move(decision: SharingDecision, by: Practitioner) -> Transfer | None:
    """Return where they move to, if that was decided and she may know it (R12)."""
    if not access.can_hand_over(by, decision.case):
        return None
    moves = facts_decided(decision, Transfer, by)
    return transfers_to(decision).filter(pk__in=moves).first()


def _is_open(action: Action) -> bool:
    return action.status in Action.OPEN


def last_assessments(paper: Paper) -> list[Assessment]:
    """Return the last complete assessment of each whom the pack is about."""
    done = Assessment.objects.filter(
        person__in=paper.people, completed_at__isnull=False
    ).order_by("person_id", "-version")
    return list(done.distinct("person_id"))


def _around(decision, by: Practitioner, services: access.Services) -> Iterator[Around]:
    involved = facts_decided(decision, Involvement, by).filter(ends_on__isnull=True)
    purposes = facts_decided(decision, Purpose, by).select_related("person")
    rows = list(involved.select_related("team__agency"))
    if decision.case.recording_team_id not in {row.team_id for row in rows}:
        yield _who_opened_it(decision.case, services)
    for row in rows:
        hidden = services.hides(row.team)
        hers = [] if hidden else [p for p in purposes if p.involvement_id == row.pk]
        name = services.name(row.team)
        yield Around(
            name=name[:1].upper() + name[1:],
            telephone=services.telephone(row.team),
            since=None if hidden else row.starts_on,
            purposes=tuple(map(in_words, hers)),
        )


def _who_opened_it(case: Case, services: access.Services) -> Around:
    team = case.recording_team
    name, hidden = services.name(team), services.hides(team)
    since = None if hidden else as_date(case.opened_at)
    told = ("opened the record, and keeps it",)
    return Around(name[:1].upper() + name[1:], services.telephone(team), since, told)


def _agreed(decision: SharingDecision, paper: Paper) -> Iterator[Agreed]:
    """Yield the standing consents, as far as they are about what the reader is told."""
    told = set(with_identity(decision.categories))
    known = {person.pk for person in paper.people}
    live = Consent.objects.in_force().filter(case=decision.case_id)
    for consent in live.select_related("given_by").order_by(F("given_on").desc()):
        kinds = told & set(agreements.kinds_left(consent))
        about = [p for p in agreements.people_left(consent) if p.pk in known]
        if kinds - {Category.IDENTITY} and about:
            yield _in_plain_words(consent, kinds, known, decision, paper.services)


def _in_plain_words(consent: Consent, kinds, known, decision, services) -> Agreed:
    giver = consent.given_by
    relation = (giver.relationship or giver.get_kind_display()).lower()
    named = [row.team for row in consent.teams.filter(withdrawn_at__isnull=True)]
    left = [row.agency or row.team for row in consent.exclusions.all()]
    return Agreed(
        who=f"{giver} ({relation})" if giver.pk in known else f"The {relation}",
        what=labels(kinds),
        teams=_names(services, [*named, *_bodies(consent, decision)]),
        left_out=_names(services, left),
        consent=consent,
    )


def _bodies(consent: Consent, decision: SharingDecision) -> Iterator[str]:
    """Yield the reader's own organisation, and of any other only that there is one."""
    hers = name_key(decision.outside_organisation)
    for name in agreements.bodies_left(consent):
        yield name if name_key(name) == hers else ANOTHER


def _names(services: access.Services, named: list) -> tuple[str, ...]:
    """Return their names; of one that is not named, not even why (R13)."""
    said = {ANOTHER if services.hides(each) else str(each) for each in named}
    return tuple(sorted(said))


def _named_lead(decision: SharingDecision, services: access.Services):
    """Return the lead professional, where she may be named to anybody (R13)."""
    lead = lead_of(decision.case)
    if lead is None or services.hides(lead.team) or services.hides(lead.practitioner):
        return None
    return lead


def _ring(decision: SharingDecision, lead, services: access.Services) -> str:
    """Return whom to ring: the lead professional, else the team that keeps the record."""
    if lead:
        number = lead.practitioner.telephone or lead.team.telephone
        return f"{lead.practitioner}, {lead.team}, {number}".strip(", ")
    team = decision.case.recording_team
    return f"{services.name(team)}, {services.telephone(team)}".strip(", ")
