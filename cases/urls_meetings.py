"""Addresses of meetings, invitations and calendars; part of cases/urls.py."""

from django.urls import path

from cases.views import (
    after_meeting,
    agenda,
    calendars,
    in_meeting,
    invitations,
    meetings,
    minutes,
)

CASE = "cases/<uuid:pk>"
MEETING = f"{CASE}/meetings/<uuid:meeting>"
ITEM = f"{CASE}/agenda/<uuid:agenda_item>"
GUEST = f"{CASE}/guests/<uuid:invitee>"

urlpatterns = [
    path(f"{CASE}/meetings/", meetings.list_meetings, name="meetings"),
    path(f"{CASE}/meetings/new/", meetings.plan_meeting, name="plan-meeting"),
    path(f"{MEETING}/", meetings.show_meeting, name="meeting"),
    path(f"{MEETING}/invite/", meetings.invite, name="invite"),
    path(f"{MEETING}/call-off/", meetings.call_off, name="call-off-meeting"),
    path(f"{MEETING}/move/", meetings.move_meeting, name="move-meeting"),
    path(f"{GUEST}/", invitations.arrange, name="guest"),
    path(f"{GUEST}/take-off/", invitations.take_off, name="take-off-list"),
    path(f"{GUEST}/report/", invitations.send_report, name="meeting-report"),
    path(f"{GUEST}/minutes.pdf", minutes.print_minutes, name="minutes"),
    path(f"{MEETING}/agenda/new/", agenda.add_item, name="add-item"),
    path(f"{ITEM}/", agenda.change_item, name="change-item"),
    path(f"{ITEM}/remove/", agenda.remove_item, name="remove-item"),
    path(f"{MEETING}/clearance/", agenda.show_clearance, name="clearance"),
    path(f"{ITEM}/clear/<uuid:invitee>/", agenda.settle, name="settle-gap"),
    path(f"{MEETING}/open/", in_meeting.open_meeting, name="open-meeting"),
    path(f"{MEETING}/room/", in_meeting.show_room, name="meeting-room"),
    path(f"{MEETING}/attendance/", in_meeting.attendance, name="attendance"),
    path(f"{ITEM}/room/", in_meeting.show_item, name="meeting-item"),
    path(f"{ITEM}/said/", in_meeting.say, name="say"),
    path(
        f"{ITEM}/goals/<uuid:goal>/action/",
        in_meeting.agree_action,
        name="agree-action",
    ),
    path(f"{MEETING}/take-back/", after_meeting.take_back, name="take-back-something"),
    path(
        f"{CASE}/bring-backs/<uuid:bring_back>/",
        after_meeting.brought_back,
        name="brought-back",
    ),
    path(f"{MEETING}/close/", after_meeting.close_meeting, name="close-meeting"),
    path(
        "invitations/<uuid:invitation>/",
        invitations.show_invitation,
        name="invitation",
    ),
    path(
        "invitations/<uuid:invitation>/date.ics",
        calendars.download_date,
        name="meeting-date",
    ),
    path("calendar/", calendars.show_calendar, name="calendar"),
    path("calendar/<str:secret>.ics", calendars.feed, name="calendar-feed"),
]
