"""Addresses of activities, their sessions and sheets, and of the handed-over tablet."""

from django.urls import path

from cases.views import activities, lines, programme, sheets, tablet

urlpatterns = [
    path("activities/", activities.list_activities, name="activities"),
    path("activities/new/", activities.add_activity, name="add-activity"),
    path("activities/tablet/", tablet.show_tablet, name="tablet"),
    path("activities/tablet/thanks/", tablet.thank, name="tablet-done"),
    path("activities/tablet/back/", tablet.take_back, name="tablet-back"),
    path("activities/<uuid:activity>/", activities.show_activity, name="activity"),
    path(
        "activities/<uuid:activity>/end/", activities.end_activity, name="end-activity"
    ),
    path(
        "activities/<uuid:activity>/today/",
        activities.open_today,
        name="open-session-today",
    ),
    path(
        "activities/<uuid:activity>/day/", activities.open_day, name="open-session-day"
    ),
    path(
        "activities/<uuid:activity>/words/",
        programme.describe,
        name="describe-activity",
    ),
    path("activities/<uuid:activity>/times/", programme.add_slot, name="add-slot"),
    path("activities/times/<uuid:slot>/end/", programme.end_slot, name="end-slot"),
    path("activities/sessions/<uuid:session>/", sheets.show_sheet, name="sheet"),
    path(
        "activities/sessions/<uuid:session>/complete/",
        sheets.complete_sheet,
        name="complete-sheet",
    ),
    path(
        "activities/sessions/<uuid:session>/reopen/",
        sheets.reopen_sheet,
        name="reopen-sheet",
    ),
    path(
        "activities/sessions/<uuid:session>/paper/",
        sheets.type_from_paper,
        name="sheet-paper",
    ),
    path(
        "activities/sessions/<uuid:session>/hand-over/",
        tablet.hand_over,
        name="hand-over",
    ),
    path("activities/lines/<uuid:line>/child/", lines.say_who, name="line-child"),
    path(
        "activities/lines/<uuid:line>/register/",
        lines.register,
        name="line-register",
    ),
    path("activities/lines/<uuid:line>/strike/", lines.strike, name="line-strike"),
    path("cases/<uuid:pk>/slip.pdf", activities.print_slip, name="slip"),
]
