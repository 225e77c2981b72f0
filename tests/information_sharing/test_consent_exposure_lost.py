"""Of what a team lost sight: all of it, some kinds, or what is about one person."""

import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.models import TellingTask
from information_sharing.notice_words import KINDS
from information_sharing.queries import exposure
from information_sharing.sight import sight_of
from tests.information_sharing.walker import text
from tests.information_sharing.walks import agreement
from tests.people import household, lead_professional, share

pytestmark = pytest.mark.django_db
WHO = "names, ages and who is involved"


def lost(consent, by):
    return [one.lost for one in exposure.exposure_of(viewer=by, consent=consent)]


def test_a_kind_taken_back_is_named_on_the_page(
    client, family, therapy, therapist, viewer
):
    consent = share(family, therapy).consent
    commands.narrow_consent(consent=consent, reason="", by=viewer, category="HEALTH")

    page = reverse("information_sharing:exposure", args=[family.case.pk, consent.pk])
    shown = text(client.get(page))

    assert "Lost sight of health on" in shown
    standing = sight_of(family.case).teams
    kept = {category for team, category in standing if team == therapy.pk}
    assert "DEVELOPMENT" in kept
    assert "HEALTH" not in kept


def test_one_person_taken_back_is_named(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    commands.narrow_consent(consent=consent, reason="", by=by, person=family.child)

    assert lost(consent, by) == [f"what is about {family.child}"]


@pytest.mark.parametrize("only", [True, False])
def test_all_of_it_is_said_without_kinds(family, therapy, therapist, by, only):
    consent = share(family, therapy).consent
    team = therapy if only else None
    commands.withdraw_consent(consent=consent, reason="", by=by, team=team)

    assert lost(consent, by) == [""]


def test_each_loss_keeps_its_own_words(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    commands.narrow_consent(consent=consent, reason="", by=by, category="HEALTH")
    commands.withdraw_consent(consent=consent, reason="", by=by)

    assert lost(consent, by) == ["", "health"]


def test_a_later_consent_with_fewer_kinds_says_which(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    said = agreement(family, therapy, categories=("DEVELOPMENT",))

    later = commands.change_consent(consent=consent, agreement=said, by=by)

    assert TellingTask.objects.count() == 1
    assert "health" in lost(later, by)[0]
    assert "development" not in lost(later, by)[0]


def test_a_later_consent_without_the_team_is_all_of_it(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    other = share(household(), therapy).decision.case.recording_team
    said = agreement(family, other, categories=("DEVELOPMENT",))

    later = commands.change_consent(consent=consent, agreement=said, by=by)

    assert lost(later, by) == [""]


def told(client, family) -> str:
    """Return what the page of the team that lost sight says that it is about."""
    task = TellingTask.objects.latest("created_at")
    page = reverse("information_sharing:tell-team", args=[family.case.pk, task.pk])
    return text(client.get(page))


def test_the_team_is_told_which_kinds(client, family, therapy, therapist, viewer):
    consent = share(family, therapy, categories=["HEALTH", "DEVELOPMENT"]).consent

    commands.narrow_consent(consent=consent, reason="", by=viewer, category="HEALTH")
    assert "It is about: health." in told(client, family)

    commands.withdraw_consent(consent=consent, reason="", by=viewer)
    assert f"It is about: {WHO}, health and development." in told(client, family)


def test_of_what_it_never_saw_the_team_is_told_nothing(
    client, family, therapy, therapist, viewer
):
    consent = share(family, therapy, categories=["HEALTH"]).consent
    consent.categories = ["HEALTH", "WELLBEING", "DEVELOPMENT"]
    consent.save()
    said = agreement(family, therapy, categories=("DEVELOPMENT",))

    commands.change_consent(consent=consent, agreement=said, by=viewer)

    assert "It is about: health." in told(client, family)


def test_a_kind_that_the_teller_does_not_see_is_not_named(
    client, family, therapy, therapist, viewer
):
    consent = share(family, therapy, categories=["MENTAL_HEALTH", "HEALTH"]).consent
    commands.withdraw_consent(consent=consent, reason="", by=viewer)
    lead = lead_professional(family, categories=["HEALTH"])
    client.force_login(lead)

    assert f"It is about: {WHO} and health." in told(client, family)


def test_the_notice_says_withdrawn_or_narrowed():
    assert "withdrawn or narrowed" in KINDS["TELL_TEAM"].sentence
