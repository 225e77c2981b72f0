"""A family is protected after its pack was decided: everything is decided anew (R12)."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.commands import subject_access as commands
from information_sharing.commands.subject_access import Verdict
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Passage
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.office import finished, officer_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def protected(family):
    """A finished pack, its officer, a second person, and a shield that came later."""
    officer = officer_for(family.case)
    second = officer_for(family.case, RoleName.SAFEGUARDING_LEAD)
    request = finished(family, officer)
    shield = ShieldingFactory(case=family.case)
    for reader in (officer, second):
        ShieldReaderFactory(shielding=shield, practitioner=reader)
    return request, officer, second


def test_a_pack_decided_before_the_protection_does_not_go_out(protected):
    request, _, second = protected

    with pytest.raises(NotPossibleNow, match="wait for a decision"):
        commands.release_pack(request=request, by=second)


def test_it_goes_out_once_each_passage_was_decided_again(protected):
    request, officer, second = protected
    verdict = Verdict(choice=Passage.Choice.WITHHOLD, reason="May say where they are.")
    for passage in request.passages.all():
        commands.decide_passage(passage=passage, verdict=verdict, by=officer)
    commands.finish_pack(request=request, by=officer)

    assert commands.release_pack(request=request, by=second).released_at


def test_the_page_says_why_it_waits_and_offers_no_release(client, protected):
    request, _, second = protected
    client.force_login(second)

    page = client.get(
        reverse("information_sharing:subject-access", args=[request.pk])
    ).content.decode()

    assert "The family has been protected since." in page
    assert "release it" not in page
