"""No page without a rule, and nothing for the signed-out (R1)."""

import uuid

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from information_sharing.middleware import rule_of

ANYBODY = {"public", "own account"}


def routes(patterns=None, prefix=""):
    """Yield (full name, view) of every address of the site."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, prefix + space)
        elif isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or ""), pattern


ROUTES = dict(routes())


def address(name):
    """Return an address of this route with identifiers of nothing."""
    values = {
        key: {"uuid": uuid.UUID(int=1), "int": 1}.get(kind, "a")
        for key, kind in kinds(ROUTES[name])
    }
    return reverse(name, kwargs=values)


def kinds(pattern):
    """Yield each parameter of a route with its kind."""
    for key, converter in pattern.pattern.converters.items():
        yield key, type(converter).__name__.removesuffix("Converter").lower()


@pytest.mark.parametrize("name", ROUTES)
def test_every_route_declares_its_rule(name):
    assert name, "Every route has a name"
    assert rule_of(ROUTES[name].callback) is not None, (
        f"{name} opens by no rule: put public, page, case_page or case_api on its view"
    )


CLOSED = [
    name
    for name, pattern in ROUTES.items()
    if (rule := rule_of(pattern.callback)) and rule.kind not in ANYBODY
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLOSED)
def test_the_signed_out_get_nothing(client, name):
    for method in (client.get, client.post):
        response = method(address(name))

        signs_in = response.status_code == 302 and "/login/" in response.url
        assert signs_in or response.status_code == 403


@pytest.mark.parametrize(
    "name", [n for n in ROUTES if "pk" in ROUTES[n].pattern.converters]
)
def test_families_are_named_by_uuid_only(name):
    parameters = dict(kinds(ROUTES[name]))

    assert parameters["pk"] == "uuid"


def test_a_view_without_a_rule_is_not_served(rf, client, settings, db):
    settings.ROOT_URLCONF = "tests.architecture.urls_without_rules"

    response = client.get("/open-to-all/")

    assert response.status_code in {302, 403}
    assert b"everything" not in response.content
