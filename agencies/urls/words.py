"""Addresses of the glossary, and of one's own days."""

from django.urls import path

from agencies.views import days, glossary, meanings

urlpatterns = [
    path("my-days/", days.change_days, name="my-days"),
    path("glossary/", glossary.show_glossary, name="glossary"),
    path("glossary/new/", glossary.add_term, name="add-term"),
    path("glossary/<uuid:term>/", glossary.change_term, name="change-term"),
    path("glossary/ask/", meanings.ask_meaning, name="ask-meaning"),
    path("glossary/<uuid:term>/meaning/", meanings.say_meaning, name="say-meaning"),
    path(
        "glossary/questions/<uuid:asked_word>/",
        meanings.answer_question,
        name="answer-meaning",
    ),
]
