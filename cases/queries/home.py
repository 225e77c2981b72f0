"""Home is a work list: what is due, what waits for me, what is new, what I left."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from agencies.models import Practitioner
from cases import drafts
from cases.models import Action, Case, Draft
from cases.queries.moves import hand_overs_to_ask
from cases.queries.timescales import steps_soon
from cases.timescales import Due
from information_sharing import access, explaining
from information_sharing.explaining import Reason
from information_sharing.models import (
    AccessRequest,
    AdviceRequest,
    SharingDecision,
    TellingTask,
)
from information_sharing.queries.advice import advice_requests
from information_sharing.queries.notices import Told, notices_for
from information_sharing.roles import Permission
from lead_professional.models import Nomination
from lead_professional.queries import waiting_for

FIRST_VISIT_DAYS = 30
MOST = 20


@dataclass(frozen=True)
class WorkList:
    """Everything that stands on somebody's home page."""

    told: tuple[Told, ...]
    actions: tuple[Action, ...]
    nominations: tuple[Nomination, ...]
    to_countersign: tuple[SharingDecision, ...]
    questions: tuple[AdviceRequest, ...]
    requests: tuple[AccessRequest, ...]
    teams_to_tell: tuple[TellingTask, ...]
    advice: tuple[AdviceRequest, ...]
    searches: bool
    new: tuple[Reason, ...]
    drafts: tuple[Draft, ...]
    steps: tuple[Due, ...]
    hand_overs: tuple[Due, ...]

    @property
    def cases_waiting(self) -> list[Case]:
        """Return the cases of which the list names somebody: who asked, who decided."""
        asked = [nomination.case for nomination in self.nominations]
        asked += [request.case for request in self.requests]
        asked += [task.case for task in self.teams_to_tell]
        return asked + [decision.case for decision in self.to_countersign]

    @property
    def needs_me(self) -> int:
        """Return how many things wait for this person."""
        waiting = (
            self.actions,
            self.nominations,
            self.to_countersign,
            self.questions,
            self.requests,
            self.teams_to_tell,
            self.steps,
            self.hand_overs,
        )
        return sum(map(len, waiting))


def work_list(*, viewer: Practitioner) -> WorkList:
    """Return the work list of this person."""
    since = viewer.previous_login_at or timezone.now() - timedelta(
        days=FIRST_VISIT_DAYS
    )
    return WorkList(
        told=tuple(notices_for(viewer=viewer, unseen=True)[:MOST]),
        actions=tuple(_actions(viewer)[:MOST]),
        nominations=tuple(waiting_for(viewer)),
        to_countersign=tuple(_to_countersign(viewer)),
        questions=tuple(_questions(viewer)[:MOST]),
        requests=tuple(_requests(viewer)[:MOST]),
        teams_to_tell=tuple(_teams_to_tell(viewer)[:MOST]),
        advice=tuple(_answered_advice(viewer, since)),
        searches=access.can_have(viewer, Permission.WORK_WITH_FAMILIES),
        new=tuple(explaining.newly_shared(viewer, since=since)[:MOST]),
        drafts=tuple(_drafts(viewer)[:MOST]),
        steps=tuple(steps_soon(viewer=viewer)),
        hand_overs=tuple(hand_overs_to_ask(viewer=viewer)),
    )


def _actions(viewer: Practitioner):
    agencies = access.memberships(viewer).values("team__agency")
    mine = Q(owner_practitioner=viewer) | Q(owner_agency__in=agencies)
    actions = Action.objects.to_do().filter(mine).select_related("case", "owner_agency")
    return access.visible_facts(viewer, actions).order_by("due_on")


def _to_countersign(viewer: Practitioner):
    waiting = SharingDecision.objects.filter(
        case__in=access.visible_cases(viewer),
        outcome=SharingDecision.Outcome.SHARE,
        countersigned_at__isnull=True,
        refused_at__isnull=True,
        superseded_at__isnull=True,
    ).exclude(Q(basis=SharingDecision.Basis.CONSENT) | Q(made_by=viewer))
    rows = waiting.select_related("case__recording_team", "team", "made_by")
    return [each for each in rows[:MOST] if access.can_countersign(viewer, each)]


def _requests(viewer: Practitioner):
    return AccessRequest.objects.filter(
        answered_at__isnull=True, case__in=access.coordinated_cases(viewer)
    ).select_related("case__recording_team", "team")


def _teams_to_tell(viewer: Practitioner):
    return TellingTask.objects.filter(
        told_at__isnull=True, case__in=access.coordinated_cases(viewer)
    ).select_related("case__recording_team", "team")


def _drafts(viewer: Practitioner):
    hers = Q(case__isnull=True) | Q(case__in=access.visible_cases(viewer))
    return drafts.left_by(viewer).filter(hers)


def _questions(viewer: Practitioner):
    return advice_requests(viewer=viewer).filter(answered_at__isnull=True)


def _answered_advice(viewer: Practitioner, since):
    return AdviceRequest.objects.filter(
        asked_by=viewer,
        answered_at__gt=since,
        case__in=access.visible_cases(viewer),
    ).select_related("case")
