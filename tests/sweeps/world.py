"""One family in the middle of everything, another of strangers, and every address."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from django.urls import get_resolver, reverse
from django.utils import timezone

from agencies.models import RoleName
from cases import drafts
from evaluation.commands.self_evaluations import start_self_evaluation
from information_sharing.models import SharingDecision
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import (
    ActionFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.cases_record import AttachmentFactory, ContactFactory
from tests.factories.evaluation import ReportFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    SharingDecisionFactory,
)
from tests.factories.lead_professional import NominationFactory
from tests.people import centre_manager, consent_for, household, member_of, team_member

OWN_ACCOUNT = "allauth."
WALK = {
    "q1-answer": "yes",
    "q1-kind": "PLAN",
    "q1-purpose": "To plan help with talking.",
    "q2-answer": "yes",
    "q3-answer": "yes",
    "q4-answer": "no",
    "q4-reason": "Nobody could be reached.",
    "q5-answer": "no",
    "q6-answer": "yes",
    "q6-reason": "Harm is likely.",
    "q7-answer": "yes",
}


def every_route():
    """Yield (name with namespace, module of its view) for every address."""
    yield from _routes(get_resolver().url_patterns, "")


def _routes(patterns, namespace):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes(pattern.url_patterns, inner)
        else:
            view = pattern.callback
            module = getattr(view, "view_class", view).__module__
            yield f"{namespace}{pattern.name}", module


def own_routes():
    """Return the names of the product's own addresses."""
    return {name for name, module in every_route() if OWN_ACCOUNT not in module}


def account_routes():
    """Return the names of the addresses where people manage their account."""
    return {name for name, module in every_route() if OWN_ACCOUNT in module}


def family_in_the_middle():
    """Return a family with something of everything, and the people around it."""
    family = household()
    team = TeamFactory(centre=family.case.centre)
    consent = consent_for(family, team, categories=["HEALTH", "DEVELOPMENT", "PLAN"])
    goal = GoalFactory(plan=PlanFactory(case=family.case), person=family.child)
    sheet = AssessmentFactory(person=family.child, begun_together=uuid4())
    ContributionFactory(assessment=sheet)
    nominee = member_of(team)
    contact = ContactFactory(case=family.case, person=family.child)
    return SimpleNamespace(
        family=family,
        case=family.case,
        team=team,
        consent=consent,
        assessment=sheet,
        goal=goal,
        action=ActionFactory(goal=goal),
        contact=contact,
        attachment=AttachmentFactory(contact=contact, person=family.child),
        review=ReviewFactory(case=family.case),
        decision=waiting_decision(family, team),
        nomination=NominationFactory(
            case=family.case, nominee=nominee, team=team, consent=consent
        ),
        advice=AdviceRequestFactory(case=family.case),
        worker=team_member(family.case),
        nominee=nominee,
        officer=officer(),
    )


def waiting_decision(family, team):
    """Return a decision without consent that a second person has to countersign."""
    return SharingDecisionFactory(
        case=family.case,
        team=team,
        people=[family.child],
        without_consent=True,
        countersign_by=timezone.now() + timezone.timedelta(hours=72),
        ends_on=timezone.localdate() + timezone.timedelta(days=14),
        method=SharingDecision.Method.values[0],
    )


def officer():
    """Return an information officer."""
    role = RoleName.INFORMATION_OFFICER
    return TeamMembershipFactory(team=TeamFactory(), role=role).practitioner


def managed(centre):
    """Return a manager of the centre with a report and a self-evaluation."""
    manager = centre_manager(centre)
    period = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 9, 30)}
    return SimpleNamespace(
        manager=manager,
        report=ReportFactory(centre=centre, requested_by=manager, **period),
        evaluation=start_self_evaluation(centre=centre, by=manager, **period),
    )


def keep_walk(one):
    """Leave a walk through the eight questions, and a registration, half done."""
    path = reverse("information_sharing:continue-deciding", args=[one.case.pk])
    end = timezone.localdate() + timezone.timedelta(days=30)
    said = WALK | {
        "q1-team": str(one.team.pk),
        "q7-people": str(one.family.child.pk),
        "q7-categories": "HEALTH",
        "q7-method": "IN_TEAM_AROUND",
        "q7-told": "yes",
        "q7-no_protocol_reason": "They are about to sign one.",
        "q7-ends_on_day": str(end.day),
        "q7-ends_on_month": str(end.month),
        "q7-ends_on_year": str(end.year),
    }
    drafts.keep(by=one.worker, path=path, post=Posted(said), case=one.case)
    register = reverse("cases:register")
    drafts.keep(by=one.worker, path=register, post=Posted({"child_given_name": "Ada"}))


class Posted(dict):
    """What was typed, read as a request's."""

    def getlist(self, key):
        """Return the one value."""
        return [self[key]]
