"""Addresses of how it goes with one family, and of the stories that may be told."""

from django.urls import path

from evaluation.views import contributions, ratings, stories

OUTCOMES = "cases/<uuid:pk>/outcomes/"
STORY = f"{OUTCOMES}stories/<uuid:story>/"

urlpatterns = [
    path(OUTCOMES, ratings.show_outcomes, name="outcomes"),
    path(
        f"{OUTCOMES}rate/review/<uuid:review>/",
        ratings.rate_at_review,
        name="rate-review",
    ),
    path(f"{OUTCOMES}rate/<slug:moment>/", ratings.rate_at, name="rate"),
    path(f"{OUTCOMES}stories/new/", stories.write_story, name="write-story"),
    path(f"{STORY}release/", stories.release_story, name="release-story"),
    path(f"{STORY}take-back/", stories.take_back_story, name="take-back-story"),
    path(
        f"{OUTCOMES}contributions/new/",
        contributions.add_contribution,
        name="add-contribution",
    ),
    path(
        f"{OUTCOMES}contributions/<uuid:gift>/take-out/",
        contributions.take_out_contribution,
        name="take-out-contribution",
    ),
    path(
        "cases/<uuid:pk>/working-together/",
        contributions.working_together,
        name="working",
    ),
    path("stories/", stories.released_stories, name="stories"),
]
