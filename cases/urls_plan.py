"""Addresses of the plan, its reviews, and closing; part of cases/urls.py."""

from django.urls import path

from cases.views import (
    actions,
    closing,
    goals,
    needs,
    plan,
    reviews,
    services,
    stepping,
)

CASE = "cases/<uuid:pk>"
NEEDS = f"{CASE}/practical-needs"
SERVICES = f"{CASE}/services"
SERVICE = f"{SERVICES}/<uuid:recommendation>"
STEPS = f"{CASE}/levels"
DIFFERS = f"{STEPS}/differ/<uuid:disagreement>"
ACTION = f"{CASE}/actions/<uuid:action>"

urlpatterns = [
    path(f"{CASE}/plan/", plan.show_plan, name="plan"),
    path(f"{CASE}/goals/new/", plan.add_goal, name="add-goal"),
    path(
        f"{CASE}/goals/<uuid:goal>/actions/new/",
        plan.add_action,
        name="add-action",
    ),
    path(f"{CASE}/goals/<uuid:goal>/stands/", goals.settle_goal, name="settle-goal"),
    path(f"{NEEDS}/", needs.show_needs, name="practical-needs"),
    path(f"{NEEDS}/ask/", needs.ask_needs, name="ask-needs"),
    path(f"{NEEDS}/<uuid:need>/action/", needs.act_on_need, name="need-action"),
    path(f"{SERVICES}/", services.show_services, name="services"),
    path(f"{SERVICES}/new/", services.recommend_service, name="recommend-service"),
    path(f"{SERVICE}/answer/", services.answer_service, name="answer-service"),
    path(f"{SERVICE}/met/", services.meet_need, name="meet-need"),
    path(f"{SERVICE}/take-on/", services.take_on_need, name="take-on-need"),
    path(f"{STEPS}/", stepping.show_stepping, name="stepping"),
    path(
        f"{STEPS}/social-care/new/",
        stepping.refer_social_care,
        name="refer-social-care",
    ),
    path(
        f"{STEPS}/social-care/<uuid:social_care_referral>/",
        stepping.hear_social_care,
        name="social-care",
    ),
    path(f"{STEPS}/differ/", stepping.differ, name="differ"),
    path(f"{DIFFERS}/further/", stepping.take_further, name="take-further"),
    path(f"{DIFFERS}/settle/", stepping.settle, name="settle-difference"),
    path("unmet-needs/", services.list_unmet_needs, name="unmet-needs"),
    path(f"{ACTION}/", actions.show_action, name="action"),
    path(f"{ACTION}/end/", plan.end_action, name="end-action"),
    path(f"{ACTION}/begin/", actions.begin_action, name="begin-action"),
    path(f"{ACTION}/progress/", actions.note_action, name="note-action"),
    path(f"{ACTION}/move/", actions.move_action, name="move-action"),
    path(f"{ACTION}/hand-over/", actions.hand_over_action, name="hand-over-action"),
    path(f"{CASE}/reviews/new/", reviews.record_review, name="record-review"),
    path(f"{CASE}/close/", reviews.close_case, name="close"),
    path(f"{CASE}/closing-letter.pdf", closing.print_letter, name="closing-letter"),
    path(f"{CASE}/reopen/", closing.reopen_case, name="reopen"),
]
