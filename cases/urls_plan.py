"""Addresses of the plan, its reviews, and closing; part of cases/urls.py."""

from django.urls import path

from cases.views import plan, reviews

CASE = "cases/<uuid:pk>"

urlpatterns = [
    path(f"{CASE}/plan/", plan.show_plan, name="plan"),
    path(f"{CASE}/goals/new/", plan.add_goal, name="add-goal"),
    path(
        f"{CASE}/goals/<uuid:goal>/actions/new/",
        plan.add_action,
        name="add-action",
    ),
    path(f"{CASE}/actions/<uuid:action>/end/", plan.end_action, name="end-action"),
    path(f"{CASE}/reviews/new/", reviews.record_review, name="record-review"),
    path(f"{CASE}/close/", reviews.close_case, name="close"),
]
