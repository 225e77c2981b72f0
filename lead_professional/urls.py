"""Addresses of leading: asking, answering, standing in, handing over."""

from django.urls import path

from lead_professional.views import asking, board, leading, loads, teams

app_name = "lead_professional"
CASE = "cases/<uuid:pk>/lead-professional"

urlpatterns = [
    path(f"{CASE}/nominate/", asking.nominate, name="nominate"),
    path(
        f"{CASE}/<uuid:nomination>/take-back/",
        asking.take_back,
        name="take-back",
    ),
    path(f"{CASE}/", leading.show, name="leading"),
    path(f"{CASE}/deputy/", leading.deputy, name="deputy"),
    path(f"{CASE}/deputy/end/", leading.end_deputy, name="end-deputy"),
    path(f"{CASE}/hand-over/", leading.hand_over, name="hand-over"),
    path(f"{CASE}/<uuid:handover>/told/", leading.tell_family, name="told"),
    path("lead-professional/left-behind/", teams.left_behind, name="left-behind"),
    path("lead-professional/board/", board.board, name="board"),
    path(f"{CASE}/chase/<uuid:action>/", board.chase, name="chase"),
    path("lead-professional/team/", teams.team, name="team"),
    path(f"{CASE}/weight/", loads.weigh, name="weigh"),
    path("lead-professional/caps/", loads.caps, name="caps"),
    path("nominations/<uuid:nomination>/", asking.nomination, name="nomination"),
]
