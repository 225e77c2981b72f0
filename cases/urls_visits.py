"""Addresses of visits and messages."""

from django.urls import path

from cases.views import messages, visits

ONE = "cases/<uuid:pk>/visits/<uuid:visit>"
WORDS = "cases/<uuid:pk>/messages/<uuid:message>"

urlpatterns = [
    path("visits/", visits.my_visits, name="my-visits"),
    path("cases/<uuid:pk>/visits/", visits.list_visits, name="visits"),
    path("cases/<uuid:pk>/visits/book/", visits.book_visit, name="book-visit"),
    path("cases/<uuid:pk>/messages/", messages.list_messages, name="messages"),
    path(
        "cases/<uuid:pk>/messages/write/", messages.write_message, name="write-message"
    ),
    path(f"{WORDS}/", messages.show_message, name="message"),
    path(f"{WORDS}/decided/", messages.copy_decision, name="copy-decision"),
    path(f"{ONE}/", visits.show_visit, name="visit"),
    path(f"{ONE}/record/", visits.record_visit, name="record-visit"),
    path(f"{ONE}/nobody-there/", visits.nobody_there, name="visit-nobody-there"),
    path(f"{ONE}/call-off/", visits.call_off_visit, name="call-off-visit"),
    path(f"{ONE}/move/", visits.move_visit, name="move-visit"),
    path(f"{ONE}/hand-over/", visits.hand_over_visit, name="hand-over-visit"),
]
