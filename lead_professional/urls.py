"""Addresses of asking somebody to lead, and of the answer."""

from django.urls import path

from lead_professional import views

app_name = "lead_professional"
CASE = "cases/<uuid:pk>/lead-professional"

urlpatterns = [
    path(f"{CASE}/nominate/", views.nominate, name="nominate"),
    path(
        f"{CASE}/<uuid:nomination>/take-back/",
        views.take_back,
        name="take-back",
    ),
    path("nominations/<uuid:nomination>/", views.nomination, name="nomination"),
]
