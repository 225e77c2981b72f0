"""Addresses of leading: asking, answering, standing in, handing over."""

from django.urls import path

from lead_professional.views import (
    asking,
    board,
    budgets,
    leading,
    loads,
    spending,
    spends,
    teams,
)

app_name = "lead_professional"
CASE = "cases/<uuid:pk>/lead-professional"
MONEY = "cases/<uuid:pk>/budget"
SPEND = f"{MONEY}/<uuid:spend>"

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
    path(f"{MONEY}/", budgets.show, name="budget"),
    path(f"{MONEY}/open/", budgets.open_budget, name="open-budget"),
    path(f"{MONEY}/ask/", budgets.ask, name="ask-for"),
    path(
        f"{MONEY}/lines/<uuid:entry>/reverse/",
        budgets.reverse_entry,
        name="reverse-entry",
    ),
    path(f"{SPEND}/", spends.show, name="spend"),
    path(f"{SPEND}/decide/", spends.decide, name="decide-spend"),
    path(f"{SPEND}/buy/", spends.buy, name="buy"),
    path(f"{SPEND}/check/", spends.check, name="check-receipt"),
    path(f"{SPEND}/outcome/", spends.look_back, name="look-back"),
    path(f"{SPEND}/take-back/", spends.take_back, name="take-back-spend"),
    path(f"{SPEND}/file/<str:which>/", budgets.read_file, name="spend-file"),
    path("lead-professional/limits/", budgets.change_limits, name="limits"),
    path("lead-professional/spending/", spending.show, name="spending"),
    path("lead-professional/spending.csv", spending.as_table, name="spending-csv"),
    path("lead-professional/team/", teams.team, name="team"),
    path(f"{CASE}/weight/", loads.weigh, name="weigh"),
    path("lead-professional/caps/", loads.caps, name="caps"),
    path("nominations/<uuid:nomination>/", asking.nomination, name="nomination"),
]
