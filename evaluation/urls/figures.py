"""Addresses of the figures of now, targets, and the figures of others."""

from django.urls import path

from evaluation.views import figures

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/targets/", figures.targets, name="targets"),
    path("figures/targets/<uuid:target>/end/", figures.target_end, name="target-end"),
    path("figures/supplied/", figures.supplied_figures, name="supplied-figures"),
    path(
        "figures/supplied/<uuid:supplied>/end/",
        figures.supplied_figure_end,
        name="supplied-figure-end",
    ),
    path("figures/<slug:indicator>/", figures.figure, name="figure"),
]
