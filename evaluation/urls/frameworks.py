"""Addresses of the frameworks of outcomes."""

from django.urls import path

from evaluation.views import frameworks

LIST = "frameworks/"

urlpatterns = [
    path(LIST, frameworks.framework_list, name="frameworks"),
    path(f"{LIST}new/", frameworks.framework_new, name="framework-new"),
    path(f"{LIST}table.csv", frameworks.framework_template, name="framework-template"),
    path(
        f"{LIST}<uuid:framework>/end/", frameworks.framework_end, name="framework-end"
    ),
]
