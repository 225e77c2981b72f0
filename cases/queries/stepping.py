"""Steps to social care and differences of view, as far as one viewer reads them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.escalating import social_care_due
from cases.models import (
    Case,
    Disagreement,
    DisagreementStep,
    Review,
    SocialCareReferral,
)
from cases.stands import (
    DisagreementStands,
    SocialCareStands,
    disagreement_stands,
    social_care_stands,
)
from cases.work_items import WorkItem
from information_sharing import access, explaining
from information_sharing.categories import Category


@dataclass(frozen=True)
class SocialCareLine:
    """One step to social care, and by when something is to be heard."""

    row: SocialCareReferral
    stands: SocialCareStands
    due_on: date | None

    @property
    def is_late(self) -> bool:
        """Return whether social care should have been heard from."""
        return self.due_on is not None and self.due_on < timezone.localdate()


@dataclass(frozen=True)
class DifferenceLine:
    """One difference of view with what was said at each stage."""

    row: Disagreement
    stands: DisagreementStands
    steps: tuple[DisagreementStep, ...]
    can_write: bool

    @property
    def can_go_further(self) -> bool:
        """Return whether there is a stage after this one."""
        return self.can_write and self.row.stage < Disagreement.Stage.PARTNERSHIP

    @property
    def is_late(self) -> bool:
        """Return whether the answer of this stage is late."""
        today = timezone.localdate()
        return self.row.settled_at is None and self.row.answer_by < today


@dataclass(frozen=True)
class SteppingPage:
    """What was sent to social care and where views differ, for this viewer."""

    social_care: tuple[SocialCareLine, ...]
    shows_all: bool
    differences: tuple[DifferenceLine, ...]
    level: Review | None
    can_differ: bool


def stepping_page(*, viewer: Practitioner, case: Case) -> SteppingPage:
    """Return the steps and differences of one case that this viewer reads."""
    writes = access.written(viewer, case) if case.is_open else frozenset()
    sent = access.social_care_of(viewer, case)
    return SteppingPage(
        social_care=tuple(
            SocialCareLine(row, social_care_stands(row), social_care_due(row))
            for row in sent.select_related(
                "person", "recorded_by", "from_level", "to_level"
            )
        ),
        shows_all=Category.SAFEGUARDING in access.visible_categories(viewer, case),
        differences=tuple(_differences(viewer, case, writes)),
        level=level_now(viewer=viewer, case=case),
        can_differ=bool(writes),
    )


def level_now(*, viewer: Practitioner, case: Case) -> Review | None:
    """Return the last review that named a level of need, if she sees one."""
    rows = access.facts_of(viewer, Review, case).filter(to_level__isnull=False)
    found: Review | None = rows.select_related("to_level").first()
    return found


def _differences(viewer: Practitioner, case: Case, writes: frozenset):
    steps: dict[UUID, list[DisagreementStep]] = {}
    said = access.facts_of(viewer, DisagreementStep, case)
    for step in said.select_related("written_by"):
        steps.setdefault(step.disagreement_id, []).append(step)
    rows = access.facts_of(viewer, Disagreement, case)
    for row in rows.select_related("person", "with_team", "raised_by", "settled_by"):
        may = (row.person_id, row.category) in writes and row.settled_at is None
        told = tuple(steps.get(row.pk, ()))
        yield DifferenceLine(row, disagreement_stands(row), told, may)


def social_care_for(
    *, viewer: Practitioner, case: Case, pk: UUID
) -> SocialCareReferral:
    """Return one step to social care, or raise Http404 as if it did not exist."""
    rows = access.social_care_of(viewer, case).filter(pk=pk)
    found: SocialCareReferral | None = rows.select_related("case").first()
    if found is None:
        raise Http404("No such page.")
    return found


def disagreement_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Disagreement:
    """Return one difference of view, or raise Http404 as if it did not exist."""
    rows = Disagreement.objects.filter(case=case, pk=pk).select_related("person")
    found: Disagreement | None = access.visible_facts(viewer, rows).first()
    if found is None:
        raise Http404("No such page.")
    return found


def teams_around(*, viewer: Practitioner, case: Case) -> list[Team]:
    """Return the teams that see something of the case, and that she may name."""
    named = access.services_for(viewer, case)
    teams = {reason.grant.through_team for reason in explaining.who_can_see(case)}
    return sorted((team for team in teams if not named.hides(team)), key=str)


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what social care, or a colleague, is to be asked about by this person."""
    return [*_from_social_care(viewer), *_differing(viewer)]


def _hers(viewer: Practitioner, author: str) -> Q:
    return Q(**{author: viewer}) | Q(case__in=access.coordinated_cases(viewer))


def _from_social_care(viewer: Practitioner):
    rows = access.visible_social_care(viewer).filter(
        _hers(viewer, "recorded_by"), feedback_on__isnull=True
    )
    for row in rows.exclude(case__status=Case.Status.CLOSED).select_related("case"):
        yield WorkItem(
            kind="SOCIAL_CARE",
            words="Ask for the answer to a referral",
            url=reverse("cases:social-care", args=[row.case_id, row.pk]),
            case=row.case,
            due_on=social_care_due(row),
        )


def _differing(viewer: Practitioner):
    rows = Disagreement.objects.filter(
        _hers(viewer, "raised_by"), settled_at__isnull=True
    ).exclude(case__status=Case.Status.CLOSED)
    for row in access.visible_facts(viewer, rows.select_related("case")):
        yield WorkItem(
            kind="DISAGREEMENT",
            words="Views differ: an answer is due",
            url=reverse("cases:stepping", args=[row.case_id]),
            case=row.case,
            due_on=row.answer_by,
        )
