"""Every table with a person in it: what of it may be nobody's, asked in plain SQL (R20)."""

from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.utils import timezone

from agencies.models import Practitioner
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.agencies_agreed import BodyActionFactory, BodyMemberFactory
from tests.factories.cases import ActionFactory, GoalFactory, InvolvementFactory
from tests.factories.cases_meetings import (
    BringBackFactory,
    InviteeFactory,
    MeetingFactory,
)
from tests.factories.cases_plan import RecommendationFactory
from tests.factories.cases_referrals import (
    ColleagueRequestFactory,
    PanelMemberFactory,
    ReferralFactory,
)
from tests.factories.cases_visits import MessageToFactory, VisitFactory
from tests.factories.lead_professional import (
    AppointmentFactory,
    DeputyFactory,
    NominationFactory,
)
from tests.people import consent_for, household, member_of

SOON = timezone.localdate() + timedelta(days=14)

OURS = {"agencies", "cases", "lead_professional", "information_sharing", "evaluation"}

OPEN = {
    "lead_professional_appointment.practitioner_id": "ended_at IS NULL",
    "lead_professional_deputy.practitioner_id": "ended_at IS NULL",
    "lead_professional_nomination.nominee_id": "accepted_at IS NULL AND declined_at "
    "IS NULL",
    "cases_action.owner_practitioner_id": "status IN ('TO_DO', 'PLANNED', 'STARTED')",
    "cases_invitee.practitioner_id": "taken_off_at IS NULL AND EXISTS (SELECT FROM "
    "cases_meeting m WHERE m.id = t.meeting_id AND m.status = 'PLANNED')",
    "cases_meeting.note_taker_id": "status = 'UNDER_WAY'",
    "cases_bringback.practitioner_id": "done_at IS NULL",
    "cases_visit.practitioner_id": "status = 'PLANNED'",
    "cases_messageto.practitioner_id": "opened_on IS NULL",
    "cases_colleaguerequest.asked_of_id": "answered_at IS NULL AND ended_at IS NULL",
    "cases_recommendation.owner_id": "met_at IS NULL AND outcome IN ('WAITING', "
    "'DECLINED', 'NOT_THERE')",
    "cases_involvement.practitioner_id": "ends_on IS NULL",
    "cases_referral.worker_id": "status NOT IN ('ENDED', 'PASSED_ON', 'DUPLICATE')",
    "cases_panelmember.practitioner_id": "left_at IS NULL",
    "agencies_bodymember.practitioner_id": "left_at IS NULL",
    "agencies_bodymember.deputy_id": "left_at IS NULL",
    "agencies_bodyaction.owner_id": "done_at IS NULL AND dropped_at IS NULL",
    "agencies_teammembership.line_manager_id": "ended_at IS NULL",
    "agencies_teammembership.supervisor_id": "ended_at IS NULL",
    "evaluation_selfevaluationsection.assigned_to_id": "true",
    "evaluation_improvement.owner_practitioner_id": "status IN ('TO_DO', 'STARTED')",
}
"""What has one holder, and until when."""

