"""Addresses of the glossary, and of one's own days."""

from django.urls import path

from agencies.views import days, glossary

urlpatterns = [
    path("my-days/", days.change_days, name="my-days"),
    path("glossary/", glossary.show_glossary, name="glossary"),
    path("glossary/new/", glossary.add_term, name="add-term"),
    path("glossary/<uuid:term>/", glossary.change_term, name="change-term"),
]
