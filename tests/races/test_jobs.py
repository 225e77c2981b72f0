"""Rights are asked for again when the job runs and when its document is fetched (R15)."""

import pytest
from django.urls import reverse

from agencies.commands import leave_team
from evaluation import building
from evaluation.models import Report
from tests.evaluation.town import this_quarter
from tests.factories.agencies import CentreFactory
from tests.factories.evaluation import ReportFactory
from tests.people import centre_manager
from tests.races.together import Meanwhile, elsewhere

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENTS = ("evaluation:report-pdf", "evaluation:report-csv", "evaluation:report")


@pytest.fixture
def manager(transactional_db):
    """Somebody who manages a centre."""
    return centre_manager(CentreFactory())


@pytest.fixture
def report(manager):
    """A report that she has asked for."""
    centre = manager.memberships.get().team.centre
    return ReportFactory(centre=centre, requested_by=manager, **this_quarter())


@pytest.fixture
def leave(manager):
    """End her place, wherever this is called."""
    membership = manager.memberships.get()
    return lambda: leave_team(membership=membership, by=manager)


def test_she_loses_her_role_while_the_job_is_queued(report, leave):
    elsewhere(leave)

    building.build(report.pk)

    made = Report.objects.get(pk=report.pk)
    assert made.status == "FAILED"
    assert not made.document
    assert not made.snapshot


def test_she_loses_her_role_while_the_job_counts(report, leave):
    meanwhile = Meanwhile("cases_case", leave)

    meanwhile.during(lambda: building.build(report.pk))

    assert meanwhile.happened


@pytest.mark.parametrize("name", DOCUMENTS)
def test_she_loses_her_role_between_request_and_download(
    name, report, manager, leave, signed_in
):
    building.build(report.pk)
    browser, path = signed_in(manager), reverse(name, args=[report.pk])
    assert browser.get(path).status_code == 200

    elsewhere(leave)

    assert browser.get(path).status_code == 403
