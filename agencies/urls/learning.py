"""Addresses of learning: training, supervision, time elsewhere, stories of practice."""

from django.urls import path

from agencies.views import learning, supervision

EVENT = "learning/training/<uuid:training>"
PLACE = "learning/places/<uuid:place>"
TALK = "learning/supervision/<uuid:talk>"
STORY = "learning/stories/<uuid:practice>"

urlpatterns = [
    path("learning/", learning.show_learning, name="learning"),
    path("learning/training/new/", learning.arrange, name="arrange-training"),
    path("learning/training/past/", learning.list_past, name="past-training"),
    path(f"{EVENT}/", learning.show_event, name="training"),
    path(f"{EVENT}/book/", learning.book, name="book-training"),
    path(f"{EVENT}/who-came/", learning.note_who_came, name="who-came"),
    path(f"{EVENT}/cancel/", learning.cancel, name="cancel-training"),
    path(f"{PLACE}/give-back/", learning.give_back, name="give-place-back"),
    path(f"{PLACE}/look-back/", learning.look_back, name="look-back-training"),
    path("learning/coverage/", learning.show_coverage, name="learning-coverage"),
    path("learning/expected/new/", learning.expect, name="expect-training"),
    path(
        "learning/expected/<uuid:expectation>/end/",
        learning.expect_no_more,
        name="expect-no-more",
    ),
    path("learning/gate/", learning.set_gate, name="set-gate"),
    path("learning/gate/<uuid:gate>/lift/", learning.lift_gate, name="lift-gate"),
    path("learning/supervision/", supervision.list_talks, name="supervision"),
    path("learning/supervision/new/", supervision.write_talk, name="write-talk"),
    path(f"{TALK}/", supervision.show_talk, name="talk"),
    path(f"{TALK}/confirm/", supervision.confirm_talk, name="confirm-talk"),
    path(f"{TALK}/decision/", supervision.copy_decision, name="copy-decision"),
    path("learning/thoughts/new/", supervision.write_thought, name="write-thought"),
    path(
        "learning/thoughts/<uuid:thought>/", supervision.change_thought, name="thought"
    ),
    path("learning/elsewhere/", supervision.arrange_exchange, name="arrange-exchange"),
    path(
        "learning/elsewhere/<uuid:exchange>/end/",
        supervision.end_exchange,
        name="end-exchange",
    ),
    path("learning/stories/", supervision.list_stories, name="practice-stories"),
    path("learning/stories/new/", supervision.tell_story, name="tell-practice-story"),
    path(f"{STORY}/release/", supervision.release_story, name="release-practice-story"),
    path(f"{STORY}/take-back/", supervision.take_story_back, name="take-back-practice"),
]
