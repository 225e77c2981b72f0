"""Addresses of what everybody here has in common."""

from django.urls import path

from agencies import views

app_name = "agencies"

urlpatterns = [
    path("my-days/", views.change_days, name="my-days"),
    path("glossary/", views.show_glossary, name="glossary"),
    path("glossary/new/", views.add_term, name="add-term"),
    path("glossary/<uuid:term>/", views.change_term, name="change-term"),
]