HERS = {
    "agencies_calendarkey.practitioner_id": "the address of her own calendar",
    "agencies_onsite.practitioner_id": "where she was on a day",
    "agencies_profile.practitioner_id": "what she says of herself",
    "agencies_reflection.shared_with_id": "what a colleague let her read",
    "agencies_registration.practitioner_id": "what she is registered as",
    "agencies_supervision.supervisee_id": "what was said then",
    "agencies_supervision.supervisor_id": "what was said then",
    "agencies_teammembership.practitioner_id": "the place itself",
    "agencies_trainingplace.practitioner_id": "her training goes with her",
    "agencies_workexchange.host_person_id": "a visit between agencies",
    "agencies_workexchange.practitioner_id": "a visit between agencies",
    "agencies_workingpattern.practitioner_id": "her own days",
    "cases_draft.author_id": "only she reads it",
    "cases_referral.referrer_id": "who made it",
    "cases_submission.author_id": "what was sent once",
    "cases_visit_with_whom.practitioner_id": "taken off at the end; somebody goes",
    "evaluation_invitation.practitioner_id": "asked for her own opinion",
    "evaluation_report.made_for_id": "made for her to read",
    "information_sharing_accessevent.by_id": "the log",
    "information_sharing_grant.practitioner_id": "opens nothing without a place",
    "information_sharing_notice.to_id": "what she was told",
    "information_sharing_practitionercasepermission.user_id": "as its grant",
    "information_sharing_readingreview.reader_id": "whose reading was looked at",
    "information_sharing_sharingdecision.practitioner_id": "with whom it was shared",
    "information_sharing_shieldreader.practitioner_id": "the officer names readers",
}
"""What stays under her name, and why."""


def people_columns() -> set[str]:
    """Return every column of ours that names a person who holds, not who once did."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label not in OURS or not model._meta.managed:
            continue
        for field in model._meta.concrete_fields:
            named = field.is_relation and field.related_model is Practitioner
            history = model.__name__.endswith("Event") and hasattr(model, "pgh_obj")
            if named and not field.name.endswith("_by") and not history:
                found.add(f"{model._meta.db_table}.{field.column}")
        for field in model._meta.local_many_to_many:
            if field.related_model is Practitioner:
                table = field.remote_field.through._meta.db_table
                found.add(f"{table}.{field.m2m_reverse_name()}")
    return found


def orphans_of(who) -> dict[str, int]:
    """Return, by column, how much that is open still names this person."""
    found = {}
    with connection.cursor() as cursor:
        for place, is_open in OPEN.items():
            table, column = place.split(".")
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE {column} = %s AND {is_open}",  # noqa: S608
                [who.pk],
            )
            if count := cursor.fetchone()[0]:
                found[place] = count
    return found


def family_led(who, team):
    """Return a family of the team's own that this person leads for."""
    family = household(recording_team=team)
    consent = consent_for(family, team, categories=["PLAN"])
    asked = NominationFactory(
        case=family.case, nominee=who, team=team, consent=consent, accepted=True
    )
    AppointmentFactory(nomination=asked)
    return family


def actions(family, who, many):
    goal = GoalFactory(plan__case=family.case)
    for _ in range(many):
        ActionFactory(goal=goal, owner_agency=None, owner_practitioner=who)


def invited(family, who, team, **more):
    meeting = MeetingFactory(case=family.case, planned_by=who)
    more = {"person": None, "is_chair": True} | more
    return InviteeFactory(meeting=meeting, practitioner=who, team=team, **more)


def one_of_each(family, who, team):
    """Give somebody one of everything else."""
    case = family.case
    other = family_led(member_of(team), team)
    led = other.case.appointments.get()
    DeputyFactory(appointment=led, practitioner=who, team=team)
    meeting = MeetingFactory(case=case)
    BringBackFactory(meeting=meeting, practitioner=who)
    VisitFactory(case=case, practitioner=who, team=team, planned_on=SOON)
    MessageToFactory(message__case=case, practitioner=who)
    ColleagueRequestFactory(case=case, asked_of=who, team=team, category="PLAN")
    RecommendationFactory(case=case, owner=who, category="PLAN")
    InvolvementFactory(case=case, practitioner=who, team=team, ends_on=None)
    ReferralFactory(
        team=team, worker=who, status="ALLOCATED",
        allocated_at=timezone.now(), allocated_by=who,
    )  # fmt: skip
    PanelMemberFactory(practitioner=who, team=team)
    BodyMemberFactory(practitioner=who, agency=team.agency)
    BodyMemberFactory(deputy=who, agency=team.agency)
    BodyActionFactory(owner=who, agency=team.agency)
    TeamMembershipFactory(team=team, line_manager=who, supervisor=who)
