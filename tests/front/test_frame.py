import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views import defaults

from agencies.models import RoleName
from config import context
from tests.factories.agencies import TeamFactory, TeamMembershipFactory

INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|javascript:""")


def request_of(user=None, path="/"):
    request = RequestFactory().get(path)
    request.user = user or TeamMembershipFactory().practitioner
    request._messages = []
    return request


def shown(request):
    context_data = context.house(request)
    labels = [entry.label for entry in context_data["navigation"]]
    return labels, context_data["hats"]


@pytest.mark.django_db
def test_the_hat_in_use_is_shown_with_one_query(django_assert_num_queries):
    membership = TeamMembershipFactory()
    request = request_of(membership.practitioner)

    with django_assert_num_queries(1):
        _, hat = shown(request)

    assert hat.worn.team == membership.team


@pytest.mark.django_db
def test_nothing_is_asked_of_the_database_until_the_frame_is_shown(
    django_assert_num_queries,
):
    request = request_of()

    with django_assert_num_queries(0):
        context.house(request)


@pytest.mark.django_db
def test_a_team_that_was_left_is_not_worn():
    membership = TeamMembershipFactory()
    membership.ends_on = membership.starts_on
    membership.save(update_fields=["ends_on"])

    _, hat = shown(request_of(membership.practitioner))

    assert hat.worn is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (
            RoleName.PRACTITIONER,
            (
                "Home, Families, Centre, Directory, Activities, New births, "
                "Referrals, Panels, Partnership, Find a child, Emergency, Learning, "
                "I lead"
            ),
        ),
        (
            RoleName.TEAM_MANAGER,
            (
                "Home, Families, Centre, Directory, Activities, New births, "
                "Referrals, Panels, Partnership, Find a child, Emergency, "
                "Oversight, Learning, I lead, My team"
            ),
        ),
        (
            RoleName.MANAGER,
            (
                "Home, Centre, Directory, Panels, Partnership, Figures, Reports, "
                "Self-evaluation, Surveys, Learning, Purchases, Unmet needs, "
                "Settings"
            ),
        ),
        (
            RoleName.COMMISSIONER,
            (
                "Home, Centre, Directory, Partnership, Figures, Reports, "
                "Self-evaluations, Learning"
            ),
        ),
        (
            RoleName.INFORMATION_OFFICER,
            (
                "Home, Families, Centre, Directory, Partnership, Emergency, Desk, "
                "Questions, Shields, Oversight, Subject access, Retention, Learning"
            ),
        ),
        (
            RoleName.SAFEGUARDING_LEAD,
            (
                "Home, Families, Centre, Directory, Partnership, Find a child, "
                "Emergency, Shields, Oversight, Subject access, Learning"
            ),
        ),
        (
            RoleName.AUDITOR,
            ("Home, Centre, Directory, Partnership, Log, Learning"),
        ),
        (
            RoleName.AGENCY_ADMINISTRATOR,
            ("Home, Centre, Directory, Partnership, Accounts, Learning"),
        ),
        (
            RoleName.SYSTEM_ADMINISTRATOR,
            ("Home, Centre, Directory, Partnership, Learning"),
        ),
    ],
)
def test_only_what_the_role_may_use_is_offered(role, labels, monkeypatch):
    monkeypatch.setattr(context, "address", lambda name: f"/{name}/")
    membership = TeamMembershipFactory(team=TeamFactory(), role=role)

    found, _ = shown(request_of(membership.practitioner))

    assert ", ".join(found) == labels


def test_a_page_that_does_not_exist_yet_is_left_out():
    assert context.address("nowhere:at-all") == ""


def test_home_is_current_only_at_home():
    assert context.is_current("/", "/")
    assert not context.is_current("/", "/cases/")
    assert context.is_current("/cases/", "/cases/x/")


@pytest.mark.django_db
def test_a_page_that_is_not_found_says_the_same_whatever_it_was():
    user = TeamMembershipFactory().practitioner
    bodies = {
        defaults.page_not_found(request_of(user, path), Exception(path)).content
        for path in (f"/cases/{uuid4()}/", f"/cases/{uuid4()}/", "/nonsense/")
    }

    assert all(b"Printed for" not in body for body in bodies)
    assert len({re.sub(rb" aria-current.*?>", b">", body) for body in bodies}) <= 2
    for body in bodies:
        assert b"it may not be shared with you" in body
        assert b"nonsense" not in body
        assert b"csrf" not in body.lower()


@pytest.mark.django_db
def test_a_refusal_gives_its_reason():
    reason = PermissionDenied("Only the lead professional may close the plan.")

    response = defaults.permission_denied(request_of(), reason)

    assert b"Only the lead professional may close the plan." in response.content


@pytest.mark.parametrize("name", ["400", "500", "503", "csrf_failure", "403_csrf"])
def test_pages_for_trouble_need_neither_request_nor_database(name):
    html = render_to_string(f"{name}.html")

    assert '<html class="govuk-template" lang="en-GB">' in html
    assert not INLINE.search(html)


@pytest.mark.django_db
def test_settings_lead_to_every_page_and_stay_marked_there(client):
    manager = TeamMembershipFactory(team=TeamFactory(), role=RoleName.MANAGER)
    client.force_login(manager.practitioner)
    listed = client.get("/settings/").content.decode()

    for label, name, _ in context.SETTINGS:
        url = context.address(name)
        assert f'href="{url}">{label}<' in listed
        current = [
            e.label for e in context.navigation(url, {RoleName.MANAGER}) if e.current
        ]
        assert current == ["Settings"], label
