"""Addresses of boards and groups, their meetings, and what goes up to them."""

from django.urls import path

from agencies.views import (
    bodies,
    body_items,
    body_meetings,
    body_members,
    body_work,
    escalations,
    objectives,
)

SEAT = "bodies/members/<uuid:body_member>/"
MEETING = "bodies/meetings/<uuid:body_meeting>/"
ITEM = "bodies/items/<uuid:body_item>/"
RAISED = "bodies/escalations/<uuid:escalation>/"
BODY = "bodies/<uuid:body>/"

SEATS = [
    path(f"{BODY}members/new/", body_members.add_member, name="add-body-member"),
    path(SEAT, body_members.change_member, name="change-body-member"),
    path(f"{SEAT}end/", body_members.end_seat, name="end-body-member"),
    path(f"{SEAT}interest/", body_members.declare_interest, name="declare-interest"),
    path(
        "bodies/interests/<uuid:interest>/end/",
        body_members.end_interest,
        name="end-interest",
    ),
]
MEETINGS = [
    path(f"{BODY}meetings/new/", body_meetings.plan_meeting, name="plan-body-meeting"),
    path(f"{BODY}attendance/", body_meetings.show_attendance, name="body-attendance"),
    path(MEETING, body_meetings.show_meeting, name="body-meeting"),
    path(f"{MEETING}move/", body_meetings.move_meeting, name="move-body-meeting"),
    path(
        f"{MEETING}call-off/",
        body_meetings.call_off_meeting,
        name="call-off-body-meeting",
    ),
    path(
        f"{MEETING}attendance/",
        body_meetings.note_attendance,
        name="note-body-attendance",
    ),
    path(f"{MEETING}close/", body_meetings.close_meeting, name="close-body-meeting"),
    path(f"{MEETING}minutes/", body_meetings.print_minutes, name="body-minutes"),
    path(f"{MEETING}items/new/", body_items.add_item, name="add-body-item"),
    path(f"{ITEM}change/", body_items.change_item, name="change-body-item"),
    path(f"{ITEM}decide/", body_items.decide_item, name="decide-body-item"),
    path(f"{ITEM}move/", body_items.move_item, name="move-body-item"),
    path(f"{MEETING}actions/new/", body_work.add_action, name="add-body-action"),
    path(f"{MEETING}take-backs/new/", body_work.add_take_back, name="add-take-back"),
    path(f"{MEETING}promises/new/", body_work.add_promise, name="add-body-promise"),
    path(
        "bodies/actions/<uuid:body_action>/", body_work.show_action, name="body-action"
    ),
    path(
        "bodies/take-backs/<uuid:take_back>/",
        body_work.show_take_back,
        name="take-back",
    ),
]
ESCALATIONS = [
    path("bodies/escalations/", escalations.list_escalations, name="escalations"),
    path(
        "bodies/escalations/new/", escalations.raise_escalation, name="raise-escalation"
    ),
    path(RAISED, escalations.show_escalation, name="escalation"),
    path(f"{RAISED}answer/", escalations.answer_escalation, name="answer-escalation"),
    path(
        f"{RAISED}pass-on/", escalations.pass_on_escalation, name="pass-on-escalation"
    ),
    path(
        f"{RAISED}take-back/",
        escalations.withdraw_escalation,
        name="withdraw-escalation",
    ),
]
OBJECTIVES = [
    path("bodies/objectives/", objectives.list_objectives, name="objectives"),
    path(f"{BODY}objectives/new/", objectives.add_objective, name="add-objective"),
    path(
        "bodies/objectives/<uuid:objective>/end/",
        objectives.end_objective,
        name="end-objective",
    ),
]

urlpatterns = [
    path("bodies/", bodies.list_bodies, name="bodies"),
    path("bodies/new/", bodies.add_body, name="add-body"),
    *ESCALATIONS,
    *OBJECTIVES,
    *SEATS,
    *MEETINGS,
    path(BODY, bodies.show_body, name="body"),
    path(f"{BODY}change/", bodies.change_body, name="change-body"),
    path(f"{BODY}end/", bodies.end_body, name="end-body"),
]
