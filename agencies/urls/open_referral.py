"""Addresses of the open API; they are the standard's, and end without a slash."""

from django.urls import path

from agencies import api

ROOT = "open-referral"

urlpatterns = [
    path(f"{ROOT}/", api.show_about, name="open-referral"),
    path(f"{ROOT}/openapi.json", api.show_schema, name="open-referral-schema"),
    path(f"{ROOT}/services", api.list_services, name="open-services"),
    path(f"{ROOT}/services/<uuid:service>", api.show_service, name="open-service"),
    path(f"{ROOT}/taxonomies", api.list_taxonomies, name="open-taxonomies"),
    path(f"{ROOT}/taxonomies/<uuid:taxonomy>", api.show_taxonomy, name="open-taxonomy"),
    path(f"{ROOT}/taxonomy_terms", api.list_terms, name="open-terms"),
    path(
        f"{ROOT}/taxonomy_terms/<uuid:taxonomy_term>", api.show_term, name="open-term"
    ),
    path(f"{ROOT}/service_at_locations", api.list_places, name="open-places"),
    path(
        f"{ROOT}/service_at_locations/<uuid:service_at_location>",
        api.show_place,
        name="open-place",
    ),
]
