"""Addresses of panels, their sittings, and what is put to them."""

from django.urls import path

from cases.views import panel_items, panels

one, day = "panels/<uuid:panel>/", "panels/meetings/<uuid:sitting>/"
urlpatterns = [
    path("panels/", panels.list_panels, name="panels"),
    path("panels/new/", panels.add_panel, name="add-panel"),
    path(one, panels.show_panel, name="panel"),
    path(f"{one}end/", panels.end_panel, name="end-panel"),
    path(f"{one}seat/", panels.seat_member, name="seat-panel-member"),
    path(f"{one}seat/<uuid:seat>/end/", panels.end_seat, name="end-panel-seat"),
    path(f"{one}meet/", panels.plan_sitting, name="plan-panel-sitting"),
    path(day, panels.show_sitting, name="panel-sitting"),
    path(f"{day}close/", panels.close_sitting, name="close-panel-sitting"),
    path("cases/<uuid:pk>/panel/", panel_items.put_to_panel, name="put-to-panel"),
    path(
        "cases/<uuid:pk>/panel/<uuid:panel_item>/",
        panel_items.show_item,
        name="panel-item",
    ),
]
